//! Links behind the words of cells in workbooks, and what the format of a cell says of its time.

use crate::{
    office::{findings, inspected, says},
    office_files::{links, ods, ods_table, row, rows, targets, xlsx, xlsx_with},
};

const SHEET_RELATIONS: &str = "xl/worksheets/_rels/sheet1.xml.rels";

/// The texts of the posts of a file.
fn texts(name: &str, content: &[u8]) -> Vec<String> {
    let text = |post: &serde_json::Value| post["text"].as_str().unwrap_or_default().to_owned();
    inspected(name, content).iter().map(text).collect()
}

/// The rules that a file breaks, with the cell of each finding.
fn rules(name: &str, content: &[u8]) -> Vec<String> {
    let rule = |finding: &serde_json::Value| {
        let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        format!("{} {}", text(&finding["rule"]), text(&finding["location"]["cell"]))
    };
    findings(name, content).iter().map(rule).collect()
}

const POST: &str = "Læs mere på vores hjemmeside.";

/// A workbook of Excel with these links, and where they lead.
fn linked(table: &[&[&str]], cells: &[(&str, u32)], addresses: &[&str]) -> Vec<u8> {
    let sheet = ("Uge 48", "visible", rows(table) + &links(cells));
    xlsx_with(&[sheet], &[(SHEET_RELATIONS, &targets(addresses))])
}

const NOTE: &str = "note: 1 row has a link behind the words of its text, which counts as a \
                    link of the post";

#[test]
fn a_link_behind_the_words_of_a_text_is_one_of_the_post() {
    let table: &[&[&str]] = &[&["Tekst", "Dato"], &[POST, "46350.375|3"]];
    let without = linked(table, &[], &[]);
    let with = linked(table, &[("A2", 1)], &["https://vejby.dk/sti"]);
    assert_eq!(rules("a.xlsx", &without), ["link/missing A2"]);
    assert_eq!(rules("a.xlsx", &with), [] as [&str; 0]);
    let text = format!("{POST} https://vejby.dk/sti");
    assert_eq!(texts("a.xlsx", &with), [text.as_str()]);
    says("a.xlsx", &with, "", 0, &[NOTE]);
    let cell = |text: &str| {
        ods(&format!(
            "<table:table table:name=\"Uge 48\">{}<table:table-row><table:table-cell \
             office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>\
             </table:table-row></table:table>",
            "<table:table-row><table:table-cell><text:p>Tekst</text:p></table:table-cell>\
             </table:table-row>",
        ))
    };
    let book = cell(
        "<text:a xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"https://vejby.dk/sti\">\
         Læs mere</text:a> på vores hjemmeside.",
    );
    assert_eq!(texts("a.ods", &book), [text.as_str()]);
}

#[test]
fn a_finding_in_the_address_is_at_its_cell() {
    let table: &[&[&str]] = &[&["Tekst"], &["Se programmet."]];
    let with = linked(table, &[("A2", 1)], &["http://vejby.dk/sti"]);
    assert_eq!(rules("a.xlsx", &with), ["link/only A2", "link/insecure A2"]);
}

#[test]
fn an_address_that_the_cell_shows_counts_once() {
    for (shown, address) in [
        ("Se https://vejby.dk/sti.", "https://vejby.dk/sti"),
        ("Se www.vejby.dk", "http://www.vejby.dk/"),
        ("(vejby.dk)", "https://vejby.dk/"),
        ("Se https://Vejby.dk/å", "https://vejby.dk/%C3%A5"),
        ("Skriv til os", "mailto:sti@vejby.dk"),
        ("Se arket", "file:///C:/sti.xlsx"),
    ] {
        let book = linked(&[&["Tekst"], &[shown]], &[("A2", 1)], &[address]);
        assert_eq!(texts("a.xlsx", &book), [shown.to_owned()]);
        says("a.xlsx", &book, "--select link/insecure", 0, &[]);
    }
}

#[test]
fn the_words_of_a_column_of_links_give_way_to_their_address() {
    let table: &[&[&str]] = &[&["Tekst", "Link"], &["Se programmet.", "Kampagnens side"]];
    let book = linked(table, &[("B2", 1)], &["https://vejby.dk/sti"]);
    let text = "Se programmet. https://vejby.dk/sti".to_owned();
    assert_eq!(texts("a.xlsx", &book), [text]);
}

