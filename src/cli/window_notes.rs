//! Notes on standard error about windows that hold fewer posts than the user may
//! expect, and about registers that are missing. They never change the result of a check.

use std::path::Path;

use jiff::Timestamp;

use super::{
    RulebookArguments,
    terminal::{Terminal, print_notes},
};
use crate::{
    message::{Message, closest},
    platform::{handle_key, same_handle},
    rulebook::{MissingRegister, Rulebook},
    source::{At, Problem},
    window::{Doubt, HeldKind, Level, MentionedAccount, MentionedAs, REGISTER, Window, WindowKind},
};

/// Prints notes on windows that hold no posts, or fewer than the user may expect, and
/// on registers that are missing.
pub(super) fn remind(
    arguments: &RulebookArguments,
    rulebook: &Rulebook,
    now: Timestamp,
    terminal: Terminal,
) {
    let windows = &rulebook.windows;
    let mut notes: Vec<Problem> =
        windows.iter().filter_map(|window| overdue(window, rulebook, now)).collect();
    let current = windows.iter().filter(|window| window.until.is_none_or(|until| now < until));
    notes.extend(current.flat_map(|window| of_window(window, rulebook)));
    let pairs = windows.iter().enumerate();
    notes.extend(pairs.filter_map(|(index, window)| shared(window, &windows[..index], now)));
    if arguments.windows.is_none() {
        notes.extend(rulebook.missing_registers.iter().map(missing_register));
        notes.extend(unnamed_register(rulebook));
    }
    print_notes(&notes, terminal);
}

/// Prints notes on a newly opened window: on what it may lack, on words that find
/// too much or too little, and on another crisis with the same topic. `rulebook` was
/// loaded before the window was opened.
pub(super) fn of_opened(window: &Window, rulebook: &Rulebook, now: Timestamp, terminal: Terminal) {
    let mut notes = of_window(window, rulebook);
    notes.extend(window.doubts().into_iter().map(|Doubt { place, message, help }| {
        Problem::new(At::Place(Box::new(place)), message).help(help)
    }));
    notes.extend(shared(window, &rulebook.windows, now));
    notes.extend(twice(window, &rulebook.windows, now));
    notes.extend(free_lead(window, rulebook));
    print_notes(&notes, terminal);
}

/// The note that a window about the same emergency is open already: to close one of them
/// leaves the other. `None` if there is no such window among `others`.
fn twice(window: &Window, others: &[Window], now: Timestamp) -> Option<Problem> {
    let is_same = |other: &&Window| {
        other.is_open(now) && other.about == window.about && other.area_words == window.area_words
    };
    let other = others.iter().find(is_same).filter(|_| !window.about.is_empty())?;
    let message = Message::new("note-opened-twice").with("other", other.id.as_str());
    let help = Message::new("note-opened-twice-help").with("id", window.id.as_str());
    Some(Problem::new(declared(window), message).help(help))
}

/// The note that an account of the rulebook leads a window that holds all posts, so that
/// its own posts do not wait. `None` if there is no such account.
fn free_lead(window: &Window, rulebook: &Rulebook) -> Option<Problem> {
    if !window.hold.as_ref().is_some_and(|held| held.contains(&HeldKind::All)) {
        return None;
    }
    let mut own = rulebook.accounts.all().iter();
    let lead = own.find(|account| window.is_led_by(account.handle.as_str()))?;
    let message = Message::new("note-lead-is-free").with("account", lead.handle.as_str());
    let help = Message::new("note-lead-is-free-help");
    Some(Problem::new(declared(window), message).help(help))
}

/// The notes that a window names no candidates, or that it names accounts that no
/// register contains.
fn of_window(window: &Window, rulebook: &Rulebook) -> Vec<Problem> {
    let unknown =
        window.accounts.iter().filter_map(|named| unknown_account(named, window, rulebook));
    no_candidates(window).into_iter().chain(unknown).collect()
}

/// The note that a window is overdue; `None` if it is not.
fn overdue(window: &Window, rulebook: &Rulebook, now: Timestamp) -> Option<Problem> {
    let review = window.review_by.filter(|_| window.is_overdue(now))?;
    let message = Message::new("note-overdue")
        .with("id", window.id.as_str())
        .with("review", review.to_zoned(rulebook.timezone.clone()));
    let help = Message::new("note-overdue-help").with("id", window.id.as_str());
    Some(Problem::new(declared(window), message).help(help))
}

