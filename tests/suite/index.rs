//! The index of a rulebook leaves out only rules that find nothing: with and without
//! the index, the findings are the same.

use std::{
    convert::Infallible,
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
};

use jiff::Timestamp;
use proptest::prelude::*;
use tweetlint::{
    finding::Finding,
    input::{self, Files, ReadOptions},
    lint::{Lint, Selection},
    platform::{Handle, Platform},
    post::{ExpandedLink, Fact, Kind, Media, MediaKind, Metadata, Post, Reference},
    rulebook::{Rulebook, load},
    source::{Source, Span},
    text::Text,
};

use crate::properties;

/// A time in the fixtures about crises.
const NOW: &str = "2026-10-17T10:00:00Z";

/// Rules with every check, each of which is easy to break.
const OWN_RULES: &str = r"
  own/pattern: {check: {forbid: {pattern: 'b.r'}}}
  own/near: {check: {forbid: {pattern: '\w+', near: {words: [nu], sentence: true}}}}
  own/replace: {check: {replace: {ikke: ej}}}
  own/require: {check: {require: {one_of: [link, media, phone]}}}
  own/require-after: {check: {require: {after: {words: [vi, og, the]}, one_of: [date]}}}
  own/hashtags: {check: {count: {of: hashtags, max: 0}}}
  own/emoji: {check: {count: {of: emoji, max: 0}}}
  own/links: {check: {count: {of: links, max: 0}}}
  own/mentions: {check: {count: {of: mentions, max: 0}}}
  own/length: {check: {length: {max: 20}}}
  own/words: {check: {own_words: {min: 50}}}
  own/reach: {check: {hashtag_reach: {}}}
  own/broken: {check: {hashtag_broken: {}}}
  own/capital: {check: {capitals: {min_run: 1, min_letters: 1}}}
  own/capitals: {check: {capitals: {min_run: 1, min_letters: 2}}}
  own/ratio: {check: {capitals: {min_run: 9, min_letters: 2, ratio: 0.01, ratio_letters: 1}}}
  own/letters: {check: {look_alike_letters: {min_run: 1}}}
  own/marks: {check: {marks: {max_run: 0, max_exclamations: 0}}}
  own/lix: {check: {lix: {max: 1, min_words: 1}}}
  own/number: {check: {personal_number: {}}}
  own/alt: {check: {alt_text: {}}}
  own/mention: {check: {leading_mention: {}}}
  own/begins: {check: {begins_with: {words: [test]}}}
  own/distinct: {check: {distinct: {of: {words: [vi, i, og, er, the, to]}}}}
  own/hold: {when: {window: {holds: scheduled}}, check: {hold: {}}}
  own/hold-marks: {when: {window: crisis}, check: {hold: {text: {words: [vi]}, labels: [event], gif: true, reposts: true}}}
  own/topic: {when: {window: {near: true}}, check: {topic: {}}}
  own/tag: {when: {window: crisis}, check: {hijack: {}}}
  own/roles: {when: {window: crisis}, check: {roles: {lead: {forbid: {words: [vi]}}, others: {marks: {max_run: 0}}}}}
  own/any: {check: {any: [{forbid: {words: [og]}}, {count: {of: links, max: 0}}]}}
  own/draft: {when: {published: false}, check: {length: {max: 1}}}
  own/published: {when: {published: true}, check: {length: {max: 1}}}
  own/scheduled: {when: {scheduled: true}, check: {length: {max: 1}}}
  own/not-scheduled: {when: {scheduled: false}, check: {length: {max: 1}}}
  own/labelled: {when: {label: [event, service-info]}, check: {length: {max: 1}}}
  own/has-link: {when: {has: link}, check: {length: {max: 1}}}
  own/has-media: {when: {has: [media, photo]}, check: {length: {max: 1}}}
  own/has-reply: {when: {has: reply}, check: {length: {max: 1}}}
  own/lacks: {when: {lacks: [link, label]}, check: {length: {max: 1}}}
  own/text: {when: {text: {words: [vi, og]}}, check: {length: {max: 1}}}
  own/require-words: {check: {require: {words: [vi, the]}}}
  own/require-either: {check: {require: {after: {words: [og, to]}, one_of: [link, {words: [vi, the]}, phone]}}}
  own/video: {when: {has: video}, check: {length: {max: 1}}}
  own/no-captions: {when: {lacks: captions}, check: {length: {max: 1}}}
  own/metadata: {when: {has: [legal_basis, consent]}, check: {length: {max: 1}}}
  own/no-metadata: {when: {lacks: [remove_after, sponsored]}, check: {length: {max: 1}}}
  own/approvals: {when: {approvals: {fewer_than: 2}}, check: {length: {max: 1}}}
  own/remove-after: {when: {remove_after: past}, check: {length: {max: 1}}}
  own/plate: {check: {licence_plate: {beside: {words: [vi, bil]}}}}
  own/phone: {check: {telephone: {private: {words: [vi, ring]}}}}
  own/sign-off: {check: {sign_off: {}}}
  own/repost: {check: {private_repost: {}}}
  own/passed-on: {check: {passed_on: [media, politician]}}
  own/beside: {check: {forbid: {words: [og], with: {words: [vi], accounts: media}}}}
  own/call: {check: {emergency_number: {calls: {words: [ring 112, ring 114]}, urgent: {words: [akut]}, calm: {words: [pas]}, either: {words: [ellers]}, abroad: {words: [USA]}}}}
  own/overdue: {check: {overdue: {}}}
  own/closed: {check: {closed_later: {after: {words: [vi]}, by: {words: [og]}}}}
  own/not: {when: {not: {any: [{has: link}, {published: true}]}}, check: {length: {max: 1}}}
  own/some: {when: {any: [{window: crisis}, {scheduled: true, window: mourning}]}, check: {length: {max: 1}}}
  own/mixed: {when: {any: [{label: event}, {has: media}], all: [{published: false}]}, check: {length: {max: 1}}}
  own/police: {when: {profile: police}, check: {length: {max: 1}}}
