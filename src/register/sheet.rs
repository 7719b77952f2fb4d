//! The register as a table for spreadsheets, with the columns that the paper form has.
//!
//! The first eight columns are those of printed registers (แบบที่ ๑๔ ทะเบียนหนังสือส่ง, by practice: its
//! annex was not seen); the file and who keeps the register follow. Titles are Thai in every language
//! of messages: the table is a paper of the office.

mod csv;
mod xlsx;

use chrono::NaiveDate;

use crate::thai::date::{BUDDHIST_OFFSET, PartialDate};
use crate::thai::digits::{self, Digits};

use super::entry::{Entry, State};
use super::list::{Book, Gap};

pub use csv::csv;
pub use xlsx::xlsx;

/// The columns.
pub const TITLES: [&str; 10] =
    ["เลขทะเบียนส่ง", "ที่", "ลงวันที่", "จาก", "ถึง", "เรื่อง", "การปฏิบัติ", "หมายเหตุ", "ไฟล์", "ผู้ลงทะเบียน"];

/// A line of the table.
type Cells = [String; TITLES.len()];

/// Every number of the books in order, those that nobody was given too.
fn lines(books: &[Book], digits: Digits) -> Vec<Cells> {
    books.iter().flat_map(|book| lines_of(book, digits)).collect()
}

fn lines_of(book: &Book, digits: Digits) -> Vec<Cells> {
    let entries = book.entries.iter().map(|entry| (entry.number, given(entry, digits)));
    let gaps = book.gaps().into_iter().map(|gap| (gap.first, missing(book, &gap, digits)));
    let mut lines: Vec<_> = entries.chain(gaps).collect();
    lines.sort_by_key(|(number, _)| *number);
    lines.into_iter().map(|(_, cells)| cells).collect()
}

fn given(entry: &Entry, digits: Digits) -> Cells {
    let letter = &entry.letter;
    let (done, remark, file) = match &entry.state {
        State::Reserved => ("จองเลข", "", None),
        State::Issued { file, .. } => ("ออกเลขแล้ว", "", file.as_deref()),
        State::Void { reason, file } => ("ยกเลิก", reason.as_str(), file.as_deref()),
    };
    // What the writer typed keeps its digits unless Thai ones are asked for.
    let typed = |text: &str| match digits {
        Digits::Thai => digits::convert(text, digits),
        Digits::Arabic => text.to_owned(),
    };
    [
        digits.show(&entry.number.to_string()),
        digits.show(&entry.reference().to_string()),
        day(letter.date, digits),
        typed(&letter.from),
        typed(&letter.to),
        typed(&letter.subject),
        done.to_owned(),
        typed(remark),
        file.unwrap_or_default().to_owned(),
        entry.stamp.who.clone(),
    ]
}

fn day(date: NaiveDate, digits: Digits) -> String {
    PartialDate::try_from(date).map_or_else(|_| date.to_string(), |date| date.short(digits))
}

fn missing(book: &Book, gap: &Gap<'_>, digits: Digits) -> Cells {
    let range = if gap.first == gap.last {
        gap.first.to_string()
    } else {
        format!("{} ถึง {}", gap.first, gap.last)
    };
    let mut cells = Cells::default();
    cells[0] = digits.show(&range);
    let mark = if book.circular { "ว" } else { "" };
    cells[1] = digits.show(&format!("{}/{mark}", book.series));
    cells[2] = digits.show(&format!("พ.ศ. {}", book.year + BUDDHIST_OFFSET));
    match gap.leap {
        Some(leap) => {
            cells[6] = "เว้นเลข".to_owned();
            cells[7] = format!("เลื่อนเลขเมื่อ {}", day(leap.stamp.at.date_naive(), digits));
            cells[9].clone_from(&leap.stamp.who);
        }
        None => cells[6] = "ไม่มีรายการในทะเบียน".to_owned(),
    }
    cells
}
