//! A row of a table: makes a post of its fields.
//!
//! To add a field, add a [`PostField`] with the names of its columns, and a line in
//! [`TableRow::post`].

use std::borrow::Cow;

use jiff::Timestamp;

use super::{
    ReadOptions,
    attached_links::attach,
    channels::RowChannels,
    columns_by_values::is_odd,
    draft_metadata::{basis_of, each_once, not_an_approver},
    drafts::name_expected,
    json::links::quoted_by,
    language_code::{language, language_of_draft},
    placeholders::{is_null, names_nobody, says_no},
    references_in_text::read_references_in_text,
    row_divider::RowsAbove,
    table_columns::TableColumns,
};
use crate::{
    csv,
    mapping::PostField,
    message::{Message, any_of, closest, did_you_mean},
    post::{ExpandedLink, Fact, Kind, Metadata, Post},
    source::{Problem, Source, Span},
    text::{Text, csv_field, unescape_html},
    time::{DayOrder, TimeMistake},
    yaml::unknown_value,
};

/// A row of a table that is being read.
pub(super) struct TableRow<'s, 't> {
    pub(super) source: &'s Source,
    pub(super) table: &'t TableColumns,
    pub(super) fields: &'t csv::Row,
    /// Returns the order of day and month that most times of the table show; `None` if no time
    /// shows an order.
    pub(super) order_shown: &'t dyn Fn() -> Option<DayOrder>,
    /// What rows above this one that only divide the table say of it.
    pub(super) above: RowsAbove,
    /// What is wrong with the row.
    pub(super) problems: Vec<Problem>,
}

impl<'s, 't> TableRow<'s, 't> {
    /// A row of a table, below rows that only divide it and say `above`.
    pub(super) fn new(
        source: &'s Source,
        table: &'t TableColumns,
        fields: &'t csv::Row,
        order_shown: &'t dyn Fn() -> Option<DayOrder>,
        above: RowsAbove,
    ) -> Self {
        Self { source, table, fields, order_shown, above, problems: Vec::new() }
    }
}

