//! Files of office programs: workbooks whose rows are posts.

use std::fs;

use serde_json::Value;

use crate::{
    office_files::{ods, ods_table, row, rows, xlsx, xlsx_with},
    program::{Ran, run, tweetlint},
};

/// A week's plan as a table. Its posts have findings in texts, pictures and columns.
pub(crate) const PLAN: [[&str; 6]; 4] = [
    ["Konto", "Dato", "Tidspunkt", "Tekst", "Billede", "Alt-tekst"],
    ["vejby", "2026-11-24", "09:00", "Læs mere om stien på vores hjemmeside.", "sti.jpg", ""],
    ["vejby", "2026-11-25", "12:30", "𝗕𝗮𝗱𝗲𝘁 er \"åbent\"! #vejbykommuneåbner", "bad.jpg", "Et bad"],
    ["vejby", "2026-11-26", "08:05", "Vejen er spærret\npga. en 🚒. Se https://vejby.dk", "", ""],
];

/// Runs a command in a folder with this file.
pub(crate) fn ran(name: &str, content: &[u8], arguments: &str) -> Ran {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    fs::write(folder.path().join(name), content).expect("the folder can be written to");
    run(tweetlint(arguments).current_dir(folder.path()))
}

/// Checks which errors and notes a file has, and the exit code.
#[track_caller]
pub(crate) fn says(name: &str, content: &[u8], flags: &str, code: i32, said: &[&str]) {
    let ran = ran(name, content, &format!("check {name} --lang en --format short {flags}"));
    let begins = |line: &&str| line.starts_with("error: ") || line.starts_with("note: ");
    assert_eq!(ran.err.lines().filter(begins).collect::<Vec<_>>(), said, "{}", ran.err);
    assert_eq!(ran.code, Some(code), "{}", ran.err);
}

/// The findings of a file in the JSON report.
pub(crate) fn findings(name: &str, content: &[u8]) -> Vec<Value> {
    let ran = ran(name, content, &format!("check {name} --lang en --format json"));
    let report: Value = serde_json::from_str(&ran.out).expect("the report is JSON");
    report["findings"].as_array().expect("it has findings").clone()
}

/// What a file of posts says about each, as far as that does not depend on the format.
pub(crate) fn inspected(name: &str, content: &[u8]) -> Vec<Value> {
    let ran = ran(name, content, &format!("inspect {name} --lang en"));
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let lines = ran.out.lines().map(|line| {
        let mut post: Value = serde_json::from_str(line).expect("each line is JSON");
        post["source"] = Value::Null;
        post
    });
    lines.collect()
}

