//! Every link in the documentation leads to a file and a heading that exist.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// The pages whose links are checked.
fn pages() -> Vec<PathBuf> {
    let mut pages: Vec<PathBuf> =
        ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"].map(PathBuf::from).into();
    for folder in ["docs", "docs/rules"] {
        let entries = fs::read_dir(folder).expect("the folder is there");
        let paths = entries.map(|entry| entry.expect("the folder can be read").path());
        pages.extend(paths.filter(|path| path.extension().is_some_and(|ending| ending == "md")));
    }
    pages.sort();
    pages
}

fn read(page: &Path) -> String {
    fs::read_to_string(page).unwrap_or_else(|error| panic!("{}: {error}", page.display()))
}

/// The text of a page without its blocks of code.
fn prose(text: &str) -> String {
    text.split("```").step_by(2).collect()
}

/// The targets of the links of a page that lead to files here.
fn targets(text: &str) -> Vec<&str> {
    let links = text.split("](").skip(1).filter_map(|rest| rest.split([')', ' ']).next());
    links.filter(|target| !target.contains("://") && !target.starts_with("mailto:")).collect()
}

/// The anchors of a page: those it states, and those that GitHub makes of its headings.
fn anchors(text: &str) -> BTreeSet<String> {
    let stated = text.split("<a id=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let mut anchors: BTreeSet<String> = stated.map(str::to_owned).collect();
    for line in text.lines().filter(|line| line.starts_with('#')) {
        anchors.insert(anchor(line.trim_start_matches('#').trim()));
    }
    anchors
}

/// The anchor that GitHub makes of a heading.
fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter(|char| char.is_alphanumeric() || " -_".contains(*char));
    kept.collect::<String>().to_lowercase().replace(' ', "-")
}

/// The links of a page that lead nowhere.
fn broken(page: &Path) -> Vec<String> {
    let text = prose(&read(page));
    let folder = page.parent().unwrap_or(Path::new(""));
    let leads_nowhere = |target: &&str| {
        let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
        let file = if file.is_empty() { page.to_owned() } else { folder.join(file) };
        !file.is_file() || !anchor.is_empty() && !anchors(&prose(&read(&file))).contains(anchor)
    };
    targets(&text).into_iter().filter(leads_nowhere).map(str::to_owned).collect()
}

#[test]
fn links_and_anchors_are_found() {
    assert_eq!(anchor("`when`: which posts?"), "when-which-posts");
    let text = "See [a](b.md#c), [d](https://e.dk) and [f](#g).\n```\n[no](x.md)\n```\n";
    assert_eq!(targets(&prose(text)), ["b.md#c", "#g"]);
    assert!(anchors("<a id=\"a-b\"></a>\n## C d\n").contains("a-b"));
}

#[test]
fn links_between_pages_lead_somewhere() {
    let pages = pages();
    let links: usize = pages.iter().map(|page| targets(&prose(&read(page))).len()).sum();
    assert!(100 < links, "the pages were parsed: {links}");
    for page in pages {
        assert_eq!(broken(&page), Vec::<String>::new(), "{}", page.display());
    }
}
