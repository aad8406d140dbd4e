//! Findings and problems in the form that formats render. Every text is a [`Shown`],
//! so that no format can write personal data.

mod excerpt;

use std::ops::Range;

use super::{Run, Shown};
use crate::{
    check::{Related, RelatedPlace},
    finding::{Finding, Identity},
    language::Language,
    layout::{Block, Spot},
    message::Message,
    platform::Platform,
    rulebook::{LevelFrom, Severity},
    source::{At, FixedRule, Line, Place, Position, Problem, Source, Span},
};

pub(super) use excerpt::{excerpts, of_place};

/// A finding, ready to be written in any format.
#[derive(Debug)]
pub struct Diagnostic<'a> {
    /// The id of the rule.
    pub rule: Shown<'a>,
    /// The level that the rule has for the account of the post, as the check changed it.
    pub severity: Severity,
    /// What is wrong, as one sentence.
    pub title: Shown<'a>,
    /// The words below the underline that say what was found there.
    pub label: Shown<'static>,
    /// Why it matters and what to do.
    pub help: Shown<'a>,
    /// What set the level.
    pub level_from: ShownLevelFrom<'a>,
    /// What reports say about the post.
    pub post: PostFacts<'a>,
    /// The place of the finding in the file.
    pub location: Location<'a>,
    /// The byte range of the words in the decoded text; `None` if the finding is not
    /// in the text.
    pub text_span: Option<Range<usize>>,
    /// Further places that the finding refers to.
    pub related: Vec<RelatedLabel<'a>>,
    /// A safe replacement for the words. `None` if there is none, or if the file is not a
    /// text file. Also `None` if the replacement contains personal data: masked, it would
    /// put `*` into the post.
    pub fix: Option<Fix<'a>>,
    /// The finding itself. It is private to this module and its excerpts, so that
    /// formats use the masked texts.
    finding: &'a Finding<'a>,
}

/// What reports say about a post.
#[derive(Debug)]
pub struct PostFacts<'a> {
    /// The id of the post.
    pub id: Shown<'a>,
    /// The handle of the account; empty if it is unknown.
    pub account: Shown<'a>,
    /// The time of publication in UTC; `None` if the post has no time.
    pub time: Option<String>,
    /// The name of the platform, such as `x`.
    pub platform: &'static str,
    /// The names of all platforms that the finding is about, if the draft is for
    /// several platforms; else empty.
    pub platforms: Vec<&'static str>,
}

/// What set the level of a rule.
#[derive(Debug)]
pub enum ShownLevelFrom<'a> {
    /// The rule itself: nobody has changed its level.
    Rule,
    /// The built-in profile with this name.
    Profile(Shown<'a>),
    /// The rulebook, at this place.
    Rulebook(Location<'a>),
}

/// A place in a file.
#[derive(Clone, Debug)]
pub struct Location<'a> {
    /// The path of the file.
    pub file: Shown<'a>,
    /// The position of the first character.
    pub start: Position,
    /// The position after the last character.
    pub end: Position,
    /// The byte range in the file.
    pub bytes: Range<usize>,
    /// The cell, value, paragraph or record in a file that is not a text file; `None` in text
    /// files. Positions are then the row and column of the cell or value, the paragraph and the
    /// code point in it, or the number of the record; and the bytes are counted in the text of
    /// the cell or paragraph, but those of a record in the file.
    pub spot: Option<SpotFacts<'a>>,
}

/// What reports say about a cell, value, paragraph or record.
#[derive(Clone, Debug)]
pub struct SpotFacts<'a> {
    /// The name of the sheet; `None` in documents.
    pub sheet: Option<Shown<'a>>,
    /// The name of the column of a value.
    pub column: Option<Shown<'a>>,
    /// The path of a record.
    pub record: Option<Shown<'a>>,
    /// The cell, value, paragraph or record.
    pub block: Block,
    /// The words that name the file and the place in it.
    pub name: Message,
}

/// A further place that a finding refers to, with the words to show there.
#[derive(Debug)]
pub struct RelatedLabel<'a> {
    /// The place.
    pub location: Location<'a>,
    /// The words that say what is at the place.
    pub label: Shown<'static>,
    /// Whether the place is in a register, and not in the post.
    pub in_register: bool,
}

/// A replacement of some bytes of the file.
#[derive(Debug)]
pub struct Fix<'a> {
    /// The bytes to replace.
    pub location: Location<'a>,
    /// The new text, escaped for the format of the file.
    pub replacement: Shown<'a>,
}

