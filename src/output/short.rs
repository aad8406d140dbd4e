//! One line per finding, for editors that jump to `file:line:column`.

use super::{Diagnostic, Format, Run, Shown, ShownProblem, nothing, report_wording};
use crate::finding::Summary;

/// The format `short`.
pub(super) const FORMAT: Format =
    Format { name: "short", by_post: false, head: nothing, findings, between: "", tail };

fn findings(group: &[Diagnostic<'_>], run: &Run<'_>, rendered: &mut Vec<u8>) {
    for diagnostic in group {
        rendered.extend_from_slice(line(diagnostic, run).as_bytes());
    }
}

fn line(diagnostic: &Diagnostic<'_>, run: &Run<'_>) -> String {
    let Diagnostic { location, rule, severity, .. } = diagnostic;
    let record = |file: &Shown<'_>, line| format!(" ({file}:{line})");
    let records = diagnostic.records().map(|related| &related.location);
    let records: String = records.map(|place| record(&place.file, place.start.line)).collect();
    format!(
        "{}: {}[{rule}] {}{}{records}\n",
        location.named(run.screen.language),
        // In every language the level has its English name, because editors expect
        // it.
        severity.name(),
        label_and_title(&diagnostic.label, &diagnostic.title.on_one_line()),
        diagnostic.on_platforms(),
    )
}

/// The label and the title of a finding; only the label if it says the same as the
/// title.
fn label_and_title(label: &Shown<'static>, title: &Shown<'_>) -> Shown<'static> {
    if repeats(label.text(), title.text()) { label.clone() } else { label.join(": ", title) }
}

/// The number of letters at the start of a word that are compared, so that words
/// count as equal despite different endings.
const STEM: usize = 5;

/// Whether a label says the same as a title: at least two in five of the words of
/// the title occur in it.
fn repeats(label: &str, title: &str) -> bool {
    let stems = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric());
        let long = words.filter(|word| 4 <= word.chars().count());
        long.map(|word| word.to_lowercase().chars().take(STEM).collect()).collect()
    };
    let (label, title) = (stems(label), stems(title));
    let repeated = title.iter().filter(|word| label.contains(word)).count();
    0 < repeated && 2 * title.len() <= 5 * repeated
}

/// Renders the counts of the run. Problems are left out, because they have been
/// printed to standard error.
pub(super) fn tail(run: &Run<'_>, summary: &Summary, _: &[ShownProblem<'_>]) -> String {
    if run.quiet {
        return String::new();
    }
    let own_rulebook = run.rulebook.path.is_some();
    format!("{}\n", report_wording::summary(summary, own_rulebook, run.screen.language))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(found: &str, title: &str, expected: &str) {
        let shown = label_and_title(&Shown::new(found).into_owned(), &Shown::new(title));
        assert_eq!(shown.text(), expected);
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
