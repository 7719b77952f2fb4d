//! Batches of memos that are made up: panics, changes, stops.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use super::*;

const MEMO: &str =
    r#"{ "agency": "ก", "subject": "ข", "to": "ค", "body": ["ง"], "signatories": { "name": "จ" } }"#;

/// Five memos; what becomes of each is for the test to say.
struct Five {
    load: Box<dyn Fn(usize) -> String + Sync>,
    loads: AtomicUsize,
}

impl Five {
    fn new(load: impl Fn(usize) -> String + Sync + 'static) -> Self {
        Self { load: Box::new(load), loads: AtomicUsize::new(0) }
    }
}

impl Jobs for Five {
    fn count(&self) -> usize {
        5
    }

    fn label(&self, index: usize) -> String {
        format!("row {}", index + 1)
    }

    fn stem(&self, index: usize) -> String {
        format!("memo-{}", index + 1)
    }

    fn load(&self, index: usize) -> Result<Loaded, Error> {
        self.loads.fetch_add(1, Ordering::SeqCst);
        let json = (self.load)(index).into_bytes();
        let checked = crate::check("row", &json, &crate::input::NoPictures);
        Ok(Loaded { checked, digest: Digest::of(&json), json })
    }
}

struct Ran {
    outcomes: Vec<Outcome>,
    told: Vec<String>,
}

impl Ran {
    fn statuses(&self) -> Vec<&'static str> {
        self.outcomes.iter().map(|outcome| outcome.status.word()).collect()
    }
}

fn recipe() -> Recipe {
    Recipe { formats: vec![Format::Pdf], profile: None, digits: None, standard: None, embed_fonts: false }
}

