//! Time zones beside times: in a column, in a field of a draft and in a key of a record.

use crate::{office::says, tables::reads};

#[test]
fn a_column_of_time_zones_counts_for_its_row() {
    for name in ["Tidszone", "Timezone", "Time zone", "tz"] {
        let table = format!(
            "Dato;Kl;Tekst;{name}\n24-11-2026;09:00;Hej;UTC\n24-11-2026;09:00;Hej;America/New_York\n\
             24-11-2026;9;Hej;UTC+1\n24-11-2026;09:00;Hej;\n"
        );
        let times = ["09:00", "14:00", "08:00", "08:00"];
        let posts = times.map(|time| format!("- 2026-11-24T{time}:00Z Hej"));
        reads("a.csv", &table, "", &posts.each_ref().map(String::as_str));
    }
    // A time with an offset needs none.
    reads(
        "a.csv",
        "Dato;Tekst;tz\n2026-11-24T09:00Z;Hej;CET\n",
        "",
        &["- 2026-11-24T09:00:00Z Hej"],
    );
}

#[test]
fn an_unknown_time_zone_is_a_problem() {
    let problem = "error: the time zone `dansk` is not known";
    says(
        "a.csv",
        "Dato;Tekst;Tidszone\n24-11-2026 09:00;Hej;dansk\n".as_bytes(),
        "",
        2,
        &[problem],
    );
    says(
        "a.yaml",
        b"- {publish_at: 2026-11-24T09:00, timezone: dansk, text: Hej}",
        "",
        2,
        &[problem],
    );
}

#[test]
fn a_draft_may_state_its_time_zone() {
    let posts = ["- 2026-11-24T09:00:00Z Hej"];
    reads("a.yaml", "- {publish_at: 2026-11-24T09:00, timezone: UTC, text: Hej}", "", &posts);
    let record = r#"{"publish_at": "2026-11-24T09:00", "timezone": "UTC", "text": "Hej"}"#;
    reads("a.json", record, "", &posts);
}

#[test]
fn a_time_zone_in_a_record_that_is_not_read_is_a_problem() {
    let record = |time: &str, zone: &str| {
        format!(r#"{{"id": "1", "created_at": "{time}", "timezone": "{zone}", "text": "Hej"}}"#)
    };
    let problem = "error: `timezone` looks like the time zone of the posts, but is not read";
    let local = "2026-11-09T09:00";
    says("a.json", record(local, "UTC").as_bytes(), "", 2, &[problem]);
    says("a.json", record(local, "dansk").as_bytes(), "", 2, &[problem]);
    says("a.json", record(local, "UTC").as_bytes(), "--map ignore=timezone", 0, &[]);
    let note = "note: `timezone` is not known and not read";
    says("a.json", record(local, "Europe/Copenhagen").as_bytes(), "", 0, &[note]);
    says("a.json", record("2026-11-09T09:00Z", "dansk").as_bytes(), "", 0, &[note]);
}
