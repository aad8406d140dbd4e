//! What the reports of `audit` say in words and in which columns: of periods without posts, of
//! accounts that look alike, of what was not measured, and of what posts are about.

use crate::program::{Ran, folder, run, tweetlint};

/// Posts of an account, one a day in the morning from the first of a month on.
fn posts(account: &str, platform: &str, month: &str, count: usize) -> String {
    let line = |number: usize| {
        let (day, minute) = (number + 1, 7 * number % 60);
        format!(
            "- {{id: {account}-{platform}-{month}-{number}, account: {account}, platform: {platform}, \
             publish_at: {month}-{day:02}T09:{minute:02}, text: Nyt nummer {number} fra rådhuset i dag}}\n"
        )
    };
    (0..count).map(line).collect()
}

/// Runs the program in a folder with these posts.
#[track_caller]
fn ran(posts: &str, arguments: &str) -> Ran {
    let folder = folder(&[("posts.yaml", posts)]);
    run(tweetlint(arguments).current_dir(folder.path()))
}

#[track_caller]
fn contains(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part:?} is missing:\n{text}");
    }
}

#[test]
fn a_second_period_without_posts_is_a_problem() {
    let posts = posts("havn", "x", "2026-01", 25);
    let compare = |periods: &str, format: &str| {
        let flags = format!("audit --lang en --format {format} --compare {periods} posts.yaml");
        ran(&posts, &flags)
    };
    let empty = compare("2026 2027", "text");
    assert_eq!(empty.code, Some(2));
    contains(&empty.err, &["error: no posts in the second period, 2027-01-01 to 2027-12-31"]);
    // What was found before is not gone: nobody knows.
    contains(&empty.out, &["\nno posts after: info[dialog/low-share] @havn"]);
    let page = compare("2026 2027", "html");
    assert_eq!(page.code, Some(2));
    contains(&page.out, &["No posts in the period", "No requirement for the accounts could be"]);
    let neither = compare("2027 2028", "text");
    assert_eq!((neither.code, neither.err.matches("error:").count()), (Some(2), 1));
}

#[test]
fn an_empty_first_period_and_periods_that_overlap_are_noted() {
    let posts = posts("havn", "x", "2026-01", 25);
    let compare = |periods: &str| {
        ran(&posts, &format!("audit --lang en --format html --compare {periods} posts.yaml"))
    };
    let empty = compare("2025 2026");
    assert_eq!(empty.code, Some(0));
    contains(&empty.err, &["note: no posts in the first period, 2025-01-01 to 2025-12-31"]);
    let said = "Nothing is compared: there are no posts from 1 January 2025 – 31 December 2025.";
    contains(&empty.out, &[said]);
    let overlap = compare("2026-01-01..2026-01-10 2026-01-10..2026-01-31");
    contains(&overlap.err, &["note: the two periods overlap"]);
    contains(&overlap.out, &["The two periods overlap, so that some posts are in both."]);
    let apart = compare("2026-01-01..2026-01-09 2026-01-10..2026-01-31");
    assert_eq!(apart.err, "");
}

#[test]
fn accounts_that_look_alike_have_their_platform() {
    let posts = posts("kom", "x", "2026-01", 25) + &posts("kom", "mastodon", "2026-01", 25);
    let text = ran(&posts, "audit --lang en --by account posts.yaml").out;
    contains(&text, &["ACCOUNT  PLATFORM", "kom      x ", "kom      mastodon "]);
    contains(&text, &["] @kom (X): Replies", "] @kom (Mastodon): Replies"]);
    let compared = ran(&posts, "audit --lang en --compare 2026 2026-01 posts.yaml").out;
    contains(&compared, &["kom      mastodon  Posts with a link", "] @kom (Mastodon): Replies"]);
    let one = ran(
        &posts[..posts.find("- {id: kom-mastodon").expect("they are there")],
        "audit --lang en --by account posts.yaml",
    )
    .out;
    assert!(!one.contains("PLATFORM") && !one.contains("(X)"), "{one}");
}

