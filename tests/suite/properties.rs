//! Properties of any text: nothing panics, every span is in the text and on character
//! boundaries, and a text is the same after it was encoded and decoded.

use std::{ops::Range, path::Path, sync::LazyLock};

use jiff::{Timestamp, tz::TimeZone};
use proptest::prelude::*;
use tweetlint::{
    finding::FingerprintBasis,
    input::{Batch, FORMATS, Part, PartContext, ReadOptions},
    language::Language,
    lint::{Lint, Selection},
    output::{self, Run, Screen},
    platform::Platform,
    post::Post,
    rulebook::{Rulebook, load},
    source::{Source, Span},
    text::Text,
    tokens::{self, EmojiCount, TokenKind, Tokens},
};

/// Pieces of text that are hard to tokenize, decode or check.
const PIECES: [&str; 44] = [
    "#tag",
    "#",
    "＃æ",
    "@navn",
    "@",
    "@a@politi.dk",
    "@a/liste",
    "$AB",
    "$",
    "http://",
    "https://politi.dk/a?b=c#d",
    "www.politi.dk",
    "politi.dk",
    "a.b.c.dk",
    ".",
    "://",
    "x@y.dk",
    "👩\u{200d}👩\u{200d}👧",
    "🇩🇰",
    "🇩",
    "5\u{fe0f}\u{20e3}",
    "👍🏽",
    "\u{200d}",
    "\u{fe0f}",
    "e\u{301}",
    "a\u{30a}",
    "\u{202e}",
    "\0",
    "\r\n",
    "\n",
    " ",
    "\u{a0}",
    "\"",
    "'",
    "»",
    "«",
    "!!!",
    "010203-4321",
    "0102034321",
    "skyderi",
    "RÅBER HØJT",
    "Læs mere på vores hjemmeside",
    "𝗙𝗲𝗱",
    "RT @a: ",
];

pub(crate) fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
        1 => "[a-zæøåA-ZÆØÅ ,.]{0,12}",
    ];
    prop::collection::vec(piece, 0..16).prop_map(|pieces| pieces.concat())
}

/// A rulebook with windows, a directory and rules of its own.
static RULEBOOK: LazyLock<Rulebook> = LazyLock::new(|| {
    let path = Path::new("fixtures/accounts/koebenhavner/tweetlint.yaml");
    load(Some(path), None).expect("the fixture is valid")
});

/// Whether a range is in a text and on character boundaries.
fn is_in(text: &str, range: &Range<usize>) -> bool {
    range.start <= range.end && text.get(range.clone()).is_some()
}

/// A keycap is not part of any word.
#[test]
fn a_text_may_begin_with_a_keycap() {
    let lint = Lint::new(&RULEBOOK, Selection::default(), None, Timestamp::UNIX_EPOCH);
    let lint = lint.expect("no rule is asked for");
    let text = "5\u{fe0f}\u{20e3}e\u{301} Hej!!!";
    let source = Source::new("a.txt", text);
    let posts = [Post::new("1", Text::verbatim(text, 0), Span::new(0, text.len()))];
    let found = lint.findings(&source, &posts);
    assert!(found.iter().any(|finding| finding.rule.id == "tone/shouting"));
}

/// Whether ranges are in a text, in order, not empty and not overlapping.
fn are_apart(text: &str, ranges: &[Range<usize>]) -> bool {
    ranges.iter().all(|range| !range.is_empty() && is_in(text, range))
        && ranges.is_sorted_by(|one, next| one.end <= next.start)
}

fn ranges(text: &str) -> Vec<(TokenKind, Range<usize>)> {
    Tokens::of(text).all().iter().map(|token| (token.kind, token.range())).collect()
}

