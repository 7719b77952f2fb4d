//! A user's profile file, its mistakes as diagnostics.

use crate::diag::catalogue::ProfileProblem as Problem;
use crate::diag::{Diagnostic, Source};
use crate::profile::{Profile, ProfileErrorKind as Kind};

/// Reads a profile file; `name` is what messages call it.
///
/// # Errors
/// Every mistake, located in the returned source.
pub fn profile(name: &str, text: &str) -> Result<Profile, (Source, Vec<Diagnostic>)> {
    Profile::parse(text).map_err(|errors| {
        let source = Source::new(name, text);
        let diagnostics = errors
            .into_iter()
            .map(|error| Diagnostic::error(problem(error.kind), source.place(error.range)))
            .collect();
        (source, diagnostics)
    })
}

fn problem(kind: Kind) -> Problem {
    match kind {
        Kind::Invalid(reason) => Problem::ProfileUnreadable { reason },
        Kind::UnknownKey { key, nearest } => Problem::ProfileUnknownKey { key, nearest },
        Kind::WrongType { wanted } => Problem::ProfileWrongType { wanted },
        Kind::OutOfRange { least, most } => Problem::ProfileOutOfRange { least, most },
    }
}
