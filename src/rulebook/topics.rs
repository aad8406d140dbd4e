//! Reads `topics`: the names of word lists. For each list, an audit measures how
//! many of an account's posts contain words of the list, and rules may set a limit.

use super::{builder::RulebookBuilder, read_layers::Layers};
use crate::{check::lexicon, matcher::ListId, message::Message, yaml};

/// The most topics of a rulebook.
pub const MOST_TOPICS: usize = 50;

/// Reads `topics: [growth, climate]`, the names of word lists. The topics of a later
/// layer replace those of an earlier one.
pub(super) fn read(layers: &Layers, builder: &mut RulebookBuilder) -> Vec<(String, ListId)> {
    let RulebookBuilder { vocabulary, problems, .. } = builder;
    let mut topics = Vec::new();
    for file in &layers.files {
        let named = file.document.read_key("topics", problems, |node, reader| {
            let mut list = yaml::list_of(|node, reader| {
                let list = lexicon(node, false, reader, vocabulary)?;
                Some((node.text()?.to_owned(), list))
            });
            let list = list(node, reader)?;
            if MOST_TOPICS < list.len() {
                let message = Message::new("rulebook-many-topics").with("most", MOST_TOPICS);
                return reader.wrong(node.span, message, Message::new("rulebook-many-topics-help"));
            }
            Some(list)
        });
        topics = named.flatten().unwrap_or(topics);
    }
    topics
}
