//! What the names of columns and keys look like that no reader knows.

use super::column_names::words;

/// What an unknown name looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// The time at which a draft is to be published.
    PlannedTime,
    /// A time, but the name does not say of what.
    Time,
    Text,
    Account,
    /// Whether the post goes out, or who approved it.
    State,
}

/// The words by which each likeness is recognised in a name. `*dato` also fits longer
/// words that end like it, such as Danish compounds (`udgivelsesdato`), and `publish*`
/// longer words that begin like it. `går ud` is two words, one after the other, and `=posted`
/// is the whole name.
const LIKENESSES: [(Likeness, &[&str]); 5] = [
    (
        Likeness::PlannedTime,
        &[
            "publish*",
            "schedul*",
            "posting",
            "udgiv*",
            "publicer*",
            "planlagt*",
            "planned",
            "due",
            "sendes",
            "udsend*",
            "postes",
            "afsendelse",
            "offentliggør*",
            "lægges op",
            "går ud",
            "skal ud",
            "go live",
            "goes live",
            "goes out",
            "post at",
            "send at",
            "slot",
            "slås op",
            "opslås",
            "udkommer",
            "bringes",
            "i luften",
            "launch",
            "embargo",
            "tidligst",
            "rykket til",
            "udskudt til",
            "flyttet til",
            "deles igen",
            "release",
        ],
    ),
    (
        Likeness::Time,
        &[
            "time",
            "date",
            "datetime",
            "timestamp",
            "*dato",
            "*tid",
            "*tidspunkt",
            "klokken",
            "kl",
            "*klokkeslæt",
            "*klokkeslet",
            "timeslot",
            "posted at",
            "postedat",
            "=posted",
            "sent",
            "sentat",
            "when",
            "hvornår",
            "day",
            "dag",
            "ts",
        ],
    ),
    (
        Likeness::Text,
        &[
            "text",
            "texts",
            "*tekst",
            "*tekster",
            "tweet",
            "post",
            "*opslag",
            "message",
            "*besked",
            "content",
            "*indhold",
            "caption",
            "description",
            "*beskrivelse",
            "*overskrift",
            "body",
            "copy",
            "title",
            "titel",
            "commentary",
            "*ordlyd",
            "manus*",
            "*budskab",
            "*udkast",
            "teaser",
            "første kommentar",
            "first comment",
        ],
    ),
    (
        Likeness::Account,
        &[
            "account",
            "*konto",
            "handle",
            "user",
            "username",
            "*bruger",
            "*brugernavn",
            "author",
            "*forfatter",
            "*afsender",
            "sender",
            "*profil",
            "profile",
            "*kontonavn",
            "page",
            "side",
        ],
    ),
    (
        Likeness::State,
        &[
            "status",
            "*tilstand",
            "state",
            "approv*",
            "godkend*",
            "draft",
            "kladde",
            "released",
            "frigivet",
            "klar",
            "ready",
            "færdig",
            "slettet",
            "annulleret",
            "aflyst",
            "deleted",
            "cancelled",
            "stage",
        ],
    ),
];

/// What a name looks like, judged by its words; `None` if it does not look like a
/// field.
pub(super) fn likeness(name: &str) -> Option<Likeness> {
    let words = words(name);
    let fits = |word: &String, pattern: &str| match pattern.strip_prefix('*') {
        Some(end) => word.ends_with(end),
        None => pattern
            .strip_suffix('*')
            .map_or(word == pattern, |beginning| word.starts_with(beginning)),
    };
    let is_like = |(like, patterns): &&(Likeness, &[&str])| {
        let telling = match words.as_slice() {
            [before @ .., name] if *like == Likeness::Account && name == "name" => before,
            all => all,
        };
        // Only the last word shows whether a name means an account: `user created` is the
        // time at which an account was made.
        let first = if *like == Likeness::Account { telling.len().saturating_sub(1) } else { 0 };
        // `Post type` says of what kind a text is.
        if *like == Likeness::Text && telling.last().is_some_and(|word| word == "type") {
            return false;
        }
        let fits = |pattern: &&str| match pattern.split_once(' ') {
            _ if pattern.starts_with('=') => words == [&pattern[1..]],
            Some(pair) => telling.windows(2).any(|words| pair == (&*words[0], &*words[1])),
            None => telling[first..].iter().any(|word| fits(word, pattern)),
        };
        patterns.iter().any(fits)
    };
    LIKENESSES.iter().find(is_like).map(|(like, _)| *like)
}

