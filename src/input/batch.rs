//! A run of whole records of one file: read as bytes ([`Part`]), decoded as text
//! ([`Batch`]) and parsed into posts.

use std::sync::Arc;

use super::{
    Archive, Format, Parse, Parsed, ReadOptions, calendar,
    invalid_utf8::{self, InvalidUtf8},
    office::SheetPart,
    repository::RecordsPart,
    understood::Understood,
};
use crate::{
    message::Message,
    platform::Handle,
    post::Post,
    problems::Problems,
    source::{FileEncoding, Problem, Source},
};

/// A run of whole records of one file, as bytes that are not yet decoded.
#[derive(Debug)]
pub struct Part {
    /// The path of the file, for messages.
    pub path: Arc<str>,
    /// The bytes of the part.
    pub bytes: Vec<u8>,
    /// The number of bytes of the file before the part.
    pub first_byte: usize,
    /// The line of the file on which the part begins, from 1.
    pub first_line: usize,
    /// The format to parse it with.
    pub format: &'static Format,
    /// Data from outside the part without which its records cannot be parsed, such as
    /// the header of a table.
    pub context: PartContext,
    /// The encoding of the file.
    pub encoding: FileEncoding,
    /// What the user should know about how the file is read. Most notes are on the first
    /// part of a file. The note on the encoding is on the part in which the encoding is
    /// detected.
    pub notes: Vec<Problem>,
}

/// Data from outside a part without which its records cannot be parsed.
#[derive(Clone, Debug, Default)]
pub enum PartContext {
    /// The records need no other data.
    #[default]
    Nothing,
    /// The header of a table and its first rows, for all parts but the first. The first
    /// part contains the header itself and has [`Self::Nothing`].
    Header(Arc<Source>),
    /// For a JSON document: where the part is in the document.
    List(ListPart),
    /// For an account archive of X: the data from its sidecars, and where the part is
    /// in its file of posts.
    Archive(Arc<Archive>, ListPart),
    /// For a workbook, or a document whose tables are read as sheets: where the cells of the
    /// part are, and the first rows of each sheet, among which its header is.
    Cells(Arc<SheetPart>),
    /// For a repository of Bluesky: where the records of the part are in the file, and what
    /// was not read.
    Records(Arc<RecordsPart>),
}

/// Where a part is in a JSON document. The default means that the part is the whole
/// document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListPart {
    /// Whether other parts of the document come before this one.
    pub is_later: bool,
    /// Whether the part begins inside a list, after one of its records.
    pub begins_inside: bool,
    /// Whether other parts of the document follow this one.
    pub goes_on: bool,
    /// The number of code points before the part on its first line, for columns in
    /// messages.
    pub chars_before: usize,
}

/// A part decoded as text, ready to be parsed.
#[derive(Debug)]
pub struct Batch {
    /// The text. In formats with one record per line, a line that contained invalid
    /// bytes is blank here.
    pub source: Source,
    /// The format to parse it with.
    pub format: &'static Format,
    /// The encoding of the file.
    pub(super) encoding: FileEncoding,
    pub(super) context: PartContext,
    /// Invalid bytes in lines that were not made blank. A post with invalid bytes is
    /// dropped when the batch is parsed.
    invalid: Vec<InvalidUtf8>,
    /// One problem for each line that was made blank.
    problems: Problems,
}

impl Part {
    /// Decodes the bytes as UTF-8. A record with invalid bytes becomes a problem; the
    /// spans of the other records stay the same.
    pub fn decode(self) -> Batch {
        let Self { path, mut bytes, first_byte, first_line, format, context, encoding, notes: _ } =
            self;
        if format.name == calendar::FORMAT.name {
            calendar::join_letters(&mut bytes);
        }
        let (mut text, mut invalid) = invalid_utf8::text_of(bytes);
        let chars_before = match &context {
            PartContext::List(part) | PartContext::Archive(_, part) => part.chars_before,
            _ => 0,
        };
        let source = |text: String| {
            let source = Source::part(path.clone(), text, first_byte, first_line);
            let source = source.after_chars(chars_before).with_offsets(encoding.offsets);
            match &context {
                PartContext::Cells(cells) => source.with_layout(cells.layout.clone()),
                PartContext::Records(records) => source.with_layout(records.layout.clone()),
                _ => source,
            }
        };
        let mut problems = Problems::default();
        if matches!(format.parse, Parse::Lines(_)) && !invalid.is_empty() {
            (text, problems, invalid) = invalid_utf8::blank_lines(&source(text), &invalid);
        }
        Batch { source: source(text), format, encoding, context, invalid, problems }
    }
}

impl Batch {
    /// What was understood of the part. `posts` are the posts that were parsed from it,
    /// and `export` is the program or platform that they are from, if it is known.
    pub(super) fn understood(
        &self,
        posts: &[Post<'_>],
        export: Option<&'static str>,
        options: &ReadOptions,
    ) -> Understood {
        let of_file = options.for_file(self.source.path());
        Understood::of(self, (posts, export), of_file.as_ref().unwrap_or(options))
    }

    /// Reports a mapping that contradicts itself, and notes one that does not apply because
    /// the format has no columns or keys of its own.
    fn check_mapping(&self, options: &ReadOptions, parsed: &mut Parsed<'_>) {
        if let Some(mapped) = options.mapping.contradiction() {
            let message = Message::new("map-two-fields").with("name", mapped.name());
            let problem = Problem::in_file(self.source.path().clone(), message);
            let problem = problem.help(Message::new("map-two-fields-help"));
            parsed.unknown.suspects.push((mapped.name().to_owned(), problem));
        }
        let is_table = matches!(self.format.parse, Parse::Table(_))
            || matches!(self.context, PartContext::Cells(_));
        let has_names = is_table || matches!(self.format.parse, Parse::Lines(_) | Parse::List(_));
        parsed.unknown.has_unused_preset = !is_table && options.mapping.preset().is_some();
        if !has_names && !options.mapping.is_empty() {
            parsed.unknown.unseen = None;
            parsed.unknown.is_unmapped = true;
        }
    }

    /// Parses the posts. The problems include those found while decoding.
    pub fn parse(&self, options: &ReadOptions) -> Parsed<'_> {
        let of_file = options.for_file(self.source.path());
        let options = of_file.as_ref().unwrap_or(options);
        let mut parsed = self.format.posts(&self.source, &self.context, options);
        self.check_mapping(options, &mut parsed);
        if let Some(account) = &options.account {
            for post in parsed.posts.iter_mut().filter(|post| post.account.is_empty()) {
                post.change_versions(|version| version.account = Handle::from(account.clone()));
            }
        }
        parsed.posts.iter_mut().for_each(name_own_answered);
        let mut problems = self.problems.clone();
        if !self.invalid.is_empty() {
            problems.append(invalid_utf8::drop_posts(
                &mut parsed.posts,
                &self.invalid,
                &self.source,
            ));
        }
        problems.append(std::mem::take(&mut parsed.problems));
        // A parser looks for one kind of mistake after another, so its problems are
        // not in the order of the file.
        problems.sort_by_place();
        Parsed { problems, ..parsed }
    }
}

/// Names the account of the answered post, once that of the post is known, if the numbers of users
/// show that it is the same.
fn name_own_answered(post: &mut Post<'_>) {
    let answered = post.reply_to.as_deref_mut().filter(|answered| answered.is_own);
    if let Some(answered) = answered.filter(|_| !post.account.is_empty()) {
        answered.account = Some(post.account.clone());
    }
}
