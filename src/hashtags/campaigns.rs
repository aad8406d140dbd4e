//! Lists of campaigns: who answers for a hashtag, and until when.

use jiff::{civil::Date, tz::TimeZone};

use super::{
    folded_tag,
    table::{Columns, HashtagRow, HashtagTable, is_hashtag},
    tag_counts::Campaign,
};
use crate::{
    message::Message,
    source::{Problem, Source},
    time::{DayOrder, against_order, parse_written},
};

/// The columns of a list of campaigns.
const COLUMNS: Columns<3> = Columns {
    names: ["tag", "owner", "ends"],
    others: [
        &["hashtag"],
        &["ejer", "ansvarlig", "afdeling", "kontakt"],
        &["slut", "slutter", "slutdato", "udløber", "til", "til og med"],
    ],
    required: 3,
    shown: "tag,owner,ends",
};

const ENDS: usize = 2;

/// Campaigns, each with the folded form of its hashtag.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Campaigns(pub(super) Vec<(String, Campaign)>);

/// Reads a list of campaigns: a table with the columns `tag`, `owner` and `ends`, all
/// of which must be filled in. `dates` is the order of day and month in its dates, if it is known.
///
/// # Errors
/// Everything that is wrong with the list, row by row.
pub fn read(source: &Source, dates: Option<DayOrder>) -> Result<Campaigns, Vec<Problem>> {
    let table = HashtagTable::read(source, 0, &COLUMNS)?;
    // A name in Danish, beside the names that the columns have by default.
    let is_danish = !table.has_usual_name(ENDS);
    let order = dates.or_else(|| is_danish.then_some(DayOrder::DayMonth));
    let (mut campaigns, mut problems) = (Campaigns::default(), Vec::new());
    for record in table.records() {
        match record.and_then(|record| campaign(&record, order)) {
            Ok(campaign) => campaigns.0.push(campaign),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok(campaigns) } else { Err(problems) }
}

fn campaign(
    record: &HashtagRow<'_, '_, 3>,
    order: Option<DayOrder>,
) -> Result<(String, Campaign), Problem> {
    let spelling = record.tag(0)?;
    if !is_hashtag(&spelling) {
        let message = Message::new("hashtags-not-a-hashtag").with("tag", spelling);
        let help = Message::new("hashtags-not-a-hashtag-help");
        return Err(record.wrong(record.text(0).1, message).help(help));
    }
    let missing = |column: usize| {
        let message = Message::new("campaigns-missing").with("column", record.name(column));
        let help = Message::new("campaigns-missing-help");
        record.wrong(record.text(column).1, message).help(help)
    };
    let owner = Some(record.words(1)?).filter(|owner| !owner.is_empty());
    let owner = owner.ok_or_else(|| missing(1))?;
    let ends = day(record, order)?.ok_or_else(|| missing(ENDS))?;
    Ok((folded_tag(&spelling).into_owned(), Campaign { ends, owner, spelling }))
}

/// The last day of a campaign, as people and spreadsheets write it; `None` if there is none.
fn day(record: &HashtagRow<'_, '_, 3>, order: Option<DayOrder>) -> Result<Option<Date>, Problem> {
    let (written, span) = record.text(ENDS);
    record.day(ENDS).or_else(|problem| {
        let read = against_order(&written, order)
            .and_then(|()| parse_written(&format!("{written} 12:00"), &TimeZone::UTC, || order));
        match read {
            Ok(noon) => Ok(Some(noon.to_zoned(TimeZone::UTC).date())),
            Err(mistake) if mistake.is_no_time() => Err(problem),
            // The text is shown as it is written.
            Err(mistake) => {
                let message = Message::new("campaigns-unclear-day").with("text", written.as_str());
                Err(record.wrong(span, message).help(mistake.help))
            }
        }
    })
}