";

const WINDOWS: &str = "\
- {id: fire, kind: crisis, level: national, from: 2026-10-17T08:00Z, until: 2026-10-18T08:00Z, lead: {handles: [nyholtpoliti], domains: [nyholt-politi.dk]}, topics: [skyder*, brand*, shooting*], hashtags: [nyholtskud], roles: {nyholt_by: service}}
- {id: harbour, kind: crisis, level: local, from: 2026-10-17T08:00Z, until: 2026-10-18T08:00Z, lead: {handles: [havnevagten]}, area: [Nyholt, havnen], topics: [vand*], hashtags: [tag]}
- {id: mourning, kind: mourning, from: 2026-10-16T08:00Z, until: 2026-10-17T08:00Z, cooldown_hours: 24}
- {id: exercise, kind: exercise, from: 2026-10-17T08:00Z, until: 2026-10-18T08:00Z, topics: [øvelse*, politi*]}
- {id: feast, kind: event, from: 2026-10-17T08:00Z, until: 2026-10-18T08:00Z, area: [rådhuset], hashtags: [fest]}
- {id: past, kind: event, from: 2026-01-17T08:00Z, until: 2026-01-18T08:00Z, hashtags: [klima]}
- {id: vote, kind: pre-election, from: 2026-10-17T08:00Z, until: 2026-10-18T08:00Z, topics: [Hanne Vang]}
";

