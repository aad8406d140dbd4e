//! The register that the commands on windows change, and the rulebook that
//! names it.

use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

use super::{RulebookArguments, Stop};
use crate::{
    cli::{common, mend},
    register::{windows::Window, write_window},
    rulebook::{self, Rulebook, WindowFiles},
    source::{At, Problem, Source},
    yaml,
};

/// A register of windows as it stands on the disk.
pub(super) struct Register {
    /// What it holds.
    pub(super) source: Source,
    /// The rulebook, with all its windows.
    pub(super) rulebook: Rulebook,
    path: PathBuf,
    rulebook_path: Option<PathBuf>,
    /// The register that the command line names in place of the rulebook's.
    instead: Option<PathBuf>,
}

impl Register {
    /// The register that takes new records: the one on the command line, else
    /// the first that the rulebook itself names. It need not be there yet.
    pub(super) fn for_new(arguments: &RulebookArguments) -> Result<Self, Stop> {
        let rulebook_path = common::rulebook_path(arguments, &[]);
        let Some(path) = named(arguments, rulebook_path.as_deref())?.into_iter().next() else {
            return Err(nowhere(rulebook_path.as_deref()).into());
        };
        Self::read(arguments, rulebook_path, path)
    }

    /// The register that a window stands in.
    pub(super) fn holding(arguments: &RulebookArguments, path: &str) -> Result<Self, Stop> {
        Self::read(arguments, common::rulebook_path(arguments, &[]), path.into())
    }

    fn read(
        arguments: &RulebookArguments,
        rulebook_path: Option<PathBuf>,
        path: PathBuf,
    ) -> Result<Self, Stop> {
        let source = if path.exists() {
            rulebook::open(&path)?
        } else {
            Source::new(path.display().to_string(), "")
        };
        let instead = arguments.windows.clone();
        let files = WindowFiles { instead: instead.as_deref(), unsaved: Some(&source) };
        let rulebook = rulebook::load_with(rulebook_path.as_deref(), files)?;
        Ok(Self { source, rulebook, path, rulebook_path, instead })
    }

    /// Complains where a window has the id already.
    pub(super) fn expect_free(&self, id: &str) -> Result<(), Stop> {
        let Some(twin) = self.rulebook.windows.iter().find(|window| window.id == id) else {
            return Ok(());
        };
        let message = format!("the id `{id}` is taken already");
        let help = "give the new window another with `--id`";
        Err(Problem { at: place(twin), message: message.into(), help: Some(help.into()) }.into())
    }

    /// A window as the program would read it if the register held this text.
    pub(super) fn trial(&self, text: &str, id: &str) -> Result<Window, Stop> {
        let unsaved = Source::new(self.source.path().clone(), text);
        let files = WindowFiles { instead: self.instead.as_deref(), unsaved: Some(&unsaved) };
        let rulebook = rulebook::load_with(self.rulebook_path.as_deref(), files)?;
        let kept = |window: &Window| rulebook.windows.iter().any(|other| other.id == window.id);
        let all_kept = self.rulebook.windows.iter().all(kept);
        let window = rulebook.windows.iter().find(|window| window.id == id);
        window.filter(|_| all_kept).cloned().ok_or_else(|| {
            Problem::in_file(
                unsaved.path().clone(),
                "is written in a way that cannot be changed here",
            )
            .help("nothing has been changed; add the record by hand")
            .into()
        })
    }

    /// Replaces the file by this text in one step, unless somebody else has
    /// changed it meanwhile.
    pub(super) fn save(&self, text: &str) -> Result<(), Stop> {
        let name = self.source.path().clone();
        let failed = |error: io::Error| {
            Problem::in_file(name.clone(), format!("cannot be written: {error}"))
                .help("nothing has been changed; ask whoever owns the file and its folder")
        };
        if !self.path.exists() {
            File::create_new(&self.path).map_err(failed)?;
        }
        // A link to the register stays a link.
        let path = fs::canonicalize(&self.path).map_err(failed)?;
        if fs::metadata(&path).map_err(failed)?.permissions().readonly() {
            return Err(Problem::in_file(name, "is read-only, so nothing has been changed")
                .help("allow writing to it, as with `chmod u+w`")
                .into());
        }
        if fs::read_to_string(&path).map_err(failed)? != self.source.text() {
            return Err(Problem::in_file(name, "has just been changed by somebody else")
                .help("nothing has been written; run the command once more")
                .into());
        }
        Ok(mend::replace(&path, text).map_err(failed)?)
    }
}

/// Where a window has its id.
pub(super) fn place(window: &Window) -> At {
    let path: &str = &window.declared_at.path;
    let found = rulebook::open(path.as_ref()).ok().and_then(|source| {
        let root = yaml::parse(&source).ok()?;
        let id = write_window::find(&root, &window.id)?.get("id")?;
        Some(source.place(id.span))
    });
    At::Place(Box::new(found.unwrap_or_else(|| window.declared_at.clone())))
}

/// The flags that name the same rulebook and register to another command.
pub(super) fn flags(arguments: &RulebookArguments) -> String {
    let flag = |name: &str, path: &Option<PathBuf>| {
        path.as_ref().map(|path| format!(" --{name} {}", quoted(&path.display().to_string())))
    };
    let flags = [flag("rulebook", &arguments.rulebook), flag("windows", &arguments.windows)];
    flags.into_iter().flatten().collect()
}

/// A word of a command as a shell reads it.
pub(super) fn quoted(word: &str) -> String {
    let plain = |sign: char| sign.is_alphanumeric() || "-_./@:+".contains(sign);
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

/// The registers that may hold windows.
fn named(arguments: &RulebookArguments, rulebook: Option<&Path>) -> Result<Vec<PathBuf>, Stop> {
    match (&arguments.windows, rulebook) {
        (Some(path), _) => Ok(vec![path.clone()]),
        (None, Some(rulebook)) => Ok(rulebook::window_files(rulebook)?),
        (None, None) => Ok(Vec::new()),
    }
}

/// A window in a file that no rulebook names would hold nothing, and nobody
/// would notice.
fn nowhere(rulebook: Option<&Path>) -> Problem {
    let Some(rulebook) = rulebook else {
        return Problem::in_file("tweetlint.yaml", "there is no rulebook here or above").help(
            "a window needs one that names its register: run \
             `echo 'windows: windows.yaml' > tweetlint.yaml`, then this command again",
        );
    };
    let name = rulebook.display().to_string();
    let help = format!(
        "nothing has been written, for it would hold nothing: run \
         `echo 'windows: windows.yaml' >> {}`, then this command again",
        quoted(&name)
    );
    Problem::in_file(name, "names no register of windows").help(help)
}
