//! Body blocks: paragraphs, headings, items, pictures; tables are in `table`.

use super::form::Form;
use super::table;
use crate::document::{Align, Block, Image, ImageFormat, Inline, Picture as PlacedPicture, StyleId};
use crate::length::Length;
use crate::model::{self, NumberStyle};

/// Pixels to an inch for a picture whose width is not given.
const DEFAULT_PPI: f64 = 150.0;

/// The memo's own body. If `signs_next`, its last paragraph stays with the signature below.
pub(super) fn main(form: &Form<'_>, body: &[model::Block], signs_next: bool) -> Vec<Block> {
    let has_headings = body.iter().any(|block| matches!(block, model::Block::Heading(_)));
    let mut blocks = Vec::new();
    for (index, block) in body.iter().enumerate() {
        // Without headings each paragraph is a part (ภาค) of the memo; with them a part is what a heading opens.
        let opens_part = matches!(block, model::Block::Paragraph(_)) && (!has_headings || index == 0);
        let start = blocks.len();
        blocks.extend(self::blocks(form, block, form.text_width()));
        if let (true, Some(Block::Paragraph(paragraph))) = (opens_part, blocks.get_mut(start)) {
            paragraph.format.before = Length::pt(form.profile.text.part_before_pt);
        }
    }
    if let (true, Some(Block::Paragraph(paragraph))) = (signs_next, blocks.last_mut()) {
        paragraph.format.keep_with_next = true;
    }
    blocks
}

/// The document blocks of one block of a body.
pub(super) fn blocks(form: &Form<'_>, block: &model::Block, width: Length) -> Vec<Block> {
    match block {
        model::Block::Paragraph(text) => {
            vec![form.block(StyleId::Body, form.runs(text, form.text_format(StyleId::Body)), |_| {})]
        }
        model::Block::Heading(heading) => vec![self::heading(form, heading)],
        model::Block::Items(items) => {
            let mut blocks = Vec::new();
            for item in &items.items {
                push_item(form, item, 0, &mut blocks);
            }
            blocks
        }
        model::Block::Table(table) => table::blocks(form, table, width),
        model::Block::Picture(picture) => self::picture(form, picture, width),
        model::Block::PageBreak => vec![Block::PageBreak],
    }
}

fn heading(form: &Form<'_>, heading: &model::Heading) -> Block {
    let format = form.text_format(StyleId::Heading);
    let mut inlines = numbered(form, heading.number.as_deref().unwrap_or_default(), format);
    inlines.extend(form.runs(&heading.text, format));
    form.block(StyleId::Heading, inlines, |_| {})
}

/// `above` is the level of the item it stands below: nothing stands left of what it belongs to.
fn push_item(form: &Form<'_>, item: &model::Item, above: u8, blocks: &mut Vec<Block>) {
    let level = item.style.level().max((above + 1).min(NumberStyle::LEVELS));
    let id = StyleId::Item(level);
    blocks.push(form.block(id, item_runs(form, item, id), |_| {}));
    for child in &item.children {
        push_item(form, child, level, blocks);
    }
}

/// An item's number, one space, its text.
pub(super) fn item_runs(form: &Form<'_>, item: &model::Item, id: StyleId) -> Vec<Inline> {
    let format = form.text_format(id);
    let mut inlines = numbered(form, &item.number, format);
    inlines.extend(form.runs(&item.text, format));
    inlines
}

fn numbered(form: &Form<'_>, number: &str, format: crate::document::TextFormat) -> Vec<Inline> {
    if number.is_empty() {
        return Vec::new();
    }
    vec![Inline::text(format!("{} ", form.digits(number)), format)]
}

/// A picture at its width, never wider than the text, with its caption below.
pub(super) fn picture(form: &Form<'_>, picture: &model::Picture, width: Length) -> Vec<Block> {
    let data = &picture.data;
    let natural = Length::mm(f64::from(data.width_px) / DEFAULT_PPI * 25.4);
    let printed = picture.width_mm.map_or(natural, Length::mm).min(width);
    let height = printed.scale(f64::from(data.height_px) / f64::from(data.width_px));
    let format = if data.jpeg { ImageFormat::Jpeg } else { ImageFormat::Png };
    let profile = &form.profile.picture;
    let caption = picture.caption.as_ref();
    let described = picture.alt.clone().or_else(|| caption.map(|text| form.plain(text)));
    let placed = Block::Picture(PlacedPicture {
        image: Image { data: data.bytes.clone(), format, raster: None, pdf: None },
        width: printed,
        height,
        align: Align::Center,
        before: Length::pt(profile.before_pt),
        after: if caption.is_some() { Length::ZERO } else { Length::pt(profile.after_pt) },
        keep_with_next: caption.is_some(),
        alt: described.unwrap_or_default(),
    });
    let caption = caption.map(|text| {
        let inlines = form.runs(text, form.text_format(StyleId::Caption));
        form.block(StyleId::Caption, inlines, |paragraph| paragraph.after = Length::pt(profile.after_pt))
    });
    std::iter::once(placed).chain(caption).collect()
}
