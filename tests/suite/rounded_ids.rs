//! Ids of posts that a spreadsheet has rounded: they are no ids, and the times in them are wrong.

use crate::{
    office::{ran, says},
    office_files::{rows, xlsx},
};

/// The ids, times and answered posts of a table, as `inspect` prints them.
fn inspected(table: &str) -> Vec<String> {
    let ran = ran("a.csv", table.as_bytes(), "inspect a.csv --lang en");
    let post = |line: &str| {
        let post: serde_json::Value = serde_json::from_str(line).expect("each line is JSON");
        format!("{} {} {}", post["id"], post["kind"], post["time"])
    };
    ran.out.lines().map(post).collect()
}

const NOTE: &str = "note: 2 rows have ids that a spreadsheet has rounded; they are not read";

#[test]
fn a_rounded_id_is_no_id() {
    for id in ["1,86E+18", "1.86E+18", "1860000000000000000", "1861234567890120000"] {
        let table = format!(
            "id;created_at;text;reply_to\n{id};2026-05-01T09:00Z;Hej;\n\
             {id};2026-05-02T09:00Z;Farvel;{id}\n"
        );
        let expected = [
            "\"2\" \"original\" \"2026-05-01T09:00:00Z\"",
            "\"3\" \"reply\" \"2026-05-02T09:00:00Z\"",
        ];
        assert_eq!(inspected(&table), expected, "{id}");
        says("a.csv", table.as_bytes(), "", 0, &[NOTE]);
    }
    let table = "id;created_at;text\n1861234567890120000;2026-05-01T09:00Z;Hej\n\
                 1861234567890123456;2026-05-02T09:00Z;Hej\n";
    says("a.csv", table.as_bytes(), "", 0, &[]);
}

#[test]
fn a_time_does_not_rest_on_a_rounded_id() {
    for id in ["1,86E+18", "1860000000000000000"] {
        let table = format!("tweet_id;tekst\n{id};Hej\n{id};Farvel\n");
        let problem = format!(
            "error: a spreadsheet has rounded the id `{id}`, and the post has no other time"
        );
        says("a.csv", table.as_bytes(), "", 2, &[&problem]);
        assert_eq!(inspected(&table)[0], "\"2\" \"original\" null");
    }
    says("a.csv", b"tweet_id;tekst\n1861234567890123456;Hej\n", "", 0, &[]);
}

#[test]
fn a_number_in_a_cell_of_a_workbook_is_rounded() {
    let sheet = |id: &str| {
        let first = ["2026-05-01T09:00Z", id, "Hej"];
        let second = ["2026-05-02T09:00Z", id, "Farvel"];
        let sheet = rows(&[&["created_at", "id", "text"], &first, &second]);
        xlsx(&[("Ark1", "visible", sheet)])
    };
    says("a.xlsx", &sheet("1861234567890123456|0"), "", 0, &[NOTE]);
    says("a.xlsx", &sheet("1.86123456789012E+18|0"), "", 0, &[NOTE]);
    says("a.xlsx", &sheet("1861234567890123456"), "", 0, &[]);
}
