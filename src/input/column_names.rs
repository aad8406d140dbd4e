//! The names of columns and keys: which field of a post each means, which carry
//! nothing that a rule needs, and which only look like a field.
//!
//! To add a name, write it in [`NAMES`] or [`WITHOUT_USE`], in lower case and without
//! spaces and punctuation.

use crate::mapping::PostField;

/// The names that the column of each field may have. Case, spaces and punctuation are
/// ignored. If a table has several of these names, the one that comes first here is
/// used.
pub(super) const NAMES: [(PostField, &[&str]); 29] = [
    (PostField::Id, &["id", "tweetid", "statusid", "postid"]),
    (
        PostField::Text,
        &[
            "text",
            "fulltext",
            "tweettext",
            "tweet",
            "content",
            "message",
            "tekst",
            "opslagstekst",
            "opslag",
            "messagetext",
            "posttext",
            "caption",
        ],
    ),
    (
        PostField::PublishAt,
        &[
            "publishat",
            "scheduledat",
            "udgives",
            "udgivesden",
            "udgivelsesdato",
            "udgivelsestidspunkt",
            "postingtime",
            "postatspecifictime",
            "scheduledate",
            "scheduleddate",
            "scheduledtime",
            "publishdate",
        ],
    ),
    (PostField::CreatedAt, &["createdat", "timestamp", "created", "publishedat", "publishtime"]),
    // `Tidspunkt` may be a whole time, or the time of day beside a date: see
    // `choose_columns.rs`.
    (PostField::Date, &["date", "dato", "tidspunkt"]),
    (PostField::Clock, &["time", "tid", "klokkeslæt", "klokken", "kl", "time24hr", "tidspunkt"]),
    (
        PostField::Account,
        &[
            "account",
            "screenname",
            "userscreenname",
            "username",
            "author",
            "accountusername",
            "konto",
            "handle",
        ],
    ),
    (PostField::Platform, &["platform", "kanal", "channel"]),
    (PostField::Platforms, &["platforms", "platforme", "kanaler", "channels"]),
    (PostField::Profile, &["profile"]),
    (PostField::Kind, &["kind"]),
    (PostField::Lang, &["lang", "language", "sprog"]),
    (PostField::Client, &["client", "source", "statussource"]),
    (PostField::Labels, &["labels", "label", "etiketter"]),
    (
        PostField::Media,
        &[
            "media",
            "photos",
            "billede",
            "billeder",
            "imageurl",
            "imageurls",
            "gifurl",
            "gifurls",
            "videourl",
            "videourls",
            "mediaurl",
            "mediaurls",
        ],
    ),
    (PostField::Alt, &["alt", "alttext", "alttekst"]),
    (PostField::ReplyTo, &["replyto", "inreplytostatusid", "inresponsetotweetid", "replytosid"]),
    (PostField::QuoteOf, &["quoteof", "quoteurl"]),
    (PostField::RepostOf, &["repostof", "retweetedstatusid"]),
    (PostField::Scheduled, &["scheduled"]),
    (PostField::ReleasedBy, &["releasedby", "frigivetaf"]),
    (PostField::LegalBasis, &["legalbasis"]),
    (PostField::Consent, &["consent", "samtykke"]),
    (PostField::RemoveAfter, &["removeafter"]),
    (PostField::Sponsored, &["sponsored"]),
    (PostField::Approvals, &["approvedby", "approvals", "godkendtaf"]),
    (PostField::Hashtags, &["hashtags"]),
    (PostField::Link, &["link", "links"]),
    (PostField::Card, &[]),
];

