//! From paths to parts: files, folders, standard input, packed or not.

use std::{
    borrow::Cow,
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{
    Beside, FORMATS, Format, Parse, Part,
    cut::{Cut, read_whole},
    folder::{self, plain_name},
    foreign::Decoded,
    packed::{Broken, unpack},
    unreadable::unreadable,
    x_archive::{self, Archive, Around, gather},
    zipped,
};
use crate::source::Problem;

/// How much of a file is looked at to tell its format.
pub(super) const HEAD: u64 = 1 << 16;

/// What is being read, part by part.
type Parts = Box<dyn Iterator<Item = Result<Part, Problem>> + Send>;

/// The files of a folder that have no posts, such as a rulebook: a function of
/// the folder and of all files in it. What it names need not exist.
pub type WithoutPosts<'a> = dyn Fn(&Path, &[PathBuf]) -> Vec<PathBuf> + 'a;

/// The files that paths stand for, in order.
#[derive(Debug)]
pub struct Files {
    files: Vec<Result<PathBuf, Problem>>,
    /// A note on each folder with files that may hold what somebody wrote, but
    /// in no format that is read.
    pub passed_over: Vec<Problem>,
}

impl Files {
    /// The files and folders of these paths; `-` is standard input. Of a folder,
    /// the files that `without_posts` names are left out.
    pub fn of(paths: &[PathBuf], without_posts: &WithoutPosts<'_>) -> Self {
        let files = paths.iter().map(|path| folder::files(path, without_posts));
        let (files, notes): (Vec<_>, Vec<_>) = files.unzip();
        let files = files.into_iter().flatten().collect();
        Self { files, passed_over: notes.into_iter().flatten().collect() }
    }

    /// The parts of everything that is to be read, in order. `format` is what
    /// the user says it is.
    pub fn read(
        self,
        format: Option<&'static Format>,
    ) -> impl Iterator<Item = Result<Part, Problem>> + Send {
        let mut archives = Archives::among(&self.files);
        self.files.into_iter().flat_map(move |file| match file {
            Ok(path) => open(&path, format, &mut archives),
            Err(problem) => Box::new(std::iter::once(Err(problem))),
        })
    }
}

/// The parts of a file; `-` is standard input.
fn open(path: &Path, format: Option<&'static Format>, archives: &mut Archives) -> Parts {
    let name: Arc<str> = path.display().to_string().into();
    open_named(path, &name, format, archives)
        .unwrap_or_else(|problem| Box::new(std::iter::once(Err(problem))))
}

fn open_named(
    path: &Path,
    name: &Arc<str>,
    format: Option<&'static Format>,
    archives: &mut Archives,
) -> Result<Parts, Problem> {
    let failed = |error: io::Error| unreadable(name, &error);
    let mut reader =
        if &**name == "-" { unpack(io::stdin()) } else { File::open(path).and_then(unpack) }
            .map_err(failed)?;
    let mut head = Vec::new();
    match reader.by_ref().take(HEAD).read_to_end(&mut head) {
        // What could be read of a file that was cut off is checked.
        Err(error) if !head.is_empty() => reader = Box::new(Broken(Some(error))),
        read => _ = read.map_err(failed)?,
    }
    if head.starts_with(zipped::BEGINNING) {
        return zipped::open(path, name, head, reader);
    }
    let format = format.unwrap_or_else(|| detect(name, &head));
    let mut parts: Parts = Box::new(std::iter::empty());
    let mut beside = Beside::Nothing;
    if matches!(format.parse, Parse::Archive(..)) {
        let (archive, problems) = archives.of(path, name, &head);
        beside = Beside::Archive(archive);
        parts = Box::new(problems.into_iter().map(Err));
    }
    let cut = Cut::new(name.clone(), head, reader, format, beside);
    Ok(Box::new(parts.chain(cut)))
}

/// The format of a file, by its name and how it begins.
fn detect(name: &str, head: &[u8]) -> &'static Format {
    let head = String::from_utf8_lossy(head);
    let head = head.trim_start_matches('\u{feff}');
    let name = plain_name(name);
    let ends = |format: &&Format| format.endings.iter().any(|ending| name.ends_with(ending));
    let mut named = FORMATS.iter().filter(ends);
    let likely = FORMATS.iter().filter(ends).find(|format| (format.looks)(head));
    likely
        .or_else(|| named.next_back())
        .or_else(|| FORMATS.iter().find(|format| (format.looks)(head)))
        .unwrap_or(&FORMATS[FORMATS.len() - 1])
}

/// The archives in folders, whose files are read one by one.
struct Archives {
    /// Every file that is read.
    files: Vec<PathBuf>,
    /// The last one, for its parts follow one another.
    last: Option<(PathBuf, Arc<Archive>)>,
}

impl Archives {
    fn among(files: &[Result<PathBuf, Problem>]) -> Self {
        Self { files: files.iter().flatten().cloned().collect(), last: None }
    }

    /// What the files beside a part of an archive say, and what is wrong with
    /// them, which is told once.
    fn of(&mut self, path: &Path, name: &Arc<str>, head: &[u8]) -> (Arc<Archive>, Vec<Problem>) {
        let folder = path.parent().unwrap_or(Path::new(""));
        if let Some((_, archive)) = self.last.as_ref().filter(|(last, _)| last == folder) {
            return (archive.clone(), Vec::new());
        }
        let of_folder = self.files.iter().filter(|file| file.parent() == Some(folder));
        let names = of_folder.filter_map(|file| Some(file.file_name()?.to_string_lossy()));
        let parts: Vec<String> =
            names.filter(|name| x_archive::holds_posts(name)).map(Cow::into_owned).collect();
        let (archive, problems) = gather(Around {
            name,
            parts: &parts,
            is_anonymous: head.starts_with(b"window.YTD"),
            read: &mut |file| read_beside(&path.with_file_name(file)),
            is_there: &|file| path.with_file_name(file).exists(),
        });
        let archive = Arc::new(archive);
        self.last = Some((folder.to_owned(), archive.clone()));
        (archive, problems)
    }
}

/// A file beside a part of an archive, if it is there.
fn read_beside(path: &Path) -> Option<Result<Decoded, Problem>> {
    let name: Arc<str> = path.display().to_string().into();
    let read = || File::open(path).and_then(unpack);
    match read() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => Some(Err(unreadable(&name, &error))),
        Ok(reader) => Some(read_whole(reader, &name).map(|bytes| Decoded::of(name, bytes))),
    }
}
