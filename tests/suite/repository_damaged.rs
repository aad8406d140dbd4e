//! Repositories of Bluesky that are damaged, or made to exhaust time or memory.

use std::{fs, path::PathBuf};

use tempfile::TempDir;

use crate::{
    program::Ran,
    reading::read,
    repository::{is_read, path, post, ran, read_bytes, says, written},
    repository_files::{
        Blocks, bytes, cbor, entry, head, link, map, node, null, repository_of, text,
    },
};

/// The blocks of a repository of some posts, and its root. The posts are the first blocks.
fn posts(count: usize) -> (Blocks, Vec<u8>) {
    let rows: Vec<_> = (0..count)
        .map(|number| (path(&format!("3k{number:04}")), cbor(&post(&format!("Nummer {number}")))))
        .collect();
    let rows: Vec<_> = rows.iter().map(|(path, record)| (&**path, record.clone())).collect();
    let mut blocks = Blocks::default();
    let top = blocks.add_tree(&rows);
    let root = blocks.add_commit(&top);
    (blocks, root)
}

#[test]
fn a_missing_or_damaged_block_is_a_problem_with_a_place() {
    let (blocks, root) = posts(40);
    is_read(&blocks.file(&root), 40);
    let spoilt = |spoil: &dyn Fn(&mut Blocks)| {
        let mut blocks = blocks.clone();
        spoil(&mut blocks);
        blocks.file(&root)
    };
    let at = "repo.car, app.bsky.feed.post/3k0003";
    let said = |spoil: &dyn Fn(&mut Blocks), expected: &str| {
        let content = spoilt(spoil);
        says(&content, 39, expected);
        says(&content, 39, at);
    };
    said(&|blocks| drop(blocks.0.remove(3)), "the block is not in the file");
    said(&|blocks| _ = blocks.0[3].1.pop(), "the block is damaged");
    said(&|blocks| blocks.0[3].1.push(0), "the block is damaged");
    // Nothing but the hash can tell that this letter was another.
    said(&|blocks| *blocks.0[3].1.last_mut().expect("it ends in Z") = b'X', "the block is damaged");
    // A block may be there twice.
    is_read(&spoilt(&|blocks| blocks.0.push(blocks.0[3].clone())), 40);
    // Of a damaged block and a good copy, in whichever order, the copy is read.
    let twice = |damaged_first: bool| {
        spoilt(&|blocks| {
            let good = blocks.0[3].clone();
            let at = if damaged_first { 3 } else { blocks.0.len() };
            blocks.0.push(good);
            *blocks.0[at].1.last_mut().expect("it ends in Z") = b'X';
        })
    };
    is_read(&twice(true), 40);
    is_read(&twice(false), 40);
    // The blocks after the posts are the tree, in which the top comes last.
    let tree = 40..blocks.0.len() - 2;
    assert!(3 < tree.len());
    for part in tree {
        let content = spoilt(&|blocks| drop(blocks.0.remove(part)));
        let Ran { code, err, .. } = ran("inspect", &content);
        assert!(code == Some(2) && err.contains("posts"), "{err}");
        assert!(read_bytes(&content).posts().len() < 40);
    }
    let first = spoilt(&|blocks| drop(blocks.0.remove(blocks.0.len() - 2)));
    says(&first, 0, "the first posts may be missing: the block is not in the file");
    let commit = spoilt(&|blocks| drop(blocks.0.pop()));
    says(&commit, 0, "nothing is read, because the first block names no account");
    let middle = spoilt(&|blocks| blocks.0[41].1[0] = 0xFF);
    let err = ran("inspect", &middle).err;
    let err = err.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(err.contains("a part of the list of records is not read"), "{err}");
    assert!(err.contains("the block is damaged"), "{err}");
}

/// How many posts a file has, and whether nothing is said to be wrong with it.
fn outcome((_, path): &(TempDir, PathBuf), content: &[u8]) -> (bool, usize) {
    fs::write(path, content).expect("there is room");
    let read = read(std::slice::from_ref(path));
    (read.all_problems().is_empty(), read.posts().len())
}

