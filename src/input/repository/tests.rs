//! Tests of the reading of DAG-CBOR.

use super::cbor::{Cbor, Item};

#[track_caller]
fn check(bytes: &[u8], expected: Option<Item<'_>>) {
    assert_eq!(Cbor::new(bytes).item().ok(), expected, "{bytes:02x?}");
}

#[test]
fn items_are_those_of_the_standard() {
    check(b"\x17", Some(Item::Integer(23)));
    check(b"\x19\x03\xE8", Some(Item::Integer(1000)));
    check(b"\x38\x63", Some(Item::Integer(-100)));
    check(b"\x3B\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", Some(Item::Integer(-(1 << 64))));
    check(b"\xFB\x3F\xF1\x99\x99\x99\x99\x99\x9A", Some(Item::Float(1.1)));
    check("\u{63}\u{e6}\u{21}".as_bytes(), Some(Item::Text("æ!")));
    check(b"\x42\x01\x02", Some(Item::Bytes(&[1, 2])));
    check(b"\x82\x01\x02", Some(Item::List(2)));
    check(b"\xA1\x61a\x01", Some(Item::Map(1)));
    check(b"\xD8\x2A\x43\x00\x01\x71", Some(Item::Link(&[0x01, 0x71])));
    check(b"\xF5", Some(Item::Truth(true)));
    check(b"\xF6", Some(Item::Null));
    for invalid in ["", "\x18", "\x1F", "\x5F", "\x7F", "\x62a"] {
        check(invalid.as_bytes(), None);
    }
    // A tag that is not the one of a link, and a link without its zero.
    check(b"\xC0\x60", None);
    check(b"\xD8\x2A\x42\x01\x71", None);
}

#[test]
fn skipping_ends_where_the_items_do() {
    let mut cbor = Cbor::new(b"\x82\x81\x01\xA1\x61a\x80\x02\x03");
    assert_eq!(cbor.skip(2), Ok(()));
    assert_eq!((cbor.at(), cbor.expect_end().is_ok()), (8, false));
    assert!(cbor.skip(2).is_err());
    assert!(Cbor::new(b"\xBB\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF").skip(1).is_err());
}
