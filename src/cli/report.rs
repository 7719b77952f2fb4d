//! What a run tells the user: files written, diagnostics, failures.

use std::io::{self, IsTerminal};

use saraban::Rendered;
use saraban::diag::{Diagnostic, Lang, Severity, Source, human};
use saraban::error::Error;
use saraban::output::OutputFile;
use saraban::typeset::Issue;

use super::exit::Exit;
use super::plan::Input;
use super::say::{self, Both};

/// A file that was written.
pub(super) struct Written {
    path: String,
    pages: Option<usize>,
    bytes: usize,
}

impl Written {
    /// `pages` is the document's count; a picture is one page and needs none.
    pub(super) fn of(file: &OutputFile, pages: usize) -> Self {
        let whole = file.path.extension().is_none_or(|ending| ending != "png" && ending != "svg");
        Self { path: file.path.display().to_string(), pages: whole.then_some(pages), bytes: file.bytes.len() }
    }

    /// A file that has no pages.
    pub(super) fn data(file: &OutputFile) -> Self {
        Self { pages: None, ..Self::of(file, 0) }
    }

    fn line(&self, lang: Lang) -> String {
        let (path, kb) = (&self.path, self.bytes.div_ceil(1000));
        match (self.pages, lang) {
            (Some(pages), Lang::Th) => format!("เขียน {path} แล้ว ({pages} หน้า {kb} kB)\n"),
            (Some(1), Lang::En) => format!("wrote {path} (1 page, {kb} kB)\n"),
            (Some(pages), Lang::En) => format!("wrote {path} ({pages} pages, {kb} kB)\n"),
            (None, Lang::Th) => format!("เขียน {path} แล้ว ({kb} kB)\n"),
            (None, Lang::En) => format!("wrote {path} ({kb} kB)\n"),
        }
    }
}

/// Says what was written, a line a file.
pub(super) fn written(files: &[Written], lang: Lang) -> Exit {
    say::print(files.iter().map(|file| file.line(lang)).collect::<String>().as_bytes())
}

/// Prints diagnostics to standard error, in colour on a terminal.
pub(super) fn diagnostics(diagnostics: &[Diagnostic], source: &Source, lang: Lang) {
    say::eprint(&diagnostics_text(diagnostics, source, lang));
}

/// Diagnostics as they are printed to standard error; empty if there are none.
pub(super) fn diagnostics_text(diagnostics: &[Diagnostic], source: &Source, lang: Lang) -> String {
    if diagnostics.is_empty() {
        return String::new();
    }
    let colour = wants_colour(&io::stderr());
    human::render(diagnostics, source, &human::Options { lang, colour, ..human::Options::default() })
}

#[expect(clippy::disallowed_methods, reason = "NO_COLOR is the convention of terminal programs")]
pub(super) fn wants_colour(out: &impl IsTerminal) -> bool {
    out.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// Says what failed in the world, with its causes.
pub(super) fn failure(error: &Error, lang: Lang) {
    say::error(lang, &failure_words(error), None);
}

/// What failed in the world, in words.
pub(super) fn failure_words(error: &Error) -> Both<String, String> {
    match error {
        Error::Io { action: "lock", path, .. } => Both {
            th: format!("มีการจัดทำชุดอื่นกำลังเขียนลงในโฟลเดอร์ `{}` อยู่", path.display()),
            en: format!("another batch is writing into `{}`", path.display()),
        },
        Error::Io { action, path, source } => {
            let thai = match *action {
                "read" => "อ่านไฟล์",
                "create" => "สร้างโฟลเดอร์",
                "open" => "เปิดที่เก็บ",
                _ => "เขียนไฟล์",
            };
            Both {
                th: format!("{thai} `{}` ไม่ได้: {}", path.display(), reason(source)),
                en: error.to_string(),
            }
        }
        _ => Both {
            th: format!("โปรแกรมทำงานผิดพลาดเอง โปรดแจ้งผู้พัฒนา ({error})"), en: error.to_string()
        },
    }
}

/// The system's reason, in Thai where it is a common one.
fn reason(error: &io::Error) -> String {
    let thai = match error.kind() {
        io::ErrorKind::NotFound => "ไม่พบไฟล์หรือโฟลเดอร์นี้",
        io::ErrorKind::PermissionDenied => "ไม่มีสิทธิ์เข้าถึง",
        io::ErrorKind::IsADirectory => "เป็นโฟลเดอร์ ไม่ใช่ไฟล์",
        io::ErrorKind::StorageFull => "เนื้อที่เก็บข้อมูลเต็ม",
        _ => return error.to_string(),
    };
    thai.to_owned()
}

/// Says what a reader of the pages would stumble over; the documents are made all the same.
pub(super) fn issues(input: &Input, rendered: &Rendered, lang: Lang) {
    let (name, word) = (input.name(), Severity::Warning.word(lang));
    for issue in &rendered.typeset.issues {
        say::eprint(&format!("{name}: {word}: {}\n", issue_words(issue).in_lang(lang)));
    }
}

/// What a reader would stumble over, in words.
pub(super) fn issue_words(issue: &Issue) -> Both<String, String> {
    match issue {
        Issue::MissingGlyph { char } => {
            let code = u32::from(*char);
            Both {
                th: format!("ฟอนต์ไม่มีอักขระ `{char}` (U+{code:04X}) ในเอกสารจะเป็นช่องว่างเปล่า"),
                en: format!("the font has no `{char}` (U+{code:04X}); the page shows an empty box"),
            }
        }
        Issue::Overflow { page, text } => Both {
            th: format!("หน้า {page} ข้อความล้นขอบ: {text}"),
            en: format!("page {page}: text runs past its margin: {text}"),
        },
        Issue::Parted { page, text } => Both {
            th: format!("หน้า {page} คำยาวกว่าช่องตารางจึงถูกตัดกลางคำ: {text}"),
            en: format!("page {page}: a word wider than its column was parted: {text}"),
        },
    }
}
