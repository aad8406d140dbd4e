//! Platforms, accounts and states that people write beside, above or among the rows of a plan: they
//! are read, or it is a problem, and a row is never for X without saying so.

use crate::{
    json_keys::check,
    office::{ran, says},
    office_files::{rows, xlsx},
    program::{folder, run, tweetlint},
    stated::inspected,
};

#[test]
fn a_row_without_a_mark_is_not_for_x() {
    let plan = |marks: &str| {
        format!(
            "Dato;Tekst;X;Facebook\n24-12-2026 10:00;Glædelig jul;;ja\n24-12-2026 12:00;God jul;{marks}\n"
        )
    };
    for marks in ["nej;nej", ";", ";nej", "0;0"] {
        let said = ["the post is marked for no platform", "a.csv:3:1"];
        check(("a.csv", &plan(marks)), "", true, &said);
        // Nobody knows where it goes out.
        let folder = folder(&[("a.csv", &plan(marks))]);
        let read = run(tweetlint("inspect a.csv --lang en").current_dir(&folder));
        assert_eq!(read.out.lines().count(), 1, "{}", read.out);
        assert!(read.out.contains("\"facebook\""), "{}", read.out);
    }
    check(("a.csv", &plan("ja;nej")), "", false, &[]);
    check(("a.csv", &plan("nej;nej")), "--map ignore=X,ignore=Facebook", false, &[]);
}

#[test]
fn rows_without_a_platform_are_counted() {
    let plan = |platforms: [&str; 2]| {
        let [one, two] = platforms;
        format!(
            "Dato;Tekst;Kanal\n24-12-2026 10:00;Glædelig jul;{one}\n24-12-2026 12:00;God jul;{two}\n"
        )
    };
    let note = "1 draft names no platform and is read as one for X";
    check(("a.csv", &plan(["LinkedIn", ""])), "", false, &[note, "a.csv:3:1"]);
    let folder = folder(&[("a.csv", &plan(["LinkedIn", "X"]))]);
    let all = run(tweetlint("check a.csv --lang en").current_dir(&folder));
    assert!(!all.err.contains("names no platform"), "{}", all.err);
}

