//! The conditions that a rule may set on posts under `when`.
//!
//! To add one, add a row to [`CONDITIONS`] and describe it in `docs/rules.md`.

use std::fmt;

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use super::{builtin, post_feature::PostFeature};
use crate::{
    check::{Features, Matcher, Needs, Subject},
    matcher::Vocabulary,
    message::Message,
    platform::{handle_key, same_handle},
    post::{Fact, Kind},
    register::handle,
    yaml::{self, Node, Reader, one_of, one_or_more},
};

/// A condition, with its key under `when`.
pub(super) struct Condition {
    /// The key.
    pub(super) key: &'static str,
    /// Reads its value and returns the test.
    pub(super) read: fn(&Node, &mut Reader<'_>, &mut Vocabulary) -> Option<Test>,
}

/// A test of whether a post meets a condition.
pub(super) struct Test {
    passes: Box<dyn Fn(&Subject<'_, '_>) -> bool + Send + Sync>,
    /// The features that a post must have to pass, such as a link.
    required: Features,
    /// The words of which a post must have at least one to pass; `None` if it needs
    /// none.
    words: Option<Needs>,
}

impl Test {
    fn new(test: impl Fn(&Subject<'_, '_>) -> bool + Send + Sync + 'static) -> Self {
        Self { passes: Box::new(test), required: Features::default(), words: None }
    }

    /// A test of posts against a list of values; `None` if the list is empty,
    /// because then every post passes.
    fn of_list<T: Send + Sync + 'static>(
        values: Vec<T>,
        test: impl Fn(&[T], &Subject<'_, '_>) -> bool + Send + Sync + 'static,
    ) -> Option<Self> {
        if values.is_empty() {
            None
        } else {
            Some(Self::new(move |subject| test(&values, subject)))
        }
    }

    /// Whether a post meets the condition.
    pub(super) fn passes(&self, subject: &Subject<'_, '_>) -> bool {
        (self.passes)(subject)
    }

    /// The same test; `required` are the features that a post must have to pass.
    fn requiring(self, required: Features) -> Self {
        Self { required, ..self }
    }

    /// The features that a post must have to pass.
    pub(super) const fn required(&self) -> Features {
        self.required
    }

    /// The words of which a post must have at least one to pass; `None` if it needs
    /// none.
    pub(super) const fn words(&self) -> Option<&Needs> {
        self.words.as_ref()
    }
}

impl fmt::Debug for Test {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Test")
    }
}

