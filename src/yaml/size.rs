//! The size of a tree, so that aliases do not repeat too much.

use super::{Node, Value};

/// The size of a tree of nodes.
#[derive(Clone, Copy)]
pub(super) struct Size {
    pub(super) nodes: usize,
    pub(super) depth: usize,
    /// How many bytes of memory the tree takes.
    pub(super) bytes: usize,
}

impl Node {
    /// How many bytes of memory the value takes, with everything in it.
    pub(crate) fn bytes_in_memory(&self) -> usize {
        Size::of(self).bytes
    }
}

impl Size {
    pub(super) fn of(node: &Node) -> Self {
        let text = node.text().map_or(0, str::len);
        let leaf = Self { nodes: 1, depth: 0, bytes: text + size_of::<Node>() };
        let join = |whole: Self, inner: &Node| {
            let inner = Self::of(inner);
            Self {
                nodes: whole.nodes + inner.nodes,
                depth: whole.depth.max(inner.depth + 1),
                bytes: whole.bytes + inner.bytes,
            }
        };
        let parent = Self { depth: 1, ..leaf };
        match &node.value {
            Value::Null | Value::Scalar(_) => leaf,
            Value::List(items) => items.iter().fold(parent, join),
            Value::Map(entries) => {
                entries.iter().flat_map(|(key, value)| [key, value]).fold(parent, join)
            }
        }
    }
}
