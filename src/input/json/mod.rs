//! Posts in JSON: one record a line, or records in a list.
//!
//! What one record is, the next most likely is too, and is read so. It then
//! says whether it may be another, and is looked at more closely: what is read
//! of a record never hangs on its neighbours. To add a shape, write a
//! file that makes a post of it, and name it in [`Shape`] and
//! [`Reading::read_as`].

mod api_v2;
mod draft;
mod entity;
mod flat;
pub(crate) mod mistake;
mod one_or_many;
pub(crate) mod record;
mod records;
mod shape;
mod shares;
pub(crate) mod status;
pub(crate) mod value;

pub(crate) use records::records;
pub(super) use shares::left;

use std::{borrow::Cow, collections::HashSet};

use memchr::memchr;
use serde::{Deserialize, de::IgnoredAny};
use serde_json::value::RawValue;

use self::{
    mistake::Mistake,
    record::Record,
    shape::{Shape, any},
    value::span_of,
};
use super::{Format, Parse, Parsed, ReadOptions, threads};
use crate::source::{Source, Span};

/// One record a line.
pub(super) const NDJSON: Format = Format {
    name: "ndjson",
    endings: &[".ndjson", ".jsonl", ".json"],
    looks: looks_like_lines,
    parse: Parse::Lines(parse_lines),
};

/// One record, or records in a list.
pub(super) const JSON: Format = Format {
    name: "json",
    endings: &[".json"],
    looks: |head| head.trim_start().starts_with(['{', '[']),
    parse: Parse::Whole(parse_document, left),
};

/// Whether the first line is a record of its own, and not all there is.
fn looks_like_lines(head: &str) -> bool {
    let head = head.trim_start();
    let Some((first, rest)) = head.split_once('\n') else { return false };
    let rest = rest.trim_start();
    first.starts_with('{')
        && serde_json::from_str::<&RawValue>(first).is_ok()
        && (rest.is_empty() || rest.starts_with('{'))
}

/// The posts of a file with one record a line.
fn parse_lines<'s>(source: &'s Source, options: &ReadOptions) -> Parsed<'s> {
    let mut reading = Reading::new(source, options);
    let text = source.text();
    let mut start = 0;
    while start < text.len() {
        let end = memchr(b'\n', &text.as_bytes()[start..]).map_or(text.len(), |len| start + len);
        let line = text[start..end].trim_ascii();
        if !line.is_empty() {
            reading.read(span_of(source, line));
        }
        start = end + 1;
    }
    reading.finish(&HashSet::new())
}

/// The posts of a file that is one JSON document, or several.
fn parse_document<'s>(source: &'s Source, options: &ReadOptions) -> Parsed<'s> {
    let mut reading = Reading::new(source, options);
    reading.read_all(Span::new(0, source.text().len()));
    reading.finish(&HashSet::new())
}

/// Posts in the making.
pub(crate) struct Reading<'s, 'o> {
    source: &'s Source,
    options: &'o ReadOptions,
    /// What the last record was.
    shape: Option<Shape>,
    has_drafts: bool,
    /// The posts that were edited later on, by their number, and the ids of
    /// their later versions.
    edited: Vec<(usize, Vec<Cow<'s, str>>)>,
    /// What has been read so far.
    parsed: Parsed<'s>,
}

impl<'s, 'o> Reading<'s, 'o> {
    pub(crate) fn new(source: &'s Source, options: &'o ReadOptions) -> Self {
        let (edited, parsed) = (Vec::new(), Parsed::default());
        Self { source, options, shape: None, has_drafts: false, edited, parsed }
    }

    /// Reads the records in a stretch of the source: alone, in lists, or both.
    pub(crate) fn read_list(&mut self, stretch: Span) {
        let source = self.source;
        let problems = records(source, stretch, |record| self.read(record));
        self.parsed.problems.extend(problems);
    }

    /// The same, by as many threads as there are where it is one long list.
    pub(crate) fn read_all(&mut self, stretch: Span) {
        match shares::read(self.source, self.options, stretch) {
            Some(read) => {
                let posts = read.iter().map(|share| share.parsed.posts.len());
                self.parsed.posts.reserve(posts.sum());
                for share in read {
                    self.add(share);
                }
            }
            None => self.read_list(stretch),
        }
    }

