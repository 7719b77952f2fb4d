//! [`Store`]: where the documents of memos go, and what is finished there.

#[cfg(feature = "object-store")]
mod remote;

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::{Digest, Entry, Made};
use crate::error::Error;
use crate::output::{self, OutputFile};
#[cfg(feature = "object-store")]
pub use remote::Remote;

/// A document and its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its name, with ending.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Document {
    /// What is noted of it.
    pub fn made(&self) -> Made {
        let sha256 = Digest::of(&self.bytes);
        Made { name: self.name.clone(), bytes: self.bytes.len() as u64, sha256 }
    }
}

/// Where the documents of memos go.
pub trait Store: Sync {
    /// What is known of a memo made from the same before, if all its documents, of these names, are there.
    ///
    /// # Errors
    /// The store could not be asked.
    fn finished(&self, digest: Digest, names: &[String]) -> Result<Option<Entry>, Error>;

    /// Puts the documents of a memo, each whole or not at all, and notes that it is finished.
    ///
    /// # Errors
    /// [`Error::Io`] naming the document.
    fn put(&self, documents: &[Document], entry: &Entry) -> Result<(), Error>;

    /// A document that was put.
    ///
    /// # Errors
    /// [`Error::Io`] naming the document.
    fn open(&self, name: &str) -> Result<Box<dyn Read>, Error>;
}

/// A folder that any number of processes write into, without notes of what is finished.
#[derive(Debug, Clone)]
pub struct Folder(PathBuf);

impl Folder {
    /// A folder, which is made if need be.
    ///
    /// # Errors
    /// [`Error::Io`].
    pub fn new(folder: &Path) -> Result<Self, Error> {
        let made = std::fs::create_dir_all(folder);
        made.map_err(|source| Error::Io { action: "create", path: folder.to_owned(), source })?;
        Ok(Self(folder.to_owned()))
    }
}

impl Store for Folder {
    fn finished(&self, _: Digest, _: &[String]) -> Result<Option<Entry>, Error> {
        Ok(None)
    }

    fn put(&self, documents: &[Document], _: &Entry) -> Result<(), Error> {
        output::write_all(&in_folder(&self.0, documents))
    }

    fn open(&self, name: &str) -> Result<Box<dyn Read>, Error> {
        open(&self.0.join(name))
    }
}

pub(super) fn in_folder(folder: &Path, documents: &[Document]) -> Vec<OutputFile> {
    let file =
        |document: &Document| OutputFile { path: folder.join(&document.name), bytes: document.bytes.clone() };
    documents.iter().map(file).collect()
}

pub(super) fn open(path: &Path) -> Result<Box<dyn Read>, Error> {
    match File::open(path) {
        Ok(file) => Ok(Box::new(file)),
        Err(source) => Err(Error::Io { action: "read", path: path.to_owned(), source }),
    }
}
