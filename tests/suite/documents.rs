//! Documents of Word: their paragraphs, or the rows of their tables, are posts.

use crate::{
    office::{PLAN, findings, inspected, plan_as_csv, ran, says},
    office_files::{docx, docx_table, paragraph},
};

/// What a document says of itself: nothing of accounts, times and pictures.
const NOTE: &str = "note: paragraphs of a document name no account, time or pictures";
const NOTE_WITH_TIMES: &str = "note: paragraphs of a document name no account and no pictures";

/// The text and the time of each post of a document.
fn posts(body: &str) -> Vec<(String, String)> {
    let of = |post: &serde_json::Value| {
        let field = |key: &str| post[key].as_str().unwrap_or_default().to_owned();
        (field("text"), field("time"))
    };
    inspected("a.docx", &docx(body)).iter().map(of).collect()
}

fn untimed(texts: &[&str]) -> Vec<(String, String)> {
    texts.iter().map(|text| ((*text).to_owned(), String::new())).collect()
}

#[test]
fn each_paragraph_is_a_post() {
    let body = paragraph("Overskrift1", "Opslag til uge 48")
        + &paragraph("Indhold", "Broen ..... 2")
        + &paragraph("", "Broen er åben\nfra i dag")
        + &paragraph("", " ")
        + &paragraph("", "Vejen &amp; stien er åbne");
    let texts = ["Broen er åben\nfra i dag", "Vejen & stien er åbne"];
    assert_eq!(posts(&body), untimed(&texts));
    says("a.docx", &docx(&body), "", 0, &[NOTE]);
}

#[test]
fn what_is_below_a_heading_is_a_post_at_its_time() {
    let body = paragraph("Overskrift1", "Opslag til uge 48")
        + &paragraph("Dag", "Tirsdag den 24. november 2026 kl. 9")
        + &paragraph("", "Broen er åben.")
        + &paragraph("", "Kør forsigtigt.")
        + &paragraph("Egen", "Wed 25 November 2026 at 12:30:")
        + &paragraph("", "Vejen er åben.");
    let expected = [
        ("Broen er åben.\nKør forsigtigt.", "2026-11-24T08:00:00Z"),
        ("Vejen er åben.", "2026-11-25T11:30:00Z"),
    ];
    let expected = expected.map(|(text, time)| (text.to_owned(), time.to_owned()));
    assert_eq!(posts(&body), expected);
    says("a.docx", &docx(&body), "", 0, &[NOTE_WITH_TIMES]);
}

#[test]
fn a_heading_that_cannot_be_read_as_a_time_is_a_problem() {
    let error = "error: the heading seems to be a time, but it cannot be read as one";
    for heading in ["Tirsdag den 24. november kl. 9", "Mandag", "kl. 9", "24 January at 9"] {
        let body = paragraph("Dag", heading) + &paragraph("", "Broen er åben");
        says("a.docx", &docx(&body), "", 2, &[error, NOTE]);
    }
    let error = "error: `24. november 2026` is a day without a time";
    let body = paragraph("Dag", "24. november 2026") + &paragraph("", "Broen er åben");
    says("a.docx", &docx(&body), "", 2, &[error, NOTE]);
    for heading in ["Broen", "Trafik 2026", "Majgækken", "Uge 48"] {
        let body = paragraph("Dag", heading) + &paragraph("", "Broen er åben");
        says("a.docx", &docx(&body), "", 0, &[NOTE]);
    }
}

#[test]
fn a_day_of_the_week_must_fit_its_date() {
    let error = "error: the day of the week does not fit the date in `Mandag den 24. november 2026 \
                 kl. 9`, which is a";
    let body = |heading| paragraph("Dag", heading) + &paragraph("", "Broen er åben");
    let wrong = body("Mandag den 24. november 2026 kl. 9");
    says("a.docx", &docx(&wrong), "", 2, &[error, NOTE]);
    let right = body("Tir. 24. november 2026 kl. 9:");
    says("a.docx", &docx(&right), "", 0, &[NOTE_WITH_TIMES]);
}

