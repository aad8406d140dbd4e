//! The literal prefixes of all terms, in one trie.
//!
//! The trie is plain data of a fixed layout, so that it can be built when the program
//! is built. Its nodes are sorted by their depth: the few nodes that nearly every
//! word visits are beside each other, and stay in the processor's cache.

use std::{borrow::Cow, collections::VecDeque, ops::Range};

/// A radix trie over bytes: a node has a label, which is a run of bytes without
/// a branch, and one child for each byte that may follow the label.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Trie {
    /// The nodes, and an empty one after them, which marks where the data of the last
    /// node end.
    pub(super) nodes: Cow<'static, [TrieNode]>,
    /// The labels of all nodes, in the order of the nodes.
    pub(super) labels: Cow<'static, [u8]>,
    /// The class of each byte: the number of its bit in [`TrieNode::classes`].
    pub(super) classes: Cow<'static, [u8]>,
    /// The children for bytes of the class [`RARE`]: the index of the node, the byte,
    /// and the index of the child, sorted.
    pub(super) rare: Cow<'static, [(u32, u8, u32)]>,
    /// The classes of the bytes that may follow a word, except [`LATIN`], as in
    /// [`TrieNode::classes`].
    after_words: u64,
}

/// A node. Each field except `classes` and `label_length` is an index at which data
/// of the node begin; the data of one kind are beside each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct TrieNode {
    /// A set of bits, one for the class of each byte that leads to a child. The
    /// children are in the order of these bits; those for rare bytes come last.
    pub(super) classes: u64,
    /// The index of the first child.
    pub(super) children: u32,
    /// The index in [`Trie::labels`] at which the label begins.
    pub(super) label: u32,
    /// The length of the label in bytes.
    pub(super) label_length: u32,
    /// The index of the first term whose prefix ends here. These terms end where
    /// those of the next node begin.
    pub(super) terms: u32,
}

/// A place in a trie, which is reached after some bytes of a text. The default is the root.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    node: u32,
    /// How many bytes of the label of the node were read; one more if the terms that end
    /// at the node were found, too.
    read: u32,
}

/// The class of the bytes that are not among the most frequent ones.
const RARE: u8 = 63;

/// A prefix while the trie is built: its first eight bytes as a number, all its bytes,
/// and the number of its term. Comparing the first eight bytes is usually enough
/// to sort prefixes.
type Numbered<'p> = (u64, &'p [u8], u32);

/// Nodes that are still to be filled in: the index of each, its depth in bytes, and the
/// prefixes that pass through it or end at it.
type Open<'o, 'p> = VecDeque<(usize, usize, &'o [Numbered<'p>])>;

impl Trie {
    /// The trie that consists of these parts.
    pub(super) fn of_parts(
        nodes: Cow<'static, [TrieNode]>,
        labels: Cow<'static, [u8]>,
        classes: Cow<'static, [u8]>,
        rare: Cow<'static, [(u32, u8, u32)]>,
    ) -> Self {
        let bytes = (0..=u8::MAX).zip(&*classes).filter(|(byte, _)| *byte != LATIN);
        let after_words = bytes.filter(|(byte, _)| may_follow_word(*byte, None));
        let after_words = after_words.fold(0, |after, (_, class)| after | 1 << class);
        Self { nodes, labels, classes, rare, after_words }
    }

