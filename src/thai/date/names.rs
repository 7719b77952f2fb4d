//! Names of months and weekdays.

/// Months in full, January first.
pub const MONTHS: [&str; 12] = [
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
];

/// Months shortened, January first.
pub const SHORT_MONTHS: [&str; 12] =
    ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."];

/// Weekdays without the word วัน, Sunday first.
pub const WEEKDAYS: [&str; 7] = ["อาทิตย์", "จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์"];

/// Whether `word` is a month's name, full or short, to the letter.
pub(crate) fn is_month_name(word: &str) -> bool {
    MONTHS.contains(&word) || SHORT_MONTHS.contains(&word)
}

/// The number (1..=12) of the month `typed` names, full or short; full stops and inner spaces of the
/// short form may be missing.
pub(super) fn month_number(typed: &str) -> Option<u32> {
    let letters = |name: &str| name.replace(['.', ' '], "");
    let typed = letters(typed);
    let full = MONTHS.iter().position(|name| *name == typed);
    let month = full.or_else(|| SHORT_MONTHS.iter().position(|name| letters(name) == typed))?;
    Some(month as u32 + 1)
}

/// The full name that `typed` resembles: at most a third of its letters differ.
pub(super) fn nearest_month(typed: &str) -> Option<&'static str> {
    let distance = |name: &str| strsim::damerau_levenshtein(name, typed);
    let nearest = MONTHS.into_iter().min_by_key(|name| distance(name))?;
    (distance(nearest) * 3 <= nearest.chars().count()).then_some(nearest)
}

/// The weekday `typed` names, as an index into [`WEEKDAYS`].
pub(super) fn weekday_number(typed: &str) -> Option<usize> {
    let typed = if typed == "พฤหัส" { "พฤหัสบดี" } else { typed };
    WEEKDAYS.iter().position(|name| *name == typed)
}
