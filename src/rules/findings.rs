//! What a review has found so far, and which rules it looks for.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::Options;
use crate::diag::{Diagnostic, Edit, Problem, Role, Rule, Source};
use crate::draft::{Draft, Passage};

/// Most findings of one rule; more help nobody.
const MOST: usize = 1_000;

pub(super) struct Findings<'a> {
    source: &'a Source,
    /// Rules looked for, each with how often it has found something.
    on: HashMap<&'static str, usize>,
    found: Vec<Diagnostic>,
}

impl<'a> Findings<'a> {
    pub(super) fn new(draft: &Draft, source: &'a Source, options: &Options) -> Self {
        let off: HashSet<&str> =
            options.off.iter().chain(draft.off.iter().map(|off| &off.value)).map(String::as_str).collect();
        let on = Rule::all().filter(|rule| rule.severity >= options.least && !off.contains(rule.slug));
        Self { source, on: on.map(|rule| (rule.slug, 0)).collect(), found: Vec::new() }
    }

    /// Whether a rule is looked for.
    pub(super) fn wants(&self, slug: &str) -> bool {
        self.on.contains_key(slug)
    }

    /// Reports a stretch of a passage.
    pub(super) fn report(&mut self, problem: impl Into<Problem>, passage: &Passage, stretch: Range<usize>) {
        self.add(problem, passage.source(stretch), None, None);
    }

    /// Reports a stretch of a passage, with what should stand there.
    pub(super) fn report_fix(
        &mut self,
        problem: impl Into<Problem>,
        passage: &Passage,
        stretch: Range<usize>,
        right: impl Into<String>,
    ) {
        let edit = passage.replaceable(&stretch).map(|range| Edit { range, text: right.into() });
        self.add(problem, passage.source(stretch), None, edit);
    }

    /// Reports a stretch of a passage that another place contradicts.
    pub(super) fn report_against(
        &mut self,
        problem: impl Into<Problem>,
        passage: &Passage,
        stretch: Range<usize>,
        against: Range<usize>,
    ) {
        self.add(problem, passage.source(stretch), Some(against), None);
    }

    /// Reports bytes of the source.
    pub(super) fn report_at(&mut self, problem: impl Into<Problem>, range: Range<usize>) {
        self.add(problem, range, None, None);
    }

    fn add(
        &mut self,
        problem: impl Into<Problem>,
        range: Range<usize>,
        against: Option<Range<usize>>,
        edit: Option<Edit>,
    ) {
        let problem = problem.into();
        let Some(rule) = problem.rule().filter(|rule| self.wants(rule.slug)) else { return };
        let count = self.on.entry(rule.slug).or_default();
        *count += 1;
        if *count > MOST {
            return;
        }
        let mut diagnostic = Diagnostic::new(rule.severity, problem, self.source.place(range));
        diagnostic.edit = edit.filter(|_| rule.fixable);
        if let Some(against) = against {
            diagnostic = diagnostic.with(Role::Against, self.source.place(against));
        }
        self.found.push(diagnostic);
    }

    pub(super) fn finish(mut self) -> Vec<Diagnostic> {
        self.found.sort_by_key(|found| (found.place.range.start, found.place.range.end));
        self.found
    }
}
