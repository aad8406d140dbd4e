//! What the tables of ordinary plans have besides texts and times: a second text, links, hashtags,
//! pictures, rows for other channels.

use crate::{
    office::{inspected, ran, says},
    tables::reads,
};

/// Checks which errors and notes a plan with this column beside its texts has.
#[track_caller]
fn beside(name: &str, value: &str, code: i32, said: &[&str]) {
    let table = format!("Dato;Tekst;{name}\n24-11-2026 09:00;Kom til festival;{value}\n");
    says("a.csv", table.as_bytes(), "", code, said);
}

#[test]
fn a_second_text_is_a_problem() {
    for name in ["Engelsk", "English", "Dansk version", "EN", "Manchet", "Oversættelse"] {
        let problem = format!("error: `{name}` looks like a text, but is not read");
        beside(name, "Come to the festival", 2, &[&problem]);
        let note = format!("note: `{name}` is not known and not read");
        beside(name, "ja", 0, &[&note]);
    }
    for name in ["Thread 2", "Tråd 2", "Del 3"] {
        let problem =
            format!("error: `{name}` seems to say which drafts are a thread, but is not read");
        beside(name, "Her er mere om den", 2, &[&problem]);
    }
    beside("Noter", "Spørg Lone om billedet", 0, &["note: `Noter` is not known and not read"]);
    let both = "Dato;Tekst;Engelsk\n24-11-2026 09:00;Kom til fest;Come to the party\n";
    let flags = "--map text=Tekst,text=Engelsk";
    reads("a.csv", both, flags, &["- 2026-11-24T08:00:00Z Kom til fest\n\nCome to the party"]);
}

#[test]
fn columns_of_addresses_and_hashtags_are_added_to_the_text() {
    let adds = |name: &str, value: &str, added: &str| {
        let table = format!("Dato;Tekst;{name}\n24-11-2026 09:00;Læs mere;{value}\n");
        let text = format!("- 2026-11-24T08:00:00Z Læs mere{added}");
        reads("a.csv", &table, "", &[&text]);
    };
    for name in ["URL", "Læs mere-link", "Link til siden", "Webadresse"] {
        adds(name, "https://vejby.dk/a", " https://vejby.dk/a");
        adds(name, "vejby.dk/a", " vejby.dk/a");
    }
    for (name, value) in [
        ("Canva-link", "https://canva.com/a"),
        ("Link til billede", "https://vejby.dk/a.jpg"),
        ("URL", "https://x.com/vejby/status/1860000000000000000"),
        ("Kilde", "https://vejby.dk/a"),
    ] {
        adds(name, value, "");
    }
    for name in ["Tags", "Emneord"] {
        adds(name, "#jul, #fest", " #jul #fest");
        adds(name, "jul", "");
        adds(name, "#12", "");
    }
    adds("Link;URL", "vejby.dk/a;vejby.dk/b", " vejby.dk/a vejby.dk/b");
}

#[test]
fn each_picture_may_have_its_columns() {
    let media = |table: &str| {
        let posts = inspected("a.csv", table.as_bytes());
        let media = posts[0]["media"].as_array().cloned().unwrap_or_default();
        let alts = media.iter().map(|one| one["alt"].as_str().unwrap_or("-").to_owned());
        alts.collect::<Vec<_>>().join(", ")
    };
    let numbered = "Tekst;Billede 1;Alt 1;Billede 2;Alt-tekst 2\nHej;a.jpg;Et træ;b.jpg;Et hus\n";
    assert_eq!(media(numbered), "Et træ, Et hus");
    assert_eq!(media("Tekst;Foto;Video;Grafik\nHej;a.jpg;b.mp4;c.png\n"), "-, -, -");
    assert_eq!(media("Tekst;Billede;Video\nHej;a.jpg;b.mp4\n"), "-, -");
}

#[test]
fn a_language_may_be_named() {
    for (written, code) in [("dansk", "da"), ("Engelsk", "en"), ("da", "da")] {
        let posts = inspected("a.csv", format!("Tekst;Sprog\nHej;{written}\n").as_bytes());
        assert_eq!(posts[0]["lang"].as_str(), Some(code));
        let posts = inspected("a.yaml", format!("- {{text: Hej, lang: {written}}}").as_bytes());
        assert_eq!(posts[0]["lang"].as_str(), Some(code));
    }
    let problem = "error: `dansk, engelsk` is not a language code";
    says("a.csv", b"Tekst;Sprog\nHej;dansk, engelsk\n", "", 2, &[problem]);
}

/// Checks for which platforms a row with this channel is, and which errors and notes it has. Another
/// row is for Facebook.
#[track_caller]
fn channel(written: &str, platforms: &[&str], code: i32, said: &[&str]) {
    let table =
        format!("Kanal;Dato;Tekst\n{written};24-11-2026 09:00;Hej\nFB;24-11-2026 10:00;Ja\n");
    let found =
        inspected("a.csv", table.as_bytes()).into_iter().filter(|post| post["text"] == "Hej");
    let found = found.map(|post| post["platform"].as_str().unwrap_or_default().to_owned());
    assert_eq!(found.collect::<Vec<_>>(), platforms, "{written}");
    says("a.csv", table.as_bytes(), "", code, said);
}

