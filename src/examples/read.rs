//! Reads the examples of rules: drafts in which `‹ ›` marks what must be underlined,
//! and the facts that the rule depends on.

use std::ops::Range;

use jiff::Timestamp;

use super::history;
use crate::{
    check::Settings,
    input::{ReadOptions, drafts},
    matcher::AutomatonBuilder,
    message::Message,
    post::{ExpandedLink, Fact, Kind, Post, Thread},
    register::{
        directory::{self, KnownAccounts},
        hashtags::{Hashtags, Use},
        instant,
    },
    rulebook::{Example, read_settings},
    source::{Place, Problem, Span},
    text::Text,
    time::default_timezone,
    window::{self, Window, Windows},
    yaml::{self, Fields, Node, Reader, list_of, map_of, one_or_more},
};

/// An example, ready to be tested.
#[derive(Debug)]
pub(super) struct Case {
    /// Whether the example is a bad one, in which the rule must find something.
    pub(super) bad: bool,
    /// The text without its marks.
    pub(super) text: String,
    /// The ranges that the rule must underline, in order.
    pub(super) marks: Vec<Range<usize>>,
    /// The posts of an account; `None` if the example is a single post.
    pub(super) history: Option<Vec<Post<'static>>>,
    /// The post without its text.
    pub(super) post: Post<'static>,
    /// The windows in which the post is checked.
    pub(super) windows: Windows,
    /// Other posts that are in the same file.
    pub(super) beside: Vec<Post<'static>>,
    /// The directory, which says whose accounts are known; `None` if the example has
    /// none.
    pub(super) known_accounts: Option<KnownAccounts>,
    /// The register of hashtags; `None` if the example has none.
    pub(super) hashtags: Option<Hashtags>,
    /// The bio of the account; `None` if the example has none.
    pub(super) bio: Option<String>,
    /// The settings of the account.
    pub(super) settings: Settings,
    /// The place of the example.
    pub(super) place: Place,
}

/// Reads an example. The words of its windows are added to `words`.
pub(super) fn case(example: &Example, words: &mut AutomatonBuilder) -> Result<Case, Vec<Problem>> {
    let mut reader = Reader::new(&example.source);
    let mut case = Case {
        bad: example.bad,
        text: String::new(),
        marks: Vec::new(),
        history: None,
        post: Post::new("1", Text::verbatim("", 0), Span::new(0, 0)),
        windows: Windows::default(),
        beside: Vec::new(),
        known_accounts: None,
        hashtags: None,
        bio: None,
        settings: Settings::default(),
        place: example.place(),
    };
    if example.node.text().is_some() {
        read_text(&mut case, &example.node, &mut reader);
    } else if example.node.get("posts").is_some() {
        if let Some(mut fields) = reader.fields(&example.node) {
            case.history = fields.required("posts", history::posts);
            case.hashtags = fields.optional("hashtags", hashtags);
            case.bio = fields.optional("bio", yaml::string);
            fields.finish();
        }
    } else if let Some(mut fields) = reader.fields(&example.node) {
        read_fields(&mut case, &mut fields, words);
        fields.finish();
    }
    if let Some(shared) =
        example.windows.as_deref().filter(|_| example.node.get("windows").is_none())
    {
        case.windows = read_windows(shared, &mut reader, words).unwrap_or_default().into();
    }
    case.post.kind = Kind::of(&case.post);
    if reader.problems.is_empty() { Ok(case) } else { Err(reader.problems) }
}

/// Reads the fields of an example: those of a draft, and the facts that its rule
/// depends on.
fn read_fields(case: &mut Case, fields: &mut Fields<'_, '_, '_>, words: &mut AutomatonBuilder) {
    let timezone = default_timezone();
    let options = ReadOptions::new(timezone.clone());
    drafts::read_fields(&mut case.post, fields, &options);
    if fields.entry("media").is_none() {
        // An example without `media` is like a post of an export that does not
        // record media.
        case.post.media = Fact::Unknown;
    }
    let at = fields.optional("at", |node, reader| instant(node, reader, Some(&timezone)));
    case.post.time = case.post.time.or(at);
    case.post.published = fields.optional("published", yaml::boolean).unwrap_or_default();
    case.post.thread = fields.optional("thread", thread).map(Box::new);
    case.post.links = fields.optional("links", list_of(link)).unwrap_or_default();
    let windows = fields.optional("windows", |node, reader| read_windows(node, reader, words));
    case.windows = windows.unwrap_or_default().into();
    case.beside = fields.optional("beside", list_of(beside)).unwrap_or_default();
    case.known_accounts = fields.optional("directory", |node, reader| {
        KnownAccounts::new(&directory::entries(node, reader, &[]), [].into_iter())
    });
    case.hashtags = fields.optional("hashtags", hashtags);
    case.settings = fields.optional("settings", read_settings).unwrap_or_default();
    if let Some((_, node)) = fields.entry("text") {
        read_text(case, node, fields.reader);
    }
}

