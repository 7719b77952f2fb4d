//! Paper, margins and what pages carry outside the text.

use super::form::Form;
use crate::document::{BASELINE_SHARE, Cue, Marks, PageNumber, PageSetup, Running, StyleId};
use crate::length::Length;
use crate::model::{Memo, Orientation};
use crate::thai::digits::Digits;

/// The memo's own pages: the first starts so high that the heading stands on the emblem's foot.
pub(super) fn memo(form: &Form<'_>) -> PageSetup {
    let heading = &form.profile.heading;
    let first_top = Length::mm(heading.baseline_mm) - Length::pt(heading.pitch_pt).scale(BASELINE_SHARE);
    PageSetup { first_top, ..upright(form) }
}

/// An attachment's pages. If its numbers go on from the memo's, its first page has one.
pub(super) fn attachment(form: &Form<'_>, orientation: Orientation) -> PageSetup {
    let mut page = upright(form);
    if !form.profile.attachment.own_page_numbers {
        page.first_top = page.next_top;
    }
    match orientation {
        Orientation::Portrait => page,
        Orientation::Landscape => PageSetup { width: page.height, height: page.width, ..page },
    }
}

fn upright(form: &Form<'_>) -> PageSetup {
    let page = &form.profile.page;
    let top = Length::mm(page.top_mm);
    PageSetup {
        width: Length::mm(page.width_mm),
        height: Length::mm(page.height_mm),
        left: Length::mm(page.left_mm),
        right: Length::mm(page.right_mm),
        bottom: Length::mm(page.bottom_mm),
        first_top: top,
        next_top: if form.profile.page_number.show { below_number(form) } else { top },
    }
}

/// Top of the text under a page number: the number's line, then the blank lines.
fn below_number(form: &Form<'_>) -> Length {
    let number = &form.profile.page_number;
    let pitch = Length::pt(form.profile.text.pitch_pt);
    Length::mm(number.baseline_mm) + pitch.scale(1.0 - BASELINE_SHARE) + pitch * number.blank_lines as i64
}

/// Number, cue and secrecy marks of a section's pages; `continues`: its numbers go on from the section before.
pub(super) fn running(form: &Form<'_>, memo: &Memo, page: &PageSetup, continues: bool) -> Running {
    let profile = form.profile;
    let pitch = Length::pt(profile.text.pitch_pt);
    let number = &profile.page_number;
    let cue = &profile.cue;
    let class = &profile.class;
    Running {
        number: number.show.then(|| PageNumber {
            prefix: number.prefix.clone(),
            suffix: number.suffix.clone(),
            thai: form.digits == Digits::Thai,
            continues,
            baseline: Length::mm(number.baseline_mm),
            format: form.text_format(StyleId::PageNumber),
            pitch,
        }),
        cue: cue.show.then(|| Cue {
            top: page.height - page.bottom + Length::mm(cue.below_text_mm),
            pitch,
            prefix: cue.prefix.clone(),
            suffix: cue.suffix.clone(),
            format: form.text_format(StyleId::Cue),
        }),
        marks: memo.secrecy.map(|secrecy| Marks {
            text: secrecy.word().to_owned(),
            format: form.text_format(StyleId::Marks),
            pitch: pitch.scale(class.size_pt / profile.text.size_pt),
            top_baseline: Length::mm(class.secrecy_baseline_mm),
            bottom_baseline: Length::mm(class.secrecy_baseline_mm),
        }),
    }
}
