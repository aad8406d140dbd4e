//! Tests of the scan. One of them compares it with a slow scan that tries every term
//! at every place.

use super::*;
use crate::matcher::{AutomatonBuilder, ListId, Match, Reach, boundary, notation};

#[track_caller]
fn check(entry: &str, text: &str, expected: &[&str]) {
    check_case(entry, false, text, expected);
}

#[track_caller]
fn check_case(entry: &str, exact: bool, text: &str, expected: &[&str]) {
    let mut builder = AutomatonBuilder::default();
    let list = builder.new_list();
    builder.add(list, 0, entry, None, exact).expect("the entry is valid");
    let automaton = builder.build();
    let tokens = Tokens::of(text);
    let mut scratch = Scratch::default();
    let matches = automaton.scan(text, &tokens, &mut scratch);
    let found: Vec<&str> = matches.of(&[list]).map(|found| &text[found.range()]).collect();
    assert_eq!(found, expected, "{entry} in {text}");
}

#[test]
fn words_match_between_word_boundaries() {
    check("mon", "Mon det? Månen, salmon, MON.", &["Mon", "MON"]);
    check("å", "på å", &["å"]);
    check("skyder*", "Skyderi og skyderiet, ikke enskyder", &["Skyderi", "skyderiet"]);
    check("foto:", "Foto: Bo", &["Foto:"]);
    check("skud", "⚠️skud 1️⃣skud", &["skud", "skud"]);
}

#[test]
fn phrases_match_across_any_white_space() {
    check("i henhold til", "I henhold\n  til loven", &["I henhold\n  til"]);
    check("(læs|se) mere", "læs mere, se mere", &["læs mere", "se mere"]);
    check("fremkom* med", "han fremkommer med", &["fremkommer med"]);
    check("kl. 10", "kl.\u{a0}10 Kl.\u{2009} 10", &["kl.\u{a0}10", "Kl.\u{2009} 10"]);
    check("på ny", "pa\u{30a}\u{a0}ny", &["pa\u{30a}\u{a0}ny"]);
    check("læs\u{a0}mere", "læs mere", &["læs mere"]);
}

#[test]
fn case_may_have_to_match() {
    check_case("EU", true, "EU eu Eu", &["EU"]);
    check_case("EU*", true, "EUs eus", &["EUs"]);
    check_case("(EU|FN) siger", true, "EU siger, fn siger, FN Siger", &["EU siger"]);
    check_case("Læs* Mere", true, "Læser\n Mere, læser Mere, Læser mere", &["Læser\n Mere"]);
    check_case("Så _ Som", true, "Så godt Som, så godt Som, Så godt som", &["Så godt Som"]);
    check_case("PÅ", true, "PA\u{30a} på", &["PA\u{30a}"]);
}

#[test]
fn a_gap_matches_up_to_three_words() {
    check("såvel _ som", "såvel børn som", &["såvel børn som"]);
    check("såvel _ som", "såvel en to tre som", &["såvel en to tre som"]);
    check("såvel _ som", "såvel en to tre fire som", &[]);
    check("såvel _ som", "såvel godt. Som sagt", &[]);
}

#[test]
fn links_and_tags_are_not_searched() {
    check("bro", "bro https://a.dk/bro #bro @bro bro", &["bro", "bro"]);
}

#[test]
fn a_word_may_be_the_last_part_of_a_compound() {
    let mut builder = AutomatonBuilder::default();
    let list = builder.new_list();
    for (number, entry) in ["brand*", "skud*", "angreb"].into_iter().enumerate() {
        builder.add(list, number, entry, None, false).expect("the entry is valid");
    }
    builder.match_compounds(list);
    let automaton = builder.build();
    let text = "Havnebrand og skovbrandene; branden, skovbrandfare, tilskud, knivangreb #byBrand";
    let tokens = Tokens::of(text);
    let mut scratch = Scratch::default();
    let matches = automaton.scan(text, &tokens, &mut scratch);
    let found: Vec<&str> = matches.of(&[list]).map(|found| &text[found.range()]).collect();
    assert_eq!(found, ["Havnebrand", "skovbrandene", "branden"]);
}

#[test]
fn marks_that_do_not_compose_are_not_part_of_a_word() {
    check("1", "e\u{301} 1\u{fe0f}\u{20e3}", &["1"]);
    check("1", "1\u{fe0f}\u{20e3} e\u{301}", &["1"]);
}

#[test]
fn decomposed_letters_are_found_at_their_own_bytes() {
    check("på", "også pa\u{30a} taget", &["pa\u{30a}"]);
    check("ÅBNER", "vi åbner", &["åbner"]);
}

