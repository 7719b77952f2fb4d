//! Templates: a memo in JSON whose texts hold `{{ column }}`, filled from rows of data.
//!
//! Texts are templates of minijinja: `{{ name }}`, `{{ amount | baht }}`, `{% if urgent %}…{% endif %}`.
//! What comes out of an expression is data: no character in it is a mark of the inline syntax. Two keys
//! work on values as a whole: `{ "$each": "item in rows", "$do": … }` in a list repeats its `$do` for
//! each element, and `{ "$if": "…", "$then": …, "$else": … }` stands for one of its two values or for none.
//!
//! A filled memo is raw values again, with places: what came from a cell points to the cell.
//!
//! Rows that belong together fill one memo: `rows` holds them all, and a column by its own name is what they
//! have in common.

mod columns;
mod context;
mod expression;
mod fill;
mod filters;
mod json;

use std::borrow::Cow;

use minijinja::{Environment, UndefinedBehavior};

use crate::diag::catalogue::TemplateProblem as Problem;
use crate::diag::{Diagnostic, Source};
use crate::input::raw::{Input, Kind, Value};
pub use columns::{Column, Columns};
pub use expression::identifier;
pub use fill::Filled;
pub use json::write as write_json;

/// Steps one text may take; a loop without end is stopped.
const FUEL: u64 = 100_000;

/// Values one memo may be filled with.
const MOST_VALUES: usize = 200_000;

/// Keys that repeat or choose a value.
const EACH: &str = "$each";
const DO: &str = "$do";
const IF: &str = "$if";
const THEN: &str = "$then";
const ELSE: &str = "$else";

/// The name of the rows that fill one memo together.
pub const ROWS: &str = "rows";

/// A memo to be filled.
#[derive(Debug)]
pub struct Template {
    input: Input,
    env: Environment<'static>,
    /// Columns that rows which fill one memo must agree on.
    common: Vec<String>,
}

/// A row of data: named values and the text they stand in.
#[derive(Debug, Clone)]
pub struct Record<'a> {
    /// The columns' names, as [`identifier`] makes them, each with its value.
    pub values: Vec<(Cow<'a, str>, &'a Value)>,
    /// The text the values point into.
    pub source: &'a Source,
}

impl<'a> Record<'a> {
    /// The value of a column.
    pub fn value(&self, column: &str) -> Option<&'a Value> {
        self.values.iter().find(|(name, _)| name == column).map(|(_, value)| *value)
    }
}

/// A value as templates print it; empty if there is none.
pub fn shown(value: &Value) -> String {
    let data = context::data(value);
    if data.is_undefined() { String::new() } else { data.to_string() }
}

impl Template {
    /// A template from an input that could be read; texts that are no templates are reported.
    ///
    /// # Errors
    /// Every mistake of the texts and of the keys that repeat or choose.
    pub fn new(input: Input) -> Result<Self, Box<(Input, Vec<Diagnostic>)>> {
        let mut template = Self { env: environment(), input, common: Vec::new() };
        let mut found = Vec::new();
        if let Some(root) = &template.input.root {
            template.examine(root, &mut found);
        }
        if found.is_empty() && template.input.root.is_some() {
            let asked = template.columns(true).asked.into_iter();
            template.common = asked.filter(|(_, column)| column.common).map(|(name, _)| name).collect();
            return Ok(template);
        }
        let mut all = template.input.diagnostics.clone();
        all.extend(found);
        all.sort_by_key(|diagnostic| diagnostic.place.range.start);
        Err(Box::new((template.input, all)))
    }

    /// Whether a name is the template language's own, such as `range`.
    fn is_given(&self, name: &str) -> bool {
        self.env.globals().any(|(given, _)| given == name)
    }

