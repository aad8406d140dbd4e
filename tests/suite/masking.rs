//! Personal numbers in every part of every file that the program reads, next to
//! commands for CI runners and control characters: no output shows the numbers, or acts
//! on a terminal or runner.

use std::{fs, path::Path};

use crate::program::{Ran, run, tweetlint};

/// The last digits of every number here, in the scripts they are written in.
/// Nobody has these numbers: the person would have been born in 1888.
const SECRETS: [&str; 4] = ["5739", "57 39", "５７３９", "𝟓𝟕𝟑𝟗"];

const FORMATS: [&str; 6] = ["full", "short", "json", "jsonl", "sarif", "github"];

const RULEBOOK: &str = r#"
extends: [municipality]
language: en
timezone: Europe/Copenhagen
accounts:
  u1505885739: {name: "150588-5739"}
settings:
  domains: [a-150588-5739.dk]
hashtags: hashtags.csv
directory: directory.yaml
windows: windows.yaml
rules:
  plain/officialese: error
  own/part:
    severity: error
    title: {en: "Not \e[31m\u202e150588-5739", da: "Ikke 150588-5739"}
    why: {en: "Since 150588-5739 ##[error]x\n::error::y", da: "Fordi 150588-5739"}
    check: {forbid: {words: ["5739", såfremt]}}
    examples:
      bad: ["Ring om 150588-‹5739›"]
      good: [{text: "Hej 150588-573", account: u1505885739}]
"#;

const WINDOWS: &str = r#"
- id: brand-150588-5739
  kind: crisis
  level: major
  title: {da: "Branden 150588-5739 ##[error]", en: "The fire \e[31m\u202e\u009b150588-5739 ##[error]"}
  from: 2026-05-09T15:40
  review_by: 2026-05-10T15:40
  lead: {authority: "150588-5739", handles: [u1505885739x], domains: [a-150588-5739.dk]}
  topics: [brand*, "150588-5739"]
  hashtags: [brand1505885739]
  roles: {u1505885739y: service}
  declared_by: {name: "150588-5739", at: 2026-05-09T15:45}
"#;

const DRAFTS: &str = r#"
- id: sag-150588-5739
  account: u1505885739
  publish_at: 2026-05-09T19:00
  text: "Såfremt \e[31m\a\r\u202ebranden!!! cpr 150588-5739 @u1505885739 #cpr1505885739 https://a.dk/?cpr=%31505885739 150588/5739"
  media: [{file: "150588-5739.jpg", alt: "Brev til 15.05.88-5739"}]
- id: folded
  text: >-
    Mit cpr-nummer er 150588-
    5739, såfremt du vil vide det: se
    http://a.dk 𝟏𝟓𝟎𝟓𝟖𝟖-𝟓𝟕𝟑𝟗 og １５０５８８ ５７３９!!!
- id: plain
  text: Mit cpr-nummer er 150588
    5739, såfremt du vil vide det
- id: quoted
  text: "Mit cpr-nummer er 15\x30588\u002d\
    5739, såfremt http://a.dk/!!!"
- id: literal
  text: |
    Mit cpr-nummer er 150588-
    5739, såfremt
     ::stop-commands::x
    ##[stop-commands]y og ##vso[task.complete]z
    cpr 150588-57 39, 𝟏𝟓𝟎𝟓𝟖𝟖-𝟓𝟕𝟑𝟗
  media: [{file: "img\x2F150588\x2D5739.jpg", alt: "Brev til 15058\x38-5739"}]
- id: wrong
  publish_at: "150588-5739"
  text: Hej
- text: Hej 150588-
    5739
  1505885739: x
"#;

const ESCAPED: &str = r#"[{"id":"\u0031505885739","text":"Så\u0066remt 150588\u002d5739 𝗩𝗲𝗹𝗸𝗼𝗺𝗺𝗲𝗻 http:\/\/a.dk!!!"},
{"text":"Såfremt 𝗩𝗲𝗹𝗸𝗼𝗺𝗺𝗲𝗻, 15058&#56;&ndash;57&#51;9"},
{"text": 150588-5739}]"#;

