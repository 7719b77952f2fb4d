//! The four labelled lines: ส่วนราชการ, ที่ and วันที่, เรื่อง. The style fills each with dots.

use super::stop;
use crate::compose::form::{Form, ROUNDING_MM, width};
use crate::compose::squeeze;
use crate::document::{Block, Inline, Leader, StyleId, TabAlign, TabStop, TextFormat};
use crate::length::Length;
use crate::model::Memo;
use crate::profile::Spot;
use crate::thai::date::PartialDate;

/// Room between a reference number that reaches วันที่ and that label.
const FIELD_GAP_MM: f64 = 5.0;

/// The lines in the form's order.
pub(super) fn blocks(form: &Form<'_>, memo: &Memo) -> [Block; 3] {
    let (own, usual) = (&memo.labels, &form.profile.label);
    let subject = form.runs(&memo.subject, form.text_format(StyleId::HeadField));
    [
        field(form, own.agency.as_ref().unwrap_or(&usual.agency), agency_line(form, memo)),
        reference_and_date(form, memo),
        field(form, own.subject.as_ref().unwrap_or(&usual.subject), subject),
    ]
}

/// `ส่วนราชการ`: units, telephone, extension, e-mail, two spaces between the groups.
fn agency_line(form: &Form<'_>, memo: &Memo) -> Vec<Inline> {
    let format = form.text_format(StyleId::HeadField);
    let agency = &memo.agency;
    let (own, usual) = (&memo.labels, &form.profile.label);
    let telephone_word = own.telephone.as_ref().unwrap_or(&usual.telephone);
    let extension_word = own.extension.as_ref().unwrap_or(&usual.extension);
    let telephone =
        agency.telephone.as_ref().map(|number| format!("{telephone_word} {}", form.digits(number)));
    let extension =
        agency.extension.as_ref().map(|number| format!("{extension_word} {}", form.digits(number)));
    let reach = [telephone, extension].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let mut inlines = form.runs(&agency.name, format);
    for group in [Some(reach).filter(|reach| !reach.is_empty()), agency.email.clone()].into_iter().flatten() {
        inlines.push(Inline::text(format!("  {group}"), format));
    }
    inlines
}

/// A labelled line: bold label, value, dots to the margin; wrapped lines hang under the value.
fn field(form: &Form<'_>, label: &str, mut value: Vec<Inline>) -> Block {
    let label_format = label_format(form);
    let start = width(label, label_format) + Length::mm(form.profile.label.gap_mm);
    let room = form.text_width() - start - Length::mm(ROUNDING_MM);
    squeeze::into_line(&mut value, room, form.profile.label.squeeze_percent / 100.0);
    let mut inlines = vec![Inline::text(label, label_format), Inline::Tab];
    inlines.extend(value);
    form.block(StyleId::HeadField, inlines, |paragraph| {
        paragraph.left = start;
        paragraph.first_line = -start;
        paragraph.tabs = vec![stop(start, TabAlign::Left, Leader::None), margin(form)];
    })
}

/// `ที่` and `วันที่` on one line, each with its dots.
fn reference_and_date(form: &Form<'_>, memo: &Memo) -> Block {
    let profile = &form.profile.label;
    let (bold, format) = (label_format(form), form.text_format(StyleId::HeadField));
    let gap = Length::mm(profile.gap_mm);
    let reference_label = memo.labels.reference.as_ref().unwrap_or(&profile.reference);
    let reference =
        memo.reference.as_ref().map(|number| form.digits(&number.to_string())).unwrap_or_default();
    let reference_start = width(reference_label, bold) + gap;
    let reference_end = reference_start + width(&reference, format);

    let date_label = memo.labels.date.as_ref().unwrap_or(&profile.date);
    let date_at = spot(form, &profile.date_at).max(reference_end + Length::mm(FIELD_GAP_MM));
    let dots_at = date_at + width(date_label, bold) + gap;
    let date = date_text(form, memo.date);
    let blank = if memo.date.day().is_none() { Length::mm(profile.blank_day_mm) } else { Length::ZERO };
    // A value that would not fit beside its label at the form's place stands nearer to it.
    let farthest = form.text_width() - blank - width(&date, format) - Length::mm(ROUNDING_MM);
    let value_at = spot(form, &profile.date_value_at).min(farthest).max(dots_at);

    let mut tabs = vec![
        stop(reference_start, TabAlign::Left, Leader::None),
        stop(date_at, TabAlign::Left, Leader::Dots),
        stop(dots_at, TabAlign::Left, Leader::None),
    ];
    let mut inlines = vec![
        Inline::text(reference_label, bold),
        Inline::Tab,
        Inline::text(reference, format),
        Inline::Tab,
        Inline::text(date_label, bold),
        Inline::Tab,
    ];
    inlines.retain(|inline| !matches!(inline, Inline::Text(run) if run.text.is_empty()));
    let mut dotted_to = |at: Length, inlines: &mut Vec<Inline>| {
        if tabs.last().is_some_and(|last| at > last.at) {
            tabs.push(stop(at, TabAlign::Left, Leader::Dots));
            inlines.push(Inline::Tab);
        }
    };
    dotted_to(value_at, &mut inlines);
    if !date.is_empty() {
        dotted_to(value_at + blank, &mut inlines);
        inlines.push(Inline::text(date, format));
    }
    tabs.push(margin(form));
    form.block(StyleId::HeadField, inlines, |paragraph| paragraph.tabs = tabs)
}

/// The head's date: two spaces between its parts, no พ.ศ.
fn date_text(form: &Form<'_>, date: PartialDate) -> String {
    date.long(form.digits, "  ")
}

fn spot(form: &Form<'_>, spot: &Spot) -> Length {
    let heading = &form.profile.heading.text;
    let format = form.text_format(StyleId::Title);
    let start = form.text_width() / 2 - width(heading, format) / 2;
    let before = |index: usize| start + width(&heading[..index], format);
    match spot {
        Spot::Mm(mm) => Length::mm(*mm),
        Spot::Under(letter) => before(heading.find(*letter).unwrap_or(0)),
        Spot::After(letter) => {
            before(heading.rfind(*letter).map_or(heading.len(), |index| index + letter.len_utf8()))
        }
    }
}

fn label_format(form: &Form<'_>) -> TextFormat {
    let size = Length::pt(form.profile.label.size_pt);
    TextFormat { size, bold: true, ..form.text_format(StyleId::HeadField) }
}

/// Where the dots of a line end.
fn margin(form: &Form<'_>) -> TabStop {
    stop(form.text_width(), TabAlign::Right, Leader::Dots)
}