/// Reads the windows of an example, or the windows that a rule states for all its
/// examples.
fn read_windows(
    node: &Node,
    reader: &mut Reader<'_>,
    words: &mut AutomatonBuilder,
) -> Option<Vec<Window>> {
    let timezone = default_timezone();
    let window = |node: &Node, reader: &mut Reader<'_>| {
        window::read_window(node, reader, Some(&timezone), words)
    };
    one_or_more(window)(node, reader)
}

/// Reads another post that is in the same file.
fn beside(node: &Node, reader: &mut Reader<'_>) -> Option<Post<'static>> {
    let timezone = default_timezone();
    let mut post = Post::new("2", Text::verbatim("", 0), node.span);
    let mut fields = reader.fields(node)?;
    post.time = fields.optional("at", |node, reader| instant(node, reader, Some(&timezone)));
    drafts::read_fields(&mut post, &mut fields, &ReadOptions::new(timezone));
    let text = fields.required("text", yaml::string);
    fields.finish();
    Some(Post { text: Text::replaced(text?, node.span), ..post })
}

/// Reads the text. The parts between `‹` and `›` are what the rule must underline.
fn read_text(case: &mut Case, node: &Node, reader: &mut Reader<'_>) {
    let Some(marked) = yaml::text(node, reader) else { return };
    let mut open = None;
    for char in marked.chars() {
        match (char, open) {
            ('‹', None) => open = Some(case.text.len()),
            ('›', Some(start)) => {
                case.marks.push(start..case.text.len());
                open = None;
            }
            ('‹' | '›', _) => {
                let message = Message::new("example-marks-alternate");
                reader.wrong::<()>(node.span, message, Message::new("example-marks-help"));
                return;
            }
            _ => case.text.push(char),
        }
    }
    if open.is_some() {
        let message = Message::new("example-unclosed-mark");
        reader.wrong::<()>(node.span, message, Message::new("example-unclosed-mark-help"));
    }
    if !case.bad && !case.marks.is_empty() {
        let message = Message::new("example-good-marked");
        reader.wrong::<()>(node.span, message, Message::new("example-good-marked-help"));
    }
    case.text.truncate(case.text.trim_end().len());
}

/// Reads the thread that the post is part of.
fn thread(node: &Node, reader: &mut Reader<'_>) -> Option<Thread> {
    let mut fields = reader.fields(node)?;
    let part = fields.required("part", yaml::number);
    let of = fields.optional("of", yaml::number);
    let has_link = fields.optional("has_link", yaml::boolean).unwrap_or_default();
    let has_media = fields.optional("has_media", yaml::boolean).unwrap_or_default();
    fields.finish();
    Some(Thread {
        part: part?,
        of,
        has_link,
        has_media,
        has_picture: has_media,
        alt: Fact::Unknown,
    })
}

/// Reads a short link and its target.
fn link(node: &Node, reader: &mut Reader<'_>) -> Option<ExpandedLink<'static>> {
    let mut fields = reader.fields(node)?;
    let shown = fields.optional("shown", yaml::string).unwrap_or_default();
    let target = fields.required("target", yaml::string);
    let of_platform = fields.optional("of_platform", yaml::boolean).unwrap_or_default();
    fields.finish();
    Some(ExpandedLink { shown: shown.into(), target: target?.into(), of_platform })
}

/// Reads hashtags with the number of accounts that use them.
fn hashtags(node: &Node, reader: &mut Reader<'_>) -> Option<Hashtags> {
    let mut register = Hashtags::default();
    for (tag, used) in map_of(used)(node, reader)? {
        register.insert(&tag, used);
    }
    Some(register)
}

fn used(node: &Node, reader: &mut Reader<'_>) -> Option<Use> {
    if node.text().is_some() {
        return Some(Use { accounts: yaml::number(node, reader)?, ..Use::default() });
    }
    let mut fields = reader.fields(node)?;
    let accounts = fields.required("accounts", yaml::number);
    let last_seen: Option<Timestamp> =
        fields.optional("last_seen", |node, reader| instant(node, reader, None));
    fields.finish();
    Some(Use { accounts: accounts?, last_seen, ..Use::default() })
}
