//! The beginnings of all terms, looked up from where a word begins.

/// A tree of bytes. Each node holds the numbers of the terms whose beginning
/// ends there; bytes after which nothing branches off share a node.
#[derive(Debug, Default)]
pub(super) struct Trie {
    nodes: Vec<Node>,
    /// The bytes that must follow within nodes.
    labels: Vec<u8>,
    /// The bytes that lead on, and beside them the nodes they lead to.
    bytes: Vec<u8>,
    children: Vec<u32>,
    terms: Vec<u32>,
    /// The children of nodes that have many, by the class of their byte; 0 for
    /// none.
    tables: Vec<u32>,
    /// The class of each byte that stands in some beginning; 0 for all others.
    classes: Vec<u8>,
    /// How many classes there are, which is how wide a table is.
    width: usize,
}

#[derive(Clone, Copy, Debug, Default)]
struct Node {
    /// Where its label stands, which leads to where it branches.
    label: (u32, u32),
    children: (u32, u32),
    /// Where its table begins, from 1, or 0 for none.
    table: u32,
    terms: (u32, u32),
}

/// Children from which a table beats a search.
const MANY: usize = 8;

/// A place in the tree: a node, and how far along the labels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    node: u32,
    label: u32,
}

/// A beginning while the tree is built, and the number of its term. Its first
/// bytes as a number settle most comparisons.
type Numbered<'h> = (u64, &'h [u8], u32);

impl Trie {
    /// The tree of these beginnings; a term's number is its place among them.
    pub(super) fn new<'h>(beginnings: impl Iterator<Item = &'h str>) -> Self {
        let mut order: Vec<Numbered<'h>> = beginnings
            .zip(0_u32..)
            .map(|(head, term)| (first_bytes(head), head.as_bytes(), term))
            .collect();
        order.sort_unstable();
        let mut trie = Self { nodes: vec![Node::default()], ..Self::default() };
        trie.classify(order.iter().map(|(_, head, _)| *head));
        let mut open = vec![(0, 0, order.as_slice())];
        while let Some((node, depth, group)) = open.pop() {
            trie.grow(node, depth, group, &mut open);
        }
        trie.tabulate();
        trie
    }

    /// Makes the node of a group of beginnings that are the same up to `depth`.
    fn grow<'o, 'h>(
        &mut self,
        node: usize,
        depth: usize,
        group: &'o [Numbered<'h>],
        open: &mut Vec<(usize, usize, &'o [Numbered<'h>])>,
    ) {
        // In their order, what the first and the last share, all share.
        let (first, last) = match group {
            [] => return,
            [only] => (only.1, only.1),
            [first, .., last] => (first.1, last.1),
        };
        let (first, last) = (&first[depth..], &last[depth..]);
        let shared = first.iter().zip(last).take_while(|(one, other)| one == other).count();
        let label = index(self.labels.len());
        self.labels.extend_from_slice(&first[..shared]);
        let depth = depth + shared;
        let ended = group.iter().take_while(|(_, head, _)| head.len() == depth).count();
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

    /// The place before any byte.
    pub(super) const fn root() -> Place {
        Place { node: 0, label: 0 }
    }

    /// Gives each byte of the beginnings a class: so few of all bytes stand in
    /// them that small tables do.
    fn classify<'h>(&mut self, heads: impl Iterator<Item = &'h [u8]>) {
        let mut stands = [false; 256];
        for byte in heads.flatten() {
            stands[usize::from(*byte)] = true;
        }
        let mut last = 0;
        let class = |stands: bool| {
            last += u8::from(stands);
            if stands { last } else { 0 }
        };
        self.classes = stands.into_iter().map(class).collect();
        self.width = usize::from(last) + 1;
    }

    /// Makes the tables of nodes with many children.
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

    /// The place one byte further, if a term goes on there.
    pub(super) fn step(&self, place: Place, byte: u8) -> Option<Place> {
        let node = self.nodes.get(place.node as usize)?;
        if place.label < node.label.1 {
            let goes_on = self.labels[place.label as usize] == byte;
            return goes_on.then_some(Place { label: place.label + 1, ..place });
        }
        let child = if let Some(table) = (node.table as usize).checked_sub(1) {
            self.tables[table + usize::from(self.classes[usize::from(byte)])]
        } else {
            let (start, end) = node.children;
            let bytes = &self.bytes[start as usize..end as usize];
            let at = bytes.iter().position(|own| *own == byte)?;
            self.children[start as usize + at]
        };
        (child != 0).then(|| Place { node: child, label: self.nodes[child as usize].label.0 })
    }

    /// The terms whose beginning ends here.
    pub(super) fn terms(&self, place: Place) -> &[u32] {
        let node = &self.nodes[place.node as usize];
        if place.label < node.label.1 {
            return &[];
        }
        &self.terms[node.terms.0 as usize..node.terms.1 as usize]
    }
}

/// Its first eight bytes as a number that sorts as they do.
fn first_bytes(head: &str) -> u64 {
    let mut first = [0; 8];
    let known = head.len().min(first.len());
    first[..known].copy_from_slice(&head.as_bytes()[..known]);
    u64::from_be_bytes(first)
}

/// A length in fewer bytes than the machine takes for one.
pub(super) fn index(length: usize) -> u32 {
    u32::try_from(length).expect("a rulebook has fewer than four billion letters")
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        /// Every beginning of a text is found at its end, and nothing else.
        #[test]
        fn what_a_text_begins_with_is_found(
            heads in proptest::collection::vec("[ab]{1,5}|[a-l]{1,2}|aaaabbbb[ab]{0,3}", 0..30),
            text in "[ab]{0,8}|[a-l]{0,3}|aaaabbbb[ab]{0,4}",
        ) {
            let trie = Trie::new(heads.iter().map(String::as_str));
            let mut found = Vec::new();
            let mut place = Some(Trie::root());
            for byte in text.bytes() {
                place = place.and_then(|place| trie.step(place, byte));
                found.extend(place.map_or(&[][..], |place| trie.terms(place)));
            }
            let mut begun: Vec<(usize, usize)> =
                heads.iter().map(String::len).zip(0..).filter(|(_, term)| text.starts_with(&heads[*term])).collect();
            begun.sort_unstable();
            let found: Vec<usize> = found.into_iter().map(|term: &u32| *term as usize).collect();
            let begun: Vec<usize> = begun.into_iter().map(|(_, term)| term).collect();
            proptest::prop_assert_eq!(found, begun);
        }
    }
}
