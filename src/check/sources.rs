//! Posts that repost, quote, link to or credit sources that the window does not name.

use super::{Features, Hit, Matcher, Needs, Subject, lead_pointers::SortedRanges};
use crate::{
    matcher::Vocabulary,
    platform::{Handle, OwnAddress, own_address},
    post::Post,
    tokens::{Token, host_of},
    window::{Window, source_label},
    yaml::{Node, Reader},
};

/// A post must not repost, quote, link to or credit sources that the window does not
/// name.
#[derive(Debug)]
pub struct Sources {
    /// Words before the handle of a source: `via`, `kilde`.
    credit: Matcher,
}

impl Sources {
    /// Reads `{credit: MATCHER}`.
    pub(super) fn read(
        node: &Node,
        reader: &mut Reader<'_>,
        vocabulary: &mut Vocabulary,
        _: Option<&Self>,
    ) -> Option<Self> {
        let mut fields = reader.fields(node)?;
        let credit = Matcher::optional(&mut fields, "credit", vocabulary);
        fields.finish();
        Some(Self { credit })
    }

    pub(super) fn needs(_: &Self) -> Needs {
        Needs::one_of(Features::WINDOW)
    }

    pub(super) fn hits(&self, subject: &Subject<'_, '_>, window: Option<&Window>) -> Vec<Hit> {
        let Some(window) = window else { return Vec::new() };
        let mut hits = passed_on(subject, window);
        hits.extend(linked(subject, window));
        let credits = SortedRanges::of(&self.credit, subject);
        let credited = subject.tokens.mentions().filter(|mention| {
            let handle = Handle::new(subject.slice(mention.range()));
            is_credited(mention, &credits, subject) && is_unnamed(&handle, subject, window)
        });
        hits.extend(credited.map(|mention| hit(mention.range(), subject.slice(mention.range()))));
        hits
    }
}

/// Whether a word that credits a source is directly before a mention.
fn is_credited(mention: &Token, credits: &SortedRanges, subject: &Subject<'_, '_>) -> bool {
    let last = credits.last_to(mention.start);
    last.is_some_and(|word| subject.prose.words_before(mention.start, 1) <= word.end)
}

fn hit(range: std::ops::Range<usize>, source: &str) -> Hit {
    Hit::text(range, source_label(source))
}

/// Whether an account is neither the author's own nor named by this window or by
/// a crisis that the post names.
fn is_unnamed(account: &Handle<'_>, subject: &Subject<'_, '_>, window: &Window) -> bool {
    !window.is_allowed(account) && subject.is_of_another_account(account)
}

/// The hits for a repost or quote of an account that the window does not name.
fn passed_on(subject: &Subject<'_, '_>, window: &Window) -> Vec<Hit> {
    let end = subject.text().trim_end().len();
    let references = [&subject.post.repost_of, &subject.post.quote_of].into_iter().flatten();
    let accounts = references.filter_map(|reference| reference.account.as_ref());
    let unnamed = accounts.filter(|account| is_unnamed(account, subject, window));
    unnamed.map(|account| hit(0..end, &account.with_at())).collect()
}

/// The hits on links to pages that the window does not name: in the text and in link cards. If
/// the rulebook lists no domains of the account, nothing is reported, because any page may be
/// its own.
fn linked(subject: &Subject<'_, '_>, window: &Window) -> Vec<Hit> {
    if subject.settings.domains.is_empty() {
        return Vec::new();
    }
    let is_known = |target: &str| window.allows_address(target) || subject.may_link_to(target);
    let in_text = subject.tokens.links().filter_map(|token| {
        let shown = subject.slice(token.range());
        let target = subject.post.target_of(shown);
        let is_exempt = is_known(target) || is_of_platform(subject.post, shown);
        (!is_exempt).then(|| hit(token.range(), host_of(target)))
    });
    let whole = 0..subject.text().trim_end().len();
    let cards = subject.post.links.iter().filter(|link| link.shown.is_empty());
    let cards = cards.filter(|link| !link.of_platform && !is_known(&link.target));
    in_text.chain(cards.map(|link| hit(whole.clone(), host_of(&link.target)))).collect()
}

/// Whether a link leads to a picture of the post or to the quoted post, or is a
/// short link whose target the file does not contain.
fn is_of_platform(post: &Post<'_>, shown: &str) -> bool {
    post.expanded(shown)
        .map_or_else(|| own_address(shown) == Some(OwnAddress::Short), |link| link.of_platform)
}
