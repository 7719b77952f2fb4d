//! Where pictures come from, as `check` sees it.

/// Gives the bytes of the pictures a memo names.
pub trait Pictures {
    /// The bytes of a picture.
    ///
    /// # Errors
    /// [`PictureError`] if there is none, or it may not be read.
    fn read(&self, path: &str) -> Result<Vec<u8>, PictureError>;
}

/// Why a picture could not be given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PictureError {
    /// No such file.
    NotFound,
    /// The path leaves the folder.
    Outside,
    /// Over [`MOST_BYTES`].
    TooLarge,
    /// The system refused; its reason.
    Unreadable(String),
}

/// Largest picture, in bytes: 20 MiB.
pub const MOST_BYTES: usize = 20 << 20;

/// No pictures at all.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoPictures;

impl Pictures for NoPictures {
    fn read(&self, _: &str) -> Result<Vec<u8>, PictureError> {
        Err(PictureError::NotFound)
    }
}
