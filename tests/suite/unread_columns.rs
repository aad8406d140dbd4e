//! Columns and keys that are not read, but may say when a post goes out, who publishes it, or on which
//! platform.

use crate::{
    office::{ran, says},
    office_files::{rows, xlsx},
    program::{folder, run, tweetlint},
};

/// Checks which errors and notes a table in CSV has, and the exit code.
#[track_caller]
fn table(table: &str, code: i32, said: &[&str]) {
    says("a.csv", table.as_bytes(), "", code, said);
}

/// The help of the only error of a file, without line breaks.
#[track_caller]
fn help_of(name: &str, content: &str) -> String {
    let ran = ran(name, content.as_bytes(), &format!("check {name} --lang en"));
    assert_eq!(ran.code, Some(2), "{}", ran.err);
    let lines: Vec<&str> = ran.err.lines().map(str::trim).collect();
    lines.join(" ")
}

/// What `inspect` shows of the posts of a file: its platform, its time and its text.
pub(crate) fn posts(name: &str, content: &str, flags: &str) -> Vec<String> {
    let ran = ran(name, content.as_bytes(), &format!("inspect {name} {flags}"));
    let shown = ran.out.lines().map(|line| {
        let post: serde_json::Value = serde_json::from_str(line).expect("each line is JSON");
        let part = |key: &str| post[key].as_str().unwrap_or("-").to_owned();
        format!("{} {} {}", part("platform"), part("time"), part("text"))
    });
    shown.collect()
}

#[test]
fn later_times_in_other_forms_are_told() {
    let history =
        |name: &str, value: &str| format!("created_at;text;{name}\n2026-11-20 09:00;Hej;{value}\n");
    let later = "error: `Klar` is later than the time of publication";
    for value in ["46350.375", "46350,375", "46350,4166666667", "24/12 kl. 9", "24/12", "3/1 kl. 9"]
    {
        table(&history("Klar", value), 2, &[later]);
    }
    let perhaps = "error: `Klar` may be later than the time of publication: \
                   it has a day of the week without a date";
    for value in ["tirsdag kl. 10", "Tue 10:00", "på tirsdag kl. 10.30"] {
        table(&history("Klar", value), 2, &[perhaps]);
    }
    // The same time, an earlier one, and numbers that are none.
    let noted = "note: `Klar` is not known and not read";
    for value in ["fredag kl. 9", "46346,375", "46350", "12345,5", "46350,99", "3/1 kl. 9, måske"]
    {
        table(&history("Klar", value), 0, &[noted]);
    }
    // A whole number is a day where the name is that of a time.
    let slot = "error: `Slot` is later than the time of publication";
    table(&history("Slot", "46350"), 2, &[slot]);
    table(&history("Slot", "46300"), 0, &["note: `Slot` is not known and not read"]);
    let book = rows(&[&["created_at", "text", "Klar"], &["2026-11-20 09:00", "Hej", "46350.375"]]);
    says("a.xlsx", &xlsx(&[("Ark1", "visible", book)]), "", 2, &[later]);
    let nameless = "error: column C has times, but no name, and is not read";
    table(&history("", "2026-12-24 09:00"), 2, &[nameless]);
}

#[test]
fn numbers_of_spreadsheets_are_times_if_there_are_no_others() {
    let problem = "error: the values of `Plan` are times, but are not read";
    table("Plan;Tekst\n46350,375;Hej\n46351,5;Farvel\n", 2, &[problem]);
    table("Plan;Tekst\ntirsdag kl. 10;Hej\n", 2, &[problem]);
    table("Budget;Tekst\n12350,50;Hej\n", 0, &["note: `Budget` is not known and not read"]);
}

