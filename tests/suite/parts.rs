//! Parts of an audit: merged, they give the report of one run byte for byte, and what cannot
//! be merged is refused.

use std::{fmt::Write as _, fs, path::Path};

use proptest::{prelude::*, sample::Index};
use tempfile::TempDir;

use crate::{
    part_file::{packed, unpacked},
    program::{Ran, folder, run, tweetlint, write},
};

/// The arguments of every kind of report.
const REPORTS: [&str; 9] = [
    "--format text",
    "--format text --by month",
    "--format json",
    "--format csv --by rule",
    "--format csv --by client",
    "--format markdown",
    "--format markdown --by month",
    "--format html --lang en",
    "--format html --lang da",
];

/// A rulebook with limits, a topic, a window and accounts.
const RULEBOOK: &str = r#"
extends: [municipality]
timezone: Europe/Copenhagen
accounts:
  havneby: {name: Havneby Kommune}
windows: windows.yaml
lexicons:
  havn: {title: {en: Harbour}, en: [harbour*], da: [havn*]}
topics: [havn]
rules:
  account/few-links: {severity: error, check: {limit: {metric: link-share, min: 0.9, least: 1}}}
  account/repeated-texts: {check: {limit: {metric: repeated-share, max: 0.01, least: 1}}}
  own/harbour:
    severity: warning
    title: {en: Hardly about the harbour}
    why: {en: It is what we are here for.}
    check: {limit: {metric: topic-share, topic: havn, min: 0.9, over: 30d, least: 1}}
    examples:
      bad: [posts: [{text: "The bridge is open"}]]
      good: [posts: [{text: "The harbour is open"}]]
"#;

const WINDOWS: &str = r"
- id: storm
  kind: crisis
  level: local
  from: 2026-01-10T08:00
  until: 2026-01-12T08:00
  lead: {handles: [politiet]}
  area: [havnen]
  topics: [storm*]
";

const TEXTS: [&str; 13] = [
    "Havnen er åben i dag #havn #by",
    "Se planen for den nye havn her: https://havneby.dk/plan",
    "@anna Ja, den er åben hele natten.",
    "@havneby Hvornår åbner broen ved havnen?",
    "RT @nabo: Vi holder fest.",
    "SÅ HOLD DOG OP MED DET VRØVL!!!",
    "Mit cpr-nummer er 010203-4321, skriv til mig",
    "Stormen på havnen tager til, og vejen er lukket. #storm2026",
    "Læs mere på vores hjemmeside",
    "Tillykke til Bo <script>alert(1)</script> & Co. \u{1b}[2J",
    "Harbour news: the bridge is closed until Monday.",
    "Nu går det løs",
    "Og her er planen: https://havneby.dk/plan",
];