proptest! {
    #[test]
    fn tokens_are_apart(text in text()) {
        let found = ranges(&text);
        let only: Vec<_> = found.iter().map(|(_, range)| range.clone()).collect();
        prop_assert!(are_apart(&text, &only), "{found:?}");
        for (kind, range) in found {
            let first = text[range].chars().next().expect("no token is empty");
            let fits = match kind {
                TokenKind::Link => !first.is_whitespace(),
                TokenKind::Mention | TokenKind::List => matches!(first, '@' | '＠'),
                TokenKind::Hashtag => matches!(first, '#' | '＃'),
                TokenKind::Cashtag => first == '$',
            };
            prop_assert!(fits, "{kind:?} does not start with {first:?}");
        }
        let emoji: Vec<_> = tokens::emoji(&text).collect();
        prop_assert!(are_apart(&text, &emoji), "{emoji:?}");
        if let Some(reply) = tokens::reply_to(&text) {
            prop_assert!(is_in(&text, &reply.range()));
        }
    }

    /// The tokens of one paragraph do not depend on the next.
    #[test]
    fn paragraphs_do_not_mix(one in text(), other in text()) {
        let both = format!("{one}\n\n{other}");
        let offset = one.len() + 2;
        let mut apart = ranges(&one);
        apart.extend(ranges(&other).into_iter().map(|(kind, range)| {
            (kind, range.start + offset..range.end + offset)
        }));
        prop_assert_eq!(ranges(&both), apart);
        let length = |text: &str| tokens::length(text, &Tokens::of(text), Platform::X);
        prop_assert_eq!(length(&both), length(&one) + 2 + length(&other));
    }

    #[test]
    fn lengths_fit_together(text in text(), most in 0usize..300) {
        let tokens = Tokens::of(&text);
        let length = tokens::length(&text, &tokens, Platform::X);
        prop_assert!(length <= 2 * text.chars().count() + 23 * tokens.links().count());
        let (again, fit) = tokens::weighted_fit(&text, &tokens, EmojiCount::Two, most);
        prop_assert_eq!(again, length);
        prop_assert!(is_in(&text, &(0..fit)));
        prop_assert_eq!(fit == text.len(), length <= most || text.is_empty());
        prop_assert!(tokens::length(&text, &tokens, Platform::Bluesky) <= text.chars().count());
        prop_assert!(tokens::length(&text, &tokens, Platform::Mastodon) <= text.chars().count() + 23 * tokens.links().count());
    }

    /// Each finding of all rules is in the text, and every output format can render
    /// it.
    #[test]
    fn findings_are_in_the_text(text in text(), draft in any::<bool>()) {
        let text = format!("{text} Hej!!!");
        let now: Timestamp = "2026-03-07T12:00:00Z".parse().expect("it is a time");
        let lint = Lint::new(&RULEBOOK, Selection::default(), Some("koebenhavner".into()), now)
            .expect("no rule is asked for");
        let source = Source::new("a.txt", format!("før {text} efter"));
        let mut post = Post::new("1", Text::verbatim(&text, "før ".len()), Span::new(0, source.text().len()));
        post.verbatim = draft;
        let posts = [post];
        let findings = lint.findings(&source, &posts);
        prop_assert!(findings.iter().any(|finding| finding.rule.id == "tone/shouting"));
        for finding in &findings {
            prop_assert!(is_in(source.text(), &finding.span.range()), "{finding:?}");
            prop_assert!(finding.secrets.iter().all(|secret| is_in(&text, secret)), "{finding:?}");
            if let Some(range) = &finding.text_span {
                prop_assert!(is_in(&text, range), "{finding:?}");
                prop_assert_eq!(source.slice(finding.span), &text[range.clone()]);
            }
        }
        let screen = Screen { color: draft, unicode: draft, ..Screen::file(Language::Da) };
        let run = Run { rulebook: &RULEBOOK, quiet: false, screen, basis: FingerprintBasis::default() };
        for format in output::FORMATS {
            let report = String::from_utf8(output::render(&findings, format, &run));
            prop_assert!(report.is_ok_and(|report| !report.is_empty()));
        }
    }

    /// A text encoded as JSON or CSV decodes to itself, and each character maps to
    /// its span in the file.
    #[test]
    fn encoded_texts_decode_to_themselves(text in text().prop_filter("a post has a text", |text| !text.trim().is_empty())) {
        let text = text.replace('\0', "");
        let json = serde_json::json!({"id": "1", "text": text}).to_string();
        let csv = format!("id,text\n1,\"{}\"\n", text.replace('"', "\"\""));
        // Drafts are trimmed, and their line breaks made alike.
        let in_table = text.replace("\r\n", "\n").trim().to_owned();
        for (format, file, text) in [("ndjson", json, text), ("csv", csv, in_table)] {
            let batch = part(format, file).decode();
            let parsed = batch.parse(&ReadOptions::new(TimeZone::UTC));
            prop_assert_eq!(parsed.problems.len(), 0, "{:?}", parsed.problems);
            let [post] = parsed.posts.as_slice() else { panic!("{} posts", parsed.posts.len()) };
            prop_assert_eq!(post.text.as_str(), text);
            spans_are_right(&batch, post)?;
        }
    }
}

fn part(format: &str, file: String) -> Part {
    let format = FORMATS.iter().find(|known| known.name == format).expect("it is a format");
    let path = format!("a.{}", format.name).into();
    let (bytes, context) = (file.into_bytes(), PartContext::Nothing);
    Part {
        path,
        bytes,
        first_byte: 0,
        first_line: 1,
        format,
        context,
        encoding: tweetlint::source::FileEncoding::default(),
        notes: Vec::new(),
    }
}

/// Each character of a post has a span of its own, after the previous one.
fn spans_are_right(batch: &Batch, post: &Post<'_>) -> Result<(), TestCaseError> {
    let mut last = 0;
    for (at, char) in post.text.as_str().char_indices() {
        let span = post.text.locate(at..at + char.len_utf8());
        let raw = batch.source.slice(span);
        let same = raw == char.to_string();
        prop_assert!(same || raw.starts_with(['\\', '"', '\r']), "{char:?} is not {raw:?}");
        prop_assert!(last <= span.start && span.start < span.end);
        last = span.end;
    }
    Ok(())
}

/// Tokenizing takes linear time; quadratic time would not end on these texts.
#[test]
fn long_texts_end() {
    for piece in
        PIECES.into_iter().chain(["a", "a.", "@a.", "#a", "a-", "http://a", "å", "/", "(("])
    {
        let text = piece.repeat(200_000 / piece.len());
        let tokens = Tokens::of(&text);
        assert!(tokens::length(&text, &tokens, Platform::X) <= 2 * text.len());
        assert!(tokens::emoji(&text).count() <= text.len());
        assert!(tokens::length(&text, &tokens, Platform::Bluesky) <= text.len());
    }
}

/// The same for all rules, some of which have thousands of hits in one post.
#[test]
fn long_posts_end() {
    let now: Timestamp = "2026-03-07T12:00:00Z".parse().expect("it is a time");
    let lint = Lint::new(&RULEBOOK, Selection::default(), None, now).expect("no rule is asked for");
    for piece in [
        "A! ",
        "https://politi.dk/a?b=c#d",
        "https://a.dk ",
        "RT @a: ",
        "#a-b ",
        "Abc #qwrtpsdfg ",
        "\"A\" ",
        "Hej. ",
        "7. ",
        "?",
    ] {
        let source = Source::new("a.txt", piece.repeat(400_000 / piece.len()));
        let text = Text::verbatim(source.text(), 0);
        let posts = [Post::new("1", text, Span::new(0, source.text().len()))];
        let found = lint.findings(&source, &posts).len();
        assert!(found <= source.text().len());
    }
}
