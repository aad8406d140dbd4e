//! Lists of campaigns: who answers for a hashtag, and until when.

use super::{
    folded_tag,
    table::{Columns, HashtagRow, HashtagTable, is_hashtag},
    tag_counts::Campaign,
};
use crate::{
    message::Message,
    source::{Problem, Source},
};

/// The columns of a list of campaigns.
const COLUMNS: Columns<3> =
    Columns { names: ["tag", "owner", "ends"], required: 3, shown: "tag,owner,ends" };

/// Campaigns, each with the folded form of its hashtag.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Campaigns(pub(super) Vec<(String, Campaign)>);

/// Reads a list of campaigns: a table with the columns `tag`, `owner` and `ends`, all
/// of which must be filled in.
///
/// # Errors
/// Everything that is wrong with the list, row by row.
pub fn read(source: &Source) -> Result<Campaigns, Vec<Problem>> {
    let table = HashtagTable::read(source, 0, &COLUMNS)?;
    let (mut campaigns, mut problems) = (Campaigns::default(), Vec::new());
    for record in table.records() {
        match record.and_then(|record| campaign(&record)) {
            Ok(campaign) => campaigns.0.push(campaign),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok(campaigns) } else { Err(problems) }
}

fn campaign(record: &HashtagRow<'_, '_, 3>) -> Result<(String, Campaign), Problem> {
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
    let ends = record.day(2)?.ok_or_else(|| missing(2))?;
    Ok((folded_tag(&spelling).into_owned(), Campaign { ends, owner, spelling }))
}
