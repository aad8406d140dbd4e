//! Columns that are known by their values, in a table that somebody made: pictures, hashtags, and
//! links under a name that is none of a field.

use super::{
    column_names::words,
    column_values::FirstValues,
    folder::is_media,
    likeness::is_of_picture,
    presets::Preset,
    text_columns::{is_mark, is_nothing},
};
use crate::{
    mapping::{Mapping, PostField, plain_name},
    platform::{after_scheme, platform_of_post},
};

/// The columns with pictures, hashtags or links, whatever they are called, each with its field.
/// `columns` are those that are known by their names.
pub(super) fn columns_by_values(
    columns: &[(PostField, usize)],
    (names, preset): (&[String], Option<&Preset>),
    mapping: &Mapping,
    values: &FirstValues<'_>,
) -> Vec<(PostField, usize)> {
    if preset.is_some() {
        return Vec::new();
    }
    let has = |field| columns.iter().any(|(own, _)| *own == field);
    let is_history = has(PostField::CreatedAt) && !has(PostField::PublishAt);
    let is_free = |index: &usize| {
        let name = &names[*index];
        let is_known = columns.iter().any(|(_, own)| own == index) || mapping.of(name).is_some();
        !name.is_empty() && !is_known
    };
    let field = |index: usize| {
        let (name, most) = (&names[index], |is| most(values, index, is));
        let says_photo =
            || is_of_photo(name) && !has(PostField::Media) && are_photos(values, index);
        if most(are_files) && (!has(PostField::Media) || is_of_media(name)) || says_photo() {
            Some(PostField::Media)
        } else if is_history {
            // Such a link may be that of the post itself, whose text has its hashtags.
            None
        } else if most(are_hashtags) {
            Some(PostField::Hashtags)
        } else {
            (is_of_link(name) && most(is_address)).then_some(PostField::Link)
        }
    };
    let free = (0..names.len()).filter(is_free);
    free.filter_map(|index| Some((field(index)?, index))).collect()
}

/// Whether a column has values, and more than half of the first ones are such ones: somebody may have
/// written that the others are still to come.
fn most(values: &FirstValues<'_>, index: usize, is: fn(&str) -> bool) -> bool {
    let (mut filled, mut fitting) = (0, 0);
    for text in values.of(index) {
        let written = text.as_str().trim();
        if !is_nothing(written) {
            filled += 1;
            fitting += usize::from(is(written));
        }
    }
    filled < 2 * fitting
}

/// Whether a field of a column that was chosen by its values is not like most of these, so that it
/// does not belong to the post.
pub(super) fn is_odd(field: PostField, written: &str) -> bool {
    let written = written.trim();
    let fits = match field {
        PostField::Media => are_files(written) || is_photo(written) || is_address(written),
        PostField::Hashtags => are_hashtags(written),
        _ => is_address(written),
    };
    !written.is_empty() && !is_nothing(written) && !fits
}

/// Whether a column has values, and more than half of the first ones say that there is a picture, or
/// that there is none.
fn are_photos(values: &FirstValues<'_>, index: usize) -> bool {
    let written = values.of(index).map(|text| is_photo(text.as_str().trim()));
    let (photos, others): (Vec<bool>, Vec<bool>) = written.partition(|is_photo| *is_photo);
    others.len() < photos.len()
}

/// Whether a field says that there is a picture, or that there is none, or names its file.
fn is_photo(written: &str) -> bool {
    is_mark(written).is_some() || are_files(written)
}

/// Whether a name is that of pictures, and says nothing else of them.
fn is_of_photo(name: &str) -> bool {
    const NAMES: [&str; 7] = ["foto", "fotos", "image", "images", "photo", "picture", "pictures"];
    NAMES.contains(&&*plain_name(name))
}

fn are_files(written: &str) -> bool {
    let is_file = |name: &str| {
        let name = name.trim().to_lowercase();
        is_media(&name) && !name.contains(char::is_whitespace)
    };
    written.split(['|', ',', ';', '\n']).all(is_file)
}

fn are_hashtags(written: &str) -> bool {
    let mut words = written.split([' ', ',', ';', '|', '\n']).filter(|word| !word.is_empty());
    // The number of a task may have the same mark.
    words.all(|word| word.strip_prefix('#').is_some_and(|tag| tag.contains(char::is_alphabetic)))
}

/// Whether a field is an address that readers are sent to, rather than that of a post.
fn is_address(written: &str) -> bool {
    let has_host = || {
        let host = written.split('/').next().unwrap_or_default();
        host.split_once('.').is_some_and(|(name, rest)| !name.is_empty() && !rest.is_empty())
    };
    !written.contains(char::is_whitespace)
        && (after_scheme(written).is_some() || has_host())
        && platform_of_post(written).is_none()
}

/// Whether a name is that of pictures or videos.
fn is_of_media(name: &str) -> bool {
    const NAMES: [&str; 6] = ["video", "film", "grafik", "graphic", "gif", "reel"];
    is_of_picture(name) || words(name).iter().any(|word| NAMES.contains(&word.as_str()))
}

/// Whether a name is that of the page to which a post sends its readers, and says nothing else: not
/// `Canva-link` or `Link til billede`.
fn is_of_link(name: &str) -> bool {
    const NAMES: [&str; 10] = [
        "url",
        "link",
        "links",
        "weblink",
        "webadresse",
        "website",
        "webside",
        "hjemmeside",
        "landingsside",
        "læsmerelink",
    ];
    const BESIDE: [&str; 14] = [
        "til", "to", "the", "siden", "side", "page", "artikel", "article", "nyhed", "læs", "mere",
        "read", "more", "kampagne",
    ];
    let words = words(name);
    let is_name = |word: &String| NAMES.contains(&word.as_str());
    words.iter().any(is_name)
        && words.iter().all(|word| is_name(word) || BESIDE.contains(&word.as_str()))
}
