//! Which window a command is about: the one with the id on the command line, or the only
//! one that is open.

use jiff::Timestamp;

use crate::{
    language::Localized,
    message::{Message, Value, any_of, closest},
    rulebook::Rulebook,
    source::Problem,
    window::{Window, slug},
};

/// Finds the window with an id or, without one, the only window that is open. Otherwise the
/// problem names the windows that the user may mean. `command` is the command that it names
/// as its place.
pub(super) fn window<'r>(
    id: Option<&str>,
    command: &str,
    at: Timestamp,
    rulebook: &'r Rulebook,
) -> Result<&'r Window, Problem> {
    let open: Vec<&Window> = rulebook.windows.iter().filter(|window| window.is_open(at)).collect();
    let (message, help) = match (id, open.as_slice()) {
        (None, [only]) => return Ok(only),
        (None, []) => (Message::new("window-none-to-choose"), Message::new("window-unknown-help")),
        (None, _) => {
            let ids = in_code(open.iter().map(|window| window.id.as_str()));
            let message = Message::new("window-several-open").with("count", open.len());
            (message, Message::new("window-several-open-help").with("ids", ids))
        }
        (Some(id), _) => {
            if let Some(window) = rulebook.windows.iter().find(|window| window.id == id) {
                return Ok(window);
            }
            (Message::new("window-unknown").with("id", id), help(id, &open))
        }
    };
    Err(Problem::in_file(command.to_owned(), message).help(help))
}

/// The help for an id that no window has: suggests the open windows that may be called like
/// this, else the one with the most similar id, else lists those that are open.
fn help(written: &str, open: &[&Window]) -> Message {
    let ids = || open.iter().map(|window| window.id.as_str());
    let called: Vec<&str> = open
        .iter()
        .filter(|window| is_called(window, written))
        .map(|window| window.id.as_str())
        .collect();
    let near =
        if called.is_empty() { closest(written, ids()).into_iter().collect() } else { called };
    match (near.is_empty(), open.is_empty()) {
        (false, _) => Message::new("did-you-mean-one-of").with("names", in_code(near)),
        (true, false) => Message::new("window-unknown-open-help").with("ids", in_code(ids())),
        (true, true) => Message::new("window-unknown-help"),
    }
}

/// Whether people may call the window like this: the beginning of its id, part of its title,
/// or what it is about, perhaps with a day.
fn is_called(window: &Window, written: &str) -> bool {
    let Some(written) = slug(written) else { return false };
    let begins = |name: &str| {
        written.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    };
    let titles = window.title.iter().flat_map(Localized::all);
    window.id.to_lowercase().starts_with(&written)
        || titles.filter_map(slug).any(|title| title.contains(&written))
        || window.about.iter().any(|emergency| emergency.names().any(begins))
}

fn in_code<'i>(ids: impl IntoIterator<Item = &'i str>) -> Value {
    let ids: Vec<String> = ids.into_iter().map(|id| format!("`{id}`")).collect();
    any_of(ids.iter().map(String::as_str))
}
