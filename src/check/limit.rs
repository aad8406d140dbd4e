//! The greatest number of something, which may be different on each platform.

use super::setting;
use crate::{
    platform::Platform,
    yaml::{self, Node, Reader},
};

/// The greatest number on each platform, in the order of [`Platform::ALL`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Limit([usize; Platform::ALL.len()]);

impl Limit {
    /// The greatest length of a post on each platform.
    pub(super) fn of_platforms() -> Self {
        Self(Platform::ALL.map(|(_, platform)| platform.traits().max_length))
    }

    /// Reads one number for all platforms, or a map with a number for each.
    /// Platforms that the map leaves out have the number that they have in `base`.
    pub(super) fn read(node: &Node, reader: &mut Reader<'_>, base: Option<Self>) -> Option<Self> {
        if node.text().is_some() {
            return yaml::number(node, reader).map(|most| Self([most; Platform::ALL.len()]));
        }
        let mut fields = reader.fields(node)?;
        let limits = Platform::ALL
            .map(|(name, platform)| setting(&mut fields, name, base.map(|base| base.on(platform))));
        fields.finish();
        let mut most = [0; Platform::ALL.len()];
        for (most, limit) in most.iter_mut().zip(limits) {
            *most = limit?;
        }
        Some(Self(most))
    }

    /// The greatest number on one platform.
    pub(super) const fn on(self, platform: Platform) -> usize {
        self.0[platform as usize]
    }
}
