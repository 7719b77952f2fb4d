//! The head of the memo: agency, reference number, classes, labels, addressees.

use super::cx::Cx;
use super::fields::*;
use super::object::Fields;
use super::shape::{ADDRESSEE, AGENCY_SHAPE, DIGITS_WORDS, LABELS_SHAPE, REFERENCE_SHAPE, SPEED_WORDS};
use super::text::{self, Lines};
use super::{LIMITS, picture, scalar};
use crate::diag::catalogue::{ShapeProblem, ValueProblem};
use crate::diag::{Limited, Wanted};
use crate::draft::{Located, Part};
use crate::input::raw::{Kind, Value};
use crate::model::{Addressee, Agency, Emblem, Labels, ReferenceError, ReferenceNumber, Secrecy, Speed};
use crate::thai::digits::Digits;

/// ส่วนราชการ.
pub(super) fn agency(cx: &mut Cx<'_>, value: &Value) -> Option<Agency> {
    if let Kind::Text(_) = value.kind {
        let name = text::filled(cx, AGENCY, value, Lines::One, Wanted::TextOrObject)?;
        return Some(Agency { name, ..Agency::default() });
    }
    let fields = Fields::of(cx, value, &AGENCY_SHAPE, Wanted::TextOrObject)?;
    let name = fields
        .get(AGENCY_NAME)
        .and_then(|name| text::filled(cx, AGENCY_NAME, name, Lines::One, Wanted::Text));
    Some(Agency {
        telephone: text::plain_part(cx, Part::Contact, fields.get(TELEPHONE)),
        extension: text::plain_part(cx, Part::Contact, fields.get(EXTENSION)),
        email: text::plain_part(cx, Part::Contact, fields.get(EMAIL)),
        name: name?,
    })
}

/// ที่.
pub(super) fn reference(cx: &mut Cx<'_>, value: &Value) -> Option<ReferenceNumber> {
    let number = if let Kind::Object(_) = value.kind {
        reference_parts(cx, value)
    } else {
        cx.wrote(Part::Reference, value);
        reference_text(cx, value)
    };
    cx.draft.reference = number.clone().map(|number| Located { value: number, range: value.range.clone() });
    number
}

fn reference_text(cx: &mut Cx<'_>, value: &Value) -> Option<ReferenceNumber> {
    let typed = text::plain(cx, value, Wanted::TextOrObject)?;
    if typed.is_empty() {
        return None;
    }
    typed.parse().map_err(|error| cx.error(reference_problem(error, &typed), value.range.clone())).ok()
}

fn reference_parts(cx: &mut Cx<'_>, value: &Value) -> Option<ReferenceNumber> {
    let fields = Fields::of(cx, value, &REFERENCE_SHAPE, Wanted::TextOrObject)?;
    let code = fields.get(CODE).and_then(|code| text::plain_filled(cx, CODE, code, Wanted::Text));
    let owner = fields.get(OWNER).and_then(|owner| whole_or_text(cx, owner));
    let number = fields.get(RUNNING_NUMBER).and_then(|number| whole_or_text(cx, number));
    let circular = fields.get(CIRCULAR).and_then(|circular| scalar::switch(cx, circular)).unwrap_or(false);
    ReferenceNumber::new(&code?, &owner?, circular, number.as_deref())
        .map_err(|error| cx.error(reference_problem(error, ""), value.head()))
        .ok()
}

/// A text, or a whole number as typed.
fn whole_or_text(cx: &mut Cx<'_>, value: &Value) -> Option<String> {
    match &value.kind {
        Kind::Number(number) if number.bytes().all(|b| b.is_ascii_digit()) => Some(number.clone()),
        _ => text::plain(cx, value, Wanted::TextOrWhole),
    }
}

fn reference_problem(error: ReferenceError, typed: &str) -> ValueProblem {
    match error {
        ReferenceError::NoSlash => {
            ValueProblem::ReferenceNoSlash { reference: typed.chars().take(60).collect() }
        }
        ReferenceError::NoCode => ValueProblem::ReferenceNoCode {},
        ReferenceError::NoOwner => ValueProblem::ReferenceNoOwner {},
        ReferenceError::Label => ValueProblem::ReferenceLabel {},
        ReferenceError::SlashInPart => ValueProblem::ReferenceSlash {},
    }
}

