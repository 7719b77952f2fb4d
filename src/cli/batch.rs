//! `saraban batch`: many memos in, their documents and a report out.

pub(super) mod words;

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::{panic, thread};

use saraban::batch::report::{self as paper, Summary};
use saraban::batch::{
    Batch, Failure, Files, Found, Jobs, Numbers, Outcome, Plan, Planned, Ready, Recipe, Records, Status,
    Store, Words,
};
use saraban::diag::{Diagnostic, Lang, Severity, Source, short};
use saraban::error::Error;
use saraban::register::{Register, WAIT};
use saraban::typeset::Issue;

use super::args::BatchArgs;
use super::exit::Exit;
use super::interrupt::stop_on_interrupt;
use super::progress::{Progress, now};
use super::register::stamp;
use super::render::create_folder;
use super::report::{diagnostics_text, issue_words};
use super::say::{self, Both};
use super::{gather, report, store};

/// The report's name in the output folder; of documents elsewhere, in the current one.
const REPORT: &str = "batch-report.json";

/// Memos whose documents the register is told of at once: each time costs a write to the disk.
const ISSUED: usize = 50;

/// Makes every memo; one that fails does not stop the others.
pub(super) fn run(args: &BatchArgs, lang: Lang) -> Exit {
    let prepared = prepare(args, lang);
    prepared.map_or_else(|exit| exit, |(jobs, recipe)| Run { args, lang }.run(&*jobs, &recipe))
}

/// The memos and how they are made, without contradictions.
fn prepare(args: &BatchArgs, lang: Lang) -> Result<(Box<dyn Jobs>, Recipe), Exit> {
    let failed = |error: Error| {
        report::failure(&error, lang);
        Exit::Failed
    };
    let paths = gather::files(&args.data).map_err(failed)?;
    refuse(args, &paths, lang)?;
    let jobs: Box<dyn Jobs> = match &args.template {
        Some(template) => Box::new(records(args, template, &paths, lang)?),
        None => Box::new(Files::open(&paths)),
    };
    if jobs.count() == 0 {
        let message =
            Both { th: "ไม่พบบันทึกข้อความ", en: "no memos found" };
        let hint = Both {
            th: "ระบุโฟลเดอร์ที่มีไฟล์ .json ไฟล์ หรือแบบชื่อ เช่น `in/*.json`",
            en: "name a folder that holds .json files, files, or a pattern such as `in/*.json`",
        };
        say::error(lang, &message, Some(hint.in_lang(lang)));
        return Err(Exit::Usage);
    }
    Ok((jobs, args.recipe.resolve(lang)?))
}

/// Memos filled from rows; what is wrong or doubtful with the template or the columns is told.
fn records(args: &BatchArgs, template: &Path, data: &[PathBuf], lang: Lang) -> Result<Records, Exit> {
    let opened = Records::open(template, data, args.group_by.as_deref(), args.key.as_deref());
    let tell = |found: &[(Source, Vec<Diagnostic>)]| {
        found.iter().for_each(|(source, found)| report::diagnostics(found, source, lang));
    };
    match opened {
        Ok(Ok(records)) => {
            tell(records.warnings());
            Ok(records)
        }
        Ok(Err(unusable)) => {
            tell(&unusable);
            Err(Exit::Mistakes)
        }
        Err(error) => {
            report::failure(&error, lang);
            Err(Exit::Failed)
        }
    }
}

/// The report in JSON and in CSV.
fn reports(args: &BatchArgs) -> [PathBuf; 2] {
    let report = args.report.clone().unwrap_or_else(|| store::local(&args.output).join(REPORT));
    [report.with_extension("json"), report.with_extension("csv")]
}

