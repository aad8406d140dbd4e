//! Headings of documents that name platforms and times beside other words.

use crate::{
    office::{inspected, ran},
    office_files::{docx, docx_table, paragraph},
};

/// A paragraph in bold letters.
fn bold(line: &str) -> String {
    format!("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{line}</w:t></w:r></w:p>")
}

/// A document with this heading above a post.
fn below(heading: &str) -> Vec<u8> {
    docx(&(paragraph("Dag", heading) + &paragraph("", "Broen er åben.")))
}

/// Checks the platforms and the time of a post below a heading, in a style and in bold letters.
#[track_caller]
fn reads(heading: &str, platforms: &str, time: &str) {
    let bold = docx(&(bold(heading) + &paragraph("", "Broen er åben.")));
    for document in [below(heading), bold] {
        let posts = inspected("a.docx", &document);
        let all = posts.iter().map(|post| post["platform"].as_str().unwrap_or_default());
        assert_eq!(all.collect::<Vec<_>>().join(" "), platforms, "{heading}");
        assert_eq!(posts[0]["time"].as_str().unwrap_or("-"), time, "{heading}");
        assert_eq!(posts[0]["text"], "Broen er åben.", "{heading}");
    }
}

/// Expects that a heading says nothing of the post below it.
#[track_caller]
fn reads_text(heading: &str) {
    let ran = ran("a.docx", &below(heading), "check a.docx --lang en");
    assert_eq!(ran.code, Some(0), "{heading} {}", ran.err);
}

/// Expects a problem with a document.
#[track_caller]
fn problem(document: &[u8], problem: &str) {
    let ran = ran("a.docx", document, "check a.docx --lang en");
    assert!(ran.err.replace("\n  ", " ").contains(problem), "{problem} {}", ran.err);
    assert_eq!(ran.code, Some(2));
}

#[test]
fn platforms_are_known_beside_words_for_posts() {
    for (heading, platforms) in [
        ("FB-opslag 1", "facebook"),
        ("Til Facebook", "facebook"),
        ("Instagram Reel", "instagram"),
        ("Opslag 2: LinkedIn", "linkedin"),
        ("Story (Instagram)", "instagram"),
        ("Facebookopslaget", "facebook"),
        ("Tekst til Facebook + LinkedIn", "facebook linkedin"),
    ] {
        reads(heading, platforms, "-");
    }
}

#[test]
fn a_time_is_read_beside_platforms_labels_and_remarks() {
    let time = "2026-11-24T08:00:00Z";
    for (heading, platforms) in [
        ("Facebook/Instagram den 24.11.2026 kl. 9", "facebook instagram"),
        ("Opslag 2: LinkedIn, tirsdag den 24. november 2026 kl. 9.00", "linkedin"),
        ("24. november 2026 kl. 9.00 på Facebook", "facebook"),
        ("Udgives tirsdag den 24. november 2026 kl. 9.00 (efter byrådsmødet)", "x"),
        ("24.11.2026 kl. 9 – husk billede", "x"),
    ] {
        reads(heading, platforms, time);
    }
}

#[test]
fn what_a_heading_may_mean_is_a_problem() {
    let platform = "names a network, but it is not clear whether the posts below it are for that";
    for heading in ["Nyt på Facebook", "TikTok: havnebad", "Facebook: del på TikTok"] {
        problem(&below(heading), platform);
    }
    // A deeper heading says it.
    let body =
        paragraph("Overskrift1", "Plan for Facebook i uge 48") + &paragraph("Dag", "LinkedIn");
    let posts = inspected("a.docx", &docx(&(body + &paragraph("", "Broen er åben."))));
    assert_eq!(posts[0]["platform"], "linkedin");
    let time = "the heading seems to be a time, but it cannot be read as one";
    for heading in [
        "24.11.2026 kl. 9 (flyttet til onsdag)",
        "24.11.2026 kl. 9 – 25.11.2026 kl. 12",
        "Mandag: Facebook og Instagram",
        "Opslag om broen den 24. november 2026 kl. 9",
    ] {
        problem(&below(heading), time);
    }
}

