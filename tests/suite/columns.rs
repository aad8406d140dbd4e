//! Nothing of a table is lost: neither a column, nor a row, nor one of two times.

use crate::{
    office::{ran, says},
    office_files::{ods, row, rows, xlsx},
    tables::reads,
};

/// Checks which errors and notes a table in CSV has, and the exit code.
#[track_caller]
fn table(table: &str, code: i32, said: &[&str]) {
    says("a.csv", table.as_bytes(), "", code, said);
}

#[test]
fn names_of_exports_are_without_use_only_in_exports() {
    let noted = "note: `Type`, `URL`, `Video`, `Visibility` are not known and not read";
    table("Dato;Tekst;URL;Video;Visibility;Type\n24-11-2026 09:00;Hej;;;;\n", 0, &[noted]);
    for name in ["User", "Account name", "Page name"] {
        let problem = format!("error: `{name}` looks like an account, but is not read");
        table(&format!("{name};Dato;Tekst\nbo;24-11-2026 09:00;Hej\n"), 2, &[&problem]);
    }
    // minet, twint and the like.
    table(
        "id,created_at,username,tweet,timezone\n1,2021-01-07T08:41:13Z,vejby,Broen,UTC\n",
        0,
        &[],
    );
}

#[test]
fn every_column_that_is_dropped_is_named() {
    let names: Vec<String> = (10..30).map(|number| format!("felt{number}")).collect();
    let header = format!("Tekst;{}\nHej{}\n", names.join(";"), ";".repeat(names.len()));
    let ran = ran("a.csv", header.as_bytes(), "check a.csv --lang en --format short");
    assert!(names.iter().all(|name| ran.err.contains(name)), "{}", ran.err);
    assert!(!ran.err.contains(" more "), "{}", ran.err);
}

#[test]
fn a_column_of_times_is_known_by_its_values() {
    let problem = "error: the values of `Plan` are times, but are not read";
    table("Plan;Tekst\n24-11-2026 09:00;Hej\n;Farvel\n", 2, &[problem]);
    table("Plan;Tekst\n05/06/2026;Hej\n", 2, &[problem]);
    table("Plan;Tekst\n9:30;Hej\n", 2, &[problem]);
    let sheet = rows(&[&["Plan", "Tekst"], &["46350.375|3", "Hej"]]);
    says("a.xlsx", &xlsx(&[("Ark1", "visible", sheet)]), "", 2, &[problem]);
    let note = "note: `Plan` is not known and not read";
    table("Plan;Tekst\nuge 48;Hej\n", 0, &[note]);
    table("Plan;Tekst\n24-11-2026;Hej\nom lidt;Hej\n", 0, &[note]);
    table("Plan;Dato;Tekst\n1-11-2026;24-11-2026 09:00;Hej\n", 0, &[note]);
    says("a.csv", b"Plan;Tekst\n24-11-2026 09:00;Hej\n", "--map ignore=Plan", 0, &[]);
}

#[test]
fn more_names_look_like_fields() {
    let looks = |names: &[&str], like: &str| {
        for name in names {
            let problem = format!("error: `{name}` looks like {like}, but is not read");
            table(&format!("{name};Tekst\nx;Hej\n"), 2, &[&problem]);
        }
    };
    looks(&["Sendes", "Postes", "Udsendes", "Offentliggøres", "Lægges op", "Går ud"], "a time");
    looks(&["Skal ud", "Klokkeslet", "Afsendelse", "Posted at", "Sent", "Go live"], "a time");
    looks(&["Timeslot", "Release"], "a time");
    looks(&["Ordlyd", "Manus", "Budskab", "Udkast", "Første kommentar", "Teaser"], "a text");
    looks(&["Kontonavn", "Side", "Social profile"], "an account");
    looks(&["Slettet", "Annulleret", "Færdig", "Stage"], "the state of a post");
}