/// Random entries of word lists with similar beginnings, which use all of the
/// notation.
const ENTRIES: &str = "[ab]{1,2}|[ab]{1,7}|a b\\*|ab? [ab]|a _ b|a\\* _ b|(a|b )a|å\\*|ab:";
/// Random texts in which these entries may match.
const TEXTS: &str = "(a|b|ab|å|A|#a|@b|a\u{30a}|[.:!…]|\n|[ ]{1,2}| | |\u{a0}|b\\.dk){0,30}";

/// The matches of all entries, found the slow way. Each entry is a list of its own.
fn by_trying(entries: &[String], text: &str, tokens: &Tokens) -> Vec<Match> {
    let mut found = Vec::new();
    let mut folded = crate::matcher::fold::Folded::default();
    folded.fold(text);
    let is_word = |char: Option<char>| char.is_some_and(boundary::is_word_char);
    for (at, _) in folded.text.char_indices() {
        let begins = !is_word(folded.text[..at].chars().next_back())
            && is_word(folded.text[at..].chars().next());
        for (list, entry) in (0..).map(ListId).zip(entries).filter(|_| begins) {
            let add = |prefix: &str, tail: &str| {
                let Some(end) = after(prefix, &folded.text, at) else { return };
                let Some(end) = boundary::Ends::in_text(&folded.text).of(tail, end) else { return };
                let (start, end) = (folded.original(at), folded.original(end));
                if tokens.touching(&(start..end)).is_none() {
                    found.push(Match { list, entry: 0, language: None, start, end });
                }
            };
            notation::terms(entry, add).expect("the entry is valid");
        }
    }
    found
}

/// The offset at which a prefix ends if it is in the text at byte `at`; `None` if it
/// is not there.
fn after(prefix: &str, text: &str, mut at: usize) -> Option<usize> {
    for char in prefix.chars() {
        let rest = &text[at..];
        at += match char {
            ' ' if rest.starts_with(|char: char| char.is_ascii_whitespace()) => {
                rest.len() - rest.trim_start().len()
            }
            _ => rest.len() - rest.strip_prefix(char)?.len(),
        };
    }
    Some(at)
}

proptest::proptest! {
    #[test]
    fn a_scan_finds_what_trying_every_term_finds(
        entries in proptest::collection::vec(ENTRIES, 0..8),
        later in proptest::collection::vec(ENTRIES, 0..4),
        (text, before) in (TEXTS, TEXTS),
        reach in (0..40_usize, 0..40_usize, 0..40_usize, 0..40_usize),
    ) {
        let mut builder = AutomatonBuilder::default();
        let add = |builder: &mut AutomatonBuilder, entry: &String| {
            let list = builder.new_list();
            builder.add(list, 0, entry, None, false).expect("the entry is valid");
        };
        for entry in &entries {
            add(&mut builder, entry);
        }
        let mut builder = AutomatonBuilder::from_automaton(&builder.build());
        for entry in &later {
            add(&mut builder, entry);
        }
        let (automaton, entries) = (builder.build(), [entries, later].concat());
        let tokens = Tokens::of(&text);
        let mut scratch = Scratch::default();
        let matches = automaton.scan(&text, &tokens, &mut scratch);
        let expected = by_trying(&entries, &text, &tokens);

        let lists: Vec<ListId> = (0..).map(ListId).take(entries.len()).collect();
        let all: Vec<&Match> = matches.of(&lists).collect();
        proptest::prop_assert!(all.is_sorted_by_key(|found| found.start));
        proptest::prop_assert_eq!(all.len(), expected.len());
        // What is kept of the words of other posts changes nothing.
        let mut kept = Scratch::default();
        for text in [&before, &text, &text] {
            let tokens = Tokens::of(text);
            let (of_post, mut fresh) = ((text.as_str(), Some("da")), Scratch::default());
            let again = automaton.scan_post(of_post, &tokens, &mut kept);
            let once = automaton.scan(text, &tokens, &mut fresh);
            proptest::prop_assert!(again.of(&lists).eq(once.of(&lists)));
        }
        let has_some = |list: &&ListId| expected.iter().any(|found| found.list == **list);
        let matched: Vec<ListId> = lists.iter().filter(has_some).copied().collect();
        proptest::prop_assert_eq!(matches.matched_lists(), matched);
        let reach = Reach { within: reach.0..reach.1, ends_from: reach.2, starts_to: reach.3 };
        for list in lists {
            let mut own: Vec<Match> = expected.iter().filter(|found| found.list == list).copied().collect();
            own.sort_by_key(|found| found.start);
            let found: Vec<Match> = matches.of(&[list]).copied().collect();
            proptest::prop_assert_eq!(&found, &own);
            let near = found.iter().find(|found| reach.contains(&found.range()));
            proptest::prop_assert_eq!(matches.first_near(&[list], &reach, None), near);
            for one in &found {
                let same = found.iter().filter(|other| other.start == one.start);
                let longest = same.map(|other| other.end).max();
                proptest::prop_assert_eq!(matches.longest_at(&[list], one.start), longest);
            }
        }
    }
}
