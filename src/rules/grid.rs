//! The tables of a draft as rows and columns, with the numbers in them.

use std::collections::BTreeMap;

use crate::draft::{Draft, Passage};
use crate::thai::digits::{group_thousands, to_arabic};

/// A table of plain cells.
#[derive(Debug, Default)]
pub(super) struct Grid<'a> {
    /// The titles over each column, the upper before the lower.
    pub(super) titles: BTreeMap<usize, String>,
    /// The rows of the body, each cell at its first column.
    pub(super) rows: Vec<BTreeMap<usize, Cell<'a>>>,
}

/// A cell with its one text; none if it holds several.
#[derive(Debug)]
pub(super) struct Cell<'a> {
    /// Columns it covers.
    pub(super) columns: usize,
    /// Its text.
    pub(super) passage: Option<&'a Passage>,
}

impl<'a> Cell<'a> {
    /// The text, nothing for a cell of several.
    pub(super) fn text(&self) -> &'a str {
        self.passage.map_or("", |passage| passage.text.trim())
    }
}

/// The tables of a draft; cells without text are not there.
pub(super) fn grids(draft: &Draft) -> Vec<Grid<'_>> {
    let mut grids: BTreeMap<usize, Grid<'_>> = BTreeMap::new();
    for (passage, place) in draft.passages.iter().filter_map(|passage| Some((passage, passage.cell?))) {
        let grid = grids.entry(place.table).or_default();
        if place.header {
            for column in place.column..(place.column + place.columns).min(place.column + MOST_COLUMNS) {
                let title = grid.titles.entry(column).or_default();
                title.push(' ');
                title.push_str(passage.text.trim());
            }
            continue;
        }
        if grid.rows.len() <= place.row {
            grid.rows.resize_with(place.row + 1, BTreeMap::new);
        }
        grid.rows[place.row]
            .entry(place.column)
            .and_modify(|cell| cell.passage = None)
            .or_insert(Cell { columns: place.columns, passage: Some(passage) });
    }
    grids.into_values().collect()
}

/// No table has more columns.
const MOST_COLUMNS: usize = 100;

/// A number with its decimals, exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Figure {
    /// In units of the last decimal that is counted.
    pub(super) value: i128,
    /// Decimals as written.
    pub(super) decimals: usize,
}

/// Decimals that are counted.
pub(super) const SCALE: usize = 6;

impl Figure {
    /// Reads `1,234.50`, `๑,๒๓๔`, `-5`; a dash or nothing is no number, nor is one with wrong commas.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let text = to_arabic(text.trim());
        let text = text.strip_suffix("บาท").map_or(text.as_str(), str::trim_end);
        let text = text.strip_suffix(".-").unwrap_or(text);
        let (negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        let groups: Vec<&str> = whole.split(',').collect();
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let grouped =
            groups.len() == 1 || groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3);
        let fine = groups.iter().all(|group| digits(group)) && grouped && whole.len() <= 20;
        if !fine || text.contains('.') != digits(decimals) || decimals.len() > SCALE {
            return None;
        }
        let value: i128 = format!("{}{decimals:0<SCALE$}", groups.concat()).parse().ok()?;
        Some(Self { value: if negative { -value } else { value }, decimals: decimals.len() })
    }

    /// As it is printed in tables.
    pub(super) fn show(self) -> String {
        let unit = 10_u128.pow(SCALE as u32);
        let sign = if self.value < 0 { "-" } else { "" };
        let whole = u64::try_from(self.value.unsigned_abs() / unit).unwrap_or(u64::MAX);
        let decimals = format!("{:0SCALE$}", self.value.unsigned_abs() % unit);
        let kept = decimals.trim_end_matches('0').len().max(self.decimals);
        let point = if kept > 0 { "." } else { "" };
        format!("{sign}{}{point}{}", group_thousands(whole), &decimals[..kept])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_of_tables() {
        for (text, shown) in [
            ("1,234.50", "1,234.50"),
            ("๑๒๓๔", "1,234"),
            ("-5.5 บาท", "-5.5"),
            ("0.000001", "0.000001"),
            ("500.-", "500"),
            (" 48,840.00 ", "48,840.00"),
        ] {
            assert_eq!(Figure::parse(text).map(Figure::show).as_deref(), Some(shown), "{text}");
        }
        for text in
            ["", "-", "–", "1,23", "12345,678", "5 รีม", "1.", ".5", "1.2.3", "0.1234567", "12%", "A4", ","]
        {
            assert_eq!(Figure::parse(text), None, "{text}");
        }
    }
}
