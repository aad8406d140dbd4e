//! `audit --format html`: a page that is well formed, loads nothing, shows no personal
//! data, and is the same in whatever order the posts come. `tests/browser` has the rest.

use std::{collections::BTreeSet, fs, sync::LazyLock};

use regex::Regex;
use serde_json::{Value, json};

use crate::program::{run, tweetlint};

/// A page about these paths.
#[track_caller]
fn page(arguments: &str) -> String {
    let ran = run(&mut tweetlint(&format!("audit --format html --quiet {arguments}")));
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    ran.out
}

/// The page about a council, its library and its waterworks.
fn council() -> &'static str {
    static PAGE: LazyLock<String> = LazyLock::new(|| page("fixtures/report --lang en"));
    &PAGE
}

/// The elements that have no end.
const VOID: [&str; 4] = ["meta", "br", "input", "link"];

/// The tags of a page: whether it ends an element, the name, and the attributes. Every
/// `<` that is not in a script or style must be the start of one.
#[track_caller]
fn tags(page: &str) -> Vec<(bool, String, String)> {
    static RAW: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?s)(<(?:style|script)[^<>]*>).*?(</(?:style|script)>)").expect("it is valid")
    });
    static TAG: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r#"<(/?)([a-zA-Z][a-zA-Z0-9]*)((?: [a-zA-Z0-9:-]+(?:="[^"<>]*")?)*)>"#)
            .expect("it is valid")
    });
    let page = RAW.replace_all(page, "$1$2").replace("<!DOCTYPE html>", "");
    let found: Vec<_> = TAG.captures_iter(&page).collect();
    assert_eq!(page.matches('<').count(), found.len(), "each `<` begins a tag");
    found.iter().map(|tag| (&tag[1] == "/", tag[2].to_owned(), tag[3].to_owned())).collect()
}

