//! Text files whose posts are lines with labels: `Dato: …`, `Kanal: …`, `Tekst: …`.

use crate::{
    json_keys::check,
    program::{folder, run, tweetlint},
};

/// The account, platform, time and text of each post of a text file and of one in Markdown.
#[track_caller]
fn reads(content: &str, expected: &[&str]) {
    for name in ["a.txt", "a.md"] {
        let folder = folder(&[(name, content)]);
        let ran = run(tweetlint(&format!("inspect {name} --lang en")).current_dir(&folder));
        assert_eq!(ran.code, Some(0), "{content} {}", ran.err);
        let post = |line: &str| {
            let post: serde_json::Value = serde_json::from_str(line).expect("each line is JSON");
            let field = |key: &str| post[key].as_str().unwrap_or("-").replace('\n', "/");
            let time = field("time").replace(":00Z", "");
            format!("{} {} {time} {}", field("account"), field("platform"), field("text"))
        };
        assert_eq!(ran.out.lines().map(post).collect::<Vec<_>>(), expected, "{name}");
        assert!(ran.err.contains("are read as the fields of posts"), "{}", ran.err);
    }
}

const PLAN: &str = "Dato: 24.11.2026 kl. 9.00\nKanal: Facebook\nTekst: Broen er åben.\n\n\
    Kør forsigtigt.\n\nDato: 25.11.2026 kl. 10.00\nKanal: LinkedIn\nTekst: Vi søger en leder.\n";

#[test]
fn lines_with_labels_are_the_fields_of_posts() {
    let expected = [
        "- facebook 2026-11-24T08:00 Broen er åben.//Kør forsigtigt.",
        "- linkedin 2026-11-25T09:00 Vi søger en leder.",
    ];
    reads(PLAN, &expected);
    reads(&PLAN.replace('\n', "\r\n"), &expected);
    reads(&format!("Plan for uge 48\n\n{PLAN}"), &expected);
    reads(&PLAN.replace("\n\nDato", "\n\n---\n\nOpslag 2\nDato"), &expected);
    reads(&PLAN.replace("Dato:", "**Dato:**").replace("Kanal:", "**Kanal**:"), &expected);
    reads(&format!("{PLAN}\nMvh Bo\nKommunikation\n"), &expected);
    let headed = "# Facebook\n\nDato: 24.11.2026 kl. 9\nTekst: Broen #bro\n";
    reads(headed, &["- facebook 2026-11-24T08:00 Broen #bro"]);
    let platforms = "Facebook\n\nDato: 24.11.2026 kl. 9\nTekst: Broen\n\nLinkedIn:\n\n\
        Dato: 24.11.2026 kl. 9\nTekst: Vejen\n";
    let expected = ["- facebook 2026-11-24T08:00 Broen", "- linkedin 2026-11-24T08:00 Vejen"];
    reads(platforms, &expected);
    check(("a.txt", PLAN), "--input-format text", false, &["format/placeholder"]);
}

#[test]
fn other_lines_are_no_fields() {
    for text in [
        "Kom til fest!\n\nDer er musik.\nOg boller.\nDato: 24. november\nSted: Torvet\nKort om dagen:\nTekst: Bo Hansen",
        "Åbningstider i uge 48\nMandag: lukket\nTirsdag: åbent fra 9",
    ] {
        let folder = folder(&[("a.txt", text)]);
        let ran = run(tweetlint("inspect a.txt --lang en").current_dir(&folder));
        assert_eq!((ran.code, ran.out.lines().count()), (Some(0), 1), "{text} {}", ran.err);
        assert!(!ran.err.contains("fields of posts"), "{}", ran.err);
    }
    let problem = "looks like a draft with fields";
    check(("a.txt", "text: TEXT\nplatform: facebook\n"), "", true, &[problem]);
    for text in [
        "Facebook kl. 9: TEXT\n\nLinkedIn kl. 10: TEXT",
        "Plan\n\nFacebook: TEXT\n\nLinkedIn: TEXT",
        "Mandag: TEXT\n\nTirsdag: TEXT",
        "24/11: TEXT\n\n25/11: TEXT",
    ] {
        check(("a.txt", text), "", true, &[problem, "`Platform: Facebook`, and `Text:`"]);
        check(("a.md", text), "", true, &["`Platform: Facebook`, and `Text:`"]);
        check(("a.txt", text), "--input-format text", false, &[]);
    }
    let note = "“Mandag” at the beginning of the text is read as part of it";
    check(("a.txt", "Mandag: TEXT\nTirsdag: TEXT"), "", false, &[note]);
}

#[test]
fn the_help_on_a_fact_in_a_text_works() {
    check(("a.txt", "Kanal: Facebook\nTEXT"), "", true, &["`Platform: Facebook`, and `Text:`"]);
    reads("Kanal: Facebook\nTekst:\nBroen", &["- facebook - Broen"]);
    let said = "Time: 24 November 2026 at 9:00\nPlatform: Facebook\nText: The bridge";
    reads(said, &["- facebook 2026-11-24T08:00 The bridge"]);
}
