//! `saraban watch`: documents made anew when what they are made of changes.
//!
//! Files are looked at, not subscribed to: that works on network drives too, and misses nothing that an
//! editor does by renaming.

use std::path::PathBuf;
use std::thread;
use std::time::{Duration, SystemTime};

use saraban::diag::Lang;
use saraban::input::json;
use saraban::input::raw::{Kind, Value};

use super::args::RenderArgs;
use super::exit::Exit;
use super::plan::{self, Input};
use super::render;
use super::say::{self, Both};

/// How often the files are looked at.
const LOOK: Duration = Duration::from_millis(200);

/// What a file is known by without reading it; none while it is not there.
type Pulse = Option<(u64, SystemTime)>;

/// Makes the documents, and again after every change, until it is stopped.
pub(super) fn run(args: &RenderArgs, lang: Lang) -> Exit {
    let named = args.output.as_deref().is_some_and(|output| plan::input(output) == Input::Stdin);
    if named || args.input.iter().any(|input| plan::input(input) == Input::Stdin) {
        let message = Both {
            th: "`watch` ใช้กับ `-` ไม่ได้", en: "`watch` cannot work with `-`"
        };
        let hint = Both {
            th: "ระบุชื่อไฟล์หรือโฟลเดอร์", en: "name a file or a folder"
        };
        say::error(lang, &message, Some(hint.in_lang(lang)));
        return Exit::Usage;
    }
    loop {
        let files = files(args);
        let before = pulses(&files);
        if render::run(args, lang) == Exit::Usage {
            return Exit::Usage;
        }
        let waiting = Both {
            th: "รอการเปลี่ยนแปลง (หยุดด้วย Ctrl-C)\n",
            en: "waiting for changes (stop with Ctrl-C)\n",
        };
        say::eprint(&waiting.in_lang(lang));
        while pulses(&files) == before {
            thread::sleep(LOOK);
        }
        // An editor may write in several steps: the documents are made when it has been still for a look.
        let mut last = pulses(&files);
        loop {
            thread::sleep(LOOK);
            let now = pulses(&files);
            if now == last {
                break;
            }
            last = now;
        }
    }
}

/// All that the documents are made of: memos, their pictures, the profile.
fn files(args: &RenderArgs) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = args.input.iter().chain(&args.profile).cloned().collect();
    for input in &args.input {
        let Ok(bytes) = std::fs::read(input) else { continue };
        let mut names = Vec::new();
        if let Some(root) = json::parse("", &bytes).root {
            pictures(&root, "", &mut names);
        }
        files.extend(names.into_iter().map(|name| input.with_file_name(name)));
    }
    files
}

/// Names of pictures in a value that stands under a key.
fn pictures(value: &Value, key: &str, names: &mut Vec<String>) {
    match &value.kind {
        Kind::Text(text) if ["path", "picture", "emblem"].contains(&key) => names.push(text.text.clone()),
        Kind::List(list) => list.iter().for_each(|value| pictures(value, key, names)),
        Kind::Object(members) => {
            members.iter().for_each(|member| pictures(&member.value, &member.key, names));
        }
        _ => {}
    }
}

fn pulses(files: &[PathBuf]) -> Vec<Pulse> {
    let pulse = |file: &PathBuf| {
        let data = std::fs::metadata(file).ok()?;
        Some((data.len(), data.modified().ok()?))
    };
    files.iter().map(pulse).collect()
}
