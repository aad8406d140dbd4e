//! Topics: how much of what an account writes is about them, counted by hand, and limits on it.

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::program::{Ran, folder, run, tweetlint};

/// Two topics, and limits on one of them and on both. The last 90 days are those of a limit; the
/// whole period is that of another.
const RULEBOOK: &str = r#"
timezone: Europe/Copenhagen
lexicons:
  klima: [klima*, kloak*]
  trafik: [bro*]
topics: [klima, trafik]
rules:
  havn/klima:
    severity: error
    title: {en: Hardly about the climate, da: Næsten intet om klima}
    why: {en: The council decided so., da: Det har byrådet besluttet.}
    check: {limit: {metric: topic-share, topic: klima, min: 0.5, over: 90d, least: 2 posts}}
    examples:
      bad: [posts: [{text: "Broen er åben, nr. {n}", times: 3}]]
      good: [posts: [{text: "Klimaet er på dagsordenen, nr. {n}", times: 3}]]
  havn/emner:
    severity: info
    title: {en: Too much about the topics, da: For meget om emnerne}
    why: {en: There is more to tell., da: Der er mere at fortælle.}
    check: {limit: {metric: topic-share, max: 0.5, least: 1}}
    examples:
      bad: [posts: [{text: "Broen er åben, nr. {n}", times: 3}]]
      good: [posts: [{text: "Solen skinner på havnen, nr. {n}", times: 3}]]
"#;

/// Six own posts, of which three are about the climate and two about traffic, one about both. A
/// repost and the later entry of a thread do not count. Ninety days before the last post is
/// 2 January at 10:00.
const POSTS: &str = r#"
- {id: a, account: havn, publish_at: 2025-11-01T10:00, text: "Klimaet er på dagsordenen."}
- {id: b, account: havn, publish_at: 2026-01-02T09:59, text: "Kloakken og broen bliver fornyet."}
- {id: c, account: havn, publish_at: 2026-01-02T10:00, text: "Vi siger tak for i aften."}
- {id: d, account: havn, publish_at: 2026-02-01T10:00, text: "@anna Ja, klimaet er med.", reply_to: anna}
- {id: e, account: havn, publish_at: 2026-02-01T10:01, text: "@havn Og kloakken.", reply_to: havn}
- {id: f, account: havn, publish_at: 2026-02-03T10:00, text: "RT @nabo: Klimaet først."}
- {id: g, account: havn, publish_at: 2026-03-01T10:00, text: "Broen er åben igen."}
- {id: h, account: havn, publish_at: 2026-04-02T11:00, text: "Godmorgen til alle på havnen."}
"#;

fn files(rulebook: &str) -> TempDir {
    folder(&[("tweetlint.yaml", rulebook), ("posts.yaml", POSTS)])
}

#[track_caller]
fn audit(folder: &TempDir, arguments: &str) -> Ran {
    run(tweetlint(&format!("audit posts.yaml {arguments}")).current_dir(folder.path()))
}

#[track_caller]
fn account(folder: &TempDir, arguments: &str) -> Value {
    let ran = audit(folder, &format!("--format json {arguments}"));
    let report: Value = serde_json::from_str(&ran.out).expect("the report is JSON");
    report["accounts"][0].clone()
}

