//! The greatest number of something, which may be different on each platform.

use crate::{
    platform::Platform,
    yaml::{self, Node, Reader},
};

/// The greatest number on each platform, in the order of [`Platform::ALL`]; `None` where
/// the rule sets none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct MostByPlatform([Option<usize>; Platform::ALL.len()]);

impl MostByPlatform {
    /// Reads one number for all platforms, or a map with a number for each. Platforms
    /// that the map leaves out have the number that they have in `base`.
    pub(super) fn read(node: &Node, reader: &mut Reader<'_>, base: Option<Self>) -> Option<Self> {
        if node.text().is_some() {
            return yaml::number(node, reader).map(|most| Self([Some(most); Platform::ALL.len()]));
        }
        let given = yaml::by_platform(node, reader, yaml::number)?;
        let mut limit = base.unwrap_or_default();
        for (platform, most) in given {
            limit.0[platform as usize] = Some(most);
        }
        Some(limit)
    }

    /// The greatest number on one platform; `None` if the rule sets none.
    pub(super) const fn on(self, platform: Platform) -> Option<usize> {
        self.0[platform as usize]
    }
}
