//! Training sentences: files of lines `LABEL<TAB>LANGUAGE<TAB>SENTENCE`.

use crate::{
    language::Language,
    message::Message,
    source::{Problem, Source, Span},
};

/// The name of the file of sentences that have no intent at all.
pub(super) const BACKGROUND: &str = "background";

/// A training sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sentence<'t> {
    /// Whether it has the intent, or only looks as if it had.
    pub(crate) has: bool,
    pub(crate) language: Language,
    pub(crate) text: &'t str,
}

/// Reads the training sentences of a file. Lines that begin with `#` are comments.
///
/// # Errors
/// Every line that is not one.
pub(super) fn read(source: &Source) -> Result<Vec<Sentence<'_>>, Vec<Problem>> {
    let (mut sentences, mut problems, mut start) = (Vec::new(), Vec::new(), 0);
    for line in source.text().split_inclusive('\n') {
        let written = line.trim_end_matches(['\n', '\r']);
        let is_comment = written.trim().is_empty() || written.starts_with('#');
        if let Some(sentence) = sentence(written) {
            sentences.push(sentence);
        } else if !is_comment {
            let span = Span { start, end: start + written.len() };
            let problem = Problem::at(source, span, Message::new("intent-line-invalid"));
            problems.push(problem.help(Message::new("intent-line-invalid-help")));
        }
        start += line.len();
    }
    if problems.is_empty() { Ok(sentences) } else { Err(problems) }
}

fn sentence(line: &str) -> Option<Sentence<'_>> {
    let mut fields = line.split('\t');
    let (label, language, text) = (fields.next()?, fields.next()?, fields.next()?);
    let has = match label {
        "1" => true,
        "0" => false,
        _ => return None,
    };
    let language = Language::of_tag(language)?;
    (fields.next().is_none() && !text.trim().is_empty()).then_some(Sentence {
        has,
        language,
        text: text.trim(),
    })
}
