//! Drafts that are not read: those on platforms that nobody knows, and those in a list under a key.

use crate::office::{ran, says};

#[test]
fn a_draft_for_an_unknown_platform_is_on_none() {
    let said = "error: unknown value `tiktok`";
    for (name, draft) in [
        ("a.yaml", "- {text: Hej, platform: tiktok}\n"),
        ("a.yaml", "- {text: Hej, platforms: [tiktok]}\n"),
        ("a.yaml", "- {platform: tiktok, thread: [Hej, Nej]}\n"),
        ("a.md", "---\nplatform: tiktok\n---\nHej\n"),
        ("a.json", r#"{"text": "Hej", "platform": "tiktok"}"#),
        ("a.json", r#"{"text": "Hej", "platform": "tiktok", "created_at": "2026-11-01T09:00Z"}"#),
    ] {
        says(name, draft.as_bytes(), "", 2, &[said]);
        let ran = ran(name, draft.as_bytes(), &format!("inspect {name}"));
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{draft} {}", ran.err);
    }
    let kept = ran("a.yaml", b"- {text: Hej, platforms: [x, tiktok]}\n", "inspect a.yaml");
    assert!(kept.code == Some(2) && kept.out.contains("\"platform\":\"x\""), "{}", kept.out);
    let record = r#"{"text": "Hej", "kanal": "tiktok", "created_at": "2026-11-01T09:00Z"}"#;
    let mapped = ran("a.json", record.as_bytes(), "inspect a.json --map platform=kanal");
    assert_eq!((mapped.code, mapped.out.as_str()), (Some(2), ""), "{}", mapped.err);
}

#[test]
fn drafts_under_a_key_are_told() {
    let said = "error: the drafts under `posts` are not read";
    let draft = "  - text: Hej med jer\n    publish_at: 2096-11-24T09:00\n";
    says("a.yaml", format!("posts:\n{draft}").as_bytes(), "", 2, &[said]);
    says("a.yaml", format!("campaign: jul\nposts:\n{draft}").as_bytes(), "", 2, &[said]);
    // What the help says works.
    says("a.yaml", draft.as_bytes(), "", 0, &[]);
}
