//! The literal prefixes of all terms in one trie.

/// A radix trie over bytes: a node has a label, which is a run of bytes without
/// a branch, and one child for each byte that may follow the label.
#[derive(Debug, Default)]
pub(super) struct Trie {
    nodes: Vec<Node>,
    /// The labels of all nodes, concatenated.
    labels: Vec<u8>,
    /// The byte that leads to each child.
    bytes: Vec<u8>,
    /// The node of each child, parallel to `bytes`.
    children: Vec<u32>,
    /// The terms that end at each node, by their numbers.
    terms: Vec<u32>,
    /// Lookup tables of the nodes with many children: the child for each byte
    /// class, 0 where there is none.
    tables: Vec<u32>,
    /// The class of each byte that occurs in a prefix; 0 for all other bytes.
    classes: Vec<u8>,
    /// The number of classes, which is the length of a table.
    width: usize,
}

/// A node, as ranges of the vectors of its trie.
#[derive(Clone, Copy, Debug, Default)]
struct Node {
    label: (u32, u32),
    children: (u32, u32),
    /// The start of its table plus 1; 0 where it has none.
    table: u32,
    terms: (u32, u32),
}

/// The number of children from which a table is faster than a search.
const MANY: usize = 8;

/// A state of a walk: a node, and the position in its label.
#[derive(Clone, Copy, Debug)]
pub(super) struct State {
    node: u32,
    label: u32,
}

/// A prefix while the trie is built: its first eight bytes as a number, which
/// decide most comparisons, all of its bytes, and the number of its term.
type Numbered<'p> = (u64, &'p [u8], u32);

impl Trie {
    /// The trie of these prefixes; the number of a term is the index of its
    /// prefix.
    pub(super) fn new<'p>(prefixes: impl Iterator<Item = &'p str>) -> Self {
        let mut order: Vec<Numbered<'p>> = prefixes
            .zip(0_u32..)
            .map(|(prefix, term)| (first_bytes(prefix), prefix.as_bytes(), term))
            .collect();
        order.sort_unstable();
        let mut trie = Self { nodes: vec![Node::default()], ..Self::default() };
        trie.classify(order.iter().map(|(_, prefix, _)| *prefix));
        let mut open = vec![(0, 0, order.as_slice())];
        while let Some((node, depth, group)) = open.pop() {
            trie.grow(node, depth, group, &mut open);
        }
        trie.tabulate();
        trie
    }

    /// Fills in the node of a group of sorted prefixes whose first `depth` bytes
    /// are equal, and puts its children on the stack of open nodes.
    fn grow<'o, 'p>(
        &mut self,
        node: usize,
        depth: usize,
        group: &'o [Numbered<'p>],
        open: &mut Vec<(usize, usize, &'o [Numbered<'p>])>,
    ) {
        // In sorted order, what the first and the last have in common, all have.
        let (first, last) = match group {
            [] => return,
            [only] => (only.1, only.1),
            [first, .., last] => (first.1, last.1),
        };
        let (first, last) = (&first[depth..], &last[depth..]);
        let common = first.iter().zip(last).take_while(|(one, other)| one == other).count();
        let label = index(self.labels.len());
        self.labels.extend_from_slice(&first[..common]);
        let depth = depth + common;
        let ended = group.iter().take_while(|(_, prefix, _)| prefix.len() == depth).count();
        let terms = index(self.terms.len());
        self.terms.extend(group[..ended].iter().map(|(.., term)| *term));
        let children = index(self.bytes.len());
        for same in group[ended..].chunk_by(|one, other| one.1[depth] == other.1[depth]) {
            open.push((self.nodes.len(), depth + 1, same));
            self.bytes.push(same[0].1[depth]);
            self.children.push(index(self.nodes.len()));
            self.nodes.push(Node::default());
        }
        self.nodes[node] = Node {
            label: (label, index(self.labels.len())),
            children: (children, index(self.bytes.len())),
            table: 0,
            terms: (terms, index(self.terms.len())),
        };
    }

    /// The state before any byte.
    pub(super) const fn root() -> State {
        State { node: 0, label: 0 }
    }

    /// Gives each byte that occurs in a prefix a class of its own. Few bytes do,
    /// which keeps the tables small.
    fn classify<'p>(&mut self, prefixes: impl Iterator<Item = &'p [u8]>) {
        let mut occurs = [false; 256];
        for byte in prefixes.flatten() {
            occurs[usize::from(*byte)] = true;
        }
        let mut last = 0;
        let class = |occurs: bool| {
            last += u8::from(occurs);
            if occurs { last } else { 0 }
        };
        self.classes = occurs.into_iter().map(class).collect();
        self.width = usize::from(last) + 1;
    }

    /// Builds the tables of the nodes with many children.
    fn tabulate(&mut self) {
        for node in &mut self.nodes {
            let (start, end) = (node.children.0 as usize, node.children.1 as usize);
            if MANY <= end - start {
                let table = self.tables.len();
                self.tables.resize(table + self.width, 0);
                for (byte, child) in self.bytes[start..end].iter().zip(&self.children[start..end]) {
                    self.tables[table + usize::from(self.classes[usize::from(*byte)])] = *child;
                }
                node.table = index(table + 1);
            }
        }
    }

    /// The state after one more byte, if some prefix continues with it.
    pub(super) fn step(&self, state: State, byte: u8) -> Option<State> {
        let node = self.nodes.get(state.node as usize)?;
        if state.label < node.label.1 {
            let continues = self.labels[state.label as usize] == byte;
            return continues.then_some(State { label: state.label + 1, ..state });
        }
        let child = if let Some(table) = (node.table as usize).checked_sub(1) {
            self.tables[table + usize::from(self.classes[usize::from(byte)])]
        } else {
            let (start, end) = node.children;
            let bytes = &self.bytes[start as usize..end as usize];
            let at = bytes.iter().position(|own| *own == byte)?;
            self.children[start as usize + at]
        };
        (child != 0).then(|| State { node: child, label: self.nodes[child as usize].label.0 })
    }

    /// The terms whose prefix ends in this state.
    pub(super) fn terms(&self, state: State) -> &[u32] {
        let node = &self.nodes[state.node as usize];
        if state.label < node.label.1 {
            return &[];
        }
        &self.terms[node.terms.0 as usize..node.terms.1 as usize]
    }
}

