//! [`Pattern`]: the names of a batch's files, such as `{{reference}}-{{to}}`.

use std::fmt;
use std::str::FromStr;

use super::Jobs;
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
    /// A column of the data.
    Column(String),
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
}

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Path => f.write_str("a name holds no `/` or `\\`; `-o` names the folder"),
            Self::Unclosed => f.write_str("`{{` without `}}`"),
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
    /// [`PatternError`]. `"{{date}} {{reference}}"` is right; a name that is no field is a column of the data.
    fn from_str(text: &str) -> Result<Self, PatternError> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((plain, after)) = rest.split_once("{{") {
            let (name, after) = after.split_once("}}").ok_or(PatternError::Unclosed)?;
            pieces.extend([Self::plain(plain)?, field(name.trim())]);
            rest = after;
        }
        pieces.push(Self::plain(rest)?);
        Ok(Self(pieces))
    }
}

fn field(name: &str) -> Piece {
    let known = FIELDS.iter().find(|(known, _)| *known == name);
    known.map_or_else(|| Piece::Column(name.to_owned()), |(_, field)| Piece::Field(*field))
}

impl Pattern {
    fn plain(text: &str) -> Result<Piece, PatternError> {
        if text.contains(['/', '\\']) { Err(PatternError::Path) } else { Ok(Piece::Plain(text.to_owned())) }
    }

    /// The first name that is neither a field nor one of these columns.
    pub fn unknown(&self, columns: &[String]) -> Option<&str> {
        self.0.iter().find_map(|piece| match piece {
            Piece::Column(name) if !columns.contains(name) => Some(name.as_str()),
            _ => None,
        })
    }

    /// The fields there are, without columns.
    pub fn fields() -> impl Iterator<Item = &'static str> {
        FIELDS.iter().map(|(name, _)| *name)
    }

    /// What is to become the name of a memo's files.
    pub(super) fn fill(&self, memo: &Memo, row: &Row<'_>) -> String {
        let text = |piece: &Piece| match piece {
            Piece::Plain(text) => text.clone(),
            Piece::Field(field) => value(*field, memo, row),
            Piece::Column(name) => (row.column)(name),
        };
        self.0.iter().map(text).collect()
    }

    /// The same for a memo of a batch.
    pub(super) fn of_job(&self, memo: &Memo, jobs: &dyn Jobs, index: usize) -> String {
        let row = numbered(index + 1, jobs.count());
        self.fill(memo, &Row { row, stem: jobs.stem(index), column: &|name| jobs.value(index, name) })
    }
}

/// What a name takes from around the memo.
pub(super) struct Row<'a> {
    /// The memo's number.
    pub(super) row: String,
    /// The name its source gives.
    pub(super) stem: String,
    /// What it has in a column.
    pub(super) column: &'a dyn Fn(&str) -> String,
}

/// Values, not what is printed: Arabic digits, ISO dates, so that files sort.
fn value(field: Field, memo: &Memo, row: &Row<'_>) -> String {
    let reference = memo.reference.as_ref();
    match field {
        Field::Reference => reference.map(ToString::to_string).unwrap_or_default(),
        Field::Number => reference.and_then(|reference| reference.number.clone()).unwrap_or_default(),
        Field::Subject => memo.subject.to_plain(),
        Field::To => memo.addressees.first().map(|addressee| addressee.name.to_plain()).unwrap_or_default(),
        Field::Date => memo.date.iso().unwrap_or_default(),
        Field::Row => row.row.clone(),
        Field::Stem => row.stem.clone(),
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

    fn row() -> Row<'static> {
        Row { row: numbered(7, 1200), stem: "from-6".to_owned(), column: &|name| format!("{name}6") }
    }

    fn fill(pattern: &str) -> String {
        pattern.parse::<Pattern>().unwrap().fill(&memo(), &row())
    }

    #[test]
    fn fields_are_filled() {
        assert_eq!(fill("{{reference}}-{{ to }}"), "พย 76101/057-d");
        assert_eq!(fill("{{row}} {{number}} {{date}} {{subject}}"), "0007 057 2022-04-10 b/c");
        assert_eq!(fill("{{stem}} {{ชื่อ}}"), "from-6 ชื่อ6");
        assert_eq!(Pattern::default().fill(&memo(), &row()), "from-6");
    }

    #[test]
    fn wrong_patterns() {
        let error = |pattern: &str| pattern.parse::<Pattern>().unwrap_err();
        assert_eq!(error("a/{{to}}"), PatternError::Path);
        assert_eq!(error("{{to"), PatternError::Unclosed);
        let pattern: Pattern = "{{reference}} {{a}} {{b}}".parse().unwrap();
        assert_eq!(pattern.unknown(&["a".to_owned()]), Some("b"));
    }
}
