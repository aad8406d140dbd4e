//! The names of columns and keys that a reader does not understand.

use std::{borrow::Cow, collections::BTreeSet, sync::Arc};

use crate::{
    layout::column_name,
    message::{Message, Value},
    personal_data::cut,
    source::{At, Place, Problem},
};

/// How many names of unknown columns of a file are listed at most; further names are
/// counted. Only a hostile file has so many.
const MOST_KEPT: usize = 1000;

/// How many rows that only divide a table, or channels, are named.
const MOST_LISTED: usize = 5;

/// How many characters of a name are shown.
const LONGEST_SHOWN: usize = 80;

/// The names that a reader does not understand.
#[derive(Debug, Default)]
pub(crate) struct UnknownNames {
    /// Names that look like a field of a post, each with its problem. Each name is
    /// reported once a file.
    pub(super) suspects: Vec<(String, Problem)>,
    /// Other notes for the user, such as that the times of a table have no zone.
    pub(super) notes: Vec<Problem>,
    /// Other unknown names.
    pub(super) others: Vec<String>,
    /// The keys that the user maps and that no record in JSON has; `None` if there are no such
    /// records.
    pub(super) unseen: Option<Vec<String>>,
    /// Whether the user maps columns or keys, and the file has none of its own.
    pub(super) is_unmapped: bool,
    /// Whether the user names the planner or export of the file, and the file is no table.
    pub(super) has_unused_preset: bool,
    /// The number of drafts that may state a time, but do not.
    pub(super) untimed: usize,
    /// The number of drafts whose time is still to be decided.
    pub(super) undecided: usize,
    /// The number of published posts without a time in a file that states times.
    pub(super) undated: usize,
    /// The number of published posts whose file states their day, but no time of day.
    pub(super) only_days: usize,
    /// The number of counts of likes and the like that nobody can read for sure.
    pub(super) unread_counts: usize,
    /// The number of rows that are read as published posts only because their time is past.
    pub(super) past: usize,
    /// The pages that have posts in a table without a column of accounts.
    pub(super) pages: BTreeSet<String>,
    /// The numbers of the users whose posts name no account, up to [`MOST_KEPT`].
    pub(super) unnamed: BTreeSet<String>,
    /// How many drafts of a table say no platform, although it has a column for it.
    pub(super) unplaced: usize,
    /// Where the first of these is.
    pub(super) first_unplaced: Option<Place>,
    /// The number of fields that are not like the others of their column, by which it is known.
    pub(super) odd_cells: usize,
    /// The first of these, and where it is.
    pub(super) first_odd: Option<(String, Place)>,
    /// The number of posts whose own address is on a network that is not known.
    pub(super) foreign: usize,
    /// Where the first of these addresses is.
    pub(super) first_foreign: Option<Place>,
    /// The number of rows of a table whose text is still to be written.
    pub(super) textless: usize,
    /// The number of rows with an address behind the words of their text.
    pub(super) linked: usize,
    /// The number of rows that say that their post was deleted, rejected or the like.
    pub(super) gone: usize,
    /// The number of rows of a workbook whose texts are struck out.
    pub(super) struck: usize,
    /// The number of rows with an id that a spreadsheet has rounded.
    pub(super) rounded: usize,
    /// The number of posts with a poll, whose options are not read.
    pub(super) polls: usize,
    /// The texts of rows of a table that only divide it or sum it up.
    pub(super) dividers: Vec<String>,
    /// The number of rows that name channels whose contents are not checked, and these.
    pub(super) elsewhere: usize,
    pub(super) channels: BTreeSet<String>,
}

impl UnknownNames {
    /// The letters of columns without a name, by their numbers from 1.
    pub(super) fn of_columns(columns: BTreeSet<usize>) -> Self {
        Self { others: columns.into_iter().map(column_name).collect(), ..Self::default() }
    }

    /// Adds the names in a later stretch of the same file.
    pub(super) fn append(&mut self, later: Self) {
        self.suspects.extend(later.suspects);
        self.notes.extend(later.notes);
        self.others.extend(later.others);
        self.unseen = common(self.unseen.take(), later.unseen);
        self.is_unmapped |= later.is_unmapped;
        self.has_unused_preset |= later.has_unused_preset;
        self.untimed += later.untimed;
        self.undecided += later.undecided;
        self.undated += later.undated;
        self.only_days += later.only_days;
        self.unread_counts += later.unread_counts;
        self.past += later.past;
        self.pages.extend(later.pages);
        later.unnamed.into_iter().for_each(|number| self.add_unnamed(number));
        self.unplaced += later.unplaced;
        self.first_unplaced = self.first_unplaced.take().or(later.first_unplaced);
        self.odd_cells += later.odd_cells;
        self.first_odd = self.first_odd.take().or(later.first_odd);
        self.foreign += later.foreign;
        self.first_foreign = self.first_foreign.take().or(later.first_foreign);
        self.textless += later.textless;
        self.linked += later.linked;
        self.gone += later.gone;
        self.struck += later.struck;
        self.rounded += later.rounded;
        self.polls += later.polls;
        self.dividers.extend(later.dividers);
        self.elsewhere += later.elsewhere;
        self.channels.extend(later.channels);
    }

