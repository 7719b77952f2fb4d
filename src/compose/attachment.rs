//! เอกสารแนบ: a section of its own with title lines and a body.

use super::form::Form;
use super::{body, page};
use crate::document::{Block, Section, StyleId};
use crate::length::Length;
use crate::model::{Attachment, Memo};

/// The section of one attachment.
pub(super) fn section(form: &Form<'_>, memo: &Memo, attachment: &Attachment) -> Section {
    let page = page::attachment(form, attachment.orientation);
    let last = attachment.title.len().saturating_sub(1);
    let title = attachment.title.iter().enumerate().map(|(index, text)| {
        let inlines = form.runs(text, form.text_format(StyleId::AttachmentTitle));
        form.block(StyleId::AttachmentTitle, inlines, |paragraph| {
            if index == last {
                paragraph.after = Length::pt(form.profile.attachment.title_after_pt);
            }
            // One heading an attachment: further title lines belong to the first.
            paragraph.outline = paragraph.outline.filter(|_| index == 0);
        })
    });
    let content = attachment.body.iter().flat_map(|block| body::blocks(form, block, page.text_width()));
    let blocks: Vec<Block> = title.chain(content).collect();
    let continues = !form.profile.attachment.own_page_numbers;
    Section { running: page::running(form, memo, &page, continues), page, anchored: Vec::new(), blocks }
}
