//! Chooses the columns of a table that contain the fields of a post, by their names.

use super::{
    column_names::{
        NAMES, WHICH_IS_ANSWERED, WHOSE_IS_ANSWERED, fields_named, without_explanation, words,
    },
    column_values::FirstValues,
    numbered_columns::is_numbered,
    presets::Preset,
    states::may_say_published,
    text_columns::{platforms_alone, platforms_of_text},
};
use crate::{
    mapping::{Mapping, PostField, Target, plain_name},
    platform::Platform,
    time::is_only_zone,
};

/// Fields that may be in several columns if the user or a preset states it: texts are
/// joined, and each picture or reference may have a column of its own.
const SEVERAL_IF_STATED: [PostField; 6] = [
    PostField::Text,
    PostField::Media,
    PostField::Alt,
    PostField::ReplyTo,
    PostField::QuoteOf,
    PostField::RepostOf,
];

/// Fields for which several columns are used because of their names alone, such as
/// `photos` and `imageurl`. The text is not such a field: in a table with `text` and
/// `message`, one of the two columns may be for the people who plan the post.
const SEVERAL_BY_NAME: [PostField; 2] = [PostField::Media, PostField::Alt];

/// Whether several columns may contain a field if the user states it.
pub(super) fn may_be_several(field: PostField) -> bool {
    SEVERAL_IF_STATED.contains(&field)
}

/// The fields that are times.
pub(super) const TIMES: [PostField; 4] =
    [PostField::PublishAt, PostField::CreatedAt, PostField::Date, PostField::Clock];

/// What the user or a preset says about a column; `None` if neither says anything.
pub(super) fn stated_target(
    name: &str,
    mapping: &Mapping,
    preset: Option<&Preset>,
) -> Option<Target> {
    let by_preset = || preset?.field(name).map(Target::Field);
    mapping.of(name).or_else(by_preset)
}

/// The fields of a post that the table contains, each with the index of its column.
/// `values` are those of the first rows.
pub(super) fn choose_columns(
    names: &[String],
    mapping: &Mapping,
    preset: Option<&Preset>,
    values: &FirstValues<'_>,
) -> Vec<(PostField, usize)> {
    let targets: Vec<Option<Target>> =
        names.iter().map(|name| stated_target(name, mapping, preset)).collect();
    let plain: Vec<[String; 2]> = names
        .iter()
        .zip(&targets)
        .map(|(name, target)| match target {
            // `Platform(e)` is a name as a whole.
            None if is_name_of_field(name) => [plain_name(name), String::new()],
            None => [plain_name(name), plain_name(short_name(name, preset.is_some()))],
            Some(_) => Default::default(),
        })
        .collect();
    let place = |known: &str| {
        let exact = plain.iter().position(|[name, _]| name == known);
        exact.or_else(|| plain.iter().position(|[_, short]| short == known))
    };
    let mut columns = Vec::new();
    for (field, known) in NAMES {
        let stated =
            targets.iter().enumerate().filter(|(_, target)| **target == Some(Target::Field(field)));
        let mut found: Vec<usize> = stated.map(|(index, _)| index).collect();
        if found.is_empty() {
            found.extend(known.iter().find_map(|name| place(name)));
        }
        if SEVERAL_BY_NAME.contains(&field) {
            let is_further = |(_, [name, short]): &(usize, &[String; 2])| {
                known.contains(&&**name) || known.contains(&&**short) || is_numbered(field, name)
            };
            let further = plain.iter().enumerate().filter(is_further).map(|(index, _)| index);
            found.extend(further.filter(|index| !found.contains(index)).collect::<Vec<_>>());
        }
        if field == PostField::ReplyTo {
            add_what_is_answered(&mut found, &plain);
        }
        let many = if may_be_several(field) { found.len() } else { 1 };
        columns.extend(found.into_iter().take(many).map(|index| (field, index)));
    }
    columns.extend(of_platforms(names, &targets, &columns));
    if preset.is_some_and(Preset::is_export) {
        // The times of exports have their zone, or none that this column would say.
        columns.retain(|(field, index)| *field != PostField::Zone || targets[*index].is_some());
    }
    if preset.is_some() && columns.iter().any(|(field, _)| *field == PostField::CreatedAt) {
        // Exports have other dates besides the time of publication, or repeat the day of
        // publication in another column.
        columns.retain(|(field, index)| *field != PostField::Date || targets[*index].is_some());
    }
    let columns = with_dates(columns, &plain, values);
    let columns = with_published(columns, &plain, values);
    let columns = with_planned_clock(columns, &plain, values);
    with_clock(columns, |index| plain[index][0] == "time" && !values.have_clocks(index), values)
}

