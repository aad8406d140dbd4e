//! The words of a window: which posts they find, and what the officer who opens the window
//! hears about them.

use std::{fs, path::Path};

use tempfile::TempDir;

use crate::program::{Ran, run, tweetlint};

const OPEN: &str = "window open --by vagt --at 2026-05-09T15:40";

fn write(folder: &Path, name: &str, text: &str) {
    fs::write(folder.join(name), text).expect("there is room");
}

/// What a command does in a folder with this rulebook, which has an empty register.
fn opened(rulebook: &str, arguments: &str) -> (TempDir, Ran) {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    write(folder.path(), "tweetlint.yaml", &format!("{rulebook}windows: windows.yaml\n"));
    write(folder.path(), "windows.yaml", "[]\n");
    let ran = run(tweetlint(&format!("{OPEN} {arguments}")).current_dir(folder.path()));
    (folder, ran)
}

/// Which of some posts, one a line, a window with these flags calls posts about its event.
#[track_caller]
fn about(rulebook: &str, flags: &str, texts: &[&str]) -> Vec<String> {
    let (folder, ran) = opened(rulebook, flags);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let posts: Vec<String> = texts.iter().map(|text| format!("- {{text: {text:?}}}\n")).collect();
    let posts = posts.concat();
    write(folder.path(), "posts.yaml", &posts);
    let check =
        "check posts.yaml --select crisis/defer-to-lead --format jsonl --at 2026-05-09T16:00";
    let ran = run(tweetlint(check).current_dir(folder.path()));
    let findings = ran.out.lines().filter(|line| line.contains("crisis/defer-to-lead"));
    let lines = findings.filter_map(|line| {
        let finding: serde_json::Value = serde_json::from_str(line).ok()?;
        usize::try_from(finding["location"]["line"].as_u64()?).ok()
    });
    let mut lines: Vec<usize> = lines.collect();
    lines.dedup();
    lines.into_iter().map(|line| texts[line - 1].to_owned()).collect()
}

#[test]
fn the_danish_number_four_is_no_fire() {
    let danish = [
        "Kommunen åbner fire nye børnehaver til næste år.",
        "De fire pladser er besat.",
        "Vi søger fire pædagoger.",
    ];
    for flags in ["--about fire", "--topic fire"] {
        assert!(about("", flags, &danish).is_empty(), "{flags}");
        let english = ["The fire at the harbour is still burning."];
        assert_eq!(about("", flags, &english), english, "{flags}");
    }
    assert!(about("language: da\n", "--about fire", &["Fire pladser besat"]).is_empty());
    let english = ["Fire crews tackle harbour blaze"];
    assert_eq!(about("language: da\n", "--about fire", &english), english);
}

#[test]
fn smoke_in_an_area_is_about_a_fire() {
    let smoke = ["Der er røg i området.", "Røg i området.", "Skolen er lukket, fordi der er røg."];
    for flags in ["--about brand", "--topic røg"] {
        assert_eq!(about("", flags, &smoke), smoke, "{flags}");
        assert!(about("", flags, &["Bolden røg i vandet."]).is_empty(), "{flags}");
    }
}

#[test]
fn words_of_everyday_life_alone_are_about_no_emergency() {
    for (emergency, texts) in [
        (
            "epidemic",
            &["Vi lægger variant 2 af lokalplanen frem.", "Er dit hus dårligt isoleret?"][..],
        ),
        ("storm", &["Du kan tage af sted kl. 10.", "Storebæltsbroen er 25 år i dag."]),
        ("flood", &["Nyt badekar i svømmehallen.", "Vi har åbnet for vandet igen."]),
        ("accident", &["Der er uheld i skrivelsen: datoen er forkert."]),
        ("shooting", &["Betjentene fra nærpolitiet kommer på skolen onsdag."]),
        ("attack", &["We offer free courses for parents."]),
        ("chemical", &["Hvad koster gas i din kommune?"]),
        ("missing-person", &["We are looking for volunteers.", "The library remains open."]),
        ("cyber", &["Vores server i kantinen har kaffe."]),
    ] {
        assert!(about("", &format!("--about {emergency}"), texts).is_empty(), "{emergency}");
    }
    for (emergency, text) in [
        ("epidemic", "Bliv hjemme, hvis du har feber."),
        ("storm", "Bind havemøblerne fast."),
        ("accident", "Der er sket et uheld på motorvejen."),
        ("chemical", "Der lugter kraftigt af gas i Vestergade."),
        ("missing-person", "Police are looking for a girl of seven."),
    ] {
        assert_eq!(about("", &format!("--about {emergency}"), &[text]), [text], "{emergency}");
    }
}

