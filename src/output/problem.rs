//! Renders problems and notes for the terminal, in the same layout as findings.

use super::{
    Screen, ShownProblem, report_wording,
    screen::{self, Heading},
};
use crate::{message::Message, source::Problem};

/// Renders problems for people.
pub fn problems(problems: &[Problem], screen: Screen) -> String {
    all(problems, &Message::new("report-error"), "31", screen)
}

/// Renders notes for people. Notes do not change the exit code.
pub fn notes(notes: &[Problem], screen: Screen) -> String {
    all(notes, &Message::new("report-note"), "36", screen)
}

fn all(problems: &[Problem], word: &Message, color: &'static str, screen: Screen) -> String {
    let word = word.get(screen.language);
    problems.iter().map(|problem| one(problem, &word, color, screen)).collect()
}

fn one(problem: &Problem, word: &str, color: &'static str, screen: Screen) -> String {
    let shown = ShownProblem::new(problem, screen.language);
    let heading = Heading { word, color, rule: shown.rule.map(|rule| (rule, None)) };
    let mut text = screen::heading(&heading, &shown.message, screen);
    text.push_str(&match shown.excerpt() {
        Some(excerpt) if !excerpt.lines.is_empty() => screen::excerpt(&excerpt, screen),
        Some(excerpt) => screen::path(&excerpt.header, screen),
        None => screen::path(&shown.file, screen),
    });
    if let Some(help) = &shown.help {
        text.push_str(&screen::remark(&report_wording::help(screen.language), help, screen));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        language::Language,
        source::{Source, Span},
    };

    const SCREEN: Screen = Screen::file(Language::En);

    fn saying(text: &str) -> Message {
        Message::new("io-other").with("error", text)
    }

    #[test]
    fn the_place_is_underlined() {
        let source = Source::new("a.yaml", "x: 1\næ: \x1b[31m 0102034321 no\n");
        let span = Span::new(9, 14);
        let problem = Problem::at(&source, span, saying("this is\nwrong")).help(saying("fix it"));
        let report = problems(&[problem, Problem::in_file("b", saying("gone"))], SCREEN);
        insta::assert_snapshot!(report, @r"
        error: this is wrong
           ╭─[a.yaml:2:4]
         2 │ æ: ␛[31m 0102034321 no
           ·    ─────
           ╰────
          help: fix it
        error: gone
          ──[b]
        ");
    }

    #[test]
    fn a_number_is_masked_also_where_the_message_repeats_it_alone() {
        let source = Source::new("a.yaml", "- text: Mit cpr-nummer er #0101801235\n");
        let problem = Problem::at(&source, Span::new(26, 37), saying("`#0101801235` is lost"));
        let problem = problem.help(saying("write 0101801235 in quotes"));
        let report = problems(&[problem], SCREEN);
        assert_eq!(report.matches("010180****").count(), 3, "{report}");
        assert!(!report.contains("1235"), "{report}");
    }

    #[test]
    fn long_lines_are_cut() {
        for word in ["", "æ\t"] {
            let line = format!("{}here{}", word.repeat(5_000), "b".repeat(200));
            let source = Source::new("a", line);
            let start = word.len() * 5_000;
            let problem = Problem::at(&source, Span::new(start, start + 4), saying("wrong"));
            let report = problems(&[problem], SCREEN);
            let line = report.lines().nth(2).unwrap_or_default();
            let below = report.lines().nth(3).unwrap_or_default();
            let column = |text: &str, found| text.find(found).map(|at| text[..at].chars().count());
            assert_eq!(column(line, "here"), column(below, "────"), "{report}");
            assert!(line.ends_with('…') && line.chars().count() <= 100, "{report}");
        }
    }
}
