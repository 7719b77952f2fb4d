//! Tables: sums under their columns, and amounts that are a number times a price.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::LazyLock;

use regex::Regex;

use super::findings::Findings;
use super::grid::{Cell, Figure, Grid, SCALE, grids};
use super::pattern::pattern;
use crate::diag::catalogue::FactProblem as Problem;
use crate::draft::{Draft, Passage};

pub(super) const SLUGS: &[&str] = &["sum-wrong", "product-wrong"];

/// What the label of a sum says besides what it is the sum of; รวมพลังชุมชน is a name.
static SUM: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:ยอด|ผล)?รวม(?:เป็น)?(?:จำนวน)?(?:เงิน|ราคา|ค่าใช้จ่าย|งบประมาณ)?(?:(?:ทั้งสิ้น|ทั้งหมด|สุทธิ)(?:เป็นเงิน)?)?(?:เป็นเงิน)?(?:บาท)?$",
    )
});

/// Labels that say the rows are no plain addends.
static NO_ADDEND: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"หัก|ส่วนลด|ลดลง|คงเหลือ|ยกมา|ยกไป|เฉลี่ย|ร้อยละ|%|แยกเป็น|ได้แก่|ประกอบด้วย|ในจำนวนนี้|^\s*[-–•]\s*[^\s–-]|^\s*\(?[0-9๐-๙]+\.[0-9๐-๙]|^\s*\([0-9๐-๙]+\)",
    )
});

/// Titles of columns that nobody sums.
static NO_SUM: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"ร้อยละ|%|เปอร์เซ็นต์|เฉลี่ย|ต่อ|/|ละ|อัตรา|สัดส่วน|ค่าน้ำหนัก|ลำดับ|^\s*ที่|ปี|วัน|เวลา|รหัส|เลข|สะสม|คงเหลือ|ราคาหน่วย|ระดับ|หน่วยนับ",
    )
});

pub(super) fn read(draft: &Draft, findings: &mut Findings<'_>) {
    for grid in grids(draft) {
        let columns: BTreeSet<usize> = grid.rows.iter().flat_map(BTreeMap::keys).copied().collect();
        // บาท and สตางค์ in columns of their own carry over.
        if !grid.titles.values().any(|title| title.contains("สต.") || title.contains("สตางค์"))
        {
            let rows: Vec<Row> = grid.rows.iter().map(kind).collect();
            for column in columns {
                if !grid.titles.get(&column).is_some_and(|title| NO_SUM.is_match(title)) {
                    sums(&grid, &rows, column, findings);
                }
            }
        }
        products(&grid, findings);
    }
}

/// What a row is to the sums of a table.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Row {
    /// Something added.
    Addend,
    /// Not to be added, or nobody knows: no sum with it is read.
    Unknown,
    /// รวม, of the rows since the last sum or of all.
    Sum,
    /// รวมทั้งสิ้น.
    Whole,
}

fn kind(row: &BTreeMap<usize, Cell<'_>>) -> Row {
    // A label may be a number only in the first column: 1.1 is part of 1.
    let labels = || row.iter().filter(|(_, cell)| Figure::parse(cell.text()).is_none()).map(|(_, cell)| cell);
    if row.get(&0).into_iter().chain(labels()).any(|cell| NO_ADDEND.is_match(cell.text())) {
        return Row::Unknown;
    }
    let Some(label) = labels().find(|cell| cell.text().contains("รวม")) else { return Row::Addend };
    // Words of the amount and the unit stand in brackets behind.
    let text = label.text().split('(').next().unwrap_or_default().replace([' ', '\u{a0}', ':'], "");
    if SUM.is_match(&text) {
        let whole = text.contains("ทั้ง") || text.contains("สุทธิ");
        return if whole { Row::Whole } else { Row::Sum };
    }
    match text.starts_with("รวม") {
        // รวมวัสดุสำนักงาน over several columns sums a group.
        true if label.columns > 1 => Row::Sum,
        true => Row::Unknown,
        false => Row::Addend,
    }
}

/// Checks the sums of one column.
fn sums(grid: &Grid<'_>, rows: &[Row], column: usize, findings: &mut Findings<'_>) {
    let (mut all, mut since) = (Addends::default(), Addends::default());
    let (mut subtotals, mut last) = (0, 0);
    let mut wrong = Vec::new();
    for (cells, row) in grid.rows.iter().zip(rows) {
        let Some(cell) = cells.get(&column).filter(|cell| cell.columns == 1) else { continue };
        let text = cell.text();
        if cell.passage.is_some() && text.chars().all(|c| matches!(c, '-' | '–' | '—')) {
            continue;
        }
        let (Some(figure), Some(passage)) = (Figure::parse(text), cell.passage) else { return };
        match row {
            Row::Unknown => return,
            Row::Addend => {
                all.add(figure);
                since.add(figure);
            }
            Row::Sum | Row::Whole => {
                let due = if *row == Row::Whole || since.values.is_empty() { all.sum } else { since.sum };
                // Of all rows, of those since the last sum, of the sums, the last sum with what follows it,
                // or the number of rows.
                let rows = all.values.len() as i128 * UNIT;
                let fits = [all.sum, since.sum, subtotals, last + since.sum, rows];
                let rounded = figure.decimals < all.decimals;
                if !all.values.is_empty() && !fits.contains(&figure.value) && !rounded {
                    wrong.push((passage, Figure { value: due, ..figure }));
                }
                if !since.values.is_empty() {
                    subtotals += figure.value;
                }
                last = figure.value;
                since = Addends::default();
            }
        }
    }
    if !wrong.is_empty() && !all.is_nested() {
        for (passage, due) in wrong {
            report(grid, column, passage, due, findings);
        }
    }
}

