//! Reads registers of hashtags, and asks them who uses a tag.

use super::*;

#[track_caller]
fn has_problems(text: &str, expected: &[&str]) {
    let problems = read(&Source::new("h.csv", text)).expect_err("it is invalid");
    let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(problems, expected);
}

#[test]
fn a_register_is_read() {
    let text =
        "\u{feff}tag;accounts;posts;last_seen\r\n\"Vejle\";12;40;2026-11-24\r\n\r\næøå;3;3;\r\n";
    let register = read(&Source::new("h.csv", text)).expect("it is valid");
    let used = |tag| register.get(tag).map(|used| (used.accounts, used.last_seen));
    assert_eq!(used("vejle"), Some((12, "2026-11-24T00:00:00Z".parse().ok())));
    assert_eq!(used("ÆØÅ"), Some((3, None)));
    assert_eq!(register.get("dk"), None);
}

#[test]
fn a_quoted_field_may_contain_a_separator() {
    let text = "tag,accounts,posts,last_seen\n\"#klima\",\"12\",3,\"2026-11-24\"\n";
    let register = read(&Source::new("h.csv", text)).expect("it is valid");
    assert_eq!(register.get("klima").map(|used| used.accounts), Some(12));
    has_problems(
        "tag,accounts\n\"a,b c\",1\n\"x,1\n",
        &[
            "h.csv:2:2: a hashtag must be one word (write it without `#` and spaces)",
            "h.csv:3:1: unterminated quote (end the field with a quote; write a quote within it twice)",
        ],
    );
}

#[test]
fn each_invalid_row_is_reported() {
    has_problems(
        "tag,accounts,posts,last_seen\nvejle,many,3,\n,3,3,\ndk,1,1,yesterday\n",
        &[
            "h.csv:2:7: `accounts` must be a whole number (write the number in digits)",
            "h.csv:3:1: a hashtag must be one word (write it without `#` and spaces)",
            "h.csv:4:8: `last_seen` must be a date (write it as in `2026-11-24`)",
        ],
    );
    has_problems(
        "tag,acounts\n",
        &[
            "h.csv:1:5: unknown column `acounts` (did you mean `accounts`?)",
            "h.csv:1:1: missing column `accounts` (the first line names the columns: tag,accounts,posts,last_seen)",
        ],
    );
    has_problems(
        "",
        &[
            "h.csv:1:1: missing column `tag` (the first line names the columns: tag,accounts,posts,last_seen)",
            "h.csv:1:1: missing column `accounts` (the first line names the columns: tag,accounts,posts,last_seen)",
        ],
    );
}

/// A register of counts from 2026-02-01 to 2026-05-20, with this number of accounts and
/// these rows.
fn counted(accounts: &str, rows: &str) -> Hashtags {
    let text = format!(
        "# tweetlint hashtags 1\n# days: 2026-02-01 to 2026-05-20\n# posts: 900\n\
         # accounts: {accounts}\ntag,accounts,posts,last_seen,ends,set\n{rows}"
    );
    read(&Source::new("h.csv", text)).unwrap_or_else(|problems| panic!("{problems:?}"))
}

fn at(day: &str) -> Timestamp {
    format!("{day}T12:00:00Z").parse().expect("it is a time")
}

#[test]
fn a_register_tells_about_its_own_days_and_some_more() {
    let register = counted("400", "");
    for (day, expected) in [
        ("2026-01-31", Some(Unknown::OtherDays)),
        ("2026-02-01", None),
        ("2026-05-20", None),
        ("2026-11-16", None),
        ("2026-11-17", Some(Unknown::OtherDays)),
    ] {
        assert_eq!(register.unknown(at(day), 180, 100), expected, "{day}");
    }
    assert_eq!(register.unknown(at("2026-05-20"), 180, 401), Some(Unknown::Small));
}

#[test]
fn a_table_without_comments_is_older_than_its_last_use() {
    let text = "tag,accounts,posts,last_seen\nvejle,12,40,2026-05-20\nby,88,90,2020-01-01\n";
    let register = read(&Source::new("h.csv", text)).expect("it is valid");
    assert_eq!(register.population("a"), None);
    assert_eq!(register.unknown(at("2019-01-01"), 180, 100), None);
    assert_eq!(register.unknown(at("2026-11-16"), 180, 100), None);
    assert_eq!(register.unknown(at("2026-11-18"), 180, 100), Some(Unknown::OtherDays));
    // All its numbers together are less than a hundred accounts.
    assert_eq!(register.unknown(at("2026-11-16"), 180, 101), Some(Unknown::Small));
    let undated = read(&Source::new("h.csv", "tag,accounts\nby,100\n")).expect("it is valid");
    assert_eq!(undated.unknown(at("2019-01-01"), 180, 100), None);
}

#[test]
fn the_author_is_no_other_account() {
    let open = AccountKey::default();
    let set = |key: &AccountKey| {
        let mut hashes = ["a", "b"].map(|account| key.hash(account));
        hashes.sort_unstable();
        format!("x{:010x}{:010x}", hashes[0], hashes[1])
    };
    let register = counted("400", &format!("by,2,4,2026-05-01,,{}\n", set(&open)));
    let others = |register: &Hashtags, author: &str| {
        register.others(register.get("by").expect("it is there"), author)
    };
    for (author, expected) in [("@A", 1), ("b", 1), ("c", 2), ("", 2)] {
        assert_eq!(others(&register, author), expected, "{author}");
    }
    let secret = AccountKey::of("a secret of the municipality");
    let mark = secret.mark().expect("it has a mark");
    let rows = format!("by,2,4,2026-05-01,,{}\n", set(&secret));
    let mut register = counted(&format!("400\n# key: {mark}"), &rows);
    assert_eq!(others(&register, "a"), 2);
    register.set_key(secret);
    assert_eq!(others(&register, "a"), 1);
    register.set_key(AccountKey::of("another secret of theirs"));
    assert_eq!(others(&register, "a"), 2);
}

#[test]
fn the_author_is_not_in_the_population() {
    let hash = format!("{:010x}", AccountKey::default().hash("a"));
    let register = counted(&format!("1\n# set: x{hash}"), "");
    let population = |author| register.population(author).map(|all| (all.accounts, all.has_author));
    assert_eq!(population("a"), Some((0, true)));
    assert_eq!(population("b"), Some((1, false)));
}

#[test]
fn spellings_of_one_tag_are_added() {
    let register = counted("400", "aarhus,3,3,2026-03-01,,\nÅrhus,4,4,2026-05-01,,\n");
    let used = register.get("AARHUS").expect("it is there");
    assert_eq!(
        (used.accounts, used.last_seen),
        (7, Some(at("2026-05-01") - SignedDuration::from_hours(12)))
    );
}

#[test]
fn one_note_says_what_is_unknown() {
    let note = |register: &Hashtags| register.note().map(|note| note.message.to_string());
    let register = counted("12", "");
    assert_eq!(note(&register), None);
    register.count_unknown(Unknown::Small);
    register.count_unknown(Unknown::Small);
    let expected =
        "nobody knows who uses 2 hashtags of these posts: the register covers only 12 accounts";
    assert_eq!(note(&register).as_deref(), Some(expected));
    let register = counted("400", "");
    register.count_unknown(Unknown::OtherDays);
    let expected = "nobody knows who uses 1 hashtag of these posts: \
                    the register covers 2026-02-01 to 2026-05-20";
    assert_eq!(note(&register).as_deref(), Some(expected));
}
