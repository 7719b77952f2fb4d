//! People who sign, and the opinions of those who endorse.

use super::cx::Cx;
use super::fields::*;
use super::object::Fields;
use super::shape::{ACTING_SHAPE, ENDORSEMENT, LAYOUT_WORDS, PERSON};
use super::text::{self, Lines};
use super::{date, scalar};
use crate::diag::Wanted;
use crate::diag::catalogue::ShapeProblem;
use crate::draft::Part;
use crate::input::raw::{Kind, Value};
use crate::model::{Acting, ActingLayout, Endorsement, Signatory};

/// ผู้ลงนาม: one or several.
pub(super) fn signatories(cx: &mut Cx<'_>, value: &Value) -> Vec<Signatory> {
    match &value.kind {
        Kind::List(values) => {
            if values.is_empty() {
                cx.error(ShapeProblem::EmptyField { field: SIGNATORIES }, value.range.clone());
            }
            values.iter().filter_map(|value| signatory(cx, value, Wanted::Object)).collect()
        }
        _ => signatory(cx, value, Wanted::ObjectOrList).into_iter().collect(),
    }
}

fn signatory(cx: &mut Cx<'_>, value: &Value, wanted: Wanted) -> Option<Signatory> {
    let fields = Fields::of(cx, value, &PERSON, wanted)?;
    person(cx, &fields)
}

/// ความเห็น / เกษียณ, in order.
pub(super) fn endorsements(cx: &mut Cx<'_>, value: &Value) -> Vec<Endorsement> {
    let Kind::List(values) = &value.kind else {
        cx.wrong_kind(value, Wanted::List);
        return Vec::new();
    };
    values.iter().filter_map(|value| endorsement(cx, value)).collect()
}

fn endorsement(cx: &mut Cx<'_>, value: &Value) -> Option<Endorsement> {
    let fields = Fields::of(cx, value, &ENDORSEMENT, Wanted::Object)?;
    let heading =
        fields.get(HEADING).map(|heading| text::filled(cx, HEADING, heading, Lines::One, Wanted::Text));
    let opinion = fields.get(OPINION).map(|opinion| text::list(cx, OPINION, opinion, Lines::Several));
    let signatory = person(cx, &fields)?;
    Some(Endorsement { heading: heading.flatten(), opinion: opinion.unwrap_or_default(), signatory })
}

fn person(cx: &mut Cx<'_>, fields: &Fields<'_>) -> Option<Signatory> {
    let name = fields.get(NAME).and_then(|name| full_name(cx, name));
    let rank = text::plain_part(cx, Part::Rank, fields.get(RANK));
    let position = fields.get(POSITION).map(|position| text::list(cx, POSITION, position, Lines::One));
    let acting = fields.get(ACTING).and_then(|value| acting(cx, value));
    let date = fields.get(SIGNED_DATE).and_then(|value| date::date(cx, value));
    Some(Signatory { rank, name: name?, position: position.unwrap_or_default(), acting, date })
}

/// A name without the brackets typed around it; the form prints its own.
fn full_name(cx: &mut Cx<'_>, value: &Value) -> Option<String> {
    let typed = text::plain_filled(cx, NAME, value, Wanted::Text)?;
    cx.wrote(Part::Name, value);
    let name =
        typed.strip_prefix('(').and_then(|name| name.strip_suffix(')')).map_or(typed.as_str(), str::trim);
    if name.is_empty() {
        cx.error(ShapeProblem::EmptyField { field: NAME }, value.range.clone());
        return None;
    }
    Some(name.to_owned())
}

fn acting(cx: &mut Cx<'_>, value: &Value) -> Option<Acting> {
    let fields = Fields::of(cx, value, &ACTING_SHAPE, Wanted::Object)?;
    let phrase = fields.get(ACTING_AS).and_then(|phrase| {
        cx.wrote(Part::ActingPhrase, phrase);
        text::plain_filled(cx, ACTING_AS, phrase, Wanted::Text)
    });
    let position = fields.get(ACTING_FOR);
    let position =
        position.and_then(|position| text::filled(cx, ACTING_FOR, position, Lines::One, Wanted::Text));
    let layout = fields.get(LAYOUT).and_then(|layout| {
        scalar::word(cx, LAYOUT, layout, LAYOUT_WORDS, |word| match word {
            "own" => Some(ActingLayout::WithOwnPosition),
            "superior" => Some(ActingLayout::WithSuperior),
            _ => None,
        })
    });
    Some(Acting { phrase: phrase?, position: position?, layout })
}
