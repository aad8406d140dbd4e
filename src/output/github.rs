//! Workflow commands (`::error file=…::…`), which GitHub shows as annotations of a
//! pull request.

use super::{Diagnostic, Format, Run, ShownProblem, nothing, visible::visible};
use crate::{finding::Summary, output::diagnostic::Location, rulebook::Severity};

/// The format `github`.
pub(super) const FORMAT: Format =
    Format { name: "github", by_post: false, head: nothing, findings, between: "", tail };

fn findings(group: &[Diagnostic<'_>], run: &Run<'_>, rendered: &mut Vec<u8>) {
    for diagnostic in group {
        rendered.extend_from_slice(command(diagnostic, run).as_bytes());
    }
}

fn command(diagnostic: &Diagnostic<'_>, run: &Run<'_>) -> String {
    let command = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let location = &diagnostic.location;
    let title = diagnostic.rule.join(": ", &diagnostic.title_with_platforms());
    let records = diagnostic.records().map(|related| {
        let place = &related.location;
        format!(" ({}:{}: {})", place.file.text(), place.start.line, related.label.text())
    });
    let records: String = records.collect();
    let help = diagnostic.help.on_one_line();
    // A pull request cannot show an annotation at a cell, so the message names the
    // cell.
    let named = |_| format!("{}: ", location.named(run.screen.language).text());
    let cell = location.spot.as_ref().map(named).unwrap_or_default();
    format!(
        "::{command} file={},{},title={}::{}\n",
        property(location.file.text()),
        place(location),
        property(title.text()),
        data(&format!("{cell}{}{records}. {}", diagnostic.label.text(), help.text())),
    )
}

/// The properties of a command for a place in a file. Columns are given only if the
/// place is on one line: GitHub ignores a command that has columns and several
/// lines.
fn place(Location { start, end, .. }: &Location<'_>) -> String {
    let columns = if start.line == end.line {
        format!(",col={},endColumn={}", start.column, end.column)
    } else {
        String::new()
    };
    format!("line={},endLine={}{columns}", start.line, end.line)
}

fn tail(_: &Run<'_>, _: &Summary, problems: &[ShownProblem<'_>]) -> String {
    problems.iter().map(problem).collect()
}

fn problem(problem: &ShownProblem<'_>) -> String {
    let place = problem.location.as_ref().map(|location| format!(",{}", place(location)));
    let message = data(problem.in_one().text());
    let file = property(problem.file.text());
    format!("::error file={file}{}::{message}\n", place.unwrap_or_default())
}

/// Escapes the text of a command: a line break would end the command.
fn data(text: &str) -> String {
    visible(&escape(text)).into_owned()
}

/// Escapes a property of a command. A comma or colon would end it, too.
fn property(text: &str) -> String {
    let escaped = escape(text).replace(':', "%3A").replace(',', "%2C");
    visible(&escaped).into_owned()
}

fn escape(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_cannot_be_ended() {
        assert_eq!(data("a%0A\n::error::b"), "a%250A%0A::error::b");
        assert_eq!(property("a,b:c"), "a%2Cb%3Ac");
        assert_eq!(property("::a ##[b]"), "%3A%3Aa #♯[b]");
        assert_eq!(data("##vso[a]"), "#♯vso[a]");
    }
}
