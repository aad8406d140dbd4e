//! What to tell beside a report: windows and registers that hold less than
//! somebody may rely on. Nothing here changes a verdict.

use std::{
    io::{self, Write},
    path::Path,
};

use jiff::Timestamp;

use super::{RulebookArguments, terminal::Terminal};
use crate::{
    message::Message,
    output,
    rulebook::{MissingRegister, Rulebook},
    source::{At, Problem, did_you_mean, meant},
    time::on_the_wall,
    window::{Level, MentionedAccount, MentionedAs, REGISTER, Window, WindowKind},
};

/// Tells standard error of what holds nothing, or less, though somebody may rely
/// on it. Nobody is left to tell where that fails.
pub(super) fn remind(
    arguments: &RulebookArguments,
    rulebook: &Rulebook,
    now: Timestamp,
    look: Terminal,
) {
    let windows = &rulebook.windows;
    let mut notes: Vec<Problem> =
        windows.iter().filter_map(|window| overdue(window, rulebook, now)).collect();
    let current = windows.iter().filter(|window| window.until.is_none_or(|until| now <= until));
    notes.extend(current.flat_map(|window| of_window(window, rulebook)));
    let pairs = windows.iter().enumerate();
    notes.extend(pairs.filter_map(|(number, window)| shared(window, &windows[..number], now)));
    if arguments.windows.is_none() {
        notes.extend(rulebook.missing_registers.iter().map(missing_register));
        notes.extend(unnamed_register(rulebook));
    }
    tell(&notes, look);
}

/// Tells standard error of what a window that was just opened may lack. The
/// rulebook is the one before it.
pub(super) fn of_opened(window: &Window, rulebook: &Rulebook, now: Timestamp, look: Terminal) {
    let mut notes = of_window(window, rulebook);
    notes.extend(shared(window, &rulebook.windows, now));
    tell(&notes, look);
}

/// Tells standard error.
pub(super) fn tell(notes: &[Problem], look: Terminal) {
    let text = output::notes(notes, look.screen());
    let _ = io::stderr().write_all(text.as_bytes());
}

/// What a window may lack, whatever the time.
fn of_window(window: &Window, rulebook: &Rulebook) -> Vec<Problem> {
    let strangers = window.accounts.iter().filter_map(|named| stranger(named, window, rulebook));
    nobody_stands(window).into_iter().chain(strangers).collect()
}

/// The note that nobody has looked at a window in time.
fn overdue(window: &Window, rulebook: &Rulebook, now: Timestamp) -> Option<Problem> {
    let review = window.review_by.filter(|_| window.is_expired(now))?;
    let (id, review) = (&window.id, on_the_wall(review, &rulebook.timezone));
    let message = (
        format!("nobody has reviewed `{id}` by {review}, so it only warns from then on"),
        format!("ingen har set til `{id}` senest {review}, så fra da af advarer det kun"),
    );
    let help = (
        format!("end it with `tweetlint window close {id}`, or set a later `review_by`"),
        format!("luk det med `tweetlint window close {id}`, eller skriv et senere `review_by`"),
    );
    Some(Problem::new(declared(window), message).help(help))
}

/// The note that another crisis is open about the same, with others who lead it.
fn shared(window: &Window, others: &[Window], now: Timestamp) -> Option<Problem> {
    let runs = |window: &Window| {
        let holds = window.kind == WindowKind::Crisis && Level::Local <= window.level;
        holds && window.is_open(now)
    };
    let named = |word: &&String, other: &Window| other.topic_words.contains(word);
    let rival = |other: &&Window| {
        runs(other) && runs(window) && !(leads_too(window, other) && leads_too(other, window))
    };
    let (other, word) = others.iter().filter(rival).find_map(|other| {
        Some((&other.id, window.topic_words.iter().find(|word| named(word, other))?))
    })?;
    let id = &window.id;
    let message = (
        format!("`{id}` and `{other}` are both about `{word}`, but different people lead them"),
        format!("`{id}` og `{other}` handler begge om `{word}`, men ledes ikke af de samme"),
    );
    let help = (
        "if it is one event, keep one record with both leads; else give each narrower topics",
        "er det én sag, så behold ét vindue med begge som lead; ellers giv dem hver deres topics",
    );
    Some(Problem::new(declared(window), message).help(help))
}

