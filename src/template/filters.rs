//! The filters clerks need: dates, money, numbers, telephone numbers.
//!
//! They give Arabic digits; the document shows the digits it is asked for.

use minijinja::value::{Value as Data, ValueKind};
use minijinja::{Environment, Error, ErrorKind};

use crate::thai::baht::Baht;
use crate::thai::date::PartialDate;
use crate::thai::digits::{Digits, to_arabic, to_thai};

/// What an error of ours begins with; filter and value follow, parted by U+0001.
pub(super) const REFUSED: &str = "\u{1}";

pub(super) fn add(env: &mut Environment<'_>) {
    env.add_filter("thai_date", |value: &Data| date(value, "thai_date").map(|date| date.long(Digits::Arabic, " ")));
    env.add_filter("thai_date_short", |value: &Data| {
        date(value, "thai_date_short").map(|date| date.short(Digits::Arabic))
    });
    env.add_filter("baht", |value: &Data| {
        let baht = money(value, "baht")?;
        Ok::<_, Error>(format!("{} บาท ({})", baht.figures(Digits::Arabic), baht.words()))
    });
    env.add_filter("baht_words", |value: &Data| money(value, "baht_words").map(|baht| baht.words()));
    env.add_filter("number", |value: &Data, decimals: Option<usize>| number(value, decimals));
    env.add_filter("thai_digits", |value: &Data| Ok::<_, Error>(to_thai(&shown(value)?)));
    env.add_filter("at_most", |value: &Data, limit: &Data| at_most(value, limit));
    env.add_filter("telephone", |value: &Data| telephone(value));
}

/// A value as text; an empty one is refused.
fn shown(value: &Data) -> Result<String, Error> {
    match value.kind() {
        ValueKind::Undefined | ValueKind::None => Err(Error::from(ErrorKind::UndefinedError)),
        _ => Ok(value.to_string()),
    }
}

fn refused(filter: &str, value: &str) -> Error {
    Error::new(ErrorKind::InvalidOperation, format!("{REFUSED}{filter}\u{1}{value}"))
}

fn date(value: &Data, filter: &str) -> Result<PartialDate, Error> {
    let text = shown(value)?;
    PartialDate::parse(&text).map_err(|_| refused(filter, &text))
}

fn money(value: &Data, filter: &str) -> Result<Baht, Error> {
    let text = shown(value)?;
    Baht::parse(text.trim()).map_err(|_| refused(filter, &text))
}

/// Commas between thousands; with `decimals`, so many places, halves away from zero.
fn number(value: &Data, decimals: Option<usize>) -> Result<String, Error> {
    let text = shown(value)?;
    let refuse = || refused("number", &text);
    let plain = to_arabic(text.trim()).replace(',', "");
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain.as_str()), |rest| ("-", rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let numeral = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 18 || fraction.len() > 18 || !numeral(whole) || !numeral(fraction) {
        return Err(refuse());
    }
    let (whole, fraction) = rounded(whole, fraction, decimals).ok_or_else(refuse)?;
    let grouped = crate::thai::digits::group_thousands(whole);
    Ok(if fraction.is_empty() { format!("{sign}{grouped}") } else { format!("{sign}{grouped}.{fraction}") })
}

/// A decimal cut to so many places, the last rounded; exact, since no binary fraction is made of it.
fn rounded(whole: &str, fraction: &str, decimals: Option<usize>) -> Option<(u64, String)> {
    let whole: u64 = whole.parse().ok()?;
    let Some(places) = decimals else { return Some((whole, fraction.to_owned())) };
    if places > 18 {
        return None;
    }
    let kept = format!("{:0<places$}", fraction.chars().take(places).collect::<String>());
    let up = fraction.as_bytes().get(places).is_some_and(|digit| *digit >= b'5');
    let scaled = format!("{whole}{kept}").parse::<u128>().ok()? + u128::from(up);
    let power = 10_u128.pow(places as u32);
    let fraction = if places == 0 { String::new() } else { format!("{:0>places$}", scaled % power) };
    Some(((scaled / power) as u64, fraction))
}

/// The amount itself, unless it is more than the limit.
fn at_most(value: &Data, limit: &Data) -> Result<Data, Error> {
    let (amount, most) = (money(value, "at_most")?, money(limit, "at_most")?);
    if amount > most { Err(refused("at_most", &shown(value)?)) } else { Ok(value.clone()) }
}

/// A telephone number in groups, with the zero at its beginning that a spreadsheet drops.
fn telephone(value: &Data) -> Result<String, Error> {
    let text = shown(value)?;
    let digits: String = to_arabic(&text).chars().filter(|c| !matches!(c, ' ' | '-' | '.')).collect();
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(refused("telephone", &text));
    }
    let digits = if digits.starts_with('0') { digits } else { format!("0{digits}") };
    match digits.len() {
        // Bangkok has an area code of two digits, the provinces of three.
        9 if digits.starts_with("02") => Ok(format!("0 2{} {}", &digits[2..5], &digits[5..])),
        9 => Ok(format!("0 {} {}", &digits[1..5], &digits[5..])),
        10 => Ok(format!("{} {} {}", &digits[..2], &digits[2..6], &digits[6..])),
        _ => Err(refused("telephone", &text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(template: &str, value: &str) -> Result<String, Error> {
        let mut env = Environment::new();
        add(&mut env);
        env.render_str(template, std::collections::BTreeMap::from([("x", Data::from(value))]))
    }

    #[test]
    fn what_filters_make() {
        let cases = [
            ("{{ x | thai_date }}", "2022-04-10", "10 เมษายน 2565"),
            ("{{ x | thai_date_short }}", "10 เมษายน 2565", "10 เม.ย. 2565"),
            ("{{ x | baht }}", "46,500", "46,500 บาท (สี่หมื่นหกพันห้าร้อยบาทถ้วน)"),
            ("{{ x | baht_words }}", "0.25", "ยี่สิบห้าสตางค์"),
            ("{{ x | number }}", "1234567.5", "1,234,567.5"),
            ("{{ x | number(2) }}", "1234.005", "1,234.01"),
            ("{{ x | number(0) }}", "๙๙๙.๕", "1,000"),
            ("{{ x | number(2) }}", "-0.999", "-1.00"),
            ("{{ x | number(3) }}", "7", "7.000"),
            ("{{ x | thai_digits }}", "25", "๒๕"),
            ("{{ x | at_most(500) | baht_words }}", "500", "ห้าร้อยบาทถ้วน"),
            ("{{ x | telephone }}", "812345678", "08 1234 5678"),
            ("{{ x | telephone }}", "02-280-2930", "0 2280 2930"),
            ("{{ x | telephone }}", "54420676", "0 5442 0676"),
        ];
        for (template, value, wanted) in cases {
            assert_eq!(filled(template, value).expect(template), wanted, "{template} of {value}");
        }
    }

    #[test]
    fn what_filters_refuse() {
        for (template, value) in [
            ("{{ x | thai_date }}", "31 กุมภาพันธ์ 2565"),
            ("{{ x | baht }}", "46,50"),
            ("{{ x | number }}", "ห้า"),
            ("{{ x | number(2) }}", "1e5"),
            ("{{ x | at_most(500) }}", "500.01"),
            ("{{ x | telephone }}", "1234"),
        ] {
            let error = filled(template, value).expect_err(template);
            assert!(error.detail().unwrap_or_default().starts_with(REFUSED), "{template}: {error}");
        }
    }
}
