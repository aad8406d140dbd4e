//! The edits of `window open` and `window close`: the register has the record
//! afterwards, and everything else in it is as before. The input is a title, a name and
//! the register, with zero bytes between them.

use libfuzzer_sys::Corpus;
use tweetlint::{
    cli::fuzzing,
    source::Source,
    yaml::{self, Value},
};

use super::texts;

/// Runs the target.
pub fn run(data: &[u8]) -> Corpus {
    let Some([title, name, register]) = texts(data) else { return Corpus::Reject };
    // Carriage returns alone are not recognised as line breaks: a record is then added
    // at the wrong depth, which the command notices, and refuses.
    if register.replace("\r\n", "\n").contains('\r') {
        return Corpus::Reject;
    }
    let source = Source::new("windows.yaml", register);
    if let Some(named) = fuzzing::name_register(&source, "windows.yaml") {
        assert_adds(register, &named);
    }
    // Only lists are registers. Anything else is refused later.
    let Ok(Value::List(before)) = yaml::parse(&source).map(|node| node.value) else {
        return Corpus::Keep;
    };
    let record =
        [("id", "new".to_owned()), ("title", title.to_owned()), ("declared_by", name.to_owned())];
    let Ok(added) = fuzzing::add_window(&source, &record) else { return Corpus::Keep };
    assert_adds(register, &added);
    let added = Source::new("windows.yaml", added);
    let Ok(root) = yaml::parse(&added) else { return Corpus::Keep };
    let Value::List(after) = root.value else { panic!("it is a list still") };
    assert_eq!(after.len(), before.len() + 1);
    let last = after.last().expect("one was added");
    for (key, text) in &record {
        assert_eq!(last.get(key).and_then(|value| value.text()), Some(text.as_str()));
    }
    if let Some(closed) = fuzzing::close_window(&added, "new", "2026-03-07T12:00+01:00") {
        assert_adds(added.text(), &closed);
    }
    Corpus::Keep
}

/// Asserts that `after` is `before` with something added in one place, or put in the
/// place of `null` or of an empty list.
fn assert_adds(before: &str, after: &str) {
    let same = before.bytes().zip(after.bytes()).take_while(|(one, other)| one == other).count();
    let [rest, more] = [before, after].map(|text| &text.as_bytes()[same..]);
    let end = rest.iter().rev().zip(more.iter().rev()).take_while(|(one, other)| one == other);
    let lost = &rest[..rest.len() - end.count()];
    let is_nothing = lost.iter().all(|byte| b"[]~nulNUL \t\r\n".contains(byte));
    assert!(is_nothing, "{before:?} became {after:?}");
}
