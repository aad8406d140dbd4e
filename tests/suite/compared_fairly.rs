//! The page of `audit` gives a verdict only where the posts of two periods bear it.

use std::fmt::Write as _;

use crate::program::{folder, run, tweetlint};

/// The page about some posts, without its styles and scripts.
#[track_caller]
fn page(posts: &str, rulebook: &str, arguments: &str) -> String {
    let folder = folder(&[("tweetlint.yaml", rulebook), ("posts.yaml", posts)]);
    let command = format!("audit --format html --lang en {arguments} posts.yaml");
    let ran = run(tweetlint(&command).current_dir(folder.path()));
    assert!(matches!(ran.code, Some(0 | 1)), "{}", ran.err);
    let (_, body) = ran.out.split_once("<main>").expect("the page has a main part");
    body.to_owned()
}

/// `count` posts of an account in a month, of which the first `broken` break a rule.
fn posts(account: &str, month: u8, (broken, count): (usize, usize)) -> String {
    let mut posts = String::new();
    for number in 0..count {
        let (day, hour) = (1 + number % 28, number / 28);
        let text = if number < broken { "ÅH NEJ, STOP NU" } else { "Broen er åben" };
        let _ = writeln!(
            posts,
            "- {{account: {account}, publish_at: 2026-{month:02}-{day:02}T1{hour}:00Z, text: \"{text} i {number}\"}}"
        );
    }
    posts
}

