//! Filling: a template and a row become raw values with places.

use std::collections::BTreeMap;
use std::ops::Range;

use minijinja::value::ValueKind;
use minijinja::{Error, OutputSpanKind, Value as Data};

use super::{DO, EACH, ELSE, IF, MOST_VALUES, Record, THEN, Template};
use super::{context, expression};
use crate::diag::catalogue::TemplateProblem as Problem;
use crate::diag::{Diagnostic, Piece, Source};
use crate::input::raw::{Input, Kind, Member, Text, Value};

/// A memo filled from a row, not yet checked.
pub type Filled = Input;

impl Template {
    /// Fills the template from a row. Mistakes are told at the cell or, where no single cell is at fault,
    /// at the template's text; with any, the input holds no value.
    pub fn fill(&self, record: &Record<'_>) -> Filled {
        let mut filler = Filler {
            template: self,
            record,
            scope: context::variables(record),
            source: self.input.source.clone(),
            cells: BTreeMap::new(),
            values: 0,
            found: Vec::new(),
        };
        // What comes from data is written behind the template's own text, each stretch on its own line.
        filler.source.text.push('\n');
        let root = self.input.root.as_ref().and_then(|root| filler.value(root));
        let failed = !filler.found.is_empty();
        Input { source: filler.source, root: root.filter(|_| !failed), diagnostics: filler.found }
    }
}

struct Filler<'a> {
    template: &'a Template,
    record: &'a Record<'a>,
    scope: BTreeMap<String, Data>,
    /// The template's text, and behind it what came from data.
    source: Source,
    /// Cells already named at the end of the source, for mistakes that have no text of their own.
    cells: BTreeMap<String, Range<usize>>,
    values: usize,
    found: Vec<Diagnostic>,
}

