//! The memo's head: emblem, heading, the four labelled lines, salutation.

use super::form::{Form, width};
use super::squeeze;
use crate::document::{
    Align, Anchored, Block, Image, ImageFormat, Inline, Leader, StyleId, TabAlign, TabStop, TextFormat,
};
use crate::length::Length;
use crate::model::{Emblem, Memo, Text};
use crate::profile::Spot;
use crate::thai::date::PartialDate;

const GARUDA_SVG: &[u8] = include_bytes!("../../templates/emblem/garuda.svg");
const GARUDA_PNG: &[u8] = include_bytes!("../../templates/emblem/garuda.png");
/// Width of the Garuda's drawing for its height (872.3 : 942).
const GARUDA_RATIO: f64 = 872.3 / 942.0;
/// Room between a reference number that reaches วันที่ and that label.
const FIELD_GAP_MM: f64 = 5.0;
/// The shortest rest of a line that is given dots.
const LEAST_LEADER_MM: f64 = 1.0;

/// The emblem at its fixed place.
pub(super) fn emblem(form: &Form<'_>, memo: &Memo) -> Vec<Anchored> {
    let (image, ratio, alt) = match &memo.emblem {
        Emblem::Usual if !form.profile.emblem.show => return Vec::new(),
        Emblem::None => return Vec::new(),
        Emblem::Usual | Emblem::Garuda => {
            let (data, raster) = (GARUDA_SVG.into(), Some(GARUDA_PNG.into()));
            (Image { data, format: ImageFormat::Svg, raster }, GARUDA_RATIO, "ตราครุฑ")
        }
        Emblem::Custom(picture) => {
            let format = if picture.jpeg { ImageFormat::Jpeg } else { ImageFormat::Png };
            let ratio = f64::from(picture.width_px) / f64::from(picture.height_px);
            (Image { data: picture.bytes.clone(), format, raster: None }, ratio, "ตราหน่วยงาน")
        }
    };
    let place = &form.profile.emblem;
    vec![Anchored {
        image,
        x: Length::mm(place.x_mm),
        y: Length::mm(place.y_mm),
        width: Length::mm(place.height_mm * ratio),
        height: Length::mm(place.height_mm),
        alt: alt.to_owned(),
    }]
}

/// Heading, labelled lines, salutation, references and enclosures.
pub(super) fn blocks(form: &Form<'_>, memo: &Memo) -> Vec<Block> {
    let profile = form.profile;
    let labels = &memo.labels;
    let word = |own: &Option<String>, default: &str| own.clone().unwrap_or_else(|| default.to_owned());
    let mut blocks = heading(form, memo);
    let agency = word(&labels.agency, &profile.label.agency);
    blocks.push(field(form, &agency, agency_line(form, memo)));
    blocks.push(reference_and_date(form, memo));
    let subject = word(&labels.subject, &profile.label.subject);
    blocks.push(field(form, &subject, form.runs(&memo.subject, form.text_format(StyleId::HeadField))));
    blocks.extend(salutation(form, memo));
    blocks.extend(list(form, &profile.salutation.references, &memo.references));
    blocks.extend(list(form, &profile.salutation.enclosures, &memo.enclosures));
    blocks
}

/// The heading, with the speed class between it and the emblem.
fn heading(form: &Form<'_>, memo: &Memo) -> Vec<Block> {
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

/// `ส่วนราชการ`: units, telephone, extension, e-mail, two spaces between the groups.
fn agency_line(form: &Form<'_>, memo: &Memo) -> Vec<Inline> {
    let format = form.text_format(StyleId::HeadField);
    let agency = &memo.agency;
    let label = |own: &Option<String>, default: &str| own.clone().unwrap_or_else(|| default.to_owned());
    let telephone_word = label(&memo.labels.telephone, &form.profile.label.telephone);
    let extension_word = label(&memo.labels.extension, &form.profile.label.extension);
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
    let room = form.text_width() - start;
    let most = form.profile.label.squeeze_percent / 100.0;
    let left = room - squeeze::into_line(&mut value, room, most);
    let mut inlines = vec![Inline::text(label, label_format), Inline::Tab];
    inlines.extend(value);
    // A tab that finds no room would open a line of its own.
    if left < Length::ZERO || left > Length::mm(LEAST_LEADER_MM) {
        inlines.push(Inline::Tab);
    }
    form.block(StyleId::HeadField, inlines, |paragraph| {
        paragraph.left = start;
        paragraph.first_line = -start;
        paragraph.tabs = vec![
            stop(start, TabAlign::Left, Leader::None),
            stop(form.text_width(), TabAlign::Right, Leader::Dots),
        ];
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
    let value_at = spot(form, &profile.date_value_at).max(dots_at);

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
    let date = date_text(form, memo.date);
    if memo.date.day().is_none() && !date.is_empty() {
        dotted_to(value_at + Length::mm(profile.blank_day_mm), &mut inlines);
    }
    if !date.is_empty() {
        inlines.push(Inline::text(date, format));
    }
    inlines.push(Inline::Tab);
    tabs.push(stop(form.text_width(), TabAlign::Right, Leader::Dots));
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

/// `เรียน` and the addressees, one a line, each with those it passes through below it.
fn salutation(form: &Form<'_>, memo: &Memo) -> Vec<Block> {
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
fn list(form: &Form<'_>, label: &str, texts: &[Text]) -> Vec<Block> {
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

fn label_format(form: &Form<'_>) -> TextFormat {
    let size = Length::pt(form.profile.label.size_pt);
    TextFormat { size, bold: true, ..form.text_format(StyleId::HeadField) }
}

fn stop(at: Length, align: TabAlign, leader: Leader) -> TabStop {
    TabStop { at, align, leader }
}
