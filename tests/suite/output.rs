//! What the program writes: the same bytes for any number of threads, no message if the
//! pipe is closed, colors only where they are wanted, and nothing from a post that acts
//! on a terminal or runner.

use std::{
    fs,
    io::{Read as _, Write as _},
    process::{Command, Output, Stdio},
};

use unicode_width::UnicodeWidthStr as _;

use crate::program::{Ran, run, tweetlint};

const FORMATS: [&str; 6] = ["full", "short", "json", "jsonl", "sarif", "github"];

/// Where the fixtures with posts are.
const POSTS: &str = "fixtures/posts fixtures/accounts";

/// A post that tries to be a command, a terminal, another line and another
/// person: with line breaks, `%`, `::`, quotes, escapes, a turned direction, a
/// family of emoji and a personal number in three notations.
const NASTY: &str = "Såfremt \"100 %0A\" \u{1b}[31mrød\u{1b}]0;x\u{7} \u{202e}drejet\u{2069} \
                     👩\u{200d}👩\u{200d}👧 http://a.dk/?a=1&b='c'\n::error file=x,line=1::y%0D\r\n\
                     cpr 010203-4321, cpr 0102034321 eller 290288 4329!!!";

/// The nasty post as a file, and the report on it.
#[track_caller]
fn report(format: &str) -> String {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let post =
        serde_json::json!({"id": "1\u{1b}[2J", "account": "a\n::b", "lang": "da", "text": NASTY});
    fs::write(folder.path().join("a,b%0A.ndjson"), format!("{post}\n{{\"cpr\": 010203-4321}}\n"))
        .expect("there is room");
    let arguments = format!("check --at 2026-01-01T12:00 --format {format} a,b%0A.ndjson");
    let ran = run(tweetlint(&arguments).current_dir(folder.path()));
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(!ran.err.contains("4321"), "{}", ran.err);
    assert!(ran.err.contains("a,b%0A.ndjson:2:"), "{}", ran.err);
    ran.out
}

/// The report on all fixtures in every format, and the problems it reported.
fn reports(jobs: u8) -> Vec<String> {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let file = |format: &str| folder.path().join(format);
    let outputs = FORMATS.map(|format| format!(" --output {format}={}", file(format).display()));
    let ran = run(&mut tweetlint(&format!(
        "check --at 2026-01-01T12:00 --jobs {jobs} {POSTS}{}",
        outputs.concat()
    )));
    let report = |format| fs::read_to_string(file(format)).expect("the report was written");
    let mut reports = vec![ran.out, ran.err];
    reports.extend(FORMATS.map(report));
    reports
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let alone = reports(1);
    assert!(alone.iter().skip(2).all(|report| 5_000 < report.len()), "there is much to report");
    assert!(alone[0] == alone[2], "the terminal and a file get the same");
    for jobs in [2, 4] {
        assert!(reports(jobs) == alone, "a report differs with {jobs} threads");
    }
}

#[test]
fn large_files_are_reported_in_order() {
    let post = |at: usize| {
        format!("{{\"id\": \"{at}\", \"text\": \"se http://a.dk {}\"}}\n", "x".repeat(400))
    };
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let posts: String = (0..9000).map(post).collect();
    fs::write(folder.path().join("a.ndjson"), posts).expect("there is room");
    let report = |jobs: u8| {
        let arguments = "check --select link/insecure --format jsonl a.ndjson";
        run(tweetlint(&format!("{arguments} --jobs {jobs}")).current_dir(folder.path())).out
    };
    let alone = report(1);
    assert_eq!(alone.lines().count(), 9000);
    for (at, line) in alone.lines().enumerate() {
        assert!(line.contains(&format!("\"post\":{{\"id\":\"{at}\"")), "{at}: {line}");
    }
    assert!(report(4) == alone, "the order differs with 4 threads");
}

