//! Columns in which tables of X's API tell more of a post than its fields have: the numbers of users,
//! where its links lead, and its pictures and videos. Their names are the paths of the API, as in
//! `public_metrics.like_count`.

use super::{
    column_values::FirstValues,
    draft_media::of_file,
    json::{api_v1_status::media_kind, links::parse_status_url, mistake::MOST_ITEMS},
    table_row::TableRow,
    text_columns::is_nothing,
    user_numbers::{are_one_user, is_of_answered, is_of_author},
};
use crate::{
    mapping::{Mapping, Target, plain_name},
    platform::Platform,
    post::{ExpandedLink, Fact, Media, MediaKind, OBJECT_OF_COUNTS},
    text::csv_field,
};

/// The column with the links of a post.
const LINKS: &str = "entitiesurls";

/// The columns with the pictures and videos of a post: all of them, and the first one.
const MEDIA: [&str; 2] = ["extendedentitiesmedia", "entitiesmedia"];

/// The objects of the API, and what twarc adds to them, of which a column has one value that no rule
/// needs, unless the column is known by its own name. Media are not among these values.
const OBJECTS: [&str; 10] = [
    "__twarc",
    "author",
    "context_annotations",
    "edit_controls",
    "entities",
    "geo",
    "place",
    OBJECT_OF_COUNTS,
    "user",
    "withheld",
];

/// These columns of a table.
#[derive(Debug, Default)]
pub(super) struct ApiColumns {
    /// Those with the number of the author.
    author: Vec<usize>,
    /// Those with the number of the user who is answered.
    answered: Vec<usize>,
    /// The one that says where links lead.
    links: Option<usize>,
    /// Those with pictures and videos, the one with all of them first.
    media: Vec<usize>,
}

impl ApiColumns {
    /// These columns of a table with these first rows. In some files, lists of pictures are values
    /// that cannot be read: a column that has nothing there does not say that there are none.
    pub(super) fn of(names: &[String], mapping: &Mapping, values: &FirstValues<'_>) -> Self {
        let is_read = |name: &String| mapping.of(name) != Some(Target::Nothing);
        let column = |wanted| names.iter().position(|name| plain_name(name) == wanted);
        let of_media = MEDIA.into_iter().filter_map(column);
        let says_some = |index: &usize| values.of(*index).next().is_some();
        let media = of_media.filter(|index| is_read(&names[*index]) && says_some(index)).collect();
        let mut found = Self { media, ..Self::default() };
        for (index, name) in names.iter().enumerate().filter(|(_, name)| is_read(name)) {
            if is_of_author(name) {
                found.author.push(index);
            } else if is_of_answered(name) {
                found.answered.push(index);
            } else if plain_name(name) == LINKS {
                found.links.get_or_insert(index);
            }
        }
        found
    }

    /// The field of which a column tells something; `None` if it tells nothing. A number of a user
    /// tells something only beside another one.
    pub(super) fn told_by(&self, index: usize) -> Option<&'static str> {
        let [author, answered] = [&self.author, &self.answered];
        let is_compared = author.contains(&index) && !answered.is_empty()
            || answered.contains(&index) && !author.is_empty();
        let links = (self.links == Some(index)).then_some("link");
        let media = self.media.contains(&index).then_some("media");
        is_compared.then_some("reply_to").or(links).or(media)
    }

    /// The indices of these columns.
    #[cfg(feature = "bulk")]
    pub(super) fn indices(&self) -> impl Iterator<Item = usize> {
        self.author.iter().chain(&self.answered).chain(&self.links).chain(&self.media).copied()
    }
}

/// Whether a column has a value of the API that no rule needs: `user.followers_count`.
pub(super) fn is_without_use(name: &str) -> bool {
    let is_of_object = |(object, value)| OBJECTS.contains(&object) && value != "media";
    name == "user_id_str" || name.split_once('.').is_some_and(is_of_object)
}

