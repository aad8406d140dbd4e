//! Problems in parts. A report says of each problem what one run would say of it, so its
//! texts are kept in every language, as reports write them.

use serde::{Deserialize, Serialize};

use crate::{
    language::{Language, Localized},
    layout::{Block, Spot},
    message::Message,
    output::{Shown, ShownProblem},
    source::{At, Place, Position, Problem},
};

/// A problem with a file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ProblemRow {
    file: String,
    place: Option<PlaceRow>,
    messages: Vec<String>,
    help: Option<Vec<String>>,
}

/// The positions and the bytes of a place: the first and the one after the last.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PlaceRow {
    start: (u32, u32),
    end: (u32, u32),
    bytes: (u64, u64),
    spot: Option<SpotRow>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SpotRow {
    sheet: Option<String>,
    column: Option<String>,
    record: Option<String>,
    block: BlockRow,
    bytes: (u32, u32),
    chars: (u32, u32),
}

/// A block of a file that is no text file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum BlockRow {
    Value { row: u32, column: u32 },
    Cell { row: u32, column: u32 },
    TableCell { table: u32, row: u32, column: u32 },
    Paragraph(u32),
    Heading { number: u32, level: u8 },
    Record(u32),
}

impl From<Block> for BlockRow {
    fn from(block: Block) -> Self {
        match block {
            Block::Value { row, column } => Self::Value { row, column },
            Block::Cell { row, column } => Self::Cell { row, column },
            Block::TableCell { table, row, column } => Self::TableCell { table, row, column },
            Block::Paragraph(number) => Self::Paragraph(number),
            Block::Heading { number, level } => Self::Heading { number, level },
            Block::Record(number) => Self::Record(number),
        }
    }
}

impl From<BlockRow> for Block {
    fn from(row: BlockRow) -> Self {
        match row {
            BlockRow::Value { row, column } => Self::Value { row, column },
            BlockRow::Cell { row, column } => Self::Cell { row, column },
            BlockRow::TableCell { table, row, column } => Self::TableCell { table, row, column },
            BlockRow::Paragraph(number) => Self::Paragraph(number),
            BlockRow::Heading { number, level } => Self::Heading { number, level },
            BlockRow::Record(number) => Self::Record(number),
        }
    }
}

impl ProblemRow {
    pub(super) fn of(problem: &Problem) -> Self {
        let shown = Language::ALL.map(|(_, language)| ShownProblem::new(problem, language));
        let text = |text: &Shown<'_>| text.text().to_owned();
        let place = match &problem.at {
            At::File(_) => None,
            At::Place(place) => Some(PlaceRow::of(place)),
        };
        Self {
            file: text(&shown[0].file),
            place,
            messages: shown.iter().map(|problem| text(&problem.message)).collect(),
            help: shown.iter().map(|problem| problem.help.as_ref().map(text)).collect(),
        }
    }

    /// The problem; `None` if no program wrote this row.
    pub(super) fn problem(self) -> Option<Problem> {
        let Self { file, place, messages, help } = self;
        let at = match place {
            Some(place) => At::Place(Box::new(place.place(&file)?)),
            None => At::File(file.into()),
        };
        let problem = Problem::new(at, message(messages)?);
        Some(match help {
            Some(help) => problem.help(message(help)?),
            None => problem,
        })
    }
}

/// A message with these texts, one for each language.
fn message(texts: Vec<String>) -> Option<Message> {
    let texts: [String; Language::ALL.len()] = texts.try_into().ok()?;
    let mut localized = Localized::default();
    for ((_, language), text) in Language::ALL.iter().zip(texts) {
        *localized.get_mut(*language) = text;
    }
    Some(Message::new("part-problem").with("text", localized))
}

impl PlaceRow {
    fn of(place: &Place) -> Self {
        let position = |at: Position| (number(at.line), number(at.column));
        let bytes = [place.bytes.start, place.bytes.end].map(|byte| byte as u64);
        Self {
            start: position(place.start),
            end: position(place.end),
            bytes: bytes.into(),
            spot: place.spot.as_deref().map(SpotRow::of),
        }
    }

    fn place(self, file: &str) -> Option<Place> {
        let Self { start, end, bytes, spot } = self;
        let position =
            |(line, column): (u32, u32)| Position { line: line as usize, column: column as usize };
        Some(Place {
            path: file.into(),
            start: position(start),
            end: position(end),
            bytes: usize::try_from(bytes.0).ok()?..usize::try_from(bytes.1).ok()?,
            spot: spot.map(|spot| Box::new(spot.spot())),
            line: None,
        })
    }
}

impl SpotRow {
    fn of(spot: &Spot) -> Self {
        Self {
            sheet: spot.sheet.as_deref().map(|sheet| Shown::new(sheet).text().to_owned()),
            column: spot.column.as_deref().map(|column| Shown::new(column).text().to_owned()),
            record: spot.record.as_deref().map(|record| Shown::new(record).text().to_owned()),
            block: spot.block.into(),
            bytes: (number(spot.bytes.start), number(spot.bytes.end)),
            chars: (number(spot.chars.start), number(spot.chars.end)),
        }
    }

    fn spot(self) -> Spot {
        let Self { sheet, column, record, block, bytes, chars } = self;
        Spot {
            sheet: sheet.map(Into::into),
            column: column.map(Into::into),
            record: record.map(Into::into),
            block: block.into(),
            bytes: bytes.0 as usize..bytes.1 as usize,
            chars: chars.0 as usize..chars.1 as usize,
        }
    }
}

fn number(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