/// Whether a name says when a post is to go out, so that each value under it should be a time: `Planlagt
/// til`, but not `Published by` or `Udgivet`.
pub(super) fn says_when_planned(name: &str) -> bool {
    #[rustfmt::skip]
    const OF_OTHERS: [&str; 30] = [
        "by", "af", "status", "state", "stage", "type", "id", "ids", "url", "link", "via", "method", "metode",
        "source", "kilde", "kanal", "channel", "platform", "user", "team", "name", "navn", "udgiver",
        "publisher", "publishers", "published", "publiceret", "udgivet", "offentliggjort", "release",
    ];
    likeness(name) == Some(Likeness::PlannedTime)
        && !words(name).iter().any(|word| OF_OTHERS.contains(&&**word))
}

/// Whether a name is that of a title: of a post, or of an entry of a plan.
pub(super) fn is_title(name: &str) -> bool {
    let is_one = |word: &String| ["title", "titel"].contains(&word.as_str());
    words(name).iter().any(|word| is_one(word) || word.ends_with("overskrift"))
}

/// Whether a name is Danish for the text of a post.
pub(super) fn is_danish_text(name: &str) -> bool {
    const ENDS: [&str; 4] = ["tekst", "indhold", "ordlyd", "budskab"];
    !is_of_picture(name)
        && words(name).iter().any(|word| ENDS.iter().any(|end| word.ends_with(end)))
}

/// Whether a name is rather that of the alt text of a picture than of the text of a post.
pub(super) fn is_of_picture(name: &str) -> bool {
    let is_one = |word: &String| {
        ["alt", "image", "picture", "photo", "foto"].contains(&word.as_str())
            || word.starts_with("billed")
    };
    words(name).iter().any(is_one)
}

/// A cheap test of whether two names may differ by only one letter: it counts the
/// equal bytes at both ends. The exact test would be slow for tables with thousands
/// of columns.
pub(super) fn may_be_one_off(written: &str, name: &str) -> bool {
    let same = |(one, other): &(u8, u8)| one == other;
    let start = written.bytes().zip(name.bytes()).take_while(same).count();
    let end = written.bytes().rev().zip(name.bytes().rev()).take_while(same).count();
    // Two letters in the wrong order count as one mistake, and each letter may take
    // two bytes.
    written.len().max(name.len()) <= start + end + 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_look_like_what_they_are() {
        for (name, like) in [
            ("Posting day", Some(Likeness::PlannedTime)),
            ("udgivelse", Some(Likeness::PlannedTime)),
            ("Startdato", Some(Likeness::Time)),
            ("postedDate", Some(Likeness::Time)),
            ("Facebooktekst", Some(Likeness::Text)),
            ("texts", Some(Likeness::Text)),
            ("posted_ts", Some(Likeness::Time)),
            ("Accounts", None),
            ("Afsender", Some(Likeness::Account)),
            ("User name", Some(Likeness::Account)),
            ("user_created", None),
            ("Går ud", Some(Likeness::PlannedTime)),
            ("Ud går", None),
            ("posted", Some(Likeness::Time)),
            ("posted by", None),
            ("sentAt", Some(Likeness::Time)),
            ("scheduledfor", Some(Likeness::PlannedTime)),
            ("Første kommentar", Some(Likeness::Text)),
            ("Kommentar", None),
            ("Post Type", None),
            ("contentType", None),
            ("Social profile", Some(Likeness::Account)),
            ("Godkendt?", Some(Likeness::State)),
            ("Ansvarlig", None),
            ("Budget", None),
        ] {
            assert_eq!(likeness(name), like, "{name}");
        }
    }
}