/// Plans, lets the test do something, runs.
fn run(jobs: &dyn Jobs, folder: &Path, fail_fast: bool, between: impl FnOnce(&AtomicBool)) -> Ran {
    let stop = AtomicBool::new(false);
    let batch = Batch {
        jobs,
        recipe: &recipe(),
        // One thread makes it certain what comes after a failure.
        threads: if fail_fast { 1 } else { 2 },
        fail_fast,
        stop: &stop,
        lang: Lang::En,
        words: Words { issue: &|issue| format!("{issue:?}"), failure: &|failure| format!("{failure:?}") },
        clock: &|| Duration::ZERO,
    };
    let plan = batch.plan(&Pattern::default(), None, &mut |_, _| ()).unwrap();
    between(&stop);
    let journal = Journal::open(folder, true).unwrap();
    let mut told = Vec::new();
    let outcomes = batch.run(&plan, &journal, &mut |outcome| told.push(outcome.label.clone())).unwrap();
    Ran { outcomes, told }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_panic_is_the_failure_of_its_memo_alone() {
    let folder = tempfile::tempdir().unwrap();
    // One while it is planned, one while it is made.
    let count = AtomicUsize::new(0);
    let jobs = Five::new(move |index| {
        assert!(index != 1, "no second memo");
        assert!(index != 3 || count.fetch_add(1, Ordering::SeqCst) == 0, "no fourth memo");
        MEMO.to_owned()
    });
    let ran = run(&jobs, folder.path(), false, |_| ());
    assert_eq!(ran.statuses(), ["written", "failed", "written", "failed", "written"]);
    assert_eq!(ran.outcomes[1].reason.as_deref(), Some(r#"Panic("no second memo")"#));
    assert_eq!(ran.outcomes[3].reason.as_deref(), Some(r#"Panic("no fourth memo")"#));
    assert_eq!(ran.told, ["row 1", "row 2", "row 3", "row 4", "row 5"]);
    assert_eq!(names(folder.path()), [JOURNAL, "memo-1.pdf", "memo-3.pdf", "memo-5.pdf"]);
    // What failed is tried again, what is finished is not.
    let again = Five::new(|_| MEMO.to_owned());
    let ran = run(&again, folder.path(), false, |_| ());
    assert_eq!(ran.statuses(), ["unchanged", "written", "unchanged", "written", "unchanged"]);
    assert_eq!(again.loads.load(Ordering::SeqCst), 5 + 2);
}

#[test]
fn a_memo_that_changes_after_the_plan_is_not_made() {
    let folder = tempfile::tempdir().unwrap();
    let counts: [AtomicUsize; 5] = Default::default();
    let jobs = Five::new(move |index| {
        let time = counts[index].fetch_add(1, Ordering::SeqCst);
        if index == 2 {
            MEMO.replace('ง', &format!("ครั้งที่ {time}"))
        } else {
            MEMO.to_owned()
        }
    });
    let ran = run(&jobs, folder.path(), false, |_| ());
    assert_eq!(ran.statuses(), ["written", "written", "failed", "written", "written"]);
    assert_eq!(ran.outcomes[2].reason.as_deref(), Some("Changed"));
}

#[test]
fn a_stop_begins_nothing_new_and_leaves_an_outcome_for_each() {
    let folder = tempfile::tempdir().unwrap();
    let jobs = Five::new(|_| MEMO.to_owned());
    let ran = run(&jobs, folder.path(), false, |stop| stop.store(true, Ordering::SeqCst));
    assert_eq!(ran.statuses(), ["not-run"; 5]);
    assert!(ran.told.is_empty());
    assert_eq!(names(folder.path()), [JOURNAL]);
}

#[test]
fn fail_fast_begins_nothing_new_after_a_failure() {
    let folder = tempfile::tempdir().unwrap();
    let jobs = Five::new(|index| if index == 0 { "{}".to_owned() } else { MEMO.to_owned() });
    let ran = run(&jobs, folder.path(), true, |_| ());
    assert_eq!(ran.statuses(), ["mistakes", "not-run", "not-run", "not-run", "not-run"]);
    assert_eq!(names(folder.path()), [JOURNAL]);
}

/// A store that takes all but one memo.
struct Picky;

impl Store for Picky {
    fn finished(&self, _: Digest, _: &[String]) -> Result<Option<Entry>, Error> {
        Ok(None)
    }

    fn put(&self, documents: &[Document], _: &Entry) -> Result<(), Error> {
        assert_ne!(documents[0].name, "2.pdf", "no second memo");
        match documents[0].name.as_str() {
            "4.pdf" => Err(Error::internal("store", "full")),
            _ => Ok(()),
        }
    }

    fn open(&self, _: &str) -> Result<Box<dyn std::io::Read>, Error> {
        Err(Error::internal("store", "nothing here"))
    }
}

#[test]
fn no_memo_ends_a_pipe() {
    let pipe = Pipe {
        recipe: &recipe(),
        names: &Pattern::default(),
        store: Some(&Picky),
        pictures: Path::new("."),
        name: "lines",
        lang: Lang::En,
        words: Words { issue: &|issue| format!("{issue:?}"), failure: &|failure| format!("{failure:?}") },
        hand: &std::sync::Mutex::new(()),
    };
    let lines: String = (1..=5).map(|id| format!("{{\"id\": {id}, \"memo\": {MEMO}}}\n")).collect();
    let mut said = Vec::new();
    pipe.run(&mut lines.as_bytes(), &mut said).unwrap();
    let answers: Vec<serde_json::Value> =
        said.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok()).collect();
    let told: Vec<_> =
        answers.iter().map(|answer| (&answer["id"], answer["status"].as_str().unwrap())).collect();
    let statuses = ["written", "failed", "written", "failed", "written"];
    assert_eq!(told.iter().map(|(_, status)| *status).collect::<Vec<_>>(), statuses);
    assert_eq!(told.iter().map(|(id, _)| id.as_u64().unwrap()).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
    assert!(answers[1]["reason"].as_str().unwrap().contains("no second memo"), "{}", answers[1]);
    assert!(answers[3]["reason"].as_str().unwrap().contains("full"), "{}", answers[3]);
}
