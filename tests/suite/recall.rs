//! How much the rules find: posts that people wrote without knowing the program, each
//! marked with what should be found. `fixtures/recall/README.md` describes the files.

use std::{collections::BTreeMap, fmt::Write as _, fs, path::Path};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::program::{run, tweetlint};

const FIGURES: &str = "fixtures/recall/figures.tsv";

/// The page with the same figures, those of the rules and those of the files between these marks.
const PAGE: &str = "docs/precision.md";
const OF_RULES: [&str; 2] = ["<!-- figures -->\n", "<!-- end of figures -->\n"];
const OF_FILES: [&str; 2] = ["<!-- files -->\n", "<!-- end of files -->\n"];

/// The columns of the table of rules: their titles, and the first and the last of their files.
/// The newest files, which nobody has tuned to, come first.
const COLUMNS: [(&str, [&str; 2]); 5] = [
    ("newest: `x`, `y`", ["x", "y"]),
    ("`n` to `w`", ["n", "w"]),
    ("`g` to `m`", ["g", "m"]),
    ("`a` to `f` and the fires", ["a", "fire-h"]),
    ("kinds of crisis", ["packs-a", "packs-d"]),
];

/// The contexts of posts, each on a day of its own, with the window that is open then.
const CONTEXTS: [(&str, &str); 20] = [
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
    ("about-shooting", "kind: crisis, level: major, about: [shooting], lead: LEAD"),
    ("about-attack", "kind: crisis, level: major, about: [attack], lead: LEAD"),
    ("about-flood", "kind: crisis, level: major, about: [flood], lead: LEAD"),
    ("about-storm", "kind: crisis, level: major, about: [storm], lead: LEAD"),
    ("about-accident", "kind: crisis, level: major, about: [accident], lead: LEAD"),
    ("about-chemical", "kind: crisis, level: major, about: [chemical], lead: LEAD"),
    ("about-missing-person", "kind: crisis, level: major, about: [missing-person], lead: LEAD"),
    ("about-cyber", "kind: crisis, level: major, about: [cyber], lead: LEAD"),
    ("about-outage", "kind: crisis, level: major, about: [outage], lead: LEAD"),
    ("about-epidemic", "kind: crisis, level: major, about: [epidemic], lead: LEAD"),
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

/// How many posts were found and how many break the rule, how many alarms there were and how many
/// posts do not.
#[derive(Clone, Copy, Default)]
struct Sum([usize; 4]);

impl Sum {
    fn add(&mut self, line: &Line<'_>) {
        self.0.iter_mut().zip(line.numbers).for_each(|(sum, number)| *sum += number);
    }

    /// The cell of a table; empty if there are no posts.
    fn cell(self) -> String {
        match self.0 {
            [_, 0, _, 0] => String::new(),
            [hits, breaking, alarms, fine] => format!("{hits} of {breaking}, {alarms} of {fine}"),
        }
    }

    /// The shares in per cent.
    fn shares(self) -> String {
        let share = |part: usize, all: usize| {
            let tenths = (2_000 * part + all) / (2 * all.max(1));
            format!("{}.{} %", tenths / 10, tenths % 10)
        };
        let [hits, breaking, alarms, fine] = self.0;
        format!("{}, {}", share(hits, breaking), share(alarms, fine))
    }
}

/// A line of the figures.
struct Line<'f> {
    file: &'f str,
    rule: &'f str,
    numbers: [usize; 4],
}

fn lines(figures: &str) -> Vec<Line<'_>> {
    let line = |line| {
        let [file, rule, numbers @ ..] = &*str::split(line, '\t').collect::<Vec<_>>() else {
            panic!("{line}")
        };
        let numbers: Vec<usize> = numbers.iter().flat_map(|number| number.parse()).collect();
        let numbers = numbers.try_into().unwrap_or_else(|_| panic!("{line}"));
        Line { file, rule, numbers }
    };
    figures.lines().skip(1).map(line).collect()
}

/// The table of rules: a row for each, a column for each group of files.
fn table_of_rules(figures: &str) -> String {
    let (mut rules, mut all) = (BTreeMap::<&str, [Sum; 5]>::new(), [Sum::default(); 5]);
    for line in &lines(figures) {
        // By name alone, the sets of the kinds of crisis would be between `n` and `w`.
        let of_kinds = |file: &str| file.starts_with("packs-");
        let group = COLUMNS.iter().position(|(_, [first, last])| {
            of_kinds(first) == of_kinds(line.file) && *first <= line.file && line.file <= *last
        });
        let group = group.unwrap_or_else(|| panic!("no column has the file {}", line.file));
        rules.entry(line.rule).or_default()[group].add(line);
        all[group].add(line);
    }
    let titles = COLUMNS.map(|(title, _)| title).join(" | ");
    let mut table = format!("| rule | {titles} |\n|---|{}\n", "---|".repeat(COLUMNS.len()));
    let mut row = |name: &str, cells: [String; 5]| {
        writeln!(table, "| {name} | {} |", cells.join(" | ")).expect("it is memory");
    };
    for (rule, sums) in rules {
        row(&format!("`{rule}`"), sums.map(Sum::cell));
    }
    row("**all**", all.map(|sum| format!("**{}**", sum.cell())));
    row("**all, in per cent**", all.map(|sum| format!("**{}**", sum.shares())));
    table
}

/// The table of files: a row for each.
fn table_of_files(figures: &str) -> String {
    let mut files = BTreeMap::<&str, Sum>::new();
    for line in &lines(figures) {
        files.entry(line.file).or_default().add(line);
    }
    let mut table = "| file | found, false alarms | in per cent |\n|---|---|---|\n".to_owned();
    for (file, sum) in files {
        writeln!(table, "| `{file}` | {} | {} |", sum.cell(), sum.shares()).expect("it is memory");
    }
    table
}

/// The page with other figures.
fn page_with(page: &str, figures: &str) -> String {
    let tables = [(OF_RULES, table_of_rules(figures)), (OF_FILES, table_of_files(figures))];
    tables.into_iter().fold(page.to_owned(), |page, (marks, table)| {
        let (before, rest) = page.split_once(marks[0]).expect("the page has the first mark");
        let (_, after) = rest.split_once(marks[1]).expect("the page has the second mark");
        format!("{before}{}{table}{}{after}", marks[0], marks[1])
    })
}

/// No rule hears less than it did, or is wrong more often. Better figures are accepted
/// with `TWEETLINT_BLESS=1`.
#[test]
fn no_rule_hears_less_than_it_did() {
    let now = table();
    let page = fs::read_to_string(PAGE).expect("the page can be read");
    let new_page = page_with(&page, &now);
    if std::env::var_os("TWEETLINT_BLESS").is_some() {
        fs::write(FIGURES, now).expect("the file can be written");
        fs::write(PAGE, new_page).expect("the page can be written");
        return;
    }
    let before = fs::read_to_string(FIGURES).expect("the file can be read");
    assert!(before == now, "read these, and accept them with TWEETLINT_BLESS=1:\n{now}");
    assert!(page == new_page, "the tables of {PAGE} are others");
}