fn plan(fields: fn(&'static str, usize) -> String) -> Vec<Vec<String>> {
    let row = |row: &[&'static str; 6]| row.iter().zip(0..).map(|(f, at)| fields(f, at)).collect();
    PLAN.iter().map(row).collect()
}

fn borrowed(table: &[Vec<String>]) -> Vec<Vec<&str>> {
    table.iter().map(|row| row.iter().map(String::as_str).collect()).collect()
}

pub(crate) fn plan_as_csv() -> Vec<u8> {
    let quoted = plan(|field, _| format!("\"{}\"", field.replace('"', "\"\"")));
    quoted.iter().map(|row| row.join(";") + "\n").collect::<String>().into_bytes()
}

/// The plan as a workbook, with days and times as Excel counts them.
fn plan_as_xlsx() -> Vec<u8> {
    let table = plan(|field, column| match (field, column) {
        ("2026-11-24", _) => "46350|1".to_owned(),
        ("2026-11-25", _) => "46351|1".to_owned(),
        ("2026-11-26", _) => "46352|1".to_owned(),
        ("09:00", _) => "0.375|2".to_owned(),
        ("12:30", _) => "0.520833333333333|2".to_owned(),
        ("08:05", _) => "0.336805555555556|2".to_owned(),
        _ => field.replace('"', "&quot;"),
    });
    let table = borrowed(&table);
    let table: Vec<&[&str]> = table.iter().map(Vec::as_slice).collect();
    xlsx(&[("Uge 48", "visible", rows(&table))])
}

fn plan_as_ods() -> Vec<u8> {
    let table = plan(|field, column| match column {
        1 if field != "Dato" => format!("{field}|date"),
        2 if field != "Tidspunkt" => format!("PT{}M00S|time", field.replace(':', "H")),
        _ => field.replace('"', "&quot;"),
    });
    let table = borrowed(&table);
    let table: Vec<&[&str]> = table.iter().map(Vec::as_slice).collect();
    ods(&ods_table("Uge 48", "", &table))
}

#[test]
fn a_workbook_has_the_posts_and_findings_of_the_same_table_in_csv() {
    let csv = (inspected("a.csv", &plan_as_csv()), findings("a.csv", &plan_as_csv()));
    assert!(3 <= csv.1.len(), "the plan has findings: {:?}", csv.1);
    for (name, content) in [("a.xlsx", plan_as_xlsx()), ("a.ods", plan_as_ods())] {
        assert_eq!(inspected(name, &content), csv.0, "{name}");
        let found = findings(name, &content);
        assert_eq!(found.len(), csv.1.len(), "{name}");
        for (own, other) in found.iter().zip(&csv.1) {
            for key in ["rule", "severity", "found", "post", "text_span"] {
                assert_eq!(own[key], other[key], "{name}");
            }
        }
    }
}

#[test]
fn a_finding_names_the_sheet_and_cell_and_its_bytes_read_back() {
    for (name, content) in [("a.xlsx", plan_as_xlsx()), ("a.ods", plan_as_ods())] {
        for finding in findings(name, &content) {
            let at = &finding["location"];
            assert_eq!(at["sheet"], "Uge 48");
            let number = |key: &str| {
                usize::try_from(at[key].as_u64().expect("it is a number")).expect("it is small")
            };
            let letter = char::from(b'@' + u8::try_from(number("column")).expect("it is small"));
            assert_eq!(at["cell"], format!("{letter}{}", number("line")));
            let cell = PLAN[number("line") - 1][number("column") - 1];
            let words = &cell[number("byte_start")..number("byte_end")];
            let Some(start) = finding["text_span"]["start"].as_u64() else { continue };
            let text = PLAN[number("line") - 1][3];
            assert!(text[usize::try_from(start).expect("it is small")..].starts_with(words));
        }
    }
    let short = ran("a.xlsx", &plan_as_xlsx(), "check a.xlsx --lang da --format short");
    let first = short.out.lines().next().unwrap_or_default();
    assert!(first.starts_with("a.xlsx, ark »Uge 48«, D2: warning[link/missing]"), "{first}");
}

#[test]
fn every_report_names_the_cell() {
    let check = |format: &str, expected: &str| {
        let ran =
            ran("a.xlsx", &plan_as_xlsx(), &format!("check a.xlsx --lang en --format {format}"));
        assert!(ran.out.contains(expected), "{}", ran.out);
    };
    check("full", "[a.xlsx, sheet “Uge 48”, D2, text of post 2]");
    check("github", "file=a.xlsx,line=2,endLine=2,col=4,endColumn=5,");
    check("github", "::a.xlsx, sheet “Uge 48”, D2: ");
    check("sarif", "\"logicalLocations\":[{\"fullyQualifiedName\":\"Uge 48!D2\"}]");
}

#[test]
fn what_people_do_not_see_is_read_and_said() {
    let posts = rows(&[&["Konto", "Tekst"], &["vejby", "Broen er åben"]]);
    let hidden = posts.clone() + &row(3, " hidden=\"1\"", &["vejby", "Vejen er åben"]);
    let sheets =
        [("Plan", "visible", posts), ("Gemt", "hidden", hidden), ("Tom", "visible", String::new())];
    let said = [
        "note: the sheet “Gemt” is hidden; it is read as the others are",
        "note: 1 row is hidden; it is read as the others are",
        "note: 1 sheet is empty",
    ];
    says("a.xlsx", &xlsx(&sheets), "", 0, &said);
    assert_eq!(inspected("a.xlsx", &xlsx(&sheets)).len(), 3);
    let table: [&[&str]; 2] = [&["Konto", "Tekst"], &["vejby", "Broen er åben"]];
    let hidden = ods_table("Gemt", " table:style-name=\"away\"", &table);
    says("a.ods", &ods(&hidden), "", 0, &said[..1]);
}

/// What a workbook says of each post: its time and its text.
fn times_and_texts(name: &str, book: &[u8]) -> Vec<(String, String)> {
    let field = |post: &Value, key: &str| post[key].as_str().unwrap_or("-").to_owned();
    inspected(name, book).iter().map(|post| (field(post, "time"), field(post, "text"))).collect()
}

#[test]
fn a_merged_cell_counts_in_each_of_its_rows() {
    let note = |count| format!("note: {count} merged with others in");
    let expected = [
        ("2026-11-24T08:00:00Z", "Broen er åben"),
        ("2026-11-24T08:00:00Z", "Vejen er åben"),
        ("-", "Stien er åben"),
    ]
    .map(|(time, text)| (time.to_owned(), text.to_owned()));
    // Of the row that has no cell of its own, nothing is made.
    let table: [&[&str]; 6] = [
        &["Dato", "Tekst", "Ansvarlig"],
        &["46350.375|3", "Broen er åben", "Bo"],
        &["", "Vejen er åben", ""],
        &["", "", ""],
        &["", "Stien er åben", ""],
        &["", "", ""],
    ];
    let merged = "</sheetData><mergeCells><mergeCell ref=\"A2:A4\"/><mergeCell ref=\"C2:D2\"/>\
                  </mergeCells><sheetData>";
    let book = xlsx(&[("Plan", "visible", rows(&table) + merged)]);
    assert_eq!(times_and_texts("a.xlsx", &book), expected);
    let said_so = ran("a.xlsx", &book, "check a.xlsx --lang en --format short").err;
    assert!(said_so.contains(&note("1 cell is")), "{said_so}");
    let table: [&[&str]; 4] = [
        &["Dato", "Tekst"],
        &["2026-11-24T09:00:00|date", "Broen er åben"],
        &["", "Vejen er åben"],
        &["", "Stien er åben"],
    ];
    let sheet = ods_table("Plan", "", &table).replacen(
        "office:value-type=\"date\"",
        "table:number-rows-spanned=\"2\" office:value-type=\"date\"",
        1,
    );
    let book = ods(&sheet);
    assert_eq!(times_and_texts("a.ods", &book), expected);
    let said_so = ran("a.ods", &book, "check a.ods --lang en --format short").err;
    assert!(said_so.contains(&note("1 cell is")), "{said_so}");
}

#[test]
fn a_sheet_without_texts_is_a_problem_unless_another_has_posts() {
    let posts = rows(&[&["Konto", "Tekst"], &["vejby", "Broen er åben"]]);
    let others = rows(&[&["Husk at ringe til Lone"]]);
    let both = xlsx(&[("Plan", "visible", posts), ("Noter", "visible", others.clone())]);
    says("a.xlsx", &both, "", 0, &["note: the sheet has no column of texts, so it is not read"]);
    let alone = xlsx(&[("Noter", "visible", others)]);
    says("a.xlsx", &alone, "", 2, &["error: there is no column with texts"]);
    let ran = ran("a.xlsx", &alone, "check a.xlsx --lang da");
    assert!(ran.err.contains("[a.xlsx, ark »Noter«, A1]"), "{}", ran.err);
    let empty = xlsx(&[("Ark1", "visible", String::new())]);
    says("a.xlsx", &empty, "", 2, &["error: all sheets of the workbook are empty"]);
}

#[test]
fn columns_are_known_mapped_or_told() {
    let table: [&[&str]; 2] =
        [&["Konto", "Copy", "Ansvarlig", ""], &["vejby", "Broen er åben", "Bo", "Husk billede"]];
    let book = xlsx(&[("Plan", "visible", rows(&table))]);
    let said = ["note: `Ansvarlig`, `D` are not known and not read"];
    says("a.xlsx", &book, "--map text=Copy", 0, &said);
    says("a.xlsx", &book, "", 2, &["error: there is no column with texts"]);
    let dated: [&[&str]; 2] = [&["Hvornår", "Tekst"], &["46350.375|3", "Broen er åben"]];
    let book = xlsx(&[("Plan", "visible", rows(&dated))]);
    says("a.xlsx", &book, "", 2, &["error: `Hvornår` looks like a time, but is not read"]);
    let ran = ran("a.xlsx", &book, "inspect a.xlsx --map time=Hvornår");
    assert!(ran.out.contains("\"time\":\"2026-11-24T08:00:00Z\""), "{}{}", ran.out, ran.err);
}

#[test]
fn a_title_may_be_above_the_names_of_the_columns() {
    let table: [&[&str]; 3] = [&["Uge 48"], &["Konto", "Tekst"], &["vejby", "Broen er åben"]];
    let book = xlsx(&[("Plan", "visible", rows(&table))]);
    let said = ["note: row 1 is above the names of the columns and is not read"];
    says("a.xlsx", &book, "", 0, &said);
}

#[test]
fn a_formula_counts_with_its_result() {
    let cells = |cell: &str| {
        let head = rows(&[&["Tekst"]]);
        let row = format!("<row r=\"2\"><c r=\"A2\" t=\"str\"><f>B2</f>{cell}</c></row>");
        xlsx(&[("Plan", "visible", head + &row)])
    };
    let posts = inspected("a.xlsx", &cells("<v>Broen er åben</v>"));
    assert_eq!(posts[0]["text"], "Broen er åben");
    let said = ["error: `#REF!` is the error of a formula"];
    says("a.xlsx", &cells("<v>#REF!</v>"), "", 2, &said);
    // Some programs write each name with a prefix.
    let prefixed = "<x:row r=\"2\"><x:c r=\"A2\" t=\"str\"><x:f>B2</x:f></x:c></x:row>";
    let prefixed = xlsx(&[("Plan", "visible", rows(&[&["Tekst"]]) + prefixed)]);
    for book in [cells(""), prefixed] {
        let ran = ran("a.xlsx", &book, "check a.xlsx --lang en");
        assert!(ran.err.contains("1 cell has a formula without a result"), "{}", ran.err);
        assert_eq!(ran.code, Some(2));
    }
}

#[test]
fn a_table_in_a_cell_is_text_of_the_cell() {
    let inner = ods_table("Inner", "", &[&["Tekst"], &["Vejen er lukket"]]);
    let row =
        format!("<table:table-row><table:table-cell>{inner}</table:table-cell></table:table-row>");
    let outer = ods_table("Plan", "", &[&["Tekst"], &["Broen er åben"]]);
    let plan = outer.replace("</table:table>", &format!("{row}</table:table>"));
    let posts = inspected("a.ods", &ods(&(plan + &ods_table("Mere", "", &[&["Tekst"], &["Hej"]]))));
    let texts: Vec<_> = posts.iter().map(|post| post["text"].clone()).collect();
    assert_eq!(texts, ["Broen er åben", "Tekst\nVejen er lukket", "Hej"]);
}

#[test]
fn a_workbook_is_not_changed() {
    let table: [&[&str]; 2] = [&["Tekst"], &["𝗕𝗿𝗼𝗲𝗻 er åben for alle"]];
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let path = folder.path().join("a.xlsx");
    let book = xlsx(&[("Plan", "visible", rows(&table))]);
    fs::write(&path, &book).expect("the folder can be written to");
    let ran = run(tweetlint("check a.xlsx --lang en --fix").current_dir(folder.path()));
    assert!(ran.err.contains("only text files are changed"), "{}{}", ran.out, ran.err);
    assert_eq!(fs::read(&path).expect("it is there"), book);
}

#[test]
fn what_an_attack_contains_is_refused() {
    let hostile =
        "error: the file contains something that no office program writes, so it is not read";
    let posts = || rows(&[&["Tekst"], &["Broen er åben"]]);
    let with = |name: &str, xml: &str| xlsx_with(&[("Plan", "visible", posts())], &[(name, xml)]);
    let laughs =
        "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><sst><si><t>&b;</t></si></sst>";
    says("a.xlsx", &with("xl/sharedStrings.xml", laughs), "", 2, &[hostile]);
    let count = "<sst uniqueCount=\"9999999999999999\"/>";
    says("a.xlsx", &with("xl/sharedStrings.xml", count), "", 2, &[hostile]);
    let deep = "<a>".repeat(300) + &"</a>".repeat(300);
    says("a.xlsx", &with("docProps/app.xml", &deep), "", 2, &[hostile]);
    let cut = with("xl/theme/theme1.xml", "<a><b>");
    says("a.xlsx", &cut, "", 2, &["error: the file is incomplete or damaged"]);
    let far = "<row r=\"1\"><c r=\"ZZZZZZZ1\"><v>1</v></c></row>".to_owned();
    says("a.xlsx", &xlsx(&[("Plan", "visible", far)]), "", 2, &[hostile]);
}

#[test]
fn what_is_repeated_without_end_is_refused() {
    let cells = "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell \
                 table:number-columns-repeated=\"16000\"><text:p>ha</text:p></table:table-cell>\
                 </table:table-row>";
    let table = format!("<table:table table:name=\"a\">{cells}</table:table>");
    let ran = ran("a.ods", &ods(&table), "check a.ods --lang en");
    assert!(ran.err.contains("the file has more cells or links than can be read"), "{}", ran.err);
    assert_eq!(ran.code, Some(2));
}

#[test]
fn a_workbook_that_is_cut_or_locked_says_so() {
    let book = plan_as_xlsx();
    let ran = ran("a.xlsx", &book[..book.len() / 2], "check a.xlsx --lang en");
    assert!(ran.err.contains("open it in the program it comes from"), "{}", ran.err);
    assert_eq!(ran.code, Some(2));
    let mut locked = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    says("a.xlsx", &locked, "", 2, &["error: the file is locked with a password"]);
    says(
        "a.xlsx",
        b"Konto;Tekst\n",
        "",
        2,
        &["error: this is not a workbook or document, although its name says so"],
    );
}

#[test]
fn files_that_are_not_read_say_how_to_save_them() {
    for name in ["a.xls", "a.doc", "a.numbers", "a.pages", "a.pdf", "a.odt", "a.rtf", "a.pptx"] {
        says(name, b"Tekst", "", 2, &["error: files of this kind are not read"]);
    }
}

#[test]
fn workbooks_are_read_from_folders_and_standard_input() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    fs::write(folder.path().join("a.xlsx"), plan_as_xlsx()).expect("there is room");
    fs::write(folder.path().join("b.ods"), plan_as_ods()).expect("there is room");
    let ran = run(tweetlint("inspect . --lang en").current_dir(folder.path()));
    assert_eq!(ran.out.lines().count(), 6, "{}", ran.err);
}

#[test]
fn inspect_shows_the_columns_of_all_sheets() {
    let sheet =
        |name, header: &[&str]| (name, "visible", rows(&[header, &["2026-11-24 09:00", "Hej"]]));
    let sheets = [sheet("Uge 48", &["Dato", "Tekst"]), sheet("Uge 49", &["Udgives", "Tekst"])];
    let ran = ran("a.xlsx", &xlsx(&sheets), "inspect a.xlsx --format text --lang en");
    for row in ["Dato → time", "Udgives → publish_at", "2 drafts"] {
        assert!(ran.out.contains(row), "{row} {}", ran.out);
    }
    assert_eq!(ran.out.matches("Tekst → text").count(), 1, "{}", ran.out);
}

#[test]
fn a_sheet_of_numbers_or_a_template_beside_a_plan_is_passed_over() {
    let plan = || rows(&[&["Dato", "Kanal", "Tekst"], &["46350.375|3", "X", "Hej"]]);
    let without = "note: there are no texts under `Opslag`, only numbers or single words, so the";
    let template =
        "note: the sheet is called a template, and none of its rows has a date, so it is";
    let dated: &[&str] = &["46351.375|3", "X", "Farvel"];
    for (name, table, note) in [
        ("Oversigt", [&["Kanal", "Opslag", "Uge"][..], &["Facebook", "23", "48"]], without),
        ("Statistik", [&["Måned", "Opslag"][..], &["November", "23 opslag"]], without),
        ("Ansvar", [&["Navn", "Opslag"][..], &["Bo Lund", "Facebook"]], without),
        ("Skabelon", [&["Dato", "Tekst"][..], &["dd-mm-åååå", "Skriv teksten"]], template),
        ("Eksempler", [&["Kanal", "Tekst"][..], &["X", "Kom og vær med!"]], template),
    ] {
        for sheets in
            [[("Plan", plan()), (name, rows(&table))], [(name, rows(&table)), ("Plan", plan())]]
        {
            let book = xlsx(&sheets.map(|(name, rows)| (name, "visible", rows)));
            assert_eq!(inspected("a.xlsx", &book).len(), 1, "{name}");
            let said = ran("a.xlsx", &book, "check a.xlsx --lang en").err;
            assert!(said.replace("\n  ", " ").contains(note), "{name}: {said}");
            assert!(said.contains(&format!("[a.xlsx, sheet “{name}”, A1]")), "{said}");
        }
        let all = ran(
            "a.xlsx",
            &xlsx(&[(name, "visible", rows(&table)), ("Plan", "visible", plan())]),
            "inspect a.xlsx --map text=Opslag,text=Tekst",
        );
        assert_eq!(all.out.lines().count(), 2, "{name}: {}", all.err);
    }
    // A template with a post that has a date, and numbers alone.
    let both = [
        ("Plan", "visible", plan()),
        ("Skabelon", "visible", rows(&[&["Dato", "Kanal", "Tekst"], dated])),
    ];
    assert_eq!(inspected("a.xlsx", &xlsx(&both)).len(), 2);
    let alone = xlsx(&[("Ark1", "visible", rows(&[&["Kanal", "Opslag"], &["X", "23"]]))]);
    assert_eq!(inspected("a.xlsx", &alone).len(), 1);
}

#[test]
fn a_post_that_is_struck_out_is_told() {
    let struck = |at: &str| {
        format!("<c r=\"{at}\" s=\"4\" t=\"inlineStr\"><is><t>Broen er åben</t></is></c>")
    };
    let head = rows(&[&["Kanal", "Tekst"], &["X", "Vejen er åben"]]);
    let row = format!("<row r=\"3\">{}</row>", struck("B3"));
    let book = xlsx(&[("Plan", "visible", head.clone() + &row)]);
    assert_eq!(inspected("a.xlsx", &book).len(), 1);
    says("a.xlsx", &book, "", 0, &["note: 1 post is struck out and is not checked"]);
    // The channel alone.
    let row = format!("<row r=\"3\">{}</row>", struck("A3").replace("Broen er åben", "X"));
    let book = xlsx(&[("Plan", "visible", head + &row)]);
    says("a.xlsx", &book, "", 0, &[]);
}
