//! The header of a table: says which column contains which field of a post.

use std::{cmp::Ordering, collections::BTreeSet};

use super::{
    ReadOptions,
    api_columns::{self, ApiColumns},
    choose_columns::{choose_columns, is_name_of_field, stated_target},
    column_names::{is_of_published, is_without_use, without_explanation},
    column_values::FirstValues,
    columns_by_values::columns_by_values,
    counts,
    presets::Preset,
    row_id::are_rounded,
    row_platforms::columns_of_others,
    row_zone::{NamedZones, named_zones},
    stated_kinds::columns_of_kinds,
    states::column_of_answers,
    telling_columns::{
        Counts, MediaColumn, engagement, figures, media_column, own_addresses, replies,
    },
};
use crate::{
    csv,
    mapping::{Mapping, PostField, plain_name},
    message::Message,
    post::Engagement,
    source::{Problem, Source, Span},
    text::csv_field,
    time::{DayOrder, is_some_time, order_shown},
};

/// Takes the columns for single platforms out of those of a table of published posts: such a post is
/// on one platform. Returns their indices.
fn take_columns_of_drafts(columns: &mut Vec<(PostField, usize)>, is_history: bool) -> Vec<usize> {
    let has_text = columns.iter().any(|(field, _)| *field == PostField::Text);
    let is_one = |(field, _): &mut (PostField, usize)| {
        is_history && has_text && matches!(field, PostField::TextFor(_) | PostField::On(_))
    };
    columns.extract_if(.., is_one).map(|(_, index)| index).collect()
}

/// The columns of a table.
pub(super) struct TableColumns {
    /// The columns that contain a field of a post, each with its index in a row.
    pub(super) columns: Vec<(PostField, usize)>,
    /// Those of them that were chosen by their values.
    pub(super) by_values: Vec<(PostField, usize)>,
    /// The names of all columns, as written.
    pub(super) names: Vec<String>,
    /// The indices of the columns that are neither known nor mapped.
    pub(super) unknown: Vec<usize>,
    /// The indices of the columns that have no name and contain no field.
    pub(super) nameless: Vec<usize>,
    /// The planner or export that the table is from, if it is known.
    pub(super) preset: Option<&'static Preset>,
    has_published_posts: bool,
    /// The columns for single platforms, which would count if the table had no published posts.
    pub(super) of_drafts: Vec<usize>,
    pub(super) media_column: MediaColumn,
    /// Whether a spreadsheet has rounded the ids of the posts.
    pub(super) has_rounded_ids: bool,
    /// The columns with the address of the post itself.
    pub(super) own_addresses: Vec<usize>,
    /// The columns that say of a published post that it is a reply, but not to which account.
    pub(super) replies: Vec<usize>,
    /// The columns in which X's API tells more of a post.
    pub(super) api: ApiColumns,
    /// The columns that say of what kind a post is, such as `is_retweet`.
    pub(super) kinds: Vec<usize>,
    /// The columns that show that a row is a published post if they are filled in, such as
    /// that of its likes; none if the whole table is known to have published posts.
    pub(super) figures: Vec<usize>,
    /// The columns with likes and other counts.
    pub(super) engagement: Counts,
    /// The columns that mark channels whose contents are not checked, beside those of platforms.
    pub(super) other_channels: Vec<usize>,
    /// The time zones that the names of columns of times state.
    pub(super) zones: NamedZones,
    /// What these counts have between thousands, as far as they show it.
    pub(super) thousands: Option<char>,
    /// Whether the first row has the names of the columns.
    pub(super) has_header: bool,
    separator: u8,
}

