//! Tests how reports look in emulated terminals of common widths.

use std::{num::NonZero, ops::Range};

use super::*;

/// An excerpt of one line with labels.
fn line(text: &str, labels: &[(&str, &str)]) -> Excerpt {
    let range = |words: &str| -> Range<usize> {
        let start = text.find(words).expect("the words are in the line");
        start..start + words.len()
    };
    let labels = labels.iter().map(|(words, label)| Label {
        range: range(words),
        text: Some(Shown::new(*label).into_owned()),
        style: Style::Problem,
    });
    let text = Shown::new(text.to_owned());
    let line = Line { labels: labels.collect(), ..Line::new(Some(7), text) };
    Excerpt { header: Shown::new("a.yaml:7:1"), post: None, lines: vec![line] }
}

fn screen(width: usize) -> Screen {
    Screen { width, ..Screen::file(Language::En) }
}

/// An emulated terminal, `width` columns wide, that shows the report.
fn on_terminal(report: &str, width: usize) -> vt100::Parser {
    let size = |cells: usize| u16::try_from(cells).ok().and_then(NonZero::new);
    let size = |cells| size(cells).expect("a terminal has some columns");
    let mut terminal = vt100::Parser::new(size(60), size(width), 0);
    terminal.process(report.replace('\n', "\r\n").as_bytes());
    terminal
}

/// The characters of each row that are directly above an underline.
fn underlined(terminal: &vt100::Parser) -> Vec<String> {
    let screen = terminal.screen();
    let (rows, columns) = screen.size();
    let (rows, columns) = (rows.get(), columns.get());
    let cell = |row, column| screen.cell(row, column).map_or("", vt100::Cell::contents);
    let is_line = |row, column| matches!(cell(row, column), "─" | "┬" | "▲");
    let below = |row: u16| {
        let has = |wanted: &str| (4..columns).any(|column| cell(row, column) == wanted);
        cell(row, 3) == "·" && !has("╰") && (4..columns).any(|column| is_line(row, column))
    };
    let words = |row: u16| -> String {
        let above = (4..columns).filter(|column| is_line(row, *column));
        above.map(|column| cell(row - 1, column)).collect()
    };
    (1..rows).filter(|row| below(*row)).map(words).filter(|words| !words.is_empty()).collect()
}

#[test]
fn underlines_are_below_their_words() {
    for before in ["", "æøå ", "東京 ", "🇩🇰 ", "a\u{30a}e\u{301} ", "🎉🎉 ", "\t", "한국 ｆｕｌｌ "]
    {
        let report = excerpt(&line(&format!("{before}here it is"), &[("here", "x")]), screen(80));
        let terminal = on_terminal(&report, 80);
        assert_eq!(underlined(&terminal)[0], "here", "{before:?}\n{report}");
    }
}

/// The crate `vt100` draws the parts of a joined emoji side by side, like terminals
/// that add up the widths of code points.
#[test]
fn underlines_are_below_their_words_behind_any_emoji() {
    let screen = Screen { escapes: Escapes::Cursor, ..screen(80) };
    for emoji in [
        "👩\u{200d}👩\u{200d}👧",
        "👩🏽\u{200d}🚒",
        "👍🏽",
        "🇩🇰",
        "❤\u{fe0f}",
        "🏳\u{fe0f}\u{200d}🌈",
        "1\u{fe0f}\u{20e3}",
    ] {
        let text = format!("a {emoji}{emoji} here it is, {}{emoji} and there", "x ".repeat(30));
        for words in ["here", "there"] {
            let report = excerpt(&line(&text, &[(words, "x")]), screen);
            let terminal = on_terminal(&report, 80);
            assert_eq!(underlined(&terminal)[0], words, "{emoji}\n{report}");
        }
        let report = excerpt(&line(&text, &[(emoji, "x")]), screen);
        let shown = underlined(&on_terminal(&report, 80)).remove(0);
        assert!(emoji.starts_with(&shown) && !shown.is_empty(), "{emoji}: {shown}\n{report}");
    }
}

#[test]
fn a_pipe_gets_no_escape_codes() {
    let report = excerpt(&line("❤\u{fe0f} here", &[("here", "x")]), screen(80));
    assert!(!report.contains('\x1b'), "{report}");
}

