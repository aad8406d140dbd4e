//! Objects that have their posts under `data`: pages of API v2 of X, and lists of other programs.

use super::{
    Reading, api_v2,
    entries::entries,
    inner_list::lists_of_posts,
    keys::Keys,
    mistake::Mistake,
    record::Record,
    shape::{Shape, is_object},
    value::span_of,
};

impl<'s> Reading<'s, '_> {
    /// Reads the posts under `data`. An object without posts is valid only if it has `meta` or
    /// `errors`, which X sends with an empty result.
    pub(super) fn read_page(
        &mut self,
        keys: &Keys<'s>,
        record: Record<'s, '_>,
    ) -> Result<(), Mistake> {
        if self.is_other_list(keys, record) && self.read_inner_list(record) {
            return Ok(());
        }
        let posts = record.one_or_many(keys.data)?;
        if posts.is_empty() && keys.meta.is_none() && keys.errors.is_none() {
            return Err(Mistake::Lacks("data"));
        }
        let mut includes: api_v2::Includes<'s> = record.decode(keys.includes)?.unwrap_or_default();
        includes.sort();
        for raw in posts {
            let part = record.part(span_of(self.source, raw.get()));
            if !self.options.mapping.is_empty() && self.read_if_mapped(part) {
                continue;
            }
            let post = match part.keys() {
                Ok(own) if own.text.is_some() && !own.is_of_api(keys, part) => {
                    self.read(part.span);
                    continue;
                }
                Ok(own) => api_v2::post(&own, &includes, part, &mut self.parsed.problems)
                    .map(|post| (post, own)),
                Err(mistake) => Err(mistake),
            };
            match post {
                Ok((post, own)) => self.add_of_api(post, &own, part),
                Err(_) if keys.data.is_some_and(is_object) && self.read_inner_list(record) => (),
                Err(mistake) => self.report(&mistake, part),
            }
        }
        Ok(())
    }

    /// Whether an object is no page of X: there is nothing under `data`, or a list of posts of
    /// another kind, or there is another list of posts beside it.
    fn is_other_list(&self, keys: &Keys<'s>, record: Record<'s, '_>) -> bool {
        let Some(data) = keys.data else { return true };
        if !data.get().starts_with('[') {
            return false;
        }
        let lists = lists_of_posts(&entries(record), record);
        let is_other = || {
            let items = record.one_or_many(Some(data)).unwrap_or_default();
            let part = |raw: &'s str| record.part(span_of(self.source, raw));
            let first = items.first().map(|raw| part(raw.get()));
            first.is_some_and(|first| {
                first.keys().is_ok_and(|own| own.text.is_some() && !own.is_of_api(keys, first))
            })
        };
        1 < lists.len() || is_other()
    }
}

impl Keys<'_> {
    /// Whether a record with these keys, on this page, is a post of API v2.
    fn is_of_api(&self, page: &Keys<'_>, record: Record<'_, '_>) -> bool {
        let is_page_of_x = page.includes.is_some() || page.meta.is_some() || page.errors.is_some();
        match Shape::of(self, record.raw()) {
            Shape::Tweet => true,
            Shape::Flat => {
                !self.have_fields()
                    && !self.has_key_of_flat()
                    && (is_page_of_x || self.has_key_of_api())
            }
            _ => false,
        }
    }

    /// Whether the record has a key that posts of API v2 never have.
    const fn has_key_of_flat(&self) -> bool {
        self.account.is_some()
            || self.username.is_some()
            || self.screen_name.is_some()
            || self.time.is_some()
            || self.date.is_some()
            || self.timestamp.is_some()
            || self.in_reply_to_screen_name.is_some()
            || self.in_reply_to_status_id.is_some()
    }

    /// Whether the record has a key that only API v2 gives to posts.
    const fn has_key_of_api(&self) -> bool {
        self.entities.is_some()
            || self.attachments.is_some()
            || self.referenced_tweets.is_some()
            || self.note.is_some()
            || self.in_reply_to_user_id.is_some()
    }
}
