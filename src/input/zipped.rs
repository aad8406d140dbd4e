//! Zips: account archives as X delivers them. Workbooks and documents, which are zips too,
//! are handed on to `office`.

use std::{
    borrow::Cow,
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    fs::File,
    io::{self, Cursor, Read, Seek, SeekFrom},
    path::Path,
    sync::{Arc, mpsc::sync_channel},
    thread,
};

use zip::ZipArchive;

use super::{
    ListPart, Part, PartContext,
    decompress::{CountingReader, LimitedReader, UnpackBudget},
    folder::{may_contain_posts, plain_name},
    foreign,
    invalid_utf8::Decoded,
    no_posts, office,
    skipped::Skipped,
    split_parts::{LARGEST_WHOLE_LIST, PartReader, read_whole},
    unreadable::{unreadable, why_zip},
    x_archive::{self, Archive, ArchiveFiles, read_sidecars},
};
use crate::{
    message::Message,
    problems::Problems,
    source::{At, Problem},
};

type Parts = Box<dyn Iterator<Item = Result<Part, Problem>> + Send>;

/// The extension of a zip.
pub(super) const ENDING: &str = ".zip";

/// The first bytes of a zip with files, and those of a zip without files.
const BEGINNINGS: [&[u8; 4]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];

/// Whether data begins like a zip.
pub(super) fn is_zip(head: &[u8]) -> bool {
    BEGINNINGS.iter().any(|beginning| head.starts_with(*beginning))
}

/// Whether a file is a zip according to its name.
pub(super) fn has_zip_name(path: &str) -> bool {
    plain_name(path).ends_with(ENDING)
}

/// The problem that a file is not a zip, although its name says so.
pub(super) fn not_a_zip(path: &Arc<str>) -> Problem {
    Problem::in_file(path.clone(), Message::new("zip-not-one"))
        .help(Message::new("zip-unreadable-help"))
}

/// Reads the parts of a zip. If the zip is standard input, or is itself compressed, it
/// is read from `head`, its first bytes, and `rest`.
pub(super) fn open(
    path: &Path,
    name: &Arc<str>,
    head: Vec<u8>,
    rest: Box<dyn Read + Send>,
) -> Result<Parts, Problem> {
    if &**name != "-" {
        let failed = |error: io::Error| unreadable(name, &error);
        let mut file = File::open(path).map_err(failed)?;
        let mut beginning = [0; 4];
        if file.read_exact(&mut beginning).is_ok() && is_zip(&beginning) {
            return entries(file, name);
        }
    }
    entries(Cursor::new(read_whole(Cursor::new(head).chain(rest), name)?), name)
}

/// Reads the parts of a zip, which is a workbook or a document, or contains account
/// archives.
fn entries<R: Read + Seek + Send + 'static>(reader: R, name: &Arc<str>) -> Result<Parts, Problem> {
    let mut zip = Zip::of(reader, name)?;
    if let Some(kind) = office::Kind::of(&mut zip.inner) {
        return office::open(kind, zip.inner, zip.size, name);
    }
    if let Some(problem) = foreign::in_zip(name, &mut zip.inner) {
        return Err(problem);
    }
    let mut problems = Problems::default();
    for entry in zip.names.iter().filter(|entry| is_outside(entry)) {
        problems.push_with(|| outside(name, entry));
    }
    let mut problems = problems.into_all(At::File(name.clone()));
    let archives = zip.archives();
    if archives.is_empty() {
        problems.push(no_posts::in_zip(name.clone(), zip.names.iter().map(String::as_str)));
    }
    let is_only = archives.len() == 1;
    let mut parts = Vec::new();
    for (folder, files) in archives {
        let called = if is_only || folder.is_empty() {
            name.clone()
        } else {
            zip.path_of(folder.trim_end_matches('/'))
        };
        let (archive, wrong) = zip.sidecars(&called, &folder, &files);
        problems.extend(wrong);
        let archive = Arc::new(archive);
        parts.extend(files.into_iter().map(|file| (format!("{folder}{file}"), archive.clone())));
    }
    Ok(Box::new(problems.into_iter().map(Err).chain(zip.into_parts(parts))))
}