#[test]
fn rows_without_a_time_are_counted() {
    let one = "note: 1 post has no time, and is checked as if it went out now";
    table("Dato;Tekst\n24-11-2026 09:00;Hej\n ;Farvel\n", 0, &[one]);
    let two = "note: 2 posts have no time, and are checked as if they went out now";
    table("Dato;Tekst\n;Hej\n;Farvel\n", 0, &[two]);
    let sheet = rows(&[&["Dato", "Tekst"], &["46350.375|3", "Hej"], &["", "Nu"], &["", "Nu"]]);
    says("a.xlsx", &xlsx(&[("Ark1", "visible", sheet)]), "", 0, &[two]);
}

#[test]
fn a_formula_without_a_result_is_a_problem() {
    let problem = "error: 1 cell has a formula without a result";
    let untimed = "note: 1 post has no time, and is checked as if it went out now";
    let sheet = |formula: &str| {
        let header = row(1, "", &["Dato", "Tekst"]);
        let cells = format!(
            "<row r=\"2\"><c r=\"A2\" {formula}</c><c r=\"B2\" t=\"inlineStr\"><is>\
                             <t>Hej</t></is></c></row>"
        );
        xlsx(&[("Ark1", "visible", header + &cells)])
    };
    for formula in ["><f>NOW()</f><v></v>", "><f>NOW()</f><v/>", "><f>NOW()</f>"] {
        says("a.xlsx", &sheet(formula), "", 2, &[problem, untimed]);
    }
    // An empty text is a result.
    says("a.xlsx", &sheet("t=\"str\"><f>T(1)</f><v></v>"), "", 0, &[untimed]);
    let table = |cell: &str| {
        let text = |text: &str| {
            format!(
                "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
            )
        };
        ods(&format!(
            "<table:table table:name=\"A\"><table:table-row>{}{}</table:table-row><table:table-row>\
             <table:table-cell table:formula=\"of:=NOW()\"{cell}/>{}</table:table-row></table:table>",
            text("Dato"),
            text("Tekst"),
            text("Hej")
        ))
    };
    says("a.ods", &table(""), "", 2, &[problem, untimed]);
    let value = " office:value-type=\"date\" office:date-value=\"2026-11-24T09:00:00\"";
    says("a.ods", &table(value), "", 0, &[]);
}

#[test]
fn a_title_may_have_a_known_name() {
    for title in ["Tekst", "Opslag (uge 49)", "Content"] {
        let sheet = rows(&[&[title], &["Dato", "Tekst"], &["46350.375|3", "Hej"]]);
        let note = "note: row 1 is above the names of the columns and is not read";
        says("a.xlsx", &xlsx(&[("Ark1", "visible", sheet)]), "", 0, &[note]);
        let problem = "error: this line does not have the names of the columns";
        table(&format!("{title};\nDato;Tekst\n24-11-2026 09:00;Hej\n"), 2, &[problem]);
    }
}

#[test]
fn only_filled_in_figures_make_history_of_a_plan() {
    let read = |table: &str, published: usize, drafts: usize| {
        let ran = ran("a.csv", table.as_bytes(), "inspect a.csv --format text --lang en");
        let posts = ran.out.lines().find(|line| line.trim().starts_with("posts")).unwrap_or("");
        let count = |kind: &str| match posts.split_once(kind) {
            Some((before, _)) => before.split_whitespace().last().unwrap_or("").parse().ok(),
            None => Some(0),
        };
        let found = (count(" published"), count(" draft"));
        assert_eq!(found, (Some(published), Some(drafts)), "{}{}", ran.out, ran.err);
    };
    for name in ["Likes", "Permalink", "Reach", "Shares"] {
        read(&format!("Dato;Tekst;{name}\n24-11-2025 09:00;Hej;\n"), 0, 1);
        read(&format!("Dato;Tekst;{name}\n24-11-2025 09:00;Hej;7\n24-11-2025 10:00;Hej;\n"), 1, 1);
        read(&format!("Dato;Tekst;{name}\n24-11-2099 09:00;Hej;7\n"), 0, 1);
        read(&format!("Dato;Tekst;{name}\n24-11-2025 09:00;Hej;0\n"), 1, 0);
    }
}

