//! Lists the files of `rules/` for `src/rulebook/builtin.rs` and
//! `src/window/templates.rs`, so that a new file there becomes part of the program
//! without being named in code.

use std::{env, fs, io, path::Path};

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
    let builtin = [
        table("RULES", "rules", &FIRST_GROUPS)?,
        table("PROFILES", "rules/profiles", &FIRST_PROFILES)?,
        table("LEXICONS", "rules/lexicons", &[])?,
    ];
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    let out = Path::new(&out);
    fs::write(out.join("builtin_files.rs"), builtin.concat())?;
    fs::write(out.join("window_templates.rs"), table("TEMPLATES", "rules/windows", &[])?)
}

/// The code of a constant that pairs the name of each YAML file of a folder with
/// its text. The names in `first` come first. The folder of the package is asked
/// for when the code is compiled: two checkouts may share one build folder.
fn table(constant: &str, folder: &str, first: &[&str]) -> io::Result<String> {
    let mut names = yaml_files(folder)?;
    let place = |name: &str| first.iter().position(|known| *known == name).unwrap_or(first.len());
    names.sort_by(|one, other| (place(one), one).cmp(&(place(other), other)));
    let row = |name: &String| {
        let path = format!("/{folder}/{name}.yaml");
        let path = format!("concat!(env!(\"CARGO_MANIFEST_DIR\"), {path:?})");
        format!("    ({name:?}, include_str!({path})),\n")
    };
    let rows: String = names.iter().map(row).collect();
    Ok(format!("pub(super) const {constant}: &[(&str, &str)] = &[\n{rows}];\n"))
}

/// The names, without ending, of the YAML files of a folder that are rules,
/// profiles, word lists or templates of windows.
fn yaml_files(folder: &str) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let is_yaml = path.extension().is_some_and(|extension| extension == "yaml");
        if is_yaml && !OTHER_FILES.contains(&name.as_str()) {
            names.push(name);
        }
    }
    Ok(names)
}
