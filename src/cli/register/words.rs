//! What stops the register from doing what was asked, in both languages.

use std::path::Path;

use saraban::register::{Circulars, RegisterError, Series};
use saraban::thai::date::BUDDHIST_OFFSET;

use crate::cli::say::Both;

type Words = Both<String, String>;

/// The message, and the mend if there is one.
pub(in crate::cli) fn failure(error: &RegisterError, file: &Path) -> (Words, Option<Words>) {
    (message(error, &file.display().to_string()), hint(error))
}

fn both(th: impl Into<String>, en: impl Into<String>) -> Words {
    Both { th: th.into(), en: en.into() }
}

fn message(error: &RegisterError, file: &str) -> Words {
    match error {
        RegisterError::Missing => both(format!("ไม่มีไฟล์ทะเบียน `{file}`"), format!("no register `{file}`")),
        RegisterError::NotARegister => both(
            format!("`{file}` ไม่ใช่ไฟล์ทะเบียนของ saraban"),
            format!("`{file}` is not a register of saraban"),
        ),
        RegisterError::TooNew { .. } => both(
            format!("ทะเบียน `{file}` จัดทำด้วย saraban รุ่นใหม่กว่านี้"),
            format!("the register `{file}` was made by a later saraban"),
        ),
        RegisterError::Busy => both(
            format!("โปรแกรมอื่นกำลังใช้ทะเบียน `{file}` อยู่นานเกินกำหนด"),
            format!("another program keeps the register `{file}` locked"),
        ),
        RegisterError::ReadOnly => both(
            format!("เขียนทะเบียน `{file}` หรือโฟลเดอร์ของทะเบียนไม่ได้"),
            format!("the register `{file}` or its folder cannot be written"),
        ),
        RegisterError::Full => both(
            format!("เนื้อที่เก็บข้อมูลเต็ม บันทึกทะเบียน `{file}` ไม่ได้"),
            format!("no room on the disk for the register `{file}`"),
        ),
        RegisterError::Broken { reason } => both(
            format!("ทะเบียน `{file}` ชำรุดหรืออ่านเขียนไม่ได้ ({reason})"),
            format!("the register `{file}` is damaged or cannot be used ({reason})"),
        ),
        other => both(asked(other), other.to_string()),
    }
}

/// What is wrong with the question, in Thai; the library says it in English.
fn asked(error: &RegisterError) -> String {
    let buddhist = |year: &i32| year + BUDDHIST_OFFSET;
    match error {
        RegisterError::UnknownSeries { series, .. } => format!("ทะเบียนยังไม่ได้เปิดเลข `{series}`"),
        RegisterError::BeforeStart { series, year, first } => {
            format!("เลข `{series}` เริ่มในทะเบียนนี้เมื่อ พ.ศ. {} หลังปี {}", buddhist(first), buddhist(year))
        }
        RegisterError::CircularsFixed { series, counted: Circulars::Own } => {
            format!("เปิดเลข `{series}` ไว้ให้หนังสือเวียนมีเลขของตนเองแล้ว")
        }
        RegisterError::CircularsFixed { series, counted: Circulars::Shared } => {
            format!("เปิดเลข `{series}` ไว้ให้หนังสือเวียนใช้เลขร่วมกันแล้ว")
        }
        RegisterError::Backwards { number, next } => format!("ย้อนเลขไปที่ {number} ไม่ได้ เลขถัดไปคือ {next}"),
        RegisterError::UnknownNumber { reference, year } => {
            format!("ไม่มีเลข `{reference}` ในทะเบียนปี พ.ศ. {}", buddhist(year))
        }
        RegisterError::Void { reference, reason } => format!("เลข `{reference}` ถูกยกเลิกแล้ว ({reason})"),
        RegisterError::Exhausted => "เลขในทะเบียนหมดแล้ว".to_owned(),
        other => other.to_string(),
    }
}

fn hint(error: &RegisterError) -> Option<Words> {
    let hint = match error {
        RegisterError::Missing => both(
            "ตรวจชื่อไฟล์ หรือเปิดทะเบียนใหม่ด้วย `saraban register start \"พย 76101\"`",
            "check the name, or open a register with `saraban register start \"พย 76101\"`",
        ),
        RegisterError::TooNew { .. } => both("ปรับรุ่น saraban", "bring saraban up to date"),
        RegisterError::Busy => both(
            "ลองอีกครั้ง หรือรอนานขึ้นด้วย `--wait`; ยังไม่มีเลขใดถูกใช้ไป",
            "try again, or wait longer with `--wait`; no number was taken",
        ),
        RegisterError::ReadOnly | RegisterError::Full => both("ยังไม่มีเลขใดถูกใช้ไป", "no number was taken"),
        RegisterError::Broken { .. } => both(
            "เก็บไฟล์นี้ไว้ แล้วใช้สำเนาสำรองล่าสุด ตั้งเลขถัดไปให้พ้นเลขที่ออกไปแล้วด้วย `saraban register start … --number`",
            "keep the file; take the latest copy, and set it past the numbers given since with `saraban register start … --number`",
        ),
        RegisterError::UnknownSeries { series, known } => unknown_series(series, known),
        RegisterError::BeforeStart { series, year, .. } => {
            let start =
                format!("`saraban register start \"{series}\" --year {} --number …`", year + BUDDHIST_OFFSET);
            both(
                format!("ตรวจปี หรือเปิดเลขของปีนั้นด้วย {start}"),
                format!("check the year, or open it with {start}"),
            )
        }
        RegisterError::UnknownNumber { .. } => both(
            "ดูเลขที่มีด้วย `saraban register list` ถ้าเป็นเลขของปีอื่น ระบุ `--year`",
            "`saraban register list` shows the numbers; give `--year` for one of another year",
        ),
        _ => return None,
    };
    Some(hint)
}

fn unknown_series(series: &Series, known: &[Series]) -> Words {
    let start = format!("`saraban register start \"{series}\"`");
    if known.is_empty() {
        return both(format!("เปิดเลขด้วย {start}"), format!("open it with {start}"));
    }
    let known: Vec<_> = known.iter().map(|series| format!("`{series}`")).collect();
    let known = known.join(", ");
    both(
        format!("เลขที่เปิดไว้: {known}; เปิดเลขใหม่ด้วย {start}"),
        format!("it has {known}; open a new one with {start}"),
    )
}
