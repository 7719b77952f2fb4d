//! Numbered items and those below them.

use super::LIMITS;
use super::cx::Cx;
use super::fields::*;
use super::numbering::{Begin, Counter, Numbering};
use super::object::Fields;
use super::scalar;
use super::shape::{ITEM, ITEMS_BLOCK, MOST_START};
use super::text::{self, Lines};
use crate::diag::catalogue::{BodyProblem, ShapeProblem};
use crate::diag::{Limited, Wanted};
use crate::draft::Number;
use crate::input::raw::{Kind, Value};
use crate::model::{Item, Items, NumberStyle};
use crate::thai::digits::to_arabic;

/// A list of items at the top level of a body.
pub(super) fn items(cx: &mut Cx<'_>, value: &Value, numbering: &mut Numbering) -> Option<Items> {
    let fields = Fields::of(cx, value, &ITEMS_BLOCK, Wanted::Object)?;
    let style = style(cx, &fields).unwrap_or(NumberStyle::Section);
    let begin = begin(cx, &fields);
    let list = fields.get(ITEMS)?;
    let counter = numbering.list(style, begin).map_err(|problem| {
        let field =
            if matches!(problem, BodyProblem::NothingToContinue { .. }) { CONTINUE } else { NUMBER_STYLE };
        cx.error(problem, fields.get(field).map_or(fields.head(), Value::head));
    });
    let mut counter = counter.ok();
    let items = level(cx, list, &mut counter, style, 1)?;
    if let Some(counter) = counter {
        numbering.end(&counter);
    }
    Some(Items { items })
}

fn style(cx: &mut Cx<'_>, fields: &Fields<'_>) -> Option<NumberStyle> {
    let value = fields.get(NUMBER_STYLE)?;
    let example = text::plain(cx, value, Wanted::Text)?;
    let style = NumberStyle::from_example(&example);
    if style.is_none() {
        let style = example.chars().take(40).collect();
        cx.error(BodyProblem::UnknownStyle { style }, value.range.clone());
    }
    style
}

fn begin(cx: &mut Cx<'_>, fields: &Fields<'_>) -> Begin {
    let start = fields.get(START).and_then(|start| scalar::whole(cx, start, 1..=MOST_START));
    let goes_on = fields.get(CONTINUE).and_then(|value| scalar::switch(cx, value)).unwrap_or(false);
    match (start, goes_on) {
        (Some(start), false) => Begin::At(start),
        (None, true) => Begin::Continue,
        // Both at once have been reported.
        (Some(_), true) | (None, false) => Begin::Usual,
    }
}

/// The items of one level. Without a counter (it could not be made, which is reported) numbers stay empty.
fn level(
    cx: &mut Cx<'_>,
    list: &Value,
    counter: &mut Option<Counter>,
    style: NumberStyle,
    depth: usize,
) -> Option<Vec<Item>> {
    let Kind::List(values) = &list.kind else {
        cx.wrong_kind(list, Wanted::List);
        return None;
    };
    if values.is_empty() {
        cx.error(ShapeProblem::EmptyField { field: ITEMS }, list.range.clone());
        return None;
    }
    if !cx.within(Limited::ItemLevels, depth, LIMITS.item_levels, list.head()) {
        return None;
    }
    Some(values.iter().filter_map(|value| item(cx, value, counter, style, depth)).collect())
}

fn item(
    cx: &mut Cx<'_>,
    value: &Value,
    counter: &mut Option<Counter>,
    style: NumberStyle,
    depth: usize,
) -> Option<Item> {
    if !cx.count_block(value) {
        return None;
    }
    let Kind::Object(_) = value.kind else {
        let number = automatic(cx, counter, value);
        cx.at.number = Some(Number { text: number.clone(), typed: false });
        let text = text::filled(cx, TEXT, value, Lines::Several, Wanted::TextOrObject)?;
        return Some(Item { style, number, text, children: Vec::new() });
    };
    let fields = Fields::of(cx, value, &ITEM, Wanted::TextOrObject)?;
    let number = match fields.get(NUMBER) {
        Some(typed) => {
            let typed = to_arabic(&text::plain(cx, typed, Wanted::Text).unwrap_or_default());
            counter.iter_mut().for_each(|counter| counter.typed(&typed));
            typed
        }
        None => automatic(cx, counter, value),
    };
    cx.at.number = Some(Number { text: number.clone(), typed: fields.get(NUMBER).is_some() });
    let text = fields.get(TEXT).and_then(|text| text::filled(cx, TEXT, text, Lines::Several, Wanted::Text));
    let children = children(cx, &fields, &number, style, depth);
    Some(Item { style, number, text: text?, children })
}

fn automatic(cx: &mut Cx<'_>, counter: &mut Option<Counter>, value: &Value) -> String {
    let number = counter.as_mut().map(Counter::take).unwrap_or(Ok(String::new()));
    number.unwrap_or_else(|problem| {
        cx.error(problem, value.head());
        // Saying so once is enough.
        *counter = None;
        String::new()
    })
}

fn children(
    cx: &mut Cx<'_>,
    fields: &Fields<'_>,
    number: &str,
    above: NumberStyle,
    depth: usize,
) -> Vec<Item> {
    let own = style(cx, fields);
    let Some(list) = fields.get(ITEMS) else { return Vec::new() };
    let style = own.or(above.below()).unwrap_or(NumberStyle::Dash);
    let place = fields.get(NUMBER_STYLE).map_or(fields.key(ITEMS), Value::head);
    let mut counter = Counter::below(number, style).map_err(|problem| cx.error(problem, place)).ok();
    level(cx, list, &mut counter, style, depth + 1).unwrap_or_default()
}