#[test]
fn a_time_that_is_only_bold_is_a_problem() {
    let error = "error: this line is a time, but not a heading: it does not count for the posts \
                 below it";
    for line in [
        "Tirsdag den 24. november 2026 kl. 9:",
        "24.11.2026 9.00",
        "Mandag",
        "24. nov 2026",
        "Tirsdag kl. 9",
        "26. november",
        "Torsdag den 26. november",
        "Thursday, November 26th at 9 am",
    ] {
        let body = paragraph("", line) + &paragraph("", "Broen er åben");
        says("a.docx", &docx(&body), "", 2, &[error, NOTE]);
    }
    for line in [
        "Vi ses mandag den 24. november 2026 kl. 9",
        "112",
        "Mandag er der åbent",
        "26. november åbner vi",
    ] {
        says("a.docx", &docx(&paragraph("", line)), "", 0, &[NOTE]);
    }
}

#[test]
fn hidden_text_is_not_read_and_said() {
    let run = |properties: &str, text: &str| {
        format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
    };
    let body = format!(
        "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>{}{}{}</w:p>",
        run("", "Broen er "),
        run("<w:vanish/>", "ikke "),
        run("<w:vanish w:val=\"0\"/>", "åben"),
    );
    assert_eq!(posts(&body), untimed(&["Broen er åben"]));
    let note = "note: the document has hidden text, which is not read";
    says("a.docx", &docx(&body), "", 0, &[note, NOTE]);
}

#[test]
fn a_note_says_that_text_is_struck_out() {
    let run = |properties: &str, text: &str| {
        format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
    };
    let body = |struck: &str| format!("<w:p>{}{}</w:p>", run("", "Broen er "), run(struck, "åben"));
    let note = "note: the document has text that is struck out, which is read as the rest is";
    for struck in ["<w:strike/>", "<w:dstrike/>", "<w:strike/><w:dstrike w:val=\"0\"/>"] {
        assert_eq!(posts(&body(struck)), untimed(&["Broen er åben"]));
        says("a.docx", &docx(&body(struck)), "", 0, &[note, NOTE]);
    }
    says("a.docx", &docx(&body("<w:strike w:val=\"0\"/>")), "", 0, &[NOTE]);
}

#[test]
fn a_time_counts_for_what_is_below_deeper_headings() {
    let body = paragraph("Overskrift1", "Tirsdag den 24. november 2026 kl. 9")
        + &paragraph("Dag", "Facebook")
        + &paragraph("", "Broen er åben.")
        + &paragraph("Overskrift1", "Andet")
        + &paragraph("", "Vejen er åben.");
    let expected = [("Broen er åben.", "2026-11-24T08:00:00Z"), ("Vejen er åben.", "")];
    assert_eq!(posts(&body), expected.map(|(text, time)| (text.to_owned(), time.to_owned())));
    let error = "error: the heading seems to be a time, but it cannot be read as one";
    let body = |heading: &str| {
        paragraph("Overskrift1", heading)
            + &paragraph("Dag", "Facebook")
            + &paragraph("", "Broen er åben.")
    };
    says("a.docx", &docx(&body("24. november kl. 9")), "", 2, &[error, NOTE]);
    let unclear = "error: nobody can tell the day from the month in `05/06/2026 9.00`";
    says("a.docx", &docx(&body("05/06/2026 9.00")), "", 2, &[unclear, NOTE]);
    says("a.docx", &docx(&body("Plan for november 2026")), "", 0, &[NOTE]);
}

