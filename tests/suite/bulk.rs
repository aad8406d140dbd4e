//! Parquet and Arrow: the same posts and findings as in a table of CSV, and what is said of
//! files that cannot be read.

use std::{fs, sync::Arc};

use arrow_array::{
    Array as _, ArrayRef, BinaryArray, Date32Array, Decimal128Array, DictionaryArray, Int64Array,
    ListArray, RecordBatch, StringArray, StructArray, Time64MicrosecondArray,
    TimestampMicrosecondArray, types::Int32Type,
};
use arrow_ipc::writer::{FileWriter, IpcWriteOptions, StreamWriter};
use arrow_schema::{DataType, Field};
use parquet::{arrow::ArrowWriter, basic::Compression, file::properties::WriterProperties};
use serde_json::Value;

use crate::office::{PLAN, findings, inspected, plan_as_csv, ran, says};

/// A table of these columns.
pub(crate) fn table(columns: Vec<(&str, ArrayRef)>) -> RecordBatch {
    RecordBatch::try_from_iter_with_nullable(
        columns.into_iter().map(|(name, values)| (name, values, true)),
    )
    .expect("the columns are equally long")
}

pub(crate) fn texts<'t>(values: impl IntoIterator<Item = &'t str>) -> ArrayRef {
    Arc::new(values.into_iter().map(Some).collect::<StringArray>())
}

/// A table of one column of texts, and another.
pub(crate) fn beside_text(name: &str, values: ArrayRef) -> RecordBatch {
    let posts = vec!["Broen er åben"; values.len()];
    table(vec![("text", texts(posts)), (name, values)])
}

/// The week's plan, with days and times of day as such.
pub(crate) fn plan() -> RecordBatch {
    let column = |index: usize| PLAN[1..].iter().map(move |row| row[index]);
    let days = Date32Array::from_iter_values([20_781, 20_782, 20_783]);
    let minutes = [540_i64, 750, 485].map(|minutes| minutes * 60_000_000);
    let times = Time64MicrosecondArray::from_iter_values(minutes);
    let accounts: DictionaryArray<Int32Type> = column(0).collect();
    let alts = column(5).map(|alt| Some(alt).filter(|alt| !alt.is_empty()));
    table(vec![
        (PLAN[0][0], Arc::new(accounts)),
        (PLAN[0][1], Arc::new(days)),
        (PLAN[0][2], Arc::new(times)),
        (PLAN[0][3], texts(column(3))),
        (PLAN[0][4], Arc::new(BinaryArray::from_iter_values(column(4)))),
        (PLAN[0][5], Arc::new(alts.collect::<StringArray>())),
    ])
}

/// A file of Parquet in which each two rows are a group.
pub(crate) fn parquet(table: &RecordBatch, compression: Compression) -> Vec<u8> {
    let settings = WriterProperties::builder()
        .set_max_row_group_row_count(Some(2))
        .set_compression(compression)
        .build();
    let mut writer = ArrowWriter::try_new(Vec::new(), table.schema(), Some(settings))
        .expect("the types can be written");
    writer.write(table).expect("memory can be written to");
    writer.into_inner().expect("memory can be written to")
}

pub(crate) fn plain(table: &RecordBatch) -> Vec<u8> {
    parquet(table, Compression::UNCOMPRESSED)
}

pub(crate) fn arrow_file(
    table: &RecordBatch,
    compression: Option<arrow_ipc::CompressionType>,
) -> Vec<u8> {
    let options = IpcWriteOptions::default().try_with_compression(compression);
    let options = options.expect("the compression is known");
    let mut writer = FileWriter::try_new_with_options(Vec::new(), &table.schema(), options)
        .expect("the types can be written");
    writer.write(table).expect("memory can be written to");
    writer.into_inner().expect("memory can be written to")
}

pub(crate) fn arrow_stream(table: &RecordBatch) -> Vec<u8> {
    let mut writer =
        StreamWriter::try_new(Vec::new(), &table.schema()).expect("the types can be written");
    writer.write(table).expect("memory can be written to");
    writer.into_inner().expect("memory can be written to")
}

/// The week's plan in each kind of file.
fn plans() -> Vec<(&'static str, Vec<u8>)> {
    let lz4 = Some(arrow_ipc::CompressionType::LZ4_FRAME);
    vec![
        ("a.parquet", plain(&plan())),
        ("snappy.parquet", parquet(&plan(), Compression::SNAPPY)),
        ("a.arrow", arrow_file(&plan(), None)),
        ("lz4.feather", arrow_file(&plan(), lz4)),
        ("a.arrows", arrow_stream(&plan())),
        ("no-ending", plain(&plan())),
        ("packed.parquet.zst", zstd::encode_all(&*plain(&plan()), 3).expect("it can be packed")),
    ]
}