impl Filler<'_> {
    /// A value filled; none if it stands for nothing.
    fn value(&mut self, value: &Value) -> Option<Value> {
        self.values += 1;
        if self.values > MOST_VALUES {
            if self.values == MOST_VALUES + 1 {
                self.error(Problem::Endless {}, value.head());
            }
            return None;
        }
        let kind = match &value.kind {
            Kind::Text(text) => return self.text(text, value),
            Kind::List(values) => Kind::List(values.iter().flat_map(|value| self.element(value)).collect()),
            Kind::Object(members) if has(members, IF) => return self.choice(members),
            Kind::Object(members) => Kind::Object(
                members
                    .iter()
                    .filter_map(|member| {
                        let value = match member.key.starts_with("//") {
                            true => Some(member.value.clone()),
                            false => self.value(&member.value),
                        };
                        Some(Member { value: value?, ..member.clone() })
                    })
                    .collect(),
            ),
            plain => plain.clone(),
        };
        Some(Value { range: value.range.clone(), kind })
    }

    /// An element of a list: itself, one for each of a list, or nothing.
    fn element(&mut self, value: &Value) -> Vec<Value> {
        match &value.kind {
            Kind::Object(members) if has(members, EACH) => self.repeat(members),
            // A list that stands for an element goes in as its elements: `"{{ paragraphs }}"`.
            Kind::Text(text) => match self.text(text, value) {
                Some(Value { kind: Kind::List(values), .. }) => values,
                filled => filled.into_iter().collect(),
            },
            _ => self.value(value).into_iter().collect(),
        }
    }

    fn repeat(&mut self, members: &[Member]) -> Vec<Value> {
        let (Some(each), Some(body)) = (member(members, EACH), member(members, DO)) else { return Vec::new() };
        let Kind::Text(text) = &each.kind else { return Vec::new() };
        let Some((name, list)) = expression::each(&text.text) else { return Vec::new() };
        let items = match self.evaluate(list, each) {
            // A list that is empty or absent repeats nothing.
            Some(items) if items.is_undefined() || items.is_none() => return Vec::new(),
            Some(items) => items,
            None => return Vec::new(),
        };
        let listed = matches!(items.kind(), ValueKind::Seq | ValueKind::Iterable);
        let Some(items) = items.try_iter().ok().filter(|_| listed) else {
            self.error(Problem::NotAList { expression: list.to_owned() }, each.range.clone());
            return Vec::new();
        };
        let before = self.scope.get(name).cloned();
        let mut values = Vec::new();
        for item in items {
            self.scope.insert(name.to_owned(), item);
            match &body.kind {
                Kind::List(elements) => values.extend(elements.iter().flat_map(|value| self.element(value))),
                _ => values.extend(self.element(body)),
            }
            if self.values > MOST_VALUES {
                break;
            }
        }
        match before {
            Some(value) => self.scope.insert(name.to_owned(), value),
            None => self.scope.remove(name),
        };
        values
    }

    fn choice(&mut self, members: &[Member]) -> Option<Value> {
        let condition = member(members, IF)?;
        let Kind::Text(text) = &condition.kind else { return None };
        let branch = if self.evaluate(&text.text, condition)?.is_true() { THEN } else { ELSE };
        self.value(member(members, branch)?)
    }

    /// The value of an expression; a mistake in it is reported.
    fn evaluate(&mut self, expression: &str, place: &Value) -> Option<Data> {
        let compiled = self.template.env.compile_expression(expression);
        compiled
            .and_then(|compiled| compiled.eval(Data::from(self.scope.clone())))
            .map_err(|error| self.failed(&error, expression, place.range.clone()))
            .ok()
    }

    /// A text filled. One that is a single expression may give a list, an object, `true` or `false`.
    fn text(&mut self, text: &Text, value: &Value) -> Option<Value> {
        let plain = !text.text.contains("{{") && !text.text.contains("{%") && !text.text.contains("{#");
        if plain {
            return Some(value.clone());
        }
        if let Some(expression) = expression::whole(&text.text) {
            let data = self.evaluate(expression, value)?;
            if matches!(data.kind(), ValueKind::Seq | ValueKind::Iterable | ValueKind::Map | ValueKind::Bool) {
                return Some(self.from_data(&data, expression, value));
            }
        }
        let rendered = self
            .template
            .env
            .template_from_str(&text.text)
            .and_then(|template| template.render_with_spans(Data::from(self.scope.clone())));
        let (output, spans) = match rendered {
            Ok(rendered) => rendered,
            Err(error) => {
                let range = error.range().filter(|range| text.text.get(range.clone()).is_some());
                let expression = range.as_ref().map_or("", |range| expression::around(&text.text, range.start));
                let place = range.map_or(value.range.clone(), |range| text.source(range));
                self.failed(&error, expression, place);
                return None;
            }
        };
        let mut filled = Text::default();
        for span in spans {
            let stretch = &output[span.output_range()];
            match span.kind() {
                OutputSpanKind::Raw => filled.push_part(text, span.source_range()),
                _ => {
                    let expression = text.text.get(span.source_range()).unwrap_or_default();
                    let start = filled.text.len();
                    let byte = self.written(stretch, expression, text.source(span.source_range()));
                    filled.push(stretch, byte);
                    filled.literal.push(start..filled.text.len());
                }
            }
        }
        if filled.text.is_empty() {
            filled.push("", value.range.start);
        }
        Some(Value { range: value.range.clone(), kind: Kind::Text(filled) })
    }

    /// Writes what an expression gave behind the source's text; returns its first byte there.
    fn written(&mut self, stretch: &str, expression: &str, place: Range<usize>) -> usize {
        let piece = self.column(expression).and_then(|column| self.record.place(&column));
        let piece = piece.unwrap_or_else(|| {
            let at = self.template.input.source.line_column(place.start);
            let file = &self.template.input.source.name;
            Piece::Elsewhere { name: format!("{file}:{}:{}", at.line, at.column), row: at.line }
        });
        let byte = self.source.text.len();
        self.source.pieces.push((byte, piece));
        self.source.text.push_str(stretch);
        self.source.text.push('\n');
        byte
    }

    /// The one column an expression uses.
    fn column(&self, expression: &str) -> Option<String> {
        let compiled = self.template.env.compile_expression_owned(expression.to_owned()).ok()?;
        let mut names = compiled.undeclared_variables(false).into_iter();
        names.next().filter(|name| names.next().is_none() && self.record.value(name).is_some())
    }

    /// Data as raw values, all placed at the expression that gave them.
    fn from_data(&mut self, data: &Data, expression: &str, place: &Value) -> Value {
        let kind = match data.kind() {
            ValueKind::Undefined | ValueKind::None => Kind::Null,
            ValueKind::Bool => Kind::Bool(data.is_true()),
            ValueKind::Seq | ValueKind::Iterable => {
                let items = data.try_iter().into_iter().flatten();
                Kind::List(items.map(|item| self.from_data(&item, expression, place)).collect())
            }
            ValueKind::Map => {
                let keys = data.try_iter().into_iter().flatten();
                let member = |key: Data| {
                    let value = data.get_item(&key).unwrap_or_default();
                    let value = self.from_data(&value, expression, place);
                    Member { key: key.to_string(), key_range: place.range.clone(), value }
                };
                Kind::Object(keys.map(member).collect())
            }
            _ => {
                let text = data.to_string();
                let mut filled = Text::default();
                let byte = self.written(&text, expression, place.range.clone());
                filled.push(&text, byte);
                filled.literal.push(0..text.len());
                Kind::Text(filled)
            }
        };
        self.values += 1;
        Value { range: place.range.clone(), kind }
    }

    /// Reports what went wrong in an expression: at its cell if it has one, else at the template.
    fn failed(&mut self, error: &Error, expression: &str, place: Range<usize>) {
        let column = self.column(expression);
        let problem = expression::problem(error, column.as_deref().unwrap_or_default());
        let range = match column {
            Some(column) => self.named_cell(&column, expression, place),
            None => place,
        };
        self.error(problem, range);
    }

    /// The line at the source's end that stands for a cell.
    fn named_cell(&mut self, column: &str, expression: &str, place: Range<usize>) -> Range<usize> {
        if let Some(known) = self.cells.get(column) {
            return known.clone();
        }
        let shown = self.record.value(column).map(|value| context::data(value).to_string()).unwrap_or_default();
        let shown = shown.lines().next().unwrap_or_default().to_owned();
        let byte = self.written(&shown, expression, place);
        let range = byte..byte + shown.len();
        self.cells.insert(column.to_owned(), range.clone());
        range
    }

    fn error(&mut self, problem: Problem, range: Range<usize>) {
        let place = self.source.place(range);
        self.found.push(Diagnostic::error(problem, place));
    }
}

fn has(members: &[Member], key: &str) -> bool {
    members.iter().any(|member| member.key == key)
}

fn member<'a>(members: &'a [Member], key: &str) -> Option<&'a Value> {
    members.iter().find(|member| member.key == key).map(|member| &member.value)
}
