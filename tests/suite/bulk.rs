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
use bytes::Bytes;
use parquet::{
    arrow::{ArrowWriter, arrow_reader::ParquetRecordBatchReader},
    basic::Compression,
    file::properties::WriterProperties,
};
use serde_json::Value;

use crate::{
    office::{PLAN, findings, inspected, plan_as_csv, ran, says},
    program::{run, tweetlint},
};

/// A table of these columns.
fn table(columns: Vec<(&str, ArrayRef)>) -> RecordBatch {
    RecordBatch::try_from_iter_with_nullable(
        columns.into_iter().map(|(name, values)| (name, values, true)),
    )
    .expect("the columns are equally long")
}

fn texts<'t>(values: impl IntoIterator<Item = &'t str>) -> ArrayRef {
    Arc::new(StringArray::from_iter(values.into_iter().map(Some)))
}

/// A table of one column of texts, and another.
fn beside_text(name: &str, values: ArrayRef) -> RecordBatch {
    let posts = vec!["Broen er åben"; values.len()];
    table(vec![("text", texts(posts)), (name, values)])
}

/// The week's plan, with days and times of day as such.
fn plan() -> RecordBatch {
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
        (PLAN[0][5], Arc::new(StringArray::from_iter(alts))),
    ])
}

/// A file of Parquet in which each two rows are a group.
fn parquet(table: &RecordBatch, compression: Compression) -> Vec<u8> {
    let settings = WriterProperties::builder()
        .set_max_row_group_row_count(Some(2))
        .set_compression(compression)
        .build();
    let mut writer = ArrowWriter::try_new(Vec::new(), table.schema(), Some(settings))
        .expect("the types can be written");
    writer.write(table).expect("memory can be written to");
    writer.into_inner().expect("memory can be written to")
}

fn plain(table: &RecordBatch) -> Vec<u8> {
    parquet(table, Compression::UNCOMPRESSED)
}

fn arrow_file(table: &RecordBatch, compression: Option<arrow_ipc::CompressionType>) -> Vec<u8> {
    let options = IpcWriteOptions::default().try_with_compression(compression);
    let options = options.expect("the compression is known");
    let mut writer = FileWriter::try_new_with_options(Vec::new(), &table.schema(), options)
        .expect("the types can be written");
    writer.write(table).expect("memory can be written to");
    writer.into_inner().expect("memory can be written to")
}

