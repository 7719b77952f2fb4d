//! Documents made by hand that use everything a memo can hold.
//!
//! The numbers are those of the form: A4, 3 cm and 2 cm margins, 16 pt on
//! 18.1 pt, title 29 pt on 35 pt, labels 20 pt bold.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::document::*;
use crate::length::Length;

/// Regular 16 pt black.
pub(super) fn plain() -> TextFormat {
    TextFormat::plain(Length::pt(16.0))
}

/// Bold 16 pt black.
pub(super) fn bold() -> TextFormat {
    TextFormat { bold: true, ..plain() }
}

/// Bold label of the head, 20 pt.
pub(super) fn label() -> TextFormat {
    TextFormat { size: Length::pt(20.0), ..bold() }
}

/// Red 32 pt bold.
pub(super) fn red() -> TextFormat {
    TextFormat { size: Length::pt(32.0), color: Rgb(255, 0, 0), ..bold() }
}

fn body_format() -> ParagraphFormat {
    ParagraphFormat {
        align: Align::ThaiDistribute,
        first_line: Length::cm(2.5),
        pitch: Length::pt(18.1),
        ..ParagraphFormat::default()
    }
}

fn head_format() -> ParagraphFormat {
    ParagraphFormat {
        pitch: Length::pt(23.0),
        tabs: vec![TabStop { at: Length::cm(16.0), align: TabAlign::Right, leader: Leader::Dots }],
        ..ParagraphFormat::default()
    }
}

fn style(id: StyleId, paragraph: ParagraphFormat, text: TextFormat) -> Style {
    Style { id, paragraph, text }
}

/// A style for each paragraph of the fixtures.
pub(super) fn styles() -> Vec<Style> {
    let pitch = Length::pt(18.1);
    let plain_lines = ParagraphFormat { pitch, ..ParagraphFormat::default() };
    let centred = ParagraphFormat { align: Align::Center, ..plain_lines.clone() };
    let kept = ParagraphFormat { keep_with_next: true, ..plain_lines.clone() };
    vec![
        style(
            StyleId::Title,
            ParagraphFormat { pitch: Length::pt(35.0), ..centred.clone() },
            TextFormat { size: Length::pt(29.0), ..bold() },
        ),
        style(StyleId::HeadField, head_format(), plain()),
        style(
            StyleId::Salutation,
            ParagraphFormat { before: Length::pt(6.0), ..plain_lines.clone() },
            plain(),
        ),
        style(StyleId::Body, body_format(), plain()),
        style(StyleId::Heading, ParagraphFormat { outline: Some(1), ..kept.clone() }, bold()),
        style(StyleId::Item(1), body_format(), plain()),
        style(StyleId::Signature, ParagraphFormat { left: Length::cm(7.5), ..centred.clone() }, plain()),
        style(StyleId::AttachmentTitle, ParagraphFormat { outline: Some(1), ..centred.clone() }, bold()),
        style(StyleId::TableHeader, centred.clone(), bold()),
        style(StyleId::TableCell, plain_lines.clone(), plain()),
        style(StyleId::Picture, centred.clone(), plain()),
        style(StyleId::PageNumber, centred.clone(), plain()),
        style(StyleId::Cue, ParagraphFormat { align: Align::Right, ..plain_lines }, plain()),
        style(StyleId::Marks, centred, red()),
    ]
}

/// A paragraph as its style has it.
pub(super) fn paragraph(id: StyleId, inlines: Vec<Inline>) -> Paragraph {
    let styles = styles();
    let style = styles.iter().find(|style| style.id == id).expect("a style of the fixture");
    Paragraph { style: id, format: style.paragraph.clone(), text: style.text, inlines }
}

/// A paragraph of one run in its style's text format.
pub(super) fn text(id: StyleId, text: &str) -> Block {
    let mut paragraph = paragraph(id, Vec::new());
    paragraph.inlines = vec![Inline::text(text, paragraph.text)];
    Block::Paragraph(paragraph)
}

/// A label of the head, its value, and dots to the margin.
pub(super) fn field(name: &str, value: &str) -> Block {
    let gap = Inline::text("\u{a0}\u{a0}", plain());
    Block::Paragraph(paragraph(
        StyleId::HeadField,
        vec![Inline::text(name, label()), gap, Inline::text(value, plain()), Inline::Tab],
    ))
}

