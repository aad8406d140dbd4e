//! Repositories of Bluesky: everything that an account has published, in a file (CAR) that
//! the app and each server export.
//!
//! Such a file is a heap of blocks ([`blocks`]) in DAG-CBOR ([`cbor`]). One of them, the
//! commit, names the account and the top of a tree of records ([`tree`]). Posts and
//! reposts are written in JSON as the API has them ([`as_json`]), sent as parts
//! ([`parts`]), and read as records of that API. A [`Layout`](crate::layout::Layout) says
//! where each text is in the file. The other records are counted.

mod as_json;
mod blocks;
mod cbor;
mod parts;
#[cfg(test)]
mod tests;
mod tree;

use std::{
    io::{Cursor, Read},
    sync::{Arc, mpsc::SyncSender},
};

use self::{
    blocks::Blocks,
    cbor::{Cbor, Item, set},
    parts::Parts,
    tree::{Leaf, Tree},
};
use super::{
    Format, Parse, Parsed, Part, ReadOptions, any_name,
    decompress::{Refused, UnpackBudget},
    json,
    office::parts::in_thread,
    split_parts::read_whole,
    unreadable::unreadable,
};
use crate::{
    message::Message,
    problems::Problems,
    source::{At, Place, Problem, Source, Span},
};

pub use parts::RecordsPart;

/// Repositories.
pub(super) const CAR: Format = Format {
    name: "car",
    endings: &[".car"],
    contains_posts: any_name,
    matches_beginning: |_| false,
    parse: Parse::NotText(not_one),
};

/// The name of the export, for people.
const EXPORT: &str = "Bluesky repository";

/// Why a block is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    /// It is not in the file.
    Missing,
    /// It is longer than records are.
    TooLarge,
    /// It is not as such blocks are.
    Damaged,
    /// A text in it is not UTF-8.
    NotUtf8,
    /// Too many lists and maps, or parts of the tree, are inside each other.
    TooDeep,
}

impl Fault {
    const fn message(self) -> Message {
        Message::new(match self {
            Self::Missing => "repository-block-missing",
            Self::TooLarge => "repository-block-too-large",
            Self::Damaged => "repository-block-damaged",
            Self::NotUtf8 => "repository-block-not-utf8",
            Self::TooDeep => "repository-block-too-deep",
        })
    }
}

/// Whether a file with this beginning is a repository: a length, and a map in CBOR that has
/// the keys `roots` and `version`.
pub(super) fn is_one(head: &[u8]) -> bool {
    const HEADER: usize = 128;
    let header = &head[..head.len().min(HEADER)];
    let has = |key: &[u8]| memchr::memmem::find(header, key).is_some();
    header.get(1..3).is_some_and(|map| map.contains(&0xA2)) && has(b"eroots") && has(b"gversion")
}

/// Reads the parts of a repository from `head`, its first bytes, and `rest`. Its blocks
/// are in no order, so the file is read as a whole.
pub(super) fn open(
    name: &Arc<str>,
    head: Vec<u8>,
    rest: Box<dyn Read + Send>,
) -> Result<Box<dyn Iterator<Item = Result<Part, Problem>> + Send>, Problem> {
    let blocks = Blocks::of(read_whole(Cursor::new(head).chain(rest), name)?);
    let blocks = blocks.ok_or_else(|| not_one(name.clone()))?;
    let name = name.clone();
    Ok(Box::new(in_thread("repository", move |sender| {
        // Problems of the whole file follow its last part, so that they do not separate
        // its parts. Sending fails if the run has ended and nobody receives parts any more.
        for problem in send(&blocks, &name, sender).into_all(At::File(name.clone())) {
            _ = sender.send(Err(problem));
        }
    })))
}

