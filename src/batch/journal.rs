//! [`Journal`]: what is finished in an output folder, a line of JSON each, written as soon as it is.
//!
//! A process killed at any moment leaves at most a cut-off last line and temporary files of its own; the
//! next one passes over the former and removes the latter. The journal is locked while a batch runs.

use std::collections::HashMap;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use super::digest::Digest;
use super::store::{self, Document, Store};
use crate::error::Error;
use crate::output;

/// The journal's name in the output folder.
pub const JOURNAL: &str = ".saraban-batch.jsonl";

/// What the temporary files of a batch begin with.
pub(super) const MARK: &str = ".saraban-batch-";

/// A memo that is finished.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Of everything it was made from.
    pub digest: Digest,
    /// Its pages.
    pub pages: usize,
    /// What a reader would stumble over.
    pub warnings: Vec<String>,
    /// Its files.
    pub files: Vec<Made>,
}

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// Its name in the output folder.
    pub name: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// SHA-256 of its bytes.
    pub sha256: Digest,
}

/// The journal of an output folder.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    folder: PathBuf,
    known: HashMap<Digest, Entry>,
    /// The file, and how much of it is whole lines.
    file: Mutex<(File, u64)>,
}

impl Journal {
    /// Opens the journal of a folder, which is made if need be, and removes what a killed run left there.
    /// What is finished is known if `resume`, else forgotten.
    ///
    /// # Errors
    /// [`Error::Io`]: the folder cannot be written, or (`lock`) another batch is writing there.
    pub fn open(folder: &Path, resume: bool) -> Result<Self, Error> {
        let failed = |action, path: &Path| {
            let path = path.to_owned();
            move |source| Error::Io { action, path, source }
        };
        fs::create_dir_all(folder).map_err(failed("create", folder))?;
        let path = folder.join(JOURNAL);
        let mut options = OpenOptions::new();
        // Never truncated before it is locked: it may be another process's.
        let file = options.read(true).write(true).create(true).truncate(false).open(&path);
        let mut file = file.map_err(failed("write", &path))?;
        if let Err(TryLockError::WouldBlock) = file.try_lock() {
            return Err(failed("lock", folder)(io::Error::from(io::ErrorKind::WouldBlock)));
        }
        output::remove_leftovers(folder, MARK);
        let (known, end) = match resume {
            true => read(&mut file).map_err(failed("read", &path))?,
            false => (HashMap::new(), 0),
        };
        file.set_len(end).map_err(failed("write", &path))?;
        Ok(Self { path, folder: folder.to_owned(), known, file: Mutex::new((file, end)) })
    }

    /// The entry of something finished whose files are all still there, byte for byte.
    fn entry(&self, digest: Digest) -> Option<&Entry> {
        let entry = self.known.get(&digest)?;
        entry.files.iter().all(|file| self.is_there(file)).then_some(entry)
    }

    fn is_there(&self, made: &Made) -> bool {
        // A journal is a file like any other: a name in it may be anything.
        let plain = Path::new(&made.name).file_name().is_some_and(|name| *name == *made.name);
        let path = self.folder.join(&made.name);
        let same_size = || fs::metadata(&path).is_ok_and(|file| file.is_file() && file.len() == made.bytes);
        let same_bytes = || File::open(&path).and_then(|mut file| Digest::of_reader(&mut file));
        plain && same_size() && same_bytes().is_ok_and(|(digest, _)| digest == made.sha256)
    }

    /// Notes that something is finished.
    fn add(&self, entry: &Entry) -> Result<(), Error> {
        let mut line = serde_json::to_vec(entry).map_err(|error| Error::internal("batch", error))?;
        line.push(b'\n');
        let mut guard = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let (file, end) = &mut *guard;
        let written = file.seek(SeekFrom::Start(*end)).and_then(|_| file.write_all(&line));
        match written {
            Ok(()) => *end += line.len() as u64,
            Err(source) => {
                // A full disk took half a line: the next one must not be joined to it.
                let _ = file.set_len(*end);
                return Err(Error::Io { action: "write", path: self.path.clone(), source });
            }
        }
        Ok(())
    }
}

impl Store for Journal {
    fn finished(&self, digest: Digest, _: &[String]) -> Result<Option<Entry>, Error> {
        Ok(self.entry(digest).cloned())
    }

