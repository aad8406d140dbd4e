//! What the page of `audit --format html` says in words: what was measured and what was not, over
//! which days, and that its numbers agree with each other.

use std::fmt::Write as _;

use serde_json::json;

use crate::program::{folder, run, tweetlint};

/// The text of the page about these files, with a line for each element that is a paragraph,
/// item, cell or heading.
#[track_caller]
fn text(files: &[(&str, &str)], flags: &str) -> String {
    let folder = folder(files);
    let arguments = format!("audit --format html --quiet {flags} {}", files[0].0);
    let ran = run(tweetlint(&arguments).current_dir(folder.path()));
    let (_, main) = ran.out.split_once("<main>").unwrap_or_else(|| panic!("{}", ran.err));
    let (main, _) = main.split_once("<script type").unwrap_or((main, ""));
    let mut text = String::new();
    for part in main.replace("<br>", " // ").split('<') {
        let (tag, words) = part.split_once('>').unwrap_or(("", part));
        let ends_line = ["/p", "/li", "/td", "/th", "/h2", "/h3", "/dt", "/dd", "/summary"];
        text.push_str(if ends_line.contains(&tag) { "\n" } else { "" });
        text.push_str(words);
    }
    text.replace('\u{a0}', " ")
}

#[track_caller]
fn contains(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part:?} is missing:\n{text}");
    }
}

/// Drafts of an account, one a day from 1 January 2026 on.
fn drafts(account: &str, text: impl Fn(usize) -> String, count: usize) -> String {
    let line = |number: usize| {
        let (month, day, minute) = (1 + number / 28, 1 + number % 28, 7 * number % 60);
        let text = json!(text(number));
        format!(
            "- {{id: {account}{number}, account: {account}, publish_at: 2026-{month:02}-{day:02}T09:{minute:02}, text: {text}}}\n"
        )
    };
    (0..count).map(line).collect()
}

fn news(number: usize) -> String {
    format!("Nyt nummer {number} fra rådhuset i dag")
}

#[test]
fn nothing_measured_is_neither_good_nor_bad() {
    let text = text(&[("posts.yaml", &drafts("havn", news, 2))], "--lang da");
    contains(
        &text,
        &[
            "\ningen kunne måles\n",
            "Det går godt\nIngen krav til kontiene kunne måles.\n",
            "Ingen regel om opslag er brudt. Ingen krav til kontiene kunne måles.\n",
            "dage i den længste pause: kan ikke måles for @havn (der er for lidt at måle på)\n",
        ],
    );
    assert!(!text.contains("Alle krav") && !text.contains("0 af 0"), "{text}");
}

#[test]
fn halves_tell_unknown_from_nothing_and_from_what_only_the_whole_has() {
    let post = |number: usize| {
        let (month, day) = (1 + number / 28, 1 + number % 28);
        let time = format!("2026-{month:02}-{day:02}T09:00:00Z");
        json!({"id": number.to_string(), "account": "havn", "created_at": time, "text": news(number)})
            .to_string() + "\n"
    };
    let posts: String = (0..56).map(post).collect();
    let text = text(&[("posts.ndjson", &posts)], "--lang da");
    contains(
        &text,
        &[
            "\nSvar til andre\nukendt\n\nukendt\nukendt\n\n",
            "\nDage i den længste pause\n4\n\nkun samlet\nkun samlet\n\n",
            "\nTimer til et svar (median)\nukendt\n\nkun samlet\nkun samlet\n\n",
            "»kun samlet«, at tallet kun kan måles over hele perioden",
        ],
    );
}

#[test]
fn the_reason_for_unknown_is_the_true_one_and_is_said_once() {
    let untimed = |account: &str, number: usize| {
        format!(
            "{{\"id\":\"{account}{number}\",\"account\":\"{account}\",\"text\":\"Nyt {number}\"}}\n"
        )
    };
    let posts: String = ["a", "b"].iter().map(|account| untimed(account, 1)).collect();
    let without_time = text(&[("posts.ndjson", &posts)], "--lang da");
    let lines = without_time.lines().filter(|line| line.contains("kan ikke måles for"));
    let lines: Vec<&str> = lines.collect();
    assert_eq!(lines.len(), 1, "{lines:?}");
    let reason = ": kan ikke måles for @a og @b (nogle opslag har intet tidspunkt)";
    assert!(
        lines[0].starts_with("Svar til andre, opslag med link, ") && lines[0].ends_with(reason),
        "{lines:?}"
    );

    // One post without a time is not why nobody knows of pictures.
    let mut table = "id,account,created_at,text\n".to_owned();
    for number in 0..41 {
        let (month, day) = (1 + number / 28, 1 + number % 28);
        let _ = writeln!(table, "{number},havn,2026-{month:02}-{day:02}T10:00:00Z,Nyt {number}");
    }
    table.push_str("99,havn,,Nyt uden tid\n");
    let one_untimed = text(&[("posts.csv", &table)], "--lang en");
    let line =
        |reason: &str| one_untimed.lines().find(|line| line.ends_with(&format!("({reason})")));
    let media = line("the files do not say which posts have pictures and videos");
    assert!(media.is_some_and(|line| line.contains("osts with a picture")), "{one_untimed}");
    let times = line("some posts have no time").unwrap_or_default();
    assert!(!times.contains("picture") && times.contains("ilence"), "{one_untimed}");
}

