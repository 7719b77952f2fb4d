//! Where a line may not break although a token ends: next to marks, inside dates, between a number and
//! what it counts.
//!
//! Rules of the official style (a no-break space between number and unit, `พ.ศ.` and year, `ที่` and
//! code, `ข้อ` and number) and of Thai typing (no line starts with ๆ ฯ or a closing mark, none ends
//! with an opening one). Names have their own file.

use super::lists::{DIGIT_WORDS, NUMBERED_SHORT, ORDINAL, PLACE_WORDS, QUANTIFIED, UNITS};
use super::token::{Kind, Token};
use crate::thai::date::is_month_name;

/// A text and its tokens.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
}

/// Groups of digits kept together when only spaces part them: a telephone number has four
/// (`๐ ๒๒๘๐ ๒๙๓๐ ๑๑`). Longer rows are columns of numbers and may break.
const NUMBER_GROUPS: usize = 4;

impl<'a> Line<'a> {
    /// Whether a line may break before token `at`, looking at marks, numbers and dates.
    pub(super) fn may_break(self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        match (self.kind(before), self.kind(at)) {
            (_, Kind::Space | Kind::Line) => false,
            (Kind::Line, _) => true,
            (Kind::Space, _) => match self.before_space(before) {
                Some(left) => self.free_over_space(left, at),
                None => before > 0,
            },
            _ => self.free_touching(before, at),
        }
    }

    fn kind(self, at: usize) -> Kind {
        self.tokens[at].kind
    }