#[test]
fn no_cut_loses_a_post_silently() {
    let (blocks, root) = posts(4);
    let content = blocks.file(&root);
    let place = written("repo.car", &[]);
    for len in (0..content.len()).step_by(3) {
        let (is_silent, posts) = outcome(&place, &content[..len]);
        assert!(!is_silent, "{len} bytes, {posts} posts");
    }
    let cut = "the file is incomplete or damaged: nothing from byte";
    says(&content[..content.len() - 1], 0, cut);
}

#[test]
fn no_flipped_byte_loses_a_post_silently() {
    let (blocks, root) = posts(4);
    let content = blocks.file(&root);
    let place = written("repo.car", &[]);
    for at in (0..content.len()).step_by(2) {
        let mut flipped = content.clone();
        flipped[at] ^= [0x01, 0x20, 0xFF][at / 2 % 3];
        let (is_silent, posts) = outcome(&place, &flipped);
        assert!(!is_silent || posts == 4, "byte {at}: {posts} posts");
    }
}

/// A repository of one post whose value of `key` is these bytes.
fn with_bytes(key: &str, value: Vec<u8>) -> Vec<u8> {
    let pairs = [
        ("$type", text("app.bsky.feed.post")),
        ("createdAt", text("2026-11-24T08:00:00Z")),
        ("text", text("Hej")),
    ];
    let mut pairs: Vec<_> = pairs.into_iter().filter(|(known, _)| *known != key).collect();
    pairs.push((key, value));
    repository_of(&[(&path("3k0"), map(&pairs))])
}

#[test]
fn a_damaged_record_is_a_problem() {
    says(&with_bytes("text", vec![0x62, 0xFF, 0xFE]), 0, "a text in the block is not UTF-8");
    says(&with_bytes("text", head(0, 7)), 0, "app.bsky.feed.post/3k0");
    says(&with_bytes("text", bytes(b"Hej")), 0, "app.bsky.feed.post/3k0");
    for endless in [head(2, u64::MAX), head(3, u64::MAX), head(4, u64::MAX), head(5, u64::MAX)] {
        says(&with_bytes("x", endless), 0, "the block is damaged");
    }
    // Items of open length, reserved lengths, `undefined`, a short float, no number.
    for invalid in
        [&[0x9F, 0xFF][..], &[0x1C], &[0xF7], &[0xF9, 0, 0], &[0xFB, 0x7F, 0xF0, 0, 0, 0, 0, 0, 0]]
    {
        says(&with_bytes("x", invalid.into()), 0, "the block is damaged");
    }
    // Numbers at the ends of their ranges, and a number that takes more bytes than it must.
    for valid in [head(0, u64::MAX), head(1, u64::MAX), vec![0x1B, 0, 0, 0, 0, 0, 0, 0, 1]] {
        is_read(&with_bytes("x", valid), 1);
    }
    is_read(&with_bytes("x", vec![0x81; 40].into_iter().chain([0xF6]).collect()), 1);
    let deep: Vec<u8> = vec![0x81; 500_000].into_iter().chain([0xF6]).collect();
    says(&with_bytes("x", deep), 0, "the block has too many levels");
    says(&with_bytes("x", bytes(&vec![0; 1 << 20])), 0, "the block is longer than 1 MiB");
    let twice = [head(5, 3), text("text"), text("Hej"), text("text"), text("Nej")].concat();
    let twice = [twice, text("createdAt"), text("2026-11-24T08:00:00Z")].concat();
    says(&repository_of(&[(&path("3k0"), twice)]), 0, "app.bsky.feed.post/3k0");
    // The path says what a record without `$type` is.
    let untyped = [head(5, 2), text("text"), text("Hej")].concat();
    let untyped = [untyped, text("createdAt"), text("2026-11-24T08:00:00Z")].concat();
    is_read(&repository_of(&[(&path("3k0"), untyped)]), 1);
    let timeless = [head(5, 1), text("text"), text("Hej")].concat();
    says(&repository_of(&[(&path("3k0"), timeless)]), 0, "it has no `createdAt`");
    let nameless = [head(5, 1), head(0, 1), text("Hej")].concat();
    says(&repository_of(&[(&path("3k0"), nameless)]), 0, "the block is damaged");
}