    /// Builds the trie of these prefixes. Also returns the prefixes in the order in which
    /// the trie has them: each number is a position in `prefixes`.
    pub(super) fn new<'p>(prefixes: impl Iterator<Item = &'p str>) -> (Self, Vec<u32>) {
        let mut sorted: Vec<Numbered<'p>> = prefixes
            .zip(0_u32..)
            .map(|(prefix, term)| (first_bytes(prefix), prefix.as_bytes(), term))
            .collect();
        sorted.sort_unstable();
        let mut layout = TrieBuilder::new(sorted.iter().map(|(_, prefix, _)| *prefix));
        let mut open = Open::from([(0, 0, sorted.as_slice())]);
        while let Some((node, depth, group)) = open.pop_front() {
            layout.grow(node, depth, group, &mut open);
        }
        layout.finish()
    }

    /// Finds every prefix that is in the text at byte `start`. For each, calls `each`
    /// with the numbers of the terms that have this prefix, and the offset of its
    /// end. A blank in a prefix matches any white space.
    pub(super) fn prefixes_of(
        &self,
        text: &str,
        start: usize,
        each: impl FnMut(Range<u32>, usize),
    ) {
        self.walk(text, start..text.len(), Place::default(), each);
    }

    /// Walks through a part of a text, from a place of the trie on. Calls `each` for each
    /// prefix, as in [`Self::prefixes_of`]. Returns the place at the end of the part; `None`
    /// if there is no prefix that goes on there.
    pub(super) fn walk(
        &self,
        text: &str,
        part: Range<usize>,
        from: Place,
        mut each: impl FnMut(Range<u32>, usize),
    ) -> Option<Place> {
        let nodes = &*self.nodes;
        let bytes = text.as_bytes();
        let Place { mut node, mut read } = from;
        let mut at = part.start;
        while let [own, next, ..] = nodes[node as usize..] {
            let label = self.label(own);
            for byte in label.get(read as usize..).unwrap_or_default() {
                if at == part.end {
                    return Some(Place { node, read });
                }
                at = step(text, at, *byte)?;
                read += 1;
            }
            if read <= own.label_length && own.terms < next.terms {
                each(own.terms..next.terms, at);
            }
            if part.end <= at {
                return Some(Place { node, read: own.label_length + 1 });
            }
            let byte = bytes[at];
            let byte = if byte.is_ascii_whitespace() { b' ' } else { byte };
            let child = self.child(node as usize, own, byte)?;
            at = step(text, at, byte)?;
            (node, read) = (to_u32(child), 0);
        }
        None
    }

    /// Whether a prefix may go on at a place if a word ends there.
    pub(super) fn may_go_on_after_word(&self, place: Place) -> bool {
        let node = self.nodes[place.node as usize];
        if place.read < node.label_length {
            let rest = &self.label(node)[place.read as usize..];
            return may_follow_word(rest[0], rest.get(1).copied());
        }
        node.classes & self.after_words != 0
            || self.child(place.node as usize, node, LATIN).is_some_and(|child| {
                may_follow_word(LATIN, self.label(self.nodes[child]).first().copied())
            })
    }

    fn label(&self, node: TrieNode) -> &[u8] {
        &self.labels[node.label as usize..(node.label + node.label_length) as usize]
    }

    /// The index of the child of a node for a byte; `None` if there is none.
    fn child(&self, number: usize, node: TrieNode, byte: u8) -> Option<usize> {
        let class = self.classes[usize::from(byte)];
        if node.classes >> class & 1 == 0 {
            return None;
        }
        if class == RARE {
            let key = |rare: &(u32, u8, u32)| (rare.0 as usize, rare.1);
            let found = self.rare.binary_search_by_key(&(number, byte), key).ok()?;
            return Some(self.rare[found].2 as usize);
        }
        let before = node.classes & ((1 << class) - 1);
        Some(node.children as usize + before.count_ones() as usize)
    }
}

/// The offset at which the text continues after a byte of a prefix; `None` if the
/// text does not have that byte at `at`.
fn step(text: &str, at: usize, byte: u8) -> Option<usize> {
    let own = *text.as_bytes().get(at)?;
    if byte != b' ' {
        return (own == byte).then_some(at + 1);
    }
    let after = at + 1;
    let further = text.as_bytes().get(after).copied().unwrap_or(b'a');
    // Nearly all white space is a single blank before a letter, so that its end need
    // not be searched for.
    let is_single = b' ' < further && further.is_ascii();
    let length = |text: &str| if is_single { 0 } else { text.len() - text.trim_start().len() };
    own.is_ascii_whitespace().then(|| after + length(&text[after..]))
}

/// The first byte of the characters from `À` to `ÿ`, nearly all of which are letters.
const LATIN: u8 = 0xC3;

/// Whether bytes with these first ones may follow a word. Always true for most characters
/// beyond ASCII, some of which are letters.
fn may_follow_word(first: u8, second: Option<u8>) -> bool {
    match (first, second) {
        // `×` and `÷` are no letters.
        (LATIN, Some(second)) => matches!(second, 0x97 | 0xB7),
        _ => !first.is_ascii() || !first.is_ascii_alphanumeric() && first != b'_',
    }
}

/// A trie whose nodes are being filled in.
struct TrieBuilder {
    nodes: Vec<TrieNode>,
    labels: Vec<u8>,
    classes: Vec<u8>,
    rare: Vec<(u32, u8, u32)>,
    terms: Vec<u32>,
}

