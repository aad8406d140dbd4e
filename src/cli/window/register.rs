//! The register of windows that the commands change, and the rulebook that refers to
//! it.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::{Failure, RulebookArguments};
use crate::{
    cli::replacement::{PATIENCE, Refusal, Replacement},
    message::Message,
    rulebook::{self, Layers, Rulebook, SizeLimit, WindowFiles},
    source::{At, Problem, Source},
    window::{self, Window, edit_register},
    yaml,
};

/// The content of a register file, with the rulebook that it belongs to.
pub(super) struct Register<'l> {
    /// The text of the register; empty if the file does not exist yet.
    pub(super) source: Source,
    /// The rulebook, with the windows of all its registers.
    pub(super) rulebook: Rulebook,
    path: PathBuf,
    layers: &'l Layers,
    /// The register that is read in place of the registers that the rulebook names:
    /// the one on the command line, or one that the rulebook does not name yet.
    /// `None` if the registers of the rulebook are read.
    instead: Option<PathBuf>,
    rulebook_edit: Option<RulebookEdit>,
}

/// A change to a rulebook that adds the name of the register.
struct RulebookEdit {
    path: PathBuf,
    before: Source,
    after: String,
}

impl<'l> Register<'l> {
    /// Opens the register that new windows are written to: the register on the
    /// command line, else the first register that the rulebook names, else
    /// `windows.yaml` in the folder of the rulebook. In the last case,
    /// [`Register::save`] also adds its name to the rulebook. The files need not
    /// exist.
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
        let rulebook_edit = RulebookEdit::of(rulebook)?;
        Self::read(layers, path.clone(), Some(path), Some(rulebook_edit))
    }

    /// Opens the register at a path, which contains the window to change.
    pub(super) fn containing(
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
        rulebook_edit: Option<RulebookEdit>,
    ) -> Result<Self, Failure> {
        let source = open_or_empty(&path)?;
        let files = WindowFiles { instead: instead.as_deref(), unsaved: Some(&source) };
        let rulebook = layers.load(files)?;
        Ok(Self { source, rulebook, path, layers, instead, rulebook_edit })
    }

    /// Checks that no window has this id yet.
    pub(super) fn expect_free(&self, id: &str) -> Result<(), Failure> {
        let Some(other) = self.rulebook.windows.iter().find(|window| window.id == id) else {
            return Ok(());
        };
        let message = Message::new("window-id-taken").with("id", id);
        let help = Message::new("window-id-taken-flag-help");
        Err(Problem::new(place(other), message).help(help).into())
    }

    /// Parses the changed text of the register before it is saved, and returns the
    /// window with this id. The change is made to the text, not to the parsed
    /// record, so it is verified that all windows are still there.
    pub(super) fn trial(&self, text: &str, id: &str) -> Result<Window, Failure> {
        let unsaved = Source::new(self.source.path().clone(), text);
        let files = WindowFiles { instead: self.instead.as_deref(), unsaved: Some(&unsaved) };
        let rulebook = self.layers.load(files)?;
        let kept = |window: &Window| rulebook.windows.iter().any(|other| other.id == window.id);
        let all_kept = self.rulebook.windows.iter().all(kept);
        let window = rulebook.windows.iter().find(|window| window.id == id);
        window.filter(|_| all_kept).cloned().ok_or_else(|| by_hand(&unsaved).into())
    }

    /// Saves the register with a new text. If the rulebook does not name the
    /// register yet, the rulebook is saved first: a rulebook may name a register
    /// that does not exist, but a register without a rulebook has no effect.
    pub(super) fn save(&self, text: &str) -> Result<(), Problem> {
        if let Some(rulebook_edit) = &self.rulebook_edit {
            save(&rulebook_edit.path, &rulebook_edit.before, &rulebook_edit.after)?;
        }
        save(&self.path, &self.source, text)
    }

    /// The note that the name of the register was added to the rulebook, if it was.
    pub(super) fn notes(&self) -> Vec<Problem> {
        let note = |rulebook_edit: &RulebookEdit| {
            let message = if rulebook_edit.before.text().is_empty() {
                Message::new("window-rulebook-created")
            } else {
                Message::new("window-rulebook-changed")
            };
            Problem::in_file(
                rulebook_edit.before.path().clone(),
                message.with("register", window::REGISTER),
            )
        };
        self.rulebook_edit.iter().map(note).collect()
    }
}

impl RulebookEdit {
    fn of(path: &Path) -> Result<Self, Failure> {
        let before = open_or_empty(path)?;
        let Some(after) = edit_register::name_register(&before, window::REGISTER) else {
            let help = Message::new("window-name-register-help");
            return Err(by_hand(&before).help(help.with("register", window::REGISTER)).into());
        };
        Ok(Self { path: path.to_owned(), before, after })
    }
}

/// Opens a file. A file that does not exist is treated as empty.
fn open_or_empty(path: &Path) -> Result<Source, Problem> {
    if path.try_exists().unwrap_or(true) {
        return rulebook::open(path, SizeLimit::Yaml);
    }
    Ok(Source::new(path.display().to_string(), ""))
}

/// Replaces the text of a file in one step. Fails if the file no longer has the text
/// of `before`.
fn save(path: &Path, before: &Source, text: &str) -> Result<(), Problem> {
    let name = before.path();
    let refused =
        |refusal: Refusal| refusal.problem(name, Message::new("window-cannot-write-help"));
    let failed = |error: io::Error| refused(error.into());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    // From here on, no other run of this program can change the file.
    let replacement = Replacement::begin(path, PATIENCE).map_err(refused)?;
    let found = match fs::read_to_string(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        found => found.map_err(failed)?,
    };
    if found != before.text() {
        let help = Message::new("window-changed-meanwhile-help");
        return Err(
            Problem::in_file(name.clone(), Message::new("window-changed-meanwhile")).help(help)
        );
    }
    replacement.finish_with(text.as_bytes()).map_err(failed)
}

/// The problem that the user must change a file by hand, because it is written in a
/// form that this program cannot change.
pub(super) fn by_hand(source: &Source) -> Problem {
    let help = Message::new("window-change-by-hand-help");
    Problem::in_file(source.path().clone(), Message::new("window-change-by-hand")).help(help)
}

/// The place of a window's id in its register. If the id is not found, the place of
/// the window itself (`window.place`).
pub(super) fn place(window: &Window) -> At {
    let path: &str = &window.place.path;
    let found = rulebook::open(path.as_ref(), SizeLimit::Yaml).ok().and_then(|source| {
        let root = yaml::parse(&source).ok()?;
        let id = edit_register::find(&root, &window.id)?.get("id")?;
        Some(source.place(id.span))
    });
    At::Place(Box::new(found.unwrap_or_else(|| window.place.clone())))
}

/// The flags with which another command uses the same rulebook and register, such as
/// ` --rulebook a.yaml`; empty if the defaults are used.
pub(super) fn flags(arguments: &RulebookArguments) -> String {
    let flag = |name: &str, path: &Option<PathBuf>| {
        path.as_ref().map(|path| format!(" --{name} {}", quoted(&path.display().to_string())))
    };
    let outside = arguments.allow_outside.then(|| " --allow-outside".to_owned());
    let flags =
        [flag("rulebook", &arguments.rulebook), flag("windows", &arguments.windows), outside];
    flags.into_iter().flatten().collect()
}

/// A word of a command line, quoted for the shell.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./@:+".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}
