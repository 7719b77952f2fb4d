//! People who sign: signatories and those who endorse.

use super::Text;
use crate::thai::date::PartialDate;

/// ผู้ลงนาม.
#[derive(Debug, Clone, PartialEq)]
pub struct Signatory {
    /// Rank or academic title, spelled in full above the name (พันตำรวจเอก).
    pub rank: Option<String>,
    /// Title, name and surname, without the brackets.
    pub name: String,
    /// Position, one entry a line.
    pub position: Vec<Text>,
    /// For whom the signatory acts.
    pub acting: Option<Acting>,
    /// Date under the signature.
    pub date: Option<PartialDate>,
}

/// Signing for another.
#[derive(Debug, Clone, PartialEq)]
pub struct Acting {
    /// รักษาราชการแทน, ปฏิบัติราชการแทน, รักษาการในตำแหน่ง, ทำการแทน.
    pub phrase: String,
    /// The position acted for.
    pub position: Text,
    /// Where the phrase stands; the profile's way if absent.
    pub layout: Option<ActingLayout>,
}

/// On which line the acting-for phrase stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActingLayout {
    /// After the signatory's own position; the superior's position below it.
    WithOwnPosition,
    /// Before the superior's position, on one line with it.
    WithSuperior,
}

/// ความเห็น / เกษียณ of a later officer.
#[derive(Debug, Clone, PartialEq)]
pub struct Endorsement {
    /// Heading (ความเห็นหัวหน้าสำนักปลัด), or none.
    pub heading: Option<Text>,
    /// The opinion's paragraphs; none if the officer only signs.
    pub opinion: Vec<Text>,
    /// Who signs it.
    pub signatory: Signatory,
}
