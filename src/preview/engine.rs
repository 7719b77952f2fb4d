//! The thread that checks, lays out and draws.
//!
//! typst is slow enough to stop an async task's neighbours, so it is called here alone. Of the questions one
//! tab asks only the newest counts: one that waits is dropped when the next comes.

use std::collections::VecDeque;
use std::io;
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use saraban::batch::Format;
use saraban::diag::Lang;
use saraban::error::Error;
use saraban::export::docx::DocxOptions;
use saraban::input::Folder;
use saraban::profile::Profile;
use saraban::rules::Options;
use saraban::{Checked, Rendered};
use tokio::sync::oneshot;

use super::places;
use super::pulse::Noted;
use super::sheet::{self, Ask, Sheet, Units};

/// Most questions that wait: more tabs than anybody has open.
const MOST_WAITING: usize = 64;

/// The way to the thread.
#[derive(Clone)]
pub(super) struct Engine {
    queue: Arc<Queue>,
}

#[derive(Default)]
struct Queue {
    jobs: Mutex<VecDeque<Job>>,
    more: Condvar,
}

/// What comes of a question about pages.
#[derive(Debug)]
pub(super) enum Drawing {
    Done(Sheet),
    /// A newer question of the same tab came before its turn.
    Overtaken,
}

/// Something to do, and where the answer goes. An answer nobody waits for is dropped.
enum Job {
    Preview(Ask, oneshot::Sender<Drawing>),
    Export(Ask, Format, oneshot::Sender<Result<Vec<u8>, Sheet>>),
    Thumbnail(&'static str, oneshot::Sender<String>),
}

impl Engine {
    /// Starts the thread.
    ///
    /// # Errors
    /// There can be no thread.
    pub(super) fn start(profile: Option<Profile>, pictures: Folder) -> io::Result<Self> {
        let queue = Arc::new(Queue::default());
        let worker = Worker { profile, pictures };
        let jobs = Arc::clone(&queue);
        thread::Builder::new().name("pages".to_owned()).spawn(move || {
            loop {
                let job = jobs.next();
                // A bug of ours costs one answer, not the server: the sender is dropped, and the page is told.
                let _ = panic::catch_unwind(AssertUnwindSafe(|| worker.work(job)));
            }
        })?;
        Ok(Self { queue })
    }

    /// Checks and draws; none if that failed.
    pub(super) async fn preview(&self, ask: Ask) -> Option<Drawing> {
        let (send, receive) = oneshot::channel();
        self.queue.push(Job::Preview(ask, send));
        receive.await.ok()
    }

    /// A document, or what stops it; none if it failed.
    pub(super) async fn export(&self, ask: Ask, format: Format) -> Option<Result<Vec<u8>, Sheet>> {
        let (send, receive) = oneshot::channel();
        self.queue.push(Job::Export(ask, format, send));
        receive.await.ok()
    }

    /// The first page of a sample; none if it failed.
    pub(super) async fn thumbnail(&self, text: &'static str) -> Option<String> {
        let (send, receive) = oneshot::channel();
        self.queue.push(Job::Thumbnail(text, send));
        receive.await.ok()
    }
}

impl Queue {
    fn lock(&self) -> MutexGuard<'_, VecDeque<Job>> {
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn push(&self, job: Job) {
        let mut jobs = self.lock();
        if let Job::Preview(ask, _) = &job {
            let same = |other: &Job| matches!(other, Job::Preview(older, _) if older.client == ask.client);
            if let Some(at) = jobs.iter().position(same)
                && let Some(Job::Preview(_, reply)) = jobs.remove(at)
            {
                let _ = reply.send(Drawing::Overtaken);
            }
        }
        if jobs.len() < MOST_WAITING {
            jobs.push_back(job);
        }
        self.more.notify_one();
    }

