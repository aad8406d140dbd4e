//! Account archives as they are delivered: a whole `.zip`.

use std::{
    borrow::Cow,
    fs::File,
    io::{Cursor, Read, Seek},
    path::Path,
    sync::{Arc, atomic::AtomicU64},
};

use zip::ZipArchive;

use super::{
    Beside, Part,
    cut::{LARGEST_WHOLE, unreadable},
    packed::Bounded,
    x_archive::{self, Archive},
};
use crate::source::Problem;

type Parts = Box<dyn Iterator<Item = Result<Part, Problem>> + Send>;

/// Whether a file of an archive, here without `.js`, holds posts: `tweets`,
/// `tweets-part1`, the `tweet` of old, and the months of before 2018.
pub(super) fn holds_posts(stem: &str) -> bool {
    let (name, part) = stem.split_once("-part").unwrap_or((stem, "0"));
    let is_month = || {
        let (year, month) = stem.split_once('_')?;
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        Some(year.len() == 4 && month.len() == 2 && digits(year) && digits(month))
    };
    matches!(name, "tweets" | "tweet") && part.bytes().all(|byte| byte.is_ascii_digit())
        || is_month() == Some(true)
}

/// The problem that nobody says whose an archive is.
pub(super) fn no_account(path: &Arc<str>) -> Problem {
    Problem::in_file(
        path.clone(),
        (
            "there is no account.js beside it, which says whose posts these are",
            "der ligger ingen account.js ved siden af, som siger, hvis opslag det er",
        ),
    )
    .help((
        "unpack the archive whole; the posts are checked as those of an unknown account",
        "pak hele arkivet ud; opslagene er tjekket som fra en ukendt konto",
    ))
}

/// The problem for each part that `manifest.js` lists and that is not there.
pub(super) fn missing_parts(
    path: &Arc<str>,
    manifest: &str,
    is_there: impl Fn(&str) -> bool,
) -> Vec<Problem> {
    let listed = x_archive::listed(manifest).into_iter();
    let missing = listed.filter(|file| !is_there(file.rsplit('/').next().unwrap_or(file)));
    missing
        .map(|file| {
            Problem::in_file(
                path.clone(),
                (format!("its part `{file}` is missing"), format!("dens del `{file}` mangler")),
            )
            .help(("unpack every file that X delivered", "pak alle filer ud, som X leverede"))
        })
        .collect()
}

/// The parts of an archive. `rest` is what follows where there is no file to
/// open once more.
pub(super) fn open(
    path: &Path,
    name: &Arc<str>,
    head: Vec<u8>,
    mut rest: Box<dyn Read + Send>,
) -> Result<Parts, Problem> {
    if &**name != "-" {
        let file = File::open(path).map_err(|error| unreadable(name, &error))?;
        return entries(file, name);
    }
    let mut bytes = head;
    let limit = u64::try_from(LARGEST_WHOLE).unwrap_or(u64::MAX);
    let read = rest.by_ref().take(limit).read_to_end(&mut bytes);
    read.map_err(|error| unreadable(name, &error))?;
    entries(Cursor::new(bytes), name)
}

