//! All files of a batch in one ZIP archive.

use std::io;
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::journal::MARK;
use super::run::Outcome;
use super::store::Store;
use crate::error::Error;
use crate::output;

/// Packs what is there of a batch in the order of its memos. The same files give the same archive: dates are
/// fixed, and nothing is compressed again, since PDF and DOCX are.
///
/// # Errors
/// [`Error::Io`] if a file cannot be read or the archive not written.
pub fn pack(archive: &Path, store: &dyn Store, outcomes: &[Outcome]) -> Result<(), Error> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .unix_permissions(0o644)
        .last_modified_time(DateTime::default());
    output::write_with(archive, MARK, |file| {
        let mut writer = ZipWriter::new(file);
        for made in outcomes.iter().flat_map(|outcome| &outcome.files) {
            let mut from = store.open(&made.name).map_err(io::Error::other)?;
            let large = made.bytes >= u64::from(u32::MAX);
            writer.start_file(made.name.as_str(), options.large_file(large))?;
            io::copy(&mut from, &mut writer)?;
        }
        writer.finish()?;
        Ok(())
    })
}
