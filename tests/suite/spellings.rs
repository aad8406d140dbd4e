//! The spellings of personal numbers: which are reported, which are only masked, and
//! which digits are neither.

use std::fs;

use tweetlint::{
    output::Shown,
    personal_data::{Number, numbers},
};

use crate::program::{run, tweetlint};

/// Spellings of one number of a person who would have been born in 1888, and
/// whether each is found without a word such as *cpr* before it.
const SPELLINGS: &[(&str, bool)] = &[
    ("150588-5739", true),
    ("1505885739", true),
    ("150588 5739", true),
    ("150588 – 5739", true),
    ("150588\u{200b}-5739", true),
    ("1505\u{200b}88\u{2060}5739", true),
    ("150588\u{ad}5739", true),
    ("150588/5739", true),
    ("150588:5739", true),
    ("(150588)-5739", true),
    ("(150588) 5739", true),
    ("150588--5739", true),
    ("150588---5739", true),
    ("150588 - - 5739", true),
    ("150588-57 39", true),
    ("150588-\n5739", true),
    ("150588\n5739", false),
    ("150588\r\n    5739", false),
    ("150588, 5739", false),
    ("15 05 88-5739", true),
    ("15 05 88 5739", false),
    ("15.05.88-5739", true),
    ("15.05.88 5739", false),
    ("15/05/88-5739", true),
    ("15/05-88-5739", true),
    ("15-05-88-5739", true),
    ("15-05-1888-5739", true),
    ("15.05.1888 5739", false),
    ("15051888-5739", true),
    ("15 05 88 57 39", false),
    ("1 5 0 5 8 8 - 5 7 3 9", false),
    ("u1505885739", false),
    ("%31505885739", true),
    ("%2531505885739", true),
    ("150588%2D5739", true),
    ("150588%2F5739", true),
    ("150588%E2%80%935739", true),
    ("150588&ndash;5739", true),
    ("150588&amp;ndash;5739", true),
    ("150588&#45;5739", true),
    ("150588&#8209;5739", true),
    ("150588&nbsp;5739", true),
    ("&#49;505885739", true),
    (r"150588\u002d5739", true),
    (r"150588\-5739", true),
    (r"\u0031505885739", true),
    ("1️⃣5️⃣0️⃣5️⃣8️⃣8️⃣-5️⃣7️⃣3️⃣9️⃣", true),
    ("𝟏𝟓𝟎𝟓𝟖𝟖-𝟓𝟕𝟑𝟗", true),
    ("𝟣𝟧𝟢𝟧𝟪𝟪𝟧𝟩𝟥𝟫", true),
    ("١٥٠٥٨٨-٥٧٣٩", true),
    ("１５０５８８－５７３９", true),
    ("१५०५८८ ५७३९", true),
    ("1̲5̲0̲5̲8̲8̲-5̲7̲3̲9̲", true),
    ("**150588**-5739", true),
    ("__150588__-5739", true),
    ("`150588`-`5739`", true),
    ("*150588*/*5739*", true),
    ("<b>150588</b>-5739", true),
    ("»150588«-»5739«", true),
    ("150588_5739", true),
    ("150588.5739", true),
    ("150588·5739", true),
];

fn is_found(text: &str) -> bool {
    numbers(text).any(|number| number.is_likely())
}

#[test]
fn each_spelling_is_found_after_a_word_for_it() {
    for (spelling, _) in SPELLINGS {
        let text = format!("Mit cpr-nummer er {spelling}, og jeg venter");
        assert!(is_found(&text), "{spelling:?}");
    }
}

#[test]
fn unambiguous_spellings_are_found_alone() {
    for (spelling, alone) in SPELLINGS {
        assert_eq!(is_found(&format!("Hej! {spelling} er mit")), *alone, "{spelling:?}");
    }
}

#[test]
fn the_end_of_a_word_is_not_taken_for_a_word_before_the_digits() {
    // *Erfaring* ends with *ring* (call), and *sagde* (said) begins with *sag* (case).
    assert!(is_found("Hun har erfaring som lærer i Vejle: 1505885739"));
    assert!(!is_found("Har du brug for hjælp, så ring: 1505885739"));
    for (text, found) in [
        ("Hun sagde 150588-5734", true),
        ("Se referatet 150588-5734", true),
        ("Sag: 150588-5734", false),
        ("Sagsnr. 150588-5734", false),
        ("Vores ref. 150588-5734", false),
    ] {
        assert_eq!(is_found(text), found, "{text}");
    }
}

#[test]
fn each_spelling_is_masked() {
    for (spelling, _) in SPELLINGS {
        let pairs = matches!(*spelling, "15 05 88 57 39");
        let before = if pairs { "Mit cpr-nummer er " } else { "Hej! " };
        let text = format!("{before}{spelling}");
        let masked = Shown::new(&*text);
        let left = masked.text().chars().filter(|c| c.is_numeric()).count();
        assert!(left <= 6, "{spelling:?}: {}", masked.text());
        assert_eq!(masked.text().len(), text.len(), "{spelling:?}");
        assert_eq!(masked.text().chars().count(), text.chars().count(), "{spelling:?}");
    }
}

/// Texts with numbers that are no personal numbers.
fn others() -> Vec<String> {
    let list = fs::read_to_string("tests/privacy/not_personal.txt").expect("the list is there");
    let texts = list.lines().filter(|line| !line.starts_with("# "));
    texts.map(|text| text.replace('⏎', "\n")).collect()
}

#[test]
fn other_numbers_are_not_found() {
    let others = others();
    assert!(200 <= others.len());
    let found: Vec<&String> = others.iter().filter(|text| is_found(text)).collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn the_rule_finds_what_is_found() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let line = |text: String| serde_json::json!({ "text": text }).to_string() + "\n";
    let personal = SPELLINGS.iter().map(|(text, _)| line(format!("Mit cpr-nummer er {text}")));
    let write = |name: &str, posts: String| {
        fs::write(folder.path().join(name), posts).expect("there is room");
    };
    write("personal.ndjson", personal.collect());
    write("other.ndjson", others().into_iter().map(line).collect());
    let findings = |file: &str| {
        let arguments = format!("check --select privacy/cpr --format jsonl {file}");
        let ran = run(tweetlint(&arguments).current_dir(folder.path()));
        assert_eq!(ran.err, "");
        ran.out.lines().count()
    };
    assert_eq!(findings("personal.ndjson"), SPELLINGS.len());
    assert_eq!(findings("other.ndjson"), 0);
}

/// Dates with a number behind them, which is the hardest case: a clock time, an
/// amount, a year. They are numbers only after a word for one.
#[test]
fn a_date_and_a_number_are_no_personal_number() {
    let control =
        |text: &str| numbers(text).any(|number: Number| number.control_fits_or_is_excused());
    let mut right = 0;
    for serial in 0..2400 {
        let clock = format!("{:02}{:02}", serial / 100, serial % 60);
        for text in [
            format!("Torsdag 12.05.26 {clock}"),
            format!("Torsdag 12/05/26 {clock} i salen"),
            format!("Den 12.05.2026 {clock} kr."),
            format!("Født 12.05.26 {clock}"),
            format!("Født 12.05.15 {} g", 2400 + serial),
        ] {
            assert!(!is_found(&text), "{text}");
        }
        right += usize::from(control(&format!("cpr 120526-{clock}")));
    }
    assert!(100 < right, "some have a right control digit: {right}");
}
