//! Texts in HTML, as Mastodon and its relatives write them: what a reader sees, with
//! the place of each part of it in the file.
//!
//! Each tag is removed, except that a paragraph and a `<br>` become line breaks; each
//! entity is decoded, and scripts and styles are left out. Servers clean the HTML of a post before they publish it, so only
//! a handful of different tags occur. What is neither a tag nor an entity is taken for
//! text, and nothing is ever an error.

use std::ops::Range;

use memchr::{memchr2, memmem};

use super::{
    Text,
    decoders::{entity, named_entity, unescape_html},
};

/// A text that was written in HTML.
#[derive(Debug)]
pub struct Html<'s> {
    /// What a reader sees.
    pub text: Text<'s>,
    /// The links of the text, in order. Mentions and hashtags are links, too.
    pub anchors: Vec<Anchor>,
    /// The address of the post that the text quotes; `None` if it quotes none. The HTML
    /// has the address in a paragraph of its own, for readers on servers that do not show
    /// quotes. This paragraph is not part of `text`.
    pub quoted: Option<String>,
}

/// A link in HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// The address that it leads to.
    pub target: String,
    /// Where it is in the text that a reader sees.
    pub shown: Range<usize>,
    /// Whether it is a mention or a hashtag.
    pub is_mention_or_tag: bool,
}

/// The tags that begin and end a paragraph.
const BLOCKS: [&str; 15] = [
    "p",
    "div",
    "li",
    "ul",
    "ol",
    "blockquote",
    "pre",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "table",
];

/// The most links that are kept of a text. Real posts have a handful.
const MOST_ANCHORS: usize = 1000;

