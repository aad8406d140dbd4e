//! Posts that are in several parts of an audit, as in two downloads of the same account. In one run,
//! they count once.

use super::Audit;

impl Audit {
    /// How many posts of the audited period are in several merged parts: those for all followers
    /// whose text is that of another post of the account in the same second. Of other posts, too
    /// little is kept to tell.
    pub fn twice(&self) -> usize {
        let of_account = |account: &super::collected::Collected| {
            let posts = account.all_entries().filter(|entry| entry.is_comparable());
            let timed = posts.filter(|entry| entry.exact_time().time().is_some());
            let mut posts: Vec<_> = timed.map(|entry| (entry.time, entry.text)).collect();
            let all = posts.len();
            posts.sort_unstable();
            posts.dedup();
            all - posts.len()
        };
        self.audited().map(of_account).sum()
    }
}
