//! The report for people. All findings of a post are shown together, around one
//! excerpt of the post.

use super::{Diagnostic, Format, Run, Shown, diagnostic, nothing, report_wording, screen, short};
use crate::{
    finding::Summary,
    message::Message,
    output::{ShownProblem, screen::Heading},
};

/// The format `full`, the default.
pub(super) const FORMAT: Format =
    Format { name: "full", by_post: true, head: nothing, findings, between: "\n", tail };

fn findings(group: &[Diagnostic<'_>], run: &Run<'_>, rendered: &mut Vec<u8>) {
    let mut headings: Vec<String> = Vec::new();
    for heading in group.iter().map(|one| heading(one, run)) {
        if !headings.contains(&heading) {
            headings.push(heading);
        }
    }
    let mut report = headings.concat();
    for excerpt in diagnostic::excerpts(group, run) {
        report.push_str(&screen::excerpt(&excerpt, run.screen));
    }
    let help = report_wording::help(run.screen.language);
    for text in by_rule(group, |one| one.help.clone().into_owned()) {
        report.push_str(&screen::remark(&help, &text, run.screen));
    }
    for note in notes(group, run) {
        report.push_str(&screen::remark(
            &report_wording::note(run.screen.language),
            &note,
            run.screen,
        ));
    }
    rendered.extend_from_slice(report.as_bytes());
}

fn tail(run: &Run<'_>, summary: &Summary, problems: &[ShownProblem<'_>]) -> String {
    let any = !run.quiet && 0 < summary.errors + summary.warnings + summary.infos;
    let line = short::tail(run, summary, problems);
    let line = if line.is_empty() { line } else { screen::sentence(line.trim_end(), run.screen) };
    format!("{}{line}", if any { "\n" } else { "" })
}

/// The heading of a finding, such as `warning[link/missing]: …`.
fn heading(diagnostic: &Diagnostic<'_>, run: &Run<'_>) -> String {
    let (word, color) = report_wording::severity_in_color(diagnostic.severity, run.screen.language);
    let (rule, url) = (diagnostic.rule.to_string(), diagnostic.url());
    let rule = Some((rule.as_str(), url.as_deref()));
    let title = diagnostic.title_with_platforms();
    screen::heading(&Heading { word: &word, color, rule }, &title, run.screen)
}

/// Notes on what set the level, and on the command that explains the rule.
fn notes(group: &[Diagnostic<'_>], run: &Run<'_>) -> Vec<Shown<'static>> {
    let mut notes =
        by_rule(group, |one| report_wording::level_from(&one.level_from, run.screen.language));
    let command = Shown::new(format!("`tweetlint explain {}`", group[0].rule.text()));
    match notes.as_mut_slice() {
        [note] if !is_of_several(group) => {
            *note = note.join(&format!(" {} ", run.screen.dot()), &command);
        }
        _ => {
            let example = Message::new("report-explain").with("command", command.text());
            notes.push(Shown::message(&example, run.screen.language));
        }
    }
    notes
}

/// Whether the findings are of more than one rule.
fn is_of_several(group: &[Diagnostic<'_>]) -> bool {
    group.iter().any(|other| other.rule != group[0].rule)
}

/// The texts that `text` returns for the findings, without duplicates. If there are
/// findings of several rules, each text begins with the ids of its rules.
fn by_rule(
    group: &[Diagnostic<'_>],
    text: impl Fn(&Diagnostic<'_>) -> Shown<'static>,
) -> Vec<Shown<'static>> {
    let mut texts: Vec<(Shown<'static>, Vec<&Shown<'_>>)> = Vec::new();
    for diagnostic in group {
        let text = text(diagnostic);
        match texts.iter_mut().find(|(known, _)| *known == text) {
            Some((_, rules)) if rules.contains(&&diagnostic.rule) => (),
            Some((_, rules)) => rules.push(&diagnostic.rule),
            None => texts.push((text, vec![&diagnostic.rule])),
        }
    }
    if !is_of_several(group) {
        return texts.into_iter().map(|(text, _)| text).collect();
    }
    let named = |(text, rules): (Shown<'static>, Vec<&Shown<'_>>)| {
        let rules: Vec<&str> = rules.into_iter().map(Shown::text).collect();
        Shown::new(rules.join(", ")).join(": ", &text)
    };
    texts.into_iter().map(named).collect()
}
