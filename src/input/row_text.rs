//! The text of a post in a row of a table, which may be in several columns.

use std::ops::Range;

use super::{
    draft_text::needs_no_text,
    json::mistake::MOST_ITEMS,
    placeholders::awaits_text,
    states::State,
    table_row::TableRow,
    text_columns::{is_given, is_missing, is_nothing},
};
use crate::{
    mapping::PostField,
    message::Message,
    platform::{Platform, after_scheme, is_on},
    post::{ExpandedLink, Post},
    source::{Problem, Span},
    text::{Text, TextBuilder, csv_field},
};

impl<'s> TableRow<'s, '_> {
    /// The text of the post. Some exports have it in two columns, a title and a
    /// description, of which one may repeat the other.
    pub(super) fn text(&self) -> Text<'s> {
        let end = self.fields.span().end;
        let mut texts: Vec<(Text<'s>, Span)> = self.all_fields(PostField::Text).collect();
        if texts.len() < 2 {
            let text = texts.pop().map_or_else(|| Text::verbatim("", end), |(text, _)| text);
            let is_quoted = self.table.preset.is_some_and(|preset| preset.quotes_line_breaks);
            return if is_quoted { without_quoted_breaks(text) } else { text };
        }
        texts.sort_by_key(|(_, span)| span.start);
        let mut whole = TextBuilder::new(self.source);
        let mut is_first = true;
        for (text, span) in &texts {
            let is_repeated = |(other, at): &(Text<'_>, Span)| {
                let (own, other) = (text.as_str().trim(), other.as_str().trim());
                at != span && other.contains(own) && (other != own || at.start < span.start)
            };
            if texts.iter().any(is_repeated) {
                continue;
            }
            if !is_first {
                whole.push_replaced(Span::new(span.start, span.start), "\n\n");
            }
            whole.push_text(text, 0..text.as_str().len());
            is_first = false;
        }
        whole.finish(end)
    }

    /// Whether the row only says that the text of its draft is still to be written. One that was
    /// approved goes out all the same.
    pub(super) fn awaits_text(&self) -> bool {
        if self.table.has_published_posts() {
            return false;
        }
        let cells = self.table.texts().filter_map(|index| self.fields.fields.get(index));
        let texts = cells.map(|cell| csv_field(self.source, *cell));
        let mut written = texts.filter(|text| !text.as_str().trim().is_empty()).peekable();
        let is_released = || matches!(self.state(), Some(State::Approved | State::Published));
        written.peek().is_some() && written.all(|text| awaits_text(text.as_str())) && !is_released()
    }

    /// The text of a draft with the words that a planner adds to it from other columns: a link
    /// and hashtags. Words that the text already contains are not added. In a workbook, so are
    /// the addresses to which the words of `cells`, which the text is from, lead.
    pub(super) fn with_links_and_tags(&self, text: Text<'s>, cells: &[Span]) -> Text<'s> {
        let mut added: Vec<(String, Span)> = Vec::new();
        let end = cells.iter().map(|cell| cell.end).max().unwrap_or_default();
        for address in cells.iter().flat_map(|cell| self.links_behind(*cell)) {
            added.push((address.to_owned(), Span::new(end, end)));
        }
        let fields = [PostField::Link, PostField::Hashtags].into_iter();
        let beside = fields.flat_map(|field| self.all_fields(field).map(move |one| (field, one)));
        for (field, (beside, span)) in beside {
            let written = beside.as_str();
            let says_no_tag = || is_missing(written) || is_given(written);
            if is_nothing(written) || field == PostField::Hashtags && says_no_tag() {
                continue;
            }
            let links: Vec<&str> = self.links_of(span).collect();
            let words = beside.as_str().split([' ', ',', ';', '|', '\n']);
            // The words of a link are no part of the post.
            let words = words.filter(|word| links.is_empty() || after_scheme(word).is_some());
            for word in words.chain(self.links_behind(span)).filter(|word| !word.is_empty()) {
                let is_tag = field == PostField::Hashtags && !word.starts_with('#');
                let word = if is_tag { format!("#{word}") } else { word.to_owned() };
                let is_added = added.iter().any(|(own, _)| *own == word);
                if !is_added && !text.as_str().contains(&word) {
                    added.push((word, span));
                }
            }
        }
        // The spans of a text must be in the order of the file.
        added.sort_by_key(|(_, span)| span.start);
        let len = text.as_str().len();
        let start = text.locate(0..0).start;
        let (before, after): (Vec<_>, Vec<_>) =
            added.into_iter().partition(|(_, span)| span.start < start);
        if before.is_empty() && after.is_empty() {
            return text;
        }
        let mut whole = TextBuilder::new(self.source);
        for (word, span) in before {
            whole.push_replaced(span, &format!("{word} "));
        }
        whole.push_text(&text, 0..len);
        for (word, span) in after {
            whole.push_replaced(span, &format!(" {word}"));
        }
        whole.finish(self.fields.span().end)
    }

    /// The problem that the column of hashtags only says that there are some.
    pub(super) fn wrong_hashtags(&self) -> Option<Problem> {
        let (beside, span) = self.field(PostField::Hashtags)?;
        let written = beside.as_str().trim();
        is_given(written).then(|| {
            let message = Message::new("row-no-hashtag").with("text", written);
            Problem::at(self.source, span, message).help(Message::new("row-no-hashtag-help"))
        })
    }

    /// The problem that the column of links has something else than addresses, such as `link i bio`
    /// or `kommer`: its words would be added to the text.
    pub(super) fn wrong_link(&self) -> Option<Problem> {
        let mut fields = self.all_fields(PostField::Link);
        fields.find_map(|(beside, span)| self.not_an_address(beside.as_str().trim(), span))
    }

    fn not_an_address(&self, written: &str, span: Span) -> Option<Problem> {
        if is_nothing(written) || self.links_of(span).next().is_some() {
            return None;
        }
        let mut words = written.split([' ', ',', ';', '|', '\n']).filter(|word| !word.is_empty());
        let is_address = |word: &str| {
            let around = word.split_once('.');
            let has_dot = around.is_some_and(|(before, after)| {
                before.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric)
            });
            has_dot || after_scheme(word).is_some()
        };
        let wrong = words.find(|word| !is_address(word))?;
        let message = Message::new("row-no-address").with("text", wrong);
        Some(Problem::at(self.source, span, message).help(Message::new("row-no-address-help")))
    }

    /// The addresses to which the words of a cell lead; none outside workbooks.
    fn links_of(&self, cell: Span) -> impl Iterator<Item = &'s str> {
        // An empty field may begin where the next cell does.
        let layout = self.source.layout().filter(|_| cell.start < cell.end);
        layout.into_iter().flat_map(move |layout| layout.links_at(cell.start))
    }

    /// The addresses to which the words of a cell lead and that are not among these words. Each is
    /// returned once.
    fn links_behind(&self, cell: Span) -> Vec<&'s str> {
        let mut found: Vec<&str> = Vec::new();
        for address in self.links_of(cell) {
            let own = without_escapes(bare(address));
            let is_same = |word: &str| without_escapes(bare(word)) == own;
            let is_shown = || self.source.slice(cell).split_whitespace().any(is_same);
            if !found.contains(&address) && !is_shown() {
                found.push(address);
            }
        }
        found
    }

    /// The links behind the words of a published post. One to its own platform is to the post
    /// itself.
    pub(super) fn links_of_published(
        &self,
        platform: Platform,
    ) -> impl Iterator<Item = ExpandedLink<'s>> {
        let links = self.links_behind_texts().into_iter().take(MOST_ITEMS);
        links.map(move |address| {
            let of_platform = is_on(address, platform);
            ExpandedLink { shown: "".into(), target: address.into(), of_platform }
        })
    }

    /// The addresses behind all cells with a text of the post.
    pub(super) fn links_behind_texts(&self) -> Vec<&'s str> {
        let fields = self.table.texts().filter_map(|index| self.fields.fields.get(index));
        fields.flat_map(|cell| self.links_behind(*cell)).collect()
    }
}

