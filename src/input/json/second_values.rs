//! Records with a second text, time or account beside the one that is read: nobody can say which of both
//! goes out.

use super::{
    Reading,
    entries::{Entry, entries},
    flat::{FlatKeys, FlatValue, Key},
    record::Record,
    unknown_keys::{KeyOwner, MOST_KEYS, UnknownKeys, is_known},
    value::{JsonString, span_of},
};
use crate::{
    input::{
        ReadOptions,
        choose_columns::is_name_of_field,
        later_times::{Lateness, OwnTime},
        likeness::{Likeness, is_danish_text},
        name_problems::looks_like,
        second_accounts::{is_handle, names_sender},
        text_columns::platforms_of_text,
    },
    message::Message,
    platform::handle_key,
    post::Post,
    source::{Problem, Source, Span},
    time::DayOrder,
};

/// The fewest words of a sentence.
const FEWEST_WORDS: usize = 3;

impl<'s> Reading<'s, '_> {
    /// Reports, once a file, that a flat record has two different texts or times under keys that are
    /// known. In records of exports they are the same in two forms.
    pub(super) fn report_second_values(
        &mut self,
        keys: &FlatKeys<'s>,
        post: &Post<'_>,
        record: Record<'s, '_>,
    ) {
        let found = second_text(keys).or_else(|| second_time(keys, post, record.options));
        let Some((key, value, id, help)) = found else { return };
        let names = entries(record);
        if KeyOwner::of_flat(names.iter().map(|(name, _)| &**name)) == KeyOwner::Export {
            return;
        }
        let name = key.name();
        let span = span_of(self.source, value.written());
        let problem = Problem::at(self.source, span, Message::new(id).with("name", name));
        let problem = problem.help(Message::new(help).with("name", name));
        if record.options.mapping.of(name).is_none() {
            self.unknown.names.suspects.push((name.to_owned(), problem));
        }
    }
}

/// A value that is not read, with its key and the ids of the message and of the help.
type Unread<'s> = (Key, FlatValue<'s>, &'static str, &'static str);

/// The second text of a record, if it is another one than the first.
fn second_text<'s>(keys: &FlatKeys<'s>) -> Option<Unread<'s>> {
    // Exports have a short form of such a text, too.
    if keys.first(&[Key::FullText, Key::RawContent]).is_some() {
        return None;
    }
    let all = [Key::Text, Key::Content, Key::Tweet].into_iter();
    let mut texts = all.filter_map(|key| Some((key, keys.first(&[key])?)));
    let ((_, first), (key, second)) = (texts.next()?, texts.next()?);
    let [own, other] = [first, second].map(|value| value.written().trim_end_matches('…'));
    let is_other = other.contains(char::is_alphabetic)
        && second.is_string()
        && !own.contains(other)
        && !other.contains(own);
    is_other.then_some((key, second, "looks-like-text", "json-second-text-help"))
}

/// The second time of a record for which its post may be planned.
fn second_time<'s>(
    keys: &FlatKeys<'s>,
    post: &Post<'_>,
    options: &ReadOptions,
) -> Option<Unread<'s>> {
    let all = [Key::CreatedAt, Key::Time, Key::Date, Key::Timestamp].into_iter();
    let mut times = all.filter_map(|key| Some((key, keys.first(&[key])?))).skip(1).peekable();
    times.peek()?;
    let time = post.time?;
    let own = OwnTime::of(time, options);
    times.find_map(|(key, value)| {
        let order = Some(DayOrder::DayMonth);
        let is_later = || options.lateness(value.written(), || own, order) == Some(Lateness::Later);
        let is_planned = || {
            let other = options.time_in(value.written(), || order);
            other.is_ok_and(|other| options.now < other && other != time)
        };
        let id = if post.published {
            is_later().then_some("planned-later")
        } else {
            is_planned().then_some("json-planned-twice")
        };
        Some((key, value, id?, "json-planned-later-help"))
    })
}

impl<'s> UnknownKeys<'s> {
    /// Reports each unknown key of a record that has another text, or another account, than its post:
    /// of a draft, each that looks like one, and of a published post, each that has the name of a
    /// column of texts.
    pub(super) fn report_second_texts(
        &mut self,
        entries: &[Entry<'s>],
        post: &Post<'_>,
        record: Record<'s, '_>,
    ) {
        if self.owner == KeyOwner::Export {
            return;
        }
        for (name, value) in entries {
            let matters = |like: &Likeness| match like {
                Likeness::Text => !post.published || is_name_of_field(name) || is_danish_text(name),
                Likeness::Account => !post.published,
                _ => false,
            };
            let Some(like) = self.looks.of_name(name).like.filter(matters) else { continue };
            if is_known(name, self.owner) {
                continue;
            }
            if self.states.len() < MOST_KEYS && !self.states.contains(name) {
                self.states.push(name.clone());
            }
            let Ok(JsonString(written)) = serde_json::from_str(value.get()) else { continue };
            let written = written.trim();
            if like == Likeness::Text && is_second_text(written, post) {
                let problem =
                    if platforms_of_text(name).is_empty() { second } else { second_of_platform };
                self.tell(name, value, problem, record);
            } else if like == Likeness::Account
                && names_sender(name)
                && is_second_account(written, post)
            {
                self.tell(name, value, account, record);
            }
        }
    }
}

fn is_second_text(written: &str, post: &Post<'_>) -> bool {
    let own = post.text.as_str().trim();
    let is_sentence = FEWEST_WORDS <= written.split_whitespace().count();
    is_sentence && !own.is_empty() && !own.contains(written)
}

fn is_second_account(written: &str, post: &Post<'_>) -> bool {
    is_handle(written)
        && !post.account.is_empty()
        && handle_key(written) != handle_key(&post.account)
}

fn second(name: &str, source: &Source, span: Span) -> Problem {
    let message = Message::new("looks-like-text").with("name", name);
    let help = Message::new("json-second-text-help").with("name", name);
    Problem::at(source, span, message).help(help)
}

fn second_of_platform(name: &str, source: &Source, span: Span) -> Problem {
    looks_like(Likeness::Text, name, source, span)
}

fn account(name: &str, source: &Source, span: Span) -> Problem {
    looks_like(Likeness::Account, name, source, span)
}