#[test]
fn a_closed_pipe_is_quiet() {
    for arguments in [
        format!("check --format full {POSTS}"),
        format!("check --format jsonl {POSTS}"),
        format!("inspect {POSTS}"),
        "rules".to_owned(),
        "explain link/missing".to_owned(),
        "test".to_owned(),
        "completions bash".to_owned(),
    ] {
        let mut child = tweetlint(&arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        drop(child.stdout.take());
        let mut problem = String::new();
        let mut stderr = child.stderr.take().expect("it is piped");
        stderr.read_to_string(&mut problem).expect("it is UTF-8");
        let status = child.wait().expect("the program ends");
        // What was found before the reader went still counts.
        assert!(matches!(status.code(), Some(0 | 1)), "{arguments}: {status}");
        let notes = problem.lines().all(|line| line.starts_with(' ') || line.starts_with("note: "));
        assert!(notes, "{arguments}: {problem}");
    }
}

/// Runs a command that reads `text` from standard input.
#[track_caller]
fn run_with(text: &str, command: &mut Command) -> Output {
    let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = piped.spawn().expect("the program starts");
    child.stdin.take().expect("it is piped").write_all(text.as_bytes()).expect("the program reads");
    child.wait_with_output().expect("the program ends")
}

/// What somebody types is a draft, although it could be the header of a table.
#[test]
fn a_short_draft_with_a_comma_is_no_table() {
    for (text, code) in [("a,b", 0), ("Hej, borger", 0), ("text,account", 2)] {
        let output = run_with(text, &mut tweetlint("check -"));
        assert_eq!(output.status.code(), Some(code), "{text}");
    }
}

#[test]
fn standard_input_is_a_file_without_name() {
    let post = "lang: da\ntext: Kort på http://www.havneby-kommune.dk/bro\n";
    let output = run_with(post, &mut tweetlint("check --format short --select link -"));
    let printed = String::from_utf8(output.stdout).expect("the program writes UTF-8");
    assert!(printed.starts_with("-:2:15: warning[link/insecure] "), "{printed}");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn colors_are_for_those_who_want_them() {
    let posts = "fixtures/accounts/koebenhavner/posts fixtures/none.yaml";
    let check = |format: &str, color: &str| {
        run(&mut tweetlint(&format!("check --format {format} --color {color} {posts}")))
    };
    for format in FORMATS {
        for color in ["auto", "never"] {
            let ran = check(format, color);
            assert!(!ran.out.contains('\x1b') && !ran.err.contains('\x1b'), "{format} {color}");
        }
    }
    let ran = check("full", "always");
    assert!(ran.out.contains("\x1b[") && ran.err.contains("\x1b["), "{}", ran.err);
    let ran = run(tweetlint(&format!("check {posts}")).env("NO_COLOR", "1").env("TERM", "xterm"));
    assert!(!ran.out.contains('\x1b') && !ran.err.contains('\x1b'));
    // A report in a file has no terminal.
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let file = folder.path().join("report.txt");
    let arguments = format!("check --color always --output full={} {posts}", file.display());
    run(&mut tweetlint(&arguments));
    let report = fs::read_to_string(file).expect("the report was written");
    assert!(!report.is_empty() && !report.contains('\x1b'), "{report}");
}

#[test]
fn a_nasty_post_acts_on_nobody() {
    for format in FORMATS {
        let report = report(format);
        for secret in ["4321", "4329"] {
            assert!(!report.contains(secret), "{format} shows {secret}:\n{report}");
        }
        for c in ['\x1b', '\x07', '\r', '\u{202e}', '\u{2069}'] {
            assert!(!report.contains(c), "{format} shows {c:?}:\n{report}");
        }
        let is_injected = |line: &str| line.starts_with("::error file=x");
        assert!(!report.lines().any(is_injected), "{format}:\n{report}");
    }
}

/// SARIF tells all rules of the rulebook and numbers them, which is none of
/// this test's business.
fn without_rules(report: &str) -> String {
    let rules = report.split_once("\"rules\":[").zip(report.split_once("]}},\"language\""));
    let Some(((before, _), (_, after))) = rules else { return report.to_owned() };
    let mut pieces = after.split("\"ruleIndex\":");
    let mut after = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        after.push_str("\"ruleIndex\":…");
        after.push_str(piece.trim_start_matches(|c: char| c.is_ascii_digit()));
    }
    format!("{before}\"rules\":[…]}}}},\"language\"{after}")
}

#[test]
fn a_nasty_post_in_every_format() {
    for format in FORMATS {
        let report = without_rules(&report(format)).replace(env!("CARGO_PKG_VERSION"), "[VERSION]");
        insta::with_settings!({ snapshot_path => "../nasty", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format, report);
        });
    }
}

/// The exit code of a check of a folder with these reports.
fn reported(folder: &std::path::Path, outputs: &[&str]) -> Option<i32> {
    let mut run = std::process::Command::new(env!("CARGO_BIN_EXE_tweetlint"));
    run.current_dir(folder).args(["check", "posts.yaml", "--quiet"]);
    for output in outputs {
        run.args(["--output", output]);
    }
    run.output().expect("the program runs").status.code()
}

#[test]
fn two_reports_do_not_go_into_one_file() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    std::fs::write(folder.path().join("posts.yaml"), "- text: Hej\n").expect("there is room");
    assert_eq!(reported(folder.path(), &["json=a.x", "sarif=./a.x"]), Some(2));
    assert_eq!(reported(folder.path(), &["json="]), Some(2));
    assert_eq!(reported(folder.path(), &["json=a.x", "sarif=b.x"]), Some(0));
}

