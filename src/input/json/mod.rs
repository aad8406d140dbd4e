//! Posts in JSON: one record per line, or records in a list.
//!
//! A record is parsed once, into its [`Keys`]. They determine its [`Shape`], and the
//! reader of that shape makes a post of them. What a record becomes never depends on
//! the records beside it. To add a shape, write a file that makes a post of such a
//! record, add its keys to [`Keys`], and name it in [`Shape`] and
//! [`Reading::read_shape`].

pub(crate) mod api_v1_status;
mod api_v2;
mod draft;
mod engagement;
mod entries;
mod examine;
mod export_keys;
mod find_records;
mod flat;
mod flat_fields;
mod flat_media;
mod flat_scan;
mod inner_list;
mod key_looks;
mod keys;
mod later_keys;
pub(super) mod links;
mod lost_fields;
mod mapped;
pub(crate) mod mistake;
mod network;
mod page;
mod parallel;
pub(crate) mod record;
mod record_zone;
mod says_draft;
mod second_values;
mod shape;
mod split;
mod telling_values;
mod understood_keys;
mod unknown_keys;
mod unread_times;
pub(crate) mod value;
mod without_text;

pub(crate) use find_records::records;
use find_records::records_of_part;
pub(super) use network::has_bluesky_posts;
pub(super) use split::{Boundary, last_boundary};
pub(super) use understood_keys::understood_keys;

use std::{borrow::Cow, collections::HashSet};

use memchr::{memchr, memchr_iter};
use serde_json::value::RawValue;

use self::{
    entries::{Opened, entries},
    flat_fields::{is_nowhere, set_kind, set_platform},
    flat_scan::PreviousKeys,
    inner_list::lists_of_posts,
    keys::Keys,
    mistake::Mistake,
    network::{Export, settle_platforms},
    record::Record,
    shape::Shape,
    unknown_keys::{KeyOwner, UnknownKeys},
    value::span_of,
};
use super::{Format, ListPart, Parse, Parsed, ReadOptions, any_name, draft_threads};
use crate::{
    mapping::Mapped,
    platform::Platform,
    post::Post,
    source::{Source, Span},
};

/// JSON with one record per line.
pub(super) const NDJSON: Format = Format {
    name: "ndjson",
    endings: &[".ndjson", ".jsonl", ".json"],
    contains_posts: any_name,
    matches_beginning: looks_like_lines,
    parse: Parse::Lines(parse_lines),
};

/// JSON documents with one record, or with records in a list.
pub(super) const JSON: Format = Format {
    name: "json",
    endings: &[".json"],
    contains_posts: any_name,
    matches_beginning: |head| head.trim_start().starts_with(['{', '[']),
    parse: Parse::List(parse_document),
};

/// Whether the first line is a complete record, and what follows, if anything, begins
/// like another record.
fn looks_like_lines(head: &str) -> bool {
    let head = head.trim_start();
    let Some((first, rest)) = head.split_once('\n') else { return false };
    let rest = rest.trim_start();
    first.starts_with('{')
        && serde_json::from_str::<&RawValue>(first).is_ok()
        && (rest.is_empty() || rest.starts_with('{'))
}

/// Parses the posts of a file with one record per line.
pub(super) fn parse_lines<'s>(source: &'s Source, options: &ReadOptions) -> Parsed<'s> {
    let mut reading = Reading::new(source, options);
    let text = source.text();
    reading.parsed.posts.reserve(capacity(text));
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

/// How many posts to reserve memory for: one for each line, unless most lines are too
/// short to be a post.
fn capacity(lines: &str) -> usize {
    const SHORT: usize = 100;
    memchr_iter(b'\n', lines.as_bytes()).count().min(lines.len() / SHORT)
}

/// Parses the posts of a file that consists of JSON documents, usually one, or of a
/// part of such a file.
fn parse_document<'s>(source: &'s Source, part: ListPart, options: &ReadOptions) -> Parsed<'s> {
    let mut reading = Reading::new(source, options);
    reading.read_part(part, Span::new(0, source.text().len()));
    reading.finish(&HashSet::new())
}