impl TrieBuilder {
    fn new<'p>(prefixes: impl Iterator<Item = &'p [u8]>) -> Self {
        Self {
            nodes: vec![TrieNode::default()],
            labels: Vec::new(),
            classes: classes(prefixes),
            rare: Vec::new(),
            terms: Vec::new(),
        }
    }

    /// Fills in the node of a group of sorted prefixes whose first `depth` bytes
    /// are equal, and adds its children to the open nodes.
    fn grow<'o, 'p>(
        &mut self,
        node: usize,
        depth: usize,
        group: &'o [Numbered<'p>],
        open: &mut Open<'o, 'p>,
    ) {
        let label = to_u32(self.labels.len());
        let terms = to_u32(self.terms.len());
        // The group is sorted, so all have in common what the first and the last one
        // have in common.
        let (first, last) = match group {
            [] => (&[][..], &[][..]),
            [only] => (&only.1[depth..], &only.1[depth..]),
            [first, .., last] => (&first.1[depth..], &last.1[depth..]),
        };
        let common = first.iter().zip(last).take_while(|(one, other)| one == other).count();
        self.labels.extend_from_slice(&first[..common]);
        let depth = depth + common;
        let ended = group.iter().take_while(|(_, prefix, _)| prefix.len() == depth).count();
        self.terms.extend(group[..ended].iter().map(|(.., term)| *term));
        let children = to_u32(self.nodes.len());
        let classes = self.branch(to_u32(node), depth, &group[ended..], open);
        let label_length = to_u32(common);
        self.nodes[node] = TrieNode { classes, children, label, label_length, terms };
    }

    /// Adds a child for each byte that follows the first `depth` bytes in a group of
    /// prefixes, and returns the classes of these bytes, a bit for each class.
    fn branch<'o, 'p>(
        &mut self,
        node: u32,
        depth: usize,
        group: &'o [Numbered<'p>],
        open: &mut Open<'o, 'p>,
    ) -> u64 {
        let mut found = 0_u64;
        let mut add = |same: &'o [Numbered<'p>], layout: &mut Self| {
            found |= 1 << layout.classes[usize::from(same[0].1[depth])];
            open.push_back((layout.nodes.len(), depth + 1, same));
            layout.nodes.push(TrieNode::default());
        };
        let mut rare = Vec::new();
        for same in group.chunk_by(|one, other| one.1[depth] == other.1[depth]) {
            match self.classes[usize::from(same[0].1[depth])] {
                RARE => rare.push(same),
                _ => add(same, self),
            }
        }
        for same in rare {
            self.rare.push((node, same[0].1[depth], to_u32(self.nodes.len())));
            add(same, self);
        }
        found
    }

    fn finish(mut self) -> (Trie, Vec<u32>) {
        let end = TrieNode { terms: to_u32(self.terms.len()), ..TrieNode::default() };
        self.nodes.push(end);
        let Self { nodes, labels, classes, rare, terms } = self;
        (Trie::of_parts(nodes.into(), labels.into(), classes.into(), rare.into()), terms)
    }
}

/// The class of each byte. Each of the most frequent bytes has a class of its own, in
/// the order of the bytes; all others have [`RARE`].
fn classes<'p>(prefixes: impl Iterator<Item = &'p [u8]>) -> Vec<u8> {
    let mut counts: Vec<(u32, u8)> = (0..=u8::MAX).map(|byte| (0, byte)).collect();
    for byte in prefixes.flatten() {
        counts[usize::from(*byte)].0 += 1;
    }
    counts.sort_unstable_by(|one, other| other.cmp(one));
    let frequent = counts.iter().take(usize::from(RARE));
    let mut frequent: Vec<u8> =
        frequent.filter(|(count, _)| 0 < *count).map(|(_, byte)| *byte).collect();
    frequent.sort_unstable();
    let mut classes = vec![RARE; 256];
    for (class, byte) in (0..).zip(frequent) {
        classes[usize::from(byte)] = class;
    }
    classes
}

/// The first eight bytes of a prefix as a number, which sorts as the bytes do.
fn first_bytes(prefix: &str) -> u64 {
    let mut first = [0; 8];
    let length = prefix.len().min(first.len());
    first[..length].copy_from_slice(&prefix.as_bytes()[..length]);
    u64::from_be_bytes(first)
}

/// A length or number in four bytes instead of eight, which halves the size of what is
/// stored.
pub(super) fn to_u32(length: usize) -> u32 {
    u32::try_from(length).expect("a rulebook has fewer than four billion bytes")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_phrases_go_on_after_a_word() {
        let (trie, _) = Trie::new(["brandalarm", "brand i", "kl.", "læs ×", "2×4"].into_iter());
        let goes_on = |word: &str| {
            let place = trie.walk(word, 0..word.len(), Place::default(), |_, _| ());
            place.is_some_and(|place| trie.may_go_on_after_word(place))
        };
        assert!(goes_on("brand") && goes_on("kl") && goes_on("læs") && goes_on("2"));
        assert!(!goes_on("bran") && !goes_on("branda") && !goes_on("x"));
    }

    #[test]
    fn a_node_takes_24_bytes() {
        assert_eq!(size_of::<TrieNode>(), 24);
    }

    proptest::proptest! {
        /// Every prefix in a text is found with its end, and nothing else is, even if
        /// there are more different bytes than classes.
        #[test]
        fn the_prefixes_of_a_text_are_found(
            prefixes in proptest::collection::vec(
                "[ab]{1,5}|[a-l]{1,2}|aaaabbbb[ab]{0,3}|[!-~À-ſ]{1,2}|a b?", 0..200),
            text in "[ab]{0,8}|[a-l]{0,3}|aaaabbbb[ab]{0,4}|[!-~À-ſ]{0,3}|a[ \n]{1,3}b",
        ) {
            let (trie, terms) = Trie::new(prefixes.iter().map(String::as_str));
            let mut found: Vec<u32> = Vec::new();
            trie.prefixes_of(&text, 0, |range, _| {
                found.extend(&terms[range.start as usize..range.end as usize]);
            });
            let plain: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let mut expected: Vec<(usize, u32)> =
                prefixes.iter().map(String::len).zip(0..).filter(|(_, term)| plain.starts_with(&prefixes[*term as usize])).collect();
            expected.sort_unstable();
            let expected: Vec<u32> = expected.into_iter().map(|(_, term)| term).collect();
            proptest::prop_assert_eq!(found, expected);
        }
    }
}
