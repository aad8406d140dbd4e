//! The text of a post in a row of a table, which may be in several columns.

use super::{table_row::TableRow, text_columns::is_nothing};
use crate::{
    mapping::PostField,
    source::Span,
    text::{Text, TextBuilder},
};

impl<'s> TableRow<'s, '_> {
    /// The text of the post. Some exports have it in two columns, a title and a
    /// description, of which one may repeat the other.
    pub(super) fn text(&self) -> Text<'s> {
        let end = self.fields.span().end;
        let mut texts: Vec<(Text<'s>, Span)> = self.all_fields(PostField::Text).collect();
        if texts.len() < 2 {
            return texts.pop().map_or_else(|| Text::verbatim("", end), |(text, _)| text);
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

    /// The text of a draft with the words that a planner adds to it from other columns:
    /// a link and hashtags. Words that the text already contains are not added.
    pub(super) fn with_links_and_tags(&self, text: Text<'s>) -> Text<'s> {
        let mut added: Vec<(String, Span)> = Vec::new();
        for field in [PostField::Link, PostField::Hashtags] {
            let Some((beside, span)) = self.field(field) else { continue };
            if is_nothing(beside.as_str()) {
                continue;
            }
            let words = beside.as_str().split([' ', ',', ';', '|', '\n']);
            for word in words.filter(|word| !word.is_empty()) {
                let is_tag = field == PostField::Hashtags && !word.starts_with('#');
                let word = if is_tag { format!("#{word}") } else { word.to_owned() };
                if !text.as_str().contains(&word) {
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
}