/// The posts of an archive, one part a file.
fn entries<R: Read + Seek + Send + 'static>(reader: R, name: &Arc<str>) -> Result<Parts, Problem> {
    let mut zip = ZipArchive::new(reader).map_err(|error| broken(name, &error))?;
    let names: Vec<String> = zip.file_names().filter_map(Result::ok).map(Cow::into_owned).collect();
    let mut problems: Vec<Problem> =
        names.iter().filter(|entry| leaves(entry)).map(|entry| outside(name, entry)).collect();
    let mut posts: Vec<String> =
        names.iter().filter(|entry| !leaves(entry) && is_posts(entry)).cloned().collect();
    posts.sort_by_key(|entry| (entry.len(), entry.clone()));
    let Some(first) = posts.first() else {
        problems.push(
            Problem::in_file(
                name.clone(),
                ("there is no data/tweets.js in it", "der er ingen data/tweets.js i den"),
            )
            .help((
                "give the archive as X delivers it, or unpack what it holds",
                "giv arkivet, som X leverer det, eller pak det ud",
            )),
        );
        return Ok(Box::new(problems.into_iter().map(Err)));
    };
    let folder = first.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let mut beside = |file: &str| {
        let entry = format!("{folder}/{file}");
        let known = names.contains(&entry);
        let bytes = known.then(|| read_entry(&mut zip, name, &entry)).transpose();
        bytes.map(|bytes| bytes.and_then(|bytes| String::from_utf8(bytes).ok()))
    };
    let (account, notes) = (beside("account.js")?, beside("note-tweet.js")?);
    if let Some(manifest) = beside("manifest.js")? {
        let is_there = |file: &str| names.contains(&format!("{folder}/{file}"));
        problems.extend(missing_parts(name, &manifest, is_there));
    }
    let archive = Archive::of(account.as_deref(), notes.as_deref());
    if archive.account.is_empty() && folder.ends_with("data") {
        problems.push(no_account(name));
    }
    let archive = Arc::new(archive);
    let name = name.clone();
    let parts = posts.into_iter().map(move |entry| {
        let bytes = read_entry(&mut zip, &name, &entry)?;
        Ok(Part {
            path: format!("{name}/{entry}").into(),
            bytes,
            first_byte: 0,
            first_line: 1,
            format: &x_archive::FORMAT,
            beside: Beside::Archive(archive.clone()),
        })
    });
    Ok(Box::new(problems.into_iter().map(Err).chain(parts)))
}

/// Whether an entry would be written outside of the folder that the archive is
/// unpacked to. Such an archive was made to do harm.
fn leaves(entry: &str) -> bool {
    entry.starts_with(['/', '\\'])
        || entry.split(['/', '\\']).any(|step| step == ".." || step.ends_with(':'))
}

fn outside(name: &Arc<str>, entry: &str) -> Problem {
    let message = (
        format!("`{}` lies outside of the archive's folder", entry.escape_default()),
        format!("`{}` ligger uden for arkivets mappe", entry.escape_default()),
    );
    Problem::in_file(name.clone(), message).help((
        "do not unpack the archive; fetch it once more",
        "pak ikke arkivet ud; hent det igen",
    ))
}

/// Whether an entry holds posts.
fn is_posts(entry: &str) -> bool {
    let name = entry.rsplit('/').next().unwrap_or(entry);
    name.strip_suffix(".js").is_some_and(holds_posts)
}

/// The bytes of an entry, as many as it really unpacks to.
fn read_entry<R: Read + Seek>(
    zip: &mut ZipArchive<R>,
    name: &Arc<str>,
    entry: &str,
) -> Result<Vec<u8>, Problem> {
    let path: Arc<str> = format!("{name}/{entry}").into();
    let file = zip.by_name(entry).map_err(|error| broken(&path, &error))?;
    let packed = Arc::new(AtomicU64::new(file.compressed_size()));
    let limit = u64::try_from(LARGEST_WHOLE).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    let read = Bounded::new(file, packed).take(limit + 1).read_to_end(&mut bytes);
    read.map_err(|error| unreadable(&path, &error))?;
    if LARGEST_WHOLE < bytes.len() {
        let message = (
            format!("it unpacks to more than {} MiB", LARGEST_WHOLE >> 20),
            format!("den fylder mere end {} MiB pakket ud", LARGEST_WHOLE >> 20),
        );
        return Err(Problem::in_file(path, message)
            .help(("export a shorter time", "eksportér et kortere tidsrum")));
    }
    Ok(bytes)
}

fn broken(path: &Arc<str>, error: &zip::result::ZipError) -> Problem {
    Problem::in_file(
        path.clone(),
        (format!("cannot be unpacked: {error}"), format!("kan ikke pakkes ud: {error}")),
    )
    .help(("fetch the archive once more", "hent arkivet igen"))
}
