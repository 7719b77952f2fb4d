//! Documents built by hand, in the form of a real municipal memo.

use crate::document::{
    Align, Anchored, Block, Cell, Cue, Document, Image, ImageFormat, Inline, Leader, Marks, PageNumber,
    PageSetup, Paragraph, ParagraphFormat, Properties, Rgb, Row, Running, Section, Style, StyleId, TabAlign,
    TabStop, Table, TextFormat, VerticalAlign,
};
use crate::length::Length;

/// Pitch of the body, in points.
pub(super) const PITCH: f64 = 18.1;

pub(super) fn font(size: f64, bold: bool) -> TextFormat {
    TextFormat { bold, ..TextFormat::plain(Length::pt(size)) }
}

fn body_format() -> ParagraphFormat {
    ParagraphFormat {
        align: Align::ThaiDistribute,
        first_line: Length::cm(2.5),
        pitch: Length::pt(PITCH),
        ..ParagraphFormat::default()
    }
}

pub(super) fn paragraph(style: StyleId, format: ParagraphFormat, inlines: Vec<Inline>) -> Paragraph {
    Paragraph { style, format, text: font(16.0, false), inlines }
}

/// A body paragraph.
pub(super) fn body(text: &str) -> Block {
    Block::Paragraph(paragraph(StyleId::Body, body_format(), vec![Inline::text(text, font(16.0, false))]))
}

/// A body paragraph with another style and space above.
pub(super) fn styled(style: StyleId, before: f64, text: &str) -> Block {
    let format = ParagraphFormat { before: Length::pt(before), ..body_format() };
    Block::Paragraph(paragraph(style, format, vec![Inline::text(text, font(16.0, false))]))
}

/// บันทึกข้อความ: its baseline is to stand 3.0 cm from the paper's edge.
pub(super) fn title() -> Block {
    let format = ParagraphFormat {
        align: Align::Center,
        pitch: Length::pt(35.0),
        outline: Some(1),
        ..ParagraphFormat::default()
    };
    Block::Paragraph(paragraph(StyleId::Title, format, vec![Inline::text("บันทึกข้อความ", font(29.0, true))]))
}

/// A labelled line whose leader fills the rest.
pub(super) fn field(label: &str, value: &str) -> Block {
    let stop = TabStop { at: Length::cm(16.0), align: TabAlign::Right, leader: Leader::Dots };
    let hang = Length::pt(super::super::chunks::width(&format!("{label}  "), font(20.0, true)));
    let format = ParagraphFormat {
        left: hang,
        first_line: -hang,
        pitch: Length::pt(22.6),
        tabs: vec![stop],
        fill_lines: true,
        ..ParagraphFormat::default()
    };
    let inlines =
        vec![Inline::text(format!("{label}  "), font(20.0, true)), Inline::text(value, font(16.0, false))];
    Block::Paragraph(paragraph(StyleId::HeadField, format, inlines))
}

pub(super) fn portrait() -> PageSetup {
    PageSetup {
        width: Length::mm(210.0),
        height: Length::mm(297.0),
        left: Length::cm(3.0),
        right: Length::cm(2.0),
        bottom: Length::cm(2.0),
        first_top: Length::cm(3.0) - Length::pt(28.0),
        next_top: Length::cm(4.0),
    }
}

pub(super) fn landscape() -> PageSetup {
    PageSetup {
        width: Length::mm(297.0),
        height: Length::mm(210.0),
        first_top: Length::cm(2.5),
        ..portrait()
    }
}

pub(super) fn running() -> Running {
    let format = font(16.0, false);
    let pitch = Length::pt(PITCH);
    Running {
        number: Some(PageNumber {
            prefix: "- ".into(),
            suffix: " -".into(),
            thai: true,
            continues: false,
            baseline: Length::cm(3.0),
            format,
            pitch,
        }),
        cue: Some(Cue { top: Length::cm(27.8), pitch, prefix: "/".into(), suffix: "...".into(), format }),
        marks: None,
    }
}

