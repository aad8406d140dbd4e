//! The words by which tables and records say in which state a post is.

use super::{column_names::words, text_columns::is_mark};
use crate::{
    csv,
    mapping::{Mapping, PostField, plain_name},
    post::Stage,
    source::Source,
    text::csv_field,
};

/// In which state a post is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// It is not published yet.
    Draft,
    /// It may go out. Whether it has is not said.
    Approved,
    Published,
    /// It is neither published nor waiting: it was deleted or rejected, or could not be
    /// published.
    Gone,
}

/// The most bytes of a state under a name that may have anything.
pub(super) const LONGEST_STATE: usize = 20;

/// The words of each state, in lower case. What follows those of a draft or of an
/// approved post does not count: `Kladde (mangler billede)`.
const STATES: [(State, &[&str]); 4] = [
    (
        State::Draft,
        &[
            "draft",
            "drafts",
            "kladde",
            "kladder",
            "udkast",
            "scheduled",
            "planned",
            "planlagt",
            "planlægges",
            "oprettet i",
            "created in",
            "pending",
            "afventer",
            "unpublished",
            "not published",
            "not yet published",
            "ikke udgivet",
            "ikke publiceret",
            "queued",
            "in queue",
            "i kø",
            "in review",
            "under review",
            "review",
            "i review",
            "til gennemsyn",
            "in progress",
            "i gang",
            "under udarbejdelse",
            "on hold",
            "på hold",
            "sat på pause",
            "paused",
            "postponed",
            "udskudt",
            "to do",
            "todo",
        ],
    ),
    (
        State::Approved,
        &[
            "approved", "godkendt", "ready", "klar", "ok", "okay", "new", "ny", "nyt", "idea",
            "idé", "ide",
        ],
    ),
    (
        State::Published,
        &[
            "published",
            "udgivet",
            "publiceret",
            "offentliggjort",
            "posted",
            "sent",
            "sendt",
            "live",
            "online",
            "lagt op",
            "lagt ud",
            "postet",
            "slået op",
        ],
    ),
    (
        State::Gone,
        &[
            "deleted",
            "slettet",
            "removed",
            "fjernet",
            "cancelled",
            "canceled",
            "dropped",
            "droppet",
            "discontinued",
            "udgået",
            "udgår",
            "opgivet",
            "skrottet",
            "annulleret",
            "aflyst",
            "rejected",
            "afvist",
            "declined",
            "failed",
            "fejlet",
            "mislykket",
            "mislykkedes",
            "error",
            "fejl",
        ],
    ),
];

impl State {
    /// What it says of a post that is not published; `None` if it says nothing.
    pub(super) const fn stage(self) -> Option<Stage> {
        match self {
            Self::Draft => Some(Stage::Draft),
            Self::Approved => Some(Stage::Approved),
            Self::Published | Self::Gone => None,
        }
    }

    /// The state that these words name; `None` if they name none that is known.
    pub(super) fn of(written: &str) -> Option<Self> {
        let words = words(written);
        let said = words.join(" ");
        let exact = STATES.iter().find(|(_, names)| names.contains(&&*said));
        let begins =
            |name: &&str| said.strip_prefix(*name).is_some_and(|rest| rest.starts_with(' '));
        let longer = || STATES[..2].iter().find(|(_, names)| names.iter().any(begins));
        // As in `Til godkendelse` and `Not approved`.
        let is_about_approval =
            |word: &String| ["approv", "godkend"].iter().any(|stem| word.starts_with(stem));
        let state = exact.or_else(longer).map(|(state, _)| *state);
        state.or_else(|| words.iter().any(is_about_approval).then_some(Self::Draft))
    }

    /// The state that the value of a column or key says: in words or, if the name asks whether
    /// the post is a draft or is published, with yes or no. `None` if it says no state that is
    /// known.
    pub(super) fn in_column(name: &str, written: &str) -> Option<Self> {
        let answer = is_mark(written).filter(|_| !["", "-"].contains(&written.trim()));
        match answer {
            Some(is_so) if asks_for_draft(name) => is_so.then_some(Self::Draft),
            Some(is_so) if asks_whether_gone(name) => is_so.then_some(Self::Gone),
            Some(is_so) if asks_for_approval(name) => {
                Some(if is_so { Self::Approved } else { Self::Draft })
            }
            Some(is_so) if may_say_published(name) => {
                Some(if is_so { Self::Published } else { Self::Draft })
            }
            None if tells_when_gone(name) => {
                let has_none = ["", "-", "null"].contains(&written.trim());
                (!has_none).then_some(Self::Gone)
            }
            _ => Self::of(written),
        }
    }
}