    /// Reports what is no template.
    fn examine(&self, value: &Value, found: &mut Vec<Diagnostic>) {
        match &value.kind {
            Kind::Text(text) => {
                if let Err(error) = self.env.template_from_str(&text.text) {
                    let range = error.range().filter(|range| text.text.get(range.clone()).is_some());
                    let place = range.map_or(value.range.clone(), |range| text.source(range));
                    found.push(Diagnostic::error(expression::problem(&error, ""), self.input.place(place)));
                }
            }
            Kind::List(values) => values.iter().for_each(|value| self.examine(value, found)),
            Kind::Object(members) => {
                for member in members.iter().filter(|member| !member.key.starts_with("//")) {
                    match (member.key.as_str(), &member.value.kind) {
                        (EACH, Kind::Text(text)) => self.examine_each(&text.text, &member.value, found),
                        (IF, Kind::Text(text)) => self.examine_expression(&text.text, &member.value, found),
                        (EACH | IF, _) => found.push(self.error(Problem::NoExpression {}, &member.value)),
                        _ => self.examine(&member.value, found),
                    }
                }
                let has = |key: &str| members.iter().any(|member| member.key == key);
                let lacks = [(EACH, DO), (IF, THEN)].into_iter().find(|(key, with)| has(key) && !has(with));
                if let Some((key, with)) = lacks {
                    found.push(self.error(Problem::KeyMissing { key, with }, value));
                }
            }
            Kind::Null | Kind::Bool(_) | Kind::Number(_) | Kind::Unreadable => {}
        }
    }

    fn examine_each(&self, text: &str, value: &Value, found: &mut Vec<Diagnostic>) {
        match expression::each(text) {
            Some((_, list)) => self.examine_expression(list, value, found),
            None => found.push(self.error(Problem::EachUnreadable {}, value)),
        }
    }

    fn examine_expression(&self, text: &str, value: &Value, found: &mut Vec<Diagnostic>) {
        if let Err(error) = self.env.compile_expression(text) {
            found.push(self.error(expression::problem(&error, ""), value));
        }
    }

    fn error(&self, problem: Problem, value: &Value) -> Diagnostic {
        Diagnostic::error(problem, self.input.place(value.head()))
    }
}

