//! Tables: columns, rows, merged cells; every row must cover every column exactly once.

use super::blocks::{self, Frame};
use super::cx::Cx;
use super::fields::*;
use super::object::Fields;
use super::shape::{ALIGN_WORDS, CELL_SHAPE, COLUMN, NARROWEST_COLUMN as NARROWEST, TABLE_SHAPE, WIDEST};
use super::text::{self, Lines};
use super::{LIMITS, scalar};
use crate::diag::catalogue::{BodyProblem, ShapeProblem};
use crate::diag::{Limited, Wanted};
use crate::draft::{CellPlace, Part, Passage};
use crate::input::raw::{self, Kind, Value};
use crate::model::{Block, Cell, CellAlign, Column, Row, Table, Text};

/// A table.
pub(super) fn table(cx: &mut Cx<'_>, value: &Value, frame: Frame) -> Option<Table> {
    cx.at.tables += 1;
    let fields = Fields::of(cx, value, &TABLE_SHAPE, Wanted::Object)?;
    let columns = fields.get(COLUMNS).and_then(|columns| self::columns(cx, columns, frame));
    let header = fields.get(TABLE_HEADER);
    let rows = fields.get(ROWS);
    let caption = fields.get(CAPTION);
    let caption =
        caption.and_then(|caption| text::filled(cx, CAPTION, caption, Lines::Several, Wanted::Text));
    let (columns, titles) = columns?;
    let header = match header {
        Some(header) => {
            if titles.iter().any(Option::is_some) {
                let problem = ShapeProblem::Conflict { one: COLUMN_TITLE.key, other: TABLE_HEADER.key };
                cx.error(problem, fields.key(TABLE_HEADER));
            }
            self::rows(cx, header, columns.len(), frame, true).unwrap_or_default()
        }
        None if titles.iter().any(Option::is_some) => vec![title_row(titles)],
        None => Vec::new(),
    };
    let list = rows?;
    let rows = self::rows(cx, list, columns.len(), frame, false)?;
    if rows.is_empty() {
        cx.error(ShapeProblem::EmptyField { field: ROWS }, list.range.clone());
    }
    Some(Table { columns, header, rows, caption })
}

/// The header row that the columns' titles make.
fn title_row(titles: Vec<Option<Text>>) -> Row {
    let cell = |(column, title): (usize, Option<Text>)| Cell {
        column,
        columns: 1,
        rows: 1,
        align: None,
        blocks: title.map(Block::Paragraph).into_iter().collect(),
    };
    Row { cells: titles.into_iter().enumerate().map(cell).collect() }
}

type Columns = (Vec<Column>, Vec<Option<Text>>);

fn columns(cx: &mut Cx<'_>, value: &Value, frame: Frame) -> Option<Columns> {
    let Kind::List(values) = &value.kind else {
        cx.wrong_kind(value, Wanted::List);
        return None;
    };
    if values.is_empty() {
        cx.error(ShapeProblem::EmptyField { field: COLUMNS }, value.range.clone());
        return None;
    }
    if !cx.within(Limited::Columns, values.len(), LIMITS.columns, value.head()) {
        return None;
    }
    let read = |(index, value)| {
        let title = CellPlace { table: cx.at.tables, row: 0, column: index, columns: 1, header: true };
        cx.at.cell = Some(title);
        column(cx, value)
    };
    let columns: Columns = values.iter().enumerate().map(read).unzip();
    cx.at.cell = None;
    let widths = columns.0.iter().filter_map(|column| column.width_mm);
    let (sum, open) = (widths.clone().sum::<f64>() / 10.0, columns.0.len() - widths.count());
    let left = frame.width - sum;
    let limit = round(frame.width);
    if left < -0.001 {
        cx.error(BodyProblem::TableTooWide { sum: round(sum), limit }, value.head());
    } else if left < NARROWEST * open as f64 {
        cx.error(BodyProblem::NoWidthLeft { columns: open, left: round(left.max(0.0)) }, value.head());
    }
    Some(columns)
}

fn round(cm: f64) -> f64 {
    (cm * 100.0).round() / 100.0
}

fn column(cx: &mut Cx<'_>, value: &Value) -> (Column, Option<Text>) {
    let plain = Column { width_mm: None, align: CellAlign::Left };
    if let Kind::Text(_) = value.kind {
        let title = text::rich(cx, Part::Cell, value, Lines::Several, Wanted::TextOrObject);
        return (plain, title.filter(|title| !title.is_blank()));
    }
    let Some(fields) = Fields::of(cx, value, &COLUMN, Wanted::TextOrObject) else {
        return (plain, None);
    };
    let title = fields
        .get(COLUMN_TITLE)
        .and_then(|title| text::rich(cx, Part::Cell, title, Lines::Several, Wanted::Text));
    let width = fields.get(WIDTH).and_then(|width| scalar::decimal(cx, width, NARROWEST..=WIDEST));
    let column =
        Column { width_mm: width.map(|cm| cm * 10.0), align: align(cx, &fields).unwrap_or_default() };
    (column, title.filter(|title| !title.is_blank()))
}

