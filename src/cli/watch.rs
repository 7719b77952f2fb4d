//! `saraban watch`: documents made anew when what they are made of changes.
//!
//! Files are looked at, not subscribed to: that works on network drives too, and misses nothing that an
//! editor does by renaming. A run that is in hand when Ctrl-C comes is finished.

use std::cell::RefCell;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use saraban::diag::Lang;
use saraban::input::{PictureError, Pictures};

use super::args::RenderArgs;
use super::exit::Exit;
use super::interrupt::stop_on_interrupt;
use super::plan::{self, Input};
use super::render;
use super::say::{self, Both};
use crate::preview::pulse::{self, Pulse};

/// How often the files are looked at.
const LOOK: Duration = Duration::from_millis(200);

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
    let stop = stop_on_interrupt();
    let mut first = true;
    while !stop.load(Ordering::Relaxed) {
        let files = files(args);
        let before = pulses(&files);
        // Later a profile that is being edited may be wrong for a while.
        if render::run(args, lang) == Exit::Usage && first {
            return Exit::Usage;
        }
        first = false;
        let waiting = Both {
            th: "รอการเปลี่ยนแปลง (หยุดด้วย Ctrl-C)\n",
            en: "waiting for changes (stop with Ctrl-C)\n",
        };
        say::eprint(&waiting.in_lang(lang));
        wait(&files, &before, &stop);
    }
    Exit::Interrupted
}

/// Returns when the files have changed and then been still for a look: an editor may write in several steps.
fn wait(files: &[PathBuf], before: &[Pulse], stop: &AtomicBool) {
    let mut last = before.to_vec();
    while !stop.load(Ordering::Relaxed) {
        thread::sleep(LOOK);
        let now = pulses(files);
        if now == last && now != before {
            return;
        }
        last = now;
    }
}

/// All that the documents are made of: memos, their pictures, the profile.
fn files(args: &RenderArgs) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = args.input.iter().chain(&args.profile).cloned().collect();
    for input in &args.input {
        let Ok(bytes) = std::fs::read(input) else { continue };
        let pictures = Asked::default();
        saraban::check("", &bytes, &pictures);
        files.extend(pictures.0.into_inner().into_iter().map(|name| input.with_file_name(name)));
    }
    files
}

/// Notes the pictures a memo asks for, and gives none.
#[derive(Default)]
struct Asked(RefCell<Vec<String>>);

impl Pictures for Asked {
    fn read(&self, name: &str) -> Result<Vec<u8>, PictureError> {
        self.0.borrow_mut().push(name.to_owned());
        Err(PictureError::NotFound)
    }
}

fn pulses(files: &[PathBuf]) -> Vec<Pulse> {
    files.iter().map(|file| pulse::of(file)).collect()
}
