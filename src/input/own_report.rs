//! Recognizes reports that this program wrote, which contain no posts.
//!
//! A report may be in the folder that is checked, for example with
//! `--output json=report.json`. If a report was read as a file with posts, the next run
//! would always fail.

use std::sync::LazyLock;

use super::FORMATS;
use crate::{language::Language, message::Message};

/// How many bytes of a file are needed to recognize a report.
pub(super) const HEAD: usize = 1 << 10;

/// The extensions that files with reports usually have.
pub(super) const ENDINGS: [&str; 6] = [".json", ".jsonl", ".ndjson", ".txt", ".md", ".csv"];

/// Tables of `audit` and `queue`: two columns by which their headings are known, of which the
/// first is the first.
const TABLES: [[&str; 2]; 6] = [
    ["audit-column-account", "audit-column-posts"],
    ["audit-column-month", "audit-column-posts"],
    ["audit-column-rule", "audit-column-count"],
    ["audit-column-client", "audit-column-posts"],
    ["audit-column-window", "audit-column-posts"],
    ["queue-column-post", "queue-column-due"],
];

/// The beginnings of the tables of `audit --format csv`.
const CSV_TABLES: [&str; 5] = [
    "account,platform,posts,first,last,",
    "month,posts,reply-share,",
    "rule,findings,errors,warnings,",
    "client,posts,accounts,findings,",
    "window,hour,posts,posts_with_findings,",
];

/// Whether a file that begins with these bytes is a report of this program, in
/// any of its formats.
pub(super) fn is_own_report(head: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&head[..head.len().min(HEAD)]);
    let head = head.trim_start_matches('\u{feff}').trim_start();
    match head.as_bytes().first() {
        Some(b'{') => is_json_report(head),
        Some(_) => {
            let mut lines = head.lines();
            let (first, second) =
                (lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
            is_report_for_people(first) || is_count(first) || is_audit(first, second)
        }
        None => false,
    }
}

/// Whether a text is the beginning of the output of `check`, `inspect`, `queue` or
/// `window list` in a format for programs, or of a part of an audit. White space is ignored, because other
/// programs may have changed it.
fn is_json_report(head: &str) -> bool {
    let compact: String = head.chars().filter(|char| !char.is_whitespace()).collect();
    let contains = |keys: &[&str]| keys.iter().all(|key| compact.contains(key));
    let version = compact.strip_prefix("{\"format_version\":");
    let after_version =
        version.map(|rest| rest.trim_start_matches(|char: char| char.is_ascii_digit()));
    after_version.is_some_and(|rest| {
        rest.starts_with(",\"tool\":{\"name\":\"tweetlint\"") || rest.starts_with(",\"at\":\"")
    }) || compact.starts_with("{\"rule\":\"")
        && contains(&["\",\"severity\":\"", "\"level_from\":"])
        || compact.starts_with("{\"$schema\":") && contains(&["\"driver\":{\"name\":\"tweetlint\""])
        || compact.starts_with("{\"tweetlint_part\":")
        || compact.starts_with("{\"id\":") && contains(&["\"weighted_length\":", "\"hashtags\":["])
}

/// Whether a text is the first line of a report for people, or of annotations for
/// GitHub: a level and a rule in brackets, perhaps after a place, as `a.yaml:3:7:
/// warning[link/missing]`.
fn is_report_for_people(line: &str) -> bool {
    let annotation = ["::error ", "::warning ", "::notice "].iter().any(|by| line.starts_with(by));
    if annotation {
        return line.contains("file=") && line.contains("title=");
    }
    let Some((before, rest)) = line.split_once('[') else { return false };
    let Some((rule, _)) = rest.split_once(']') else { return false };
    is_rule_id(rule) && ends_with_level(before)
}

/// Whether a line says that there are no findings, or how many posts of a queue are held.
fn is_count(line: &str) -> bool {
    // Most drafts begin otherwise, and to make the messages takes time.
    if !line.starts_with(char::is_uppercase) || !line.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let line = without_numbers(line);
    COUNTS.iter().any(|count| line.starts_with(count))
}

/// The lines that [`is_count`] looks for, with `0` for each number.
static COUNTS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut messages = Vec::new();
    for count in [1_usize, 2] {
        let posts = Message::new("report-posts").with("count", count);
        messages.push(Message::new("report-no-findings").with("posts", posts));
        messages.push(Message::new("queue-held").with("held", 1_usize).with("posts", count));
    }
    let in_all = |message: &Message| Language::ALL.map(|(_, language)| message.get(language));
    messages.iter().flat_map(in_all).map(|text| without_numbers(&text)).collect()
});

/// A text with `0` for each number, which may have points or commas.
fn without_numbers(text: &str) -> String {
    let (mut shortened, mut chars) = (String::new(), text.chars().peekable());
    while let Some(char) = chars.next() {
        let is_before_digit = chars.peek().is_some_and(char::is_ascii_digit);
        let is_inside = char.is_ascii_digit() || is_before_digit && ".,".contains(char);
        if !(is_inside && shortened.ends_with('0')) {
            shortened.push(if char.is_ascii_digit() { '0' } else { char });
        }
    }
    shortened
}

