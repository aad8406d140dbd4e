//! Names of files that are the same wherever the program is started.

use std::{
    borrow::Cow,
    path::{Component, Path, PathBuf},
};

/// The folder at which the names of files in fingerprints begin, such as that of the
/// repository. Names are compared as they are written: no link is followed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BaseFolder {
    base: PathBuf,
    /// The working folder, which the paths of a run are relative to.
    working: PathBuf,
    /// The working folder as seen from the base, with a `/` at its end; empty if both are
    /// the same.
    inner: String,
}

impl BaseFolder {
    /// The names that begin at the folder `base`, of the files of a run in the folder `working`.
    pub fn new(base: &Path, working: &Path) -> Self {
        let (base, working) = (base.to_owned(), working.to_owned());
        let mut inner = working.strip_prefix(&base).map(joined).unwrap_or_default();
        if !inner.is_empty() {
            inner.push('/');
        }
        Self { base, working, inner }
    }

    /// The name of the file at a path of the run, with `/` between its folders. A file outside
    /// the folder has a name that begins with `../`.
    pub fn name_of<'p>(&self, path: &'p str) -> Cow<'p, str> {
        let is_plain = |part: &str| !matches!(part, "" | "." | "..");
        let is_clean = !path.contains('\\') && path.split('/').all(is_plain);
        if !is_clean || Path::new(path).is_absolute() {
            return self.name_outside(path).into();
        }
        if self.inner.is_empty() { path.into() } else { format!("{}{path}", self.inner).into() }
    }

    fn name_outside(&self, path: &str) -> String {
        let mut parts: Vec<Component<'_>> = Vec::new();
        let path = self.working.join(path);
        for part in path.components() {
            match (part, parts.last()) {
                (Component::ParentDir, Some(Component::Normal(_))) => _ = parts.pop(),
                (Component::CurDir, _) => (),
                _ => parts.push(part),
            }
        }
        let base: Vec<Component<'_>> = self.base.components().collect();
        let shared = parts.iter().zip(&base).take_while(|(part, base)| part == base).count();
        let up = base[shared..].iter().map(|_| Component::ParentDir);
        joined(&up.chain(parts[shared..].iter().copied()).collect::<PathBuf>())
    }

    /// Whether a file with this name is there, or an archive that may contain it.
    pub fn contains(&self, name: &str) -> bool {
        let path = self.base.join(name);
        let above = path.ancestors().take_while(|folder| *folder != self.base);
        above.take(name.split('/').count()).any(Path::is_file)
    }
}

fn joined(path: &Path) -> String {
    let parts = path.components().map(|part| part.as_os_str().to_string_lossy());
    parts.collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(working: &str, path: &str, name: &str) {
        let folder = BaseFolder::new(Path::new("/repo"), Path::new(working));
        assert_eq!(folder.name_of(path), name, "{path} in {working}");
    }

    #[cfg(unix)]
    #[test]
    fn a_file_has_one_name_wherever_the_program_runs() {
        check("/repo", "plan/a.yaml", "plan/a.yaml");
        check("/repo", "./plan//a.yaml", "plan/a.yaml");
        check("/repo", "/repo/plan/a.yaml", "plan/a.yaml");
        check("/repo/plan", "a.yaml", "plan/a.yaml");
        check("/repo/plan", "../plan/a.yaml", "plan/a.yaml");
        check("/repo", "../other/a.yaml", "../other/a.yaml");
        check("/repo/plan", "/other/a.yaml", "../other/a.yaml");
        check("/repo", "plan.zip/a.yaml", "plan.zip/a.yaml");
    }
}
