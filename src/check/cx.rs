//! What every check shares: the input, the pictures, the mistakes found so far, the counts against limits.

use std::collections::HashMap;
use std::ops::Range;

use super::LIMITS;
use crate::diag::catalogue::ShapeProblem;
use crate::diag::{Diagnostic, Limited, Problem, Wanted};
use crate::draft::{CellPlace, Draft, Number, Part, Passage};
use crate::input::Pictures;
use crate::input::raw::{Input, Kind, Value};
use crate::model::{Origins, PictureData, Text};

pub(super) struct Cx<'a> {
    input: &'a Input,
    pub(super) pictures: &'a dyn Pictures,
    /// Pictures read so far; `None` for one that could not be, which has been reported.
    pub(super) read: HashMap<String, Option<PictureData>>,
    diagnostics: Vec<Diagnostic>,
    blocks: usize,
    /// What was written, for the rules.
    pub(super) draft: Draft,
    /// Where the next passage stands.
    pub(super) at: At,
}

/// Where a passage stands.
#[derive(Debug, Clone, Default)]
pub(super) struct At {
    /// The attachment, from 0.
    pub(super) attachment: Option<usize>,
    /// The table cell.
    pub(super) cell: Option<CellPlace>,
    /// Tables so far.
    pub(super) tables: usize,
    /// The number of the item or heading whose text comes next.
    pub(super) number: Option<Number>,
}

/// Most mistakes collected; more help nobody.
const MOST: usize = 1_000;

impl<'a> Cx<'a> {
    pub(super) fn new(input: &'a Input, pictures: &'a dyn Pictures) -> Self {
        Self {
            input,
            pictures,
            read: HashMap::new(),
            diagnostics: Vec::new(),
            blocks: 0,
            draft: Draft::default(),
            at: At::default(),
        }
    }

    /// Reports a mistake at some bytes of the source.
    pub(super) fn error(&mut self, problem: impl Into<Problem>, range: Range<usize>) {
        if self.diagnostics.len() < MOST {
            self.diagnostics.push(Diagnostic::error(problem, self.input.place(range)));
        }
    }

    /// Reports a value of the wrong kind; one that could not be read has been reported already.
    pub(super) fn wrong_kind(&mut self, value: &Value, wanted: Wanted) {
        if value.kind != Kind::Unreadable {
            self.error(ShapeProblem::WrongKind { wanted, found: value.found() }, value.head());
        }
    }

    /// Whether `count` keeps within a limit; reports it otherwise.
    pub(super) fn within(&mut self, what: Limited, count: usize, limit: usize, range: Range<usize>) -> bool {
        if count > limit {
            self.error(ShapeProblem::TooMany { what, limit }, range);
        }
        count <= limit
    }

    /// Counts a block or an item; false when there are too many, which is reported once.
    pub(super) fn count_block(&mut self, value: &Value) -> bool {
        self.blocks += 1;
        if self.blocks == LIMITS.blocks + 1 {
            self.within(Limited::Blocks, self.blocks, LIMITS.blocks, value.head());
        }
        self.blocks <= LIMITS.blocks
    }

    /// Takes note of a text without inline marks.
    pub(super) fn wrote(&mut self, part: Part, value: &Value) {
        if let Kind::Text(text) = &value.kind {
            self.pass(Passage::plain(part, text, value.range.clone()));
        }
    }

    /// Takes note of a text with inline marks.
    pub(super) fn wrote_rich(&mut self, part: Part, value: &Value, text: &Text, origins: Origins) {
        if let Kind::Text(source) = &value.kind {
            self.pass(Passage::rich(part, text, origins, source, value.range.clone()));
        }
    }

    /// Takes note of a passage; where it stands is known here.
    pub(super) fn pass(&mut self, mut passage: Passage) {
        if passage.part == Part::Paragraph && self.at.cell.is_some() {
            passage.part = Part::Cell;
        }
        passage.number = self.at.number.take().filter(|number| !number.text.is_empty());
        passage.attachment = self.at.attachment;
        passage.cell = self.at.cell;
        self.draft.passages.push(passage);
    }

    pub(super) fn finish(self) -> (Draft, Vec<Diagnostic>) {
        (self.draft, self.diagnostics)
    }
}
