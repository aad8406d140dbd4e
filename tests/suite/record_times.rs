//! The time of a record in JSON: it may be missing, or in two keys.

use crate::{office::says, tables::reads};

#[test]
fn a_record_without_its_time_of_publication_has_an_unknown_one() {
    let note = "note: 1 published post has no time, so rules that depend on windows leave it alone";
    for (key, value) in [("created_at", "null"), ("created_at", "\"\""), ("timestamp", "null")] {
        let record = format!(r#"{{"id": "1", "text": "Hej", "{key}": {value}, "like_count": 5}}"#);
        says("a.json", record.as_bytes(), "", 0, &[note]);
        says("a.ndjson", record.as_bytes(), "", 0, &[note]);
    }
    says("a.csv", b"id,text,created_at\n1,Hej,\n", "", 0, &[note]);
    let draft = "note: 1 post has no time, and is checked as if it went out now";
    says("a.json", br#"{"id": "1", "text": "Hej", "date": null}"#, "", 0, &[draft]);
    let state = "error: `status` looks like the state of a post, but is not read";
    let record = br#"{"id": "1", "text": "Hej", "created_at": null, "status": "draft"}"#;
    says("a.json", record, "", 2, &[state, draft]);
}

#[test]
fn a_record_may_have_its_day_and_its_time_of_day() {
    for (day, clock) in
        [("2026-11-24", "09:00"), ("24. november 2026", "9"), ("2026-11-24T00:00:00", "kl. 9.00")]
    {
        let record = format!(r#"{{"text": "Hej", "date": "{day}", "time": "{clock}"}}"#);
        reads("a.json", &record, "", &["- 2026-11-24T08:00:00Z Hej"]);
    }
    let record = r#"{"text": "Hej", "dag": "2026-11-24", "tid": "09:00"}"#;
    reads("a.json", record, "--map time=dag,clock=tid", &["- 2026-11-24T08:00:00Z Hej"]);
    let problem = "error: `2026-11-24` is a day without a time";
    let record = br#"{"text": "Hej", "date": "2026-11-24", "time": ""}"#;
    says("a.json", record, "", 2, &[problem]);
}
