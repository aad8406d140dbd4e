//! Posts that were written with one of the listed programs, such as a tool that
//! publishes a feed without anybody reading it.

use std::{collections::BTreeSet, sync::Arc};

use super::{Features, Hit, Needs, Subject, read_matcher::texts};
use crate::{
    matcher::{Vocabulary, folded},
    message::Message,
    window::Window,
    yaml::{Node, Reader},
};

/// A post must not be written with one of these programs.
#[derive(Debug)]
pub struct Client {
    /// The names of the programs, folded.
    names: Arc<BTreeSet<String>>,
}

impl Client {
    /// Reads `{of: LEXICON}`: a lexicon with the names.
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        vocabulary: &mut Vocabulary,
        _: Option<&Self>,
    ) -> Option<Self> {
        let mut fields = reader.fields(node)?;
        let names = fields.required("of", |node, reader| texts(node, reader, vocabulary));
        fields.finish();
        Some(Self { names: names? })
    }

    pub(super) fn needs(_: &Self) -> Needs {
        Needs::one_of(Features::CLIENT)
    }

    pub(super) fn hits(&self, subject: &Subject<'_, '_>, _: Option<&Window>) -> Vec<Hit> {
        let Some(client) = subject.post.client.as_deref() else { return Vec::new() };
        if !self.names.contains(&*folded(client)) {
            return Vec::new();
        }
        let label = Message::new("label-client").with("client", client);
        vec![Hit::whole(subject, label)]
    }
}
