//! Markdown with front matter: the fields of a draft in YAML between two lines of
//! `---`, followed by the text of the draft.

use super::{
    Format, Parse, Parsed, ReadOptions, any_name,
    draft_platforms::{DraftPlatforms, is_nowhere},
    draft_text::needs_no_text,
    draft_threads::read_thread,
    drafts,
    meant_as_fields::{draft_in_markdown, has_field},
    paragraphs::text_lines,
    plain_text::{body, file_stem, read_first_line},
    unknown_names::UnknownNames,
};
use crate::{
    mapping::PostField,
    message::Message,
    post::{Fact, Kind, Metadata, Post},
    problems::Problems,
    source::{Problem, Source, Span},
    text::Text,
    yaml::{self, Reader},
};

pub(super) const FORMAT: Format = Format {
    name: "markdown",
    endings: &[".md", ".markdown"],
    contains_posts: any_name,
    matches_beginning,
    parse: Parse::Whole(parse, |_| None),
};

/// Whether the file begins with front matter that is closed and followed by a text.
fn matches_beginning(beginning: &str) -> bool {
    matches!(front_matter_of(beginning), Front::Closed { body, .. } if body < beginning.len())
}

/// Parses the post of a file.
fn parse<'s>(source: &'s Source, options: &ReadOptions) -> Parsed<'s> {
    let whole = Span::new(0, source.text().len());
    let mut post = Post::new(file_stem(source), Text::verbatim("", whole.end), whole);
    post.platform = options.platform;
    post.media = Fact::Known(Vec::new());
    post.metadata = Some(Box::new(Metadata::none()));
    let (mut versions, mut problems) = (DraftPlatforms::default(), Problems::default());
    let (mut unknown, mut is_on_none) = (UnknownNames::default(), false);
    let front = front_matter_of(source.text());
    let has_front = matches!(front, Front::Closed { .. });
    let body_start = match front {
        Front::None => {
            if text_lines::are_in(source, &options.mapping) {
                return text_lines::parse(source, options);
            }
            if let Some(problem) = fields_in_text(source) {
                return Parsed { problems: vec![problem].into(), ..Parsed::default() };
            }
            let (start, problem) = read_first_line(&mut post, source, options);
            problems.extend(problem);
            start
        }
        Front::Closed { end, body } => {
            let state = (&mut unknown, &mut is_on_none);
            (versions, problems) = read_front_matter(&mut post, source, end, options, state);
            problems.extend(late_front_matter(source, body));
            body
        }
        Front::Open { span } => {
            let problem = Problem::at(source, span, Message::new("markdown-unclosed-front-matter"))
                .help(Message::new("markdown-unclosed-front-matter-help"));
            return Parsed { problems: vec![problem].into(), ..Parsed::default() };
        }
    };
    post.text = body(source, Span::new(body_start, whole.end));
    drafts::mark_published(&mut post);
    post.kind = Kind::of(&post);
    let has_body = !post.text.as_str().is_empty();
    if let Some((message, help)) = versions.unused_text().filter(|_| has_body) {
        let whole = post.text.locate(0..post.text.as_str().len());
        problems.push(Problem::at(source, whole, message).help(help));
    }
    let is_empty = !has_body && !versions.have_all_texts() && !needs_no_text(&post);
    versions.split(&mut post);
    if is_empty && has_front {
        let at = Span::new(body_start, body_start);
        let problem = Problem::at(source, at, Message::new("markdown-no-text"));
        problems.push(problem.help(Message::new("markdown-no-text-help")));
    }
    let posts = if is_empty || is_on_none { Vec::new() } else { vec![post] };
    Parsed { posts, problems, unknown, ..Parsed::default() }
}

/// The front matter of a file.
pub(super) enum Front {
    /// No front matter: the whole file is text.
    None,
    /// Front matter that ends at byte `end`, where the closing line of `---`
    /// begins. The text begins at byte `body`, after that line.
    Closed { end: usize, body: usize },
    /// Front matter without a closing line.
    Open { span: Span },
}

