//! The package: named parts as a ZIP archive.
//!
//! Fixed order, fixed date (1 January 1980, the earliest ZIP knows), deflate at
//! level 6: the same parts give the same bytes.

use std::io::{Cursor, Write};
use std::sync::Arc;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::error::Error;

/// A part's content.
pub(super) enum Data {
    /// Bytes to be compressed.
    Bytes(Vec<u8>),
    /// Bytes that are compressed already (pictures), kept as they are.
    Stored(Arc<[u8]>),
    /// A ZIP archive whose only entry, of the part's name, is copied as it is.
    Packed(&'static [u8]),
}

fn bad(error: impl std::fmt::Display) -> Error {
    Error::internal("docx", error)
}

/// Packs parts in the order given.
///
/// # Errors
/// When two parts have one name, or a part is larger than ZIP can hold.
pub(super) fn archive(parts: &[(String, Data)]) -> Result<Vec<u8>, Error> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(6))
        .unix_permissions(0o644)
        .last_modified_time(DateTime::default());
    let mut writer = ZipWriter::new(Cursor::new(Vec::with_capacity(128 * 1024)));
    for (name, data) in parts {
        match data {
            Data::Bytes(bytes) => {
                writer.start_file(name.as_str(), options).map_err(bad)?;
                writer.write_all(bytes).map_err(bad)?;
            }
            Data::Stored(bytes) => {
                let stored = options.compression_method(CompressionMethod::Stored).compression_level(None);
                writer.start_file(name.as_str(), stored).map_err(bad)?;
                writer.write_all(bytes).map_err(bad)?;
            }
            Data::Packed(packed) => {
                let mut archive = ZipArchive::new(Cursor::new(*packed)).map_err(bad)?;
                writer.raw_copy_file(archive.by_index(0).map_err(bad)?).map_err(bad)?;
            }
        }
    }
    Ok(writer.finish().map_err(bad)?.into_inner())
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn parts_come_back_in_order_with_the_fixed_date() {
        let parts =
            [("b.xml".to_owned(), Data::Bytes(b"two".to_vec())), ("a.xml".into(), Data::Bytes(vec![]))];
        let bytes = archive(&parts).unwrap();
        let mut read = ZipArchive::new(Cursor::new(&bytes)).unwrap();
        assert_eq!(read.by_index(0).unwrap().name(), "b.xml");
        assert_eq!(read.by_index(0).unwrap().last_modified().map(|date| date.year()), Some(1980));
        let mut part = Vec::new();
        read.by_name("b.xml").unwrap().read_to_end(&mut part).unwrap();
        assert_eq!(part, b"two");
        assert_eq!(archive(&parts).unwrap(), bytes);
    }
}
