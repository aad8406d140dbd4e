//! The other posts that a row of a table refers to: the one that is answered, quoted or reposted.

use super::{
    column_names::{WHICH_IS_ANSWERED, WHOSE_IS_ANSWERED},
    draft_references::reference_of,
    row_account::{is_none, username_in},
    row_id::is_number,
    table_row::TableRow,
    text_columns::is_mark,
};
use crate::{
    mapping::{PostField, plain_name},
    platform::after_scheme,
    post::Reference,
    text::csv_field,
};

impl<'s> TableRow<'s, '_> {
    /// The post that the row answers; `None` if it answers none. That of a published post may be known
    /// only by the number of its user.
    pub(super) fn answered(&self, is_published: bool) -> Option<Reference<'s>> {
        let is_reply = || is_published && self.is_unnamed_reply();
        let unnamed = || is_reply().then(Reference::default);
        let found = self.reference(PostField::ReplyTo).or_else(unnamed)?;
        Some(Reference { is_own: self.answers_itself(), ..found })
    }

    /// Whether the row says that its post is a reply, in a column that does not name the account.
    fn is_unnamed_reply(&self) -> bool {
        let says_so = |index: &usize| {
            let Some(field) = self.fields.fields.get(*index) else { return false };
            let field = csv_field(self.source, *field);
            let written = field.as_str().trim();
            // A list has what the post quotes, too.
            let is_list = written.starts_with(['[', '{']);
            let is_number =
                || written.trim_matches(['0', '.']).bytes().any(|byte| byte.is_ascii_digit());
            let is_yes = || is_mark(written) == Some(true);
            if is_list { written.contains("replied_to") } else { is_number() || is_yes() }
        };
        self.table.replies.iter().any(says_so)
    }

    /// The post that the columns of a field refer to; `None` if they refer to none.
    pub(super) fn reference(&self, field: PostField) -> Option<Reference<'s>> {
        let cells = self.all_cells(field);
        let cells = cells.map(|(text, index, _)| (text.as_str().trim().to_owned(), index));
        let known = cells.filter(|(written, _)| written != "[]" && !is_none(written));
        // The account and the id may be in two columns.
        known.map(|(written, index)| self.reference_in(written, index)).reduce(|first, other| {
            Reference::new(first.account.or(other.account), first.id.or(other.id))
        })
    }

    /// The post that a cell in the column `index` refers to.
    fn reference_in(&self, written: String, index: usize) -> Reference<'s> {
        let is_address = after_scheme(&written).is_some();
        if self.is_no_id(&written) {
            return Reference::default();
        }
        if written.contains(char::is_whitespace) && !is_address {
            // The text of the answered post, or a name, is not a handle.
            let account = username_in(&written).map(|handle| handle.to_owned().into());
            return Reference::new(account, None);
        }
        let name = plain_name(&self.table.names[index]);
        if is_address || written.starts_with('@') {
            reference_of(&written)
        } else if WHICH_IS_ANSWERED.contains(&&*name) {
            Reference::new(None, Some(written.into()))
        } else if WHOSE_IS_ANSWERED.contains(&&*name) {
            // Some exports have the number of the user there, and not the handle.
            let is_handle = name != "inreplytouser" || !is_number(&written);
            Reference::new(is_handle.then(|| written.into()), None)
        } else {
            reference_of(&written)
        }
    }
}
