//! Workbooks and documents made in memory, of the same XML that office programs write.

use crate::zipped::zip;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// A sheet: its name, its state (`visible`, `hidden`) and its rows as XML, perhaps with
/// [`links`] after them.
pub(crate) type Sheet<'s> = (&'s str, &'s str, String);

/// A workbook of Excel with these sheets. Style 1 is a day, 2 a time of day, 3 both, and 4 has a line
/// through the text.
pub(crate) fn xlsx(sheets: &[Sheet<'_>]) -> Vec<u8> {
    xlsx_with(sheets, &[])
}

/// A workbook of Excel with these sheets, and further files in its zip.
pub(crate) fn xlsx_with(sheets: &[Sheet<'_>], others: &[(&str, &str)]) -> Vec<u8> {
    let numbered = || sheets.iter().zip(1..);
    let named = numbered().map(|((name, state, _), id)| {
        format!("<sheet name=\"{name}\" sheetId=\"{id}\" state=\"{state}\" r:id=\"rId{id}\"/>")
    });
    let workbook = format!(
        "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><sheets>{}</sheets></workbook>",
        named.collect::<String>()
    );
    let related = numbered().map(|(_, id)| {
        format!(
            "<Relationship Id=\"rId{id}\" Type=\"{RELATIONS}/worksheet\" \
             Target=\"worksheets/sheet{id}.xml\"/>"
        )
    });
    let mut files = vec![
        ("[Content_Types].xml".to_owned(), format!("<Types xmlns=\"{PACKAGE}/content-types\"/>")),
        (
            "_rels/.rels".to_owned(),
            relations(&format!(
                "<Relationship Id=\"rId1\" Type=\"{RELATIONS}/officeDocument\" \
                 Target=\"xl/workbook.xml\"/>"
            )),
        ),
        ("xl/workbook.xml".to_owned(), workbook),
        ("xl/_rels/workbook.xml.rels".to_owned(), relations(&related.collect::<String>())),
        ("xl/styles.xml".to_owned(), styles()),
    ];
    files.extend(numbered().map(|((_, _, rows), id)| {
        let (rows, links) = rows.split_at(rows.find("<hyperlinks").unwrap_or(rows.len()));
        let sheet =
            format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData>{links}</worksheet>");
        (format!("xl/worksheets/sheet{id}.xml"), sheet)
    }));
    files.extend(others.iter().map(|(name, xml)| ((*name).to_owned(), (*xml).to_owned())));
    packed(&files)
}

/// The links of a sheet: the cell or range of each, and the number of its relation.
pub(crate) fn links(links: &[(&str, u32)]) -> String {
    let link = |(cells, id): &(&str, u32)| format!("<hyperlink ref=\"{cells}\" r:id=\"rId{id}\"/>");
    let links: String = links.iter().map(link).collect();
    format!("<hyperlinks xmlns:r=\"{RELATIONS}\">{links}</hyperlinks>")
}

/// The relations of a sheet, numbered from 1, that say where its links lead.
pub(crate) fn targets(addresses: &[&str]) -> String {
    let target = |(address, id): (&&str, u32)| {
        format!(
            "<Relationship Id=\"rId{id}\" Type=\"{RELATIONS}/hyperlink\" Target=\"{address}\" \
             TargetMode=\"External\"/>"
        )
    };
    relations(&addresses.iter().zip(1..).map(target).collect::<String>())
}

fn relations(all: &str) -> String {
    format!("<Relationships xmlns=\"{PACKAGE}/relationships\">{all}</Relationships>")
}

fn styles() -> String {
    // 14 and 22 are numbers that Excel gives to its own formats, 20 is hours and minutes.
    let formats = [0, 14, 20, 22].map(|format| format!("<xf numFmtId=\"{format}\"/>"));
    let fonts = "<fonts count=\"2\"><font/><font><strike/></font></fonts>";
    let struck = "<xf numFmtId=\"0\" fontId=\"1\" applyFont=\"1\"/>";
    format!(
        "<styleSheet xmlns=\"{MAIN}\">{fonts}<cellXfs>{}{struck}</cellXfs></styleSheet>",
        formats.concat()
    )
}

fn packed(files: &[(String, String)]) -> Vec<u8> {
    let files: Vec<_> = files.iter().map(|(name, xml)| (&**name, xml.as_bytes())).collect();
    zip(&files)
}

/// The rows of a sheet. A field is a text, or a number with its style: `46350|1`. An
/// empty field is no cell.
pub(crate) fn rows(table: &[&[&str]]) -> String {
    table.iter().zip(1..).map(|(fields, number)| row(number, "", fields)).collect()
}

/// A row of a sheet with further attributes, such as ` hidden="1"`.
pub(crate) fn row(number: usize, attributes: &str, fields: &[&str]) -> String {
    let cell = |(field, letter): (&&str, char)| {
        let at = format!("r=\"{letter}{number}\"");
        match field.split_once('|') {
            _ if field.is_empty() => String::new(),
            Some((value, style)) => format!("<c {at} s=\"{style}\"><v>{value}</v></c>"),
            None => format!("<c {at} t=\"inlineStr\"><is><t>{field}</t></is></c>"),
        }
    };
    let cells: String = fields.iter().zip('A'..).map(cell).collect();
    format!("<row r=\"{number}\"{attributes}>{cells}</row>")
}

/// An `OpenDocument` workbook with these tables as XML, in the namespaces of `table` and
/// `text`.
pub(crate) fn ods(tables: &str) -> Vec<u8> {
    let namespace =
        |name: &str| format!(" xmlns:{name}=\"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0\"");
    let namespaces = ["office", "table", "text", "style"].map(namespace).concat();
    let styles = "<office:automatic-styles><style:style style:name=\"away\">\
                  <style:table-properties table:display=\"false\"/></style:style>\
                  </office:automatic-styles>";
    let content = format!(
        "<office:document-content{namespaces}>{styles}<office:body><office:spreadsheet>{tables}\
         </office:spreadsheet></office:body></office:document-content>"
    );
    zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
        ("META-INF/manifest.xml", b"<manifest/>"),
    ])
}

