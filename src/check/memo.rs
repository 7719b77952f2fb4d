//! The memo as a whole.

use super::blocks::{self, Frame};
use super::cx::Cx;
use super::fields::*;
use super::object::Fields;
use super::shape::{ATTACHMENT, CHECK_SHAPE, MEMO, ORIENTATION_WORDS};
use super::text::{self, Lines};
use super::{date, head, people, scalar};
use crate::diag::catalogue::ShapeProblem;
use crate::diag::{Field, Rule, Wanted};
use crate::draft::{Located, Part};
use crate::input::raw::{Kind, Value};
use crate::model::{Attachment, Block, Memo, Orientation, Text};
use crate::profile::Profile;
use crate::thai::date::PartialDate;

/// Width of the text on A4 upright, 21 − 3 − 2 cm (OPM explanation of 2553).
const PORTRAIT: Frame = Frame { width: 16.0, cell: false };

/// The same with the paper turned: 29.7 − 3 − 2 cm.
const LANDSCAPE: Frame = Frame { width: 24.7, cell: false };

/// The memo; none if it is no object or something it cannot do without is missing, which is reported.
pub(super) fn memo(cx: &mut Cx<'_>, root: &Value) -> Option<Memo> {
    let fields = Fields::of(cx, root, &MEMO, Wanted::Object)?;
    if let Some(schema) = fields.get(SCHEMA) {
        text::plain(cx, schema, Wanted::Text);
    }
    let agency = fields.get(AGENCY).and_then(|value| head::agency(cx, value));
    let subject = fields.get(SUBJECT);
    let subject = subject.and_then(|value| text::filled(cx, SUBJECT, value, Lines::One, Wanted::Text));
    let addressees = fields.get(TO).map(|value| head::addressees(cx, value));
    let body = fields.get(BODY).map(|value| blocks::body(cx, BODY, value, PORTRAIT));
    let signatories = fields.get(SIGNATORIES).map(|value| people::signatories(cx, value));
    let salutation =
        fields.get(SALUTATION).and_then(|value| text::plain_filled(cx, SALUTATION, value, Wanted::Text));
    fields.get(SALUTATION).into_iter().for_each(|value| cx.wrote(Part::Salutation, value));
    let date = fields.get(DATE).and_then(|value| memo_date(cx, value));
    if let Some(check) = fields.get(CHECK) {
        switches(cx, check);
    }
    let closing = fields.get(CLOSING);
    Some(Memo {
        profile: fields.get(PROFILE).and_then(|value| profile(cx, value)),
        digits: fields.get(DIGITS).and_then(|value| head::digits(cx, value)),
        keep: fields.get(KEEP).map(|value| head::keep(cx, value)).unwrap_or_default(),
        emblem: fields.get(EMBLEM).and_then(|value| head::emblem(cx, value)).unwrap_or_default(),
        labels: fields.get(LABELS).and_then(|value| head::labels(cx, value)).unwrap_or_default(),
        speed: fields.get(SPEED).and_then(|value| head::speed(cx, value)),
        secrecy: fields.get(SECRECY).and_then(|value| head::secrecy(cx, value)),
        reference: fields.get(REFERENCE).and_then(|value| head::reference(cx, value)),
        date: date.unwrap_or(PartialDate::BLANK),
        salutation: salutation.unwrap_or_else(|| "เรียน".to_owned()),
        references: texts(cx, &fields, REFERENCES),
        enclosures: texts(cx, &fields, ENCLOSURES),
        closing: closing.and_then(|value| text::filled(cx, CLOSING, value, Lines::Several, Wanted::Text)),
        endorsements: fields
            .get(ENDORSEMENTS)
            .map(|value| people::endorsements(cx, value))
            .unwrap_or_default(),
        attachments: fields.get(ATTACHMENTS).map(|value| attachments(cx, value)).unwrap_or_default(),
        agency: agency?,
        subject: subject?,
        addressees: addressees?,
        body: body?,
        signatories: signatories?,
    })
}

fn memo_date(cx: &mut Cx<'_>, value: &Value) -> Option<PartialDate> {
    cx.wrote(Part::Date, value);
    let date = date::date(cx, value)?;
    cx.draft.date = Some(Located { value: date, range: value.range.clone() });
    Some(date)
}

/// The rules the writer switches off.
fn switches(cx: &mut Cx<'_>, value: &Value) {
    let Some(fields) = Fields::of(cx, value, &CHECK_SHAPE, Wanted::Object) else { return };
    let Some(off) = fields.get(OFF) else { return };
    let Kind::List(rules) = &off.kind else { return cx.wrong_kind(off, Wanted::List) };
    for rule in rules {
        let Some(name) = text::plain_filled(cx, OFF, rule, Wanted::Text) else { continue };
        match Rule::named(&name) {
            Some(_) => cx.draft.off.push(Located { value: name, range: rule.range.clone() }),
            None => cx.error(ShapeProblem::unknown_rule(&name), rule.range.clone()),
        }
    }
}

fn profile(cx: &mut Cx<'_>, value: &Value) -> Option<String> {
    scalar::word(cx, PROFILE, value, Profile::NAMES, |word| {
        Profile::NAMES.contains(&word).then(|| word.to_owned())
    })
}

fn texts(cx: &mut Cx<'_>, fields: &Fields<'_>, field: Field) -> Vec<Text> {
    fields.get(field).map(|value| text::list(cx, field, value, Lines::One)).unwrap_or_default()
}

fn attachments(cx: &mut Cx<'_>, value: &Value) -> Vec<Attachment> {
    let Kind::List(values) = &value.kind else {
        cx.wrong_kind(value, Wanted::List);
        return Vec::new();
    };
    cx.draft.attachments = values.len();
    let attachments = values.iter().enumerate().filter_map(|(index, value)| {
        cx.at.attachment = Some(index);
        attachment(cx, value)
    });
    let attachments = attachments.collect();
    cx.at.attachment = None;
    attachments
}

fn attachment(cx: &mut Cx<'_>, value: &Value) -> Option<Attachment> {
    let fields = Fields::of(cx, value, &ATTACHMENT, Wanted::Object)?;
    let title = fields.get(TITLE).map(|title| text::list(cx, TITLE, title, Lines::One)).unwrap_or_default();
    let orientation = fields.get(ORIENTATION).and_then(|value| orientation(cx, value)).unwrap_or_default();
    let frame = if orientation == Orientation::Landscape { LANDSCAPE } else { PORTRAIT };
    let body: Vec<Block> = fields.get(BODY).map(|body| blocks::body(cx, BODY, body, frame))?;
    Some(Attachment { title, orientation, body })
}

fn orientation(cx: &mut Cx<'_>, value: &Value) -> Option<Orientation> {
    scalar::word(cx, ORIENTATION, value, ORIENTATION_WORDS, |word| match word {
        "portrait" => Some(Orientation::Portrait),
        "landscape" => Some(Orientation::Landscape),
        _ => None,
    })
}
