//! The places in which a post refers to each window: words, hashtags and labels.
//! They are searched for once per post, however many rules ask for them, and only
//! for windows to which the post refers at all.

use std::{
    cell::OnceCell,
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    ops::Range,
    sync::Arc,
};

use super::{Matcher, Subject};
use crate::{
    matcher::{ListId, Match, folded},
    tokens::tag_name,
    window::{Role, Window},
};

/// The fewest letters of a word for an emergency at the end of a compound.
const SHORTEST_CLUE: usize = 4;

/// How a post refers to the windows that apply at its time.
#[derive(Debug, Default)]
pub(super) struct WindowFacts<'a> {
    roles: OnceCell<&'a [(usize, Role)]>,
    ranked: OnceCell<Vec<&'a Window>>,
    traces: OnceCell<Vec<Trace>>,
    /// The names of the hashtags, folded, each with its first place.
    tags: OnceCell<BTreeMap<String, Range<usize>>>,
    worded_tags: OnceCell<Vec<WordedTag>>,
}

/// Whether words that only sound like the topic of a window count as words for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counting {
    /// Words that only sound like the topic do not count.
    Strict,
    /// All words of the topic count. This is enough to decide what may be passed on.
    Loose,
}

/// A window to which the post refers by a word, a hashtag or a label.
#[derive(Debug)]
pub(super) struct Trace {
    window: usize,
    strict: WindowPlaces,
    loose: WindowPlaces,
}

/// The places where the words of a post refer to a window.
#[derive(Debug, Default)]
pub(super) struct WindowPlaces {
    /// The words for the topic, in text order.
    topics: OnceCell<Vec<Range<usize>>>,
    /// The first hashtag that contains a word for the topic; `None` if there is
    /// none.
    tag: OnceCell<Option<Range<usize>>>,
    /// The first words that name the area; `None` if there are none.
    area: OnceCell<Option<Range<usize>>>,
    /// Words near the area that suggest an emergency, in text order.
    clues: OnceCell<Vec<Range<usize>>>,
}

/// A hashtag whose name contains words that the rulebook searches for.
#[derive(Debug)]
struct WordedTag {
    range: Range<usize>,
    /// The name of the hashtag, folded.
    name: String,
    lists: Vec<ListId>,
}

