//! All windows of a rulebook, with indexes to find the few that matter for a post
//! without looking at the others.

use std::{
    collections::{BTreeMap, HashMap},
    ops::Deref,
};

use jiff::Timestamp;

use super::{Role, Window, timeline::Timeline};
use crate::{matcher::ListId, platform::handle_key};

/// All windows of a rulebook, in the order of their registers.
#[derive(Debug, Default)]
pub struct Windows {
    all: Vec<Window>,
    timeline: Timeline,
    by_list: Vec<(ListId, usize)>,
    by_tag: HashMap<String, Vec<usize>>,
    by_id: HashMap<String, Vec<usize>>,
    roles: HashMap<String, Vec<(usize, Role)>>,
}

impl Deref for Windows {
    type Target = [Window];

    fn deref(&self) -> &[Window] {
        &self.all
    }
}

impl From<Vec<Window>> for Windows {
    fn from(mut all: Vec<Window>) -> Self {
        let mut windows = Self { timeline: Timeline::of(&all), ..Self::default() };
        for (index, window) in all.iter_mut().enumerate() {
            window.index = index;
            windows.add(window);
        }
        windows.by_list.sort_unstable();
        Self { all, ..windows }
    }
}

impl Windows {
    fn add(&mut self, window: &Window) {
        let index = window.index;
        let lists = window.topic_lists().chain(window.area);
        self.by_list.extend(lists.map(|list| (list, index)));
        for tag in &window.hashtags {
            self.by_tag.entry(tag.clone()).or_default().push(index);
        }
        self.by_id.entry(window.id.clone()).or_default().push(index);
        let mut accounts = BTreeMap::new();
        for (handle, role) in window.roles() {
            accounts.entry(handle_key(handle).into_owned()).or_insert(role);
        }
        for (handle, role) in accounts {
            self.roles.entry(handle).or_default().push((index, role));
        }
    }

    /// The windows that are open at this time or in their cool-down, in order.
    pub(crate) fn current(&self, at: Timestamp) -> Vec<&Window> {
        self.timeline.at(at).into_iter().map(|index| &self.all[index]).collect()
    }

    /// The windows in which an account has a role, as pairs of the index of the window
    /// and the role, sorted.
    pub(crate) fn roles_of(&self, account: &str) -> &[(usize, Role)] {
        if self.roles.is_empty() {
            return &[];
        }
        self.roles.get(&*handle_key(account)).map_or(&[], Vec::as_slice)
    }

    /// The indexes of the windows with a hashtag. `name` is the hashtag, folded and
    /// without `#`.
    pub(crate) fn with_tag(&self, name: &str) -> &[usize] {
        self.by_tag.get(name).map_or(&[], Vec::as_slice)
    }

    /// The indexes of the windows with this id.
    pub(crate) fn with_id(&self, id: &str) -> &[usize] {
        self.by_id.get(id).map_or(&[], Vec::as_slice)
    }

    /// The indexes of the windows that have one of these word lists for their topic or
    /// their area. `lists` must be sorted. An index may occur more than once.
    pub(crate) fn with_list(&self, lists: &[ListId]) -> impl Iterator<Item = usize> {
        let first =
            self.by_list.first().map_or(0, |(first, _)| lists.partition_point(|list| list < first));
        lists[first..].iter().flat_map(|list| {
            let from = self.by_list.partition_point(|(own, _)| own < list);
            let same = self.by_list[from..].iter().take_while(move |(own, _)| own == list);
            same.map(|(_, index)| *index)
        })
    }
}