#[test]
fn a_sheet_with_a_column_like_a_text_is_a_problem_beside_others() {
    let plan = || rows(&[&["Dato", "Tekst"], &["46350.375|3", "Hej"]]);
    let other = |name: &str| rows(&[&["Konto", name], &["vejby", "Farvel"]]);
    let book = |name: &str| xlsx(&[("A", "visible", plan()), ("B", "visible", other(name))]);
    let problem = "error: there is no column with texts";
    says("a.xlsx", &book("Brødtekst"), "", 2, &[problem]);
    says("a.xlsx", &book("Indhold"), "", 2, &[problem]);
    let note = "note: the sheet has no column of texts, so it is not read";
    says("a.xlsx", &book("Telefon"), "", 0, &[note]);
}

#[test]
fn an_explanation_may_change_what_a_name_means() {
    for name in ["Tekst (Facebook)", "Tekst - Facebook"] {
        let ran = ran(
            "a.csv",
            format!("Dato;{name}\n24-11-2026 09:00;Hej\n").as_bytes(),
            "inspect a.csv",
        );
        assert!(ran.out.contains("\"platform\":\"facebook\""), "{}{}", ran.out, ran.err);
    }
    for name in ["Dato (oprettet)", "Dato (deadline)", "Tid (Facebook)"] {
        let problem = format!("error: `{name}` looks like a time, but is not read");
        table(&format!("{name};Tekst\n24-11-2026 09:00;Hej\n"), 2, &[&problem]);
    }
    for name in ["Dato (DD-MM-ÅÅÅÅ)", "Date (UTC)", "Publish date (YYYY-MM-DD HH:mm)"] {
        table(&format!("{name};Tekst\n24-11-2026 09:00;Hej\n"), 0, &[]);
    }
}

#[test]
fn two_times_of_a_row_must_agree() {
    let problem = |other: &str, time: &str| {
        format!("error: `{other}` contradicts the time `{time}` in the same row")
    };
    let clock = problem("10:00", "24-11-2026 09:00");
    table("Dato;Tid;Tekst\n24-11-2026 09:00;10:00;Hej\n", 2, &[&clock]);
    table("Dato;Tid;Tekst\n24-11-2026 09:00;9.00;Hej\n", 0, &[]);
    let day = problem("25-11-2026", "24-11-2026 09:00");
    table("Dato;Udgives;Tekst\n25-11-2026;24-11-2026 09:00;Hej\n", 2, &[&day]);
    table("Dato;Udgives;Tekst\n24-11-2026;24-11-2026 09:00;Hej\n", 0, &[]);
    // Programs write a day as its midnight.
    let midnight = "Dato;Tid;Tekst\n2026-11-24 00:00:00;09:00;Hej\n";
    reads("a.csv", midnight, "", &["- 2026-11-24T08:00:00Z Hej"]);
}

