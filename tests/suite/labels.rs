//! Documents whose posts are lines with labels: `Dato: …`, `Kanal: …`, `Tekst: …`.

use crate::{
    office::{inspected, ran, says},
    office_files::{docx, docx_table, paragraph},
};

/// The body of a document with these paragraphs; one that begins with `# ` is a heading.
fn body(paragraphs: &[&str]) -> String {
    let one = |text: &&str| match text.strip_prefix("# ") {
        Some(heading) => paragraph("Dag", heading),
        None => paragraph("", text),
    };
    paragraphs.iter().map(one).collect()
}

/// The account, platform, time and text of each post.
#[track_caller]
fn reads(body: &str, expected: &[&str]) {
    let post = |post: &serde_json::Value| {
        let field = |key: &str| post[key].as_str().unwrap_or("-").replace('\n', "/");
        let time = field("time").replace(":00Z", "");
        format!("{} {} {time} {}", field("account"), field("platform"), field("text"))
    };
    let posts: Vec<String> = inspected("a.docx", &docx(body)).iter().map(post).collect();
    assert_eq!(posts, expected);
    let ran = ran("a.docx", &docx(body), "check a.docx --lang en");
    assert!(!ran.err.contains("error"), "{}", ran.err);
}

#[track_caller]
fn problem(paragraphs: &[&str], problem: &str) {
    let ran = ran("a.docx", &docx(&body(paragraphs)), "check a.docx --lang en --format short");
    assert!(ran.err.replace("\n  ", " ").contains(&format!("error: {problem}")), "{}", ran.err);
    assert_eq!(ran.code, Some(2));
}

#[test]
fn lines_with_labels_are_the_fields_of_a_post() {
    let expected = [
        "byen facebook 2026-11-24T08:00 Broen er åben igen./Kør forsigtigt.",
        "byen linkedin 2026-11-25T11:00 Vejen er lukket.",
    ];
    let posts = [
        "Dato: 24.11.2026 kl. 9.00",
        "Kanal: Facebook",
        "Konto: @byen",
        "Tekst: Broen er åben igen.",
        "Kør forsigtigt.",
        "Dato: 25.11.2026 kl. 12.00",
        "Kanal: LinkedIn",
        "Konto: @byen",
        "Tekst:",
        "Vejen er lukket.",
    ];
    reads(&body(&posts), &expected);
    says("a.docx", &docx(&body(&posts)), "", 0, &[]);
    // In one paragraph, or in the cells of a frame.
    let paragraphs = [posts[..5].join("\n"), posts[5..].join("\n")];
    reads(&body(&paragraphs.each_ref().map(String::as_str)), &expected);
    reads(&docx_table(&[&[&paragraphs[0]], &[&paragraphs[1]]]), &expected);
    let numbered = [&["Opslag 1"], &posts[..5], &["Opslag 2:"], &posts[5..]].concat();
    reads(&body(&numbered), &expected);
    let headed = [&["# Broen"], &posts[..5], &["# Vejen"], &posts[5..]].concat();
    reads(&body(&headed), &expected);
    let tabs = posts[..4].iter().map(|line| line.replacen(':', "\t", 1)).collect::<Vec<_>>();
    let tabs: Vec<&str> = tabs.iter().map(String::as_str).chain([posts[4]]).collect();
    reads(&body(&tabs), &expected[..1]);
}

#[test]
fn a_text_may_have_no_label() {
    let expected = ["- facebook 2026-11-24T08:00 Broen er åben.", "- x 2026-11-25T08:00 Vejen."];
    let posts = [
        "Dato: 24.11.2026 kl. 9",
        "Kanal: Facebook",
        "Broen er åben.",
        "Dato: 25.11.2026 kl. 9",
        "Kanal: X",
        "Vejen.",
    ];
    reads(&body(&posts), &expected);
    // Below a heading, all paragraphs are one post.
    let whole = [&["# Broen"], &posts[..3], &["Kør.", "# Vejen"], &posts[3..]].concat();
    let expected = ["- facebook 2026-11-24T08:00 Broen er åben./Kør.", expected[1]];
    reads(&body(&whole), &expected);
    let unclear = [&posts[..3], &["Kør."], &posts[3..]].concat();
    problem(&unclear, "this line is a time, but not a heading");
    problem(&["Dato: 24.11.2026", "Broen.", "Vejen."], "this line is a time, but not a heading");
}