#[cfg(unix)]
#[test]
fn a_report_goes_where_a_link_leads_and_keeps_its_readers() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = tempfile::tempdir().expect("a folder for the test");
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("posts.yaml"), "- text: Hej\n").expect("there is room");
    std::fs::write(at("real.json"), "old").expect("there is room");
    let mode = std::fs::Permissions::from_mode(0o640);
    std::fs::set_permissions(at("real.json"), mode).expect("it is ours");
    symlink("real.json", at("link.json")).expect("there is room");
    assert_eq!(reported(folder.path(), &["json=link.json"]), Some(0));
    assert!(at("link.json").is_symlink());
    let real = std::fs::read_to_string(at("real.json")).expect("it is there");
    assert!(real.contains("format_version"), "{real}");
    let mode = std::fs::metadata(at("real.json")).expect("it is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
}

#[test]
fn a_report_never_replaces_what_is_checked() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join("posts.ndjson");
    let posts = "{\"id\":\"1\",\"text\":\"Kom nu!!!\",\"created_at\":\"2020-01-01T10:00:00Z\"}\n";
    std::fs::write(&path, posts).expect("the folder can be written");
    let output = format!("json={}", path.display());
    for checked in [&*path, folder.path()] {
        let run = std::process::Command::new(env!("CARGO_BIN_EXE_tweetlint"))
            .arg("check")
            .arg(checked)
            .args(["--output", &output])
            .output()
            .expect("the program runs");
        assert_eq!(run.status.code(), Some(2));
        assert_eq!(std::fs::read_to_string(&path).ok().as_deref(), Some(posts));
    }
}

/// The report on a file with this text.
fn report_on(name: &str, text: &str, arguments: &str) -> String {
    let folder = tempfile::tempdir().expect("a folder for the test");
    fs::write(folder.path().join(name), text).expect("there is room");
    let arguments = format!("check {name} --quiet {arguments}");
    run(tweetlint(&arguments).current_dir(folder.path())).out
}

