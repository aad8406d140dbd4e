//! Posts that are in the files more than once, as in two exports that overlap: they count once.

use std::{
    collections::{BTreeSet, HashMap},
    hash::{DefaultHasher, Hash, Hasher},
    sync::Arc,
};

use super::Post;
use crate::platform::handle_key;

/// The fewest digits in a row in an id that no other post of its platform has. The ids that people
/// give the rows of a table are shorter, and begin again in the next table.
const DIGITS_OF_UNIQUE: usize = 15;

/// What shows that two posts are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Identity {
    // No number leaves the program, and only posts of one run are compared.
    hash: [u8; 8],
    /// Whether two posts of one file may be alike in all this: they have no id.
    is_vague: bool,
}

impl Identity {
    /// The identity of a post; `None` if nothing shows that another one is the same. `account` is that
    /// of posts that state none.
    ///
    /// It is the account with an id that no other post has, or with the text, the id or time, and the
    /// posts that it answers, quotes or passes on.
    pub fn of(post: &Post<'_>, account: &str) -> Option<Self> {
        let mut hasher = DefaultHasher::new();
        let account = if post.account.is_empty() { account } else { &post.account };
        (post.platform.name(), handle_key(account)).hash(&mut hasher);
        let is_unique = post.has_own_id && is_unique(&post.id);
        post.has_own_id.then_some(&post.id).hash(&mut hasher);
        if !is_unique {
            let is_known = post.has_own_id || post.about().is_some();
            is_known.then(|| (post.about(), post.text.as_str()).hash(&mut hasher))?;
            for other in [&post.reply_to, &post.quote_of, &post.repost_of] {
                let other = other.as_deref();
                let account = other.and_then(|other| other.account.as_deref()).map(handle_key);
                (account, other.and_then(|other| other.id.as_deref())).hash(&mut hasher);
            }
        }
        Some(Self { hash: hasher.finish().to_ne_bytes(), is_vague: !post.has_own_id })
    }
}

/// Whether an id is that of one post only: an address, or one of the long numbers of platforms.
fn is_unique(id: &str) -> bool {
    let mut digits = id.split(|letter: char| !letter.is_ascii_digit());
    id.contains("://") || digits.any(|run| DIGITS_OF_UNIQUE <= run.len())
}

/// The posts of all files so far, each with the number of the first file that it is in.
#[derive(Debug, Default)]
pub struct SeenPosts {
    /// The files that contain posts, in their order.
    pub files: Vec<Arc<str>>,
    // Arrays of bytes are not padded: twelve bytes a post.
    first: HashMap<[u8; 8], [u8; 4]>,
    /// How often a post was in the files again.
    repeated: usize,
    /// The numbers of the files that these posts are in.
    in_files: BTreeSet<u32>,
}

impl SeenPosts {
    /// Drops those posts of a file that were seen before, and remembers the others. The files, and
    /// the parts of each, must come in their order.
    pub fn keep_new(
        &mut self,
        path: &Arc<str>,
        posts: &mut Vec<Post<'_>>,
        identities: &[Option<Identity>],
    ) {
        if posts.is_empty() {
            return;
        }
        if self.files.last() != Some(path) {
            self.files.push(path.clone());
        }
        let file = u32::try_from(self.files.len() - 1).unwrap_or(u32::MAX);
        let mut identities = identities.iter();
        posts.retain(|_| {
            identities.next().copied().flatten().is_none_or(|one| self.is_new(one, file))
        });
    }

    /// Whether a post in a file was not seen before.
    fn is_new(&mut self, one: Identity, file: u32) -> bool {
        let Some(first) = self.first.get(&one.hash) else {
            self.first.insert(one.hash, file.to_ne_bytes());
            return true;
        };
        let first = u32::from_ne_bytes(*first);
        if one.is_vague && first == file {
            return true;
        }
        self.repeated += 1;
        self.in_files.extend([first, file]);
        false
    }

    /// How many posts were dropped.
    pub const fn repeated(&self) -> usize {
        self.repeated
    }

    /// The files that these posts are in, in their order.
    pub fn repeated_in(&self) -> impl ExactSizeIterator<Item = &str> {
        let index = |number: &u32| usize::try_from(*number).unwrap_or(usize::MAX);
        self.in_files.iter().map(move |number| &*self.files[index(number)])
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::{post::Reference, source::Span, text::Text};

    #[track_caller]
    fn check(one: &Post<'_>, other: &Post<'_>, expected: [bool; 2]) {
        let are_same = |files: [&str; 2]| {
            let mut seen = SeenPosts::default();
            for (file, post) in files.into_iter().zip([one, other]) {
                let mut posts = vec![post.clone()];
                seen.keep_new(&file.into(), &mut posts, &[Identity::of(post, "kom")]);
            }
            seen.repeated() == 1
        };
        assert_eq!([are_same(["a", "a"]), are_same(["a", "b"])], expected, "{one:?} {other:?}");
    }

    #[test]
    fn posts_are_the_same_by_their_id_or_else_by_time_and_text() {
        let post = |id: &'static str, text: &'static str| Post {
            has_own_id: !id.is_empty(),
            time: Some(Timestamp::UNIX_EPOCH),
            ..Post::new(id, Text::verbatim(text, 0), Span::new(0, 0))
        };
        let of_day = |text| Post {
            time: None,
            noon: Some(Box::new(Timestamp::UNIX_EPOCH)),
            ..post("", text)
        };
        let long = "1861234567890123447";
        check(&post(long, "Hej"), &post(long, "Hej med jer"), [true, true]);
        check(&post("2", "Hej"), &post("2", "Hej med jer"), [false, false]);
        check(&post("2", "Hej"), &post("2", "Hej"), [true, true]);
        check(&post("2", "Hej"), &post("3", "Hej"), [false, false]);
        // In one minute, an account may thank several people, and pass on several posts.
        check(&post("", "Hej"), &post("", "Hej"), [false, true]);
        check(&post("", "Hej"), &Post { account: "by".into(), ..post("", "Hej") }, [false, false]);
        check(&post("", "Hej"), &Post { account: "@Kom".into(), ..post("", "Hej") }, [false, true]);
        let repost = |id: &'static str| Post {
            repost_of: Some(Box::new(Reference::new(None, Some(id.into())))),
            ..post("", "")
        };
        check(&repost("8"), &repost("9"), [false, false]);
        check(&repost("8"), &repost("8"), [false, true]);
        check(&of_day("Hej"), &of_day("Hej"), [false, true]);
        let unknown = Post { time: None, ..post("", "Hej") };
        check(&unknown, &unknown, [false, false]);
    }
}
