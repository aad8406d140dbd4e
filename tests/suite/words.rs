//! Where words, links and tokens begin and end, in texts in which an error by one is
//! likely.

use tweetlint::{
    matcher::{AutomatonBuilder, Scratch},
    platform::Platform,
    tokens::{self, TokenKind, Tokens},
};

/// Compares the matches of an entry of a word list in a text. With `compounds`
/// the entry also matches as the last part of one.
#[track_caller]
fn matches(entry: &str, compounds: bool, text: &str, expected: &[&str]) {
    let mut builder = AutomatonBuilder::default();
    let list = builder.new_list();
    builder.add(list, 0, entry, None, false).expect("the entry is valid");
    if compounds {
        builder.match_compounds(list);
    }
    let automaton = builder.build();
    let (tokens, mut scratch) = (Tokens::of(text), Scratch::default());
    let found = automaton.scan(text, &tokens, &mut scratch);
    let found: Vec<&str> = found.of(&[list]).map(|found| &text[found.range()]).collect();
    assert_eq!(found, expected, "{entry} in {text}");
}

#[test]
fn a_gap_ends_at_a_line_break() {
    matches("såvel _ som", false, "såvel børn som voksne", &["såvel børn som"]);
    matches("såvel _ som", false, "såvel børn\nsom voksne", &[]);
    matches("såvel _ som", false, "såvel\nbørn som voksne", &[]);
}

#[test]
fn a_compound_has_at_least_two_letters_before_its_last_part() {
    matches("brand*", true, "Elbrand ved vejen", &["Elbrand"]);
    matches("brand*", true, "Xbrand ved vejen", &[]);
    matches("brand*", true, "Åbrand ved vejen", &[]);
}

#[test]
fn signs_of_arithmetic_are_not_letters() {
    for sign in ['×', '÷'] {
        matches("bro", false, &format!("2{sign}bro og bro{sign}2"), &["bro", "bro"]);
    }
    // Folding to lower case moves the letters around × by 32, and not × to ÷.
    matches("2×2", false, "2÷2 og 2×2", &["2×2"]);
    matches("2÷2", false, "2×2 og 2÷2", &["2÷2"]);
}

#[test]
fn decomposed_letters_keep_their_places() {
    let ring = "a\u{30a}";
    matches("å", false, &format!("{ring} {ring} {ring}"), &[ring; 3]);
    matches("mon", false, &format!("{ring}{ring} mon {ring} mon"), &["mon", "mon"]);
    // The mark below does not compose with the letter, and belongs to the word.
    let marked = "bl\u{331}a\u{30a}";
    matches("blå*", false, &format!("{ring} {marked} mon"), &[]);
    matches("mon", false, &format!("{marked} mon"), &["mon"]);
    matches("på", false, "pa\u{30a}\u{331} og pa\u{30a}.", &["pa\u{30a}"]);
}

/// Compares the links of a text.
#[track_caller]
fn links(text: &str, expected: &[&str]) {
    let tokens = Tokens::of(text);
    let found: Vec<&str> = tokens.links().map(|link| &text[link.range()]).collect();
    assert_eq!(found, expected, "{text:?}");
}

#[test]
fn no_host_contains_what_x_refuses() {
    for refused in ['\u{fffe}', '\u{feff}', '\u{ffff}'] {
        links(&format!("https://ny{refused}bro.dk"), &["bro.dk"]);
    }
    links("https://ny\u{e6}bro.dk", &["https://nyæbro.dk"]);
}

#[test]
fn servers_of_mastodon_count_nothing() {
    let length = |text: &str| tokens::length(text, &Tokens::of(text), Platform::Mastodon);
    for (with_server, without) in [
        ("@vejen@kultur.social Hej", "@vejen Hej"),
        ("Hej @vejen@kultur.social.", "Hej @vejen."),
        ("@a@b.dk @c@d.dk", "@a @c"),
    ] {
        assert_eq!(length(with_server), length(without), "{with_server}");
    }
    // An address of mail is no mention.
    assert_eq!(length("post@vejen.dk"), "post@vejen.dk".len());
}

#[test]
fn keycaps_are_not_hashtags() {
    let kinds = |text: &str| {
        let tokens = Tokens::of(text);
        tokens.all().iter().map(|token| token.kind).collect::<Vec<_>>()
    };
    assert_eq!(kinds("#\u{fe0f}\u{20e3} #bro"), [TokenKind::Hashtag]);
}
