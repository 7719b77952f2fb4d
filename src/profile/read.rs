//! Reading a profile file: the user's values over the built-in ones, every mistake placed.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::{BUILT_IN, Profile};

/// The key of a user's profile that names the built-in one it starts from.
const BASE: &str = "base";

/// What is wrong with a profile file, and where in its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileError {
    /// Bytes of the file.
    pub range: Range<usize>,
    /// What is wrong.
    pub kind: ProfileErrorKind,
}

/// The kinds of mistakes in a profile file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProfileErrorKind {
    /// Not TOML, or a value that cannot be used; the reason in English.
    Invalid(String),
    /// No such key; perhaps this one was meant.
    UnknownKey {
        /// The key as typed.
        key: String,
        /// The nearest known key.
        nearest: Option<String>,
    },
    /// A value of another type than the built-in profile has.
    WrongType {
        /// The type wanted, as TOML calls it.
        wanted: &'static str,
    },
    /// A number outside its range.
    OutOfRange {
        /// Least value.
        least: String,
        /// Greatest value.
        most: String,
    },
}

impl Profile {
    /// Reads a user's profile: what it names, over the built-in profile that its key `base` names.
    ///
    /// # Errors
    /// Every unknown key, wrong type and out-of-range number, each with its place.
    pub fn parse(text: &str) -> Result<Self, Vec<ProfileError>> {
        let table = DeTable::parse(text).map_err(|error| vec![invalid(&error, 0..0)])?;
        let mut errors = Vec::new();
        let mut merged = base(table.get_ref(), &mut errors);
        overlay(&mut merged, table.get_ref(), &mut Vec::new(), &mut errors);
        if !errors.is_empty() {
            errors.sort_by_key(|error| error.range.start);
            return Err(errors);
        }
        merged.try_into().map_err(|error: toml::de::Error| vec![invalid(&error, 0..0)])
    }
}

fn invalid(error: &toml::de::Error, place: Range<usize>) -> ProfileError {
    let reason = error.message().lines().next().unwrap_or_default().to_owned();
    ProfileError { range: error.span().unwrap_or(place), kind: ProfileErrorKind::Invalid(reason) }
}

/// The values a user's profile starts from.
fn base(user: &DeTable<'_>, errors: &mut Vec<ProfileError>) -> toml::Table {
    let mut base: toml::Table = toml::from_str(BUILT_IN[0]).unwrap_or_default();
    let Some((_, value)) = user.iter().find(|(key, _)| key.get_ref() == BASE) else { return base };
    let named = value.get_ref().as_str();
    match Profile::NAMES.iter().zip(BUILT_IN).find(|(name, _)| named == Some(**name)) {
        Some((_, text)) => {
            if let Ok(table) = DeTable::parse(text) {
                overlay(&mut base, table.get_ref(), &mut Vec::new(), errors);
            }
        }
        None => {
            let reason = format!("`base` names a built-in profile: {}", Profile::NAMES.join(", "));
            errors.push(ProfileError { range: value.span(), kind: ProfileErrorKind::Invalid(reason) });
        }
    }
    base
}

/// Lays the user's values over the built-in ones, key by key.
fn overlay(
    base: &mut toml::Table,
    user: &DeTable<'_>,
    path: &mut Vec<String>,
    errors: &mut Vec<ProfileError>,
) {
    for (key, value) in user {
        let name: &str = key.get_ref();
        if path.is_empty() && name == BASE {
            continue;
        }
        let Some(known) = base.get_mut(name) else {
            let nearest = nearest(name, base.keys().map(String::as_str));
            let kind = ProfileErrorKind::UnknownKey { key: name.to_owned(), nearest };
            errors.push(ProfileError { range: key.span(), kind });
            continue;
        };
        path.push(name.to_owned());
        match (known, value.get_ref()) {
            (toml::Value::Table(known), DeValue::Table(user)) => overlay(known, user, path, errors),
            (known, given) => {
                let kind = replace(known, given).err();
                let word = if kind.is_none() { unusable(path, known, value.span()) } else { None };
                errors.extend(kind.map(|kind| ProfileError { range: value.span(), kind }).or(word));
            }
        }
        path.pop();
    }
}

