//! Posts in JSON: one record a line, or records in a list.
//!
//! What the first record of a part is, the others most likely are too, and are
//! read so; one that is not is looked at more closely. To add a shape, write a
//! file that makes a post of it, and name it in [`Shape`] and
//! [`Reading::read_as`].

mod api_v2;
mod draft;
mod entity;
mod flat;
mod one_or_many;
pub(crate) mod record;
mod shape;
pub(crate) mod status;
pub(crate) mod value;

use memchr::memchr;
use serde::Deserialize;
use serde_json::value::RawValue;

use self::{
    record::{Mistake, Record},
    shape::Shape,
    value::span_of,
};
use super::{Format, Parse, Parsed, ReadOptions, threads};
use crate::source::{Problem, Source, Span};

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
    parse: Parse::Whole(parse_document),
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
    reading.finish()
}

/// The posts of a file that is one JSON document, or several.
fn parse_document<'s>(source: &'s Source, options: &ReadOptions) -> Parsed<'s> {
    let mut reading = Reading::new(source, options);
    reading.read_list(Span::new(0, source.text().len()));
    reading.finish()
}

/// Posts in the making.
pub(crate) struct Reading<'s, 'o> {
    source: &'s Source,
    options: &'o ReadOptions,
    /// What the last record was.
    shape: Option<Shape>,
    has_drafts: bool,
    /// What has been read so far.
    parsed: Parsed<'s>,
}

impl<'s, 'o> Reading<'s, 'o> {
    pub(crate) fn new(source: &'s Source, options: &'o ReadOptions) -> Self {
        Self { source, options, shape: None, has_drafts: false, parsed: Parsed::default() }
    }

    /// Reads the records in a stretch of the source: alone, in lists, or both.
    pub(crate) fn read_list(&mut self, stretch: Span) {
        let text = self.source.text();
        let (mut at, mut lists) = (stretch.start, Vec::new());
        while at < stretch.end {
            match text.as_bytes()[at] {
                b' ' | b'\n' | b'\r' | b'\t' | b',' => at += 1,
                b'[' => {
                    lists.push(at);
                    at += 1;
                }
                b']' if !lists.is_empty() => {
                    lists.pop();
                    at += 1;
                }
                _ => match self.record_at(at, stretch.end) {
                    Some(end) => at = end,
                    None => return,
                },
            }
        }
        if let Some(&open) = lists.last() {
            let message = (
                "this list has no end: the file has been cut off",
                "listen har ingen ende: filen er klippet over",
            );
            let problem = Problem::at(self.source, Span::new(open, open + 1), message);
            self.parsed.problems.push(
                problem
                    .help(("save or export the file once more", "gem eller eksportér filen igen")),
            );
        }
    }

    /// Reads the record at a place; after what is no JSON nobody can say where
    /// the next one begins.
    fn record_at(&mut self, start: usize, limit: usize) -> Option<usize> {
        let rest = &self.source.text()[start..limit];
        let mut values = serde_json::Deserializer::from_str(rest).into_iter::<&RawValue>();
        match values.next()? {
            Ok(raw) => {
                self.read(span_of(self.source, raw.get()));
                Some(start + values.byte_offset())
            }
            Err(error) => {
                let record = self.record(Span::new(start, limit));
                let problem = record.problem(&Mistake::Json(error));
                self.parsed.problems.push(problem.help((
                    "nothing after this place has been read",
                    "intet efter dette sted er læst",
                )));
                None
            }
        }
    }

    /// What has been read.
    pub(crate) fn finish(mut self) -> Parsed<'s> {
        if self.has_drafts {
            threads::join_threads(&mut self.parsed.posts);
        }
        self.parsed
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
            && self.read_as(shape, record).is_ok()
        {
            return;
        }
        let read = Shape::of(record.raw()).map_err(Mistake::Json).and_then(|shape| {
            self.shape = shape.is_telling().then_some(shape);
            self.read_as(shape, record)
        });
        if let Err(mistake) = read {
            self.parsed.problems.push(record.problem(&mistake));
        }
    }

    /// Reads a record of a shape, unless it is none. Then nothing is read.
    fn read_as(&mut self, shape: Shape, record: Record<'s, '_>) -> Result<(), Mistake> {
        let problems = &mut self.parsed.problems;
        let post = match shape {
            Shape::Flat => flat::post(json(record)?, record, problems)?,
            Shape::Status => return self.read_status(record),
            Shape::Tweet => {
                let nothing = api_v2::Includes::default();
                api_v2::post(json(record)?, &nothing, record, problems)?
            }
            Shape::Wrapped => {
                let Wrapped { tweet } = json(record)?;
                return self.read_status(record.part(span_of(self.source, tweet.get())));
            }
            Shape::Page => return self.read_page(record),
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

    /// Reads a status, unless a later version of it follows.
    fn read_status(&mut self, record: Record<'s, '_>) -> Result<(), Mistake> {
        let status: status::Status<'s> = json(record)?;
        if !status.is_one() {
            return Err(Mistake::Other);
        }
        if !status.is_superseded() {
            let post = status::post(status, record, &mut self.parsed.problems)?;
            self.parsed.posts.push(post);
        }
        Ok(())
    }

    /// Reads a page of API v2: at once, or post by post where one is none.
    fn read_page(&mut self, record: Record<'s, '_>) -> Result<(), Mistake> {
        let Ok(mut page) = json::<api_v2::Page<'s>>(record) else {
            return self.read_page_by_post(record);
        };
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
}

/// A record as its shape.
fn json<'s, T: Deserialize<'s>>(record: Record<'s, '_>) -> Result<T, Mistake> {
    serde_json::from_str(record.raw()).map_err(Mistake::Json)
}
