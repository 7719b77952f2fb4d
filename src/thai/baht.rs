//! Amounts of money: read, written in figures with commas, and in words (`สี่หมื่นหกพันห้าร้อยบาทถ้วน`).
//!
//! Official papers give both: ๑๕๐,๐๐๐ บาท (หนึ่งแสนห้าหมื่นบาทถ้วน). Exact: whole satang, no floats.

use super::digits::{Digits, group_thousands, to_arabic};

/// An amount in satang (1 baht = 100 satang), from nothing to `u64::MAX` satang.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Baht(u64);

/// Why a text is no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BahtError {
    /// Not digits with commas between thousands and at most one point.
    NotANumber,
    /// Commas not every three digits: `46,50`.
    BadGrouping,
    /// More than two decimals: there is nothing below a satang.
    TooManyDecimals,
    /// More than `u64::MAX` satang.
    TooLarge,
}

const DIGIT_WORDS: [&str; 10] = ["ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า"];
const PLACE_WORDS: [&str; 6] = ["", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน"];
const MILLION: u64 = 1_000_000;

impl Baht {
    /// An amount of this many satang.
    pub const fn from_satang(satang: u64) -> Self {
        Self(satang)
    }

    /// The amount in satang.
    pub const fn satang(self) -> u64 {
        self.0
    }

    /// Reads `46,500`, `46500.50`, `๔๖,๕๐๐` and the like; one decimal means tens of satang. Spaces
    /// around, a unit or a sign are not accepted.
    ///
    /// # Errors
    /// [`BahtError`]. `parse("46,500")` is 4,650,000 satang, `parse("46,50")` is `BadGrouping`.
    pub fn parse(text: &str) -> Result<Self, BahtError> {
        let text = to_arabic(text);
        let (baht, decimals) = text.split_once('.').map_or((text.as_str(), None), |(b, d)| (b, Some(d)));
        let satang = match decimals.map(|decimals| (decimals, decimals.len())) {
            None => 0,
            Some((decimals, _)) if !all_digits(decimals) => return Err(BahtError::NotANumber),
            Some((decimals, 1)) => number(decimals)? * 10,
            Some((decimals, 2)) => number(decimals)?,
            Some(_) => return Err(BahtError::TooManyDecimals),
        };
        let baht = number(&ungroup(baht)?)?;
        let total = baht.checked_mul(100).and_then(|total| total.checked_add(satang));
        total.map(Self).ok_or(BahtError::TooLarge)
    }

    /// `46,500`, or `46,500.50` if there are satang.
    pub fn figures(self, digits: Digits) -> String {
        let baht = group_thousands(self.0 / 100);
        let figures = match self.0 % 100 {
            0 => baht,
            satang => format!("{baht}.{satang:02}"),
        };
        digits.show(&figures)
    }

    /// The amount in words, as `สี่หมื่นหกพันห้าร้อยบาทถ้วน` or `หนึ่งบาทห้าสิบสตางค์`; less than a baht
    /// is said in satang alone, nothing is `ศูนย์บาทถ้วน`.
    ///
    /// A unit of one after a higher digit is เอ็ด (Royal Institute: ๑๐๑ is หนึ่งร้อยเอ็ด), twenty is ยี่สิบ,
    /// and each six digits are counted in ล้าน again: 10¹² is หนึ่งล้านล้าน.
    pub fn words(self) -> String {
        match (self.0 / 100, self.0 % 100) {
            (baht, 0) => format!("{}บาทถ้วน", number_words(baht)),
            (0, satang) => format!("{}สตางค์", number_words(satang)),
            (baht, satang) => format!("{}บาท{}สตางค์", number_words(baht), number_words(satang)),
        }
    }
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn number(digits: &str) -> Result<u64, BahtError> {
    if all_digits(digits) {
        digits.parse().map_err(|_| BahtError::TooLarge)
    } else {
        Err(BahtError::NotANumber)
    }
}

/// Takes out commas, which stand before every third digit or nowhere.
fn ungroup(text: &str) -> Result<String, BahtError> {
    let groups: Vec<&str> = text.split(',').collect();
    if !groups.iter().all(|group| all_digits(group)) {
        return Err(BahtError::NotANumber);
    }
    let even =
        groups[1..].iter().all(|group| group.len() == 3) && (groups.len() == 1 || groups[0].len() <= 3);
    if even { Ok(groups.concat()) } else { Err(BahtError::BadGrouping) }
}

/// A whole number in words.
pub fn number_words(number: u64) -> String {
    if number == 0 {
        return DIGIT_WORDS[0].to_owned();
    }
    let mut groups = Vec::new();
    let mut rest = number;
    while rest > 0 {
        groups.push(rest % MILLION);
        rest /= MILLION;
    }
    let highest = groups.len() - 1;
    let words: Vec<String> =
        groups.iter().enumerate().rev().map(|(index, &group)| group_words(group, index < highest)).collect();
    words.join("ล้าน")
}

/// Up to six digits in words, nothing for zero; `continued` if higher digits were said before them.
fn group_words(group: u64, continued: bool) -> String {
    let mut words = String::new();
    for place in (0..PLACE_WORDS.len()).rev() {
        let power = 10_u64.pow(place as u32);
        let digit = group / power % 10;
        let higher = continued || group >= power * 10;
        words.push_str(match (digit, place) {
            (0, _) | (1, 1) => "",
            (1, 0) if higher => "เอ็ด",
            (2, 1) => "ยี่",
            _ => DIGIT_WORDS[digit as usize],
        });
        if digit > 0 {
            words.push_str(PLACE_WORDS[place]);
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_whole_baht() {
        let cases = [
            (0, "ศูนย์"),
            (1, "หนึ่ง"),
            (10, "สิบ"),
            (11, "สิบเอ็ด"),
            (20, "ยี่สิบ"),
            (21, "ยี่สิบเอ็ด"),
            (22, "ยี่สิบสอง"),
            (100, "หนึ่งร้อย"),
            (101, "หนึ่งร้อยเอ็ด"),
            (110, "หนึ่งร้อยสิบ"),
            (111, "หนึ่งร้อยสิบเอ็ด"),
            (1_001, "หนึ่งพันเอ็ด"),
            (46_500, "สี่หมื่นหกพันห้าร้อย"),
            (150_000, "หนึ่งแสนห้าหมื่น"),
            (222_222, "สองแสนสองหมื่นสองพันสองร้อยยี่สิบสอง"),
            (1_000_000, "หนึ่งล้าน"),
            (1_000_001, "หนึ่งล้านเอ็ด"),
            (2_000_000, "สองล้าน"),
            (10_000_000, "สิบล้าน"),
            (11_000_011, "สิบเอ็ดล้านสิบเอ็ด"),
            (20_000_000, "ยี่สิบล้าน"),
            (101_000_000, "หนึ่งร้อยเอ็ดล้าน"),
            (1_000_000_000, "หนึ่งพันล้าน"),
            (1_000_000_000_000, "หนึ่งล้านล้าน"),
            (1_000_001_000_000, "หนึ่งล้านเอ็ดล้าน"),
            (3_000_000_000_005, "สามล้านล้านห้า"),
        ];
        for (baht, words) in cases {
            assert_eq!(Baht::from_satang(baht * 100).words(), format!("{words}บาทถ้วน"));
        }
    }

    #[test]
    fn words_with_satang() {
        let cases = [
            (46_500 * 100 + 50, "สี่หมื่นหกพันห้าร้อยบาทห้าสิบสตางค์"),
            (101, "หนึ่งบาทหนึ่งสตางค์"),
            (121, "หนึ่งบาทยี่สิบเอ็ดสตางค์"),
            (25, "ยี่สิบห้าสตางค์"),
            (1, "หนึ่งสตางค์"),
        ];
        for (satang, words) in cases {
            assert_eq!(Baht::from_satang(satang).words(), words);
        }
    }

    #[test]
    fn reads_what_people_type() {
        let cases = [
            ("46,500", 46_500 * 100),
            ("46500", 46_500 * 100),
            ("46500.50", 46_500 * 100 + 50),
            ("46,500.5", 46_500 * 100 + 50),
            ("๔๖,๕๐๐.๒๕", 46_500 * 100 + 25),
            ("0", 0),
            ("0.01", 1),
            ("007", 7 * 100),
            ("1,000,000", 1_000_000 * 100),
        ];
        for (text, satang) in cases {
            assert_eq!(Baht::parse(text), Ok(Baht(satang)), "{text}");
        }
    }

    #[test]
    fn refuses_what_is_no_amount() {
        use BahtError::*;
        let cases = [
            ("", NotANumber),
            (".", NotANumber),
            ("5.", NotANumber),
            (".5", NotANumber),
            ("-5", NotANumber),
            ("5 บาท", NotANumber),
            ("1.2.3", NotANumber),
            ("1,", NotANumber),
            ("46,50", BadGrouping),
            ("4650,000", BadGrouping),
            ("1,0000", BadGrouping),
            ("1.005", TooManyDecimals),
            ("1.0000000000000000000000000", TooManyDecimals),
            ("184467440737095517", TooLarge),
            ("99999999999999999999999", TooLarge),
        ];
        for (text, error) in cases {
            assert_eq!(Baht::parse(text), Err(error), "{text}");
        }
        assert_eq!(Baht::parse("184467440737095516.15"), Ok(Baht(u64::MAX)));
    }

    #[test]
    fn figures_read_back() {
        for satang in (0..5_000_000).step_by(997).chain([u64::MAX, 100, 99, 1]) {
            for digits in [Digits::Thai, Digits::Arabic] {
                assert_eq!(Baht::parse(&Baht(satang).figures(digits)), Ok(Baht(satang)));
            }
        }
        assert_eq!(Baht(46_500 * 100).figures(Digits::Arabic), "46,500");
        assert_eq!(Baht(46_500 * 100 + 5).figures(Digits::Thai), "๔๖,๕๐๐.๐๕");
    }

    #[test]
    fn longest_words() {
        assert!(Baht(u64::MAX).words().ends_with("สตางค์"));
    }
}
