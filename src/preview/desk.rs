//! The files on the desk: the one the preview was started with, or the memos of a folder.
//!
//! A file is asked for by its name in the list, never by a path. It is written only if it still holds what
//! was read.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use saraban::MAX_INPUT_BYTES;
use saraban::check::schema;
use saraban::error::Error;
use saraban::output::{self, OutputFile};
use sha2::{Digest, Sha256};

use super::pulse::{self, Pulse};

/// Most memos listed of a folder.
const MOST_FILES: usize = 1000;

/// Most bytes of a new file's name.
const MOST_NAME: usize = 200;

/// A file or a folder of memos.
#[derive(Debug)]
pub(crate) struct Desk {
    /// Links resolved.
    folder: PathBuf,
    /// The only file, if one was named.
    only: Option<String>,
    /// One writer at a time, so that looking and writing are one step among ourselves.
    writing: Mutex<()>,
}

/// A text and the mark by which a change is known.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Page {
    pub(super) text: String,
    pub(super) tag: String,
}

/// Why a file was not read or written.
#[derive(Debug)]
pub(super) enum Refusal {
    /// It is not on the desk.
    Unknown,
    /// It holds something else than was read.
    Changed,
    /// A new file's name is taken.
    Taken,
    /// A name no file may have here.
    BadName,
    /// It is no text in UTF-8.
    NotText,
    /// It is larger than a memo may be.
    TooLarge,
    /// The disk.
    Io(ErrorKind),
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound => Self::Unknown,
            ErrorKind::AlreadyExists => Self::Taken,
            kind => Self::Io(kind),
        }
    }
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        match error {
            Error::Io { source, .. } => source.into(),
            _ => Self::Io(ErrorKind::Other),
        }
    }
}

impl Desk {
    /// A desk with one file, which need not be there yet, or with a folder.
    ///
    /// # Errors
    /// The folder cannot be found.
    pub(crate) fn new(path: &Path) -> io::Result<Self> {
        let writing = Mutex::new(());
        if path.is_dir() {
            return Ok(Self { folder: path.canonicalize()?, only: None, writing });
        }
        let name = path.file_name().and_then(|name| name.to_str()).ok_or(ErrorKind::InvalidInput)?;
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new(".")).canonicalize()?;
        Ok(Self { folder, only: Some(name.to_owned()), writing })
    }

    /// Where the memos lie, and their pictures.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// A mark of the folder, by which a browser tells its drafts from another folder's.
    pub(super) fn id(&self) -> String {
        tag(self.folder.as_os_str().as_encoded_bytes())
    }

    /// The only file, if the preview was started with one.
    pub(super) fn only(&self) -> Option<&str> {
        self.only.as_deref()
    }

    /// Names of the memos, in order.
    pub(super) fn list(&self) -> io::Result<Vec<String>> {
        if let Some(only) = &self.only {
            return Ok(vec![only.clone()]);
        }
        let mut names = Vec::new();
        for entry in fs::read_dir(&self.folder)? {
            let name = entry?.file_name();
            names.extend(name.to_str().filter(|name| is_memo(name)).map(str::to_owned));
        }
        names.retain(|name| self.path(name).is_ok_and(|path| path.is_file()));
        names.sort();
        names.truncate(MOST_FILES);
        Ok(names)
    }

    /// The text of a memo.
    pub(super) fn read(&self, name: &str) -> Result<Page, Refusal> {
        let path = self.path(name)?;
        // A pipe would keep us waiting for its other end.
        if !fs::metadata(&path)?.is_file() {
            return Err(Refusal::Unknown);
        }
        let mut bytes = Vec::new();
        File::open(path)?.take(MAX_INPUT_BYTES as u64 + 1).read_to_end(&mut bytes)?;
        if bytes.len() > MAX_INPUT_BYTES {
            return Err(Refusal::TooLarge);
        }
        let tag = tag(&bytes);
        let text = String::from_utf8(bytes).map_err(|_| Refusal::NotText)?;
        let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
        Ok(Page { text, tag })
    }

    /// Something that changes when the file does, without reading it.
    pub(super) fn pulse(&self, name: &str) -> Pulse {
        self.path(name).map_or_else(|_| Pulse::default(), |path| pulse::of(&path))
    }

    /// Writes a memo over what was read of it (`base`), or as a new file; gives the new tag.
    pub(super) fn save(&self, name: &str, text: &str, base: Option<&str>) -> Result<String, Refusal> {
        if text.len() > MAX_INPUT_BYTES {
            return Err(Refusal::TooLarge);
        }
        let _one = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        match base {
            None => self.create(name, text)?,
            Some(base) => self.replace(name, text, base)?,
        }
        Ok(tag(text.as_bytes()))
    }

    fn create(&self, name: &str, text: &str) -> Result<(), Refusal> {
        if self.only.as_deref().is_some_and(|only| only != name) {
            return Err(Refusal::Unknown);
        }
        if !is_memo(name) || !is_plain(name) {
            return Err(Refusal::BadName);
        }
        Ok(output::write_new(&file(self.folder.join(name), text))?)
    }

    fn replace(&self, name: &str, text: &str, base: &str) -> Result<(), Refusal> {
        // The file a link leads to is written, not the link.
        let path = self.path(name)?.canonicalize()?;
        if fs::metadata(&path)?.permissions().readonly() {
            return Err(Refusal::Io(ErrorKind::PermissionDenied));
        }
        if self.read(name)?.tag != base {
            return Err(Refusal::Changed);
        }
        Ok(output::write_all(&[file(path, text)])?)
    }

    /// The file of a name. One that was named when we were started may be a link to anywhere; the others
    /// must lie in the folder, links resolved.
    fn path(&self, name: &str) -> Result<PathBuf, Refusal> {
        match &self.only {
            Some(only) if only == name => return Ok(self.folder.join(only)),
            Some(_) => return Err(Refusal::Unknown),
            None if !is_memo(name) => return Err(Refusal::Unknown),
            None => {}
        }
        let path = self.folder.join(name).canonicalize()?;
        if path.starts_with(&self.folder) { Ok(path) } else { Err(Refusal::Unknown) }
    }
}

