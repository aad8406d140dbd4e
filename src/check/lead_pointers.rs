//! The places of a post that refer readers to the leads of crises. They are found
//! once per post and sorted: a post may name a crisis in thousands of sentences, and
//! for each of them the places near it are then found quickly.

use std::ops::Range;

use super::{Matcher, Subject};
use crate::{matcher::Match, window::Window};

/// Ranges of a text, in order and without overlaps.
#[derive(Debug, Default)]
pub(super) struct SortedRanges(Vec<Range<usize>>);

impl SortedRanges {
    /// The places of all matches of a matcher.
    pub(super) fn of(matcher: &Matcher, subject: &Subject<'_, '_>) -> Self {
        Self(matcher.matches(subject).map(Match::range).collect())
    }

    /// The last place that ends at or before `end`; `None` if there is none.
    pub(super) fn last_to(&self, end: usize) -> Option<&Range<usize>> {
        let after = self.0.partition_point(|place| place.end <= end);
        self.0.get(after.checked_sub(1)?)
    }

    /// Whether one of the places is within a range.
    pub(super) fn any_within(&self, range: &Range<usize>) -> bool {
        let before = self.0.partition_point(|place| place.start < range.start);
        self.0.get(before).is_some_and(|place| place.end <= range.end)
    }

    /// Whether one of the places contains a range.
    pub(super) fn any_around(&self, range: &Range<usize>) -> bool {
        let after = self.0.partition_point(|place| place.start <= range.start);
        let last = after.checked_sub(1).map(|last| &self.0[last]);
        last.is_some_and(|place| range.end <= place.end)
    }
}

/// The most words of a heading before a handle.
const LONGEST_HEADING: usize = 8;

/// The beginning of a sentence up to a colon, right after which something begins at `start`:
/// `All about the fire: @police`. `None` if there is none, or it is too long for a heading.
fn heading_before(start: usize, subject: &Subject<'_, '_>) -> Option<Range<usize>> {
    let end = subject.text()[..start].trim_end().strip_suffix(':')?.len();
    let sentence = subject.prose.sentence(&(end..end));
    let is_short = subject.prose.words_before(end, LONGEST_HEADING) <= sentence.start;
    is_short.then_some(sentence.start..end)
}

/// The places of a post that refer readers to the leads of the crises that it names.
#[derive(Debug)]
pub(super) struct Pointers {
    /// Whether the post names a handle or page of a lead at all, if one is known.
    pub(super) names_lead: bool,
    /// The handles of leads that follow a pointer such as “follow”, with at most two
    /// words between the two, or a heading such as “All about the fire:”. For each, the
    /// start of the handle and the start of the pointer or heading.
    handles: Vec<(usize, usize)>,
    /// The start of each link to a page that may be passed on. If the post quotes an
    /// account that may be passed on, also the end of the author's own text, where the
    /// quoted post follows.
    pages: Vec<usize>,
}

impl Pointers {
    /// Finds the places in a post. `pointer` matches the words that direct readers
    /// to an account, `heading` those of a heading before its handle.
    pub(super) fn of(
        [pointer, heading]: [&Matcher; 2],
        crises: &[&Window],
        subject: &Subject<'_, '_>,
    ) -> Self {
        let view = subject.view();
        let pointers = SortedRanges::of(pointer, subject);
        let headings = SortedRanges::of(heading, subject);
        let is_lead = |at: &&crate::tokens::Token| {
            crises.iter().any(|window| window.is_lead_mentioned(at, view))
        };
        let with_pointer = |start: usize| {
            let pointer = pointers.last_to(start)?;
            let near = subject.prose.words_before(start, 3) <= pointer.end;
            near.then_some((start, pointer.start))
        };
        let leads = subject.tokens.mentions().filter(is_lead);
        let with_heading = |start: usize| {
            let colon = heading_before(start, subject)?;
            headings.any_within(&colon).then_some((start, colon.start))
        };
        let with_either = |start| with_pointer(start).or_else(|| with_heading(start));
        let handles = leads.filter_map(|lead| with_either(lead.start)).collect();
        let links = crises.iter().flat_map(|window| window.links_in(view));
        let quotes = crises.iter().filter_map(|window| window.quote_in(subject.post));
        let mut pages: Vec<usize> = links.chain(quotes).collect();
        pages.sort_unstable();
        let names_lead = Window::refers_to_lead(crises, view);
        Self { names_lead, handles, pages }
    }

    /// Whether the post refers readers to a lead.
    pub(super) const fn refer_to_lead(&self) -> bool {
        !self.handles.is_empty() || !self.pages.is_empty()
    }

    /// Whether a range contains a handle of a lead together with the pointer before it.
    pub(super) fn have_handle_in(&self, range: &Range<usize>) -> bool {
        let after = self.handles.partition_point(|(handle, _)| *handle < range.end);
        // Of the handles before the end of the range, the last has the last pointer.
        let last = after.checked_sub(1).map(|last| self.handles[last]);
        last.is_some_and(|(_, pointer)| range.start <= pointer)
    }

    /// Whether a link or quote is in a range, or comes right after it without words
    /// between them. `words` are the words of the text.
    pub(super) fn have_page_at(&self, range: &Range<usize>, words: &[Range<usize>]) -> bool {
        let word = words.partition_point(|word| word.start < range.end);
        let next = words.get(word).map_or(usize::MAX, |word| word.start);
        let first = self.pages.partition_point(|page| *page < range.start);
        self.pages.get(first).is_some_and(|page| *page <= next)
    }
}
