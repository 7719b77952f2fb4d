//! [`Files`]: memos in JSON files, one a file or several in a list.

use std::cell::RefCell;
use std::fs::File;
use std::io::Read;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::digest::Parts;
use super::pattern::numbered;
use super::{Jobs, Loaded};
use crate::Checked;
use crate::diag::{Diagnostic, Source};
use crate::error::Error;
use crate::input::json::{self, MOST_BYTES};
use crate::input::raw::{Input, Kind};
use crate::input::{Folder, PictureError, Pictures, lines};
use crate::intake::{self, Intake};
use crate::rules;
use crate::template::write_json;

/// Memos in files.
#[derive(Debug)]
pub struct Files(Vec<Entry>);

#[derive(Debug)]
enum Entry {
    /// The file is the memo.
    Whole(PathBuf),
    /// The file is a list with mistakes around its memos: nothing in it can be trusted.
    BadList(PathBuf),
    /// A memo a line or a row, and the greatest number one has.
    Typed(PathBuf, Box<Input>, usize),
    /// A memo of a list.
    Element { list: Arc<List>, number: usize, range: Range<usize> },
}

/// A file with a list of memos, read once.
#[derive(Debug)]
struct List {
    path: PathBuf,
    source: Source,
    count: usize,
}

impl Files {
    /// Looks into each file for a list. A file that cannot be read is a memo that cannot be read.
    pub fn open(paths: &[PathBuf]) -> Self {
        Self(paths.iter().flat_map(|path| entries(path)).collect())
    }
}

fn entries(path: &Path) -> Vec<Entry> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    if ROWS.contains(&ending.as_str()) {
        let Ok(bytes) = read_data(path) else { return vec![Entry::Whole(path.to_owned())] };
        return typed(path, &bytes);
    }
    if !begins_a_list(path) {
        return vec![Entry::Whole(path.to_owned())];
    }
    let Ok(bytes) = read(path) else { return vec![Entry::Whole(path.to_owned())] };
    let input = json::parse(&path.display().to_string(), &bytes);
    let Some(ranges) = elements(&input) else { return vec![Entry::BadList(path.to_owned())] };
    let list = Arc::new(List { path: path.to_owned(), count: ranges.len(), source: input.source });
    let element = |(index, range)| Entry::Element { list: Arc::clone(&list), number: index + 1, range };
    ranges.into_iter().enumerate().map(element).collect()
}

/// Endings of files that hold a memo a line or a row.
const ROWS: [&str; 6] = ["jsonl", "ndjson", "csv", "tsv", "xlsx", "ods"];

fn typed(path: &Path, bytes: &[u8]) -> Vec<Entry> {
    let memos = intake::intake(&path.display().to_string(), bytes).into_iter();
    let inputs: Vec<Input> = memos
        .map(|memo| match memo {
            Intake::Memo(input) => input,
            // Somebody's document under a wrong name: no memo, which its check says.
            Intake::Document(_, source) => json::parse(&source.name, b""),
        })
        .collect();
    let greatest = inputs.last().map_or(0, number);
    let entry = |input| Entry::Typed(path.to_owned(), Box::new(input), greatest);
    inputs.into_iter().map(entry).collect()
}

/// The line or row of a memo in its file.
fn number(input: &Input) -> usize {
    input.source.line_column(0).line
}

/// Whether the first character of a JSON text is `[`; cheap, for files by the thousand.
fn begins_a_list(path: &Path) -> bool {
    let mut start = Vec::new();
    let read = File::open(path).and_then(|file| file.take(1024).read_to_end(&mut start));
    let text = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&start);
    read.is_ok() && text.trim_ascii_start().starts_with(b"[")
}

/// The bytes of each element; none if there is a mistake outside them.
fn elements(input: &Input) -> Option<Vec<Range<usize>>> {
    let Kind::List(values) = &input.root.as_ref()?.kind else { return None };
    let ranges: Vec<Range<usize>> = values.iter().map(|value| value.range.clone()).collect();
    let inside = |found: &Diagnostic| {
        let at = &found.place.range;
        let after = ranges.partition_point(|range| range.start <= at.start);
        after.checked_sub(1).is_some_and(|index| at.end <= ranges[index].end && at.start < ranges[index].end)
    };
    input.diagnostics.iter().all(inside).then_some(ranges)
}

/// One byte more than the limit of a memo at most; the reader of JSON says what is wrong with more.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, Error> {
    read_within(path, MOST_BYTES)
}

/// The same for a file of many memos or rows.
pub(super) fn read_data(path: &Path) -> Result<Vec<u8>, Error> {
    read_within(path, lines::MOST_BYTES)
}

