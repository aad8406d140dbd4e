//! Words and sentences of the reports for people. Their texts are in the section
//! “Reports” of each message file.

use super::{Shown, diagnostic::ShownLevelFrom};
use crate::{finding::Summary, language::Language, message::Message, rulebook::Severity};

/// The name of a level.
pub(super) fn severity(severity: Severity, language: Language) -> String {
    let message = match severity {
        Severity::Error => Message::new("report-error"),
        Severity::Warning => Message::new("report-warning"),
        Severity::Info => Message::new("report-info"),
    };
    message.get(language)
}

/// The name of a level, and the color that it has in a terminal.
pub(super) fn severity_in_color(level: Severity, language: Language) -> (String, &'static str) {
    let color = match level {
        Severity::Error => "31",
        Severity::Warning => "33",
        Severity::Info => "36",
    };
    (severity(level, language), color)
}

/// The word that a help begins with.
pub(super) fn help(language: Language) -> String {
    Message::new("report-help").get(language)
}

/// The word that a note begins with.
pub(super) fn note(language: Language) -> String {
    Message::new("report-note").get(language)
}

/// A sentence that says where the level of a rule is set.
pub(super) fn level_from(level: &ShownLevelFrom<'_>, language: Language) -> Shown<'static> {
    let message = match level {
        ShownLevelFrom::Rule => Message::new("report-level-of-rule"),
        ShownLevelFrom::Profile(name) => {
            Message::new("report-level-of-profile").with("profile", name.text())
        }
        ShownLevelFrom::Rulebook(place) => {
            let place =
                format!("{}:{}:{}", place.file.text(), place.start.line, place.start.column);
            Message::new("report-level-of-rulebook").with("place", place)
        }
    };
    Shown::message(&message, language)
}

/// The counts of a run as one sentence. Without `own_rulebook`, the sentence adds that
/// the profile `common` applied, because there is no rulebook.
pub(super) fn summary(summary: &Summary, own_rulebook: bool, language: Language) -> String {
    let mut sentence = counts(summary).get(language);
    let details: Vec<String> = details(summary).map(|message| message.get(language)).collect();
    if !details.is_empty() {
        sentence = format!("{sentence} ({})", details.join("; "));
    }
    if !own_rulebook {
        let message = Message::new("report-without-rulebook").with("counts", sentence);
        sentence = message.get(language);
    }
    sentence
}

/// The number of findings of each level, and of the posts with findings, as in
/// `1 error in 2 of 5 posts`.
fn counts(summary: &Summary) -> Message {
    let posts = Message::new("report-posts").with("count", summary.posts);
    let levels = [
        (summary.errors, Message::new("report-errors")),
        (summary.warnings, Message::new("report-warnings")),
        (summary.infos, Message::new("report-infos")),
    ];
    let mut levels = levels.into_iter().filter(|(count, _)| 0 < *count);
    let Some((count, first)) = levels.next() else {
        return if summary.posts == 0 && 0 < summary.problems {
            Message::new("report-nothing-checked")
        } else {
            Message::new("report-no-findings").with("posts", posts)
        };
    };
    let findings = levels.fold(first.with("count", count), |before, (count, level)| {
        Message::new("report-and").with("first", before).with("second", level.with("count", count))
    });
    Message::new("report-findings")
        .with("findings", findings)
        .with("affected", summary.posts_with_findings)
        .with("posts", posts)
}

/// The details in brackets after the counts, such as how many findings were fixed.
fn details(summary: &Summary) -> impl Iterator<Item = Message> {
    let counts = [
        (summary.fixable, Message::new("report-fixable")),
        (summary.fixed, Message::new("report-fixed")),
        (summary.in_baseline, Message::new("report-known")),
        (summary.problems, Message::new("report-problems")),
    ];
    counts
        .into_iter()
        .filter(|(count, _)| 0 < *count)
        .map(|(count, message)| message.with("count", count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(run: &Summary, english: &str, danish: &str) {
        assert_eq!(summary(run, true, Language::En), english);
        assert_eq!(summary(run, true, Language::Da), danish);
    }

    #[test]
    fn a_run_in_a_sentence() {
        let mut run = Summary { posts: 1204, ..Summary::default() };
        check(&run, "No findings in 1,204 posts", "Ingen fund i 1.204 opslag");
        (run.errors, run.warnings, run.fixable, run.posts_with_findings) = (3, 5, 2, 2);
        check(
            &run,
            "3 errors, 5 warnings in 2 of 1,204 posts (2 fixable)",
            "3 fejl, 5 advarsler i 2 af 1.204 opslag (2 kan rettes)",
        );
        (run.errors, run.warnings, run.fixable, run.posts) = (1, 0, 0, 1);
        check(&run, "1 error in 2 of 1 post", "1 fejl i 2 af 1 opslag");
        let run = Summary { problems: 1, ..Summary::default() };
        check(&run, "Nothing could be checked (1 problem)", "Intet kunne tjekkes (1 problem)");
    }
}
