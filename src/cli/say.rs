//! What the command itself says, in both languages side by side.

use std::fmt::Display;
use std::io::{self, Write};

use saraban::diag::Lang;

use super::exit::Exit;

/// A sentence in both languages.
pub(super) struct Both<T, E> {
    pub(super) th: T,
    pub(super) en: E,
}

impl<T: Display, E: Display> Both<T, E> {
    pub(super) fn in_lang(&self, lang: Lang) -> String {
        match lang {
            Lang::Th => self.th.to_string(),
            Lang::En => self.en.to_string(),
        }
    }
}

/// Prints to standard output. A reader that has gone away is success.
pub(super) fn print(bytes: &[u8]) -> Exit {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Exit::Failed,
        _ => Exit::Done,
    }
}

/// Prints to standard error. Nothing can be said about a failure to do so.
pub(super) fn eprint(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// An error of use or of the world, with a hint.
pub(super) fn error<T: Display, E: Display>(lang: Lang, message: &Both<T, E>, hint: Option<String>) {
    let (word, help) = match lang {
        Lang::Th => ("ผิดพลาด", "วิธีแก้"),
        Lang::En => ("error", "help"),
    };
    eprint(&format!("{word}: {}\n", message.in_lang(lang)));
    if let Some(hint) = hint {
        eprint(&format!("  = {help}: {hint}\n"));
    }
}

/// Goes before clap's own words, which are English only.
pub(super) fn usage_error(lang: Lang) {
    let message = Both {
        th: "คำสั่งไม่ถูกต้อง ดูวิธีใช้ด้วย `saraban help` รายละเอียดดังนี้",
        en: "wrong usage; see `saraban help`",
    };
    error(lang, &message, None);
}
