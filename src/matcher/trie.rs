//! The beginnings of all terms, looked up from where a word begins.

/// A tree of bytes. Each node holds the numbers of the terms whose beginning
/// ends there.
#[derive(Debug, Default)]
pub(super) struct Trie {
    nodes: Vec<Node>,
    /// The bytes that lead on, and beside them the nodes they lead to.
    bytes: Vec<u8>,
    children: Vec<u32>,
    terms: Vec<u32>,
    /// The children of nodes that have many, by their byte; 0 for none.
    tables: Vec<[u32; 256]>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Node {
    children: (u32, u32),
    /// The number of its table, from 1, or 0 for none.
    table: u32,
    terms: (u32, u32),
}

/// Children from which a table beats a search.
const MANY: u32 = 8;

/// A place in the tree.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place(u32);

impl Trie {
    /// The tree of these beginnings; a term's number is its place in the list.
    pub(super) fn new(beginnings: &[&str]) -> Self {
        let mut order: Vec<u32> = (0_u32..).take(beginnings.len()).collect();
        order.sort_unstable_by_key(|&term| (beginnings[term as usize], term));
        let mut trie = Self { nodes: vec![Node::default()], ..Self::default() };
        // Breadth first, so that the children of a node stand side by side.
        let mut open = vec![(0, 0, order.as_slice())];
        while !open.is_empty() {
            let mut deeper = Vec::new();
            for (node, depth, group) in open {
                trie.grow(node, depth, group, beginnings, &mut deeper);
            }
            open = deeper;
        }
        trie.tabulate();
        trie
    }

    fn grow<'o>(
        &mut self,
        node: usize,
        depth: usize,
        group: &'o [u32],
        beginnings: &[&str],
        deeper: &mut Vec<(usize, usize, &'o [u32])>,
    ) {
        let byte = |term: &u32| beginnings[*term as usize].as_bytes().get(depth).copied();
        let ended = group.iter().take_while(|term| byte(term).is_none()).count();
        self.nodes[node].terms = (index(self.terms.len()), index(self.terms.len() + ended));
        self.terms.extend_from_slice(&group[..ended]);
        let first = self.bytes.len();
        for same in group[ended..].chunk_by(|one, other| byte(one) == byte(other)) {
            deeper.push((self.nodes.len(), depth + 1, same));
            self.bytes.extend(byte(&same[0]));
            self.children.push(index(self.nodes.len()));
            self.nodes.push(Node::default());
        }
        self.nodes[node].children = (index(first), index(self.bytes.len()));
    }

    /// The place before any byte.
    pub(super) const fn root() -> Place {
        Place(0)
    }

    /// Makes the tables of nodes with many children.
    fn tabulate(&mut self) {
        let children = |node: &Node| node.children.1 - node.children.0;
        let many = self.nodes.iter().filter(|node| MANY <= children(node)).count();
        self.tables.reserve_exact(many);
        for node in &mut self.nodes {
            let (start, end) = (node.children.0 as usize, node.children.1 as usize);
            if MANY <= children(node) {
                let mut table = [0; 256];
                for (byte, child) in self.bytes[start..end].iter().zip(&self.children[start..end]) {
                    table[usize::from(*byte)] = *child;
                }
                self.tables.push(table);
                node.table = index(self.tables.len());
            }
        }
    }

    /// The place one byte further, if a term goes on there.
    pub(super) fn step(&self, place: Place, byte: u8) -> Option<Place> {
        let node = self.nodes.get(place.0 as usize)?;
        if let Some(table) = (node.table as usize).checked_sub(1) {
            let child = self.tables[table][usize::from(byte)];
            return (child != 0).then_some(Place(child));
        }
        let (start, end) = node.children;
        let at = self.bytes[start as usize..end as usize].iter().position(|own| *own == byte)?;
        Some(Place(self.children[start as usize + at]))
    }

    /// The terms whose beginning ends here.
    pub(super) fn terms(&self, place: Place) -> &[u32] {
        let (start, end) = self.nodes[place.0 as usize].terms;
        &self.terms[start as usize..end as usize]
    }
}

fn index(length: usize) -> u32 {
    u32::try_from(length).expect("a rulebook has fewer than four billion letters")
}
