//! The columns a template asks for.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use super::expression;
use super::{EACH, IF, ROWS, Template};
use crate::input::raw::{Kind, Member, Value};

/// What a template asks for.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Columns {
    /// The columns by name.
    pub asked: BTreeMap<String, Column>,
    /// Whether the rows are used in a way that may ask for any column.
    pub any: bool,
}

/// A column a template asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Where it is first asked for: bytes of the template.
    pub place: Range<usize>,
    /// Whether the template can do without: every use has a `default`.
    pub optional: bool,
    /// Whether it is asked for by its own name, so that rows that fill one memo must agree on it.
    pub common: bool,
}

/// A name given by a `$each`, and whether it stands for a row.
type Own = (String, bool);

impl Template {
    /// The columns the template asks for. `together`: whether rows fill a memo together, as `rows`.
    pub fn columns(&self, together: bool) -> Columns {
        let mut collector = Collector { template: self, together, own: Vec::new(), columns: Columns::default() };
        if let Some(root) = &self.input.root {
            collector.value(root);
        }
        collector.columns
    }
}

struct Collector<'a> {
    template: &'a Template,
    together: bool,
    own: Vec<Own>,
    columns: Columns,
}

impl Collector<'_> {
    fn value(&mut self, value: &Value) {
        match &value.kind {
            Kind::Text(text) => {
                if let Ok(template) = self.template.env.template_from_str(&text.text) {
                    self.names(template.undeclared_variables(true), &text.text, &value.range);
                }
            }
            Kind::List(values) => values.iter().for_each(|value| self.value(value)),
            Kind::Object(members) => self.object(members),
            Kind::Null | Kind::Bool(_) | Kind::Number(_) | Kind::Unreadable => {}
        }
    }

    fn object(&mut self, members: &[Member]) {
        let before = self.own.len();
        for member in members {
            let Kind::Text(text) = &member.value.kind else { continue };
            match member.key.as_str() {
                IF => self.expression(&text.text, &member.value.range),
                EACH => {
                    let Some((name, list)) = expression::each(&text.text) else { continue };
                    let rows = self.together && list == ROWS;
                    if !rows {
                        self.expression(list, &member.value.range);
                    }
                    self.own.push((name.to_owned(), rows));
                }
                _ => {}
            }
        }
        let plain = |member: &&Member| !member.key.starts_with("//") && ![EACH, IF].contains(&member.key.as_str());
        members.iter().filter(plain).for_each(|member| self.value(&member.value));
        self.own.truncate(before);
    }

    fn expression(&mut self, text: &str, place: &Range<usize>) {
        if let Ok(compiled) = self.template.env.compile_expression(text) {
            self.names(compiled.undeclared_variables(true), text, place);
        }
    }

    /// Takes note of names such as `item.cost`.
    fn names(&mut self, names: HashSet<String>, text: &str, place: &Range<usize>) {
        for path in names {
            let (first, rest) = path.split_once('.').unwrap_or((&path, ""));
            let own = self.own.iter().rev().find(|(name, _)| name == first);
            let (column, common) = match own {
                Some((_, true)) if !rest.is_empty() => (rest.split('.').next().unwrap_or(rest), false),
                // The row itself, handed to something that may look at all of it.
                Some((_, true)) => {
                    self.columns.any = true;
                    continue;
                }
                Some((_, false)) => continue,
                None if self.together && first == ROWS => {
                    self.columns.any = true;
                    continue;
                }
                None => (first, true),
            };
            let optional = expression::has_default(text, &path);
            let known = self.columns.asked.entry(column.to_owned());
            let known = known.or_insert_with(|| Column { place: place.clone(), optional, common });
            known.place = known.place.start.min(place.start)..match place.start < known.place.start {
                true => place.end,
                false => known.place.end,
            };
            known.optional &= optional;
            known.common |= common;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::json;

    #[test]
    fn columns_are_those_the_data_must_have() {
        let text = r#"{ "a": "{{ name }} {{ note | default('-') }} {{ box.size }}",
            "b": [{ "$each": "item in rows", "$do": "{{ item.what }} {{ name }} {{ item.more | default('') }}" }],
            "c": [{ "$each": "part in parts", "$do": "{{ part.x }}" }],
            "d": { "$if": "urgent", "$then": 1 }, "//e": "{{ remark }}" }"#;
        let template = Template::new(json::parse("memo.json", text.as_bytes())).expect("a template");
        let columns = template.columns(true);
        let shown: Vec<_> = columns.asked.iter().map(|(n, c)| (n.as_str(), c.optional, c.common)).collect();
        let wanted = [
            ("box", false, true),
            ("more", true, false),
            ("name", false, true),
            ("note", true, true),
            ("parts", false, true),
            ("urgent", false, true),
            ("what", false, false),
        ];
        assert_eq!(shown, wanted);
        assert!(!columns.any && template.columns(false).asked.contains_key("rows"));
        assert_eq!(&text[columns.asked["urgent"].place.clone()], r#""urgent""#);
    }
}
