//! `tweetlint inspect`: prints each post as parsed, one JSON object per line. With
//! `--format text`, prints what was understood of each file.

use std::{
    io::{self, BufWriter, Write},
    ops::Range,
    path::{Path, PathBuf},
};

use serde::Serialize;

use super::{
    Failure, Listing, RulebookArguments,
    reading_arguments::ReadingArguments,
    report_files::expect_other_stdout,
    rulebook_arguments::load_rulebook,
    terminal::{Terminal, print_notes, print_problems},
    thread_pool::this_thread_if_small,
    understood,
};
use crate::{
    input::{self, Files, ReadOptions, Remarks, Understood},
    output::{self, JsonSpot, Location, Shown},
    post::{Fact, Media, Metadata, Post},
    rulebook::{Layers, Rulebook},
    source::{Source, Span},
    tokens::{self, Token, Tokens},
};

/// The arguments of `inspect`.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[arg(value_name = "PATH", required = true)]
    pub(super) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) rulebook: RulebookArguments,
    #[arg(long, default_value = "json")]
    format: Listing,
    #[command(flatten)]
    reading: ReadingArguments,
}

/// A post as JSON for other programs. The format is stable: fields may be added, but
/// not renamed or removed.
#[derive(Serialize)]
struct Inspected<'p> {
    id: Shown<'p>,
    account: Option<Shown<'p>>,
    platform: &'static str,
    kind: &'static str,
    time: Option<String>,
    lang: Option<Shown<'p>>,
    text: Shown<'p>,
    /// The length of the text as the platform counts it, where a link may count as
    /// 23 characters.
    weighted_length: usize,
    /// Whether the text is short enough for the platform, which may allow more to
    /// accounts that pay for it.
    valid_length: bool,
    hashtags: Vec<TokenInText>,
    mentions: Vec<TokenInText>,
    urls: Vec<TokenInText>,
    cashtags: Vec<TokenInText>,
    emoji: Vec<TokenInText>,
    media: Option<Vec<InspectedMedia>>,
    /// What the newsroom recorded; absent if the file records none of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    metadata: Option<InspectedMetadata>,
    source: SourceRange<'p>,
}

/// A part of the text, such as a hashtag, from the code point `start` to before
/// `end`.
#[derive(Serialize)]
struct TokenInText {
    text: Shown<'static>,
    start: usize,
    end: usize,
    /// The target of a shortened link; absent if the file does not state it.
    #[serde(skip_serializing_if = "Option::is_none")]
    expanded: Option<Shown<'static>>,
}

#[derive(Serialize)]
struct InspectedMedia {
    kind: &'static str,
    /// The alt text; `null` if the picture has none, absent if the file does not
    /// record alt texts.
    #[serde(skip_serializing_if = "Fact::is_unknown")]
    alt: Fact<Option<Shown<'static>>>,
}

/// What the newsroom recorded about a post; what is unknown is absent.
#[derive(Serialize)]
struct InspectedMetadata {
    #[serde(skip_serializing_if = "Fact::is_unknown")]
    legal_basis: Fact<Option<Shown<'static>>>,
    #[serde(skip_serializing_if = "Fact::is_unknown")]
    consent: Fact<bool>,
    #[serde(skip_serializing_if = "Fact::is_unknown")]
    remove_after: Fact<Option<String>>,
    #[serde(skip_serializing_if = "Fact::is_unknown")]
    captions: Fact<bool>,
    #[serde(skip_serializing_if = "Fact::is_unknown")]
    sponsored: Fact<bool>,
    #[serde(skip_serializing_if = "Fact::is_unknown")]
    approvals: Fact<Vec<Shown<'static>>>,
}

#[derive(Serialize)]
struct SourceRange<'p> {
    file: Shown<'p>,
    line: usize,
    column: usize,
    byte_start: usize,
    byte_end: usize,
    /// The cell or paragraph, if the file is not a text file.
    #[serde(flatten)]
    spot: Option<JsonSpot<'p>>,
}