impl TableColumns {
    /// The columns under this header. `rows` are the first rows below it.
    pub(super) fn of(
        header: &csv::Row,
        rows: impl Iterator<Item = csv::Row>,
        source: &Source,
        separator: u8,
        mapping: &Mapping,
    ) -> Self {
        let name = |field: &Span| csv_field(source, *field).as_str().trim().to_owned();
        let names: Vec<String> = header.fields.iter().map(name).collect();
        let preset = Preset::stated_or_of(mapping, &names);
        let rows: Vec<csv::Row> = rows.collect();
        let values = FirstValues { rows: &rows, source };
        let mut columns = choose_columns(&names, mapping, preset, &values);
        columns.extend(column_of_answers(&columns, &names, mapping, (&rows, source)));
        let by_values = columns_by_values(&columns, (&names, preset), mapping, &values);
        columns.extend(&by_values);
        let has = |field| columns.iter().any(|(own, _)| *own == field);
        let ids = columns.iter().find(|(own, _)| *own == PostField::Id);
        let has_rounded_ids = ids.is_some_and(|(_, index)| are_rounded(&rows, *index, source));
        let is_export = preset.is_some_and(Preset::is_export);
        let mut figures = figures(&names, has);
        let has_published_posts = !has(PostField::PublishAt) && has(PostField::CreatedAt)
            || !figures.is_empty() && (is_export || are_filled(&figures, &rows, source));
        if is_export {
            figures.clear();
        }
        let of_drafts = take_columns_of_drafts(&mut columns, has_published_posts);
        let is_chosen = |index: usize| columns.iter().any(|(_, own)| *own == index);
        let is_nameless = |index: &usize| names[*index].is_empty() && !is_chosen(*index);
        let nameless = (0..names.len()).filter(is_nameless).collect();
        let engagement = engagement(&names, mapping);
        let table = Self {
            own_addresses: own_addresses(&names),
            media_column: media_column(&columns, &names, (&rows, source)),
            replies: replies(&names, mapping, is_chosen),
            zones: named_zones(&columns, &names),
            api: ApiColumns::of(&names, mapping, &values),
            by_values,
            other_channels: columns_of_others(&columns, &names, mapping, &values),
            kinds: columns_of_kinds(&names, mapping, &rows, source),
            columns,
            names,
            unknown: Vec::new(),
            nameless,
            preset,
            has_published_posts,
            of_drafts,
            has_rounded_ids,
            figures,
            thousands: counts::separator(&engagement, &rows, source),
            engagement,
            has_header: true,
            separator,
        };
        let is_unknown = |index: &usize| !table.is_known(*index, mapping, &values);
        let unknown = (0..table.names.len()).filter(is_unknown);
        Self { unknown: unknown.collect(), ..table }
    }

    /// Whether it is known what a column contains, or that no rule needs it.
    fn is_known(&self, index: usize, mapping: &Mapping, values: &FirstValues<'_>) -> bool {
        let name = &self.names[index];
        let is_any = |is: fn(&str) -> bool| {
            [name, without_explanation(name)].map(plain_name).iter().any(|name| is(name))
        };
        name.is_empty()
            || self.columns.iter().any(|(_, own)| *own == index)
            || self.kinds.contains(&index)
            || self.own_addresses.contains(&index) && values.are_addresses_of_posts(index)
            || self.other_channels.contains(&index)
            || self.api.told_by(index).is_some()
            || api_columns::is_without_use(name)
            || self.has_as_text(name)
            || stated_target(name, mapping, self.preset).is_some()
            // In a table that somebody made, such a name may mean anything.
            || self.preset.is_some() && is_any(is_without_use)
            || self.has_published_posts && self.preset.is_some() && is_name_of_field(name)
            || (self.has_published_posts || !self.figures.is_empty())
                && (self.replies.contains(&index) || self.engagement.contains(&Some(index)) || is_any(is_of_published))
    }

    /// Whether another column has the same numbers as texts, which no program rounds: `id_str` beside
    /// `id`.
    fn has_as_text(&self, name: &str) -> bool {
        let is_text = |(_, index): &(PostField, usize)| {
            self.names[*index].strip_suffix("_str").is_some_and(|number| number == name)
        };
        self.columns.iter().any(is_text)
    }