/// A PNG of one colour.
pub(super) fn png(width: u32, height: u32) -> Arc<[u8]> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let pixels = image::RgbImage::from_pixel(width, height, image::Rgb([200, 40, 40]));
    pixels.write_to(&mut bytes, image::ImageFormat::Png).expect("a PNG in memory");
    bytes.into_inner().into()
}

/// The emblem: an SVG with a raster.
pub(super) fn emblem() -> Anchored {
    let raster: &[u8] = include_bytes!("../../../../templates/emblem/garuda.png");
    Anchored {
        image: Image {
            data: b"<svg/>".as_slice().into(),
            format: ImageFormat::Svg,
            raster: Some(raster.into()),
            pdf: None,
        },
        x: Length::cm(3.0),
        y: Length::cm(1.5),
        width: Length::cm(1.39),
        height: Length::cm(1.5),
        alt: "ตราครุฑ".into(),
    }
}

/// A portrait A4 section with page numbers and a cue.
pub(super) fn section(blocks: Vec<Block>) -> Section {
    Section {
        page: PageSetup {
            width: Length::cm(21.0),
            height: Length::cm(29.7),
            left: Length::cm(3.0),
            right: Length::cm(2.0),
            bottom: Length::cm(2.0),
            first_top: Length::cm(2.0),
            next_top: Length::cm(3.7),
        },
        running: Running {
            number: Some(PageNumber {
                prefix: "- ".into(),
                suffix: " -".into(),
                thai: true,
                continues: false,
                baseline: Length::cm(3.0),
                format: plain(),
                pitch: Length::pt(18.1),
            }),
            cue: Some(Cue {
                top: Length::cm(27.8),
                pitch: Length::pt(18.1),
                prefix: "/".into(),
                suffix: "...".into(),
                format: plain(),
            }),
            marks: None,
        },
        anchored: Vec::new(),
        blocks,
    }
}

/// ชั้นความลับ with baselines 1.2 cm from the edges.
pub(super) fn marks() -> Marks {
    Marks {
        text: "ลับมาก".into(),
        format: red(),
        pitch: Length::pt(36.2),
        top_baseline: Length::cm(1.2),
        bottom_baseline: Length::cm(1.2),
    }
}

/// A cell of one paragraph for each text.
pub(super) fn cell(column: usize, texts: &[&str], id: StyleId) -> Cell {
    Cell {
        column,
        columns: 1,
        rows: 1,
        vertical: VerticalAlign::Top,
        blocks: texts.iter().map(|line| text(id, line)).collect(),
    }
}

/// A table of the given column widths in centimetres, its first row a header.
pub(super) fn table(columns: &[f64], rows: Vec<Row>) -> Table {
    Table {
        columns: columns.iter().map(|width| Length::cm(*width)).collect(),
        header_rows: 1,
        rows,
        align: Align::Left,
        rule: Length::pt(0.5),
        pad_x: Length::mm(1.5),
        pad_y: Length::pt(1.0),
        before: Length::pt(6.0),
        after: Length::pt(6.0),
    }
}

/// A document of sections.
pub(super) fn document(sections: Vec<Section>) -> Document {
    Document {
        properties: Properties {
            title: "รายงานผลการขับเคลื่อน <มาตรการ> & ความโปร่งใส".into(),
            subject: "พย ๗๖๑๐๑/๐๕๗".into(),
            author: "องค์การบริหารส่วนตำบลห้วยยางขาม".into(),
            date: NaiveDate::from_ymd_opt(2022, 4, 10),
        },
        family: crate::font::FAMILY.into(),
        styles: styles(),
        keep: Vec::new(),
        closing_lines: 2,
        sections,
    }
}

/// A page start; `number` within its section.
pub(super) fn page(
    section: usize,
    number: usize,
    path: &[usize],
    offset: usize,
    cue: Option<&str>,
) -> PageStart {
    PageStart {
        section,
        number,
        position: Position { path: path.to_vec(), offset },
        table: None,
        cue: cue.map(str::to_owned),
    }
}

