//! Plain text: the whole file is one post without an account.

use std::sync::Arc;

use super::{Format, Parse, Parsed, ReadOptions, any_name, column_names::fields_named};
use crate::{
    message::Message,
    post::Post,
    source::{Problem, Source, Span},
    text::{Text, unify_line_breaks},
    time::is_day_or_clock,
};

/// The extension of plain text.
pub(super) const ENDING: &str = ".txt";

pub(super) const FORMAT: Format = Format {
    name: "text",
    endings: &[ENDING],
    contains_posts: any_name,
    matches_beginning,
    parse: Parse::Whole(parse, |_| None),
};

/// Accepts every file: a file of no other format is plain text.
fn matches_beginning(_beginning: &str) -> bool {
    true
}

/// The problem that a file looks like a table with `|` between its fields, or without a column of texts: each of its lines,
/// of which there are several, has the same number of semicolons or tabs, or of commas, and one
/// of the columns has times. `head` is the
/// beginning of the file, and `is_whole` says whether it is all of it.
pub(super) fn table_without_texts(name: &Arc<str>, head: &str, is_whole: bool) -> Option<Problem> {
    let mut lines: Vec<&str> = head.lines().filter(|line| !line.trim().is_empty()).collect();
    if !is_whole {
        lines.pop();
    }
    let (first, others) = lines.split_first()?;
    let is_one = |separator: &char| {
        let count = |line: &str| line.matches(*separator).count();
        let columns = count(first);
        0 < columns && !others.is_empty() && others.iter().all(|line| count(line) == columns)
    };
    let has_times = |index: usize| {
        let field = |line: &&str| line.split(',').nth(index).is_some_and(is_day_or_clock);
        others.iter().all(field)
    };
    let has_commas = || is_one(&',') && (0..=first.matches(',').count()).any(has_times);
    let is_field = |name: &str| fields_named(name).next().is_some();
    let has_pipes = || is_one(&'|') && first.split('|').any(is_field);
    if has_pipes() {
        let problem = Problem::in_file(name.clone(), Message::new("table-of-pipes"));
        return Some(problem.help(Message::new("table-of-pipes-help")));
    }
    ([';', '\t'].iter().any(is_one) || has_commas()).then(|| {
        let problem = Problem::in_file(name.clone(), Message::new("text-is-table"));
        problem.help(Message::new("text-is-table-help"))
    })
}

/// Makes one post of the file, unless the file is blank. The media of the post are
/// unknown.
fn parse<'s>(source: &'s Source, options: &ReadOptions) -> Parsed<'s> {
    let whole = Span::new(0, source.text().len());
    let text = body(source, whole);
    let post = Post::new(file_stem(source), text, whole);
    let post = Post { platform: options.platform, ..post };
    let posts = if post.text.as_str().is_empty() { Vec::new() } else { vec![post] };
    Parsed { posts, ..Parsed::default() }
}

/// The text at a span, without white space at its ends and with uniform line breaks.
pub(super) fn body(source: &Source, span: Span) -> Text<'_> {
    let typed = source.slice(span);
    let text = typed.trim_start_matches('\u{feff}');
    let start = span.start + (typed.len() - text.len());
    unify_line_breaks(Text::verbatim(text, start)).trim()
}

/// The name of the file without folders, up to its first dot: `bridge` for
/// `drafts/bridge.draft.txt`. It is the id of the post.
pub(super) fn file_stem(source: &Source) -> String {
    let name = source.path().rsplit(['/', '\\']).next().unwrap_or_default();
    name.split('.').find(|part| !part.is_empty()).unwrap_or(name).to_owned()
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;

    #[track_caller]
    fn check(file: &str, text: Option<&str>) {
        let source = Source::new("drafts/bridge.draft.txt", file);
        let parsed = parse(&source, &ReadOptions::new(TimeZone::UTC));
        let read = parsed.posts.first().map(|post| post.text.as_str());
        assert_eq!(read, text);
        assert!(parsed.posts.iter().all(|post| post.id == "bridge"));
    }

    #[test]
    fn the_file_is_the_post() {
        check("\u{feff}Broen er åben\r\n\r\n#bro\r\n", Some("Broen er åben\n\n#bro"));
        check(" \n", None);
        check("", None);
    }
}
