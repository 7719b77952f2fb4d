//! Filling: a template and a row become raw values with places.

use std::collections::BTreeMap;
use std::ops::Range;

use minijinja::value::ValueKind;
use minijinja::{Error, OutputSpanKind, Value as Data};

use super::{DO, EACH, ELSE, IF, MOST_VALUES, ROWS, Record, THEN, Template, context, expression, identifier};
use crate::diag::catalogue::TemplateProblem as Problem;
use crate::diag::source::Locator;
use crate::diag::{Diagnostic, Lang, Piece, Role, Source};
use crate::input::raw::{Input, Kind, Member, Text, Value};

/// A memo filled from a row, not yet checked.
pub type Filled = Input;

/// What a name stands for in the data.
#[derive(Clone, Copy)]
enum Origin<'a> {
    Row(&'a Record<'a>),
    Value(&'a Value, &'a Source),
    /// Something that was worked out.
    Unknown,
}

impl Template {
    /// Fills the template from a row. Mistakes are told at the cell or, where no single cell is at fault,
    /// at the template's text; with any, the input holds no value.
    pub fn fill(&self, record: &Record<'_>) -> Filled {
        self.filled(std::slice::from_ref(record), false)
    }

    /// Fills the template from rows that belong together: [`ROWS`] is the list of them, and a column by its
    /// own name is what all of them hold; where they differ, asking for it is a mistake.
    pub fn fill_together(&self, records: &[Record<'_>]) -> Filled {
        self.filled(records, true)
    }

    fn filled(&self, records: &[Record<'_>], together: bool) -> Filled {
        let mut filler = Filler {
            template: self,
            records,
            scope: records.first().map(context::variables).unwrap_or_default(),
            names: BTreeMap::new(),
            source: self.input.source.clone(),
            cells: BTreeMap::new(),
            home: None,
            values: 0,
            found: Vec::new(),
        };
        // What comes from data is written behind the template's own text, each stretch on its own line.
        filler.source.text.push('\n');
        if together {
            filler.agree();
            let rows = records.iter().map(context::variables).map(Data::from).collect::<Vec<_>>();
            filler.scope.insert(ROWS.to_owned(), Data::from(rows));
        }
        let root = self.input.root.as_ref().and_then(|root| filler.value(root));
        let failed = !filler.found.is_empty();
        Input { source: filler.source, root: root.filter(|_| !failed), diagnostics: filler.found }
    }
}

struct Filler<'a> {
    template: &'a Template,
    records: &'a [Record<'a>],
    scope: BTreeMap<String, Data>,
    /// Names given by the `$each` around, and what they stand for.
    names: BTreeMap<String, Origin<'a>>,
    /// The template's text, and behind it what came from data.
    source: Source,
    /// Cells already named at the end of the source, for mistakes that have no text of their own.
    cells: BTreeMap<*const Value, Range<usize>>,
    /// What stands for the row as a whole.
    home: Option<Range<usize>>,
    values: usize,
    found: Vec<Diagnostic>,
}

