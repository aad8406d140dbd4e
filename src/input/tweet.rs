//! The `.tweet` files of twitter-together: a post as text, perhaps after front matter in
//! YAML. A line of `---` begins the next post of a thread, which may have front matter
//! of its own.

use super::{
    Format, Parse, Parsed, ReadOptions, any_name, draft_media,
    draft_references::reference_of,
    draft_text::needs_no_text,
    draft_threads::join_threads,
    markdown::{Front, front_matter},
    plain_text::{body, file_stem},
};
use crate::{
    message::Message,
    post::{Fact, Kind, Metadata, Post, Thread},
    problems::Problems,
    source::{Problem, Source, Span},
    text::Text,
    yaml::{self, Node, Reader},
};

pub(super) const FORMAT: Format = Format {
    name: "tweet",
    endings: &[".tweet"],
    contains_posts: any_name,
    matches_beginning: |_| false,
    parse: Parse::Whole(parse, |_| None),
};

/// The most posts of a thread. For each of them, all text of the file before it is
/// copied to parse its front matter.
const MOST_PARTS: usize = 100;

/// What begins the next post of a thread, unless the front matter names another line.
const RULE: &str = "---";

/// Parses the posts of a file.
fn parse<'s>(source: &'s Source, options: &ReadOptions) -> Parsed<'s> {
    let (mut posts, mut parsed) = (Vec::new(), Parsed::default());
    let (mut at, mut rule) = (0, RULE.to_owned());
    loop {
        let (post, next) = read_part(at, &mut rule, source, options, &mut parsed);
        posts.extend(post);
        let Some(next) = next else { break };
        at = next.end;
        if MOST_PARTS <= posts.len() {
            let message = Message::new("tweet-too-many").with("most", MOST_PARTS);
            let problem = Problem::at(source, next, message);
            parsed.problems.push(problem.help(Message::new("tweet-too-many-help")));
            break;
        }
    }
    share_time(&mut posts);
    number(&mut posts);
    Parsed { posts, ..parsed }
}

/// Reads the post that begins at byte `at`. `rule` is the line that begins the next post;
/// the front matter may change it. Returns the post, and the place of that line. The post
/// is `None` if it has nothing to publish; this is a problem unless the whole file is
/// blank. The place is `None` after the last post.
fn read_part<'s>(
    at: usize,
    rule: &mut String,
    source: &'s Source,
    options: &ReadOptions,
    parsed: &mut Parsed<'s>,
) -> (Option<Post<'s>>, Option<Span>) {
    let text = source.text();
    let mut post = Post::new(file_stem(source), Text::verbatim("", text.len()), Span::new(at, at));
    post.platform = options.platform;
    post.media = Fact::Known(Vec::new());
    post.metadata = Some(Box::new(Metadata::none()));
    let mut has_poll = false;
    let start = match front_matter(&text[at..]) {
        Front::Closed { end, body } => {
            let front = Span::new(at, at + end);
            let (problems, poll) = read_front(&mut post, rule, source, front, options);
            parsed.problems.append(problems);
            has_poll = poll;
            at + body
        }
        Front::None | Front::Open { .. } => at,
    };
    let next = next_rule(text, start, rule);
    let end = next.map_or(text.len(), |next| next.start);
    let end_of_text = without_poll(text, start, end);
    post.text = body(source, Span::new(start, end_of_text));
    has_poll |= end_of_text < start + text[start..end].trim_end().len();
    parsed.unknown.polls += usize::from(has_poll);
    post.span = Span::new(at, end);
    if !post.text.as_str().is_empty() {
        // A post that passes on another post with words of its own is a quote.
        post.quote_of = post.repost_of.take();
    } else if !needs_no_text(&post) {
        if 0 < start || next.is_some() {
            let place = Span::new(start, start);
            let problem = Problem::at(source, place, Message::new("markdown-no-text"));
            parsed.problems.push(problem.help(Message::new("markdown-no-text-help")));
        }
        return (None, next);
    }
    (Some(post), next)
}