#[test]
fn the_page_names_the_platform_of_findings() {
    let posts = posts("kom", "mastodon", "2026-01", 2).replace("i dag", "SÅFREMT DET ER GRATIS!!!");
    let page = ran(&posts, "audit --lang en --format html posts.yaml").out;
    contains(&page, &["<td>@kom (Mastodon)</td>"]);
}

#[test]
fn tables_for_programs_have_ids_and_what_posts_are_about() {
    let rulebook = "extends: [municipality]\nlexicons: {havn: [nummer*]}\ntopics: [havn]\n";
    let repost = "- {id: r, account: havn, publish_at: 2026-02-01T09:00, text: 'RT @by: Hej'}\n";
    let posts = posts("havn", "x", "2026-01", 3) + repost;
    let folder = folder(&[("posts.yaml", &posts), ("tweetlint.yaml", rulebook)]);
    let csv = |arguments: &str| -> Vec<Vec<String>> {
        let arguments = format!("audit --lang da --format csv {arguments} posts.yaml");
        let ran = run(tweetlint(&arguments).current_dir(folder.path()));
        let cells = |line: &str| line.split(',').map(str::to_owned).collect();
        assert!(ran.out.is_ascii(), "nothing is translated: {}", ran.out);
        ran.out.lines().map(cells).collect()
    };
    let column = |table: &[Vec<String>], name: &str| -> Vec<String> {
        let place = table[0].iter().position(|other| other == name).expect(name);
        table[1..].iter().map(|row| row[place].clone()).collect()
    };
    for (flags, expected) in [("--by account", vec!["3"]), ("--by month", vec!["3", "0"])] {
        let table = csv(flags);
        for name in ["kind-original", "language-da", "topic-havn"] {
            assert_eq!(column(&table, name), expected, "{name}");
        }
    }
    assert_eq!(column(&csv("--by month"), "kind-repost"), ["0", "1"]);
    let compared = csv("--compare 2026-01 2026-02");
    assert_eq!(
        compared[0],
        ["account", "platform", "metric", "before", "after", "change", "beyond_chance"]
    );
    let row = |metric: &str| compared.iter().find(|row| row[2] == metric).expect(metric).clone();
    assert_eq!(row("repost-share")[3..6], ["0", "1", "1"]);
    assert_eq!(row("kind-original")[3..6], ["1", "0", "-1"]);
    assert_eq!(row("topic-havn")[3..], ["1", "", "", ""]);
}

/// A crisis of two hours in which an account advertises, and the same two days later.
const CRISIS: [(&str, &str); 3] = [
    (
        "tweetlint.yaml",
        "extends: [municipality]\nwindows: windows.yaml\ntimezone: Europe/Copenhagen\n",
    ),
    (
        "windows.yaml",
        "- {id: brand, kind: crisis, lead: {authority: Politi, handles: [politi], domains: [politi.dk]}, level: major, topics: [brand*], from: 2026-03-01T10:00, until: 2026-03-05T10:00, declared_by: {name: vagt, at: 2026-03-01T10:00}}\n",
    ),
    (
        "posts.ndjson",
        concat!(
            r#"{"id":"a","account":"kom","created_at":"2026-03-01T10:30:00+01:00","text":"Vind to billetter til byens store fest!"}"#,
            "\n",
            r#"{"id":"b","account":"kom","created_at":"2026-03-01T12:10:00+01:00","text":"Biblioteket holder lukket i morgen."}"#,
            "\n",
            r#"{"id":"c","account":"sen","created_at":"2026-03-04T12:10:00+01:00","text":"Biblioteket holder lukket i morgen."}"#,
            "\n",
        ),
    ),
];

