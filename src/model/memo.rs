//! The memo as a whole: its head, its parts, its attachments.

use std::sync::Arc;

use super::{Block, Endorsement, ReferenceNumber, Secrecy, Signatory, Speed, Text};
use crate::thai::date::PartialDate;
use crate::thai::digits::Digits;

/// A memo (บันทึกข้อความ, form ๒ of the regulation).
#[derive(Debug, Clone, PartialEq)]
pub struct Memo {
    /// Name of the profile the memo asks for.
    pub profile: Option<String>,
    /// Digits the memo asks for; the profile's if absent.
    pub digits: Option<Digits>,
    /// Words and names to keep whole at line ends.
    pub keep: Vec<String>,
    /// The Garuda, none, or another emblem.
    pub emblem: Emblem,
    /// Words of the head that vary by house.
    pub labels: Labels,
    /// ชั้นความเร็ว.
    pub speed: Option<Speed>,
    /// ชั้นความลับ.
    pub secrecy: Option<Secrecy>,
    /// ส่วนราชการ.
    pub agency: Agency,
    /// ที่; absent in a draft.
    pub reference: Option<ReferenceNumber>,
    /// วันที่; any part may be blank in a draft.
    pub date: PartialDate,
    /// เรื่อง.
    pub subject: Text,
    /// คำขึ้นต้น: เรียน, กราบเรียน, เสนอ, ถึง …
    pub salutation: String,
    /// Those the memo is addressed to, at least one.
    pub addressees: Vec<Addressee>,
    /// อ้างถึง.
    pub references: Vec<Text>,
    /// สิ่งที่ส่งมาด้วย.
    pub enclosures: Vec<Text>,
    /// The body, at least one block.
    pub body: Vec<Block>,
    /// ภาคสรุป: จึงเรียนมาเพื่อ….
    pub closing: Option<Text>,
    /// ผู้ลงนาม, in the order they sign.
    pub signatories: Vec<Signatory>,
    /// ความเห็น / เกษียณ: opinions of later officers, in order.
    pub endorsements: Vec<Endorsement>,
    /// เอกสารแนบ: each starts a page of its own.
    pub attachments: Vec<Attachment>,
}

/// ส่วนราชการ: who writes, and how to reach them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Agency {
    /// Units, from the outer to the inner or as the house writes them.
    pub name: Text,
    /// โทรศัพท์, as typed.
    pub telephone: Option<String>,
    /// ต่อ: internal extension.
    pub extension: Option<String>,
    /// ไปรษณีย์อิเล็กทรอนิกส์.
    pub email: Option<String>,
}

/// One addressee.
#[derive(Debug, Clone, PartialEq)]
pub struct Addressee {
    /// Position (or name, when it is not about the office).
    pub name: Text,
    /// (ผ่าน …): those it passes through, in order.
    pub through: Vec<Text>,
}

/// Words of the head; `None` is the profile's word.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Labels {
    /// ส่วนราชการ, ส่วนงาน, หน่วยงาน.
    pub agency: Option<String>,
    /// ที่.
    pub reference: Option<String>,
    /// วันที่.
    pub date: Option<String>,
    /// เรื่อง.
    pub subject: Option<String>,
    /// โทร., โทรศัพท์.
    pub telephone: Option<String>,
    /// ต่อ.
    pub extension: Option<String>,
}

/// The emblem at the upper left.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Emblem {
    /// Whatever the profile has.
    #[default]
    Usual,
    /// The Garuda (ครุฑ), for those the Emblem Act allows it.
    Garuda,
    /// None.
    None,
    /// Another emblem from the input's folder.
    Custom(PictureData),
}

/// A picture that has been read and checked.
#[derive(Debug, Clone, PartialEq)]
pub struct PictureData {
    /// The file's bytes, PNG or JPEG.
    pub bytes: Arc<[u8]>,
    /// Whether it is a JPEG (else a PNG).
    pub jpeg: bool,
    /// Width in pixels, at least 1.
    pub width_px: u32,
    /// Height in pixels, at least 1.
    pub height_px: u32,
}

/// A document that goes with the memo.
#[derive(Debug, Clone, PartialEq)]
pub struct Attachment {
    /// Title lines, may be none.
    pub title: Vec<Text>,
    /// Paper orientation.
    pub orientation: Orientation,
    /// Its content, at least one block.
    pub body: Vec<Block>,
}

/// Paper orientation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Orientation {
    /// แนวตั้ง.
    #[default]
    Portrait,
    /// แนวนอน.
    Landscape,
}