impl<'s> TableRow<'s, '_> {
    /// Whether the numbers of users in the row show that the post answers one of its own account.
    pub(super) fn answers_itself(&self) -> bool {
        let authors = self.numbers_in(&self.table.api.author);
        let answered = self.numbers_in(&self.table.api.answered);
        answered.iter().any(|answered| authors.iter().any(|author| are_one_user(author, answered)))
    }

    /// The number of the user who wrote the post, if the table is one of X's API.
    pub(super) fn number_of_author(&self) -> Option<String> {
        let is_of_api =
            self.table.preset.is_some_and(|preset| preset.platform == Some(Platform::X));
        self.numbers_in(&self.table.api.author).into_iter().next().filter(|_| is_of_api)
    }

    fn numbers_in(&self, columns: &[usize]) -> Vec<String> {
        columns.iter().filter_map(|index| self.written_at(*index)).collect()
    }

    /// The links of the post with the addresses that they lead to, as far as the row says it.
    pub(super) fn expanded_links(&self) -> Vec<ExpandedLink<'s>> {
        let written = self.table.api.links.and_then(|index| self.written_at(index));
        let written = written.unwrap_or_default();
        let links = written.split('{').skip(1).filter_map(|entity| {
            let (shown, target) = (value_of(entity, "url")?, value_of(entity, "expanded_url")?);
            let of_platform = parse_status_url(&target).is_some();
            Some(ExpandedLink { shown: shown.into(), target: target.into(), of_platform })
        });
        links.take(MOST_ITEMS).collect()
    }

    /// The pictures and videos of the post, of which no alt text is known; `None` if the table does
    /// not list them, or in another way.
    pub(super) fn listed_media(&self) -> Option<Vec<Media<'s>>> {
        let columns = &self.table.api.media;
        let listed = |index: usize| {
            let span = *self.fields.fields.get(index)?;
            self.written_at(index).filter(|list| list.contains('{')).map(|list| (list, span))
        };
        let Some((list, span)) = columns.iter().find_map(|index| listed(*index)) else {
            let mut written = columns.iter().filter_map(|index| self.written_at(*index));
            let is_none = |list: String| list.is_empty() || list == "[]" || is_nothing(&list);
            let lists_none = !columns.is_empty() && written.all(is_none);
            return lists_none.then(Vec::new);
        };
        let media = list.split('{').skip(1).filter_map(|entity| {
            // `entities` calls the first picture of a video a photo.
            let is_video =
                value_of(entity, "expanded_url").is_some_and(|to| to.contains("/video/"));
            let kind = media_kind(&value_of(entity, "type")?);
            let kind = if is_video && kind == MediaKind::Photo { MediaKind::Video } else { kind };
            Some(Media { kind, alt: Fact::Unknown, ..of_file("", span) })
        });
        let media: Vec<Media<'s>> = media.take(MOST_ITEMS).collect();
        (!media.is_empty()).then_some(media)
    }

    /// What is written in the row in a column, without blanks around it; `None` if the row ends before
    /// it.
    fn written_at(&self, index: usize) -> Option<String> {
        let field = self.fields.fields.get(index)?;
        Some(csv_field(self.source, *field).as_str().trim().to_owned())
    }
}

/// The text under a key of an object, as JSON or Python writes it.
fn value_of(object: &str, key: &str) -> Option<String> {
    ['"', '\''].into_iter().find_map(|mark| {
        let (_, after) = object.split_once(&format!("{mark}{key}{mark}"))?;
        let value = after.trim_start().strip_prefix(':')?.trim_start();
        let (value, _) = value.strip_prefix(['"', '\''])?.split_once(['"', '\''])?;
        Some(value.replace("\\/", "/"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_found_in_json_and_python() {
        for (object, expected) in [
            (
                r#"{"start": 1, "url": "https://t.co/a", "expanded_url": null}"#,
                Some("https://t.co/a"),
            ),
            (r"{'start': 1, 'url': 'https://t.co/a'}", Some("https://t.co/a")),
            (r#"{"url":"https:\/\/t.co\/a"}"#, Some("https://t.co/a")),
            (r#"{"url": null}"#, None),
            (r#"{"expanded_url": "https://a.dk"}"#, None),
            ("", None),
        ] {
            assert_eq!(value_of(object, "url").as_deref(), expected, "{object}");
        }
    }
}