#[test]
fn a_merged_cell_of_a_table_counts_in_each_of_its_rows() {
    let table: [&[&str]; 4] = [
        &["Tid", "Tekst"],
        &["FIRST 24-11-2026 09:00", "Broen er åben."],
        &["NEXT", "Vejen er åben."],
        &["", "Stien er åben."],
    ];
    let properties = |kind: &str| format!("<w:tcPr><w:vMerge{kind}/></w:tcPr><w:p>");
    let merged = docx_table(&table)
        .replace("<w:p><w:r><w:t xml:space=\"preserve\">FIRST ", &{
            properties(" w:val=\"restart\"") + "<w:r><w:t xml:space=\"preserve\">"
        })
        .replace("<w:p><w:r><w:t xml:space=\"preserve\">NEXT", &{
            properties("") + "<w:r><w:t xml:space=\"preserve\">"
        });
    let time = "2026-11-24T08:00:00Z";
    let expected = [("Broen er åben.", time), ("Vejen er åben.", time), ("Stien er åben.", "")];
    assert_eq!(posts(&merged), expected.map(|(text, time)| (text.to_owned(), time.to_owned())));
    let note = "note: 1 cell is merged with others in its column; its value counts in each of \
                their rows";
    let untimed = "note: 1 post has no time, and is checked as if it went out now";
    says("a.docx", &docx(&merged), "", 0, &[note, untimed]);
}

#[test]
fn a_time_above_a_table_without_times_is_a_problem() {
    let heading = paragraph("Dag", "Tirsdag den 24. november 2026 kl. 9");
    let table = |columns: &[&str], fields: &[&str]| {
        docx(&(heading.clone() + &docx_table(&[columns, fields])))
    };
    let error = "error: the heading “Tirsdag den 24. november 2026 kl. 9” is not the time of the rows of a table";
    let untimed = table(&["Tekst", "Konto"], &["Broen er åben", "vejby"]);
    let said = ran("a.docx", &untimed, "check a.docx --lang en");
    assert!(said.err.replace("\n  ", " ").contains(error), "{}", said.err);
    assert_eq!(said.code, Some(2));
    let timed = table(&["Tekst", "Tidspunkt"], &["Broen er åben", "2026-11-24 09:00"]);
    says("a.docx", &timed, "", 0, &[]);
}

#[test]
fn a_table_has_the_posts_and_findings_of_the_same_table_in_csv() {
    let table: Vec<&[&str]> = PLAN.iter().map(<[&str; 6]>::as_slice).collect();
    let document = docx(&docx_table(&table));
    let csv = (inspected("a.csv", &plan_as_csv()), findings("a.csv", &plan_as_csv()));
    assert_eq!(inspected("a.docx", &document), csv.0);
    let found = findings("a.docx", &document);
    assert_eq!(found.len(), csv.1.len());
    for (own, other) in found.iter().zip(&csv.1) {
        for key in ["rule", "severity", "found", "post", "text_span"] {
            assert_eq!(own[key], other[key]);
        }
    }
    let at = &found[0]["location"];
    assert_eq!((&at["table"], &at["cell"]), (&1.into(), &"D2".into()));
    let short = ran("a.docx", &document, "check a.docx --lang da --format short");
    assert!(short.out.starts_with("a.docx, tabel 1, D2: warning[link/missing]"), "{}", short.out);
}

#[test]
fn a_table_that_is_not_understood_is_a_problem() {
    let body = paragraph("", "Broen er åben") + &docx_table(&[&["Facebook", "Se billederne"]]);
    says("a.docx", &docx(&body), "", 2, &[NOTE, "error: there is no column with texts"]);
    let table = docx_table(&[&["Tekst", "Konto"], &["Broen er åben", "vejby"]]);
    let both = docx_table(&[&["Facebook", "Se billederne"]]) + &table;
    says("a.docx", &docx(&both), "", 2, &["error: there is no column with texts"]);
    let short = docx_table(&[&["Konto", "Tekst"], &["Broen er åben"]]);
    let before = "</w:tr><w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>";
    let moved = short.replacen("</w:tr><w:tr>", before, 1);
    assert_eq!(posts(&moved), untimed(&["Broen er åben"]));
    // A table with one column is only a frame.
    let body = docx_table(&[&["Broen er åben"], &["Vejen er åben"]]);
    assert_eq!(posts(&body), untimed(&["Broen er åben", "Vejen er åben"]));
}

