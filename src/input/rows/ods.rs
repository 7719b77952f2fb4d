//! ODS: the cells of the first sheet that holds any, as texts; dates as years, months and days.
//!
//! Own and not a library's: an ODS says in two numbers that a cell is repeated a milliard times, so repeats
//! are counted here and never spread out.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::MOST_UNPACKED;
use super::grid::Grid;
use crate::package::{Fault, Package};

/// The part that holds the sheets.
pub(super) const CONTENT: &str = "content.xml";

/// Most times a cell or a row with text is taken when it is repeated.
const MOST_REPEATS: usize = 1_000;

pub(super) fn grid(package: &mut Package<'_>) -> Result<Grid, Fault> {
    let xml = package.part(CONTENT, MOST_UNPACKED)?;
    let mut sheet = Sheet::default();
    let mut reader = Reader::from_reader(xml.as_slice());
    loop {
        match reader.read_event().map_err(|_| Fault::Broken)? {
            Event::Start(start) => sheet.start(&start),
            Event::Empty(start) => {
                sheet.start(&start);
                if sheet.end(start.name().as_ref())? == Next::Stop {
                    break;
                }
            }
            Event::End(end) if sheet.end(end.name().as_ref())? == Next::Stop => break,
            Event::Text(text) if sheet.in_paragraph => {
                sheet.text.push_str(&text.decode().map_err(|_| Fault::Broken)?);
            }
            Event::GeneralRef(name) if sheet.in_paragraph => {
                let name = name.decode().map_err(|_| Fault::Broken)?;
                sheet.text.push(crate::package::entity(&name).ok_or(Fault::Broken)?);
            }
            Event::DocType(_) => return Err(Fault::Broken),
            Event::Eof => break,
            _ => {}
        }
    }
    Ok(sheet.grid)
}

#[derive(Debug, PartialEq)]
enum Next {
    More,
    Stop,
}

/// Where the reading is.
#[derive(Default)]
struct Sheet {
    grid: Grid,
    row: usize,
    row_repeats: usize,
    /// The row's cells with text: column, how often, text.
    cells: Vec<(usize, usize, String)>,
    column: usize,
    repeats: usize,
    /// The cell's text so far, and what the file says it means.
    text: String,
    value: Option<String>,
    in_cell: bool,
    in_paragraph: bool,
    /// Depth inside a remark on a cell.
    remark: usize,
}

impl Sheet {
    fn start(&mut self, start: &BytesStart<'_>) {
        match start.name().as_ref() {
            b"table:table" if self.grid.is_empty() => {
                self.grid = Grid::new(&attribute(start, b"table:name").unwrap_or_default());
                self.row = 0;
            }
            b"table:table-row" => {
                self.row_repeats = repeats(start, b"table:number-rows-repeated");
                self.column = 0;
            }
            b"table:table-cell" | b"table:covered-table-cell" => {
                self.repeats = repeats(start, b"table:number-columns-repeated");
                self.in_cell = true;
                self.text.clear();
                let date = attribute(start, b"office:date-value");
                let date = date.map(|date| date.split('T').next().unwrap_or_default().to_owned());
                let number = match attribute(start, b"office:value-type").as_deref() {
                    Some("float" | "currency") => attribute(start, b"office:value"),
                    _ => None,
                };
                self.value = date.or(number);
            }
            b"office:annotation" => self.remark += 1,
            b"text:p" if self.in_cell && self.remark == 0 => {
                if !self.text.is_empty() {
                    self.text.push('\n');
                }
                self.in_paragraph = true;
            }
            b"text:line-break" if self.in_paragraph => self.text.push('\n'),
            b"text:s" | b"text:tab" if self.in_paragraph => {
                let blanks = repeats(start, b"text:c").min(MOST_REPEATS);
                self.text.extend(std::iter::repeat_n(' ', blanks));
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8]) -> Result<Next, Fault> {
        match name {
            b"text:p" => self.in_paragraph = false,
            b"office:annotation" => self.remark = self.remark.saturating_sub(1),
            b"table:table-cell" | b"table:covered-table-cell" => {
                let text = self.value.take().unwrap_or_else(|| std::mem::take(&mut self.text));
                if !text.trim().is_empty() {
                    self.cells.push((self.column, self.repeats.min(MOST_REPEATS), text));
                }
                self.column = self.column.saturating_add(self.repeats);
                self.in_cell = false;
            }
            b"table:table-row" => {
                let cells = std::mem::take(&mut self.cells);
                let rows = if cells.is_empty() { 0 } else { self.row_repeats.min(MOST_REPEATS) };
                for row in self.row..self.row + rows {
                    for (first, count, text) in &cells {
                        for column in *first..first + count {
                            if !self.grid.put(row, column, text)? {
                                return Ok(Next::Stop);
                            }
                        }
                    }
                }
                self.row = self.row.saturating_add(self.row_repeats);
            }
            b"table:table" if !self.grid.is_empty() => return Ok(Next::Stop),
            _ => {}
        }
        Ok(Next::More)
    }
}

fn attribute(start: &BytesStart<'_>, name: &[u8]) -> Option<String> {
    let found = start.try_get_attribute(name).ok()??;
    String::from_utf8(found.value.into_owned()).ok()
}

fn repeats(start: &BytesStart<'_>, name: &[u8]) -> usize {
    attribute(start, name).and_then(|count| count.parse().ok()).unwrap_or(1).clamp(1, 1 << 24)
}
