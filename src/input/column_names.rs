//! The names of columns and keys: which field of a post each means, and which
//! carry nothing that a rule needs. `likeness.rs` has those that only look like a field.
//!
//! To add a name, write it in [`NAMES`] or [`WITHOUT_USE`], in lower case and without
//! spaces and punctuation.

use crate::{
    mapping::{PostField, plain_name},
    post::bare_count,
};

/// The names that the column of each field may have. Case, spaces and punctuation are
/// ignored. If a table has several of these names, the one that comes first here is
/// used.
pub(super) const NAMES: [(PostField, &[&str]); 34] = [
    (PostField::Id, &["idstr", "id", "tweetid", "statusid", "postid"]),
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
            "besked",
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
    (
        PostField::Clock,
        &[
            "time",
            "tid",
            "klokkeslæt",
            "klokken",
            "kl",
            "time24hr",
            "tidspunkt",
            "sendetid",
            "udgivelsestid",
            "publiceringstid",
        ],
    ),
    (PostField::Week, &["uge", "ugenr", "ugenummer", "week", "weekno", "weeknumber"]),
    // `Dag` and `Day` may be dates: see `choose_columns.rs`.
    (PostField::Weekday, &["ugedag", "weekday", "dayofweek", "dag", "day"]),
    (PostField::Year, &["year", "år", "årstal"]),
    (PostField::Zone, &["timezone", "tidszone", "tz", "utcoffset"]),
    (
        PostField::Account,
        &[
            "account",
            "screenname",
            "userscreenname",
            "username",
            "authorusername",
            "author",
            "accountusername",
            "konto",
            "handle",
        ],
    ),
    (PostField::Platform, &["platform", "kanal", "channel", "network", "netværk", "socialnetwork"]),
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
    (
        PostField::ReplyTo,
        &[
            "replyto",
            "inreplytostatusidstr",
            "inreplytostatusid",
            "inresponsetotweetid",
            "replytosid",
            "inreplyto",
            "inreplytoscreenname",
            "inreplytousername",
            "inreplytouser",
            "replytoscreenname",
            "replytousername",
            "replytosn",
            "svartil",
            "svarpå",
            "svarpåopslag",
            "svartilopslag",
            "replytostatusid",
        ],
    ),
    (
        PostField::QuoteOf,
        &["quoteof", "quotedstatusidstr", "quotedstatusid", "quoteurl", "citataf"],
    ),
    (
        PostField::RepostOf,
        &[
            "repostof",
            "retweetedstatusidstr",
            "retweetedstatusid",
            "retweetaf",
            "genopslagaf",
            "delesfra",
        ],
    ),
    (PostField::Scheduled, &["scheduled"]),
    (
        PostField::State,
        &[
            "status",
            "poststatus",
            "publishstatus",
            "publishingstatus",
            "publicationstatus",
            "opslagsstatus",
            "udgivelsesstatus",
            "publiceringsstatus",
            "state",
            "tilstand",
            "draft",
            "isdraft",
            "kladde",
            "erkladde",
        ],
    ),
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

/// The names of columns that say whose post is answered. An export has another column beside them
/// that says which post it is.
pub(super) const WHOSE_IS_ANSWERED: [&str; 6] = [
    "inreplytoscreenname",
    "inreplytousername",
    "inreplytouser",
    "replytoscreenname",
    "replytousername",
    "replytosn",
];

/// The names of columns with the id of the post that is answered.
pub(super) const WHICH_IS_ANSWERED: [&str; 5] = [
    "inreplytostatusidstr",
    "inreplytostatusid",
    "inresponsetotweetid",
    "replytosid",
    "replytostatusid",
];

/// The names of columns and keys of well-known exports that carry nothing a rule needs,
/// sorted, for the binary search. In tables of these exports, which are recognised by their
/// presets, and in records they are skipped without a note.
#[rustfmt::skip]
const WITHOUT_USE: &[&str] = &[
    "accountid", "accountname", "appinstalls", "appopens", "authorid", "averagesecondsviewed",
    "bookmarkcount", "bookmarkedcount", "bookmarks", "captions", "captiontype", "card", "cashtags",
    "clicks", "collectedvia", "collectiontime", "comments", "contributors", "conversationid",
    "conversationidstr", "coordinates", "ctr", "customlabels", "datacomment", "datakommentar",
    "delinger", "detailexpands", "dialphone", "displayname", "displaytextrange", "domains",
    "duration", "edithistorytweetids", "editstate", "emailtweet", "engagementrate", "engagements",
    "erdeling", "erkrydsopslag", "expandedurls", "favoritecount", "favorited", "favouritescount",
    "follows", "fundedcontentstatus", "geo", "hashtagclicks", "impressioncount", "impressions",
    "inbound", "index", "inreplytotweetid", "inreplytouserid", "inreplytouseridstr", "iscrosspost",
    "isquotestatus", "isretweet", "isshare", "kommentarer", "languages", "lat", "latitude",
    "likecount", "likes", "likescount", "linktitle", "lng", "localtime", "longitude", "matchingrules",
    "matchquery", "mediaengagements", "mediafiles", "mediatypes", "mediaviews", "mentionedids",
    "mentionednames", "mentionedusers", "mentions", "name", "near", "newfollows", "opslagstype",
    "outlinks", "pageid", "pagename", "party", "permalink", "permalinkclicks", "pinned", "place",
    "placecoordinates", "placecountrycode", "placename", "placetype", "plays", "possiblysensitive",
    "posttype", "profilevisits", "publicmetrics", "quotecount", "quotedid", "quotedtimestamputc",
    "quotedtweet", "quoteduser", "quoteduserid", "quotestatusid", "reach", "reactions",
    "reaktioner", "renderedcontent", "replies", "repliescount", "replycount", "replytouid",
    "reposts", "responsetweetid", "retweet", "retweetcount", "retweetdate", "retweeted",
    "retweetedid", "retweetedstatustimestamp", "retweetedstatususerid", "retweetedtimestamputc",
    "retweetedtweet", "retweeteduser", "retweeteduserid", "retweetid", "retweets", "retweetscount",
    "rækkevidde", "saves", "secondsviewed", "sharedurl", "sharelink", "shares", "sideid",
    "sidenavn", "sourcelabel", "sourcename", "sourceurl", "synesgodtom", "tcooutlinks", "thumbnail",
    "tilpassedeetiketter", "timestamputc", "totalclicks", "totweetid", "touserid", "tousername",
    "transdest", "translate", "transsrc", "truncated", "tweetpermalink", "type", "undertekststype",
    "unnamed0", "url", "urlclicks", "urls", "user", "usercreatedat", "userdescription",
    "userfollowers", "userfriends", "userid", "useridstr", "userimage", "userlikes", "userlists",
    "userlocation", "userprofileclicks", "userrt", "userrtid", "usertimestamputc", "usertweets",
    "userurl", "userverified", "varighed", "vibe", "video", "viewcount", "views", "visibility",
    "visninger", "withheldincountries",
];

/// The names of columns that only tables of published posts have, sorted, for the
/// binary search. If a table has one of them and a date, it contains published posts.
#[rustfmt::skip]
const OF_PUBLISHED: &[&str] = &[
    "bookmarkcount", "delinger", "engagementrate", "engagements", "favoritecount",
    "impressioncount", "impressions", "likecount", "likes", "likescount", "linktilopslag",
    "linktilopslaget", "permalink", "quotecount", "reach", "reactions", "reaktioner",
    "repliescount", "replycount", "retweetcount", "retweets", "retweetscount", "rækkevidde",
    "sharelink", "shares", "synesgodtom", "tweetpermalink", "viewcount", "visninger",
];

/// The fields that a column with this name may contain: none for an unknown name, and two for
/// `Tidspunkt`.
pub(super) fn fields_named(name: &str) -> impl Iterator<Item = PostField> + use<> {
    let plain = plain_name(name);
    let known = NAMES.iter().filter(move |(_, names)| names.contains(&&*plain));
    known.map(|(field, _)| *field)
}

/// Whether a column or key with this plain name carries nothing that a rule needs.
pub(super) fn is_without_use(plain: &str) -> bool {
    plain.is_empty() || plain.starts_with("promoted") || WITHOUT_USE.binary_search(&plain).is_ok()
}

/// Whether only tables of published posts have a column with this plain name.
pub(super) fn is_of_published(plain: &str) -> bool {
    OF_PUBLISHED.binary_search(&bare_count(plain)).is_ok()
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
    fn names_of_what_is_answered_are_names() {
        for name in WHOSE_IS_ANSWERED.iter().chain(&WHICH_IS_ANSWERED) {
            assert!(fields_named(name).eq([PostField::ReplyTo]), "{name}");
        }
    }
}
