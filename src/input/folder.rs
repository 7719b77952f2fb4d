//! Pictures from a folder: names relative to it, never outside it.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use super::picture::{MOST_BYTES, PictureError, Pictures};

/// A folder that holds pictures.
#[derive(Debug, Clone)]
pub struct Folder {
    root: PathBuf,
}

impl Folder {
    /// The folder at `root`.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// The file a name means, links resolved.
    ///
    /// # Errors
    /// [`PictureError`] if there is none, or it lies outside the folder.
    pub fn path(&self, name: &str) -> Result<PathBuf, PictureError> {
        let name = name.replace('\\', "/");
        let plain = |part: Component<'_>| matches!(part, Component::Normal(_) | Component::CurDir);
        let drive = name.as_bytes().get(1) == Some(&b':');
        if name.is_empty() || name.contains('\0') || drive || !Path::new(&name).components().all(plain) {
            return Err(PictureError::Outside);
        }
        let root = self.root.canonicalize().map_err(failure)?;
        let path = root.join(&name).canonicalize().map_err(failure)?;
        if path.starts_with(&root) { Ok(path) } else { Err(PictureError::Outside) }
    }
}

impl Pictures for Folder {
    fn read(&self, name: &str) -> Result<Vec<u8>, PictureError> {
        let path = self.path(name)?;
        let size = fs::metadata(&path).map_err(failure)?;
        if !size.is_file() {
            return Err(PictureError::NotFound);
        }
        if size.len() > MOST_BYTES as u64 {
            return Err(PictureError::TooLarge);
        }
        let mut bytes = Vec::new();
        // One byte more than allowed, should the file grow while it is read.
        File::open(&path)
            .map_err(failure)?
            .take(MOST_BYTES as u64 + 1)
            .read_to_end(&mut bytes)
            .map_err(failure)?;
        if bytes.len() > MOST_BYTES { Err(PictureError::TooLarge) } else { Ok(bytes) }
    }
}

fn failure(error: io::Error) -> PictureError {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory | io::ErrorKind::IsADirectory => {
            PictureError::NotFound
        }
        _ => PictureError::Unreadable(error.to_string()),
    }
}
