//! Training sentences: files of lines `LABEL<TAB>LANGUAGE<TAB>SENTENCE`.

use crate::{
    language::Language,
    message::Message,
    source::{Problem, Source, Span},
};

/// The name of the file of sentences that have no intent at all.
pub(super) const BACKGROUND: &str = "background";

/// A training sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sentence<'t> {
    /// Whether it has the intent, or only looks as if it had.
    pub(crate) has: bool,
    pub(crate) text: &'t str,
}

/// The training sentences of a file.
#[derive(Debug)]
pub(crate) struct Corpus<'t> {
    pub(crate) sentences: Vec<Sentence<'t>>,
    pub(super) background: Background,
}

/// What the posts of the background say about the intent of a file. Comments in it such
/// as `# background: none` or `# background: without links, 1 in 500` tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Background {
    /// Which of them are examples of what has not the intent.
    examples: Posts,
    /// Of so many of their sentences, one may seem to have it: the more, the more often
    /// a rule asks.
    pub(super) per_alarm: usize,
}

/// Some posts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Posts {
    All,
    /// A post with a link may promise a page, since there it is.
    WithoutLinks,
    /// Everyday posts often have the intent.
    None,
}

impl Default for Background {
    fn default() -> Self {
        Self { examples: Posts::All, per_alarm: 200 }
    }
}

impl Background {
    /// Takes over what a comment says; whether it could be read.
    fn read(&mut self, comment: &str) -> bool {
        comment.split(',').map(str::trim).all(|part| {
            match part {
                "none" => self.examples = Posts::None,
                "without links" => self.examples = Posts::WithoutLinks,
                _ => {
                    let number = part.strip_prefix("1 in ").and_then(|part| part.parse().ok());
                    let Some(number) = number.filter(|number| 0 < *number) else { return false };
                    self.per_alarm = number;
                }
            }
            true
        })
    }

    /// Whether a post is an example.
    pub(super) const fn has(self, has_link: bool) -> bool {
        match self.examples {
            Posts::All => true,
            Posts::WithoutLinks => !has_link,
            Posts::None => false,
        }
    }
}

/// Reads the training sentences of a file. Lines that begin with `#` are comments.
///
/// # Errors
/// Every line that is not one.
pub(super) fn read(source: &Source) -> Result<Corpus<'_>, Vec<Problem>> {
    let (mut sentences, mut problems, mut start) = (Vec::new(), Vec::new(), 0);
    let mut background = Background::default();
    for line in source.text().split_inclusive('\n') {
        let written = line.trim_end_matches(['\n', '\r']);
        let is_comment = written.trim().is_empty() || written.starts_with('#');
        let said = written.strip_prefix("# background:");
        let is_understood = said.map_or(is_comment, |said| background.read(said));
        if let Some(sentence) = sentence(written) {
            sentences.push(sentence);
        } else if !is_understood {
            let span = Span { start, end: start + written.len() };
            let problem = Problem::at(source, span, Message::new("intent-line-invalid"));
            problems.push(problem.help(Message::new("intent-line-invalid-help")));
        }
        start += line.len();
    }
    if problems.is_empty() { Ok(Corpus { sentences, background }) } else { Err(problems) }
}

fn sentence(line: &str) -> Option<Sentence<'_>> {
    let mut fields = line.split('\t');
    let (label, language, text) = (fields.next()?, fields.next()?, fields.next()?);
    let has = match label {
        "1" => true,
        "0" => false,
        _ => return None,
    };
    Language::of_tag(language)?;
    let is_whole = fields.next().is_none() && !text.trim().is_empty();
    is_whole.then(|| Sentence { has, text: text.trim() })
}
