//! Links in the cells of workbooks: the addresses to which words lead that people see.
//!
//! A cell has such a link beside its text, or its formula makes one: `=HYPERLINK("…";"…")`.

use std::{collections::HashMap, sync::Arc};

use calamine::{Dimensions, Hyperlink, XlsxFormulaMetadata};

use super::scan::Fault;

/// The most cells with links: where they lead is kept in memory. Excel allows 65,530 in a
/// sheet.
pub(super) const MOST_LINKS: usize = 100_000;

/// The longest address in bytes. Excel allows 2,083 characters.
const LONGEST: usize = 4096;

/// The most links of a sheet that are for several cells each: each cell is looked for in all
/// of them.
const MOST_RANGES: usize = 100;

/// The addresses behind the cells of a sheet. Rows and columns count from 1.
#[derive(Debug, Default)]
pub(super) struct Links {
    cells: HashMap<(u32, u32), Arc<str>>,
    /// Links that are for several cells each.
    ranges: Vec<(Dimensions, Arc<str>)>,
}

impl Links {
    /// Adds a link of Excel. Those to places in the workbook, mail addresses and files lead
    /// nowhere for readers of a post, and are left out.
    pub(super) fn add(&mut self, link: Hyperlink) -> Result<(), Fault> {
        let Hyperlink { range, target, location, .. } = link;
        let fragment = location.map(|location| format!("#{location}"));
        let address = target.map(|target| target + &fragment.unwrap_or_default());
        let Some(address) = address.and_then(|address| web_address(&address)) else {
            return Ok(());
        };
        if range.start == range.end {
            self.add_to_cell(range.start, address)?;
        } else if self.ranges.len() < MOST_RANGES {
            self.ranges.push((range, address));
        } else {
            return Err(Fault::TooLarge);
        }
        Ok(())
    }

    /// Adds the link of a cell at this row and column, which here count from 0. It takes the
    /// place of an earlier one.
    fn add_to_cell(&mut self, (row, column): (u32, u32), address: Arc<str>) -> Result<(), Fault> {
        self.cells.insert((row + 1, column + 1), address);
        // A formula may be shared by very many cells.
        if MOST_LINKS < self.cells.len() { Err(Fault::TooLarge) } else { Ok(()) }
    }

    /// Adds the link that the formula of a cell makes. Returns whether the address is in the
    /// formula itself. `shared` has the addresses of formulas that several cells share.
    pub(super) fn add_formula(
        &mut self,
        cell: (u32, u32),
        formula: &XlsxFormulaMetadata,
        shared: &mut HashMap<usize, Arc<str>>,
    ) -> Result<bool, Fault> {
        let address = match formula {
            XlsxFormulaMetadata::Normal { formula } => address_in(formula),
            XlsxFormulaMetadata::Shared { formula, shared_index, .. } => {
                let address = address_in(formula);
                shared.extend(address.clone().map(|address| (*shared_index, address)));
                address
            }
            XlsxFormulaMetadata::SharedDerived { shared_index } => {
                let Some(address) = shared.get(shared_index) else { return Ok(false) };
                self.add_to_cell(cell, address.clone())?;
                return Ok(false);
            }
            _ => None,
        };
        let is_in_formula = address.is_some();
        if let Some(address) = address {
            self.add_to_cell(cell, address)?;
        }
        Ok(is_in_formula)
    }

    /// The address behind a cell.
    pub(super) fn of(&self, (row, column): (u32, u32)) -> Option<&Arc<str>> {
        let is_in = |range: &Dimensions| range.contains(row - 1, column - 1);
        let in_range = || self.ranges.iter().find(|(range, _)| is_in(range));
        self.cells.get(&(row, column)).or_else(|| in_range().map(|(_, address)| address))
    }
}

/// An address that readers of a post can open; `None` for any other.
pub(super) fn web_address(address: &str) -> Option<Arc<str>> {
    let address = address.trim();
    let begins = |scheme: &str| {
        address.get(..scheme.len()).is_some_and(|own| own.eq_ignore_ascii_case(scheme))
    };
    let is_one = (begins("https://") || begins("http://"))
        && address.len() <= LONGEST
        && !address.contains(|letter: char| letter.is_whitespace() || letter.is_control());
    is_one.then(|| address.into())
}

const FUNCTION: &str = "HYPERLINK(";

/// Whether a formula makes a link of its cell.
pub(super) fn is_link(formula: &str) -> bool {
    formula.contains(FUNCTION)
}

/// The address in a formula such as `HYPERLINK("https://vejby.dk";"Se mere")`; `None` if the
/// formula takes it from elsewhere, such as another cell.
pub(super) fn address_in(formula: &str) -> Option<Arc<str>> {
    let (_, arguments) = formula.split_once(FUNCTION)?;
    let (address, rest) = arguments.trim_start().strip_prefix('"')?.split_once('"')?;
    // A text that is joined to the address is not known.
    let is_whole = rest.trim_start().starts_with([';', ',', ')']);
    web_address(address).filter(|_| is_whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_a_formula_is_a_text_in_it() {
        let address = Some("https://vejby.dk");
        for (formula, expected) in [
            ("HYPERLINK(\"https://vejby.dk\",\"Se mere\")", address),
            ("of:=HYPERLINK(\"https://vejby.dk\";\"Se mere\")", address),
            ("HYPERLINK( \"https://vejby.dk\" )", address),
            ("HYPERLINK(\"https://vejby.dk\"&A2,\"Se mere\")", None),
            ("HYPERLINK(B2,\"https://vejby.dk\")", None),
            ("HYPERLINK(\"mailto:a@vejby.dk\",\"Skriv\")", None),
            ("HYPERLINK(\"https://vejby.dk", None),
            ("SUM(A1)", None),
        ] {
            assert_eq!(address_in(formula).as_deref(), expected, "{formula}");
        }
    }

    #[test]
    fn a_link_may_be_for_several_cells() {
        let link = |range: [(u32, u32); 2], target: &str, location: Option<&str>| Hyperlink {
            range: Dimensions { start: range[0], end: range[1] },
            target: Some(target.to_owned()),
            location: location.map(str::to_owned),
            displayed_text: None,
            tooltip: None,
        };
        let mut links = Links::default();
        for link in [
            link([(0, 0), (0, 0)], "https://a.dk", Some("b")),
            link([(0, 0), (2, 1)], "HTTP://c.dk", None),
            link([(5, 5), (5, 5)], "file:///C:/a.docx", None),
        ] {
            links.add(link).expect("these are few");
        }
        let of = |row, column| links.of((row, column)).map(|address| &**address);
        assert_eq!(of(1, 1), Some("https://a.dk#b"));
        assert_eq!(of(3, 2), Some("HTTP://c.dk"));
        assert_eq!(of(4, 2), None);
        assert_eq!(of(6, 6), None);
    }
}
