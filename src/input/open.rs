//! Opens files, folders and standard input, compressed or not, and reads them part by
//! part.

use std::{
    collections::{HashMap, HashSet},
    fs,
    io::{self, Read},
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{
    FORMATS, Format, ListPart, Mapping, Parse, Part, PartContext, ReadOptions, bulk, csv,
    decompress::{self, Broken},
    downloads::{has_comments, is_private},
    drafts,
    encoding::{self, Detected},
    folder::{self, plain_name},
    foreign,
    invalid_utf8::Decoded,
    meant_as_fields, no_posts,
    own_report::is_own_report,
    paragraphs::text_lines,
    plain_text, repository,
    split_parts::{LARGEST_WHOLE_LIST, PartReader, read_whole},
    unreadable::unreadable,
    x_archive::{self, Archive, ArchiveFiles, read_sidecars},
    zipped,
};
use crate::{
    message::Message,
    rulebook::{has_rules, register_in},
    source::{Problem, Source},
};

/// How many bytes of a file are read to detect its format (64 KiB).
const HEAD: u64 = if cfg!(fuzzing) { 64 } else { 1 << 16 };

/// An iterator over the parts of a file.
type Parts = Box<dyn Iterator<Item = Result<Part, Problem>> + Send>;

/// A function that returns the files of a folder that contain no posts, such as a
/// rulebook. Its arguments are the folder and all files in it; its result may include
/// files that do not exist.
pub type SkippedFiles<'a> = dyn Fn(&Path, &[PathBuf]) -> Vec<PathBuf> + 'a;

/// The files that the paths on the command line lead to, in order.
#[derive(Debug)]
pub struct Files {
    files: Vec<Result<PathBuf, Problem>>,
    /// Notes, one for each folder or zip with files that may contain posts but are not
    /// read.
    pub skipped: Vec<Problem>,
}

impl Files {
    /// Finds the files at these paths; `-` is standard input. A file that is named
    /// twice is read once. The files of a folder that `skipped_files` returns are
    /// left out.
    pub fn of(paths: &[PathBuf], skipped_files: &SkippedFiles<'_>) -> Self {
        let found = paths.iter().map(|path| folder::files(path, skipped_files));
        let (files, notes): (Vec<_>, Vec<_>) = found.unzip();
        let mut skipped: Vec<Problem> = notes.into_iter().flatten().collect();
        let mut seen = HashSet::new();
        let mut is_new = |file: &Result<PathBuf, Problem>| match file {
            Ok(path) => seen.insert(fs::canonicalize(path).unwrap_or_else(|_| path.clone())),
            Err(_) => true,
        };
        let files: Vec<_> = files.into_iter().flatten().filter(|file| is_new(file)).collect();
        skipped.extend(files.iter().flatten().filter_map(|path| zipped::skipped_note(path)));
        Self { files, skipped }
    }

    /// The paths of the files.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.files.iter().flatten().map(PathBuf::as_path)
    }

    /// The paths of the sidecars that belong to the files, if these are files of an
    /// archive. The sidecars need not exist.
    pub fn sidecars(&self) -> impl Iterator<Item = PathBuf> {
        let may_be_archive = |path: &&Path| {
            let name = plain_name(&path.to_string_lossy());
            name == "-" || x_archive::FORMAT.endings.iter().any(|ending| name.ends_with(ending))
        };
        let archives = self.paths().filter(may_be_archive);
        archives.flat_map(|path| x_archive::SIDECARS.map(|file| of_archive(path, file)))
    }

    /// Whether all inputs are files that have at most `bytes` bytes in total. Standard
    /// input makes this false, because its length is unknown.
    pub fn are_at_most(&self, bytes: u64) -> bool {
        let left = self.files.iter().try_fold(bytes, |left, file| {
            let data = fs::metadata(file.as_ref().ok()?).ok()?;
            left.checked_sub(data.is_file().then_some(data.len())?)
        });
        left.is_some()
    }

    /// Reads the parts of all files, in order. `format` is the format that the user
    /// chose, or `None` to detect the format of each file. The options say which columns
    /// are read of files that have their values column by column.
    pub fn read(
        self,
        format: Option<&'static Format>,
        options: &ReadOptions,
    ) -> impl Iterator<Item = Result<Part, Problem>> + Send + use<> {
        let mut archives = Archives::among(&self.files);
        let options = options.clone();
        self.files.into_iter().flat_map(move |file| match file {
            Ok(path) => open(&path, format, &options, &mut archives),
            Err(problem) => Box::new(std::iter::once(Err(problem))),
        })
    }
}

