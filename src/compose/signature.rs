//! The closing sentence and the signature blocks, all on one axis.

use super::form::{Form, width};
use crate::document::{Align, Block, Inline, StyleId};
use crate::length::Length;
use crate::model::{ActingLayout, Memo, Signatory};

/// Free space beside the widest line of a block that reaches the right margin.
const ROUNDING_MM: f64 = 0.2;

/// The closing and each signatory's block; the first stays with the closing.
pub(super) fn blocks(form: &Form<'_>, memo: &Memo) -> Vec<Block> {
    let closing = memo.closing.as_ref().map(|text| {
        form.block(StyleId::Closing, form.runs(text, form.text_format(StyleId::Closing)), |_| {})
    });
    let mut signatures = memo.signatories.iter().map(|signatory| block(form, signatory));
    let first: Vec<Block> = closing.into_iter().chain(signatures.next().into_iter().flatten()).collect();
    std::iter::once(first).chain(signatures).map(Block::Keep).collect()
}

/// Rank, name in brackets, position lines, date: centred on the axis below the room for the signature.
pub(super) fn block(form: &Form<'_>, signatory: &Signatory) -> Vec<Block> {
    let pitch = Length::pt(form.profile.text.pitch_pt);
    let blank = form.profile.signature.blank_lines as i64;
    let rank = signatory.rank.as_ref().map(|rank| {
        // The rank stands where the signature begins, on the line above the name.
        let name = width(&name_line(form, signatory), form.text_format(StyleId::Signature));
        form.block(StyleId::Signature, vec![run(form, rank)], |paragraph| {
            paragraph.align = Align::Left;
            paragraph.left = form.axis - name / 2 - width(rank, form.text_format(StyleId::Signature)) / 2;
            paragraph.before = pitch * (blank - 1).max(0);
            paragraph.keep_with_next = true;
        })
    });
    let room = if rank.is_some() { Length::ZERO } else { pitch * blank };
    let lines = lines(form, signatory);
    let last = lines.len().saturating_sub(1);
    let lines = lines.into_iter().enumerate().map(|(index, line)| {
        form.block(
            StyleId::Signature,
            vec![Inline::text(line, form.text_format(StyleId::Signature))],
            |paragraph| {
                let half = form.axis.min(form.text_width() - form.axis);
                paragraph.left = form.axis - half;
                paragraph.right = form.text_width() - form.axis - half;
                paragraph.before = if index == 0 { room } else { Length::ZERO };
                paragraph.keep_with_next = index < last;
            },
        )
    });
    rank.into_iter().chain(lines).collect()
}

/// The axis of all blocks: the widest starts at the page's centre line, none passes the right margin.
pub(super) fn axis(form: &Form<'_>, memo: &Memo) -> Length {
    let people =
        memo.signatories.iter().chain(memo.endorsements.iter().map(|endorsement| &endorsement.signatory));
    let format = form.text_format(StyleId::Signature);
    let widest = people.flat_map(|person| lines(form, person)).map(|line| width(&line, format)).max();
    let half = widest.unwrap_or(Length::ZERO) / 2;
    let start = Length::mm(form.profile.signature.axis_mm);
    // The widest line is given a little room, or a word processor that rounds to twips breaks it.
    let room = Length::mm(ROUNDING_MM);
    (start + half).min(form.text_width() - half - room).max(form.text_width() / 2)
}

fn lines(form: &Form<'_>, signatory: &Signatory) -> Vec<String> {
    let mut lines = vec![name_line(form, signatory)];
    lines.extend(signatory.position.iter().map(|line| form.plain(line)));
    if let Some(acting) = &signatory.acting {
        let layout = acting.layout.unwrap_or_else(|| form.profile.signature.acting.into());
        let superior = form.plain(&acting.position);
        match layout {
            ActingLayout::WithOwnPosition => {
                if let Some(own) = lines.get_mut(1..).and_then(|positions| positions.last_mut()) {
                    own.push(' ');
                    own.push_str(&acting.phrase);
                } else {
                    lines.push(acting.phrase.clone());
                }
                lines.push(superior);
            }
            ActingLayout::WithSuperior => lines.push(format!("{}{superior}", acting.phrase)),
        }
    }
    lines.extend(signatory.date.map(|date| date.long(form.digits, " ")));
    lines
}

fn name_line(form: &Form<'_>, signatory: &Signatory) -> String {
    form.digits(&format!("({})", signatory.name))
}

fn run(form: &Form<'_>, text: &str) -> Inline {
    Inline::text(form.digits(text), form.text_format(StyleId::Signature))
}