    /// Adds what was read of a later stretch.
    fn add(&mut self, later: Self) {
        let before = self.parsed.posts.len();
        let edited = later.edited.into_iter().map(|(post, later)| (before + post, later));
        self.edited.extend(edited);
        self.has_drafts |= later.has_drafts;
        self.parsed.posts.extend(later.parsed.posts);
        self.parsed.problems.extend(later.parsed.problems);
    }

    /// What has been read, of an edited post the last version. `elsewhere` are
    /// later versions that stand in another part of the same archive.
    pub(crate) fn finish(mut self, elsewhere: &HashSet<String>) -> Parsed<'s> {
        self.drop_earlier_versions(elsewhere);
        if self.has_drafts {
            threads::join_threads(&mut self.parsed.posts);
        }
        self.parsed
    }

    /// Drops each post of which there is a later version: one that was edited
    /// and then deleted, or left out of an archive, is still the last there is.
    fn drop_earlier_versions(&mut self, elsewhere: &HashSet<String>) {
        if self.edited.is_empty() {
            return;
        }
        let here: HashSet<&str> = self.parsed.posts.iter().map(|post| &*post.id).collect();
        let is_read = |id: &Cow<'s, str>| here.contains(&**id) || elsewhere.contains(&**id);
        let superseded = self.edited.iter().filter(|(_, later)| later.iter().any(is_read));
        let dropped: Vec<usize> = superseded.map(|(post, _)| *post).collect();
        self.parsed.superseded = dropped.len();
        let mut number = 0..;
        self.parsed
            .posts
            .retain(|_| number.next().is_none_or(|number| dropped.binary_search(&number).is_err()));
    }

    fn record(&self, span: Span) -> Record<'s, 'o> {
        Record { source: self.source, options: self.options, span }
    }

    /// Reads one record.
    pub(crate) fn read(&mut self, span: Span) {
        let record = self.record(span);
        // A list would be taken for the values of an object in their order.
        if !record.raw().starts_with('{') {
            self.parsed.problems.push(record.problem(&Mistake::NoObject));
            return;
        }
        if let Some(shape) = self.shape
            && self.read_as(shape, Told::ByTheLast, record).is_ok()
        {
            return;
        }
        let read = Shape::of(record.raw()).map_err(Mistake::Json).and_then(|shape| {
            self.shape = shape.is_telling().then_some(shape);
            self.read_as(shape, Told::ByItsKeys, record)
        });
        if let Err(mistake) = read {
            self.parsed.problems.push(record.problem(&mistake));
        }
    }

    /// Reads a record of a shape, unless it is none. Then nothing is read.
    fn read_as(&mut self, shape: Shape, told: Told, record: Record<'s, '_>) -> Result<(), Mistake> {
        let problems = &mut self.parsed.problems;
        let post = match shape {
            Shape::Flat => {
                let flat: flat::Flat<'s> = json(record)?;
                told.holds(flat.may_be_other())?;
                flat::post(flat, record, problems)?
            }
            Shape::Status => return self.read_status(record, told),
            Shape::Tweet => {
                let tweet: api_v2::Tweet<'s> = json(record)?;
                told.holds(tweet.may_be_other())?;
                api_v2::post(tweet, &api_v2::Includes::default(), record, problems)?
            }
            Shape::Wrapped => {
                let wrapped: Wrapped<'s> = json(record)?;
                told.holds(wrapped.may_be_other())?;
                let status = record.part(span_of(self.source, wrapped.tweet.get()));
                return self.read_status(status, Told::ByItsKeys);
            }
            Shape::Page => return self.read_page(record, told),
            Shape::Search => {
                let Search { statuses } = json(record)?;
                self.read_list(span_of(self.source, statuses.get()));
                return Ok(());
            }
            Shape::Draft => {
                draft::read(record, &mut self.parsed);
                self.has_drafts = true;
                return Ok(());
            }
            Shape::Notice => return Ok(()),
        };
        self.parsed.posts.push(post);
        Ok(())
    }