/// Whether two lines are the first of `audit` or `queue` as text, Markdown or CSV, or of
/// `inspect --format text`.
fn is_audit(first: &str, second: &str) -> bool {
    let known = |id: &'static str| {
        let of = |(_, language): &(&str, Language)| Message::new(id).get(*language);
        Language::ALL.iter().map(of).collect::<Vec<_>>()
    };
    let is_markdown = first.starts_with("| ") && second.starts_with("| ---");
    let between = if is_markdown { "|" } else { "  " };
    let cells: Vec<&str> =
        first.split(between).map(str::trim).filter(|cell| !cell.is_empty()).collect();
    let is_table = || {
        TABLES.iter().any(|[one, other]| {
            let (one, other) = (known(one), known(other));
            cells.first().is_some_and(|cell| one.iter().any(|name| name == cell))
                && cells.iter().any(|cell| other.iter().any(|name| name == cell))
        })
    };
    let is_inspected = || {
        let label = second.strip_prefix("  ").and_then(|rest| rest.split_once("  "));
        label.is_some_and(|(label, format)| {
            known("inspect-format").iter().any(|name| name == label)
                && FORMATS.iter().any(|known| format.trim().starts_with(known.name))
        })
    };
    let is_of_account = || {
        let profile = first.ends_with(')').then(|| first.rsplit_once(" (")).flatten();
        let is_profile =
            |inner: &str| inner.starts_with("profile ") || inner.starts_with("profil ");
        profile.is_some_and(|(_, inner)| is_profile(inner))
            && second.split_once(": ").is_some_and(|(posts, _)| is_posts(posts))
    };
    CSV_TABLES.iter().any(|table| first.starts_with(table))
        || 2 < cells.len() && is_table()
        || is_inspected()
        || is_of_account()
}

/// Whether a text is a number of posts, such as `12 posts`.
fn is_posts(text: &str) -> bool {
    let text = without_numbers(&text.replace(['.', ','], ""));
    [1_usize, 2].into_iter().any(|count| {
        let posts = Message::new("report-posts").with("count", count);
        Language::ALL.iter().any(|(_, language)| text == without_numbers(&posts.get(*language)))
    })
}

/// Whether a text ends with the name of a level in any language, alone or after a
/// place such as `file:1:2: `.
fn ends_with_level(text: &str) -> bool {
    let level = text.rsplit(' ').next().unwrap_or(text);
    let is_alone = level.len() == text.len();
    let is_after_place = text.ends_with(&format!(": {level}")) && 3 <= text.matches(':').count();
    let levels = ["level-error", "level-warning", "level-info"].map(Message::new);
    let is_level = levels
        .iter()
        .any(|known| Language::ALL.iter().any(|(_, language)| known.get(*language) == level));
    is_level && (is_alone || is_after_place)
}

/// Whether a text has the form of `link/missing`.
fn is_rule_id(text: &str) -> bool {
    let is_name = |name: &str| {
        !name.is_empty()
            && name.bytes().all(|byte| byte.is_ascii_lowercase() || b"-0123456789".contains(&byte))
    };
    text.split_once('/').is_some_and(|(group, name)| is_name(group) && is_name(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(head: &str, expected: bool) {
        assert_eq!(is_own_report(head.as_bytes()), expected, "{head}");
    }

    #[test]
    fn reports_are_recognized_by_their_beginnings() {
        check(
            "{\"format_version\":1,\"tool\":{\"name\":\"tweetlint\",\"version\":\"0.1.0\"},",
            true,
        );
        check("{\n  \"format_version\": 2,\n  \"tool\": {\n    \"name\": \"tweetlint\",", true);
        check("{\"format_version\":1,\"at\":\"2026-11-28T08:16:08Z\",\"posts\":0,", true);
        check("{\"rule\":\"link/insecure\",\"severity\":\"warning\",\"level_from\":{", true);
        check("{\"$schema\":\"x\",\"runs\":[{\"tool\":{\"driver\":{\"name\":\"tweetlint\",", true);
        check("{\"id\":\"1\",\"text\":\"a\",\"weighted_length\":1,\"hashtags\":[]", true);
        check("::warning file=a.yaml,line=1,title=link/insecure%3A The link::is not https", true);
        for level in ["error", "warning", "info", "fejl", "advarsel", "oplysning"] {
            check(&format!("{level}[link/insecure]: The link is not encrypted"), true);
        }
        check("rep/a.yaml:1:13: warning[link/insecure] is not https: The link", true);
        check("No findings in 1 post\n", true);
        check("Ingen fund i 1.250 opslag (2 kendt fra tidligere rapport)\n", true);
        check("Held: 0 of 12 queued posts\n", true);
        check("account,platform,posts,first,last,reply-share,link-share\n", true);
        check("| KONTO | PLATFORM | OPSLAG |\n| --- | --- | ---: |\n", true);
        check("ACCOUNT  POSTS  REPLIES  LINKS\na            1       0%     0%\n", true);
        check("POST     ACCOUNT  DUE         FREE\n", true);
        check("@by on X, 2027-01-01 to 2027-01-02 (profile common)\n2 posts: 2 original\n", true);
        check("d/a.yaml\n  format       yaml\n", true);
    }

    #[test]
    fn posts_are_no_reports() {
        check("", false);
        check("{\"id\":\"1\",\"text\":\"{\\\"format_version\\\":1,\\\"tool\\\":\"}", false);
        check("{\"format_version\":1,\"text\":\"tweetlint\"}", false);
        check("{\"rule\":\"a\",\"text\":\"b\"}", false);
        check("{\"$schema\":\"x\",\"tool\":{\"driver\":{\"name\":\"another\"", false);
        check("Fejl[1/2]: vi retter den", false);
        check("En advarsel[vejr/storm]: pas på", false);
        check("warning: storm", false);
        check("No findings in the harbour", false);
        check("Ingen fund i dag", false);
        check("| Konto | Tekst |\n| --- | --- |\n", false);
        check("account,platform,text\n", false);
        check("Tak til jer alle (profile)\n2 posts: a and b\n", false);
    }
}