/// The note on files in a zip that may be posts but are not part of an account archive;
/// `None` if there are none. An unreadable zip has no note here: it is reported when
/// its posts are read.
pub(super) fn skipped_note(path: &Path) -> Option<Problem> {
    let name: Arc<str> = path.display().to_string().into();
    if !has_zip_name(&name) {
        return None;
    }
    let zip = Zip::of(File::open(path).ok()?, &name).ok()?;
    let archives = zip.archives();
    let is_beside = |entry: &&String| {
        let file = entry.rsplit('/').next().unwrap_or(entry);
        let is_copy = entry
            .strip_suffix("tweets.csv")
            .is_some_and(|folder| archives.contains_key(&*format!("{folder}data/js/tweets/")));
        let is_of_archive = x_archive::contains_posts(file);
        !is_of_archive && !is_copy && may_contain_posts(Path::new(file))
    };
    let mut skipped = Skipped::default();
    if !archives.is_empty() {
        skipped.add_beside_archive(zip.names.iter().filter(is_beside).count());
    }
    skipped.note(name.to_string())
}

/// A zip while it is being read.
struct Zip<R> {
    inner: ZipArchive<CountingReader<R>>,
    /// The path of the zip, for messages.
    name: Arc<str>,
    /// The names of its entries.
    names: Arc<BTreeSet<String>>,
    /// The size of the zip in bytes.
    size: u64,
    /// How many bytes may be unpacked when the posts are read. The sizes that the zip
    /// states are not trusted: packed bytes count when they are read.
    of_posts: UnpackBudget,
    /// How many bytes may be unpacked before that, when the sidecars are read and the files
    /// with posts are searched for the ids of later versions.
    of_others: UnpackBudget,
}

impl<R: Read + Seek + Send> Zip<R> {
    fn of(mut reader: R, name: &Arc<str>) -> Result<Self, Problem> {
        let size = reader.seek(SeekFrom::End(0)).map_err(|error| unreadable(name, &error))?;
        let of_posts = UnpackBudget::default();
        let counted = CountingReader::new(reader, &of_posts, size);
        let zip = ZipArchive::new(counted).map_err(|error| broken(name, &error))?;
        let names = zip.file_names().filter_map(Result::ok).map(Cow::into_owned);
        let names = Arc::new(names.collect());
        Ok(Self {
            inner: zip,
            name: name.clone(),
            names,
            size,
            of_others: of_posts.beside(),
            of_posts,
        })
    }

    /// The folders of the zip that contain posts, each with the names of its files with
    /// posts, the shortest names first. The name of a folder ends in a slash; that of
    /// the top folder is empty.
    fn archives(&self) -> BTreeMap<String, Vec<String>> {
        let mut archives: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for entry in self.names.iter().filter(|entry| !is_outside(entry)) {
            let (folder, file) = entry.split_at(entry.rfind('/').map_or(0, |at| at + 1));
            if x_archive::contains_posts(file) {
                archives.entry(folder.to_owned()).or_default().push(file.to_owned());
            }
        }
        for files in archives.values_mut() {
            files.sort_by_key(|file| (file.len(), file.clone()));
        }
        archives
    }

    /// Reads the sidecars of an archive in a folder of the zip.
    fn sidecars(
        &mut self,
        name: &Arc<str>,
        folder: &str,
        files: &[String],
    ) -> (Archive, Vec<Problem>) {
        let names = self.names.clone();
        let exists = |file: &str| names.contains(&format!("{folder}{file}"));
        let is_long = files.iter().any(|file| self.is_long(&format!("{folder}{file}")));
        let budget = self.of_others.clone();
        let zip = RefCell::new(self);
        let mut read = |file: &str| {
            let entry = format!("{folder}{file}");
            let mut zip = zip.borrow_mut();
            let bytes = exists(file).then(|| zip.read(&entry, budget.clone()))?;
            Some(bytes.map(|bytes| Decoded::of(zip.path_of(&entry), bytes)))
        };
        let mut read_posts = |file: &str, each: &mut dyn FnMut(&[u8])| {
            let (entry, context) = (format!("{folder}{file}"), PartContext::Nothing);
            let mut each = |part: Result<Part, Problem>| {
                if let Ok(part) = part {
                    each(&part.bytes);
                }
                true
            };
            zip.borrow_mut().each_part(&entry, budget.clone(), context, &mut each);
        };
        read_sidecars(ArchiveFiles {
            name,
            parts: files,
            lacks_account: files.iter().any(|file| x_archive::lacks_account(file)),
            is_long,
            read_posts: &mut read_posts,
            read: &mut read,
            exists: &exists,
        })
    }