impl<'s> TableRow<'s, '_> {
    /// Makes a post of the row.
    pub(super) fn post(&mut self, channels: &RowChannels, options: &ReadOptions) -> Post<'s> {
        let span = self.fields.span();
        let id = self.id();
        let platform = match &channels.single {
            Some(named) => self.platform(named),
            None => self.default_platform(options),
        };
        let published = self.is_published(id.as_deref(), platform, options);
        let line = self.source.number_of(span.start);
        let has_own_id = id.is_some();
        let id = id.unwrap_or_else(|| line.to_string().into());
        let mut post = Post { has_own_id, platform, published, ..Post::new(id, self.text(), span) };
        self.set_time(&mut post, options);
        self.complete_text(&mut post);
        let published = post.published;
        post.account = self.account();
        self.set_what_export_leaves_out(&mut post);
        post.profile = self.profile(options);
        post.lang = self.language();
        post.client = self.value(PostField::Client).map(|client| linked_text(&client));
        post.released_by = self.releaser();
        // What the row states; `Kind::of` below derives the kind from this and the other facts.
        post.kind = self.stated_kind();
        post.scheduled = self.one_of(PostField::Scheduled, &YES_OR_NO);
        post.labels = self.list(PostField::Labels).into_iter().map(|(label, _)| label).collect();
        post.media = self.media(published);
        post.metadata = self.metadata(options).map(Box::new);
        post.engagement = self.engagement().filter(|_| published).map(Box::new);
        post.reply_to = self.answered(published).map(Box::new);
        let card = |target| ExpandedLink { shown: "".into(), target, of_platform: false };
        post.links.extend(self.value(PostField::Card).map(card));
        if published {
            post.links.extend(self.expanded_links());
            post.links.extend(self.links_of_published(platform));
            if let Some((written, _)) = self.field(PostField::Link) {
                let has_own_address = || self.table.has_own_address(self.fields, self.source);
                attach(&mut post, written.as_str(), has_own_address);
            }
        }
        let quote_of = self.reference(PostField::QuoteOf);
        post.quote_of = quote_of.or_else(|| quoted_by(&post.links, &post.id)).map(Box::new);
        post.repost_of = self.reference(PostField::RepostOf).map(Box::new);
        read_references_in_text(&mut post);
        post.kind = Kind::of(&post);
        self.split(&mut post, channels, options);
        post
    }

    /// Decodes the text of a published post, and adds to that of a draft what planners add.
    fn complete_text(&mut self, post: &mut Post<'s>) {
        let text = std::mem::replace(&mut post.text, Text::verbatim("", post.span.start));
        let text = if post.published {
            unescape_html(text)
        } else {
            self.problems.extend(self.wrong_link().into_iter().chain(self.wrong_hashtags()));
            let cells: Vec<Span> = self.all_fields(PostField::Text).map(|(_, cell)| cell).collect();
            self.with_links_and_tags(text.trim(), &cells)
        };
        post.text = text.trim();
    }

    /// Sets whether the table has the text as it was published, and all links. Any table, also one
    /// of plans, may leave replies and reposts out.
    fn set_what_export_leaves_out(&self, post: &mut Post<'s>) {
        post.states_kinds = false;
        if let Some(preset) = self.table.preset {
            post.may_lack_links = preset.lacks_links;
            post.verbatim = !preset.is_collected;
        }
    }

    /// The name of the sheet that the row is in; `None` in other tables.
    pub(super) fn sheet(&self) -> Option<&'s str> {
        self.source.layout()?.sheet.as_deref()
    }

    /// The text of a column's field in this row, and its span; `None` if the field is
    /// blank or missing.
    pub(super) fn field(&self, field: PostField) -> Option<(Text<'s>, Span)> {
        self.all_fields(field).next()
    }

    /// The texts of all fields of this row that are not blank and belong to a column of
    /// this kind, with their spans.
    pub(super) fn all_fields(&self, field: PostField) -> impl Iterator<Item = (Text<'s>, Span)> {
        self.all_cells(field).map(|(text, _, span)| (text, span))
    }

    /// As [`Self::all_fields`], each with the index of its column.
    pub(super) fn all_cells(
        &self,
        field: PostField,
    ) -> impl Iterator<Item = (Text<'s>, usize, Span)> {
        let cell = |index| Some((index, *self.fields.fields.get(index)?));
        let cells = self.table.indices(field).filter_map(cell);
        let texts = cells.map(|(index, span)| (csv_field(self.source, span), index, span));
        texts.filter(move |(text, index, _)| {
            let written = text.as_str().trim();
            !written.is_empty()
                && (field.is_text() || !is_null(written))
                && !self.is_odd_in(field, *index, written)
        })
    }

    /// Whether a field is in a column that was chosen by its values, but is not like these.
    pub(super) fn is_odd_in(&self, field: PostField, index: usize, written: &str) -> bool {
        self.table.by_values.contains(&(field, index)) && is_odd(field, written)
    }

    /// The fields in columns that were chosen by their values that are not like these, each with the
    /// name of its column.
    pub(super) fn odd_fields(&self) -> Vec<(String, Span)> {
        let columns = self.table.by_values.iter();
        let odd = columns.filter_map(|(field, index)| {
            let span = *self.fields.fields.get(*index)?;
            let text = csv_field(self.source, span);
            let written = text.as_str().trim();
            let is_said = is_odd(*field, written) && !is_null(written);
            is_said.then(|| (format!("`{written}` (`{}`)", self.table.names[*index]), span))
        });
        odd.collect()
    }

    pub(super) fn value(&self, field: PostField) -> Option<Cow<'s, str>> {
        let (_, span) = self.field(field)?;
        let raw = self.source.slice(span).trim();
        if raw.starts_with('"') {
            let text = csv_field(self.source, span);
            return Some(text.as_str().trim().to_owned().into());
        }
        Some(Cow::Borrowed(raw))
    }

    /// The profile that the row states. An unknown one is reported: the column may have something
    /// else, such as the account.
    fn profile(&mut self, options: &ReadOptions) -> Option<Cow<'s, str>> {
        let written = self.value(PostField::Profile)?;
        if options.knows_profile(&written) {
            return Some(written);
        }
        let known = options.profiles.iter().map(String::as_str);
        let help = if let Some(near) = closest(&written, known.clone()) {
            Message::new("did-you-mean").with("name", near)
        } else {
            let index = self.table.index(PostField::Profile).unwrap_or_default();
            let help = Message::new("row-unknown-profile-help").with("names", any_of(known));
            help.with("name", self.table.names[index].as_str())
        };
        let message = Message::new("unknown-profile").with("name", &*written);
        self.wrong(PostField::Profile, (message, help))
    }

    /// The language of the post; `None` if it is not stated. An invalid language code
    /// is reported in drafts. In an export, it means that the language is unknown.
    fn language(&mut self) -> Option<Cow<'s, str>> {
        let written = self.value(PostField::Lang)?;
        if self.table.has_published_posts() {
            return language(written);
        }
        language_of_draft(&written).unwrap_or_else(|mistake| self.wrong(PostField::Lang, mistake))
    }

    /// The name of the person who released the post; `None` if it is not stated. What
    /// names nobody, such as a yes or `afventer`, is reported.
    fn releaser(&mut self) -> Option<Cow<'s, str>> {
        let name = self.value(PostField::ReleasedBy).filter(|name| !name.is_empty())?;
        if !names_nobody(&name) {
            return Some(name);
        }
        self.wrong(PostField::ReleasedBy, name_expected(&name))
    }

    /// Returns the value whose name in `names` is the text of the field. A blank field has
    /// the default value, and so has a field with any other text, which is reported.
    pub(super) fn one_of<T: Copy + Default>(&mut self, field: PostField, names: &[(&str, T)]) -> T {
        let Some((written, span)) = self.field(field) else { return T::default() };
        let written = written.as_str().trim().to_lowercase();
        if let Some((_, found)) = names.iter().find(|(name, _)| *name == written) {
            return *found;
        }
        let known = names.iter().map(|(name, _)| *name);
        let help = did_you_mean(&written, known);
        let problem = Problem::at(self.source, span, unknown_value(&written));
        self.problems.push(problem.help(help));
        T::default()
    }

    /// The items of a field that contains a list, separated by `|` or line breaks. In a field
    /// without `|`, they are separated by `,` or `;`, too.
    pub(super) fn list(&self, field: PostField) -> Vec<(Cow<'s, str>, Span)> {
        let mut items = Vec::new();
        for (text, span) in self.all_fields(field) {
            let separators: &[char] =
                if text.as_str().contains('|') { &['|', '\n'] } else { &[',', ';', '\n'] };
            let parts = text.as_str().split(separators).map(str::trim);
            let parts = parts.filter(|part| !part.is_empty());
            items.extend(parts.map(|part| (Cow::Owned(part.to_owned()), span)));
        }
        items
    }

    /// What the newsroom recorded about the post, as far as the table has columns for
    /// it; `None` if it has none of them.
    fn metadata(&mut self, options: &ReadOptions) -> Option<Metadata<'s>> {
        use PostField::{Approvals, Consent, LegalBasis, RemoveAfter, Sponsored};
        let fields = [LegalBasis, Consent, RemoveAfter, Sponsored, Approvals];
        let known = fields.map(|field| self.table.index(field).is_some());
        if known == [false; 5] {
            return None;
        }
        let [basis, consent, time, sponsored, approvals] = known;
        let is_given = |field| self.value(field).is_some_and(|written| !says_no(&written));
        let (consents, pays) = (is_given(Consent), is_given(Sponsored));
        Some(Metadata {
            legal_basis: fact(basis, self.legal_basis()),
            consent: fact(consent, consents),
            remove_after: fact(time, self.removal_time(options)),
            captions: Fact::Unknown,
            sponsored: fact(sponsored, pays),
            approvals: fact(approvals, self.approvals()),
        })
    }

    fn legal_basis(&mut self) -> Option<Cow<'s, str>> {
        let written = self.value(PostField::LegalBasis)?;
        match basis_of(&written) {
            Ok(basis) => basis.map(|basis| Cow::Owned(basis.to_owned())),
            Err(mistake) => self.wrong(PostField::LegalBasis, mistake),
        }
    }

    fn removal_time(&mut self, options: &ReadOptions) -> Option<(Timestamp, Span)> {
        let (written, span) = self.field(PostField::RemoveAfter)?;
        let timezone = self.timezone_of(PostField::RemoveAfter, options);
        match options.last_time_in(written.as_str(), &timezone, || (self.order_shown)()) {
            Ok(time) => Some((time, span)),
            Err(TimeMistake { message, help }) => {
                self.wrong(PostField::RemoveAfter, (message, help))
            }
        }
    }

    fn approvals(&mut self) -> Vec<Cow<'s, str>> {
        let mut names = Vec::new();
        for (name, _) in self.list(PostField::Approvals) {
            match not_an_approver(&name) {
                None => names.push(name),
                Some(mistake) => {
                    self.wrong::<()>(PostField::Approvals, mistake);
                }
            }
        }
        each_once(names)
    }

    /// Reports a mistake in the field of a column.
    pub(super) fn wrong<T>(
        &mut self,
        field: PostField,
        (message, help): (Message, Message),
    ) -> Option<T> {
        let (_, span) = self.field(field)?;
        self.problems.push(Problem::at(self.source, span, message).help(help));
        None
    }
}

const YES_OR_NO: [(&str, Option<bool>); 10] = [
    ("true", Some(true)),
    ("yes", Some(true)),
    ("ja", Some(true)),
    ("sand", Some(true)),
    ("1", Some(true)),
    ("false", Some(false)),
    ("no", Some(false)),
    ("nej", Some(false)),
    ("falsk", Some(false)),
    ("0", Some(false)),
];

/// Returns the value as a known fact if `is_known`, that is, if the table has a column for
/// it; else an unknown fact.
fn fact<T>(is_known: bool, value: T) -> Fact<T> {
    if is_known { Fact::Known(value) } else { Fact::Unknown }
}

/// The text of an HTML link: `Buffer` of `<a href="…">Buffer</a>`. Some exports write
/// the name of the client as such a link.
fn linked_text<'s>(html: &str) -> Cow<'s, str> {
    let text = html.strip_suffix("</a>").and_then(|link| link.rsplit('>').next());
    text.unwrap_or(html).to_owned().into()
}