/// A post as a line of NDJSON.
fn post(number: usize, (account, text, minutes, client): (usize, usize, u32, usize)) -> String {
    let account = ["havneby", "Havneby", "nabokommune", "anna"][account];
    let (day, hour, minute) = (1 + minutes / 1440 % 28, minutes / 60 % 24, minutes % 60);
    let month = 1 + minutes / 40_320 % 3;
    let client = ["Hootsuite", "0102034321 cpr", "X"][client];
    let reply = match text {
        2 => r#","reply_to":{"id":"17","account":"anna"}"#.to_owned(),
        // The later entry of a thread, which may be about a post that is not there.
        12 if number.is_multiple_of(2) => {
            format!(r#","reply_to":{{"id":"{}","account":"{account}"}}"#, number / 2)
        }
        // Nobody says whose that post is.
        11 | 12 => format!(r#","in_reply_to_status_id":"{}""#, number / 2),
        _ => String::new(),
    };
    let text = serde_json::to_string(TEXTS[text]).expect("it is a text");
    format!(
        r#"{{"id":"{number}","account":"{account}","created_at":"2026-{month:02}-{day:02}T{hour:02}:{minute:02}:00Z","source":"{client}","text":{text}{reply}}}"#
    )
}

fn posts() -> impl Strategy<Value = Vec<String>> {
    let one = (0..4_usize, 0..TEXTS.len(), 0..120_000_u32, 0..3_usize);
    proptest::collection::vec(one, 8..60).prop_map(|posts| {
        posts.into_iter().enumerate().map(|(number, one)| post(number, one)).collect()
    })
}

#[track_caller]
fn go(folder: &TempDir, arguments: &str) -> Ran {
    run(tweetlint(arguments).current_dir(folder.path()))
}

/// Runs the program, which must end with code 0 or 1.
#[track_caller]
fn done(folder: &TempDir, arguments: &str) -> Ran {
    let ran = go(folder, arguments);
    assert!(matches!(ran.code, Some(0 | 1)), "{arguments}: {}", ran.err);
    ran
}

fn bytes(folder: &TempDir, name: &str) -> Vec<u8> {
    fs::read(folder.path().join(name)).expect("the file is there")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    /// However the posts are split and in whatever order the parts are merged, the report is
    /// that of one run over all the files. Parts may be merged to a part first, which is then
    /// the part of one run.
    #[test]
    fn parts_give_the_report_of_one_run(
        posts in posts(),
        cuts in proptest::collection::vec(any::<Index>(), 3),
        order in Just(["0", "1", "2", "3"]).prop_shuffle(),
    ) {
        let folder = folder(&[("tweetlint.yaml", RULEBOOK), ("windows.yaml", WINDOWS)]);
        let mut ends: Vec<usize> = cuts.iter().map(|cut| 1 + cut.index(posts.len())).collect();
        ends.extend([0, posts.len()]);
        ends.sort_unstable();
        ends.dedup();
        let mut files = Vec::new();
        for (number, some) in ends.windows(2).enumerate() {
            let name = format!("{number}.ndjson");
            write(&folder, &name, &(posts[some[0]..some[1]].join("\n") + "\n"));
            done(&folder, &format!("audit {name} --part {number}.tlpart"));
            files.push(name);
        }
        let all = files.join(" ");
        let parts = order.iter().filter(|number| files.contains(&format!("{number}.ndjson")));
        let parts: Vec<String> = parts.map(|number| format!("{number}.tlpart")).collect();
        for report in REPORTS {
            let one = done(&folder, &format!("audit {all} {report}"));
            let merged = done(&folder, &format!("audit merge {} {report}", parts.join(" ")));
            prop_assert!(one.out == merged.out, "{}\n{}\n{}", report, one.out, merged.out);
            prop_assert_eq!(one.code, merged.code);
        }
        done(&folder, &format!("audit {all} --part one.tlpart"));
        let (first, rest) = parts.split_at(1 + parts.len() / 3);
        done(&folder, &format!("audit merge {} --part some.tlpart", first.join(" ")));
        done(&folder, &format!("audit merge {} some.tlpart --part all.tlpart", rest.join(" ")));
        prop_assert_eq!(bytes(&folder, "one.tlpart"), bytes(&folder, "all.tlpart"));
    }
}

/// A folder with two files of posts, and a part of each.
fn two_parts() -> TempDir {
    let folder = folder(&[("tweetlint.yaml", RULEBOOK), ("windows.yaml", WINDOWS)]);
    for (name, first) in [("a", 0), ("b", 40)] {
        let posts = (first..first + 24).fold(String::new(), |mut posts, number| {
            let minutes = u32::try_from(number * 997).expect("it is small");
            let one = post(number, (number % 4, number % TEXTS.len(), minutes, number % 3));
            let _ = writeln!(posts, "{one}");
            posts
        });
        write(&folder, &format!("{name}.ndjson"), &posts);
        done(&folder, &format!("audit {name}.ndjson --part {name}.tlpart"));
    }
    folder
}

/// Checks that a run is refused with this message, and help, in a language.
#[track_caller]
fn refused(ran: &Ran, expected: &[&str]) {
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{}", ran.err);
    for text in expected {
        assert!(ran.err.contains(text), "{text}: {}", ran.err);
    }
}

#[test]
fn a_part_has_no_text_of_a_post_and_no_personal_number() {
    let folder = two_parts();
    let part = unpacked(&bytes(&folder, "a.tlpart"));
    assert!(part.contains("010203-****") && part.contains("010203**** cpr"), "{part}");
    assert!(!part.contains("010203-4321") && !part.contains("0102034321"), "{part}");
    // Nothing is found in this post, so not even its masked text is there.
    assert!(!part.contains("hele natten"), "{part}");
    // To whom people write is in no report either.
    assert!(!part.contains("politiet"), "{part}");
}

/// A handle that contains a personal number is masked in a part, and merged all the same.
#[test]
fn a_handle_with_a_personal_number_is_masked() {
    let line = |id: u32| {
        format!(
            "{{\"id\":\"{id}\",\"account\":\"010203-4321\",\"created_at\":\"2026-01-0{id}T09:00:00Z\",\"text\":\"Hej\"}}\n"
        )
    };
    let folder = folder(&[("a.ndjson", &*line(1)), ("b.ndjson", &*line(2))]);
    done(&folder, "audit a.ndjson --part a.tlpart");
    done(&folder, "audit b.ndjson --part b.tlpart");
    let part = unpacked(&bytes(&folder, "a.tlpart"));
    assert!(part.contains("010203-****") && !part.contains("4321"), "{part}");
    let merged = done(&folder, "audit merge a.tlpart b.tlpart --format json");
    assert_eq!(merged.out, done(&folder, "audit a.ndjson b.ndjson --format json").out);
}

#[test]
fn two_periods_are_compared_from_parts() {
    let folder = two_parts();
    let periods = "--compare 2026-01 2026-02";
    for name in ["a", "b"] {
        done(&folder, &format!("audit {name}.ndjson {periods} --part {name}.tlpart"));
    }
    for format in ["text", "json", "csv", "markdown", "html"] {
        let one = done(&folder, &format!("audit a.ndjson b.ndjson {periods} --format {format}"));
        let merged = done(&folder, &format!("audit merge b.tlpart a.tlpart --format {format}"));
        assert_eq!(one.out, merged.out, "{format}");
    }
}

#[test]
fn problems_of_parts_are_those_of_one_run() {
    let folder = two_parts();
    let broken =
        "{\"id\":\"x\",\"text\":\"cpr 010203-4321\",\"created_at\":\"i går\"}\n{\"id\": oops}\n";
    write(&folder, "c.ndjson", broken);
    let ran = go(&folder, "audit c.ndjson --part c.tlpart");
    assert_eq!(ran.code, Some(2), "{}", ran.err);
    for lang in ["en", "da"] {
        let flags = format!("--format json --lang {lang}");
        let one = go(&folder, &format!("audit c.ndjson a.ndjson b.ndjson {flags}"));
        let merged = go(&folder, &format!("audit merge b.tlpart c.tlpart a.tlpart {flags}"));
        assert_eq!((one.code, &one.out), (Some(2), &merged.out));
        assert_eq!(merged.code, Some(2), "{}", merged.err);
        assert!(one.out.contains("\"file\":\"c.ndjson\",\"line\":2"), "{}", one.out);
    }
}

#[test]
fn the_same_posts_are_not_counted_twice() {
    let folder = two_parts();
    fs::copy(folder.path().join("a.ndjson"), folder.path().join("copy.ndjson")).expect("copied");
    done(&folder, "audit copy.ndjson --part copy.tlpart");
    let ran = go(&folder, "audit merge a.tlpart b.tlpart copy.tlpart --lang en");
    refused(&ran, &["the posts in copy.ndjson are also in a.tlpart", "[copy.tlpart]"]);
    let ran = go(&folder, "audit merge a.tlpart a.tlpart --lang da");
    refused(
        &ran,
        &["opslagene i a.ndjson er også med i a.tlpart", "læg hvert opslag i kun én del"],
    );
    let ran = go(&folder, "audit a.ndjson copy.ndjson --part d.tlpart --lang en");
    refused(&ran, &["this file has the same content as a.ndjson", "[copy.ndjson]"]);
    assert!(!folder.path().join("d.tlpart").exists());
}

#[test]
fn parts_of_other_runs_are_refused() {
    let folder = two_parts();
    for (flags, english, danish) in [
        ("--since 2026-01-05", "another period than b.tlpart", "en anden periode end b.tlpart"),
        ("--select tone", "another `--select` than b.tlpart", "et andet `--select` end b.tlpart"),
        ("--ignore tone", "another `--ignore`", "et andet `--ignore`"),
        ("--account x", "another `--account`", "et andet `--account`"),
        ("--at 2026-05-05T09:00", "another `--at`", "et andet `--at`"),
        ("--dates day-month", "another `--dates`", "et andet `--dates`"),
        ("--input-format ndjson", "another `--input-format`", "et andet `--input-format`"),
        ("--map text=text", "another `--map`", "et andet `--map`"),
    ] {
        done(&folder, &format!("audit a.ndjson --part a.tlpart {flags}"));
        let ran = go(&folder, "audit merge b.tlpart a.tlpart --lang en");
        refused(&ran, &[english, "[a.tlpart]", "all with the same flags"]);
        refused(
            &go(&folder, "audit merge b.tlpart a.tlpart --lang da"),
            &[danish, "de samme flag"],
        );
    }
}

#[test]
fn another_rulebook_or_register_is_refused() {
    let folder = two_parts();
    let expected = ["another rulebook, or with other registers", "[b.tlpart]", "`--rulebook`"];
    for (name, text) in [("tweetlint.yaml", RULEBOOK), ("windows.yaml", WINDOWS)] {
        write(&folder, name, &format!("{text}\n# changed\n"));
        refused(&go(&folder, "audit merge b.tlpart a.tlpart --lang en"), &expected);
        write(&folder, name, text);
        done(&folder, "audit merge b.tlpart a.tlpart");
    }
    // The same rulebook may be in another folder.
    write(&folder, "copy/windows.yaml", WINDOWS);
    write(&folder, "copy/tweetlint.yaml", RULEBOOK);
    done(&folder, "audit merge b.tlpart a.tlpart --rulebook copy/tweetlint.yaml");
    write(&folder, "parent.yaml", "extends: [police]\n");
    write(&folder, "own.yaml", "extends: [parent.yaml]\n");
    done(&folder, "audit a.ndjson --rulebook own.yaml --part own.tlpart");
    write(&folder, "parent.yaml", "extends: [embassy]\n");
    let ran = go(&folder, "audit merge own.tlpart --rulebook own.yaml --lang da");
    refused(&ran, &["en anden regelbog eller andre registre"]);
}

#[test]
fn other_files_are_neither_parts_nor_overwritten() {
    let folder = two_parts();
    for name in ["a.ndjson", "tweetlint.yaml"] {
        let ran = go(&folder, &format!("audit merge b.tlpart {name} --lang en"));
        refused(&ran, &["this is not a part of an audit", &format!("[{name}]")]);
        let ran = go(&folder, &format!("audit b.ndjson --part {name} --lang en"));
        refused(&ran, &["this file is not a part of an audit, and would be lost"]);
    }
    assert_eq!(bytes(&folder, "tweetlint.yaml"), RULEBOOK.as_bytes());
    refused(&go(&folder, "audit merge missing.tlpart --lang en"), &["no such file"]);
    let ran = go(&folder, "audit a.tlpart --lang en");
    assert_eq!(ran.code, Some(2), "{}", ran.err);
    let text = unpacked(&bytes(&folder, "a.tlpart"));
    let other = packed(&text.replacen("\"program\":\"", "\"program\":\"9.", 1));
    fs::write(folder.path().join("a.tlpart"), other).expect("there is room");
    let ran = go(&folder, "audit merge b.tlpart a.tlpart --lang en");
    refused(&ran, &["version 9.0.1.0 of the program made this part", "[a.tlpart]"]);
}

#[test]
fn a_part_that_is_cut_or_damaged_is_refused() {
    let folder = two_parts();
    let part = bytes(&folder, "a.tlpart");
    let refuse = |bytes: &[u8], what: &str| {
        fs::write(folder.path().join("c.tlpart"), bytes).expect("there is room");
        let ran = go(&folder, "audit merge c.tlpart --lang en");
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{what}: {}", ran.err);
        assert!(ran.err.contains("c.tlpart") && !ran.err.contains("panicked"), "{}", ran.err);
    };
    for end in (0..part.len()).step_by(1 + part.len() / 40) {
        refuse(&part[..end], &format!("cut at {end}"));
    }
    refuse(&part[..part.len() - 1], "without its last line break");
    for at in (0..part.len()).step_by(1 + part.len() / 60) {
        let mut flipped = part.clone();
        flipped[at] ^= 1 << (at % 8);
        refuse(&flipped, &format!("a bit flipped at {at}"));
    }
    refuse(&[part.as_slice(), b"\n"].concat(), "followed by a line");
    refuse(&[part.as_slice(), part.as_slice()].concat(), "twice");
}

/// Replaces the first text in the lines of a part.
fn forge(folder: &TempDir, lines: &str, from: &str, to: &str) {
    assert!(lines.contains(from), "{from}");
    let part = packed(&lines.replacen(from, to, 1));
    fs::write(folder.path().join("c.tlpart"), part).expect("there is room");
}

#[test]
fn a_forged_part_does_no_harm() {
    let folder = two_parts();
    let part = unpacked(&bytes(&folder, "a.tlpart"));
    forge(&folder, &part, "\"coverage\":[24,", "\"coverage\":[25,");
    done(&folder, "audit merge c.tlpart");
    let most = u64::MAX;
    for (from, to) in [
        ("\"left_out\":0", &*format!("\"left_out\":{most}")),
        ("\"coverage\":[24,", &*format!("\"coverage\":[{most},")),
        ("\"handle\":\"havneby\"", "\"handle\":\"nabo\""),
        ("\"platform\":\"x\"", "\"platform\":\"myspace\""),
        ("{\"audit\":{\"period\":", "{\"audit\":{\"posts\":[]}}\n{\"audit\":{\"period\":"),
        ("\"rules\":[[202601,", "\"rules\":[[202613,"),
        ("\"rules\":[[202601,", "\"rules\":[[202601,100000,[1,1,1,1]],[202601,"),
        ("\"rules\":[[202601,", &*format!("\"rules\":[[202601,0,[1,{most},1,1]],[202601,")),
        ("\"topics\":[[", "\"topics\":[[1,2],["),
        ("\"topics\":[[", "\"topics\":[[1,0],["),
        ("\"topic\":0", "\"topic\":1"),
        ("\"hours\":[[0,", "\"hours\":[[1,"),
        ("\"posts\":[[", "\"posts\":[[1,9,0,0,0,0,0],["),
        ("\"posts\":[[", "\"posts\":[[1,0,0,0,0,0,1099511627776],["),
        ("\"metric\":\"", "\"metric\":\"no-"),
        ("\"level\":\"", "\"level\":\"no-"),
        ("\"link\":\"https:", "\"link\":\"javascript:"),
        ("\"labels\":[\"", "\"labels\":[\"\\u001b[2J"),
        ("\"labels\":[\"", "\"labels\":[\"\",\""),
        ("\"page\":{\"rule\":{\"rule\":", "\"page\":{\"rule\":{\"rule\":9999"),
        ("\"findings\":2", "\"findings\":1"),
        ("\"findings\":2", "\"findings\":2,\"more\":2"),
        ("# tweetlint hashtags 1", "# tweetlint hashtags 2"),
        ("\"inputs\":1", "\"inputs\":2"),
        ("\"periods\":[[null,null]]", "\"periods\":[]"),
        ("\"periods\":[[null,null]]", "\"periods\":[[\"x\",null]]"),
        ("\"select\":[]", "\"select\":[\"no/rule\"]"),
        ("{\"page\":", &*format!("{}{{\"page\":", "[".repeat(1 << 20))),
        ("{\"page\":", &*format!("{}{{\"page\":", " ".repeat(5 << 20))),
    ] {
        forge(&folder, &part, from, to);
        let ran = go(&folder, "audit merge c.tlpart --lang en --format html");
        let what = &to[..to.len().min(60)];
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{what}: {}", ran.err);
        let expected = "this part is not as the program wrote it";
        assert!(ran.err.contains(expected), "{what}: {}", ran.err);
        assert!(ran.err.contains("[c.tlpart]"), "{what}: {}", ran.err);
    }
}

#[test]
fn a_part_is_read_from_a_pipe_and_written_to_one() {
    let folder = two_parts();
    let mut command = tweetlint("audit a.ndjson --part -");
    let ran = command.current_dir(folder.path()).output().expect("the program starts");
    assert_eq!((ran.status.code(), ran.stderr), (Some(0), Vec::new()));
    assert_eq!(ran.stdout, bytes(&folder, "a.tlpart"));
    assert!(Path::new(folder.path()).join("a.tlpart").exists());
}

/// A small part must not fill the memory.
#[test]
fn a_part_that_becomes_far_too_large_is_refused() {
    let folder = two_parts();
    let part = unpacked(&bytes(&folder, "a.tlpart"));
    let (header, _) = part.split_once('\n').expect("it has lines");
    let line = format!("{{\"coverage\":[0,0]}}{}\n", " ".repeat(1 << 20));
    let bomb = packed(&format!("{header}\n{}", line.repeat(65)));
    fs::write(folder.path().join("c.tlpart"), bomb).expect("there is room");
    let ran = go(&folder, "audit merge c.tlpart --lang en");
    refused(&ran, &["it unpacks to more than 250 times its size", "[c.tlpart]"]);
}
