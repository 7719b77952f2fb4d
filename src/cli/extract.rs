//! `saraban extract`: a document in, its memo's JSON out.

use std::path::Path;

use saraban::diag::Lang;
use saraban::extract::{self, MAX_FILE_BYTES, Refusal};
use saraban::output::{self, OutputFile};

use super::args::ExtractArgs;
use super::exit::Exit;
use super::plan::{self, Input};
use super::render;
use super::report::{self, Written};
use super::say::{self, Both};

/// Writes the JSON that a PDF or DOCX carries.
pub(super) fn run(args: &ExtractArgs, lang: Lang) -> Exit {
    let input = plan::input(&args.file);
    let output = args.output.as_deref().filter(|path| *path != Path::new("-"));
    if let (Input::File(from), Some(to)) = (&input, output)
        && is_same_file(from, to)
    {
        return same_file(to, lang);
    }
    let bytes = match render::read(&input, MAX_FILE_BYTES) {
        Ok(bytes) => bytes,
        Err(error) => {
            report::failure(&error, lang);
            return Exit::Failed;
        }
    };
    match extract::extract(&bytes) {
        Ok(json) => deliver(json, output, lang),
        Err(refusal) => refused(&input.name(), &refusal, lang),
    }
}

/// Writes bytes to a file, or to standard output.
pub(super) fn deliver(json: Vec<u8>, output: Option<&Path>, lang: Lang) -> Exit {
    let Some(path) = output else { return say::print(&json) };
    let file = OutputFile { path: path.to_owned(), bytes: json };
    match output::write_all(std::slice::from_ref(&file)) {
        Ok(()) => report::written(&[Written::data(&file)], lang),
        Err(error) => {
            report::failure(&error, lang);
            Exit::Failed
        }
    }
}

/// Whether writing one would destroy the other.
fn is_same_file(from: &Path, to: &Path) -> bool {
    matches!((from.canonicalize(), to.canonicalize()), (Ok(from), Ok(to)) if from == to)
}

fn same_file(path: &Path, lang: Lang) -> Exit {
    let path = path.display();
    let message = Both {
        th: format!("ผลลัพธ์จะเขียนทับเอกสาร `{path}`"),
        en: format!("the output would replace the document `{path}`"),
    };
    let hint = Both {
        th: "ระบุชื่อไฟล์อื่น เช่น `-o memo.json`", en: "give another name: `-o memo.json`"
    };
    say::error(lang, &message, Some(hint.in_lang(lang)));
    Exit::Usage
}

/// A sound document without a memo is a mistake of choice; the rest cannot be read.
fn refused(name: &str, refusal: &Refusal, lang: Lang) -> Exit {
    say::error(lang, &message(name, refusal), hint(refusal).map(|hint| hint.in_lang(lang)));
    if *refusal == Refusal::NoMemo { Exit::Mistakes } else { Exit::Failed }
}

fn message(name: &str, refusal: &Refusal) -> Both<String, String> {
    match refusal {
        Refusal::NoMemo => Both {
            th: format!("ไม่มีข้อมูลบันทึกข้อความอยู่ใน `{name}`"),
            en: format!("`{name}` holds no memo"),
        },
        Refusal::NotADocument => Both {
            th: format!("`{name}` ไม่ใช่ไฟล์ PDF หรือ DOCX"),
            en: format!("`{name}` is neither PDF nor DOCX"),
        },
        Refusal::Encrypted => Both {
            th: format!("`{name}` ถูกเข้ารหัสหรือล็อกด้วยรหัสผ่าน จึงอ่านไม่ได้"),
            en: format!("`{name}` is encrypted or locked with a password"),
        },
        Refusal::TooLarge { limit } => Both {
            th: format!("`{name}` หรือข้อมูลภายในใหญ่เกิน {} MiB จึงไม่อ่านต่อ", limit >> 20),
            en: format!("`{name}`, or what it unpacks to, is larger than {} MiB", limit >> 20),
        },
        Refusal::Broken { reason } => Both {
            th: format!("`{name}` ชำรุดหรือมีโครงสร้างที่อ่านไม่ได้ ({reason})"),
            en: format!("`{name}` is damaged or cannot be understood ({reason})"),
        },
        _ => Both {
            th: format!("อ่าน `{name}` ไม่ได้ ({refusal})"),
            en: format!("cannot read `{name}`: {refusal}"),
        },
    }
}

fn hint(refusal: &Refusal) -> Option<Both<&'static str, &'static str>> {
    match refusal {
        Refusal::NoMemo => Some(Both {
            th: "ข้อมูลอยู่ใน DOCX และใน PDF/A-3b ที่จัดทำด้วย `saraban render --pdf-standard a-3b` เท่านั้น",
            en: "it is in a DOCX of saraban's, and in a PDF of `saraban render --pdf-standard a-3b`",
        }),
        Refusal::NotADocument => Some(Both {
            th: "ระบุไฟล์ .pdf หรือ .docx ที่ saraban จัดทำ (ไฟล์ .doc ใช้ไม่ได้)",
            en: "give a .pdf or .docx made by saraban (not .doc)",
        }),
        Refusal::Encrypted => Some(Both {
            th: "เปิดด้วยโปรแกรมที่ใช้ปกติ บันทึกใหม่โดยไม่ใส่รหัสผ่าน แล้วลองอีกครั้ง",
            en: "open it, save a copy without a password, and try that",
        }),
        _ => None,
    }
}