fn align(cx: &mut Cx<'_>, fields: &Fields<'_>) -> Option<CellAlign> {
    let value = fields.get(ALIGN)?;
    scalar::word(cx, ALIGN, value, ALIGN_WORDS, |word| match word {
        "left" => Some(CellAlign::Left),
        "center" => Some(CellAlign::Center),
        "right" => Some(CellAlign::Right),
        "justify" => Some(CellAlign::Justify),
        _ => None,
    })
}

fn rows(cx: &mut Cx<'_>, value: &Value, columns: usize, frame: Frame, header: bool) -> Option<Vec<Row>> {
    let Kind::List(values) = &value.kind else {
        cx.wrong_kind(value, Wanted::List);
        return None;
    };
    cx.within(Limited::Rows, values.len(), LIMITS.rows, value.head());
    let values = &values[..values.len().min(LIMITS.rows)];
    // Rows each column is still covered from above.
    let mut covered = vec![0; columns];
    let rows = values.iter().enumerate().map(|(index, value)| {
        let place = CellPlace { table: cx.at.tables, row: index, column: 0, columns: 1, header };
        row(cx, value, &mut covered, values.len() - index, frame, place)
    });
    let rows = rows.collect();
    cx.at.cell = None;
    Some(rows)
}

fn row(
    cx: &mut Cx<'_>,
    value: &Value,
    covered: &mut [usize],
    rows_left: usize,
    frame: Frame,
    place: CellPlace,
) -> Row {
    let mut cells = Vec::new();
    let Kind::List(values) = &value.kind else {
        cx.wrong_kind(value, Wanted::List);
        covered.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
        return Row { cells };
    };
    let mut whole = true;
    let mut column = 0;
    for value in values {
        column += covered[column..].iter().take_while(|&&rows| rows > 0).count();
        let mut cell = cell(cx, value, frame, CellPlace { column, ..place });
        let end = column.saturating_add(cell.columns);
        if end > covered.len() {
            cx.error(BodyProblem::RowTooLong { columns: covered.len() }, value.head());
            whole = false;
            break;
        }
        if covered[column..end].iter().any(|&rows| rows > 0) {
            cx.error(BodyProblem::CellsOverlap {}, value.head());
            whole = false;
            break;
        }
        if cell.rows > rows_left {
            cx.error(BodyProblem::SpanTooTall { rows: cell.rows, left: rows_left }, value.head());
            cell.rows = rows_left;
        }
        covered[column..end].fill(cell.rows);
        cell.column = column;
        column = end;
        cells.push(cell);
    }
    let count = covered.iter().filter(|&&rows| rows > 0).count();
    if whole && count < covered.len() {
        cx.error(BodyProblem::RowTooShort { columns: covered.len(), covered: count }, value.range.clone());
    }
    covered.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
    Row { cells }
}

/// A cell; its column is not yet known. One that is wrong becomes an empty cell of the same size.
fn cell(cx: &mut Cx<'_>, value: &Value, frame: Frame, place: CellPlace) -> Cell {
    cx.at.cell = Some(place);
    let plain = Cell { column: 0, columns: 1, rows: 1, align: None, blocks: Vec::new() };
    if !matches!(value.kind, Kind::Object(_)) {
        return Cell { blocks: content(cx, value, frame, Wanted::Cell), ..plain };
    }
    let Some(fields) = Fields::of(cx, value, &CELL_SHAPE, Wanted::Cell) else { return plain };
    let columns =
        fields.get(CELL_COLUMNS).and_then(|value| scalar::whole(cx, value, 1..=LIMITS.columns as u32));
    cx.at.cell = Some(CellPlace { columns: columns.unwrap_or(1) as usize, ..place });
    let blocks = match (fields.get(TEXT), fields.get(CELL_BODY)) {
        (Some(text), _) => content(cx, text, frame, Wanted::Text),
        (None, Some(body)) => content(cx, body, frame, Wanted::List),
        (None, None) => Vec::new(),
    };
    let rows = fields.get(CELL_ROWS).and_then(|value| scalar::whole(cx, value, 1..=LIMITS.rows as u32));
    Cell {
        columns: columns.unwrap_or(1) as usize,
        rows: rows.unwrap_or(1) as usize,
        align: align(cx, &fields),
        blocks,
        ..plain
    }
}

fn content(cx: &mut Cx<'_>, value: &Value, frame: Frame, wanted: Wanted) -> Vec<Block> {
    match &value.kind {
        Kind::Null => Vec::new(),
        Kind::Number(number) => {
            let text = raw::Text::at(number, value.range.start);
            cx.pass(Passage::plain(Part::Cell, &text, value.range.clone()));
            vec![Block::Paragraph(Text::plain(number))]
        }
        Kind::List(values) if wanted != Wanted::Text && values.is_empty() => Vec::new(),
        Kind::List(_) if wanted != Wanted::Text => {
            blocks::body(cx, CELL_BODY, value, Frame { cell: true, ..frame })
        }
        _ => {
            let text = text::rich(cx, Part::Cell, value, Lines::Several, wanted);
            text.filter(|text| !text.is_blank()).map(Block::Paragraph).into_iter().collect()
        }
    }
}
