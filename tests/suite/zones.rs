//! Time zones beside times: in a column, in a field of a draft and in a key of a record.

use crate::{
    office::{inspected, says},
    office_files::{rows, xlsx},
    tables::reads,
};

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
fn a_published_record_may_state_its_time_zone() {
    let record = |time: &str, zone: &str| {
        format!(r#"{{"id": "1", "created_at": "{time}", "timezone": "{zone}", "text": "Hej"}}"#)
    };
    let local = "2026-11-09T09:00";
    for (time, zone, read) in [
        (local, "UTC", "09:00"),
        (local, "Europe/Copenhagen", "08:00"),
        (local, "America/New_York", "14:00"),
        (local, "", "08:00"),
        ("2026-11-09T09:00Z", "America/New_York", "09:00"),
        ("2026-11-09T09:00Z", "dansk", "09:00"),
        ("2026-11-09 09:00", "+02:00", "07:00"),
    ] {
        let posts = [format!("- 2026-11-09T{read}:00Z Hej")];
        let posts = posts.each_ref().map(|post| &**post);
        reads("a.json", record(time, zone), "", &posts);
        reads("a.ndjson", record(time, zone) + "\n", "", &posts);
        says("a.json", record(time, zone).as_bytes(), "", 0, &[]);
    }
    let unknown = "error: the time zone `dansk` is not known";
    says("a.json", record(local, "dansk").as_bytes(), "", 2, &[unknown]);
    says("a.json", record(local, "dansk").as_bytes(), "--map ignore=timezone", 0, &[]);
    // The day and the time of day may be under two keys, and the record may be one of many.
    let two = r#"{"date": "2026-11-09", "time": "09:00", "tz": "UTC", "text": "Hej"}"#;
    reads("a.json", two, "", &["- 2026-11-09T09:00:00Z Hej"]);
    let many = format!("{}\n", record(local, "UTC")).repeat(40);
    reads("a.ndjson", many, "", &["- 2026-11-09T09:00:00Z Hej"; 40]);
}

#[test]
fn a_zone_in_the_name_of_a_column_counts() {
    for (name, time) in [
        ("Dato (UTC)", "09:00"),
        ("Tidspunkt (GMT)", "09:00"),
        ("Publish time (CET)", "08:00"),
        ("Udgives (dansk tid)", "08:00"),
        ("Date (Europe/Copenhagen)", "08:00"),
        ("Date (America/New_York)", "14:00"),
        ("Dato (lokal tid)", "08:00"),
    ] {
        let table = format!("{name};Tekst\n24-11-2026 09:00;Hej\n24-11-2026 09:00 CET;Hej\n");
        let times = [time, "08:00"].map(|time| format!("- 2026-11-24T{time}:00Z Hej"));
        reads("a.csv", &table, "", &times.each_ref().map(String::as_str));
        let plan = rows(&[&[name, "Tekst"], &["24-11-2026 09:00", "Hej"]]);
        let posts = inspected("a.xlsx", &xlsx(&[("Ark1", "visible", plan)]));
        assert_eq!(posts[0]["time"], format!("2026-11-24T{time}:00Z"), "{name}");
    }
    // In either of two columns, and beside a column of zones.
    let posts = ["- 2026-11-24T09:00:00Z Hej"];
    reads("a.csv", "Dato;Kl (UTC);Tekst\n24-11-2026;09:00;Hej\n", "", &posts);
    reads("a.csv", "Dato (UTC);Kl;Tekst\n24-11-2026;09:00;Hej\n", "", &posts);
    reads("a.csv", "Dato (UTC);Tekst;tz\n24-11-2026 09:00;Hej;GMT\n", "", &posts);
    let two = "error: the row is in the time zone `CET`, but the name of its column of times states \
               another one";
    says("a.csv", b"Dato (UTC);Tekst;tz\n24-11-2026 09:00;Hej;CET\n", "", 2, &[two]);
    let unknown = "error: the time zone `PDT` is not known";
    says("a.csv", b"Dato (PDT);Tekst\n24-11-2026 09:00;Hej\n", "", 2, &[unknown]);
    let mapped = "--map time=Hvor(UTC)";
    reads("a.csv", "Hvor(UTC);Tekst\n24-11-2026 09:00;Hej\n", mapped, &posts);
    let record = r#"{"Hvor(UTC)": "2026-11-24T09:00", "text": "Hej"}"#;
    reads("a.json", record, mapped, &posts);
    reads("a.ndjson", format!("{record}\n"), mapped, &posts);
    let record = record.replace("UTC", "PDT");
    says("a.json", record.as_bytes(), &mapped.replace("UTC", "PDT"), 2, &[unknown]);
}

#[test]
fn a_zone_beside_a_list_counts_for_its_posts() {
    let list = |beside: &str, time: &str| {
        format!(
            r#"{{{beside}, "posts": [{{"publish_at": "2026-11-24T09:00{time}", "text": "Hej"}}]}}"#
        )
    };
    for (beside, time) in [
        (r#""timezone": "UTC""#, "09:00"),
        (r#""time_zone": "America/New_York""#, "14:00"),
        (r#""tz": "CET""#, "08:00"),
        (r#""utc_offset": 7200"#, "07:00"),
        (r#""utc_offset": "+01:00""#, "08:00"),
        (r#""timezone": null"#, "08:00"),
    ] {
        reads("a.json", list(beside, ""), "", &[&format!("- 2026-11-24T{time}:00Z Hej")]);
        reads("a.ndjson", list(beside, "Z") + "\n", "", &["- 2026-11-24T09:00:00Z Hej"]);
    }
    let inner = list(r#""tz": "UTC", "meta": {"tz": "CET"}"#, "");
    reads("a.json", inner, "", &["- 2026-11-24T09:00:00Z Hej"]);
    let note = "note: the posts of the list `posts` are read";
    let unknown = "error: the time zone `dansk` is not known";
    says("a.json", list(r#""tz": "dansk""#, "").as_bytes(), "", 2, &[unknown, note]);
}

#[test]
fn an_offset_in_a_record_counts() {
    for name in ["time_zone", "tz", "utc_offset"] {
        for offset in ["+02:00", "7200"] {
            let draft =
                format!("- {{publish_at: 2026-11-24T09:00, {name}: '{offset}', text: Hej}}");
            reads("a.yaml", draft, "", &["- 2026-11-24T07:00:00Z Hej"]);
        }
    }
    let record = r#"{"publish_at": "2026-11-24T09:00", "utc_offset": 0, "text": "Hej"}"#;
    reads("a.json", record, "", &["- 2026-11-24T09:00:00Z Hej"]);
    let posted = r#"{"created_at": "2026-11-09T09:00", "utc_offset": 0, "text": "Hej"}"#;
    reads("a.ndjson", format!("{posted}\n"), "", &["- 2026-11-09T09:00:00Z Hej"]);
    reads(
        "a.csv",
        "Dato;Tekst;utc_offset\n24-11-2026 09:00;Hej;7200\n",
        "",
        &["- 2026-11-24T07:00:00Z Hej"],
    );
}