    /// Adds the number of the user of a post that names no account.
    pub(super) fn add_unnamed(&mut self, number: String) {
        if !number.is_empty() && self.unnamed.len() < MOST_KEPT {
            self.unnamed.insert(number);
        }
    }
}

/// The names that are in both lists, of which each may be missing.
fn common(one: Option<Vec<String>>, other: Option<Vec<String>>) -> Option<Vec<String>> {
    match (one, other) {
        (Some(mut one), Some(other)) => {
            one.retain(|name| other.contains(name));
            Some(one)
        }
        (one, other) => one.or(other),
    }
}

/// A name as messages show it: its first [`LONGEST_SHOWN`] characters, and `…` if it is
/// longer. No personal number is cut.
pub(super) fn short(name: &str) -> Cow<'_, str> {
    match name.char_indices().nth(LONGEST_SHOWN) {
        Some((end, _)) => format!("{}…", cut(name, end)).into(),
        None => name.into(),
    }
}

/// The first of some names or texts of a file, for a note.
fn listed<'n>(mut names: impl Iterator<Item = &'n String>) -> Value {
    let first = names.by_ref().take(MOST_LISTED).map(|name| format!("`{}`", short(name)));
    let first = first.collect::<Vec<_>>().join(", ");
    Value::from(if names.next().is_some() { first + ", …" } else { first })
}

/// The names of a file that are not understood, over all of its parts.
#[derive(Debug, Default)]
pub(super) struct NamesOfFile {
    unknown: BTreeSet<String>,
    /// How many names are not in `unknown`, because that is full.
    more: usize,
    suspects: BTreeSet<String>,
    unseen: Option<Vec<String>>,
    is_unmapped: bool,
    has_unused_preset: bool,
    untimed: usize,
    undecided: usize,
    undated: usize,
    only_days: usize,
    unread_counts: usize,
    past: usize,
    pages: BTreeSet<String>,
    unnamed: BTreeSet<String>,
    unplaced: usize,
    first_unplaced: Option<Place>,
    textless: usize,
    linked: usize,
    odd_cells: usize,
    first_odd: Option<(String, Place)>,
    foreign: usize,
    first_foreign: Option<Place>,
    gone: usize,
    struck: usize,
    rounded: usize,
    polls: usize,
    dividers: usize,
    /// The first texts of these rows, each once.
    shown_dividers: Vec<String>,
    elsewhere: usize,
    channels: BTreeSet<String>,
}

impl NamesOfFile {
    /// Adds the names of the next part. Returns a problem for each name that looks like
    /// a field of a post and was not reported before.
    pub(super) fn add(&mut self, names: UnknownNames) -> Vec<Problem> {
        self.unseen = common(self.unseen.take(), names.unseen);
        self.is_unmapped |= names.is_unmapped;
        self.has_unused_preset |= names.has_unused_preset;
        self.untimed += names.untimed;
        self.undecided += names.undecided;
        self.undated += names.undated;
        self.only_days += names.only_days;
        self.unread_counts += names.unread_counts;
        self.past += names.past;
        self.pages.extend(names.pages);
        self.unnamed.extend(names.unnamed);
        self.unplaced += names.unplaced;
        self.first_unplaced = self.first_unplaced.take().or(names.first_unplaced);
        self.odd_cells += names.odd_cells;
        self.first_odd = self.first_odd.take().or(names.first_odd);
        self.foreign += names.foreign;
        self.first_foreign = self.first_foreign.take().or(names.first_foreign);
        self.textless += names.textless;
        self.linked += names.linked;
        self.gone += names.gone;
        self.struck += names.struck;
        self.rounded += names.rounded;
        self.polls += names.polls;
        self.add_dividers(names.dividers);
        self.elsewhere += names.elsewhere;
        self.channels.extend(names.channels);
        let is_new = |(name, _): &(String, Problem)| {
            self.suspects.len() < MOST_KEPT && self.suspects.insert(name.clone())
        };
        let suspects: Vec<_> = names.suspects.into_iter().filter(is_new).collect();
        // A column without a name is found in its rows, too.
        let others = names.others.into_iter().filter(|name| !self.suspects.contains(name));
        for name in others {
            if self.unknown.len() < MOST_KEPT {
                self.unknown.insert(name);
            } else if !self.unknown.contains(&name) {
                self.more += 1;
            }
        }
        suspects.into_iter().map(|(_, problem)| problem).collect()
    }

    fn add_dividers(&mut self, texts: Vec<String>) {
        self.dividers += texts.len();
        for text in texts {
            if self.shown_dividers.len() <= MOST_LISTED && !self.shown_dividers.contains(&text) {
                self.shown_dividers.push(text);
            }
        }
    }