/// A reply of January has a known waiting time, and one of September has not.
#[test]
fn an_unknown_waiting_time_is_that_of_the_last_months() {
    let mut posts = String::new();
    for (id, account, time, words, asked) in [
        ("1", "anna", "2026-01-01T08:00:00Z", "@havn Er I åbne?", ""),
        ("2", "havn", "2026-01-01T10:00:00Z", "@anna Ja", "1"),
        ("3", "havn", "2026-09-01T10:00:00Z", "@bo Nej", "unseen"),
    ] {
        let reply = if asked.is_empty() {
            String::new()
        } else {
            format!(",\"in_reply_to_status_id\":\"{asked}\",\"in_reply_to_screen_name\":\"x\"")
        };
        let _ = writeln!(
            posts,
            "{{\"id\":\"{id}\",\"account\":\"{account}\",\"created_at\":\"{time}\",\"text\":\"{words}\"{reply}}}"
        );
    }
    contains(
        &text(&[("posts.ndjson", &posts)], "--lang da"),
        &[
            "for @havn (ingen af svarene fra de seneste 90 dage har en kendt ventetid)",
            "Ét svar har en kendt ventetid: 2 timer.",
        ],
    );
}

#[test]
fn figures_say_over_which_days_they_are() {
    let machine = |number: usize| {
        if number < 28 { "Husk nu at rydde sne på fortovet".to_owned() } else { news(number) }
    };
    let posts = drafts("havn", machine, 7 * 28);
    let halves = text(&[("posts.yaml", &posts)], "--lang da");
    contains(
        &halves,
        &[
            "Første halvdel er januar 2026 – marts 2026, anden halvdel april 2026 – juli 2026.",
            "0 % af opslagene fra @havn gentager en tekst fra en anden dag (de seneste 90 dage til 28. juli 2026; krav: højst 25 %) // bedre: 33 % i første halvdel, 0 % i anden\n",
            "har ladet op til 4 dage gå fra ét opslag til det næste (1. januar 2026 til 28. juli 2026; krav: højst 90 dage)\n",
        ],
    );
    let periods = text(&[("posts.yaml", &posts)], "--lang da --compare 2026-01 2026-02");
    contains(
        &periods,
        &[
            "Første periode er 1. januar 2026 – 31. januar 2026, anden periode 1. februar 2026 – 28. februar 2026.",
            "// bedre: 100 % i første periode, 0 % i anden\n",
        ],
    );
}

#[test]
fn a_minority_that_keeps_a_rule_is_nothing_that_goes_well() {
    let linked = |number: usize| format!("Nyt {number}: https://havneby.dk/{number}");
    let with_link = |name: &str| drafts(name, linked, 25);
    let without = |name: &str| drafts(name, news, 25);
    let few =
        with_link("a") + &without("b") + &without("c") + &without("d") + &drafts("e", news, 2);
    let few = text(&[("posts.yaml", &few)], "--lang da");
    contains(
        &few,
        &[
            "Opslag med link: 3 af de 4 konti, der kan måles, opfylder ikke kravet (@b, @c og @d)",
            "kan ikke måles for 1 af 5 konti (der er for lidt at måle på)",
        ],
    );
    assert!(!few.contains("Opslag med link: 1 af"), "{few}");
    let most = with_link("a") + &with_link("b") + &with_link("c") + &without("d");
    contains(
        &text(&[("posts.yaml", &most)], "--lang da"),
        &[
            "Opslag med link: 3 af de 4 konti, der kan måles, opfylder kravet\n",
            "Opslag med link: 1 af de 4 konti, der kan måles, opfylder ikke kravet (@d)\n",
            "Dage i den længste pause: Alle 4 konti, der kan måles, opfylder kravet\n",
        ],
    );
}

#[test]
fn a_rule_lists_posts_and_not_findings() {
    let posts = "- {id: a, account: havn, publish_at: 2026-01-01T09:00, text: \"DET ER GRATIS I DAG!!! Kom NU OG HER!!!!\"}\n\
                 - {id: b, account: havn, publish_at: 2026-01-02T09:00, text: \"Kom til fest!!!\"}\n";
    let text = text(&[("posts.yaml", posts)], "--lang da --select tone/shouting");
    let (_, rule) = text.split_once("fund i 2 opslag fra 1 konto").expect("there is a rule");
    contains(rule, &["2 opslag, de mest alvorlige og seneste først:", "Vis alle"]);
    let (listed, _) = rule.split_once("Vis alle").expect("there is a button");
    assert_eq!(listed.matches("posts.yaml:1").count(), 1, "{listed}");
    assert!(listed.contains("; "), "the labels of a post are together: {listed}");
}

