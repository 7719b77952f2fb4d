//! The rules a careful registrar reads a draft by: form, wording, dates, amounts.
//!
//! A family a file; each reads the whole [`Draft`] and reports what it finds. Which rules there are, how
//! much they matter and where they come from stands in the catalogue of `diag`. No rule changes a draft;
//! where a mend is mechanical the diagnostic carries it as an edit.

mod calendar;
mod closing;
mod dates;
mod digits;
mod findings;
mod grid;
mod money;
mod numbering;
mod pattern;
mod said;
mod sums;
mod times;

use crate::diag::{Diagnostic, Severity, Source};
use crate::draft::Draft;
use findings::Findings;

/// Which rules are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Rules switched off by their names, besides those the draft itself switches off.
    pub off: Vec<String>,
    /// The least severity looked for.
    pub least: Severity,
}

impl Default for Options {
    /// Every rule.
    fn default() -> Self {
        Self { off: Vec::new(), least: Severity::Note }
    }
}

impl Options {
    /// Only what stops a document from being made.
    pub fn errors() -> Self {
        Self { least: Severity::Error, ..Self::default() }
    }
}

/// A family of rules: the names of its rules, and the function that reads a draft by them.
struct Family {
    slugs: &'static [&'static str],
    read: fn(&Draft, &mut Findings<'_>),
}

const FAMILIES: &[Family] = &[
    Family { slugs: closing::SLUGS, read: closing::read },
    Family { slugs: dates::SLUGS, read: dates::read },
    Family { slugs: times::SLUGS, read: times::read },
    Family { slugs: money::SLUGS, read: money::read },
    Family { slugs: sums::SLUGS, read: sums::read },
    Family { slugs: numbering::SLUGS, read: numbering::read },
    Family { slugs: digits::SLUGS, read: digits::read },
];

/// Reads a draft by the rules; what is found comes in the order of the source.
pub fn review(draft: &Draft, source: &Source, options: &Options) -> Vec<Diagnostic> {
    let mut findings = Findings::new(draft, source, options);
    for family in FAMILIES {
        if family.slugs.iter().any(|slug| findings.wants(slug)) {
            (family.read)(draft, &mut findings);
        }
    }
    findings.finish()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::diag::Rule;

    #[test]
    fn every_rule_is_read_by_one_family() {
        let read: Vec<&str> = FAMILIES.iter().flat_map(|family| family.slugs).copied().collect();
        let once: HashSet<&str> = read.iter().copied().collect();
        assert_eq!(once.len(), read.len(), "a rule in two families");
        assert_eq!(once, Rule::all().map(|rule| rule.slug).collect());
    }
}
