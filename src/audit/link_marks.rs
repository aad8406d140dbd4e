//! What an audit knows of the links of a post, or of a thread.

use super::entry::EntryMarks;
use crate::{
    check::Subject,
    platform::{OwnAddress, own_address},
    post::{Fact, Kind, Thread},
};

impl EntryMarks {
    /// The marks for the links of a post that has this place in a thread. A quote leads to the post
    /// that it quotes.
    pub(super) fn of_links(subject: &Subject<'_, '_>, thread: Thread) -> Self {
        let post = subject.post;
        let may_be_picture = may_be_picture(subject);
        let has_own = subject.has_link() && !may_be_picture;
        if !post.platform.facts().has_links {
            Self::LINKS
        } else if has_own || thread.has_link || post.kind == Kind::Quote {
            Self::LINK
        } else {
            Self::LINK_UNKNOWN.only_if(post.may_lack_links || may_be_picture)
        }
    }

    /// Whether it has a link; `None` if its platform makes none of addresses.
    pub(super) fn link(self) -> Option<Fact<bool>> {
        match (self.has(Self::LINK), self.has(Self::LINK_UNKNOWN)) {
            (true, true) => None,
            (false, true) => Some(Fact::Unknown),
            (has_link, false) => Some(Fact::Known(has_link)),
        }
    }

    /// The marks of links of a thread of which one entry has these marks, and another one
    /// `other`.
    pub(super) fn links_with(self, other: Self) -> Self {
        let [own, others] = [self, other].map(|marks| marks.only(Self::LINKS));
        if others == Self::LINK || own == Self::default() { others } else { own }
    }
}

/// Whether the only link of a published post may be that of a picture: it is a short link at the
/// end of the text, and its file says neither where it leads nor which media the post has.
fn may_be_picture(subject: &Subject<'_, '_>) -> bool {
    let post = subject.post;
    if !post.published || !post.media.is_unknown() || !post.links.is_empty() {
        return false;
    }
    let mut links = subject.tokens.links();
    let (Some(link), None) = (links.next(), links.next()) else { return false };
    let is_short = own_address(subject.slice(link.range())) == Some(OwnAddress::Short);
    is_short && subject.text().trim_end().len() == link.end
}
