//! ความเห็น / เกษียณ: heading, opinion and signature of a later officer.

use super::form::Form;
use super::signature::{self, Axis};
use crate::document::{Block, StyleId};
use crate::length::Length;
use crate::model::Endorsement;

/// One endorsement: one group, or by the profile only its signature is one.
pub(super) fn blocks(form: &Form<'_>, endorsement: &Endorsement, axis: Axis) -> Vec<Block> {
    let profile = form.profile;
    let heading = endorsement.heading.as_ref().map(|text| {
        let inlines = form.runs(text, form.text_format(StyleId::EndorsementHeading));
        form.block(StyleId::EndorsementHeading, inlines, |_| {})
    });
    let last = endorsement.opinion.len().saturating_sub(1);
    let opinion = endorsement.opinion.iter().enumerate().map(|(index, text)| {
        let inlines = form.runs(text, form.text_format(StyleId::Endorsement));
        let opens = index == 0 && endorsement.heading.is_none();
        form.block(StyleId::Endorsement, inlines, |paragraph| {
            paragraph.keep_with_next = index == last && profile.signature.keep_with_text;
            if opens {
                paragraph.before = Length::pt(profile.endorsement.before_pt);
            }
        })
    });
    let signed = signature::block(form, &endorsement.signatory, axis);
    let text = heading.into_iter().chain(opinion);
    if profile.endorsement.keep_together {
        vec![Block::Keep(text.chain(signed).collect())]
    } else {
        text.chain([Block::Keep(signed)]).collect()
    }
}
