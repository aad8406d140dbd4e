//! The register that the commands on windows change, and the rulebook that
//! names it.

use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

use super::{Failure, RulebookArguments};
use crate::{
    cli::fix,
    register::{windows::Window, write_window},
    rulebook::{self, Layers, Rulebook, WindowFiles},
    source::{At, Problem, Source},
    yaml,
};

/// A register of windows as it stands on the disk.
pub(super) struct Register<'l> {
    /// What it holds.
    pub(super) source: Source,
    /// The rulebook, with all its windows.
    pub(super) rulebook: Rulebook,
    path: PathBuf,
    layers: &'l Layers,
    /// The register that the command line names in place of the rulebook's.
    instead: Option<PathBuf>,
}

impl<'l> Register<'l> {
    /// The register that takes new records: the one on the command line, else
    /// the first that the rulebook itself names. It need not be there yet.
    pub(super) fn for_new(
        arguments: &RulebookArguments,
        layers: &'l Layers,
    ) -> Result<Self, Failure> {
        let Some(path) = named(arguments, layers)?.into_iter().next() else {
            return Err(nowhere(layers.path()).into());
        };
        Self::read(arguments, layers, path)
    }

    /// The register that a window stands in.
    pub(super) fn holding(
        arguments: &RulebookArguments,
        layers: &'l Layers,
        path: &str,
    ) -> Result<Self, Failure> {
        Self::read(arguments, layers, path.into())
    }

    fn read(
        arguments: &RulebookArguments,
        layers: &'l Layers,
        path: PathBuf,
    ) -> Result<Self, Failure> {
        let source = if path.exists() {
            rulebook::open(&path)?
        } else {
            Source::new(path.display().to_string(), "")
        };
        let instead = arguments.windows.clone();
        let files = WindowFiles { instead: instead.as_deref(), unsaved: Some(&source) };
        let rulebook = layers.load(files)?;
        Ok(Self { source, rulebook, path, layers, instead })
    }

    /// Complains where a window has the id already.
    pub(super) fn expect_free(&self, id: &str) -> Result<(), Failure> {
        let Some(twin) = self.rulebook.windows.iter().find(|window| window.id == id) else {
            return Ok(());
        };
        let message = (
            format!("the id `{id}` is taken already"),
            format!("id’et `{id}` er taget i forvejen"),
        );
        let help =
            ("give the new window another with `--id`", "giv det nye vindue et andet med `--id`");
        Err(Problem::new(place(twin), message).help(help).into())
    }

    /// A window as the program would read it if the register held this text.
    pub(super) fn trial(&self, text: &str, id: &str) -> Result<Window, Failure> {
        let unsaved = Source::new(self.source.path().clone(), text);
        let files = WindowFiles { instead: self.instead.as_deref(), unsaved: Some(&unsaved) };
        let rulebook = self.layers.load(files)?;
        let kept = |window: &Window| rulebook.windows.iter().any(|other| other.id == window.id);
        let all_kept = self.rulebook.windows.iter().all(kept);
        let window = rulebook.windows.iter().find(|window| window.id == id);
        window.filter(|_| all_kept).cloned().ok_or_else(|| by_hand(&unsaved).into())
    }

    /// Replaces the file by this text in one step, unless somebody else has
    /// changed it meanwhile.
    pub(super) fn save(&self, text: &str) -> Result<(), Failure> {
        let name = self.source.path().clone();
        let failed = |error: io::Error| {
            let message =
                (format!("cannot be written: {error}"), format!("kan ikke skrives: {error}"));
            Problem::in_file(name.clone(), message).help((
                "nothing has been changed; ask whoever owns the file and its folder",
                "intet er ændret; spørg den, der ejer filen og dens mappe",
            ))
        };
        if !self.path.exists() {
            File::create_new(&self.path).map_err(failed)?;
        }
        // A link to the register stays a link.
        let path = fs::canonicalize(&self.path).map_err(failed)?;
        if fs::metadata(&path).map_err(failed)?.permissions().readonly() {
            let message = (
                "is read-only, so nothing has been changed",
                "må ikke ændres, så intet er skrevet",
            );
            let help = (
                "allow writing to it, as with `chmod u+w`",
                "giv lov til at skrive i den, som med `chmod u+w`",
            );
            return Err(Problem::in_file(name, message).help(help).into());
        }
        // From here on nobody else who opens a window comes between.
        let _alone = alone_in(&path).map_err(failed)?;
        if fs::read_to_string(&path).map_err(failed)? != self.source.text() {
            let message =
                ("has just been changed by somebody else", "er lige blevet ændret af en anden");
            let help = (
                "nothing has been written; run the command once more",
                "intet er skrevet; kør kommandoen en gang til",
            );
            return Err(Problem::in_file(name, message).help(help).into());
        }
        Ok(fix::replace(&path, text).map_err(failed)?)
    }
}

/// Waits until nobody else replaces a file in this folder, and keeps others
/// waiting until it is dropped. The folder is locked and not the file, which is
/// another one after each change. Elsewhere than on Unix a folder cannot be
/// locked, and the comparison before the change has to do.
fn alone_in(path: &Path) -> io::Result<Option<File>> {
    let Some(folder) = path.parent().filter(|_| cfg!(unix)) else { return Ok(None) };
    let folder = File::open(folder)?;
    folder.lock()?;
    Ok(Some(folder))
}

/// A register of a notation that the change came out wrong in.
pub(super) fn by_hand(source: &Source) -> Problem {
    let message = (
        "is written in a way that cannot be changed here",
        "er skrevet på en måde, som ikke kan ændres herfra",
    );
    let help = ("nothing has been changed; change it by hand", "intet er ændret; ret det i hånden");
    Problem::in_file(source.path().clone(), message).help(help)
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
fn named(arguments: &RulebookArguments, layers: &Layers) -> Result<Vec<PathBuf>, Failure> {
    match &arguments.windows {
        Some(path) => Ok(vec![path.clone()]),
        None => Ok(layers.window_files()?),
    }
}

/// A window in a file that no rulebook names would hold nothing, and nobody
/// would notice.
fn nowhere(rulebook: Option<&Path>) -> Problem {
    let Some(rulebook) = rulebook else {
        let message = ("there is no rulebook here or above", "her og ovenover er ingen regelbog");
        return Problem::in_file("tweetlint.yaml", message).help((
            "a window needs one that names its register: run \
             `echo 'windows: windows.yaml' > tweetlint.yaml`, then this command again",
            "et vindue kræver en, der nævner dets register: kør \
             `echo 'windows: windows.yaml' > tweetlint.yaml` og så denne kommando igen",
        ));
    };
    let name = rulebook.display().to_string();
    let command = format!("`echo 'windows: windows.yaml' >> {}`", quoted(&name));
    let help = (
        format!(
            "nothing has been written, for it would hold nothing: run {command}, \
             then this command again"
        ),
        format!(
            "intet er skrevet, for det ville intet holde tilbage: kør {command} \
             og så denne kommando igen"
        ),
    );
    let message = ("names no register of windows", "nævner intet register over vinduer");
    Problem::in_file(name, message).help(help)
}
