//! What is said of accounts without posts: those that fell silent before the period, and listed ones
//! of which the files have nothing. No figure is about them.

use super::report::day;
use crate::{
    audit::Absent,
    language::Language,
    message::{Message, all_of},
    output::Shown,
    rulebook::Rulebook,
};

/// What is said of some of these accounts.
pub(super) struct Said {
    pub(super) message: Message,
    /// What to do about it.
    pub(super) help: Message,
}

/// A sentence about each account that fell silent before the period: the first `most`, and how many
/// others there are.
pub(super) fn fell_silent(absent: &[Absent], rulebook: &Rulebook, most: usize) -> Vec<Said> {
    let said = |message| Said { message, help: Message::new("audit-absent-help") };
    let silent = || absent.iter().filter(|one| one.last.is_some());
    let one = |one: &Absent| {
        let message = Message::new("audit-absent").with("account", name(one));
        said(message.with("day", day(one.last, &rulebook.timezone)))
    };
    let mut all: Vec<Said> = silent().take(most).map(one).collect();
    let more = silent().count().saturating_sub(most);
    all.extend((0 < more).then(|| said(Message::new("audit-more-absent").with("count", more))));
    all
}

/// The sentence about the listed accounts of which the files have no post; `None` if there are none.
/// The first `most` are named.
pub(super) fn never_seen(absent: &[Absent], most: usize, language: Language) -> Option<Said> {
    let mut names: Vec<String> = absent.iter().filter(|one| one.last.is_none()).map(name).collect();
    let count = names.len();
    if most < count {
        names.truncate(most);
        let more = Message::new("page-more-accounts").with("count", count - most);
        names.push(more.get(language));
    }
    let message = Message::new("audit-without-posts")
        .with("count", count)
        .with("accounts", all_of(names.iter().map(String::as_str)));
    (0 < count).then(|| Said { message, help: Message::new("audit-without-posts-help") })
}

fn name(one: &Absent) -> String {
    Shown::new(format!("@{}", one.handle)).text().to_owned()
}
