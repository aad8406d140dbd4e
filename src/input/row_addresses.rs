//! The address of the post itself in a row of a table, and what it says of the post.

use super::{ReadOptions, attached_links::platform_of_own_address, table_row::TableRow};
use crate::{
    mapping::plain_name,
    platform::{Platform, after_scheme},
    post::Post,
    source::Span,
    text::csv_field,
};

impl<'s> TableRow<'s, '_> {
    /// The platform of the address of the post, if the row has it, and all of its addresses are on one
    /// platform. Under a name such as `url`, a draft may have any address.
    pub(super) fn platform_of_address(&self) -> Option<Platform> {
        let may_be_any = |index: &usize| plain_name(&self.table.names[*index]) == "url";
        let is_published = self.table.has_published_posts();
        let platform = |index: &usize| {
            let written = csv_field(self.source, *self.fields.fields.get(*index)?);
            platform_of_own_address(written.as_str(), may_be_any(index))
        };
        let columns = self.table.own_addresses.iter();
        let columns = columns.filter(|index| is_published || !may_be_any(index));
        let mut platforms = columns.filter_map(platform);
        let first = platforms.next()?;
        platforms.all(|platform| platform == first).then_some(first)
    }

    /// Where the address of the post itself is, if it is on a network that is not known and nothing else
    /// says on which one the post is.
    pub(super) fn foreign_address(&self, post: &Post<'s>, options: &ReadOptions) -> Option<Span> {
        let is_unknown = self.lacks_platform(post, options) && self.platform_of_address().is_none();
        let mut columns = self.table.own_addresses.iter().filter(|_| is_unknown);
        columns.find_map(|index| {
            let span = *self.fields.fields.get(*index)?;
            let written = csv_field(self.source, span).as_str().trim().to_owned();
            let is_own = plain_name(&self.table.names[*index]) != "url";
            let is_foreign = after_scheme(&written).is_some()
                && platform_of_own_address(&written, false).is_none();
            (is_own && is_foreign).then_some(span)
        })
    }

    /// Whether the id of the post of this row or its own address shows that it was published.
    pub(super) fn is_surely_out(&self, post: &Post<'_>, options: &ReadOptions) -> bool {
        let is_address = |index: &usize| {
            let span = self.fields.fields.get(*index);
            span.is_some_and(|span| {
                let text = csv_field(self.source, *span);
                platform_of_own_address(text.as_str(), true).is_some()
            })
        };
        post.published
            && (post.time_in_id().is_some_and(|time| time <= options.now)
                || self.table.own_addresses.iter().any(is_address))
    }
}
