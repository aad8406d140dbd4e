//! One line a finding, for editors that jump to `file:line:column`.

use super::{Format, Run, found, mask, nothing, records, words};
use crate::{
    finding::{Finding, Summary},
    source::Problem,
};

/// The format.
pub(super) const FORMAT: Format =
    Format { name: "short", head: nothing, finding, between: "", tail };

fn finding(finding: &Finding<'_>, run: &Run<'_>, rendered: &mut Vec<u8>) {
    let position = finding.source.position(finding.span.start);
    let records: String =
        records(finding).flat_map(|(place, _)| [" (".to_owned(), place, ")".to_owned()]).collect();
    let line = format!(
        "{}:{}:{}: {}[{}] {}{records}",
        mask::anywhere(finding.source.path()),
        position.line,
        position.column,
        // Editors look for the English name.
        finding.severity.name(),
        finding.rule.id,
        said(&found(finding, run), &words::on_one_line(finding.rule.title.get(run.language))),
    );
    rendered.extend_from_slice(words::visible(&line).as_bytes());
    rendered.push(b'\n');
}

/// What was found and what that is, unless the one says the other.
fn said(found: &str, title: &str) -> String {
    if repeats(found, title) { found.to_owned() } else { format!("{found}: {title}") }
}

/// Letters of a word that tell it from others, whatever its ending.
const STEM: usize = 5;

/// Whether two in five of the words of a title stand in what was found.
fn repeats(found: &str, title: &str) -> bool {
    let stems = |text: &str| -> Vec<String> {
        let words = text.split(|sign: char| !sign.is_alphanumeric());
        let long = words.filter(|word| 4 <= word.chars().count());
        long.map(|word| word.to_lowercase().chars().take(STEM).collect()).collect()
    };
    let (found, title) = (stems(found), stems(title));
    let said = title.iter().filter(|word| found.contains(word)).count();
    0 < said && 2 * title.len() <= 5 * said
}

/// What the run comes to. Problems go to where errors go.
pub(super) fn tail(run: &Run<'_>, summary: &Summary, _: &[Problem]) -> String {
    if run.quiet {
        return String::new();
    }
    format!("{}\n", words::summary(summary, run.rulebook.path.is_some(), run.language))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(found: &str, title: &str, expected: &str) {
        assert_eq!(said(found, title), expected);
    }

    #[test]
    fn nothing_is_said_twice() {
        let found = "looks like a personal number (010203-****)";
        check(found, "Looks like a Danish personal number", found);
        let found = "billede 1 har ingen alt-tekst";
        check(found, "Billedet har ingen alt-tekst", found);
        check(
            "is not https",
            "The link is not encrypted",
            "is not https: The link is not encrypted",
        );
        check("LIX 99", "Hard to read", "LIX 99: Hard to read");
    }
}
