//! [`Profile`]: the numbers and fixed words of the form, from `templates/*.toml`.
//!
//! A user's profile names only what differs from the built-in it is based on.
//! Names end in their unit (`_mm`, `_pt`).

mod read;

use serde::Deserialize;

use crate::document::Rgb;
use crate::model::ActingLayout;
use crate::thai::digits::Digits;
pub use read::{ProfileError, ProfileErrorKind};

/// TOML texts of the built-in profiles, in the order of [`Profile::NAMES`].
const BUILT_IN: [&str; 3] = [
    include_str!("../templates/opm-2553.toml"),
    include_str!("../templates/local.toml"),
    include_str!("../templates/university.toml"),
];

/// The numbers and fixed words of the form; each is explained in its TOML file.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[allow(missing_docs, reason = "every key is explained, with its source, in templates/*.toml")]
pub struct Profile {
    pub name: String,
    pub title: String,
    pub title_en: String,
    pub keep: Vec<String>,
    pub font: Font,
    pub digits: ShownDigits,
    pub page: Page,
    pub text: Text,
    pub emblem: Emblem,
    pub heading: Heading,
    pub label: Label,
    pub salutation: Salutation,
    pub section: Section,
    pub items: Items,
    pub closing: Closing,
    pub signature: Signature,
    pub endorsement: Endorsement,
    pub attachment: Attachment,
    pub table: Table,
    pub picture: Picture,
    pub page_number: PageNumber,
    pub cue: Cue,
    pub class: Class,
    pub check: Check,
}

macro_rules! part {
    ($name:ident { $($field:ident: $type:ty),* $(,)? }) => {
        #[doc = concat!("The `", stringify!($name), "` part of a profile.")]
        #[derive(Debug, Clone, PartialEq, Deserialize)]
        #[allow(missing_docs, reason = "every key is explained, with its source, in templates/*.toml")]
        pub struct $name { $(pub $field: $type),* }
    };
}

part!(Check { off: Vec<String> });
part!(Font { docx_family: String });
part!(Page { width_mm: f64, height_mm: f64, left_mm: f64, right_mm: f64, top_mm: f64, bottom_mm: f64 });
part!(Text { size_pt: f64, pitch_pt: f64, first_line_mm: f64, justify: bool, part_before_pt: f64 });
part!(Emblem { show: bool, height_mm: f64, x_mm: f64, y_mm: f64 });
part!(Heading { text: String, size_pt: f64, pitch_pt: f64, baseline_mm: f64, after_mm: f64 });
part!(Label {
    agency: String,
    reference: String,
    date: String,
    subject: String,
    telephone: String,
    extension: String,
    size_pt: f64,
    pitch_pt: f64,
    gap_mm: f64,
    squeeze_percent: f64,
    date_at: Spot,
    date_value_at: Spot,
    blank_day_mm: f64,
});
part!(Salutation {
    label_size_pt: f64,
    label_bold: bool,
    through: String,
    references: String,
    enclosures: String,
    before_pt: f64,
});
part!(Section { bold: bool, underline: bool, indent_mm: f64, keep_with_next: bool });
part!(Items { indent_mm: [f64; 5] });
part!(Closing { before_pt: f64, min_lines_last_page: usize });
part!(Signature { blank_lines: usize, axis_mm: f64, acting: Acting, keep_with_text: bool });
part!(Endorsement { before_pt: f64, bold: bool, keep_together: bool });
part!(Attachment { title_bold: bool, title_after_pt: f64, own_page_numbers: bool });
part!(Table {
    size_pt: f64,
    pitch_pt: f64,
    rule_pt: f64,
    pad_x_mm: f64,
    pad_y_mm: f64,
    item_indent_mm: f64,
    before_pt: f64,
    after_pt: f64,
});
part!(Picture { before_pt: f64, after_pt: f64 });
part!(PageNumber { show: bool, prefix: String, suffix: String, baseline_mm: f64, blank_lines: usize });
part!(Cue { show: bool, prefix: String, suffix: String, below_text_mm: f64 });
part!(Class { size_pt: f64, color: Color, speed_gap_mm: f64, secrecy_baseline_mm: f64 });

/// A place on the head's line: at a letter of the heading, or a distance from the left margin.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(try_from = "String")]
pub enum Spot {
    /// `under:X`: the left edge of the heading's letter X.
    Under(char),
    /// `after:X`: the right edge of the heading's last letter X.
    After(char),
    /// `80mm`: from the left margin.
    Mm(f64),
}

impl TryFrom<String> for Spot {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let letter = |rest: &str| rest.chars().next().filter(|c| rest.len() == c.len_utf8());
        let spot = if let Some(rest) = text.strip_prefix("under:") {
            letter(rest).map(Self::Under)
        } else if let Some(rest) = text.strip_prefix("after:") {
            letter(rest).map(Self::After)
        } else {
            text.strip_suffix("mm").and_then(|mm| mm.trim().parse().ok()).map(Self::Mm)
        };
        spot.ok_or("expected `under:X`, `after:X` or a distance such as `80mm`")
    }
}

/// Digits a document shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ShownDigits {
    /// ๑๒๓.
    Thai,
    /// 123.
    Arabic,
}

/// Where an acting-for phrase stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Acting {
    /// After the signatory's own position.
    Own,
    /// Before the superior's position.
    Superior,
}

impl From<Acting> for ActingLayout {
    fn from(acting: Acting) -> Self {
        match acting {
            Acting::Own => Self::WithOwnPosition,
            Acting::Superior => Self::WithSuperior,
        }
    }
}

/// A colour written `RRGGBB`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Color(pub Rgb);

impl TryFrom<String> for Color {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let value = u32::from_str_radix(&text, 16).ok().filter(|_| text.len() == 6);
        let [_, r, g, b] =
            value.ok_or("expected a colour as six hexadecimal digits, `RRGGBB`")?.to_be_bytes();
        Ok(Self(Rgb(r, g, b)))
    }
}

#[expect(clippy::expect_used, reason = "compiled in, and read by a test")]
impl Default for Profile {
    /// The first built-in profile.
    fn default() -> Self {
        toml::from_str(BUILT_IN[0]).expect("the built-in profile is valid")
    }
}

impl Profile {
    /// Names of the built-in profiles, the default first.
    pub const NAMES: &'static [&'static str; BUILT_IN.len()] = &["opm-2553", "local", "university"];

    /// A built-in profile.
    pub fn built_in(name: &str) -> Option<Self> {
        let index = Self::NAMES.iter().position(|known| *known == name)?;
        Self::parse(BUILT_IN[index]).ok()
    }

    /// The profile a memo is made by: one that outranks the memo's, else the built-in one the memo names, else the
    /// default. `check` has made sure that a memo names only built-in ones.
    pub fn of_memo(outranking: Option<&Self>, named: Option<&str>) -> Self {
        outranking.cloned().or_else(|| named.and_then(Self::built_in)).unwrap_or_default()
    }

    /// Digits the profile asks for.
    pub fn digits(&self) -> Digits {
        match self.digits {
            ShownDigits::Thai => Digits::Thai,
            ShownDigits::Arabic => Digits::Arabic,
        }
    }
}
