//! `saraban check`: memos in, what is wrong or doubtful in them out; no documents.

use saraban::Checked;
use saraban::diag::{Diagnostic, Lang, Severity, Source, human, json, sarif, short};
use saraban::extract::MAX_FILE_BYTES;
use saraban::input::Folder;
use saraban::rules::Options;

use super::args::{CheckArgs, CheckFormat};
use super::exit::Exit;
use super::fix::Report;
use super::plan::{self, Input};
use super::render::{folder, read};
use super::{fix, profile, report, say};

/// Checks every memo; one that cannot be read does not stop the others.
pub(super) fn run(args: &CheckArgs, lang: Lang) -> Exit {
    let profile = match args.profile.as_deref().map(|name| profile::load(name, lang)).transpose() {
        Ok(profile) => profile,
        Err(exit) => return exit,
    };
    let inputs: Vec<Input> = args.input.iter().map(|path| plan::input(path)).collect();
    if args.fix && inputs.contains(&Input::Stdin) {
        return fix::refuse_stdin(lang);
    }
    let mut off = args.off.clone();
    off.extend(profile.into_iter().flat_map(|profile| profile.check.off));
    let run = Run { args, options: Options { off, ..Options::default() }, lang };
    let mut exit = Exit::Done;
    let mut all = Vec::new();
    for input in &inputs {
        let Report { checked, exit: ended, last } = run.file(input);
        exit = exit.max(ended).max(run.verdict(&checked));
        match args.format {
            CheckFormat::Human | CheckFormat::Short => {
                exit = exit.max(say::print(run.shown(&checked).as_bytes()));
            }
            CheckFormat::Json | CheckFormat::Sarif => all.extend(checked),
        }
        say::eprint(&last);
    }
    match args.format {
        CheckFormat::Human | CheckFormat::Short => exit,
        CheckFormat::Json | CheckFormat::Sarif => exit.max(say::print(run.shown(&all).as_bytes())),
    }
}

struct Run<'a> {
    args: &'a CheckArgs,
    options: Options,
    lang: Lang,
}

impl Run<'_> {
    /// The memos of a file, after mending if that is asked for, and how the reading and mending went.
    fn file(&self, input: &Input) -> Report {
        let bytes = match read(input, MAX_FILE_BYTES) {
            Ok(bytes) => bytes,
            Err(error) => {
                report::failure(&error, self.lang);
                return Report::of(Vec::new(), Exit::Failed);
            }
        };
        let pictures = Folder::new(folder(input));
        let review = |bytes: &[u8]| saraban::review_all(&input.name(), bytes, &pictures, &self.options);
        let checked = review(&bytes);
        if self.args.fix || self.args.diff {
            return fix::run(input, &bytes, checked, &review, self.args, self.lang);
        }
        Report::of(checked, Exit::Done)
    }

    fn verdict(&self, checked: &[Checked]) -> Exit {
        let least = if self.args.deny_warnings { Severity::Warning } else { Severity::Error };
        let mut found = checked.iter().flat_map(|checked| &checked.diagnostics);
        if found.any(|diagnostic| diagnostic.severity >= least) { Exit::Mistakes } else { Exit::Done }
    }

    fn shown(&self, checked: &[Checked]) -> String {
        let lang = self.lang;
        let found: Vec<(&[Diagnostic], &Source)> =
            checked.iter().map(|checked| (checked.diagnostics.as_slice(), &checked.source)).collect();
        match self.args.format {
            CheckFormat::Human if found.iter().all(|(diagnostics, _)| diagnostics.is_empty()) => {
                nothing(&found, lang)
            }
            CheckFormat::Human => {
                let colour = report::wants_colour(&std::io::stdout());
                human::render_all(&found, &human::Options { lang, colour, ..human::Options::default() })
            }
            CheckFormat::Short => {
                found.iter().map(|(diagnostics, source)| short::render(diagnostics, source, lang)).collect()
            }
            CheckFormat::Json => json::render_all(&found, lang) + "\n",
            CheckFormat::Sarif => sarif::render(&found, lang) + "\n",
        }
    }
}

/// Says that nothing was found; nothing at all of a file that could not be read.
fn nothing(found: &[(&[Diagnostic], &Source)], lang: Lang) -> String {
    let Some((_, first)) = found.first() else { return String::new() };
    let name = &first.name;
    match (found.len(), lang) {
        (1, Lang::Th) => format!("{name}: ไม่พบข้อบกพร่อง\n"),
        (1, Lang::En) => format!("{name}: nothing to mend\n"),
        (count, Lang::Th) => format!("{name}: ไม่พบข้อบกพร่องใน {count} ฉบับ\n"),
        (count, Lang::En) => format!("{name}: nothing to mend in {count} memos\n"),
    }
}
