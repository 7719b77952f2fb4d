//! What files are known by without reading them, and the pictures a memo was drawn with.

use std::cell::RefCell;
use std::fs;
use std::path::Path;
use std::time::UNIX_EPOCH;

use saraban::input::{Folder, PictureError, Pictures};
use serde::{Deserialize, Serialize};

/// Changes when the file does; empty while there is none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Pulse(String);

/// The pulse of a file.
pub(crate) fn of(path: &Path) -> Pulse {
    let pulse = || {
        let data = fs::metadata(path).ok()?;
        let written = data.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        Some(Pulse(format!("{}-{}", data.len(), written.as_nanos())))
    };
    pulse().unwrap_or_default()
}

/// A picture by the name the memo has for it, as it was before it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Seen {
    name: String,
    pulse: Pulse,
}

impl Seen {
    fn now(name: &str, folder: &Folder) -> Self {
        let pulse = folder.path(name).map_or_else(|_| Pulse::default(), |path| of(&path));
        Self { name: name.to_owned(), pulse }
    }

    /// Whether the picture is no longer as it was.
    pub(super) fn has_changed(&self, folder: &Folder) -> bool {
        *self != Self::now(&self.name, folder)
    }
}

/// The pictures of a folder, those that are asked for noted.
pub(super) struct Noted<'a> {
    folder: &'a Folder,
    seen: RefCell<Vec<Seen>>,
}

impl<'a> Noted<'a> {
    pub(super) fn new(folder: &'a Folder) -> Self {
        Self { folder, seen: RefCell::default() }
    }

    pub(super) fn seen(self) -> Vec<Seen> {
        self.seen.into_inner()
    }
}

impl Pictures for Noted<'_> {
    fn read(&self, name: &str) -> Result<Vec<u8>, PictureError> {
        let now = Seen::now(name, self.folder);
        let mut seen = self.seen.borrow_mut();
        if !seen.iter().any(|other| other.name == name) {
            seen.push(now);
        }
        self.folder.read(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_missed_found_and_seen_to_change() {
        let home = tempfile::tempdir().unwrap();
        let folder = Folder::new(home.path());
        let noted = Noted::new(&folder);
        assert_eq!(noted.read("a.png"), Err(PictureError::NotFound));
        assert_eq!(noted.read("../a.png"), Err(PictureError::Outside));
        assert_eq!(noted.read("a.png"), Err(PictureError::NotFound));
        let seen = noted.seen();
        assert_eq!(seen.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["a.png", "../a.png"]);
        assert!(!seen[0].has_changed(&folder));
        let file = |bytes: &[u8]| {
            let path = home.path().join("a.png");
            saraban::output::write_all(&[saraban::output::OutputFile { path, bytes: bytes.to_vec() }])
                .unwrap();
        };
        file(b"one");
        assert!(seen[0].has_changed(&folder));
        let now = Seen::now("a.png", &folder);
        assert!(!now.has_changed(&folder));
        file(b"longer");
        assert!(now.has_changed(&folder));
    }
}