/// The state of reading a source: the posts and problems so far.
pub(crate) struct Reading<'s, 'o> {
    source: &'s Source,
    options: &'o ReadOptions,
    has_drafts: bool,
    repeated: draft_threads::CopiedBytes,
    layout: PreviousKeys<'s>,
    /// Edited posts by their index in `parsed`, each with the ids of its later
    /// versions.
    edited: Vec<(usize, Vec<Cow<'s, str>>)>,
    /// The keys that are not understood.
    unknown: UnknownKeys<'s>,
    /// The keys that the user maps and that no record has had so far.
    unseen: Vec<&'o Mapped>,
    /// Whether the note was made that the posts are in a list inside an object.
    has_inner_list: bool,
    /// The posts and problems read so far.
    parsed: Parsed<'s>,
}

impl<'s, 'o> Reading<'s, 'o> {
    pub(crate) fn new(source: &'s Source, options: &'o ReadOptions) -> Self {
        let (edited, parsed) = (Vec::new(), Parsed::default());
        let layout = PreviousKeys::default();
        let repeated = draft_threads::CopiedBytes::default();
        let unknown = UnknownKeys::default();
        let unseen = options.mapping.iter().filter(|mapped| mapped.is_field()).collect();
        let (has_drafts, has_inner_list) = (false, false);
        Self {
            source,
            options,
            has_drafts,
            repeated,
            layout,
            edited,
            unknown,
            unseen,
            has_inner_list,
            parsed,
        }
    }

    /// Reads the records in a stretch of the source. They may be single values, in
    /// lists, or both.
    pub(crate) fn read_list(&mut self, stretch: Span) {
        let source = self.source;
        let problems = records(source, stretch, |record| self.read(record));
        self.parsed.problems.append(problems);
    }

    /// Reads the records in a part of a document.
    pub(crate) fn read_part(&mut self, part: ListPart, stretch: Span) {
        if part == ListPart::default() {
            return self.read_all(stretch);
        }
        let source = self.source;
        let problems = records_of_part(part, source, stretch, |record| self.read(record));
        self.parsed.problems.append(problems);
    }

    /// As [`Self::read_list`], but in parallel if the stretch is one long list.
    fn read_all(&mut self, stretch: Span) {
        match parallel::read(self.source, self.options, stretch) {
            Some(chunks) => {
                let posts = chunks.iter().map(|chunk| chunk.parsed.posts.len());
                self.parsed.posts.reserve(posts.sum());
                for chunk in chunks {
                    self.add(chunk);
                }
            }
            None => self.read_list(stretch),
        }
    }

    /// Adds the posts and problems read from a later stretch.
    fn add(&mut self, later: Reading<'s, '_>) {
        let before = self.parsed.posts.len();
        let edited = later.edited.into_iter().map(|(post, later)| (before + post, later));
        self.edited.extend(edited);
        self.has_drafts |= later.has_drafts;
        self.parsed.posts.extend(later.parsed.posts);
        self.parsed.problems.append(later.parsed.problems);
        self.parsed.unknown.append(later.parsed.unknown);
        self.parsed.unknown.append(later.unknown.into_names(later.source));
        self.unseen.retain(|mapped| later.unseen.contains(mapped));
        self.parsed.export = self.parsed.export.or(later.parsed.export);
        self.parsed.left_out.add(later.parsed.left_out);
    }

    /// Returns the posts and problems. Of an edited post, only the last version is
    /// kept. `elsewhere` contains the ids of later versions that are in other parts
    /// of the same archive.
    pub(crate) fn finish(mut self, elsewhere: &HashSet<String>) -> Parsed<'s> {
        self.drop_earlier_versions(elsewhere);
        if self.has_drafts {
            draft_threads::join_threads(&mut self.parsed.posts);
        }
        let is_of_meta = self.parsed.export == Some(Export::MetaLabels.name());
        if is_of_meta && self.options.platform == Platform::default() {
            let problem = settle_platforms(&mut self.parsed.posts, self.source);
            let suspect = problem.map(|problem| ("platform".to_owned(), problem));
            self.unknown.names.suspects.extend(suspect);
        }
        self.parsed.unknown.append(self.unknown.into_names(self.source));
        // The records of an export have keys of their own, of which the user maps none.
        if self.parsed.export.is_none() {
            let names = self.unseen.iter().map(|mapped| mapped.name().to_owned());
            self.parsed.unknown.unseen = Some(names.collect());
        } else if !self.unseen.is_empty() {
            self.parsed.unknown.is_unmapped = true;
        }
        self.parsed
    }

    /// Drops each post of which a later version was read. If the later version was
    /// deleted or is not in the archive, the earlier one is kept.
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

