//! Sessions as pages show them, and as `trycmd` runs them.
//!
//! `trycmd` wants the exit code of a command below it (`? 1`), a blank line at the end
//! of a block, and `...` or `[..]` for what is left out. A page says the same in ways
//! that do not disturb its readers: `<!-- exit 1 0 -->` above the block has the exit
//! codes of its commands, and `…` is what is left out.

const OPENING: &str = "```console";
const CLOSING: &str = "```";

/// The text of a page as `trycmd` runs it.
pub(crate) fn from_page(page: &str) -> String {
    let (mut session, mut codes, mut inside) = (Vec::<String>::new(), Vec::new(), false);
    for line in page.lines() {
        if let Some(listed) = exit_codes(line) {
            codes = listed;
            continue;
        }
        if inside && line == CLOSING {
            let ends_with_output =
                session.last().is_some_and(|last| !last.starts_with("$ ") && !last.is_empty());
            session.extend(ends_with_output.then(String::new));
            inside = false;
        } else if line == OPENING {
            inside = true;
        }
        session.push(if inside { shown(line) } else { line.to_owned() });
        if inside && line.starts_with("$ ") && !codes.is_empty() {
            let code = codes.remove(0);
            session.extend((code != "0").then(|| format!("? {code}")));
        }
    }
    session.join("\n") + "\n"
}

/// The text of a session as a page shows it.
pub(crate) fn to_page(session: &str) -> String {
    let mut page = Vec::<String>::new();
    let mut block: Option<Vec<&str>> = None;
    for line in session.lines() {
        match &mut block {
            None if line == OPENING => block = Some(Vec::new()),
            None => page.push(line.to_owned()),
            Some(lines) if line == CLOSING => {
                page.extend(block_on_page(lines));
                block = None;
            }
            Some(lines) => lines.push(line),
        }
    }
    page.join("\n") + "\n"
}

/// A block with its fences, and the comment above it where one is needed.
fn block_on_page(lines: &[&str]) -> Vec<String> {
    let mut codes: Vec<&str> = Vec::new();
    let mut block = vec![OPENING.to_owned()];
    for line in lines {
        match line.strip_prefix("? ") {
            Some(code) => codes.last_mut().into_iter().for_each(|last| *last = code),
            None => block.push(left_out(line)),
        }
        codes.extend(line.starts_with("$ ").then_some("0"));
    }
    block.truncate(block.iter().rposition(|line| !line.is_empty()).map_or(1, |last| last + 1));
    block.push(CLOSING.to_owned());
    if codes.iter().any(|code| *code != "0") {
        block.insert(0, format!("<!-- exit {} -->", codes.join(" ")));
    }
    block
}

/// The exit codes that a comment lists.
fn exit_codes(line: &str) -> Option<Vec<String>> {
    let codes = line.strip_prefix("<!-- exit ")?.strip_suffix(" -->")?;
    Some(codes.split_whitespace().map(str::to_owned).collect())
}

/// A line of a page with the wildcards of `trycmd`.
fn shown(line: &str) -> String {
    if line == "…" { "...".to_owned() } else { line.replace('…', "[..]") }
}

/// A line of a session without them.
fn left_out(line: &str) -> String {
    if line == "..." { "…".to_owned() } else { line.replace("[..]", "…") }
}

#[test]
fn pages_become_sessions_and_back() {
    let page = "Text … here\n\n<!-- exit 1 0 -->\n```console\n$ a\nout\n\n$ b\n…\nx … y\n```\n";
    let session = "Text … here\n\n```console\n$ a\n? 1\nout\n\n$ b\n...\nx [..] y\n\n```\n";
    assert_eq!(from_page(page), session);
    assert_eq!(to_page(session), page);
    let silent = "```console\n$ a\n```\n";
    assert_eq!((from_page(silent), to_page(silent)), (silent.to_owned(), silent.to_owned()));
}
