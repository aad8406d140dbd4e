//! Headings of documents that name platforms and times beside other words.

use crate::{
    office::{inspected, ran},
    office_files::{docx, paragraph},
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