fn read_within(path: &Path, most: usize) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    match File::open(path).and_then(|file| file.take(most as u64 + 1).read_to_end(&mut bytes)) {
        Ok(_) => Ok(bytes),
        Err(source) => Err(Error::Io { action: "read", path: path.to_owned(), source }),
    }
}

impl Entry {
    fn path(&self) -> &Path {
        match self {
            Self::Whole(path) | Self::BadList(path) | Self::Typed(path, ..) => path,
            Self::Element { list, .. } => &list.path,
        }
    }
}

impl Jobs for Files {
    fn count(&self) -> usize {
        self.0.len()
    }

    fn label(&self, index: usize) -> String {
        let entry = &self.0[index];
        let path = entry.path().display();
        match entry {
            Entry::Whole(_) | Entry::BadList(_) => path.to_string(),
            Entry::Typed(_, input, _) => format!("{path}:{}", number(input)),
            Entry::Element { number, .. } => format!("{path}[{number}]"),
        }
    }

    /// The file's name, with the number in its list.
    fn stem(&self, index: usize) -> String {
        let entry = &self.0[index];
        let stem = entry.path().file_stem().unwrap_or_default().to_string_lossy();
        match entry {
            Entry::Whole(_) | Entry::BadList(_) => stem.into_owned(),
            Entry::Typed(_, input, greatest) => format!("{stem}-{}", numbered(number(input), *greatest)),
            Entry::Element { list, number, .. } => format!("{stem}-{}", numbered(*number, list.count)),
        }
    }

    fn load(&self, index: usize) -> Result<Loaded, Error> {
        let entry = &self.0[index];
        let name = entry.path().display().to_string();
        let pictures = Recorded::new(folder(entry.path()));
        let (json, checked) = match entry {
            Entry::Whole(path) => {
                let bytes = read(path)?;
                let checked = crate::check(&name, &bytes, &pictures);
                (bytes, checked)
            }
            Entry::BadList(path) => {
                let bytes = read(path)?;
                let Input { source, diagnostics, .. } = json::parse(&name, &bytes);
                (bytes, Checked { memo: None, diagnostics, source })
            }
            Entry::Typed(_, input, _) => {
                let (checked, json) = judged((**input).clone(), &pictures, &rules::Options::errors());
                (json, checked)
            }
            Entry::Element { list, range, .. } => {
                let bytes = &list.source.text.as_bytes()[range.clone()];
                let checked = crate::check(&name, bytes, &pictures);
                (bytes.to_vec(), in_list(checked, &list.source, range.start))
            }
        };
        Ok(Loaded { checked, digest: pictures.digest(&json), json })
    }
}

/// Checks a memo that was not read from JSON of its own, and writes it as JSON for the documents to carry.
pub(super) fn judged(input: Input, pictures: &Recorded, options: &rules::Options) -> (Checked, Vec<u8>) {
    let (root, failed) = (input.root.clone(), !input.diagnostics.is_empty());
    let (checked, draft) = crate::judge(input, pictures, options);
    let json = root.filter(|_| !failed).map(|root| write_json(&root, &draft)).unwrap_or_default();
    (checked, json)
}

/// The folder of a file.
pub(super) fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Lets diagnostics of an element point into the whole list.
fn in_list(mut checked: Checked, source: &Source, start: usize) -> Checked {
    let shift = |range: &mut Range<usize>| *range = range.start + start..range.end + start;
    for found in &mut checked.diagnostics {
        shift(&mut found.place.range);
        found.related.iter_mut().for_each(|related| shift(&mut related.place.range));
        found.edit.iter_mut().for_each(|edit| shift(&mut edit.range));
    }
    if !checked.diagnostics.is_empty() {
        checked.source = source.clone();
    }
    checked
}

/// Pictures of a folder, remembering what was read.
pub(super) struct Recorded {
    folder: Folder,
    parts: RefCell<Parts>,
}

impl Recorded {
    pub(super) fn new(folder: &Path) -> Self {
        Self { folder: Folder::new(folder), parts: RefCell::default() }
    }

    pub(super) fn digest(self, json: &[u8]) -> super::Digest {
        let mut parts = self.parts.into_inner();
        parts.add(json);
        parts.finish()
    }
}

impl Pictures for Recorded {
    fn read(&self, name: &str) -> Result<Vec<u8>, PictureError> {
        let bytes = self.folder.read(name)?;
        let mut parts = self.parts.borrow_mut();
        parts.add(name.as_bytes());
        parts.add(&bytes);
        Ok(bytes)
    }
}
