//! The resolved document as data for the typst template.
//!
//! Text goes to typst only as JSON strings. Lines are broken here; every line
//! carries the index of its [`Mark`], by which it is found on the finished pages.

use serde_json::{Value, json};
use typst::foundations::Bytes;

use super::fill::fill;
use super::glue::glued;
use super::height;
use super::line::{Line, Mark, Place, Spot};
use crate::document::{
    Align, BASELINE_SHARE, Block, Cell, Document, Image, Paragraph, Picture, Row, Section, StyleId, Table,
    TextFormat, VerticalAlign,
};
use crate::length::Length;
use crate::thai::words::Breaker;

/// The usual format of a document without styles.
const PLAIN: TextFormat = TextFormat::plain(Length::emu(203_200));

/// What typst is given, and what is known about it.
pub(super) struct Input {
    /// The template's data.
    pub(super) json: Value,
    /// Pictures, in the order of their numbers.
    pub(super) pictures: Vec<Bytes>,
    /// Everything that can be found again, by number.
    pub(super) marks: Vec<Mark>,
}

/// Turns a document into data.
pub(super) fn input(document: &Document) -> Input {
    let mut maker = Maker::new(document);
    let sections: Vec<Value> =
        document.sections.iter().enumerate().map(|(index, section)| maker.section(index, section)).collect();
    maker.finish(json!({ "sections": sections }))
}

/// Collects marks, formats and pictures while blocks become data.
pub(super) struct Maker {
    breaker: Breaker,
    pictures: Vec<Bytes>,
    marks: Vec<Mark>,
    /// Formats by number; the first is the usual one, which costs typst least.
    formats: Vec<TextFormat>,
    /// The usual exact line height.
    pitch: Length,
    /// Height of the section's pages' text area, in points.
    capacity: f64,
}

/// Where a block is put: its place in the flow and the width it has, in points.
struct Room {
    place: Place,
    width: f64,
    nested: bool,
}

impl Room {
    fn inside(&self, index: usize, width: f64) -> Self {
        let mut place = self.place.clone();
        place.path.push(index);
        Self { place, width, nested: true }
    }
}

impl Maker {
    /// A maker with the document's words to keep; the body's format is the usual one.
    pub(super) fn new(document: &Document) -> Self {
        let keep: Vec<&str> = document.keep.iter().map(String::as_str).collect();
        let body = document.style(StyleId::Body).or(document.styles.first());
        Self {
            breaker: Breaker::new(&keep),
            pictures: Vec::new(),
            marks: Vec::new(),
            formats: vec![body.map_or(PLAIN, |style| style.text)],
            pitch: body.map_or(Length::pt(18.1), |style| style.paragraph.pitch),
            capacity: 0.0,
        }
    }

    /// Adds the formats used to the data.
    pub(super) fn finish(self, mut json: Value) -> Input {
        json["formats"] = self.formats.iter().map(|format| text_format(*format)).collect();
        json["height"] = json!(pt(self.pitch) * BASELINE_SHARE);
        json["depth"] = json!(pt(self.pitch) * (1.0 - BASELINE_SHARE));
        Input { json, pictures: self.pictures, marks: self.marks }
    }

    /// A mark's number.
    pub(super) fn mark(&mut self, mark: Mark) -> usize {
        self.marks.push(mark);
        self.marks.len() - 1
    }

    fn section(&mut self, index: usize, section: &Section) -> Value {
        let page = &section.page;
        let mark = self.mark(Mark::Section(index));
        let lift = page.next_top - page.first_top;
        self.capacity = (page.height - page.next_top - page.bottom).to_pt();
        let anchored: Vec<Value> = section
            .anchored
            .iter()
            .map(|picture| {
                json!({
                    "image": self.image(&picture.image), "alt": picture.alt,
                    "x": pt(picture.x - page.left), "y": pt(picture.y - page.next_top),
                    "w": pt(picture.width), "h": pt(picture.height),
                })
            })
            .collect();
        let room = Room {
            place: Place { section: index, path: Vec::new() },
            width: pt(page.text_width()),
            nested: false,
        };
        json!({
            "w": pt(page.width), "h": pt(page.height), "left": pt(page.left), "right": pt(page.right),
            "top": pt(page.next_top), "bottom": pt(page.bottom), "lift": pt(lift),
            "mark": mark, "anchored": anchored, "blocks": self.blocks(&section.blocks, &room),
        })
    }

    fn blocks(&mut self, blocks: &[Block], room: &Room) -> Vec<Value> {
        let nested = !room.place.path.is_empty();
        let room = |index| Room { nested, ..room.inside(index, room.width) };
        blocks.iter().enumerate().map(|(index, block)| self.block(block, &room(index))).collect()
    }