#[test]
fn reports_and_limits_count_the_same_posts() {
    let files = files(RULEBOOK);
    let account = account(&files, "--lang en");
    let share = |of: &Value| of["metrics"]["topic-share"].clone();
    assert_eq!(share(&account), json!({"value": 0.6667, "count": 4, "of": 6, "unknown": 0}));
    let topics = json!([
        {"topic": "klima", "posts": 3, "of": 6, "share": 0.5},
        {"topic": "trafik", "posts": 2, "of": 6, "share": 0.3333},
    ]);
    assert_eq!(account["topics"], topics);
    let months = account["months"].as_array().expect("it is a list");
    let months: Vec<_> = months.iter().map(|month| [&month["month"], &month["topics"]]).collect();
    let none = json!([]);
    let topic = |name: &str, share: f64| json!({"topic": name, "posts": 1, "of": (1.0 / share), "share": share});
    assert_eq!(months.len(), 6);
    assert_eq!(months[1], [&json!("2025-12"), &none]);
    let january =
        json!([topic("klima", 0.5), topic("trafik", 0.5)]).to_string().replace("2.0", "2");
    assert_eq!(months[2][1].to_string(), january);
    // Of the last 90 days, to the second: one of four. The two latest that are not about it.
    let findings = account["account_findings"].as_array().expect("it is a list");
    let [first, second] = findings.as_slice() else { panic!("{findings:#?}") };
    let named = ["rule", "metric", "topic", "value", "min", "posts"].map(|key| &first[key]);
    let expected = json!(["havn/klima", "topic-share", "klima", 0.25, 0.5, 4]);
    assert_eq!(
        named.to_vec(),
        expected.as_array().expect("it is a list").iter().collect::<Vec<_>>()
    );
    assert_eq!(
        first["found"],
        "Posts about klima 25% (1 of 4 posts, 2026-01-02 to 2026-04-02); at least 50%"
    );
    let ids = |finding: &Value| -> Vec<String> {
        let posts = finding["evidence"].as_array().expect("it is a list").iter();
        posts.map(|post| post["id"].as_str().unwrap_or_default().to_owned()).collect()
    };
    assert_eq!(
        (ids(first), &first["from"]),
        (["c", "g", "h"].map(str::to_owned).to_vec(), &json!("2026-01-02T09:00:00Z"))
    );
    // Of both topics and the whole period, with the latest that are about one of them.
    assert_eq!(
        (&second["topic"], &second["value"], &second["max"]),
        (&Value::Null, &json!(0.6667), &json!(0.5))
    );
    assert_eq!(ids(second), ["b", "d", "g"]);
    assert_eq!(
        second["found"],
        "Posts about the topics 67% (4 of 6 posts, 2025-11-01 to 2026-04-02); at most 50%"
    );
}

#[test]
fn the_examples_of_such_rules_are_tested() {
    let ran = run(tweetlint("test --lang en").current_dir(files(RULEBOOK).path()));
    assert_eq!(ran.code, Some(0), "{}{}", ran.out, ran.err);
    let wrong = RULEBOOK.replace("Klimaet er på dagsordenen, nr.", "Solen skinner, nr.");
    let ran = run(tweetlint("test --lang en").current_dir(files(&wrong).path()));
    assert_eq!(ran.code, Some(1), "{}{}", ran.out, ran.err);
}

#[test]
fn an_account_may_have_another_topic() {
    let own = "accounts:\n  havn: {rules: {havn/klima: {check: {limit: {topic: trafik, min: 0.1}}}, havn/emner: off}}\n";
    let files = files(&format!("{RULEBOOK}{own}"));
    // Of the last 90 days, one of four is about traffic.
    assert_eq!(account(&files, "")["account_findings"], json!([]));
    let strict = files_with_min(0.3);
    let found = &account(&strict, "--lang da")["account_findings"][0]["found"];
    assert_eq!(
        found,
        "Opslag om trafik 25 % (1 af 4 opslag, 2026-01-02 til 2026-04-02); mindst 30 %"
    );
}

fn files_with_min(min: f64) -> TempDir {
    let own = format!(
        "accounts:\n  havn: {{rules: {{havn/klima: {{check: {{limit: {{topic: trafik, min: {min}}}}}}}}}}}\n"
    );
    files(&format!("{RULEBOOK}{own}"))
}

#[test]
fn what_cannot_be_a_topic_is_a_mistake() {
    for (from, to, problem) in [
        (
            "topic: klima,",
            "topic: kloak,",
            "there is no topic `kloak`: `topics` of the rulebook does not name this word list",
        ),
        ("topic: klima,", "topic: klma,", "did you mean `klima`?"),
        ("topics: [klima, trafik]\n", "", "the rulebook names no topics"),
        (
            "metric: topic-share, topic: klima",
            "metric: link-share, topic: klima",
            "`topic` belongs to `metric: topic-share`",
        ),
    ] {
        let files = files(&RULEBOOK.replace(from, to));
        let ran = audit(&files, "--lang en");
        assert_eq!(ran.code, Some(2), "{to}");
        assert!(ran.err.contains(problem) && ran.err.contains("tweetlint.yaml:"), "{}", ran.err);
    }
}

