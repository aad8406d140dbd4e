//! Threads of drafts: the number of each entry, and facts about the other entries.

use crate::{
    message::Message,
    platform::Platform,
    post::{Fact, Media, MediaKind, Post, Thread},
    tokens::Tokens,
    yaml::{self, Node, Reader, Value},
};

/// How many bytes the fields that threads of a file share may take in memory, however
/// small the file is (64 MiB). Fuzzers write small files, which are to reach the limit,
/// too.
const LEAST_BUDGET: usize = if cfg!(fuzzing) { 1 << 16 } else { 64 << 20 };

/// In a large file, the fields that threads share may take this many times the size of the
/// file in memory, instead of [`LEAST_BUDGET`].
const MOST_TIMES: usize = 64;

/// How many bytes of fields have been copied so far for the threads of a file. A field
/// beside the list of entries applies to each entry, and is copied for it. Without a
/// limit, a thread with many fields and many entries would fill the memory.
#[derive(Default)]
pub(super) struct CopiedBytes(usize);

impl CopiedBytes {
    /// Counts a draft. Returns whether it may be read; if the file repeats too much,
    /// this reports a problem instead.
    pub(super) fn allows(&mut self, draft: &Node, reader: &mut Reader<'_>) -> bool {
        let thread = draft.get("thread");
        let Some(thread @ Node { value: Value::List(entries), .. }) = thread else { return true };
        let once = draft.bytes_in_memory() - thread.bytes_in_memory();
        // Each platform has a version of its own.
        let copies = match draft.get("platforms").map(|platforms| &platforms.value) {
            Some(Value::List(platforms)) => 1 + platforms.len().min(Platform::ALL.len()),
            _ => 1,
        };
        self.0 = self.0.saturating_add(once.saturating_mul(entries.len() * copies));
        let size = reader.source.text().len();
        if self.0 <= LEAST_BUDGET.max(size.saturating_mul(MOST_TIMES)) {
            return true;
        }
        let message = Message::new("draft-thread-too-large");
        let help = Message::new("draft-thread-too-large-help");
        reader.wrong::<()>(thread.span, message, help).is_some()
    }
}

/// Reads the field `thread` of a draft that is itself one entry of a thread: its number
/// and, if stated, the number of entries.
pub(super) fn read_thread(node: &Node, reader: &mut Reader<'_>) -> Option<Thread> {
    let mut fields = reader.fields(node)?;
    let part = fields.required("part", yaml::number);
    let of = fields.optional("of", yaml::number);
    fields.finish();
    Some(Thread {
        part: part?,
        of,
        has_link: false,
        has_media: false,
        has_picture: false,
        alt: Fact::Unknown,
    })
}

/// Sets, for each entry of a thread, whether other entries of that thread have links
/// or media. The entries of a thread must follow each other in `posts`.
pub(super) fn join_threads(posts: &mut [Post<'_>]) {
    let part = |post: &Post<'_>| post.thread.as_ref().map(|thread| thread.part);
    let continues = |post: &Post<'_>, next: &Post<'_>| {
        let before = part(next).and_then(|part| part.checked_sub(1));
        part(post).is_some() && before == part(post) && post.account == next.account
    };
    for thread in posts.chunk_by_mut(continues).filter(|thread| 1 < thread.len()) {
        let most = thread.iter().map(|post| post.versions().len()).max().unwrap_or_default();
        let links = count(thread, most, has_link);
        let media = thread.iter().filter(|post| has_media(post)).count();
        let pictures = thread.iter().filter(|post| has_picture(post)).count();
        let lacking = thread.iter().filter(|post| lacks_alt(post)).count();
        let parts = thread.len();
        for post in thread {
            let mut number = 0;
            post.change_versions(|version| {
                let (own_link, own_media) = (has_link(version), has_media(version));
                let (own_picture, own_lacks) = (has_picture(version), lacks_alt(version));
                if let Some(place) = &mut version.thread {
                    place.of = place.of.or(Some(parts));
                    place.has_link = usize::from(own_link) < links[number];
                    place.has_media = usize::from(own_media) < media;
                    place.has_picture = usize::from(own_picture) < pictures;
                    place.alt = Fact::Known(usize::from(own_lacks) == lacking);
                }
                number = (number + 1).min(most);
            });
        }
    }
}

/// For how many entries of a thread `has` is true. The first number counts the drafts
/// themselves, the next ones the first, second, … version of each draft, up to `most`
/// versions. If a draft has no such version, the draft itself is counted.
fn count(thread: &[Post<'_>], most: usize, has: fn(&Post<'_>) -> bool) -> Vec<usize> {
    let version = |post: &Post<'_>, number: usize| match number.checked_sub(1) {
        Some(index) => has(post.versions().get(index).unwrap_or(post)),
        None => has(post),
    };
    (0..=most).map(|number| thread.iter().filter(|post| version(post, number)).count()).collect()
}

fn has_link(post: &Post<'_>) -> bool {
    let text = post.own_text();
    text.contains("://") || Tokens::of(text).links().next().is_some()
}

pub(super) fn has_media(post: &Post<'_>) -> bool {
    post.media.known().is_some_and(|media| !media.is_empty())
}

fn has_picture(post: &Post<'_>) -> bool {
    let is_picture = |media: &Media<'_>| media.kind != MediaKind::Video;
    post.media.known().is_some_and(|media| media.iter().any(is_picture))
}

/// Whether a picture has no alt text, and needs one. A draft states all alt texts.
fn lacks_alt(post: &Post<'_>) -> bool {
    let has_alt = |media: &Media<'_>| {
        let alt = media.alt.known().and_then(Option::as_deref);
        media.decorative || alt.is_some_and(|alt| !alt.trim().is_empty())
    };
    let lacks_alt = |media: &Media<'_>| media.kind != MediaKind::Video && !has_alt(media);
    post.media.known().is_some_and(|media| media.iter().any(lacks_alt))
}