/// A table of an `OpenDocument` workbook. A field is a text, or a time with its type:
/// `2026-11-24|date`, `PT09H00M00S|time`.
pub(crate) fn ods_table(name: &str, attributes: &str, table: &[&[&str]]) -> String {
    let cell = |field: &&str| match field.split_once('|') {
        _ if field.is_empty() => "<table:table-cell/>".to_owned(),
        Some((value, kind)) => format!(
            "<table:table-cell office:value-type=\"{kind}\" office:{kind}-value=\"{value}\">\
             <text:p>as shown</text:p></table:table-cell>"
        ),
        None => {
            let lines = field.split('\n').map(|line| format!("<text:p>{line}</text:p>"));
            format!(
                "<table:table-cell office:value-type=\"string\">{}</table:table-cell>",
                lines.collect::<String>()
            )
        }
    };
    let row = |fields: &&[&str]| {
        let cells: String = fields.iter().map(cell).collect();
        format!("<table:table-row>{cells}</table:table-row>")
    };
    let rows: String = table.iter().map(row).collect();
    format!("<table:table table:name=\"{name}\"{attributes}>{rows}</table:table>")
}

/// A document of Word with this body as XML, and styles with the names of the usual
/// headings and ids as Word has them in Danish.
pub(crate) fn docx(body: &str) -> Vec<u8> {
    let words = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let style = |(id, name): &(&str, &str)| {
        format!("<w:style w:styleId=\"{id}\"><w:name w:val=\"{name}\"/></w:style>")
    };
    let styles = [("Overskrift1", "heading 1"), ("Dag", "heading 2"), ("Indhold", "toc 1")];
    let styles: String = styles.iter().map(style).collect();
    let based =
        "<w:style w:styleId=\"Egen\"><w:name w:val=\"Egen\"/><w:basedOn w:val=\"Dag\"/></w:style>";
    packed(&[
        ("[Content_Types].xml".to_owned(), format!("<Types xmlns=\"{PACKAGE}/content-types\"/>")),
        (
            "word/document.xml".to_owned(),
            format!("<w:document xmlns:w=\"{words}\"><w:body>{body}</w:body></w:document>"),
        ),
        (
            "word/styles.xml".to_owned(),
            format!("<w:styles xmlns:w=\"{words}\">{styles}{based}</w:styles>"),
        ),
    ])
}

/// A paragraph of a document in a style, which may be empty. Each line is a run of its
/// own, after a break.
pub(crate) fn paragraph(style: &str, text: &str) -> String {
    let style = match style {
        "" => String::new(),
        id => format!("<w:pPr><w:pStyle w:val=\"{id}\"/><w:tabs><w:tab/></w:tabs></w:pPr>"),
    };
    let run = |(number, line): (usize, &str)| {
        let pause = if 0 < number { "<w:br/>" } else { "" };
        format!("<w:r>{pause}<w:t xml:space=\"preserve\">{line}</w:t></w:r>")
    };
    let runs: String = text.split('\n').enumerate().map(run).collect();
    format!("<w:p>{style}{runs}</w:p>")
}

/// A table of a document.
pub(crate) fn docx_table(table: &[&[&str]]) -> String {
    let cell = |field: &&str| format!("<w:tc>{}</w:tc>", paragraph("", field));
    let row =
        |fields: &&[&str]| format!("<w:tr>{}</w:tr>", fields.iter().map(cell).collect::<String>());
    format!("<w:tbl>{}</w:tbl>", table.iter().map(row).collect::<String>())
}
