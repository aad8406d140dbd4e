//! Drafts for several platforms: the fields `platforms` and `texts`.

use std::collections::BTreeSet;

use super::{
    draft_text::text_of_post,
    row_platforms::{are_platforms, platform_names},
};
use crate::{
    message::Message,
    platform::Platform,
    post::{Kind, Post},
    source::{Source, Span},
    text::Text,
    yaml::{self, Fields, Node, Reader, Value},
};

/// The platforms of a draft, each with its own text; `None` if the platform gets the common
/// text. Empty for a draft that does not list its platforms.
#[derive(Clone, Debug, Default)]
pub(super) struct DraftPlatforms<'s>(Vec<(Platform, Option<Text<'s>>)>);

impl<'s> DraftPlatforms<'s> {
    /// Reads the platforms of a draft. A field `platform` beside them is reported.
    pub(super) fn read(fields: &mut Fields<'_, '_, '_>) -> Self {
        let single = fields.entry("platform").map(|(key, _)| key.span);
        let Some((key, list)) = fields.entry("platforms") else { return Self::default() };
        if single.is_some() {
            let message = Message::new("draft-platform-twice");
            let help = Message::new("draft-platform-twice-help");
            fields.reader.wrong::<()>(key.span, message, help);
        }
        Self(platforms(list, fields.reader))
    }

    /// The platforms of an entry of a thread: its own if it lists any, else `self`,
    /// those of the whole thread.
    pub(super) fn of_entry(&self, fields: &mut Fields<'_, '_, '_>) -> Self {
        let own = Self::read(fields);
        let single = fields.entry("platform").map(|(key, _)| key.span);
        if let Some(span) = single.filter(|_| self.are_listed() && !own.are_listed()) {
            let message = Message::new("draft-platform-twice");
            let help = Message::new("draft-platform-twice-help");
            fields.reader.wrong::<()>(span, message, help);
        }
        if own.are_listed() { own } else { self.clone() }
    }

    /// Reads the texts of single platforms, under `texts`. If `may_lack` is true, they
    /// may be empty.
    pub(super) fn with_texts(
        mut self,
        fields: &mut Fields<'_, '_, '_>,
        source: &'s Source,
        may_lack: bool,
    ) -> Self {
        if let Some((key, texts)) = fields.entry("texts") {
            self.read_texts((key.span, texts), source, may_lack, fields.reader);
        }
        self
    }

    /// Reports texts of single platforms beside the list of the entries of a thread:
    /// each entry has texts of its own.
    pub(super) fn expect_no_texts(fields: &mut Fields<'_, '_, '_>) {
        if let Some((key, _)) = fields.entry("texts") {
            let message = Message::new("draft-texts-of-thread");
            let help = Message::new("draft-texts-of-thread-help");
            fields.reader.wrong::<()>(key.span, message, help);
        }
    }

    /// Reads the texts of single platforms. An invalid text is reported and counts as
    /// empty.
    fn read_texts(
        &mut self,
        (key, texts): (Span, &Node),
        source: &'s Source,
        may_lack: bool,
        reader: &mut Reader<'_>,
    ) {
        if self.0.is_empty() {
            let message = Message::new("draft-texts-without-platforms");
            let help = Message::new("draft-texts-without-platforms-help");
            return reader.wrong::<()>(key, message, help).unwrap_or_default();
        }
        let mut seen = Vec::new();
        for (key, node) in reader.entries(texts).unwrap_or_default() {
            let Some(platform) = yaml::platform(key, reader) else { continue };
            let name = platform.facts().display_name;
            if seen.contains(&platform) {
                let message = Message::new("draft-two-texts").with("platform", name);
                reader.wrong::<()>(key.span, message, Message::new("draft-two-texts-help"));
                continue;
            }
            seen.push(platform);
            let text = text_of_post(source, node, may_lack, reader);
            let text = text.unwrap_or_else(|| Text::verbatim("", node.span.end));
            match self.0.iter_mut().find(|(known, _)| *known == platform) {
                Some((_, own)) => *own = Some(text),
                None => reader
                    .wrong(
                        key.span,
                        Message::new("draft-text-for-no-platform").with("platform", name),
                        Message::new("draft-text-for-no-platform-help")
                            .with("name", platform.name()),
                    )
                    .unwrap_or_default(),
            }
        }
    }

    /// Whether each platform has a text of its own, so that the draft needs no common
    /// text.
    pub(super) fn have_all_texts(&self) -> bool {
        !self.0.is_empty() && self.0.iter().all(|(_, text)| text.is_some())
    }