#[test]
fn a_second_column_of_a_history_is_told() {
    let history = |name: &str, value: &str| {
        format!("id;created_at;text;{name}\n1;2026-11-24T08:00Z;Hej;{value}\n")
    };
    for name in ["tekst", "opslag", "indhold", "Brødtekst"] {
        let said = format!("error: `{name}` looks like a text, but is not read");
        table(&history(name, "Brand"), 2, &[&said]);
    }
    for name in ["Go live", "Slot", "Udsendes", "Hvornår", "published_at"] {
        let said = format!("error: `{name}` is later than the time of publication");
        table(&history(name, "2026-12-24 09:00"), 2, &[&said]);
        table(&history(name, "24-12-2026"), 2, &[&said]);
    }
    // Days, other notations, and a row that is not out yet, in a table of published posts.
    let said = "error: `Go live` is later than the time of publication";
    let of_days = "note: 1 published post has a day without a time of day";
    let of_none =
        "note: 1 published post has no time, so rules that depend on windows leave it alone";
    for (own, later, notes) in [
        ("2026-11-20", "2026-12-01 10:00", vec![said, of_days]),
        ("2026-11-20", "01-12-2026", vec![said, of_days]),
        ("20/11/2026 09:00", "01/12/2026 10:00", vec![said]),
        ("20. november 2026 kl. 9", "1. december 2026 kl. 10", vec![said]),
        ("", "2096-12-01 10:00", vec![said, of_none]),
    ] {
        table(&format!("created_at;text;Go live\n{own};Hej;{later}\n"), 2, &notes);
    }
    for (name, value) in [
        ("Updated at", "2026-12-24 09:00"),
        ("Hentet", "24-12-2026"),
        ("Oprettet", "2026-11-24T08:00Z"),
        ("Slot", "24-11-2026"),
    ] {
        let said = format!("note: `{name}` is not known and not read");
        table(&history(name, value), 0, &[&said]);
    }
    let two = "id;created_at;account;text;handle\n1;2026-11-24T08:00Z;a;Hej;b\n";
    table(two, 2, &["error: `handle` looks like an account, but is not read"]);
    for (name, value) in [("dato", "25-11-2026"), ("tidspunkt", "12:00")] {
        let said =
            format!("error: `{value}` contradicts the time `2026-11-24T08:00Z` in the same row");
        table(&history(name, value), 2, &[&said]);
    }
    for (name, value) in [("dato", "24-11-2026"), ("tidspunkt", "09:00"), ("time", "08:00:00")] {
        table(&history(name, value), 0, &[]);
    }
}

#[test]
fn only_ids_of_x_have_a_time() {
    let post = "id,text,platform\n1328000000000000001,Hej,";
    reads("a.csv", format!("{post}x\n"), "", &["- 2020-11-15T15:40:47.703Z Hej"]);
    reads("a.csv", format!("{post}facebook\n"), "", &["- - Hej"]);
    let record = "- {id: 1328000000000000000, text: Hej, platform: facebook}\n";
    reads("a.yaml", record, "", &["- - Hej"]);
}

#[test]
fn words_for_nothing_and_empty_rows_are_no_posts() {
    reads("a.csv", "Tekst;Hashtags;Link\nHej;-;ingen\n;;\n", "", &["- - Hej"]);
    let ran = ran(
        "a.csv",
        "Tekst;Billede;Scheduled\nHej;ja;ja\nHej;nej;nej\n".as_bytes(),
        "inspect a.csv",
    );
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let posts: Vec<serde_json::Value> =
        ran.out.lines().map(|line| serde_json::from_str(line).expect("it is JSON")).collect();
    let media = |post: &serde_json::Value| post["media"].as_array().map(Vec::len);
    assert_eq!(posts.iter().map(media).collect::<Vec<_>>(), [Some(1), Some(0)], "{}", ran.out);
}

#[test]
fn a_column_may_mark_two_platforms() {
    let marked = ran("a.csv", b"Tekst;Facebook/Instagram\nHej;x\n", "inspect a.csv");
    assert_eq!(marked.out.lines().count(), 2, "{}{}", marked.out, marked.err);
    let ran = ran(
        "a.csv",
        "Tekst;Facebook/Instagram\nHej;Hej med dig\n".as_bytes(),
        "check a.csv --lang en --format short",
    );
    assert_eq!(ran.err.matches("error: this is neither a yes nor a no").count(), 1, "{}", ran.err);
    assert_eq!(ran.code, Some(2));
}

