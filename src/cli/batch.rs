//! `saraban batch`: many memos in, their documents and a report out.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::{panic, thread};

use saraban::batch::report::{self as paper, Summary};
use saraban::batch::{
    Batch, Failure, Files, Jobs, Outcome, Plan, Planned, Ready, Recipe, Refusal, Status, Store, Words,
};
use saraban::diag::{Lang, Severity};
use saraban::error::Error;
use saraban::typeset::Issue;

use super::args::BatchArgs;
use super::exit::Exit;
use super::progress::{Progress, now};
use super::render::create_folder;
use super::report::{diagnostics_text, failure_words, issue_words};
use super::say::{self, Both};
use super::{gather, report, store};

/// The report's name in the output folder; of documents elsewhere, in the current one.
const REPORT: &str = "batch-report.json";

/// Makes every memo; one that fails does not stop the others.
pub(super) fn run(args: &BatchArgs, lang: Lang) -> Exit {
    prepare(args, lang).map_or_else(|exit| exit, |(files, recipe)| Run { args, lang }.run(&files, &recipe))
}

/// The memos and how they are made, without contradictions.
fn prepare(args: &BatchArgs, lang: Lang) -> Result<(Files, Recipe), Exit> {
    let failed = |error: Error| {
        report::failure(&error, lang);
        Exit::Failed
    };
    let paths = gather::files(&args.data).map_err(failed)?;
    refuse(args, &paths, lang)?;
    let files = Files::open(&paths);
    if files.count() == 0 {
        let message =
            Both { th: "ไม่พบบันทึกข้อความ", en: "no memos found" };
        let hint = Both {
            th: "ระบุโฟลเดอร์ที่มีไฟล์ .json ไฟล์ หรือแบบชื่อ เช่น `in/*.json`",
            en: "name a folder that holds .json files, files, or a pattern such as `in/*.json`",
        };
        say::error(lang, &message, Some(hint.in_lang(lang)));
        return Err(Exit::Usage);
    }
    Ok((files, args.recipe.resolve(lang)?))
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
    let written = reports(args).into_iter().chain(args.zip.clone());
    if let Some(path) = written.into_iter().find(|path| gather::is_among(path, inputs)) {
        let path = path.display();
        let message = Both {
            th: format!("ผลลัพธ์จะเขียนทับบันทึกข้อความ `{path}`"),
            en: format!("the output would replace the memo `{path}`"),
        };
        let hint = Both {
            th: "ระบุชื่ออื่นด้วย `--report` หรือ `--zip`",
            en: "give another name with `--report` or `--zip`",
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
    fn run(&self, files: &Files, recipe: &Recipe) -> Exit {
        let (lang, began) = (self.lang, now());
        let stop = stop_on_interrupt();
        let threads = || thread::available_parallelism().map_or(1, usize::from);
        let issue = |issue: &Issue| issue_words(issue).in_lang(lang);
        let failure = |failure: &Failure| failed_words(failure).in_lang(lang);
        let batch = Batch {
            jobs: files,
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
        let done = self.planned(&batch).and_then(|plan| self.made(&batch, &plan));
        drop(panic::take_hook());
        // A folder stays locked until everything is written.
        let (outcomes, store) = match done {
            Ok(done) => done,
            Err(exit) => return exit,
        };
        let interrupted = stop.load(Ordering::Relaxed);
        let written =
            self.report(&outcomes, interrupted).and_then(|()| self.pack(store.as_deref(), &outcomes));
        let told = match written {
            Ok(()) => self.told(&outcomes, began.elapsed().as_secs_f64()),
            Err(error) => self.failed(&error),
        };
        told.max(exit(&outcomes)).max(if interrupted { Exit::Interrupted } else { Exit::Done })
    }

    fn planned(&self, batch: &Batch<'_>) -> Result<Plan, Exit> {
        let verb = Both { th: "ตรวจ", en: "checking" }.in_lang(self.lang);
        let mut progress = Progress::new(&verb, batch.jobs.count(), self.args.quiet, self.lang);
        let plan = batch.plan(&self.args.name.clone().unwrap_or_default(), &mut |planned, found| {
            let text = found.map(|(diagnostics, source)| diagnostics_text(diagnostics, source, self.lang));
            progress.step(&(text.unwrap_or_default() + &self.reason(planned)));
        });
        progress.finish();
        plan.map_err(|refusal| self.refused(refusal))
    }

    /// Why a memo could not be read.
    fn reason(&self, planned: &Planned) -> String {
        match &planned.ready {
            Ready::Failed(reason) => self.line(&planned.label, Severity::Error, reason),
            _ => String::new(),
        }
    }

    fn made(&self, batch: &Batch<'_>, plan: &Plan) -> Result<Made, Exit> {
        let ready = |planned: &Planned| matches!(planned.ready, Ready::Yes { .. });
        if self.args.fail_fast && !plan.rows.iter().all(ready) {
            return Ok((batch.not_run(plan, 0), None));
        }
        let store = store::for_batch(&self.args.output, self.args.resume, self.lang)?;
        let verb = Both { th: "จัดทำ", en: "making" }.in_lang(self.lang);
        let mut progress = Progress::new(&verb, plan.rows.len(), self.args.quiet, self.lang);
        let outcomes = batch.run(plan, &*store, &mut |outcome| progress.step(&self.remarks(outcome)));
        progress.finish();
        Ok((outcomes.map_err(|error| self.failed(&error))?, Some(store)))
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

    fn refused(&self, refusal: Refusal) -> Exit {
        let (message, hint) = match refusal {
            Refusal::Error(error) => return self.failed(&error),
            Refusal::Collision { stem, labels: [a, b] } => (
                Both {
                    th: format!("`{a}` และ `{b}` จะเขียนทับกันในชื่อ `{stem}`"),
                    en: format!("`{a}` and `{b}` would both be written as `{stem}`"),
                },
                Both {
                    th: "เพิ่ม {{row}} หรือ {{stem}} ใน `--name`",
                    en: "put {{row}} or {{stem}} into `--name`",
                },
            ),
            Refusal::NoName(label) => (
                Both {
                    th: format!("`{label}` ไม่มีชื่อตามแบบของ `--name`"),
                    en: format!("`--name` leaves `{label}` without a name"),
                },
                Both {
                    th: "เพิ่ม {{row}} หรือ {{stem}} ใน `--name`",
                    en: "put {{row}} or {{stem}} into `--name`",
                },
            ),
        };
        say::error(self.lang, &message, Some(hint.in_lang(self.lang)));
        Exit::Usage
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

    /// Nothing is packed where nothing was to be made.
    fn pack(&self, store: Option<&dyn Store>, outcomes: &[Outcome]) -> Result<(), Error> {
        match (&self.args.zip, store) {
            (Some(archive), Some(store)) => {
                create_folder(archive)?;
                saraban::batch::pack(archive, store, outcomes)
            }
            _ => Ok(()),
        }
    }

    /// The last line: how many of what, and where the report is.
    fn told(&self, outcomes: &[Outcome], seconds: f64) -> Exit {
        if self.args.quiet {
            return Exit::Done;
        }
        let [json, _] = reports(self.args);
        say::print(summary(&Summary::of(outcomes), seconds, &json, self.lang).as_bytes())
    }
}

fn summary(sum: &Summary, seconds: f64, report: &Path, lang: Lang) -> String {
    let part = |count: usize, words: Both<&str, &str>| {
        (count > 0).then(|| format!("{} {count}", words.in_lang(lang)))
    };
    let parts = [
        Some(format!("{} {}", Both { th: "จัดทำ", en: "made" }.in_lang(lang), sum.written)),
        part(sum.unchanged, Both { th: "คงเดิม", en: "unchanged" }),
        part(sum.mistakes, Both { th: "มีข้อผิด", en: "with mistakes" }),
        part(sum.failed, Both { th: "ไม่สำเร็จ", en: "failed" }),
        part(sum.not_run, Both { th: "ยังไม่ได้ทำ", en: "not run" }),
    ];
    let parts = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let Summary { memos, files, pages, .. } = sum;
    let report = report.display();
    match lang {
        Lang::Th => {
            format!(
                "บันทึก {memos} ฉบับ: {parts} ({files} ไฟล์ {pages} หน้า {seconds:.1} วินาที) รายงาน: {report}\n"
            )
        }
        Lang::En => {
            format!(
                "{memos} memos: {parts} ({files} files, {pages} pages, {seconds:.1} s); report: {report}\n"
            )
        }
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

pub(super) fn failed_words(failure: &Failure) -> Both<String, String> {
    match failure {
        Failure::Error(error) => failure_words(error),
        Failure::Panic(panic) => failure_words(&Error::internal("panic", panic)),
        Failure::Changed => Both {
            th: "ไฟล์เปลี่ยนไประหว่างการจัดทำ".to_owned(),
            en: "the file changed while the batch ran".to_owned(),
        },
    }
}

/// Set by Ctrl-C. Without a handler Ctrl-C ends the process at once, which leaves no broken file either.
fn stop_on_interrupt() -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    let set = Arc::clone(&stop);
    let _ = ctrlc::set_handler(move || set.store(true, Ordering::Relaxed));
    stop
}
