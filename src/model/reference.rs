//! [`ReferenceNumber`] (ที่): `พย 76101/057`, its parts, and the odd ones of real papers.
//!
//! The rule (ข้อ ๑๒.๒): letters of the agency, number of the owner, `/`, running number of the outgoing
//! register; `ว` before it for a circular. Real ones vary (`กค (กวจ) 0405.2/ว 116`), so only what the
//! parts need is asked for. Digits are Arabic here; how they are shown is for the document.

use std::fmt;
use std::str::FromStr;

use crate::thai::digits::to_arabic;

/// ที่: the number of a letter.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ReferenceNumber {
    /// รหัสตัวพยัญชนะ: `พย`, `กค (กวจ)`.
    pub code: String,
    /// เลขประจำของเจ้าของเรื่อง: `76101`, `0405.12`, `0018 (นม).32`.
    pub owner: String,
    /// ว: a letter to many.
    pub circular: bool,
    /// เลขทะเบียนหนังสือส่ง; absent while the registry has not given one.
    pub number: Option<String>,
}

/// Why a text is no reference number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReferenceError {
    /// No `/` before the running number.
    NoSlash,
    /// No letters at the beginning.
    NoCode,
    /// No owner's number before the `/`.
    NoOwner,
    /// Begins with the label ที่.
    Label,
    /// A `/` in the code or the owner's number, when given by parts.
    SlashInPart,
}

impl ReferenceNumber {
    /// From parts; digits of both kinds are accepted, blanks are made single.
    ///
    /// # Errors
    /// `NoCode`, `NoOwner` for empty parts, `Label`, `SlashInPart`.
    pub fn new(
        code: &str,
        owner: &str,
        circular: bool,
        number: Option<&str>,
    ) -> Result<Self, ReferenceError> {
        let (code, owner) = (tidy(code), tidy(owner));
        let number = number.map(tidy).filter(|number| !number.is_empty());
        if code == "ที่" || code.starts_with("ที่ ") {
            return Err(ReferenceError::Label);
        }
        if !code.chars().any(char::is_alphabetic) {
            return Err(ReferenceError::NoCode);
        }
        if owner.is_empty() {
            return Err(ReferenceError::NoOwner);
        }
        if code.contains('/') || owner.contains('/') {
            return Err(ReferenceError::SlashInPart);
        }
        Ok(Self { code, owner, circular, number })
    }
}

impl FromStr for ReferenceNumber {
    type Err = ReferenceError;

    /// The code ends where the first digit of the owner's number begins.
    ///
    /// # Errors
    /// Any [`ReferenceError`] but `SlashInPart`. `"พย 76101/057"` is right, `"พย 76101"` is `NoSlash`.
    fn from_str(text: &str) -> Result<Self, ReferenceError> {
        let text = to_arabic(text);
        let (head, tail) = text.split_once('/').ok_or(ReferenceError::NoSlash)?;
        let owner_at = head.find(|c: char| c.is_ascii_digit()).unwrap_or(head.len());
        let (code, owner) = head.split_at(owner_at);
        let tail = tail.trim();
        let circular = tail.strip_prefix('ว').filter(|rest| {
            let rest = rest.trim_start();
            rest.is_empty() || rest.starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == '.')
        });
        Self::new(code, owner, circular.is_some(), Some(circular.unwrap_or(tail)))
    }
}

/// Arabic digits, single spaces, none at the ends.
fn tidy(text: &str) -> String {
    to_arabic(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

impl fmt::Display for ReferenceNumber {
    /// `พย 76101/057`, `มท 0203/ว 42`, `ศธ 0405.12/`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}/", self.code, self.owner)?;
        match (self.circular, self.number.as_deref()) {
            (true, Some(number)) => write!(f, "ว {number}"),
            (true, None) => f.write_str("ว"),
            (false, number) => f.write_str(number.unwrap_or_default()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn real_ones() {
        let cases = [
            ("พย 76101/057", "พย", "76101", false, Some("057"), "พย 76101/057"),
            ("พย ๗๖๑๐๑/๐๕๗", "พย", "76101", false, Some("057"), "พย 76101/057"),
            ("ศธ 0405.12/", "ศธ", "0405.12", false, None, "ศธ 0405.12/"),
            ("มท 0203/ว 42", "มท", "0203", true, Some("42"), "มท 0203/ว 42"),
            ("มท 0203 / ว42", "มท", "0203", true, Some("42"), "มท 0203/ว 42"),
            ("มท 0203/ว", "มท", "0203", true, None, "มท 0203/ว"),
            ("อว 8393(15.2)/-", "อว", "8393(15.2)", false, Some("-"), "อว 8393(15.2)/-"),
            ("ตช 0018 (นม).32/731", "ตช", "0018 (นม).32", false, Some("731"), "ตช 0018 (นม).32/731"),
            ("กค (กวจ) 0405.2/ว 116", "กค (กวจ)", "0405.2", true, Some("116"), "กค (กวจ) 0405.2/ว 116"),
            ("สทช ๒๔09/131", "สทช", "2409", false, Some("131"), "สทช 2409/131"),
            ("พย76101/1", "พย", "76101", false, Some("1"), "พย 76101/1"),
            ("ศธ 04001/วพ 12", "ศธ", "04001", false, Some("วพ 12"), "ศธ 04001/วพ 12"),
            ("กห 0317.7.3/12/2565", "กห", "0317.7.3", false, Some("12/2565"), "กห 0317.7.3/12/2565"),
        ];
        for (text, code, owner, circular, number, shown) in cases {
            let reference: ReferenceNumber = text.parse().expect(text);
            let expected = ReferenceNumber {
                code: code.into(),
                owner: owner.into(),
                circular,
                number: number.map(Into::into),
            };
            assert_eq!(reference, expected);
            assert_eq!(reference.to_string(), shown);
            assert_eq!(shown.parse(), Ok(reference), "round trip of {shown}");
        }
    }

    #[test]
    fn mistakes() {
        let cases = [
            ("พย 76101", ReferenceError::NoSlash),
            ("", ReferenceError::NoSlash),
            ("76101/057", ReferenceError::NoCode),
            ("/", ReferenceError::NoCode),
            ("พย/057", ReferenceError::NoOwner),
            ("ที่ พย 76101/057", ReferenceError::Label),
        ];
        for (text, error) in cases {
            assert_eq!(text.parse::<ReferenceNumber>(), Err(error), "{text}");
        }
        let slash = ReferenceNumber::new("พย", "76101/057", false, None);
        assert_eq!(slash, Err(ReferenceError::SlashInPart));
    }
}
