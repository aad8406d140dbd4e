//! Recognizes reports that this program wrote, which contain no posts.
//!
//! A report may be in the folder that is checked, for example with
//! `--output json=report.json`. If a report was read as a file with posts, the next run
//! would always fail.

use crate::{language::Language, message::Message};

/// How many bytes of a file are needed to recognize a report.
pub(super) const HEAD: usize = 1 << 10;

/// The extensions that files with reports usually have.
pub(super) const ENDINGS: [&str; 5] = [".json", ".jsonl", ".ndjson", ".txt", ".md"];

/// Whether a file that begins with these bytes is a report of this program, in
/// any of its formats.
pub(super) fn is_own_report(head: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&head[..head.len().min(HEAD)]);
    let head = head.trim_start_matches('\u{feff}').trim_start();
    match head.as_bytes().first() {
        Some(b'{') => is_json_report(head),
        Some(_) => is_report_for_people(head.lines().next().unwrap_or_default()),
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
    }
}
