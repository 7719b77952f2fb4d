//! `saraban init`: a starting memo, or a copy of a sample, and the schema it names.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use saraban::check::schema;
use saraban::diag::Lang;

use super::args::InitArgs;
use super::exit::Exit;
use super::samples::SAMPLES;
use super::say::{self, Both};

pub(super) const START: &str = include_str!("../../templates/start.json");

/// Writes the file, never over one that is there.
pub(super) fn run(args: &InitArgs, lang: Lang) -> Exit {
    let (name, text) = match &args.sample {
        None => ("memo", START),
        Some(wanted) => match SAMPLES.iter().find(|sample| sample.name == wanted) {
            Some(sample) => (sample.name, sample.text),
            None => return unknown_sample(wanted, lang),
        },
    };
    let path = args.file.clone().unwrap_or_else(|| PathBuf::from(format!("{name}.json")));
    let shown = path.display();
    match create(&path, text) {
        Ok(()) => {
            let schema = path.with_file_name(schema::FILE_NAME);
            // One that is there already is the writer's.
            if let Err(error) = create(&schema, &schema::text())
                && error.kind() != ErrorKind::AlreadyExists
            {
                return not_written(&schema, &error, lang);
            }
            let next = Both {
                th: format!("สร้าง {shown} แล้ว กรอกข้อความ แล้วสั่ง: saraban render {shown}\n"),
                en: format!("wrote {shown}; fill it in, then run: saraban render {shown}\n"),
            };
            say::print(next.in_lang(lang).as_bytes())
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            let message = Both {
                th: format!("มีไฟล์ `{shown}` อยู่แล้ว"),
                en: format!("`{shown}` already exists"),
            };
            let hint = Both {
                th: "ระบุชื่อไฟล์อื่น เช่น `saraban init memo-2.json`",
                en: "give another name: `saraban init memo-2.json`",
            };
            say::error(lang, &message, Some(hint.in_lang(lang)));
            Exit::Usage
        }
        Err(error) => not_written(&path, &error, lang),
    }
}

/// Writes a new file. `create_new` leaves no moment in which another program's could be overwritten.
fn create(path: &Path, text: &str) -> std::io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

fn not_written(path: &Path, error: &std::io::Error, lang: Lang) -> Exit {
    let shown = path.display();
    let message = Both {
        th: format!("เขียนไฟล์ `{shown}` ไม่ได้: {error}"),
        en: format!("cannot write `{shown}`: {error}"),
    };
    say::error(lang, &message, None);
    Exit::Failed
}

fn unknown_sample(wanted: &str, lang: Lang) -> Exit {
    let names = SAMPLES.iter().map(|sample| sample.name).collect::<Vec<_>>().join(", ");
    let message = Both {
        th: format!("ไม่มีตัวอย่างชื่อ `{wanted}`"), en: format!("no sample named `{wanted}`")
    };
    let hint = Both {
        th: format!("ตัวอย่างที่มี: {names}"), en: format!("the samples are {names}")
    };
    say::error(lang, &message, Some(hint.in_lang(lang)));
    Exit::Usage
}
