//! The values that anchors mark (`&name`), which aliases repeat (`*name`).

use std::collections::{BTreeMap, HashMap, HashSet};

use super::Node;

/// The values that anchors mark, by the names of the anchors.
pub(super) type Named = HashMap<String, Node>;

/// The anchors that have been read so far.
#[derive(Default)]
pub(super) struct Anchors {
    /// The value that each anchor marks, by the number that the parser gave it.
    nodes: HashMap<usize, Node>,
    /// The numbers of the anchors that an alias repeats.
    used: HashSet<usize>,
    /// The number of the last anchor of each name in the document.
    numbers: BTreeMap<String, usize>,
    /// The anchors of the document that were read before a syntax error. The parser that
    /// began again after the error does not know them.
    earlier: Named,
}

impl Anchors {
    /// No anchors but those that were read before a syntax error.
    pub(super) fn after_error(earlier: Named) -> Self {
        Self { earlier, ..Self::default() }
    }

    /// Adds the name of an anchor, whose value need not be complete.
    pub(super) fn add_name(&mut self, number: usize, name: &str) {
        self.numbers.insert(name.to_owned(), number);
    }

    /// Adds the value of an anchor.
    pub(super) fn add_value(&mut self, number: usize, node: Node) {
        self.nodes.insert(number, node);
    }

    /// Forgets the names, which hold only within a document.
    pub(super) fn leave_document(&mut self) {
        self.numbers.clear();
        self.earlier.clear();
    }

    /// The value of an anchor that an alias repeats; `None` if it is not complete.
    pub(super) fn repeated(&mut self, number: usize) -> Option<Node> {
        self.used.insert(number);
        self.nodes.get(&number).cloned()
    }

    /// The value of an anchor that was read before a syntax error.
    pub(super) fn earlier(&self, name: &str) -> Option<Node> {
        self.earlier.get(name).cloned()
    }

    /// The values that no alias repeats.
    pub(super) fn unused(&self) -> impl Iterator<Item = &Node> {
        let unused = self.nodes.iter().filter(|(number, _)| !self.used.contains(number));
        unused.map(|(_, node)| node)
    }

    /// The anchors of the document with their values, for the parser that begins again
    /// after a syntax error. An anchor whose value is not complete has none.
    pub(super) fn into_named(mut self) -> Named {
        for (name, number) in self.numbers {
            match self.nodes.remove(&number) {
                Some(node) => self.earlier.insert(name, node),
                None => self.earlier.remove(&name),
            };
        }
        self.earlier
    }
}