    /// The table of a planner whose files have no header, such as Hootsuite: time,
    /// text, link and pictures. `None` if the first row does not look like a row of
    /// such a table.
    pub(super) fn without_header(first: &csv::Row, source: &Source, separator: u8) -> Option<Self> {
        const COLUMNS: [PostField; 4] =
            [PostField::PublishAt, PostField::Text, PostField::Link, PostField::Media];
        let width = first.fields.len();
        let time = csv_field(source, *first.fields.first()?);
        let is_time = (2..=COLUMNS.len()).contains(&width) && is_some_time(time.as_str());
        is_time.then(|| Self {
            columns: COLUMNS.into_iter().take(width).zip(0..).collect(),
            names: (1..=width).map(|number| number.to_string()).collect(),
            unknown: Vec::new(),
            nameless: Vec::new(),
            preset: None,
            has_published_posts: false,
            of_drafts: Vec::new(),
            media_column: MediaColumn::Files,
            has_rounded_ids: false,
            own_addresses: Vec::new(),
            replies: Vec::new(),
            api: ApiColumns::default(),
            kinds: Vec::new(),
            figures: Vec::new(),
            engagement: [None; Engagement::FIELDS],
            thousands: None,
            zones: Vec::new(),
            other_channels: Vec::new(),
            by_values: Vec::new(),
            has_header: false,
            separator,
        })
    }

    /// Makes a column without a name that of the texts.
    pub(super) fn add_text(&mut self, index: usize) {
        self.columns.push((PostField::Text, index));
        self.nameless.retain(|nameless| *nameless != index);
    }

    pub(super) fn index(&self, field: PostField) -> Option<usize> {
        self.indices(field).next()
    }

    /// The indices of all columns that contain a text of the post, for all platforms or
    /// for one.
    pub(super) fn texts(&self) -> impl Iterator<Item = usize> {
        self.columns.iter().filter(|(field, _)| field.is_text()).map(|(_, index)| *index)
    }

    /// Whether a column contains texts.
    pub(super) fn has_texts(&self) -> bool {
        self.texts().next().is_some()
    }

    /// Whether a column says for which platforms the posts are.
    pub(super) fn names_platforms(&self) -> bool {
        use PostField::{On, Platform, Platforms, TextFor};
        let names = |field| matches!(field, Platform | Platforms | On(_) | TextFor(_));
        self.columns.iter().any(|(field, _)| names(*field))
    }

    /// Whether it is known on which platforms the posts are, apart from what is around the table.
    pub(super) fn is_placed(&self) -> bool {
        self.names_platforms() || self.preset.is_some_and(Preset::is_export)
    }

    /// Whether the header, which is the first row, may be the title of a table whose names are
    /// below it: it names at most one field.
    pub(super) fn may_be_title(&self) -> bool {
        self.has_header && (!self.has_texts() || self.fields() < 2)
    }

    /// How many columns contain a field.
    pub(super) fn fields(&self) -> usize {
        self.columns.iter().map(|(_, index)| index).collect::<BTreeSet<_>>().len()
    }

    /// The indices of all columns that contain a field.
    pub(super) fn indices(&self, field: PostField) -> impl Iterator<Item = usize> {
        self.columns.iter().filter(move |(own, _)| *own == field).map(|(_, index)| *index)
    }

    /// Whether the table contains published posts: it has no column for a planned time,
    /// but one for the time of publication, or one for a date and another that only
    /// published posts have, such as likes, and which is filled in. Any other table contains
    /// drafts, perhaps with some published posts among them: see `figures`.
    pub(super) const fn has_published_posts(&self) -> bool {
        self.has_published_posts
    }