/// Sends the posts of a repository. Returns what is wrong with the file as a whole.
fn send(blocks: &Blocks, name: &Arc<str>, sender: &SyncSender<Result<Part, Problem>>) -> Problems {
    let of =
        |message| Problem::in_file(name.clone(), message).help(Message::new("repository-help"));
    let mut problems = Problems::default();
    problems.extend(
        blocks.cut.map(|byte| of(Message::new("repository-cut").with("byte", byte.to_string()))),
    );
    let (owner, top) = match commit(blocks) {
        Ok(commit) => commit,
        Err(fault) => {
            problems.push(of(Message::new("repository-commit").with("why", fault.message())));
            return problems;
        }
    };
    let budget = UnpackBudget::default();
    let size = u64::try_from(blocks.bytes()).unwrap_or(u64::MAX);
    budget.add(size, size);
    let mut parts = Parts::new(name.clone(), owner.into(), sender);
    let mut tree = Tree::new(blocks, top);
    while let Some(leaf) = tree.leaf() {
        match leaf {
            Leaf::Lost(fault) => problems.push_with(|| {
                let id = if tree.path().is_empty() {
                    "repository-lost-first"
                } else {
                    "repository-lost"
                };
                of(Message::new(id).with("path", tree.path()).with("why", fault.message()))
            }),
            Leaf::Record(_) if !json::has_bluesky_posts(collection(tree.path())) => {
                parts.add_other();
            }
            Leaf::Record(cid) => {
                let found = blocks.find(cid);
                // A block that cannot be read takes time, too, each time that it is named.
                let size = found.map_or(0, |number| blocks.size(number)) + tree.path().len();
                let block = found.and_then(|number| blocks.content(number));
                let address = format!("at://{owner}/{}", tree.path());
                let Some(bytes) = parts.add(tree.path(), &address, block) else { return problems };
                if !budget.allows(bytes + size) {
                    problems.push(unreadable(name, &std::io::Error::other(Refused::TooLarge)));
                    break;
                }
            }
        }
    }
    parts.send();
    problems
}

/// The permanent id of the account, and the CID of the top of the tree of its records.
fn commit(blocks: &Blocks) -> Result<(&str, &[u8]), Fault> {
    let (content, _) = blocks.content(blocks.find(blocks.root())?)?;
    let (mut owner, mut top) = (None, None);
    let mut cbor = Cbor::new(content);
    cbor.map(|key, cbor| match key {
        "did" | "data" => match cbor.item()? {
            Item::Text(did) if key == "did" && is_id(did) => set(&mut owner, did),
            Item::Link(cid) if key == "data" => set(&mut top, cid),
            _ => Err(Fault::Damaged),
        },
        _ => cbor.skip(1),
    })?;
    owner.zip(top).ok_or(Fault::Damaged)
}

/// Whether this is the permanent id of an account, such as `did:plc:…`.
fn is_id(did: &str) -> bool {
    const LONGEST: usize = 2048;
    let is_usual = |byte: u8| byte.is_ascii_alphanumeric() || b".-_:%".contains(&byte);
    did.starts_with("did:") && did.len() <= LONGEST && did.bytes().all(is_usual)
}

/// The collection of the record with this path.
fn collection(path: &str) -> &str {
    path.split('/').next().unwrap_or(path)
}

/// Parses the posts of a part.
pub(super) fn parse<'s>(
    source: &'s Source,
    part: &RecordsPart,
    options: &ReadOptions,
) -> Parsed<'s> {
    let mut parsed = json::parse_lines(source, options);
    parsed.export = Some(EXPORT);
    parsed.left_out.others += part.others;
    for (start, fault) in &part.lost {
        parsed.problems.push_with(|| {
            // There is no line to show: its record was not written.
            let place = Place { line: None, ..source.place(Span::new(*start, *start)) };
            let message = Message::new("repository-record").with("why", fault.message());
            let problem = Problem::new(At::Place(Box::new(place)), message);
            problem.help(Message::new("repository-help"))
        });
    }
    let owner = part.owner.as_ref().filter(|_| options.default_account().is_none());
    parsed.notes.extend(owner.map(|did| {
        let message = Message::new("note-repository-account").with("did", &**did);
        Problem::in_file(source.path().clone(), message)
            .help(Message::new("note-repository-account-help"))
    }));
    parsed
}

/// The problem that a file is called a repository but is not one.
fn not_one(path: Arc<str>) -> Problem {
    Problem::in_file(path, Message::new("repository-not-one")).help(Message::new("repository-help"))
}