    /// The next job. What somebody types comes before documents and thumbnails.
    fn next(&self) -> Job {
        let mut jobs = self.lock();
        loop {
            let typed = jobs.iter().position(|job| matches!(job, Job::Preview(..))).unwrap_or(0);
            match jobs.remove(typed) {
                Some(job) => return job,
                None => jobs = self.more.wait(jobs).unwrap_or_else(PoisonError::into_inner),
            }
        }
    }
}

struct Worker {
    profile: Option<Profile>,
    pictures: Folder,
}

impl Worker {
    fn work(&self, job: Job) {
        match job {
            Job::Preview(ask, reply) => {
                if let Ok(sheet) = self.preview(&ask) {
                    let _ = reply.send(Drawing::Done(sheet));
                }
            }
            Job::Export(ask, format, reply) => {
                if let Ok(document) = self.export(&ask, format) {
                    let _ = reply.send(document);
                }
            }
            Job::Thumbnail(text, reply) => {
                if let Some(Ok(svg)) = self.thumbnail(text) {
                    let _ = reply.send(svg);
                }
            }
        }
    }

    fn preview(&self, ask: &Ask) -> Result<Sheet, Error> {
        let options = Options { off: self.off(), ..Options::default() };
        let pictures = Noted::new(&self.pictures);
        let (checked, draft) = saraban::review_draft(&ask.name, ask.text.as_bytes(), &pictures, &options);
        let pictures = pictures.seen();
        let units = Units::of(&checked.source.text);
        let diagnostics = sheet::marks(&checked, &units, ask.lang.into());
        let Some(rendered) = self.render(&checked)? else {
            return Ok(Sheet { pages: None, spots: Vec::new(), diagnostics, pictures });
        };
        let spots = places::spots(&rendered.typeset.printed, &draft, &units);
        Ok(Sheet { pages: Some(sheet::pages(&rendered, &ask.known)?), spots, diagnostics, pictures })
    }

    fn export(&self, ask: &Ask, format: Format) -> Result<Result<Vec<u8>, Sheet>, Error> {
        let checked = saraban::check(&ask.name, ask.text.as_bytes(), &self.pictures);
        let Some(rendered) = self.render(&checked)? else {
            let units = Units::of(&checked.source.text);
            let diagnostics = sheet::marks(&checked, &units, Lang::from(ask.lang));
            return Ok(Err(Sheet { pages: None, spots: Vec::new(), diagnostics, pictures: Vec::new() }));
        };
        Ok(Ok(match format {
            Format::Pdf => rendered.pdf(&Default::default())?,
            Format::Docx => {
                let source = Some(ask.text.clone().into_bytes());
                rendered.docx(&DocxOptions { embed_fonts: true, source })?
            }
        }))
    }

    fn thumbnail(&self, text: &str) -> Option<Result<String, Error>> {
        let checked = saraban::check("", text.as_bytes(), &self.pictures);
        let rendered = self.render(&checked).transpose()?;
        Some(rendered.and_then(|rendered| rendered.svg(0)))
    }

    fn render(&self, checked: &Checked) -> Result<Option<Rendered>, Error> {
        let Some(memo) = &checked.memo else { return Ok(None) };
        let profile = Profile::of_memo(self.profile.as_ref(), memo.profile.as_deref());
        saraban::render(memo, &profile, None).map(Some)
    }

    fn off(&self) -> Vec<String> {
        self.profile.as_ref().map_or_else(Vec::new, |profile| profile.check.off.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(client: &str, text: &str) -> (Job, oneshot::Receiver<Drawing>) {
        let (send, receive) = oneshot::channel();
        let ask = Ask {
            client: client.to_owned(),
            text: text.to_owned(),
            name: String::new(),
            lang: Default::default(),
            known: Vec::new(),
        };
        (Job::Preview(ask, send), receive)
    }

    fn text(job: &Job) -> &str {
        match job {
            Job::Preview(ask, _) | Job::Export(ask, ..) => &ask.text,
            Job::Thumbnail(text, _) => text,
        }
    }

    #[test]
    fn only_the_newest_question_of_a_tab_is_answered() {
        let queue = Queue::default();
        let (send, _receive) = oneshot::channel();
        queue.push(Job::Thumbnail("sample", send));
        let (old, mut dropped) = ask("one", "old");
        queue.push(old);
        let (other, _other) = ask("two", "other");
        queue.push(other);
        let (new, mut kept) = ask("one", "new");
        queue.push(new);
        assert!(matches!(dropped.try_recv(), Ok(Drawing::Overtaken)));
        assert!(matches!(kept.try_recv(), Err(oneshot::error::TryRecvError::Empty)));
        let order: Vec<String> = (0..3).map(|_| text(&queue.next()).to_owned()).collect();
        assert_eq!(order, ["other", "new", "sample"]);
    }
}
