//! A record of an export, and what is done alike for all of them.

use std::borrow::Cow;

use jiff::Timestamp;

use super::value::{handle, span_of};
use crate::{
    input::ReadOptions,
    language::Localized,
    post::{Kind, Post, Reference, snowflake_time},
    source::{Problem, Source, Span},
    text::Text,
    time::parse_time,
};

/// A record and where it stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Record<'s, 'o> {
    /// The source it stands in.
    pub(crate) source: &'s Source,
    /// What reading depends on beside the source.
    pub(crate) options: &'o ReadOptions,
    /// All of it.
    pub(crate) span: Span,
}

/// What is wrong with a record, and where in it.
#[derive(Debug)]
pub(crate) enum Mistake {
    /// It is not JSON, or not of the shape that was expected.
    Json(serde_json::Error),
    /// It is a list, a text or a number.
    NoObject,
    /// It lacks something that no post can do without.
    Lacks(&'static str),
    /// It is of another shape than the one before it.
    Other,
}

impl From<serde_json::Error> for Mistake {
    fn from(error: serde_json::Error) -> Self {
        Self::Json(error)
    }
}

impl<'s> Record<'s, '_> {
    /// The record as it stands in the source.
    pub(crate) fn raw(&self) -> &'s str {
        self.source.slice(self.span)
    }

    /// A part of it as a record of its own.
    pub(crate) fn part(self, span: Span) -> Self {
        Self { span, ..self }
    }

    /// A post of which nothing but this is known. Without an id it is called
    /// after its line.
    pub(crate) fn post(&self, id: Option<Cow<'s, str>>, text: Text<'s>) -> Post<'s> {
        let line = || self.source.position(self.span.start).line.to_string().into();
        Post::new(id.filter(|id| !id.is_empty()).unwrap_or_else(line), text, self.span)
    }

    /// Sets that and when a post appeared: as the file says, else as its id says. A time
    /// that cannot be read and that no id makes up for is a problem.
    pub(crate) fn set_time(
        &self,
        post: &mut Post<'s>,
        created: Option<Cow<'s, str>>,
        problems: &mut Vec<Problem>,
    ) {
        let Some(created) = created else {
            post.time = snowflake_time(&post.id);
            post.published = post.time.is_some();
            return;
        };
        post.published = true;
        if let Cow::Borrowed(text) = created {
            post.time_span = span_of(self.source, text);
        }
        post.time = created.parse::<Timestamp>().ok().or_else(|| snowflake_time(&post.id));
        if post.time.is_some() {
            return;
        }
        match parse_time(&created, &self.options.timezone) {
            Ok(time) => post.time = Some(time),
            Err(mistake) => problems
                .push(Problem::at(self.source, post.time_span, mistake.message).help(mistake.help)),
        }
    }

    /// The problem that a mistake in the record is.
    pub(crate) fn problem(&self, mistake: &Mistake) -> Problem {
        match mistake {
            Mistake::Json(error) => {
                let at = self.place_of(error);
                let message = error.to_string();
                let message = message.split(" at line ").next().unwrap_or(&message);
                Problem::at(
                    self.source,
                    Span::new(at, at),
                    (
                        format!("this is no post: {message}"),
                        format!("dette er ikke et opslag: {message}"),
                    ),
                )
            }
            Mistake::Lacks(what) => self.at_start((
                format!("this is no post: it has no {what}"),
                format!("dette er ikke et opslag: det har ingen {what}"),
            )),
            Mistake::NoObject => self.at_start((
                "this is no post: it is no object in braces",
                "dette er ikke et opslag: det står ikke i krøllede klammer",
            )),
            Mistake::Other => self.at_start((
                "this is no post of a kind that is known",
                "dette er ikke en slags opslag, der er kendt",
            )),
        }
        .help(("the other records are read all the same", "resten er læst alligevel"))
    }

    fn at_start(&self, message: impl Into<Localized>) -> Problem {
        let first = self.raw().chars().next().map_or(0, char::len_utf8);
        Problem::at(self.source, Span::new(self.span.start, self.span.start + first), message)
    }

    /// The byte at which reading stopped. `serde_json` counts lines from the
    /// start of the record, and columns in bytes.
    fn place_of(&self, error: &serde_json::Error) -> usize {
        let raw = self.raw();
        let skipped = error.line().saturating_sub(2);
        let line = match error.line() {
            0 | 1 => 0,
            _ => memchr::memchr_iter(b'\n', raw.as_bytes()).nth(skipped).map_or(0, |at| at + 1),
        };
        let at = (line + error.column().saturating_sub(1)).min(raw.len());
        let at = (0..=at).rev().find(|at| raw.is_char_boundary(*at)).unwrap_or(0);
        self.span.start + at
    }
}

/// The account that `RT @account` at the start of a text passes on.
pub(crate) fn retweeted<'s>(text: &Text<'s>) -> Option<Reference<'s>> {
    let account = leading_handle(text.as_str().strip_prefix("RT @")?)?;
    Some(Reference { account: Some(Cow::Owned(account.to_owned())), id: None })
}

/// The account that ` QT @account` in a text quotes, as some exports write.
pub(crate) fn quoted_in<'s>(text: &Text<'s>) -> Option<Reference<'s>> {
    let (_, rest) = text.as_str().split_once(" QT @")?;
    let account = leading_handle(rest)?;
    Some(Reference { account: Some(Cow::Owned(account.to_owned())), id: None })
}

/// The account whose handle begins a text that the export says nothing more
/// about: an answer, as far as anybody can tell.
pub(crate) fn answered<'s>(text: &Text<'s>) -> Option<Reference<'s>> {
    let account = leading_handle(text.as_str().strip_prefix('@')?)?;
    Some(Reference { account: Some(Cow::Owned(account.to_owned())), id: None })
}

fn leading_handle(text: &str) -> Option<&str> {
    let len = text.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count();
    (0 < len).then_some(&text[..len])
}

/// What a post is to others, from the posts it refers to.
pub(crate) fn kind_of(post: &Post<'_>) -> Kind {
    if post.repost_of.is_some() {
        Kind::Repost
    } else if post.reply_to.is_some() {
        Kind::Reply
    } else if post.quote_of.is_some() {
        Kind::Quote
    } else {
        Kind::Original
    }
}

/// Another post by what an export says of it; nothing where it says nothing.
pub(crate) fn reference<'s>(
    account: Option<Cow<'s, str>>,
    id: Option<Cow<'s, str>>,
) -> Option<Reference<'s>> {
    let account = account.filter(|account| !account.is_empty()).map(handle);
    let id = id.filter(|id| !id.is_empty());
    (account.is_some() || id.is_some()).then_some(Reference { account, id })
}
