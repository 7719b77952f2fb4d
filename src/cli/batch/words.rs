//! What a batch says, in both languages.

use std::path::Path;

use saraban::batch::report::Summary;
use saraban::batch::{Failure, Pattern, Refusal, Unfit};
use saraban::diag::Lang;
use saraban::error::Error;
use saraban::register::RegisterError;

use crate::cli::exit::Exit;
use crate::cli::report::{self, failure_words};
use crate::cli::say::{self, Both};

type Words = Both<String, String>;

/// The last line: how many of what, and where the report is.
pub(super) fn summary(sum: &Summary, seconds: f64, report: &Path, lang: Lang) -> String {
    let part = |count: usize, words: Both<&str, &str>| {
        (count > 0).then(|| format!("{} {count}", words.in_lang(lang)))
    };
    let parts = [
        Some(format!("{} {}", Both { th: "จัดทำ", en: "made" }.in_lang(lang), sum.written)),
        part(sum.unchanged, Both { th: "คงเดิม", en: "unchanged" }),
        part(sum.mistakes, Both { th: "มีข้อผิด", en: "with mistakes" }),
        part(sum.failed, Both { th: "ไม่สำเร็จ", en: "failed" }),
        part(sum.not_run, Both { th: "ยังไม่ได้ทำ", en: "not run" }),
    ];
    let parts = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let Summary { memos, files, pages, .. } = sum;
    let report = report.display();
    match lang {
        Lang::Th => {
            format!(
                "บันทึก {memos} ฉบับ: {parts} ({files} ไฟล์ {pages} หน้า {seconds:.1} วินาที) รายงาน: {report}\n"
            )
        }
        Lang::En => {
            format!(
                "{memos} memos: {parts} ({files} files, {pages} pages, {seconds:.1} s); report: {report}\n"
            )
        }
    }
}

/// Why a memo was not made.
pub(in crate::cli) fn failed(failure: &Failure) -> Words {
    match failure {
        Failure::Error(error) => failure_words(error),
        Failure::Panic(panic) => failure_words(&Error::internal("panic", panic)),
        Failure::Unfit(unfit) => self::unfit(unfit),
        Failure::Changed => Both {
            th: "ไฟล์เปลี่ยนไประหว่างการจัดทำ".to_owned(),
            en: "the file changed while the batch ran".to_owned(),
        },
    }
}

/// Why a memo was given no number, and what to do.
fn unfit(unfit: &Unfit) -> Words {
    let both = |th: &str, en: &str| Both { th: th.to_owned(), en: en.to_owned() };
    match unfit {
        Unfit::NoReference => both(
            "ไม่มี ที่ ให้ใส่เลข: เพิ่ม `\"reference\": \"พย 76101/\"`",
            "there is no reference number to complete: add `\"reference\": \"พย 76101/\"`",
        ),
        Unfit::Numbered(reference) => Both {
            th: format!("ที่ `{reference}` มีเลขแล้ว: ลบเลขหลัง `/` หรือไม่ใช้ตัวเลือกที่ใส่เลข"),
            en: format!(
                "`{reference}` has its number already: leave the number after `/` out, or number the batch by hand"
            ),
        },
        Unfit::NoDate => both(
            "ไม่มีวันที่ครบวัน เดือน ปี ทะเบียนจึงไม่ทราบว่าเป็นเลขของปีใด: ใส่ `date`",
            "without a whole date the register does not know the number's year: fill in `date`",
        ),
        Unfit::NoKey => both(
            "คอลัมน์ที่ระบุด้วย `--key` ว่าง: กรอกข้อมูลในแถวนี้",
            "the column named by `--key` is empty: fill it in",
        ),
    }
}

/// Says why nothing at all was written.
pub(in crate::cli) fn refused(refusal: &Refusal, register: Option<&Path>, lang: Lang) -> Exit {
    let another = Both {
        th: "เพิ่ม {{row}} หรือ {{stem}} ใน `--name`".to_owned(),
        en: "put {{row}} or {{stem}} into `--name`".to_owned(),
    };
    let (message, hint) = match refusal {
        Refusal::Error(error) => {
            report::failure(error, lang);
            return Exit::Failed;
        }
        Refusal::Register(error) => return self::register(error, register.unwrap_or(Path::new("")), lang),
        Refusal::Collision { stem, labels: [a, b] } => (
            Both {
                th: format!("`{a}` และ `{b}` จะเขียนทับกันในชื่อ `{stem}`"),
                en: format!("`{a}` and `{b}` would both be written as `{stem}`"),
            },
            another,
        ),
        Refusal::NoName(label) => (
            Both {
                th: format!("`{label}` ไม่มีชื่อตามแบบของ `--name`"),
                en: format!("`--name` leaves `{label}` without a name"),
            },
            another,
        ),
        Refusal::UnknownField { name, columns } => {
            let known = Pattern::fields().map(str::to_owned).chain(columns.iter().cloned());
            let known = known.map(|name| format!("{{{{{name}}}}}")).collect::<Vec<_>>().join(" ");
            let message = Both {
                th: format!("`--name` ใช้ `{name}` ซึ่งไม่มี"),
                en: format!("`--name` uses `{name}`, which there is not"),
            };
            (message, Both { th: format!("ใช้ได้: {known}"), en: format!("there are {known}") })
        }
        Refusal::SameKey([a, b]) => (
            Both {
                th: format!("`{a}` และ `{b}` มีค่าเดียวกันในคอลัมน์ของ `--key`"),
                en: format!("`{a}` and `{b}` have the same in the column of `--key`"),
            },
            Both {
                th: "ระบุคอลัมน์ที่แต่ละฉบับไม่ซ้ำกัน".to_owned(),
                en: "name a column in which no two memos are the same".to_owned(),
            },
        ),
    };
    say::error(lang, &message, Some(hint.in_lang(lang)));
    Exit::Usage
}

/// Says what stopped the register.
pub(super) fn register(error: &RegisterError, file: &Path, lang: Lang) -> Exit {
    let (message, hint) = crate::cli::register::words::failure(error, file);
    say::error(lang, &message, hint.map(|hint| hint.in_lang(lang)));
    if error.is_of_the_world() { Exit::Failed } else { Exit::Usage }
}