#[test]
fn each_file_has_the_posts_and_findings_of_the_same_table_in_csv() {
    let csv = (inspected("a.csv", &plan_as_csv()), findings("a.csv", &plan_as_csv()));
    assert!(3 <= csv.1.len(), "the plan has findings: {:?}", csv.1);
    // A post without an id has the number of its row; in CSV, the header is a row.
    let without_id = |mut post: Value| {
        post["id"] = Value::Null;
        post
    };
    let expected: Vec<Value> = csv.0.into_iter().map(without_id).collect();
    for (name, content) in plans() {
        let posts: Vec<Value> = inspected(name, &content).into_iter().map(without_id).collect();
        assert_eq!(posts, expected, "{name}");
        let found = findings(name, &content);
        assert_eq!(found.len(), csv.1.len(), "{name}");
        for (own, other) in found.iter().zip(&csv.1) {
            for key in ["rule", "severity", "found", "text_span"] {
                assert_eq!(own[key], other[key], "{name}");
            }
        }
    }
}

/// The findings of the same posts, without what depends on the file.
fn findings_of_posts(name: &str, content: &[u8]) -> Vec<Value> {
    let mut found = findings(name, content);
    for finding in &mut found {
        for key in ["location", "related", "fingerprint"] {
            finding[key] = Value::Null;
        }
        finding["identity"]["file"] = Value::Null;
    }
    found
}

#[test]
fn a_history_has_the_findings_of_the_same_posts_in_ndjson() {
    let ndjson =
        fs::read_to_string("fixtures/report/library.ndjson").expect("the fixture is there");
    let posts: Vec<Value> = ndjson
        .lines()
        .map(|line| serde_json::from_str(line).expect("each line is a post"))
        .collect();
    let column =
        |key: &'static str| posts.iter().map(move |post| post[key].as_str().expect("it is a text"));
    let ids = column("id").map(|id| id.parse::<i64>().expect("it is a number"));
    let times = column("created_at")
        .map(|time| time.parse::<jiff::Timestamp>().expect("it is a time").as_microsecond());
    let times = TimestampMicrosecondArray::from_iter_values(times).with_timezone("+02:00");
    let table = table(vec![
        ("id", Arc::new(Int64Array::from_iter_values(ids))),
        ("created_at", Arc::new(times)),
        ("screen_name", texts(column("screen_name"))),
        ("text", texts(column("text"))),
    ]);
    let expected = findings_of_posts("a.ndjson", ndjson.as_bytes());
    assert!(10 < expected.len(), "the posts have findings");
    for (name, content) in
        [("a.parquet", parquet(&table, Compression::SNAPPY)), ("a.arrow", arrow_file(&table, None))]
    {
        assert_eq!(findings_of_posts(name, &content), expected, "{name}");
    }
}

#[test]
fn a_finding_names_the_row_and_column_and_its_bytes_read_back() {
    for (name, content) in plans() {
        for finding in findings(name, &content) {
            let at = &finding["location"];
            let number = |key: &str| {
                usize::try_from(at[key].as_u64().expect("it is a number")).expect("it is small")
            };
            assert_eq!((number("row"), number("column")), (number("line"), number("column")));
            assert_eq!(at["column_name"], PLAN[0][number("column") - 1]);
            let value = PLAN[number("row")][number("column") - 1];
            let words = &value[number("byte_start")..number("byte_end")];
            let Some(start) = finding["text_span"]["start"].as_u64() else { continue };
            let text = PLAN[number("row")][3];
            assert!(text[usize::try_from(start).expect("it is small")..].starts_with(words));
        }
    }
}

#[test]
fn every_report_names_the_row_and_column() {
    let check = |arguments: &str, expected: &str| {
        let ran = ran("a.parquet", &plain(&plan()), &format!("check a.parquet {arguments}"));
        assert!(ran.out.contains(expected), "{}", ran.out);
    };
    check("--lang en", "[a.parquet, row 1, column “Tekst”, text of post 1]");
    check("--lang da --format short", "a.parquet, række 1, kolonne »Tekst«: warning[link/missing]");
    check("--lang en --format github", "file=a.parquet,line=1,endLine=1,col=4,endColumn=5,");
    check(
        "--lang en --format sarif",
        "\"logicalLocations\":[{\"fullyQualifiedName\":\"Tekst!1\"}]",
    );
}

/// The time of the first post of a table.
fn time(values: ArrayRef) -> Value {
    let posts = inspected("a.parquet", &plain(&beside_text("created_at", values)));
    posts[0]["time"].clone()
}

#[test]
fn a_timestamp_is_an_instant_or_a_time_in_the_zone_of_the_rulebook() {
    let nine = 1_795_510_800_000_000;
    let timestamp = TimestampMicrosecondArray::from(vec![nine]);
    assert_eq!(time(Arc::new(timestamp.clone())), "2026-11-24T08:00:00Z");
    assert_eq!(time(Arc::new(timestamp.with_timezone("UTC"))), "2026-11-24T09:00:00Z");
    let far = TimestampMicrosecondArray::from(vec![i64::MAX]);
    let table = beside_text("created_at", Arc::new(far));
    let said = ["error: the value is not a time between the years 1 and 9999"];
    says("a.parquet", &plain(&table), "", 2, &[said[0], "error: no posts in this file"][..1]);
    let day = beside_text("publish_at", Arc::new(Date32Array::from(vec![20_781])));
    let ran = ran("a.parquet", &plain(&day), "check a.parquet --lang en");
    assert_eq!(ran.code, Some(2), "a day alone is not a time: {}", ran.err);
}

