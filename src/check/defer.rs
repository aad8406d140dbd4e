//! Crises that another authority leads.
//!
//! Deferring has two halves: do not originate, do amplify. A repost, quote or
//! link of the lead passes; so does factual service information of one's own
//! that points to the lead.

use super::{Found, Hit, Phrase, Related, RelatedPlace, Subject, links};
use crate::{
    matcher::{Match, folded},
    post::Kind,
    register::windows::{Role, Window, WindowKind},
};

/// The post as a whole is held by each window that its rule asks for.
pub(super) fn hold(subject: &Subject<'_, '_>) -> Vec<Hit> {
    let window = subject.windows.iter().max_by_key(|window| window.level);
    let hit = |window: &&Window| Hit {
        related: vec![declared(window)],
        ..Hit::source(subject.post.time_span, Found::Held(window.id.clone()))
    };
    window.map(hit).into_iter().collect()
}

/// A post about a crisis that another authority leads, but for the forms that
/// pass. `exempt` holds the heads of compounds that name no crisis.
pub(super) fn hits(exempt: &Phrase, subject: &Subject<'_, '_>) -> Vec<Hit> {
    let crises = subject.windows.iter().filter(|window| window.kind == WindowKind::Crisis);
    crises
        .filter(|window| !window.is_led_by(&subject.post.account))
        .filter(|window| !passes(window, subject))
        .filter_map(|window| about(window, exempt, subject))
        .collect()
}

/// Where the post names the crisis, if it does.
fn about(window: &Window, exempt: &Phrase, subject: &Subject<'_, '_>) -> Option<Hit> {
    let listed = |list| Phrase { lists: vec![list], ..exempt.clone() };
    let tag = subject.tokens.hashtags().find(|tag| {
        let name = subject.slice(tag.start..tag.end).trim_start_matches(['#', '＃']);
        window.hashtags.iter().any(|own| *own == *folded(name))
    });
    let topics = listed(window.topics);
    let topic = topics.matches(subject).next().map(Match::range);
    let areas = listed(window.area);
    let area = areas.matches(subject).next().map(Match::range);
    let (range, found) = match (topic, tag) {
        (Some(topic), _) => (topic, Found::Topic(window.id.clone())),
        (None, Some(tag)) => (tag.start..tag.end, Found::Tag(window.id.clone())),
        (None, None) if subject.post.is_labelled(&window.id) => {
            (0..subject.text().len(), Found::Topic(window.id.clone()))
        }
        (None, None) => return None,
    };
    let area = area.map(|area| Related {
        at: RelatedPlace::Text(area),
        found: Found::Area(window.id.clone()),
    });
    let related = area.into_iter().chain([declared(window)]).collect();
    Some(Hit { related, ..Hit::text(range, found) })
}

/// Whether the post has a form that passes.
fn passes(window: &Window, subject: &Subject<'_, '_>) -> bool {
    let post = subject.post;
    let of_lead = |reference: &Option<crate::post::Reference<'_>>| {
        let account = reference.as_ref().and_then(|reference| reference.account.as_deref());
        account.is_some_and(|account| window.is_led_by(account))
    };
    let service = window.role(&post.account) == Some(Role::Service)
        || post
            .labels
            .iter()
            .any(|label| matches!(&**label, "service-info" | "cancellation" | "condolence"));
    of_lead(&post.repost_of)
        || post.kind != Kind::Repost && (of_lead(&post.quote_of) || links_to_lead(window, subject))
        || service && mentions_lead(window, subject)
}

fn links_to_lead(window: &Window, subject: &Subject<'_, '_>) -> bool {
    let leads = |address: &str| {
        let host = folded(links::host_of(address)).into_owned();
        window.lead.domains.iter().any(|domain| {
            host.strip_suffix(domain.as_str())
                .is_some_and(|before| before.is_empty() || before.ends_with('.'))
        })
    };
    subject.tokens.links().any(|link| leads(subject.slice(link.start..link.end)))
        || subject.post.links.iter().any(|link| leads(&link.target))
}

fn mentions_lead(window: &Window, subject: &Subject<'_, '_>) -> bool {
    subject.tokens.mentions().any(|mention| {
        window.is_led_by(subject.slice(mention.start..mention.end).trim_start_matches(['@', '＠']))
    })
}

/// The second label: who leads, and where that is declared.
fn declared(window: &Window) -> Related {
    let lead = window.lead.handles.first().map(|handle| format!("@{handle}"));
    let lead = lead.or_else(|| window.lead.domains.first().cloned()).unwrap_or_default();
    Related {
        at: RelatedPlace::Register(Box::new(window.declared_at.clone())),
        found: Found::Led(lead, window.until),
    }
}