/// A rulebook in which every rule is an error, and the same without its index.
static RULEBOOKS: LazyLock<[Rulebook; 2]> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let built_in = load(None, None).expect("the built-in rulebook is valid");
    let levels = built_in.rules.iter().map(|rule| format!("  {}: error\n", rule.id));
    let more = "severity: error, title: a, why: b, examples: {bad: [a], good: [b]}";
    let own = OWN_RULES.lines().filter_map(|line| line.split_once(": {"));
    let own = own.map(|(id, rule)| format!("{id}: {{{more}, {rule}\n"));
    let text = format!(
        "extends: [municipality]\nwindows: windows.yaml\nsettings: {{domains: [nyholt.dk], initials: [MK], numbers: [70002233]}}\ndirectory: directory.yaml\n\
         rules:\n{}{}accounts: {{nyholtpoliti: {{profile: police}}, nyholt_by: {{rules: {{own/not: off}}}}}}\n",
        levels.collect::<String>(),
        own.collect::<String>(),
    );
    fs::write(
        folder.path().join("directory.yaml"),
        "havnevagten: {type: authority}\nnaboen: {type: person}\n",
    )
    .expect("there is room");
    fs::write(folder.path().join("windows.yaml"), WINDOWS).expect("there is room");
    let path = folder.path().join("tweetlint.yaml");
    fs::write(&path, text).expect("there is room");
    let rulebook = || match load(Some(&path), None) {
        Ok(rulebook) => rulebook,
        Err(problems) => panic!("{problems:#?}"),
    };
    [rulebook(), rulebook().without_index()]
});

/// The texts of all examples of built-in rules.
static EXAMPLES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let rulebook = load(None, None).expect("the built-in rulebook is valid");
    let mut texts = Vec::new();
    for rule in &rulebook.rules {
        for example in rule.examples.read().iter() {
            let text = example.node.get("text").unwrap_or(&example.node).text();
            texts.extend(text.map(|text| text.replace(['‹', '›'], "")));
        }
    }
    texts
});

/// Everything that a finding says.
fn described(finding: &Finding<'_>) -> String {
    let Finding { rule, severity, span, text_span, label, related, fix, post, .. } = finding;
    format!(
        "{} {} {severity:?} {span:?} {text_span:?} {label} {related:?} {fix:?}",
        post.id, rule.id
    )
}

fn lint(rulebook: &Rulebook) -> Lint<'_> {
    let now: Timestamp = NOW.parse().expect("it is a time");
    Lint::new(rulebook, Selection::default(), None, now).expect("no rule is named")
}

fn findings(rulebook: &Rulebook, source: &Source, posts: &[Post<'_>]) -> Vec<String> {
    lint(rulebook).findings(source, posts).iter().map(described).collect()
}

/// The findings in all files of a folder.
fn findings_in(folder: &Path, rulebook: &Rulebook) -> Vec<String> {
    let files = Files::of(&[folder.to_owned()], &|_, _| Vec::new());
    let options = ReadOptions::new(rulebook.timezone.clone());
    let check = |source: &Source, posts: &mut [Post<'_>]| findings(rulebook, source, posts);
    let mut all = Vec::new();
    let emit = |found: Option<Vec<String>>, _| {
        all.extend(found.unwrap_or_default());
        Ok::<_, Infallible>(())
    };
    let Ok(()) = input::process(files.read(None, &options), &options, check, emit);
    all
}

/// The folders below `folder` that have posts, each with the rulebook that applies.
fn folders(folder: &str) -> Vec<(PathBuf, PathBuf)> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let folders = entries.map(|entry| entry.expect("it can be read").path());
    let rulebook = |folder: PathBuf| {
        let rulebook = folder.join("tweetlint.yaml");
        rulebook.is_file().then_some((folder, rulebook))
    };
    folders.filter_map(rulebook).collect()
}

#[test]
fn fixtures_have_the_same_findings_without_the_index() {
    let mut total = 0;
    for (folder, path) in folders("fixtures/accounts").into_iter().chain(folders("fixtures/crisis"))
    {
        let rulebook = || load(Some(&path), None).expect("the fixture is valid");
        let with = findings_in(&folder, &rulebook());
        let without = findings_in(&folder, &rulebook().without_index());
        assert_eq!(with, without, "{}", folder.display());
        total += with.len();
    }
    for folder in ["fixtures/posts", "fixtures/accounts", "fixtures/crisis"] {
        let [with, without] =
            RULEBOOKS.each_ref().map(|rulebook| findings_in(folder.as_ref(), rulebook));
        assert_eq!(with, without, "{folder}");
        total += with.len();
    }
    assert!(4_000 < total, "{total} findings in all fixtures");
}

fn text() -> impl Strategy<Value = String> {
    let example = prop::sample::select(EXAMPLES.as_slice());
    prop_oneof![
        3 => example.clone(),
        1 => (example, properties::text()).prop_map(|(example, more)| format!("{example} {more}")),
        1 => properties::text(),
    ]
}

/// An account that has a role in some window, or none.
fn account() -> impl Strategy<Value = &'static str> {
    prop::sample::select(&["nyholtpoliti", "nyholt_by", "Havnevagten", "naboen", ""][..])
}

