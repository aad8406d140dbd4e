//! One line a finding, for editors that jump to `file:line:column`.

use super::{Format, Run, found, mask, nothing, words};
use crate::{
    finding::{Finding, Summary},
    source::Problem,
};

/// The format.
pub(super) const FORMAT: Format =
    Format { name: "short", head: nothing, finding, between: "", tail };

fn finding(finding: &Finding<'_>, run: &Run<'_>, rendered: &mut Vec<u8>) {
    let position = finding.source.position(finding.span.start);
    let line = format!(
        "{}:{}:{}: {}[{}] {}: {}",
        mask::anywhere(finding.source.path()),
        position.line,
        position.column,
        // Editors look for the English name.
        finding.severity.name(),
        finding.rule.id,
        found(finding, run),
        words::on_one_line(finding.rule.title.get(run.language)),
    );
    rendered.extend_from_slice(words::visible(&line).as_bytes());
    rendered.push(b'\n');
}

/// What the run comes to. Problems go to where errors go.
pub(super) fn tail(run: &Run<'_>, summary: &Summary, _: &[Problem]) -> String {
    if run.quiet {
        return String::new();
    }
    format!("{}\n", words::summary(summary, run.rulebook.path.is_some(), run.language))
}