fn file(path: PathBuf, text: &str) -> OutputFile {
    OutputFile { path, bytes: text.as_bytes().to_vec() }
}

/// Whether a name is a memo's: one part of a path, `.json`, not hidden, not the schema.
fn is_memo(name: &str) -> bool {
    let ends = name.len() > 5 && name.to_ascii_lowercase().ends_with(".json");
    ends && !name.starts_with('.') && !name.contains(['/', '\\', ':', '\0']) && name != schema::FILE_NAME
}

/// Whether every system can have a file of this name.
fn is_plain(name: &str) -> bool {
    let odd = |c: char| c.is_control() || "<>\"|?*".contains(c);
    name.len() <= MOST_NAME && !name.contains(odd) && name.trim() == name
}

/// A mark of some bytes.
fn tag(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn folder(files: &[(&str, &str)]) -> (tempfile::TempDir, Desk) {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            File::create(folder.path().join(name)).unwrap().write_all(text.as_bytes()).unwrap();
        }
        let desk = Desk::new(folder.path()).unwrap();
        (folder, desk)
    }

    #[test]
    fn only_memos_are_listed() {
        let (_folder, desk) = folder(&[
            ("b.json", ""),
            ("a.JSON", ""),
            (".c.json", ""),
            ("memo.schema.json", ""),
            ("d.txt", ""),
        ]);
        assert_eq!(desk.list().unwrap(), ["a.JSON", "b.json"]);
    }

    #[test]
    fn no_name_leads_out_of_the_folder() {
        let (folder, desk) = folder(&[("a.json", "inside")]);
        let inner = folder.path().join("in");
        fs::create_dir(&inner).unwrap();
        let inner_desk = Desk::new(&inner).unwrap();
        for name in
            ["../a.json", "..\\a.json", "/etc/x.json", "a.json\0", "..", "", ".json", "C:a.json", "./a.json"]
        {
            assert!(matches!(inner_desk.read(name), Err(Refusal::Unknown)), "{name}");
            assert!(matches!(inner_desk.save(name, "x", None), Err(Refusal::BadName)), "{name}");
            assert!(inner_desk.save(name, "x", Some("")).is_err(), "{name}");
        }
        assert_eq!(desk.read("a.json").unwrap().text, "inside");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_out_of_the_folder_is_not_followed() {
        let (folder, _) = folder(&[("a.json", "secret")]);
        let inner = folder.path().join("in");
        fs::create_dir(&inner).unwrap();
        std::os::unix::fs::symlink(folder.path().join("a.json"), inner.join("link.json")).unwrap();
        let desk = Desk::new(&inner).unwrap();
        assert!(desk.list().unwrap().is_empty());
        assert!(matches!(desk.read("link.json"), Err(Refusal::Unknown)));
        assert!(matches!(desk.save("link.json", "x", Some(&tag(b"secret"))), Err(Refusal::Unknown)));
        assert!(matches!(desk.save("link.json", "x", None), Err(Refusal::Taken)));
        assert_eq!(fs::read(folder.path().join("a.json")).unwrap(), b"secret");
    }

    #[test]
    fn a_file_that_has_changed_is_not_overwritten() {
        let (folder, desk) = folder(&[("a.json", "one")]);
        let page = desk.read("a.json").unwrap();
        let tag = desk.save("a.json", "two", Some(&page.tag)).unwrap();
        assert!(matches!(desk.save("a.json", "three", Some(&page.tag)), Err(Refusal::Changed)));
        assert!(matches!(desk.save("a.json", "three", None), Err(Refusal::Taken)));
        desk.save("a.json", "three", Some(&tag)).unwrap();
        assert_eq!(fs::read(folder.path().join("a.json")).unwrap(), b"three");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn with_one_file_there_is_no_other() {
        let (folder, _) = folder(&[("a.json", "one"), ("b.json", "two")]);
        let desk = Desk::new(&folder.path().join("a.json")).unwrap();
        assert_eq!(desk.list().unwrap(), ["a.json"]);
        assert!(matches!(desk.read("b.json"), Err(Refusal::Unknown)));
        assert!(matches!(desk.save("c.json", "x", None), Err(Refusal::Unknown)));
    }
}
