//! The bundled font's faces and their advance widths.
//!
//! Only the bundled TH SarabunPSK is used: a document must not look different
//! on another machine. The faces stay byte-identical to their source, as their
//! licence asks (`fonts/LICENSE-THSarabun.txt`).

use std::sync::LazyLock;

use crate::length::Length;

/// Family name of the bundled font.
pub const FAMILY: &str = "TH SarabunPSK";

/// One face of the bundled font.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Face {
    /// Bold weight.
    pub bold: bool,
    /// Italic style.
    pub italic: bool,
    /// The TrueType file.
    pub data: &'static [u8],
}

/// Regular, bold, italic, bold italic.
pub static FACES: [Face; 4] = [
    Face { bold: false, italic: false, data: include_bytes!("../fonts/THSarabun-Regular.ttf") },
    Face { bold: true, italic: false, data: include_bytes!("../fonts/THSarabun-Bold.ttf") },
    Face { bold: false, italic: true, data: include_bytes!("../fonts/THSarabun-Italic.ttf") },
    Face { bold: true, italic: true, data: include_bytes!("../fonts/THSarabun-Bold-Italic.ttf") },
];

static PARSED: LazyLock<Vec<ttf_parser::Face<'static>>> =
    LazyLock::new(|| FACES.iter().filter_map(|face| ttf_parser::Face::parse(face.data, 0).ok()).collect());

/// Natural width of a text in one face. Thai marks have no advance and the face
/// no kerning that changes widths, so the sum of advances is the shaped width.
pub fn width(text: &str, size: Length, bold: bool, italic: bool) -> Length {
    let index = FACES.iter().position(|face| face.bold == bold && face.italic == italic).unwrap_or(0);
    let Some(face) = PARSED.get(index) else { return Length::ZERO };
    let units: u32 = text
        .chars()
        .filter_map(|c| face.glyph_index(c))
        .filter_map(|glyph| face.glyph_hor_advance(glyph))
        .map(u32::from)
        .sum();
    size.scale(f64::from(units) / f64::from(face.units_per_em()))
}

/// Where an underline stands in one face: depth of its middle below the baseline, and thickness.
pub fn underline(size: Length, bold: bool, italic: bool) -> (Length, Length) {
    let index = FACES.iter().position(|face| face.bold == bold && face.italic == italic).unwrap_or(0);
    let Some(face) = PARSED.get(index) else { return (size.scale(0.1), size.scale(0.05)) };
    let em = f64::from(face.units_per_em());
    let (depth, thickness) = face.underline_metrics().map_or((0.1, 0.05), |metrics| {
        (-f64::from(metrics.position) / em, f64::from(metrics.thickness) / em)
    });
    (size.scale(depth), size.scale(thickness))
}

/// Whether the bundled font can show a character.
pub fn covers(c: char) -> bool {
    PARSED.first().is_some_and(|face| face.glyph_index(c).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heading_is_about_41_mm_wide() {
        let width = width("บันทึกข้อความ", Length::pt(29.0), true, false);
        assert!((38.0..44.0).contains(&width.to_mm()), "{} mm", width.to_mm());
    }

    #[test]
    fn marks_have_no_advance() {
        let size = Length::pt(16.0);
        assert_eq!(width("ที่", size, false, false), width("ท", size, false, false));
        assert!(covers('๙') && !covers('漢'));
    }
}