/// Only what a template needs: no loaders, no includes, no clock; an empty cell is never printed in silence.
fn environment() -> Environment<'static> {
    let mut env = Environment::new();
    env.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    env.set_fuel(Some(FUEL));
    env.set_auto_escape_callback(|_| minijinja::AutoEscape::None);
    filters::add(&mut env);
    env
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::source::Locator;
    use crate::diag::{Lang, short};
    use crate::input::json;

    const MEMO: &str = r#"{
  "subject": "ขอ**อนุญาต**ให้ {{ name }} ลา",
  "date": "{{ day | default('2026-11-24') }}",
  "to": "{{ bosses }}",
  "body": [
    "เป็นเงิน {{ money | baht }}{% if note %} ({{ note }}){% endif %}",
    { "$each": "item in items", "$do": ["{{ loop_name | default('-') }} {{ item.what }}", "{{ item.cost | number(2) }}"] },
    { "$if": "urgent", "$then": "ด่วน", "$else": { "page_break": true } },
    { "$if": "urgent", "$then": "หายไป" }
  ]
}"#;

    fn template(text: &str) -> Template {
        Template::new(json::parse("memo.json", text.as_bytes()))
            .unwrap_or_else(|found| panic!("{}", short::render(&found.1, &found.0.source, Lang::En)))
    }

    /// A template filled from an object in JSON.
    fn filled(text: &str, data: &str) -> Filled {
        let data = json::parse("people.json", data.as_bytes());
        let Some(Value { kind: Kind::Object(members), .. }) = &data.root else { panic!("no object") };
        template(text).fill(&record(members, &data.source))
    }

    fn record<'a>(members: &'a [crate::input::raw::Member], source: &'a Source) -> Record<'a> {
        Record { values: members.iter().map(|m| (identifier(&m.key), &m.value)).collect(), source }
    }

    /// A value as compact JSON.
    fn shown(value: &Value) -> String {
        match &value.kind {
            Kind::Null | Kind::Unreadable => "null".to_owned(),
            Kind::Bool(on) => on.to_string(),
            Kind::Number(number) => number.clone(),
            Kind::Text(text) => format!("\"{}\"", text.text),
            Kind::List(values) => format!("[{}]", values.iter().map(shown).collect::<Vec<_>>().join(",")),
            Kind::Object(members) => {
                let members =
                    members.iter().map(|member| format!("{:?}:{}", member.key, shown(&member.value)));
                format!("{{{}}}", members.collect::<Vec<_>>().join(","))
            }
        }
    }

    #[test]
    fn a_memo_is_filled() {
        let data = r#"{ "name": "นาย ก **ข**", "bosses": ["นายก", "ปลัด"], "money": 46500, "note": "", "urgent": false,
            "items": [{ "what": "โต๊ะ", "cost": 1500 }, { "what": "เก้าอี้", "cost": "250.5" }] }"#;
        let filled = filled(MEMO, data);
        assert_eq!(filled.diagnostics, []);
        let wanted = r#"{"subject":"ขอ**อนุญาต**ให้ นาย ก **ข** ลา","date":"2026-11-24","to":["นายก","ปลัด"],"#
            .to_owned()
            + r#""body":["เป็นเงิน 46,500 บาท (สี่หมื่นหกพันห้าร้อยบาทถ้วน)","- โต๊ะ","1,500.00","- เก้าอี้","250.50","#
            + r#"{"page_break":true}]}"#;
        assert_eq!(shown(filled.root.as_ref().expect("filled")), wanted);
    }

    #[test]
    fn data_is_no_markup_and_knows_its_cell() {
        let data = r#"{ "name": "**ก", "bosses": "นายก", "money": "1", "items": [] }"#;
        let filled = filled(MEMO, data);
        let Some(Value { kind: Kind::Object(members), .. }) = &filled.root else { panic!("no memo") };
        let Kind::Text(subject) = &members[0].value.kind else { panic!("no subject") };
        let start = subject.text.find("**ก").expect("the name");
        assert_eq!(subject.literal, std::slice::from_ref(&(start..start + "**ก".len())));
        let place = subject.source(start..start + "**ก".len());
        assert_eq!(&filled.source.text[place.clone()], "**ก");
        let named = Locator::new(&filled.source).named(place.start, Lang::En);
        assert_eq!(named, "people.json:1:11");
        let bold = subject.source(0.."ขอ**".len());
        assert_eq!(Locator::new(&filled.source).named(bold.start, Lang::En), "memo.json:2:15");
        assert_eq!(&filled.source.text[bold], "ขอ**");
    }

    #[test]
    fn mistakes_are_told_at_the_cell() {
        let cases = [
            (r#"{ "name": " ", "bosses": "ก", "money": 1 }"#, "people.json:1:11: error[empty-cell]"),
            (r#"{ "name": "ก", "bosses": "ก", "money": "ห้า" }"#, "people.json:1:40: error[filter-refuses]"),
            (
                r#"{ "name": "ก", "bosses": "ก", "money": 1, "items": 5 }"#,
                "memo.json:7:16: error[not-a-list]",
            ),
        ];
        for (data, wanted) in cases {
            let filled = filled(MEMO, data);
            let said = short::render(&filled.diagnostics, &filled.source, Lang::En);
            assert!(said.starts_with(wanted) && said.lines().count() == 1, "{said}");
            assert!(filled.root.is_none());
        }
    }

    #[test]
    fn mistakes_of_the_template_are_told_before_any_row() {
        let cases = [
            (r#"{ "a": "{{ x " }"#, "template-syntax"),
            (r#"{ "a": "{% if x %}" }"#, "template-syntax"),
            (r#"{ "a": [{ "$each": "x", "$do": [] }] }"#, "each-unreadable"),
            (r#"{ "a": [{ "$each": "x in y" }] }"#, "key-missing"),
            (r#"{ "a": { "$if": true, "$then": 1 } }"#, "no-expression"),
            (r#"{ "a": { "$if": "x >", "$then": 1 } }"#, "template-syntax"),
        ];
        for (text, slug) in cases {
            let found = Template::new(json::parse("memo.json", text.as_bytes())).expect_err(text).1;
            assert_eq!(found.iter().map(|found| found.problem.slug()).collect::<Vec<_>>(), [slug], "{text}");
        }
    }

    #[test]
    fn conditions_compare_numbers() {
        let memo = r#"{ "a": [{ "$if": "x > 1000", "$then": "{{ x }}", "$else": "no" }] }"#;
        for (x, wanted) in
            [("1000", "no"), ("\"46,500\"", "46,500"), ("\"๑๐๐๐.๕\"", "๑๐๐๐.๕"), ("999.5", "no")]
        {
            let filled = filled(memo, &format!("{{ \"x\": {x} }}"));
            assert_eq!(shown(filled.root.as_ref().expect(x)), format!(r#"{{"a":["{wanted}"]}}"#));
        }
        let both = r#"{ "a": [{ "$if": "x.one > x.two", "$then": "more" }, { "$if": "x.two > x.one", "$then": "less" }] }"#;
        for (one, two, wanted) in [("\"1,000\"", "\"๙๙๙\"", "more"), ("\"1,000\"", "5000", "less")] {
            let filled = filled(both, &format!("{{ \"x\": {{ \"one\": {one}, \"two\": {two} }} }}"));
            assert_eq!(shown(filled.root.as_ref().expect(one)), format!(r#"{{"a":["{wanted}"]}}"#));
        }
        let slugs =
            |x| filled(memo, x).diagnostics.iter().map(|found| found.problem.slug()).collect::<Vec<_>>();
        assert_eq!(slugs(r#"{ "x": "ห้าร้อย" }"#), ["incomparable"]);
    }

    #[test]
    fn rows_fill_one_memo_together() {
        let memo = r#"{ "to": "{{ ถึง }}", "body": [{ "$each": "ของ in rows", "$do": "{{ ของ.ชื่อ }} {{ ของ.ราคา | number(2) }}" }] }"#;
        let data = |second: &str| {
            let first = r#"{ "ถึง": "นายก", "ชื่อ": "โต๊ะ", "ราคา": 1500 }"#;
            json::parse("people.json", format!("[{first},\n{second}]").as_bytes())
        };
        let fill = |data: &Input| {
            let Some(Value { kind: Kind::List(rows), .. }) = &data.root else { panic!("no list") };
            let rows = rows.iter().map(|row| match &row.kind {
                Kind::Object(members) => record(members, &data.source),
                _ => panic!("no object"),
            });
            template(memo).fill_together(&rows.collect::<Vec<_>>())
        };
        let filled = fill(&data(r#"{ "ถึง": "นายก", "ชื่อ": "**", "ราคา": "๒๕๐.๕" }"#));
        assert_eq!(filled.diagnostics, []);
        let wanted = r#"{"to":"นายก","body":["โต๊ะ 1,500.00","** 250.50"]}"#;
        assert_eq!(shown(filled.root.as_ref().expect("filled")), wanted);
        for (second, wanted) in [
            (r#"{ "ถึง": "ปลัด", "ชื่อ": "โต๊ะ", "ราคา": 1 }"#, "people.json:2:10: error[column-differs]"),
            (r#"{ "ถึง": "นายก", "ชื่อ": "โต๊ะ", "ราคา": "ห้า" }"#, "people.json:2:42: error[filter-refuses]"),
            (r#"{ "ถึง": "นายก", "ชื่อ": " ", "ราคา": 1 }"#, "people.json:2:26: error[empty-cell]"),
        ] {
            let filled = fill(&data(second));
            let said = short::render(&filled.diagnostics, &filled.source, Lang::En);
            assert!(said.starts_with(wanted) && said.lines().count() == 1, "{said}");
        }
    }

    #[test]
    fn work_without_end_is_stopped() {
        let endless =
            r#"{ "a": "{% for x in range(100000) %}{% for y in range(100000) %}x{% endfor %}{% endfor %}" }"#;
        assert_eq!(filled(endless, "{}").diagnostics[0].problem.slug(), "too-much-work");
    }
}
