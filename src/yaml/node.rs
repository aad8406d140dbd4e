//! The tree of a YAML document.

use std::borrow::Cow;

use crate::{
    message::Message,
    source::{Problem, Source, Span},
};

/// A value and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// The place of the value, including quotes and brackets, but not the `|` or `>` of
    /// a block. A block without text is at its `|` or `>`.
    pub span: Span,
    /// The value.
    pub value: Value,
    /// How it is written, if it is a scalar.
    pub style: Style,
}

/// The value of a node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing, `~` or `null`.
    Null,
    /// A text, a number, a date: any value that contains no other nodes. In built-in
    /// files, the text is borrowed from the program itself.
    Scalar(Cow<'static, str>),
    /// A sequence of nodes.
    List(Vec<Node>),
    /// Keys and values in the order of the file.
    Map(Vec<(Node, Node)>),
}

/// How a scalar is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// Without quotes.
    #[default]
    Plain,
    /// In `'…'`.
    SingleQuoted,
    /// In `"…"`.
    DoubleQuoted,
    /// Under `|`.
    Literal,
    /// Under `>`.
    Folded,
    /// In `"…"`, with the escapes of JSON, in a file in JSON.
    Json,
}

impl Node {
    /// The text of a scalar; `None` for other values.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(text) => Some(text),
            Value::Null | Value::List(_) | Value::Map(_) => None,
        }
    }

    /// Whether the value is null.
    pub const fn is_null(&self) -> bool {
        matches!(self.value, Value::Null)
    }

    /// The value of a key; `None` if this is not a map, or a map without the key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        let Value::Map(entries) = &self.value else { return None };
        entries.iter().find(|(own, _)| own.text() == Some(key)).map(|(_, value)| value)
    }

    /// A node with the value null at byte `at`.
    const fn null(at: usize) -> Self {
        Self { span: Span::new(at, at), value: Value::Null, style: Style::Plain }
    }

    /// The kind of the value in words, for a message.
    pub fn noun(&self) -> Message {
        match self.value {
            Value::Null => Message::new("yaml-nothing"),
            Value::Scalar(_) => Message::new("yaml-text"),
            Value::List(_) => Message::new("yaml-list"),
            Value::Map(_) => Message::new("yaml-map"),
        }
    }
}

/// The documents of a source, as far as they can be parsed.
#[derive(Debug, Default)]
pub struct Documents {
    /// The documents. A list with an invalid entry is split into two at that entry.
    pub nodes: Vec<Node>,
    /// The syntax errors and duplicate keys.
    pub problems: Vec<Problem>,
    /// The number of duplicate keys that are not in `problems`.
    pub unlisted: usize,
    /// Whether a part of the source could not be parsed.
    pub broken: bool,
    /// Whether an alias repeats a part of the source.
    pub repeats: bool,
}

impl Documents {
    /// The only document, and its duplicate keys as problems. An empty source is
    /// [`Value::Null`].
    ///
    /// # Errors
    /// The syntax errors, or a second document.
    pub fn only(mut self, source: &Source) -> Result<(Node, Vec<Problem>), Vec<Problem>> {
        if self.broken {
            return Err(self.problems);
        }
        if let Some(second) = self.nodes.get(1) {
            let message = Message::new("yaml-second-document");
            let help = Message::new("yaml-second-document-help");
            return Err(vec![Problem::at(source, second.span, message).help(help)]);
        }
        let node = if self.nodes.is_empty() { Node::null(0) } else { self.nodes.swap_remove(0) };
        Ok((node, self.problems))
    }
}
