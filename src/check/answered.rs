//! The post that a reply answers, as far as its text is known: a reply to a post about a
//! crisis is about that crisis, too, even if it does not name it.

use super::{Related, RelatedPlace, Subject};
use crate::{
    matcher::{Automaton, Scratch},
    message::Message,
    personal_data::{cut, masked, secrets},
    post::Post,
    text::Text,
    tokens::Tokens,
    window::{Window, WindowKind},
};

/// How many characters of an answered post a label shows.
const LONGEST_EXCERPT: usize = 60;

/// The post that a reply answers.
#[derive(Debug)]
pub(crate) struct Answered<'a> {
    text: &'a str,
    /// The indices of the open crises that it names.
    about: Vec<usize>,
}

impl<'a> Answered<'a> {
    /// The post that a post answers; `None` if its text is not known, or if it names no
    /// crisis that is open at the time of the reply.
    pub(crate) fn by(subject: &Subject<'a, '_>, automaton: &Automaton) -> Option<Self> {
        let target = subject.post.reply_to.as_deref()?;
        let mut crises = subject
            .windows
            .iter()
            .copied()
            .filter(|window| window.kind == WindowKind::Crisis && window.is_open(subject.time))
            .peekable();
        crises.peek()?;
        let text = target.text.as_deref();
        let text = text.or_else(|| subject.beside?.text_of(target.id.as_deref()?))?;
        let post = Post {
            platform: subject.post.platform,
            account: target.account.clone().unwrap_or_default(),
            ..Post::new("", Text::verbatim(text, 0), subject.post.span)
        };
        let (tokens, mut scratch) = (Tokens::on(text, post.platform), Scratch::default());
        let matches = automaton.scan_post((text, None), &tokens, &mut scratch);
        let windows = (subject.windows, subject.register, subject.events);
        let facts = (subject.hashtags, subject.settings);
        let mut other = Subject::new(&post, (&tokens, &matches), windows, facts, subject.now);
        other.time = subject.time;
        let named = crises.filter(|window| other.names(window));
        let about: Vec<usize> = named.map(|window| window.index).collect();
        (!about.is_empty()).then_some(Self { text, about })
    }

    /// Whether the answered post is about the event of a window.
    pub(super) fn is_about(&self, window: &Window) -> bool {
        self.about.contains(&window.index)
    }

    /// The label that says which event the answered post is about, with the beginning of
    /// its text.
    fn label(&self, window: &Window) -> Message {
        // The words by which a personal number is recognised may be after the excerpt.
        let text = masked(self.text, &secrets(self.text));
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let excerpt = match line.char_indices().nth(LONGEST_EXCERPT) {
            Some((end, _)) => format!("{}…", cut(&line, end)),
            None => line,
        };
        window.answered_label(excerpt)
    }
}

impl Subject<'_, '_> {
    /// Whether the post answers one that is about the event of a window.
    pub(crate) fn answers_about(&self, window: &Window) -> bool {
        self.answered.as_ref().is_some_and(|answered| answered.is_about(window))
    }

    /// The label at the beginning of a reply that says what it answers; `None` if the
    /// answered post is not known to be about the event of the window.
    pub(super) fn answered_label(&self, window: &Window) -> Option<Related> {
        let answered = self.answered.as_ref().filter(|answered| answered.is_about(window))?;
        let first = self.text().find(char::is_whitespace).unwrap_or(self.text().len());
        Some(Related { at: RelatedPlace::Text(0..first), label: answered.label(window) })
    }
}