    /// The note that some drafts say no platform, at the first of them; `None` if there are none.
    fn note_of_unplaced(&self) -> Option<Problem> {
        let first = At::Place(Box::new(self.first_unplaced.clone()?));
        let message = Message::new("note-unplaced").with("count", self.unplaced);
        Some(Problem::new(first, message).help(Message::new("note-unplaced-help")))
    }

    /// The note that some fields are not like the others of their column, at the first of them.
    fn note_of_odd_cells(&self) -> Option<Problem> {
        let (odd, first) = self.first_odd.clone()?;
        let message = Message::new("note-odd-cells").with("count", self.odd_cells);
        let message = message.with("text", Value::from(odd));
        let note = Problem::new(At::Place(Box::new(first)), message);
        Some(note.help(Message::new("note-odd-cells-help")))
    }

    /// The note that some posts have an address on a network that is not known, at the first of them.
    fn note_of_foreign(&self) -> Option<Problem> {
        let first = At::Place(Box::new(self.first_foreign.clone()?));
        let message = Message::new("note-foreign-address").with("count", self.foreign);
        let note = Problem::new(first, message);
        Some(note.help(Message::new("note-foreign-address-help")))
    }

    /// The note that some rows are for channels whose contents are not checked; `None` if there are
    /// none.
    fn note_of_channels(&self, path: &Arc<str>) -> Option<Problem> {
        let message = Message::new("note-elsewhere").with("count", self.elsewhere);
        let message = message.with("names", listed(self.channels.iter()));
        let note = Problem::in_file(path.clone(), message);
        (0 < self.elsewhere).then(|| note.help(Message::new("note-elsewhere-help")))
    }

    /// The note that some rows only divide the table or sum it up; `None` if there are none.
    fn note_of_dividers(&self, path: &Arc<str>) -> Option<Problem> {
        let message = Message::new("note-dividers").with("count", self.dividers);
        let message = message.with("names", listed(self.shown_dividers.iter()));
        let note = Problem::in_file(path.clone(), message);
        (0 < self.dividers).then(|| note.help(Message::new("note-dividers-help")))
    }

    /// A problem for each key that the user maps and that no record of the file has.
    pub(super) fn problems(&self, path: &Arc<str>) -> Vec<Problem> {
        let problem = |name: &String| {
            let message = Message::new("map-no-such-key").with("name", name.as_str());
            let help = Message::new("map-no-such-key-help");
            Problem::in_file(path.clone(), message).help(help)
        };
        self.unseen.iter().flatten().map(problem).collect()
    }

    /// What the user should know about the file, besides the names.
    pub(super) fn notes(&self, path: &Arc<str>) -> Vec<Problem> {
        let said = [
            (self.is_unmapped.into(), "note-not-mapped", "note-not-mapped-help"),
            (self.has_unused_preset.into(), "note-unused-preset", "note-unused-preset-help"),
            (self.untimed, "note-untimed", "note-untimed-help"),
            (self.undecided, "note-undecided", "note-undecided-help"),
            (self.undated, "note-undated", "note-undated-help"),
            (self.only_days, "note-days-of-posts", "note-only-days-help"),
            (self.unread_counts, "note-unread-counts", "note-unread-counts-help"),
            (self.past, "note-past", "note-past-help"),
            (self.pages.len().saturating_sub(1), "note-pages", "note-pages-help"),
            (usize::from(1 < self.unnamed.len()), "note-unnamed", "note-unnamed-help"),
            (self.textless, "note-textless", "note-textless-help"),
            (self.linked, "note-links-behind", "note-links-behind-help"),
            (self.gone, "note-gone", "note-gone-help"),
            (self.struck, "note-struck", "note-struck-help"),
            (self.rounded, "note-rounded-ids", "note-rounded-ids-help"),
            (self.polls, "note-polls", "note-polls-help"),
        ];
        let said = said.into_iter().filter(|(count, ..)| 0 < *count);
        said.map(|(count, message, help)| {
            let message = Message::new(message).with("count", count);
            Problem::in_file(path.clone(), message).help(Message::new(help))
        })
        .chain(self.note_of_unplaced())
        .chain(self.note_of_odd_cells())
        .chain(self.note_of_foreign())
        .chain(self.note_of_dividers(path))
        .chain(self.note_of_channels(path))
        .collect()
    }

    /// The message of a note that lists the names; `None` if there are none.
    pub(super) fn message(&self) -> Option<Message> {
        let count = self.unknown.len() + self.more;
        let listed: Vec<String> =
            self.unknown.iter().map(|name| format!("`{}`", short(name))).collect();
        let names = Value::from(listed.join(", "));
        (0 < count).then(|| {
            let message = Message::new("note-unknown-names").with("count", count);
            message.with("names", names).with("more", self.more)
        })
    }
}
