//! Blocks of a body and of a cell.

use super::cx::Cx;
use super::fields::*;
use super::numbering::Numbering;
use super::object::Fields;
use super::text::{self, Lines};
use super::{items, picture, table};
use crate::diag::catalogue::{BodyProblem, ShapeProblem};
use crate::diag::{Field, Wanted};
use crate::draft::Number;
use crate::input::raw::{Kind, Value};
use crate::model::{Block, Heading};
use crate::thai::digits::to_arabic;

/// What blocks stand in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    /// Width of the text in centimetres.
    pub(super) width: f64,
    /// Whether it is a table cell.
    pub(super) cell: bool,
}

/// The keys that say what a block is.
const KINDS: [Field; 6] = [PARAGRAPH, BLOCK_HEADING, ITEMS, TABLE, PICTURE, PAGE_BREAK];

/// Every key a block may have, to guess from.
const ANY: &[Field] =
    &[PARAGRAPH, BLOCK_HEADING, ITEMS, TABLE, PICTURE, PAGE_BREAK, NUMBER, NUMBER_STYLE, START, CONTINUE];

/// A body: a list of blocks, or one text.
pub(super) fn body(cx: &mut Cx<'_>, field: Field, value: &Value, frame: Frame) -> Vec<Block> {
    let mut numbering = Numbering::default();
    match &value.kind {
        Kind::Text(_) => {
            let text = text::filled(cx, field, value, Lines::Several, Wanted::TextOrList);
            text.map(Block::Paragraph).into_iter().collect()
        }
        Kind::List(values) => {
            if values.is_empty() {
                cx.error(ShapeProblem::EmptyField { field }, value.range.clone());
            }
            values.iter().filter_map(|value| block(cx, value, frame, &mut numbering)).collect()
        }
        _ => {
            cx.wrong_kind(value, Wanted::TextOrList);
            Vec::new()
        }
    }
}

fn block(cx: &mut Cx<'_>, value: &Value, frame: Frame, numbering: &mut Numbering) -> Option<Block> {
    if !cx.count_block(value) {
        return None;
    }
    let members = match &value.kind {
        Kind::Text(_) => {
            let text = text::filled(cx, PARAGRAPH, value, Lines::Several, Wanted::TextOrObject);
            return text.map(Block::Paragraph);
        }
        Kind::Object(members) => members,
        _ => {
            cx.wrong_kind(value, Wanted::TextOrObject);
            return None;
        }
    };
    let mut kinds =
        members.iter().filter_map(|m| KINDS.iter().find(|kind| kind.key == m.key).map(|kind| (kind, m)));
    let Some((kind, member)) = kinds.next() else {
        let fields = Fields::of(cx, value, ANY, Wanted::Object)?;
        if fields.all_known() {
            cx.error(BodyProblem::NotABlock {}, value.head());
        }
        return None;
    };
    if let Some((other, second)) = kinds.next() {
        cx.error(BodyProblem::TwoBlocks { one: kind.key, other: other.key }, second.key_range.clone());
        return None;
    }
    if frame.cell && [BLOCK_HEADING, TABLE, PAGE_BREAK].contains(kind) {
        cx.error(BodyProblem::NotInCell { block: kind.key }, member.key_range.clone());
        return None;
    }
    of_kind(cx, *kind, value, &member.value, frame, numbering)
}

fn of_kind(
    cx: &mut Cx<'_>,
    kind: Field,
    value: &Value,
    main: &Value,
    frame: Frame,
    numbering: &mut Numbering,
) -> Option<Block> {
    match kind {
        BLOCK_HEADING => heading(cx, value, main, numbering).map(Block::Heading),
        ITEMS => items::items(cx, value, numbering).map(Block::Items),
        TABLE => {
            Fields::of(cx, value, &[TABLE], Wanted::Object)?;
            table::table(cx, main, frame).map(Block::Table)
        }
        PICTURE => {
            Fields::of(cx, value, &[PICTURE], Wanted::Object)?;
            picture::picture(cx, main, frame).map(Block::Picture)
        }
        PAGE_BREAK => {
            Fields::of(cx, value, &[PAGE_BREAK], Wanted::Object)?;
            if main.kind != Kind::Bool(true) {
                cx.wrong_kind(main, Wanted::True);
            }
            Some(Block::PageBreak)
        }
        _ => {
            Fields::of(cx, value, &[PARAGRAPH], Wanted::Object)?;
            text::filled(cx, PARAGRAPH, main, Lines::Several, Wanted::Text).map(Block::Paragraph)
        }
    }
}

fn heading(cx: &mut Cx<'_>, value: &Value, main: &Value, numbering: &mut Numbering) -> Option<Heading> {
    let fields = Fields::of(cx, value, &[BLOCK_HEADING, NUMBER], Wanted::Object)?;
    let typed = fields.get(NUMBER).is_some_and(|number| matches!(number.kind, Kind::Text(_)));
    let number = fields.get(NUMBER).and_then(|number| match number.kind {
        Kind::Bool(true) => Some(numbering.heading()),
        Kind::Bool(false) => None,
        _ => {
            let typed = to_arabic(&text::plain(cx, number, Wanted::BoolOrText)?);
            numbering.typed_heading(&typed);
            Some(typed).filter(|typed| !typed.is_empty())
        }
    });
    cx.at.number = number.clone().map(|text| Number { text, typed });
    let text = text::filled(cx, BLOCK_HEADING, main, Lines::Several, Wanted::Text);
    Some(Heading { number, text: text? })
}