#[test]
fn numbers_lists_and_records_are_read() {
    let post = |name: &str, values: ArrayRef, key: &str| {
        inspected("a.arrow", &arrow_file(&beside_text(name, values), None))[0][key].clone()
    };
    let decimals = Decimal128Array::from(vec![1_440_713_966_649_417_701])
        .with_precision_and_scale(38, 0)
        .expect("it fits");
    assert_eq!(post("id", Arc::new(decimals), "id"), "1440713966649417701");
    let tags = ListArray::from_iter_primitive::<Int32Type, _, _>([Some([Some(112), None])]);
    assert_eq!(post("hashtags", Arc::new(tags), "text"), "Broen er åben #112");
    let handle = (Arc::new(Field::new("username", DataType::Utf8, true)), texts(["vejby"]));
    let author = StructArray::from(vec![handle]);
    let table = beside_text("author", Arc::new(author));
    let ran = ran("a.parquet", &plain(&table), "inspect a.parquet --map account=author.username");
    assert!(ran.out.contains("\"account\":\"vejby\""), "{}{}", ran.out, ran.err);
}

#[test]
fn columns_are_known_mapped_or_told() {
    let copy = table(vec![
        ("Konto", texts(["vejby"])),
        ("Copy", texts(["Broen er åben"])),
        ("Ansvarlig", texts(["Bo"])),
    ]);
    let said = ["note: `Ansvarlig` is not known and not read"];
    says("a.parquet", &plain(&copy), "--map text=Copy", 0, &said);
    says("a.parquet", &plain(&copy), "", 2, &["error: there is no column with texts"]);
    let dated = beside_text("Hvornår", texts(["24-11-2026 09:00"]));
    says(
        "a.arrow",
        &arrow_file(&dated, None),
        "",
        2,
        &["error: `Hvornår` looks like a time, but is not read"],
    );
    let shown = ran(
        "a.arrow",
        &arrow_file(&dated, None),
        "inspect a.arrow --map time=Hvornår --dates day-month",
    );
    assert!(shown.out.contains("\"time\":\"2026-11-24T08:00:00Z\""), "{}{}", shown.out, shown.err);
    let understood = ran(
        "a.parquet",
        &plain(&copy),
        "inspect a.parquet --lang en --format text --map text=Copy",
    );
    assert!(understood.out.contains("Ansvarlig"), "{}", understood.out);
}

#[test]
fn a_column_of_times_is_known_by_its_type() {
    let times = TimestampMicrosecondArray::from(vec![1_795_510_800_000_000]);
    let days = Date32Array::from(vec![20_781]);
    let columns: [ArrayRef; 2] = [Arc::new(times), Arc::new(days)];
    let problem = "error: the values of `alfa` are times, but are not read";
    for values in &columns {
        let table = beside_text("alfa", values.clone());
        says("a.parquet", &plain(&table), "", 2, &[problem]);
        says("a.arrow", &arrow_file(&table, None), "", 2, &[problem]);
        says("a.parquet", &plain(&table), "--map ignore=alfa", 0, &[]);
    }
    let known = table(vec![
        ("text", texts(["Broen er åben"])),
        ("created_at", columns[0].clone()),
        ("alfa", columns[1].clone()),
    ]);
    says("a.parquet", &plain(&known), "", 0, &["note: `alfa` is not known and not read"]);
}

#[test]
fn a_row_without_values_is_a_post_all_the_same() {
    let none = StringArray::from(vec![None::<&str>, Some("Broen er åben")]);
    let posts = inspected("a.parquet", &plain(&table(vec![("text", Arc::new(none))])));
    assert_eq!(posts.len(), 2);
    assert_eq!((&posts[0]["text"], &posts[1]["id"]), (&Value::from(""), &Value::from("2")));
}

#[test]
fn files_of_other_programs_have_the_same_posts() {
    let read =
        |name: &str| fs::read(format!("fixtures/bulk/{name}")).expect("the fixture is there");
    let ndjson = fs::read("fixtures/posts/history/flat.ndjson").expect("the fixture is there");
    let expected = (inspected("a.ndjson", &ndjson), findings_of_posts("a.ndjson", &ndjson));
    for name in [
        "duckdb.parquet",
        "polars.arrow",
        "polars.parquet",
        "pyarrow-gzip.parquet",
        "pyarrow-lz4.feather",
        "pyarrow-v2.parquet",
        "pyarrow-zstd.parquet",
    ] {
        let content = read(name);
        assert_eq!(inspected(name, &content), expected.0, "{name}");
        assert_eq!(findings_of_posts(name, &content), expected.1, "{name}");
    }
    for (name, compression) in
        [("pyarrow-brotli.parquet", "BROTLI"), ("pyarrow-zstd.feather", "ZSTD")]
    {
        let said = format!("error: it is compressed with {compression}, which is not read");
        says(name, &read(name), "", 2, &[&said]);
    }
}
