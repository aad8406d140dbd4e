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
    message::Message,
    rulebook::{self, Layers, Rulebook, WindowFiles},
    source::{At, Problem, Source},
    window::{self, Window, edit},
    yaml,
};

/// A register of windows as it is on the disk.
pub(super) struct Register<'l> {
    /// Its text; empty if the file does not exist yet.
    pub(super) source: Source,
    /// The rulebook, with all its windows.
    pub(super) rulebook: Rulebook,
    path: PathBuf,
    layers: &'l Layers,
    /// The only register to read, in place of those that the rulebook names.
    instead: Option<PathBuf>,
    naming: Option<Naming>,
}

/// The change to a rulebook that makes it name the register.
struct Naming {
    path: PathBuf,
    before: Source,
    after: String,
}

impl<'l> Register<'l> {
    /// The register that takes new records: the one on the command line, else
    /// the first that the rulebook names, else `windows.yaml` next to the
    /// rulebook, which then must name it. None of these files need exist.
    pub(super) fn for_new(
        arguments: &RulebookArguments,
        layers: &'l Layers,
    ) -> Result<Self, Failure> {
        if let Some(path) = &arguments.windows {
            return Self::read(layers, path.clone(), Some(path.clone()), None);
        }
        if let Some(path) = layers.window_files()?.into_iter().next() {
            return Self::read(layers, path, None, None);
        }
        let rulebook = layers.path().unwrap_or(Path::new(rulebook::NAME));
        let path = rulebook.with_file_name(window::REGISTER);
        let naming = Naming::of(rulebook)?;
        Self::read(layers, path.clone(), Some(path), Some(naming))
    }

    /// The register that contains a window.
    pub(super) fn holding(
        arguments: &RulebookArguments,
        layers: &'l Layers,
        path: &str,
    ) -> Result<Self, Failure> {
        Self::read(layers, path.into(), arguments.windows.clone(), None)
    }

    fn read(
        layers: &'l Layers,
        path: PathBuf,
        instead: Option<PathBuf>,
        naming: Option<Naming>,
    ) -> Result<Self, Failure> {
        let source = open_or_empty(&path)?;
        let files = WindowFiles { instead: instead.as_deref(), unsaved: Some(&source) };
        let rulebook = layers.load(files)?;
        Ok(Self { source, rulebook, path, layers, instead, naming })
    }

    /// Checks that no window has the id.
    pub(super) fn expect_free(&self, id: &str) -> Result<(), Failure> {
        let Some(other) = self.rulebook.windows.iter().find(|window| window.id == id) else {
            return Ok(());
        };
        let message = Message::new("window-id-taken").with("id", id);
        let help = Message::new("window-id-taken-flag-help");
        Err(Problem::new(place(other), message).help(help).into())
    }

    /// The window with an id in the register as changed to `text`. The change
    /// was made as text, so it is read back before it is saved.
    pub(super) fn trial(&self, text: &str, id: &str) -> Result<Window, Failure> {
        let unsaved = Source::new(self.source.path().clone(), text);
        let files = WindowFiles { instead: self.instead.as_deref(), unsaved: Some(&unsaved) };
        let rulebook = self.layers.load(files)?;
        let kept = |window: &Window| rulebook.windows.iter().any(|other| other.id == window.id);
        let all_kept = self.rulebook.windows.iter().all(kept);
        let window = rulebook.windows.iter().find(|window| window.id == id);
        window.filter(|_| all_kept).cloned().ok_or_else(|| by_hand(&unsaved).into())
    }

    /// Saves the register with this text, after the rulebook if that does not
    /// name it yet: a rulebook may name a register that does not exist.
    pub(super) fn save(&self, text: &str) -> Result<(), Problem> {
        if let Some(naming) = &self.naming {
            save(&naming.path, &naming.before, &naming.after)?;
        }
        save(&self.path, &self.source, text)
    }

    /// The note on a rulebook that has been changed.
    pub(super) fn notes(&self) -> Vec<Problem> {
        let note = |naming: &Naming| {
            let message = if naming.before.text().is_empty() {
                Message::new("window-rulebook-created")
            } else {
                Message::new("window-rulebook-changed")
            };
            Problem::in_file(
                naming.before.path().clone(),
                message.with("register", window::REGISTER),
            )
        };
        self.naming.iter().map(note).collect()
    }
}

impl Naming {
    fn of(path: &Path) -> Result<Self, Failure> {
        let before = open_or_empty(path)?;
        let Some(after) = edit::name_register(&before, window::REGISTER) else {
            let help = Message::new("window-name-register-help");
            return Err(by_hand(&before).help(help.with("register", window::REGISTER)).into());
        };
        Ok(Self { path: path.to_owned(), before, after })
    }
}

/// The text of a file, or an empty one if the file does not exist.
fn open_or_empty(path: &Path) -> Result<Source, Problem> {
    if path.try_exists().unwrap_or(true) {
        return rulebook::open(path);
    }
    Ok(Source::new(path.display().to_string(), ""))
}

/// Replaces a file by a text in one step, unless somebody else has changed it
/// since it was read.
fn save(path: &Path, before: &Source, text: &str) -> Result<(), Problem> {
    let name = before.path();
    let failed = |error: io::Error| {
        let message = Message::new("window-cannot-write").with("error", &error);
        Problem::in_file(name.clone(), message).help(Message::new("window-cannot-write-help"))
    };
    if !path.try_exists().unwrap_or(true) {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(failed)?;
        }
        File::create_new(path).map_err(failed)?;
    }
    // A link to the file stays a link.
    let path = fs::canonicalize(path).map_err(failed)?;
    if fs::metadata(&path).map_err(failed)?.permissions().readonly() {
        let help = Message::new("window-read-only-help");
        return Err(Problem::in_file(name.clone(), Message::new("window-read-only")).help(help));
    }
    // The lock keeps out everybody else who opens a window.
    let _lock = lock_folder_of(&path).map_err(failed)?;
    if fs::read_to_string(&path).map_err(failed)? != before.text() {
        let help = Message::new("window-changed-meanwhile-help");
        return Err(
            Problem::in_file(name.clone(), Message::new("window-changed-meanwhile")).help(help)
        );
    }
    fix::replace(&path, text).map_err(failed)
}

/// Waits until nobody else replaces a file in the folder of a file, and keeps
/// others waiting until the lock is dropped. The folder is locked because the
/// file is a new one after each change. Only Unix can lock a folder; on other
/// systems the comparison before the change must do.
fn lock_folder_of(path: &Path) -> io::Result<Option<File>> {
    let Some(folder) = path.parent().filter(|_| cfg!(unix)) else { return Ok(None) };
    let folder = File::open(folder)?;
    folder.lock()?;
    Ok(Some(folder))
}

/// The problem that a file is written in a way that cannot be changed here.
pub(super) fn by_hand(source: &Source) -> Problem {
    let help = Message::new("window-change-by-hand-help");
    Problem::in_file(source.path().clone(), Message::new("window-change-by-hand")).help(help)
}

/// Where a window has its id.
pub(super) fn place(window: &Window) -> At {
    let path: &str = &window.declared_at.path;
    let found = rulebook::open(path.as_ref()).ok().and_then(|source| {
        let root = yaml::parse(&source).ok()?;
        let id = edit::find(&root, &window.id)?.get("id")?;
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

/// A word of a command, quoted for the shell.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./@:+".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}
