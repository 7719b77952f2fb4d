//! The rules a careful registrar reads a draft by: form, wording, dates, amounts.
//!
//! A family a file; each reads the whole [`Draft`] and reports what it finds. Which rules there are, how
//! much they matter and where they come from stands in the catalogue of `diag`. No rule changes a draft;
//! where a mend is mechanical the diagnostic carries it as an edit.

mod abbreviations;
mod attachments;
mod calendar;
mod citation;
mod closing;
mod dates;
mod digits;
mod findings;
mod foreign;
mod grid;
mod head;
mod marks;
mod money;
mod numbering;
mod paragraphs;
mod pattern;
mod people;
mod persons;
mod reference;
mod said;
mod spaces;
mod spelling;
mod spoken;
mod sums;
mod times;
mod twins;
mod unfinished;

use crate::diag::{Diagnostic, Rule, Severity, Source};
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
    /// Of these only the rules of wording, which a text may break that is no memo.
    pub fn wording(&self) -> Self {
        let others = Rule::all().filter(|rule| !rule.is_of_wording()).map(|rule| rule.slug.to_owned());
        Self { off: self.off.iter().cloned().chain(others).collect(), least: self.least }
    }

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
    Family { slugs: reference::SLUGS, read: reference::read },
    Family { slugs: head::SLUGS, read: head::read },
    Family { slugs: paragraphs::SLUGS, read: paragraphs::read },
    Family { slugs: attachments::SLUGS, read: attachments::read },
    Family { slugs: citation::SLUGS, read: citation::read },
    Family { slugs: closing::SLUGS, read: closing::read },
    Family { slugs: people::SLUGS, read: people::read },
    Family { slugs: dates::SLUGS, read: dates::read },
    Family { slugs: times::SLUGS, read: times::read },
    Family { slugs: money::SLUGS, read: money::read },
    Family { slugs: sums::SLUGS, read: sums::read },
    Family { slugs: numbering::SLUGS, read: numbering::read },
    Family { slugs: digits::SLUGS, read: digits::read },
    Family { slugs: marks::SLUGS, read: marks::read },
    Family { slugs: foreign::SLUGS, read: foreign::read },
    Family { slugs: spelling::SLUGS, read: spelling::read },
    Family { slugs: twins::SLUGS, read: twins::read },
    Family { slugs: spaces::SLUGS, read: spaces::read },
    Family { slugs: abbreviations::SLUGS, read: abbreviations::read },
    Family { slugs: spoken::SLUGS, read: spoken::read },
    Family { slugs: unfinished::SLUGS, read: unfinished::read },
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

    #[test]
    fn every_rule_is_read_by_one_family() {
        let read: Vec<&str> = FAMILIES.iter().flat_map(|family| family.slugs).copied().collect();
        let once: HashSet<&str> = read.iter().copied().collect();
        assert_eq!(once.len(), read.len(), "a rule in two families");
        assert_eq!(once, Rule::all().map(|rule| rule.slug).collect());
    }
}