/// Reads the parts of a file; `-` is standard input.
fn open(
    path: &Path,
    format: Option<&'static Format>,
    options: &ReadOptions,
    archives: &mut Archives,
) -> Parts {
    let name: Arc<str> = path.display().to_string().into();
    open_named(path, &name, (format, options), archives)
        .unwrap_or_else(|problem| Box::new(std::iter::once(Err(problem))))
}

fn open_named(
    path: &Path,
    name: &Arc<str>,
    (format, options): (Option<&'static Format>, &ReadOptions),
    archives: &mut Archives,
) -> Result<Parts, Problem> {
    let failed = |error: io::Error| unreadable(name, &error);
    let mut reader =
        if &**name == "-" { decompress::unpack(io::stdin()) } else { decompress::open(path) }
            .map_err(failed)?;
    let mut head = read_head(&mut reader).map_err(failed)?;
    if let Some(kind) = bulk::Kind::of(&head) {
        return bulk::open(kind, (path, name), (head, reader), options);
    }
    if repository::is_one(&head) {
        return repository::open(name, head, reader);
    }
    if let Some(problem) = foreign::problem(name, &head, format.is_none()) {
        return Err(problem);
    }
    if zipped::is_zip(&head) {
        return zipped::open(path, name, head, reader);
    }
    if format.is_none() && zipped::has_zip_name(name) {
        return Err(zipped::not_a_zip(name));
    }
    if let Some(problem) = no_file_of_posts(name, &head).filter(|_| format.is_none()) {
        return Err(problem);
    }
    let mark = encoding::utf16_mark(&head);
    let mut detected = Detected::default();
    if let Some((mark, encoding)) = mark {
        head.drain(..mark);
        (reader, detected) =
            encoding::utf16(Box::new(io::Cursor::new(head).chain(reader)), encoding);
        head = read_head(&mut reader).map_err(failed)?;
    }
    let (format, note) = format_to_read(name, &head, format, &options.mapping)?;
    // Exports in JSON are not searched for old encodings: JSON is UTF-8, and exports
    // are long.
    if mark.is_none() && matches!(format.parse, Parse::Whole(..) | Parse::Table(_)) {
        (reader, detected) = encoding::maybe_old(Box::new(io::Cursor::new(head).chain(reader)));
        head = Vec::new();
    }
    let mut parts: Parts = Box::new(std::iter::empty());
    let mut context = PartContext::Nothing;
    if matches!(format.parse, Parse::Archive(..)) {
        let (archive, problems) = archives.of(path, name, &head);
        context = PartContext::Archive(archive, ListPart::default());
        parts = Box::new(problems.into_iter().map(Err));
    }
    let notes = Vec::from_iter(note.map(|note| Problem::in_file(name.clone(), note)));
    let chunks = PartReader::new(name.clone(), head, reader, format, context)
        .with_notes(notes)
        .encoded(detected, mark.map_or(0, |(len, _)| len));
    Ok(Box::new(parts.chain(chunks)))
}

/// The problem that a file with this beginning is a report of this program, or has the messages,
/// contacts or comments of a download.
fn no_file_of_posts(name: &Arc<str>, head: &[u8]) -> Option<Problem> {
    let report = is_own_report(head).then(|| no_posts::in_report(name.clone()));
    let private = || is_private(head).then(|| no_posts::in_private_file(name.clone()));
    let comments = || has_comments(head).then(|| no_posts::in_file_of_comments(name.clone()));
    report.or_else(private).or_else(comments)
}

/// The format in which a file with this beginning is read, and a note on it. `stated` is the
/// format that the user chose. It is a problem if the file cannot be of the format, or is a
/// rulebook or a register.
fn format_to_read(
    name: &Arc<str>,
    head: &[u8],
    stated: Option<&'static Format>,
    mapping: &Mapping,
) -> Result<(&'static Format, Option<Message>), Problem> {
    let (format, mut note) = stated.map_or_else(|| detect(name, head), |format| (format, None));
    if let Parse::NotText(problem) = format.parse {
        return Err(problem(name.clone()));
    }
    let is_whole = u64::try_from(head.len()).is_ok_and(|length| length < HEAD);
    if stated.is_none() && format.name == plain_text::FORMAT.name {
        let head = String::from_utf8_lossy(head);
        if text_lines::are_in(&Source::new(name.clone(), &*head), mapping) {
            return Ok((&text_lines::FORMAT, note));
        }
        let problem = plain_text::table_without_texts(name, &head, is_whole)
            .or_else(|| meant_as_fields::draft_in_plain_text(name, &head));
        problem.map_or(Ok(()), Err)?;
        note = note.or_else(|| meant_as_fields::days_in_text(&head));
        return Ok((&plain_text::WITH_TIME, note));
    }
    if stated.is_none() && format.name == drafts::FORMAT.name {
        let head = String::from_utf8_lossy(head);
        if has_rules(&head) {
            return Err(no_posts::in_rulebook(name.clone()));
        }
        if let Some(kind) = register_in(&head, is_whole) {
            return Err(no_posts::in_register(name.clone(), kind));
        }
    }
    Ok((format, note))
}

/// Reads the beginning of a file. If reading fails after some bytes, as it does in a truncated
/// compressed file, returns these bytes. The reader then returns the error when it is read
/// again.
fn read_head(reader: &mut Box<dyn Read + Send>) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    match reader.by_ref().take(HEAD).read_to_end(&mut head) {
        Err(error) if !head.is_empty() => *reader = Box::new(Broken(Some(error))),
        read => _ = read?,
    }
    Ok(head)
}

