//! Thai and Arabic digits, and which of them a document shows.
//!
//! Only digits ever change: every other character comes through as it is. Values stay values
//! elsewhere; this is the last step before a text is set.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

/// The digits a document shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Digits {
    /// ๐–๙, the default of official papers (Cabinet resolution of 2 May 2543).
    #[default]
    Thai,
    /// 0–9.
    Arabic,
}

impl Digits {
    /// Every digit of `text` in this form, without the exceptions of [`convert`]: for numbers and dates.
    pub fn show(self, text: &str) -> String {
        match self {
            Self::Thai => to_thai(text),
            Self::Arabic => to_arabic(text),
        }
    }
}

/// Turns 0–9 into ๐–๙ and nothing else.
pub fn to_thai(text: &str) -> String {
    text.chars().map(thai_digit).collect()
}

/// Turns ๐–๙ (U+0E50–0E59) into 0–9 and nothing else.
pub fn to_arabic(text: &str) -> String {
    text.chars().map(arabic_digit).collect()
}

/// Whether `c` is one of ๐–๙.
pub const fn is_thai_digit(c: char) -> bool {
    matches!(c, '๐'..='๙')
}

fn thai_digit(c: char) -> char {
    c.to_digit(10).and_then(|value| char::from_u32('๐' as u32 + value)).unwrap_or(c)
}

fn arabic_digit(c: char) -> char {
    if is_thai_digit(c) { char::from_digit(c as u32 - '๐' as u32, 10).unwrap_or(c) } else { c }
}

/// Standards and products whose number is part of the name and follows after a space.
const NAMED: &str = "ISO(?:/(?:IEC|TS|TR))?|IEC|IEEE|ITU(?:-[TR])?|RFC|ASTM|ANSI|NIST|DIN|JIS|EN|BS|TIS|UTF|ASCII\
    |GHS|HACCP|GMP|PDF(?:/[AXU]A?)?|HTML|CSS|HTTP|TLS|SSL|USB|HDMI|PCIe?|DDR|SATA|Bluetooth|Wi-?Fi|Windows|Office\
    |Excel|Word|macOS|iOS|Android|Ubuntu|Linux|Java|Python|PHP|Core|Ryzen|Web|E-Service|e-Service|Industry|Thailand\
    |Version|version|Ver\\.|ver\\.|v\\.";

/// What keeps its Arabic digits. ASCII word borders, because Thai letters may touch: `มาตรฐานISO 9001`.
#[expect(clippy::expect_used, reason = "a fixed pattern, compiled in a test")]
static KEPT: LazyLock<Regex> = LazyLock::new(|| {
    let address = r"(?i:https?|ftp)://[!-~]+|(?-u:\b)www\.[!-~]+";
    let domain = r"(?-u:\b)[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}(?::[0-9]+)?/[!-~]*";
    let named = format!(r"(?-u:\b)(?:{NAMED})[ \x{{a0}}][0-9]+(?:[.:/-][0-9]+)*(?-u:\b)");
    let token = r"[A-Za-z0-9]+(?:[-._+@&][A-Za-z0-9]+)*";
    Regex::new(&format!("{address}|{domain}|{named}|{token}")).expect("a pattern of this file")
});

/// The byte ranges of `text`, in order, whose Arabic digits stay in a document of Thai digits:
///
/// 1. web addresses, e-mail addresses and domain names with a path;
/// 2. a token (letters and digits, joined by single `-` `.` `_` `+` `@` `&`) that holds both a Latin
///    letter and a digit: `A4`, `5G`, `COVID-19`, `IPv6`, `H2O`, `ITA2565`;
/// 3. the number after the name of a standard or product known to be numbered, over one space:
///    `ISO 9001:2015`, `USB 3.0`, `Windows 11`, `E-Service 2.0`.
///
/// All else is text: `ITA 95.50 คะแนน`, `มอก. 2440-2552`, `192.168.1.1`.
pub fn kept_arabic(text: &str) -> Vec<Range<usize>> {
    let has = |range: &Range<usize>, test: fn(&u8) -> bool| text.as_bytes()[range.clone()].iter().any(test);
    KEPT.find_iter(text)
        .map(|found| found.range())
        .filter(|range| has(range, u8::is_ascii_alphabetic) && has(range, u8::is_ascii_digit))
        .collect()
}