#[test]
fn labels_mean_what_the_names_of_columns_mean() {
    let post = [
        "Emne: Broen",
        "Dato: 24.11.2026",
        "Kl.: 9.00",
        "Facebook-tekst: Broen er åben.",
        "LinkedIn-tekst: Vi har åbnet broen.",
        "Billede: bro.jpg",
        "Alt-tekst: En bro over åen",
        "Link: https://vejby.dk/bro",
    ];
    let link = "https://vejby.dk/bro";
    let expected = [
        format!("- facebook 2026-11-24T08:00 Broen er åben. {link}"),
        format!("- linkedin 2026-11-24T08:00 Vi har åbnet broen. {link}"),
    ];
    reads(&body(&post), &expected.each_ref().map(String::as_str));
    let note = "note: `Emne` is not known and not read";
    says("a.docx", &docx(&body(&post)), "", 0, &[note]);
    let alt = &inspected("a.docx", &docx(&body(&post)))[0]["media"][0]["alt"];
    assert_eq!(alt, "En bro over åen");
    problem(&["Dato: tirsdag", "Tekst: Broen"], "invalid time `tirsdag`");
    let time = "`Dato og tid` looks like a time, but is not read";
    problem(&["Dato og tid: 24.11.2026 kl. 9", "Tekst: Broen"], time);
    reads(&body(&["Platform(e): Facebook", "Tekst: Broen"]), &["- facebook - Broen"]);
    problem(&["Kanal: Facebok", "Tekst: Broen"], "unknown value `Facebok`");
}

#[test]
fn what_is_below_a_text_may_be_part_of_it() {
    let posts =
        ["Dato: 24.11.2026 kl. 9", "Tekst: Kom til fest", "Tid: lørdag kl. 10\nSted: Torvet"];
    reads(&body(&posts), &["- x 2026-11-24T08:00 Kom til fest/Tid: lørdag kl. 10/Sted: Torvet"]);
    let posts = ["Dato: 24.11.2026 kl. 9", "Tekst: Kom til fest", "Åbningstid: kl. 9-16"];
    reads(&body(&posts), &["- x 2026-11-24T08:00 Kom til fest/Åbningstid: kl. 9-16"]);
    // Not every post has a picture.
    let posts = ["Tekst: Broen", "Billede: bro.jpg", "Tekst: Vejen", "Tekst: Stien"];
    reads(&body(&posts), &["- x - Broen", "- x - Vejen", "- x - Stien"]);
    let posts = ["Tekst: Broen", "Kanal: Facebook", "Tekst: Vejen", "Kanal: LinkedIn"];
    reads(&body(&posts), &["- facebook - Broen", "- linkedin - Vejen"]);
}

#[test]
fn a_line_that_belongs_to_no_post_is_a_problem() {
    let (first, second) = (["Dato: 24.11.2026 kl. 9", "Tekst: Broen"], ["Dato: 25.11.2026 kl. 9"]);
    let lost = "this line is neither a field of a post nor part of its text";
    problem(&[&["Plan for ugen"], &first[..]].concat(), lost);
    problem(&["Dato: 24.11.2026 kl. 9", "Husk billede", "Tekst: Broen"], lost);
    problem(&[&first[..], &second].concat(), "there is no text below these labels");
    let twice = "`Kanal:` occurs twice for one post";
    problem(&["Dato: 24.11.2026 kl. 9", "Kanal: X", "Kanal: Facebook", "Tekst: Broen"], twice);
    let unclear = "nobody can tell to which post `Kanal:` belongs, because other posts lack it";
    problem(&[&first[..], &["Kanal: X"], &second, &["Tekst: Vejen"]].concat(), unclear);
    let platform = "this line names a platform, but it is no heading";
    problem(&[&first[..], &["LinkedIn"], &second, &["Tekst: Vejen"]].concat(), platform);
    let time = "this line is a time, but not a heading";
    problem(&["Kanal: X", "Tekst: Broen", "Onsdag kl. 9", "Kanal: X", "Tekst: Vejen"], time);
}

