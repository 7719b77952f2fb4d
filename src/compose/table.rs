//! Tables: column widths shared out, cells to paragraphs.

use super::body;
use super::form::Form;
use crate::document::{Align, Block, Cell, ParagraphFormat, Row, StyleId, Table, VerticalAlign};
use crate::length::Length;
use crate::model::{self, CellAlign};

/// Least width that is left to a column that states none; `check` sees to it on the usual page.
const NARROWEST_MM: f64 = 5.0;

/// A table with its caption above it.
pub(super) fn blocks(form: &Form<'_>, table: &model::Table, width: Length) -> Vec<Block> {
    let profile = &form.profile.table;
    let columns = column_widths(&table.columns, width);
    let cells = Cells { form, table, columns: &columns };
    let header = table.header.iter().map(|row| cells.row(row, true));
    let rows = header.chain(table.rows.iter().map(|row| cells.row(row, false))).collect();
    let before = Length::pt(profile.before_pt);
    let caption = table.caption.as_ref().map(|text| {
        let inlines = form.runs(text, form.text_format(StyleId::Caption));
        form.block(StyleId::Caption, inlines, |paragraph| {
            paragraph.before = before;
            paragraph.keep_with_next = true;
        })
    });
    let captioned = caption.is_some();
    let block = Block::Table(Table {
        header_rows: table.header.len(),
        rows,
        align: Align::Center,
        rule: Length::pt(profile.rule_pt),
        pad_x: Length::mm(profile.pad_x_mm),
        pad_y: Length::mm(profile.pad_y_mm),
        before: if captioned { Length::ZERO } else { before },
        after: Length::pt(profile.after_pt),
        columns,
    });
    caption.into_iter().chain(std::iter::once(block)).collect()
}

/// Stated widths as they are; the others share what is left evenly. Where a profile's margins
/// leave too little for that, the others count as wide as the stated ones are on average, and
/// all are narrowed in proportion.
fn column_widths(columns: &[model::Column], width: Length) -> Vec<Length> {
    let stated = || columns.iter().filter_map(|column| column.width_mm).map(Length::mm);
    let (sum, count) = (stated().sum::<Length>(), stated().count() as i64);
    let open = columns.len() as i64 - count;
    let left = (width - sum) / open.max(1);
    let share = if left < Length::mm(NARROWEST_MM) && count > 0 { sum / count } else { left };
    let needed = (sum + share * open).max(width).to_emu().max(1);
    // Rounded down: the sum must not pass the margin.
    let narrowed = |wanted: Length| Length::emu(wanted.to_emu() * width.to_emu() / needed);
    columns.iter().map(|column| narrowed(column.width_mm.map_or(share, Length::mm))).collect()
}

struct Cells<'a> {
    form: &'a Form<'a>,
    table: &'a model::Table,
    columns: &'a [Length],
}

impl Cells<'_> {
    fn row(&self, row: &model::Row, header: bool) -> Row {
        Row { cells: row.cells.iter().map(|cell| self.cell(cell, header)).collect() }
    }

    fn cell(&self, cell: &model::Cell, header: bool) -> Cell {
        let align = match cell.align {
            Some(align) => align,
            None if header => CellAlign::Center,
            None => self.table.columns.get(cell.column).map(|column| column.align).unwrap_or_default(),
        };
        let style = if header { StyleId::TableHeader } else { StyleId::TableCell };
        let pad = Length::mm(self.form.profile.table.pad_x_mm);
        let spanned: Length = self.columns.iter().skip(cell.column).take(cell.columns).copied().sum();
        let place = Place { style, align: align.into(), width: (spanned - pad * 2).max(Length::ZERO) };
        let mut blocks: Vec<Block> =
            cell.blocks.iter().flat_map(|block| self.content(block, place)).collect();
        if blocks.is_empty() {
            blocks.push(self.form.block(style, Vec::new(), place.format()));
        }
        Cell {
            column: cell.column,
            columns: cell.columns,
            rows: cell.rows,
            vertical: if header { VerticalAlign::Middle } else { VerticalAlign::Top },
            blocks,
        }
    }

    fn content(&self, block: &model::Block, place: Place) -> Vec<Block> {
        let form = self.form;
        match block {
            model::Block::Items(items) => {
                let mut blocks = Vec::new();
                for item in &items.items {
                    self.push_item(item, place, Length::ZERO, &mut blocks);
                }
                blocks
            }
            model::Block::Picture(picture) => body::picture(form, picture, place.width),
            model::Block::Paragraph(text) | model::Block::Heading(model::Heading { text, .. }) => {
                let runs = form.runs(text, form.text_format(place.style));
                vec![form.block(place.style, runs, place.format())]
            }
            model::Block::Table(_) | model::Block::PageBreak => Vec::new(),
        }
    }

    /// An item and those below it, each level indented; at most half of the cell.
    fn push_item(&self, item: &model::Item, place: Place, indent: Length, blocks: &mut Vec<Block>) {
        let runs = body::item_runs(self.form, item, place.style);
        blocks.push(self.form.block(place.style, runs, |paragraph| {
            place.format()(paragraph);
            paragraph.left = indent;
        }));
        let below = indent + Length::mm(self.form.profile.table.item_indent_mm);
        for child in &item.children {
            self.push_item(child, place, below.min(place.width / 2), blocks);
        }
    }
}

#[derive(Clone, Copy)]
struct Place {
    style: StyleId,
    align: Align,
    width: Length,
}

impl Place {
    fn format(self) -> impl FnOnce(&mut ParagraphFormat) {
        move |paragraph| paragraph.align = self.align
    }
}

impl From<CellAlign> for Align {
    fn from(align: CellAlign) -> Self {
        match align {
            CellAlign::Left => Self::Left,
            CellAlign::Center => Self::Center,
            CellAlign::Right => Self::Right,
            CellAlign::Justify => Self::ThaiDistribute,
        }
    }
}
