//! Counts of hashtags: what is written, when nothing is written, and which accounts are
//! counted.

use std::{fs, path::Path};

use tempfile::TempDir;

use crate::program::{Ran, folder, run, tweetlint, write};

const POSTS: &str = "id,account,time,text\n\
    1,fjordager_kom,2026-05-04T09:00Z,Ny sti #Cykelsti\n\
    2,lindhavn_kom,2026-05-05T09:00Z,Grus på #cykelsti\n";
const KEY: &str = "TWEETLINT_HASHTAGS_KEY";
const SECRET: &str = "a secret of the municipality";

fn go(folder: &TempDir, arguments: &str) -> Ran {
    run(tweetlint(arguments).current_dir(folder.path()))
}

fn with_key(folder: &TempDir, key: &str, arguments: &str) -> Ran {
    run(tweetlint(arguments).env(KEY, key).current_dir(folder.path()))
}

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).expect("it is there")
}

#[test]
fn nothing_is_written_if_a_post_cannot_be_read() {
    let broken = "{\"id\":\"1\",\"account\":\"a\",\"text\":\"#by\"}\n{\"id\":\"2\",\"text\":\n";
    let folder = folder(&[("posts.ndjson", broken)]);
    let ran = go(&folder, "hashtags posts.ndjson -o counts.csv");
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{}", ran.err);
    assert!(ran.err.contains("nothing was written"), "{}", ran.err);
    assert!(!folder.path().join("counts.csv").exists());
    assert_eq!(go(&folder, "hashtags posts.ndjson").out, "");
}

#[test]
fn posts_that_cannot_tell_who_uses_a_tag_are_refused() {
    let repost = "{\"id\":\"1\",\"account\":\"a\",\"text\":\"RT @b: #by\"}\n";
    for (name, text, expected) in [
        ("posts.ndjson", repost, "all posts are reposts"),
        ("posts.txt", "Ny sti #cykelsti", "no post names its account"),
        ("posts.ndjson", "\n", "nothing was written"),
    ] {
        let ran = go(&folder(&[(name, text)]), &format!("hashtags {name}"));
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{}", ran.err);
        assert!(ran.err.contains(expected), "{}", ran.err);
    }
    let folder = folder(&[("posts.txt", "Ny sti #cykelsti")]);
    let ran = go(&folder, "hashtags posts.txt --account fjordager_kom");
    assert!(ran.code == Some(0) && ran.out.contains("\ncykelsti,1,1,,,cykelsti"), "{}", ran.out);
    assert!(ran.err.contains("no post has a time"), "{}", ran.err);
}

#[test]
fn counts_in_a_folder_of_posts_are_no_posts() {
    let folder = folder(&[("posts.csv", POSTS)]);
    for _ in 0..2 {
        let ran = go(&folder, "hashtags . -o counts-2026.csv");
        assert_eq!(ran.code, Some(0), "{}", ran.err);
    }
    assert!(read(folder.path(), "counts-2026.csv").contains("\n# posts: 2\n"));
}

#[test]
fn a_key_hides_who_is_in_the_counts() {
    let folder = folder(&[("posts.csv", POSTS)]);
    let ran = with_key(&folder, SECRET, "hashtags posts.csv -o keyed.csv");
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let open = go(&folder, "hashtags posts.csv -o open.csv");
    assert!(open.err.contains("can look up whether an account used a hashtag"), "{}", open.err);
    let set = |name: &str| {
        let text = read(folder.path(), name);
        text.lines().find(|line| line.starts_with("# set: ")).map(str::to_owned)
    };
    assert_ne!(set("keyed.csv"), set("open.csv"));
    let merged = go(&folder, "hashtags merge open.csv keyed.csv");
    assert!(merged.code == Some(2) && merged.err.contains("another key"), "{}", merged.err);
    let short = with_key(&folder, "short", "hashtags posts.csv");
    assert!(short.code == Some(2) && short.err.contains(KEY), "{}", short.err);
}

#[test]
fn counts_without_accounts_name_nobody_and_are_not_merged() {
    let folder = folder(&[("posts.csv", POSTS)]);
    let ran = go(&folder, "hashtags posts.csv --counts-only -o counts.csv");
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let text = read(folder.path(), "counts.csv");
    assert!(!text.contains("set"), "{text}");
    let merged = go(&folder, "hashtags merge counts.csv");
    assert!(
        merged.code == Some(2) && merged.err.contains("does not say which accounts"),
        "{}",
        merged.err
    );
}

/// A rulebook for which two other accounts are enough.
const RULEBOOK: &str = "extends: [municipality]\nhashtags: counts.csv\nrules:\n  \
    hashtag/obscure: {check: {hashtag_reach: {min_accounts: 2, min_population: 2}}}\n";