pub(super) fn secret() -> Marks {
    Marks {
        text: "ลับ".into(),
        format: TextFormat { color: Rgb(255, 0, 0), ..font(32.0, true) },
        pitch: Length::pt(36.0),
        top_baseline: Length::cm(1.2),
        bottom_baseline: Length::cm(1.2),
    }
}

pub(super) fn section(blocks: Vec<Block>) -> Section {
    Section { page: portrait(), running: running(), anchored: Vec::new(), blocks }
}

/// A document of sections, with the body's style.
pub(super) fn document(sections: Vec<Section>) -> Document {
    Document {
        properties: Properties {
            title: "รายงานผล".into(),
            subject: "พย ๗๖๑๐๑/๐๕๗".into(),
            author: "สำนักปลัด".into(),
            date: chrono::NaiveDate::from_ymd_opt(2022, 4, 10),
        },
        family: crate::font::FAMILY.into(),
        styles: vec![Style { id: StyleId::Body, paragraph: body_format(), text: font(16.0, false) }],
        keep: vec!["ห้วยยางขาม".into()],
        closing_lines: 2,
        sections,
    }
}

pub(super) const SUBJECT: &str =
    "รายงานผลการขับเคลื่อนการดำเนินการตามมาตรการส่งเสริมคุณธรรม และความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๕";

pub(super) const LONG: &str = "ตามที่ คณะทำงานได้ประชุมและวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA) ในปีงบประมาณ พ.ศ. ๒๕๖๔ ขององค์การบริหารส่วนตำบลห้วยยางขามเพื่อพิจารณาหาจุดบกพร่องและแนวทางการแก้ไขเพื่อพัฒนาและยกระดับผลคะแนนการประเมิน ITA ให้มีประสิทธิภาพพร้อมทั้ง นำข้อเสนอแนะมาปรับปรุงการดำเนินงานและได้จัดทำมาตรการส่งเสริมคุณธรรม และความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๕ นั้น";

/// A one-page memo: title, fields, a paragraph, a picture at a fixed place.
pub(super) fn memo() -> Document {
    let mut first = section(vec![
        title(),
        field("ส่วนราชการ", "สำนักปลัด องค์การบริหารส่วนตำบลห้วยยางขาม"),
        field("เรื่อง", SUBJECT),
        styled(StyleId::Salutation, 6.0, "เรียน  นายกองค์การบริหารส่วนตำบลห้วยยางขาม"),
        body(LONG),
    ]);
    let svg = br#"<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10"/></svg>"#;
    first.anchored.push(Anchored {
        image: Image { data: svg.as_slice().into(), format: ImageFormat::Svg, raster: None, pdf: None },
        x: Length::cm(3.0),
        y: Length::cm(1.5),
        width: Length::mm(13.9),
        height: Length::mm(15.0),
        alt: "ครุฑ".into(),
    });
    document(vec![first])
}

/// A table of two columns with a repeated header row.
pub(super) fn table(rows: &[(&str, &str)]) -> Block {
    let cell = |column: usize, text: &str| Cell {
        column,
        columns: 1,
        rows: 1,
        vertical: VerticalAlign::Top,
        blocks: text.split('\n').map(plain).collect(),
    };
    let row = |(left, right): &(&str, &str)| Row { cells: vec![cell(0, left), cell(1, right)] };
    let mut all = vec![row(&("มาตรการ", "ผลดำเนินการ"))];
    all.extend(rows.iter().map(row));
    Block::Table(Table {
        columns: vec![Length::cm(4.0), Length::cm(12.0)],
        header_rows: 1,
        rows: all,
        align: Align::Left,
        rule: Length::pt(0.5),
        pad_x: Length::mm(1.5),
        pad_y: Length::mm(0.5),
        before: Length::pt(6.0),
        after: Length::ZERO,
    })
}

/// A left-aligned paragraph without indent.
pub(super) fn plain(text: &str) -> Block {
    let format = ParagraphFormat { pitch: Length::pt(PITCH), ..ParagraphFormat::default() };
    Block::Paragraph(paragraph(StyleId::TableCell, format, vec![Inline::text(text, font(16.0, false))]))
}