#[test]
fn nothing_is_wider_than_the_terminal() {
    let text = "Vi åbner den nye cykelsti over havnen i morgen klokken ti, og så er der både kaffe \
                og kage til alle, der kommer forbi på cykel eller på gåben, uanset vejret!!!";
    let label = "there is no link in the post, and readers have to search for the page";
    for width in [40, 60, 80, 120] {
        for words in ["Vi", "cykelsti", "kage", "uanset vejret", "!!!", text] {
            let report = excerpt(&line(text, &[(words, label)]), screen(width));
            for row in report.lines() {
                assert!(wrap::columns_of(row) <= width, "{width}:\n{report}");
            }
            let shown = underlined(&on_terminal(&report, width)).join(" ");
            let shown = shown.trim_end_matches('…');
            assert!(words.starts_with(shown) && !shown.is_empty(), "{words}: {shown}\n{report}");
        }
    }
}

#[test]
fn overlapping_labels_are_not_wider_than_the_terminal() {
    let text = "Vi åbner den nye cykelsti i morgen, og så er der både kaffe og kage i dag.";
    let labels = [
        (
            "Vi åbner den nye cykelsti i morgen, og så er der både kaffe og kage i dag",
            "own/a-rule-with-a-long-name: one thing",
        ),
        (
            "Vi åbner den nye cykelsti i morgen, og så er der både kaffe",
            "own/another-rule-with-a-long-name: two",
        ),
    ];
    for width in [60, 80, 100] {
        let report = excerpt(&line(text, &labels), screen(width));
        for row in report.lines() {
            assert!(wrap::columns_of(row) <= width, "{width}:\n{report}");
        }
        assert!(report.contains("one thing") && report.contains("two"), "{report}");
    }
}

#[test]
fn a_line_is_cut_between_words() {
    let text = "one two three four five six seven eight nine ten eleven twelve";
    let report = excerpt(&line(text, &[("six", "here")]), screen(40));
    insta::assert_snapshot!(report, @r"
       ╭─[a.yaml:7:1]
     7 │ …four five six seven eight nine…
       ·            ─┬─
       ·             ╰── here
       ╰────
    ");
}

#[test]
fn labels_too_far_apart_get_rows_of_their_own() {
    let text = "one two three four five six seven eight nine ten eleven twelve";
    let report = excerpt(&line(text, &[("one", "first"), ("twelve", "last")]), screen(40));
    insta::assert_snapshot!(report, @r"
       ╭─[a.yaml:7:1]
     7 │ one two three four five six seven…
       · ─┬─
       ·  ╰── first
     7 │ …eight nine ten eleven twelve
       ·                        ───┬──
       ·                           ╰── last
       ╰────
    ");
}

#[test]
fn words_within_words_keep_their_underlines() {
    let text = "the whole sentence is long";
    let labels = [("the whole sentence", "outer"), ("whole", "inner"), ("whole", "same")];
    insta::assert_snapshot!(excerpt(&line(text, &labels), screen(80)), @r"
       ╭─[a.yaml:7:1]
     7 │ the whole sentence is long
       · ──────┬──────┬────
       ·       │      ╰── outer
       ·       ╰─┤ inner
       ·         │ same
       ╰────
    ");
}

#[test]
fn a_heading_links_to_the_page_of_its_rule() {
    let shown = |escapes, color| {
        let head = Heading { word: "error", color: "31", rule: Some(("a/b", Some("https://x"))) };
        heading(&head, &Shown::new("Wrong"), Screen { color, escapes, ..screen(80) })
    };
    assert_eq!(shown(Escapes::None, false), "error[a/b]: Wrong\n");
    assert_eq!(shown(Escapes::Cursor, true), "\x1b[1;31merror[a/b]\x1b[0m: Wrong\n");
    let linked = "\x1b[1;31merror[\x1b]8;;https://x\x1b\\a/b\x1b]8;;\x1b\\]\x1b[0m: Wrong\n";
    assert_eq!(shown(Escapes::Links, true), linked);
    assert_eq!(on_terminal(linked, 80).screen().contents(), "error[a/b]: Wrong");
}

#[test]
fn texts_wrap_below_their_first_word() {
    let text = Shown::new("one two three four five six seven eight");
    let report = remark("help", &text, screen(40));
    assert_eq!(report, "  help: one two three four five six\n        seven eight\n");
}
