//! Workflow commands, which GitHub shows at the lines of a pull request.

use super::{Format, Run, found, mask, nothing, records, words};
use crate::{
    check::Related,
    finding::{Finding, Summary},
    rulebook::Severity,
    source::{At, Position, Problem},
};

/// The format.
pub(super) const FORMAT: Format =
    Format { name: "github", head: nothing, finding, between: "", tail };

fn finding(finding: &Finding<'_>, run: &Run<'_>, rendered: &mut Vec<u8>) {
    let command = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let position = |offset| finding.source.position(offset);
    let place = place(position(finding.span.start), position(finding.span.end));
    let title = format!("{}: {}", finding.rule.id, finding.rule.title.get(run.language));
    let why = words::on_one_line(finding.rule.why.get(run.language));
    let record = |(place, related): (String, &Related)| {
        let label = related.found.get(run.language);
        format!(" ({place}: {})", mask::message(&label, finding))
    };
    let records: String = records(finding).map(record).collect();
    let line = format!(
        "::{command} file={},{place},title={}::{}\n",
        property(finding.source.path()),
        property(&title),
        data(&format!("{}{records}. {why}", found(finding, run))),
    );
    rendered.extend_from_slice(line.as_bytes());
}

/// Columns are for a place on one line: GitHub drops a command that has them
/// for more.
fn place(start: Position, end: Position) -> String {
    let columns = if start.line == end.line {
        format!(",col={},endColumn={}", start.column, end.column)
    } else {
        String::new()
    };
    format!("line={},endLine={}{columns}", start.line, end.line)
}

fn tail(run: &Run<'_>, _: &Summary, problems: &[Problem]) -> String {
    problems.iter().map(|found| problem(found, run)).collect()
}

fn problem(problem: &Problem, run: &Run<'_>) -> String {
    let (path, place) = match &problem.at {
        At::File(path) => (path, String::new()),
        At::Place(at) => (&at.path, format!(",{}", place(at.start, at.end))),
    };
    let message = problem.in_one(run.language);
    format!("::error file={}{place}::{}\n", property(path), data(&message))
}

/// A post can hold anything, and a line break would end the command.
fn data(text: &str) -> String {
    let escaped =
        mask::anywhere(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    words::visible(&escaped).into_owned()
}

/// In a property, a comma or a colon would end it as well.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_cannot_be_ended() {
        assert_eq!(data("a%0A\n::error::b"), "a%250A%0A::error::b");
        assert_eq!(property("a,b:c"), "a%2Cb%3Ac");
    }
}
