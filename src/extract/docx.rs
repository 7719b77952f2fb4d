//! The JSON in a DOCX: a custom XML part of our namespace.
//!
//! Word and LibreOffice may give the part another number when they save, so
//! every custom part is looked at.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;
use zip::result::ZipError;

use super::{MAX_JSON_BYTES, Refusal};
use crate::export::docx::SOURCE_NAMESPACE;

/// Longest part that is read: the longest JSON in base64, with room for line ends.
const MAX_PART_BYTES: usize = MAX_JSON_BYTES / 2 * 3;

/// Most custom parts that are looked at; real files have a handful.
const MAX_PARTS: usize = 64;

/// The part that every Office file has.
const CONTENT_TYPES: &str = "[Content_Types].xml";

/// The source inside a DOCX.
pub(super) fn source(docx: &[u8]) -> Result<Vec<u8>, Refusal> {
    let broken = Refusal::Broken { reason: "the ZIP archive cannot be read" };
    let mut archive = ZipArchive::new(Cursor::new(docx)).map_err(|_| broken.clone())?;
    if archive.index_for_name(CONTENT_TYPES).is_none() {
        return Err(Refusal::NotADocument);
    }
    let mut names: Vec<String> =
        archive.file_names().filter(|name| is_custom_part(name)).map(str::to_owned).collect();
    names.sort();
    for name in names.iter().take(MAX_PARTS) {
        let part = archive.by_name(name).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Refusal::Encrypted,
            _ => broken.clone(),
        })?;
        let mut bytes = Vec::new();
        part.take(MAX_PART_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(|_| broken.clone())?;
        if let Some(json) = in_part(&bytes)? {
            return Ok(json);
        }
    }
    Err(Refusal::NoMemo)
}

fn is_custom_part(name: &str) -> bool {
    name.strip_prefix("customXml/item")
        .and_then(|rest| rest.strip_suffix(".xml"))
        .is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The source in a part; `None` if the part is somebody else's.
fn in_part(part: &[u8]) -> Result<Option<Vec<u8>>, Refusal> {
    let mut reader = Reader::from_reader(part);
    loop {
        match reader.read_event() {
            Ok(Event::Start(root)) => {
                let ours = root.local_name().as_ref() == b"source"
                    && root.attributes().flatten().any(|found| *found.value == *SOURCE_NAMESPACE.as_bytes());
                if !ours {
                    return Ok(None);
                }
                break;
            }
            Ok(Event::Empty(_) | Event::Eof) | Err(_) => return Ok(None),
            Ok(_) => {}
        }
    }
    if part.len() > MAX_PART_BYTES {
        return Err(Refusal::TooLarge { limit: MAX_JSON_BYTES });
    }
    let mut text = Vec::new();
    loop {
        match reader.read_event() {
            Ok(Event::Text(piece)) => text.extend_from_slice(&piece),
            Ok(Event::CData(piece)) => text.extend_from_slice(&piece),
            Ok(Event::End(_)) => break,
            Ok(Event::Comment(_) | Event::PI(_)) => {}
            _ => return Err(Refusal::Broken { reason: "the part with the memo is no XML of ours" }),
        }
    }
    match decode(&text) {
        Some(json) if json.len() > MAX_JSON_BYTES => Err(Refusal::TooLarge { limit: MAX_JSON_BYTES }),
        Some(json) => Ok(Some(json)),
        None => Err(Refusal::Broken { reason: "the part with the memo is no base64" }),
    }
}

/// Base64 of RFC 4648, blanks aside. Strict: a missing character must not go unseen.
fn decode(text: &[u8]) -> Option<Vec<u8>> {
    let text: Vec<u8> = text.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
    let padding = text.iter().rev().take_while(|byte| **byte == b'=').count();
    if !text.len().is_multiple_of(4) || padding > 2 {
        return None;
    }
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    for four in text.chunks_exact(4) {
        let mut bits = 0;
        for byte in four {
            bits = bits << 6 | digit(*byte)?;
        }
        bytes.extend_from_slice(&bits.to_be_bytes()[1..]);
    }
    bytes.truncate(bytes.len() - padding);
    let in_the_middle = text[..text.len() - padding].contains(&b'=');
    (!in_the_middle).then_some(bytes)
}

fn digit(byte: u8) -> Option<u32> {
    Some(u32::from(match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        b'=' => 0,
        _ => return None,
    }))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn part(base64: &str) -> Vec<u8> {
        format!("<?xml version=\"1.0\"?>\n<ns0:source xmlns:ns0=\"{SOURCE_NAMESPACE}\" encoding=\"base64\">{base64}</ns0:source>")
            .into_bytes()
    }

    fn with_part(part: &[u8]) -> Result<Vec<u8>, Refusal> {
        source(&package(&[
            (CONTENT_TYPES, b"<Types/>"),
            ("customXml/item1.xml", b"<other xmlns=\"urn:other\"/>"),
            ("customXml/itemProps1.xml", b"<"),
            ("customXml/item7.xml", part),
        ]))
    }

    #[test]
    fn base64_as_in_rfc_4648() {
        for (plain, coded) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9v\r\n YmFy")]
        {
            assert_eq!(decode(coded.as_bytes()).as_deref(), Some(plain.as_bytes()));
        }
        for wrong in ["Zg=", "Z", "Zg==Zg==", "Z===", "Zm9v!", "====", "Zm9vYmF"] {
            assert_eq!(decode(wrong.as_bytes()), None, "{wrong}");
        }
    }

    #[test]
    fn a_part_of_any_number_and_prefix_is_found() {
        assert_eq!(with_part(&part("Zm9v")).unwrap(), b"foo");
    }

    #[test]
    fn other_files_are_refused() {
        assert_eq!(
            source(b"PK\x03\x04 cut off"),
            Err(Refusal::Broken { reason: "the ZIP archive cannot be read" })
        );
        assert_eq!(source(&package(&[("a.txt", b"")])), Err(Refusal::NotADocument));
        assert_eq!(with_part(b"<a/>"), Err(Refusal::NoMemo));
        assert_eq!(with_part(b"no xml"), Err(Refusal::NoMemo));
        assert!(matches!(with_part(&part("Zm9")), Err(Refusal::Broken { .. })));
        assert!(matches!(with_part(&part("<b/>")), Err(Refusal::Broken { .. })));
    }

    #[test]
    fn a_bomb_is_stopped() {
        let bomb = part(&"A".repeat(MAX_PART_BYTES + 1));
        assert_eq!(with_part(&bomb), Err(Refusal::TooLarge { limit: MAX_JSON_BYTES }));
        let foreign = [b"<a>".as_slice(), &vec![b' '; MAX_PART_BYTES]].concat();
        assert_eq!(with_part(&foreign), Err(Refusal::NoMemo));
    }
}