#[test]
fn a_finding_names_the_paragraph_and_its_bytes_read_back() {
    let text = "𝗕𝗮𝗱𝗲𝘁 er åbent. Læs mere på vores hjemmeside.";
    let body = paragraph("", "Broen er åben") + &paragraph("", text);
    let found = findings("a.docx", &docx(&body));
    assert!(2 <= found.len(), "{found:?}");
    for finding in &found {
        let at = &finding["location"];
        assert_eq!(at["paragraph"], 2);
        let number = |key: &str| usize::try_from(at[key].as_u64().unwrap_or(0)).unwrap_or(0);
        let start = finding["text_span"]["start"].as_u64().expect("the words are in the text");
        let words = &text[number("byte_start")..number("byte_end")];
        assert!(text[usize::try_from(start).expect("it is small")..].starts_with(words));
    }
    let short = ran("a.docx", &docx(&body), "check a.docx --lang da --format short");
    assert!(short.out.starts_with("a.docx, afsnit 2: "), "{}", short.out);
}

#[test]
fn only_what_people_see_is_the_text() {
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let changed = format!(
        "<w:p>{}<w:del><w:r><w:delText>lukket</w:delText></w:r></w:del><w:ins>{}</w:ins></w:p>",
        run("Broen er "),
        run("åben")
    );
    assert_eq!(posts(&changed), untimed(&["Broen er åben"]));
    let said = ["note: the document has tracked changes; it is read as if all were accepted", NOTE];
    says("a.docx", &docx(&changed), "", 0, &said);
    let joined = format!(
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}</w:p><w:p>{}</w:p>",
        run("Broen "),
        run("er åben")
    );
    assert_eq!(posts(&joined), untimed(&["Broen er åben"]));
    let table = docx_table(&[&["Tekst", "Konto"], &["Broen er åben", "vejby"]]);
    let table = table.replacen("</w:tr><w:tr>", "</w:tr><w:tr><w:trPr><w:del/></w:trPr>", 1);
    says("a.docx", &docx(&table), "", 2, &[said[0], "error: no posts in this file"]);
    let field = format!(
        "<w:p>{}<w:r><w:instrText>HYPERLINK x</w:instrText></w:r>{}<w:r><w:tab/></w:r>{}</w:p>",
        run("Se"),
        run(" kortet"),
        run("nu")
    );
    assert_eq!(posts(&field), untimed(&["Se kortet\tnu"]));
    let inner = format!("<w:p>{}</w:p>", run("I boksen"));
    let boxed = format!(
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{inner}</w:txbxContent></mc:Choice>\
         <mc:Fallback><w:txbxContent>{inner}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>{}</w:p>",
        run("Uden for")
    );
    assert_eq!(posts(&boxed), untimed(&["I boksen", "Uden for"]));
}

#[test]
fn damaged_and_hostile_documents_are_refused() {
    let hostile =
        "error: the file contains something that no office program writes, so it is not read";
    says("a.docx", &docx(&paragraph("", "&laugh;")), "", 2, &[hostile]);
    let deep = "<w:tbl>".repeat(300) + &"</w:tbl>".repeat(300);
    says("a.docx", &docx(&deep), "", 2, &[hostile]);
    says("a.docx", &docx("<w:p>"), "", 2, &["error: the file is incomplete or damaged"]);
    says("a.docx", &docx(""), "", 2, &["error: there is no text in the document"]);
    let name = "error: this is not a workbook or document, although its name says so";
    says("a.docx", b"Broen er \xC3\xA5ben", "", 2, &[name]);
    // What ends that never began.
    let odd = "<w:tc></w:tc><w:tr/><w:p><w:tbl><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tbl></w:p>";
    says("a.docx", &docx(odd), "", 0, &[NOTE]);
}

