//! The document as readable text, for tests and for reading by eye.
//!
//! A paragraph is one line: its style, what differs from that style, a bar, and
//! its content. Lengths are in millimetres, font sizes and spacing in points.

use std::fmt::Write;

use super::{
    Align, Block, Document, Inline, Leader, Paragraph, ParagraphFormat, Properties, Row, Section, TabAlign,
    TabStop, Table, TextFormat,
};
use crate::length::Length;

/// Writes a document out.
pub fn dump(document: &Document) -> String {
    let mut out = Dump { document, text: String::new(), depth: 0 };
    let properties = &document.properties;
    let date = properties.date.map_or_else(|| "no date".to_owned(), |date| date.to_string());
    let Properties { title, subject, author, .. } = properties;
    out.line(&format!("document “{title}”, “{subject}”, “{author}”, {date}"));
    for section in &document.sections {
        out.section(section);
    }
    out.text
}

struct Dump<'a> {
    document: &'a Document,
    text: String,
    depth: usize,
}

impl Dump<'_> {
    fn line(&mut self, text: &str) {
        let _ = writeln!(self.text, "{:1$}{text}", "", self.depth * 2);
    }

    fn inside(&mut self, write: impl FnOnce(&mut Self)) {
        self.depth += 1;
        write(self);
        self.depth -= 1;
    }

    fn section(&mut self, section: &Section) {
        let page = &section.page;
        self.line(&format!(
            "section {} x {}, left {} right {} bottom {}, top {} then {}",
            mm(page.width),
            mm(page.height),
            mm(page.left),
            mm(page.right),
            mm(page.bottom),
            mm(page.first_top),
            mm(page.next_top),
        ));
        self.inside(|out| {
            if let Some(number) = &section.running.number {
                let place = mm(number.baseline);
                out.line(&format!("number “{}” “{}” at {place}", number.prefix, number.suffix));
            }
            if let Some(cue) = &section.running.cue {
                out.line(&format!("cue “{}” “{}” at {}", cue.prefix, cue.suffix, mm(cue.top)));
            }
            if let Some(marks) = &section.running.marks {
                let (top, bottom) = (mm(marks.top_baseline), mm(marks.bottom_baseline));
                out.line(&format!(
                    "marks “{}” {} at {top} and {bottom}",
                    marks.text,
                    text_format(marks.format)
                ));
            }
            for anchored in &section.anchored {
                let (x, y) = (mm(anchored.x), mm(anchored.y));
                let (width, height) = (mm(anchored.width), mm(anchored.height));
                out.line(&format!("picture “{}” {width} x {height} at {x}, {y}", anchored.alt));
            }
            out.blocks(&section.blocks);
        });
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => self.paragraph(paragraph),
                Block::Table(table) => self.table(table),
                Block::Picture(picture) => {
                    let (width, height) = (mm(picture.width), mm(picture.height));
                    self.line(&format!("picture “{}” {width} x {height}", picture.alt));
                }
                Block::Keep(blocks) => {
                    self.line("keep together");
                    self.inside(|out| out.blocks(blocks));
                }
                Block::PageBreak => self.line("page break"),
            }
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let style = self.document.style(paragraph.style);
        let mut line = format!("{:?}", paragraph.style);
        if let Some(style) = style {
            differences(&mut line, &style.paragraph, &paragraph.format);
        }
        line.push_str(" |");
        let mut current = style.map_or(paragraph.text, |style| style.text);
        for inline in &paragraph.inlines {
            match inline {
                Inline::Tab => line.push_str(" →"),
                Inline::Break => line.push_str(" ↵"),
                Inline::Text(run) => {
                    if run.format != current {
                        let _ = write!(line, " [{}]", text_format(run.format));
                        current = run.format;
                    }
                    // Not `{:?}`, which would spell every mark as an escape.
                    let _ = write!(line, " “{}”", run.text);
                }
            }
        }
        self.line(&line);
    }

    fn table(&mut self, table: &Table) {
        let columns = table.columns.iter().map(|width| mm(*width)).collect::<Vec<_>>().join(" ");
        self.line(&format!("table {columns}, {} header", table.header_rows));
        self.inside(|out| table.rows.iter().for_each(|row| out.row(row)));
    }

    fn row(&mut self, row: &Row) {
        self.line("row");
        self.inside(|out| {
            for cell in &row.cells {
                out.line(&format!("cell {} ({} x {})", cell.column, cell.columns, cell.rows));
                out.inside(|out| out.blocks(&cell.blocks));
            }
        });
    }
}

fn mm(length: Length) -> String {
    trimmed(length.to_mm())
}

fn pt(length: Length) -> String {
    trimmed(length.to_pt())
}

fn trimmed(number: f64) -> String {
    let text = format!("{number:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn text_format(format: TextFormat) -> String {
    let mut text = pt(format.size);
    for (on, word) in [(format.bold, "bold"), (format.italic, "italic"), (format.underline, "underline")] {
        if on {
            let _ = write!(text, " {word}");
        }
    }
    if format.spacing != Length::ZERO {
        let _ = write!(text, " spacing {}", pt(format.spacing));
    }
    if format.color != super::Rgb::default() {
        let _ = write!(text, " {}", format.color.hex());
    }
    text
}

fn differences(line: &mut String, style: &ParagraphFormat, own: &ParagraphFormat) {
    if own.align != style.align {
        let _ = write!(line, " {}", align(own.align));
    }
    let lengths = [
        ("left", style.left, own.left, mm as fn(Length) -> String),
        ("right", style.right, own.right, mm),
        ("first", style.first_line, own.first_line, mm),
        ("before", style.before, own.before, pt),
        ("after", style.after, own.after, pt),
        ("pitch", style.pitch, own.pitch, pt),
    ];
    for (name, style, own, show) in lengths {
        if own != style {
            let _ = write!(line, " {name} {}", show(own));
        }
    }
    if own.keep_with_next != style.keep_with_next {
        line.push_str(if own.keep_with_next { " with-next" } else { " not-with-next" });
    }
    if own.fill_lines != style.fill_lines {
        line.push_str(if own.fill_lines { " filled" } else { " not-filled" });
    }
    if own.outline != style.outline {
        let _ = write!(line, " outline {:?}", own.outline);
    }
    if own.tabs != style.tabs {
        let stops = own.tabs.iter().map(tab).collect::<Vec<_>>().join(", ");
        let _ = write!(line, " tabs {stops}");
    }
}

fn align(align: Align) -> &'static str {
    match align {
        Align::Left => "left-aligned",
        Align::Center => "centred",
        Align::Right => "right-aligned",
        Align::ThaiDistribute => "thai-distributed",
    }
}

fn tab(stop: &TabStop) -> String {
    let side = match stop.align {
        TabAlign::Left => "",
        TabAlign::Center => " centre",
        TabAlign::Right => " right",
    };
    let leader = if stop.leader == Leader::Dots { " dots" } else { "" };
    format!("{}{side}{leader}", mm(stop.at))
}