/// Splits the content of a file in this format into parts, for fuzzing.
#[cfg(fuzzing)]
pub(crate) fn parts(
    content: Vec<u8>,
    format: &'static Format,
) -> impl Iterator<Item = Result<Part, Problem>> {
    let reader = Box::new(io::Cursor::new(content));
    PartReader::new("posts".into(), Vec::new(), reader, format, PartContext::Nothing)
}

/// Detects the format of a file from its name and its beginning. The note says in which
/// format a `.txt` file is read; `None` if it is read as plain text, or has another
/// extension.
fn detect(name: &str, head: &[u8]) -> (&'static Format, Option<Message>) {
    let head = String::from_utf8_lossy(head);
    let head = head.trim_start_matches('\u{feff}');
    let name = plain_name(name);
    // Editors add `.txt` to a name whose extension they do not know.
    let (name, is_text) = match name.strip_suffix(plain_text::ENDING) {
        Some(stem) if FORMATS.iter().any(|format| ends(stem, format)) => (stem, true),
        Some(_) if (csv::FORMAT.matches_beginning)(head) => (csv::FORMAT.endings[0], true),
        _ => (&*name, false),
    };
    let format = format_of(name, head);
    let read_as = || Message::new("note-read-as").with("format", format.name);
    (format, is_text.then(read_as))
}

fn ends(name: &str, format: &Format) -> bool {
    format.endings.iter().any(|ending| name.ends_with(ending))
}

