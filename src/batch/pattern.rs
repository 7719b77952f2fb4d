//! [`Pattern`]: the names of a batch's files, such as `{{reference}}-{{to}}`.

use std::fmt;
use std::str::FromStr;

use super::name::file_stem;
use crate::model::Memo;

/// What a name may be made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Reference,
    Number,
    Subject,
    To,
    Date,
    Row,
    Stem,
}

const FIELDS: &[(&str, Field)] = &[
    ("reference", Field::Reference),
    ("number", Field::Number),
    ("subject", Field::Subject),
    ("to", Field::To),
    ("date", Field::Date),
    ("row", Field::Row),
    ("stem", Field::Stem),
];

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Plain(String),
    Field(Field),
}

/// A pattern of file names, without ending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern(Vec<Piece>);

/// Why a text is no pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PatternError {
    /// A name is no path: `-o` names the folder.
    Path,
    /// `{{` without `}}`.
    Unclosed,
    /// No such field.
    UnknownField(String),
}

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Path => f.write_str("a name holds no `/` or `\\`; `-o` names the folder"),
            Self::Unclosed => f.write_str("`{{` without `}}`"),
            Self::UnknownField(name) => {
                let names = FIELDS.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
                write!(f, "no field `{name}`; the fields are {names}")
            }
        }
    }
}

impl std::error::Error for PatternError {}

impl Default for Pattern {
    /// The name the source gives.
    fn default() -> Self {
        Self(vec![Piece::Field(Field::Stem)])
    }
}

impl FromStr for Pattern {
    type Err = PatternError;

    /// # Errors
    /// [`PatternError`]. `"{{date}} {{reference}}"` is right, `"{{refrence}}"` is `UnknownField`.
    fn from_str(text: &str) -> Result<Self, PatternError> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((plain, after)) = rest.split_once("{{") {
            let (name, after) = after.split_once("}}").ok_or(PatternError::Unclosed)?;
            pieces.extend([Self::plain(plain)?, Piece::Field(field(name.trim())?)]);
            rest = after;
        }
        pieces.push(Self::plain(rest)?);
        Ok(Self(pieces))
    }
}

fn field(name: &str) -> Result<Field, PatternError> {
    let known = FIELDS.iter().find(|(known, _)| *known == name);
    known.map(|(_, field)| *field).ok_or_else(|| PatternError::UnknownField(name.to_owned()))
}

impl Pattern {
    fn plain(text: &str) -> Result<Piece, PatternError> {
        if text.contains(['/', '\\']) { Err(PatternError::Path) } else { Ok(Piece::Plain(text.to_owned())) }
    }

    /// The name of a memo's files; none if nothing usable comes out. `row` counts from 1 of `rows`, `stem` is
    /// the name the source gives.
    pub fn stem(&self, memo: &Memo, row: usize, rows: usize, stem: &str) -> Option<String> {
        let text = |piece: &Piece| match piece {
            Piece::Plain(text) => text.clone(),
            Piece::Field(field) => value(*field, memo, row, rows, stem),
        };
        file_stem(&self.0.iter().map(text).collect::<String>())
    }
}

/// Values, not what is printed: Arabic digits, ISO dates, so that files sort.
fn value(field: Field, memo: &Memo, row: usize, rows: usize, stem: &str) -> String {
    let reference = memo.reference.as_ref();
    match field {
        Field::Reference => reference.map(ToString::to_string).unwrap_or_default(),
        Field::Number => reference.and_then(|reference| reference.number.clone()).unwrap_or_default(),
        Field::Subject => memo.subject.to_plain(),
        Field::To => memo.addressees.first().map(|addressee| addressee.name.to_plain()).unwrap_or_default(),
        Field::Date => memo.date.iso().unwrap_or_default(),
        Field::Row => numbered(row, rows),
        Field::Stem => stem.to_owned(),
    }
}

/// A number with as many digits as the greatest has.
pub(super) fn numbered(number: usize, greatest: usize) -> String {
    format!("{number:0width$}", width = greatest.to_string().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn memo() -> Memo {
        let json = br#"{ "agency": "a", "reference": "\u0E1E\u0E22 \u0E57\u0E56101/057", "date": "10/4/2565",
            "subject": "**b**/c", "to": ["d", "e"], "body": ["f"], "signatories": { "name": "g" } }"#;
        crate::check("memo.json", json, &crate::input::NoPictures).memo.unwrap()
    }

    fn stem(pattern: &str) -> Option<String> {
        pattern.parse::<Pattern>().unwrap().stem(&memo(), 7, 1200, "from")
    }

    #[test]
    fn fields_are_filled() {
        assert_eq!(stem("{{reference}}-{{ to }}").unwrap(), "พย 76101-057-d");
        assert_eq!(stem("{{row}} {{number}} {{date}} {{subject}}").unwrap(), "0007 057 2022-04-10 b-c");
        assert_eq!(stem("{{stem}}"), Pattern::default().stem(&memo(), 1, 1, "from"));
        assert_eq!(stem("..."), None);
    }

    #[test]
    fn wrong_patterns() {
        let error = |pattern: &str| pattern.parse::<Pattern>().unwrap_err();
        assert_eq!(error("a/{{to}}"), PatternError::Path);
        assert_eq!(error("{{to"), PatternError::Unclosed);
        assert_eq!(error("{{refrence}}"), PatternError::UnknownField("refrence".to_owned()));
    }
}
