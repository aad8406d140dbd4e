//! Says which elements a post lacks, for the label of a finding.

use super::element::{Called, Element};
use crate::{
    message::{Message, Value},
    yaml::{self, Node},
};

/// The most words of a rule that a label names. If there are more, an ellipsis follows.
const MOST_NAMED: usize = 5;

/// The label for a post that has none of these elements. The label names all of them.
pub(super) fn label(elements: &[Element]) -> Message {
    let mut nouns: Vec<Message> = Vec::new();
    for noun in elements.iter().flat_map(Element::nouns) {
        if !nouns.contains(&noun) {
            nouns.push(noun);
        }
    }
    match nouns.as_slice() {
        [only] => match elements.first().and_then(Element::called) {
            Some(called) => Message::new(called.label),
            None => Message::new("label-lacks").with("element", only.clone()),
        },
        _ => Message::new("label-lacks-all").with("elements", Value::AnyMessages(nouns)),
    }
}

impl Element {
    /// How the element is called; `None` for words of a rule, which have no name.
    fn called(&self) -> Option<Called> {
        let (label, noun) = match self {
            // An element that may also be in another entry of the thread has the same
            // name.
            Self::Link | Self::ThreadLink => ("label-no-link", "element-link"),
            Self::Media | Self::ThreadMedia => ("label-no-media", "element-media"),
            Self::Phone => ("label-no-phone", "element-phone"),
            Self::Mail => ("label-no-mail", "element-mail"),
            Self::Question => ("label-no-question", "element-question"),
            Self::Lead => ("label-no-lead", "element-lead"),
            Self::Words(_, called) => return Some(*called),
            Self::OwnWords(..) => return None,
        };
        Some(Called { label, noun })
    }

    fn nouns(&self) -> Vec<Message> {
        match self {
            Self::OwnWords(_, nouns) => nouns.clone(),
            _ => self.called().map(|called| Message::new(called.noun)).into_iter().collect(),
        }
    }
}

/// The nouns for the words of a matcher: each word in quotation marks, or the name of
/// their list.
pub(super) fn nouns_of_words(matcher: &Node) -> Vec<Message> {
    if let Some(words) = matcher.get("words") {
        return nouns_of(words);
    }
    let sources = [
        ("lexicon", "element-lexicon"),
        ("lexicons", "element-lexicon"),
        ("pattern", "element-pattern"),
        ("intent", "element-intent"),
    ];
    let named = sources.iter().find_map(|(key, noun)| Some((matcher.get(key)?, *noun)));
    let Some((list, noun)) = named else { return Vec::new() };
    texts(list).map(|name| Message::new(noun).with("name", name)).collect()
}

/// The nouns for words that are written out.
pub(super) fn nouns_of(words: &Node) -> Vec<Message> {
    let quoted = |word| Message::new("element-word").with("word", word);
    let more = texts(words).nth(MOST_NAMED).map(|_| Message::new("element-more"));
    texts(words).take(MOST_NAMED).map(quoted).chain(more).collect()
}

/// The texts of a scalar or a list.
fn texts(node: &Node) -> impl Iterator<Item = &str> {
    let items = match &node.value {
        yaml::Value::List(items) => items.as_slice(),
        _ => std::slice::from_ref(node),
    };
    items.iter().filter_map(Node::text)
}