const LONG: &str = "งานนิติการ สำนักปลัด ได้ติดตามผลการดำเนินการขับเคลื่อนการดำเนินการตามมาตรการส่งเสริมคุณธรรม และความโปร่งใสภายในหน่วยงานประจำปีงบประมาณ พ.ศ. ๒๕๖๕ (รอบ ๖ เดือนแรก) ขององค์การบริหารส่วนตำบลห้วยยางขามที่นำไปปฏิบัติ ตามแนวทางที่กำหนด ทั้ง ๔ มาตรการ ประกอบด้วย ";

/// The head of a memo: title, the four labels, the addressee.
pub(super) fn head() -> Vec<Block> {
    let both = vec![
        Inline::text("ที่", label()),
        Inline::text("\u{a0}\u{a0}พย ๗๖๑๐๑/๐๕๗", plain()),
        Inline::Tab,
        Inline::text("วันที่", label()),
        Inline::text("\u{a0}\u{a0}๑๐ เมษายน ๒๕๖๕", plain()),
        Inline::Tab,
    ];
    let mut dated = paragraph(StyleId::HeadField, both);
    dated.format.tabs.insert(0, TabStop { at: Length::cm(7.6), align: TabAlign::Left, leader: Leader::Dots });
    vec![
        text(StyleId::Title, "บันทึกข้อความ"),
        field("ส่วนราชการ", "สำนักปลัด องค์การบริหารส่วนตำบลห้วยยางขาม โทร. ๐ ๕๔๔๒ ๐๖๗๖ ต่อ ๑๐๑"),
        Block::Paragraph(dated),
        field("เรื่อง", "รายงานผลการขับเคลื่อนการดำเนินการตามมาตรการส่งเสริมคุณธรรม"),
        text(StyleId::Salutation, "เรียน  นายกองค์การบริหารส่วนตำบลห้วยยางขาม"),
    ]
}

/// Name and position under the text.
pub(super) fn signature() -> Block {
    let mut name = paragraph(StyleId::Signature, vec![Inline::text("(นายณัฐภูมิ  แก้วชื่น)", plain())]);
    name.format.before = Length::pt(72.4);
    Block::Keep(vec![
        text(StyleId::Body, "จึงเรียนมาเพื่อโปรดพิจารณา"),
        Block::Paragraph(name),
        text(StyleId::Signature, "นิติกรชำนาญการ"),
    ])
}

/// A memo of two pages that breaks inside the long paragraph, with its pagination.
pub(super) fn memo() -> (Document, Pagination) {
    let mut blocks = head();
    blocks.push(text(StyleId::Heading, "๑. เรื่องเดิม"));
    for _ in 0..3 {
        blocks.push(text(StyleId::Body, LONG));
    }
    blocks.push(text(StyleId::Item(1), &LONG.repeat(5)));
    let broken = blocks.len() - 1;
    let mixed = vec![
        Inline::text("ตัวหนา ", bold()),
        Inline::text("ตัวเอน ", TextFormat { italic: true, ..plain() }),
        Inline::text("ขีดเส้นใต้ ", TextFormat { underline: true, ..plain() }),
        Inline::text("สีแดง <&>", TextFormat { color: Rgb(255, 0, 0), ..plain() }),
        Inline::Break,
        Inline::text("บรรทัดใหม่", plain()),
    ];
    blocks.push(Block::Paragraph(paragraph(StyleId::Body, mixed)));
    blocks.push(signature());
    let mut section = section(blocks);
    section.anchored.push(emblem());
    let pagination = Pagination {
        pages: vec![
            page(0, 1, &[0], 0, Some("/ทั้ง ๔ มาตรการ...")),
            page(0, 2, &[broken], LONG.len() * 2, None),
        ],
        ..Pagination::default()
    };
    (document(vec![section]), pagination)
}

/// A landscape report: title lines and a table of six columns over some pages.
pub(super) fn report(rows: usize) -> Section {
    let columns = [1.2, 3.3, 6.5, 4.0, 4.0, 5.0];
    let header = ["ที่", "มาตรการ", "การดำเนินการ", "ผล", "ปัญหา", "ข้อเสนอแนะ"];
    let mut output = vec![Row {
        cells: header.iter().enumerate().map(|(i, name)| cell(i, &[name], StyleId::TableHeader)).collect(),
    }];
    for _ in 0..rows {
        let texts = ["๑", "การปลูกจิตสำนึกความรับผิดชอบให้มีการปฏิบัติหน้าที่", LONG, LONG, "-", LONG];
        output.push(Row {
            cells: texts
                .iter()
                .enumerate()
                .map(|(i, line)| cell(i, &[line, "๒. อีกข้อ"], StyleId::TableCell))
                .collect(),
        });
    }
    let mut section = section(vec![
        text(StyleId::AttachmentTitle, "รายงานผลการดำเนินการตามมาตรการ"),
        Block::Table(table(&columns, output)),
    ]);
    (section.page.width, section.page.height) = (section.page.height, section.page.width);
    section
}