impl<'a> Filler<'a> {
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
        let (Some(each), Some(body)) = (member(members, EACH), member(members, DO)) else {
            return Vec::new();
        };
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
        let origins = self.elements(list);
        let before = (self.scope.get(name).cloned(), self.names.get(name).copied());
        let mut values = Vec::new();
        for (index, item) in items.enumerate() {
            self.scope.insert(name.to_owned(), item);
            self.names.insert(name.to_owned(), origins.get(index).copied().unwrap_or(Origin::Unknown));
            match &body.kind {
                Kind::List(elements) => values.extend(elements.iter().flat_map(|value| self.element(value))),
                _ => values.extend(self.element(body)),
            }
            if self.values > MOST_VALUES {
                break;
            }
        }
        match before.0 {
            Some(value) => self.scope.insert(name.to_owned(), value),
            None => self.scope.remove(name),
        };
        match before.1 {
            Some(origin) => self.names.insert(name.to_owned(), origin),
            None => self.names.remove(name),
        };
        values
    }

    /// What the elements of a list stand for, if it stands in the data as it is.
    fn elements(&self, list: &str) -> Vec<Origin<'a>> {
        if list == ROWS && self.scope.contains_key(ROWS) && self.value_at(ROWS).is_none() {
            return self.records.iter().map(Origin::Row).collect();
        }
        match self.value_at(list) {
            Some((Value { kind: Kind::List(values), .. }, source)) => {
                values.iter().map(|value| Origin::Value(value, source)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// What stands in the data under a name such as `amount` or `item.cost`.
    fn value_at(&self, path: &str) -> Option<(&'a Value, &'a Source)> {
        let (first, rest) = path.split_once('.').map_or((path, None), |(first, rest)| (first, Some(rest)));
        let first_row = || self.records.first().map_or(Origin::Unknown, Origin::Row);
        let named = self.names.get(first).copied();
        let mut rest = if named.is_some() { rest } else { Some(path) };
        let mut at = named.unwrap_or_else(first_row);
        while let Some(path) = rest {
            let (name, after) =
                path.split_once('.').map_or((path, None), |(name, after)| (name, Some(after)));
            at = match at {
                Origin::Row(record) => Origin::Value(record.value(name)?, record.source),
                Origin::Value(Value { kind: Kind::Object(members), .. }, source) => {
                    let member = members.iter().find(|member| identifier(&member.key) == name)?;
                    Origin::Value(&member.value, source)
                }
                Origin::Value(..) | Origin::Unknown => return None,
            };
            rest = after;
        }
        match at {
            Origin::Value(value, source) => Some((value, source)),
            Origin::Row(_) | Origin::Unknown => None,
        }
    }

    /// Reports columns asked for by their own names on which the rows differ.
    fn agree(&mut self) {
        let Some((first, others)) = self.records.split_first() else { return };
        for name in &self.template.common {
            let Some(value) = first.value(name) else { continue };
            let same = |other: &&'a Record<'a>| other.value(name).is_some_and(|other| same(value, other));
            if let Some(other) = others.iter().find(|other| !same(other)) {
                let (against, place) = (self.cell(value, first.source), other.value(name));
                let place = place.map_or_else(|| against.clone(), |value| self.cell(value, other.source));
                let problem = Problem::ColumnDiffers { column: name.clone() };
                let against = self.source.place(against);
                self.found
                    .push(Diagnostic::error(problem, self.source.place(place)).with(Role::Against, against));
            }
        }
    }

    fn choice(&mut self, members: &[Member]) -> Option<Value> {
        let condition = member(members, IF)?;
        let Kind::Text(text) = &condition.kind else { return None };
        let scope = match self.comparable(&text.text) {
            Ok(scope) => scope,
            Err((value, source)) => {
                let range = self.cell(value, source);
                self.error(Problem::Incomparable { value: super::shown(value) }, range);
                return None;
            }
        };
        let holds = self.evaluate_in(scope, &text.text, condition);
        let branch = if holds?.is_true() { THEN } else { ELSE };
        self.value(member(members, branch)?)
    }

    /// The scope with numbers for the cells that a condition compares: `46,500` and `๔๖๕๐๐` too, which are texts
    /// elsewhere.
    ///
    /// # Errors
    /// A cell that holds no number: compared as a text it would always be more.
    fn comparable(&self, condition: &str) -> Result<BTreeMap<String, Data>, (&'a Value, &'a Source)> {
        let mut scope = self.scope.clone();
        if !condition.contains(['<', '>']) || condition.contains(['|', '\'', '"']) {
            return Ok(scope);
        }
        let Ok(compiled) = self.template.env.compile_expression(condition) else { return Ok(scope) };
        for path in compiled.undeclared_variables(true) {
            let Some((value, source)) = self.value_at(&path) else { continue };
            let Some(text) = context::data(value).as_str().map(str::to_owned) else { continue };
            let number = context::number(&text).ok_or((value, source))?;
            match path.split_once('.') {
                None => drop(scope.insert(path, number)),
                Some((name, member)) => {
                    let object = scope.get(name).map(|object| with(object, member, number));
                    scope.extend(object.map(|object| (name.to_owned(), object)));
                }
            }
        }
        Ok(scope)
    }

    /// The value of an expression; a mistake in it is reported.
    fn evaluate(&mut self, expression: &str, place: &Value) -> Option<Data> {
        self.evaluate_in(self.scope.clone(), expression, place)
    }

    fn evaluate_in(
        &mut self,
        scope: BTreeMap<String, Data>,
        expression: &str,
        place: &Value,
    ) -> Option<Data> {
        let compiled = self.template.env.compile_expression(expression);
        compiled
            .and_then(|compiled| compiled.eval(Data::from(scope)))
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
            if matches!(data.kind(), ValueKind::Seq | ValueKind::Iterable | ValueKind::Map | ValueKind::Bool)
            {
                return Some(self.given(&data, expression, value));
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
                let expression =
                    range.as_ref().map_or("", |range| expression::around(&text.text, range.start));
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
        let found = self.path(expression).and_then(|path| self.value_at(&path));
        let piece = found.map(|(value, source)| elsewhere(value, source)).unwrap_or_else(|| {
            let at = self.template.input.source.line_column(place.start);
            let file = &self.template.input.source.name;
            Piece::Elsewhere { name: format!("{file}:{}:{}", at.line, at.column), row: at.line }
        });
        self.append(stretch, piece)
    }

    fn append(&mut self, stretch: &str, piece: Piece) -> usize {
        let byte = self.source.text.len();
        self.source.pieces.push((byte, piece));
        self.source.text.push_str(stretch);
        self.source.text.push('\n');
        byte
    }

    /// The one name an expression uses: `amount`, `item.cost`.
    fn path(&self, expression: &str) -> Option<String> {
        let compiled = self.template.env.compile_expression_owned(expression.to_owned()).ok()?;
        let mut names = compiled.undeclared_variables(true).into_iter();
        names.next().filter(|_| names.next().is_none())
    }

    /// Data as raw values, all placed at the expression that gave them.
    fn given(&mut self, data: &Data, expression: &str, place: &Value) -> Value {
        let kind = match data.kind() {
            ValueKind::Undefined | ValueKind::None => Kind::Null,
            ValueKind::Bool => Kind::Bool(data.is_true()),
            ValueKind::Seq | ValueKind::Iterable => {
                let items = data.try_iter().into_iter().flatten();
                Kind::List(items.map(|item| self.given(&item, expression, place)).collect())
            }
            ValueKind::Map => {
                let keys = data.try_iter().into_iter().flatten();
                let member = |key: Data| {
                    let value = data.get_item(&key).unwrap_or_default();
                    let value = self.given(&value, expression, place);
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

    /// Reports what went wrong in an expression: at its cell if it has one, else at the template, with the row.
    fn failed(&mut self, error: &Error, expression: &str, place: Range<usize>) {
        let path = self.path(expression);
        let cell = path.as_deref().and_then(|path| self.value_at(path));
        // A name whose cell holds something is not what is empty.
        let empty = cell.is_none_or(|(value, _)| context::data(value).is_undefined());
        let problem = expression::problem(error, path.as_deref().filter(|_| empty).unwrap_or_default());
        match cell {
            Some((value, source)) => {
                let range = self.cell(value, source);
                self.error(problem, range);
            }
            None => {
                let (place, home) = (self.source.place(place), self.home());
                let home = home.map(|home| self.source.place(home));
                let found = Diagnostic::error(problem, place);
                self.found.push(home.into_iter().fold(found, |found, home| found.with(Role::Row, home)));
            }
        }
    }

    /// The line at the source's end that stands for a cell.
    fn cell(&mut self, value: &'a Value, source: &Source) -> Range<usize> {
        if let Some(known) = self.cells.get(&std::ptr::from_ref(value)) {
            return known.clone();
        }
        let shown = super::shown(value);
        let shown = shown.lines().next().unwrap_or_default();
        let byte = self.append(shown, elsewhere(value, source));
        let range = byte..byte + shown.len();
        self.cells.insert(value, range.clone());
        range
    }

    /// The line at the source's end that stands for the row: its first cell that holds anything.
    fn home(&mut self) -> Option<Range<usize>> {
        if self.home.is_none() {
            let record = self.records.first()?;
            let filled = record.values.iter().find(|(_, value)| !context::data(value).is_undefined());
            let (_, value) = filled.or(record.values.first())?;
            self.home = Some(self.cell(value, record.source));
        }
        self.home.clone()
    }

    fn error(&mut self, problem: Problem, range: Range<usize>) {
        let place = self.source.place(range);
        self.found.push(Diagnostic::error(problem, place));
    }
}

/// An object with another value for one of its members.
fn with(object: &Data, member: &str, value: Data) -> Data {
    let keys = object.try_iter().into_iter().flatten();
    let members = keys.map(|key| (key.to_string(), object.get_item(&key).unwrap_or_default()));
    let mut members: BTreeMap<String, Data> = members.collect();
    members.insert(member.to_owned(), value);
    Data::from(members)
}

/// The name of a value's place in its own file.
fn elsewhere(value: &Value, source: &Source) -> Piece {
    let start = value.range.start;
    let mut locator = Locator::new(source);
    Piece::Elsewhere { name: locator.named(start, Lang::En), row: locator.at(start).line }
}

/// Whether two cells hold the same, wherever they stand.
fn same(a: &Value, b: &Value) -> bool {
    context::data(a) == context::data(b)
}

fn has(members: &[Member], key: &str) -> bool {
    members.iter().any(|member| member.key == key)
}

fn member<'a>(members: &'a [Member], key: &str) -> Option<&'a Value> {
    members.iter().find(|member| member.key == key).map(|member| &member.value)
}