/// Adds to the columns of answered posts the one that says whose post it is, and the one with its
/// id, unless there is one: exports have a column for each.
fn add_what_is_answered(found: &mut Vec<usize>, plain: &[[String; 2]]) {
    for names in [&WHOSE_IS_ANSWERED[..], &WHICH_IS_ANSWERED] {
        let is_one = |index: usize| names.contains(&&*plain[index][0]);
        if !found.iter().any(|index| is_one(*index)) {
            found.extend((0..plain.len()).find(|index| is_one(*index)));
        }
    }
}

/// A column such as `Dag` is one of dates, unless it has days of the week. Beside another column
/// of dates, it is not used.
fn with_dates(
    mut columns: Vec<(PostField, usize)>,
    plain: &[[String; 2]],
    values: &FirstValues<'_>,
) -> Vec<(PostField, usize)> {
    // `Tidspunkt` is a date only if it has no times of day.
    let is_clock = |index: usize| columns.contains(&(PostField::Clock, index));
    let is_date = |(field, index): &(PostField, usize)| {
        *field == PostField::Date && (!is_clock(*index) || values.have_whole_times(*index))
    };
    let has_date = columns.iter().any(is_date);
    columns.retain_mut(|(field, index)| {
        let may_be_date = ["dag", "day"].contains(&plain[*index][0].as_str());
        if *field != PostField::Weekday || !may_be_date || values.are_weekdays(*index) {
            return true;
        }
        *field = PostField::Date;
        !has_date && values.have_days(*index)
    });
    columns
}

/// A column such as `Udgivet` may say when posts were published, if no other column has days.
fn with_published(
    mut columns: Vec<(PostField, usize)>,
    plain: &[[String; 2]],
    values: &FirstValues<'_>,
) -> Vec<(PostField, usize)> {
    const DAYS: [PostField; 3] = [PostField::PublishAt, PostField::CreatedAt, PostField::Date];
    let is_clock = |index: usize| columns.contains(&(PostField::Clock, index));
    if columns.iter().any(|(field, index)| DAYS.contains(field) && !is_clock(*index)) {
        return columns;
    }
    let says_when = |(index, name): (usize, &[String; 2])| {
        may_say_published(&name[0]) && values.have_days(index)
    };
    let found = plain.iter().enumerate().position(says_when);
    columns.extend(found.map(|index| (PostField::CreatedAt, index)));
    columns
}

/// Two columns such as `Scheduled date` and `Scheduled time` have the day and the time of day at
/// which posts go out, although each of the names may also mean a whole time.
fn with_planned_clock(
    mut columns: Vec<(PostField, usize)>,
    plain: &[[String; 2]],
    values: &FirstValues<'_>,
) -> Vec<(PostField, usize)> {
    const BEGINNINGS: [&str; 7] =
        ["schedule", "scheduled", "publish", "publishing", "post", "posting", "planned"];
    let named = |beginning: &str, end: &str| {
        plain.iter().position(|[name, _]| name.strip_prefix(beginning) == Some(end))
    };
    // `Post date` may be that of a published post.
    let pair = |beginning: &&str| {
        let field = if *beginning == "post" { PostField::Date } else { PostField::PublishAt };
        Some((field, named(beginning, "date")?, named(beginning, "time")?))
    };
    let Some((field, day, clock)) = BEGINNINGS.iter().find_map(pair) else { return columns };
    let others = [PostField::PublishAt, PostField::CreatedAt, PostField::Date, PostField::Clock];
    let is_other = |(field, index): &(PostField, usize)| {
        others.contains(field) && ![day, clock].contains(index)
    };
    if values.have_whole_times(clock) || columns.iter().any(is_other) {
        return columns;
    }
    columns.retain(|(_, index)| ![day, clock].contains(index));
    columns.extend([(field, day), (PostField::Clock, clock)]);
    columns
}

/// A name without an explanation after it. A name whose explanation gives it another meaning is
/// left as it is, such as `Tekst (Facebook)`, which is not for all platforms, and `Dato
/// (deadline)`, unless the table is of a known program.
fn short_name(name: &str, is_known_table: bool) -> &str {
    let short = without_explanation(name);
    let explanation = words(&name[short.len().min(name.len())..]);
    let names_platform = explanation.iter().any(|word| Platform::of_name(word).is_some());
    let is_other_time = || {
        let said = name[short.len().min(name.len())..].trim_matches([' ', '-', '(', ')']);
        let mut pieces = said.split([' ', ',', ';']);
        let explains = |piece: &str| words(piece).iter().all(|word| explains_time(word));
        fields_named(short).any(|field| TIMES.contains(&field))
            && !is_only_zone(said)
            && !pieces.all(|piece| is_only_zone(piece) || explains(piece))
    };
    if !is_known_table && (names_platform || is_other_time()) { name } else { short }
}