/// What the rule says about a draft with a tag that the author and one other use.
#[track_caller]
fn says(key: Option<&str>, counting: &str, expected: &str) {
    let draft = "- {account: fjordager_kom, publish_at: \"2026-05-09T09:00Z\", text: \"Lys på #cykelsti\"}\n";
    let folder = folder(&[("posts.csv", POSTS), ("tweetlint.yaml", RULEBOOK), ("a.yaml", draft)]);
    let counted = with_key(&folder, SECRET, counting);
    assert_eq!(counted.code, Some(0), "{}", counted.err);
    let check = "check a.yaml --select hashtag/obscure --format short --lang en";
    let ran = with_key(&folder, key.unwrap_or_default(), check);
    let found = ran.out.lines().next().unwrap_or_default();
    assert!(found.contains(expected), "{found}");
}

#[test]
fn the_author_is_recognized_if_the_key_is_known() {
    let counting = "hashtags posts.csv -o counts.csv";
    says(Some(SECRET), counting, "used by 1 of 1 other account between 2026-05-04 and 2026-05-05");
    says(None, counting, "No findings");
    says(Some(SECRET), "hashtags posts.csv -o counts.csv --counts-only", "No findings");
}

#[test]
fn an_old_register_is_one_note_and_no_finding() {
    let rows = "tag,accounts,posts,last_seen\ndkpol,5120,98011,2026-05-20\n";
    let drafts = "- {publish_at: \"2026-12-20T09:00Z\", text: \"Lys på #cykelsti og #dkpol\"}\n\
                  - {publish_at: \"2026-12-21T09:00Z\", text: \"Lys på #cykelsti\"}\n";
    let rulebook = "extends: [municipality]\nhashtags: counts.csv\n";
    let folder = folder(&[("counts.csv", rows), ("tweetlint.yaml", rulebook), ("a.yaml", drafts)]);
    let ran = go(&folder, "check a.yaml --select hashtag/obscure --lang en");
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), "No findings in 2 posts\n"));
    assert_eq!(ran.err.matches("nobody knows who uses 3 hashtags").count(), 1, "{}", ran.err);
}

#[test]
fn a_personal_number_is_in_no_count() {
    let posts = "id,account,time,text\n1,a,2026-05-04T09:00Z,Hej #cpr0101881234 #by\n";
    let ran = go(&folder(&[("posts.csv", posts)]), "hashtags posts.csv");
    assert!(ran.code == Some(0) && ran.out.contains("\nby,1,"), "{}", ran.out);
    assert!(!ran.out.contains("0101881234") && !ran.err.contains("0101881234"), "{}", ran.err);
}

/// The output and the complaints of a check of a draft of 1 October 2025, half past midnight in
/// Copenhagen, with a register.
#[track_caller]
fn checked(register: &str) -> (String, String) {
    let drafts = "- {account: kom, publish_at: \"2025-10-01T00:30\", text: \"Lys på #cykelsti\"}\n";
    let rulebook = "extends: [municipality]\ntimezone: Europe/Copenhagen\nhashtags: counts.csv\n";
    let folder =
        folder(&[("counts.csv", register), ("tweetlint.yaml", rulebook), ("a.yaml", drafts)]);
    let ran = go(&folder, "check a.yaml --select hashtag/obscure --format short --lang en");
    (ran.out, ran.err)
}

#[test]
fn a_register_that_says_nothing_accuses_nobody() {
    for (register, accounts) in [
        ("tag,accounts,posts\n", 0),
        ("tag,accounts\nfoo,1\n", 1),
        ("tag,accounts\na,60\nb,39\n", 99),
    ] {
        let (out, err) = checked(register);
        assert_eq!(out, "No findings in 1 post\n", "{register}");
        let note = format!("the register covers only {accounts} account");
        assert_eq!(err.matches(&note).count(), 1, "{register}: {err}");
    }
    // Of a hundred accounts or more, an unused tag is unused; nobody says within which days.
    let (out, _) = checked("tag,accounts\na,60\nb,40\n");
    assert!(out.contains("used by 0 accounts in the register"), "{out}");
}

#[test]
fn a_campaign_ends_with_its_last_day_where_the_account_is() {
    let register = |ends: &str| format!("tag,accounts,ends\ncykelsti,1,{ends}\ndkpol,200,\n");
    assert!(checked(&register("2025-09-30")).0.contains("hashtag/obscure"));
    assert_eq!(checked(&register("2025-10-01")).0, "No findings in 1 post\n");
}

#[test]
fn a_register_with_another_key_is_one_note() {
    let folder = folder(&[
        ("posts.csv", POSTS),
        ("tweetlint.yaml", RULEBOOK),
        ("a.yaml", "- {publish_at: \"2026-05-09T09:00Z\", text: \"Lys på #cykelsti og #ny\"}\n"),
    ]);
    assert_eq!(with_key(&folder, SECRET, "hashtags posts.csv -o counts.csv").code, Some(0));
    let note = "the accounts in the register are hashed with another key";
    let notes = |key: &str| {
        let ran = with_key(&folder, key, "check a.yaml --select hashtag/obscure --lang en");
        ran.err.matches(note).count()
    };
    assert_eq!((notes("another secret of theirs"), notes(SECRET)), (1, 0));
}

