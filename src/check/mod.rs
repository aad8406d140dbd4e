//! The checks that rules are made of.
//!
//! A check examines one post and returns the places where it finds something. The
//! rule that uses the check says why that is wrong and how severe it is; a check
//! does not know which rule it belongs to.
//!
//! Each check is one file, which has the name of the check in rulebooks. The file
//! contains the settings of the check, reads them from a rulebook, says what a post
//! needs to have, and finds the hits in it. To add a check, write its file, add it
//! under `mod` and to `checks!`, and add a row to `docs/rules.md`. The texts of its
//! labels are in `src/message/*.ftl`.

mod alt_text;
mod answered;
mod any;
mod asked;
mod begins_with;
mod bio;
mod capitals;
mod client;
mod closed_later;
mod companion;
mod count;
mod country;
mod defer;
mod distinct;
mod element;
mod emergency_number;
mod event_naming;
mod event_tag;
mod event_words;
mod expired_tag;
mod first;
mod forbid;
mod frequent_words;
mod hashtag_affixes;
mod hashtag_broken;
mod hashtag_case;
mod hashtag_reach;
mod hashtag_small_words;
mod hashtag_split;
mod hijack;
mod hit;
mod hold;
mod hold_own;
mod lacking;
mod lead_pointers;
mod leading_mention;
mod length;
mod licence_plate;
mod limit;
mod link;
mod lix;
mod look_alike_letters;
mod marks;
mod match_conditions;
mod most_by_platform;
mod needs;
mod overdue;
mod own_words;
mod passed_on;
mod past_sentences;
mod past_years;
mod personal_number;
mod phone_number;
mod posts_of_part;
mod private_repost;
mod read_matcher;
mod replace;
mod require;
mod roles;
mod sentences_and_quotes;
mod sign_off;
mod sources;
mod subject;
mod telephone;
mod topic;
mod topic_people;
mod window_traces;

pub(crate) use answered::Answered;
pub use asked::AskedFact;
pub(crate) use asked::asked_by;
pub use bio::Bio;
pub use country::{COUNTRIES, Country};
pub use event_words::EventWords;
pub use hashtag_reach::{HashtagReach, is_announced};
pub use hit::{Hit, Related, RelatedPlace, SeverityShift, Where};
pub use limit::{Bound, Limit};
pub use match_conditions::{Matcher, Nearby};
pub use needs::{Features, Needs};
pub use posts_of_part::PostsOfPart;
pub(crate) use read_matcher::{HEARD, lexicon};
pub use subject::{Settings, Subject, judged_text};

use crate::{
    matcher::Vocabulary,
    message::Message,
    window::Window,
    yaml::{self, Fields, Node, Reader, Value},
};

/// Reads the settings of a check. The last argument is the check of an earlier layer
/// that this one overrides. If both have the same name, such as `count`, settings
/// that are left out keep their earlier values.
type Read = fn(&Node, &mut Reader<'_>, &mut Vocabulary, Option<&Check>) -> Option<Check>;

/// Defines the enum of all checks, the table of their names and readers, and the
/// `match` that calls a check and asks what it needs. In rulebooks, a check has the
/// name of its file.
macro_rules! checks {
    ($($file:ident::$Settings:ident,)*) => {
        /// A check with its settings.
        #[derive(Debug)]
        pub enum Check {
            $(
                #[doc = concat!("`", stringify!($file), "` in a rulebook.")]
                $Settings(Box<$file::$Settings>),
            )*
        }

        /// Every check, with its name in rulebooks and the function that reads its
        /// settings.
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
            /// All hits of the check in a post. `window` is the window for which the
            /// rule applies to the post; `None` if the rule does not depend on
            /// windows.
            pub fn hits(&self, subject: &Subject<'_, '_>, window: Option<&Window>) -> Vec<Hit> {
                match self {
                    $(Self::$Settings(check) => $file::$Settings::hits(check, subject, window),)*
                }
            }

            /// What a post must have for the check to find anything in it.
            pub fn needs(&self) -> Needs {
                match self {
                    $(Self::$Settings(check) => $file::$Settings::needs(check),)*
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
    licence_plate::LicencePlate,
    telephone::Telephone,
    sign_off::SignOff,
    private_repost::PrivateRepost,
    passed_on::PassedOn,
    overdue::Overdue,
    closed_later::ClosedLater,
    limit::Limit,
    bio::Bio,
    alt_text::AltText,
    leading_mention::LeadingMention,
    begins_with::BeginsWith,
    client::Client,
    emergency_number::EmergencyNumber,
    distinct::Distinct,
    hold::Hold,
    hold_own::HoldOwn,
    defer::Defer,
    topic::Topic,
    sources::Sources,
    hijack::TagHijack,
    event_tag::EventTag,
    expired_tag::ExpiredTag,
    companion::Companion,
    roles::Roles,
    any::Any,
    first::First,
}

impl Check {
    /// Reads a check: a map with one entry, from the name of the check to its
    /// settings. `base` is the check of an earlier layer that this one overrides, if
    /// there is one.
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

    /// Whether the check measures accounts over time, and so finds nothing in a post.
    pub const fn is_about_accounts(&self) -> bool {
        matches!(self, Self::Limit(_) | Self::Bio(_))
    }

    /// How the severity of what only an intent finds differs from that of the rule, where it differs
    /// least; `None` if the check has no intent.
    pub fn heard(&self) -> Option<SeverityShift> {
        match self {
            Self::Forbid(check) => check.heard(),
            Self::Require(check) => check.heard(),
            Self::Any(checks) => checks.heard(),
            Self::First(checks) => checks.heard(),
            Self::Roles(checks) => checks.heard(),
            Self::Hold(check) => check.heard(),
            _ => None,
        }
    }

    /// Reads a list of checks. Checks of accounts over time are not allowed in it.
    fn read_list(
        node: &Node,
        reader: &mut Reader<'_>,
        vocabulary: &mut Vocabulary,
    ) -> Option<Vec<Self>> {
        let read = |node: &Node, reader: &mut Reader<'_>| {
            let check = Self::read(node, reader, vocabulary, None)?;
            if !check.is_about_accounts() {
                return Some(check);
            }
            let message = Message::new("limit-in-list");
            reader.wrong(node.span, message, Message::new("limit-in-list-help"))
        };
        yaml::list_of(read)(node, reader)
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

/// Reads the number under a key. The key may be left out only if there is a default.
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