/// ชั้นความเร็ว.
pub(super) fn speed(cx: &mut Cx<'_>, value: &Value) -> Option<Speed> {
    scalar::word(cx, SPEED, value, SPEED_WORDS, Speed::from_word)
}

/// ชั้นความลับ.
pub(super) fn secrecy(cx: &mut Cx<'_>, value: &Value) -> Option<Secrecy> {
    scalar::word(cx, SECRECY, value, &Secrecy::WORDS, Secrecy::from_word)
}

/// Digits the document shows.
pub(super) fn digits(cx: &mut Cx<'_>, value: &Value) -> Option<Digits> {
    scalar::word(cx, DIGITS, value, DIGITS_WORDS, |word| match word {
        "thai" => Some(Digits::Thai),
        "arabic" => Some(Digits::Arabic),
        _ => None,
    })
}

/// คำที่ห้ามตัด.
pub(super) fn keep(cx: &mut Cx<'_>, value: &Value) -> Vec<String> {
    let Kind::List(words) = &value.kind else {
        cx.wrong_kind(value, Wanted::List);
        return Vec::new();
    };
    cx.within(Limited::KeepWords, words.len(), LIMITS.keep, value.head());
    let kept = words.iter().take(LIMITS.keep);
    let kept: Vec<String> =
        kept.filter_map(|word| text::plain_filled(cx, KEEP, word, Wanted::Text)).collect();
    cx.draft.keep = kept.iter().map(|word| word.replace('|', "")).collect();
    kept
}

/// ตรา.
pub(super) fn emblem(cx: &mut Cx<'_>, value: &Value) -> Option<Emblem> {
    match value.kind {
        Kind::Bool(true) => Some(Emblem::Garuda),
        Kind::Bool(false) => Some(Emblem::None),
        _ => picture::path(cx, EMBLEM, value, Wanted::BoolOrText).map(Emblem::Custom),
    }
}

/// ป้ายหัวเรื่อง.
pub(super) fn labels(cx: &mut Cx<'_>, value: &Value) -> Option<Labels> {
    let fields = Fields::of(cx, value, &LABELS_SHAPE, Wanted::Object)?;
    let mut label = |field| {
        let value = fields.get(field)?;
        text::plain_filled(cx, field, value, Wanted::Text)
    };
    Some(Labels {
        agency: label(AGENCY),
        reference: label(REFERENCE),
        date: label(DATE),
        subject: label(SUBJECT),
        telephone: label(TELEPHONE),
        extension: label(EXTENSION),
    })
}

/// ผู้รับ: one or several.
pub(super) fn addressees(cx: &mut Cx<'_>, value: &Value) -> Vec<Addressee> {
    match &value.kind {
        Kind::List(values) => {
            if values.is_empty() {
                cx.error(ShapeProblem::EmptyField { field: TO }, value.range.clone());
            }
            values.iter().filter_map(|value| addressee(cx, value, Wanted::TextOrObject)).collect()
        }
        _ => addressee(cx, value, Wanted::TextListOrObject).into_iter().collect(),
    }
}

fn addressee(cx: &mut Cx<'_>, value: &Value, wanted: Wanted) -> Option<Addressee> {
    if let Kind::Text(_) = value.kind {
        let name = text::filled(cx, TO, value, Lines::One, wanted)?;
        return Some(Addressee { name, through: Vec::new() });
    }
    let fields = Fields::of(cx, value, &ADDRESSEE, wanted)?;
    let name = fields.get(ADDRESSEE_NAME);
    let name = name.and_then(|name| text::filled(cx, ADDRESSEE_NAME, name, Lines::One, Wanted::Text));
    let through = fields.get(THROUGH).map(|through| text::list(cx, THROUGH, through, Lines::One));
    Some(Addressee { name: name?, through: through.unwrap_or_default() })
}
