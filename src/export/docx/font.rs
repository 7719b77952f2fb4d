//! The bundled font inside the file, so that the memo looks the same on a
//! machine without it.
//!
//! Embedded fonts are obfuscated (ECMA-376 part 4, 2.8.1): the first 32 bytes are
//! XORed with the font's GUID. The key is constant for each face, so the work is
//! done once in a process, packing included. The font itself is not changed.

use std::sync::OnceLock;

use super::zip;
use crate::document::{Block, Document, Inline, TextFormat};
use crate::error::Error;
use crate::font::{self, FACES};

/// A face's GUID, its element in the font table, and its file.
struct Slot {
    guid: [u8; 16],
    element: &'static str,
    file: &'static str,
}

/// In the order of [`FACES`]. The GUIDs are this program's own.
static SLOTS: [Slot; 4] = [
    Slot { guid: key(1), element: "w:embedRegular", file: "font1.odttf" },
    Slot { guid: key(2), element: "w:embedBold", file: "font2.odttf" },
    Slot { guid: key(3), element: "w:embedItalic", file: "font3.odttf" },
    Slot { guid: key(4), element: "w:embedBoldItalic", file: "font4.odttf" },
];

static PACKED: [OnceLock<Vec<u8>>; 4] = [const { OnceLock::new() }; 4];

/// A version 4 GUID that ends in the face's number.
const fn key(face: u8) -> [u8; 16] {
    [0x5A, 0x1A, 0xBA, 0x17, 0x7E, 0x57, 0x4D, 0x0C, 0x9A, 0x5B, 0x25, 0x53, 0x5A, 0x2B, 0xA5, face]
}

/// A face as it goes into the file.
pub(super) struct Embedded {
    /// Relationship id in the font table.
    pub(super) id: String,
    /// Its element in the font table.
    pub(super) element: &'static str,
    /// `{GUID}`.
    pub(super) key: String,
    /// Name inside `word/fonts`.
    pub(super) file: &'static str,
    /// A ZIP archive that holds the file at its place, ready to be copied.
    pub(super) packed: &'static [u8],
}

/// The faces that a document uses; the regular one in any case. None if the
/// document's family is not the bundled one.
///
/// # Errors
/// When a face cannot be packed.
pub(super) fn embedded(document: &Document) -> Result<Vec<Embedded>, Error> {
    if document.family != font::FAMILY {
        return Ok(Vec::new());
    }
    let mut used = Used::default();
    used.document(document);
    let mut faces = Vec::new();
    for (index, (slot, face)) in SLOTS.iter().zip(&FACES).enumerate() {
        if index > 0 && !used.0[usize::from(face.bold) + 2 * usize::from(face.italic)] {
            continue;
        }
        let packed = match PACKED[index].get() {
            Some(packed) => packed,
            None => {
                let name = format!("word/fonts/{}", slot.file);
                let packed = zip::archive(&[(name, zip::Data::Bytes(obfuscate(face.data, &slot.guid)))])?;
                PACKED[index].get_or_init(|| packed)
            }
        };
        faces.push(Embedded {
            id: format!("rIdFont{}", index + 1),
            element: slot.element,
            key: braced(&slot.guid),
            file: slot.file,
            packed,
        });
    }
    Ok(faces)
}

/// XORs the first 32 bytes with the GUID's bytes in reverse order of its text.
fn obfuscate(data: &[u8], guid: &[u8; 16]) -> Vec<u8> {
    let mut data = data.to_vec();
    for (byte, key) in data.iter_mut().zip(guid.iter().rev().cycle()).take(32) {
        *byte ^= key;
    }
    data
}

/// `{5A1ABA17-…}`, the bytes in the order of the text.
fn braced(guid: &[u8; 16]) -> String {
    let hex: String = guid.iter().map(|byte| format!("{byte:02X}")).collect();
    format!("{{{}-{}-{}-{}-{}}}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

/// Which faces occur: bold counts one, italic two.
#[derive(Default)]
struct Used([bool; 4]);

impl Used {
    fn document(&mut self, document: &Document) {
        for section in &document.sections {
            let running = &section.running;
            let formats = [
                running.number.as_ref().map(|number| &number.format),
                running.cue.as_ref().map(|cue| &cue.format),
                running.marks.as_ref().map(|marks| &marks.format),
            ];
            formats.into_iter().flatten().for_each(|format| self.format(format));
            self.blocks(&section.blocks);
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => {
                    paragraph.inlines.iter().for_each(|inline| self.inline(inline))
                }
                Block::Table(table) => {
                    table.rows.iter().flat_map(|row| &row.cells).for_each(|cell| self.blocks(&cell.blocks));
                }
                Block::Keep(blocks) => self.blocks(blocks),
                Block::Picture(_) | Block::PageBreak => {}
            }
        }
    }

    fn inline(&mut self, inline: &Inline) {
        if let Inline::Text(run) = inline {
            self.format(&run.format);
        }
    }

    fn format(&mut self, format: &TextFormat) {
        self.0[usize::from(format.bold) + 2 * usize::from(format.italic)] = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn obfuscation_uses_the_key_backwards_and_undoes_itself() {
        let data: Vec<u8> = (0..40).collect();
        let hidden = obfuscate(&data, &key(1));
        assert_eq!(hidden[0], 0x01);
        assert_eq!(hidden[15], 15 ^ 0x5A);
        assert_eq!(hidden[16], 16 ^ 0x01);
        assert_eq!(hidden[32..], data[32..]);
        assert_eq!(obfuscate(&hidden, &key(1)), data);
    }

    #[test]
    fn key_is_written_as_a_guid() {
        assert_eq!(braced(&key(4)), "{5A1ABA17-7E57-4D0C-9A5B-25535A2BA504}");
    }
}
