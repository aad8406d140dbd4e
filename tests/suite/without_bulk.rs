//! A build without the feature `bulk` says what to do with Parquet and Arrow.

use std::fs;

use crate::{
    office::{ran, says},
    program::{run, tweetlint},
};

#[test]
fn parquet_and_arrow_are_refused() {
    let said = "error: this build of tweetlint cannot read Parquet and Arrow";
    for name in ["duckdb.parquet", "polars.arrow", "pyarrow-lz4.feather"] {
        let content = fs::read(format!("fixtures/bulk/{name}")).expect("the fixture is there");
        says(name, &content, "", 2, &[said]);
        says("posts.csv", &content, "--input-format csv", 2, &[said]);
        let folder = ran(name, &content, "check . --lang da");
        let help = "byg programmet med `--features bulk`, eller gem filen som CSV";
        assert!(folder.err.contains(help), "{}", folder.err);
        assert_eq!(folder.code, Some(2), "in a folder, it is not passed over");
    }
    says("a.arrows", b"\xFF\xFF\xFF\xFF\x10\0\0\0", "", 2, &[said]);
    let other = "error: this is neither Parquet nor Arrow, although its name says so";
    says("a.parquet", b"id,text\n", "", 2, &[other]);
}

#[test]
fn a_report_in_parquet_is_refused_before_anything_is_checked() {
    for arguments in ["--format parquet", "--output parquet=found.parquet"] {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        fs::write(folder.path().join("a.txt"), "Broen er åben").expect("there is room");
        let command = &mut tweetlint(&format!("check a.txt --lang en {arguments}"));
        let ran = run(command.current_dir(folder.path()));
        let said = "this build of tweetlint does not write Parquet";
        assert!(ran.err.contains(said), "{}", ran.err);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""));
        assert!(!folder.path().join("found.parquet").exists());
    }
}
