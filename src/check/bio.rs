//! What an account promises in its bio, compared with what its posts do.
//!
//! The bio is the text about an account on its profile, which the rulebook gives under
//! `accounts`. `audit` looks for the promise in it and, if the bio makes that promise,
//! compares the account with a limit, as for the check `limit`.

use super::{Hit, Limit, Matcher, Needs, Subject};
use crate::{
    matcher::Vocabulary,
    window::Window,
    yaml::{Node, Reader},
};

/// A promise, and the limit that keeps it.
#[derive(Debug)]
pub struct Bio {
    /// The words by which a bio makes the promise. `None` if every bio does as far as the
    /// metric goes, which may depend on the hours or languages that the bio names.
    pub says: Option<Matcher>,
    /// The limit that accounts with such a bio must keep.
    pub limit: Limit,
}

impl Bio {
    /// Reads `{says: {lexicon: no_reply}, limit: {metric: reply-share, max: 0.1}}`. `limit` is
    /// required, unless an earlier layer has set it.
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        vocabulary: &mut Vocabulary,
        base: Option<&Self>,
    ) -> Option<Self> {
        let mut fields = reader.fields(node)?;
        let says = fields.optional("says", |node, reader| Matcher::read(node, reader, vocabulary));
        let limit = match base {
            Some(Self { limit, .. }) => fields
                .optional("limit", |node, reader| {
                    Limit::read(node, reader, vocabulary, Some(limit))
                })
                .or(Some(*limit)),
            None => {
                fields.required("limit", |node, reader| Limit::read(node, reader, vocabulary, None))
            }
        };
        fields.finish();
        let says = says.or_else(|| base.and_then(|base| base.says.clone()));
        Some(Self { says, limit: limit? })
    }

    pub(super) fn needs(_: &Self) -> Needs {
        Needs::default()
    }

    pub(super) fn hits(_: &Self, _: &Subject<'_, '_>, _: Option<&Window>) -> Vec<Hit> {
        Vec::new()
    }
}