/// Gives the later posts of a thread, which go out together with the first, the time that the
/// first one states, unless they state their own.
fn share_time(posts: &mut [Post<'_>]) {
    let Some((first, later)) = posts.split_first_mut() else { return };
    for post in later.iter_mut().filter(|post| post.time.is_none() && !post.has_invalid_time) {
        (post.time, post.time_span) = (first.time, first.time_span);
        (post.has_invalid_time, post.scheduled) = (first.has_invalid_time, first.scheduled);
    }
}

/// Gives the posts of a thread their numbers, and all posts their kinds.
fn number(posts: &mut [Post<'_>]) {
    let count = posts.len();
    for (post, part) in posts.iter_mut().zip(1..).filter(|_| 1 < count) {
        post.id = format!("{}/{part}", post.id).into();
        post.thread = Some(Box::new(Thread { part, ..Thread::default() }));
    }
    join_threads(posts);
    for post in posts {
        post.kind = Kind::of(post);
    }
}

/// The first line after byte `start` that consists only of `rule`; `None` if there is
/// none.
fn next_rule(text: &str, start: usize, rule: &str) -> Option<Span> {
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if line.trim_end() == rule {
            return Some(Span::new(at, at + line.len()));
        }
        at += line.len();
    }
    None
}

/// The offset at which a text ends if the options of a poll, lines such as `( ) yes` at
/// its end, are left out.
fn without_poll(text: &str, start: usize, end: usize) -> usize {
    let mut end = end;
    loop {
        let rest = text[start..end].trim_end();
        let line = rest.rfind('\n').map_or(0, |at| at + 1);
        let is_option = |line: &str| {
            line.strip_prefix("( )").or_else(|| line.strip_prefix("()")).is_some_and(|option| {
                option.starts_with(char::is_whitespace) && !option.trim().is_empty()
            })
        };
        if !is_option(&rest[line..]) {
            return start + rest.len();
        }
        end = start + line;
    }
}

/// Reads the front matter at a span, and returns its problems, and whether it has a poll. For parsing, all text
/// before the span is replaced by blanks, so that positions are those in the file.
fn read_front(
    post: &mut Post<'_>,
    rule: &mut String,
    source: &Source,
    span: Span,
    options: &ReadOptions,
) -> (Problems, bool) {
    let blank = |byte: u8| if byte == b'\n' { '\n' } else { ' ' };
    let mut front: String =
        source.text().as_bytes()[..span.start].iter().map(|byte| blank(*byte)).collect();
    front.push_str(source.slice(span));
    let first_line = source.position(0).line;
    let front = Source::part(source.path().clone(), front, source.byte_in_file(0), first_line);
    let node = match yaml::parse(&front) {
        Ok(node) if node.is_null() => return (Problems::default(), false),
        Ok(node) => node,
        Err(problems) => return (problems.into(), false),
    };
    let mut has_poll = false;
    let mut reader = Reader::new(&front);
    if let Some(mut fields) = reader.fields(&node) {
        let text = |node: &Node, reader: &mut Reader<'_>| yaml::string(node, reader);
        if let Some(media) = fields.optional("media", draft_media::read_all) {
            post.media = Fact::Known(media);
        }
        post.reply_to = fields.optional("reply", text).map(|to| Box::new(reference_of(&to)));
        let passed_on = fields.optional("retweet", text).map(|to| Box::new(reference_of(&to)));
        post.repost_of = passed_on;
        let time = fields.optional("schedule", |node, reader| {
            let time = super::drafts::time(node, options, reader);
            post.has_invalid_time = time.is_none();
            time
        });
        if let Some((time, place)) = time {
            (post.time, post.time_span, post.scheduled) = (Some(time), place, Some(true));
        }
        if let Some(other) = fields.optional("thread-delimiter", text) {
            *rule = other;
        }
        has_poll = fields.entry("poll").is_some();
        fields.finish();
    }
    (reader.into_problems(), has_poll)
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;

    /// Compares the posts of a file: their ids, kinds and texts.
    #[track_caller]
    fn check(file: &str, expected: &[(&str, &str, &str)], problems: usize) {
        let source = Source::new("tweets/bad.tweet", file);
        let parsed = parse(&source, &ReadOptions::new(TimeZone::UTC));
        let found: Vec<_> = parsed
            .posts
            .iter()
            .map(|post| (&*post.id, post.kind.name(), post.text.as_str()))
            .collect();
        assert_eq!(found, expected);
        assert_eq!(parsed.problems.len(), problems, "{:?}", parsed.problems);
    }

    #[test]
    fn a_file_is_a_post_or_a_thread() {
        check("Badet er åbent\n", &[("bad", "original", "Badet er åbent")], 0);
        check("Spørgsmål\n( ) ja\n( ) nej\n", &[("bad", "original", "Spørgsmål")], 0);
        check(
            "Et\n---\n---\nmedia: [{url: a.jpg, alt: En bro}]\n---\nTo\n",
            &[("bad/1", "original", "Et"), ("bad/2", "thread", "To")],
            0,
        );
        check(
            "---\nthread-delimiter: +\n---\na\n---\nb\n+\nc",
            &[("bad/1", "original", "a\n---\nb"), ("bad/2", "thread", "c")],
            0,
        );
        check("\n", &[], 0);
    }

    #[test]
    fn a_file_may_answer_or_pass_on() {
        let to = "https://twitter.com/naboby/status/12";
        check(&format!("---\nreply: {to}\n---\nTak"), &[("bad", "reply", "Tak")], 0);
        check(&format!("---\nretweet: {to}\n---\nSe"), &[("bad", "quote", "Se")], 0);
        check(&format!("---\nretweet: {to}\n---\n"), &[("bad", "repost", "")], 0);
        check("---\nreply: {}\n---\nTak", &[("bad", "original", "Tak")], 1);
        check("---\nrepl: a\n---\nTak", &[("bad", "original", "Tak")], 1);
        check("---\nschedule: i går\n---\n", &[], 2);
    }

    #[test]
    fn a_thread_goes_out_at_one_time() {
        let times = |file: &str| {
            let source = Source::new("a.tweet", file);
            let parsed = parse(&source, &ReadOptions::new(TimeZone::UTC));
            let time = |post: &Post<'_>| post.time.map(|time| time.to_string());
            parsed.posts.iter().map(|post| (time(post), post.scheduled)).collect::<Vec<_>>()
        };
        let at = |time: &str| (Some(time.to_owned()), Some(true));
        let front = "---\nschedule: 2026-12-06T09:00:00Z\n---\nEt\n---\n";
        let time = "2026-12-06T09:00:00Z";
        assert_eq!(times(&format!("{front}To\n---\nTre")), [at(time), at(time), at(time)]);
        let later = "---\nschedule: 2026-12-06T10:00:00Z\n---\nTo";
        assert_eq!(times(&format!("{front}{later}")), [at(time), at("2026-12-06T10:00:00Z")]);
        assert_eq!(times("Et\n---\nTo"), [(None, None), (None, None)]);
    }

    #[test]
    fn front_matter_of_a_later_post_has_its_place() {
        let file = "Æ\n---\n---\nmedia: {alt: b, file: å.jpg}\n---\nTo";
        let source = Source::new("a.tweet", file);
        let parsed = parse(&source, &ReadOptions::new(TimeZone::UTC));
        let media = parsed.posts[1].media.known().expect("it has some");
        assert_eq!(source.slice(media[0].span), "{alt: b, file: å.jpg}");
    }

    #[test]
    fn a_thread_has_limits() {
        let file = "a\n---\n".repeat(MOST_PARTS + 5);
        let parsed =
            parse(&Source::new("a.tweet", file), &ReadOptions::new(TimeZone::UTC)).posts.len();
        assert_eq!(parsed, MOST_PARTS);
    }
}
