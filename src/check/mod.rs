//! The primitives that rules are made of.
//!
//! A check looks at one post and says where it objects. What is wrong with
//! that, and how severe it is, is the rule's business; a check knows no rule.
//!
//! Each check is one file: its settings, how they are read from a rulebook, and
//! what it objects to. To add one, write its file, name the file under `mod`
//! and its settings in `checks!`, and give it a row in `docs/rules.md`. The
//! file is called as rulebooks call the check. What it says to people is in
//! `src/message/*.ftl`, among the labels.

mod alt_text;
mod any;
mod begins_with;
mod capitals;
mod companion;
mod count;
mod defer;
mod distinct;
mod element;
mod event_tag;
mod expired_tag;
mod forbid;
mod hashtag_broken;
mod hashtag_case;
mod hashtag_reach;
mod hijack;
mod hit;
mod hold;
mod leading_mention;
mod length;
mod limit;
mod link;
mod lix;
mod look_alike_letters;
mod marks;
mod matcher;
mod own_words;
mod past_years;
mod people;
mod personal_number;
mod phone;
mod prose;
mod read_matcher;
mod replace;
mod require;
mod roles;
mod sources;
mod subject;
mod topic;
mod windows;

pub use hit::{Hit, Related, RelatedPlace, SeverityShift, Where};
pub use matcher::{Matcher, Nearby};
pub use subject::{Settings, Subject, judged_text};

use crate::{
    matcher::Vocabulary,
    message::Message,
    window::Window,
    yaml::{self, Fields, Node, Reader, Value},
};

/// Reads the settings of a check. Where a rule changes a check of the same
/// name, what the settings leave out stays as in that one.
type Read = fn(&Node, &mut Reader<'_>, &mut Vocabulary, Option<&Check>) -> Option<Check>;

/// Writes the enum of all checks, the table of their names and readers, and
/// the match that asks each for its hits. The name of a check in rulebooks is
/// that of its file.
macro_rules! checks {
    ($($file:ident::$Settings:ident,)*) => {
        /// What a rule checks.
        #[derive(Debug)]
        pub enum Check {
            $(
                #[doc = concat!("`", stringify!($file), "` in a rulebook.")]
                $Settings(Box<$file::$Settings>),
            )*
        }

        /// Every check by its name.
        const CHECKS: &[(&str, Read)] = &[
            $((stringify!($file), |node, reader, vocabulary, base| {
                let base = match base {
                    Some(Check::$Settings(base)) => Some(&**base),
                    _ => None,
                };
                $file::$Settings::read(node, reader, vocabulary, base)
                    .map(|check| Check::$Settings(Box::new(check)))
            }),)*
        ];

        impl Check {
            /// All objections to a post. `window` is the one that the rule rests on.
            pub fn hits(&self, subject: &Subject<'_, '_>, window: Option<&Window>) -> Vec<Hit> {
                match self {
                    $(Self::$Settings(check) => $file::$Settings::hits(check, subject, window),)*
                }
            }
        }
    };
}

checks! {
    forbid::Forbid,
    replace::Replace,
    require::Require,
    count::Count,
    length::Length,
    own_words::OwnWords,
    link::Link,
    hashtag_reach::HashtagReach,
    hashtag_broken::HashtagBroken,
    hashtag_case::HashtagCase,
    capitals::Capitals,
    look_alike_letters::LookAlikeLetters,
    marks::Marks,
    lix::Lix,
    personal_number::PersonalNumber,
    alt_text::AltText,
    leading_mention::LeadingMention,
    begins_with::BeginsWith,
    distinct::Distinct,
    hold::Hold,
    defer::Defer,
    topic::Topic,
    sources::Sources,
    hijack::TagHijack,
    event_tag::EventTag,
    expired_tag::ExpiredTag,
    companion::Companion,
    roles::Roles,
    any::Any,
}

impl Check {
    /// Reads a check: a map of one entry, its name with its settings. `base` is
    /// the check that it changes, where there is one.
    pub(crate) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        vocabulary: &mut Vocabulary,
        base: Option<&Self>,
    ) -> Option<Self> {
        let (key, settings) = reader.only_entry(node)?;
        let name = yaml::text(key, reader)?;
        let Some((_, read)) = CHECKS.iter().find(|(known, _)| *known == name) else {
            let known = CHECKS.iter().map(|(known, _)| *known);
            return reader.unknown(key.span, "unknown-check", name, known);
        };
        read(settings, reader, vocabulary, base)
    }
}

/// Reads the settings of a check that has none.
fn no_settings(node: &Node, reader: &mut Reader<'_>) -> Option<()> {
    match &node.value {
        Value::Null => Some(()),
        Value::Map(entries) if entries.is_empty() => Some(()),
        _ => reader.wrong(
            node.span,
            Message::new("check-no-settings"),
            Message::new("check-no-settings-help"),
        ),
    }
}

/// Reads a number that may be left out only where there is a default.
fn setting<N: std::str::FromStr>(
    fields: &mut Fields<'_, '_, '_>,
    key: &'static str,
    default: Option<N>,
) -> Option<N> {
    match default {
        Some(default) => Some(fields.optional(key, yaml::number).unwrap_or(default)),
        None => fields.required(key, yaml::number),
    }
}
