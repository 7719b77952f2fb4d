//! Patterns of the rules.

use regex::Regex;

/// A fixed pattern of a rule; every one is compiled by the rule's examples.
#[expect(clippy::expect_used, reason = "fixed patterns, compiled in tests")]
pub(super) fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a pattern of the rules")
}