/// The text as a document with these digits shows it. Thai: every Arabic digit outside
/// [`kept_arabic`] becomes Thai. Arabic: every Thai digit becomes Arabic, without exception.
pub fn convert(text: &str, digits: Digits) -> String {
    if digits == Digits::Arabic {
        return to_arabic(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    let mut from = 0;
    for kept in kept_arabic(text) {
        shown.extend(text[from..kept.start].chars().map(thai_digit));
        shown.push_str(&text[kept.clone()]);
        from = kept.end;
    }
    shown.extend(text[from..].chars().map(thai_digit));
    shown
}

/// A number with commas between thousands, in Arabic digits: `46,500`.
pub fn group_thousands(number: u64) -> String {
    let plain = number.to_string();
    let mut grouped = String::with_capacity(plain.len() * 4 / 3);
    for (index, digit) in plain.chars().enumerate() {
        if index > 0 && (plain.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_digits_change() {
        assert_eq!(to_thai("0123456789 ก๕,a"), "๐๑๒๓๔๕๖๗๘๙ ก๕,a");
        assert_eq!(to_arabic("๐๑๒๓๔๕๖๗๘๙ ก5,a"), "0123456789 ก5,a");
    }

    #[test]
    fn what_a_document_shows() {
        let kept = [
            "ISO 9001:2015",
            "ISO/IEC 27001:2022",
            "IEEE 802.11",
            "UTF-8",
            "RFC 3339",
            "COVID-19",
            "Windows 11",
            "A4",
            "5G",
            "E-Service 2.0",
            "IPv6",
            "USB 3.0",
            "H2O",
            "Wi-Fi 6",
            "saraban0101@moi.go.th",
            "www.moi.go.th/2565",
            "https://example.go.th/a?id=12&y=2565",
            "moph.go.th/file/10.pdf",
            "Thailand 4.0",
            "3BB",
            "มาตรฐานISO 9001ใหม่",
        ];
        for text in kept {
            assert_eq!(convert(text, Digits::Thai), text);
        }
        let changed = [
            ("พ.ศ. 2565", "พ.ศ. ๒๕๖๕"),
            ("มอก. 2440-2552", "มอก. ๒๔๔๐-๒๕๕๒"),
            ("ITA 95.50 คะแนน", "ITA ๙๕.๕๐ คะแนน"),
            ("กค (กวจ) 0405.2/ว 116", "กค (กวจ) ๐๔๐๕.๒/ว ๑๑๖"),
            ("46,500.50 บาท", "๔๖,๕๐๐.๕๐ บาท"),
            ("ข้อ 3 A4 จำนวน 2 รีม", "ข้อ ๓ A4 จำนวน ๒ รีม"),
            ("๒๕๖9", "๒๕๖๙"),
            ("ISO 9001:2015 ข้อ 4.1", "ISO 9001:2015 ข้อ ๔.๑"),
            ("VISO 9", "VISO ๙"),
            ("(ITA) 2565", "(ITA) ๒๕๖๕"),
        ];
        for (text, shown) in changed {
            assert_eq!(convert(text, Digits::Thai), shown);
        }
        assert_eq!(convert("ISO ๙๐๐๑ ข้อ ๓", Digits::Arabic), "ISO 9001 ข้อ 3");
    }

    #[test]
    fn converting_changes_nothing_but_digits() {
        let parts = [
            "ISO 9001", "ก", " ", "๙8", "a@b.c1", "-", "/5", "\u{a0}", "é2", "ำ", "😀7", "www.1", "\n3", ".",
        ];
        for a in parts {
            for b in parts {
                for c in parts {
                    let text = format!("{a}{b}{c}");
                    assert_eq!(to_arabic(&convert(&text, Digits::Thai)), to_arabic(&text));
                    assert_eq!(convert(&text, Digits::Arabic), to_arabic(&text));
                }
            }
        }
    }

    #[test]
    fn thousands() {
        let cases = [(0, "0"), (999, "999"), (1000, "1,000"), (46_500, "46,500"), (1_234_567, "1,234,567")];
        for (number, text) in cases {
            assert_eq!(group_thousands(number), text);
        }
        assert_eq!(group_thousands(u64::MAX), "18,446,744,073,709,551,615");
    }
}