#[test]
fn a_crisis_is_shown_hour_by_hour() {
    let folder = folder(&CRISIS);
    let audit = |flags: &str| {
        run(tweetlint(&format!("audit {flags} posts.ndjson")).current_dir(folder.path())).out
    };
    let csv = audit("--by window --format csv");
    let expected = "window,hour,posts,posts_with_findings,findings\nbrand,2026-03-01 10:00,1,1,";
    assert!(csv.starts_with(expected), "{csv}");
    contains(&csv, &["\nbrand,2026-03-01 12:00,1,", "\nbrand,2026-03-04 12:00,1,"]);
    let later = "ingen af dem i de første 48 timer";
    contains(&audit("--lang da"), &[later, "time for time █·"]);
    let page = audit("--lang da --format html");
    contains(&page, &["Time for time under kriserne", "aria-label=\"1: 100\u{a0}%, 3: ", later]);
}

#[test]
fn a_flag_that_would_be_ignored_is_refused() {
    let posts = posts("havn", "x", "2026-01", 3);
    for format in ["json", "html"] {
        let flags = format!("audit --lang en --by month --format {format} posts.yaml");
        let refused = ran(&posts, &flags);
        assert_eq!((refused.code, refused.out.as_str()), (Some(2), ""));
        contains(&refused.err, &[&format!("`--format {format}` has no rows for `--by` to choose")]);
    }
}

#[test]
fn check_says_that_audit_measures_accounts() {
    let posts = posts("havn", "x", "2026-01", 3);
    let only = ran(&posts, "check --lang en --select dialog/low-share posts.yaml");
    assert_eq!(only.code, Some(2));
    contains(&only.err, &["the selected rules are about accounts", "`tweetlint audit`"]);
    let off = ran(&posts, "check --lang en --select hashtag/own-only posts.yaml");
    contains(&off.err, &["`tweetlint audit`"]);
}

#[test]
fn posts_without_a_time_have_no_days() {
    let line = |number: usize| {
        format!("{{\"id\":\"{number}\",\"account\":\"havn\",\"text\":\"Nyt {number} i dag\"}}\n")
    };
    let posts: String = (0..30).map(line).collect();
    let folder = folder(&[("posts.ndjson", &posts)]);
    let text = run(tweetlint("audit --lang da posts.ndjson").current_dir(folder.path())).out;
    contains(&text, &["@havn på X, uden tidspunkt (profil common)"]);
    assert!(!text.contains("– til –"), "{text}");
}

/// A share just below its limit is not shown as if it met it.
#[test]
fn a_figure_is_read_apart_from_its_limit() {
    let rulebook = "rules: {account/few-links: {check: {limit: {min: 0.2, least: 3}}}}";
    let post = |number: usize| {
        let link = if number < 9 { " https://havneby.dk/a" } else { "" };
        format!(
            "- {{account: kom, publish_at: 2026-01-{:02}T09:00, text: \"Nyt {number}{link}\"}}\n",
            1 + number % 28
        )
    };
    let posts: String = (0..46).map(post).collect();
    let files = folder(&[("tweetlint.yaml", rulebook), ("posts.yaml", &posts)]);
    for (arguments, said) in [
        (
            "--lang en",
            "Posts with a link 19.6% (9 of 46 posts, 2026-01-01 to 2026-01-28); at least 20%",
        ),
        ("--lang da --format html", "19,6\u{a0}%"),
    ] {
        let ran =
            run(tweetlint(&format!("audit posts.yaml {arguments}")).current_dir(files.path()));
        let text = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains(&said), "{said}\n{text}");
    }
}

/// Two limits on one figure are distinguished by what they ask for, where not the same accounts break
/// them.
#[test]
fn limits_on_the_same_figure_are_named_with_their_bounds() {
    let rulebook = "rules:\n  own/links:\n    title: {en: Few links lately}\n    why: {en: They help.}\n    severity: warning\n    \
                    check: {limit: {metric: link-share, min: 0.5, over: 30d, least: 2}}\n    \
                    examples: {bad: [{posts: [{text: Hej, times: 3}]}], good: [{posts: [{text: 'https://a.dk', times: 3}]}]}\n  \
                    account/few-links: {check: {limit: {least: 2}}}\n";
    let posts: String = ["a", "b", "c", "d"].map(|name| posts(name, "x", "2026-01", 3)).concat();
    let earlier = "- {account: d, publish_at: 2025-11-20T09:00, text: 'Nyt: https://a.dk'}\n";
    let files = folder(&[("tweetlint.yaml", rulebook), ("posts.yaml", &(posts + earlier))]);
    let ran = run(tweetlint("audit posts.yaml --format html --lang en").current_dir(files.path()));
    contains(
        &ran.out,
        &[
            "Posts with a link (at least 50%, the last 30 days): ",
            "Posts with a link (at least 10%, the last 90 days): ",
        ],
    );
}

