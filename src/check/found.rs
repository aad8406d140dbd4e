//! What a check found, said in both languages.
//!
//! The label on the underlined words says what was found there, with the figure.

use crate::{language::Language, message::Message};

/// What was found at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// A forbidden word or phrase, as it stands.
    Words(String),
    /// What a forbidden word is said of.
    SaidOf,
    /// A word, and its plain wording.
    Plain(String),
    /// A phrase that calls for something, and what the post lacks.
    Lacks(Lack),
    /// One thing too many: how many there are, and the limit.
    TooMany(usize, usize),
    /// A text too long: its length, and the limit.
    TooLong(usize, usize),
    /// So few words of one's own.
    OwnWords(usize),
    /// A link over plain http.
    Insecure,
    /// A host that hides where the link goes.
    Host(String),
    /// A parameter that follows the reader.
    Parameter(String),
    /// A parameter that may open somebody's login.
    Secret(String),
    /// So many accounts use the tag, in so many days.
    Reach(u32, u32),
    /// The tag links only as this; nothing where it does not link at all.
    LinksAs(String),
    /// How the tag reads better.
    Camel(String),
    /// Capitals that shout.
    Capitals,
    /// Symbols that stand for these letters.
    LookAlike(String),
    /// So many marks in a row.
    Marks(usize),
    /// So many exclamation marks in the post, and the limit.
    Exclamations(usize, usize),
    /// LIX, and the limit.
    Lix(usize, usize),
    /// A personal number, masked.
    PersonalNumber(String),
    /// The number of the picture that has no alt text.
    NoAlt(usize),
    /// A mention before anything else.
    LeadingMention(String),
    /// So many different words of a kind.
    Distinct(usize),
    /// What the post has to do with a window.
    Window(Message),
}

/// What a post lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// A link.
    Link,
    /// A picture or film.
    Media,
    /// A telephone number.
    Phone,
    /// A mail address.
    Mail,
    /// A question to the reader.
    Question,
    /// A reason.
    Reason,
    /// An invitation to talk.
    Opener,
    /// A place.
    Place,
    /// A number.
    Number,
    /// A day or a time of day.
    Date,
    /// A time of day.
    Time,
    /// A handle or page of who leads.
    Lead,
}

impl Lack {
    fn english(self) -> &'static str {
        match self {
            Self::Link => "no link in the post",
            Self::Media => "no picture with the post",
            Self::Phone => "no telephone number in the post",
            Self::Mail => "no mail address in the post",
            Self::Question => "no question in the post",
            Self::Reason => "no reason given",
            Self::Opener => "no invitation to talk",
            Self::Place => "no place named",
            Self::Number => "no figure in the post",
            Self::Date => "no day or time given",
            Self::Time => "no time of day in the post",
            Self::Lead => "no pointer to who leads",
        }
    }

    fn danish(self) -> &'static str {
        match self {
            Self::Link => "intet link i opslaget",
            Self::Media => "intet billede med",
            Self::Phone => "intet telefonnummer i opslaget",
            Self::Mail => "ingen mailadresse i opslaget",
            Self::Question => "intet spørgsmål i opslaget",
            Self::Reason => "ingen begrundelse",
            Self::Opener => "ingen invitation til at svare",
            Self::Place => "intet sted nævnt",
            Self::Number => "intet tal i opslaget",
            Self::Date => "hverken dag eller klokkeslæt",
            Self::Time => "intet klokkeslæt i opslaget",
            Self::Lead => "ingen henvisning til den, der har ordet",
        }
    }
}

