//! Every rulebook and draft that the documentation shows is read as shown.

use std::{fs, path::Path};

use tweetlint::{examples, rulebook::load};

/// The YAML blocks of a page that begin with this.
fn blocks(page: &str, beginning: &str) -> Vec<String> {
    let text = fs::read_to_string(page).unwrap_or_else(|error| panic!("{page}: {error}"));
    let blocks = text.split("```yaml\n").skip(1).filter_map(|rest| rest.split("```").next());
    blocks.filter(|block| block.starts_with(beginning)).map(str::to_owned).collect()
}

/// Reads a rulebook beside the registers that it may name, and tries its rules.
fn reads(page: &str, block: &str) {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let write = |name: &str, text: &str| {
        fs::write(folder.path().join(name), text).expect("the folder can be written");
    };
    write("tweetlint.yaml", block);
    write("windows.yaml", "[]\n");
    write("directory.yaml", "{}\n");
    write("hashtags.csv", "tag,accounts,posts,last_seen\n");
    let path = folder.path().join("tweetlint.yaml");
    let rulebook = match load(Some(Path::new(&path)), None) {
        Ok(rulebook) => rulebook,
        Err(problems) => panic!("{page}: {problems:#?}"),
    };
    let trial = examples::test(&rulebook);
    assert!(trial.failures.is_empty() && trial.problems.is_empty(), "{page}: {trial:#?}");
}

#[test]
fn rulebooks_in_prose_read() {
    let mut read = 0;
    for page in ["README.md", "docs/rules.md"] {
        for block in blocks(page, "extends:") {
            reads(page, &block);
            read += 1;
        }
    }
    assert_eq!(read, 3);
}
