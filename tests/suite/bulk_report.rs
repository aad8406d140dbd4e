//! Findings as a table of Parquet.

use std::fs;

use arrow_array::{Array as _, Int64Array, RecordBatch, StringArray};
use bytes::Bytes;
use parquet::arrow::arrow_reader::ParquetRecordBatchReader;
use serde_json::Value;

use crate::{
    office::plan_as_csv,
    program::{run, tweetlint},
};

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