/// Decodes a text in HTML.
pub fn html(text: Text<'_>) -> Html<'_> {
    let mut reading = Reading::default();
    reading.read(text.as_str());
    let Reading { edits, mut anchors, quoted, .. } = reading;
    let text = text.replace(edits);
    let before = text.as_str().len() - text.as_str().trim_start().len();
    let text = text.trim();
    for Anchor { shown, .. } in &mut anchors {
        let place = |offset: usize| offset.saturating_sub(before).min(text.as_str().len());
        *shown = place(shown.start)..place(shown.end);
    }
    Html { text, anchors, quoted }
}

/// The state of reading a text.
#[derive(Default)]
struct Reading {
    /// The ranges that are not shown as they are written, each with what is shown
    /// instead.
    edits: Vec<(Range<usize>, String)>,
    /// The length of what is shown so far.
    shown: usize,
    /// Line breaks between two paragraphs, and the index in `edits` of the last tag between
    /// them. As soon as further text follows, this tag is replaced by the line breaks; at
    /// the end of the text, nothing is shown for them.
    breaks: Option<(usize, &'static str)>,
    /// The link that is not closed yet.
    open: Option<Anchor>,
    anchors: Vec<Anchor>,
    /// Whether the text is inside the paragraph that names a quoted post.
    is_in_quote: bool,
    quoted: Option<String>,
}

impl Reading {
    fn read(&mut self, text: &str) {
        let (mut at, mut from) = (0, 0);
        while let Some(next) = memchr2(b'<', b'&', &text.as_bytes()[from..]) {
            let mark = from + next;
            let rest = &text[mark + 1..];
            let end = if text.as_bytes()[mark] == b'&' {
                let found = entity(rest).or_else(|| named_entity(rest));
                found.map(|(decoded, len)| (mark + 1 + len, Some(decoded)))
            } else if is_tag(rest) {
                // A tag that never ends is taken for text, together with all that
                // follows it.
                let Some(len) = tag_len(rest) else { break };
                Some((mark + 1 + len, None))
            } else {
                None
            };
            let Some((end, decoded)) = end else {
                from = mark + 1;
                continue;
            };
            self.keep(text, at..mark);
            match decoded {
                Some(decoded) => self.replace(mark..end, &decoded),
                None => self.tag(&text[mark + 1..end - 1], mark..end),
            }
            let hidden = hidden_len(&text[mark + 1..end], &text[end..]);
            if 0 < hidden {
                self.edits.push((end..end + hidden, String::new()));
            }
            (at, from) = (end + hidden, end + hidden);
        }
        self.keep(text, at..text.len());
        self.close_anchor();
    }

    /// Shows a range as it is written. White space after a line break is left out.
    fn keep(&mut self, text: &str, range: Range<usize>) {
        let written = &text[range.clone()];
        let is_first = self.shown == 0 || self.breaks.is_some();
        let blank = if is_first { written.len() - written.trim_start().len() } else { 0 };
        let start = range.start + blank;
        if self.is_in_quote {
            return self.edits.push((range, String::new()));
        }
        if range.start < start {
            self.edits.push((range.start..start, String::new()));
        }
        if start < range.end {
            self.show_breaks();
            self.shown += range.end - start;
        }
    }

    /// Shows another text instead of a range.
    fn replace(&mut self, range: Range<usize>, shown: &str) {
        if self.is_in_quote {
            return self.edits.push((range, String::new()));
        }
        self.show_breaks();
        self.shown += shown.len();
        self.edits.push((range, shown.to_owned()));
    }

    /// Writes the pending line breaks, because text follows them.
    fn show_breaks(&mut self) {
        let Some((edit, breaks)) = self.breaks.take() else { return };
        if 0 < self.shown {
            self.edits[edit].1.push_str(breaks);
            self.shown += breaks.len();
        }
    }

    /// Reads the tag that is written as `inside` between its angle brackets.
    fn tag(&mut self, inside: &str, range: Range<usize>) {
        let is_end = inside.starts_with('/');
        let inside = inside.strip_prefix('/').unwrap_or(inside);
        let len = inside.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let (name, attributes) = inside.split_at(len);
        let name = name.to_ascii_lowercase();
        match name.as_str() {
            "a" if is_end => self.close_anchor(),
            "a" => self.open_anchor(attributes),
            "br" if !self.is_in_quote => {
                self.show_breaks();
                self.edits.push((range, String::new()));
                if 0 < self.shown {
                    self.edits.last_mut().expect("it was just added").1.push('\n');
                    self.shown += 1;
                }
                return;
            }
            name if BLOCKS.contains(&name) => {
                let is_quote = !is_end && attributes.contains("quote-inline");
                self.is_in_quote = is_quote || self.is_in_quote && !is_end;
                let is_item = name == "li";
                let least = if is_item { "\n" } else { "\n\n" };
                let before = self.breaks.map_or("", |(_, breaks)| breaks);
                let breaks = if before.len() < least.len() { least } else { before };
                self.breaks = Some((self.edits.len(), breaks));
            }
            _ => (),
        }
        self.edits.push((range, String::new()));
    }

    fn open_anchor(&mut self, attributes: &str) {
        self.close_anchor();
        let Some(target) = attribute(attributes, "href") else { return };
        if self.is_in_quote {
            self.quoted = Some(target);
            return;
        }
        let class = attribute(attributes, "class").unwrap_or_default();
        let is_mention_or_tag =
            class.split_ascii_whitespace().any(|class| matches!(class, "mention" | "hashtag"));
        // Line breaks that are not written yet will be before the link.
        let before = self.breaks.filter(|_| 0 < self.shown).map_or(0, |(_, breaks)| breaks.len());
        let start = self.shown + before;
        self.open = Some(Anchor { target, shown: start..start, is_mention_or_tag });
    }

    fn close_anchor(&mut self) {
        let Some(mut anchor) = self.open.take() else { return };
        anchor.shown.end = self.shown.max(anchor.shown.start);
        if self.anchors.len() < MOST_ANCHORS {
            self.anchors.push(anchor);
        }
    }
}

/// The length of what is between a tag and its end tag, if readers do not see it: a script or a
/// style. It is 0 for other tags. Without an end tag, everything after the tag belongs to it.
fn hidden_len(tag: &str, after: &str) -> usize {
    let is_named = |name: &str| {
        let beginning = tag.get(..name.len()).unwrap_or_default();
        let rest = tag.get(name.len()..).unwrap_or_default();
        beginning.eq_ignore_ascii_case(name) && !rest.starts_with(char::is_alphanumeric)
    };
    let Some(name) = ["script", "style"].into_iter().find(|name| is_named(name)) else { return 0 };
    let is_end = |at: &usize| {
        let end = after.get(at + 2..at + 2 + name.len());
        end.is_some_and(|end| end.eq_ignore_ascii_case(name))
    };
    let mut ends = memmem::find_iter(after.as_bytes(), b"</");
    ends.find(is_end).unwrap_or(after.len())
}

/// Whether the text after a `<` belongs to a tag or a comment.
fn is_tag(rest: &str) -> bool {
    let name = rest.strip_prefix('/').unwrap_or(rest);
    name.starts_with(|first: char| first.is_ascii_alphabetic()) || rest.starts_with('!')
}

/// The length of a tag after its `<`, with its `>`; `None` if it is not closed. A `>` in
/// quotes does not close it.
fn tag_len(rest: &str) -> Option<usize> {
    if rest.starts_with("!--") {
        return memmem::find(rest.as_bytes(), b"-->").map(|at| at + "-->".len());
    }
    let mut quote = None;
    for (at, byte) in rest.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => (),
        }
    }
    None
}

