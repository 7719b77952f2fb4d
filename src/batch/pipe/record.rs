//! What a line asks for: a memo, a memo with an id, or a template with data and an id.

use std::ops::Range;

use serde_json::value::RawValue;

use crate::diag::catalogue::{ShapeProblem, TemplateProblem};
use crate::diag::{Diagnostic, Wanted};
use crate::input::raw::{Input, Kind, Member, Value};

/// What a line asks for.
pub(super) struct Record {
    /// What the asker calls it, as typed.
    pub(super) id: Option<Box<RawValue>>,
    /// The name the id gives its files.
    pub(super) stem: Option<String>,
    /// What is to be made.
    pub(super) body: Body,
}

/// What is to be made.
pub(super) enum Body {
    /// The line itself.
    Whole,
    /// The value of `memo`.
    Memo(Value),
    /// The values of `template` and of `data`.
    Filled(Value, Vec<Member>),
    /// Nothing: the line has mistakes, which are among the input's.
    None,
}

const KEYS: [&str; 4] = ["id", "memo", "template", "data"];

impl Record {
    /// Reads a line; its mistakes are added to the input's. A memo has none of the keys `memo`, `template`
    /// and `data`.
    pub(super) fn of(input: &mut Input) -> Self {
        let Some(Value { kind: Kind::Object(members), range }) = &input.root else {
            return Self { id: None, stem: None, body: Body::Whole };
        };
        let [id, memo, template, data] = KEYS.map(|key| members.iter().find(|member| member.key == key));
        let (name, stem) = id.map(|id| named(id, &input.source.text)).unwrap_or_default();
        if memo.or(template).or(data).is_none() {
            return Self { id: name, stem, body: Body::Whole };
        }
        let mut found: Vec<(crate::diag::Problem, Range<usize>)> = Vec::new();
        for strange in
            members.iter().filter(|member| !KEYS.contains(&member.key.as_str()) && !is_remark(member))
        {
            let key = strange.key.chars().take(60).collect();
            let problem = ShapeProblem::UnknownField { key, near: None, allowed: KEYS.to_vec() };
            found.push((problem.into(), strange.key_range.clone()));
        }
        if let Some(id) = id.filter(|id| matches!(id.value.kind, Kind::List(_) | Kind::Object(_))) {
            let problem = ShapeProblem::WrongKind { wanted: Wanted::TextOrWhole, found: id.value.found() };
            found.push((problem.into(), id.value.head()));
        }
        let body = match (memo, template, data) {
            (Some(memo), None, None) => Body::Memo(memo.value.clone()),
            (Some(_), Some(other), _) | (Some(_), None, Some(other)) => {
                let other_key = if template.is_some() { "template" } else { "data" };
                let problem = ShapeProblem::Conflict { one: "memo", other: other_key };
                found.push((problem.into(), other.key_range.clone()));
                Body::None
            }
            (None, Some(template), Some(data)) => match &data.value.kind {
                Kind::Object(members) => Body::Filled(template.value.clone(), members.clone()),
                _ => {
                    let problem =
                        ShapeProblem::WrongKind { wanted: Wanted::Object, found: data.value.found() };
                    found.push((problem.into(), data.value.head()));
                    Body::None
                }
            },
            (None, template, _) => {
                let (key, with) =
                    if template.is_some() { ("template", "data") } else { ("data", "template") };
                found.push((TemplateProblem::KeyMissing { key, with }.into(), range.start..range.start + 1));
                Body::None
            }
        };
        let found = found.into_iter().map(|(problem, at)| Diagnostic::error(problem, input.place(at)));
        let found: Vec<_> = found.collect();
        input.diagnostics.extend(found);
        let body = if input.diagnostics.iter().any(Diagnostic::is_error) { Body::None } else { body };
        Self { id: name, stem, body }
    }
}

fn is_remark(member: &Member) -> bool {
    member.key.starts_with("//")
}

/// An id as it goes back, and the name it gives.
fn named(id: &Member, text: &str) -> (Option<Box<RawValue>>, Option<String>) {
    let stem = match &id.value.kind {
        Kind::Text(text) => Some(text.text.clone()),
        Kind::Number(number) => Some(number.clone()),
        Kind::Bool(_) | Kind::Null | Kind::Unreadable => None,
        Kind::List(_) | Kind::Object(_) => return (None, None),
    };
    // What was mistyped and read all the same is no JSON.
    (text.get(id.value.range.clone()).and_then(|typed| RawValue::from_string(typed.to_owned()).ok()), stem)
}
