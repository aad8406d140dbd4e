//! `tweetlint inspect --format text`: what was understood of each file, for people.

use std::io::{self, Write};

use jiff::tz::TimeZone;

use super::terminal::Terminal;
use crate::{
    input::{NameUse, Understood},
    message::Message,
    output::Shown,
    post::Post,
};

/// How many characters of the first text are shown.
const LONGEST: usize = 60;

/// What is shown of the first post of a file: its account, time and text; `None` if
/// there are no posts.
pub(super) fn first(posts: &[Post<'_>], timezone: &TimeZone) -> Option<String> {
    let post = posts.first()?;
    let account = (!post.account.is_empty()).then(|| Shown::new(&*post.account).to_string());
    let time = post
        .time
        .map(|time| time.to_zoned(timezone.clone()).strftime("%Y-%m-%d %H:%M %Z").to_string());
    let whole = Shown::new(post.text.as_str()).to_string().replace('\n', " ");
    let mut text: String = whole.chars().take(LONGEST).collect();
    if text.len() < whole.len() {
        text.push('…');
    }
    Some([account, time, Some(text)].into_iter().flatten().collect::<Vec<_>>().join(" · "))
}

/// Writes what was understood of a file, of which `first` is the first post.
pub(super) fn write(
    file: &Understood,
    first: Option<&str>,
    terminal: Terminal,
    out: &mut impl Write,
) -> io::Result<()> {
    let text = |message: Message| message.get(terminal.language);
    writeln!(out, "{}", Shown::new(&*file.path))?;
    let format = match file.export {
        Some(export) => format!("{} ({export})", file.format),
        None => file.format.to_owned(),
    };
    let format = match file.separator {
        Some(separator) => Message::new("inspect-table")
            .with("format", format)
            .with("separator", separator.escape_default().to_string()),
        None => Message::new("inspect-no-table").with("format", format),
    };
    row(out, terminal, "inspect-format", &text(format))?;
    row(out, terminal, "inspect-encoding", file.encoding)?;
    let posts = Message::new("inspect-counts").with("published", file.published);
    row(out, terminal, "inspect-posts", &text(posts.with("drafts", file.drafts)))?;
    let mut label = "inspect-fields";
    for (name, name_use) in &file.names {
        if let NameUse::Field(field) = name_use {
            row(out, terminal, label, &format!("{} → {field}", Shown::new(&**name)))?;
            label = "";
        }
    }
    for (label, wanted) in [
        ("inspect-left-out", NameUse::LeftOut),
        ("inspect-not-needed", NameUse::NotNeeded),
        ("inspect-unknown", NameUse::Unknown),
    ] {
        let names = file.names.iter().filter(|(name, own)| *own == wanted && !name.is_empty());
        let names: Vec<String> = names.map(|(name, _)| Shown::new(&**name).to_string()).collect();
        if !names.is_empty() {
            row(out, terminal, label, &names.join(", "))?;
        }
    }
    first.map_or(Ok(()), |first| row(out, terminal, "inspect-first", first))
}

/// Writes a row with a label. If a row continues the row above it, its label is
/// empty.
fn row(
    out: &mut impl Write,
    terminal: Terminal,
    label: &'static str,
    text: &str,
) -> io::Result<()> {
    const WIDTH: usize = 13;
    let label =
        if label.is_empty() { String::new() } else { Message::new(label).get(terminal.language) };
    writeln!(out, "{}", terminal.fold(&format!("  {label:WIDTH$}{text}")))
}
