//! Tables of the flow as docx-rs tables: a fixed grid, spans, header rows that
//! repeat, rules and padding as the document states them.

use docx_rs as dx;

use super::flow::{Piece, Rows, pieces};
use super::format::{positive, twips};
use super::paragraph;
use super::picture::Media;
use super::spacing::settle;
use super::style::TABLE_STYLE;
use crate::document::{Align, Cell, Document, Table, VerticalAlign};
use crate::length::Length;

/// A table of the flow.
pub(super) fn table(document: &Document, rows: &Rows<'_>, media: &mut Media) -> dx::Table {
    let source = &*rows.table;
    let last = source.rows.len().saturating_sub(1);
    let mut grid = Grid::new(source);
    let mut output = Vec::with_capacity(source.rows.len());
    for index in 0..source.rows.len() {
        let head = Head {
            break_before: rows.break_before && index == 0,
            keep: if index < last { rows.keep || index < source.header_rows } else { rows.keep_with_next },
        };
        let row = row(document, source, &grid.row(index), &head, media);
        // A header row must not break; the post-pass makes such a row repeat.
        output.push(if index < source.header_rows { row.cant_split() } else { row });
    }
    let widths: Vec<usize> = source.columns.iter().map(|width| positive(*width) as usize).collect();
    let total = widths.iter().sum();
    dx::Table::without_borders(output)
        .style(TABLE_STYLE)
        .set_grid(widths)
        .width(total, dx::WidthType::Dxa)
        .align(alignment(source.align))
        .layout(dx::TableLayoutType::Fixed)
        .set_borders(borders(source.rule))
        .margins(margins(source))
}

/// A place in a row of the grid.
#[derive(Clone, Copy)]
struct Slot<'a> {
    column: usize,
    /// The cell that covers it, if any does.
    cell: Option<&'a Cell>,
    /// The cell starts in this row.
    starts: bool,
}

/// Which cell covers which place, row by row from the top.
struct Grid<'a> {
    table: &'a Table,
    /// For each column the last cell that started in it, and the row below that cell.
    above: Vec<Option<(&'a Cell, usize)>>,
}

impl<'a> Grid<'a> {
    fn new(table: &'a Table) -> Self {
        Self { table, above: vec![None; table.columns.len()] }
    }

    /// The places of the next row, left to right; a cell over several columns has one.
    fn row(&mut self, index: usize) -> Vec<Slot<'a>> {
        let mut cells = self.table.rows[index].cells.iter().peekable();
        let mut slots = Vec::new();
        let mut column = 0;
        while column < self.above.len() {
            while cells.next_if(|cell| cell.column < column).is_some() {}
            let own = cells.next_if(|cell| cell.column == column);
            if let Some(cell) = own {
                self.above[column] = Some((cell, index + cell.rows.max(1)));
            }
            let cell = self.above[column].filter(|(_, below)| *below > index).map(|(cell, _)| cell);
            slots.push(Slot { column, cell, starts: own.is_some() });
            column += cell.map_or(1, |cell| cell.columns.max(1));
        }
        slots
    }
}

/// What a row does at the page's edges.
struct Head {
    break_before: bool,
    keep: bool,
}

fn row(
    document: &Document,
    table: &Table,
    slots: &[Slot<'_>],
    head: &Head,
    media: &mut Media,
) -> dx::TableRow {
    let cells = slots.iter().map(|slot| {
        let mut content = match slot.cell.filter(|_| slot.starts) {
            Some(cell) => fill(document, cell, media),
            None => vec![paragraph::covered(document)],
        };
        for paragraph in content.iter_mut().filter(|_| head.keep) {
            paragraph.property.keep_next = Some(true);
        }
        if let Some(first) = content.first_mut().filter(|_| head.break_before && slot.column == 0) {
            first.property.page_break_before = Some(true);
        }
        dressed(table, slot, content)
    });
    dx::TableRow::new(cells.collect())
}

/// A cell's paragraphs. Tables inside cells are not part of the document's form.
fn fill(document: &Document, cell: &Cell, media: &mut Media) -> Vec<dx::Paragraph> {
    let mut content: Vec<dx::Paragraph> = settle(pieces(&cell.blocks, &[], Vec::new()), false)
        .iter()
        .filter_map(|piece| match piece {
            Piece::Line(line) => Some(line),
            Piece::Table(_) => None,
        })
        .map(|line| paragraph::line(document, line, media))
        .collect();
    if content.is_empty() {
        content.push(paragraph::covered(document));
    }
    content
}

fn dressed(table: &Table, slot: &Slot<'_>, content: Vec<dx::Paragraph>) -> dx::TableCell {
    let span = slot.cell.map_or(1, |cell| cell.columns.max(1));
    let width: Length = table.columns.iter().skip(slot.column).take(span).copied().sum();
    let mut output = dx::TableCell::new().width(positive(width) as usize, dx::WidthType::Dxa);
    if span > 1 {
        output = output.grid_span(span);
    }
    if let Some(cell) = slot.cell {
        if cell.rows > 1 {
            let merge = if slot.starts { dx::VMergeType::Restart } else { dx::VMergeType::Continue };
            output = output.vertical_merge(merge);
        }
        output = match cell.vertical {
            VerticalAlign::Top => output,
            VerticalAlign::Middle => output.vertical_align(dx::VAlignType::Center),
            VerticalAlign::Bottom => output.vertical_align(dx::VAlignType::Bottom),
        };
    }
    content.into_iter().fold(output, dx::TableCell::add_paragraph)
}

fn alignment(align: Align) -> dx::TableAlignmentType {
    match align {
        Align::Left | Align::ThaiDistribute => dx::TableAlignmentType::Left,
        Align::Center => dx::TableAlignmentType::Center,
        Align::Right => dx::TableAlignmentType::Right,
    }
}

/// All six rules of one thickness, in eighths of a point (`w:sz`, 2 to 96).
fn borders(rule: Length) -> dx::TableBorders {
    if rule <= Length::ZERO {
        return dx::TableBorders::new().clear_all();
    }
    let size = ((rule.to_pt() * 8.0).round() as usize).clamp(2, 96);
    [
        dx::TableBorderPosition::Top,
        dx::TableBorderPosition::Left,
        dx::TableBorderPosition::Bottom,
        dx::TableBorderPosition::Right,
        dx::TableBorderPosition::InsideH,
        dx::TableBorderPosition::InsideV,
    ]
    .into_iter()
    .fold(dx::TableBorders::new(), |borders, side| borders.set(dx::TableBorder::new(side).size(size)))
}

/// The document measures to the middle of a rule; in a row's height the rule is counted besides.
fn margins(table: &Table) -> dx::TableCellMargins {
    let x = twips(table.pad_x).max(0) as usize;
    let y = twips(table.pad_y - table.rule / 2).max(0) as usize;
    dx::TableCellMargins::new().margin(y, x, y, x)
}
