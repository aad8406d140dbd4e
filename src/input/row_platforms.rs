//! The platforms that a row of a table is for, each perhaps with a text of its own.

use super::{
    ReadOptions,
    channels::{Channel, NamedChannels, RowChannels, is_other},
    column_values::FirstValues,
    draft_text::needs_no_text,
    name_problems::named_as_platform,
    presets::Preset,
    sheet_names,
    table_row::TableRow,
    text_columns::{is_mark, is_nothing},
};
use crate::{
    mapping::{Mapping, PostField},
    message::{Message, all_of, any_of, closest},
    platform::Platform,
    post::{Kind, Post},
    source::{Problem, Span},
    text::{Text, csv_field},
    yaml::unknown_value,
};

impl<'s> TableRow<'s, '_> {
    /// Makes the post of this row a draft for its platforms, each with the text in its own
    /// column, if that has one, or else with the text of the post.
    pub(super) fn split(
        &mut self,
        post: &mut Post<'s>,
        channels: &RowChannels,
        options: &ReadOptions,
    ) {
        let listed = self.listed_platforms(channels);
        let own = self.own_texts();
        if own.is_empty() {
            let listed = if listed.is_empty() && self.field(PostField::Platform).is_none() {
                self.platforms_of_sheet(options)
            } else {
                listed
            };
            post.split(listed.into_iter().map(|platform| (platform, None)).collect());
            return;
        }
        // A link of another column alone is no common text.
        let has_text = self.field(PostField::Text).is_some();
        if !has_text {
            post.text = Text::verbatim("", self.fields.span().end);
        }
        let platforms = if !listed.is_empty() {
            listed
        } else if self.field(PostField::Platform).is_some() {
            vec![post.platform]
        } else {
            // The row does not say for which platforms it is: for those that it has a text
            // for, and the common text for the platform of posts that name none.
            let common = has_text.then(|| self.default_platform(options));
            let others = own.iter().map(|(platform, ..)| *platform);
            let others = others.filter(|platform| Some(*platform) != common);
            common.into_iter().chain(others).collect()
        };
        self.report_texts(post, &platforms, &own);
        let text = |of: &Platform| own.iter().find(|(own, ..)| own == of);
        let text = |of: &Platform| text(of).map(|(_, text, _)| text.clone());
        post.split(platforms.iter().map(|platform| (*platform, text(platform))).collect());
        post.change_versions(|version| version.kind = Kind::of(version));
    }

    /// Whether nothing says on which platform the draft of this row is, although the table or the
    /// user could.
    pub(super) fn lacks_platform(&self, post: &Post<'s>, options: &ReadOptions) -> bool {
        let is_default = options.platform == Platform::default() && post.platform == Platform::X;
        let is_known = self.table.preset.is_some_and(Preset::is_export);
        let is_said =
            || self.field(PostField::Platform).or_else(|| self.field(PostField::Platforms));
        // Whatever is in such a column and no mark is reported.
        let mut marks = Platform::ALL.iter().filter_map(|(_, of)| self.field(PostField::On(*of)));
        is_default
            && !is_known
            && is_said().is_none()
            && marks.all(|(written, _)| is_mark(written.as_str()) == Some(false))
            && self.platforms_of_sheet(options).is_empty()
            && !post.text.as_str().is_empty()
    }

    /// Whether the row has nothing in the column that names the platforms.
    pub(super) fn is_unplaced(&self, post: &Post<'s>, options: &ReadOptions) -> bool {
        let columns = [PostField::Platform, PostField::Platforms];
        columns.iter().any(|field| self.table.index(*field).is_some())
            && post.versions().len() < 2
            && self.own_texts().is_empty()
            && self.lacks_platform(post, options)
    }

    /// The problem that none of the columns of platforms marks the draft of this row, so that nobody
    /// knows where it goes out.
    pub(super) fn marked_for_none(
        &self,
        post: &Post<'s>,
        options: &ReadOptions,
    ) -> Option<Problem> {
        let has_marks =
            Platform::ALL.iter().any(|(_, of)| self.table.index(PostField::On(*of)).is_some());
        let has_column = [PostField::Platform, PostField::Platforms]
            .iter()
            .any(|field| self.table.index(*field).is_some());
        let is_unmarked = has_marks
            && !has_column
            && !post.published
            && self.own_texts().is_empty()
            && self.lacks_platform(post, options);
        is_unmarked.then(|| {
            let message = Message::new("row-marked-for-none");
            let problem = Problem::at(self.source, self.fields.span(), message);
            problem.help(Message::new("row-marked-for-none-help"))
        })
    }

    /// The texts of this row for single platforms, as they are published, each with the
    /// span of its field.
    fn own_texts(&self) -> Vec<(Platform, Text<'s>, Span)> {
        let text = |(_, platform): &(&str, Platform)| {
            let (text, span) = self.field(PostField::TextFor(*platform))?;
            Some((*platform, self.with_links_and_tags(text.trim(), &[span]).trim(), span))
        };
        Platform::ALL.iter().filter_map(text).collect()
    }

    /// Reports the texts of this row that are not published, and the platforms for which
    /// it has no text.
    fn report_texts(
        &mut self,
        post: &Post<'s>,
        platforms: &[Platform],
        own: &[(Platform, Text<'s>, Span)],
    ) {
        for (platform, _, span) in own.iter().filter(|(own, ..)| !platforms.contains(own)) {
            let name = platform.facts().display_name;
            let message = Message::new("draft-text-for-no-platform").with("platform", name);
            let help = Message::new("draft-text-for-no-platform-help");
            let problem = Problem::at(self.source, *span, message);
            self.problems.push(problem.help(help.with("name", platform.name())));
        }
        let has_own = |platform: &&Platform| own.iter().any(|(own, ..)| own == *platform);
        let lacking: Vec<&str> = platforms
            .iter()
            .filter(|platform| !has_own(platform))
            .map(|platform| platform.facts().display_name)
            .collect();
        let common = self.field(PostField::Text).map(|(_, span)| span);
        let may_lack = common.is_some() || needs_no_text(post);
        if let Some(span) = common.filter(|_| lacking.is_empty()) {
            let problem = Problem::at(self.source, span, Message::new("row-unused-text"));
            self.problems.push(problem.help(Message::new("row-unused-text-help")));
        }
        if !lacking.is_empty() && !may_lack {
            let message = Message::new("row-no-text-for").with("platforms", all_of(lacking));
            let problem = Problem::at(self.source, self.fields.span(), message);
            self.problems.push(problem.help(Message::new("row-no-text-for-help")));
        }
    }

    /// Whether the row says for which platforms its post is.
    pub(super) fn states_platform(&self) -> bool {
        let names = |(field, index): &(PostField, usize)| {
            use PostField::{On, Platform, Platforms, TextFor};
            let cell = self.fields.fields.get(*index);
            matches!(field, Platform | Platforms | On(_) | TextFor(_))
                && cell.is_some_and(|cell| !self.source.slice(*cell).trim().is_empty())
        };
        self.table.columns.iter().any(names)
    }

    /// The platforms that the row lists or marks; empty if it names none.
    fn listed_platforms(&mut self, channels: &RowChannels) -> Vec<Platform> {
        let marked = self.marked_platforms();
        let Some(several) = &channels.several else {
            let single = channels.single.as_ref().map(NamedChannels::platforms);
            return single.filter(|several| 1 < several.len()).unwrap_or(marked);
        };
        if channels.single.is_some() || !marked.is_empty() {
            let message = Message::new("draft-platform-twice");
            let problem = Problem::at(self.source, several.span, message);
            self.problems.push(problem.help(Message::new("draft-platform-twice-help")));
        }
        self.platforms_in(several)
    }

    /// The platforms in whose columns the row has a mark. Anything else than a yes or no
    /// there is reported: it may be a text.
    fn marked_platforms(&mut self) -> Vec<Platform> {
        let (mut marked, mut reported) = (Vec::new(), Vec::new());
        for (_, platform) in Platform::ALL {
            let field = PostField::On(platform);
            let Some((written, span)) = self.field(field) else { continue };
            match is_mark(written.as_str()) {
                Some(true) => marked.push(platform),
                Some(false) => (),
                // A column may be for several platforms.
                None if reported.contains(&span) => (),
                None => {
                    reported.push(span);
                    let index = self.table.index(field).unwrap_or_default();
                    let name = &self.table.names[index];
                    self.problems.push(named_as_platform(platform, name, self.source, span));
                }
            }
        }
        marked
    }

    /// The platforms in a list of names. An unknown name and one that is listed twice are
    /// reported.
    fn platforms_in(&mut self, list: &NamedChannels) -> Vec<Platform> {
        let (mut found, span) = (Vec::new(), list.span);
        for (name, channel) in &list.channels {
            let platforms = match channel {
                Channel::Platforms(platforms) => platforms,
                Channel::Other => continue,
                Channel::All | Channel::Unknown => {
                    let problem = self.unknown_platform((name, channel), span);
                    self.problems.push(problem);
                    continue;
                }
            };
            for platform in platforms {
                if !found.contains(platform) {
                    found.push(*platform);
                    continue;
                }
                let name = platform.facts().display_name;
                let message = Message::new("draft-platform-repeated").with("platform", name);
                let problem = Problem::at(self.source, span, message);
                self.problems.push(problem.help(Message::new("draft-platform-repeated-help")));
            }
        }
        found
    }

    /// What the row names in its columns of platforms.
    pub(super) fn channels(&self) -> RowChannels {
        let named = |field| {
            let (written, span) = self.field(field)?;
            Some(NamedChannels::of(written.as_str(), span))
        };
        let is_marked = |index: &&usize| {
            let cell = self.fields.fields.get(**index);
            cell.is_some_and(|cell| is_mark(csv_field(self.source, *cell).as_str()) == Some(true))
        };
        let marked = self.table.other_channels.iter().filter(is_marked);
        RowChannels {
            single: named(PostField::Platform),
            several: named(PostField::Platforms),
            marked_others: marked.map(|index| self.table.names[*index].clone()).collect(),
        }
    }

    /// The channels that the row names and whose contents are not checked, and whether it names
    /// nothing else.
    pub(super) fn other_channels(&self, channels: &RowChannels) -> (Vec<String>, bool) {
        let all = || channels.named().flat_map(|named| &named.channels);
        let is_other = |(_, channel): &&(String, Channel)| *channel == Channel::Other;
        let mut others: Vec<String> =
            all().filter(is_other).map(|(name, _)| name.clone()).collect();
        others.extend(channels.marked_others.iter().cloned());
        let is_elsewhere = !others.is_empty() && all().all(|one| is_other(&one));
        (others, is_elsewhere && !self.is_marked())
    }

    /// The problems that the row names only channels of which nobody can say which platforms they
    /// are, so that its post is on none that is known; none for any other row.
    pub(super) fn nowhere(&self, channels: &RowChannels) -> Vec<Problem> {
        let is_unclear = channels.named().all(|named| named.platforms().is_empty());
        let wrong = channels.named().filter_map(|named| Some((named.wrong()?, named.span)));
        let wrong = wrong.filter(|_| is_unclear && !self.is_marked());
        wrong.map(|(wrong, span)| self.unknown_platform(wrong, span)).collect()
    }

    /// Whether the row has a text for a single platform, or something else than a no in the column of
    /// one.
    fn is_marked(&self) -> bool {
        let mut columns = self.table.columns.iter();
        columns.any(|(field, _)| match field {
            PostField::TextFor(_) => self.field(*field).is_some(),
            PostField::On(_) => self
                .field(*field)
                .is_some_and(|(written, _)| is_mark(written.as_str()) != Some(false)),
            _ => false,
        })
    }

    /// The platform of a post whose row states none: that of the whole table, unless
    /// the user names another. Naming the default platform has no effect, because the
    /// options do not record whether the user named it.
    pub(super) fn default_platform(&self, options: &ReadOptions) -> Platform {
        let of_table = self.table.preset.and_then(|preset| preset.platform);
        let of_table = of_table.or_else(|| self.platforms_of_sheet(options).first().copied());
        let of_table = of_table.or_else(|| self.platform_of_address());
        of_table.filter(|_| options.platform == Platform::default()).unwrap_or(options.platform)
    }

    /// The platforms that the name of the sheet says, for rows that name none; none if the user
    /// states one, or the table is known to be of one.
    fn platforms_of_sheet(&self, options: &ReadOptions) -> Vec<Platform> {
        let is_known = self.table.preset.is_some_and(Preset::is_export);
        let sheet = self.sheet();
        let sheet = sheet.filter(|_| !is_known && options.platform == Platform::default());
        sheet.map_or_else(Vec::new, sheet_names::platforms)
    }

    /// The first platform that a field names. If it names one that is not known, this is reported.
    pub(super) fn platform(&mut self, named: &NamedChannels) -> Platform {
        let problem = named.wrong().map(|wrong| self.unknown_platform(wrong, named.span));
        self.problems.extend(problem);
        named.platforms().first().copied().unwrap_or_default()
    }

    /// The problem that nobody can say which platforms a name means.
    fn unknown_platform(&self, (name, channel): (&str, &Channel), span: Span) -> Problem {
        let help = if *channel == Channel::All {
            Message::new("row-all-platforms-help")
        } else if let Some(near) = closest(name, Platform::names()) {
            Message::new("did-you-mean").with("name", near)
        } else {
            Message::new("row-unknown-platform-help").with("names", any_of(Platform::names()))
        };
        Problem::at(self.source, span, unknown_value(name)).help(help)
    }
}

/// The columns of a plan that mark its posts for channels whose contents are not checked, such as
/// `Nyhedsbrev`, beside columns that mark them for platforms.
pub(super) fn columns_of_others(
    columns: &[(PostField, usize)],
    names: &[String],
    mapping: &Mapping,
    values: &FirstValues<'_>,
) -> Vec<usize> {
    if !columns.iter().any(|(field, _)| matches!(field, PostField::On(_))) {
        return Vec::new();
    }
    let is_one = |index: &usize| {
        let name = &names[*index];
        let is_free = !columns.iter().any(|(_, own)| own == index) && mapping.of(name).is_none();
        is_free
            && is_other(name)
            && !is_nothing(name)
            && values.of(*index).all(|text| is_mark(text.as_str()).is_some())
    };
    (0..names.len()).filter(is_one).collect()
}

/// Whether a field names platforms and nothing else. A single `x` may be a mark.
pub(super) fn are_platforms(written: &str) -> bool {
    let names = platform_names(written);
    !names.is_empty() && names.iter().all(|name| Platform::of_name(name).is_some())
}

/// The names in a list of platforms, which people separate in many ways. A name may have a
/// space in it.
pub(super) fn platform_names(written: &str) -> Vec<&str> {
    let items = written.split([',', ';', '|', '/', '+', '&', '\n']).map(str::trim);
    let items = items.filter(|item| !item.is_empty());
    let is_name = |word: &&str| !["og", "and"].contains(word);
    let names = items.flat_map(|item| match Platform::of_name(item) {
        Some(_) => vec![item],
        None => item.split_whitespace().filter(is_name).collect(),
    });
    names.collect()
}
