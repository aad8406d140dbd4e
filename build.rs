//! Lists the files of `rules/` for `src/rulebook/builtin.rs` and
//! `src/window/templates.rs`, so that a new file there becomes part of the program
//! without being named in code.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
};

/// The groups whose findings come first in reports. Others follow by name.
const FIRST_GROUPS: [&str; 13] = [
    "crisis",
    "crisis-hold",
    "crisis-words",
    "neutral",
    "privacy",
    "format",
    "hashtag",
    "link",
    "media",
    "access",
    "tone",
    "plain",
    "dialog",
];

/// The profiles that are listed first. `common` is the base of all others.
const FIRST_PROFILES: [&str; 7] =
    ["common", "municipality", "police", "service-desk", "leader", "embassy", "education"];

/// Files of `rules/` that are not groups of rules.
const OTHER_FILES: [&str; 1] = ["sources"];

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=rules");
    let rules = Path::new(&variable("CARGO_MANIFEST_DIR")?).join("rules");
    let builtin = [
        table("RULES", &rules, &FIRST_GROUPS)?,
        table("PROFILES", &rules.join("profiles"), &FIRST_PROFILES)?,
        table("LEXICONS", &rules.join("lexicons"), &[])?,
    ];
    let out = PathBuf::from(variable("OUT_DIR")?);
    fs::write(out.join("builtin_files.rs"), builtin.concat())?;
    fs::write(out.join("window_templates.rs"), table("TEMPLATES", &rules.join("windows"), &[])?)
}

fn variable(name: &str) -> io::Result<String> {
    env::var(name).map_err(|error| io::Error::other(format!("{name}: {error}")))
}

/// The code of a constant that pairs the name of each YAML file of a folder with
/// its text. The names in `first` come first.
fn table(constant: &str, folder: &Path, first: &[&str]) -> io::Result<String> {
    let mut files = yaml_files(folder)?;
    let place = |name: &str| first.iter().position(|known| *known == name).unwrap_or(first.len());
    files.sort_by(|(one, _), (other, _)| (place(one), one).cmp(&(place(other), other)));
    let row = |(name, path): &(String, PathBuf)| {
        format!("    ({name:?}, include_str!({:?})),\n", path.to_string_lossy())
    };
    let rows: String = files.iter().map(row).collect();
    Ok(format!("pub(super) const {constant}: &[(&str, &str)] = &[\n{rows}];\n"))
}

/// The YAML files of a folder that are rules, profiles, word lists or templates of
/// windows, with their names without ending.
fn yaml_files(folder: &Path) -> io::Result<Vec<(String, PathBuf)>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let is_yaml = path.extension().is_some_and(|extension| extension == "yaml");
        if is_yaml && !OTHER_FILES.contains(&name.as_str()) {
            files.push((name, path));
        }
    }
    Ok(files)
}