impl Found {
    /// What was found, in words for the label.
    pub fn say(&self, language: Language) -> String {
        match language {
            Language::En => self.english(),
            Language::Da => self.danish(),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Words(_) => "this wording".into(),
            Self::SaidOf => "said of this".into(),
            Self::Plain(plain) => format!("say “{plain}”"),
            Self::Lacks(lack) => lack.english().into(),
            Self::TooMany(count, most) => format!("{count} in this post; the limit is {most}"),
            Self::TooLong(length, most) => format!("{length} of {most} characters"),
            Self::OwnWords(1) => "1 word of your own".into(),
            Self::OwnWords(words) => format!("{words} words of your own"),
            Self::Insecure => "is not https".into(),
            Self::Host(host) => format!("{host} hides where the link goes"),
            Self::Parameter(name) => format!("`{name}` follows the reader"),
            Self::Secret(name) => format!("`{name}` may open somebody's login"),
            Self::Reach(1, days) => format!("used by 1 other account in {days} days"),
            Self::Reach(accounts, days) => {
                format!("used by {accounts} other accounts in {days} days")
            }
            Self::LinksAs(linked) if linked.is_empty() => "does not become a link".into(),
            Self::LinksAs(linked) => format!("links only as {linked}"),
            Self::Camel(better) => format!("reads better as {better}"),
            Self::Capitals => "in capitals".into(),
            Self::LookAlike(letters) => format!("symbols that look like “{letters}”"),
            Self::Marks(count) => format!("{count} marks in a row"),
            Self::Exclamations(count, most) => {
                format!("{count} exclamation marks; the limit is {most}")
            }
            Self::Lix(lix, most) => format!("LIX {lix}; the limit is {most}"),
            Self::PersonalNumber(masked) => format!("looks like a personal number ({masked})"),
            Self::NoAlt(number) => format!("picture {number} has no alt text"),
            Self::LeadingMention(handle) => format!("begins with {handle}"),
            Self::Distinct(count) => format!("{count} different words of an emergency"),
            Self::Window(label) => label.get(Language::En).into_owned(),
        }
    }

    fn danish(&self) -> String {
        match self {
            Self::Words(_) => "denne formulering".into(),
            Self::SaidOf => "sagt om det her".into(),
            Self::Plain(plain) => format!("skriv “{plain}”"),
            Self::Lacks(lack) => lack.danish().into(),
            Self::TooMany(count, most) => format!("{count} i opslaget; grænsen er {most}"),
            Self::TooLong(length, most) => format!("{length} af {most} tegn"),
            Self::OwnWords(1) => "1 ord, der er dit eget".into(),
            Self::OwnWords(words) => format!("{words} ord, der er dine egne"),
            Self::Insecure => "er ikke https".into(),
            Self::Host(host) => format!("{host} skjuler, hvor linket fører hen"),
            Self::Parameter(name) => format!("`{name}` sporer læseren"),
            Self::Secret(name) => format!("`{name}` kan give adgang til en andens login"),
            Self::Reach(1, days) => format!("brugt af 1 anden konto på {days} dage"),
            Self::Reach(accounts, days) => {
                format!("brugt af {accounts} andre konti på {days} dage")
            }
            Self::LinksAs(linked) if linked.is_empty() => "bliver ikke til et link".into(),
            Self::LinksAs(linked) => format!("linker kun som {linked}"),
            Self::Camel(better) => format!("er lettere at læse som {better}"),
            Self::Capitals => "står med versaler".into(),
            Self::LookAlike(letters) => format!("tegn, der ligner “{letters}”"),
            Self::Marks(count) => format!("{count} tegn i træk"),
            Self::Exclamations(count, most) => format!("{count} udråbstegn; grænsen er {most}"),
            Self::Lix(lix, most) => format!("LIX {lix}; grænsen er {most}"),
            Self::PersonalNumber(masked) => format!("ligner et cpr-nummer ({masked})"),
            Self::NoAlt(number) => format!("billede {number} har ingen alt-tekst"),
            Self::LeadingMention(handle) => format!("begynder med {handle}"),
            Self::Distinct(count) => format!("{count} forskellige ord om en ulykke"),
            Self::Window(label) => label.get(Language::Da).into_owned(),
        }
    }
}