impl<'a> Subject<'a, '_> {
    /// The windows that apply at the time of the post and to which it refers by a
    /// word, a hashtag or a label, in the order of the register.
    pub(super) fn traced(&self) -> impl Iterator<Item = &'a Window> {
        self.traces().iter().map(|trace| &self.register[trace.window])
    }

    /// Whether the post refers to a window by a word, a hashtag or a label. If not,
    /// it names neither the event nor the area.
    pub(crate) fn has_trace_of(&self, window: &Window) -> bool {
        self.trace(window).is_some()
    }

    /// The role of the account in a window; `None` if it has no role.
    pub(crate) fn role(&self, window: &Window) -> Option<Role> {
        let roles = self.roles();
        let found = roles.binary_search_by_key(&window.index, |(index, _)| *index).ok()?;
        Some(roles[found].1)
    }

    /// The place of the first hashtag of the post that the window lists; `None` if
    /// there is none.
    pub(super) fn own_tag(&self, window: &Window) -> Option<Range<usize>> {
        let tags = window.hashtags.iter().filter_map(|name| self.tags().get(name));
        tags.min_by_key(|tag| tag.start).cloned()
    }

    /// The names of the hashtags, folded, each with its first place.
    pub(super) fn tags(&self) -> &BTreeMap<String, Range<usize>> {
        self.facts.tags.get_or_init(|| {
            let mut tags = BTreeMap::new();
            for tag in self.tokens.hashtags() {
                let name = folded(tag_name(self.slice(tag.range()))).into_owned();
                tags.entry(name).or_insert(tag.range());
            }
            tags
        })
    }

    /// Whether the account has a role in any window of the register.
    pub(crate) fn has_roles(&self) -> bool {
        !self.roles().is_empty()
    }

    fn roles(&self) -> &'a [(usize, Role)] {
        self.facts.roles.get_or_init(|| self.register.roles_of(self.account))
    }

    /// The windows that apply at the time of the post: first those that the account
    /// leads, then those with the highest level, and among equals the last in the
    /// register.
    pub(crate) fn ranked_windows(&self) -> &[&'a Window] {
        self.facts.ranked.get_or_init(|| {
            let mut windows = self.windows.to_vec();
            windows.reverse();
            let leads = |window: &Window| self.role(window) == Some(Role::Lead);
            windows.sort_by_key(|window| Reverse((leads(window), window.level)));
            windows
        })
    }

    /// The places where words refer to a window; `None` if the post does not refer to
    /// it.
    pub(super) fn places(&self, window: &Window, counting: Counting) -> Option<&WindowPlaces> {
        let trace = self.trace(window)?;
        Some(match counting {
            Counting::Strict => &trace.strict,
            Counting::Loose => &trace.loose,
        })
    }

    fn trace(&self, window: &Window) -> Option<&Trace> {
        let traces = self.traces();
        let found = traces.binary_search_by_key(&window.index, |trace| trace.window).ok()?;
        Some(&traces[found])
    }

    fn traces(&self) -> &[Trace] {
        self.facts.traces.get_or_init(|| {
            let mut indices = self.traced_indices();
            indices.sort_unstable();
            indices.dedup();
            let is_current = |index: &usize| {
                self.windows.binary_search_by_key(index, |window| window.index).is_ok()
            };
            indices.into_iter().filter(is_current).map(Trace::of).collect()
        })
    }

    /// The indices of all windows in the register to which the post refers, even if the
    /// windows do not apply at its time.
    fn traced_indices(&self) -> Vec<usize> {
        let register = self.register;
        let mut indices: Vec<usize> = register.with_list(self.matches.matched_lists()).collect();
        indices.extend(self.tags().keys().flat_map(|name| register.with_tag(name)));
        for tag in self.worded_tags() {
            indices.extend(register.with_list(&tag.lists));
        }
        for label in &self.post.labels {
            indices.extend(register.with_id(label));
            indices.extend(label.strip_prefix("live:").map_or(&[][..], |id| register.with_id(id)));
        }
        indices
    }

    /// Whether the name of a hashtag contains a word of a list, in whatever language.
    pub(crate) fn has_tag_of(&self, list: ListId) -> bool {
        self.worded_tags().iter().any(|tag| tag.lists.contains(&list))
    }

    /// The hashtags whose names contain words that the rulebook searches for, such as
    /// `#havnebrand`, in text order.
    fn worded_tags(&self) -> &[WordedTag] {
        self.facts.worded_tags.get_or_init(|| {
            let worded = self.tags().iter().filter_map(|(name, range)| {
                let lists = self.matches.lists_in_other_text(name);
                let (name, range) = (name.clone(), range.clone());
                (!lists.is_empty()).then_some(WordedTag { range, name, lists })
            });
            let mut worded: Vec<WordedTag> = worded.collect();
            worded.sort_by_key(|tag| tag.range.start);
            worded
        })
    }

    /// The conditions that a word must meet to count as a word of the topic and not as one
    /// that only sounds like it. It is a matcher of conditions alone, without words. With
    /// `Loose` there are no conditions.
    fn alike(&self, counting: Counting) -> Matcher {
        match counting {
            Counting::Strict => self.events.alike.clone(),
            Counting::Loose => Matcher::default(),
        }
    }
}

impl Trace {
    fn of(window: usize) -> Self {
        Self { window, strict: WindowPlaces::default(), loose: WindowPlaces::default() }
    }
}

impl WindowPlaces {
    /// The words that name the topic of a window, in text order.
    pub(super) fn topics(
        &self,
        window: &Window,
        counting: Counting,
        subject: &Subject<'_, '_>,
    ) -> &[Range<usize>] {
        self.topics.get_or_init(|| {
            let families = window.emergency.families.iter().copied();
            let bending = std::iter::once(window.topics).chain(families).collect();
            let bending = words_of(bending, counting, subject);
            // The words for an emergency are all listed, including compounds. So no
            // word is excluded because of the head of a compound.
            let known = words_of(window.emergency.event.clone(), counting, subject);
            let known = known.map(|known| Matcher { heads: Arc::default(), ..known });
            let ranges =
                |words: &Matcher| words.matches(subject).map(Match::range).collect::<Vec<_>>();
            let found = in_order([bending, known].iter().flatten().flat_map(ranges).collect());
            if counting == Counting::Loose || window.emergency.event.is_empty() {
                return found;
            }
            if is_certain(&found, window, subject) { found } else { Vec::new() }
        })
    }

    /// The first hashtag that contains a word of the topic, such as `#havnebrand`. Hashtags
    /// that the window lists are left out, because other rules check them. `None` if there
    /// is no such hashtag.
    pub(super) fn tag(
        &self,
        window: &Window,
        counting: Counting,
        subject: &Subject<'_, '_>,
    ) -> Option<Range<usize>> {
        let find = || {
            let alike = subject.alike(counting);
            let cancelling = alike.cancelling_lists();
            let mut tags = subject.worded_tags().iter();
            let found = tags.find(|tag| {
                window.topic_lists().any(|list| tag.lists.contains(&list))
                    && !window.is_own_tag(&tag.name)
                    && !cancelling.iter().any(|list| tag.lists.contains(list))
                    && !alike.heads.iter().any(|head| tag.name.ends_with(head.as_str()))
            });
            found.map(|tag| tag.range.clone())
        };
        self.tag.get_or_init(find).clone()
    }

