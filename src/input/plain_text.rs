//! Plain text: the whole file is one post without an account.

use std::sync::Arc;

use super::{
    Format, Parse, Parsed, ReadOptions, any_name,
    column_names::fields_named,
    heading_times::LONGEST_LINE,
    paragraphs::{HeadingTime, heading_time},
    row_day::lacks_only_year,
};
use crate::{
    message::Message,
    post::Post,
    source::{Problem, Source, Span},
    text::{Text, unify_line_breaks},
    time::{is_day_or_clock, is_some_time},
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

/// Plain text whose first line may be the time of its post. Whoever says that a file is plain text
/// means that all of it is.
pub(super) const WITH_TIME: Format =
    Format { parse: Parse::Whole(parse_with_time, |_| None), ..FORMAT };

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
    read(source, options, |_| (0, None))
}

/// As [`parse`], but the first line may be the time of the post.
fn parse_with_time<'s>(source: &'s Source, options: &ReadOptions) -> Parsed<'s> {
    read(source, options, |post| read_first_line(post, source, options))
}

/// Makes one post of the file. `begin` says where its text begins, and what is wrong above it.
fn read<'s>(
    source: &'s Source,
    options: &ReadOptions,
    begin: impl FnOnce(&mut Post<'s>) -> (usize, Option<Problem>),
) -> Parsed<'s> {
    let whole = Span::new(0, source.text().len());
    let mut post = Post::new(file_stem(source), Text::verbatim("", whole.end), whole);
    post.platform = options.platform;
    let (start, problem) = begin(&mut post);
    post.text = body(source, Span::new(start, whole.end));
    let posts = if post.text.as_str().is_empty() { Vec::new() } else { vec![post] };
    Parsed { posts, problems: Vec::from_iter(problem).into(), ..Parsed::default() }
}

/// Sets the time of a post to that in the first line of its text, if that is nothing but a time.
/// Returns where the text begins, and the problem that nobody can tell which time it is. A line with a
/// day of the week and no year is rather about an event.
pub(super) fn read_first_line(
    post: &mut Post<'_>,
    source: &Source,
    options: &ReadOptions,
) -> (usize, Option<Problem>) {
    let is_blank = |char: char| char.is_whitespace() || char == '\u{feff}';
    let text = source.text();
    let start = text.len() - text.trim_start_matches(is_blank).len();
    let line = text[start..].lines().next().unwrap_or_default();
    let end = start + line.len();
    let written = line.trim();
    let is_time = line.len() <= LONGEST_LINE
        && (is_some_time(written) || lacks_only_year(written))
        && !text[end..].trim_matches(is_blank).is_empty();
    if !is_time {
        return (0, None);
    }
    let problem = match heading_time(source, start..end, true, options) {
        Some(HeadingTime::Known(time, span)) => {
            (post.time, post.time_span) = (Some(time), span);
            return (end, None);
        }
        Some(HeadingTime::Invalid(problem)) if is_some_time(written) => problem,
        _ => {
            let message = Message::new("time-without-year").with("text", written);
            let problem = Problem::at(source, Span::new(start, end), message);
            Some(problem.help(Message::new("text-time-without-year-help")))
        }
    };
    post.has_invalid_time = true;
    (end, problem)
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