/// Refuses arguments that contradict each other.
fn refuse(args: &BatchArgs, inputs: &[PathBuf], lang: Lang) -> Result<(), Exit> {
    let refused = |message: Both<String, String>, hint: Both<&str, &str>| {
        say::error(lang, &message, Some(hint.in_lang(lang)));
        Err(Exit::Usage)
    };
    if args.merge.is_some() && !args.recipe.makes_pdf() {
        let message = Both {
            th: "ระบุ `--merge` แต่ไม่ได้จัดทำ PDF".to_owned(),
            en: "`--merge` without a PDF".to_owned(),
        };
        let hint = Both { th: "เพิ่ม `-f pdf`", en: "add `-f pdf`" };
        return refused(message, hint);
    }
    let written = reports(args).into_iter().chain(args.zip.clone()).chain(args.merge.clone());
    let read: Vec<PathBuf> = inputs.iter().chain(&args.template).chain(&args.register).cloned().collect();
    if let Some(path) = written.into_iter().find(|path| gather::is_among(path, &read)) {
        let path = path.display();
        let message = Both {
            th: format!("ผลลัพธ์จะเขียนทับไฟล์ที่ใช้จัดทำ `{path}`"),
            en: format!("the output would replace `{path}`, which it is made from"),
        };
        let hint = Both {
            th: "ระบุชื่ออื่นด้วย `--report`, `--zip` หรือ `--merge`",
            en: "give another name with `--report`, `--zip` or `--merge`",
        };
        return refused(message, hint);
    }
    Ok(())
}

/// What became of all memos, and where their documents went if any were to be made.
type Made = (Vec<Outcome>, Option<Box<dyn Store>>);

struct Run<'a> {
    args: &'a BatchArgs,
    lang: Lang,
}

