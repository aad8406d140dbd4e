//! Problems for the terminal: what is wrong, the line it is in, what to do.

use unicode_width::UnicodeWidthStr;

use super::{mask, words};
use crate::{
    language::Language,
    source::{At, Line, Place, Problem},
};

/// How many signs of a long line stand before the place, and from it on.
const BEFORE: usize = 60;
const AFTER: usize = 80;

/// Problems as people read them.
pub fn problems(problems: &[Problem], language: Language, color: bool) -> String {
    let error = (language.pick("error", "fejl"), "\x1b[1;31m");
    problems.iter().map(|problem| one(problem, error, language, color)).collect()
}

/// What people should know, and what stops nothing.
pub fn notes(notes: &[Problem], language: Language, color: bool) -> String {
    let word = (language.pick("note", "bemærk"), "\x1b[1;36m");
    notes.iter().map(|note| one(note, word, language, color)).collect()
}

fn one(problem: &Problem, (word, style): (&str, &str), language: Language, color: bool) -> String {
    let word = match problem.rule {
        Some(rule) => format!("{word}[{}]", rule.id()),
        None => word.to_owned(),
    };
    let word = if color { format!("{style}{word}\x1b[0m") } else { word };
    let place = match &problem.at {
        At::File(path) => format!(" --> {}\n", words::visible(&mask::anywhere(path))),
        At::Place(place) => marked(place),
    };
    let noun = language.pick("help", "hjælp");
    let help = problem.help.as_ref().map(|help| help.get(language));
    let help = help.map(|help| format!("  = {noun}: {}\n", shown(&help))).unwrap_or_default();
    format!("{word}: {}\n{place}{help}", shown(&problem.message.get(language)))
}

/// A message as a terminal may show it.
fn shown(message: &str) -> String {
    words::visible(&mask::anywhere(&words::on_one_line(message))).into_owned()
}

/// The place and its line, with carets below.
fn marked(place: &Place) -> String {
    let header = words::visible(&mask::anywhere(&place.to_string())).into_owned();
    let number = place.start.line.to_string();
    let margin = " ".repeat(number.len());
    let Some(line) = &place.line else {
        return format!("{margin}--> {header}\n");
    };
    let (line, before, columns) = cut(line, place);
    let space = " ".repeat(before);
    let carets = "^".repeat(columns);
    format!("{margin}--> {header}\n{margin} |\n{number} | {line}\n{margin} | {space}{carets}\n")
}

/// The part of a line around a place; the columns before the place, and those
/// it takes.
fn cut(line: &Line, place: &Place) -> (String, usize, usize) {
    // A tab is as wide as its terminal likes.
    let text = mask::anywhere(&line.text).replace('\t', " ");
    let signs: Vec<char> = words::visible(&text).chars().collect();
    let sign = |column: usize| (column - 1).saturating_sub(line.before).min(signs.len());
    let start = sign(place.start.column);
    let end = if place.end.line == place.start.line { sign(place.end.column) } else { signs.len() };
    let end = end.max(start);
    let (mut from, mut to) = (0, signs.len());
    if BEFORE + AFTER < signs.len() {
        from = start.saturating_sub(BEFORE);
        to = (start + AFTER).min(signs.len());
    }
    let text = |from: usize, to: usize| signs[from..to].iter().collect::<String>();
    let left = if 0 < from + line.before { "…" } else { "" };
    let right = if to < signs.len() || line.goes_on { "…" } else { "" };
    let before = left.width() + text(from, start).width();
    let columns = text(start, end.min(to)).width().max(1);
    (format!("{left}{}{right}", text(from, to)), before, columns)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, Span};

    #[test]
    fn the_place_is_marked() {
        let source = Source::new("a.yaml", "x: 1\næ: \x1b[31m 0102034321 no\n");
        let span = Span::new(9, 14);
        let problem = Problem::at(&source, span, ("this is\nwrong", "")).help(("mend it", ""));
        assert_eq!(
            problems(&[problem, Problem::in_file("b", ("gone", ""))], Language::En, false),
            "error: this is wrong\n --> a.yaml:2:4\n  |\n2 | æ: ␛[31m 0102034321 no\n  |    ^^^^^\n  \
             = help: mend it\nerror: gone\n --> b\n"
        );
    }

    #[test]
    fn long_lines_are_cut() {
        let line = format!("{}here{}", "a".repeat(200), "b".repeat(200));
        let source = Source::new("a", line);
        let place = source.place(Span::new(200, 204));
        let (text, before, columns) = cut(place.line.as_ref().expect("a line"), &place);
        assert_eq!((before, columns, text.chars().count()), (61, 4, 142));
    }

    #[test]
    fn a_file_of_one_line_is_not_copied_for_each_place_in_it() {
        let line = format!("{}here{}", "æ\t".repeat(5_000), "b".repeat(10_000));
        let source = Source::new("a", line);
        let place = source.place(Span::new(15_000, 15_004));
        let line = place.line.as_ref().expect("a line");
        assert!(line.text.len() < 2_000, "{}", line.text.len());
        assert_eq!(place.start.column, 10_001);
        let (text, before, columns) = cut(line, &place);
        assert_eq!((before, columns), (61, 4));
        assert!(text.starts_with("…æ æ ") && text.ends_with("bb…"), "{text}");
        assert_eq!(text.chars().skip(before).take(4).collect::<String>(), "here");
    }
}
