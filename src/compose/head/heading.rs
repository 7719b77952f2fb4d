//! บันทึกข้อความ and the speed class beside it.

use super::{emblem, stop};
use crate::compose::form::{Form, width};
use crate::document::{Align, Block, Inline, Leader, StyleId, TabAlign, TextFormat};
use crate::length::Length;
use crate::model::Memo;

/// The heading, with the speed class between it and the emblem.
pub(super) fn blocks(form: &Form<'_>, memo: &Memo) -> Vec<Block> {
    let profile = form.profile;
    let title = Inline::text(&profile.heading.text, form.text_format(StyleId::Title));
    let Some(speed) = &memo.speed else {
        return vec![form.block(StyleId::Title, vec![title], |_| {})];
    };
    let speed = form.digits(&speed.words());
    let format = TextFormat {
        size: Length::pt(profile.class.size_pt),
        bold: true,
        color: profile.class.color.0,
        ..form.text_format(StyleId::HeadField)
    };
    let start = match emblem(form, memo).first() {
        Some(emblem) => {
            emblem.x + emblem.width + Length::mm(profile.class.speed_gap_mm - profile.page.left_mm)
        }
        None => Length::ZERO,
    };
    let center = form.text_width() / 2;
    let title_start = center - width(&profile.heading.text, form.text_format(StyleId::Title)) / 2;
    if start + width(&speed, format) > title_start {
        // ด่วนภายใน with its limit does not fit beside the heading: a line of its own below it.
        let pitch = Length::pt(profile.text.pitch_pt * profile.class.size_pt / profile.text.size_pt);
        let below = form.block(StyleId::Title, vec![Inline::text(speed, format)], |paragraph| {
            paragraph.align = Align::Left;
            paragraph.pitch = pitch;
            paragraph.outline = None;
        });
        let first = form.block(StyleId::Title, vec![title], |paragraph| paragraph.after = Length::ZERO);
        return vec![first, below];
    }
    let tabs = vec![stop(start, TabAlign::Left, Leader::None), stop(center, TabAlign::Center, Leader::None)];
    let inlines = vec![Inline::Tab, Inline::text(speed, format), Inline::Tab, title];
    vec![form.block(StyleId::Title, inlines, |paragraph| {
        paragraph.align = Align::Left;
        paragraph.tabs = tabs;
    })]
}