fn arrow_stream(table: &RecordBatch) -> Vec<u8> {
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
        finding["location"] = Value::Null;
        finding["related"] = Value::Null;
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
        &["error: `Hvornår` looks like a time, and is not read"],
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
fn a_value_that_is_not_text_is_a_problem_at_its_place() {
    let bytes: ArrayRef =
        Arc::new(BinaryArray::from(vec![&b"Broen er \xE5ben"[..], b"Vejen er aaben"]));
    let table = table(vec![("account", texts(["vejby", "vejby"])), ("text", bytes)]);
    let ran = ran("a.parquet", &plain(&table), "check a.parquet --lang en");
    let problem = "the value is not text in UTF-8";
    assert!(
        ran.err.contains(problem) && ran.err.contains("[a.parquet, row 1, column “text”]"),
        "{}",
        ran.err
    );
    assert!(ran.out.contains("1 post"), "the other row is checked: {}", ran.out);
    assert_eq!(ran.code, Some(2));
    let tags = |tag: &str| {
        let mut list =
            arrow_array::builder::ListBuilder::new(arrow_array::builder::StringBuilder::new());
        list.append_value([Some(tag)]);
        plain(&beside_text("media", Arc::new(list.finish())))
    };
    says(
        "a.parquet",
        &tags("a|b.jpg"),
        "",
        2,
        &["error: an item of the list has a `|`, which separates items"],
    );
}

#[test]
fn a_row_without_values_is_a_post_all_the_same() {
    let none = StringArray::from(vec![None::<&str>, Some("Broen er åben")]);
    let posts = inspected("a.parquet", &plain(&table(vec![("text", Arc::new(none))])));
    assert_eq!(posts.len(), 2);
    assert_eq!((&posts[0]["text"], &posts[1]["id"]), (&Value::from(""), &Value::from("2")));
}

#[test]
fn records_in_lists_are_refused_where_posts_need_them() {
    let file = Field::new("file", DataType::Utf8, true);
    let records = StructArray::from(vec![(Arc::new(file), texts(["sti.jpg"]))]);
    let item = Arc::new(Field::new("item", records.data_type().clone(), true));
    let offsets = arrow_buffer::OffsetBuffer::from_lengths([1]);
    let list: ArrayRef = Arc::new(ListArray::new(item, offsets, Arc::new(records), None));
    let media = plain(&beside_text("media", list.clone()));
    let said = ["error: the column “media” has records or maps inside, which are not read"];
    says("a.parquet", &media, "", 2, &said);
    says("a.parquet", &media, "--map ignore=media", 0, &[]);
    let others = plain(&beside_text("entities", list));
    assert_eq!(ran("a.parquet", &others, "check a.parquet").code, Some(0));
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

#[test]
fn files_that_are_not_whole_are_problems() {
    let whole = plain(&plan());
    let damaged = "error: the file is incomplete or damaged: nothing of it is read";
    for end in [5, 12, whole.len() / 2, whole.len() - 1] {
        says("a.parquet", &whole[..end], "", 2, &[damaged]);
    }
    let stream = arrow_stream(&plan());
    says("a.arrows", &stream[..100], "", 2, &[damaged]);
    let file = arrow_file(&plan(), None);
    for end in [20, file.len() / 2, file.len() - 1] {
        let ran = ran("a.arrow", &file[..end], "check a.arrow --lang en");
        assert!(ran.err.contains("the file is incomplete or damaged"), "{end}: {}", ran.err);
        assert_eq!(ran.code, Some(2), "{end}");
    }
    let others: [(&str, &[u8], &str); 4] = [
        ("a.parquet", b"PARE\x01\x02", "error: the file is encrypted"),
        (
            "a.feather",
            b"FEA1\0\0\0\0",
            "error: this is Feather in its first version, which is not read",
        ),
        (
            "a.parquet",
            b"id,text\n",
            "error: this is neither Parquet nor Arrow, whatever its name says",
        ),
        (
            "a.arrow",
            b"id,text\n",
            "error: this is neither Parquet nor Arrow, whatever its name says",
        ),
    ];
    for (name, content, said) in others {
        says(name, content, "", 2, &[said]);
    }
}

#[test]
fn damaged_bytes_end_in_a_problem_or_in_posts() {
    for (name, content) in [
        ("a.parquet", parquet(&plan(), Compression::SNAPPY)),
        ("a.arrow", arrow_file(&plan(), Some(arrow_ipc::CompressionType::LZ4_FRAME))),
    ] {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        let mut names = Vec::new();
        for at in (0..content.len()).step_by(content.len() / 40) {
            for byte in [0, 0xFF] {
                let mut damaged = content.clone();
                damaged[at] = byte;
                let name = format!("{at}-{byte}-{name}");
                fs::write(folder.path().join(&name), damaged).expect("there is room");
                names.push(name);
            }
        }
        let ran = run(tweetlint("check . --lang en --format jsonl").current_dir(folder.path()));
        assert_eq!(ran.code, Some(2), "{}", ran.err);
        assert!(!ran.err.contains("panicked"), "{}", ran.err);
    }
}

#[test]
fn what_unpacks_to_too_much_is_refused() {
    // One text of 16 KiB, which each of 8,000 rows names.
    let keys = arrow_array::Int32Array::from(vec![0; 8_000]);
    let rows = DictionaryArray::new(keys, texts([&*"æ".repeat(1 << 13)]));
    let table = table(vec![("text", Arc::new(rows))]);
    let settings = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_dictionary_page_size_limit(1 << 24)
        .build();
    let mut writer = ArrowWriter::try_new(Vec::new(), table.schema(), Some(settings))
        .expect("the types can be written");
    writer.write(&table).expect("memory can be written to");
    let bomb = writer.into_inner().expect("memory can be written to");
    assert!(bomb.len() < 1 << 18, "it is packed: {}", bomb.len());
    let said = "error: cannot read the file: it unpacks to more than 250 times its size";
    says("a.parquet", &bomb, "--select format/length", 2, &[said]);
}

#[test]
fn findings_are_written_as_a_table() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    fs::write(folder.path().join("a.csv"), plan_as_csv()).expect("there is room");
    let written =
        run(tweetlint("check a.csv --lang en --format json --output parquet=found.parquet")
            .current_dir(folder.path()));
    let report: Value = serde_json::from_str(&written.out).expect("the report is JSON");
    let found = report["findings"].as_array().expect("it has findings");
    let bytes = fs::read(folder.path().join("found.parquet")).expect("the report is there");
    let batches = ParquetRecordBatchReader::try_new(Bytes::from(bytes.clone()), 1024)
        .expect("the report is Parquet");
    let batches: Vec<RecordBatch> =
        batches.map(|batch| batch.expect("the report is whole")).collect();
    assert_eq!(batches.iter().map(RecordBatch::num_rows).sum::<usize>(), found.len());
    let column = |name: &str| batches[0].column_by_name(name).expect("it has the column").clone();
    let rules = column("rule");
    let rules = rules.as_any().downcast_ref::<StringArray>().expect("it has texts");
    let expected = found.iter().map(|finding| finding["rule"].as_str());
    assert!(rules.iter().eq(expected), "{rules:?}");
    let lines = column("line");
    let lines = lines.as_any().downcast_ref::<Int64Array>().expect("it has numbers");
    assert!(lines.iter().eq(found.iter().map(|finding| finding["location"]["line"].as_i64())));
    let piped = tweetlint("check a.csv --lang en --format parquet --jobs 1")
        .current_dir(folder.path())
        .output()
        .expect("the program starts");
    assert_eq!(piped.stdout, bytes, "a pipe gets the same bytes");
    // The report of a run without findings is a table, too.
    let empty =
        run(tweetlint("check a.csv --select format/length --output parquet=none.parquet --quiet")
            .current_dir(folder.path()));
    assert_eq!(empty.code, Some(0), "{}", empty.err);
    let none = fs::read(folder.path().join("none.parquet")).expect("the report is there");
    assert_eq!(&none[none.len() - 4..], b"PAR1");
}
