//! Reads the conditions of rules.
//!
//! A further condition is a field of [`When`], a line in [`When::read`] and one
//! in [`When::holds`]; `docs/rules.md` shows it.

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use super::{
    When, builtin,
    when::{Declared, Part},
};
use crate::{
    check::Matcher,
    matcher::{Vocabulary, folded},
    post::{Kind, Platform},
    register::{
        handle,
        windows::{Held, Level, Role, WindowKind},
    },
    yaml::{self, Node, Reader, list_of, one_of, one_or_more},
};

impl When {
    /// Reads a condition.
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        vocabulary: &mut Vocabulary,
    ) -> Option<Self> {
        let mut when = Self::default();
        let mut fields = reader.fields(node)?;
        set(&mut when.profiles, fields.optional("profile", one_or_more(profile)));
        set(&mut when.accounts, fields.optional("account", one_or_more(account)));
        set(&mut when.platforms, fields.optional("platform", one_or_more(one_of(&Platform::ALL))));
        set(&mut when.kinds, fields.optional("kind", one_or_more(one_of(&Kind::ALL))));
        set(&mut when.languages, fields.optional("lang", one_or_more(yaml::string)));
        set(&mut when.labels, fields.optional("label", one_or_more(yaml::string)));
        set(&mut when.clients, fields.optional("client", one_or_more(yaml::string)));
        when.published = fields.optional("published", yaml::boolean);
        when.since = fields.optional("since", day);
        when.scheduled = fields.optional("scheduled", yaml::boolean);
        when.released = fields.optional("released", yaml::boolean);
        when.window = fields.optional("window", |node, reader| window(node, reader, vocabulary));
        when.text = fields.optional("text", |node, reader| Matcher::read(node, reader, vocabulary));
        set(&mut when.has, fields.optional("has", one_or_more(one_of(&Part::ALL))));
        set(&mut when.lacks, fields.optional("lacks", one_or_more(one_of(&Part::ALL))));
        for (key, inner) in [("any", &mut when.any), ("all", &mut when.all)] {
            let read = |node: &Node, reader: &mut Reader<'_>| Self::read(node, reader, vocabulary);
            set(inner, fields.optional(key, list_of(read)));
        }
        when.not = fields
            .optional("not", |node, reader| Self::read(node, reader, vocabulary).map(Box::new));
        fields.finish();
        Some(when)
    }
}

fn set<T>(field: &mut Vec<T>, found: Option<Vec<T>>) {
    *field = found.unwrap_or_default();
}

/// The name of a built-in profile.
pub(super) fn profile(node: &Node, reader: &mut Reader<'_>) -> Option<String> {
    let written = yaml::text(node, reader)?;
    if builtin::profile_names().any(|name| name == written) {
        return Some(written.to_owned());
    }
    reader.unknown(node.span, ("profile", "profilen"), written, builtin::profile_names())
}

fn account(node: &Node, reader: &mut Reader<'_>) -> Option<String> {
    handle(node, reader).map(|handle| folded(&handle).into_owned())
}

/// The beginning of a day.
fn day(node: &Node, reader: &mut Reader<'_>) -> Option<Timestamp> {
    let written = yaml::text(node, reader)?;
    let day = written.parse::<Date>().ok().and_then(|day| day.to_zoned(TimeZone::UTC).ok());
    if let Some(day) = day {
        return Some(day.timestamp());
    }
    reader.wrong(
        node.span,
        (format!("`{written}` is no day"), format!("`{written}` er ikke en dag")),
        ("write it as in `2026-11-24`", "skriv den som `2026-11-24`"),
    )
}

/// What a window must be: its kind alone, or more.
fn window(node: &Node, reader: &mut Reader<'_>, vocabulary: &mut Vocabulary) -> Option<Declared> {
    if node.text().is_some() {
        let kinds = vec![one_of(&WindowKind::ALL)(node, reader)?];
        return Some(Declared { kinds, ..Declared::default() });
    }
    let mut fields = reader.fields(node)?;
    let kinds = fields.optional("kind", one_or_more(one_of(&WindowKind::ALL)));
    let level = fields.optional("level", one_of(&Level::ALL));
    let roles = fields.optional("role", one_or_more(one_of(&ROLES)));
    let about = fields.optional("about", yaml::boolean).unwrap_or_default();
    let near = fields.optional("near", yaml::boolean).unwrap_or_default();
    let cleared = fields.optional("cleared", yaml::boolean);
    let holds = fields.optional("holds", one_of(&Held::ALL));
    fields.finish();
    Some(Declared {
        kinds: kinds.unwrap_or_default(),
        level: level.unwrap_or(Level::Watch),
        roles: roles.unwrap_or_default(),
        about: about.then(|| Matcher::sounding_alike(vocabulary)),
        near,
        cleared,
        holds,
    })
}

/// What an account may do in a window; `none` is no role at all.
const ROLES: [(&str, Option<Role>); 4] = [
    ("lead", Some(Role::Lead)),
    ("supporting", Some(Role::Supporting)),
    ("service", Some(Role::Service)),
    ("none", None),
];