#[test]
fn a_time_in_bold_letters_is_that_of_the_posts_below_it() {
    let run = |properties: &str, text: &str| {
        format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
    };
    let bold = |text: &str| format!("<w:p>{}{}</w:p>", run("<w:b/>", text), run("", " "));
    let day = "Tirsdag den 24. november 2026 kl. 9.00";
    let body = bold(day)
        + &paragraph("", "Broen er åben.")
        + &bold("25-11-2026 12:30:")
        + &paragraph("", "Vejen er åben.")
        + &bold("Vejen er åben for alle.");
    let expected = [
        ("Broen er åben.", "2026-11-24T08:00:00Z"),
        ("Vejen er åben.\nVejen er åben for alle.", "2026-11-25T11:30:00Z"),
    ];
    assert_eq!(posts(&body), expected.map(|(text, time)| (text.to_owned(), time.to_owned())));
    // The earlier time does not count for what is below a time that cannot be read.
    for line in ["Onsdag kl. 9", "26. november", "Torsdag den 26. november"] {
        let body = bold(day) + &paragraph("", "Broen er åben.") + &bold(line);
        let said = ran("a.docx", &docx(&(body + &paragraph("", "Vejen."))), "check a.docx");
        assert_eq!(said.code, Some(2), "{line} {}", said.err);
    }
    let other_day = "error: 2026-11-24 is not a Monday";
    let wrong = bold("Mandag 24. november 2026 kl. 9.00") + &paragraph("", "Broen er åben.");
    let said = ran("a.docx", &docx(&wrong), "check a.docx --lang en");
    assert!(said.err.contains("Mandag") && said.code == Some(2), "{other_day} {}", said.err);
    let lost = "error: the paragraph is only a time, but not a heading";
    let half =
        format!("<w:p>{}{}</w:p>", run("<w:b/>", "24-11-2026 "), run("<w:b w:val=\"0\"/>", "9:00"));
    let said = ran("a.docx", &docx(&(half + &paragraph("", "Hej"))), "check a.docx --lang en");
    assert!(said.err.contains("error: ") && said.code == Some(2), "{lost} {}", said.err);
}

/// The platform, the time and the text of each post of a document.
fn platforms(body: &str) -> Vec<String> {
    let of = |post: &serde_json::Value| {
        let field = |key: &str| post[key].as_str().unwrap_or("-").to_owned();
        format!("{} {} {}", field("platform"), field("time"), field("text"))
    };
    inspected("a.docx", &docx(body)).iter().map(of).collect()
}

#[test]
fn a_heading_may_name_the_platform_of_its_posts() {
    let heading = |style: &str, heading: &str, text: &str| {
        paragraph(style, heading)
            + &if text.is_empty() { String::new() } else { paragraph("", text) }
    };
    let bold = |line: &str| format!("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{line}</w:t></w:r></w:p>");
    let time = "Tirsdag den 24. november 2026 kl. 9";
    let expected = [
        "facebook 2026-11-24T08:00:00Z Broen er åben.",
        "linkedin 2026-11-24T08:00:00Z Vejen er åben.",
    ];
    for (above, below) in [("Overskrift1", "Dag"), ("Dag", "Dag")] {
        let body = heading(above, time, "")
            + &heading(below, "Facebook", "Broen er åben.")
            + &heading(below, "LinkedIn:", "Vejen er åben.");
        assert_eq!(platforms(&body), expected);
        says("a.docx", &docx(&body), "", 0, &[NOTE_WITH_TIMES]);
    }
    let body = bold(time)
        + &bold("Facebook")
        + &paragraph("", "Broen er åben.")
        + &bold("LinkedIn")
        + &paragraph("", "Vejen er åben.");
    assert_eq!(platforms(&body), expected);
    let body = heading("Dag", &format!("Facebook: {time}"), "Broen er åben.")
        + &heading("Dag", &format!("{time} (LinkedIn)"), "Vejen er åben.");
    assert_eq!(platforms(&body), expected);
    let body = heading("Overskrift1", "Opslag til Facebook", "")
        + &heading("Dag", "Broen", "Broen er åben.")
        + &heading("Overskrift1", "Andet", "Vejen er åben.");
    assert_eq!(platforms(&body), ["facebook - Broen er åben.", "x - Vejen er åben."]);
}