#[test]
fn a_compound_of_the_area_and_an_emergency_is_about_it() {
    let flags = "--lead @politi --area Nordhavnen Brandskov";
    let fires = ["Nordhavnsbranden er slem."];
    assert_eq!(about("", flags, &fires), fires);
    let others = ["Nordhavnskolen holder åbent hus.", "Brandskovens venner mødes.", "Nordhavnen"];
    assert!(about("", flags, &others).is_empty());
}

#[test]
fn ordinary_words_of_a_topic_are_found_in_their_forms() {
    let texts = ["Medarbejderne er samlet.", "To kvinder er væk.", "Tre børn er væk."];
    assert_eq!(about("", "--topic medarbejder kvinde barn", &texts), texts);
}

/// Opening a window with these flags says this, in English.
#[track_caller]
fn says(flags: &str, texts: &[&str]) {
    let (_, ran) = opened("language: en\n", flags);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let all = format!("{}{}", ran.out, ran.err);
    for text in texts {
        assert!(all.contains(text), "{flags} does not say “{text}”:\n{all}");
    }
}

#[test]
fn whoever_opens_a_window_hears_of_words_that_find_too_much_or_too_little() {
    says("--about fire --area vest", &["many posts have the word `vest`", "area: [vest]"]);
    says("--about fire --area by", &["many posts have the word `by`"]);
    says("--topic b*", &["`b*` finds every word that begins like this", "topics: [b*]"]);
    says("--topic brand*", &["`brand*` does not find brænder", "write `brand` without the star"]);
    says("--topic kl", &["`kl` is a word of everyday posts"]);
    let tag = "finds only posts with `#havnebrand`";
    says("--lead @a --hashtag havnebrand", &[tag, "hashtags: [havnebrand]"]);
    let (_, quiet) = opened("language: en\n", "--about fire --area Nordhavnen --topic hydrant");
    assert_eq!(quiet.err, "", "{quiet:?}");
}

#[test]
fn examples_show_what_words_find_that_the_program_does_not_know() {
    says("--topic hydrant", &["hydranten, hydranter, hydrant… and …hydrant"]);
    says("--topic ferry", &["ferries, ferry… and …ferry"]);
    says("--about fire --area Nordhavnen", &["“Nordhavnen” is also found as Nordhavn"]);
    says("--about flood", &["flood, drowning, "]);
    let (_, flood) = opened("language: en\n", "--about flood");
    assert!(!flood.out.contains("surge, surge"), "{flood:?}");
}

#[test]
fn officers_in_a_hurry_need_no_exact_notation() {
    let lines = |flags: &str| opened("timezone: Europe/Copenhagen\n", flags).1;
    for (flags, written) in [
        ("--about Brand --from 14:20", "2026-05-09 14:20"),
        ("--about FIRE --hold-for 90min", "2026-05-09 17:10"),
        ("--about fire --hold alt", "2026-05-09 18:40"),
        ("--about fire --lead https://x.com/oestpoliti", "@oestpoliti"),
    ] {
        let ran = lines(flags);
        assert!(ran.code == Some(0) && ran.out.contains(written), "{flags}: {ran:?}");
    }
    let bare = lines("--lang en");
    assert!(bare.code == Some(2) && bare.err.contains("--about fire"), "{bare:?}");
}

#[test]
fn whoever_opens_a_window_hears_of_another_and_of_a_lead_that_does_not_wait() {
    let (folder, _) = opened("language: en\n", "--about fire");
    let again = run(tweetlint(&format!("{OPEN} --about fire")).current_dir(folder.path()));
    assert!(again.err.contains("`fire-2026-05-09` is about the same"), "{again:?}");
    let own = "language: en\naccounts: {oestpoliti: {}}\n";
    let (_, leads) = opened(own, "--about shooting --lead @oestpoliti --hold-for 3h");
    assert!(leads.err.contains("@oestpoliti leads, so its own posts do not wait"), "{leads:?}");
    let (_, other) = opened(own, "--about shooting --lead @politi --hold-for 3h");
    assert!(!other.err.contains("do not wait"), "{other:?}");
}

#[test]
fn a_window_is_named_in_the_language_of_the_officer() {
    for (flags, id) in [
        ("--kind mourning", "sorg-2026-05-09"),
        ("--kind pre-election", "valg-2026-05-09"),
        ("--topic brand", "krise-2026-05-09"),
    ] {
        let (_, ran) = opened("language: da\n", flags);
        assert!(ran.out.contains(id), "{ran:?}");
    }
    let (_, unknown) = opened("language: da\n", "--about fyrværkeri --lang da");
    assert!(unknown.err.contains("`oversvømmelse`") && unknown.code == Some(2), "{unknown:?}");
    let (_, address) = opened("language: en\n", "--about fire --allow http://x");
    assert!(address.err.contains("invalid domain"), "{address:?}");
}