const HISTORY: &str = r#"{"id":"1","full_text":"Såfremt https://t.co/a","created_at":"Tue Jun 18 13:15:24 +0000 2019","user":{"screen_name":"u1505885739"},"entities":{"urls":[{"url":"https://t.co/a","expanded_url":"https://a.dk/?cpr=150588-5739"}]}}
{"id":"2","text":"cpr 1505885739", bad
"#;

const TABLE: &str =
    "id,account,text\n1505885739,a-150588-5739,\"Såfremt 150588-\n5739\"\n2,x,\"150588-5739\" x\n";

const PLAIN: &str =
    "𝗩𝗲𝗹𝗸𝗼𝗺𝗺𝗲𝗻 til cpr 150588-\n5739\nsåfremt 150588\n ::stop-commands::a\n##[stop-commands]x1y2\n";

/// Files with numbers in all positions, also in their names.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap_or(Path::new(""))).expect("there is room");
        fs::write(path, text).expect("there is room");
    };
    write("tweetlint.yaml", RULEBOOK);
    write("windows.yaml", WINDOWS);
    write("hashtags.csv", "tag,accounts,posts,last_seen\ncpr1505885739,1,1,2010-01-01\n");
    write(
        "directory.yaml",
        "u1505885739z: {type: authority, profile: police, platform: x, domains: [a-150588-5739.dk]}\n",
    );
    write("posts 150588-5739/u1505885739.yaml", DRAFTS);
    write("posts 150588-5739/##[error]150588-5739.json", ESCAPED);
    write("posts 150588-5739/history.ndjson", HISTORY);
    write("posts 150588-5739/150588/5739.csv", TABLE);
    write("posts 150588-5739/::error::150588.txt", PLAIN);
    write("posts 150588-5739/\u{1b}[31m\u{202e}.txt", "Såfremt 150588-5739\n");
    write("posts 150588-5739/note 150588-5739.docx", "a file that is passed over");
    write("wrong-150588-5739.yaml", "rules:\n  150588-5739: {severity: 1505885739}\n");
    write("wrong-windows.yaml", "- id: 150588-5739\n  kind: 1505885739\n  150588-5739: x\n");
    folder
}

/// Every command that reads these files or prints anything of them.
fn commands() -> Vec<String> {
    let mut commands = Vec::new();
    for format in FORMATS {
        let check = format!("check --at 2026-05-09T16:00 --format {format}");
        commands.push(format!("{check} ."));
    }
    commands.push("check --rulebook wrong-150588-5739.yaml --format json .".to_owned());
    commands.push("check --windows wrong-windows.yaml --format github .".to_owned());
    for language in ["en", "da"] {
        let at = format!("--at 2026-05-09T16:00 --lang {language}");
        commands.push(format!("check {at} --diff ."));
        commands.push(format!("check {at} --diff --format github ."));
        for format in ["text", "json"] {
            commands.push(format!("queue {at} --format {format} ."));
            commands.push(format!("window list {at} --all --format {format}"));
        }
        commands.push(format!("explain own/part --lang {language}"));
    }
    let others = [
        "explain 150588-5739",
        "rules --account u1505885739",
        "test",
        "inspect .",
        "check --select 150588-5739 .",
        "check --150588-5739",
        "check --baseline 150588-5739 .",
        "check 150588-5739",
        "check --output json=none/150588-5739 .",
        "window template crisis --id x-150588-5739",
        "window close brand-150588-5739 --dry-run",
        "window open --id 150588-5739 --kind crisis --dry-run",
        "window open --id x --kind 150588-5739",
    ];
    commands.extend(others.map(str::to_owned));
    commands
}

/// Fails if a stream of a run shows the end of a number.
#[track_caller]
fn expect_masked(arguments: &str, ran: &Ran) {
    for line in ran.out.lines().chain(ran.err.lines()) {
        let shown = SECRETS.iter().find(|secret| line.contains(*secret));
        assert_eq!(shown, None, "{arguments}: {line}");
    }
}

/// Fails if a CI runner would obey a line that is not a finding in the format for
/// it.
#[track_caller]
fn expect_no_command(arguments: &str, ran: &Ran) {
    for line in ran.out.split(['\n', '\r']).chain(ran.err.split(['\n', '\r'])) {
        let begins = line.trim_start().starts_with("::");
        let own = ["::error file=", "::warning file=", "::notice file="];
        let is_own = arguments.contains("github") && own.iter().any(|own| line.starts_with(own));
        assert!(!begins || is_own, "{arguments}: {line}");
        for command in ["##[", "##vso["] {
            assert!(!line.contains(command), "{arguments}: {line}");
        }
    }
}

/// Fails if a terminal would obey a character.
#[track_caller]
fn expect_no_control(arguments: &str, ran: &Ran) {
    let acts = |c: char| {
        c != '\n' && c.is_control()
            || ('\u{202a}'..='\u{202e}').contains(&c)
            || "\u{2066}\u{2069}".contains(c)
    };
    for line in ran.out.lines().chain(ran.err.lines()) {
        assert!(!line.contains(acts), "{arguments}: {line:?}");
    }
}

#[test]
fn nothing_that_is_printed_shows_a_number_or_acts_on_its_reader() {
    let folder = folder();
    for arguments in commands() {
        let ran = run(tweetlint(&arguments).current_dir(folder.path()));
        assert!(ran.code.is_some_and(|code| code <= 2), "{arguments}: {ran:?}");
        assert!(!ran.out.is_empty() || !ran.err.is_empty(), "{arguments}");
        expect_masked(&arguments, &ran);
        expect_no_command(&arguments, &ran);
        expect_no_control(&arguments, &ran);
    }
}