    fn block(&mut self, block: &Block, room: &Room) -> Value {
        match block {
            Block::Paragraph(paragraph) => self.paragraph(paragraph, room),
            Block::Table(table) => self.table(table, room),
            Block::Picture(picture) => self.picture(picture, room),
            Block::Keep(blocks) => {
                let blocks = self.blocks(blocks, room);
                let height = height::of(&blocks);
                json!({ "k": "keep", "whole": height <= self.capacity, "blocks": blocks })
            }
            // A break inside a group has no page of its own to break.
            Block::PageBreak if room.nested => json!({ "k": "none" }),
            Block::PageBreak => json!({ "k": "break" }),
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph, room: &Room) -> Value {
        let format = &paragraph.format;
        let lines = fill(paragraph, &self.breaker, room.width);
        let count = lines.len();
        // Where the usual height does not hold, every line has a box.
        let boxed = format.pitch != self.pitch;
        let mut rows = Vec::with_capacity(count);
        for (index, line) in lines.into_iter().enumerate() {
            let before = if index == 0 { format.before } else { Length::ZERO };
            let runs = self.runs(&line);
            let plain = !boxed && before == Length::ZERO && !runs.is_empty();
            let spot = Spot { style: paragraph.style, index, count };
            let mark = self.mark(Mark::Line(room.place.clone(), spot, line));
            rows.push(if plain {
                json!([mark, runs])
            } else {
                json!([mark, runs, pt(before + format.pitch), pt(format.pitch) * (1.0 - BASELINE_SHARE)])
            });
        }
        let whole = format.keep_lines && pt(format.pitch) * (count as f64) < self.capacity;
        json!({
            "k": "par", "lines": rows, "boxed": boxed, "before": pt(format.before), "pitch": pt(format.pitch),
            "after": pt(format.after), "sticky": format.keep_with_next, "whole": whole, "level": format.outline,
        })
    }

    /// A line's text as `[format, text]` pairs for typst.
    pub(super) fn runs(&mut self, line: &Line) -> Vec<Value> {
        let mut runs = Vec::with_capacity(line.runs.len());
        for run in &line.runs {
            let known = self.formats.iter().position(|format| *format == run.format);
            let format = known.unwrap_or_else(|| {
                self.formats.push(run.format);
                self.formats.len() - 1
            });
            runs.push(json!([format, glued(&run.text)]));
        }
        runs
    }

    fn table(&mut self, table: &Table, room: &Room) -> Value {
        let columns: Vec<f64> = table.columns.iter().map(|width| pt(*width)).collect();
        let inset = pt(table.pad_x);
        let mut rows = Vec::with_capacity(table.rows.len());
        for (index, row) in table.rows.iter().enumerate() {
            rows.push(self.row(row, &columns, inset, &room.inside(index, 0.0)));
        }
        let head = rows.drain(..table.header_rows.min(rows.len())).collect::<Vec<_>>();
        json!({
            "k": "table", "columns": columns, "head": head, "rows": rows, "rule": pt(table.rule),
            "x": inset, "y": pt(table.pad_y), "before": pt(table.before), "after": pt(table.after),
            "align": align(table.align),
        })
    }

    fn row(&mut self, row: &Row, columns: &[f64], inset: f64, room: &Room) -> Vec<Value> {
        row.cells
            .iter()
            .enumerate()
            .map(|(index, cell)| {
                let covered: f64 = columns.iter().skip(cell.column).take(cell.columns).sum();
                self.cell(cell, &room.inside(index, covered - 2.0 * inset))
            })
            .collect()
    }

    fn cell(&mut self, cell: &Cell, room: &Room) -> Value {
        let vertical = match cell.vertical {
            VerticalAlign::Top => "top",
            VerticalAlign::Middle => "horizon",
            VerticalAlign::Bottom => "bottom",
        };
        json!({
            "x": cell.column, "columns": cell.columns, "rows": cell.rows, "align": vertical,
            "blocks": self.blocks(&cell.blocks, room),
        })
    }

    fn picture(&mut self, picture: &Picture, room: &Room) -> Value {
        let mark = self.mark(Mark::Picture(room.place.clone()));
        json!({
            "k": "picture", "mark": mark, "image": self.image(&picture.image), "alt": picture.alt,
            "w": pt(picture.width), "h": pt(picture.height), "align": align(picture.align),
            "before": pt(picture.before), "after": pt(picture.after), "sticky": picture.keep_with_next,
        })
    }

    /// The number of a picture; one that is used twice is stored once.
    fn image(&mut self, image: &Image) -> usize {
        let known = self.pictures.iter().position(|data| data.as_slice() == &*image.data);
        known.unwrap_or_else(|| {
            self.pictures.push(Bytes::new(image.data.to_vec()));
            self.pictures.len() - 1
        })
    }
}

/// A length as the number of points the template expects.
pub(super) fn pt(length: Length) -> f64 {
    length.to_pt()
}

fn align(align: Align) -> &'static str {
    match align {
        Align::Left | Align::ThaiDistribute => "left",
        Align::Center => "center",
        Align::Right => "right",
    }
}

fn text_format(format: TextFormat) -> Value {
    json!({ "size": pt(format.size), "bold": format.bold, "italic": format.italic, "color": format.color.hex() })
}
