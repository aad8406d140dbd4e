//! Posts that are in the files or parts of an audit more than once, and count each time: in one run those
//! whose ids differ or are missing.

use super::Audit;

impl Audit {
    /// How many posts of the audited period seem to be there more than once: those for all followers
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
