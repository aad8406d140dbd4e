//! Columns and keys of ordinary exports that only look as if they said when a post goes out, or who
//! publishes it: at most a note.

use crate::{office::says, unread_columns::posts};

/// Checks that a further column or key is only noted, in an export, in a plan and in a record.
#[track_caller]
fn noted(name: &str, value: &str) {
    let note = format!("note: `{name}` is not known and not read");
    let history =
        format!("Konto;created_at;text;{name}\n@havnkoebing;2026-11-20 09:00;Hej;{value}\n");
    says("a.csv", history.as_bytes(), "", 0, &[&note]);
    let plan = format!("Konto;Dato;Tekst;{name}\n@havnkoebing;24-11-2096 09:00;Hej;{value}\n");
    says("a.csv", plan.as_bytes(), "", 0, &[&note]);
}

#[test]
fn what_is_said_of_an_account_is_none() {
    for (name, value) in [
        ("account_type", "business"),
        ("from_user_lang", "da"),
        ("page_category", "Government"),
        ("sender_type", "page"),
        ("side", "forside"),
        ("Side", "/borger/affald"),
        ("Side", "www.havn.dk"),
        ("Landing page", "https://havn.dk/sti"),
        ("Page", "https://havn.dk/sti"),
        ("Afsender", "Havnkøbing Kommune"),
        ("Afsender", "@havnkoebing"),
    ] {
        noted(name, value);
    }
}

#[test]
fn an_account_has_one_name() {
    let plan = "Konto;Dato;Tekst;Afsender\n@vejby;24-11-2096 09:00;Hej;Vejby Kommune\n\
                @vejby;24-11-2096 10:00;Hej;Vejby Bibliotek\n";
    let problem = "error: `Afsender` looks like an account, but is not read";
    says("a.csv", plan.as_bytes(), "", 2, &[problem]);
    let page =
        "Konto;Dato;Tekst;Page\n@vejby;24-11-2096 09:00;Hej;https://www.facebook.com/vejbybib\n";
    let problem = "error: `Page` looks like an account, but is not read";
    says("a.csv", page.as_bytes(), "", 2, &[problem]);
    says(
        "a.csv",
        page.replace("vejbybib", "vejby").as_bytes(),
        "",
        0,
        &["note: `Page` is not known and not read"],
    );
}

#[test]
fn when_a_record_was_collected_is_no_plan() {
    for name in [
        "indexed_at",
        "ts_captured",
        "retrieved_at",
        "scraped_at",
        "Rapportdato",
        "Exported at",
        "Last updated",
    ] {
        noted(name, "2026-11-25T09:00Z");
        let record = format!(
            r#"{{"created_at":"2026-11-20T09:00Z","text":"Hej","{name}":"2026-11-25T09:00Z"}}"#
        );
        let note = format!("note: `{name}` is not known and not read");
        says("a.json", record.as_bytes(), "", 0, &[&note]);
    }
    let plan = "Dato;Tekst;Arrangementsdato\n24-11-2096 09:00;Hej;01-12-2096\n";
    says("a.csv", plan.as_bytes(), "", 0, &["note: `Arrangementsdato` is not known and not read"]);
    let collected = "created_at;text;@timestamp\n2026-11-20 09:00;Hej;2026-11-25T09:00Z\n";
    let note = "note: `@timestamp` is not known and not read";
    says("a.csv", collected.as_bytes(), "", 0, &[note]);
}

#[test]
fn a_post_with_an_id_or_address_of_its_own_is_out() {
    let note = "note: `Klar` is not known and not read";
    let by_id =
        "id;created_at;text;Klar\n1328000000000000001;2020-11-15 09:00;Hej;25-11-2026 09:00\n";
    says("a.csv", by_id.as_bytes(), "", 0, &[note]);
    let by_address = "created_at;text;Permalink;Klar\n2020-11-15 09:00;Hej;\
                      https://www.facebook.com/a/posts/1;25-11-2026 09:00\n";
    says("a.csv", by_address.as_bytes(), "", 0, &[note]);
}

#[test]
fn figures_and_parts_are_no_days() {
    for (name, value) in
        [("Watch time", "46351"), ("Del", "1/12"), ("Part", "1/3"), ("Rate", "2.5")]
    {
        noted(name, value);
    }
}

#[test]
fn an_address_on_an_unknown_network_is_told() {
    let history =
        |address: &str| format!("created_at;text;Permalink\n2026-11-24 09:00;Hej;{address}\n");
    for address in ["https://www.tiktok.com/@vejby/video/123", "https://lnkd.in/Ab1"] {
        let note =
            "note: the address of 1 post is on no network that is known; it is checked as one on X";
        says("a.csv", history(address).as_bytes(), "", 0, &[note]);
    }
    for (address, platform) in [
        ("https://youtu.be/Ab1", "youtube"),
        ("https://fb.watch/Ab1/", "facebook"),
        ("https://www.threads.com/@vejby/post/C1", "threads"),
        ("https://bsky.app/profile/vejby.dk/post/3k", "bluesky"),
        ("https://social.vejby.dk/@vejby/112", "mastodon"),
    ] {
        let expected = [format!("{platform} 2026-11-24T08:00:00Z Hej")];
        assert_eq!(posts("a.csv", &history(address), ""), expected, "{address}");
    }
}

#[test]
fn a_planner_is_named_for_tables_alone() {
    let note = "note: the planner or export that `--preset` or `sources` name does not count for \
                this file";
    says("a.yaml", b"text: Hej\n", "--preset buffer", 0, &[note]);
    let record = br#"{"created_at":"2026-11-20T09:00Z","text":"Hej"}"#;
    says("a.json", record, "--preset Buffer", 0, &[note]);
    says("a.csv", b"Dato;Besked\n24-11-2096 09:00;Hej\n", "--preset BUFFER", 0, &[]);
}