impl Run<'_> {
    fn run(&self, jobs: &dyn Jobs, recipe: &Recipe) -> Exit {
        let (lang, began) = (self.lang, now());
        let mut numbers = match self.numbers() {
            Ok(numbers) => numbers,
            Err(exit) => return exit,
        };
        let stop = stop_on_interrupt();
        let threads = || thread::available_parallelism().map_or(1, usize::from);
        let issue = |issue: &Issue| issue_words(issue).in_lang(lang);
        let failure = |failure: &Failure| words::failed(failure).in_lang(lang);
        let batch = Batch {
            jobs,
            recipe,
            threads: self.args.jobs.map_or_else(threads, usize::from),
            fail_fast: self.args.fail_fast,
            stop: &stop,
            lang,
            words: Words { issue: &issue, failure: &failure },
            clock: &|| began.elapsed(),
        };
        // A panic is reported as the failure of its memo; the usual message would break into the progress.
        panic::set_hook(Box::new(|_| {}));
        let plan = self.planned(&batch, numbers.as_mut());
        let done = plan.and_then(|plan| self.made(&batch, &plan, numbers.as_mut()));
        drop(panic::take_hook());
        // A folder stays locked until everything is written.
        let (outcomes, store) = match done {
            Ok(done) => done,
            Err(exit) => return exit,
        };
        let interrupted = stop.load(Ordering::Relaxed);
        let written = self.report(&outcomes, interrupted).and_then(|()| match &store {
            Some(store) => self.gather(&**store, &outcomes),
            // Nothing was to be made.
            None => Ok(()),
        });
        let told = match written {
            Ok(()) => self.told(&outcomes, began.elapsed().as_secs_f64()),
            Err(error) => self.failed(&error),
        };
        told.max(exit(&outcomes)).max(if interrupted { Exit::Interrupted } else { Exit::Done })
    }

    /// Where running numbers come from, if they are asked for.
    fn numbers(&self) -> Result<Option<Numbers>, Exit> {
        if let Some((first, width)) = self.args.number_from {
            return Ok(Some(Numbers::From { first, width }));
        }
        let Some(file) = &self.args.register else { return Ok(None) };
        let stamp = stamp(self.args.by.clone(), self.lang).ok_or(Exit::Usage)?;
        let register =
            Register::open(file, WAIT).map_err(|error| words::register(&error, file, self.lang))?;
        Ok(Some(Numbers::Register { register, stamp }))
    }

    fn planned(&self, batch: &Batch<'_>, numbers: Option<&mut Numbers>) -> Result<Plan, Exit> {
        let verb = Both { th: "ตรวจ", en: "checking" }.in_lang(self.lang);
        let mut progress = Progress::new(&verb, batch.jobs.count(), self.args.quiet, self.lang);
        let mut told = HashSet::new();
        let names = self.args.name.clone().unwrap_or_default();
        let plan = batch.plan(&names, numbers, &mut |planned, found| {
            let text = found.map(|found| self.once(found, &mut told)).unwrap_or_default();
            progress.step(&(text + &self.reason(planned)));
        });
        progress.finish();
        plan.map_err(|refusal| words::refused(&refusal, self.args.register.as_deref(), self.lang))
    }

    /// What was found, without what was told before: a mistake of the template is one of every row.
    fn once(&self, (found, source): Found<'_>, told: &mut HashSet<String>) -> String {
        let new = |found: &&Diagnostic| {
            let word = short::render(std::slice::from_ref(*found), source, self.lang);
            told.insert(word)
        };
        let found: Vec<Diagnostic> = found.iter().filter(new).cloned().collect();
        diagnostics_text(&found, source, self.lang)
    }

    /// Why a memo could not be read.
    fn reason(&self, planned: &Planned) -> String {
        match &planned.ready {
            Ready::Failed(reason) | Ready::Unfit(reason) => {
                self.line(&planned.label, Severity::Error, reason)
            }
            _ => String::new(),
        }
    }

    fn made(&self, batch: &Batch<'_>, plan: &Plan, mut numbers: Option<&mut Numbers>) -> Result<Made, Exit> {
        if self.args.fail_fast && !plan.rows.iter().all(Planned::is_ready) {
            return Ok((batch.not_run(plan, 0), None));
        }
        let store = store::for_batch(&self.args.output, self.args.resume, self.lang)?;
        let verb = Both { th: "จัดทำ", en: "making" }.in_lang(self.lang);
        let mut progress = Progress::new(&verb, plan.rows.len(), self.args.quiet, self.lang);
        let mut untold = Vec::new();
        let mut issued = Ok(());
        let outcomes = batch.run(plan, &*store, &mut |outcome| {
            progress.step(&self.remarks(outcome));
            if let Some(numbers) = &mut numbers {
                untold.extend(outcome.issued());
                if untold.len() >= ISSUED && issued.is_ok() {
                    issued = numbers.issue(&std::mem::take(&mut untold));
                }
            }
        });
        progress.finish();
        let issued = issued.and_then(|()| numbers.map_or(Ok(()), |numbers| numbers.issue(&untold)));
        let outcomes = outcomes.map_err(|error| self.failed(&error))?;
        // The documents are there; the register is told of them when the batch is resumed.
        if let (Err(error), Some(file)) = (issued, &self.args.register) {
            words::register(&error, file, self.lang);
        }
        Ok((outcomes, Some(store)))
    }

    /// What there is to say about a memo that was made, or could not be.
    fn remarks(&self, outcome: &Outcome) -> String {
        let warnings = outcome.warnings.iter();
        let warnings = warnings.map(|warning| self.line(&outcome.label, Severity::Warning, warning));
        let reason = outcome.reason.iter().map(|reason| self.line(&outcome.label, Severity::Error, reason));
        warnings.chain(reason).collect()
    }

    fn line(&self, label: &str, severity: Severity, text: &str) -> String {
        format!("{label}: {}: {text}\n", severity.word(self.lang))
    }

    fn failed(&self, error: &Error) -> Exit {
        report::failure(error, self.lang);
        Exit::Failed
    }

    fn report(&self, outcomes: &[Outcome], interrupted: bool) -> Result<(), Error> {
        let [json, csv] = reports(self.args);
        create_folder(&json)?;
        paper::write_json(&json, outcomes, interrupted)?;
        paper::write_csv(&csv, outcomes)
    }

    /// What holds all documents in one file.
    fn gather(&self, store: &dyn Store, outcomes: &[Outcome]) -> Result<(), Error> {
        if let Some(archive) = &self.args.zip {
            create_folder(archive)?;
            saraban::batch::pack(archive, store, outcomes)?;
        }
        if let Some(merged) = &self.args.merge {
            create_folder(merged)?;
            saraban::batch::merge(merged, store, outcomes)?;
        }
        Ok(())
    }

    /// The last line: how many of what, and where the report is.
    fn told(&self, outcomes: &[Outcome], seconds: f64) -> Exit {
        if self.args.quiet {
            return Exit::Done;
        }
        let [json, _] = reports(self.args);
        say::print(words::summary(&Summary::of(outcomes), seconds, &json, self.lang).as_bytes())
    }
}

fn exit(outcomes: &[Outcome]) -> Exit {
    let of = |outcome: &Outcome| match outcome.status {
        Status::Failed => Exit::Failed,
        Status::Mistakes => Exit::Mistakes,
        Status::Written | Status::Unchanged | Status::NotRun => Exit::Done,
    };
    outcomes.iter().map(of).max().unwrap_or(Exit::Done)
}