/// A register of 120 accounts in January 2026, and posts within and outside of its days.
#[test]
fn what_a_register_cannot_know_is_unknown() {
    let register = |accounts: usize| {
        let used = |number: usize| {
            json!({"id": number.to_string(), "account": format!("a{number}"), "created_at": "2026-01-15T09:00:00Z", "text": if number < 3 { "Hej #havn #få" } else { "Hej #havn" }}).to_string() + "\n"
        };
        let posts: String = (0..accounts).map(used).collect();
        let folder = folder(&[("posts.ndjson", &posts)]);
        run(tweetlint("hashtags posts.ndjson").current_dir(folder.path())).out
    };
    let rulebook = "extends: [municipality]\nhashtags: hashtags.csv\n";
    let of = |register: &str, day: &str| {
        let post = format!(
            "- {{id: a, account: a1, publish_at: {day}T09:00, text: 'Vi ses #havn #mitegetmærke #få'}}\n"
        );
        let files =
            [("posts.yaml", &*post), ("tweetlint.yaml", rulebook), ("hashtags.csv", register)];
        let text = text(&files, "--lang da --at 2030-01-01T12:00");
        let row = |tag: &str| {
            let (_, tags) = text.split_once("Der er brugt").expect("there are hashtags");
            let (_, row) = tags.split_once(tag).expect("the tag is listed");
            row.lines().nth(4).expect("it has five further cells").to_owned()
        };
        [row("#havn\n"), row("#mitegetmærke\n"), row("#få\n")]
    };
    let (large, small) = (register(120), register(60));
    assert_eq!(of(&large, "2026-01-20"), ["op til 120", "ingen", "2"]);
    assert_eq!(of(&large, "2029-01-20")[1], "ukendt");
    assert_eq!(of(&small, "2026-01-20")[1], "ukendt");
}

#[test]
fn one_is_no_plural() {
    let posts = drafts("havn", |number| format!("Nyt {number} i dag #havn{number}"), 41);
    let many = text(&[("posts.yaml", &posts)], "--lang da");
    contains(&many, &["Der er 1 mere."]);
    let none = drafts("havn", |_| "Nyt i dag #havn".to_owned(), 3);
    contains(&text(&[("posts.yaml", &none)], "--lang da"), &["Der er brugt 1 hashtag. Delinger"]);
    let asks = drafts("havn", |number| format!("Hvad mener I om {number}?"), 20);
    contains(
        &text(&[("posts.yaml", &asks)], "--lang da"),
        &["@havn svarer eller spørger i hvert opslag"],
    );
}

#[test]
fn topics_and_languages_are_among_the_figures() {
    let rulebook = "extends: [municipality]\nlexicons: {havn: [nummer*]}\ntopics: [havn]\n";
    let early = |number: usize| {
        if number < 28 { news(number) } else { "Vi holder åbent på rådhuset i dag".to_owned() }
    };
    let posts = drafts("havn", early, 56);
    let text = text(&[("posts.yaml", &posts), ("tweetlint.yaml", rulebook)], "--lang da");
    contains(
        &text,
        &[
            "\nOpslag om havn\n50 %\n28 af 56\n100 %\n0 %\n−100 pct.point\n",
            "\nOpslag på dansk\n100 %\n56 af 56\n100 %\n100 %\n=\n",
            "\nOriginale opslag\n100 %\n56 af 56\n",
        ],
    );
}

/// Where a limit of a figure is broken, a milder one over the same days is nothing that goes well.
#[test]
fn a_figure_that_goes_badly_does_not_also_go_well() {
    let rule = |id: &str, min: &str| {
        format!(
            "  {id}:\n    severity: info\n    title: {{en: Few links, da: Få links}}\n    \
             why: {{en: Link., da: Link.}}\n    \
             check: {{limit: {{metric: link-share, min: {min}, least: 1}}}}\n    \
             examples: {{bad: [{{posts: [{{text: Nyt}}]}}], good: [{{posts: [{{text: \"https://a.dk\"}}]}}]}}\n"
        )
    };
    let published = |account: usize, day: usize| {
        let link = if day == 1 { ": https://a.dk/bro" } else { "" };
        format!(
            "- {{account: by{account}, publish_at: 2026-01-0{day}T08:00Z, text: \"Nr. {day} om broen{link}\"}}\n"
        )
    };
    for accounts in [1, 4] {
        for (strict, goes_well) in
            [("0.5", false), ("0.5, over: 90d", false), ("0.5, over: 2d", true)]
        {
            let rules = rule("own/few", strict) + &rule("own/hardly-any", "0.1");
            let rulebook = format!("rules:\n  account/few-links: off\n{rules}");
            let posts = (0..accounts).flat_map(|account| (1..=6).map(move |day| (account, day)));
            let posts: String = posts.map(|(account, day)| published(account, day)).collect();
            let text = text(&[("posts.yaml", &posts), ("tweetlint.yaml", &rulebook)], "--lang en");
            let (_, good) = text.split_once("What goes well").expect("there is such a list");
            let (good, bad) =
                good.split_once("What does not go well").expect("there is such a list");
            assert!(bad.contains("at least 50%"), "{accounts} {strict} {bad}");
            assert_eq!(good.contains("at least 10%"), goes_well, "{accounts} {strict} {good}");
        }
    }
}
