//! Columns in which tables of X's API tell more of a post than its fields have: the numbers of users,
//! and where its links lead. Their names are the paths of the API, as in `public_metrics.like_count`.

use super::{
    json::{links::parse_status_url, mistake::MOST_ITEMS},
    table_row::TableRow,
    user_numbers::{are_one_user, is_of_answered, is_of_author},
};
use crate::{
    mapping::{Mapping, Target, plain_name},
    post::ExpandedLink,
    text::csv_field,
};

/// The column with the links of a post.
const LINKS: &str = "entitiesurls";

/// The objects of the API of which a column has one value that no rule needs, unless the column is
/// known by its own name. Media are not among these values.
const OBJECTS: [&str; 9] = [
    "author",
    "context_annotations",
    "edit_controls",
    "entities",
    "geo",
    "place",
    "public_metrics",
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
}

impl ApiColumns {
    pub(super) fn of(names: &[String], mapping: &Mapping) -> Self {
        let read = names.iter().enumerate();
        let read = read.filter(|(_, name)| mapping.of(name) != Some(Target::Nothing));
        let mut found = Self::default();
        for (index, name) in read {
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
        is_compared.then_some("reply_to").or(links)
    }

    /// The indices of these columns.
    #[cfg(feature = "bulk")]
    pub(super) fn indices(&self) -> impl Iterator<Item = usize> {
        self.author.iter().chain(&self.answered).chain(&self.links).copied()
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
        let ApiColumns { author, answered, .. } = &self.table.api;
        let numbers = |columns: &[usize]| -> Vec<String> {
            columns.iter().filter_map(|index| self.written_at(*index)).collect()
        };
        let (authors, answered) = (numbers(author), numbers(answered));
        answered.iter().any(|answered| authors.iter().any(|author| are_one_user(author, answered)))
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