#[test]
fn headings_say_what_labels_do_not() {
    let posts = [
        "# Facebook",
        "Dato: 24.11.2026 kl. 9",
        "Tekst: Broen",
        "Dato: 25.11.2026 kl. 9",
        "Tekst: Vejen",
        "# Torsdag den 26. november 2026 kl. 9",
        "Konto: @byen",
        "Tekst: Stien",
    ];
    let expected = [
        "- facebook 2026-11-24T08:00 Broen",
        "- facebook 2026-11-25T08:00 Vejen",
        "byen facebook 2026-11-26T08:00 Stien",
    ];
    reads(&body(&posts), &expected);
    let other = "the labels of this post contradict the heading above it";
    problem(&["# Facebook", "Kanal: LinkedIn", "Tekst: Broen"], other);
    let time = "# Torsdag den 26. november 2026 kl. 9";
    problem(&[time, "Dato: 25.11.2026 kl. 9", "Tekst: Broen"], other);
}

#[test]
fn labels_for_colleagues_are_no_text() {
    let post =
        |day: u8, text: &'static str| [format!("Dato: {day}.11.2026 kl. 9"), text.to_owned()];
    let [first, second] = [post(24, "Tekst: Broen er åben."), post(25, "Tekst: Stien er lukket.")];
    let below = |lines: &[&str]| {
        let lines: Vec<String> = lines.iter().map(ToString::to_string).collect();
        let all = [&first[..], &lines, &second, &lines].concat();
        all.iter().map(|line| paragraph("", line)).collect::<String>()
    };
    let expected = ["- x 2026-11-24T08:00 Broen er åben.", "- x 2026-11-25T08:00 Stien er lukket."];
    for (line, name) in
        [("Ansvarlig: Bo", "Ansvarlig"), ("Kommentar: Afventer chefen", "Kommentar")]
    {
        reads(&below(&[line]), &expected);
        let note = format!("note: `{name}` is not known and not read");
        says("a.docx", &docx(&below(&[line])), "", 0, &[&note]);
    }
    // A label of files is that of pictures.
    reads(&below(&["Foto: bro.jpg"]), &expected);
    says("a.docx", &docx(&below(&["Foto: bro.jpg"])), "", 0, &[]);
    // Between or below other fields, any label is a field.
    reads(&below(&["Billede: bro.jpg", "Trykt: ja"]), &expected);
    let note = "note: `Trykt` is not known and not read";
    says("a.docx", &docx(&below(&["Billede: bro.jpg", "Trykt: ja"])), "", 0, &[note]);
    // What readers may see is text, and what each post has is noted.
    let line = "Pris: gratis";
    let expected = expected.map(|post| format!("{post}/{line}"));
    reads(&below(&[line]), &expected.each_ref().map(String::as_str));
    let note = "note: “Pris:” is read as part of the text of each post";
    says("a.docx", &docx(&below(&[line])), "", 0, &[note]);
    let credit = [&first[..], &["Foto: Bo Hansen".to_owned()]].concat();
    let credit: Vec<&str> = credit.iter().map(String::as_str).collect();
    reads(&body(&credit), &["- x 2026-11-24T08:00 Broen er åben./Foto: Bo Hansen"]);
}

#[test]
fn a_label_that_may_be_that_of_the_text_is_a_problem() {
    for label in ["Indhold", "Brødtekst", "Copy", "Post"] {
        let text = format!("{label}: Broen er åben.");
        let said = format!("it is unclear whether `{label}:` is the label of the text");
        problem(&["Dato: 24.11.2026 kl. 9", "Kanal: Facebook", &text], &said);
    }
    let text = "Husk: Broen er åben.";
    let expected = ["- facebook 2026-11-24T08:00 Husk: Broen er åben."];
    reads(&body(&["Dato: 24.11.2026 kl. 9", "Kanal: Facebook", text]), &expected);
}

#[test]
fn the_labels_may_be_in_the_first_column_of_a_table() {
    let expected = [
        "- facebook 2026-11-24T08:00 Broen er åben./Kør forsigtigt.",
        "- linkedin 2026-11-25T09:00 Vi søger en leder.",
    ];
    let first: [&[&str]; 4] = [
        &["Dato", "24.11.2026 kl. 9.00"],
        &["Kanal", "Facebook"],
        &["Tekst", "Broen er åben.\nKør forsigtigt."],
        &["Ansvarlig", "Bo"],
    ];
    let second: [&[&str]; 4] = [
        &["Dato", "25.11.2026 kl. 10.00"],
        &["Kanal", "LinkedIn"],
        &["Tekst", "Vi søger en leder."],
        &["Ansvarlig", ""],
    ];
    let numbered = |number: &str, table: &[&[&str]]| paragraph("Dag", number) + &docx_table(table);
    for body in [
        docx_table(&first) + &docx_table(&second),
        numbered("Opslag 1", &first) + &numbered("Opslag 2", &second),
        docx_table(&[&first[..], &second].concat()),
        docx_table(&[&[&["Opslag 1"] as &[&str]], &first[..]].concat()) + &docx_table(&second),
        docx_table(&[
            &["Dato:", "24.11.2026 kl. 9.00", "25.11.2026 kl. 10.00"],
            &["Kanal:", "Facebook", "LinkedIn"],
            &["Tekst:", "Broen er åben.\nKør forsigtigt.", "Vi søger en leder."],
        ]),
    ] {
        reads(&body, &expected);
    }
}

