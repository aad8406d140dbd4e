//! A limit that may differ from platform to platform.

use super::setting;
use crate::{
    platform::Platform,
    yaml::{self, Node, Reader},
};

/// The most there may be, on each platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Limit([usize; Platform::ALL.len()]);

impl Limit {
    /// The longest post that each platform takes, as it counts.
    pub(super) fn of_platforms() -> Self {
        Self(Platform::ALL.map(|(_, platform)| platform.traits().max_length))
    }

    /// Reads a number for all platforms, or a map with one for each. Those that
    /// it leaves out are as in `base`.
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

    /// The most on a platform.
    pub(super) const fn on(self, platform: Platform) -> usize {
        self.0[platform as usize]
    }
}