/// Whether a word in the explanation of a column of times says how they are written, or that
/// they are those at which posts go out.
fn explains_time(word: &str) -> bool {
    const WORDS: [&str; 21] = [
        "utc",
        "gmt",
        "cet",
        "cest",
        "zone",
        "tidszone",
        "local",
        "lokal",
        "dansk",
        "danish",
        "tid",
        "time",
        "kl",
        "format",
        "iso",
        "optional",
        "valgfri",
        "publicering",
        "udgivelse",
        "planned",
        "planlagt",
    ];
    // As in `YYYY-MM-DD HH:mm`, `dd-mm-åååå` or `24h`.
    let is_pattern = |letter: char| letter.is_ascii_digit() || "ydmåhst".contains(letter);
    WORDS.contains(&word) || word.chars().all(is_pattern)
}

/// The columns with the texts of single platforms, and those that mark the posts for a
/// platform: for each platform the one that the user states or, if there is none, the first
/// one with such a name that is not in `chosen`.
fn of_platforms(
    names: &[String],
    targets: &[Option<Target>],
    chosen: &[(PostField, usize)],
) -> Vec<(PostField, usize)> {
    let is_free =
        |index: usize| targets[index].is_none() && !chosen.iter().any(|(_, own)| *own == index);
    // A hostile table may have very many columns.
    let free = || (0..names.len()).take(MOST_NAMES_COMPARED).filter(|index| is_free(*index));
    let texts = free().flat_map(|index| {
        let platforms = platforms_of_text(&names[index]).into_iter();
        platforms.map(move |platform| (PostField::TextFor(platform), index))
    });
    let marks = free().flat_map(|index| {
        let platforms = platforms_alone(&names[index]).into_iter();
        platforms.map(move |platform| (PostField::On(platform), index))
    });
    let found: Vec<(PostField, usize)> = texts.chain(marks).collect();
    let chosen = |field: PostField| {
        let stated = targets.iter().position(|target| *target == Some(Target::Field(field)));
        let by_name = || found.iter().find(|(own, _)| *own == field).map(|(_, index)| *index);
        Some((field, stated.or_else(by_name)?))
    };
    let platforms = Platform::ALL.iter().map(|(_, platform)| *platform);
    let fields = platforms.flat_map(|of| [PostField::TextFor(of), PostField::On(of)]);
    fields.filter_map(chosen).collect()
}

/// How many columns at the beginning of a table may have the text of a platform because
/// of their names.
const MOST_NAMES_COMPARED: usize = 1000;

/// The name of a column such as `tidspunkt` may mean a time of day or a whole time. Decides
/// what the column contains: times of day if another column contains the day, or if others
/// contain weeks and days of the week and it has no days itself; else whole times.
fn with_clock(
    mut columns: Vec<(PostField, usize)>,
    is_called_time: impl Fn(usize) -> bool,
    values: &FirstValues<'_>,
) -> Vec<(PostField, usize)> {
    let is_day =
        |field| [PostField::PublishAt, PostField::CreatedAt, PostField::Date].contains(&field);
    let is_of_week = |field| [PostField::Week, PostField::Weekday].contains(&field);
    let clock = columns.iter().find(|(own, _)| *own == PostField::Clock).map(|(_, index)| *index);
    let Some(clock) = clock else { return columns };
    if columns.iter().any(|(field, _)| is_of_week(*field))
        && !columns.iter().any(|(field, index)| is_day(*field) && *index != clock)
        && !values.have_whole_times(clock)
    {
        columns.retain(|(field, _)| !is_day(*field));
        return columns;
    }
    if columns.iter().any(|(field, index)| is_day(*field) && *index != clock) {
        columns.retain(|(field, index)| !is_day(*field) || *index != clock);
        return columns;
    }
    if !columns.iter().any(|(field, _)| is_day(*field)) {
        // Some exports call the whole time `time`.
        let whole = if is_called_time(clock) { PostField::CreatedAt } else { PostField::Date };
        columns.push((whole, clock));
    }
    columns.retain(|(field, _)| *field != PostField::Clock);
    columns
}

/// Whether a name means a field. A column with such a name is not used if the table has
/// another column for that field.
pub(super) fn is_name_of_field(name: &str) -> bool {
    fields_named(name).next().is_some()
}