#[test]
fn words_over_a_line_break_are_underlined_on_each_line() {
    let folded = "- text: >-\n    Vi bygger en bro. Læs\n    mere på vores hjemmeside.\n";
    insta::assert_snapshot!(report_on("a.yaml", folded, "--select link/missing"), @r"
    warning[link/missing]: Promises a page, but links to none
       ╭─[a.yaml:2:23]
     2 │     Vi bygger en bro. Læs
       ·                       ───
     3 │     mere på vores hjemmeside.
       ·     ──┬─
       ·       ╰── no link in the post
       ╰────
      help: The reader has to search for what you have open in front of you. Add the address of the page
            itself, not of the front page.
      note: level set by the rule itself · `tweetlint explain link/missing`
    ");
    let plain = "- text: Vi bygger en bro. Læs\n    mere på vores hjemmeside.\n";
    insta::assert_snapshot!(report_on("a.yaml", plain, "--select link/missing"), @r"
    warning[link/missing]: Promises a page, but links to none
       ╭─[a.yaml:1:27]
     1 │ - text: Vi bygger en bro. Læs
       ·                           ───
     2 │     mere på vores hjemmeside.
       ·     ──┬─
       ·       ╰── no link in the post
       ╰────
      help: The reader has to search for what you have open in front of you. Add the address of the page
            itself, not of the front page.
      note: level set by the rule itself · `tweetlint explain link/missing`
    ");
    let block = "- text: |-\n    Vi bygger en bro. Læs\n    mere på vores hjemmeside.\n";
    insta::assert_snapshot!(report_on("a.yaml", block, "--select link/missing"), @r"
    warning[link/missing]: Promises a page, but links to none
       ╭─[a.yaml:2:23]
     2 │     Vi bygger en bro. Læs
       ·                       ───
     3 │     mere på vores hjemmeside.
       ·     ──┬─
       ·       ╰── no link in the post
       ╰────
      help: The reader has to search for what you have open in front of you. Add the address of the page
            itself, not of the front page.
      note: level set by the rule itself · `tweetlint explain link/missing`
    ");
}

#[test]
fn a_number_over_a_line_break_is_masked_in_every_format() {
    for post in [
        "- text: >-\n    Mit cpr-nummer er 290288-\n    4329, ring!!!\n",
        "- text: Mit cpr-nummer er 290288\n    4329, ring!!!\n",
        "- text: \"Mit cpr-nummer er 290288-\\\n    4329, ring!!!\"\n",
    ] {
        for format in FORMATS {
            let report = report_on("a.yaml", post, &format!("--format {format}"));
            assert!(report.contains("privacy/cpr"), "{format}:\n{post}\n{report}");
            assert!(!report.contains("4329"), "{format}:\n{post}\n{report}");
        }
    }
}

#[test]
fn lines_of_long_posts_have_the_numbers_of_the_file() {
    let post = |text: &str| format!("{{\"text\": \"{text}{}\"}}\n", " og kage".repeat(40));
    let posts = [post("Kom"), post("Læs mere på vores hjemmeside"), post("Se http://a.dk")];
    let report = report_on("a.ndjson", &posts.concat(), "--select link --ignore link/only");
    let numbered = report.lines().filter_map(|line| line.split_once(" │ "));
    let numbers: Vec<&str> = numbered.map(|(number, _)| number.trim()).collect();
    assert_eq!(numbers, ["2", "3"], "{report}");
}

#[test]
fn columns_set_the_width_also_of_a_pipe() {
    for width in [60, 80, 120] {
        let mut check = tweetlint("check fixtures/accounts/vejlekommune --lang da");
        let report = run(check.env("COLUMNS", width.to_string())).out;
        let columns = report.lines().map(|line| line.chars().count());
        let widest = columns.max().unwrap_or_default();
        assert!(width - 20 <= widest, "{width}: {widest}\n{report}");
        assert_fits(&report, width, "a pipe");
    }
}

/// Fails if a line is wider than the screen, unless it is a single word, such as a path:
/// only that is never broken.
#[track_caller]
fn assert_fits(printed: &str, columns: usize, by: &str) {
    for line in printed.lines().filter(|line| columns < line.width()) {
        assert!(!line.trim().contains(' '), "{by} at {columns}: {line}");
    }
}

/// Whatever a command prints fits the screen: lines break at spaces only, and only a
/// word that is longer than the line, such as a path, is wider. A pipe gets the same
/// words, unbroken.
#[test]
fn every_command_fits_the_screen() {
    let queue = "queue --at 2026-05-09T15:45 --account havneby tests/cli/queue.in/queue \
                 --rulebook tests/cli/queue.in/tweetlint.yaml";
    let window = "--windows tests/cli/queue.in/windows.yaml --at 2026-05-09T15:45";
    for arguments in [
        "explain tone/sarcasm --lang da",
        "explain crisis/record-incomplete",
        "rules",
        "rules --lang da",
        "intent list --lang da",
        "intent why sarcasm Superb,_well_done_again!",
        &format!("window list --all {window}"),
        &format!("window show harbour-fire {window}"),
        queue,
        "audit fixtures/audit --lang da",
        "audit fixtures/audit/municipality-before.yaml --lang en",
        "audit fixtures/audit --by rule",
        "inspect fixtures/posts --format text",
        "check --format xx posts --lang da",
        "window open --kind xx --lang da",
    ] {
        let printed = |columns: Option<usize>| {
            let mut command = tweetlint(arguments);
            command.envs(columns.map(|columns| ("COLUMNS", columns.to_string())));
            let Ran { code, out, err } = run(&mut command);
            assert!(code.is_some() && !(out.is_empty() && err.is_empty()), "{arguments}");
            if out.is_empty() { err } else { out }
        };
        let whole = printed(None);
        for columns in [60, 80, 120] {
            let folded = printed(Some(columns));
            assert_fits(&folded, columns, arguments);
            let words = |text: &str| -> Vec<String> {
                text.split_whitespace().map(str::to_owned).collect()
            };
            assert_eq!(words(&folded), words(&whole), "{arguments} at {columns}");
        }
        assert!(whole.lines().any(|line| 60 < line.width()), "{arguments} tests nothing");
    }
    // These cut lines of files, so that not every word is on every screen.
    for folder in ["fixtures/accounts", "fixtures/posts/drafts", "fixtures/platforms"] {
        for (columns, lang) in [(60, "en"), (80, "da"), (120, "da")] {
            let arguments = format!("check {folder} --lang {lang}");
            let ran = run(tweetlint(&arguments).env("COLUMNS", columns.to_string()));
            assert_eq!(ran.code, Some(1), "{arguments} finds something: {}", ran.err);
            assert_fits(&ran.out, columns, &arguments);
        }
    }
}

/// A template is a file, whose lines are not broken: it fits a screen of 80 columns.
#[test]
fn every_window_template_fits_the_screen() {
    for kind in ["crisis", "mourning", "pre-election", "exercise", "event"] {
        for lang in ["en", "da"] {
            let arguments = format!("window template {kind} --lang {lang}");
            let ran = run(&mut tweetlint(&arguments));
            assert!(ran.out.contains("dormant: true"), "{arguments}: {ran:?}");
            assert!(ran.out.lines().all(|line| line.width() <= 80), "{arguments}: {}", ran.out);
        }
    }
}