#[test]
fn a_row_for_other_channels_is_passed_over() {
    let goes = |names: &str| {
        format!("note: 1 row goes to channels whose contents are not checked: {names}")
    };
    for name in ["Nyhedsbrev", "Intranet", "Hjemmeside", "Pressemeddelelse", "Skærm", "ingen"] {
        channel(name, &[], 0, &[&goes(&format!("`{name}`"))]);
    }
    channel("Intranet og nyhedsbrev", &[], 0, &[&goes("`Intranet`, `nyhedsbrev`")]);
    channel("Facebook, nyhedsbrev", &["facebook"], 0, &[&goes("`nyhedsbrev`")]);
    for (written, name) in
        [("TikTok", "TikTok"), ("Facebook og TikTok", "TikTok"), ("-", "-"), ("Alle", "Alle")]
    {
        let problem = format!("error: unknown value `{name}`");
        let table = format!("Kanal;Tekst\n{written};Hej\n");
        says("a.csv", table.as_bytes(), "", 2, &[&problem]);
        // What nobody knows is on no platform, and not on X.
        let known = if written.contains("Facebook") { vec!["facebook"] } else { Vec::new() };
        let posts = ran("a.csv", table.as_bytes(), "inspect a.csv").out;
        let posts: Vec<serde_json::Value> =
            posts.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
        let found: Vec<_> = posts.iter().filter_map(|post| post["platform"].as_str()).collect();
        assert_eq!(found, known, "{written}");
    }
}

#[test]
fn a_column_may_mark_another_channel() {
    let table = "Tekst;Facebook;Instagram;Nyhedsbrev\nHej;x;;x\nGoddag;;;x\nFarvel;nej;x;nej\n";
    let note = "note: 2 rows go to channels whose contents are not checked: `Nyhedsbrev`";
    says("a.csv", table.as_bytes(), "", 0, &[note]);
    let posts = inspected("a.csv", table.as_bytes());
    let found = posts.iter().map(|post| (post["text"].as_str(), post["platform"].as_str()));
    let expected = [(Some("Hej"), Some("facebook")), (Some("Farvel"), Some("instagram"))];
    assert_eq!(found.collect::<Vec<_>>(), expected);
}

#[test]
fn one_odd_cell_does_not_drop_its_column() {
    let table = |name: &str, odd: &str, value: &str| {
        let row = |value: &str| format!("24-11-2026 09:00;Kom til fest;{value}\n");
        format!("Dato;Tekst;{name}\n{}{}{}", row(value), row(odd), row(value))
    };
    let note = |name: &str, odd: &str| {
        format!(
            "note: `{odd}` (`{name}`) is not like the other cells of its column, and does not count \
             for its post"
        )
    };
    for (name, value, text) in [
        ("URL", "https://vejby.dk/fest", "Kom til fest https://vejby.dk/fest"),
        ("Tags", "#fest", "Kom til fest #fest"),
    ] {
        for odd in ["kommer", "TBD", "se brief"] {
            let table = table(name, odd, value);
            let posts = inspected("a.csv", table.as_bytes());
            let texts: Vec<_> = posts.iter().filter_map(|post| post["text"].as_str()).collect();
            assert_eq!(texts, [text, "Kom til fest", text]);
            says("a.csv", table.as_bytes(), "", 0, &[&note(name, odd)]);
        }
    }
    let media = |value: &str| {
        let table = format!("Dato;Tekst;Foto\n24-11-2026 09:00;Kom til fest;{value}\n");
        inspected("a.csv", table.as_bytes())[0]["media"].clone()
    };
    assert_eq!(media("ja").as_array().map(Vec::len), Some(1));
    assert_eq!(media("x").as_array().map(Vec::len), Some(1));
    assert_eq!(media("nej").as_array().map(Vec::len), Some(0), "{}", media("nej"));
    for (odd, count) in [("kommer", None), ("TBD", Some(0))] {
        let table = table("Foto", odd, "a.jpg");
        says("a.csv", table.as_bytes(), "", 0, &[&note("Foto", odd)]);
        let posts = inspected("a.csv", table.as_bytes());
        let counts = posts.iter().map(|post| post["media"].as_array().map(Vec::len));
        assert_eq!(counts.collect::<Vec<_>>(), [Some(1), count, Some(1)], "{odd}");
    }
}

#[test]
fn a_platform_may_have_what_is_published_there_beside_it() {
    channel("IG reel", &["instagram"], 0, &[]);
    channel("Facebook Story", &["facebook"], 0, &[]);
    channel("Facebook-gruppe", &["facebook"], 0, &[]);
    channel("Twitter/X", &["x"], 0, &[]);
    channel("YouTube Shorts", &["youtube"], 0, &[]);
    channel("Facebook Live", &["facebook"], 0, &[]);
    channel("Instagram Stories/story", &["instagram"], 0, &[]);
    channel("FB + IG", &["facebook", "instagram"], 0, &[]);
    channel("Meta (FB+IG)", &["facebook", "instagram"], 0, &[]);
    channel("Meta", &["facebook", "instagram"], 0, &[]);
    channel("X, Meta", &["x", "facebook", "instagram"], 0, &[]);
    let problem = "error: `Medie` looks like the platform of a post, but is not read";
    says("a.csv", b"Medie;Tekst\nIG story;Hej\nNyhedsbrev;Hej\n", "", 2, &[problem]);
}

#[test]
fn platforms_in_yaml_may_be_listed_as_in_tables() {
    let posts = inspected("a.yaml", b"- {platforms: 'x, facebook', text: Hej}");
    let platforms: Vec<_> = posts.iter().map(|post| post["platform"].as_str()).collect();
    assert_eq!(platforms, [Some("x"), Some("facebook")]);
    says(
        "a.yaml",
        b"- {platforms: 'x, facebok', text: Hej}",
        "",
        2,
        &["error: unknown value `x, facebok`"],
    );
}
