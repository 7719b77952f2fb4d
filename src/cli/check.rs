//! `saraban check`: memos in, what is wrong or doubtful in them out; no documents.

use saraban::diag::{Diagnostic, Lang, Severity, Source, human, json, short};
use saraban::input::Folder;
use saraban::rules::Options;
use saraban::{Checked, MAX_INPUT_BYTES};

use super::args::{CheckArgs, CheckFormat};
use super::exit::Exit;
use super::plan::{self, Input};
use super::render::{folder, read};
use super::{profile, report, say};

/// Checks every memo; one that cannot be read does not stop the others.
pub(super) fn run(args: &CheckArgs, lang: Lang) -> Exit {
    let profile = match args.profile.as_deref().map(|name| profile::load(name, lang)).transpose() {
        Ok(profile) => profile,
        Err(exit) => return exit,
    };
    let mut off = args.off.clone();
    off.extend(profile.into_iter().flat_map(|profile| profile.check.off));
    let options = Options { off, ..Options::default() };
    let mut exit = Exit::Done;
    for path in &args.input {
        exit = exit.max(one(&plan::input(path), args, &options, lang));
    }
    exit
}

fn one(input: &Input, args: &CheckArgs, options: &Options, lang: Lang) -> Exit {
    let bytes = match read(input, MAX_INPUT_BYTES) {
        Ok(bytes) => bytes,
        Err(error) => {
            report::failure(&error, lang);
            return Exit::Failed;
        }
    };
    let checked = saraban::review(&input.name(), &bytes, &Folder::new(folder(input)), options);
    let Checked { diagnostics, source, .. } = checked;
    let printed = say::print(shown(&diagnostics, &source, args.format, lang).as_bytes());
    let least = if args.deny_warnings { Severity::Warning } else { Severity::Error };
    let bad = diagnostics.iter().any(|diagnostic| diagnostic.severity >= least);
    printed.max(if bad { Exit::Mistakes } else { Exit::Done })
}

fn shown(diagnostics: &[Diagnostic], source: &Source, format: CheckFormat, lang: Lang) -> String {
    match format {
        CheckFormat::Human if diagnostics.is_empty() => match lang {
            Lang::Th => format!("{}: ไม่พบข้อบกพร่อง\n", source.name),
            Lang::En => format!("{}: nothing to mend\n", source.name),
        },
        CheckFormat::Human => {
            let colour = report::wants_colour(&std::io::stdout());
            human::render(diagnostics, source, &human::Options { lang, colour, ..human::Options::default() })
        }
        CheckFormat::Short => short::render(diagnostics, source, lang),
        CheckFormat::Json => json::render(diagnostics, source, lang) + "\n",
    }
}
