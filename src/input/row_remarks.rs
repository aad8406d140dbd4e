//! Remarks of colleagues in a row of a plan that its draft goes out at another time.

use super::{
    ReadOptions, column_names::words, later_times::OwnTime, row_week::day_of_week,
    table_row::TableRow,
};
use crate::{
    layout::column_name,
    mapping::{PostField, plain_name},
    message::Message,
    post::Post,
    source::Problem,
    text::csv_field,
    time::DayOrder,
};

impl TableRow<'_, '_> {
    /// The problem that a field of a draft that is not read, or its state, says that it was moved to
    /// another time than the one that the row states: `Udskudt til 1/12 kl. 9`.
    pub(super) fn moved(&self, post: &Post<'_>, options: &ReadOptions) -> Option<Problem> {
        if post.published && !self.has_only_making() {
            return None;
        }
        let table = self.table;
        let states = table.indices(PostField::State);
        let mut columns = table.unknown.iter().chain(&table.nameless).copied().chain(states);
        columns.find_map(|index| {
            let span = *self.fields.fields.get(index)?;
            let text = csv_field(self.source, span);
            let written = text.as_str().trim();
            let to = moved_to(written)?;
            let own = post.time.map(|time| OwnTime::of(time, options)).unwrap_or_default();
            let order = (self.order_shown)().or(Some(DayOrder::DayMonth));
            if options.is_same_time(to, &own, order) {
                return None;
            }
            let name = table.names[index].trim();
            let name = if name.is_empty() { column_name(index + 1) } else { name.to_owned() };
            let message = Message::new("row-moved").with("text", written);
            let help = Message::new("row-moved-help").with("name", name);
            Some(Problem::at(self.source, span, message).help(help))
        })
    }
}

impl TableRow<'_, '_> {
    /// Whether the table was made by hand and says only when its rows were made, in a column such as
    /// `Created`: its posts may go out later.
    fn has_only_making(&self) -> bool {
        let name = plain_name(self.name_of(PostField::CreatedAt));
        self.table.preset.is_none() && ["created", "createdat", "oprettet"].contains(&&*name)
    }
}

/// The time that follows words such as `flyttet til`; `None` for any other text.
fn moved_to(written: &str) -> Option<&str> {
    const MOVED: [&str; 11] = [
        "flyttet",
        "flyttes",
        "flyt",
        "rykket",
        "rykkes",
        "ryk",
        "udskudt",
        "udskydes",
        "udsat",
        "moved",
        "postponed",
    ];
    const LONGEST: usize = 80;
    if LONGEST < written.len() {
        return None;
    }
    let (moved, rest) = written.split_once(' ')?;
    let (to, rest) = rest.trim_start().split_once(' ')?;
    let is_moved =
        MOVED.contains(&&*moved.to_lowercase()) && ["til", "to"].contains(&&*to.to_lowercase());
    let names_day = || words(rest).iter().any(|word| day_of_week(word).is_some());
    let is_time = || rest.contains(|letter: char| letter.is_ascii_digit()) || names_day();
    (is_moved && is_time()).then_some(rest.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_may_be_moved() {
        for (written, to) in [
            ("Udskudt til 1/12 kl. 9", Some("1/12 kl. 9")),
            ("flyttes til tirsdag", Some("tirsdag")),
            ("Moved to 1 December", Some("1 December")),
            ("Flyttet fra 24/11", None),
            ("Flyttet til Facebook", None),
            ("Udskudt", None),
            ("Kan evt. flyttes til 1/12", None),
        ] {
            assert_eq!(moved_to(written), to, "{written}");
        }
    }
}