    /// The text of token `at`; empty outside the text.
    pub(super) fn word(self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.text(self.text))
    }

    /// The text up to the end of token `at`.
    pub(super) fn upto(self, at: usize) -> &'a str {
        &self.text[..self.tokens[at].end]
    }

    fn is(self, at: Option<usize>, kind: Kind) -> bool {
        at.and_then(|at| self.tokens.get(at)).is_some_and(|token| token.kind == kind)
    }

    /// The token before a run of spaces; `None` at the start of a line.
    fn before_space(self, space: usize) -> Option<usize> {
        space.checked_sub(1).filter(|&left| self.kind(left) != Kind::Line)
    }

    /// The token before `at`, over a space.
    fn previous(self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1)?;
        if self.kind(before) == Kind::Space { self.before_space(before) } else { Some(before) }
    }

    /// Two tokens with nothing between them.
    fn free_touching(self, left: usize, right: usize) -> bool {
        use Kind::{Close, Dash, Latin, Number, Open, Slash, Thai, Trailing};
        match (self.kind(left), self.kind(right)) {
            (Thai, Thai) => self.word(left) != "ณ" && !self.is_counted(left, right),
            (Thai, Latin | Open) => self.word(left) != "ณ",
            (Latin, Thai) => true,
            (Number, Thai) => !self.is_unit(right),
            (Trailing, Thai | Latin | Open) => self.is(left.checked_sub(1), Thai) || self.word(left) == "ฯลฯ",
            (Close, Thai | Latin) => !matches!(self.word(left), "." | "…"),
            (Slash | Dash, Thai | Latin) => {
                self.is(left.checked_sub(1), Thai) || self.is(left.checked_sub(1), Trailing)
            }
            _ => false,
        }
    }

    /// `ที่` before a number (`ครั้ง|ที่ ๓`), and a place after a digit in words (`ห้า|หมื่น`).
    fn is_counted(self, left: usize, right: usize) -> bool {
        match self.word(right) {
            "ที่" => self.is(Some(right + 1), Kind::Space) && self.is(Some(right + 2), Kind::Number),
            place => PLACE_WORDS.contains(&place) && DIGIT_WORDS.contains(&self.word(left)),
        }
    }

    /// Two tokens with spaces between them. A tab parts columns: no number holds over it.
    fn free_over_space(self, left: usize, right: usize) -> bool {
        let never_first = match self.kind(right) {
            Kind::Trailing | Kind::Close | Kind::Glue => true,
            Kind::Slash => self.kind(left) == Kind::Number,
            Kind::Dash => self.word(right) != "-" || self.kind(left) == Kind::Number,
            _ => false,
        };
        let never_last = match self.kind(left) {
            Kind::Open | Kind::Glue => true,
            Kind::Slash => self.is(self.previous(left), Kind::Number),
            Kind::Dash => self.holds_dash(left, right),
            _ => self.word(left) == "ณ",
        };
        let holds = || self.is_label(left) || self.holds_number(left, right) || self.is_code(left, right);
        let column = self.word(right - 1).contains('\t');
        !never_first && !never_last && (column || !holds())
    }

    /// A hyphen that opens an item stays with it, a dash between numbers with the second.
    fn holds_dash(self, dash: usize, right: usize) -> bool {
        let before = self.previous(dash);
        let opens_item = before.is_none() || self.is(before, Kind::Line) || self.word(dash) == "-";
        opens_item || (self.is(before, Kind::Number) && self.kind(right) == Kind::Number)
    }

    /// Numbers with units, months, years and the words they follow.
    fn holds_number(self, left: usize, right: usize) -> bool {
        match (self.kind(left), self.kind(right)) {
            (Kind::Number, Kind::Number) => self.number_groups(left) < NUMBER_GROUPS,
            (Kind::Number, Kind::Thai) => {
                self.month_at(right) || (self.is_unit(right) && !self.is_ordinal(left))
            }
            (Kind::Number, Kind::Latin) => self.word(right).len() <= 3 && !self.is_ordinal(left),
            (Kind::Latin, Kind::Number) => true,
            (Kind::Thai | Kind::Close, Kind::Number) => self.takes_number(left) && !self.opens_label(right),
            (Kind::Thai | Kind::Close, Kind::Thai) => self.ends_with_month(left) && self.word(right) == "พ",
            _ => false,
        }
    }

    /// Groups of digits in the row that ends with token `last`.
    fn number_groups(self, last: usize) -> usize {
        let mut groups = 1;
        let mut at = last;
        while let Some(before) = self.previous(at) {
            if self.kind(before) != Kind::Number || groups == NUMBER_GROUPS {
                break;
            }
            groups += 1;
            at = before;
        }
        groups
    }

    fn is_unit(self, at: usize) -> bool {
        UNITS.contains(&self.word(at))
    }

    /// Whether a number after token `at` belongs to it.
    fn takes_number(self, at: usize) -> bool {
        let word = self.word(at);
        if self.kind(at) == Kind::Close {
            return NUMBERED_SHORT.iter().any(|short| self.upto(at).ends_with(short))
                || self.ends_with_month(at);
        }
        QUANTIFIED.contains(&word) || names_number(word) || is_month_name(word) || is_short_code(word)
    }

    /// Whether the number at token `at` counts nothing: a year, or the number of an article or a letter.
    fn is_ordinal(self, at: usize) -> bool {
        self.previous(at).is_some_and(|before| {
            let word = self.word(before);
            names_number(word) || self.ends_with_month(before) || self.upto(before).ends_with(".ศ.")
        })
    }

    /// Whether a month, full or short, starts at token `at`.
    fn month_at(self, at: usize) -> bool {
        let rest = &self.text[self.tokens[at].start..];
        let word = rest.split([' ', '\u{a0}', '\n', ')']).next().unwrap_or_default();
        is_month_name(word) || is_month_name(self.word(at))
    }

    /// Whether a month, full or short, ends with token `at`.
    fn ends_with_month(self, at: usize) -> bool {
        let short = |letters: usize| {
            let start = at.checked_sub(letters)?;
            Some(is_month_name(&self.text[self.tokens[start].start..self.tokens[at].end]))
        };
        is_month_name(self.word(at)) || short(3).is_some_and(|month| month)
    }

    /// `ที่` before a reference code and its number: `ที่ พย ๗๖๑๐๑/๐๓๗`.
    fn is_code(self, left: usize, right: usize) -> bool {
        self.word(left).ends_with("ที่")
            && is_short_code(self.word(right))
            && self.is(Some(right + 1), Kind::Space)
            && self.is(Some(right + 2), Kind::Number)
    }

    /// Whether the number at token `at` is the label of an item in running text: `… ๒. วิเคราะห์`.
    fn opens_label(self, at: usize) -> bool {
        self.word(at).chars().count() <= 2 && self.word(at + 1) == "." && self.is(Some(at + 2), Kind::Space)
    }

    /// Whether token `at` closes the label of an item, `๑.` or `(๑)`, or is one at a line's start, `๔.๑`.
    fn is_label(self, at: usize) -> bool {
        let starts_line = |at: usize| at == 0 || self.kind(at - 1) == Kind::Line;
        let short_number = |at: usize| self.kind(at) == Kind::Number && self.word(at).chars().count() <= 2;
        match (self.word(at), at) {
            (")", 2..) if short_number(at - 1) && self.kind(at - 2) == Kind::Open => true,
            (".", 1..) if short_number(at - 1) => {
                at == 1 || matches!(self.kind(at - 2), Kind::Space | Kind::Line)
            }
            (_, _) => self.kind(at) == Kind::Number && starts_line(at),
        }
    }
}

/// Whether a number after `word` is its name: `ข้อ ๓`, `ครั้งที่ ๓`.
fn names_number(word: &str) -> bool {
    ORDINAL.contains(&word) || word.ends_with("ที่")
}

/// A letter code of an agency or a register, `พย`, `สทช`, `ว`: one to three bare consonants.
fn is_short_code(word: &str) -> bool {
    (1..=3).contains(&word.chars().count()) && word.chars().all(|c| matches!(c, 'ก'..='ฮ'))
}
