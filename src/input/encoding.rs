//! Bytes to text: UTF-8 with or without a byte order mark; other encodings are named, not guessed at. Only data may
//! come in Windows-874, which is what spreadsheets on Thai machines save CSV in.

use crate::diag::catalogue::FileProblem;

/// Bytes of the UTF-8 byte order mark.
pub(super) const BOM: &[u8] = b"\xEF\xBB\xBF";

/// The text of a file without its byte order mark.
///
/// # Errors
/// The mistake, and the byte (after the mark) it begins at.
pub(super) fn decode(bytes: &[u8]) -> Result<&str, (FileProblem, usize)> {
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") || looks_like_utf16(bytes) {
        return Err((FileProblem::Utf16 {}, 0));
    }
    let text = bytes.strip_prefix(BOM).unwrap_or(bytes);
    std::str::from_utf8(text).map_err(|error| {
        let at = error.valid_up_to();
        if looks_like_tis620(text) {
            (FileProblem::Tis620 {}, at)
        } else {
            (FileProblem::InvalidUtf8 { offset: at + bytes.len() - text.len() }, at)
        }
    })
}

/// A text in Windows-874 (TIS-620 and a few signs); none if it is UTF-8, or a byte has no meaning there.
pub(crate) fn from_windows_874(bytes: &[u8]) -> Option<String> {
    if !matches!(decode(bytes), Err((FileProblem::Tis620 {}, _))) {
        return None;
    }
    let text = encoding_rs::WINDOWS_874.decode_without_bom_handling_and_without_replacement(bytes);
    text.map(std::borrow::Cow::into_owned)
}

/// UTF-16 without a mark: of every other byte of the beginning many are zero (less than half where Thai
/// letters stand among the marks of JSON), and no byte between them.
fn looks_like_utf16(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(64)];
    let zeros = |parity| head.iter().skip(parity).step_by(2).filter(|&&b| b == 0).count();
    let (least, most) = (zeros(0).min(zeros(1)), zeros(0).max(zeros(1)));
    head.len() >= 4 && (most * 4 > head.len() || (least == 0 && most * 16 > head.len()))
}

/// TIS-620: no valid UTF-8, and nearly every byte above ASCII is a Thai character of that code page,
/// in runs as words have.
fn looks_like_tis620(bytes: &[u8]) -> bool {
    let high = bytes.iter().filter(|&&b| b >= 0x80).count();
    let thai = bytes.iter().filter(|&&b| matches!(b, 0xA1..=0xDA | 0xDF..=0xFB)).count();
    let runs =
        bytes.windows(3).filter(|run| run.iter().all(|&b| matches!(b, 0xA1..=0xDA | 0xDF..=0xFB))).count();
    high > 0 && thai * 10 >= high * 9 && runs > 0
}
