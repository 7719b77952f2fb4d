//! The resolved document as data for the typst template.
//!
//! Text goes to typst only as JSON strings. Lines are broken here; every line
//! carries the index of its [`Mark`], by which it is found on the finished pages.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use typst::foundations::Bytes;

use super::fill::fill;
use super::glue::glued;
use super::height;
use super::line::{Line, Mark, Place, Spot};
use crate::document::{
    Align, BASELINE_SHARE, Block, Cell, Document, Image, Paragraph, Picture, Row, Section, Table, TextFormat,
    VerticalAlign,
};
use crate::length::Length;
use crate::thai::words::Breaker;

/// What typst is given, and what is known about it.
pub(super) struct Input {
    /// The template's data.
    pub(super) json: Value,
    /// Pictures, in the order of their numbers.
    pub(super) pictures: Vec<Bytes>,
    /// Everything that can be found again, by number.
    pub(super) marks: Vec<Mark>,
}

/// Changes the layout asked for after a look at the pages.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Changes {
    /// Space below a line, so that the next one starts a page: by place and line index, in points.
    pub(super) pushes: BTreeMap<(Place, usize), f64>,
    /// Blocks that start a page.
    pub(super) breaks: Vec<Place>,
}

/// Turns a document into data. `changes` is empty at first.
pub(super) fn input(document: &Document, changes: &Changes) -> Input {
    let keep: Vec<&str> = document.keep.iter().map(String::as_str).collect();
    let mut maker = Maker::new(Breaker::new(&keep), changes);
    let sections: Vec<Value> =
        document.sections.iter().enumerate().map(|(index, section)| maker.section(index, section)).collect();
    maker.finish(json!({ "sections": sections }))
}

/// Collects marks, formats and pictures while blocks become data.
pub(super) struct Maker<'a> {
    breaker: Breaker,
    changes: &'a Changes,
    pictures: Vec<Bytes>,
    marks: Vec<Mark>,
    formats: Vec<TextFormat>,
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

impl<'a> Maker<'a> {
    pub(super) fn new(breaker: Breaker, changes: &'a Changes) -> Self {
        let (pictures, marks, formats) = (Vec::new(), Vec::new(), Vec::new());
        Self { breaker, changes, pictures, marks, formats, capacity: 0.0 }
    }

    /// Adds the formats used to the data.
    pub(super) fn finish(self, mut json: Value) -> Input {
        json["formats"] = self.formats.iter().map(|format| text_format(*format)).collect();
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
        let room = Room { place: Place { section: index, path: Vec::new() }, width: pt(page.text_width()), nested: false };
        json!({
            "w": pt(page.width), "h": pt(page.height), "left": pt(page.left), "right": pt(page.right),
            "top": pt(page.next_top), "bottom": pt(page.bottom), "lift": pt(lift),
            "mark": mark, "anchored": anchored, "blocks": self.blocks(&section.blocks, &room),
        })
    }

    fn blocks(&mut self, blocks: &[Block], room: &Room) -> Vec<Value> {
        let mut out = Vec::with_capacity(blocks.len());
        for (index, block) in blocks.iter().enumerate() {
            let mut room = room.inside(index, room.width);
            room.nested = room.place.path.len() > 1;
            if self.changes.breaks.contains(&room.place) {
                out.push(json!({ "k": "break" }));
            }
            out.push(self.block(block, &room));
        }
        out
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
        let pitch = pt(format.pitch);
        let lines = fill(paragraph, &self.breaker, room.width);
        let count = lines.len();
        let mut rows = Vec::with_capacity(count);
        for (index, line) in lines.into_iter().enumerate() {
            let before = if index == 0 { pt(format.before) } else { 0.0 };
            let push = self.changes.pushes.get(&(room.place.clone(), index)).copied().unwrap_or(0.0);
            let runs = self.runs(&line);
            let spot = Spot { style: paragraph.style, index, count };
            let mark = self.mark(Mark::Line(room.place.clone(), spot, line));
            let depth = pitch * (1.0 - BASELINE_SHARE) + push;
            rows.push(json!([mark, before + pitch + push, depth, runs]));
        }
        json!({
            "k": "par", "lines": rows, "after": pt(format.after), "sticky": format.keep_with_next,
            "whole": format.keep_lines && pitch * (count as f64) < self.capacity, "level": format.outline,
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