/// One, in the units of [`Figure`].
const UNIT: i128 = 10_i128.pow(SCALE as u32);

fn report(grid: &Grid<'_>, column: usize, passage: &Passage, due: Figure, findings: &mut Findings<'_>) {
    let problem = Problem::SumWrong {
        column: grid.titles.get(&column).map(|title| title.trim().to_owned()),
        written: passage.text.trim().to_owned(),
        due: due.show(),
    };
    findings.report(problem, passage, 0..passage.text.len());
}

/// Figures that add up.
#[derive(Default)]
struct Addends {
    values: Vec<i128>,
    sum: i128,
    decimals: usize,
}

impl Addends {
    fn add(&mut self, figure: Figure) {
        self.values.push(figure.value);
        self.sum += figure.value;
        self.decimals = self.decimals.max(figure.decimals);
    }

    /// Whether they cannot be plain addends: running numbers or years, or one that is the sum of two or
    /// more right after or before it, as a group's head is.
    fn is_nested(&self) -> bool {
        let values = &self.values;
        let running = values.len() > 2 && values.windows(2).all(|pair| pair[1] - pair[0] == UNIT);
        let years = values.iter().all(|value| (2400 * UNIT..2700 * UNIT).contains(value));
        let backwards: Vec<i128> = values.iter().rev().copied().collect();
        running || years || heads(values) || heads(&backwards)
    }
}

/// Whether some value is the sum of two or more right before it.
fn heads(values: &[i128]) -> bool {
    let mut sums = HashSet::new();
    // Sums up to each value; one value is the sum of those before it from `p` on when `p + value` is now.
    let (mut sum, mut before) = (0, None);
    for &value in values {
        if value > 0 && sums.contains(&(sum - value)) {
            return true;
        }
        // The sum before the last value would make that one value a sum.
        sums.extend(before.replace(sum));
        sum += value;
    }
    false
}

/// The columns of a number, a price and an amount.
fn factors(grid: &Grid<'_>) -> Option<(usize, usize, usize)> {
    let plain = |title: &str| title.split('(').next().unwrap_or_default().replace([' ', '\u{a0}'], "");
    let titles: Vec<(usize, String)> =
        grid.titles.iter().map(|(column, title)| (*column, plain(title))).collect();
    let only = |is: &dyn Fn(&str) -> bool| {
        let mut found = titles.iter().filter(|(_, title)| is(title)).map(|(column, _)| *column);
        found.next().filter(|_| found.next().is_none())
    };
    // Another factor or a deduction makes it another calculation.
    let others = |title: &str| {
        ["ภาษี", "ส่วนลด", "วัน", "เดือน", "ครั้ง", "ชั่วโมง", "มื้อ", "คืน", "ปี", "รุ่น"]
            .iter()
            .any(|word| title.contains(word))
            || (title.starts_with("จำนวน") && title != "จำนวน" && title != "จำนวนเงิน" && title != "จำนวนหน่วย")
    };
    if titles.iter().any(|(_, title)| others(title)) {
        return None;
    }
    let price = ["ราคาต่อหน่วย", "ราคา/หน่วย", "ราคาหน่วยละ", "หน่วยละ", "ต่อหน่วย"];
    let amount = ["จำนวนเงิน", "เป็นเงิน", "รวมเงิน", "รวมเป็นเงิน", "ราคารวม", "รวมราคา", "เงินรวม"];
    Some((
        only(&|title| matches!(title, "จำนวน" | "จำนวนหน่วย" | "ปริมาณ"))?,
        only(&|title| price.contains(&title))?,
        only(&|title| amount.contains(&title))?,
    ))
}

fn products(grid: &Grid<'_>, findings: &mut Findings<'_>) {
    let Some((count, price, amount)) = factors(grid) else { return };
    for row in &grid.rows {
        let figure = |column| {
            let cell = row.get(&column).filter(|cell| cell.columns == 1)?;
            Some((Figure::parse(cell.text())?, cell.passage?))
        };
        // `120 รีม`, the unit behind the number.
        let counted = || {
            let cell = row.get(&count).filter(|cell| cell.columns == 1)?;
            let (number, unit) = cell.text().split_once(' ').unwrap_or((cell.text(), ""));
            Figure::parse(number)
                .filter(|_| unit.chars().all(|c| c.is_alphabetic() || ('ะ'..='๎').contains(&c)))
        };
        let (Some(count), Some((price, _)), Some((written, passage))) =
            (counted(), figure(price), figure(amount))
        else {
            continue;
        };
        let Some(product) = count.value.checked_mul(price.value).map(|product| product / UNIT) else {
            continue;
        };
        // A price with decimals may be a rounded share of the amount; an amount is rounded to its decimals.
        let half = |decimals: usize| UNIT / 10_i128.pow(decimals as u32) / 2;
        let of_price = if price.decimals > 0 { count.value * half(price.decimals) / UNIT } else { 0 };
        if (product - written.value).abs() > of_price + half(written.decimals) {
            let due = Figure { value: product, ..written };
            let problem = Problem::ProductWrong {
                written: passage.text.trim().to_owned(),
                count: count.show(),
                price: price.show(),
                due: due.show(),
            };
            findings.report(problem, passage, 0..passage.text.len());
        }
    }
}
