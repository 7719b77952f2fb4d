//! `saraban preview`: the local page.

use std::path::{Path, PathBuf};

use saraban::diag::Lang;

use super::args::PreviewArgs;
use super::exit::Exit;
use super::say::{self, Both};
use super::{init, profile, samples, terminal};
use crate::preview::{self, Options, Sample, desk::Desk};

/// Serves the page until it is stopped.
pub(super) fn run(args: &PreviewArgs, lang: Lang) -> Exit {
    let profile = match args.profile.as_deref().map(|name| profile::load(name, lang)).transpose() {
        Ok(profile) => profile,
        Err(exit) => return exit,
    };
    let path = args.input.clone().unwrap_or_else(|| PathBuf::from("."));
    if let Some(how) = args.terminal {
        return terminal::run(&path, profile, how, lang);
    }
    let desk = match Desk::new(&path) {
        Ok(desk) => desk,
        Err(error) => return unreadable(&path, &error, lang),
    };
    let samples = samples::SAMPLES.iter().map(|sample| {
        let (th, en) = sample.about();
        Sample { name: sample.name, text: sample.text, th, en }
    });
    let options = Options { desk, profile, port: args.port, samples: samples.collect(), start: init::START };
    let served = preview::serve(options, |address| {
        let message = Both {
            th: format!("เปิดในเบราว์เซอร์: {address}\nหยุดด้วย Ctrl-C\n"),
            en: format!("open in a browser: {address}\nstop with Ctrl-C\n"),
        };
        say::print(message.in_lang(lang).as_bytes());
        // A machine without a browser still has the address.
        if args.open {
            let _ = open::that_detached(address);
        }
    });
    match served {
        Ok(()) => Exit::Done,
        Err(error) => not_served(args.port, &error, lang),
    }
}

fn unreadable(path: &Path, error: &std::io::Error, lang: Lang) -> Exit {
    let shown = path.display();
    let message = Both {
        th: format!("เปิด `{shown}` ไม่ได้: {error}"),
        en: format!("cannot open `{shown}`: {error}"),
    };
    say::error(lang, &message, None);
    Exit::Failed
}

fn not_served(port: Option<u16>, error: &std::io::Error, lang: Lang) -> Exit {
    let message = Both {
        th: format!("เปิดหน้าจอตัวอย่างไม่ได้: {error}"),
        en: format!("cannot serve the preview: {error}"),
    };
    let hint = Both {
        th: "พอร์ตนี้อาจถูกใช้อยู่ ระบุพอร์ตอื่น หรือไม่ต้องระบุ `--port`",
        en: "the port may be in use; give another, or leave `--port` out",
    };
    say::error(lang, &message, port.map(|_| hint.in_lang(lang)));
    Exit::Failed
}