#[test]
fn a_table_may_state_its_separator() {
    let posts = ["- 2026-11-24T08:00:00Z Hej, du"];
    let rows = "Dato;Tekst\n24/11-2026 kl. 9;Hej, du\n";
    for first in ["sep=;\n", "SEP=;\r\n\r\n", "\u{feff}sep=;\n"] {
        reads("a.csv", format!("{first}{rows}"), "", &posts);
    }
    reads("a.csv", "sep=|\nDato|Tekst\n24/11-2026 kl. 9|Hej, du\n", "", &posts);
}

#[test]
fn tables_with_other_names_are_counted_in_a_folder() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let plan = "Dato;Tekst\n24-11-2026 09:00;Hej\n";
    let book = xlsx(&[("A", "visible", rows(&[&["Tekst"], &["Hej"]]))]);
    for name in ["plan.csv", ".skjult.csv", "readme.csv"] {
        std::fs::write(folder.path().join(name), plan).expect("it can be written");
    }
    for name in ["README.xlsx", ".b.xlsx"] {
        std::fs::write(folder.path().join(name), &book).expect("it can be written");
    }
    let mut command = crate::program::tweetlint("check . --lang en --format short");
    let ran = crate::program::run(command.current_dir(folder.path()));
    assert!(
        ran.err.contains("note: 4 files were skipped: 2 hidden and 2 with the name of a"),
        "{}",
        ran.err
    );
}

#[test]
fn a_column_of_times_without_a_name_is_a_problem() {
    let problem = "error: column A has times, but no name, and is not read";
    table(";Tekst\n24-11-2026 09:00;Hej\n", 2, &[problem]);
    table(";Tekst\n1;Hej\n2;Farvel\n", 0, &[]);
    let note = "note: `B` is not known and not read";
    table("Dato;;Tekst\n24-11-2026 09:00;25-11-2026;Hej\n", 0, &[note]);
    // The names end before the columns do.
    let sheet = rows(&[&["Tekst"], &["Hej", "46350.375|3"], &["Farvel", "46351.375|3"]]);
    let problem = "error: column B has times, but no name, and is not read";
    says("a.xlsx", &xlsx(&[("Ark1", "visible", sheet)]), "", 2, &[problem]);
}

#[test]
fn a_second_sheet_with_sentences_is_a_problem_until_it_is_mapped() {
    let plan = rows(&[&["Dato", "Tekst"], &["46350.375|3", "Hej"]]);
    let other = rows(&[
        &["Hvornår", "Indlæg", "Hvor"],
        &["46351.375|3", "Broen er åben igen fra i dag.", "X"],
        &["46352.375|3", "Vejen er spærret til på fredag.", "X"],
    ]);
    let book = xlsx(&[("A", "visible", plan.clone()), ("Uge 49", "visible", other.clone())]);
    let problem =
        "error: there are sentences under `Indlæg`, but the sheet has no known column of texts";
    says("a.xlsx", &book, "", 2, &[problem]);
    let ran = ran("a.xlsx", &book, "check a.xlsx --lang en");
    assert!(ran.err.contains("sheet “Uge 49”") && ran.err.contains("text=Indlæg"), "{}", ran.err);
    let map = "--map text=Indlæg,time=Hvornår,platform=Hvor";
    says("a.xlsx", &book, map, 0, &[]);
    let times: Vec<_> = inspected_with("a.xlsx", &book, map);
    assert_eq!(times, ["2026-11-24T08:00:00Z", "2026-11-25T08:00:00Z", "2026-11-26T08:00:00Z"]);
    let note = "note: the sheet has no column of texts, so it is not read";
    says("a.xlsx", &book, "--map ignore=Indlæg", 0, &[note]);
    let unknown = "error: there is no column `Indlaeg`";
    says("a.xlsx", &book, "--map text=Indlaeg", 2, &[unknown, problem]);
    // The sheet may be the first, and need not have names.
    let book = xlsx(&[("Uge 49", "visible", other), ("A", "visible", plan.clone())]);
    says("a.xlsx", &book, map, 0, &[]);
    let bare =
        rows(&[&["X", "Broen er åben igen fra i dag."], &["X", "Vejen er åben igen fra i dag."]]);
    let book = xlsx(&[("A", "visible", plan.clone()), ("B", "visible", bare)]);
    says("a.xlsx", &book, "", 2, &[&problem.replace("`Indlæg`", "`B`")]);
    let list = rows(&[&["Navn", "Nummer"], &["Bo", "12"]]);
    let book = xlsx(&[("A", "visible", plan), ("B", "visible", list)]);
    says("a.xlsx", &book, "", 0, &[note]);
}