/// Who wrote a post or two is no audited authority.
#[test]
fn accounts_that_nobody_lists_need_some_posts_for_a_row() {
    let rulebook = "accounts:\n  kom: {name: Kommunen}\n";
    let own = posts("kom", "x", "2026-01", 6);
    let few = posts("bo", "x", "2026-02", 4) + &posts("anna", "x", "2026-01", 1);
    let some = own.clone() + &few + &posts("nabo", "x", "2026-01", 5);
    let files = folder(&[("tweetlint.yaml", rulebook), ("a.yaml", &some), ("few.yaml", &few)]);
    let go = |arguments: &str| {
        run(tweetlint(&format!("audit --lang en {arguments}")).current_dir(files.path())).out
    };
    let line = "2 accounts that the rulebook does not list have fewer than 5 posts each (5 in all) and are not in these figures";
    for format in ["text", "markdown", "html"] {
        let report = go(&format!("a.yaml --format {format}"));
        let words = report.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains(line), "{report}");
        assert!(
            report.contains("nabo") && !report.contains("anna") && !report.contains("@bo"),
            "{report}"
        );
    }
    assert!(go("a.yaml").contains("11 posts of 2 accounts"));
    for format in ["json", "csv"] {
        let report = go(&format!("a.yaml --format {format}"));
        assert!(report.contains("anna") && report.contains("bo"), "{report}");
    }
    // Sums over accounts are the same in every format, and a note says what is not in them.
    let [csv, markdown] =
        ["csv", "markdown"].map(|format| go(&format!("a.yaml --by month --format {format}")));
    assert!(csv.contains("\n2026-01,11,") && !csv.contains("2026-02"), "{csv}");
    assert!(markdown.contains("| 2026-01 | 11 |") && !markdown.contains("2026-02"), "{markdown}");
    let clients = go("a.yaml --by client --format csv");
    assert!(clients.contains(",11,2,"), "{clients}");
    let noted = |arguments: &str| {
        let command = format!("audit --lang en a.yaml --format csv {arguments}");
        run(tweetlint(&command).current_dir(files.path())).err
    };
    let note = "5 posts of 2 accounts that the rulebook does not list are not in these sums";
    let is_noted = ["--by month", "--by month --quiet", "--by account"]
        .map(|arguments| noted(arguments).contains(note));
    assert_eq!(is_noted, [true, false, false]);
    // In a comparison, the posts of both periods count.
    let compared = go("a.yaml --compare 2026-01 2026-02");
    assert!(
        compared.contains("have fewer than 5 posts each") && !compared.contains("anna"),
        "{compared}"
    );
    // Where there is nobody else, or nobody is listed, all have rows.
    assert!(go("few.yaml").contains("@anna"));
    std::fs::remove_file(files.path().join("tweetlint.yaml")).expect("it can be removed");
    assert!(go("a.yaml --by account").contains("anna"));
}

/// A table of months does not hide that it is about several accounts.
#[test]
fn months_of_several_accounts_are_said_to_be_those_of_all() {
    let together = "The figures of each month are those of all 2 accounts together";
    let both = posts("a", "x", "2026-01", 2) + &posts("b", "x", "2026-02", 2);
    for format in ["text", "markdown"] {
        let said = |posts: &str| {
            ran(posts, &format!("audit posts.yaml --by month --lang en --format {format}")).out
        };
        assert!(said(&both).contains(together), "{format}");
        assert!(!said(&posts("a", "x", "2026-01", 2)).contains("together"), "{format}");
    }
}
