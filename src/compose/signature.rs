//! The closing sentence and the signature blocks, all on one axis.

use super::form::{Form, ROUNDING_MM, line_width};
use crate::document::{Align, Block, Inline, StyleId};
use crate::length::Length;
use crate::model::{ActingLayout, Memo, Signatory, Text};

/// Centre of every signature block of a memo, from the left margin.
#[derive(Debug, Clone, Copy)]
pub(super) struct Axis(Length);

impl Axis {
    /// The widest block starts at the page's centre line, none passes the right margin.
    pub(super) fn of(form: &Form<'_>, memo: &Memo) -> Self {
        let endorsing = memo.endorsements.iter().map(|endorsement| &endorsement.signatory);
        let lines = memo.signatories.iter().chain(endorsing).flat_map(|person| lines(form, person));
        let half = lines.map(|line| line_width(&line)).max().unwrap_or(Length::ZERO) / 2;
        let start = Length::mm(form.profile.signature.axis_mm);
        let room = Length::mm(ROUNDING_MM);
        Self((start + half).min(form.text_width() - half - room).max(form.text_width() / 2))
    }
}

/// The closing and each signatory's block; by the profile the first stays with the closing.
pub(super) fn blocks(form: &Form<'_>, memo: &Memo, axis: Axis) -> Vec<Block> {
    let closing = memo.closing.as_ref().map(|text| {
        form.block(StyleId::Closing, form.runs(text, form.text_format(StyleId::Closing)), |_| {})
    });
    let mut signatures = memo.signatories.iter().map(|signatory| block(form, signatory, axis));
    let mut blocks = Vec::from_iter(closing);
    if form.profile.signature.keep_with_text {
        blocks.extend(signatures.next().into_iter().flatten());
        blocks = vec![Block::Keep(blocks)];
    }
    blocks.extend(signatures.map(Block::Keep));
    blocks
}

/// Rank, name in brackets, position lines, date: centred on the axis below the room for the signature.
pub(super) fn block(form: &Form<'_>, signatory: &Signatory, Axis(axis): Axis) -> Vec<Block> {
    let pitch = Length::pt(form.profile.text.pitch_pt);
    let blank = form.profile.signature.blank_lines as i64;
    let rank = signatory.rank.as_ref().map(|rank| {
        let rank = vec![run(form, &form.digits(rank))];
        // The rank stands where the signature begins, on the line above the name.
        let left = axis - (line_width(&[name(form, signatory)]) + line_width(&rank)) / 2;
        form.block(StyleId::Signature, rank, |paragraph| {
            paragraph.align = Align::Left;
            paragraph.left = left;
            paragraph.before = pitch * (blank - 1).max(0);
            paragraph.keep_with_next = true;
        })
    });
    let room = if rank.is_some() { Length::ZERO } else { pitch * blank };
    let half = axis.min(form.text_width() - axis);
    let lines = lines(form, signatory);
    let last = lines.len().saturating_sub(1);
    let lines = lines.into_iter().enumerate().map(|(index, line)| {
        form.block(StyleId::Signature, line, |paragraph| {
            paragraph.left = axis - half;
            paragraph.right = form.text_width() - axis - half;
            paragraph.before = if index == 0 { room } else { Length::ZERO };
            paragraph.keep_with_next = index < last;
        })
    });
    rank.into_iter().chain(lines).collect()
}

fn lines(form: &Form<'_>, signatory: &Signatory) -> Vec<Vec<Inline>> {
    let mut lines = vec![vec![name(form, signatory)]];
    lines.extend(signatory.position.iter().flat_map(|position| position_lines(form, position)));
    if let Some(acting) = &signatory.acting {
        let layout = acting.layout.unwrap_or_else(|| form.profile.signature.acting.into());
        let phrase = acting.phrase.as_str();
        let mut superior = position_lines(form, &acting.position);
        match (layout, lines.get_mut(1..).and_then(|own| own.last_mut())) {
            (ActingLayout::WithOwnPosition, Some(own)) => own.push(run(form, &format!(" {phrase}"))),
            (ActingLayout::WithOwnPosition, None) => lines.push(vec![run(form, phrase)]),
            (ActingLayout::WithSuperior, _) => {
                if let Some(line) = superior.first_mut() {
                    line.insert(0, run(form, phrase));
                }
            }
        }
        lines.append(&mut superior);
    }
    lines.extend(signatory.date.map(|date| vec![run(form, &date.long(form.digits, " "))]));
    lines
}

/// A position with its emphasis. A line break in it starts a line of the block; at least one line.
fn position_lines(form: &Form<'_>, position: &Text) -> Vec<Vec<Inline>> {
    let runs = form.runs(position, form.text_format(StyleId::Signature));
    runs.split(|inline| *inline == Inline::Break).map(<[Inline]>::to_vec).collect()
}

fn name(form: &Form<'_>, signatory: &Signatory) -> Inline {
    run(form, &form.digits(&format!("({})", signatory.name)))
}

fn run(form: &Form<'_>, text: &str) -> Inline {
    Inline::text(text, form.text_format(StyleId::Signature))
}
