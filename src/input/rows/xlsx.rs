//! XLSX: the cells of the first sheet that holds any, as texts; dates as years, months and days.

use std::io::Cursor;

use calamine::{DataRef, Reader, SheetType, Xlsx};

use super::grid::Grid;
use crate::package::Fault;

/// The part every XLSX has.
pub(super) const WORKBOOK: &str = "xl/workbook.xml";

/// Reads cell by cell: a sheet may say it is larger than any memory.
pub(super) fn grid(bytes: &[u8]) -> Result<Grid, Fault> {
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(|_| Fault::Broken)?;
    let sheets = workbook.sheets_metadata().iter();
    let names: Vec<String> =
        sheets.filter(|sheet| sheet.typ == SheetType::WorkSheet).map(|sheet| sheet.name.clone()).collect();
    let mut found = Grid::default();
    for name in names {
        found = Grid::new(&name);
        let mut cells = workbook.worksheet_cells_reader(&name).map_err(|_| Fault::Broken)?;
        while let Some(cell) = cells.next_cell().map_err(|_| Fault::Broken)? {
            let (row, column) = cell.get_position();
            if !found.put(row as usize, column as usize, &shown(cell.get_value()))? {
                break;
            }
        }
        if !found.is_empty() {
            break;
        }
    }
    Ok(found)
}

fn shown(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) => unescaped(text),
        DataRef::SharedString(text) => unescaped(text),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(value) => value.to_string(),
        DataRef::DateTime(date) if date.is_datetime() => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTime(duration) => duration.as_f64().to_string(),
        DataRef::DateTimeIso(text) => text.split('T').next().unwrap_or_default().to_owned(),
        DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
    }
}

/// Line ends as `\n` alone.
fn unescaped(text: &str) -> String {
    text.replace("_x000D_", "").replace("\r\n", "\n").replace('\r', "\n")
}