/// Whether a value of the right type still cannot stand there: an unknown word, a bad colour.
fn unusable(path: &[String], value: &toml::Value, place: Range<usize>) -> Option<ProfileError> {
    let mut whole: toml::Table = toml::from_str(BUILT_IN[0]).ok()?;
    let (last, parts) = path.split_last()?;
    let mut table = &mut whole;
    for part in parts {
        table = table.get_mut(part)?.as_table_mut()?;
    }
    table.insert(last.clone(), value.clone());
    whole.try_into::<Profile>().err().map(|error| invalid(&error, place))
}

/// Puts a value in place of one of the same type; an integer may stand for a float.
fn replace(known: &mut toml::Value, given: &DeValue<'_>) -> Result<(), ProfileErrorKind> {
    use toml::Value as V;
    match (&mut *known, given) {
        (V::Integer(_) | V::Float(_), DeValue::Integer(_) | DeValue::Float(_)) => {
            let text = match given {
                DeValue::Integer(n) => n.to_string(),
                DeValue::Float(n) => n.to_string(),
                _ => String::new(),
            };
            let number: f64 = text.parse().unwrap_or(f64::NAN);
            // No length of the form is beyond a metre; a count beyond 1000 is a slip.
            if !(0.0..=1000.0).contains(&number) {
                return Err(ProfileErrorKind::OutOfRange { least: "0".into(), most: "1000".into() });
            }
            let whole = number.fract() == 0.0;
            *known = if whole { V::Integer(number as i64) } else { V::Float(number) };
        }
        (V::String(old), DeValue::String(new)) => *old = new.to_string(),
        (V::Boolean(old), DeValue::Boolean(new)) => *old = *new,
        // A list of words may have any length; a list of numbers has one for each level.
        (V::Array(old), DeValue::Array(new)) if old.is_empty() => {
            for word in new.iter() {
                let DeValue::String(word) = word.get_ref() else {
                    return Err(ProfileErrorKind::WrongType { wanted: "string" });
                };
                old.push(V::String(word.to_string()));
            }
        }
        (V::Array(old), DeValue::Array(new)) if old.len() == new.len() => {
            for (old, new) in old.iter_mut().zip(new.iter()) {
                replace(old, new.get_ref())?;
            }
        }
        (known, _) => return Err(ProfileErrorKind::WrongType { wanted: known.type_str() }),
    }
    Ok(())
}

fn nearest<'a>(typed: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    known
        .map(|name| (strsim::jaro_winkler(typed, name), name))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_profile_parses() {
        for name in Profile::NAMES {
            assert_eq!(Profile::built_in(name).map(|profile| profile.name).as_deref(), Some(*name));
        }
    }

    #[test]
    fn a_user_profile_changes_only_what_it_names() {
        let built_in = Profile::built_in("opm-2553").unwrap();
        let user = Profile::parse("[signature]\nblank_lines = 2\n").unwrap();
        assert_eq!(user.signature.blank_lines, 2);
        assert_eq!(user.page, built_in.page);
    }

    #[test]
    fn a_user_profile_may_start_from_any_built_in_one() {
        let local = Profile::built_in("local").unwrap();
        let user = Profile::parse("base = \"local\"\nkeep = [\"ห้วยยางขาม\"]\n").unwrap();
        assert_eq!(user, Profile { keep: vec!["ห้วยยางขาม".to_owned()], ..local });
        let unknown = Profile::parse("base = \"loca\"\n").unwrap_err();
        assert_eq!(unknown[0].range, 7..13);
    }

    #[test]
    fn mistakes_are_all_found_and_placed() {
        let text = "[page]\nleft_m = 3\nright_mm = \"x\"\ntop_mm = -4\n";
        let errors = Profile::parse(text).unwrap_err();
        let places: Vec<&str> = errors.iter().map(|error| &text[error.range.clone()]).collect();
        assert_eq!(places, ["left_m", "\"x\"", "-4"]);
        let nearest = Some("left_mm".to_owned());
        assert_eq!(errors[0].kind, ProfileErrorKind::UnknownKey { key: "left_m".into(), nearest });
    }

    #[test]
    fn an_unusable_word_is_placed() {
        let text = "digits = \"roman\"\n[signature]\nacting = \"both\"\n[class]\ncolor = \"red\"\n";
        let errors = Profile::parse(text).unwrap_err();
        let places: Vec<&str> = errors.iter().map(|error| &text[error.range.clone()]).collect();
        assert_eq!(places, ["\"roman\"", "\"both\"", "\"red\""]);
    }
}
