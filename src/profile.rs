//! [`Profile`]: the numbers and fixed words of the form, from `templates/*.toml`.
//!
//! A user's profile names only what differs from the built-in it is based on.
//! Names end in their unit (`_mm`, `_pt`).

use std::ops::Range;

use serde::Deserialize;
use toml::de::{DeTable, DeValue};

use crate::document::Rgb;
use crate::model::ActingLayout;
use crate::thai::digits::Digits;

/// TOML texts of the built-in profiles, in the order of [`Profile::NAMES`].
const BUILT_IN: [&str; 1] = [include_str!("../templates/opm-2553.toml")];

/// The numbers and fixed words of the form; each is explained in its TOML file.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[allow(missing_docs, reason = "every key is explained, with its source, in templates/*.toml")]
pub struct Profile {
    pub name: String,
    pub title: String,
    pub digits: String,
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
}

macro_rules! part {
    ($name:ident { $($field:ident: $type:ty),* $(,)? }) => {
        #[doc = concat!("The `", stringify!($name), "` part of a profile.")]
        #[derive(Debug, Clone, PartialEq, Deserialize)]
        #[allow(missing_docs, reason = "every key is explained, with its source, in templates/*.toml")]
        pub struct $name { $(pub $field: $type),* }
    };
}

part!(Page { width_mm: f64, height_mm: f64, left_mm: f64, right_mm: f64, top_mm: f64, bottom_mm: f64 });
part!(Text { size_pt: f64, pitch_pt: f64, first_line_mm: f64, justify: bool, part_before_pt: f64 });
part!(Emblem { height_mm: f64, x_mm: f64, y_mm: f64 });
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
    date_at: Spot,
    date_value_at: Spot,
    blank_day_mm: f64,
});
part!(Salutation { word: String, through: String, references: String, enclosures: String, before_pt: f64 });
part!(Section { bold: bool, underline: bool, indent_mm: f64 });
part!(Items { indent_mm: [f64; 5] });
part!(Closing { before_pt: f64, min_lines_last_page: usize });
part!(Signature { blank_lines: usize, axis_mm: f64, acting: Acting });
part!(Endorsement { before_pt: f64, bold: bool });
part!(Attachment { title_bold: bool, title_after_pt: f64 });
part!(Table {
    size_pt: f64,
    pitch_pt: f64,
    rule_pt: f64,
    pad_x_mm: f64,
    pad_y_mm: f64,
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

/// What is wrong with a profile file, and where in its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileError {
    /// Bytes of the file.
    pub range: Range<usize>,
    /// What is wrong.
    pub kind: ProfileErrorKind,
}

/// The kinds of mistakes in a profile file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProfileErrorKind {
    /// Not TOML, or a value that cannot be used; the reason in English.
    Invalid(String),
    /// No such key; perhaps this one was meant.
    UnknownKey {
        /// The key as typed.
        key: String,
        /// The nearest known key.
        nearest: Option<String>,
    },
    /// A value of another type than the built-in profile has.
    WrongType {
        /// The type wanted, as TOML calls it.
        wanted: &'static str,
    },
    /// A number outside its range.
    OutOfRange {
        /// Least value.
        least: String,
        /// Greatest value.
        most: String,
    },
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
    pub const NAMES: &'static [&'static str; BUILT_IN.len()] = &["opm-2553"];

    /// A built-in profile.
    pub fn built_in(name: &str) -> Option<Self> {
        let index = Self::NAMES.iter().position(|known| *known == name)?;
        toml::from_str(BUILT_IN[index]).ok()
    }

    /// Reads a user's profile: what it names, over the default profile.
    ///
    /// # Errors
    /// Every unknown key, wrong type and out-of-range number, each with its place.
    pub fn parse(text: &str) -> Result<Self, Vec<ProfileError>> {
        let table = DeTable::parse(text).map_err(|error| vec![invalid(&error)])?;
        let mut base: toml::Table = toml::from_str(BUILT_IN[0]).map_err(|error| vec![invalid(&error)])?;
        let mut errors = Vec::new();
        overlay(&mut base, table.get_ref(), &mut errors);
        if !errors.is_empty() {
            return Err(errors);
        }
        base.try_into().map_err(|error: toml::de::Error| vec![locate(text, &error)])
    }

    /// Digits the profile asks for.
    pub fn digits(&self) -> Digits {
        if self.digits == "arabic" { Digits::Arabic } else { Digits::Thai }
    }
}

