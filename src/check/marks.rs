//! Runs of exclamation and question marks.

use std::{collections::BTreeSet, ops::Range, sync::Arc};

use super::{Features, Hit, Needs, Subject, read_matcher::texts, setting};
use crate::{
    matcher::{Vocabulary, folded},
    message::Message,
    window::Window,
    yaml::{Node, Reader},
};

/// How many exclamation and question marks a post may have.
#[derive(Clone, Debug)]
pub struct Marks {
    /// The most marks in a row.
    max_run: usize,
    /// The most exclamation marks in a post.
    max_exclamations: usize,
    /// Names that end in such a mark, folded, such as `yahoo!`.
    names: Arc<BTreeSet<String>>,
}

impl Default for Marks {
    fn default() -> Self {
        Self { max_run: 1, max_exclamations: 2, names: Arc::default() }
    }
}

impl Marks {
    /// Reads `{max_run: 1, max_exclamations: 2, names: LEXICON}`. Every key may
    /// be left out.
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        vocabulary: &mut Vocabulary,
        base: Option<&Self>,
    ) -> Option<Self> {
        let base = base.cloned().unwrap_or_default();
        let mut fields = reader.fields(node)?;
        let max_run = setting(&mut fields, "max_run", Some(base.max_run))?;
        let max_exclamations =
            setting(&mut fields, "max_exclamations", Some(base.max_exclamations))?;
        let names = fields.optional("names", |node, reader| texts(node, reader, vocabulary));
        fields.finish();
        let names = names.unwrap_or(base.names);
        Some(Self { max_run, max_exclamations, names })
    }

    pub(super) fn needs(_: &Self) -> Needs {
        Needs::one_of(Features::MARK)
    }

    pub(super) fn hits(&self, subject: &Subject<'_, '_>, _: Option<&Window>) -> Vec<Hit> {
        let text = subject.text();
        let mut hits = Vec::new();
        let (mut exclamations, mut last) = (0, 0..0);
        for run in runs(text) {
            if subject.tokens.touching(&run).is_some() || subject.is_quoted(&run) {
                continue;
            }
            let run = self.without_name(text, run);
            exclamations += text[run.clone()].matches('!').count();
            if self.max_run < run.len() {
                let label = Message::new("label-marks").with("count", run.len());
                hits.push(Hit::text(run.clone(), label));
            }
            if !run.is_empty() {
                last = run;
            }
        }
        if hits.is_empty() && self.max_exclamations < exclamations {
            let found = Message::new("label-exclamations")
                .with("count", exclamations)
                .with("limit", self.max_exclamations);
            hits.push(Hit::text(last, found));
        }
        hits
    }

    /// A run without its first mark, if that belongs to the name before it.
    fn without_name(&self, text: &str, run: Range<usize>) -> Range<usize> {
        let written = &text[..=run.start];
        let is_name = |name: &String| {
            let start = written.len().checked_sub(name.len());
            start.filter(|&start| written.is_char_boundary(start)).is_some_and(|start| {
                let follows_letter =
                    written[..start].chars().next_back().is_some_and(char::is_alphanumeric);
                !follows_letter && folded(&written[start..]) == name.as_str()
            })
        };
        if self.names.iter().any(is_name) { run.start + 1..run.end } else { run }
    }
}

/// The runs of marks in a text. Marks in brackets, `(!)`, are left out, because they
/// comment on a word.
fn runs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let mark = |byte: &u8| matches!(byte, b'!' | b'?');
    let mut next = 0;
    std::iter::from_fn(move || {
        loop {
            let start = next + memchr::memchr2(b'!', b'?', &bytes[next..])?;
            let length = bytes[start..].iter().take_while(|byte| mark(byte)).count();
            next = start + length;
            let bracketed = text[..start].ends_with('(') && text[next..].starts_with(')');
            if !bracketed {
                return Some(start..next);
            }
        }
    })
}
