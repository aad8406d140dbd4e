//! The pictures and videos of a row of a table, with their alt texts.

use std::borrow::Cow;

use super::{
    draft_media::{alt_text, of_file, too_many},
    json::mistake::MOST_ITEMS,
    placeholders::says_no,
    table_row::TableRow,
    telling_columns::MediaColumn,
    text_columns::{is_given, is_mark, is_missing, is_nothing},
};
use crate::{
    mapping::PostField,
    post::{Fact, Media},
    source::{Problem, Span},
    text::csv_field,
};

impl<'s> TableRow<'s, '_> {
    /// The media of the post. They are unknown if the row has more than [`MOST_ITEMS`], or if the
    /// table has no column for media and the row no alt text. An alt text without a file is that
    /// of a picture that is not attached yet.
    /// A column with yes and no says nothing of the videos of published posts, nor then of anything
    /// but the pictures that have an alt text.
    pub(super) fn media(&mut self, is_published: bool) -> Fact<Vec<Media<'s>>> {
        let has_files = self.table.index(PostField::Media).is_some();
        if 1 < self.table.indices(PostField::Alt).count() {
            let media = self.pictures_with_alts();
            return if has_files || !media.is_empty() { Fact::Known(media) } else { Fact::Unknown };
        }
        let files = self.files();
        if let Some((_, span)) = files.get(MOST_ITEMS) {
            let (message, help) = too_many();
            self.problems.push(Problem::at(self.source, *span, message).help(help));
            return Fact::Unknown;
        }
        let mut media = self.described(files);
        if media.is_empty() && self.has_odd_file() {
            return Fact::Unknown;
        }
        if media.is_empty() && !has_files {
            return self.listed_media().map_or_else(|| self.media_of_type(), Fact::Known);
        }
        let has_alts = self.table.index(PostField::Alt).is_some();
        if is_published
            && self.table.media_column == MediaColumn::Marks
            && (media.is_empty() || !has_alts)
        {
            return Fact::Unknown;
        }
        let is_collected = self.table.preset.is_some_and(|preset| preset.is_collected);
        for one in &mut media {
            if !has_alts || is_collected && one.alt == Fact::Known(None) {
                one.alt = Fact::Unknown;
            }
        }
        Fact::Known(media)
    }

    /// Whether a cell among those of pictures says something else, so that nobody can tell whether
    /// there is a picture: not so one that says that there is none (yet), such as `TBD`.
    fn has_odd_file(&self) -> bool {
        self.table.indices(PostField::Media).any(|index| {
            let text = self.fields.fields.get(index).map(|span| csv_field(self.source, *span));
            text.is_some_and(|text| {
                let written = text.as_str().trim();
                names_file(written) && self.is_odd_in(PostField::Media, index, written)
            })
        })
    }

    /// The files of the media. A column may only say whether there is a picture, whose file is then
    /// unknown.
    fn files(&self) -> Vec<(Cow<'s, str>, Span)> {
        // pandas writes a list as Python shows it: `['a.jpg', 'b.jpg']`.
        let bare = |(file, span): (Cow<'s, str>, Span)| {
            let bare = file.trim_matches(['[', ']', '\'', '"', ' ']);
            (if bare.len() == file.len() { file } else { Cow::Owned(bare.to_owned()) }, span)
        };
        let files = self.list(PostField::Media).into_iter().map(bare);
        let files = files.filter(|(file, _)| names_file(file));
        let file = |(file, span): (Cow<'s, str>, Span)| match is_mark(&file) {
            Some(true) => (Cow::Borrowed(""), span),
            _ => (file, span),
        };
        files.map(file).collect()
    }

    /// Pairs each file with the alt text that has the same index in the list of alt texts. An
    /// alt text beyond the last file is that of a further picture, whose file is unknown; that of
    /// a single file may have a `|` in it.
    fn described(&self, files: Vec<(Cow<'s, str>, Span)>) -> Vec<Media<'s>> {
        let written = self.field(PostField::Alt).filter(|(alt, _)| !is_nothing(alt.as_str()));
        let alts: Vec<&str> = match &written {
            Some((alt, _)) if files.len() == 1 && !alt.as_str().contains("||") => {
                vec![alt.as_str()]
            }
            // Where files are separated by line breaks, so are their texts.
            Some((alt, _)) if 1 < files.len() && alt.as_str().lines().count() == files.len() => {
                alt.as_str().lines().collect()
            }
            Some((alt, _)) => separate(alt.as_str()).collect(),
            None => Vec::new(),
        };
        let count = files.len();
        let mut alts = alts.into_iter().map(stated_alt);
        let describe = |(file, span): (Cow<'s, str>, Span)| {
            let alt = alts.next().unwrap_or(Fact::Known(None));
            Media { alt, ..of_file(&file, span) }
        };
        let mut media: Vec<Media<'s>> = files.into_iter().map(describe).collect();
        if let Some((_, span)) = &written {
            let further =
                alts.filter_map(|alt| if let Fact::Known(alt) = alt { alt } else { None });
            let further = further.take(MOST_ITEMS.saturating_sub(count));
            media.extend(further.map(|alt| without_file(alt, *span)));
        }
        media
    }

    /// The pictures of a table that has a column for each picture and for each alt text.
    fn pictures_with_alts(&self) -> Vec<Media<'s>> {
        let cell = |index: usize| {
            let span = self.fields.fields.get(index).copied()?;
            let text = csv_field(self.source, span).as_str().trim().to_owned();
            let is_said = !text.is_empty() && !is_nothing(&text);
            (is_said && !self.is_odd_in(PostField::Media, index, &text)).then_some((text, span))
        };
        let cells = |field| self.table.indices(field).map(cell);
        let (mut files, mut alts) = (cells(PostField::Media), cells(PostField::Alt));
        let mut media = Vec::new();
        loop {
            media.extend(match (files.next(), alts.next()) {
                (None, None) => return media,
                (Some(Some((file, span))), alt) => {
                    let alt = alt.flatten().map_or(Fact::Known(None), |(alt, _)| stated_alt(&alt));
                    Some(Media { alt, ..of_file(&file, span) })
                }
                (_, Some(Some((alt, span)))) => match stated_alt(&alt) {
                    Fact::Known(Some(alt)) => Some(without_file(alt, span)),
                    _ => None,
                },
                _ => None,
            });
        }
    }
}

/// The alt text that a field states. It is unknown if the field only says that there is one.
fn stated_alt<'s>(written: &str) -> Fact<Option<Cow<'s, str>>> {
    if is_given(written) {
        Fact::Unknown
    } else if is_nothing(written) || is_missing(written) {
        Fact::Known(None)
    } else {
        Fact::Known(alt_text(written))
    }
}

/// Whether what is written under a name such as `Billede` says that there is a picture or file:
/// not so `mangler` and `uden billede`.
fn names_file(written: &str) -> bool {
    let is_no = is_nothing(written) || is_mark(written) == Some(false);
    !is_no && (written.contains('.') || !says_no(written))
}

/// A picture of which only the alt text is known, which is at `span`.
fn without_file(alt: Cow<'_, str>, span: Span) -> Media<'_> {
    Media { alt: Fact::Known(Some(alt)), ..of_file("", span) }
}

/// The alt texts in a field, which programs separate by `|` or by `||`.
fn separate(alts: &str) -> impl Iterator<Item = &str> {
    alts.split(if alts.contains("||") { "||" } else { "|" })
}