#[test]
fn a_table_of_labels_is_read_with_what_is_around_it() {
    // What the labels do not say, a heading or the title of the table says.
    let post: [&[&str]; 2] = [&["Dato", "24.11.2026 kl. 9"], &["Tekst", "Broen"]];
    let below = paragraph("Dag", "Facebook") + &docx_table(&post) + &docx_table(&post);
    let expected = ["- facebook 2026-11-24T08:00 Broen"; 2];
    reads(&below, &expected);
    let titled =
        docx_table(&[&[&["Facebook"] as &[&str]], &post[..]].concat()) + &docx_table(&post);
    reads(&titled, &[expected[0], "- x 2026-11-24T08:00 Broen"]);
    // In a table, each label is a field, also below the text.
    let table = docx_table(&[
        &["Dato", "24.11.2026"],
        &["Tekst", "Broen"],
        &["Kl.", "9.00"],
        &["Pris", "gratis"],
    ]);
    reads(&table, &["- x 2026-11-24T08:00 Broen"]);
    says("a.docx", &docx(&table), "", 0, &["note: `Pris` is not known and not read"]);
    // A post may lack a value.
    let table = docx_table(&[
        &["Dato", "24.11.2026 kl. 9", ""],
        &["Kanal", "Facebook", "X"],
        &["Tekst", "Broen", "Vejen"],
    ]);
    reads(&table, &[expected[0], "- x - Vejen"]);
    // A finding names the cell.
    let text = "Læs mere HER: https://bit.ly/abc";
    let table = docx_table(&[&["Dato", "24.11.2026 kl. 9"], &["Tekst", text]]);
    let ran = ran("a.docx", &docx(&table), "check a.docx --lang en");
    assert!(ran.out.contains("a.docx, table 1, B2"), "{} {}", ran.out, ran.err);
    // Without a text, it is a problem.
    let table = docx_table(&[&["Dato", "24.11.2026 kl. 9"], &["Kanal", "Facebook"]]);
    says("a.docx", &docx(&table), "", 2, &["error: there is no text below these labels"]);
}

#[test]
fn a_greeting_below_the_last_post_is_no_part_of_it() {
    let note =
        "note: these last lines are read as a greeting to colleagues, and not as part of a post";
    let posts =
        ["Dato: 24.11.2026 kl. 9", "Tekst: Broen", "Dato: 25.11.2026 kl. 9", "Tekst: Vejen"];
    let expected = ["- x 2026-11-24T08:00 Broen", "- x 2026-11-25T08:00 Vejen"];
    for greeting in [&["Med venlig hilsen\nBo Hansen"] as &[&str], &["Mvh", "Bo Hansen", "Vejby"]] {
        let all = body(&[&posts, greeting].concat());
        reads(&all, &expected);
        says("a.docx", &docx(&all), "", 0, &[note]);
    }
    reads(
        &body(&["Broen er åben.", "Vi søger en leder.", "Mvh Bo"]),
        &["- x - Broen er åben.", "- x - Vi søger en leder."],
    );
    let table = docx_table(&[&["Dato", "Tekst"], &["24.11.2026 kl. 9", "Broen"]]);
    reads(&(table + &body(&["Mvh", "Bo"])), &expected[..1]);
    // If another post has one, it is part of each; a hashtag belongs to the post.
    let each = body(&["Broen.\nMvh Vejby", "Vejen.", "Mvh Vejby"]);
    reads(&each, &["- x - Broen./Mvh Vejby", "- x - Vejen.", "- x - Mvh Vejby"]);
    reads(&body(&["Broen.", "Mvh Vejby #bro"]), &["- x - Broen.", "- x - Mvh Vejby #bro"]);
}