    /// Reads a status.
    fn read_status(&mut self, record: Record<'s, '_>, told: Told) -> Result<(), Mistake> {
        let mut status: status::Status<'s> = json(record)?;
        told.holds(status.may_be_other())?;
        let later = status.take_later_versions();
        let post = status::post(status, record, &mut self.parsed.problems)?;
        if !later.is_empty() {
            self.edited.push((self.parsed.posts.len(), later));
        }
        self.parsed.posts.push(post);
        Ok(())
    }

    /// Reads a page of API v2: at once, or post by post where one is none.
    fn read_page(&mut self, record: Record<'s, '_>, told: Told) -> Result<(), Mistake> {
        let Ok(mut page) = json::<api_v2::Page<'s>>(record) else {
            // What was taken for a page by the one before it may be no page.
            told.holds(true)?;
            return self.read_page_by_post(record);
        };
        told.holds(page.may_be_other())?;
        page.has_something()?;
        page.includes.sort();
        let (posts, problems) = (self.parsed.posts.len(), self.parsed.problems.len());
        for tweet in page.data.0 {
            let post = api_v2::post(tweet, &page.includes, record, &mut self.parsed.problems);
            let Ok(post) = post else {
                self.parsed.posts.truncate(posts);
                self.parsed.problems.truncate(problems);
                return self.read_page_by_post(record);
            };
            self.parsed.posts.push(post);
        }
        Ok(())
    }

    fn read_page_by_post(&mut self, record: Record<'s, '_>) -> Result<(), Mistake> {
        let api_v2::RawPage { data, mut includes } = json(record)?;
        includes.sort();
        for raw in data.0 {
            let part = record.part(span_of(self.source, raw.get()));
            let problems = &mut self.parsed.problems;
            let post = json(part).and_then(|tweet| api_v2::post(tweet, &includes, part, problems));
            match post {
                Ok(post) => self.parsed.posts.push(post),
                Err(mistake) => self.parsed.problems.push(part.problem(&mistake)),
            }
        }
        Ok(())
    }
}

/// How the shape of a record is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    /// It has been looked at.
    ByItsKeys,
    /// The last one was so, which is quick to go by and may be wrong.
    ByTheLast,
}

impl Told {
    /// That it holds, unless it was a guess and the record may be another.
    fn holds(self, may_be_other: bool) -> Result<(), Mistake> {
        let is_wrong = self == Self::ByTheLast && may_be_other;
        if is_wrong { Err(Mistake::Other) } else { Ok(()) }
    }
}

/// Where each post of a page stands, if this is a page of API v2.
pub(super) fn posts_of_page(source: &Source, page: Span) -> Vec<Span> {
    let page = serde_json::from_str::<api_v2::RawPage<'_>>(source.slice(page));
    let posts = page.map(|page| page.data.0).unwrap_or_default();
    posts.into_iter().map(|raw| span_of(source, raw.get())).collect()
}

/// What API v1.1 answers to a search.
#[derive(Deserialize)]
struct Search<'s> {
    #[serde(borrow)]
    statuses: &'s RawValue,
}

/// A status as the account archive wraps it.
#[derive(Deserialize)]
struct Wrapped<'s> {
    #[serde(borrow)]
    tweet: &'s RawValue,
    text: Option<IgnoredAny>,
    full_text: Option<IgnoredAny>,
    content: Option<IgnoredAny>,
    #[serde(rename = "rawContent")]
    raw_content: Option<IgnoredAny>,
    publish_at: Option<IgnoredAny>,
    thread: Option<IgnoredAny>,
    statuses: Option<IgnoredAny>,
    data: Option<IgnoredAny>,
    meta: Option<IgnoredAny>,
}

impl Wrapped<'_> {
    fn may_be_other(&self) -> bool {
        any([&self.text, &self.full_text, &self.content, &self.raw_content])
            || any([&self.publish_at, &self.thread])
            || any([&self.statuses, &self.data, &self.meta])
    }
}

/// A record as its shape.
fn json<'s, T: Deserialize<'s>>(record: Record<'s, '_>) -> Result<T, Mistake> {
    serde_json::from_str(record.raw()).map_err(Mistake::Json)
}
