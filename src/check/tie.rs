//! What ties a post to a window, said in both languages.

use jiff::{Timestamp, civil::Time, tz::TimeZone};

use crate::language::Language;

/// What ties a post to a window. Windows are named by their id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tie {
    /// The id of the window that holds the post.
    Held(String),
    /// Words or pictures that this window holds back.
    HeldBack(String),
    /// Names the topic of this window.
    Topic(String),
    /// Lies in the area of this window.
    Area(String),
    /// Carries the tag of this window.
    Tag(String),
    /// The window: led by this handle.
    Led(String, Standing),
    /// A window that nobody leads.
    Declared(String, Standing),
    /// A source that the window does not name.
    Source(String),
    /// Carries the tag of this window, and is not about it.
    Ride(String),
    /// Begins with something else than this.
    BeginsOtherwise(String),
    /// Lacks this tag.
    LacksTag(String),
    /// The event ended then.
    Ended(String, Timestamp),
    /// No version in this language within so many minutes.
    LacksLanguage(Language, i64),
}

/// How long a window stands, and whether it was declared in time for a post.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// When it ends, if that is known.
    pub until: Option<Timestamp>,
    /// The time of the post, and of the declaration that came after it.
    pub late: Option<(Timestamp, Timestamp)>,
}

impl Standing {
    /// How a sentence about it goes on; `comma` stands before an end that is known.
    fn english(self, comma: &str, zone: &TimeZone) -> String {
        let open = self.until.map_or_else(
            || ", still open".to_owned(),
            |until| format!("{comma} until {}", minute(until, zone)),
        );
        let late = self.late.map(|(post, late)| match clock(post, late, zone) {
            Ok(clock) => format!("; declared only at {}", clock.strftime("%H:%M")),
            Err(day) => format!("; declared only {day}"),
        });
        open + &late.unwrap_or_default()
    }

    fn danish(self, comma: &str, zone: &TimeZone) -> String {
        let open = self.until.map_or_else(
            || ", og vinduet er stadig åbent".to_owned(),
            |until| format!("{comma} til {}", minute(until, zone)),
        );
        let late = self.late.map(|(post, late)| match clock(post, late, zone) {
            Ok(clock) => format!("; først erklæret kl. {}", clock.strftime("%H.%M")),
            Err(day) => format!("; først erklæret {day}"),
        });
        open + &late.unwrap_or_default()
    }
}

/// The time of day of a declaration, or the day as well where it is another one
/// than that of the post.
fn clock(post: Timestamp, late: Timestamp, zone: &TimeZone) -> Result<Time, String> {
    let (post, clock) = (post.to_zoned(zone.clone()), late.to_zoned(zone.clone()));
    if post.date() == clock.date() { Ok(clock.time()) } else { Err(minute(late, zone)) }
}

impl Tie {
    /// What ties them, in words for the label.
    pub(super) fn say(&self, language: Language, zone: &TimeZone) -> String {
        match language {
            Language::En => self.english(zone),
            Language::Da => self.danish(zone),
        }
    }

    fn english(&self, zone: &TimeZone) -> String {
        match self {
            Self::Held(window) => format!("falls in {window}"),
            Self::HeldBack(window) => format!("held back in {window}"),
            Self::Topic(window) => format!("names the topic of {window}"),
            Self::Area(window) => format!("lies in the area of {window}"),
            Self::Tag(window) => format!("is the tag of {window}"),
            Self::Led(lead, standing) => format!("led by {lead}{}", standing.english("", zone)),
            Self::Declared(window, standing) => {
                format!("{window} is declared here{}", standing.english(",", zone))
            }
            Self::Source(source) => format!("{source} is not among the sources to pass on"),
            Self::Ride(window) => format!("is the tag of {window}, and the post is not about it"),
            Self::BeginsOtherwise(word) => format!("does not begin with {word}"),
            Self::LacksTag(tag) => format!("without {tag}"),
            Self::Ended(window, ended) => format!("{window} ended {}", minute(*ended, zone)),
            Self::LacksLanguage(Language::Da, minutes) => {
                format!("no version in Danish within {minutes} minutes")
            }
            Self::LacksLanguage(Language::En, minutes) => {
                format!("no version in English within {minutes} minutes")
            }
        }
    }

    fn danish(&self, zone: &TimeZone) -> String {
        match self {
            Self::Held(window) => format!("falder i {window}"),
            Self::HeldBack(window) => format!("skal vente under {window}"),
            Self::Topic(window) => format!("nævner emnet for {window}"),
            Self::Area(window) => format!("ligger i området for {window}"),
            Self::Tag(window) => format!("er hashtag for {window}"),
            Self::Led(lead, standing) => format!("{lead} har ordet{}", standing.danish("", zone)),
            Self::Declared(window, standing) => {
                format!("her er {window} erklæret{}", standing.danish(",", zone))
            }
            Self::Source(source) => format!("{source} er ikke blandt de kilder, I deler fra"),
            Self::Ride(window) => {
                format!("er hashtag for {window}, men opslaget handler om noget andet")
            }
            Self::BeginsOtherwise(word) => format!("begynder ikke med {word}"),
            Self::LacksTag(tag) => format!("uden {tag}"),
            Self::Ended(window, ended) => format!("{window} sluttede {}", minute(*ended, zone)),
            Self::LacksLanguage(Language::Da, minutes) => {
                format!("ingen udgave på dansk inden for {minutes} minutter")
            }
            Self::LacksLanguage(Language::En, minutes) => {
                format!("ingen udgave på engelsk inden for {minutes} minutter")
            }
        }
    }
}

/// A moment to the minute, as the clock on the wall shows it.
fn minute(time: Timestamp, zone: &TimeZone) -> String {
    time.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M").to_string()
}