prop_compose! {
    fn media()(kind in prop::sample::select(&[MediaKind::Photo, MediaKind::Gif, MediaKind::Video][..]),
               alt in prop::option::of(text()), captions in prop::option::of(any::<bool>())) -> Media<'static> {
        let span = Span::new(0, 1);
        Media { kind, alt: Fact::Known(alt.map(Into::into)), file: None, alt_span: None, decorative: false, captions: captions.map_or(Fact::Unknown, Fact::Known), span }
    }
}

prop_compose! {
    fn post()(
        text in text(),
        (account, other) in (account(), account()),
        kind in prop::sample::select(&Kind::ALL[..]),
        platform in prop::sample::select(&Platform::ALL[..]),
        (published, scheduled, verbatim) in any::<(bool, Option<bool>, bool)>(),
        hours in prop::option::of(-60..60_i64),
        media in prop::option::of(prop::collection::vec(media(), 0..2)),
        labels in prop::sample::subsequence(&["event", "service-info", "fire", "live:feast"][..], 0..3),
        (linked, card, released) in any::<(bool, bool, bool)>(),
        profile in prop::option::of(prop::sample::select(&["police", "embassy"][..])),
        metadata in prop::option::of(any::<(bool, bool, bool)>()),
        cut in any::<prop::sample::Index>(),
    ) -> Post<'static> {
        let length = text.len();
        let mut post = Post::new("1", Text::replaced(text, Span::new(0, length)), Span::new(0, length));
        let now: Timestamp = NOW.parse().expect("it is a time");
        post.account = Handle::new(account);
        (post.kind, post.platform) = (kind.1, platform.1);
        (post.published, post.scheduled, post.verbatim) = (published, scheduled, verbatim);
        post.time = hours.and_then(|hours| now.checked_add(jiff::SignedDuration::from_hours(hours)).ok());
        post.media = media.map_or(Fact::Unknown, Fact::Known);
        post.labels = labels.into_iter().map(Into::into).collect();
        let reference = || Some(Reference::new(Some(Handle::new(other)), None));
        match post.kind {
            Kind::Reply => post.reply_to = reference().map(Box::new),
            Kind::Quote => post.quote_of = reference().map(Box::new),
            Kind::Repost => post.repost_of = reference().map(Box::new),
            Kind::Original | Kind::Thread => (),
        }
        if linked {
            let shown = if card { "" } else { "politi.dk" };
            let target = "http://nyholt-politi.dk/a?cpr=0102034321";
            post.links.push(ExpandedLink { shown: shown.into(), target: target.into(), of_platform: card && released });
        }
        post.metadata = metadata.map(|(basis, late, sponsored)| Box::new(Metadata {
            legal_basis: Fact::Known(basis.then(|| "law".into())),
            consent: Fact::Known(basis),
            remove_after: Fact::Known(late.then_some((now, Span::new(0, 0)))),
            sponsored: Fact::Known(sponsored),
            approvals: Fact::Known(late.then(|| "Bo".into()).into_iter().collect()),
            ..Metadata::default()
        }));
        post.released_by = released.then(|| "Bo".into());
        post.profile = profile.map(Into::into);
        post.appended = (published && card).then(|| cut.index(length + 1)).and_then(|end| u32::try_from(end).ok());
        post
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_post_has_the_same_findings_without_the_index(post in post()) {
        let source = Source::new("a.txt", post.text.as_str());
        let posts = [post];
        let [with, without] = RULEBOOKS.each_ref().map(|rulebook| findings(rulebook, &source, &posts));
        prop_assert_eq!(with, without);
    }
}
