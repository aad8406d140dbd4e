//! Reads the records of [exports](Export), and looks at their keys: one that no reader knows is noted,
//! and one that says that a post is planned for a later time is a problem.

use memchr::memmem;

use super::{
    Reading,
    entries::Opened,
    mistake::Mistake,
    network::{Export, ExportItem, UnreadLabel, unread_labels},
    record::Record,
    unknown_keys::{FIRST, MOST_KEYS, UnknownKeys, key_at},
    unread_times::is_time,
    value::span_of,
};
use crate::{
    input::{
        later_times::{OwnTime, is_of_later_event},
        likeness::{Likeness, likeness, says_when_planned},
        name_problems::{has_unclear_plan, looks_like},
    },
    mapping::Target,
    message::Message,
    post::Post,
    source::{Problem, Span},
};

impl<'s> Reading<'s, '_> {
    /// Reads the posts of a record from an [`Export`]. A part that cannot be read is a
    /// problem; the others are read.
    pub(super) fn read_network(
        &mut self,
        export: Export,
        record: Record<'s, '_>,
    ) -> Result<(), Mistake> {
        self.parsed.export.get_or_insert(export.name());
        if export == Export::MetaLabels {
            // Its labels are mapped. A label that is not known is a problem of its own.
            self.unseen.clear();
        }
        for raw in export.items(record)? {
            let part = record.part(span_of(self.source, raw));
            match export.read(part, &mut self.parsed.problems) {
                Ok(ExportItem::Post(mut post)) => {
                    if export.is_like_flat() {
                        let own = Opened::new(part);
                        self.examine_if_needed(&mut post, true, export.owner_of_keys(), &own);
                    } else {
                        self.unknown.judge_export(export, &post, part);
                        if export == Export::MetaLabels {
                            self.unknown.judge_labels(&post, part);
                        }
                    }
                    self.parsed.unknown.polls += usize::from(export.has_poll(raw));
                    self.parsed.posts.push(*post);
                }
                Ok(ExportItem::Private) => self.parsed.left_out.private += 1,
                Ok(ExportItem::Other) => self.parsed.left_out.others += 1,
                Err(mistake) => self.parsed.problems.push_with(|| part.problem(&mistake)),
            }
        }
        Ok(())
    }
}

impl<'s> UnknownKeys<'s> {
    /// Looks at the keys of an item of an export that is a post: of the first ones, and of those that
    /// may say for when they are scheduled. To search their texts is far faster than to parse them
    /// once more.
    fn judge_export(&mut self, export: Export, post: &Post<'_>, item: Record<'s, '_>) {
        self.looked_at += 1;
        let says_when = || {
            let has = |word: &str| memmem::find(item.raw().as_bytes(), word.as_bytes()).is_some();
            ["chedule", "planned", "publish"].into_iter().any(has)
        };
        if FIRST < self.looked_at && !says_when() {
            return;
        }
        for entry in export.entries(item.raw()) {
            let (name, value) = &entry;
            let is_left_out = item.options.mapping.of(name) == Some(Target::Nothing);
            if export.use_of(name).is_some() || is_left_out || self.said.contains(&**name) {
                continue;
            }
            let raw = value.get();
            let is_later = self.looks.of_name(name).like == Some(Likeness::PlannedTime)
                && is_time(name, raw)
                && {
                    let planned = item.options.time(raw.trim_matches('"')).ok();
                    post.time.is_none_or(|time| planned.is_none_or(|planned| time < planned))
                };
            if is_later {
                let (_, span) = key_at(&entry, item);
                self.tell_planned(name, span, item);
            } else if self.is_new(name) && self.names.others.len() < MOST_KEYS {
                // It may still be later in another post.
                self.names.others.push(name.to_string());
                self.set_judged(name.clone());
            }
        }
    }

    /// Looks at the labels of a post in a newer download of Meta that no reader knows: one that has a
    /// later time than that of the post, or another text, is a problem, and others are noted.
    fn judge_labels(&mut self, post: &Post<'_>, item: Record<'s, '_>) {
        for UnreadLabel { name, span, value, is_time } in unread_labels(item) {
            let written = value.as_ref().map_or("", |value| value.as_str());
            let is_later = || {
                let own = OwnTime::of(post.time?, item.options);
                item.options.lateness(written, || own, None).filter(|_| !is_of_later_event(&name))
            };
            let is_unclear = || {
                let Some(time) = post.time else { return false };
                let own = || OwnTime::of(time, item.options);
                says_when_planned(&name)
                    && !is_time
                    && item.options.is_unclear_plan(written, own, None)
            };
            let has_words = || !is_time && written.chars().any(char::is_alphabetic);
            if self.said.contains(&name) {
                continue;
            }
            if is_later().is_some() {
                self.tell_planned(&name, span, item);
            } else if is_unclear() {
                let problem = has_unclear_plan(&name, item.source, span);
                self.names.suspects.push((name.clone(), problem));
                self.said.insert(name);
            } else if likeness(&name) == Some(Likeness::Text)
                && has_words()
                && !post.text.as_str().contains(written)
            {
                let problem = looks_like(Likeness::Text, &name, item.source, span);
                self.names.suspects.push((name.clone(), problem));
                self.said.insert(name);
            } else if self.is_new(&name) && self.names.others.len() < MOST_KEYS {
                self.names.others.push(name.clone());
                self.set_judged(name.into());
            }
        }
    }

    /// Reports that a key says that a post is planned for a later time than it was published.
    fn tell_planned(&mut self, name: &str, span: Span, item: Record<'s, '_>) {
        let message = Message::new("planned-later").with("name", name);
        let help = Message::new("export-planned-later-help").with("name", name);
        let problem = Problem::at(item.source, span, message).help(help);
        self.names.suspects.push((name.to_owned(), problem));
        self.said.insert(name.to_owned());
    }
}