/// Whether a draft has a time, but nothing that goes out then.
pub(super) fn is_textless(post: &Post<'_>) -> bool {
    let has_text = post.versions().iter().any(|version| !version.text.as_str().is_empty());
    !post.published && !has_text && !needs_no_text(post) && post.time.is_some()
}

/// A text without the quotation marks around its line breaks, if all of them have some.
fn without_quoted_breaks(text: Text<'_>) -> Text<'_> {
    let lines: Vec<&str> = text.as_str().split('\n').collect();
    let (first, last) = (0, lines.len() - 1);
    let is_quoted = |(index, line): (usize, &&str)| {
        (index == first || line.starts_with('"')) && (index == last || line.ends_with('"'))
    };
    if !lines.iter().enumerate().all(is_quoted) {
        return text;
    }
    let mut at = 0;
    let mut marks: Vec<Range<usize>> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if index != first {
            marks.push(at..at + 1);
        }
        // The mark of an empty line may be one for both of its ends.
        let end = at + line.len();
        if index != last && marks.last().is_none_or(|mark| mark.end < end) {
            marks.push(end - 1..end);
        }
        at = end + 1;
    }
    let edits: Vec<_> = marks.into_iter().map(|mark| (mark, "")).collect();
    text.replace(edits)
}

/// The bytes of an address with those that it has as `%C3%A5`, which some programs write for
/// each letter that is not English.
fn without_escapes(address: &str) -> Vec<u8> {
    let bytes = address.as_bytes();
    let (mut decoded, mut at) = (Vec::with_capacity(bytes.len()), 0);
    while let Some(byte) = bytes.get(at) {
        let digits = address.get(at + 1..at + 3).filter(|_| *byte == b'%');
        let escaped = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        decoded.push(escaped.unwrap_or(*byte).to_ascii_lowercase());
        at += if escaped.is_some() { 3 } else { 1 };
    }
    decoded
}

/// An address as people write it: without scheme, `www.` and what is around it in a text.
fn bare(address: &str) -> &str {
    let outer = |letter: char| "()[]<>«»“”\"',.;:!?/".contains(letter);
    let address = address.trim_matches(outer);
    let address = after_scheme(address).unwrap_or(address);
    address.strip_prefix("www.").unwrap_or(address)
}
