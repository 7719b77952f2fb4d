//! The table as an Excel workbook: every cell a text or a plain number, so nothing in it can run.
//!
//! A fixed date of creation: the same register gives the same bytes.

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use unicode_width::UnicodeWidthStr;

use crate::error::Error;
use crate::thai::digits::Digits;

use super::{Book, Cells, TITLES, lines};

const NAME: &str = "ทะเบียนหนังสือส่ง";

/// Widths of the columns, in characters; on A4 landscape the table is shrunk to the page's width.
const WIDTHS: [f64; TITLES.len()] = [12.0, 18.0, 14.0, 24.0, 30.0, 48.0, 14.0, 24.0, 28.0, 18.0];

/// Height of a line of the font below, and of the tallest row there may be, in points.
const LINE: f64 = 24.0;
const TALLEST: f64 = 409.0;

/// Letters that a cell holds (UTF-16 units); a longer text would make the file unreadable.
const LONGEST: usize = 32_767;

/// The books as an Excel workbook.
///
/// # Errors
/// [`Error::Internal`] for more lines than a sheet holds (1,048,576).
pub fn xlsx(books: &[Book], digits: Digits) -> Result<Vec<u8>, Error> {
    write(books, digits).map_err(|error| Error::internal("xlsx", error))
}

fn write(books: &[Book], digits: Digits) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_ymd(1980, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_title(NAME).set_creation_datetime(&created));
    let sheet = workbook.add_worksheet();
    set_up(sheet)?;
    let text = Format::new()
        .set_font_name("TH SarabunPSK")
        .set_font_size(16)
        .set_border(FormatBorder::Thin)
        .set_align(FormatAlign::Top)
        .set_text_wrap();
    let title = text.clone().set_bold().set_align(FormatAlign::Center);
    for (column, name) in (0u16..).zip(TITLES) {
        sheet.write_string_with_format(0, column, name, &title)?;
    }
    let middle = text.clone().set_align(FormatAlign::Center);
    for (row, cells) in (1u32..).zip(lines(books, digits)) {
        sheet.set_row_height(row, height(&cells))?;
        for (column, cell) in (0u16..).zip(&cells) {
            match cell.parse::<u32>() {
                // So that the column sorts as numbers.
                Ok(number) if column == 0 => sheet.write_number_with_format(row, column, number, &middle)?,
                _ if column == 0 => sheet.write_string_with_format(row, column, cell, &middle)?,
                _ => sheet.write_string_with_format(row, column, shortened(cell), &text)?,
            };
        }
    }
    workbook.save_to_buffer()
}

fn set_up(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    const A4: u8 = 9;
    sheet.set_name(NAME)?.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_header(format!("&C&\"TH SarabunPSK,Bold\"&18{NAME}")).set_footer("&C&P / &N");
    sheet.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?;
    sheet.set_row_height(0, LINE)?;
    for (column, width) in (0u16..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    Ok(())
}

/// Of a row whose wrapped texts are all seen. LibreOffice does not work that out for itself. Thai letters
/// of this font are narrower than a column's unit; what is left over is lost where lines break.
fn height(cells: &Cells) -> f64 {
    let lines = |(cell, width): (&String, f64)| -> f64 {
        cell.lines().map(|line| (line.width() as f64 / width).ceil().max(1.0)).sum()
    };
    let most = cells.iter().zip(WIDTHS).map(lines).fold(1.0, f64::max);
    (most * LINE).min(TALLEST)
}

/// The text as far as a cell holds it.
fn shortened(text: &str) -> String {
    if text.encode_utf16().count() <= LONGEST {
        return text.to_owned();
    }
    let mut units = 0;
    let fits = text.chars().take_while(|c| {
        units += c.len_utf16();
        units < LONGEST
    });
    fits.chain(['…']).collect()
}
