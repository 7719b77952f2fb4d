//! Blocks of a body and of a cell.

use super::cx::Cx;
use super::fields::*;
use super::numbering::Numbering;
use super::object::Fields;
use super::shape::{
    BLOCKS, CELL_BLOCKS, HEADING_BLOCK, PAGE_BREAK_BLOCK, PARAGRAPH_BLOCK, PICTURE_BLOCK, TABLE_BLOCK,
};
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
        members.iter().filter_map(|m| BLOCKS.fields().find(|kind| kind.key == m.key).map(|kind| (kind, m)));
    let Some((kind, member)) = kinds.next() else {
        if !Fields::strange(cx, value.head(), members, BLOCKS.all_fields()) {
            cx.error(BodyProblem::NotABlock {}, value.head());
        }
        return None;
    };
    if let Some((other, second)) = kinds.next() {
        cx.error(BodyProblem::TwoBlocks { one: kind.key, other: other.key }, second.key_range.clone());
        return None;
    }
    if frame.cell && !CELL_BLOCKS.fields().any(|allowed| allowed == kind) {
        cx.error(BodyProblem::NotInCell { block: kind.key }, member.key_range.clone());
        return None;
    }
    of_kind(cx, kind, value, frame, numbering)
}

fn of_kind(
    cx: &mut Cx<'_>,
    kind: Field,
    value: &Value,
    frame: Frame,
    numbering: &mut Numbering,
) -> Option<Block> {
    match kind {
        BLOCK_HEADING => heading(cx, value, numbering).map(Block::Heading),
        ITEMS => items::items(cx, value, numbering).map(Block::Items),
        TABLE => {
            let fields = Fields::of(cx, value, &TABLE_BLOCK, Wanted::Object)?;
            table::table(cx, fields.get(TABLE)?, frame).map(Block::Table)
        }
        PICTURE => {
            let fields = Fields::of(cx, value, &PICTURE_BLOCK, Wanted::Object)?;
            picture::picture(cx, fields.get(PICTURE)?, frame).map(Block::Picture)
        }
        PAGE_BREAK => {
            let fields = Fields::of(cx, value, &PAGE_BREAK_BLOCK, Wanted::Object)?;
            let on = fields.get(PAGE_BREAK)?;
            if on.kind != Kind::Bool(true) {
                cx.wrong_kind(on, Wanted::True);
            }
            Some(Block::PageBreak)
        }
        _ => {
            let fields = Fields::of(cx, value, &PARAGRAPH_BLOCK, Wanted::Object)?;
            let text = fields.get(PARAGRAPH)?;
            text::filled(cx, PARAGRAPH, text, Lines::Several, Wanted::Text).map(Block::Paragraph)
        }
    }
}

fn heading(cx: &mut Cx<'_>, value: &Value, numbering: &mut Numbering) -> Option<Heading> {
    let fields = Fields::of(cx, value, &HEADING_BLOCK, Wanted::Object)?;
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
    let text = text::filled(cx, BLOCK_HEADING, fields.get(BLOCK_HEADING)?, Lines::Several, Wanted::Text);
    Some(Heading { number, text: text? })
}