/// Whether a word says that something happens at another time than it is written beside, or perhaps
/// not at all.
pub(super) fn is_postponed(word: &str) -> bool {
    const WORDS: [&str; 16] = [
        "flyttet", "flyttes", "rykket", "rykkes", "ændret", "ændres", "udskudt", "aflyst", "eller",
        "evt", "ikke", "måske", "moved", "or", "not", "maybe",
    ];
    WORDS.contains(&&*word.to_lowercase())
}

/// The column that says with yes or no in which state a post is, such as `Udgivet`, unless one of
/// `columns` says it. `rows` are the
/// first rows. In a column with such a name, there may also be times or names.
pub(super) fn column_of_answers(
    columns: &[(PostField, usize)],
    names: &[String],
    mapping: &Mapping,
    (rows, source): (&[csv::Row], &Source),
) -> Option<(PostField, usize)> {
    if columns.iter().any(|(field, _)| *field == PostField::State) {
        return None;
    }
    let asks = |name: &str| asks_whether_gone(name) || may_say_published(name);
    let has_answers = |index: &usize| {
        let fields = rows.iter().filter_map(|row| row.fields.get(*index));
        let written = fields.map(|field| csv_field(source, *field).as_str().trim().to_owned());
        let written: Vec<String> = written.filter(|written| !written.is_empty()).collect();
        // A cross may mean anything.
        let is_answer = |written: &String| 1 < written.len() && is_mark(written).is_some();
        !written.is_empty() && written.iter().all(is_answer)
    };
    let is_asking = |index: &usize| {
        asks(&names[*index]) && mapping.of(&names[*index]).is_none() && has_answers(index)
    };
    (0..names.len()).find(is_asking).map(|index| (PostField::State, index))
}

/// Whether a column or key such as `is_draft` asks whether the post is a draft.
pub(super) fn asks_for_draft(name: &str) -> bool {
    ["draft", "isdraft", "kladde", "erkladde"].contains(&&*plain_name(name))
}

/// Whether a column or key such as `is_deleted` asks whether the post is gone.
pub(super) fn asks_whether_gone(name: &str) -> bool {
    const NAMES: [&str; 10] = [
        "deleted",
        "isdeleted",
        "removed",
        "isremoved",
        "slettet",
        "erslettet",
        "fjernet",
        "erfjernet",
        "aflyst",
        "cancelled",
    ];
    NAMES.contains(&&*plain_name(name))
}

/// Whether a column or key such as `deleted_at` says when the post was deleted, if it was.
fn tells_when_gone(name: &str) -> bool {
    ["deletedat", "deletedon", "removedat", "slettetden"].contains(&&*plain_name(name))
}

/// Whether a column or key may say that the post is gone.
pub(super) fn may_say_gone(name: &str) -> bool {
    asks_whether_gone(name) || tells_when_gone(name)
}

/// Whether a column asks whether the post was approved.
fn asks_for_approval(name: &str) -> bool {
    ["approved", "isapproved", "godkendt", "ergodkendt"].contains(&&*plain_name(name))
}

/// Whether a column or key such as `is_published` may say whether the post is published.
pub(super) fn may_say_published(name: &str) -> bool {
    const NAMES: [&str; 12] = [
        "published",
        "ispublished",
        "sent",
        "issent",
        "posted",
        "isposted",
        "udgivet",
        "publiceret",
        "offentliggjort",
        "sendt",
        "postet",
        "lagtop",
    ];
    NAMES.contains(&&*plain_name(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_are_known_by_their_words() {
        for (state, written) in [
            (Some(State::Draft), "Draft,SCHEDULED, kladde,Planlagt,In review,InReview,Udkast"),
            (Some(State::Draft), "Afventer,Afventer billede,Til godkendelse,Not approved"),
            (Some(State::Draft), "Kladde (mangler billede),Planlagt til tirsdag,I kø"),
            (Some(State::Draft), "Oprettet i Meta,Planlagt i Meta"),
            (Some(State::Approved), "Godkendt,Approved by Bo,Klar,OK"),
            (Some(State::Published), "Udgivet,PUBLISHED,Sendt,Postet,Lagt op"),
            (Some(State::Gone), "Slettet,Failed,Afvist,Udgået,Udgår,Droppet"),
            (None, "Oprettet,Created,Udgivet med fejl,Deleted by Bo,Uge 48,Måske,-,"),
        ] {
            for one in written.split(',') {
                assert_eq!(State::of(one), state, "{one}");
            }
        }
        for (name, written, state) in [
            ("Draft", "TRUE", Some(State::Draft)),
            ("Draft", "FALSE", None),
            ("is_published", "nej", Some(State::Draft)),
            ("Udgivet", "ja", Some(State::Published)),
            ("Udgivet", "", None),
            ("Status", "ja", None),
            ("isRemoved", "true", Some(State::Gone)),
            ("deleted_at", "2026-11-24T10:00:00Z", Some(State::Gone)),
            ("deleted_at", "null", None),
        ] {
            assert_eq!(State::in_column(name, written), state, "{name} {written}");
        }
    }
}