/// The times of the posts of a file that is read with these flags.
fn inspected_with(name: &str, content: &[u8], flags: &str) -> Vec<String> {
    let ran = ran(name, content, &format!("inspect {name} {flags}"));
    let time = |line: &str| {
        let post: serde_json::Value = serde_json::from_str(line).expect("each line is JSON");
        post["time"].as_str().unwrap_or("-").to_owned()
    };
    ran.out.lines().map(time).collect()
}

#[test]
fn the_time_of_the_run_decides_which_rows_are_history() {
    let content = "Dato;Tekst;Likes\n10-12-2026 09:00;Hej;5\n24-12-2026 09:00;Farvel;7\n";
    let note = "note: 1 record of this file is read as published, and 1 as a draft";
    for (at, said) in [("2026-12-20T09:00", &[note][..]), ("2026-12-31T09:00", &[])] {
        says("a.csv", content.as_bytes(), &format!("--at {at}"), 0, said);
    }
}

#[test]
fn an_unknown_profile_is_a_problem() {
    let problem = "error: unknown profile `vejby`";
    table("Profile;Tekst\nvejby;Hej\n", 2, &[problem]);
    table("Profile;Tekst\nmunicipality;Hej\n", 0, &[]);
    let ran = ran("a.csv", b"Profile;Tekst\nvejby;Hej\n", "check a.csv --lang en");
    let help = "say so: `--map 'account=Profile'`";
    assert!(ran.err.replace("\n  ", " ").contains(help), "{}", ran.err);
    says("a.csv", b"Profile;Tekst\nvejby;Hej\n", "--map account=Profile", 0, &[]);
}