#[test]
fn a_line_that_is_no_heading_is_a_problem() {
    let line = |line: &str| docx(&(paragraph("", line) + &paragraph("", "Broen er åben.")));
    let platform = "this line names a platform, but it is no heading";
    for text in ["FB-opslag 1", "Til Facebook", "Facebook kl. 9", "Facebook\nBroen er åben"] {
        problem(&line(text), platform);
    }
    let time = "this line is a time, but not a heading";
    for text in [
        "Udgives mandag kl. 9",
        "24.11.2026 kl. 9 – husk billede",
        "24.11.2026 kl. 9 (flyttet til onsdag)",
        "24.11.2026 kl. 9\nBroen er åben",
        "Opslag 2: 24.11.2026 kl. 9",
    ] {
        problem(&line(text), time);
    }
    problem(&line("TikTok: havnebad"), "“TikTok:” is read as part of a text");
    for text in [
        "Mandag-fredag kl. 9-16",
        "Åbent kl. 9-16",
        "10.00–14.00",
        "Lørdag den 5. december 2026 kl. 10 – kom til åbning af det nye havnebad",
        "Find os på Facebook",
    ] {
        let ran = ran("a.docx", &line(text), "check a.docx");
        assert_eq!(ran.code, Some(0), "{text} {}", ran.err);
    }
}

#[test]
fn a_heading_may_name_the_account() {
    let posts = |headings: &[(&str, &str)]| {
        let body = headings.iter().map(|(style, heading)| paragraph(style, heading));
        let body = body.collect::<String>() + &paragraph("", "Broen er åben.");
        let posts = inspected("a.docx", &docx(&body));
        let field = |key: &str| posts[0][key].as_str().unwrap_or("-").to_owned();
        format!("{} {} {}", field("account"), field("platform"), field("time"))
    };
    let time = ("Dag", "24. november 2026 kl. 9");
    for (headings, post) in [
        (vec![("Dag", "@aaby")], "aaby x -"),
        (vec![("Dag", "Konto: @aaby")], "aaby x -"),
        (vec![("Dag", "Facebook: @aaby")], "aaby facebook -"),
        (vec![("Dag", "@aaby (Facebook)")], "aaby facebook -"),
        (vec![("Overskrift1", "@aaby"), time], "aaby x 2026-11-24T08:00:00Z"),
        (vec![("Dag", "@aaby"), time], "aaby x 2026-11-24T08:00:00Z"),
        (vec![time, ("Dag", "@aaby")], "aaby x 2026-11-24T08:00:00Z"),
        (vec![("Dag", "@aaby"), ("Dag", "Broen")], "- x -"),
        (vec![("Dag", "Svar til @aaby")], "- x -"),
        (vec![("Dag", "@aaby og @bjerg")], "- x -"),
    ] {
        assert_eq!(posts(&headings), post, "{headings:?}");
    }
    let heading = paragraph("Dag", "@aaby");
    let labelled = |konto: &str| {
        docx(&(heading.clone() + &paragraph("", konto) + &paragraph("", "Tekst: Broen")))
    };
    assert_eq!(inspected("a.docx", &labelled("Kanal: Facebook"))[0]["account"], "aaby");
    problem(&labelled("Konto: @bjerg"), "the labels of this post contradict the heading above it");
    let table =
        |names: &[&str]| docx(&(heading.clone() + &docx_table(&[names, &["Broen", "aaby"]])));
    problem(&table(&["Tekst", "Billede"]), "the heading `@aaby` above the table names an account");
    assert_eq!(inspected("a.docx", &table(&["Tekst", "Konto"]))[0]["account"], "aaby");
}

#[test]
fn a_title_is_above_all_headings() {
    let below = |title: &str, heading: &str| {
        let body = paragraph("Title", title) + &paragraph("Overskrift1", heading);
        docx(&(body + &paragraph("", "Broen er åben.")))
    };
    for title in ["Facebook", "Opslag til Facebook"] {
        assert_eq!(inspected("a.docx", &below(title, "Broen"))[0]["platform"], "facebook");
    }
    assert_eq!(inspected("a.docx", &below("Facebook", "LinkedIn"))[0]["platform"], "linkedin");
    let unclear = "names a network, but it is not clear";
    problem(&below("Facebook-opslag december", "Broen"), unclear);
}

