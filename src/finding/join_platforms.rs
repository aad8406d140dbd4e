//! Joins the findings in a draft for several platforms: a finding that is the same on
//! several of them is reported once, with the names of these platforms.

use std::collections::HashMap;

use super::Finding;

/// Joins the findings in the versions of one draft. Findings about the most platforms
/// come first. Findings about the same platforms follow each other, in the order of
/// their places.
pub(crate) fn join_platforms<'a>(
    findings: impl IntoIterator<Item = Finding<'a>>,
) -> Vec<Finding<'a>> {
    let mut joined: Vec<Finding<'a>> = Vec::new();
    let mut by_place: HashMap<_, Vec<usize>> = HashMap::new();
    for mut finding in findings {
        let platform = finding.post.platform;
        let place = (finding.rule.id.as_str(), finding.span.start, finding.span.end);
        let known = by_place.entry(place).or_default();
        if let Some(index) = known.iter().find(|index| is_same(&joined[**index], &finding)) {
            joined[*index].platforms.push(platform);
        } else {
            known.push(joined.len());
            finding.platforms = vec![platform];
            joined.push(finding);
        }
    }
    joined.sort_by(|one, other| {
        let key = |finding: &Finding<'_>| std::cmp::Reverse(finding.platforms.len());
        let by_platforms = key(one).cmp(&key(other)).then(one.platforms.cmp(&other.platforms));
        by_platforms.then(one.span.cmp(&other.span))
    });
    joined
}

/// Whether two findings of one rule at one place say the same. In versions with texts
/// of their own, two findings have the same place only in what the versions share, such
/// as a picture.
fn is_same(one: &Finding<'_>, other: &Finding<'_>) -> bool {
    (one.severity, &one.text_span, &one.label, &one.related, &one.fix)
        == (other.severity, &other.text_span, &other.label, &other.related, &other.fix)
}
