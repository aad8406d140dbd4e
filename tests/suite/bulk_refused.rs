//! Parquet and Arrow that are refused: damaged, hostile, or with values that are not texts.

use std::{fs, sync::Arc};

use arrow_array::{Array as _, ArrayRef, BinaryArray, DictionaryArray, ListArray, StructArray};
use arrow_schema::{DataType, Field};
use parquet::{arrow::ArrowWriter, basic::Compression, file::properties::WriterProperties};

use crate::{
    bulk::{arrow_file, arrow_stream, beside_text, parquet, plain, plan, table, texts},
    office::{ran, says},
    program::{run, tweetlint},
};

#[test]
fn records_in_lists_are_refused_where_posts_need_them() {
    let file = Field::new("file", DataType::Utf8, true);
    let records = StructArray::from(vec![(Arc::new(file), texts(["sti.jpg"]))]);
    let item = Arc::new(Field::new("item", records.data_type().clone(), true));
    let offsets = arrow_buffer::OffsetBuffer::from_lengths([1]);
    let list: ArrayRef = Arc::new(ListArray::new(item, offsets, Arc::new(records), None));
    let media = plain(&beside_text("media", list.clone()));
    let said = ["error: the column “media” contains records or maps, which are not read"];
    says("a.parquet", &media, "", 2, &said);
    says("a.parquet", &media, "--map ignore=media", 0, &[]);
    let others = plain(&beside_text("entities", list));
    assert_eq!(ran("a.parquet", &others, "check a.parquet").code, Some(0));
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
            "error: this is neither Parquet nor Arrow, although its name says so",
        ),
        (
            "a.arrow",
            b"id,text\n",
            "error: this is neither Parquet nor Arrow, although its name says so",
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
    // One id of 1 MiB, which each of 100 rows names.
    let keys = arrow_array::Int32Array::from(vec![0; 100]);
    let ids = DictionaryArray::new(keys, texts([&*"a".repeat(1 << 20)]));
    let table = beside_text("id", Arc::new(ids));
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
    says("a.parquet", &bomb, "", 2, &[said]);
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