fn invalid(error: &toml::de::Error) -> ProfileError {
    let kind = ProfileErrorKind::Invalid(error.message().to_owned());
    ProfileError { range: error.span().unwrap_or(0..0), kind }
}

/// The merged table has no places: parse the user's text alone to find the same message's one.
fn locate(text: &str, error: &toml::de::Error) -> ProfileError {
    let mut found = invalid(error);
    if let Some(start) = error.message().rsplit('`').nth(1).and_then(|value| text.find(value)) {
        found.range = start..start + 1;
    }
    found
}

/// Lays the user's values over the built-in ones, key by key.
fn overlay(base: &mut toml::Table, user: &DeTable<'_>, errors: &mut Vec<ProfileError>) {
    for (key, value) in user {
        let name: &str = key.get_ref();
        let Some(known) = base.get_mut(name) else {
            let nearest = nearest(name, base.keys().map(String::as_str));
            let kind = ProfileErrorKind::UnknownKey { key: name.to_owned(), nearest };
            errors.push(ProfileError { range: key.span(), kind });
            continue;
        };
        let kind = match (known, value.get_ref()) {
            (toml::Value::Table(known), DeValue::Table(user)) => {
                overlay(known, user, errors);
                continue;
            }
            (known, given) => replace(known, given).err(),
        };
        errors.extend(kind.map(|kind| ProfileError { range: value.span(), kind }));
    }
}

/// Puts a value in place of one of the same type; an integer may stand for a float.
fn replace(known: &mut toml::Value, given: &DeValue<'_>) -> Result<(), ProfileErrorKind> {
    use toml::Value as V;
    match (&mut *known, given) {
        (V::Integer(_) | V::Float(_), DeValue::Integer(_) | DeValue::Float(_)) => {
            let text = match given {
                DeValue::Integer(n) => n.to_string(),
                DeValue::Float(n) => n.to_string(),
                _ => String::new(),
            };
            let number: f64 = text.parse().unwrap_or(f64::NAN);
            // No length of the form is beyond a metre; a count beyond 1000 is a slip.
            if !(0.0..=1000.0).contains(&number) {
                return Err(ProfileErrorKind::OutOfRange { least: "0".into(), most: "1000".into() });
            }
            let whole = number.fract() == 0.0;
            *known = if whole { V::Integer(number as i64) } else { V::Float(number) };
        }
        (V::String(old), DeValue::String(new)) => *old = new.to_string(),
        (V::Boolean(old), DeValue::Boolean(new)) => *old = *new,
        (V::Array(old), DeValue::Array(new)) if old.len() == new.len() => {
            for (old, new) in old.iter_mut().zip(new.iter()) {
                replace(old, new.get_ref())?;
            }
        }
        (known, _) => return Err(ProfileErrorKind::WrongType { wanted: known.type_str() }),
    }
    Ok(())
}

fn nearest<'a>(typed: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    known
        .map(|name| (strsim::jaro_winkler(typed, name), name))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_profile_parses() {
        for name in Profile::NAMES {
            assert_eq!(Profile::built_in(name).map(|profile| profile.name).as_deref(), Some(*name));
        }
    }

    #[test]
    fn a_user_profile_changes_only_what_it_names() {
        let built_in = Profile::built_in("opm-2553").unwrap();
        let user = Profile::parse("[signature]\nblank_lines = 2\n").unwrap();
        assert_eq!(user.signature.blank_lines, 2);
        assert_eq!(user.page, built_in.page);
    }

    #[test]
    fn mistakes_are_all_found_and_placed() {
        let text = "[page]\nleft_m = 3\nright_mm = \"x\"\ntop_mm = -4\n";
        let errors = Profile::parse(text).unwrap_err();
        let places: Vec<&str> = errors.iter().map(|error| &text[error.range.clone()]).collect();
        assert_eq!(places, ["left_m", "\"x\"", "-4"]);
        let nearest = Some("left_mm".to_owned());
        assert_eq!(errors[0].kind, ProfileErrorKind::UnknownKey { key: "left_m".into(), nearest });
    }

    #[test]
    fn an_unusable_word_is_placed() {
        let text = "[signature]\nacting = \"both\"\n";
        let errors = Profile::parse(text).unwrap_err();
        assert_eq!(&text[errors[0].range.start..errors[0].range.start + 4], "both");
    }
}
