//! Training sentences: files of lines `LABEL<TAB>LANGUAGE<TAB>SENTENCE`.

use std::{
    collections::HashMap,
    io::Read,
    sync::{Arc, OnceLock},
};

use flate2::read::GzDecoder;

use crate::{
    language::Language,
    message::Message,
    problems::Problems,
    source::{At, Problem, Source, Span},
};

/// The name of the file of the background: everyday posts, which have no intent or only
/// a common one.
pub(super) const BACKGROUND: &str = "background";

/// The name of the file of posts of political debate. They are background of some intents
/// only, because people who debate take sides, guess and scold.
const DEBATE: &str = "background-debate";

/// Whether a file is one of the background, and not that of an intent.
pub fn is_background(name: &str) -> bool {
    [BACKGROUND, DEBATE].contains(&name)
}

/// The most characters of a training sentence. Of longer sentences in posts, only the
/// beginning is heard.
const LONGEST: usize = 600;

/// How many invalid lines of a file are listed. A file that has more is probably no file of
/// sentences.
const MOST_LISTED: usize = 5;

/// The byte order mark that Windows programs write at the beginning of a file.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// Every eighth of the built-in training sentences and all posts of the background, compressed:
/// for each file, the name of its intent on a line that begins with a tab, and its lines.
const PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/sentences.gz"));

/// A file of training sentences, with the name of its intent.
pub type SentenceFile = (String, Arc<Source>);

/// A training sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LabelledSentence<'t> {
    /// Whether the sentence has the intent; if false, the sentence only looks as if it
    /// had.
    pub(crate) has: bool,
    pub(crate) text: &'t str,
}

/// The training sentences of a file.
#[derive(Debug)]
pub(crate) struct Corpus<'t> {
    pub(crate) sentences: Vec<LabelledSentence<'t>>,
    pub(super) background: Background,
    /// How much the border of the intent is above the one that is found in training, in
    /// units of the score of a sentence. A comment in the file says so, such as
    /// `# border: 0.1 higher`; negative for `lower`.
    pub(super) raised: f32,
}

/// How the posts of the background are used for the intent of a file. Comments in the
/// file say so, such as `# background: none` or `# background: without links, 1 in
/// 500`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Background {
    /// Which posts of the background are examples of posts without the intent.
    examples: Posts,
    /// The model may wrongly hear the intent in one of this many sentences of the
    /// background. The number is greater for an intent that rules look for in more
    /// posts.
    pub(super) per_alarm: usize,
    /// Whether political debate is background, too.
    pub(super) has_debate: bool,
}

/// A selection of posts of the background.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Posts {
    All,
    /// Only posts without a link, because a post with a link may promise a page and
    /// keep the promise.
    WithoutLinks,
    /// No posts, because everyday posts often have the intent.
    None,
}

impl Default for Background {
    fn default() -> Self {
        Self { examples: Posts::All, per_alarm: 200, has_debate: false }
    }
}

impl Background {
    /// Applies what a comment says. Returns whether the comment is valid.
    fn read(&mut self, comment: &str) -> bool {
        comment.split(',').map(str::trim).all(|part| {
            match part {
                "none" => self.examples = Posts::None,
                "with debate" => self.has_debate = true,
                "without links" => self.examples = Posts::WithoutLinks,
                _ => {
                    let number = part.strip_prefix("1 in ").and_then(|part| part.parse().ok());
                    let Some(number) = number.filter(|number| 0 < *number) else { return false };
                    self.per_alarm = number;
                }
            }
            true
        })
    }

    /// Whether a post of the background is an example of a post without the intent.
    pub(super) const fn has(self, has_link: bool) -> bool {
        match self.examples {
            Posts::All => true,
            Posts::WithoutLinks => !has_link,
            Posts::None => false,
        }
    }
}

/// The built-in files of training sentences, in the order of their names, each with a part
/// of the sentences in `rules/intents/`.
pub(super) fn built_in() -> &'static [SentenceFile] {
    static FILES: OnceLock<Vec<SentenceFile>> = OnceLock::new();
    FILES.get_or_init(|| {
        let mut all = String::new();
        // What `build.rs` has compressed can be unpacked.
        let read = GzDecoder::new(PACKED).read_to_string(&mut all);
        debug_assert!(read.is_ok(), "the sentences can be unpacked");
        let file = |file: &str| {
            let (name, lines) = file.split_once('\n')?;
            let source = Source::new(format!("rules/intents/{name}.tsv"), lines);
            Some((name.to_owned(), Arc::new(source)))
        };
        all.split("\n\t").filter_map(file).collect()
    })
}