#[test]
fn a_day_beside_the_number_of_a_post_is_a_problem() {
    let time = "the heading seems to be a time, but it cannot be read as one";
    for heading in ["24/11", "Opslag 1 - 24/11", "Opslag 2 (24.11.)", "Opslag 3 (Facebook, 24/11)"]
    {
        problem(&below(heading), time);
    }
    for heading in ["Bibliotek (24/11)", "Bibliotek, 24/11", "Bad – mandag", "24/11 Bad"] {
        problem(&below(heading), time);
    }
    // These count something.
    for heading in ["Bad (1/2)", "1/2 pris på bad"] {
        reads_text(heading);
    }
    let day = "`24.11.2026` is a day without a time";
    for heading in ["Opslag 1 (24.11.2026)", "Opslag 1 - 24.11.2026"] {
        problem(&below(heading), day);
    }
    reads("Opslag 1 (24.11.2026 kl. 9)", "x", "2026-11-24T08:00:00Z");
}

#[test]
fn the_help_on_a_time_in_a_text_works() {
    let text = |line: &str| {
        docx(&(paragraph("Dag", "Koncert") + &paragraph("", "Kom og lyt.") + &paragraph("", line)))
    };
    let help = "Vi ses søndag den 29. november 2026 kl. 19 i kirken";
    for line in ["Hvornår: søndag den 29. november 2026 kl. 19", "29. november 2026 kl. 19"] {
        let ran = ran("a.docx", &text(line), "check a.docx --lang da");
        assert!(ran.err.replace("\n  ", " ").contains(help), "{}", ran.err);
        assert_eq!(ran.code, Some(2));
    }
    for line in [help, "See you on Sunday 29 November 2026 at 19:00 in the church"] {
        let ran = ran("a.docx", &text(line), "check a.docx --lang en");
        assert_eq!(ran.code, Some(0), "{}", ran.err);
    }
}

#[test]
fn posts_that_begin_with_a_day_are_a_problem() {
    let body =
        |lines: &[&str]| docx(&lines.iter().map(|line| paragraph("", line)).collect::<String>());
    for lines in [
        ["Mandag: Broen åbner igen.", "Tirsdag: Vi søger en leder."],
        ["24/11: Broen åbner igen.", "25/11: Vi søger en leder."],
        ["24.11.2026 kl. 9:00: Broen åbner igen.", "Mandag d. 25/11 kl. 9 – vi søger en leder."],
    ] {
        problem(&body(&lines), "is read as part of the text, and is not the time of the post");
    }
    let platform = "“Facebook kl. 9, tirsdag:” is read as part of a text";
    problem(&body(&["Facebook kl. 9, tirsdag: Broen åbner igen."]), platform);
    problem(&body(&["Mandag kl. 9 Facebook: Broen."]), "“Mandag kl. 9 Facebook:” is read as part");
    for lines in [
        ["Mandag: Broen åbner igen.", "Vi søger en leder."],
        ["1/2: Broen åbner igen.", "2/2: Kør forsigtigt."],
        ["Husk: Broen åbner igen.", "Nyt: Vi søger en leder."],
    ] {
        let ran = ran("a.docx", &body(&lines), "check a.docx --lang en");
        assert_eq!(ran.code, Some(0), "{lines:?} {}", ran.err);
    }
    // Below headings, they are lines of one post, such as opening hours.
    let hours = ["Mandag: lukket", "Tirsdag: åbent"].map(|line| paragraph("", line)).concat();
    let below = |heading: &str| paragraph("Dag", heading) + &hours;
    let ran = ran("a.docx", &docx(&(below("Badet") + &below("Biblioteket"))), "check a.docx");
    assert_eq!(ran.code, Some(0), "{}", ran.err);
}