    fn put(&self, documents: &[Document], entry: &Entry) -> Result<(), Error> {
        output::write_marked(&store::in_folder(&self.folder, documents), MARK)?;
        self.add(entry)
    }

    fn open(&self, name: &str) -> Result<Box<dyn Read>, Error> {
        store::open(&self.folder.join(name))
    }
}

/// The entries, the last of each digest, and the length of the whole lines.
fn read(file: &mut File) -> io::Result<(HashMap<Digest, Entry>, u64)> {
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    let end = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
    let lines = bytes[..end].split(|byte| *byte == b'\n');
    // A line that is not ours is passed over: its memo is made again.
    let entries = lines.filter_map(|line| serde_json::from_slice::<Entry>(line).ok());
    Ok((entries.map(|entry| (entry.digest, entry)).collect(), end as u64))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(of: &[u8], files: &[(&str, &[u8])]) -> Entry {
        let made = |(name, bytes): &(&str, &[u8])| Made {
            name: (*name).to_owned(),
            bytes: bytes.len() as u64,
            sha256: Digest::of(bytes),
        };
        let files = files.iter().map(made).collect();
        Entry { digest: Digest::of(of), pages: 1, warnings: vec![], files }
    }

    fn put(folder: &Path, name: &str, bytes: &[u8]) {
        File::create(folder.join(name)).unwrap().write_all(bytes).unwrap();
    }

    #[test]
    fn what_is_noted_is_known_to_the_next_even_after_a_cut_off_line() {
        let folder = tempfile::tempdir().unwrap();
        let (a, b) = (entry(b"a", &[("a.pdf", b"A")]), entry(b"b", &[]));
        Journal::open(folder.path(), false).unwrap().add(&a).unwrap();
        let mut file = OpenOptions::new().append(true).open(folder.path().join(JOURNAL)).unwrap();
        file.write_all(b"not ours\n{\"digest\":\"12").unwrap();
        put(folder.path(), "a.pdf", b"A");
        let journal = Journal::open(folder.path(), true).unwrap();
        assert_eq!(journal.entry(Digest::of(b"a")), Some(&a));
        assert_eq!(journal.entry(Digest::of(b"b")), None);
        journal.add(&b).unwrap();
        drop(journal);
        let journal = Journal::open(folder.path(), true).unwrap();
        assert_eq!(journal.known.len(), 2);
        drop(journal);
        assert!(Journal::open(folder.path(), false).unwrap().known.is_empty());
    }

    #[test]
    fn a_file_that_is_gone_changed_or_elsewhere_is_not_finished() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("out");
        put(folder.path(), "x.pdf", b"X");
        let journal = Journal::open(&inner, false).unwrap();
        put(&inner, "x.pdf", b"X");
        journal.add(&entry(b"here", &[("x.pdf", b"X")])).unwrap();
        journal.add(&entry(b"elsewhere", &[("../x.pdf", b"X")])).unwrap();
        drop(journal);
        let journal = Journal::open(&inner, true).unwrap();
        assert!(journal.entry(Digest::of(b"here")).is_some());
        assert!(journal.entry(Digest::of(b"elsewhere")).is_none());
        put(&inner, "x.pdf", b"Y");
        assert!(journal.entry(Digest::of(b"here")).is_none());
        fs::remove_file(inner.join("x.pdf")).unwrap();
        assert!(journal.entry(Digest::of(b"here")).is_none());
    }

    #[test]
    fn one_batch_at_a_time_and_only_its_own_leftovers_are_removed() {
        let folder = tempfile::tempdir().unwrap();
        let names = [".saraban-batch-abc.tmp", ".saraban-abc.tmp", ".saraban-batch-abc.pdf", "mine.tmp"];
        names.iter().for_each(|name| put(folder.path(), name, b""));
        let journal = Journal::open(folder.path(), false).unwrap();
        assert_eq!(names.map(|name| folder.path().join(name).exists()), [false, true, true, true]);
        let second = Journal::open(folder.path(), true).unwrap_err();
        assert!(matches!(second, Error::Io { action: "lock", .. }));
        drop(journal);
        Journal::open(folder.path(), true).unwrap();
    }
}
