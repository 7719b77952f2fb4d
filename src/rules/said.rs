//! Reads numbers and amounts of money that are written out in words.

use crate::thai::baht::Baht;

/// Digits and places as words.
const DIGITS: [&str; 10] = ["ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า"];
const PLACES: [(&str, u64); 5] = [("แสน", 100_000), ("หมื่น", 10_000), ("พัน", 1_000), ("ร้อย", 100), ("สิบ", 10)];
const MILLION: u64 = 1_000_000;

/// The words numbers are made of, as a pattern.
pub(super) const WORDS: &str = "(?:ศูนย์|หนึ่ง|เอ็ด|สอง|ยี่|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ร้อย|พัน|หมื่น|แสน|ล้าน)(?:[ ]?(?:ศูนย์|หนึ่ง|เอ็ด|สอง|ยี่|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ร้อย|พัน|หมื่น|แสน|ล้าน))*";

/// An amount: `หนึ่งพันห้าร้อยบาทถ้วน`, `หนึ่งบาทห้าสิบสตางค์`, `ห้าสิบสตางค์`; ถ้วน may be missing.
pub(super) fn amount(words: &str) -> Option<Baht> {
    let words = words.replace([' ', '\u{a0}'], "");
    let (baht, satang) = match words.split_once("บาท") {
        Some((baht, rest)) => (number(baht)?, rest),
        None => (0, words.as_str()),
    };
    let satang = match satang {
        "" | "ถ้วน" if words.contains("บาท") => 0,
        satang => number(satang.strip_suffix("ถ้วน").unwrap_or(satang).strip_suffix("สตางค์")?)?,
    };
    let whole = baht.checked_mul(100).filter(|_| satang < 100)?;
    Some(Baht::from_satang(whole.checked_add(satang)?))
}

/// A whole number; none if the words are in no order that counts.
pub(super) fn number(words: &str) -> Option<u64> {
    let words = words.replace([' ', '\u{a0}'], "");
    if words == DIGITS[0] {
        return Some(0);
    }
    let mut groups = words.split("ล้าน");
    let first = groups.next().filter(|group| !group.is_empty())?;
    groups.try_fold(group(first)?, |whole, next| whole.checked_mul(MILLION)?.checked_add(group(next)?))
}

/// Up to six digits. One may be said as หนึ่ง where เอ็ด is due; a place without its digit is refused,
/// because `พันห้า` is 1,500 to some.
fn group(words: &str) -> Option<u64> {
    let (mut rest, mut sum) = (words, 0);
    for (place, value) in PLACES {
        let Some((digit, after)) = rest.split_once(place) else { continue };
        let digit = match (digit, value) {
            ("", 10) => 1,
            ("ยี่", 10) => 2,
            (digit, _) => self::digit(digit)?,
        };
        sum += digit * value;
        rest = after;
    }
    match rest {
        "" => Some(sum),
        "เอ็ด" => Some(sum + 1),
        rest => Some(sum + digit(rest)?),
    }
}

fn digit(word: &str) -> Option<u64> {
    DIGITS.iter().skip(1).position(|digit| *digit == word).map(|at| at as u64 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::thai::baht::number_words;

    #[test]
    fn every_amount_reads_back() {
        let mut seed = 1_u64;
        for round in 0..20_000 {
            // A xorshift: every size of number, the same ones each time.
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            for satang in [seed >> (round % 64), round, round * 100, u64::MAX - round] {
                let words = Baht::from_satang(satang).words();
                assert_eq!(amount(&words), Some(Baht::from_satang(satang)), "{words}");
                let words = number_words(satang);
                assert_eq!(number(&words), Some(satang), "{words}");
            }
        }
    }

    #[test]
    fn what_people_say_and_what_nobody_can_mean() {
        let said = [
            ("หนึ่งร้อยหนึ่งบาท", 10_100),
            ("หนึ่งพัน ห้าร้อย บาทถ้วน", 150_000),
            ("หนึ่งสิบบาทถ้วน", 1_000),
            ("สามบาทศูนย์สตางค์", 300),
            ("ห้าสิบสตางค์ถ้วน", 50),
        ];
        for (words, satang) in said {
            assert_eq!(amount(words).map(Baht::satang), Some(satang), "{words}");
        }
        for words in [
            "",
            "บาทถ้วน",
            "พันห้าบาท",
            "ห้าร้อยหนึ่งพันบาท",
            "ถ้วน",
            "ยี่บาท",
            "ล้านบาท",
            "สองสามบาท",
            "หนึ่งพัน",
            "หนึ่งบาทหนึ่งร้อยสตางค์",
            "หนึ่งบาทครึ่ง",
            "หนึ่งร้อยสองร้อยบาท",
            "ศูนย์ร้อยบาท",
        ] {
            assert_eq!(amount(words), None, "{words}");
        }
    }
}