impl<'a> Diagnostic<'a> {
    /// Prepares a finding for output in the language of a run.
    pub fn new(finding: &'a Finding<'a>, run: &Run<'_>) -> Self {
        let (rule, language) = (finding.rule, run.screen.language);
        Self {
            rule: Shown::new(&rule.id),
            severity: finding.severity,
            title: Shown::new(rule.title.get(language)),
            label: about(&finding.label, finding, finding.text_span.as_ref(), language),
            help: Shown::new(rule.why.get(language)),
            level_from: ShownLevelFrom::of(finding.level_from),
            post: PostFacts {
                id: Shown::id(finding.post),
                account: Shown::new(&*finding.post.account),
                time: finding.post.time.map(|time| time.to_string()),
                platform: finding.post.platform.name(),
                platforms: finding.platforms.iter().map(|platform| platform.name()).collect(),
            },
            location: Location::of(finding.source, finding.span),
            text_span: finding.text_span.clone(),
            related: finding
                .related
                .iter()
                .map(|related| RelatedLabel::of(related, finding, language))
                .collect(),
            fix: Fix::of(finding),
            finding,
        }
    }

    /// What is wrong and, if the draft is for several platforms, on which of them.
    pub(super) fn title_with_platforms(&self) -> Shown<'static> {
        self.title.followed_by(&self.on_platforms())
    }

    /// The platforms that the finding is about, in brackets; empty if the draft is for
    /// one platform.
    pub(super) fn on_platforms(&self) -> String {
        platforms_in_brackets(&self.finding.platforms)
    }

    /// The fingerprint by which the finding is recognised in later runs. It stays
    /// the same as long as the post, the rule and the words do.
    pub fn fingerprint(&self, run: &Run<'_>) -> String {
        self.finding.fingerprint(run.basis)
    }

    /// What the finding is recognised by if its file gets another name.
    pub(super) fn identity(&self, run: &Run<'_>) -> Identity {
        self.finding.identity(run.basis)
    }

    /// The fingerprint by the second version of the algorithm (`tweetlint/v2`).
    pub(super) fn second_fingerprint(&self, run: &Run<'_>) -> String {
        self.finding.second_fingerprint(run.basis.key)
    }

    /// The fingerprint by the first version of the algorithm (`tweetlint/v1`). It is still
    /// written, because other programs may have stored it.
    pub(super) fn first_fingerprint(&self) -> String {
        self.finding.first_fingerprint()
    }

    /// The URL of the documentation of the rule; `None` if the rule is not built in.
    pub(super) fn url(&self) -> Option<String> {
        self.finding.rule.url()
    }

    /// The further places that are in registers and not in the post.
    pub(super) fn records(&self) -> impl Iterator<Item = &RelatedLabel<'a>> {
        self.related.iter().filter(|related| related.in_register)
    }
}

/// The names of platforms, as ` (X, Facebook)`; empty if there are none.
pub(crate) fn platforms_in_brackets(platforms: &[Platform]) -> String {
    let names: Vec<&str> = platforms.iter().map(|platform| platform.facts().display_name).collect();
    if names.is_empty() { String::new() } else { format!(" ({})", names.join(", ")) }
}

/// A message about words of a finding, in which the personal numbers of the post are
/// masked.
fn about(
    message: &Message,
    finding: &Finding<'_>,
    words: Option<&Range<usize>>,
    language: Language,
) -> Shown<'static> {
    let post = finding.post.text.as_str();
    Shown::about(message.get(language), post, &finding.secrets, words)
}

impl<'a> ShownLevelFrom<'a> {
    pub(super) fn of(level_from: &'a LevelFrom) -> Self {
        match level_from {
            LevelFrom::Rule => Self::Rule,
            LevelFrom::Profile(name) => Self::Profile(Shown::new(name)),
            LevelFrom::Rulebook(place) => Self::Rulebook(Location::at(place)),
        }
    }
}

impl<'a> Location<'a> {
    /// The place of a span.
    pub(crate) fn of(source: &'a Source, span: Span) -> Self {
        if let Some(spot) = source.spot(span) {
            return Self::in_block(source.path(), &spot);
        }
        Self {
            file: Shown::new(&**source.path()),
            start: source.position(span.start),
            end: source.position(span.end),
            bytes: source.byte_in_file(span.start)..source.byte_in_file(span.end),
            spot: None,
        }
    }

