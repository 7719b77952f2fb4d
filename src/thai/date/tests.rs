use chrono::{Datelike, NaiveDate};

use super::*;

fn date(year: i32, month: u32, day: u32) -> PartialDate {
    PartialDate::new(Some(day), Some(month), Some(year)).unwrap()
}

#[test]
fn every_day_there_and_back() {
    let mut day = NaiveDate::from_ymd_opt(1941, 1, 1).unwrap();
    while day.year() <= 2200 {
        let date = PartialDate::try_from(day).unwrap();
        for digits in [Digits::Thai, Digits::Arabic] {
            assert_eq!(PartialDate::parse(&date.long(digits, " ")), Ok(date));
            assert_eq!(PartialDate::parse(&date.long(digits, "  ")), Ok(date));
            assert_eq!(PartialDate::parse(&date.short(digits)), Ok(date));
        }
        let iso = date.iso().unwrap();
        assert_eq!(PartialDate::parse(&iso), Ok(date));
        assert_eq!(PartialDate::parse(&format!("{}{}", day.year() + 543, &iso[4..])), Ok(date));
        assert_eq!(date.to_naive(), Some(day));
        day = day.succ_opt().unwrap();
    }
}

#[test]
fn spellings() {
    let typed = [
        "๑๐ เมษายน ๒๕๖๕",
        "10 เม.ย. 2565",
        "10 เม.ย 2565",
        "10 เมษายน พ.ศ. 2565",
        "10 เมษายน พ.ศ.๒๕๖๕",
        "วันที่ ๑๐ เมษายน ๒๕๖๕",
        "ลงวันที่ ๑๐ เมษายน ๒๕๖๕",
        "วันอาทิตย์ที่ ๑๐ เมษายน ๒๕๖๕",
        "วันอาทิตย์ที่ ๑๐ เดือนเมษายน พุทธศักราช ๒๕๖๕",
        "10 เมษายน ค.ศ. 2022",
        "10/04/2565",
        "๑๐/๔/๒๕๖๕",
        "10-4-2565",
        "10\u{a0}เมษายน\u{a0}2565",
        " 10  เมษายน  2565 ",
        "2022-04-10",
        "2565-4-10",
    ];
    for text in typed {
        assert_eq!(PartialDate::parse(text), Ok(date(2022, 4, 10)), "{text}");
    }
}

#[test]
fn blanks() {
    let april = PartialDate::new(None, Some(4), Some(2022)).unwrap();
    for text in ["      เมษายน ๒๕๖๕", "..... เมษายน 2565", "____ เม.ย. 2565", "วันที่ … เมษายน ๒๕๖๕", "2022-04"]
    {
        assert_eq!(PartialDate::parse(text), Ok(april), "{text}");
    }
    for text in ["", "   ", ".......", "………"] {
        assert_eq!(PartialDate::parse(text), Ok(PartialDate::BLANK), "{text}");
    }
    assert_eq!(PartialDate::parse("2565"), PartialDate::new(None, None, Some(2022)));
    assert_eq!(april.long(Digits::Thai, "  "), "เมษายน  ๒๕๖๕");
    assert_eq!((april.to_naive(), april.iso()), (None, None));
    assert_eq!(PartialDate::BLANK.long(Digits::Thai, " "), "");
}

#[test]
fn forms() {
    let day = date(2022, 4, 10);
    assert_eq!(day.long(Digits::Thai, "  "), "๑๐  เมษายน  ๒๕๖๕");
    assert_eq!(day.long(Digits::Arabic, " "), "10 เมษายน 2565");
    assert_eq!(day.short(Digits::Thai), "๑๐ เม.ย. ๒๕๖๕");
    assert_eq!(day.iso().as_deref(), Some("2022-04-10"));
    assert_eq!(day.buddhist_year(), Some(2565));
}

#[test]
fn mistakes() {
    use DateError::*;
    let cases = [
        ("31 เมษายน 2565", NoSuchDay { day: 31, month: 4, year: Some(2022), last: 30 }),
        ("29 กุมภาพันธ์ 2565", NoSuchDay { day: 29, month: 2, year: Some(2022), last: 28 }),
        ("0 เมษายน 2565", NoSuchDay { day: 0, month: 4, year: Some(2022), last: 30 }),
        ("30 กุมภาพันธ์", NoSuchDay { day: 30, month: 2, year: None, last: 29 }),
        ("10 เมษยน 2565", UnknownMonth { typed: "เมษยน".into(), nearest: Some("เมษายน") }),
        ("10 April 2565", UnknownMonth { typed: "April".into(), nearest: None }),
        ("10/13/2565", NoSuchMonth { month: 13 }),
        ("10 เม.ย. 65", TwoDigitYear { year: 65 }),
        ("10/4/65", TwoDigitYear { year: 65 }),
        ("10 เมษายน 2022", GregorianYear { year: 2022 }),
        ("10/4/2022", GregorianYear { year: 2022 }),
        ("1940-12-31", YearOutOfRange { year: 1940 }),
        ("1 มกราคม 2483", YearOutOfRange { year: 1940 }),
        ("1 มกราคม 2744", YearOutOfRange { year: 2201 }),
        ("วันจันทร์ที่ ๑๐ เมษายน ๒๕๖๕", WeekdayMismatch { typed: "จันทร์", real: "อาทิตย์" }),
        ("วันหยุดที่ ๑๐ เมษายน ๒๕๖๕", Unreadable),
        ("10", Unreadable),
        ("10 2565", Unreadable),
        ("10/04-2565", Unreadable),
        ("99999999999999999999 เมษายน 2565", Unreadable),
    ];
    for (text, error) in cases {
        assert_eq!(PartialDate::parse(text), Err(error), "{text}");
    }
    assert_eq!(PartialDate::parse(&"1".repeat(10_000)), Err(Unreadable));
}
