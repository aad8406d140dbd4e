//! The edits of `window open` and `window close`: the register has the record
//! afterwards, and all else of it is as it was. The input is a title, a name and
//! the register, with zero bytes between them.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tweetlint::{
    cli::fuzzing,
    source::Source,
    yaml::{self, Value},
};

fuzz_target!(|data: &str| {
    let mut parts = data.splitn(3, '\0');
    let [title, name, register] = [(); 3].map(|()| parts.next().unwrap_or_default());
    let source = Source::new("windows.yaml", register);
    if let Some(named) = fuzzing::name_register(&source, "windows.yaml") {
        assert_adds(register, &named);
    }
    // Only lists are registers, and what is no register is refused afterwards.
    let Ok(Value::List(before)) = yaml::parse(&source).map(|node| node.value) else { return };
    let record =
        [("id", "new".to_owned()), ("title", title.to_owned()), ("declared_by", name.to_owned())];
    let Ok(added) = fuzzing::add_window(&source, &record) else { return };
    assert_adds(register, &added);
    let added = Source::new("windows.yaml", added);
    let Ok(root) = yaml::parse(&added) else { return };
    let Value::List(after) = root.value else { panic!("it is a list still") };
    assert_eq!(after.len(), before.len() + 1);
    let last = after.last().expect("one was added");
    for (key, text) in &record {
        assert_eq!(last.get(key).and_then(|value| value.text()), Some(text.as_str()));
    }
    if let Some(closed) = fuzzing::close_window(&added, "new", "2026-03-07T12:00+01:00") {
        assert_adds(added.text(), &closed);
    }
});

/// Asserts that a text is another with something added in one place.
fn assert_adds(before: &str, after: &str) {
    let same = before.bytes().zip(after.bytes()).take_while(|(one, other)| one == other).count();
    let rest = before.len() - same;
    assert!(
        after.as_bytes().ends_with(&before.as_bytes()[before.len() - rest..]),
        "{before:?} became {after:?}"
    );
}