/// A repository of these blocks, whose last one is the top of the tree.
fn with_top(mut blocks: Blocks) -> Vec<u8> {
    let top = blocks.0.last().expect("there is one").0.clone();
    let root = blocks.add_commit(&top);
    blocks.file(&root)
}

#[test]
fn a_hostile_tree_ends() {
    let expected = "a part of the list of records is not read";
    // A part inside itself, whose name cannot be the right one.
    let mut cycle = Blocks::default();
    let own = cycle.add(null());
    cycle.0[0].1 = node(Some(&own), &[entry(0, &path("3k0"), &own, Some(&own))]);
    says(&with_top(cycle), 0, expected);
    // Parts that are in two places each, so that there would be 2^60 ways to the last.
    let mut wide = Blocks::default();
    let record = wide.add(cbor(&post("Hej")));
    let mut last = wide.add(node(None, &[]));
    for number in 0..60 {
        let own = path(&format!("{number:03}"));
        last = wide.add(node(Some(&last), &[entry(0, &own, &record, Some(&last))]));
    }
    says(&with_top(wide), 60, expected);
    // More parts inside each other than a tree has.
    let mut deep = Blocks::default();
    let mut last = deep.add(node(None, &[]));
    for _ in 0..10_000 {
        last = deep.add(node(Some(&last), &[]));
    }
    says(&with_top(deep), 0, "the block has too many levels");
}

#[test]
fn a_hostile_entry_is_a_problem() {
    let check = |entries: &dyn Fn(&[u8]) -> Vec<Vec<u8>>, posts: usize| {
        let mut blocks = Blocks::default();
        let record = blocks.add(cbor(&post("Hej")));
        blocks.add(node(None, &entries(&record)));
        says(&with_top(blocks), posts, "a part of the list of records is not read");
    };
    let (a, b) = (path("3ka"), path("3kb"));
    check(&|cid| vec![entry(0, &b, cid, None), entry(0, &a, cid, None)], 1);
    check(&|cid| vec![entry(0, &a, cid, None), entry(0, &a, cid, None)], 1);
    check(&|cid| vec![entry(0, "app.bsky.feed.post", cid, None)], 0);
    check(&|cid| vec![entry(0, "app.bsky.feed.post/a/b", cid, None)], 0);
    check(&|cid| vec![entry(0, "app.bsky.feed.post/\"", cid, None)], 0);
    check(&|cid| vec![entry(0, &path(&"a".repeat(2000)), cid, None)], 0);
    check(&|cid| vec![map(&[("k", bytes(a.as_bytes())), ("p", head(0, 9)), ("v", link(cid))])], 0);
    check(
        &|cid| vec![map(&[("k", bytes(a.as_bytes())), ("p", head(0, u64::MAX)), ("v", link(cid))])],
        0,
    );
    check(&|_| vec![map(&[("k", bytes(a.as_bytes())), ("p", head(0, 0))])], 0);
    let mut many = Blocks::default();
    many.add([head(5, 2), text("e"), head(4, u64::MAX), text("l"), null()].concat());
    says(&with_top(many), 0, "the block is damaged");
}

#[test]
fn a_record_in_very_many_places_ends_at_the_usual_limit() {
    let mut blocks = Blocks::default();
    let record = blocks.add(cbor(&post(&"A".repeat(900_000))));
    let entries: Vec<_> =
        (0..2000).map(|number| entry(0, &path(&format!("{number:05}")), &record, None)).collect();
    blocks.add(node(None, &entries));
    let Ran { code, err, .. } = ran("check --select tone --format short", &with_top(blocks));
    assert!(code == Some(2) && err.contains("250"), "{err}");
}