/// A rule for posts, and no other rule that finds something.
const RULEBOOK: &str = "\
rules:
  own/stop:
    severity: warning
    title: Says stop
    why: Because.
    check: {forbid: {words: [STOP NU]}}
    examples: {bad: [\"‹STOP NU›\"], good: [Gå]}
";

const SELECT: &str = "--select own/stop";

#[test]
fn no_rule_is_broken_more_often_because_an_account_fell_silent() {
    // 22 of 31 and 8 of 29 posts: 71 and 28 in 100. The other account has 93 clean posts.
    let one = posts("presse", 1, (22, 31)) + &posts("presse", 2, (8, 29));
    let page = page(&(one + &posts("bibliotek", 1, (0, 93))), RULEBOOK, SELECT);
    let expected = "better: 71 in the first half, 28 in the second, per 100 posts, of the accounts with posts in both";
    assert!(page.contains(expected), "{page}");
    assert!(page.contains("Only accounts with posts in both are compared"), "{page}");
    assert!(page.contains("71 → 28"), "{page}");
}

#[test]
fn accounts_that_post_more_make_no_rule_worse() {
    // Each account breaks the rule less often: 50 to 40 and 10 to 5 in 100, together 14 to 34.
    let first = posts("a", 1, (5, 10)) + &posts("b", 1, (9, 90));
    let second = posts("a", 2, (32, 80)) + &posts("b", 2, (1, 20));
    let page_of_both = page(&(first + &second), RULEBOOK, SELECT);
    let said =
        "cannot be judged, because the accounts wrote other parts of the posts than before: 14 in";
    assert!(page_of_both.contains(said), "{page_of_both}");
    // Nor if no account changes: 50 and 0 in 100, together 35 to 13.
    let first = posts("a", 1, (30, 60)) + &posts("b", 1, (0, 25));
    let second = posts("a", 2, (14, 28)) + &posts("b", 2, (0, 80));
    let page_of_same = page(&(first + &second), RULEBOOK, SELECT);
    assert!(
        page_of_same.contains("wrote other parts of the posts than before: 35 in"),
        "{page_of_same}"
    );
    // One gets worse, 10 to 20 in 100, and the other better, 80 to 70: together 24 to 60.
    let first = posts("a", 1, (8, 80)) + &posts("b", 1, (16, 20));
    let second = posts("a", 2, (4, 20)) + &posts("b", 2, (56, 80));
    let page_of_mixed = page(&(first + &second), RULEBOOK, SELECT);
    let said = "cannot be judged, because some accounts got better and others worse: 24 in";
    assert!(page_of_mixed.contains(said), "{page_of_mixed}");
}

#[test]
fn one_post_or_one_day_more_gets_no_verdict() {
    let few = posts("a", 1, (8, 30)) + &posts("a", 2, (7, 30));
    let page_of_posts = page(&few, RULEBOOK, SELECT);
    let said = "may be chance: 27 in the first half, 23 in the second, per 100 posts";
    assert!(page_of_posts.contains(said), "{page_of_posts}");
    let days = |month: u8, days: &[u8]| -> String {
        let post = |day: &u8| {
            format!("- {{account: a, publish_at: 2026-{month:02}-{day:02}T10:00Z, text: Nyt}}\n")
        };
        days.iter().map(post).collect()
    };
    let rulebook = "rules: {dialog/silent-account: {severity: warning, check: {limit: {max: 90, over: 90d, least: 1}}}}\n";
    let arguments = "--select dialog/silent-account --compare 2026-01 2026-03";
    let first = days(1, &[1, 2, 3]) + &days(2, &[27, 28]);
    let page_of_days = page(&(first + &days(3, &[1, 3, 5])), rulebook, arguments);
    let said = "nearly unchanged: 1 in the first period, 2 in the second";
    assert!(page_of_days.contains(said), "{page_of_days}");
}

#[test]
fn a_figure_is_read_apart_from_its_limit_everywhere() {
    // 39 of 199 posts: 19.6 %.
    let all = with_pictures_at(1, (20, 100)) + &with_pictures_at(2, (19, 99));
    let rulebook = "rules: {account/few-pictures: {severity: warning, check: {limit: {min: 0.2, least: 20}}}}\n";
    let select = "--select account/few-pictures";
    let page = page(&all, rulebook, select);
    assert!(page.contains("<td class=\"number beyond\">19.6%<"), "{page}");
    assert!(page.contains("in the first half, 19% in the second"), "{page}");
    let folder = folder(&[("tweetlint.yaml", rulebook), ("posts.yaml", &all)]);
    for by in ["", "--by account"] {
        let command = format!("audit --lang en {select} {by} posts.yaml");
        let text = run(tweetlint(&command).current_dir(folder.path())).out;
        assert_eq!(text.matches("19.6%").count(), 2, "{text}");
    }
}

/// Many posts of a month, of which the first have a picture.
fn with_pictures_at(month: u8, (pictures, count): (usize, usize)) -> String {
    let post = |number: usize| {
        let media = if number < pictures { "[{file: a.jpg, alt: En bro}]" } else { "[]" };
        let (day, hour) = (1 + number % 28, 10 + number / 28);
        format!(
            "- {{account: a, publish_at: 2026-{month:02}-{day:02}T{hour}:00Z, text: Nyt nummer {number}, media: {media}}}\n"
        )
    };
    (0..count).map(post).collect()
}

#[test]
fn a_half_with_a_few_posts_gets_no_verdict() {
    let few = posts("a", 1, (1, 2)) + &posts("a", 2, (9, 30));
    let page = page(&few, RULEBOOK, SELECT);
    let expected =
        "too few posts to say whether that is better: 50 in the first half, 30 in the second";
    assert!(page.contains(expected), "{page}");
}

/// Posts of a month, of which the first have a picture.
fn with_pictures(month: u8, (pictures, count): (usize, usize)) -> String {
    let post = |number: usize| {
        let media = if number < pictures { "[{file: a.jpg, alt: En bro}]" } else { "[]" };
        format!(
            "- {{account: a, publish_at: 2026-{month:02}-{:02}T10:00Z, text: Nyt nummer {number}, media: {media}}}\n",
            1 + number
        )
    };
    (0..count).map(post).collect()
}

const PICTURES: &str = "rules: {account/few-pictures: {severity: warning, check: {limit: {min: 0.6, over: 90d, least: 20}}}}\n";

/// A figure may be large only because few posts are behind it.
#[test]
fn the_figures_at_the_top_say_of_how_many_posts_they_are() {
    let few = posts("havn", 1, (1, 1)) + &posts("havn", 2, (1, 2));
    let page = page(&few, RULEBOOK, SELECT);
    let text = regex::Regex::new("<[^>]*>").expect("it is valid").replace_all(&page, " ");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let said = "Findings per 100 posts 67 (3 posts in all) 100 → 50, of 1 → 2 posts";
    assert!(text.contains(said), "{text}");
}

#[test]
fn a_limit_gets_a_verdict_if_both_periods_have_the_posts_that_it_asks_for() {
    let select = "--select account/few-pictures";
    let few = with_pictures(1, (1, 1)) + &with_pictures(2, (12, 24));
    let page_of_few = page(&few, PICTURES, select);
    assert!(
        page_of_few.contains("too few posts to say whether that is better: 100% in"),
        "{page_of_few}"
    );
    let enough = with_pictures(1, (20, 20)) + &with_pictures(2, (8, 24));
    let page_of_enough = page(&enough, PICTURES, select);
    assert!(
        page_of_enough.contains("worse: 100% in the first half, 33% in the second"),
        "{page_of_enough}"
    );
    // The days that were measured are fewer than those that the limit is about.
    assert!(
        page_of_enough.contains("(1 January 2026 to 24 February 2026; required: at least 60%)"),
        "{page_of_enough}"
    );
}

#[test]
fn the_page_names_the_accounts_that_fell_silent() {
    let posts = posts("a", 1, (0, 20)) + &posts("stille", 1, (0, 25)) + &posts("a", 2, (0, 20));
    let rulebook = "rules: {account/few-links: {severity: warning, check: {limit: {min: 0.6, over: 90d, least: 20}}}}\n";
    let page = page(&posts, rulebook, "--select account/few-links --compare 2026-01 2026-02");
    let expected =
        "@stille has no posts in the second period; in the first, not met: Posts with a link";
    assert!(page.contains(expected), "{page}");
}

/// Posts of one account in a table, of which the files of January say no pictures: with `broken`
/// pictures without alt text among `count` posts in February.
fn tables_with_pictures(broken: usize, count: usize) -> [(&'static str, String); 2] {
    let mut before = "created_at,username,text\n".to_owned();
    let mut after = "created_at,username,text,media_url,alt_text\n".to_owned();
    for number in 0..count {
        let (day, hour) = (1 + number % 28, 10 + number / 28);
        let _ = writeln!(before, "2026-01-{day:02}T{hour}:00Z,havn,Broen er åben igen i {number}");
        let picture = if number < broken { "https://pbs.twimg.com/media/1.jpg" } else { "" };
        let _ = writeln!(
            after,
            "2026-02-{day:02}T{hour}:00Z,havn,Broen er åben igen i {number},{picture},"
        );
    }
    [("1.csv", before), ("2.csv", after)]
}

#[test]
fn what_a_file_does_not_say_is_no_merit_of_its_period() {
    let [(one, before), (two, after)] = tables_with_pictures(10, 40);
    let folder = folder(&[("tweetlint.yaml", RULEBOOK), (one, &before), (two, &after)]);
    let audit = |flags: &str| {
        let command = format!("audit {one} {two} --lang en --select access/alt-missing {flags}");
        run(tweetlint(&command).current_dir(folder.path())).out
    };
    let page = audit("--format html");
    let said = "cannot be judged, because the files of one period do not say what the rule asks for: 0 in the first half, 25 in the second";
    assert!(page.contains(said), "{page}");
    assert!(
        page.contains("cannot be compared: the files say more of one period than of the other"),
        "{page}"
    );
    let compared = audit("--compare 2026-01 2026-02 --format csv");
    assert!(compared.contains("havn,x,finding-rate,0,25,,\n"), "{compared}");
    // Which posts are replies is unknown, so that nobody knows how many are originals.
    assert!(compared.contains("havn,x,kind-original,,,,\n"), "{compared}");
    // The month that cannot know has no bar.
    let text = audit("");
    let mut lines = text.lines().filter(|line| line.contains("Findings per 100 posts"));
    assert!(lines.any(|line| line.ends_with("·█")), "{text}");
    let rules = audit("--by rule");
    assert!(rules.contains("·█"), "{rules}");
}
