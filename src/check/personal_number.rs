//! Danish personal numbers (CPR), in all places where a post may contain them.

use std::ops::Range;

use jiff::{Timestamp, tz::TimeZone};

use super::{Features, Hit, Needs, SeverityShift, Subject, no_settings};
use crate::{
    matcher::Vocabulary,
    message::Message,
    personal_data::{Number, numbers},
    post::{ExpandedLink, Media},
    source::Span,
    window::Window,
    yaml::{Node, Reader},
};

/// A post must not contain a personal number.
#[derive(Debug)]
pub struct PersonalNumber;

impl PersonalNumber {
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        _: &mut Vocabulary,
        _: Option<&Self>,
    ) -> Option<Self> {
        no_settings(node, reader).map(|()| Self)
    }

    pub(super) fn needs(_: &Self) -> Needs {
        Needs::one_of(Features::DIGIT | Features::SYMBOL | Features::LINK | Features::MEDIA)
    }

    /// A hit on every personal number in the text, in the targets of links, in alt
    /// texts and in file names. Quoted posts are searched as well, because everybody
    /// can read them, too.
    pub(super) fn hits(_: &Self, subject: &Subject<'_, '_>, _: Option<&Window>) -> Vec<Hit> {
        let (post, time) = (subject.post, subject.time);
        let own = found(post.text.as_str(), time)
            .map(|number| hit(&number, Hit::text(number.range.clone(), label(&number))));
        let linked = post.links.iter().flat_map(|link| in_link(link, subject, time));
        let media = post.media.known().into_iter().flatten();
        own.chain(linked).chain(media.flat_map(|media| in_media(media, time))).collect()
    }
}

/// The likely personal numbers in a text that could have been issued by this time.
fn found(text: &str, time: Timestamp) -> impl Iterator<Item = Number> {
    let fits = move |number: &Number| number.is_plausible_on(time.to_zoned(TimeZone::UTC).date());
    numbers(text).filter(Number::is_likely).filter(fits)
}

/// The label for a number, in which the number is masked.
fn label(number: &Number) -> Message {
    Message::new("label-personal-number").with("masked", number.masked())
}

/// The hit for a number. The severity of the hit is one level lower if the control
/// digit is wrong without an excuse (see [`Number::control_fits_or_is_excused`]),
/// because the digits may be another kind of number.
fn hit(number: &Number, at: Hit) -> Hit {
    let shift = if number.control_fits_or_is_excused() {
        SeverityShift::None
    } else {
        SeverityShift::Lower
    };
    Hit { shift, ..at }
}

/// A hit on every number in the target of a link whose text shows another address.
/// Readers do not see such a number until they follow the link.
fn in_link(link: &ExpandedLink<'_>, subject: &Subject<'_, '_>, time: Timestamp) -> Vec<Hit> {
    if link.shown == link.target {
        return Vec::new();
    }
    let post = subject.post;
    let place = |found| match post.text.as_str().find(&*link.shown) {
        Some(start) if !link.shown.is_empty() => Hit::text(start..start + link.shown.len(), found),
        _ => Hit::source(Span::new(post.span.start, post.span.start), found),
    };
    found(&link.target, time).map(|number| hit(&number, place(label(&number)))).collect()
}

/// A hit on every number in the alt text or file name of a picture or video.
fn in_media(media: &Media<'_>, time: Timestamp) -> Vec<Hit> {
    let alt = media.alt.known().and_then(Option::as_deref).map(|alt| (alt, media.alt_span));
    let file = media.file.as_ref().map(|(name, span)| (&**name, Some(*span)));
    let in_one = |(text, span): (&str, Option<Span>)| {
        let place = |number: &Number| {
            let span = span.map_or(media.span, |span| within(span, text, &number.range));
            hit(number, Hit::source(span, label(number)))
        };
        found(text, time).map(|number| place(&number)).collect::<Vec<_>>()
    };
    alt.into_iter().chain(file).flat_map(in_one).collect()
}

/// The span in the file of a part of a text. `span` is the span of the whole text,
/// perhaps with quotation marks. If the text is written with escapes, the place of the
/// part is unknown, and the result is `span` itself.
fn within(span: Span, text: &str, part: &Range<usize>) -> Span {
    if span.len() != text.len() && span.len() != text.len() + 2 {
        return span;
    }
    let start = span.start + (span.len() - text.len()) / 2;
    Span::new(start + part.start, start + part.end)
}