    /// Reads one record: a flat one with the quick parser in [`flat_scan`], others with
    /// `serde`.
    pub(crate) fn read(&mut self, span: Span) {
        if !self.options.mapping.is_empty() {
            return self.read_mapped(span);
        }
        let record = self.record(span);
        let Some(keys) = flat_scan::flat_keys(record.raw(), &mut self.layout) else {
            return self.read_with_serde(span);
        };
        let mut post = flat::post_with_link(&keys, record, &mut self.parsed.problems);
        if let Ok(post) = &mut post {
            set_platform(post, record, self.layout.addresses.iter().copied());
            if !self.layout.kinds.is_empty() {
                set_kind(post, self.layout.kinds.iter().copied());
            }
        }
        if let Ok(post) = &post {
            self.report_second_values(&keys, post, record);
        }
        self.examine_flat(post.as_mut().ok(), record);
        self.add_flat(post, record);
    }

    /// Adds the post of a flat record, or a problem.
    fn add_flat(&mut self, post: Result<Post<'s>, Mistake>, record: Record<'s, '_>) {
        match post {
            Ok(post) => self.parsed.posts.push(post),
            Err(Mistake::Lacks("text")) if self.read_inner_list(record) => (),
            Err(mistake) => self.report(&mistake, record),
        }
    }

    fn read_draft(&mut self, record: Record<'s, '_>) {
        draft::read(record, &mut self.repeated, &mut self.parsed);
        self.has_drafts = true;
    }

    /// Reads one record of any shape with `serde`.
    fn read_with_serde(&mut self, span: Span) {
        let record = self.record(span);
        let read = record.keys().and_then(|keys| self.read_shape(&keys, record));
        if let Err(mistake) = read {
            self.parsed.problems.push_with(|| record.problem(&mistake));
        }
        self.layout.unknown.clear();
    }

    /// Reads a record according to the shape that its keys determine.
    fn read_shape(&mut self, keys: &Keys<'s>, record: Record<'s, '_>) -> Result<(), Mistake> {
        let problems = &mut self.parsed.problems;
        let post = match Shape::of(keys, record.raw()) {
            Shape::Network(export) => return self.read_network(export, record),
            Shape::Flat => {
                let flat_keys = flat::FlatKeys::of(keys);
                let mut post = flat::post(&flat_keys, record, problems);
                if let Ok(post) = &mut post {
                    self.report_second_values(&flat_keys, post, record);
                    let own = Opened::new(record);
                    self.set_media(post, keys);
                    self.set_fields_of(keys, post, &own);
                    self.examine_if_needed(post, true, KeyOwner::Anybody, &own);
                    if keys.platform.is_some() && is_nowhere(&own) {
                        return Ok(());
                    }
                }
                self.add_flat(post, record);
                return Ok(());
            }
            Shape::Tweet => api_v2::post(keys, &api_v2::Includes::default(), record, problems)?,
            Shape::Status => return self.read_status(keys, record),
            Shape::Wrapped => {
                let Some(tweet) = keys.tweet else { return Err(Mistake::Lacks("tweet")) };
                let status = record.part(span_of(self.source, tweet.get()));
                return self.read_status(&status.keys()?, status);
            }
            Shape::Page => return self.read_page(keys, record),
            Shape::Search => {
                // Another list of posts beside them must not be lost.
                if 1 < lists_of_posts(&entries(record), record).len() {
                    self.read_inner_list(record);
                } else if let Some(statuses) = keys.statuses {
                    self.read_list(span_of(self.source, statuses.get()));
                }
                return Ok(());
            }
            Shape::Draft => {
                if keys.may_have_text() || !self.read_inner_list(record) {
                    self.read_draft(record);
                }
                return Ok(());
            }
            // Streams of X are full of notices, and none of them has a text.
            Shape::Notice => return Ok(()),
        };
        self.add_of_api(post, keys, record);
        Ok(())
    }

    /// Reads a status.
    fn read_status(&mut self, keys: &Keys<'s>, record: Record<'s, '_>) -> Result<(), Mistake> {
        let later = api_v1_status::later_versions(keys, record)?;
        let post = api_v1_status::post(keys, record, &mut self.parsed.problems)?;
        if !later.is_empty() {
            self.edited.push((self.parsed.posts.len(), later));
        }
        self.add_of_api(post, keys, record);
        Ok(())
    }
}
