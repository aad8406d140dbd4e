//! From paths to parts: files, folders, standard input, packed or not.

use std::{
    fs::{self, File},
    io::{self, Read},
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{
    Beside, FORMATS, Format, Parse, Part,
    cut::{Cut, unreadable},
    packed::{self, unpack},
    x_archive::Archive,
    zipped,
};
use crate::{
    language::Localized,
    source::{Problem, either},
};

/// How much of a file is looked at to tell its format.
const HEAD: u64 = 1 << 16;

/// Files that stand among posts and are none.
const NO_POSTS: [&str; 5] =
    ["tweetlint.yaml", "windows.yaml", "directory.yaml", "allowances.yaml", "hashtags.csv"];

/// What is being read, part by part.
type Parts = Box<dyn Iterator<Item = Result<Part, Problem>> + Send>;

/// The parts of everything that is to be read, in order. `format` is what the
/// user says it is.
pub fn read(
    paths: &[PathBuf],
    format: Option<&'static Format>,
) -> impl Iterator<Item = Result<Part, Problem>> + Send {
    let files = paths.iter().flat_map(|path| files(path)).collect::<Vec<_>>();
    files.into_iter().flat_map(move |file| match file {
        Ok(path) => open(&path, format),
        Err(problem) => Box::new(std::iter::once(Err(problem))),
    })
}

/// The files that a path stands for.
fn files(path: &Path) -> Vec<Result<PathBuf, Problem>> {
    if !path.is_dir() {
        return vec![Ok(path.to_owned())];
    }
    let walk = ignore::WalkBuilder::new(path)
        .sort_by_file_path(Ord::cmp)
        .require_git(false)
        .build()
        .filter_map(|entry| match entry {
            Ok(entry) if entry.path().is_file() => {
                may_hold_posts(entry.path()).then(|| Ok(entry.into_path()))
            }
            Ok(_) => None,
            Err(error) => Some(Err(Problem::in_file(
                path.display().to_string(),
                (format!("cannot be walked: {error}"), format!("kan ikke gennemgås: {error}")),
            )
            .help(("check its permissions", "se efter, om du må læse den")))),
        });
    let files: Vec<_> = walk.collect();
    if files.is_empty() {
        let mut endings: Vec<&str> =
            FORMATS.iter().flat_map(|format| format.endings.iter().copied()).collect();
        endings.dedup();
        let Localized { en, da } = either(endings);
        let help = (
            format!("posts are in files that end in {en}"),
            format!("opslag står i filer, der ender på {da}"),
        );
        let message = ("there are no posts in it", "der er ingen opslag i den");
        let problem = Problem::in_file(path.display().to_string(), message);
        return vec![Err(problem.help(help))];
    }
    files
}

/// Whether a file found in a folder is one to read. JavaScript is read only
/// where it is a part of an archive that holds posts.
fn may_hold_posts(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let plain = unpacked_name(&name);
    if NO_POSTS.contains(&plain) || plain.starts_with("README") {
        return false;
    }
    match plain.rsplit_once('.') {
        Some((stem, "js")) => zipped::holds_posts(stem),
        Some((_, "zip")) => true,
        Some((_, "yaml" | "yml")) => known_ending(plain) && !is_rulebook(path),
        _ => known_ending(plain),
    }
}

fn known_ending(name: &str) -> bool {
    FORMATS.iter().flat_map(|format| format.endings).any(|ending| name.ends_with(ending))
}

/// Whether a YAML file begins with what only a rulebook or register has.
fn is_rulebook(path: &Path) -> bool {
    let Ok(file) = File::open(path) else { return false };
    let mut head = Vec::new();
    if file.take(HEAD).read_to_end(&mut head).is_err() {
        return false;
    }
    let keys = ["extends:", "rules:", "accounts:", "lexicons:", "windows:", "settings:"];
    let register = ["severity:", "check:", "declared_by:", "review_by:"];
    String::from_utf8_lossy(&head).lines().any(|line| {
        let within = line.trim_start_matches(['-', ' ']);
        keys.iter().any(|key| line.starts_with(key))
            || register.iter().any(|key| within.starts_with(key))
    })
}

/// A file's name without what packing added.
fn unpacked_name(name: &str) -> &str {
    packed::ENDINGS.iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name)
}

/// The parts of a file; `-` is standard input.
fn open(path: &Path, format: Option<&'static Format>) -> Parts {
    let name: Arc<str> = path.display().to_string().into();
    open_named(path, &name, format)
        .unwrap_or_else(|problem| Box::new(std::iter::once(Err(problem))))
}

fn open_named(
    path: &Path,
    name: &Arc<str>,
    format: Option<&'static Format>,
) -> Result<Parts, Problem> {
    let failed = |error: io::Error| unreadable(name, &error);
    let mut reader =
        if &**name == "-" { unpack(io::stdin()) } else { File::open(path).and_then(unpack) }
            .map_err(failed)?;
    let mut head = Vec::new();
    reader.by_ref().take(HEAD).read_to_end(&mut head).map_err(failed)?;
    if head.starts_with(b"PK\x03\x04") {
        return zipped::open(path, name, head, reader);
    }
    let format = format.unwrap_or_else(|| detect(name, &head));
    let mut parts: Parts = Box::new(std::iter::empty());
    let mut beside = Beside::Nothing;
    if matches!(format.parse, Parse::Archive(_)) {
        let (archive, problems) = archive_beside(path, name, &head);
        beside = Beside::Archive(Arc::new(archive));
        parts = Box::new(problems.into_iter().map(Err));
    }
    let cut = Cut::new(name.clone(), head, reader, format, beside);
    Ok(Box::new(parts.chain(cut)))
}

/// The format of a file, by its name and how it begins.
fn detect(name: &str, head: &[u8]) -> &'static Format {
    let head = String::from_utf8_lossy(head);
    let head = head.trim_start_matches('\u{feff}');
    let name = unpacked_name(name);
    let ends = |format: &&Format| format.endings.iter().any(|ending| name.ends_with(ending));
    let mut named = FORMATS.iter().filter(ends);
    let likely = FORMATS.iter().filter(ends).find(|format| (format.looks)(head));
    likely
        .or_else(|| named.next_back())
        .or_else(|| FORMATS.iter().find(|format| (format.looks)(head)))
        .unwrap_or(&FORMATS[FORMATS.len() - 1])
}

/// What the files beside a part of an archive say, and which of them are
/// missing.
fn archive_beside(path: &Path, name: &Arc<str>, head: &[u8]) -> (Archive, Vec<Problem>) {
    let beside = |name: &str| fs::read_to_string(path.with_file_name(name)).ok();
    let archive = Archive::of(beside("account.js").as_deref(), beside("note-tweet.js").as_deref());
    let mut problems = Vec::new();
    if !name.contains("-part") && head.starts_with(b"window.YTD") {
        if archive.account.is_empty() {
            problems.push(zipped::no_account(name));
        }
        let manifest = beside("manifest.js").unwrap_or_default();
        let is_there = |file: &str| path.with_file_name(file).exists();
        problems.extend(zipped::missing_parts(name, &manifest, is_there));
    }
    (archive, problems)
}