#[test]
fn an_account_is_one() {
    for accounts in ["havneby, byraad", "@havneby og @byraad", "havneby/byraad", "@a;@b"] {
        let said = format!("`{accounts}` is more than one account");
        let table = format!("Dato\tTekst\tKonto\n24-12-2026 10:00\tGod jul\t{accounts}\n");
        check(("a.tsv", &table), "", true, &[&said]);
        check(("a.yaml", &format!("text: God jul\naccount: \"{accounts}\"\n")), "", true, &[&said]);
    }
    let table = "Dato\tTekst\tKonto\n24-12-2026 10:00\tGod jul\tx.com/havneby\n";
    assert!(inspected("a.tsv", table).contains(r#""account":"havneby""#));
    let export = "created_at\ttext\tauthor\n2025-03-03T12:00Z\tGod jul\tLund,Bo\n";
    check(("a.tsv", export), "", false, &[]);
}

#[test]
fn names_of_sheets_are_read_or_a_problem() {
    let plan = || rows(&[&["Dato", "Tekst"], &["46350.375|3", "God jul"]]);
    for (name, expected) in [
        ("Facebook uge 52", r#""platform":"facebook""#),
        ("IG december", r#""platform":"instagram""#),
        ("@havneby FB", r#""account":"havneby","platform":"facebook""#),
    ] {
        let ran = ran("a.xlsx", &xlsx(&[(name, "visible", plan())]), "inspect a.xlsx");
        assert!(ran.out.contains(expected), "{name} {}{}", ran.out, ran.err);
    }
    for name in ["TikTok", "Arkiv Facebook"] {
        let said = format!(
            "error: the name of the sheet, “{name}”, names a network, but not clearly that of its rows"
        );
        says("a.xlsx", &xlsx(&[(name, "visible", plan())]), "", 2, &[&said]);
    }
}

#[test]
fn titles_with_a_platform_or_an_account_are_problems() {
    let book = |sheet: &str, title: &str, names: &[&str], row: &[&str]| {
        xlsx(&[(sheet, "visible", rows(&[&[title], names, row]))])
    };
    let (names, row) = (["Dato", "Tekst"], ["46350.375|3", "God jul"]);
    let above = "note: row 1 is above the names of the columns and is not read";
    for title in ["@havneby", "Plan for @havneby", "Facebook – uge 52", "Byen på Instagram"] {
        let said = format!(
            "error: `{title}` is above the names of the columns and does not count for the posts"
        );
        says("a.xlsx", &book("Ark1", title, &names, &row), "", 2, &[&said, above]);
    }
    says("a.xlsx", &book("Ark1", "Plan for december", &names, &row), "", 0, &[above]);
    says("a.xlsx", &book("Facebook", "Facebook – uge 52", &names, &row), "", 0, &[above]);
    let (names, row) = (["Dato", "Tekst", "Kanal"], ["46350.375|3", "God jul", "Facebook"]);
    says("a.xlsx", &book("Ark1", "Facebook og X", &names, &row), "", 0, &[above]);
}

#[test]
fn a_second_front_matter_is_a_problem() {
    let post = |fields: &str, text: &str| format!("---\n{fields}\n---\n{text}\n");
    for fields in ["platform: linkedin", "account: havneby", "publish_at: 2026-12-24T10:00"] {
        let file = post("platform: facebook", "Vi synger.") + "\n" + &post(fields, "Vi danser.");
        check(("a.md", &file), "", true, &["a.md:6:"]);
        let below = format!("Vi synger.\n\n{}", post(fields, "Vi danser."));
        check(("a.md", &below), "", true, &["a.md:3:"]);
    }
    let ruled = post("platform: facebook", "Vi synger.\n\n---\n\nProgram: se havneby.dk");
    check(("a.md", &ruled), "", false, &[]);
}

#[test]
fn the_names_of_columns_are_no_post() {
    for table in [
        "Konto;Tekst\nhavneby;God jul\nKonto;Tekst\nbyraad;Godt nytår\n",
        "Dato;Tekst\n24-12-2026 10:00;God jul\nTekst;Dato\n24-12-2026 12:00;Godt nytår\n",
    ] {
        let said = ["the row has the names of the columns once more", "a.csv:3:1"];
        check(("a.csv", table), "", true, &said);
    }
}

#[test]
fn a_second_column_of_platforms_is_a_problem() {
    let plan = "Dato;Tekst;Kanal;Kanal 2\n24-12-2026 10:00;God jul;Facebook;LinkedIn\n";
    check(("a.csv", plan), "", true, &["`Kanal 2` looks like the platform of a post"]);
}

#[test]
fn an_event_or_a_list_may_be_for_another_channel() {
    let event = |said: &str| {
        format!(
            "BEGIN:VEVENT\nUID:1\nDTSTART:20261224T090000Z\n{said}\nDESCRIPTION:Hej\nEND:VEVENT\n"
        )
    };
    let calendar = |said: &str| {
        let events = event(said) + &event("SUMMARY:Facebook");
        format!("BEGIN:VCALENDAR\nVERSION:2.0\n{events}END:VCALENDAR\n")
    };
    let note = "what is under “Nyhedsbrev” is not read";
    check(("a.ics", &calendar("SUMMARY:Nyhedsbrev")), "", false, &[note]);
    check(("a.ics", &calendar("CATEGORIES:Nyhedsbrev")), "", false, &[note]);
    let all = "nobody can tell which platforms “Alle” means";
    check(("a.ics", &calendar("SUMMARY:Alle")), "", true, &[all]);
    check(("a.ics", &calendar("SUMMARY:Meta")), "", false, &[]);
    let list = |key: &str| {
        let post = r#"[{"publish_at": "2026-12-24T09:00", "text": "Hej"}]"#;
        format!(r#"{{"{key}": {post}, "facebook": {post}}}"#)
    };
    let note = "what is under “nyhedsbrev” is not read";
    check(("a.json", &list("nyhedsbrev")), "", false, &[note]);
    let list = r#"{"alle": [{"publish_at": "2026-12-24T09:00", "text": "Hej"}]}"#;
    check(("a.json", list), "", true, &["nobody can tell which platforms “alle” means"]);
}

#[test]
fn a_platform_in_the_title_of_an_event_is_a_problem() {
    let event = |more: &str| {
        format!(
            "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\nDTSTART:20261224T090000Z\n\
             SUMMARY:LinkedIn: Vi søger en sanger\n{more}END:VEVENT\nEND:VCALENDAR\n"
        )
    };
    let said = "the title is the text of the post, and the platform in it does not count";
    check(("a.ics", &event("")), "", true, &[said]);
    let described = event("DESCRIPTION:Vi søger en sanger\n");
    check(("a.ics", &described), "", false, &[]);
    let said = "the title names a network, but does not say for which platform the post is";
    for title in ["TikTok: sang", "FB-opslag om sang", "Nyt på Facebook", "TikTok"] {
        let named = described.replace("LinkedIn: Vi søger en sanger", title);
        check(("a.ics", &named), "", true, &[said]);
        let placed = named.replace("UID:1", "UID:1\nCATEGORIES:Facebook");
        check(("a.ics", &placed), "", false, &[]);
    }
}

#[test]
fn yes_and_no_say_in_which_state_a_post_is() {
    for name in ["Sendt", "Udgivet", "Publiceret", "Posted"] {
        let plan = format!(
            "Dato;Tekst;{name}\n24-12-2025 10:00;God jul;ja\n24-12-2025 12:00;Godt nytår;nej\n"
        );
        let folder = folder(&[("a.csv", &plan)]);
        let said = run(tweetlint("inspect a.csv --format text --lang en").current_dir(&folder));
        assert!(said.out.contains("1 published, 1 draft"), "{}{}", said.out, said.err);
    }
    let plan = "Dato;Tekst;Slettet\n24-12-2026 10:00;God jul;ja\n24-12-2026 12:00;Godt nytår;nej\n";
    let out = inspected("a.csv", plan);
    assert!(!out.contains("God jul") && out.contains("Godt nytår"), "{out}");
    for field in [r#""deleted":true"#, r#""status":"deleted""#] {
        let record = format!(
            r#"[{{"text":"God jul","account":"a","created_at":"2025-12-24T10:00:00Z",{field}}}]"#
        );
        check(("a.json", &record), "", true, &["says that this post was deleted"]);
    }
}

#[test]
fn errors_of_formulas_are_no_texts() {
    for error in ["#NAVN?", "#REFERENCE!", "#I/T", "#VÆRDI!", "#NAME?"] {
        let plan = format!("Dato;Tekst\n24-12-2026 10:00;{error}\n");
        check(("a.csv", &plan), "", true, &[error]);
    }
}

#[test]
fn a_help_proposes_the_field_that_a_name_means() {
    let plan = |name: &str| format!("Dato;Tekst;{name}\n24-12-2026 10:00;God jul;Et juletræ\n");
    for name in ["Alt-tekst til foto", "Billedbeskrivelse", "Image Alt Text"] {
        let said = [format!("`{name}` looks like the alt text"), format!("alt={name}")];
        check(("a.csv", &plan(name)), "", true, &[&said[0], &said[1]]);
    }
    check(("a.csv", &plan("Godkendt")), "", true, &["state=Godkendt"]);
}

#[test]
fn a_file_that_says_that_another_is_open_is_counted() {
    let folder = folder(&[("a.yaml", "text: God jul\n"), ("~$plan.xlsx", "\u{5}Bo Lund")]);
    let ran = run(tweetlint("check . --lang en").current_dir(&folder));
    assert_eq!(ran.code, Some(0), "{}{}", ran.out, ran.err);
    assert!(ran.err.contains("1 open in an office program"), "{}", ran.err);
}
