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
use crate::input::{Folder, PictureError, Pictures};

/// Memos in files.
#[derive(Debug)]
pub struct Files(Vec<Entry>);

#[derive(Debug)]
enum Entry {
    /// The file is the memo.
    Whole(PathBuf),
    /// The file is a list with mistakes around its memos: nothing in it can be trusted.
    BadList(PathBuf),
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

/// One byte more than the limit at most; the reader of JSON says what is wrong with more.
fn read(path: &Path) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    match File::open(path).and_then(|file| file.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes)) {
        Ok(_) => Ok(bytes),
        Err(source) => Err(Error::Io { action: "read", path: path.to_owned(), source }),
    }
}

impl Entry {
    fn path(&self) -> &Path {
        match self {
            Self::Whole(path) | Self::BadList(path) => path,
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
            Entry::Element { number, .. } => format!("{path}[{number}]"),
        }
    }

    /// The file's name, with the number in its list.
    fn stem(&self, index: usize) -> String {
        let entry = &self.0[index];
        let stem = entry.path().file_stem().unwrap_or_default().to_string_lossy();
        match entry {
            Entry::Whole(_) | Entry::BadList(_) => stem.into_owned(),
            Entry::Element { list, number, .. } => format!("{stem}-{}", numbered(*number, list.count)),
        }
    }

    fn load(&self, index: usize) -> Result<Loaded, Error> {
        let entry = &self.0[index];
        let name = entry.path().display().to_string();
        let folder = entry.path().parent().filter(|folder| !folder.as_os_str().is_empty());
        let pictures = Recorded::new(folder.unwrap_or(Path::new(".")));
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
            Entry::Element { list, range, .. } => {
                let bytes = &list.source.text.as_bytes()[range.clone()];
                let checked = crate::check(&name, bytes, &pictures);
                (bytes.to_vec(), in_list(checked, &list.source, range.start))
            }
        };
        Ok(Loaded { checked, digest: pictures.digest(&json), json })
    }
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
