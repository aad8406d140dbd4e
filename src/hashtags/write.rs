//! Writes counts as a table, below comments that say what was counted.

use std::io::{self, Write};

use super::{HashtagCounts, TagCounts, file_comments, table::is_formula, tag_counts::Days};

/// What a file contains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileContent {
    /// Everything that is needed to add the file to others, including the hashes of the
    /// accounts.
    Whole,
    /// Only the numbers, without the hashes of accounts, so that the file can be
    /// published.
    Counts,
}

/// Writes counts. The bytes depend on what was counted, and not on the order in which
/// posts and files were added.
///
/// # Errors
/// Fails if `out` does.
pub fn write(counts: &HashtagCounts, layout: FileContent, out: &mut impl Write) -> io::Result<()> {
    let whole = layout == FileContent::Whole;
    out.write_all(file_comments::text(counts, whole).as_bytes())?;
    let last = if whole { ",spellings,set" } else { "" };
    writeln!(out, "tag,accounts,posts,first_seen,last_seen,spelling,owner,ends,with{last}")?;
    for (tag, counted) in counts.tags() {
        row(tag, counted, out)?;
        if whole {
            let set = if counted.posts == 0 { String::new() } else { counted.accounts.text() };
            write!(out, ",{},{set}", spellings(counted))?;
        }
        out.write_all(b"\n")?;
    }
    Ok(())
}

fn row(tag: &str, counted: &TagCounts, out: &mut impl Write) -> io::Result<()> {
    let (accounts, posts) = (counted.accounts.count(), counted.posts);
    write!(out, "{tag},{accounts},{posts},")?;
    match counted.days {
        Days(Some((first, last))) => write!(out, "{first},{last},")?,
        Days(None) => out.write_all(b",,")?,
    }
    write!(out, "{},", counted.spelling())?;
    match &counted.campaign {
        Some(campaign) => write!(out, "{},{},", field(&campaign.owner), campaign.ends)?,
        None => out.write_all(b",,")?,
    }
    write!(out, "{}", counted.together_text())
}

/// The spellings, each with its number of posts. Empty if there is only one: the column
/// `spelling` has it already.
fn spellings(counted: &TagCounts) -> String {
    let spellings = counted.spellings();
    if spellings.len() < 2 {
        return String::new();
    }
    let pairs = spellings.iter().map(|(written, posts)| format!("{written}:{posts}"));
    pairs.collect::<Vec<_>>().join(" ")
}

/// A text that people wrote, as a field: in double quotes, and after a `'` if a
/// spreadsheet might take it for a formula.
fn field(text: &str) -> String {
    let guard = if is_formula(text) { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}