/// The front matter of a text.
pub(super) fn front_matter(text: &str) -> Front {
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let mut at = start;
    for (index, line) in text[start..].split_inclusive('\n').enumerate() {
        let is_rule = line.trim_end() == "---";
        if index == 0 && !is_rule {
            return Front::None;
        }
        if 0 < index && is_rule {
            return Front::Closed { end: at, body: at + line.len() };
        }
        at += line.len();
    }
    if at == start { Front::None } else { Front::Open { span: Span::new(start, start + 3) } }
}

/// The front matter of a file, above which there may be blank lines.
fn front_matter_of(text: &str) -> Front {
    let is_blank = |char: char| char.is_whitespace() || char == '\u{feff}';
    let above = text.len() - text.trim_start_matches(is_blank).len();
    match front_matter(&text[above..]) {
        Front::None => Front::None,
        Front::Closed { end, body } => Front::Closed { end: above + end, body: above + body },
        Front::Open { span } => {
            Front::Open { span: Span::new(above + span.start, above + span.end) }
        }
    }
}

/// The problem that a text without front matter has the fields of a draft, which were meant as
/// such: they begin with something else than a line of `---`, or are below a text.
fn fields_in_text(source: &Source) -> Option<Problem> {
    draft_in_markdown(source).or_else(|| late_front_matter(source, 0))
}

/// The problem that the fields of a draft are below a line of `---` after byte `from`, which is
/// below the front matter or, if there is none, the beginning of the file.
fn late_front_matter(source: &Source, from: usize) -> Option<Problem> {
    let mut lines = source.text()[from..].split_inclusive('\n').scan(from, |at, line| {
        let start = *at;
        *at += line.len();
        Some((start, line))
    });
    let mut rule = None;
    lines.find(|(start, line)| {
        let is_rule = line.trim() == "---";
        let is_late = rule.is_some() && has_known_field(line);
        if is_rule {
            rule = Some(Span::new(*start, start + line.trim_end().len()));
        } else if !line.trim().is_empty() && !is_late {
            rule = None;
        }
        is_late
    })?;
    let problem = Problem::at(source, rule?, Message::new("markdown-late-front-matter"));
    Some(problem.help(Message::new("markdown-late-front-matter-help")))
}

/// Whether a line begins with the name of a field of drafts as front matter has it.
fn has_known_field(line: &str) -> bool {
    let name = line.split_once(':').map_or("", |(name, _)| name);
    has_field(line) || PostField::FIELDS.iter().any(|(field, _)| *field == name)
}

/// As many bytes of spaces as a text has, with its line breaks.
fn blanked(text: &str) -> String {
    text.bytes()
        .map(|byte| if matches!(byte, b'\n' | b'\r') { char::from(byte) } else { ' ' })
        .collect()
}

/// Reads the fields in the front matter, which ends at byte `end`. Returns the
/// platforms that it lists, and its problems, and sets whether it names only ones that are not
/// known. The front matter is parsed as a YAML document whose positions are those in the file.
fn read_front_matter<'s>(
    post: &mut Post<'s>,
    source: &'s Source,
    end: usize,
    options: &ReadOptions,
    (unknown, is_on_none): (&mut UnknownNames, &mut bool),
) -> (DraftPlatforms<'s>, Problems) {
    let first_line = source.position(0).line;
    // YAML need not see the line of `---`, nor what is above it or before it on its line.
    let start = source.text().find("---").map_or(0, |start| start + 3);
    let front = blanked(&source.text()[..start]) + &source.text()[start..end];
    let front = Source::part(source.path().clone(), front, source.byte_in_file(0), first_line);
    let node = match yaml::parse(&front) {
        Ok(node) if node.is_null() => return Default::default(),
        Ok(node) => node,
        Err(problems) => return (DraftPlatforms::default(), problems.into()),
    };
    unknown.untimed = usize::from(drafts::has_empty_time(&node));
    let (mut reader, mut versions) = (Reader::new(&front), DraftPlatforms::default());
    if let Some(mut fields) = reader.fields(&node) {
        drafts::read_fields(post, &mut fields, options);
        versions = DraftPlatforms::read(&mut fields);
        *is_on_none = is_nowhere(&versions, &mut fields);
        if !*is_on_none {
            versions = versions.with_texts(&mut fields, source, needs_no_text(post));
        }
        post.thread = fields.optional("thread", read_thread).map(Box::new);
        fields.finish();
    }
    (versions, reader.into_problems())
}
