//! How often the rules are right: `tests/labelled.json` holds texts with the rules a registrar would mark
//! in them, half of them with none. A text that begins with `{` stands for fields of a memo.
//!
//! `cargo test --release --test it labelled -- --nocapture` prints the figures.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use saraban::diag::Rule;
use serde_json::Value;

use crate::rules::{memo, reviewed};

/// Least share of right findings among the findings, and of found mistakes among the mistakes.
const FLOOR: f64 = 0.95;

#[derive(Default)]
struct Count {
    right: usize,
    false_alarms: usize,
    missed: usize,
}

impl Count {
    fn precision(&self) -> f64 {
        share(self.right, self.right + self.false_alarms)
    }

    fn recall(&self) -> f64 {
        share(self.right, self.right + self.missed)
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// Text and the rules to be marked in it.
fn cases() -> Vec<(String, BTreeSet<String>)> {
    let cases: Vec<Value> = serde_json::from_str(include_str!("../labelled.json")).unwrap();
    let marks = |case: &Value| {
        case["marks"].as_array().unwrap().iter().map(|rule| rule.as_str().unwrap().to_owned()).collect()
    };
    cases.iter().map(|case| (case["text"].as_str().unwrap().to_owned(), marks(case))).collect()
}

#[test]
fn precision_and_recall() {
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    let mut wrong = String::new();
    for (text, marks) in cases() {
        let found: BTreeSet<String> =
            reviewed(&memo(&text)).diagnostics.iter().map(|found| found.problem.slug().to_owned()).collect();
        for rule in found.union(&marks) {
            let count = counts.entry(rule.clone()).or_default();
            match (found.contains(rule), marks.contains(rule)) {
                (true, true) => count.right += 1,
                (true, false) => count.false_alarms += 1,
                _ => count.missed += 1,
            }
        }
        for rule in found.symmetric_difference(&marks) {
            let what = if found.contains(rule) { "false alarm" } else { "missed" };
            writeln!(wrong, "{what}: {rule}: {text}").unwrap();
        }
    }
    let sum = |part: fn(&Count) -> usize| counts.values().map(part).sum();
    let all = Count {
        right: sum(|count| count.right),
        false_alarms: sum(|count| count.false_alarms),
        missed: sum(|count| count.missed),
    };
    let line = |name: &str, count: &Count| {
        format!(
            "{name:20} precision {:.3} recall {:.3} of {}\n",
            count.precision(),
            count.recall(),
            count.right
        )
    };
    let lines: String = counts.iter().map(|(rule, count)| line(rule, count)).collect();
    let report = format!("{lines}{}{wrong}", line("all", &all));
    eprint!("{report}");
    for count in counts.values().chain([&all]) {
        assert!(count.precision() >= FLOOR && count.recall() >= FLOOR, "\n{report}");
    }
}

#[test]
fn the_labels_are_of_rules_and_half_the_texts_are_clean() {
    let cases = cases();
    let rules: BTreeSet<&str> = Rule::all().map(|rule| rule.slug).collect();
    for (text, marks) in &cases {
        assert!(marks.iter().all(|rule| rules.contains(rule.as_str())), "{text}: {marks:?}");
    }
    let clean = cases.iter().filter(|(_, marks)| marks.is_empty()).count();
    assert!(cases.len() >= 60 && clean * 2 >= cases.len(), "{clean} of {}", cases.len());
}

/// What a mend writes is right: the rule that asked for it is silent then, and no other speaks up.
#[test]
fn every_mend_mends() {
    for (text, _) in cases() {
        let mut memo = memo(&text);
        let before = reviewed(&memo).diagnostics;
        let mut edits: Vec<_> = before.iter().filter_map(|found| found.edit.clone()).collect();
        edits.sort_by_key(|edit| std::cmp::Reverse(edit.range.start));
        for edit in edits {
            memo.replace_range(edit.range, &edit.text);
        }
        let left = reviewed(&memo).diagnostics;
        let unmended = before.iter().filter(|found| found.edit.is_none()).count();
        assert_eq!(left.len(), unmended, "{memo}: {left:#?}");
    }
}
