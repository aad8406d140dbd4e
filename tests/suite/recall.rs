//! How much the rules find: posts that people wrote without knowing the program, each
//! marked with what should be found. `fixtures/recall/README.md` describes the files.

use std::{collections::BTreeMap, fmt::Write as _, fs, path::Path};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::program::{run, tweetlint};

const FIGURES: &str = "fixtures/recall/figures.tsv";

/// The page with the same figures, between these marks.
const PAGE: &str = "docs/precision.md";
const MARKS: [&str; 2] = ["<!-- figures -->\n", "<!-- end of figures -->\n"];

/// The contexts of posts, each on a day of its own, with the window that is open then.
const CONTEXTS: [(&str, &str); 10] = [
    ("none", ""),
    ("reply", ""),
    ("photo", ""),
    (
        "fire",
        "kind: crisis, level: major, lead: LEAD, area: [Nordhavnen], topics: [brand, røg], hashtags: [nordhavnbrand]",
    ),
    (
        "shooting",
        "kind: crisis, level: major, lead: LEAD, area: [Egelund Station], topics: [skyderi, skud], hashtags: [egelundskyderi]",
    ),
    (
        "flood",
        "kind: crisis, level: major, lead: LEAD, area: [Strandby], topics: [stormflod, oversvømmelse], hashtags: [strandbyflod]",
    ),
    ("about-fire", "kind: crisis, level: major, about: [fire], lead: LEAD"),
    ("mourning", "kind: mourning, level: national"),
    ("election", "kind: pre-election, topics: [Jonas Krag, Mette Lund]"),
    (
        "exercise",
        "kind: exercise, lead: {handles: [havnkoebing]}, area: [Havnkøbing], topics: [øvelse]",
    ),
];
const LEAD: &str = "{handles: [oestpoliti, regionfjord], domains: [politi.dk]}";

/// A post, the rule that it is about, and whether it breaks it.
struct Post<'f> {
    rule: &'f str,
    breaks: bool,
    day: usize,
    text: String,
}

/// The posts of a file.
fn posts(file: &str) -> Vec<Post<'_>> {
    file.lines().map(|line| post(line).unwrap_or_else(|| panic!("{line}"))).collect()
}

fn post(line: &str) -> Option<Post<'_>> {
    let [rule, verdict, context, text] = line.split('\t').collect::<Vec<_>>().try_into().ok()?;
    let breaks = match verdict {
        "X" => true,
        "F" => false,
        _ => return None,
    };
    let day = CONTEXTS.iter().position(|(name, _)| *name == context)?;
    Some(Post { rule, breaks, day, text: text.replace("\\n", "\n") })
}

