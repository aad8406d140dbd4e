//! Strings and numbers of JSON records, borrowed from the source where possible.

use std::{borrow::Cow, fmt};

use serde::{Deserialize, Deserializer, de};
use serde_json::value::RawValue;

use crate::{
    input::user_numbers::are_one_user,
    post::Fact,
    source::{Source, Span},
    text::{Text, json_string, unescape_html},
};

/// A JSON string. Serde borrows it only with this wrapper: inside `Option` and `Vec`,
/// a bare `Cow` is always copied.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(transparent)]
pub(crate) struct JsonString<'s>(#[serde(borrow)] pub(crate) Cow<'s, str>);

/// A string, number or truth value, as text: exports differ in whether they write ids
/// as strings or as numbers.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scalar<'s>(pub(crate) Cow<'s, str>);

impl<'de: 's, 's> Deserialize<'de> for Scalar<'s> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ScalarVisitor).map(Scalar)
    }
}

struct ScalarVisitor;

impl<'de> de::Visitor<'de> for ScalarVisitor {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text or a number")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text.to_owned()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
        Ok(Cow::Owned(number.to_string()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
        Ok(Cow::Owned(number.to_string()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Self::Value, E> {
        Ok(Cow::Owned(number.to_string()))
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Self::Value, E> {
        Ok(Cow::Owned(truth.to_string()))
    }
}

/// Deserializes a value whose key is present, even if the value is `null`, as a known
/// fact.
pub(crate) fn known<'de, D, T>(deserializer: D) -> Result<Fact<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    T::deserialize(deserializer).map(Fact::Known)
}

/// A number as it is written, whether as a number or in quotes.
pub(crate) fn number_in(raw: &RawValue) -> &str {
    raw.get().trim_matches('"')
}

/// Whether both values are numbers of one user.
pub(crate) fn are_of_one_user(one: Option<&RawValue>, other: Option<&RawValue>) -> bool {
    one.zip(other).is_some_and(|(one, other)| are_one_user(number_in(one), number_in(other)))
}

/// The items of a list, or a single value as a list of one, as written.
pub(crate) fn one_or_many(raw: &RawValue) -> serde_json::Result<Vec<&RawValue>> {
    if raw.get().starts_with('[') { serde_json::from_str(raw.get()) } else { Ok(vec![raw]) }
}

/// The span of a slice that was borrowed from the text of a source.
pub(crate) fn span_of(source: &Source, slice: &str) -> Span {
    let start = slice.as_ptr().addr() - source.text().as_ptr().addr();
    Span::new(start, start + slice.len())
}

/// Decodes the text of a post, in which X escapes `&`, `<` and `>` for HTML. `None`
/// if the value is not a string.
pub(crate) fn post_text<'s>(source: &'s Source, raw: &'s str) -> Option<Text<'s>> {
    let is_string = raw.starts_with('"');
    is_string.then(|| unescape_html(json_string(source, span_of(source, raw))))
}

/// The name of the client in `<a href="…" rel="nofollow">Name</a>`; `None` if it is
/// empty. Some exports escape this link for HTML.
pub(crate) fn client_name(source: Cow<'_, str>) -> Option<Cow<'_, str>> {
    let source = if source.starts_with("&lt;") {
        let unescaped = source.replace("&lt;", "<").replace("&gt;", ">");
        Cow::Owned(unescaped.replace("&quot;", "\"").replace("&amp;", "&"))
    } else {
        source
    };
    let name = |text: &str| {
        let start = text.find('>').filter(|_| text.starts_with('<')).map_or(0, |at| at + 1);
        let end = text[start..].find("</").map_or(text.len(), |len| start + len);
        start..end
    };
    let name = match source {
        Cow::Borrowed(text) => Cow::Borrowed(&text[name(text)]),
        Cow::Owned(text) => Cow::Owned(text[name(&text)].to_owned()),
    };
    (!name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_is_a_name_not_a_link() {
        let check = |source, expected| {
            assert_eq!(client_name(Cow::Borrowed(source)).as_deref(), expected);
        };
        check(r#"<a href="https://x.example" rel="nofollow">Post Queue</a>"#, Some("Post Queue"));
        check(
            "&lt;a href=&quot;https://x.example&quot;&gt;Post Queue&lt;/a&gt;",
            Some("Post Queue"),
        );
        check("Post Queue", Some("Post Queue"));
        check("", None);
    }
}