/// The values of an attribute.
fn values(tags: &[(bool, String, String)], name: &str) -> Vec<String> {
    let pattern = Regex::new(&format!(r#" {name}="([^"]*)""#)).expect("it is valid");
    let found = tags.iter().flat_map(|(_, _, attributes)| pattern.captures_iter(attributes));
    found.map(|found| found[1].to_owned()).collect()
}

#[test]
fn it_is_well_formed() {
    let tags = tags(council());
    let mut open = Vec::new();
    for (ends, name, _) in &tags {
        if *ends {
            assert_eq!(open.pop(), Some(name), "the last element that begins is the first to end");
        } else if !VOID.contains(&name.as_str()) {
            open.push(name);
        }
    }
    assert_eq!(open, <[&String; 0]>::default());
    let ids = values(&tags, "id");
    let different: BTreeSet<&String> = ids.iter().collect();
    assert_eq!(ids.len(), different.len(), "no id occurs twice");
    let links = values(&tags, "href").into_iter().filter(|href| href.starts_with('#'));
    let links = links.map(|href| href[1..].to_owned());
    let named = values(&tags, "aria-labelledby").into_iter().chain(values(&tags, "for"));
    let named = named.flat_map(|ids| ids.split(' ').map(str::to_owned).collect::<Vec<_>>());
    for id in links.chain(named) {
        assert!(different.contains(&id), "nothing has the id {id}");
    }
}

#[test]
fn it_loads_nothing_and_runs_only_its_own_script() {
    let tags = tags(council());
    let nonce = values(&tags, "nonce");
    assert_eq!((nonce.len(), &nonce[0]), (2, &nonce[1]), "one style and one script");
    let policy =
        format!("default-src 'none'; script-src 'nonce-{0}'; style-src 'nonce-{0}';", nonce[0]);
    assert!(council().contains(&policy.replace('\'', "&#39;")) || council().contains(&policy));
    for forbidden in ["src", "style", "onclick", "onerror", "onload", "action", "data"] {
        assert_eq!(values(&tags, forbidden), <[String; 0]>::default(), "{forbidden}");
    }
    let names: BTreeSet<&str> = tags.iter().map(|(_, name, _)| name.as_str()).collect();
    for forbidden in ["img", "link", "iframe", "object", "embed", "base", "video", "image", "use"] {
        assert!(!names.contains(forbidden), "{forbidden}");
    }
    let addresses = values(&tags, "href").into_iter().filter(|href| !href.starts_with('#'));
    for address in addresses {
        assert!(address.starts_with("https://x.com/fjordager_bib/status/9"), "{address}");
    }
}

#[test]
fn it_is_the_same_in_any_order_and_on_any_number_of_threads() {
    let files = ["council.yaml", "library.ndjson", "waterworks.yaml"];
    let of = |order: [usize; 3], jobs: usize| {
        let paths = order.map(|at| format!("fixtures/report/{}", files[at])).join(" ");
        page(&format!("{paths} --lang en --jobs {jobs}"))
    };
    let one = of([0, 1, 2], 1);
    for (order, jobs) in [([2, 0, 1], 1), ([0, 1, 2], 3), ([1, 2, 0], 2)] {
        assert!(of(order, jobs) == one, "{order:?} on {jobs} threads");
    }
}

/// The data that the script shows.
fn data(page: &str) -> Value {
    let (_, rest) = page.split_once("id=\"findings-data\">").expect("there are findings");
    let (json, _) = rest.split_once("</script>").expect("it ends");
    serde_json::from_str(json).expect("it is JSON")
}

#[test]
fn it_lists_the_findings_of_check() {
    let check = run(&mut tweetlint("check fixtures/report --format json --lang en"));
    let check: Value = serde_json::from_str(&check.out).expect("the report is JSON");
    let data = data(council());
    let list = |value: &Value| value.as_array().expect("it is a list").clone();
    let number =
        |value: &Value| usize::try_from(value.as_u64().expect("it is a number")).expect("it fits");
    let mut expected: Vec<_> = list(&check["findings"])
        .iter()
        .map(|finding| {
            let (post, location) = (&finding["post"], &finding["location"]);
            let account = format!("@{}", post["account"].as_str().unwrap_or_default());
            let file = location["file"].as_str().unwrap_or_default().to_owned();
            json!([account, finding["rule"], finding["severity"], finding["found"], file])
                .to_string()
        })
        .collect();
    let mut found: Vec<_> = list(&data["findings"])
        .iter()
        .map(|finding| {
            let post = &data["posts"][number(&finding[0])];
            let account = &data["accounts"][number(&post[0])];
            let place = post[4].as_str().unwrap_or_default();
            let file =
                place.rsplit_once(':').map_or("fixtures/report/library.ndjson", |(file, _)| file);
            let rule = &data["rules"][number(&finding[1])][0];
            let level = &data["levels"][number(&finding[2])][0];
            json!([account, rule, level, data["labels"][number(&finding[3])], file]).to_string()
        })
        .collect();
    expected.sort();
    found.sort();
    assert_eq!(found, expected);
    assert!(50 < found.len(), "there is something to compare");
}

#[test]
fn the_words_of_a_finding_are_marked() {
    let page = council();
    assert!(page.contains("<mark>Stormen</mark> har nok væltet"), "{page}");
    assert!(!page.contains("111111-0006") && page.contains("111111-****"), "it is masked");
}

#[test]
fn what_is_unknown_is_said_to_be() {
    let page = page("fixtures/report/library.ndjson --lang da");
    assert!(page.contains("<html lang=\"da\">"));
    let said = "Opslag med billede eller video og billeder med alt-tekst: kan ikke måles for \
                @fjordager_bib (filerne siger ikke, hvilke opslag der har billeder og video)";
    assert!(page.contains(said), "{page}");
    assert!(
        page.contains("januar 2026 – maj 2026, anden halvdel juni 2026 – oktober 2026"),
        "halves"
    );
}

/// Posts of an account, one a day from this month on, and a page about them in English.
fn page_of(posts: &str, rulebook: &str, windows: &str) -> String {
    let folder = tempfile::tempdir().expect("a folder for the test");
    for (name, text) in
        [("posts.yaml", posts), ("tweetlint.yaml", rulebook), ("windows.yaml", windows)]
    {
        fs::write(folder.path().join(name), text).expect("it can be written");
    }
    let arguments = "audit posts.yaml --format html --lang en --quiet";
    let ran = run(tweetlint(arguments).current_dir(folder.path()));
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    ran.out
}

/// That there was no crisis in a period is no merit of the accounts.
#[test]
fn rules_about_crises_are_not_compared() {
    let post = |month: usize, day: usize, text: &str| {
        format!(
            "- {{account: havn, publish_at: 2026-{month:02}-{day:02}T09:00, text: \"{text}\"}}\n"
        )
    };
    let posts: String = (1..=9).map(|day| post(1, day, "Havnen er åben.")).collect::<String>()
        + &post(2, 3, "Stormen på havnen er nok den værste i årtier");
    let windows = "- {id: storm, kind: crisis, level: major, title: Storm, from: 2026-02-03T08:00Z, until: 2026-02-03T20:00Z, lead: {handles: [politiet]}, topics: [storm*]}\n";
    let page = page_of(&posts, "windows: windows.yaml\n", windows);
    let sentence = page.split("Guesses during a crisis: 1 post").nth(1).expect("it is said");
    assert!(!sentence.split("</li>").next().unwrap_or_default().contains("trend"), "{page}");
}

#[test]
fn what_all_accounts_lack_is_said_once() {
    let post = |account: usize, number: usize| {
        format!(
            "- {{account: by{account}, publish_at: 2026-01-{:02}T09:00, text: Nyt nummer {account}{number} er ude}}\n",
            1 + number
        )
    };
    let posts: String =
        (0..4).flat_map(|account| (0..25).map(move |number| post(account, number))).collect();
    let own = |id: &str, min: f64| {
        format!(
            "  by/{id}:\n    severity: info\n    title: {{en: Few links}}\n    why: {{en: So.}}\n    check: {{limit: {{metric: link-share, min: {min}}}}}\n    examples: {{bad: [posts: [{{text: Hej, times: 20}}]], good: [posts: [{{text: Hej}}]]}}\n"
        )
    };
    let rulebook = format!("rules:\n{}{}", own("a", 0.5), own("b", 0.6));
    let page = page_of(&posts, &rulebook, "[]");
    let said = "none of the 4 accounts that can be measured meets the requirement (@by0, @by1, @by2 and @by3)";
    // Whoever meets the stricter of two requirements meets both.
    for (limit, times) in
        [("at least 50%, the whole period", 0), ("at least 60%, the whole period", 1)]
    {
        let said = format!("Posts with a link ({limit}): {said}");
        assert_eq!(page.matches(&said).count(), times, "{said}\n{page}");
    }
    // Two rules that ask for the same are one sentence.
    let rulebook = format!("rules:\n{}{}", own("a", 0.5), own("b", 0.5));
    let page = page_of(&posts, &rulebook, "[]");
    let said = format!("Posts with a link (at least 50%, the whole period): {said}");
    assert_eq!(page.matches(&said).count(), 1, "{page}");
}

/// A bio that names no languages promises none, so nothing is missing.
#[test]
fn a_bio_without_hours_or_languages_is_not_asked_for_them() {
    let post = |number: usize| {
        format!(
            "- {{account: havn, publish_at: 2026-01-{:02}T09:00, text: Nyt nummer {number} er ude}}\n",
            1 + number
        )
    };
    let posts: String = (0..25).map(post).collect();
    let rulebook =
        |bio: &str| format!("extends: [municipality]\naccounts: {{havn: {{bio: {bio}}}}}\n");
    let plain = page_of(&posts, &rulebook("Havnen i Havneby"), "[]");
    let all = page_of(
        &posts,
        &rulebook("\"Vi svarer hverdage kl. 9-15. Vi skriver på dansk og engelsk.\""),
        "[]",
    );
    let unknown = |page: &str| {
        let card = page.split("class=\"card unknown\"").nth(1).expect("there is a card").to_owned();
        card.split("</div>").next().unwrap_or_default().to_lowercase()
    };
    for figure in ["least used language of the bio", "replies outside"] {
        assert!(unknown(&all).contains(figure), "{}", unknown(&all));
        assert!(!unknown(&plain).contains(figure), "{}", unknown(&plain));
    }
}

#[test]
fn no_text_is_markup() {
    let line = |number: usize, text: &str| {
        json!({
            "id": format!("\"><script>alert({number})</script>"),
            "screen_name": "a\"><img src=x>",
            "created_at": "2026-01-01T09:00:00Z",
            "text": format!("{text} DET ER GRATIS!!! #<b> #a&b"),
            "source": "</script><script>alert(1)</script>",
        })
        .to_string()
    };
    let texts = [
        "</script><script>alert(1)",
        "<!--<script>",
        "\u{202e}\u{2066}\u{2028}",
        "cpr 111111-0006",
    ];
    let posts: Vec<String> = texts.iter().enumerate().map(|(at, text)| line(at, text)).collect();
    let folder = tempfile::tempdir().expect("a folder for the test");
    fs::write(folder.path().join("<i>posts.ndjson"), posts.join("\n")).expect("it can be written");
    let ran = run(tweetlint("audit --format html --lang en .").current_dir(folder.path()));
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let tags = tags(&ran.out);
    let scripts = tags.iter().filter(|(ends, name, _)| !ends && name == "script").count();
    assert_eq!(scripts, 2, "the data and the script");
    for forbidden in ["img", "b", "i"] {
        assert!(!tags.iter().any(|(_, name, _)| name == forbidden), "{forbidden}");
    }
    for forbidden in ['\u{202e}', '\u{2066}', '\u{2028}'] {
        assert!(!ran.out.contains(forbidden), "{forbidden:?}");
    }
    // The hash of the page may have four such digits, but no dash.
    assert!(!ran.out.contains("-0006"), "a personal number");
    assert_eq!(data(&ran.out)["posts"].as_array().map(Vec::len), Some(texts.len()));
}

/// Of two broken limits of one figure, the first screen names the more serious one. What to act on
/// lists both.
#[test]
fn a_figure_beyond_two_limits_has_one_sentence() {
    let rule = |id: &str, min: &str, severity: &str| {
        format!(
            "  {id}:\n    severity: {severity}\n    title: {{en: Too few links, da: For få links}}\n    \
             why: {{en: Link., da: Link.}}\n    \
             check: {{limit: {{metric: link-share, min: {min}, least: 1}}}}\n    \
             examples: {{bad: [{{posts: [{{text: Nyt}}]}}], good: [{{posts: [{{text: \"https://a.dk\"}}]}}]}}\n"
        )
    };
    let post = |account: &str, day: usize| {
        format!(
            "- {{account: {account}, publish_at: 2026-01-0{day}T08:00Z, text: Nyt nr. {day} om broen}}\n"
        )
    };
    for (levels, shown, accounts) in [
        (["info", "warning"], "at least 10%", 1),
        (["warning", "info"], "at least 20%", 1),
        (["warning", "warning"], "at least 20%", 1),
        // Of many accounts, sentences say how many keep a rule.
        (["info", "warning"], "at least 10%", 4),
    ] {
        let rules = rule("own/few", "0.2", levels[0]) + &rule("own/hardly-any", "0.1", levels[1]);
        let posts: String = (0..accounts)
            .flat_map(|account| (1..=6).map(move |day| post(&format!("by{account}"), day)))
            .collect();
        let page = page_of(&posts, &format!("rules:\n  account/few-links: off\n{rules}"), "");
        let (_, first) = page.split_once("id=\"summary\"").expect("it has a first screen");
        let (first, others) = first.split_once("</section>").expect("it ends");
        let bad = first.split_once("class=\"card bad\"").map_or(first, |(_, bad)| bad);
        let bad = bad.split_once("class=\"card unknown\"").map_or(bad, |(bad, _)| bad);
        let said: Vec<&str> = bad
            .split("<li>")
            .filter(|item| item.contains("at least 20%") || item.contains("at least 10%"))
            .collect();
        assert!(said.len() == 1 && said[0].contains(shown), "{levels:?} {accounts} {said:#?}");
        assert!(others.contains("own/few") && others.contains("own/hardly-any"), "{levels:?}");
    }
}

/// Of two limits of one figure over different days, the first screen names the stricter one, whether
/// they are kept or broken, and however many accounts there are.
#[test]
fn limits_over_different_days_have_one_sentence() {
    let rule = |id: &str, min: &str| {
        format!(
            "  {id}:\n    severity: info\n    title: {{en: Too few links, da: For få links}}\n    \
             why: {{en: Link., da: Link.}}\n    \
             check: {{limit: {{metric: link-share, min: {min}, least: 1}}}}\n    \
             examples: {{bad: [{{posts: [{{text: Nyt}}]}}], good: [{{posts: [{{text: \"https://a.dk\"}}]}}]}}\n"
        )
    };
    let rules = rule("own/few", "0.2, over: 3d") + &rule("own/hardly-any", "0.1");
    let rulebook = format!("rules:\n  account/few-links: off\n{rules}");
    for (text, class, accounts) in [
        ("om broen", "bad", 1),
        ("om broen", "bad", 4),
        ("om broen: https://a.dk/bro", "good", 1),
        ("om broen: https://a.dk/bro", "good", 4),
    ] {
        let post = |account: usize, day: usize| {
            format!(
                "- {{account: by{account}, publish_at: 2026-01-0{day}T08:00Z, text: \"Nyt nr. {day} {text}\"}}\n"
            )
        };
        let posts = (0..accounts).flat_map(|account| (1..=6).map(move |day| (account, day)));
        let posts: String = posts.map(|(account, day)| post(account, day)).collect();
        let page = page_of(&posts, &rulebook, "");
        let (_, card) = page.split_once(&format!("class=\"card {class}\"")).expect("it has a card");
        let card = card.split("</div>").next().unwrap_or_default();
        let items = card.split("<li>").filter(|item| item.contains("at least "));
        let said: Vec<&str> =
            items.filter(|item| item.contains("20%") || item.contains("10%")).collect();
        assert!(
            said.len() == 1 && said[0].contains("at least 20%"),
            "{class} {accounts} {said:#?}"
        );
    }
}
