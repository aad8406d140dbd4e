//! The versions of a draft that is published on several platforms.

use std::slice;

use super::Post;
use crate::{platform::Platform, text::Text};

/// Whether a post is a version of a draft for several platforms. If it is, whether its
/// text is that of the draft or its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Version {
    /// Not a version: a draft for several platforms itself, or a post for one platform.
    #[default]
    No,
    /// The version for a platform, with the text of the draft.
    SharedText,
    /// The version for a platform, with a text of its own.
    OwnText,
}

impl<'s> Post<'s> {
    /// The post as it is published on each of its platforms; only the post itself if it
    /// is for one platform. The versions are what is checked. Lists and counts contain
    /// the draft once, in place of its versions.
    pub fn versions(&self) -> &[Self] {
        match self.split.as_deref() {
            Some(versions) => versions,
            None => slice::from_ref(self),
        }
    }

    /// Changes the post and its versions alike.
    pub fn change_versions(&mut self, mut change: impl FnMut(&mut Self)) {
        change(self);
        self.split.iter_mut().flat_map(|versions| versions.iter_mut()).for_each(change);
    }

    /// Makes the post a draft for several platforms. Each platform has a text of its
    /// own or, with `None`, the text of the draft. With a single platform, the post
    /// itself gets the platform and the text, and no versions.
    pub fn split(&mut self, platforms: Vec<(Platform, Option<Text<'s>>)>) {
        if let [(platform, text)] = platforms.as_slice() {
            self.platform = *platform;
            self.text = text.clone().unwrap_or_else(|| self.text.clone());
            return;
        }
        let version = |(platform, text): (Platform, Option<Text<'s>>)| {
            let version = if text.is_some() { Version::OwnText } else { Version::SharedText };
            let text = text.unwrap_or_else(|| self.text.clone());
            Self { platform, text, version, ..self.clone() }
        };
        let versions: Vec<Self> = platforms.into_iter().map(version).collect();
        let Some(first) = versions.first() else { return };
        self.platform = first.platform;
        if self.text.as_str().is_empty() {
            self.text = first.text.clone();
        }
        self.split = Some(Box::new(versions));
    }
}