/// Whether a file that begins with this text has training sentences: its first line
/// that is not a comment is a training sentence.
pub fn has_training_sentences(head: &str) -> bool {
    let head = head.strip_prefix(BYTE_ORDER_MARK).unwrap_or(head);
    head.lines().find(|line| !is_comment(line)).and_then(sentence).is_some()
}

/// Reads the training sentences of a file. Lines that begin with `#` are comments.
///
/// # Errors
/// A problem for each line that is neither a valid training sentence nor a comment.
pub(super) fn read(source: &Source) -> Result<Corpus<'_>, Vec<Problem>> {
    let (mut sentences, mut problems, mut start) = (Vec::new(), Problems::default(), 0);
    let (mut background, mut raised) = (Background::default(), 0.0);
    let mut labels = HashMap::new();
    for line in source.text().split_inclusive('\n') {
        let written = line.trim_end_matches(['\n', '\r']);
        let written =
            written.strip_prefix(BYTE_ORDER_MARK).filter(|_| start == 0).unwrap_or(written);
        let is_understood = if let Some(said) = written.strip_prefix("# background:") {
            background.read(said)
        } else if let Some(said) = written.strip_prefix("# border:") {
            offset(said).map(|offset| raised = offset).is_some()
        } else {
            is_comment(written)
        };
        let sentence = sentence(written);
        let is_long = sentence.is_some_and(|sentence| LONGEST < sentence.text.chars().count());
        if is_long || sentence.is_none() && !is_understood {
            let span = span_of(line, start);
            problems.push_with(|| mistake(source, span, is_long));
        }
        if let Some(LabelledSentence { has, text }) = sentence
            && *labels.entry(text).or_insert(has) != has
        {
            problems.push_with(|| contradiction(source, span_of(line, start)));
        }
        sentences.extend(sentence);
        start += line.len();
    }
    if problems.is_empty() {
        return Ok(Corpus { sentences, background, raised });
    }
    let (mut listed, unlisted) = problems.into_parts();
    let further = unlisted + listed.len().saturating_sub(MOST_LISTED);
    listed.truncate(MOST_LISTED);
    Err(Problems::from_parts(listed, further).into_all(At::File(source.path().clone())))
}

/// The place of a line that begins at this byte, without its line break.
fn span_of(line: &str, start: usize) -> Span {
    Span { start, end: start + line.trim_end_matches(['\n', '\r']).len() }
}

/// The problem with a sentence that an earlier line of the file labels otherwise.
fn contradiction(source: &Source, line: Span) -> Problem {
    let problem = Problem::at(source, line, Message::new("intent-sentence-both"));
    problem.help(Message::new("intent-sentence-both-help"))
}

/// By how much a comment raises a border: `0.1 higher` or `0.1 lower`. The score of a sentence
/// is seldom beyond 2.
fn offset(comment: &str) -> Option<f32> {
    let (number, direction) = comment.trim().split_once(' ')?;
    let number: f32 = number.parse().ok().filter(|number| (0.0..=2.0).contains(number))?;
    match direction {
        "higher" => Some(number),
        "lower" => Some(-number),
        _ => None,
    }
}

/// The problem with a line that is not a training sentence or, if `is_long`, is too
/// long.
fn mistake(source: &Source, line: Span, is_long: bool) -> Problem {
    if is_long {
        let message = Message::new("intent-sentence-long").with("limit", LONGEST);
        return Problem::at(source, line, message).help(Message::new("intent-sentence-long-help"));
    }
    let problem = Problem::at(source, line, Message::new("intent-line-invalid"));
    problem.help(Message::new("intent-line-invalid-help"))
}

fn is_comment(line: &str) -> bool {
    line.trim().is_empty() || line.starts_with('#')
}

fn sentence(line: &str) -> Option<LabelledSentence<'_>> {
    let mut fields = line.split('\t');
    let (label, language, text) = (fields.next()?, fields.next()?, fields.next()?);
    let has = match label {
        "1" => true,
        "0" => false,
        _ => return None,
    };
    Language::of_tag(language)?;
    let is_whole = fields.next().is_none() && !text.trim().is_empty();
    is_whole.then(|| LabelledSentence { has, text: text.trim() })
}