/// Prints each post as it was parsed.
pub(super) fn run(arguments: &Arguments, layers: &Layers) -> Result<u8, Failure> {
    let rulebook = load_rulebook(&arguments.rulebook, layers)?;
    let terminal = Terminal::of_stdout(&arguments.rulebook, &rulebook);
    let mut out = BufWriter::new(io::stdout().lock());
    let mut code = 0;
    let skipped_files =
        |folder: &Path, files: &[PathBuf]| layers.files_without_posts(folder, files);
    let files = Files::of(&arguments.paths, &skipped_files);
    // If the output went to a file that is read, the file would grow while it is
    // read, and the run would never end.
    expect_other_stdout(&files.paths().map(Path::to_owned).collect::<Vec<_>>())?;
    let _this_thread = this_thread_if_small(&files);
    let (parts, options) = arguments.reading.parts(files, &rulebook, None);
    let mut report = |remarks: &Remarks| {
        print_notes(&remarks.notes, terminal);
        print_problems(&remarks.problems, terminal);
        code = if remarks.problems.is_empty() { code } else { 2 };
    };
    if matches!(arguments.format, Listing::Text) {
        let options = ReadOptions { explain: true, ..options };
        let mut file: Option<(Box<Understood>, Option<String>)> = None;
        let first =
            |_: &Source, posts: &mut [Post<'_>]| understood::first(posts, &rulebook.timezone);
        input::process(parts, &options, first, |first, mut remarks| {
            if let Some(part) = remarks.understood.take() {
                let first = first.flatten();
                match &mut file {
                    Some((whole, found)) if whole.path == part.path => {
                        whole.add(&part);
                        *found = found.take().or(first);
                    }
                    _ => {
                        let before = file.replace((part, first));
                        write_understood(before, terminal, &mut out)?;
                    }
                }
            }
            report(&remarks);
            Ok::<_, io::Error>(())
        })?;
        write_understood(file, terminal, &mut out)?;
    } else {
        let longest = |post: &Post<'_>| max_length(post, &rulebook);
        let lines = |source: &Source, posts: &mut [Post<'_>]| lines(source, posts, &longest);
        input::process(parts, &options, lines, |lines, remarks| {
            out.write_all(lines.unwrap_or_default().as_bytes())?;
            report(&remarks);
            Ok::<_, io::Error>(())
        })?;
    }
    out.flush()?;
    Ok(code)
}

/// Writes what was understood of a file, and its first post. Writes nothing if there is no
/// file.
fn write_understood(
    file: Option<(Box<Understood>, Option<String>)>,
    terminal: Terminal,
    out: &mut impl Write,
) -> io::Result<()> {
    let Some((file, first)) = file else { return Ok(()) };
    understood::write(&file, first.as_deref(), terminal, out)
}

/// The greatest length that the post may have: some accounts pay for longer posts.
fn max_length(post: &Post<'_>, rulebook: &Rulebook) -> usize {
    let set = rulebook.rules_for(&post.account, post.profile.as_deref());
    set.settings.max_length(post.platform)
}

/// A line of JSON for each post or, if a draft is for several platforms, for each of
/// its versions. `longest` returns the greatest length that a post may have.
pub(super) fn lines(
    source: &Source,
    posts: &[Post<'_>],
    longest: &impl Fn(&Post<'_>) -> usize,
) -> String {
    let versions = posts.iter().flat_map(Post::versions);
    versions.map(|post| output::json(&inspected(post, source, longest(post))) + "\n").collect()
}

fn inspected<'p>(post: &'p Post<'_>, source: &'p Source, longest: usize) -> Inspected<'p> {
    let text = post.text.as_str();
    let tokens = Tokens::on(text, post.platform);
    let shown = Shown::new(text);
    let parts = |found: &mut dyn Iterator<Item = Range<usize>>| -> Vec<TokenInText> {
        // The parts are in order, so counting can go on where the last part began.
        let (mut start, mut chars) = (0, 0);
        let counted = |range: Range<usize>| {
            chars += text[start..range.start].chars().count();
            start = range.start;
            part(&shown, range, chars, post)
        };
        found.map(counted).collect()
    };
    let facts = post.platform.facts();
    let weighted_length = tokens::length(text, &tokens, post.platform);
    Inspected {
        id: Shown::id(post),
        account: (!post.account.is_empty()).then(|| Shown::new(&*post.account)),
        platform: post.platform.name(),
        kind: post.kind.name(),
        time: post.time.map(|time| time.to_string()),
        lang: post.lang.as_deref().map(Shown::new),
        weighted_length,
        valid_length: weighted_length <= longest
            && facts.max_bytes.is_none_or(|most| text.len() <= most),
        hashtags: parts(&mut tokens.hashtags().map(Token::range)),
        mentions: parts(&mut tokens.mentions().map(Token::range)),
        urls: parts(&mut tokens.links().map(Token::range)),
        cashtags: parts(&mut tokens.cashtags().map(Token::range)),
        emoji: parts(&mut tokens::emoji(text)),
        media: match &post.media {
            Fact::Known(media) => Some(media.iter().map(picture).collect()),
            Fact::Unknown => None,
        },
        metadata: post
            .metadata
            .as_deref()
            .filter(|known| **known != Metadata::none())
            .map(metadata),
        source: SourceRange::of(source, post.span),
        text: shown,
    }
}

impl<'p> SourceRange<'p> {
    fn of(source: &'p Source, span: Span) -> Self {
        let location = Location::of(source, span);
        Self {
            spot: location.spot.as_ref().map(JsonSpot::of),
            file: location.file,
            line: location.start.line,
            column: location.start.column,
            byte_start: location.bytes.start,
            byte_end: location.bytes.end,
        }
    }
}

/// The token in a range of bytes of the text. `start` is the number of code points before
/// it.
fn part(text: &Shown<'_>, range: Range<usize>, start: usize, post: &Post<'_>) -> TokenInText {
    let written = text.slice(range.clone());
    let expanded = post.expanded(&post.text.as_str()[range]);
    TokenInText {
        end: start + written.text().chars().count(),
        text: written,
        start,
        expanded: expanded.map(|link| Shown::new(link.target.to_string())),
    }
}

fn metadata(known: &Metadata<'_>) -> InspectedMetadata {
    let shown = |text: &str| Shown::new(text.to_owned());
    InspectedMetadata {
        legal_basis: known.legal_basis.map(|basis| basis.as_deref().map(shown)),
        consent: known.consent,
        remove_after: known.remove_after.map(|time| time.map(|(time, _)| time.to_string())),
        captions: known.captions,
        sponsored: known.sponsored,
        approvals: known.approvals.map(|names| names.iter().map(|name| shown(name)).collect()),
    }
}

fn picture(media: &Media<'_>) -> InspectedMedia {
    let alt = media.alt.map(|alt| alt.as_ref().map(|alt| Shown::new(alt.to_string())));
    InspectedMedia { kind: media.kind.name(), alt }
}