#[test]
fn a_platform_that_does_not_count_is_a_problem() {
    let line = "error: this line names a platform, but it is no heading: it does not count for the \
                posts below it";
    let body = paragraph("", "Facebook:") + &paragraph("", "Broen er åben");
    says("a.docx", &docx(&body), "", 2, &[line, NOTE]);
    let unknown = "error: nobody checks posts for each network in the heading `TikTok`";
    let body = paragraph("Dag", "TikTok") + &paragraph("", "Broen er åben");
    says("a.docx", &docx(&body), "", 2, &[unknown, NOTE]);
    let table = "error: the heading `Facebook` above the table does not count for its rows";
    let plan =
        |names: &[&str], row: &[&str]| paragraph("Dag", "Facebook") + &docx_table(&[names, row]);
    says("a.docx", &docx(&plan(&["Tekst", "Konto"], &["Hej", "vejby"])), "", 2, &[table]);
    says("a.docx", &docx(&plan(&["Tekst", "Platform"], &["Hej", "x"])), "", 0, &[]);
}

#[test]
fn a_heading_may_name_another_channel() {
    let section = |heading: &str, text: &str| paragraph("Dag", heading) + &paragraph("", text);
    let posts = |body: &str| {
        let posts = inspected("a.docx", &docx(body));
        let text = |post: &serde_json::Value| {
            format!("{} {}", post["platform"].as_str().unwrap_or("-"), post["text"])
        };
        posts.iter().map(text).collect::<Vec<_>>()
    };
    let facebook = section("Facebook", "Broen er åben.");
    let body = section("Nyhedsbrev", "Læs om broen.") + &facebook;
    assert_eq!(posts(&body), ["facebook \"Broen er åben.\""]);
    let note = "note: what is under “Nyhedsbrev” is not read: its contents are not checked";
    says("a.docx", &docx(&body), "", 0, &[note, NOTE]);
    let both = section("Meta", "Vejen er åben.") + &facebook;
    let expected = ["facebook \"Vejen er åben.\"", "instagram \"Vejen er åben.\""];
    assert_eq!(posts(&both)[..2], expected);
    let all = "error: nobody can tell which platforms “Alle” means";
    says("a.docx", &docx(&(section("Alle", "Stien er åben.") + &facebook)), "", 2, &[all, NOTE]);
    // A title of the whole document.
    let titled = section("SoMe", "Stien er åben.") + &facebook;
    says("a.docx", &docx(&titled), "", 0, &[NOTE]);
}

#[test]
fn a_text_in_another_language_after_a_label_is_a_problem() {
    let lines = |english: &str| {
        ["Kanal: Facebook", "Tekst: Kom til fest på havnen.", english]
            .map(|line| paragraph("", line))
            .concat()
    };
    let problem = "error: `Engelsk` looks like a text, but is not read";
    says("a.docx", &docx(&lines("Engelsk: Come to the party.")), "", 2, &[problem]);
    let link = docx(&lines("Engelsk: https://vejby.dk/en"));
    let posts = inspected("a.docx", &link);
    assert!(posts[0]["text"].as_str().is_some_and(|text| text.ends_with("vejby.dk/en")));
}

#[test]
fn a_platform_an_account_or_a_time_after_a_label_is_a_problem() {
    let label = |label: &str| {
        format!("error: “{label}:” is read as part of a text, and does not count for the post")
    };
    for (line, said) in [
        ("Facebook: Broen er åben", "Facebook"),
        ("Kanal: LinkedIn", "Kanal"),
        ("Konto: @vejby", "Konto"),
        ("Platform: X\nBroen er åben\nVejen er åben", "Platform"),
    ] {
        says("a.docx", &docx(&paragraph("", line)), "", 2, &[&label(said), NOTE]);
    }
    let time = "error: this line is a time, but not a heading: it does not count for the posts \
                below it";
    let line = paragraph("", "Udgives: 24. november 2026 kl. 9");
    says("a.docx", &docx(&line), "", 2, &[time, NOTE]);
    let body = paragraph("Dag", "Udgives: 24. november 2026 kl. 9")
        + &paragraph("", "Kom til koncert!")
        + &paragraph("", "Dato: 5. december 2026 kl. 19");
    says("a.docx", &docx(&body), "", 0, &[NOTE_WITH_TIMES]);
    for line in ["Tid: kl. 19-21", "Husk: broen er åben", "Konto: 1234 567890", "Kanal: den grønne"]
    {
        says("a.docx", &docx(&paragraph("", line)), "", 0, &[NOTE]);
    }
}