/// Nobody knows whether a post without a time is among those of the last days.
#[test]
fn a_share_of_days_is_unknown_if_a_post_has_no_time() {
    let untimed = "- {account: havn, text: Klimaet er med}\n";
    let files = |count: usize| {
        let posts = POSTS.to_owned() + &untimed.repeat(count);
        folder(&[("tweetlint.yaml", RULEBOOK), ("posts.yaml", &posts)])
    };
    let broken = |count: usize| {
        let account = account(&files(count), "");
        let findings = account["account_findings"].as_array().expect("it is a list");
        let rules = findings.iter().map(|finding| finding["rule"].clone());
        (rules.collect::<Vec<_>>(), account["metrics"]["topic-share"]["count"].clone())
    };
    // One of four posts is about the climate; with one more, it would be two of five. With two
    // more, it might be half of them.
    assert_eq!(broken(1), (vec![json!("havn/klima"), json!("havn/emner")], json!(5)));
    assert_eq!(broken(2), (vec![json!("havn/emner")], json!(6)));
    let page = audit(&files(2), "--format html --lang en").out;
    let expected = "posts about klima: cannot be measured for @havn (some posts have no time)";
    assert!(page.to_lowercase().contains(expected), "{}", page.len());
}

#[test]
fn a_page_says_how_much_is_about_a_topic() {
    let files = files(RULEBOOK);
    let page = |language: &str| audit(&files, &format!("--format html --lang {language}")).out;
    let (en, da) = (page("en"), page("da"));
    assert!(en.contains("25% of the posts of @havn are about klima"), "{en}");
    assert!(en.contains("67% of the posts of @havn are about the topics of the rulebook"), "{en}");
    assert!(da.contains("25\u{a0}% af opslagene fra @havn handler om klima"), "{da}");
    assert!(da.contains("handler om regelbogens emner"), "{da}");
    // The first half is that up to January: two of three are about the climate, then one of three.
    let few =
        "too few posts to say whether that is better: 67% in the first half, 33% in the second";
    assert!(en.contains(few), "{en}");
    // Both limits are broken, so the figures of the topic and of all topics are marked.
    let text = audit(&files, "--lang en").out;
    assert!(text.contains("Posts about the topics               67%  4 of 6"), "{text}");
    assert!(text.contains("Topics (of own posts): klima 50%, trafik 33%"), "{text}");
}

#[test]
fn without_topics_nothing_is_said_of_them() {
    let files = folder(&[("posts.yaml", POSTS)]);
    let share = &account(&files, "")["metrics"]["topic-share"];
    assert_eq!(share, &json!({"value": null, "count": 0, "of": 0, "unknown": 0}));
    assert!(!audit(&files, "--lang en").out.contains("topics"));
    assert!(!audit(&files, "--format markdown --by account --lang en").out.contains("TOPICS"));
}

/// `#klima` is the word `klima`, in a post of any language.
#[test]
fn a_hashtag_is_a_word() {
    let rulebook = "lexicons: {klima: [klima*, =vand], trafik: [=bro]}\ntopics: [klima, trafik]\n";
    let texts = [
        "Nu går det løs #klima",
        "The harbour is getting ready #Klimatilpasning",
        "Kom og se #vand",
        "Se @klima og https://klima.dk",
        "Godmorgen #broen",
    ];
    let post = |text: &str| format!("- {{account: havn, text: \"{text}\"}}\n");
    let posts: String = texts.map(post).concat();
    let files = folder(&[("tweetlint.yaml", rulebook), ("posts.yaml", &posts)]);
    let topics = &account(&files, "")["topics"];
    assert_eq!((&topics[0]["posts"], &topics[1]["posts"]), (&json!(3), &json!(0)), "{topics}");
}