    /// Whether an entry is so long that it is read in several parts, according to the
    /// size that the zip states.
    fn is_long(&mut self, entry: &str) -> bool {
        let file = self.inner.by_name(entry);
        file.is_ok_and(|file| LARGEST_WHOLE_LIST as u64 <= file.size())
    }

    fn path_of(&self, entry: &str) -> Arc<str> {
        format!("{}/{entry}", self.name).into()
    }

    /// Returns a reader of the unpacked content of an entry.
    fn open(&mut self, entry: &str, budget: UnpackBudget) -> Result<impl Read + Send, Problem> {
        let path = self.path_of(entry);
        let file = self.inner.by_name(entry).map_err(|error| broken(&path, &error))?;
        Ok(LimitedReader::new(file, budget))
    }

    /// Unpacks an entry as a whole, whatever size the zip states.
    fn read(&mut self, entry: &str, budget: UnpackBudget) -> Result<Vec<u8>, Problem> {
        let path = self.path_of(entry);
        read_whole(self.open(entry, budget)?, &path)
    }
}

impl<R: Read + Seek + Send + 'static> Zip<R> {
    /// The parts of the entries with posts, in order. Reading an entry borrows the
    /// zip, so the parts cannot be returned one by one; a thread of its own reads
    /// them and is one part ahead.
    fn into_parts(
        mut self,
        entries: Vec<(String, Arc<Archive>)>,
    ) -> impl Iterator<Item = Result<Part, Problem>> + Send {
        let (sender, receiver) = sync_channel(1);
        thread::spawn(move || {
            for (entry, archive) in entries {
                let context = PartContext::Archive(archive, ListPart::default());
                // Sending fails if the run has ended and nobody receives parts any
                // more.
                let budget = self.of_posts.clone();
                let mut send = |part| sender.send(part).is_ok();
                let is_read = self.each_part(&entry, budget, context, &mut send);
                if !is_read {
                    break;
                }
            }
        });
        receiver.into_iter()
    }
}

impl<R: Read + Seek + Send> Zip<R> {
    /// Calls `each` with the parts of an entry, one after the other, until `each` returns
    /// false. Returns whether `each` returned true for all parts.
    fn each_part(
        &mut self,
        entry: &str,
        budget: UnpackBudget,
        context: PartContext,
        each: &mut dyn FnMut(Result<Part, Problem>) -> bool,
    ) -> bool {
        let path = self.path_of(entry);
        match self.open(entry, budget) {
            Err(problem) => each(Err(problem)),
            Ok(file) => {
                let file: Box<dyn Read + Send + '_> = Box::new(file);
                let format = &x_archive::FORMAT;
                PartReader::new(path, Vec::new(), file, format, context).all(each)
            }
        }
    }
}

/// Whether a program that unpacks the zip would write this entry outside the folder
/// of the archive. Such a zip is malicious.
fn is_outside(entry: &str) -> bool {
    entry.starts_with(['/', '\\'])
        || entry.split(['/', '\\']).any(|step| step == ".." || step.ends_with(':'))
}

fn outside(name: &Arc<str>, entry: &str) -> Problem {
    let message = Message::new("zip-outside").with("entry", entry.escape_default().to_string());
    Problem::in_file(name.clone(), message).help(Message::new("zip-outside-help"))
}

fn broken(path: &Arc<str>, error: &zip::result::ZipError) -> Problem {
    let message = Message::new("zip-unreadable").with("problem", why_zip(error));
    let is_archive = !office::is_named_so(path);
    let help = if is_archive { "zip-unreadable-help" } else { "office-damaged-help" };
    Problem::in_file(path.clone(), message).help(Message::new(help))
}