/// Whether all who lead a window lead another, too.
fn leads_too(one: &Window, other: &Window) -> bool {
    one.lead.handles.iter().all(|handle| other.is_led_by(handle))
        && one.lead.domains.iter().all(|domain| other.lead.domains.contains(domain))
}

fn declared(window: &Window) -> At {
    At::Place(Box::new(window.declared_at.clone()))
}

/// The note that a time before an election names nobody who stands in it.
fn nobody_stands(window: &Window) -> Option<Problem> {
    let silent = window.topic_words.is_empty() && window.hashtags.is_empty();
    if window.kind != WindowKind::PreElection || window.from.is_none() || !silent {
        return None;
    }
    let id = &window.id;
    let message = (
        format!("`{id}` names nobody who stands, so only words of campaigns are found"),
        format!("`{id}` nævner ingen, der stiller op, så kun ord om kampagner bliver fundet"),
    );
    let help = (
        "name them and what they quarrel about, as in `topics: [Hanne Vang, nærhospital*]`",
        "nævn dem og det, de strides om, som i `topics: [Hanne Vang, nærhospital*]`",
    );
    Some(Problem::new(declared(window), message).help(help))
}

/// The note that a window names an account that no register knows. A lead is
/// usually somebody else's, and so is a source where nobody keeps a directory:
/// of those only a slip of the pen is told.
fn stranger(named: &MentionedAccount, window: &Window, rulebook: &Rulebook) -> Option<Problem> {
    let listed = rulebook.accounts.iter().map(|(handle, _)| handle.as_str());
    let known: Vec<&str> =
        listed.chain(rulebook.directory.iter().map(|entry| entry.handle.as_str())).collect();
    let handle = named.handle.as_str();
    let is_it = |own: &str| own.eq_ignore_ascii_case(handle);
    let leads = named.mentioned_as == MentionedAs::Role
        && window.lead.handles.iter().any(|lead| is_it(lead));
    if known.is_empty() || leads || known.iter().any(|own| is_it(own)) {
        return None;
    }
    let near = did_you_mean(handle, known.iter().copied());
    let one_off = |near: &&str| {
        strsim::damerau_levenshtein(&handle.to_lowercase(), &near.to_lowercase()) == 1
    };
    let expected = match named.mentioned_as {
        MentionedAs::Role => true,
        MentionedAs::Source => !rulebook.directory.is_empty(),
        MentionedAs::Lead => false,
    };
    if !expected && near.as_ref().is_none_or(|near| !one_off(near)) {
        return None;
    }
    let message = (
        format!("no register of accounts knows `{handle}`"),
        format!("intet register over konti kender `{handle}`"),
    );
    let otherwise = (
        "mend it, or list it under `accounts` or in the directory",
        "ret det, eller skriv det under `accounts` eller i directory",
    );
    let place = At::Place(Box::new(named.place.clone()));
    Some(Problem::new(place, message).help(meant(near, otherwise)))
}

/// The note that a register of the rulebook does not exist yet.
fn missing_register(missing: &MissingRegister) -> Problem {
    let place = At::Place(Box::new(missing.named_at.clone()));
    let message = Message::new("window-register-missing").with("path", missing.path.as_str());
    Problem::new(place, message).help(Message::new("window-register-missing-help"))
}

/// The note that the register beside the rulebook is not in use.
fn unnamed_register(rulebook: &Rulebook) -> Option<Problem> {
    let path = rulebook.path.as_deref().map(Path::new);
    let folder = path.and_then(Path::parent).unwrap_or(Path::new(""));
    let file = folder.join(REGISTER);
    let is_named = rulebook.window_files.iter().any(|named| named.ends_with(REGISTER));
    if is_named || !rulebook.windows.is_empty() || !file.is_file() {
        return None;
    }
    let message = (
        "holds nothing back, since no rulebook names it",
        "holder intet tilbage, for ingen regelbog nævner den",
    );
    let help = (
        "write `windows: windows.yaml` in tweetlint.yaml, or give it with `--windows`",
        "skriv `windows: windows.yaml` i tweetlint.yaml, eller angiv den med `--windows`",
    );
    Some(Problem::in_file(file.display().to_string(), message).help(help))
}
