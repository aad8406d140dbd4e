//! Text that is safe to write, because personal data in it is masked.
//!
//! The date of birth in a personal number stays, so that the author recognises the number,
//! and its last four digits are masked: `010203-****`. A [`Shown`] can be made only
//! in this file, and output consists only of [`Shown`] texts, so no format can
//! forget to mask.

use std::{borrow::Cow, fmt, ops::Range};

use serde::Serialize;

use super::visible::{visible, without_commands};
use crate::{
    language::Language,
    message::Message,
    personal_data::{DIGITS, masked, secrets, secrets_by_date, secrets_of_id, without_digits},
    post::Post,
    source::Position,
};

/// A text in which personal data is masked.
///
/// [`fmt::Display`] also makes control characters visible, for terminals.
/// [`Serialize`] and [`Shown::text`] leave them as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Shown<'t>(Cow<'t, str>);

impl<'t> Shown<'t> {
    /// The text, in which everything that looks like a personal number is masked.
    pub fn new(text: impl Into<Cow<'t, str>>) -> Self {
        let text = text.into();
        let secrets = secrets(&text);
        Self::with_secrets(text, &secrets)
    }

    /// The text of a message in a language, masked.
    pub fn message(message: &Message, language: Language) -> Shown<'static> {
        Shown::new(message.get(language))
    }

    /// A place in a file, such as `a.yaml:3:7`. Only the path can contain personal
    /// data.
    pub(super) fn place(path: &str, position: Position) -> Shown<'static> {
        let path = Shown::new(path);
        Shown(Cow::Owned(format!("{}:{}:{}", path.0, position.line, position.column)))
    }

    /// The id of a post, masked.
    pub fn id(post: &'t Post<'_>) -> Self {
        Self::with_secrets(Cow::Borrowed(&post.id), &secrets_of_id(post))
    }

    /// A message about the text range `words` of a post. A label may quote a personal
    /// number without the words by which the number was recognised. So if the post has
    /// personal numbers (`secrets`), all groups of ten digits in the message that begin
    /// with a date, as personal numbers do, are masked. If `words` covers only a part of
    /// such a number, that part is masked, too.
    pub(crate) fn about(
        message: String,
        post: &str,
        secrets: &[Range<usize>],
        words: Option<&Range<usize>>,
    ) -> Shown<'static> {
        if secrets.is_empty() {
            return Shown::new(message);
        }
        let parts = words.into_iter().flat_map(|words| cut_secrets(post, secrets, words));
        let message = parts.fold(message, without_digits);
        let dates = secrets_by_date(&message);
        Shown::with_secrets(message.into(), &dates)
    }

    /// A message about a line of a file. If the line has secrets, all groups of ten
    /// digits in the message that begin with a date are masked, as in [`Shown::about`].
    pub(super) fn about_line(message: String, line: &str) -> Shown<'static> {
        // Most messages contain no date. Then the line, which may be long, need not
        // be searched.
        let dates = secrets_by_date(&message);
        if dates.is_empty() || secrets(line).is_empty() {
            return Shown::new(message);
        }
        Shown::with_secrets(message.into(), &dates)
    }

    /// A text in which the byte ranges `known` are masked, and so is everything else
    /// that looks like a personal number.
    pub(crate) fn with_known(text: impl Into<Cow<'t, str>>, known: &[Range<usize>]) -> Self {
        Self::new(Self::with_secrets(text.into(), known).0)
    }

    /// A text in which only the byte ranges `secrets` are masked. They must be in
    /// order.
    fn with_secrets(text: Cow<'t, str>, secrets: &[Range<usize>]) -> Self {
        if secrets.is_empty() {
            return Self(text);
        }
        Self(Cow::Owned(masked(&text, secrets)))
    }

    /// The masked text. It has as many bytes as the original, and may contain
    /// control characters, which the caller must escape.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// The masked text, in which commands for a CI runner are disabled. Control
    /// characters stay.
    pub(crate) fn without_commands(&self) -> Cow<'_, str> {
        without_commands(&self.0)
    }

    /// The lines of the text, without their line breaks.
    pub fn lines(&self) -> impl Iterator<Item = Shown<'_>> {
        self.0.lines().map(|line| Shown(Cow::Borrowed(line)))
    }

    /// A part of the text.
    pub(crate) fn slice(&self, range: Range<usize>) -> Shown<'static> {
        Shown(Cow::Owned(self.0.get(range).unwrap_or_default().to_owned()))
    }

    /// The text with each run of white space replaced by one space.
    #[must_use]
    pub fn on_one_line(&self) -> Shown<'static> {
        Shown(Cow::Owned(self.0.split_whitespace().collect::<Vec<_>>().join(" ")))
    }

    /// This text, followed by another, in which personal data is masked.
    pub(crate) fn followed_by(&self, text: &str) -> Shown<'static> {
        Shown(Cow::Owned(format!("{}{}", self.0, Shown::new(text).0)))
    }

    /// Both texts with a separator between them. The separator is not masked, so it must
    /// not come from a post or file.
    pub(crate) fn join(&self, separator: &str, other: &Shown<'_>) -> Shown<'static> {
        Shown(Cow::Owned(format!("{}{separator}{}", self.0, other.0)))
    }

    /// The same text as an owned value.
    pub fn into_owned(self) -> Shown<'static> {
        Shown(Cow::Owned(self.0.into_owned()))
    }
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&visible(&self.0))
    }
}

/// The covered part of each personal number (`secrets`) of which the range `words` covers
/// only a part.
fn cut_secrets<'p>(
    post: &'p str,
    secrets: &[Range<usize>],
    words: &Range<usize>,
) -> impl Iterator<Item = &'p str> {
    let first = secrets.partition_point(|secret| secret.end <= words.start);
    let touched = secrets[first..].iter().take_while(|secret| secret.start < words.end);
    touched.filter_map(|secret| {
        let part = words.start.max(secret.start)..words.end.min(secret.end);
        // A whole personal number is found in the message itself, but no telephone number is.
        let is_short = || secret.len() < DIGITS;
        post.get(part.clone()).filter(|_| part != *secret || is_short())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, secret: Range<usize>, expected: &str) {
        assert_eq!(Shown::with_secrets(text.into(), &[secret]).text(), expected);
    }

    #[test]
    fn the_length_stays_and_the_last_digits_go() {
        check("cpr 010203-1234.", 4..15, "cpr 010203-****.");
        check("0102031234", 0..10, "010203****");
        check("010203–1234", 0..13, "010203–****");
        check("０１０２０３１２３４", 0..30, "０１０２０３＊＊＊＊");
        check("beyond the end", 10..40, "beyond the end");
    }

    #[test]
    fn a_terminal_gets_no_control_character() {
        let shown = Shown::new("cpr 111111-0006 \x1b[2J");
        assert_eq!(shown.to_string(), "cpr 111111-**** ␛[2J");
        assert_eq!(shown.text(), "cpr 111111-**** \x1b[2J");
    }
}
