//! The passes: data to typst, pages back, until the pages stand; then the
//! lines outside the flow are laid over them.

use std::cell::OnceCell;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::{ThreadPool, ThreadPoolBuilder};
use serde_json::Value;
use typst::foundations::{Bytes, Datetime, Smart};
use typst::layout::{FrameItem, Point};
use typst::model::DocumentInfo;
use typst::text::Locale;
use typst_layout::{Page, PagedDocument};

use super::data;
use super::drawing::drawings;
use super::frames::{Report, rebuild};
use super::last_page::{self, Changes};
use super::line::Mark;
use super::paginate::{self, Found};
use super::printed;
use super::running;
use super::textlayer::THAI;
use super::world::{Job, MemoWorld};
use super::{Issue, Typeset};
use crate::document::{Document, Properties};
use crate::error::Error;

/// Layout passes at most; two are enough for every memo seen.
const PASSES: usize = 4;

/// Documents after which typst's caches are swept.
const SWEEP: usize = 10;

/// typst and krilla hand work to rayon. On a pool shared by many documents
/// their tasks nest on one stack; on a pool of one thread they do not.
const STACK: usize = 8 << 20;

static COUNT: AtomicUsize = AtomicUsize::new(0);

thread_local! {
    static POOL: OnceCell<ThreadPool> = const { OnceCell::new() };
}

/// Runs typst code in this thread's own one-thread pool.
pub(crate) fn in_pool<T: Send>(work: impl FnOnce() -> T + Send) -> Result<T, Error> {
    POOL.with(|cell| {
        if cell.get().is_none() {
            let pool = ThreadPoolBuilder::new().num_threads(1).stack_size(STACK).build();
            let pool = pool.map_err(|error| Error::internal("typeset", error))?;
            // A pool that is already there serves as well.
            let _ = cell.set(pool);
        }
        match cell.get() {
            Some(pool) => Ok(pool.install(work)),
            None => Err(Error::internal("typeset", "no thread")),
        }
    })
}

/// Lays a document out.
pub(super) fn layout(document: &Document) -> Result<Typeset, Error> {
    let mut input = data::input(document);
    let mut changes = Changes::default();
    let mut pass = 1;
    let (paged, found) = loop {
        let paged = compile(Job::Document, &input.json, &input.pictures)?;
        let found = paginate::find(&input.marks, &paged);
        let next = last_page::improve(document, &input.marks, &found, &changes);
        if next == changes || pass == PASSES {
            break (paged, found);
        }
        changes = next;
        changes.apply(&mut input.json);
        pass += 1;
    };
    let flow = Flow::set(&paged, input.marks);
    let pagination = paginate::pagination(document, &flow.marks, &found, flow.pages.len());
    let overlay = running::pages(document, &pagination)?;
    let issues = issues(document, &flow, &found, &overlay);
    let printed = printed::texts(&flow.marks, &found);
    let pages = overlay_pages(flow.pages, overlay.pages);
    if COUNT.fetch_add(1, Ordering::Relaxed) % SWEEP == SWEEP - 1 {
        comemo::evict(1);
    }
    Ok(Typeset {
        paged: PagedDocument::new(pages.into_iter().collect(), info(&document.properties)),
        pagination,
        printed,
        issues,
        drawings: drawings(document),
    })
}

/// Pages with their lines set.
#[derive(Default)]
pub(super) struct Flow {
    pub(super) pages: Vec<Page>,
    pub(super) marks: Vec<Mark>,
    pub(super) reports: Vec<Report>,
}

impl Flow {
    /// Sets the lines of typst's pages.
    pub(super) fn set(paged: &PagedDocument, marks: Vec<Mark>) -> Self {
        let mut flow = Self { marks, ..Self::default() };
        for page in paged.pages() {
            let (frame, report) = rebuild(&page.frame, &flow.marks);
            flow.pages.push(Page { frame, ..page.clone() });
            flow.reports.push(report);
        }
        flow
    }
}

/// Compiles data with the template.
pub(super) fn compile(job: Job, json: &Value, pictures: &[Bytes]) -> Result<PagedDocument, Error> {
    let data = serde_json::to_vec(json).map_err(|error| Error::internal("typeset", error))?;
    let world = MemoWorld::new(job, data, pictures)?;
    typst::compile::<PagedDocument>(&world).output.map_err(|errors| {
        let messages: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
        Error::internal("typeset", messages.join("; "))
    })
}

/// Lays the second pages over the first.
fn overlay_pages(mut pages: Vec<Page>, over: Vec<Page>) -> Vec<Page> {
    for (page, over) in pages.iter_mut().zip(over) {
        for (at, item) in over.frame.items() {
            page.frame.push(*at, item.clone());
        }
    }
    pages
}

/// The document with a file attached: a tag on its first page carries it.
pub(crate) fn overlay_attachment(
    paged: &PagedDocument,
    name: &str,
    mime: &str,
    description: &str,
    data: &[u8],
) -> Result<PagedDocument, Error> {
    let json = serde_json::json!({ "name": name, "mime": mime, "description": description });
    let carrier = compile(Job::Attachment, &json, &[Bytes::new(data.to_vec())])?;
    let mut pages = paged.pages().to_vec();
    let tags = carrier.pages().iter().flat_map(|page| tags(&page.frame));
    if let Some(first) = pages.first_mut() {
        for tag in tags.collect::<Vec<_>>() {
            first.frame.push(Point::zero(), tag);
        }
    }
    let info = typst::model::Document::info(paged).clone();
    Ok(PagedDocument::new(pages.into_iter().collect(), info))
}

fn tags(frame: &typst::layout::Frame) -> Vec<FrameItem> {
    let mut out = Vec::new();
    for (_, item) in frame.items() {
        match item {
            FrameItem::Tag(_) => out.push(item.clone()),
            FrameItem::Group(group) => out.extend(tags(&group.frame)),
            _ => {}
        }
    }
    out
}

/// The file's properties.
fn info(properties: &Properties) -> DocumentInfo {
    let filled = |text: &str| (!text.is_empty()).then(|| text.into());
    let date = properties.date.and_then(|date| {
        use chrono::Datelike;
        Datetime::from_ymd(date.year(), date.month() as u8, date.day() as u8)
    });
    let (lang, region) = *THAI;
    DocumentInfo {
        title: filled(&properties.title),
        author: filled(&properties.author).into_iter().collect(),
        description: filled(&properties.subject),
        keywords: Vec::new(),
        date: Smart::Custom(date),
        locale: lang.map_or(Smart::Auto, |lang| Smart::Custom(Locale::new(lang, region))),
    }
}

/// What a reader would stumble over.
fn issues(document: &Document, flow: &Flow, found: &[Found], overlay: &Flow) -> Vec<Issue> {
    let mut issues = Vec::new();
    let mut missing: Vec<char> = flow
        .reports
        .iter()
        .chain(&overlay.reports)
        .flat_map(|report| report.missing.iter().copied())
        .collect();
    missing.sort_unstable();
    missing.dedup();
    issues.extend(missing.into_iter().map(|char| Issue::MissingGlyph { char }));
    for (index, report) in flow.reports.iter().chain(&overlay.reports).enumerate() {
        let page = index % flow.reports.len() + 1;
        issues.extend(report.wide.iter().map(|text| Issue::Overflow { page, text: text.clone() }));
    }
    issues.extend(paginate::low(document, &flow.marks, found));
    for place in found {
        if let Some(line) = flow.marks.get(place.mark).and_then(Mark::line).filter(|line| line.forced) {
            issues.push(Issue::Parted { page: place.page + 1, text: line.text() });
        }
    }
    issues
}
