//! A generated post as a record of a file.

use std::io::{self, Write};

use serde_json::{Value, json};

/// A generated post.
pub(super) struct Post {
    /// Its place in the file, from 0.
    pub(super) number: usize,
    /// The seconds from the time of the first post to its time.
    pub(super) seconds: usize,
    pub(super) author: String,
    /// The key of the author in a flat record.
    pub(super) author_key: &'static str,
    pub(super) text: String,
    pub(super) is_danish: bool,
    /// The id of the post that it answers; `None` if it is not a reply.
    pub(super) reply_to: Option<u64>,
    /// A random number, from which the other fields are drawn.
    pub(super) drawn: u64,
}

/// How posts are written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// One record a line, with the fields that most exports have. One in ten is a
    /// draft for Mastodon or Bluesky.
    Lines,
    /// One record of API v2 a line.
    Api,
    /// A list in JSON.
    List,
    /// The texts alone, one on each line.
    Text,
}

impl Shape {
    /// Every shape with its name.
    pub(crate) const ALL: [(&'static str, Self); 4] =
        [("lines", Self::Lines), ("api", Self::Api), ("list", Self::List), ("text", Self::Text)];

    /// Writes what comes before the first post.
    pub(super) fn begin(self, out: &mut impl Write) -> io::Result<()> {
        out.write_all(if self == Self::List { b"[" } else { b"" })
    }

    /// Writes a post.
    pub(super) fn write(self, out: &mut impl Write, post: &Post) -> io::Result<()> {
        match self {
            Self::Text => return writeln!(out, "{}", post.text.replace('\n', " ")),
            Self::List if 0 < post.number => out.write_all(b",\n")?,
            _ => (),
        }
        let record = if self == Self::Api { post.of_api() } else { post.flat() };
        serde_json::to_writer(&mut *out, &record)?;
        out.write_all(if self == Self::List { b"" } else { b"\n" })
    }

    /// Writes what comes after the last post.
    pub(super) fn end(self, out: &mut impl Write) -> io::Result<()> {
        out.write_all(if self == Self::List { b"]\n" } else { b"" })
    }
}

impl Post {
    /// The same post, published on X, with the key that a table of posts has for its author.
    pub(super) fn published(self) -> Self {
        Self { drawn: self.drawn / 100 * 100 + 50, author_key: "account", ..self }
    }

    fn id(&self) -> String {
        (1_480_000_000_000_000_000 + self.number as u64 * 131_072).to_string()
    }

    fn lang(&self) -> &'static str {
        if self.is_danish { "da" } else { "en" }
    }

    /// The time of the post.
    fn time(&self) -> String {
        let start: jiff::Timestamp = "2017-01-01T00:00:00Z".parse().expect("it is a valid time");
        let seconds = i64::try_from(self.seconds).expect("no more posts than seconds");
        let time = start + jiff::SignedDuration::from_secs(seconds);
        time.strftime("%Y-%m-%dT%H:%M:%S.000Z").to_string()
    }

    fn flat(&self) -> Value {
        let platform = match self.drawn % 100 {
            0..4 => "mastodon",
            4..10 => "bluesky",
            _ => {
                return json!({
                    "id": self.id(), "created_at": self.time(), self.author_key: self.author,
                    "name": "Kommunikation", "lang": self.lang(), "source": "Twitter Web App",
                    "in_reply_to_status_id": self.reply_to.map(|id| id.to_string()),
                    "text": self.text,
                });
            }
        };
        json!({
            "id": self.id(), "publish_at": self.time(), "account": self.author,
            "lang": self.lang(), "platform": platform,
            "reply_to": self.reply_to.map(|id| id.to_string()),
            "text": self.text,
        })
    }

    fn of_api(&self) -> Value {
        let (id, user) = (self.id(), (self.drawn % 100_000).to_string());
        let metric = |most: u64| self.drawn / 7 % most;
        json!({
            "id": id, "conversation_id": id, "author_id": user,
            "author": {
                "id": user, "username": self.author, "name": self.author, "verified": false,
                "created_at": "2009-04-01T08:00:00.000Z", "location": "Danmark",
            },
            "created_at": self.time(), "lang": self.lang(), "possibly_sensitive": false,
            "reply_settings": "everyone", "source": "Twitter Web App",
            "public_metrics": {
                "retweet_count": metric(40), "reply_count": metric(20),
                "like_count": metric(300), "quote_count": metric(5),
            },
            "edit_history_tweet_ids": [id],
            "edit_controls": {
                "edits_remaining": 5, "is_edit_eligible": true, "editable_until": self.time(),
            },
            "entities": {"urls": self.urls()},
            "text": self.text,
        })
    }

    /// Where the short links of the text are, and where they lead.
    fn urls(&self) -> Vec<Value> {
        let url = |(start, _): (usize, &str)| {
            let first = self.text[..start].chars().count();
            let short: String = self.text[start..].chars().take(23).collect();
            let page = format!("www.fjordager-kommune.dk/nyheder/{}", self.drawn % 10_000);
            json!({
                "start": first, "end": first + short.chars().count(), "url": short,
                "expanded_url": format!("https://{page}"), "display_url": page,
            })
        };
        self.text.match_indices("https://t.co/").map(url).collect()
    }
}