    /// Whether the draft lists its platforms.
    pub(super) fn are_listed(&self) -> bool {
        !self.0.is_empty()
    }

    /// The message and the help for a common text that no platform uses, because each
    /// has a text of its own: nobody would publish that text, and nothing checks it.
    /// `None` if some platform uses it.
    pub(super) fn unused_text(&self) -> Option<(Message, Message)> {
        let message = (Message::new("draft-unused-text"), Message::new("draft-unused-text-help"));
        self.have_all_texts().then_some(message)
    }

    /// The help for a draft without a common text. It names the platforms without a
    /// text of their own.
    pub(super) fn help(&self) -> Message {
        let lacking = self.0.iter().filter(|(_, text)| text.is_none());
        let names: Vec<&str> = lacking.map(|(platform, _)| platform.facts().display_name).collect();
        Message::new("draft-no-text-for").with("platforms", names.join(", "))
    }

    /// Makes the post a draft for these platforms.
    pub(super) fn split(self, post: &mut Post<'s>) {
        if self.are_listed() {
            post.split(self.0);
            post.change_versions(|version| version.kind = Kind::of(version));
        }
    }
}

/// Whether the only platforms that a draft names are not known, so that it is on none. Its other fields
/// are then not read.
pub(super) fn is_nowhere(versions: &DraftPlatforms<'_>, fields: &mut Fields<'_, '_, '_>) -> bool {
    let names_none = |name: &str| Platform::of_name(name).is_none();
    let single = fields.entry("platform").and_then(|(_, node)| node.text());
    let listed = fields.entry("platforms").is_some_and(|(_, node)| !node.is_null());
    let is_nowhere = !versions.are_listed() && (listed || single.is_some_and(names_none));
    for unread in ["text", "texts", "thread"] {
        _ = is_nowhere.then(|| fields.entry(unread));
    }
    is_nowhere
}

/// Reports each entry of a thread that is not for the same platforms as the first one: on
/// some platform, the thread would have a gap.
pub(super) fn expect_same_platforms(posts: &[Post<'_>], parts: &[Node], reader: &mut Reader<'_>) {
    let platforms = |post: &Post<'_>| -> BTreeSet<Platform> {
        post.versions().iter().map(|version| version.platform).collect()
    };
    let Some(first) = posts.first().map(platforms) else { return };
    for post in posts.iter().filter(|post| platforms(post) != first) {
        let number = post.thread.as_ref().map_or(0, |thread| thread.part);
        let Some(part) = number.checked_sub(1).and_then(|index| parts.get(index)) else { continue };
        let own = ["platforms", "platform"].iter().find_map(|key| part.get(key));
        let message = Message::new("draft-part-platforms");
        let help = Message::new("draft-part-platforms-help");
        reader.wrong::<()>(own.unwrap_or(part).span, message, help);
    }
}

/// Reads a list of platforms. An empty list is reported, and so is a platform that
/// occurs twice.
fn platforms<'s>(list: &Node, reader: &mut Reader<'_>) -> Vec<(Platform, Option<Text<'s>>)> {
    let items = match &list.value {
        Value::List(items) => items.as_slice(),
        Value::Null => &[],
        Value::Scalar(_) | Value::Map(_) => std::slice::from_ref(list),
    };
    if items.is_empty() {
        let message = Message::new("draft-no-platforms");
        reader.wrong::<()>(list.span, message, Message::new("draft-no-platforms-help"));
    }
    let mut found: Vec<(Platform, Option<Text<'s>>)> = Vec::new();
    let platforms = items.iter().flat_map(|item| {
        let named = platforms_in(item, reader).into_iter();
        named.map(move |platform| (platform, item.span))
    });
    for (platform, span) in platforms.collect::<Vec<_>>() {
        if found.iter().any(|(known, _)| *known == platform) {
            let name = platform.facts().display_name;
            let message = Message::new("draft-platform-repeated").with("platform", name);
            reader.wrong::<()>(span, message, Message::new("draft-platform-repeated-help"));
        } else {
            found.push((platform, None));
        }
    }
    found
}

/// The platforms that an item names. People write several without brackets: `x, facebook`.
fn platforms_in(item: &Node, reader: &mut Reader<'_>) -> Vec<Platform> {
    let several = item.text().filter(|written| are_platforms(written));
    match several {
        Some(written) => {
            platform_names(written).into_iter().filter_map(Platform::of_name).collect()
        }
        None => yaml::platform(item, reader).into_iter().collect(),
    }
}