    fn at(place: &'a Place) -> Self {
        if let Some(spot) = &place.spot {
            return Self::in_block(&place.path, spot);
        }
        Self {
            file: Shown::new(&*place.path),
            start: place.start,
            end: place.end,
            bytes: place.bytes.clone(),
            spot: None,
        }
    }

    fn in_block(path: &'a str, spot: &Spot) -> Self {
        // The names of columns are in no row; reports count from 1.
        let line = spot.block.number().max(1);
        let columns = match spot.block.column() {
            Some(column) => column..column + 1,
            // The text of a record is in the file in another form.
            None if spot.record.is_some() => 1..1,
            None => spot.chars.start + 1..spot.chars.end + 1,
        };
        Self {
            file: Shown::new(path),
            start: Position { line, column: columns.start },
            end: Position { line, column: columns.end },
            bytes: spot.bytes.clone(),
            spot: Some(SpotFacts {
                sheet: spot.sheet.as_deref().map(|sheet| Shown::new(sheet.to_owned())),
                column: spot.column.as_deref().map(|column| Shown::new(column.to_owned())),
                record: spot.record.as_deref().map(|record| Shown::new(record.to_owned())),
                block: spot.block,
                name: spot.message(path),
            }),
        }
    }

    /// The place in words: `a.yaml:3:7`, or as people name the cells of a sheet.
    pub(crate) fn named(&self, language: Language) -> Shown<'static> {
        match &self.spot {
            Some(spot) => Shown::message(&spot.name, language),
            None => Shown::place(self.file.text(), self.start),
        }
    }
}

impl<'a> RelatedLabel<'a> {
    fn of(related: &'a Related, finding: &'a Finding<'a>, language: Language) -> Self {
        let (location, words) = match &related.at {
            RelatedPlace::Register(place) => (Location::at(place), None),
            RelatedPlace::Text(range) => {
                let span = finding.post.text.locate(range.clone());
                (Location::of(finding.source, span), Some(range))
            }
        };
        Self {
            location,
            label: about(&related.label, finding, words, language),
            in_register: matches!(related.at, RelatedPlace::Register(_)),
        }
    }
}

impl<'a> Fix<'a> {
    fn of(finding: &'a Finding<'a>) -> Option<Self> {
        // Only bytes of a text file can be replaced.
        let edit = finding.fix.as_ref().filter(|_| finding.source.layout().is_none())?;
        let (written, post) = (&*edit.replacement, finding.post.text.as_str());
        let words = finding.text_span.as_ref();
        let replacement = Shown::about(written.to_owned(), post, &finding.secrets, words);
        let location = Location::of(finding.source, edit.span);
        (replacement.text() == edit.replacement).then_some(Self { location, replacement })
    }
}

/// A problem, ready to be written in any format.
#[derive(Debug)]
pub struct ShownProblem<'a> {
    /// The id under which `tweetlint explain` explains the problem; `None` if there
    /// is none.
    pub rule: Option<&'static str>,
    /// The path of the file.
    pub file: Shown<'a>,
    /// The place in the file; `None` if it is unknown.
    pub location: Option<Location<'a>>,
    /// What is wrong.
    pub message: Shown<'static>,
    /// What the user can do about the problem; `None` if nothing can be said.
    pub help: Option<Shown<'static>>,
    place: Option<&'a Place>,
    language: Language,
}

impl<'a> ShownProblem<'a> {
    /// Prepares a problem for output in a language.
    pub fn new(problem: &'a Problem, language: Language) -> Self {
        let (path, place) = match &problem.at {
            At::File(path) => (path, None),
            At::Place(place) => (&place.path, Some(&**place)),
        };
        let line = place.and_then(|place| place.line.as_ref()).map(Line::with_surroundings);
        let line = line.unwrap_or_default();
        let about = |message: &Message| Shown::about_line(message.get(language), &line);
        Self {
            rule: problem.rule.map(FixedRule::id),
            file: Shown::new(&**path),
            location: place.map(Location::at),
            message: about(&problem.message),
            help: problem.help.as_ref().map(about),
            place,
            language,
        }
    }

    /// The message and the help as one sentence.
    pub(super) fn in_one(&self) -> Shown<'static> {
        let Some(help) = &self.help else { return self.message.clone() };
        self.message.join(" (", &help.followed_by(")"))
    }

    /// An excerpt with the line of the problem; `None` if the place is unknown.
    pub(super) fn excerpt(&self) -> Option<super::screen::Excerpt> {
        self.place.map(|place| of_place(place, None, self.language))
    }
}