/// The note that two open crises have the same topic but different leads: `window` and
/// one of `others`. `None` if there is no such crisis among `others`.
fn shared(window: &Window, others: &[Window], now: Timestamp) -> Option<Problem> {
    let is_crisis = |window: &Window| {
        let holds_back = window.kind == WindowKind::Crisis && Level::Local <= window.level;
        holds_back && window.is_open(now)
    };
    let is_rival = |other: &&Window| {
        is_crisis(other) && !(leads_too(window, other) && leads_too(other, window))
    };
    let (other, word) = others.iter().filter(is_rival).find_map(|other| {
        let words = &mut window.topic_words.iter();
        Some((other, words.find(|word| other.topic_words.contains(word))?))
    })?;
    if !is_crisis(window) {
        return None;
    }
    let message = Message::new("note-same-topic")
        .with("id", window.id.as_str())
        .with("other", other.id.as_str())
        .with("word", word.as_str());
    let help = Message::new("note-same-topic-help");
    Some(Problem::new(declared(window), message).help(help))
}

/// Whether all leads of the window `one` are also leads of `other`.
fn leads_too(one: &Window, other: &Window) -> bool {
    one.lead.handles.iter().all(|handle| other.is_led_by(handle))
        && one.lead.domains.iter().all(|domain| other.lead.domains.contains(domain))
}

fn declared(window: &Window) -> At {
    At::Place(Box::new(window.place.clone()))
}

/// The note that a window for an election names no candidates; `None` if it names
/// some, is dormant, or is for something else.
fn no_candidates(window: &Window) -> Option<Problem> {
    let names_any = !window.topic_words.is_empty() || !window.hashtags.is_empty();
    if window.kind != WindowKind::PreElection || window.from.is_none() || names_any {
        return None;
    }
    let message = Message::new("note-no-candidates").with("id", window.id.as_str());
    let help = Message::new("note-no-candidates-help");
    Some(Problem::new(declared(window), message).help(help))
}

/// The note that a window names an account that no register contains; `None` if there is
/// no register of accounts. A lead usually belongs to another authority, and is in no
/// register. Without a directory, the same is true of an account whose posts may be
/// passed on. For these two, there is a note only if the handle is probably mistyped.
fn unknown_account(
    named: &MentionedAccount,
    window: &Window,
    rulebook: &Rulebook,
) -> Option<Problem> {
    let listed = rulebook.accounts.all().iter().map(|account| account.handle.as_str());
    let known: Vec<&str> =
        listed.chain(rulebook.directory.iter().map(|entry| entry.handle.as_str())).collect();
    let handle = named.handle.as_str();
    let is_it = |own: &str| same_handle(own, handle);
    let leads = named.mentioned_as == MentionedAs::Role
        && window.lead.handles.iter().any(|lead| is_it(lead));
    if known.is_empty() || leads || known.iter().any(|own| is_it(own)) {
        return None;
    }
    let near = closest(handle, known.iter().copied());
    let one_off =
        |near: &&str| strsim::damerau_levenshtein(&handle_key(handle), &handle_key(near)) == 1;
    let expected = match named.mentioned_as {
        MentionedAs::Role => true,
        MentionedAs::Allowed => !rulebook.directory.is_empty(),
        MentionedAs::Lead => false,
    };
    if !expected && near.as_ref().is_none_or(|near| !one_off(near)) {
        return None;
    }
    let message = Message::new("note-unknown-account").with("handle", handle);
    let help = match near {
        Some(near) => Message::new("did-you-mean").with("name", near),
        None => Message::new("note-unknown-account-help"),
    };
    let place = At::Place(Box::new(named.place.clone()));
    Some(Problem::new(place, message).help(help))
}

/// The note that the rulebook names a register whose file does not exist yet.
fn missing_register(missing: &MissingRegister) -> Problem {
    let place = At::Place(Box::new(missing.named_at.clone()));
    let message = Message::new("window-register-missing").with("path", missing.path.as_str());
    Problem::new(place, message).help(Message::new("window-register-missing-help"))
}

/// The note that a register is in the folder of the rulebook, but is not named in
/// it.
fn unnamed_register(rulebook: &Rulebook) -> Option<Problem> {
    let path = rulebook.path.as_deref().map(Path::new);
    let folder = path.and_then(Path::parent).unwrap_or(Path::new(""));
    let file = folder.join(REGISTER);
    let is_named = rulebook.window_files.iter().any(|named| named.ends_with(REGISTER));
    if is_named || !rulebook.windows.is_empty() || !file.is_file() {
        return None;
    }
    let help = Message::new("note-unnamed-register-help");
    let message = Message::new("note-unnamed-register");
    Some(Problem::in_file(file.display().to_string(), message).help(help))
}
