//! What must be true of any counts: they depend on the posts, and on nothing else.

use proptest::prelude::*;

use super::{AccountKey, FileContent, HashtagCounts, campaigns, read, write};
use crate::{
    platform::Handle,
    post::{Kind, Post},
    source::{Source, Span},
    text::Text,
};

/// A post with this account, text and day in May 2026.
fn post<'s>(account: &'s str, text: &'s str, day: i8) -> Post<'s> {
    let mut post = Post::new("1", Text::verbatim(text, 0), Span::new(0, text.len()));
    post.account = Handle::new(account);
    post.time = format!("2026-05-{day:02}T10:00:00Z").parse().ok();
    post
}

fn counted(posts: &[Post<'_>]) -> HashtagCounts {
    HashtagCounts::of(posts, "", &AccountKey::default())
}

fn file(counts: &HashtagCounts, layout: FileContent) -> String {
    let mut bytes = Vec::new();
    write(counts, layout, &mut bytes).expect("memory can be written");
    String::from_utf8(bytes).expect("files are UTF-8")
}

fn whole(counts: &HashtagCounts) -> String {
    file(counts, FileContent::Whole)
}

/// The counts that a file contains.
fn again(text: &str) -> HashtagCounts {
    read(&Source::new("h.csv", text)).unwrap_or_else(|problems| panic!("{problems:?}\n{text}"))
}

fn sum(parts: Vec<HashtagCounts>) -> HashtagCounts {
    let mut total = HashtagCounts::default();
    for part in parts {
        assert!(total.merge(part).is_continue());
    }
    total
}

/// The rows of a file without accounts, below its comments and its header.
#[track_caller]
fn rows(posts: &[Post<'_>], expected: &[&str]) {
    let text = file(&counted(posts), FileContent::Counts);
    let rows: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).skip(1).collect();
    assert_eq!(rows, expected);
}

#[test]
fn posts_accounts_and_days_are_counted() {
    rows(
        &[
            post("a", "Ny sti #Cykelsti #Århus", 4),
            post("A", "#cykelsti igen #cykelsti", 2),
            post("b", "#Cykelsti og #aarhus", 9),
        ],
        &[
            "cykelsti,2,3,2026-05-02,2026-05-09,Cykelsti,,,aarhus:2",
            "aarhus,2,2,2026-05-04,2026-05-09,aarhus,,,cykelsti:2",
        ],
    );
}

#[test]
fn a_repost_is_no_use() {
    let mut repost = post("b", "#cykelsti", 9);
    repost.kind = Kind::Repost;
    let posts = [post("a", "#cykelsti", 4), repost];
    rows(&posts, &["cykelsti,1,1,2026-05-04,2026-05-04,cykelsti,,,"]);
    let counts = counted(&posts);
    assert_eq!((counts.posts, counts.accounts.count()), (1, 1));
}

#[test]
fn the_commonest_spelling_is_named() {
    rows(
        &[post("a", "#dkpol", 1), post("b", "#DKpol", 1), post("c", "#DKpol", 1)],
        &["dkpol,3,3,2026-05-01,2026-05-01,DKpol,,,"],
    );
    rows(
        &[post("a", "#dkpol", 1), post("b", "#DKPol", 1)],
        &["dkpol,2,2,2026-05-01,2026-05-01,DKPol,,,"],
    );
}

#[test]
fn a_long_tag_or_one_with_a_personal_number_is_left_out() {
    let text = format!("#{} #klima #cpr0101881234 #cpr_010188_1234", "å".repeat(101));
    let counts = counted(&[post("a", &text, 1)]);
    let tags: Vec<&str> = counts.tags().iter().map(|(tag, _)| *tag).collect();
    assert_eq!((counts.left_out, tags), (3, vec!["klima"]));
}

#[test]
fn posts_without_an_account_are_used_by_nobody() {
    let counts = counted(&[post("", "#klima", 1), post("a", "#klima", 1)]);
    let (_, klima) = counts.tags()[0];
    assert_eq!((counts.anonymous, klima.posts, klima.accounts.count()), (1, 2, 1));
}

#[test]
fn many_spellings_are_refused() {
    let texts: Vec<String> = (0..1001).map(|number| format!("#tag{number}")).collect();
    let posts: Vec<Post<'_>> = texts.iter().map(|text| post("a", text, 1)).collect();
    let mut total = HashtagCounts::default();
    assert!(total.merge(counted(&posts[..1000])).is_continue());
    assert!(total.merge(counted(&posts[1000..])).is_break());
}

#[test]
fn a_campaign_has_an_owner_and_an_end() {
    let list =
        "tag;owner;ends\n#NyTag;\"=Anna \"\"A\"\"\";2026-09-30\nKlima;@klima_kom;2026-08-01\n";
    let list = campaigns::read(&Source::new("c.csv", list), None).expect("it is valid");
    let mut counts = counted(&[post("a", "#klima", 1)]);
    counts.add_campaigns(list);
    let text = whole(&counts);
    assert!(text.contains("\nnytag,0,0,,,NyTag,\"'=Anna \"\"A\"\"\",2026-09-30,,,\n"), "{text}");
    assert!(text.contains(",klima,\"'@klima_kom\",2026-08-01,"), "{text}");
    assert_eq!(whole(&again(&text)), text);
}

#[test]
fn a_list_of_campaigns_is_complete() {
    let list = "tag,owner,ends\na b,Anna,2026-01-01\n=1+1,Anna,2026-01-01\nx,,2026-01-01\ny,Bo,\n\
                z,Bo\u{202e},2026-01-01\n";
    let problems = campaigns::read(&Source::new("c.csv", list), None).expect_err("it is invalid");
    let problems: Vec<String> =
        problems.iter().map(|problem| problem.message.to_string()).collect();
    assert_eq!(
        problems,
        [
            "a hashtag must be one word",
            "`#=1+1` does not become a link on any platform",
            "`owner` is missing",
            "`ends` is missing",
            "`owner` has an invisible character",
        ]
    );
}

/// Checks that a file of counts is refused after `from` in it has been changed to `to`.
#[track_caller]
fn refused(text: &str, from: &str, to: &str) {
    assert!(text.contains(from), "{text}");
    let changed = text.replacen(from, to, 1);
    assert!(read(&Source::new("h.csv", &*changed)).is_err(), "{changed}");
}

#[test]
fn a_file_that_was_changed_is_refused() {
    let posts = [post("a", "#Klima #by", 4), post("b", "#klima", 5), post("c", "#klima", 5)];
    let text = whole(&counted(&posts));
    for (from, to) in [
        ("\nklima,3,", "\nklima,4,"),
        ("\nklima,3,", "\n=klima,3,"),
        ("\nklima,3,3,", "\nklima,3,2,"),
        ("klima:2 Klima:1", "klima:2"),
        ("klima:2 Klima:1", "klima:2 Klma:1"),
        ("2026-05-04,2026-05-05", "2026-05-06,2026-05-05"),
        (",by:1,", ",by:0,"),
        (",by:1,", ",=by:1,"),
        ("# tweetlint hashtags 1", "# tweetlint hashtags 2"),
        ("# days: 2026-05-04 to", "# days: 2027-05-04 to"),
        ("# set: x", "# seet: x"),
        (",x", ",y"),
    ] {
        refused(&text, from, to);
    }
}

#[test]
fn a_spreadsheet_may_have_saved_the_file() {
    let text = whole(&counted(&[post("a", "#Klima #by", 4), post("b", "#klima", 5)]));
    let saved: Vec<String> = text
        .lines()
        .map(|line| {
            if line.starts_with('#') { format!("\"{line}\",,,\r\n") } else { format!("{line}\r\n") }
        })
        .collect();
    let saved = format!("\u{feff}{}", saved.concat().replace(',', ";"));
    assert_eq!(whole(&again(&saved)), text);
}

/// Accounts, texts and days of posts. There are few different ones, so that several
/// posts have the same account, tags or day.
fn some_posts() -> impl Strategy<Value = Vec<(String, String, i8)>> {
    let tag = prop_oneof!["[a-c]", "[A-C]", "(å|aa|AA|Å)[ab]", "[a-e]{2}"];
    let tags = proptest::collection::vec(tag, 0..10);
    let text = tags.prop_map(|tags| format!("#{} ", tags.join(" #")));
    proptest::collection::vec(("(|[a-z]{1,2})", text, 1..28_i8), 0..60)
}

proptest! {
    #[test]
    fn a_file_depends_on_the_posts_only(
        posts in some_posts(),
        first in 0..60_usize,
        second in 0..60_usize,
    ) {
        let posts: Vec<Post<'_>> =
            posts.iter().map(|(account, text, day)| post(account, text, *day)).collect();
        let (first, second) = (first.min(second), first.max(second));
        let (first, second) = (first.min(posts.len()), second.min(posts.len()));
        let parts = [&posts[..first], &posts[first..second], &posts[second..]].map(counted);
        let all = whole(&counted(&posts));
        let [one, two, three] = parts.clone();
        prop_assert_eq!(&whole(&sum(vec![one.clone(), two.clone(), three.clone()])), &all);
        prop_assert_eq!(&whole(&sum(vec![three.clone(), sum(vec![two, one])])), &all);
        let files = parts.map(|part| again(&whole(&part))).to_vec();
        prop_assert_eq!(&whole(&sum(files)), &all);
        prop_assert_eq!(&whole(&again(&all)), &all);
    }

    /// Whatever a tag or an owner is, no field begins as a formula does, and no row has
    /// more columns than the header.
    #[test]
    fn no_field_is_a_formula(account in "\\PC{0,9}", text in "(#\\PC{0,9}|[=+@-]){0,6}", owner in "[=+@-]{0,3}[a-z,;\"]{0,4}[a-z]") {
        let mut counts = counted(&[post(&account, &text, 1)]);
        let list = format!("tag,owner,ends\nny,\"{}\",2026-01-01\n", owner.replace('"', "\"\""));
        counts.add_campaigns(campaigns::read(&Source::new("c.csv", list), None).expect("it is valid"));
        let text = whole(&counts);
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let plain = line.split('"').step_by(2).collect::<String>();
            prop_assert_eq!(plain.matches(',').count(), 10, "{}", line);
            let is_formula = |field: &str| field.starts_with(['=', '+', '-', '@']);
            prop_assert!(!line.split(',').map(|field| field.trim_start_matches('"')).any(is_formula) || owner.contains(','));
        }
        prop_assert_eq!(whole(&again(&text)), text);
    }
}