#[test]
fn counts_that_contradict_themselves_are_not_merged() {
    let folder = folder(&[("posts.csv", POSTS)]);
    assert_eq!(go(&folder, "hashtags posts.csv -o counts.csv").code, Some(0));
    let text = read(folder.path(), "counts.csv");
    let comment = |name: &str| {
        let start = format!("# {name}: ");
        text.lines().find(|line| line.starts_with(&start)).expect("it is there").to_owned()
    };
    for (name, other) in [
        ("posts", "# posts: 300"),
        ("accounts", "# accounts: 300"),
        ("days", "# days: 2026-05-05 to 2026-05-05"),
        ("platforms", "# platforms: x:1"),
        ("set", "# set: x"),
    ] {
        write(&folder, "changed.csv", &text.replace(&comment(name), other));
        let ran = go(&folder, "hashtags merge changed.csv --lang en");
        assert!(
            ran.code == Some(2) && ran.err.contains("the numbers above the table do not fit"),
            "{name}: {}",
            ran.err
        );
    }
    for other in [text.replace('\n', "\r\n"), format!("{text}\n")] {
        write(&folder, "saved.csv", &other);
        let ran = go(&folder, "hashtags merge counts.csv saved.csv --lang en");
        assert!(ran.code == Some(2) && ran.err.contains("was already added"), "{}", ran.err);
        assert_eq!(go(&folder, "hashtags merge saved.csv").out, text);
    }
}

#[test]
fn a_post_in_two_files_counts_once() {
    let other = "id,account,time,text\n\
        2,lindhavn_kom,2026-05-05T09:00Z,Grus på #cykelsti\n\
        2,lindhavn_kom,2026-05-06T09:00Z,Grus igen på #cykelsti og #gangsti\n";
    let folder = folder(&[("a.csv", POSTS), ("b.csv", other)]);
    let whole = "id,account,time,text\n\
        2,lindhavn_kom,2026-05-06T09:00Z,Grus igen på #cykelsti og #gangsti\n";
    write(
        &folder,
        "c.csv",
        &(POSTS.to_owned() + &whole[whole.find('\n').map_or(0, |at| at + 1)..]),
    );
    let twice = go(&folder, "hashtags a.csv b.csv a.csv --lang en");
    assert!(
        twice.err.contains("posts are in the files more than once, and count once")
            || twice.err.contains("1 post is in the files more than once, and counts once"),
        "{}",
        twice.err
    );
    assert_eq!(twice.out, go(&folder, "hashtags c.csv --lang en").out);
    assert!(!go(&folder, "hashtags c.csv --lang en").err.contains("more than once"));
}

#[test]
fn a_list_of_campaigns_is_read_as_excel_saves_it() {
    let folder = folder(&[("posts.csv", POSTS)]);
    let windows = b"Hashtag;Ansvarlig;Slutdato\r\nH\xf8stFest;Kultur og \xe6ldre;01-03-2027\r\n";
    fs::write(folder.path().join("a.csv"), windows).expect("there is room");
    write(&folder, "b.csv", "\u{feff}tag;owner;ends\r\nHøstFest;Kultur og ældre;01-03-2027\r\n");
    for (flags, is_read) in [
        ("--campaigns a.csv", true),
        ("--campaigns b.csv --dates day-month", true),
        ("--campaigns b.csv", false),
    ] {
        let ran = go(&folder, &format!("hashtags posts.csv --lang en {flags}"));
        let row = "HøstFest,\"Kultur og ældre\",2027-03-01";
        assert_eq!(ran.out.contains(row), is_read, "{} {}", ran.out, ran.err);
        assert_eq!(ran.err.contains("nobody can tell which day `01-03-2027` is"), !is_read);
    }
}

/// A register knows nothing of days that are still to come.
#[test]
fn what_is_planned_is_no_use_of_a_hashtag() {
    let plan = "account,publish_at,text\nvejle,2030-01-01T10:00,Kom til #cykelsti\n";
    let both = folder(&[("posts.csv", POSTS), ("plan.csv", plan)]);
    let ran = go(&both, "hashtags posts.csv plan.csv --counts-only --at 2026-12-31");
    assert!(ran.err.contains("1 draft is planned for later, and is not counted"), "{}", ran.err);
    assert!(ran.out.contains("# days: 2026-05-04 to 2026-05-05\n# posts: 2\n"), "{}", ran.out);
    let later = go(&both, "hashtags posts.csv plan.csv --counts-only --at 2030-01-01");
    assert!(later.out.contains("# days: 2026-05-04 to 2030-01-01\n# posts: 3\n"), "{}", later.out);
    let ran = go(&both, "hashtags plan.csv --at 2026-12-31");
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{}", ran.err);
    assert!(ran.err.contains("no post was published"), "{}", ran.err);
}