/// The conditions on the post itself, in the order in which they are tested: those
/// that take little time come first.
pub(super) const CONDITIONS: &[Condition] = &[
    Condition {
        key: "platform",
        read: |node, reader, _| {
            let platforms = one_or_more(yaml::platform)(node, reader)?;
            Test::of_list(platforms, |known, subject| known.contains(&subject.post.platform))
        },
    },
    Condition {
        key: "kind",
        read: |node, reader, _| {
            let kinds = one_or_more(one_of(&Kind::ALL))(node, reader)?;
            Test::of_list(kinds, |known, subject| known.contains(&subject.post.kind))
        },
    },
    Condition {
        key: "published",
        read: |node, reader, _| {
            let published = yaml::boolean(node, reader)?;
            let required = if published { Features::PUBLISHED } else { Features::DRAFT };
            let test = Test::new(move |subject| subject.post.published == published);
            Some(test.requiring(required))
        },
    },
    Condition {
        key: "since",
        read: |node, reader, _| {
            let since = day(node, reader)?;
            Some(Test::new(move |subject| since <= subject.time))
        },
    },
    Condition {
        key: "scheduled",
        read: |node, reader, _| {
            let scheduled = yaml::boolean(node, reader)?;
            let required = if scheduled { Features::SCHEDULED } else { Features::default() };
            let test = Test::new(move |subject| subject.scheduled == scheduled);
            Some(test.requiring(required))
        },
    },
    Condition {
        key: "released",
        read: |node, reader, _| {
            let released = yaml::boolean(node, reader)?;
            Some(Test::new(move |subject| subject.post.released_by.is_some() == released))
        },
    },
    Condition {
        key: "account",
        read: |node, reader, _| {
            let accounts = one_or_more(account)(node, reader)?;
            Test::of_list(accounts, |known, subject| {
                known.iter().any(|handle| same_handle(handle, subject.account))
            })
        },
    },
    Condition {
        key: "lang",
        read: |node, reader, _| {
            let languages = one_or_more(yaml::string)(node, reader)?;
            Test::of_list(languages, |known, subject| is_named(known, subject.post.lang.as_deref()))
        },
    },
    Condition {
        key: "client",
        read: |node, reader, _| {
            let clients = one_or_more(yaml::string)(node, reader)?;
            Test::of_list(clients, |known, subject| is_named(known, subject.post.client.as_deref()))
        },
    },
    Condition {
        key: "label",
        read: |node, reader, _| {
            let labels = one_or_more(yaml::string)(node, reader)?;
            let test = Test::of_list(labels, |known, subject| {
                known.iter().any(|label| subject.post.is_labelled(label))
            });
            test.map(|test| test.requiring(Features::LABEL))
        },
    },
    Condition {
        key: "has",
        read: |node, reader, _| {
            let features = one_or_more(one_of(&PostFeature::ALL))(node, reader)?;
            let required = features.iter().map(|feature| feature.required());
            let required = required.fold(Features::default(), |all, feature| all | feature);
            let all = move |subject: &Subject<'_, '_>| {
                features.iter().all(|feature| feature.is_in(subject))
            };
            Some(Test::new(all).requiring(required))
        },
    },
    Condition {
        key: "lacks",
        read: |node, reader, _| {
            let features = one_or_more(one_of(&PostFeature::ALL))(node, reader)?;
            // What is unknown is not missing.
            Some(Test::new(move |subject| {
                features.iter().all(|feature| feature.is_missing(subject))
            }))
        },
    },
    Condition {
        key: "approvals",
        read: |node, reader, _| {
            let mut fields = reader.fields(node)?;
            let fewest: Option<usize> = fields.required("fewer_than", yaml::number);
            fields.finish();
            let fewest = fewest?;
            let test = Test::new(move |subject| {
                let approvals = &subject.post.metadata().approvals;
                approvals.map(|names| names.len() < fewest) == Fact::Known(true)
            });
            Some(test.requiring(Features::METADATA))
        },
    },
    Condition {
        key: "remove_after",
        read: |node, reader, _| {
            let past = one_of(&[("past", true), ("to-come", false)])(node, reader)?;
            let test = Test::new(move |subject| {
                let time = subject.post.metadata().remove_after.known().copied().flatten();
                time.is_some_and(|(time, _)| (time <= subject.now) == past)
            });
            Some(test.requiring(Features::METADATA))
        },
    },
    Condition {
        key: "past_year",
        read: |node, reader, _| {
            let past_year = yaml::boolean(node, reader)?;
            Some(Test::new(move |subject| subject.names_past_year() == past_year))
        },
    },
    Condition {
        key: "text",
        read: |node, reader, vocabulary| {
            let matcher = Matcher::read(node, reader, vocabulary)?;
            let words = Some(Needs::words_of(&matcher));
            let test = Test::new(move |subject| matcher.matches(subject).next().is_some());
            Some(Test { words, ..test })
        },
    },
];

/// Whether a name is in a list, ignoring case.
pub(super) fn is_named(names: &[String], name: Option<&str>) -> bool {
    names.iter().any(|known| known.eq_ignore_ascii_case(name.unwrap_or_default()))
}

/// Reads the name of a built-in profile.
pub(super) fn profile(node: &Node, reader: &mut Reader<'_>) -> Option<String> {
    let written = yaml::text(node, reader)?;
    if builtin::profile_names().any(|name| name == written) {
        return Some(written.to_owned());
    }
    reader.unknown(node.span, "unknown-profile", written, builtin::profile_names())
}

fn account(node: &Node, reader: &mut Reader<'_>) -> Option<String> {
    handle(node, reader).map(|handle| handle_key(&handle).into_owned())
}

/// Reads a date, as the start of that day in UTC.
fn day(node: &Node, reader: &mut Reader<'_>) -> Option<Timestamp> {
    let written = yaml::text(node, reader)?;
    let day = written.parse::<Date>().ok().and_then(|day| day.to_zoned(TimeZone::UTC).ok());
    if let Some(day) = day {
        return Some(day.timestamp());
    }
    let message = Message::new("rulebook-invalid-date").with("date", written);
    reader.wrong(node.span, message, Message::new("date-help"))
}