/// A folder with the posts as drafts, the rulebook of a municipality, and the windows.
fn folder(posts: &[Post<'_>]) -> TempDir {
    let folder = tempfile::tempdir().expect("there is room");
    let write = |name: &str, text: String| {
        fs::write(folder.path().join(name), text).expect("there is room");
    };
    let mut windows = String::new();
    for (day, (name, window)) in CONTEXTS.iter().enumerate() {
        if !window.is_empty() {
            let (window, day) = (window.replace("LEAD", LEAD), day + 1);
            let times = format!("from: 2026-09-{day:02}T12:00, until: 2026-09-{day:02}T22:00");
            writeln!(windows, "- {{id: {name}, {times}, {window}}}").expect("it is memory");
        }
    }
    write("windows.yaml", windows);
    write(
        "tweetlint.yaml",
        "extends: [municipality]\nlanguage: da\ntimezone: Europe/Copenhagen\n\
         accounts: {havnkoebing: {name: Havnkøbing Kommune}}\n\
         settings: {domains: [havnkoebing.dk], numbers: [\"70 12 34 56\"]}\n\
         windows: windows.yaml\n"
            .to_owned(),
    );
    let draft = |(number, post): (usize, &Post<'_>)| {
        let mut draft = json!({
            "id": number.to_string(), "account": "havnkoebing", "text": post.text,
            "publish_at": format!("2026-09-{:02}T15:00", post.day + 1), "media": [], "scheduled": false,
        });
        match CONTEXTS[post.day].0 {
            "reply" => draft["reply_to"] = json!("borger_i_byen"),
            "photo" => draft["media"] = json!([{"file": "billede.jpg", "alt": "Et billede"}]),
            _ => (),
        }
        draft
    };
    let drafts: Vec<Value> = posts.iter().enumerate().map(draft).collect();
    write("drafts.json", Value::from(drafts).to_string());
    folder
}

/// For each rule: posts found of those that break it, and of those that do not.
fn figures(path: &Path) -> BTreeMap<String, [usize; 4]> {
    let file = fs::read_to_string(path).expect("the file can be read");
    let posts = posts(&file);
    let folder = folder(&posts);
    let check = "check drafts.json --format jsonl --fail-on never --at 2026-08-31T12:00:00Z";
    let ran = run(tweetlint(check).current_dir(folder.path()));
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let mut found: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for line in ran.out.lines() {
        let finding: Value = serde_json::from_str(line).expect("each line is JSON");
        let Some(rule) = finding["rule"].as_str() else { continue };
        let id = finding["post"]["id"].as_str().expect("each post has an id");
        found.entry(id.parse().expect("it is a number")).or_default().push(rule.to_owned());
    }
    let mut figures: BTreeMap<String, [usize; 4]> = BTreeMap::new();
    for (number, post) in posts.iter().enumerate() {
        let figure = figures.entry(post.rule.to_owned()).or_default();
        let is_found =
            found.get(&number).is_some_and(|rules| rules.iter().any(|rule| rule == post.rule));
        let first = if post.breaks { 0 } else { 2 };
        figure[first] += usize::from(is_found);
        figure[first + 1] += 1;
    }
    figures
}

/// The figures of all files as a table.
fn table() -> String {
    let mut files: Vec<_> = fs::read_dir("fixtures/recall")
        .expect("the folder is there")
        .map(|entry| entry.expect("it can be read").path())
        .filter(|path| {
            path.extension().is_some_and(|end| end == "tsv") && !path.ends_with("figures.tsv")
        })
        .collect();
    files.sort();
    let mut table = "file\trule\thits\tof\talarms\tof\n".to_owned();
    for path in files {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        for (rule, [hits, breaking, alarms, fine]) in figures(&path) {
            writeln!(table, "{name}\t{rule}\t{hits}\t{breaking}\t{alarms}\t{fine}")
                .expect("it is memory");
        }
    }
    table
}

/// The figures as the table of the page: a row for each rule, a column for each file.
fn page_table(figures: &str) -> String {
    let mut rules: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut sums: BTreeMap<&str, [usize; 4]> = BTreeMap::new();
    for line in figures.lines().skip(1) {
        let [set, rule, numbers @ ..] = &*line.split('\t').collect::<Vec<_>>() else {
            panic!("{line}")
        };
        let numbers: Vec<usize> = numbers.iter().flat_map(|number| number.parse()).collect();
        let [hits, breaking, alarms, fine] = numbers[..] else { panic!("{line}") };
        let sum = sums.entry(set).or_default();
        for (sum, number) in sum.iter_mut().zip([hits, breaking, alarms, fine]) {
            *sum += number;
        }
        let cells = rules.entry(rule).or_default();
        // A file that does not ask for the rule has an empty cell.
        cells.resize(sums.len() - 1, String::new());
        cells.push(format!("{hits} of {breaking}, {alarms} of {fine}"));
    }
    let mut table =
        format!("| rule | {} |\n", sums.keys().copied().collect::<Vec<_>>().join(" | "));
    writeln!(table, "|---|{}", "---|".repeat(sums.len())).expect("it is memory");
    for (rule, mut cells) in rules {
        cells.resize(sums.len(), String::new());
        writeln!(table, "| `{rule}` | {} |", cells.join(" | ")).expect("it is memory");
    }
    let sums = sums.values().map(|[hits, breaking, alarms, fine]| {
        format!("**{hits} of {breaking}, {alarms} of {fine}**")
    });
    let sums: Vec<String> = sums.collect();
    writeln!(table, "| **all** | {} |", sums.join(" | ")).expect("it is memory");
    table
}

/// The page with another table.
fn page_with(table: &str) -> (String, String) {
    let page = fs::read_to_string(PAGE).expect("the page can be read");
    let (before, rest) = page.split_once(MARKS[0]).expect("the page has the first mark");
    let (_, after) = rest.split_once(MARKS[1]).expect("the page has the second mark");
    let new = format!("{before}{}{table}{}{after}", MARKS[0], MARKS[1]);
    (page, new)
}

/// No rule hears less than it did, or is wrong more often. Better figures are accepted
/// with `TWEETLINT_BLESS=1`.
#[test]
fn no_rule_hears_less_than_it_did() {
    let now = table();
    let (page, new_page) = page_with(&page_table(&now));
    if std::env::var_os("TWEETLINT_BLESS").is_some() {
        fs::write(FIGURES, now).expect("the file can be written");
        fs::write(PAGE, new_page).expect("the page can be written");
        return;
    }
    let before = fs::read_to_string(FIGURES).expect("the file can be read");
    assert!(before == now, "read these, and accept them with TWEETLINT_BLESS=1:\n{now}");
    assert!(page == new_page, "the table of {PAGE} is another one");
}