    /// The first words that name the area of a window; `None` if there are none.
    pub(super) fn area(&self, window: &Window, subject: &Subject<'_, '_>) -> Option<Range<usize>> {
        let find = || {
            let words = Matcher::of(vec![window.area?]);
            words.matches(subject).next().map(Match::range)
        };
        self.area.get_or_init(find).clone()
    }

    /// Words that suggest an emergency, in the sentence that names the area of a
    /// crisis or next to it, in text order.
    pub(super) fn clues(&self, window: &Window, subject: &Subject<'_, '_>) -> &[Range<usize>] {
        self.clues.get_or_init(|| {
            let Some(area) = self.area(window, subject) else { return Vec::new() };
            let near = subject.prose.neighbouring_sentences(&area);
            let lists = clue_lists(window, subject);
            let joined = joined_clue(window, &area, &lists, subject);
            let words = words_of(lists, Counting::Strict, subject);
            let clues = words.iter().flat_map(|words| words.matches(subject).map(Match::range));
            let is_near = |clue: &Range<usize>| {
                let is_area = area.start < clue.end && clue.start < area.end;
                near.start <= clue.start && clue.end <= near.end && !is_area
            };
            in_order(clues.filter(is_near).chain(joined).collect())
        })
    }
}

/// The words that suggest an emergency, and those that suggest the one of a window.
fn clue_lists(window: &Window, subject: &Subject<'_, '_>) -> Vec<ListId> {
    subject.events.clues.iter().chain(&window.emergency.clues).copied().collect()
}

/// Whether words for a topic name it: one of them has no everyday meaning, or the post has another
/// clue to an emergency. `found` are in text order.
fn is_certain(found: &[Range<usize>], window: &Window, subject: &Subject<'_, '_>) -> bool {
    let Some(first) = found.first() else { return false };
    let words = &window.emergency;
    let has_any = |lists: &[ListId]| subject.matches.has_any_of(lists);
    let weak: BTreeSet<(usize, usize)> =
        subject.matches.of(&words.weak).map(|weak| (weak.start, weak.end)).collect();
    let is_weak = |range: &Range<usize>| weak.contains(&(range.start, range.end));
    if !found.iter().all(is_weak)
        || has_any(&[window.topics])
        || has_any(window.area.as_slice())
        || has_any(&subject.events.reported)
    {
        return true;
    }
    let first = folded(subject.slice(first.clone()));
    let is_another = |range: &Range<usize>| folded(subject.slice(range.clone())) != first;
    let is_beside = |clue: &Match| {
        let next = found.partition_point(|range| range.end <= clue.start);
        found.get(next).is_none_or(|range| clue.end <= range.start)
    };
    found.iter().any(is_another) || subject.matches.of(&clue_lists(window, subject)).any(is_beside)
}

/// The compound that names both the area of a window and an emergency, such as
/// *Nordhavnsbranden*; `None` if `area`, the words that name the area, are no such compound.
fn joined_clue(
    window: &Window,
    area: &Range<usize>,
    lists: &[ListId],
    subject: &Subject<'_, '_>,
) -> Option<Range<usize>> {
    let written = folded(subject.slice(area.clone()));
    let rests = window.area_words.iter().filter_map(|name| {
        let name = folded(name);
        let mut same = name.char_indices().zip(written.chars());
        let end = same.find(|((_, own), other)| own != other).map_or(name.len(), |((at, _), _)| at);
        let rest = written.get(end..)?;
        Some(rest.strip_prefix('s').unwrap_or(rest).to_owned())
    });
    let mut long = rests.filter(|rest| SHORTEST_CLUE <= rest.chars().count());
    long.any(|rest| subject.matches.other_text_has(&rest, lists, &[])).then(|| area.clone())
}

/// A matcher for lists of words, in which words that only sound like the topic do not
/// count with `Strict`; `None` if the text has none of the words.
fn words_of(lists: Vec<ListId>, counting: Counting, subject: &Subject<'_, '_>) -> Option<Matcher> {
    // This is quick to find out, and few posts have such words.
    subject.matches.of(&lists).next()?;
    Some(Matcher { lists, ..subject.alike(counting) })
}

/// Sorts ranges of a text, and drops each range that overlaps one before it. Of ranges
/// that begin at the same place, the longest comes first.
fn in_order(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_unstable_by_key(|range| (range.start, Reverse(range.end)));
    let mut end = 0;
    ranges.retain(|range| {
        let is_next = end <= range.start;
        if is_next {
            end = range.end;
        }
        is_next
    });
    ranges
}