/// A table with merged cells, vertical alignment and a picture in a cell.
pub(super) fn merged() -> Table {
    let mut tall = cell(0, &["สูงสองแถว"], StyleId::TableCell);
    tall.rows = 2;
    tall.vertical = VerticalAlign::Middle;
    let mut wide = cell(1, &["กว้างสองช่อง"], StyleId::TableCell);
    wide.columns = 2;
    let mut shown = cell(2, &[], StyleId::TableCell);
    shown.vertical = VerticalAlign::Bottom;
    shown.blocks = vec![picture(2.0, 1.0)];
    let names = ["ก", "ข", "ค"];
    table(
        &[4.0, 6.0, 6.0],
        vec![
            Row {
                cells: names
                    .iter()
                    .enumerate()
                    .map(|(i, name)| cell(i, &[name], StyleId::TableHeader))
                    .collect(),
            },
            Row { cells: vec![tall, wide] },
            Row { cells: vec![cell(1, &["ใต้"], StyleId::TableCell), shown] },
        ],
    )
}

/// A picture in the flow, its size in centimetres.
pub(super) fn picture(width: f64, height: f64) -> Block {
    Block::Picture(Picture {
        image: Image { data: png(20, 10), format: ImageFormat::Png, raster: None, pdf: None },
        width: Length::cm(width),
        height: Length::cm(height),
        align: Align::Center,
        before: Length::pt(6.0),
        after: Length::pt(6.0),
        keep_with_next: false,
        alt: "แผนภูมิ \"ก\" < ข".into(),
    })
}

/// Documents of many shapes, each with a name.
pub(super) fn shapes() -> Vec<(&'static str, Document, Pagination)> {
    let (memo, pages) = memo();
    let mut with_report = memo.clone();
    with_report.sections.push(report(6));
    let mut secret = memo.clone();
    secret.sections[0].running.marks = Some(marks());
    let mut secret_report = secret.clone();
    secret_report.sections.push(report(3));
    let mut breaks = section(vec![
        Block::PageBreak,
        text(StyleId::Body, "หน้าแรก"),
        Block::PageBreak,
        text(StyleId::Body, "หน้าสอง"),
        text(StyleId::Body, "หน้าสาม"),
        Block::PageBreak,
        Block::Table(merged()),
    ]);
    breaks.running.number = None;
    let break_pages = Pagination {
        pages: vec![
            page(0, 1, &[1], 0, Some("/หน้าสอง...")),
            page(0, 2, &[3], 0, Some("/หน้าสาม...")),
            page(0, 3, &[4], 0, Some("/ก...")),
            page(0, 4, &[6], 0, None),
        ],
        ..Pagination::default()
    };
    let mut tables = section(vec![
        Block::Table(merged()),
        Block::Table(merged()),
        picture(5.0, 3.0),
        Block::Keep(vec![text(StyleId::Heading, "หัวข้อ"), Block::Table(merged()), text(StyleId::Body, "ท้าย")]),
        Block::Table(merged()),
    ]);
    tables.anchored = vec![emblem(), emblem()];
    vec![
        ("memo", memo, pages.clone()),
        ("report", with_report, pages.clone()),
        ("secret", secret, pages.clone()),
        ("secret-report", secret_report, pages),
        ("breaks", document(vec![breaks]), break_pages),
        (
            "tables",
            document(vec![tables, section(Vec::new()), section(vec![Block::PageBreak])]),
            Pagination::default(),
        ),
        (
            "empty",
            Document { styles: Vec::new(), ..document(vec![section(Vec::new())]) },
            Pagination::default(),
        ),
        ("nothing", document(Vec::new()), Pagination::default()),
    ]
}
