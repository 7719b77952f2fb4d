//! Numbers of headings and items within one body, in Arabic digits.
//!
//! `1.1` at the top level hangs on the last numbered heading and counts on until the next one; `1.1.1` on
//! the last `1.1`. Below an item both hang on that item's number. A number typed by hand that has the
//! shape of its list sets the count (after a typed `5.` comes `6.`); any other does not count.

use std::collections::HashMap;

use crate::diag::catalogue::BodyProblem;
use crate::model::NumberStyle;
use crate::thai::digits::to_arabic;

/// Letters of items, as lists are lettered in Thai: ก ข ค ง จ …, without ฃ ฅ (no longer written) and ฆ;
/// the same as `thaiLetters` of WordprocessingML.
pub(super) const LETTERS: &str = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ";

/// The count of a body.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// Number of the last numbered heading.
    heading: Option<u32>,
    /// Last number of each style at the top level.
    last: HashMap<NumberStyle, u32>,
}

/// Where a list begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Begin {
    /// At 1, or where its style goes on by itself.
    Usual,
    /// At a given number.
    At(u32),
    /// After the last list of the style.
    Continue,
}

/// The count of one list.
#[derive(Debug)]
pub(super) struct Counter {
    pub(super) style: NumberStyle,
    above: Vec<u32>,
    next: u32,
}

impl Numbering {
    /// The next heading's number: `1.`
    pub(super) fn heading(&mut self) -> String {
        let number = self.heading.unwrap_or(0) + 1;
        self.set_heading(number);
        format!("{number}.")
    }

    /// Takes note of a heading's number typed by hand.
    pub(super) fn typed_heading(&mut self, number: &str) {
        if let [number] = parts(number)[..] {
            self.set_heading(number);
        }
    }

    fn set_heading(&mut self, number: u32) {
        self.heading = Some(number);
        self.last.remove(&NumberStyle::Sub);
        self.last.remove(&NumberStyle::SubSub);
    }

    /// The count of a list at the top level.
    ///
    /// # Errors
    /// `NoNumberAbove`, `NothingToContinue`.
    pub(super) fn list(&self, style: NumberStyle, begin: Begin) -> Result<Counter, BodyProblem> {
        let sub = self.last.get(&NumberStyle::Sub).copied();
        let above = match (style, self.heading) {
            (NumberStyle::Sub, Some(heading)) => vec![heading],
            (NumberStyle::SubSub, Some(heading)) => [Some(heading), sub].into_iter().flatten().collect(),
            _ => Vec::new(),
        };
        let last = self.last.get(&style).copied();
        let goes_on = matches!(style, NumberStyle::Sub | NumberStyle::SubSub);
        let next = match begin {
            Begin::At(number) => number,
            Begin::Usual if !goes_on => 1,
            Begin::Usual => last.unwrap_or(0) + 1,
            Begin::Continue => last.ok_or(BodyProblem::NothingToContinue { style: style.example() })? + 1,
        };
        Counter::new(style, above, next)
    }

    /// Takes note of where a list at the top level ended.
    pub(super) fn end(&mut self, counter: &Counter) {
        self.last.insert(counter.style, counter.next.saturating_sub(1));
        if counter.style == NumberStyle::Sub {
            self.last.remove(&NumberStyle::SubSub);
        }
    }
}

impl Counter {
    fn new(style: NumberStyle, above: Vec<u32>, next: u32) -> Result<Self, BodyProblem> {
        let (needed, example) = match style {
            NumberStyle::Sub => (1, NumberStyle::Section),
            NumberStyle::SubSub => (2, NumberStyle::Sub),
            _ => return Ok(Self { style, above: Vec::new(), next }),
        };
        if above.len() != needed {
            return Err(BodyProblem::NoNumberAbove { style: style.example(), above: example.example() });
        }
        Ok(Self { style, above, next })
    }

    /// The count of items below one with this number.
    ///
    /// # Errors
    /// `NoNumberAbove`.
    pub(super) fn below(number: &str, style: NumberStyle) -> Result<Self, BodyProblem> {
        Self::new(style, parts(number), 1)
    }

    /// The next number.
    ///
    /// # Errors
    /// `LettersRunOut`.
    pub(super) fn take(&mut self) -> Result<String, BodyProblem> {
        let number = self.next;
        self.next = self.next.saturating_add(1);
        Ok(match self.style {
            NumberStyle::Section => format!("{number}."),
            NumberStyle::Bracket => format!("({number})"),
            NumberStyle::Sub | NumberStyle::SubSub => {
                self.above.iter().chain([&number]).map(u32::to_string).collect::<Vec<_>>().join(".")
            }
            NumberStyle::Letter => match LETTERS.chars().nth(number.saturating_sub(1) as usize) {
                Some(letter) => format!("{letter}."),
                None => return Err(BodyProblem::LettersRunOut { letters: LETTERS.chars().count() }),
            },
            NumberStyle::Dash => "-".to_owned(),
            NumberStyle::Plain => String::new(),
        })
    }

    /// Takes note of a number typed by hand.
    pub(super) fn typed(&mut self, number: &str) {
        let number = to_arabic(number);
        let count = match self.style {
            NumberStyle::Section => number.strip_suffix('.').and_then(|number| number.parse().ok()),
            NumberStyle::Bracket => {
                number.strip_prefix('(').and_then(|n| n.strip_suffix(')')).and_then(|n| n.parse().ok())
            }
            NumberStyle::Sub | NumberStyle::SubSub => {
                let parts = parts(&number);
                parts.split_last().filter(|(_, above)| **above == self.above).map(|(last, _)| *last)
            }
            NumberStyle::Letter => {
                let letter = number.strip_suffix('.').filter(|letter| letter.chars().count() == 1);
                letter
                    .and_then(|letter| LETTERS.chars().position(|c| letter.starts_with(c)))
                    .map(|at| at as u32 + 1)
            }
            NumberStyle::Dash | NumberStyle::Plain => None,
        };
        if let Some(count) = count {
            self.next = u32::saturating_add(count, 1);
        }
    }
}

/// The parts of a dotted number, with or without a full stop at its end; none if it is not one.
fn parts(number: &str) -> Vec<u32> {
    let number = to_arabic(number.trim());
    let number = number.strip_suffix('.').unwrap_or(&number);
    number.split('.').map(|part| part.parse().ok()).collect::<Option<Vec<_>>>().unwrap_or_default()
}
