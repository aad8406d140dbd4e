//! Account archives in the form in which X delivers them: a `.zip` file.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    fs::File,
    io::{self, Cursor, Read, Seek, SeekFrom},
    path::Path,
    sync::Arc,
};

use zip::ZipArchive;

use super::{
    Part, PartContext,
    chunks::read_whole,
    folder::{may_contain_posts, plain_name},
    invalid_utf8::Decoded,
    no_posts,
    packed::{LimitedReader, UnpackBudget},
    skipped::Skipped,
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

/// The first bytes of a zip that is not empty.
pub(super) const BEGINNING: &[u8] = b"PK\x03\x04";

/// Reads the parts of an archive. A zip that is standard input, or that is itself
/// compressed, is read from `head` and `rest`.
pub(super) fn open(
    path: &Path,
    name: &Arc<str>,
    head: Vec<u8>,
    rest: Box<dyn Read + Send>,
) -> Result<Parts, Problem> {
    if &**name != "-" {
        let failed = |error: io::Error| unreadable(name, &error);
        let mut file = File::open(path).map_err(failed)?;
        let mut beginning = [0; BEGINNING.len()];
        let is_zip = file.read_exact(&mut beginning).is_ok() && beginning == BEGINNING;
        if is_zip {
            return entries(file, name);
        }
    }
    entries(Cursor::new(read_whole(Cursor::new(head).chain(rest), name)?), name)
}

/// Reads the posts of the archives in a zip, with one part per file.
fn entries<R: Read + Seek + Send + 'static>(reader: R, name: &Arc<str>) -> Result<Parts, Problem> {
    let mut zip = Zip::of(reader, name)?;
    let mut problems = Problems::default();
    for entry in zip.names.iter().filter(|entry| is_outside(entry)) {
        problems.push_with(|| outside(name, entry));
    }
    let mut problems = problems.into_all(At::File(name.clone()));
    let archives = zip.archives();
    if archives.is_empty() {
        problems.push(no_posts::in_zip(name.clone()));
    }
    let is_only = archives.len() == 1;
    let mut parts = Vec::new();
    for (folder, files) in archives {
        let called = if is_only { name.clone() } else { zip.path_of(folder.trim_end_matches('/')) };
        let (archive, wrong) = zip.sidecars(&called, &folder, &files);
        problems.extend(wrong);
        let archive = Arc::new(archive);
        parts.extend(files.into_iter().map(|file| (format!("{folder}{file}"), archive.clone())));
    }
    let parts = parts.into_iter().map(move |(entry, archive)| {
        Ok(Part {
            bytes: zip.read_posts(&entry)?,
            path: zip.path_of(&entry),
            first_byte: 0,
            first_line: 1,
            format: &x_archive::FORMAT,
            context: PartContext::Archive(archive),
        })
    });
    Ok(Box::new(problems.into_iter().map(Err).chain(parts)))
}

/// The note on files in a zip that may be posts, but are not part of an archive of
/// an account. A zip that cannot be read is a problem when its posts are read.
pub(super) fn passed_over(path: &Path) -> Option<Problem> {
    if !plain_name(&path.to_string_lossy()).ends_with(ENDING) {
        return None;
    }
    let name: Arc<str> = path.display().to_string().into();
    let zip = Zip::of(File::open(path).ok()?, &name).ok()?;
    let archives = zip.archives();
    let is_beside = |entry: &&String| {
        let file = entry.rsplit('/').next().unwrap_or(entry);
        let is_copy = *entry == "tweets.csv" && archives.contains_key("data/js/tweets/");
        let is_of_archive = x_archive::contains_posts(file);
        !is_of_archive && !is_copy && may_contain_posts(Path::new(file))
    };
    let mut skipped = Skipped::default();
    if !archives.is_empty() {
        skipped.add_beside_archive(zip.names.iter().filter(is_beside).count());
    }
    skipped.note(name.to_string())
}

/// A zip that is being read.
struct Zip<R> {
    inner: ZipArchive<R>,
    /// The path of the zip, for messages.
    name: Arc<str>,
    /// The names of its entries.
    names: Arc<BTreeSet<String>>,
    /// Its size in bytes.
    size: u64,
    /// The budget for unpacking files with posts, whatever sizes the zip's
    /// directory states.
    of_posts: UnpackBudget,
    /// The budget for unpacking other files, which are read first.
    of_others: UnpackBudget,
}

impl<R: Read + Seek> Zip<R> {
    fn of(mut reader: R, name: &Arc<str>) -> Result<Self, Problem> {
        let size = reader.seek(SeekFrom::End(0)).map_err(|error| unreadable(name, &error))?;
        let zip = ZipArchive::new(reader).map_err(|error| broken(name, &error))?;
        let names = zip.file_names().filter_map(Result::ok).map(Cow::into_owned);
        let names = Arc::new(names.collect());
        Ok(Self {
            inner: zip,
            name: name.clone(),
            names,
            size,
            of_posts: UnpackBudget::default(),
            of_others: UnpackBudget::default(),
        })
    }

    /// The folders with posts, each ending in a slash, with the sorted names of
    /// their files with posts.
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
        let mut read = |file: &str| {
            let entry = format!("{folder}{file}");
            let budget = self.of_others.clone();
            let bytes = exists(file).then(|| self.read(&entry, budget))?;
            Some(bytes.map(|bytes| Decoded::of(self.path_of(&entry), bytes)))
        };
        let lacks_account = files.iter().any(|file| x_archive::lacks_account(file));
        read_sidecars(ArchiveFiles {
            name,
            parts: files,
            lacks_account,
            read: &mut read,
            exists: &exists,
        })
    }

    fn path_of(&self, entry: &str) -> Arc<str> {
        format!("{}/{entry}", self.name).into()
    }

    fn read_posts(&mut self, entry: &str) -> Result<Vec<u8>, Problem> {
        self.read(entry, self.of_posts.clone())
    }

    /// Unpacks an entry to its real size.
    fn read(&mut self, entry: &str, budget: UnpackBudget) -> Result<Vec<u8>, Problem> {
        let path = self.path_of(entry);
        let file = self.inner.by_name(entry).map_err(|error| broken(&path, &error))?;
        budget.add(file.compressed_size(), self.size);
        read_whole(LimitedReader::new(file, budget), &path)
    }
}

/// Whether an entry would be unpacked outside the folder of the archive. Such an
/// archive is malicious.
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
    Problem::in_file(path.clone(), message).help(Message::new("zip-unreadable-help"))
}