/// The first eight bytes of a prefix as a number that sorts as they do.
fn first_bytes(prefix: &str) -> u64 {
    let mut first = [0; 8];
    let length = prefix.len().min(first.len());
    first[..length].copy_from_slice(&prefix.as_bytes()[..length]);
    u64::from_be_bytes(first)
}

/// A length or index as four bytes, which halves the size of the vectors.
pub(super) fn index(length: usize) -> u32 {
    u32::try_from(length).expect("a rulebook has fewer than four billion bytes")
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        /// Every prefix of a text is found at its end, and nothing else.
        #[test]
        fn the_prefixes_of_a_text_are_found(
            prefixes in proptest::collection::vec("[ab]{1,5}|[a-l]{1,2}|aaaabbbb[ab]{0,3}", 0..30),
            text in "[ab]{0,8}|[a-l]{0,3}|aaaabbbb[ab]{0,4}",
        ) {
            let trie = Trie::new(prefixes.iter().map(String::as_str));
            let mut found = Vec::new();
            let mut state = Some(Trie::root());
            for byte in text.bytes() {
                state = state.and_then(|state| trie.step(state, byte));
                found.extend(state.map_or(&[][..], |state| trie.terms(state)));
            }
            let mut expected: Vec<(usize, usize)> =
                prefixes.iter().map(String::len).zip(0..).filter(|(_, term)| text.starts_with(&prefixes[*term])).collect();
            expected.sort_unstable();
            let found: Vec<usize> = found.into_iter().map(|term: &u32| *term as usize).collect();
            let expected: Vec<usize> = expected.into_iter().map(|(_, term)| term).collect();
            proptest::prop_assert_eq!(found, expected);
        }
    }
}
