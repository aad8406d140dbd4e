//! What the tables of ordinary plans have besides texts and times: a second text, links, hashtags,
//! pictures.

use crate::{
    office::{inspected, says},
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
