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
    let source = rows.table;
    let last = source.rows.len().saturating_sub(1);
    let mut output = Vec::with_capacity(source.rows.len());
    for index in 0..source.rows.len() {
        let head = Head {
            break_before: rows.break_before && index == 0,
            keep: if index < last { rows.keep || index < source.header_rows } else { rows.keep_with_next },
        };
        output.push(row(document, source, index, &head, media));
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

/// What a row does at the page's edges.
struct Head {
    break_before: bool,
    keep: bool,
}

fn row(document: &Document, table: &Table, index: usize, head: &Head, media: &mut Media) -> dx::TableRow {
    let mut cells = Vec::new();
    let mut column = 0;
    while column < table.columns.len() {
        let (cell, first) = match slot(table, index, column) {
            Some((cell, true)) => (Some(cell), fill(document, cell, media)),
            Some((cell, false)) => (Some(cell), vec![paragraph::covered(document)]),
            None => (None, vec![paragraph::covered(document)]),
        };
        let span = cell.map_or(1, |cell| cell.columns.max(1));
        let mut content = first;
        for paragraph in &mut content {
            if head.keep {
                paragraph.property.keep_next = Some(true);
            }
        }
        if let Some(first) = content.first_mut().filter(|_| head.break_before && column == 0) {
            first.property.page_break_before = Some(true);
        }
        cells.push(dressed(table, cell, index, column, span, content));
        column += span;
    }
    let row = dx::TableRow::new(cells);
    // A header row must not break; the post-pass makes such a row repeat.
    if index < table.header_rows { row.cant_split() } else { row }
}

/// The cell that covers a place of the grid, and whether it starts in this row.
fn slot(table: &Table, row: usize, column: usize) -> Option<(&Cell, bool)> {
    table.rows.iter().enumerate().take(row + 1).rev().find_map(|(start, candidate)| {
        candidate
            .cells
            .iter()
            .find(|cell| cell.column == column && start + cell.rows.max(1) > row)
            .map(|cell| (cell, start == row))
    })
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

fn dressed(
    table: &Table,
    cell: Option<&Cell>,
    row: usize,
    column: usize,
    span: usize,
    content: Vec<dx::Paragraph>,
) -> dx::TableCell {
    let width: Length = table.columns.iter().skip(column).take(span).copied().sum();
    let mut output = dx::TableCell::new().width(positive(width) as usize, dx::WidthType::Dxa);
    if span > 1 {
        output = output.grid_span(span);
    }
    if let Some(cell) = cell {
        let starts = slot(table, row, column).is_some_and(|(_, starts)| starts);
        if cell.rows > 1 {
            output = output.vertical_merge(if starts {
                dx::VMergeType::Restart
            } else {
                dx::VMergeType::Continue
            });
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

fn margins(table: &Table) -> dx::TableCellMargins {
    let x = twips(table.pad_x).max(0) as usize;
    let y = twips(table.pad_y).max(0) as usize;
    dx::TableCellMargins::new().margin(y, x, y, x)
}
