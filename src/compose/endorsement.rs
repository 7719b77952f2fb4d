//! ความเห็น / เกษียณ: heading, opinion and signature of a later officer, kept together.

use super::form::Form;
use super::signature;
use crate::document::{Block, StyleId};
use crate::length::Length;
use crate::model::Endorsement;

/// One endorsement as one group.
pub(super) fn block(form: &Form<'_>, endorsement: &Endorsement) -> Block {
    let heading = endorsement.heading.as_ref().map(|text| {
        let inlines = form.runs(text, form.text_format(StyleId::EndorsementHeading));
        form.block(StyleId::EndorsementHeading, inlines, |_| {})
    });
    let opinion = endorsement.opinion.iter().enumerate().map(|(index, text)| {
        let inlines = form.runs(text, form.text_format(StyleId::Endorsement));
        let opens = index == 0 && endorsement.heading.is_none();
        form.block(StyleId::Endorsement, inlines, |paragraph| {
            paragraph.keep_with_next = true;
            if opens {
                paragraph.before = Length::pt(form.profile.endorsement.before_pt);
            }
        })
    });
    let signed = signature::block(form, &endorsement.signatory);
    Block::Keep(heading.into_iter().chain(opinion).chain(signed).collect())
}