/// The value of an attribute; `None` if the attribute is missing, or if its value, or
/// one before it, is not in quotes.
fn attribute(attributes: &str, name: &str) -> Option<String> {
    let mut rest = attributes;
    loop {
        let (own, after) = rest.split_once('=')?;
        let after = after.trim_start();
        let quote = after.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
        let (value, after) = after[1..].split_once(quote)?;
        if own.trim().eq_ignore_ascii_case(name) {
            let value = unescape_html(Text::verbatim(value, 0));
            return Some(value.as_str().to_owned());
        }
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Checks that a reader of the HTML `written` sees `shown`, and that `needle` in this text
    /// is written as `place`.
    #[track_caller]
    fn check(written: &str, shown: &str, needle: &str, place: &str) {
        let text = html(Text::verbatim(written, 0)).text;
        assert_eq!(text.as_str(), shown);
        let at = shown.find(needle).expect("it is in the text");
        assert_eq!(&written[text.locate(at..at + needle.len()).range()], place);
    }

    #[test]
    fn tags_and_entities_are_skipped() {
        check("<p>Læs mere</p>", "Læs mere", "mere", "mere");
        check("<p>R&amp;D <b>nu</b></p>", "R&D nu", "&D nu", "&amp;D <b>nu");
        check("a &lt;b&gt; < c", "a <b> < c", "<b>", "&lt;b&gt;");
        check("1 < 2 <ukendt", "1 < 2 <ukendt", "<ukendt", "<ukendt");
        check("<!-- <p> -->æ", "æ", "æ", "æ");
        check(r#"<a title="a>b" href="c">d</a>"#, "d", "d", "d");
    }

    #[test]
    fn entities_have_all_names_of_html() {
        check("S&oslash;g p&aring; &AElig;r&oslash;", "Søg på Ærø", "på", "p&aring;");
        check("a &hellip; &ukendt; b", "a … &ukendt; b", "…", "&hellip;");
        check("R&D; nu", "R&D; nu", "&D;", "&D;");
    }

    #[test]
    fn scripts_and_styles_are_not_shown() {
        check("a<script>b('<p>')</script>c", "ac", "c", "c");
        check("<style type=\"a\">p { x }</STYLE><p>c</p>", "c", "c", "c");
        check("a<script>b", "a", "a", "a");
        check("<scripted>a</scripted>", "a", "a", "a");
    }

    #[test]
    fn paragraphs_are_line_breaks() {
        check("<p>a</p><p>b<br />c</p>", "a\n\nb\nc", "b\nc", "b<br />c");
        check("<p>a</p>\n<p>b</p>\n", "a\n\nb", "\n\n", "<p>");
        check("<p><br>a</p><p></p>", "a", "a", "a");
        check("<ul><li>a</li><li>b</li></ul>c", "a\nb\n\nc", "b", "b");
        check("a<br><br>b<br>", "a\n\nb", "b", "b");
    }

    #[track_caller]
    fn check_anchors(written: &str, expected: &[(&str, &str, bool)]) {
        let html = html(Text::verbatim(written, 0));
        let shown = |anchor: &Anchor| html.text.as_str()[anchor.shown.clone()].to_owned();
        let found: Vec<_> = html
            .anchors
            .iter()
            .map(|anchor| (shown(anchor), anchor.target.clone(), anchor.is_mention_or_tag))
            .collect();
        let expected: Vec<_> = expected
            .iter()
            .map(|(shown, target, is_tag)| ((*shown).to_owned(), (*target).to_owned(), *is_tag))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn links_have_targets() {
        check_anchors(
            r#"<p>Se</p><p><a href="https://vejby.dk/bad?a=1&amp;b=2" rel="nofollow"><span class="invisible">https://</span><span class="ellipsis">vejby.dk/b</span><span class="invisible">ad?a=1&amp;b=2</span></a></p>"#,
            &[("https://vejby.dk/bad?a=1&b=2", "https://vejby.dk/bad?a=1&b=2", false)],
        );
        check_anchors(
            r#"<a href='https://a.example/tags/bad' class="mention hashtag">#<span>bad</span></a>"#,
            &[("#bad", "https://a.example/tags/bad", true)],
        );
        check_anchors("<a name=x>a</a> <a href=\"b\">c", &[("c", "b", false)]);
    }

    #[test]
    fn the_address_of_a_quoted_post_is_no_text() {
        let quote =
            r#"<p class="quote-inline">RE: <a href="https://a.example/@b/1">a</a></p><p>Ja</p>"#;
        let found = html(Text::verbatim(quote, 0));
        assert_eq!(found.text.as_str(), "Ja");
        assert_eq!(found.quoted.as_deref(), Some("https://a.example/@b/1"));
    }

    proptest! {
        #[test]
        fn nothing_panics_and_anchors_are_in_the_text(
            written in "(<p>|<!--|-->|</p>|<br>|<a href=\"b\">|</a>|<p class=\"quote-inline\">|<|>|\"|&amp;|&nbsp;|&| |\n|[a-cæ😀]){0,30}"
        ) {
            let html = html(Text::verbatim(&written, 0));
            let text = html.text.as_str();
            prop_assert_eq!(text.trim(), text);
            for anchor in &html.anchors {
                prop_assert!(text.get(anchor.shown.clone()).is_some(), "{:?}", anchor);
            }
            for (at, character) in text.char_indices() {
                let place = html.text.locate(at..at + character.len_utf8());
                prop_assert!(written.get(place.range()).is_some());
            }
        }
    }
}
