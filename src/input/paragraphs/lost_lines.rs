//! Lines of a document that say when or where posts go out, but are part of a text.

use crate::{
    input::{
        heading_channels::Elsewhere,
        heading_platforms::{first_label, names_only_platforms},
        heading_times::{is_labelled_time, is_only_time, led_by_time},
    },
    message::Message,
    source::{Problem, Source, Span},
    time::is_some_time,
};

/// The problem that a paragraph is only a time or a platform, but neither a heading nor bold, or
/// begins with one, or names one or an account after a label. Its author probably meant these as
/// those of the post. `has_time` says whether the post has a time: another one after a label may be
/// that of an event.
pub(super) fn lost_line(source: &Source, span: Span, has_time: bool) -> Option<Problem> {
    let paragraph = source.slice(span);
    let first = paragraph.lines().next().unwrap_or_default();
    if is_only_time(paragraph) || !has_time && (is_labelled_time(first) || is_some_time(first)) {
        return Some(lost(source, span, "paragraph-time", "paragraph-time-help"));
    }
    if let Some(problem) = lost_platform(source, span) {
        return Some(problem);
    }
    let label = paragraph.lines().find_map(first_label)?;
    let message = Message::new("paragraph-label").with("label", label);
    Some(Problem::at(source, span, message).help(Message::new("paragraph-label-help")))
}

/// The problems that several posts begin with a day or a time, as in `Mandag: Broen åbner` or
/// `24/11: Broen åbner`. A single one is rather about an event.
pub(super) fn lost_days(source: &Source, posts: impl Iterator<Item = Span>) -> Vec<Problem> {
    let led = |span: Span| {
        let line = source.slice(span).lines().next()?;
        let time = led_by_time(line)?;
        let start = span.start + line.find(time)?;
        Some(Span::new(start, start + time.len()))
    };
    let led: Vec<Span> = posts.filter_map(led).collect();
    let problem = |span: Span| {
        let message = Message::new("paragraph-day").with("label", source.slice(span));
        Problem::at(source, span, message).help(Message::new("paragraph-day-help"))
    };
    if led.len() < 2 { Vec::new() } else { led.into_iter().map(problem).collect() }
}

/// The problem that the first line of a paragraph is only a platform, perhaps with a time.
pub(super) fn lost_platform(source: &Source, span: Span) -> Option<Problem> {
    let first = source.slice(span).lines().next().unwrap_or_default();
    names_only_platforms(first)
        .then(|| lost(source, span, "paragraph-platform", "paragraph-platform-help"))
}

fn lost(source: &Source, span: Span, message: &'static str, help: &'static str) -> Problem {
    Problem::at(source, span, Message::new(message)).help(Message::new(help))
}

/// Whether a paragraph in bold letters is a heading: people write the time or the platform above
/// its posts so.
pub(in crate::input) fn is_heading_if_bold(paragraph: &str) -> bool {
    is_only_time(paragraph)
        || is_labelled_time(paragraph)
        || names_only_platforms(paragraph)
        || Elsewhere::of(paragraph).is_some()
}