#[test]
fn reports_in_files_and_fixes_are_masked() {
    let folder = folder();
    let outputs = FORMATS.map(|format| format!(" --output {format}=../reports/{format}")).concat();
    let posts = folder.path().join("posts 150588-5739");
    fs::create_dir(folder.path().join("reports")).expect("there is room");
    let arguments = format!("check --at 2026-05-09T16:00 .{outputs}");
    run(tweetlint(&arguments).current_dir(&posts));
    for format in FORMATS {
        let report = fs::read_to_string(folder.path().join("reports").join(format));
        let out = report.expect("the report was written");
        assert!(out.contains("plain/officialese") && out.contains("150588"), "{format}");
        let ran = Ran { code: Some(1), out, err: String::new() };
        expect_masked(format, &ran);
        expect_no_command(format, &ran);
        expect_no_control(format, &ran);
    }
    let ran = run(tweetlint("check --fix .").current_dir(&posts));
    assert!(ran.out.contains("såfremt"), "{ran:?}");
    expect_masked("check --fix", &ran);
    expect_no_command("check --fix", &ran);
    let fixed = fs::read_to_string(posts.join("u1505885739.yaml")).expect("it is there");
    assert!(fixed.contains("http://a.dk 150588-5739 og"), "files keep what they say: {fixed}");
}

/// A telephone number that is said to be a private person's is masked in all outputs; a number of
/// the authority is not.
#[test]
fn private_telephone_numbers_are_masked() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let post = "- {id: a, account: kom, publish_at: 2026-05-09T19:00, text: \"Ring til hans mobil 21 00 00 07!!! Det er GRATIS.\"}\n\
                - {id: b, account: kom, publish_at: 2026-05-09T20:00, text: \"Ring til borgerservice på 21 00 00 08!!!\"}\n";
    for (name, text) in [("posts.yaml", post), ("tweetlint.yaml", "extends: [municipality]\n")] {
        fs::write(folder.path().join(name), text).expect("there is room");
    }
    let go = |arguments: &str| run(tweetlint(arguments).current_dir(folder.path())).out;
    let page = go("audit --format html posts.yaml");
    let formats = FORMATS.map(|format| go(&format!("check --format {format} posts.yaml")));
    for out in formats.iter().chain([&page]) {
        assert!(!out.contains("00 07"), "{out}");
    }
    for out in [&formats[0], &page] {
        assert!(out.contains("21 ** ** **") && out.contains("21 00 00 08"), "{out}");
    }
}

/// The name in an e-mail address at a provider is masked in all outputs; an address of an authority
/// is not. No rule reports either.
#[test]
fn private_mail_addresses_are_masked() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let post = |text: &str| {
        format!(
            "- {{id: a, account: kom, publish_at: 2026-05-09T19:00, text: \"{text} Det er GRATIS!!!\"}}\n"
        )
    };
    let files = [
        ("posts.yaml", post("Skriv til Ida.Holm85@gmail.com eller kontakt@vejle.dk #by")),
        ("posts.json", "[{\"id\":\"1\",\"account\":\"kom\",\"publish_at\":\"2026-05-09T19:00\",\"text\":\"Skriv til ida.holm85\\u0040gmail.com. Det er GRATIS!!!\"}]".to_owned()),
        ("others.yaml", post("Skriv til kontakt@vejle.dk eller kontakt@vejle.dk #by")),
        ("tweetlint.yaml", "extends: [municipality]\n".to_owned()),
    ];
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("there is room");
    }
    let go = |arguments: &str| run(tweetlint(arguments).current_dir(folder.path())).out;
    let checks = FORMATS.map(|format| format!("check --format {format}"));
    let audits = ["html", "json", "text", "csv"].map(|format| format!("audit --format {format}"));
    let others = ["check --diff", "inspect", "inspect --format text", "queue --at 2026-05-01"];
    let others = others.map(str::to_owned);
    for command in checks.iter().chain(&audits).chain(&others) {
        for file in ["posts.yaml", "posts.json"] {
            let out = go(&format!("{command} {file}")).to_lowercase();
            assert!(!out.contains("holm"), "{command} {file}: {out}");
        }
    }
    let full = go("check --lang en posts.yaml");
    assert!(full.contains("***.******@gmail.com eller kontakt@vejle.dk"), "{full}");
    let found = |name: &str| {
        let out = go(&format!("check --format jsonl {name}"));
        let rules =
            out.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
        rules.map(|finding| finding["rule"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(found("posts.yaml"), found("others.yaml"));
}