#[test]
fn a_column_of_platforms_is_a_problem_under_any_name() {
    for (name, value) in [("Medie", "Facebook"), ("Hvor", "Facebook og LinkedIn")] {
        let said = format!("error: `{name}` looks like the platform of a post, but is not read");
        table(&format!("{name};Tekst\n{value};Hej\n"), 2, &[&said]);
        says(
            "a.csv",
            format!("{name};Tekst\n{value};Hej\n").as_bytes(),
            &format!("--map platform={name}"),
            0,
            &[],
        );
        table(
            &format!("{name};Platform;Tekst\n{value};x;Hej\n"),
            0,
            &[&format!("note: `{name}` is not known and not read")],
        );
    }
    table("Kryds;Tekst\nx;Hej\nX;Farvel\n", 0, &["note: `Kryds` is not known and not read"]);
    table(
        "Medie;Tekst\nFacebook;Hej\nfoto;Farvel\n",
        0,
        &["note: `Medie` is not known and not read"],
    );
    let read = ran("a.csv", b"Network;Svar til;Tekst\nFacebook;@bo;Hej\n", "inspect a.csv");
    assert!(
        read.out.contains(r#""platform":"facebook","kind":"reply""#),
        "{}{}",
        read.out,
        read.err
    );
    let read =
        ran("a.csv", "Svar på;Tekst\nHvornår åbner I?;Kl. 9\n-;Hej\n".as_bytes(), "inspect a.csv");
    assert!(read.out.contains(r#""kind":"reply""#), "{}{}", read.out, read.err);
    assert!(read.out.contains(r#""kind":"original""#), "{}{}", read.out, read.err);
}

#[test]
fn a_column_of_accounts_with_platforms_is_a_problem() {
    let table_of = |value: &str| format!("Dato;Konto;Tekst\n24-11-2026 09:00;{value};Hej\n");
    let said = "error: `Konto` looks like the platform of a post, but is not read";
    for value in ["Facebook", "LinkedIn"] {
        table(&table_of(value), 2, &[said]);
        says("a.csv", table_of(value).as_bytes(), "--map platform=Konto", 0, &[]);
        says("a.csv", table_of(value).as_bytes(), "--map account=Konto", 0, &[]);
    }
    table(&table_of("vejby_kom"), 0, &[]);
    table("Konto;Kanal;Tekst\nvejby_kom;Facebook;Hej\nFacebook;X;Hej\n", 0, &[]);
}

#[test]
fn the_day_and_the_time_of_a_plan_may_have_similar_names() {
    for (day, clock) in [
        ("Scheduled Date", "Scheduled Time"),
        ("Publish date", "Publish time"),
        ("Post date", "Post time"),
        ("posting_date", "posting_time"),
    ] {
        let table = format!("{day},{clock},Caption\n2026-11-24,09:00,Havnen er fuld\n");
        let read = ran("a.csv", table.as_bytes(), "inspect a.csv --lang en");
        assert!(read.out.contains("2026-11-24T08:00:00Z"), "{}{}", read.out, read.err);
        assert_eq!(read.code, Some(0), "{}", read.err);
    }
}

#[test]
fn a_row_with_a_time_of_day_alone_is_told_that_its_day_is_missing() {
    let said = "error: `14.00` is a time of day, but the row has no day";
    for names in ["Dato;Kl.;Tekst", "Dato;Tid;Tekst"] {
        table(&format!("{names}\n24-11-2026;09.00;Hej\n;14.00;Farvel\n"), 2, &[said]);
    }
}

#[test]
fn a_kind_of_picture_is_no_text() {
    for name in ["Post Type", "Content type"] {
        let plan = format!("Date,Time,Caption,{name}\n2026-11-24,09:00,Hej,Image\n");
        table(&plan, 0, &[&format!("note: `{name}` is not known and not read")]);
    }
}

#[test]
fn a_word_in_a_post_makes_no_header_of_its_row() {
    for row in ["24-11-2026 09:00;Opslag;LinkedIn", "Opslag;Vi har åbent. Kom ind!;Facebook"] {
        let plan = format!("Dato;Indhold;Kanal\n24-11-2026 08:00;Hej;Facebook\n{row}\n");
        let ran = ran("a.csv", plan.as_bytes(), "check a.csv --lang en --format short");
        assert!(!ran.err.contains("seem to be in line"), "{}", ran.err);
        assert!(ran.err.contains("`--map 'text=Indhold'`"), "{}", ran.err);
        assert_eq!(ran.code, Some(2));
    }
}

#[test]
fn days_above_a_column_called_time_are_those_of_a_plan() {
    let plan = "Time;Channel;Text\nMonday 23 November 2026;;\n9:00;Facebook;Havnen er fuld\n";
    let read = ran("a.csv", plan.as_bytes(), "inspect a.csv --lang en");
    assert!(read.out.contains("2026-11-23T08:00:00Z"), "{}{}", read.out, read.err);
    assert_eq!(read.code, Some(0), "{}", read.err);
}

#[test]
fn the_name_of_a_sheet_may_be_a_platform_or_an_account() {
    let plan = rows(&[&["Dato", "Tekst"], &["46350.375|3", "Hej"]]);
    let read = |name: &str, expected: &str| {
        let book = xlsx(&[(name, "visible", plan.clone())]);
        let ran = ran("a.xlsx", &book, "inspect a.xlsx");
        assert!(ran.out.contains(expected), "{}{}", ran.out, ran.err);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
    };
    read("Facebook", r#""platform":"facebook""#);
    read("LinkedIn-opslag", r#""platform":"linkedin""#);
    read("@vejby_kom", r#""account":"vejby_kom""#);
    read("Ark1", r#""account":null,"platform":"x""#);
    let own = rows(&[&["Dato", "Tekst", "Kanal"], &["46350.375|3", "Hej", "Instagram"]]);
    let ran = ran("a.xlsx", &xlsx(&[("Facebook", "visible", own)]), "inspect a.xlsx");
    assert!(ran.out.contains(r#""platform":"instagram""#), "{}{}", ran.out, ran.err);
}

#[test]
fn facts_beside_the_table_of_a_sheet_are_problems() {
    let book = |name: &str, table: &[&[&str]]| xlsx(&[(name, "visible", rows(table))]);
    let named = "error: the name of the sheet, “Tirsdag 24.11”, is not the time of its rows";
    says("a.xlsx", &book("Tirsdag 24.11", &[&["Tekst"], &["Hej"]]), "", 2, &[named]);
    let plan: [&[&str]; 2] = [&["Dato", "Tekst"], &["46350.375|3", "Hej"]];
    says("a.xlsx", &book("Tirsdag 24.11", &plan), "", 0, &[]);
    let above = "note: row 1 is above the names of the columns and is not read";
    for (row, label) in [(["Konto:", "vejby"], "Konto"), (["Platform: Facebook", ""], "Platform")] {
        let said = format!(
            "error: `{label}` is above the names of the columns and does not count for the posts"
        );
        let book = book("Ark1", &[&row, plan[0], plan[1]]);
        let ran = ran("a.xlsx", &book, "check a.xlsx --lang en --format short");
        assert!(ran.err.contains(&said) && ran.err.contains(above), "{}", ran.err);
        assert_eq!(ran.code, Some(2), "{}", ran.err);
    }
}

#[test]
fn a_column_of_times_of_day_is_offered_as_one() {
    let day = "error: `24-11-2026` is a day without a time";
    for (name, row) in [("Hvornår", "09:00"), ("Start", "kl. 9")] {
        let plan = format!("Dato;{name};Tekst\n24-11-2026;{row};Hej\n");
        let times = format!("error: the values of `{name}` are times, but are not read");
        table(&plan, 2, &[&times, day]);
        let ran = ran("a.csv", plan.as_bytes(), "check a.csv --lang en");
        assert!(ran.err.contains(&format!("--map 'clock={name}'")), "{}", ran.err);
        says("a.csv", plan.as_bytes(), &format!("--map clock={name}"), 0, &[]);
    }
    // Numbers, and times beside those of the posts.
    table(
        "Dato;Budget;Tekst\n24-11-2026;9;Hej\n",
        2,
        &[
            "error: `24-11-2026` is a day without a time",
            "note: `Budget` is not known and not read",
        ],
    );
    table(
        "Dato;Kl;Slut;Tekst\n24-11-2026;9;10:00;Hej\n",
        0,
        &["note: `Slut` is not known and not read"],
    );
}

#[test]
fn a_planned_post_without_a_text_is_counted() {
    let plan = |texts: &[&str]| {
        let row = |text: &&str| format!("24-11-2026 09:00;X;{text}\n");
        format!(
            "Dato;Kanal;Tekst\n24-11-2026 08:00;X;Hej\n{}",
            texts.iter().map(row).collect::<String>()
        )
    };
    let note = "note: 5 planned posts have no text yet and are not checked";
    table(&plan(&["TBD", "Kommer", "Tekst følger", "xxx", ""]), 0, &[note]);
    // It goes out as it is.
    let approved = "Dato;Status;Tekst\n24-11-2026 09:00;Godkendt;TBD\n";
    let ran = ran("a.csv", approved.as_bytes(), "check a.csv --lang en");
    assert!(ran.out.contains("format/placeholder"), "{}{}", ran.out, ran.err);
    table("Dato;Kanal;Tekst;Billede\n24-11-2026 08:00;X;;a.jpg\n", 0, &[]);
}
