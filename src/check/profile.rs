//! A user's profile file, its mistakes as diagnostics.

use crate::diag::catalogue::{ProfileProblem as Problem, ShapeProblem};
use crate::diag::{Diagnostic, Rule, Source};
use crate::profile::{Profile, ProfileErrorKind as Kind};

/// Reads a profile file; `name` is what messages call it.
///
/// # Errors
/// Every mistake, located in the returned source.
pub fn profile(name: &str, text: &str) -> Result<Profile, (Source, Vec<Diagnostic>)> {
    let source = Source::new(name, text);
    let found: Vec<Diagnostic> = match Profile::parse(text) {
        Ok(profile) => {
            let unknown = unknown_rules(&profile, &source);
            if unknown.is_empty() {
                return Ok(profile);
            }
            unknown
        }
        Err(errors) => errors
            .into_iter()
            .map(|error| Diagnostic::error(problem(error.kind), source.place(error.range)))
            .collect(),
    };
    Err((source, found))
}

/// Rules the profile switches off that there are not.
fn unknown_rules(profile: &Profile, source: &Source) -> Vec<Diagnostic> {
    let unknown = profile.check.off.iter().filter(|name| Rule::named(name).is_none());
    unknown
        .map(|name| {
            let start = source.text.find(name.as_str()).unwrap_or(0);
            let end = source.boundary(start + name.len());
            Diagnostic::error(ShapeProblem::unknown_rule(name), source.place(start..end))
        })
        .collect()
}

fn problem(kind: Kind) -> Problem {
    match kind {
        Kind::Invalid(reason) => Problem::ProfileUnreadable { reason },
        Kind::UnknownKey { key, nearest } => Problem::ProfileUnknownKey { key, nearest },
        Kind::WrongType { wanted } => Problem::ProfileWrongType { wanted },
        Kind::OutOfRange { least, most } => Problem::ProfileOutOfRange { least, most },
    }
}
