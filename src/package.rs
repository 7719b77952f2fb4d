//! Parts out of a ZIP package (DOCX, XLSX, ODS) of anybody's, within limits: a few kilobytes can hide gigabytes.

use std::io::{self, Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

/// What a ZIP package begins with.
pub(crate) const SIGNATURE: &[u8] = b"PK\x03\x04";

/// Why a package or a part of it cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Damaged.
    Broken,
    /// Locked with a password.
    Encrypted,
    /// It unpacks to more than it may.
    TooLarge,
}

/// A ZIP package.
pub(crate) struct Package<'a>(ZipArchive<Cursor<&'a [u8]>>);

impl<'a> Package<'a> {
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, Fault> {
        ZipArchive::new(Cursor::new(bytes)).map(Self).map_err(|_| Fault::Broken)
    }

    pub(crate) fn has(&self, part: &str) -> bool {
        self.0.index_for_name(part).is_some()
    }

    /// A part of at most `limit` bytes.
    pub(crate) fn part(&mut self, name: &str, limit: usize) -> Result<Vec<u8>, Fault> {
        let part = self.0.by_name(name).map_err(fault)?;
        let mut bytes = Vec::new();
        part.take(limit as u64 + 1).read_to_end(&mut bytes).map_err(|_| Fault::Broken)?;
        if bytes.len() > limit { Err(Fault::TooLarge) } else { Ok(bytes) }
    }

    /// Unpacks every part into nothing, so that whoever reads the package next meets no more than `limit` bytes.
    pub(crate) fn within(&mut self, limit: usize) -> Result<(), Fault> {
        let mut left = limit as u64;
        for index in 0..self.0.len() {
            let part = self.0.by_index(index).map_err(fault)?;
            let length = io::copy(&mut part.take(left + 1), &mut io::sink()).map_err(|_| Fault::Broken)?;
            left = left.checked_sub(length).ok_or(Fault::TooLarge)?;
        }
        Ok(())
    }
}

fn fault(error: ZipError) -> Fault {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Fault::Encrypted,
        _ => Fault::Broken,
    }
}

/// The character of a reference in XML (`amp`, `#3585`); none for what a document type would have to declare.
pub(crate) fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix('x') {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    #[test]
    fn the_limits_are_exact() {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for name in ["a", "b"] {
            writer.start_file(name, SimpleFileOptions::default()).unwrap();
            writer.write_all(&[b'x'; 1000]).unwrap();
        }
        let bytes = writer.finish().unwrap().into_inner();
        let mut package = Package::open(&bytes).unwrap();
        assert_eq!(package.part("a", 1000).map(|part| part.len()), Ok(1000));
        assert_eq!(package.part("a", 999), Err(Fault::TooLarge));
        assert_eq!(package.part("c", 999), Err(Fault::Broken));
        assert_eq!(package.within(2000), Ok(()));
        assert_eq!(package.within(1999), Err(Fault::TooLarge));
    }
}
