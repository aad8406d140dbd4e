//! Tables whose headers take two lines.

use crate::{
    office::{inspected, ran, says},
    office_files::{rows, xlsx},
};

fn book(table: &[&[&str]]) -> Vec<u8> {
    xlsx(&[("Ark1", "visible", rows(table))])
}

#[test]
fn names_of_groups_are_above_those_of_the_columns() {
    let note = "note: row 1 is above the names of the columns and is not read";
    let post = ["24-11-2026", "09:00", "Broen er åben", "x", "x"];
    for groups in [["Opslag", "", "", "Kanal"], ["Hvornår", "", "Opslag", "Kanaler"]] {
        let names = ["Dato", "Kl", "Tekst", "Facebook", "Instagram"];
        let plan = book(&[&groups, &names, &post]);
        let posts = inspected("a.xlsx", &plan);
        assert_eq!(posts.len(), 2, "{posts:?}");
        assert_eq!(
            (&posts[0]["text"], &posts[0]["platform"]),
            (&post[2].into(), &"facebook".into())
        );
        assert_eq!(posts[0]["time"], "2026-11-24T08:00:00Z");
        says("a.xlsx", &plan, "", 0, &[note]);
        let table = [&groups[..], &names, &post].map(|row| row.join(";")).join("\n");
        let said = ran("a.csv", table.as_bytes(), "check a.csv --lang en");
        assert!(said.err.contains("line 2"), "{}", said.err);
        assert_eq!(said.code, Some(2));
    }
}

#[test]
fn names_below_other_names_are_a_problem() {
    let error = "error: this line has names of columns as well, but is read as a post";
    let post = ["24-11-2026 09:00", "Broen er åben", "a.jpg", "En bro"];
    let names = ["Dato", "Tekst", "Billede", ""];
    let plan = [&names, &["", "", "Fil", "Alt-tekst"], &post];
    let said = ran("a.xlsx", &book(&plan.map(|row| &row[..])), "check a.xlsx --lang en");
    assert!(said.err.contains(error), "{}", said.err);
    assert_eq!(said.code, Some(2));
    let table = plan.map(|row| row.join(";")).join("\n");
    let said = ran("a.csv", table.as_bytes(), "check a.csv --lang en");
    assert!(said.err.contains(error), "{}", said.err);
    // A post with a note beside it.
    let plan = [&names, &post, &["25-11-2026 09:00", "Vejen er åben", "", "Husk Bo"]];
    let said = ran("a.xlsx", &book(&plan.map(|row| &row[..])), "check a.xlsx --lang en");
    assert!(!said.err.contains("error"), "{}", said.err);
}