/// The format of a file with this lowercase name and beginning.
fn format_of(name: &str, head: &str) -> &'static Format {
    let ends = |format: &&Format| ends(name, format);
    let mut named = FORMATS.iter().filter(ends);
    let likely = FORMATS.iter().filter(ends).find(|format| (format.matches_beginning)(head));
    likely
        .or_else(|| named.next_back())
        .or_else(|| FORMATS.iter().find(|format| (format.matches_beginning)(head)))
        .unwrap_or(&FORMATS[FORMATS.len() - 1])
}

/// The account archives that are folders rather than zips. Their files are read one
/// by one.
struct Archives {
    /// For the folder of each archive, the names of its files with posts.
    parts: HashMap<PathBuf, Vec<String>>,
    /// The archives whose sidecars have been read, by folder.
    read: HashMap<PathBuf, Arc<Archive>>,
}

impl Archives {
    fn among(files: &[Result<PathBuf, Problem>]) -> Self {
        let mut parts: HashMap<PathBuf, Vec<String>> = HashMap::new();
        for file in files.iter().flatten() {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            if x_archive::contains_posts(&plain_name(&name)) {
                let folder = file.parent().unwrap_or(Path::new(""));
                parts.entry(folder.to_owned()).or_default().push(name.into_owned());
            }
        }
        Self { parts, read: HashMap::new() }
    }

    /// The sidecar data of the archive that a file belongs to, and the problems of
    /// its sidecars. Only the first call for an archive returns the problems.
    fn of(&mut self, path: &Path, name: &Arc<str>, head: &[u8]) -> (Arc<Archive>, Vec<Problem>) {
        let folder = path.parent().unwrap_or(Path::new(""));
        if let Some(archive) = self.read.get(folder) {
            return (archive.clone(), Vec::new());
        }
        let is_long = |file: &String| {
            let is_packed = plain_name(file).len() < file.len();
            let data = fs::metadata(path.with_file_name(file));
            is_packed || data.is_ok_and(|data| LARGEST_WHOLE_LIST as u64 <= data.len())
        };
        let parts = self.parts.get(folder).map_or(&[][..], Vec::as_slice);
        let (archive, problems) = read_sidecars(ArchiveFiles {
            name,
            parts,
            is_long: parts.iter().any(is_long),
            read_posts: &mut |file, each| each_stretch(&path.with_file_name(file), each),
            lacks_account: head.starts_with(b"window.YTD"),
            read: &mut |file| read_sidecar(&of_archive(path, file)),
            exists: &|file| of_archive(path, file).exists(),
        });
        let archive = Arc::new(archive);
        self.read.insert(folder.to_owned(), archive.clone());
        (archive, problems)
    }
}

/// The path of a file of an archive by its name, `file`. `path` is another file of the
/// same archive. If `file` exists only in a compressed form, this is the path of that
/// form.
fn of_archive(path: &Path, file: &str) -> PathBuf {
    let packed =
        decompress::ENDINGS.iter().map(|ending| path.with_file_name(format!("{file}{ending}")));
    let plain = path.with_file_name(file);
    let found = std::iter::once(plain.clone()).chain(packed).find(|path| path.exists());
    found.unwrap_or(plain)
}

/// Reads a file of an archive and calls `each` with the bytes of one part after
/// another. An error ends this silently, because it is reported when the posts of the
/// file are read.
fn each_stretch(path: &Path, each: &mut dyn FnMut(&[u8])) {
    let Ok(reader) = decompress::open(path) else { return };
    let (name, format) = (path.display().to_string().into(), &x_archive::FORMAT);
    let parts = PartReader::new(name, Vec::new(), reader, format, PartContext::Nothing);
    parts.flatten().for_each(|part| each(&part.bytes));
}

/// Reads a sidecar of an archive; `None` if the file does not exist.
fn read_sidecar(path: &Path) -> Option<Result<Decoded, Problem>> {
    let name: Arc<str> = path.display().to_string().into();
    match decompress::open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => Some(Err(unreadable(&name, &error))),
        Ok(reader) => Some(read_whole(reader, &name).map(|bytes| Decoded::of(name, bytes))),
    }
}