/// The names of columns and keys of well-known exports that carry nothing a rule needs,
/// sorted, for the binary search. They are skipped without a note.
#[rustfmt::skip]
const WITHOUT_USE: &[&str] = &[
    "accountid", "accountname", "appinstalls", "appopens", "authorid",
    "averagesecondsviewed", "bookmarkcount", "bookmarkedcount", "bookmarks", "captions",
    "captiontype", "card", "cashtags", "clicks", "collectedvia", "collectiontime", "comments",
    "contributors", "conversationid", "conversationidstr", "coordinates", "ctr", "customlabels",
    "datacomment", "detailexpands", "dialphone", "displayname", "displaytextrange", "domains",
    "duration", "edithistorytweetids", "editstate", "emailtweet", "engagementrate", "engagements",
    "expandedurls", "favoritecount", "favorited", "favouritescount", "follows",
    "fundedcontentstatus", "geo", "hashtagclicks", "impressioncount", "impressions",
    "inbound", "index", "inreplytotweetid", "inreplytouser", "inreplytouserid", "iscrosspost",
    "isquotestatus", "isretweet", "isshare", "languages", "lat", "latitude", "likecount", "likes",
    "likescount", "lng", "localtime", "longitude", "matchingrules", "matchquery",
    "mediaengagements", "mediafiles", "mediatypes", "mediaviews", "mentionedids", "mentionednames",
    "mentionedusers", "mentions", "name", "near", "newfollows", "outlinks", "pageid", "pagename", "party",
    "permalink", "permalinkclicks", "pinned", "place", "placecoordinates", "placecountrycode",
    "placename", "placetype", "plays", "possiblysensitive", "posttype", "profilevisits",
    "publicmetrics", "quotecount", "quotedid", "quotedtimestamputc", "quotedtweet", "quoteduser",
    "quoteduserid", "quotestatusid", "reach", "reactions", "renderedcontent", "replies",
    "repliescount", "replycount", "replytosn", "replytouid", "reposts", "responsetweetid", "retweet",
    "retweetcount", "retweetdate", "retweeted", "retweetedid", "retweetedstatustimestamp",
    "retweetedstatususerid", "retweetedtimestamputc", "retweetedtweet", "retweeteduser",
    "retweeteduserid", "retweetid", "retweets", "retweetscount", "saves", "secondsviewed",
    "sharedurl", "sharelink", "shares", "sourcelabel", "sourcename", "sourceurl", "tcooutlinks",
    "thumbnail", "timestamputc", "timezone", "totalclicks", "totweetid", "touserid", "tousername",
    "transdest", "translate", "transsrc", "truncated", "tweetpermalink", "type", "unnamed0", "url",
    "urlclicks", "urls", "user", "usercreatedat", "userdescription", "userfollowers", "userfriends",
    "userid", "userimage", "userlikes", "userlists", "userlocation", "userprofileclicks", "userrt",
    "userrtid", "usertimestamputc", "usertweets", "userurl", "userverified", "vibe", "video",
    "viewcount", "views", "visibility", "withheldincountries",
];

/// The names of columns that only tables of published posts have, sorted, for the
/// binary search. If a table has one of them and a date, it contains published posts.
#[rustfmt::skip]
const OF_PUBLISHED: &[&str] = &[
    "bookmarkcount", "engagementrate", "engagements", "favoritecount",
    "impressioncount", "impressions", "likecount", "likes", "likescount", "permalink",
    "quotecount", "reach", "reactions", "repliescount", "replycount", "retweetcount", "retweets",
    "retweetscount", "sharelink", "shares", "tweetpermalink", "viewcount",
];

/// Whether a column or key with this plain name carries nothing that a rule needs.
pub(super) fn is_without_use(plain: &str) -> bool {
    plain.is_empty() || plain.starts_with("promoted") || WITHOUT_USE.binary_search(&plain).is_ok()
}

/// Whether only tables of published posts have a column with this plain name.
pub(super) fn is_of_published(plain: &str) -> bool {
    OF_PUBLISHED.binary_search(&plain).is_ok()
}

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
/// longer words that begin like it.
const LIKENESSES: [(Likeness, &[&str]); 5] = [
    (
        Likeness::PlannedTime,
        &["publish*", "schedul*", "posting", "udgiv*", "publicer*", "planlagt*", "planned", "due"],
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
            "page",
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
        telling[first..].iter().any(|word| patterns.iter().any(|pattern| fits(word, pattern)))
    };
    LIKENESSES.iter().find(is_like).map(|(like, _)| *like)
}

/// Whether a name is that of a title: of a post, or of an entry of a plan.
pub(super) fn is_title(name: &str) -> bool {
    let is_one = |word: &String| ["title", "titel"].contains(&word.as_str());
    words(name).iter().any(|word| is_one(word) || word.ends_with("overskrift"))
}

/// The words of a name in lower case: `posted` and `at` for `postedAt` or `Posted at`.
pub(super) fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_lower = false;
    for letter in name.chars() {
        if !letter.is_alphanumeric() || letter.is_uppercase() && was_lower {
            words.push(String::new());
        }
        was_lower = letter.is_lowercase();
        let last = words.last_mut().expect("there is always a word");
        last.extend(letter.to_lowercase().filter(|letter| letter.is_alphanumeric()));
    }
    words.retain(|word| !word.is_empty());
    words
}

/// A name without an explanation after it: `Link` for `Link(s) - separated by comma`.
pub(super) fn without_explanation(name: &str) -> &str {
    let end = [name.find('('), name.find(" - ")].into_iter().flatten().min();
    name[..end.unwrap_or(name.len())].trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        for list in [WITHOUT_USE, OF_PUBLISHED] {
            assert!(list.is_sorted());
        }
    }

    #[test]
    fn no_known_name_is_without_use() {
        let known = NAMES.iter().flat_map(|(_, names)| names.iter());
        assert_eq!(known.filter(|name| is_without_use(name)).collect::<Vec<_>>(), [] as [&&str; 0]);
    }

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
            ("Godkendt?", Some(Likeness::State)),
            ("Ansvarlig", None),
            ("Budget", None),
        ] {
            assert_eq!(likeness(name), like, "{name}");
        }
    }
}