    /// The field of a post that a column without a field of its own tells something of, such as how
    /// many people like it; `None` if it tells nothing.
    pub(super) fn told_by(&self, index: usize) -> Option<&'static str> {
        const COUNTS: [&str; Engagement::FIELDS] = ["likes", "reposts", "replies", "views"];
        let count = self.engagement.iter().position(|column| *column == Some(index));
        let kind = self.kinds.contains(&index).then_some("kind");
        let reply = || self.replies.contains(&index).then_some("reply_to");
        kind.or_else(reply).or_else(|| self.api.told_by(index)).or(count.map(|count| COUNTS[count]))
    }

    /// Whether a row has likes or anything else that only a published post has.
    pub(super) fn has_figure(&self, row: &csv::Row, source: &Source) -> bool {
        is_any_filled(&self.figures, row, source)
    }

    /// Whether a row has the address of its post in a column of its own.
    pub(super) fn has_own_address(&self, row: &csv::Row, source: &Source) -> bool {
        is_any_filled(&self.own_addresses, row, source)
    }

    /// The order of day and month that the times at the beginning of the table show.
    pub(super) fn order_shown(
        &self,
        beginning: &Source,
        options: &ReadOptions,
    ) -> Option<DayOrder> {
        let rows = csv::rows(beginning, self.separator).skip(usize::from(self.has_header));
        let rows = rows.take_while(|row| row.span().start < csv::BEGINNING);
        self.order_among(beginning, rows, options)
    }

    /// The order of day and month that most times in these rows show; `None` if no time shows an
    /// order. Those whose order is known anyway do not count.
    pub(super) fn order_among(
        &self,
        beginning: &Source,
        rows: impl Iterator<Item = csv::Row>,
        options: &ReadOptions,
    ) -> Option<DayOrder> {
        let columns = [PostField::PublishAt, PostField::CreatedAt, PostField::Date];
        let index = columns.iter().find_map(|column| self.index(*column))?;
        let fields = rows.filter_map(|row| row.fields.get(index).copied());
        let written = fields.map(|field| csv_field(beginning, field));
        let open = written.filter(|text| options.known_order(text.as_str()).is_none());
        let shown: Vec<DayOrder> = open.filter_map(|text| order_shown(text.as_str())).collect();
        let day_first = shown.iter().filter(|order| **order == DayOrder::DayMonth).count();
        match (2 * day_first).cmp(&shown.len()) {
            Ordering::Less => Some(DayOrder::MonthDay),
            Ordering::Equal => shown.first().copied(),
            Ordering::Greater => Some(DayOrder::DayMonth),
        }
    }

    /// The numbers, from 1, of the columns without a name in which a row has something.
    pub(super) fn nameless(&self, row: &csv::Row, source: &Source) -> Vec<usize> {
        let is_filled = |index: &usize| {
            let field = row.fields.get(*index).map_or("", |field| source.slice(*field));
            // Some programs write the numbers of rows into such a column.
            !field.trim_matches([' ', '"']).bytes().all(|byte| byte.is_ascii_digit())
        };
        self.nameless.iter().filter(|index| is_filled(index)).map(|index| index + 1).collect()
    }

    /// Whether a row has a field for a text, and not more fields than the header
    /// has columns. It may have fewer fields, because spreadsheets leave out empty
    /// ones at the end.
    pub(super) fn fits(&self, row: &csv::Row) -> bool {
        let needed = self.texts().min().map_or(0, |index| index + 1);
        needed <= row.fields.len() && row.fields.len() <= self.names.len()
    }

    /// The problem that a row has too many or too few fields.
    pub(super) fn wrong_field_count(&self, row: &csv::Row, source: &Source) -> Problem {
        let count = row.fields.len();
        let message = Message::new("csv-field-count");
        let message = message.with("columns", self.names.len()).with("fields", count);
        let separator = char::from(self.separator).escape_default().to_string();
        let help = Message::new("csv-field-count-help").with("separator", separator);
        Problem::at(source, row.span(), message).help(help)
    }
}

/// Whether each of these rows has a value in one of these columns. This is assumed if no row is
/// known.
fn are_filled(columns: &[usize], rows: &[csv::Row], source: &Source) -> bool {
    rows.iter().all(|row| is_any_filled(columns, row, source))
}

fn is_any_filled(columns: &[usize], row: &csv::Row, source: &Source) -> bool {
    let mut fields = columns.iter().filter_map(|index| row.fields.get(*index));
    fields.any(|field| !csv_field(source, *field).as_str().trim().is_empty())
}
