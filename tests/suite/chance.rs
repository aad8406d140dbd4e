//! What changes by chance only is neither better nor worse.

use std::fmt::Write as _;

use crate::program::{folder, run, tweetlint};

/// Numbers that look random, and are the same in each run.
struct Numbers(u64);

impl Numbers {
    /// Whether something happens that happens in so many of 100 cases.
    fn happens(&mut self, percent: u64) -> bool {
        // The constants of Knuth’s MMIX.
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % 100 < percent
    }
}

/// 400 posts of an account in two years. In about so many of 100 posts of each year it answers, shows
/// a picture and has hashtags; links are more often, and a rule is broken less often.
fn history(account: &str, numbers: &mut Numbers, percent: [u64; 2]) -> String {
    let mut posts = String::new();
    for number in 0..400 {
        let (year, day) = (2024 + number / 200, number % 200);
        let percent = percent[usize::from(200 <= number)];
        let (month, day, hour) = (1 + day / 17, 1 + day % 17, 8 + day % 5);
        let reply = if numbers.happens(percent) { ", reply_to: {account: anna}" } else { "" };
        let link = if numbers.happens(percent + 10) { " https://havneby.dk/nyt" } else { "" };
        let picture = if numbers.happens(percent) { "[{file: a.jpg, alt: En bro}]" } else { "[]" };
        let stop = if numbers.happens(percent / 3) { "STOP NU" } else { "Broen er åben" };
        let tags = if numbers.happens(percent) { " #Havneby #Havn" } else { "" };
        let _ = writeln!(
            posts,
            "- {{account: {account}, publish_at: {year}-{month:02}-{day:02}T{hour:02}:00Z{reply}, media: {picture}, text: \"{stop} i {number}{link}{tags}\"}}"
        );
    }
    posts
}

const RULEBOOK: &str = "\
rules:
  own/stop:
    severity: error
    title: Says stop
    why: Because.
    check: {forbid: {words: [STOP NU]}}
    examples: {bad: [\"‹STOP NU›\"], good: [Gå]}
  own/tags:
    severity: warning
    title: Has many hashtags
    why: Because.
    check: {limit: {metric: hashtag-rate, max: 0.5, least: 20}}
    examples: {bad: [{posts: [{text: '#a #b', times: 20}]}], good: [{posts: [{text: a, times: 20}]}]}
  dialog/low-share: {severity: warning, check: {limit: {min: 0.2}}}
  account/few-links: {severity: warning, check: {limit: {min: 0.2}}}
  account/few-pictures: {severity: warning, check: {limit: {min: 0.2}}}
";

/// How often the page about three such accounts gives a verdict, and how often it gives one or says
/// why not.
fn verdicts(seed: u64, percent: [u64; 2]) -> (usize, usize) {
    let mut numbers = Numbers(seed);
    let posts = ["a", "b", "c"].map(|account| history(account, &mut numbers, percent)).concat();
    let folder = folder(&[("tweetlint.yaml", RULEBOOK), ("posts.yaml", &posts)]);
    let command = "audit posts.yaml --format html --lang en --select own,dialog/low-share,account/few-links,account/few-pictures";
    let ran = run(tweetlint(command).current_dir(folder.path()));
    assert!(matches!(ran.code, Some(0 | 1)), "{}", ran.err);
    let count = |class: &str| ran.out.matches(&format!("<span class=\"trend {class}\">")).count();
    let given = count("better") + count("worse");
    (given, given + count("same"))
}

#[test]
fn of_twenty_comparisons_without_a_change_at_most_one_gets_a_verdict() {
    let (mut given, mut all) = (0, 0);
    for seed in 0..16 {
        let (of_page, sentences) = verdicts(seed, [30, 30]);
        given += of_page;
        all += sentences;
    }
    assert_eq!(all, 16 * 13);
    assert!(20 * given <= all, "{given} of {all}");
}

#[test]
fn a_share_that_doubles_is_said_to() {
    // Replies, links, pictures and hashtags of three accounts, and a rule for posts. One has too few
    // posts for all followers in the last 90 days.
    assert_eq!(verdicts(1, [30, 60]), (11, 11));
}

#[test]
fn compared_periods_show_what_may_be_chance() {
    let mut numbers = Numbers(7);
    let posts = history("a", &mut numbers, [30, 30]) + &history("b", &mut numbers, [30, 60]);
    let folder = folder(&[("tweetlint.yaml", RULEBOOK), ("posts.yaml", &posts)]);
    let compare = |format: &str| {
        let command = format!(
            "audit posts.yaml --compare 2024 2025 --lang en --select own --format {format}"
        );
        run(tweetlint(&command).current_dir(folder.path())).out
    };
    let csv = compare("csv");
    let is_sure = |account: &str, metric: &str| {
        let row = csv.lines().find(|line| line.starts_with(&format!("{account},x,{metric},")));
        row.and_then(|row| row.rsplit(',').next()).unwrap_or_default().to_owned()
    };
    for metric in ["reply-share", "media-share", "hashtag-rate", "finding-rate", "kind-original"] {
        assert_eq!(is_sure("a", metric), "false", "{metric}\n{csv}");
        assert_eq!(is_sure("b", metric), "true", "{metric}\n{csv}");
    }
    assert_eq!(is_sure("b", "streak"), "", "{csv}");
    let text = compare("text");
    let line = |account: &str| {
        let is_of = |line: &&str| line.starts_with(account) && line.contains("Replies to others");
        text.lines().find(is_of).unwrap_or_default()
    };
    assert!(line("a").ends_with(" pp)"), "{text}");
    assert!(line("b").ends_with(" pp") && !line("b").contains('('), "{text}");
    assert!(text.contains("In parentheses: a change that may be chance."), "{text}");
}
