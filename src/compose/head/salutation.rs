//! เรียน and the addressees, อ้างถึง, สิ่งที่ส่งมาด้วย.

use super::stop;
use crate::compose::form::{Form, width};
use crate::document::{Block, Inline, Leader, StyleId, TabAlign, TextFormat};
use crate::length::Length;
use crate::model::{Memo, Text};

/// `เรียน` and the addressees, one a line, each with those it passes through below it.
pub(super) fn addressees(form: &Form<'_>, memo: &Memo) -> Vec<Block> {
    let format = form.text_format(StyleId::Salutation);
    let mut lines = Vec::new();
    for addressee in &memo.addressees {
        lines.push(form.runs(&addressee.name, format));
        for through in &addressee.through {
            let (before, after) =
                form.profile.salutation.through.split_once("{name}").unwrap_or(("(ผ่าน ", ")"));
            let mut line = vec![Inline::text(before, format)];
            line.extend(form.runs(through, format));
            line.push(Inline::text(after, format));
            lines.push(line);
        }
    }
    labelled(form, StyleId::Salutation, &memo.salutation, lines)
}

/// `อ้างถึง` or `สิ่งที่ส่งมาด้วย`; several are numbered.
pub(super) fn list(form: &Form<'_>, label: &str, texts: &[Text]) -> Vec<Block> {
    let format = form.text_format(StyleId::HeadList);
    let lines = texts.iter().enumerate().map(|(index, text)| {
        let mut line = Vec::new();
        if texts.len() > 1 {
            line.push(Inline::text(form.digits(&format!("{}. ", index + 1)), format));
        }
        line.extend(form.runs(text, format));
        line
    });
    labelled(form, StyleId::HeadList, label, lines.collect())
}

/// A label and its lines, each a paragraph that hangs under the first one's value.
fn labelled(form: &Form<'_>, id: StyleId, label: &str, lines: Vec<Vec<Inline>>) -> Vec<Block> {
    let salutation = &form.profile.salutation;
    let size = Length::pt(salutation.label_size_pt);
    let format = TextFormat { size, bold: salutation.label_bold, ..form.text_format(id) };
    let start = width(label, format) + Length::mm(form.profile.label.gap_mm);
    // A label larger than the text needs a line as much higher.
    let pitch = Length::pt(
        form.profile.text.pitch_pt * (salutation.label_size_pt / form.profile.text.size_pt).max(1.0),
    );
    let lines = lines.into_iter().enumerate();
    lines
        .map(|(index, line)| {
            let mut inlines = Vec::new();
            if index == 0 {
                inlines.extend([Inline::text(label, format), Inline::Tab]);
            }
            inlines.extend(line);
            form.block(id, inlines, |paragraph| {
                paragraph.left = start;
                if index == 0 {
                    paragraph.first_line = -start;
                    paragraph.pitch = pitch;
                    paragraph.tabs = vec![stop(start, TabAlign::Left, Leader::None)];
                } else {
                    paragraph.before = Length::ZERO;
                }
            })
        })
        .collect()
}