#[test]
fn a_link_of_a_published_post_is_no_part_of_its_text() {
    let table: &[&[&str]] =
        &[&["Tekst", "created_at", "platform"], &[POST, "46350.375|3", "facebook"]];
    for (address, rules_broken) in [
        ("https://vejby.dk/sti", &[][..]),
        // The address of the post itself.
        ("https://www.facebook.com/vejby/posts/1", &["link/missing A2".to_owned()]),
    ] {
        let book = linked(table, &[("A2", 1)], &[address]);
        assert_eq!(texts("a.xlsx", &book), [POST]);
        assert_eq!(rules("a.xlsx", &book), rules_broken);
    }
}

#[test]
fn a_formula_may_make_the_link() {
    let formula = |formula: &str| {
        let cell = format!("<c r=\"A2\" t=\"str\"><f>{formula}</f><v>{POST}</v></c>");
        let sheet = row(1, "", &["Tekst"]) + &format!("<row r=\"2\">{cell}</row>");
        xlsx(&[("Uge 48", "visible", sheet)])
    };
    let book = formula("HYPERLINK(\"https://vejby.dk\",\"Læs\")");
    let text = format!("{POST} https://vejby.dk");
    assert_eq!(texts("a.xlsx", &book), [text.as_str()]);
    says("a.xlsx", &book, "", 0, &[NOTE]);
    // Excel has a formula that was filled down once, at the first of its cells.
    let shared = |cell: &str, formula: &str| {
        let formula = format!("<f t=\"shared\" si=\"0\"{formula}</f>");
        format!("<c r=\"{cell}\" t=\"str\">{formula}<v>{POST}</v></c>")
    };
    let first = shared("A2", " ref=\"A2:A3\">HYPERLINK(\"https://vejby.dk\",\"Læs\")");
    let both = format!("<row r=\"2\">{first}</row><row r=\"3\">{}</row>", shared("A3", ">"));
    let book = xlsx(&[("Uge 48", "visible", row(1, "", &["Tekst"]) + &both)]);
    assert_eq!(texts("a.xlsx", &book), [text.as_str(); 2]);
    let computed = "note: 1 link that a formula makes is not read";
    says("a.xlsx", &formula("HYPERLINK(B2,\"Læs\")"), "--select link/insecure", 0, &[computed]);
}

#[test]
fn a_merged_cell_with_a_link_has_it_in_each_row() {
    let table: &[&[&str]] = &[&["Tekst", "Id"], &["Se sti", "1"], &["", "2"]];
    let merged = "<mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>";
    let after = links(&[("A2:A3", 1)]) + merged;
    let sheet = ("Uge 48", "visible", rows(table) + &after);
    let book = xlsx_with(&[sheet], &[(SHEET_RELATIONS, &targets(&["https://vejby.dk"]))]);
    assert_eq!(texts("a.xlsx", &book), ["Se sti https://vejby.dk"; 2]);
}

#[test]
fn links_beyond_the_limit_and_invalid_ones_are_refused() {
    let table: &[&[&str]] = &[&["Tekst"], &["Se sti"]];
    let many = vec![("A2", 1); 100_001];
    let cells = "error: the file has more cells or links than can be read";
    says("a.xlsx", &linked(table, &many, &["https://vejby.dk"]), "", 2, &[cells]);
    let wide = vec![("A2:B3", 1); 101];
    says("a.xlsx", &linked(table, &wide, &["https://vejby.dk"]), "", 2, &[cells]);
    let reversed = linked(table, &[("B3:A2", 1)], &["https://vejby.dk"]);
    let hostile =
        "error: the file contains something that no office program writes, so it is not read";
    says("a.xlsx", &reversed, "", 2, &[hostile]);
}

#[test]
fn midnight_is_a_time_if_the_cell_shows_it() {
    let book = |style: u32| {
        let day = format!("46350|{style}");
        xlsx(&[("Uge 48", "visible", rows(&[&["Tekst", "Dato"], &["Hej", &day]]))])
    };
    // Style 3 shows the time of day, style 1 only the day.
    assert_eq!(inspected("a.xlsx", &book(3))[0]["time"], "2026-11-23T23:00:00Z");
    let day = "error: `2026-11-24` is a day without a time";
    says("a.xlsx", &book(1), "", 2, &[day]);
    let cell = |shown: &str| {
        let cell = ods_table("Uge 48", "", &[&["Tekst", "Dato"], &["Hej", "2026-11-24|date"]]);
        ods(&cell.replace("as shown", shown))
    };
    let time = &inspected("a.ods", &cell("24-11-2026 00:00"))[0]["time"];
    assert_eq!(time, "2026-11-23T23:00:00Z");
    says("a.ods", &cell("24-11-2026"), "", 2, &[day]);
}