#[test]
fn later_times_in_records_are_told() {
    let says_of = |value: &str, code: i32, said: &[&str]| {
        let record = format!(r#"{{"created_at":"2026-11-20T09:00Z","text":"Hej","klar":{value}}}"#);
        says("a.json", record.as_bytes(), "", code, said);
        let lines =
            format!("{{\"created_at\":\"2026-11-20T09:00Z\",\"text\":\"Nej\"}}\n{record}\n");
        says("a.ndjson", lines.as_bytes(), "", code, said);
    };
    let later = "error: `klar` is later than the time of publication";
    for value in [r#""2026-12-24 09:00""#, r#""24-12-2026""#, "1798102800", "46350.375"] {
        says_of(value, 2, &[later]);
    }
    let perhaps = "error: `klar` may be later than the time of publication: \
                   it has a day of the week without a date";
    says_of(r#""tirsdag kl. 10""#, 2, &[perhaps]);
    for value in [r#""2026-11-19 09:00""#, "46350", "true", r#""fredag kl. 10""#] {
        says_of(value, 0, &["note: `klar` is not known and not read"]);
    }
    // The first record says nothing of the second.
    let lines = "{\"created_at\":\"2026-11-20T09:00Z\",\"text\":\"Hej\",\"klar\":\"2026-11-20T09:00Z\"}\n\
                 {\"created_at\":\"2026-11-21T09:00Z\",\"text\":\"Nej\",\"klar\":\"2026-12-24T09:00Z\"}\n";
    says("a.ndjson", lines.as_bytes(), "", 2, &[later]);
    let updated = lines.replace("klar", "updated_at");
    says("a.ndjson", updated.as_bytes(), "", 0, &["note: `updated_at` is not known and not read"]);
}

#[test]
fn a_second_account_is_told_with_a_way_to_choose() {
    let history = |name: &str, value: &str| {
        format!("Konto;created_at;text;{name}\nvejby;2026-11-20 09:00;Hej;{value}\n")
    };
    for name in ["Afsender", "Sender", "From", "Page"] {
        let said = format!("error: `{name}` looks like an account, but is not read");
        table(&history(name, "vejbybib"), 2, &[&said]);
        table(&history(name, "@vejbybib"), 2, &[&said]);
        let noted = format!("note: `{name}` is not known and not read");
        table(&history(name, "@Vejby"), 0, &[&noted]);
        table(&history(name, ""), 0, &[&noted]);
    }
    table(
        &history("Hvem", "@vejbybib"),
        2,
        &["error: `Hvem` looks like an account, but is not read"],
    );
    for (name, value) in [("Omtaler", "@vejbybib"), ("Hvem", "Bo"), ("Page", "Vejby Bibliotek")] {
        table(&history(name, value), 0, &[&format!("note: `{name}` is not known and not read")]);
    }
    let only = "Dato;Tekst;Fra;Til\n24-11-2026 09:00;Hej;vejby;borgere\n";
    table(
        only,
        2,
        &[
            "error: `Fra` looks like an account, but is not read",
            "note: `Til` is not known and not read",
        ],
    );
    table(
        "Dato;Tekst;Ansvarlig\n24-11-2026 09:00;Hej;@bo\n",
        0,
        &["note: `Ansvarlig` is not known and not read"],
    );
    let drafts = "Konto;Dato;Tekst;From\nvejby;24-11-2026 09:00;Hej;@bo\n";
    table(drafts, 2, &["error: `From` looks like an account, but is not read"]);
}

#[test]
fn the_advice_on_two_accounts_works() {
    let plan = "Konto;Dato;Tekst;Afsender\nvejby;24-11-2026 09:00;Hej;vejbybib\n";
    let help = help_of("a.csv", plan);
    for advice in ["--map 'account=Afsender,ignore=Konto'", "--map 'ignore=Afsender'"] {
        assert!(help.contains(advice), "{help}");
    }
    for (flags, account) in
        [("account=Afsender,ignore=Konto", "vejbybib"), ("ignore=Afsender", "vejby")]
    {
        let ran = ran("a.csv", plan.as_bytes(), &format!("inspect a.csv --map {flags}"));
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        assert!(ran.out.contains(&format!("\"account\":\"{account}\"")), "{}", ran.out);
    }
}

#[test]
fn accounts_of_the_rulebook_are_known_by_their_names() {
    let rulebook =
        "accounts:\n  vejby: {name: Vejby Kommune}\n  vejbybib: {name: Vejby Bibliotek}\n";
    let says = |value: &str, code: i32| {
        let table = format!("Konto;created_at;text;Hvem\nvejby;2026-11-20 09:00;Hej;{value}\n");
        let folder = folder(&[("a.csv", &table), ("tweetlint.yaml", rulebook)]);
        let ran = run(tweetlint("check a.csv --lang en").current_dir(folder.path()));
        assert_eq!(ran.code, Some(code), "{}", ran.err);
        assert_eq!(ran.err.contains("`Hvem` looks like an account"), code == 2, "{}", ran.err);
    };
    says("Vejby Bibliotek", 2);
    says("Vejby kommune", 0);
    says("Bo Hansen", 0);
}

#[test]
fn the_address_of_a_post_says_its_platform() {
    let posted = "https://www.facebook.com/vejby/posts/123";
    for name in ["Permalink", "Post URL", "Post link", "Link til opslag"] {
        let history =
            |address: &str| format!("created_at;text;{name}\n2026-11-20 09:00;Hej;{address}\n");
        for (address, platform) in [
            (posted, "facebook"),
            ("www.facebook.com/vejby/posts/123", "facebook"),
            ("https://www.facebook.com/share/v/1a2b/", "facebook"),
            ("https://www.instagram.com/p/Cx1/", "instagram"),
            ("https://www.linkedin.com/feed/update/urn:li:activity:7", "linkedin"),
            ("https://x.com/vejby/status/1328000000000000001", "x"),
        ] {
            let expected = [format!("{platform} 2026-11-20T08:00:00Z Hej")];
            assert_eq!(posts("a.csv", &history(address), ""), expected, "{name} {address}");
        }
        let plan = format!("Dato;Tekst;{name}\n24-11-2026 09:00;Hej;{posted}\n");
        table(&plan, 0, &[]);
    }
    let two = "created_at;text;Permalink;Post URL\n2026-11-20 09:00;Hej;\
               https://www.facebook.com/vejby/posts/123;https://x.com/vejby/status/1\n";
    assert_eq!(posts("a.csv", two, ""), ["x 2026-11-20T08:00:00Z Hej"]);
    // What a post links to says nothing of where it is.
    let plan = format!("Dato;Tekst;Link\n24-11-2096 09:00;Hej;{posted}\n");
    assert_eq!(posts("a.csv", &plan, ""), [format!("x 2096-11-24T08:00:00Z Hej {posted}")]);
}

#[test]
fn the_advice_on_days_and_times_of_day_works() {
    let plan = "Dag for udgivelse;Kl for udgivelse;Tekst\n24-11-2026;9.30;Hej\n";
    let help = help_of("a.csv", plan);
    for advice in ["--map 'time=Dag for udgivelse'", "--map 'clock=Kl for udgivelse'"] {
        assert!(help.contains(advice), "{help}");
    }
    let folder = folder(&[("a.csv", plan)]);
    let mut command = tweetlint("inspect a.csv --map");
    let ran = run(command
        .arg("time=Dag for udgivelse,clock=Kl for udgivelse")
        .current_dir(folder.path()));
    assert!(ran.out.contains("\"time\":\"2026-11-24T08:30:00Z\""), "{}{}", ran.out, ran.err);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
}

#[test]
fn a_time_that_is_to_be_decided_is_not_now() {
    let undecided = "note: 1 post has no time yet, so rules that depend on windows leave it alone";
    for value in ["TBD", "kommer", "?", "-", "(TBD)"] {
        table(&format!("Dato;Tekst\n{value};Hej\n"), 0, &[undecided]);
        table(&format!("Dato;Tid;Tekst\n;{value};Hej\n"), 0, &[undecided]);
        let published = "note: 1 published post has no time, so rules that depend on windows \
                         leave it alone";
        table(&format!("created_at;text\n{value};Hej\n"), 0, &[published]);
    }
    // Another column has the day.
    let two = "Udgives;Dato;Tekst\nTBD;24-11-2096 09:00;Hej\n";
    assert_eq!(posts("a.csv", two, ""), ["x 2096-11-24T08:00:00Z Hej"]);
    table(two, 0, &[]);
    table("Dato;Scheduled;Tekst\nTBD;ja;Hej\n", 2, &["error: invalid time `TBD`"]);
    table("Dato;Tekst\nefter jul;Hej\n", 2, &["error: invalid time `efter jul`"]);
}

#[test]
fn a_post_that_was_only_made_is_in_no_known_state() {
    for state in ["Oprettet", "Created"] {
        let said = format!(
            "error: nobody can tell from the state `{state}` whether the post is published"
        );
        table(&format!("Dato;Tekst;Status\n24-11-2026 09:00;Hej;{state}\n"), 2, &[&said]);
    }
    table("Dato;Tekst;Status\n24-11-2026 09:00;Hej;Oprettet i Meta\n", 0, &[]);
}

#[test]
fn a_remark_that_a_draft_was_moved_is_told() {
    let plan =
        |name: &str, remark: &str| format!("Dato;Tekst;{name}\n24-11-2026 09:00;Hej;{remark}\n");
    for remark in ["Udskudt til 1/12 kl. 9", "Flyttes til 25-11-2026", "rykket til tirsdag kl. 10"]
    {
        let said = format!("error: `{remark}` is another time than that of the post");
        let noted = "note: `Bemærkning` is not known and not read";
        table(&plan("Bemærkning", remark), 2, &[&said, noted]);
        says("a.csv", plan("Bemærkning", remark).as_bytes(), "--map ignore=Bemærkning", 0, &[]);
    }
    let said = "error: `Udskudt til 1/12` is another time than that of the post";
    table(&plan("Status", "Udskudt til 1/12"), 2, &[said]);
    for remark in ["Flyttet til 24/11 kl. 9", "Flyttet fra 23/11", "Flyttet til Facebook"] {
        table(&plan("Bemærkning", remark), 0, &["note: `Bemærkning` is not known and not read"]);
    }
}

#[test]
fn a_row_that_only_names_an_account_is_told() {
    let said = "error: the row `@vejby_bib` only names an account and does not count for the rows below it";
    table("Dato;Tekst\n@vejby_bib;\n24-11-2026 09:00;Hej\n", 2, &[said]);
    let said = "error: the row `Opslag til Facebook` only names a platform and does not count for the rows below it";
    table("Dato;Tekst\nOpslag til Facebook;\n24-11-2026 09:00;Hej\n", 2, &[said]);
}

#[test]
fn the_error_of_a_formula_is_no_account() {
    let said = "error: `#I/T` is the error of a formula";
    table("Konto;Dato;Tekst\n#I/T;24-11-2026 09:00;Hej\n", 2, &[said]);
}

#[test]
fn a_second_text_or_time_of_a_record_is_told() {
    let check = |record: &str, code: i32, said: &[&str]| {
        says("a.json", format!("[{record}]").as_bytes(), "", code, said);
        says("a.ndjson", format!("{record}\n").as_bytes(), "", code, said);
    };
    let text = "error: `content` looks like a text, but is not read";
    check(
        r#"{"created_at":"2026-11-20T09:00Z","text":"Kort","content":"En helt anden tekst"}"#,
        2,
        &[text],
    );
    check(
        r#"{"created_at":"2026-11-20T09:00Z","text":"En helt …","content":"En helt anden tekst"}"#,
        0,
        &[],
    );
    let later = "error: `date` is later than the time of publication";
    check(
        r#"{"created_at":"2026-11-20T09:00Z","text":"Hej","date":"2096-12-24T09:00"}"#,
        2,
        &[later],
    );
    let twice = "error: `date` is another time than that for which the post is planned";
    check(r#"{"time":"2096-11-20T09:00Z","text":"Hej","date":"2096-12-24T09:00"}"#, 2, &[twice]);
    check(r#"{"created_at":"2026-11-20","text":"Hej","time":"14:00"}"#, 0, &[]);
    // A draft.
    let own = "error: `text_facebook` looks like a text, but is not read";
    check(
        r#"{"date":"2096-12-24T09:00","text":"Kort","text_facebook":"En tekst til Facebook"}"#,
        2,
        &[own],
    );
    let sender = "error: `sender` looks like an account, but is not read";
    check(
        r#"{"date":"2096-12-24T09:00","text":"Hej","account":"vejby","sender":"vejbybib"}"#,
        2,
        &[sender],
    );
    let danish = "error: `opslagstekst` looks like a text, but is not read";
    check(
        r#"{"created_at":"2026-11-20T09:00Z","text":"Hej","opslagstekst":"Broen er lukket i dag"}"#,
        2,
        &[danish],
    );
}
