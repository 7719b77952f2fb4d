//! The register on a terminal: a heading a book, a line a number.

use chrono::NaiveDate;
use saraban::diag::Lang;
use saraban::register::{Book, Entry, Gap, State};
use saraban::thai::date::{BUDDHIST_OFFSET, PartialDate};
use saraban::thai::digits::Digits;
use saraban::thai::text::forbidden_kind;
use unicode_width::UnicodeWidthStr;

use super::args::StateArg;

/// Number, date, state, to whom, file or reason, who, and what is longest last: it widens no column.
const COLUMNS: usize = 7;
type Line = [String; COLUMNS];

/// `พย 76101/ in 2569 (C.E. 2026): next number 58`.
pub(super) fn heading(book: &Book, lang: Lang) -> String {
    let (series, mark) = (&book.series, if book.circular { "ว" } else { "" });
    let (year, next) = (year(book.year, lang), book.next);
    match lang {
        Lang::Th => format!("{series}/{mark} ปี {year} เลขถัดไป {next}"),
        Lang::En => format!("{series}/{mark} in {year}: next number {next}"),
    }
}

/// The Buddhist year, with the common one.
pub(super) fn year(year: i32, lang: Lang) -> String {
    let buddhist = year + BUDDHIST_OFFSET;
    match lang {
        Lang::Th => format!("พ.ศ. {buddhist} (ค.ศ. {year})"),
        Lang::En => format!("{buddhist} (C.E. {year})"),
    }
}

/// The books, as far as their numbers are in the state asked for.
pub(super) fn table(books: &[Book], state: Option<StateArg>, lang: Lang) -> String {
    let parts: Vec<Vec<Line>> = books.iter().map(|book| lines(book, state, lang)).collect();
    let widths = widths(parts.iter().flatten());
    let mut text = String::new();
    for (book, lines) in books.iter().zip(&parts) {
        if state.is_some() && lines.is_empty() {
            continue;
        }
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&heading(book, lang));
        text.push('\n');
        for line in lines {
            text.push_str(&padded(line, &widths));
        }
    }
    text
}

fn lines(book: &Book, state: Option<StateArg>, lang: Lang) -> Vec<Line> {
    let wanted = |is: StateArg| state.is_none_or(|state| state == is);
    let entries = book
        .entries
        .iter()
        .filter(|entry| wanted(state_of(entry)))
        .map(|entry| (entry.number, entry_line(entry, lang)));
    let gaps = book.gaps().into_iter().filter(|_| wanted(StateArg::Missing));
    let mut lines: Vec<_> = entries.chain(gaps.map(|gap| (gap.first, gap_line(book, &gap, lang)))).collect();
    lines.sort_by_key(|(number, _)| *number);
    lines.into_iter().map(|(_, line)| line).collect()
}

fn state_of(entry: &Entry) -> StateArg {
    match entry.state {
        State::Reserved => StateArg::Reserved,
        State::Issued { .. } => StateArg::Issued,
        State::Void { .. } => StateArg::Void,
    }
}

fn entry_line(entry: &Entry, lang: Lang) -> Line {
    let (state, note) = match (&entry.state, lang) {
        (State::Reserved, Lang::Th) => ("จองเลข", ""),
        (State::Reserved, Lang::En) => ("reserved", ""),
        (State::Issued { file, .. }, Lang::Th) => ("ออกแล้ว", file.as_deref().unwrap_or_default()),
        (State::Issued { file, .. }, Lang::En) => ("issued", file.as_deref().unwrap_or_default()),
        (State::Void { reason, .. }, Lang::Th) => ("ยกเลิก", reason.as_str()),
        (State::Void { reason, .. }, Lang::En) => ("void", reason.as_str()),
    };
    let letter = &entry.letter;
    [
        number(entry.letter.circular, &entry.number.to_string()),
        day(letter.date, lang),
        state.to_owned(),
        letter.to.clone(),
        note.to_owned(),
        entry.stamp.who.clone(),
        letter.subject.clone(),
    ]
}

fn gap_line(book: &Book, gap: &Gap<'_>, lang: Lang) -> Line {
    let range =
        if gap.first == gap.last { gap.first.to_string() } else { format!("{}-{}", gap.first, gap.last) };
    let state = match (gap.leap, lang) {
        (Some(_), Lang::Th) => "เว้นเลข",
        (Some(_), Lang::En) => "passed over",
        (None, Lang::Th) => "ไม่มีรายการ",
        (None, Lang::En) => "no trace",
    };
    let mut line = Line::default();
    line[0] = number(book.circular, &range);
    line[1] = gap.leap.map(|leap| day(leap.stamp.at.date_naive(), lang)).unwrap_or_default();
    line[2] = state.to_owned();
    line[5] = gap.leap.map(|leap| leap.stamp.who.clone()).unwrap_or_default();
    line
}

fn day(date: NaiveDate, lang: Lang) -> String {
    let thai = match lang {
        Lang::Th => PartialDate::try_from(date).ok().map(|date| date.short(Digits::Arabic)),
        Lang::En => None,
    };
    thai.unwrap_or_else(|| date.to_string())
}

fn number(circular: bool, number: &str) -> String {
    if circular { format!("ว {number}") } else { number.to_owned() }
}

fn widths<'a>(lines: impl Iterator<Item = &'a Line>) -> [usize; COLUMNS] {
    let mut widths = [0; COLUMNS];
    for line in lines {
        for (width, cell) in widths.iter_mut().zip(line) {
            *width = (*width).max(plain(cell).width());
        }
    }
    widths
}

/// The number to the right, the rest to the left.
fn padded(line: &Line, widths: &[usize; COLUMNS]) -> String {
    let mut text = String::new();
    for (index, (cell, width)) in line.iter().zip(widths).enumerate() {
        let cell = plain(cell);
        let blanks = " ".repeat(width - cell.width());
        text += &if index == 0 { format!("  {blanks}{cell}") } else { format!("  {cell}{blanks}") };
    }
    text.truncate(text.trim_end().len());
    text + "\n"
}

/// On one line, and nothing in it that steers a terminal.
fn plain(cell: &str) -> String {
    cell.chars().map(|c| if c.is_control() || forbidden_kind(c).is_some() { ' ' } else { c }).collect()
}
