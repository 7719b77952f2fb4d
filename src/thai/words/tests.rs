//! Labelled breaks (`|` any line, `·` narrow columns), words that must hold, and properties of any text.

use super::*;

const PHRASES: &[&str] = &[
    "มาตรการ|ส่งเสริม|คุณธรรม|และ|ความ·โปร่งใส|ภายใน|หน่วยงาน",
    "ประจำ·ปีงบประมาณ |พ.ศ. ๒๕๖๕",
    "ข้าราชการ|และ|บุคลากร|ของ|องค์การ·บริหาร·ส่วน·ตำบล",
    "ผลกระทบ|จาก|อุทกภัย",
    "เงิน·อุดหนุน|ทั่วไป",
    "การ|ใช้|ดุลยพินิจ|ของ|เจ้าหน้าที่",
    "รักษา·ราชการแทน|ปลัด·องค์การ·บริหาร·ส่วน·ตำบล",
    "จึง|เรียน|มา|เพื่อ|โปรด|พิจารณา|อนุมัติ",
    "จึง|เรียน|มา|เพื่อ|โปรด|ทราบ",
    "ตามที่|กรม·ส่งเสริม·การปกครอง·ท้องถิ่น|ได้|แจ้ง·ให้·ทราบ|นั้น",
    "ด้วย|สำนักปลัด|มี|ความ|ประสงค์|จะ|จัดซื้อ|วัสดุ|สำนักงาน",
    "ในการนี้ |กองคลัง|ได้|ตรวจสอบ|แล้ว",
    "เนื่องจาก|มีความจำเป็น|ต้อง|เดินทาง|ไป|ราชการ",
    "ขอ|อนุมัติ|เดินทาง|ไป|ราชการ |ณ จังหวัด|เชียงใหม่",
    "ระหว่าง|วันที่ ๒๐ – ๓๐ มิถุนายน ๒๕๖๙",
    "วันที่ ๑๐ เมษายน ๒๕๖๕ |เวลา ๐๙.๐๐ น. |ณ ห้องประชุม",
    "ตั้งแต่ |๑ ต.ค. ๒๕๖๔ |ถึง |๓๐ ก.ย. ๒๕๖๕",
    "เป็น|เงิน |๑๕๐,๐๐๐ บาท |(หนึ่งแสน|ห้าหมื่น|บาทถ้วน)",
    "จำนวน |๘ มาตรการ |ดังนี้",
    "ร้อยละ ๙๕ |ของ|ทั้งหมด",
    "เพิ่มขึ้น |๕ % |จาก|ปี|ก่อน",
    "ระยะทาง |๑๒ กิโลเมตร |และ |๕ กม.",
    "หนังสือ|ที่ มท ๐๘๐๘.๒/ว ๑๑๖ |ลงวันที่ ๕ มกราคม ๒๕๖๕",
    "ที่ พย ๗๖๑๐๑/๐๕๗",
    "ตาม|มาตรา ๕๐ |แห่ง|พระราชบัญญัติ",
    "ข้อ ๑๒ |วรรคหนึ่ง",
    "โทร. ๐ ๒๒๘๐ ๒๙๓๐ |ต่อ ๑๐๑",
    "โทรศัพท์ ๐๕๔ - ๔๒๐๖๗๖",
    "(นายณัฐภูมิ ·แก้วชื่น)",
    "มอบหมาย|ให้|นายสมชาย ·ใจดี |ตำแหน่ง |นิติกร",
    "นางสาวสุดา ·รักเรียน|เป็น|ผู้·รับผิดชอบ",
    "พล.ต.อ. สมศักดิ์ ·มั่นคง |ผู้บังคับบัญชา",
    "พล.ต.อ.สมศักดิ์ ·มั่นคง",
    "ผศ. ดร. วิชัย ·ทองมา |และ|คณะ",
    "พันตำรวจเอก สมชาย ·ใจดี",
    "นายก·องค์การ·บริหาร·ส่วน·ตำบล",
    "นายอำเภอ|เมือง|เชียงใหม่",
    "ต่าง ๆ |และ|อื่น ๆ |ที่เกี่ยวข้อง",
    "ต่างๆ|ที่เกี่ยวข้อง",
    "กรุงเทพฯ |และ|ปริมณฑล",
    "ดินสอ |ปากกา ฯลฯ |ตาม|รายการ",
    "ฯพณฯ |นายกรัฐมนตรี",
    "โครงการ |“พัฒนา|คุณภาพ·ชีวิต” |ประจำปี",
    "หน่วยงาน|ภาครัฐ |(ITA) |ใน|ปี ๒๕๖๔",
    "การ|ประเมิน|ITA|ของ|หน่วยงาน",
    "ระบบ |E-·Service |ผ่าน|เว็บไซต์ |www.moi.go.th/·news-·2565",
    "มาตรฐาน |ISO 9001:2015 |ของ|องค์กร",
    "มาตรการ/|แนวทาง|ที่|กำหนด",
    "ทุก|สำนัก/|กอง",
    "(๑) มาตรการ|ใน|การ|เผยแพร่|ข้อมูล|ต่อ|สาธารณะ",
    "๔.๑ เห็นควร|แจ้ง|เจ้าหน้าที่",
    "๑. ประชุม |ชี้แจง",
    "- เห็นชอบ|การ|ดำเนินการ",
    "อบต.ห้วย|ยาง|ขาม|และ |อบจ. |พะเยา",
    "คณะกรรมการ |ป.ป.ช. |และ |สตง.",
    "เดือน |เม.ย. ๒๕๖๕",
    "ตลอด|ปีงบประมาณ |พ.ศ.๒๕๖๕",
    "ขอความ·อนุเคราะห์|วิทยากร|บรรยาย",
    "รายงาน|ผล|การ|ดำเนินการ|จัดซื้อ·จัดจ้าง",
    "ผู้มี·ส่วนได้·ส่วนเสีย|เข้า|มา|มีส่วนร่วม",
    "ระเบียบ|กระทรวง·มหาดไทย|ว่าด้วย|การ|รับ|เงิน",
    "ตากลม|ของ|เด็ก|มาก|กว่า|คน|อื่น",
    "การ·สัมมนา|เชิง|ปฏิบัติการ|ด้าน|สาธารณสุข",
    "โรค·ติดเชื้อ|ไวรัส·โคโรนา |๒๐๑๙",
    "การ|ป้องกัน|และ|บรรเทา|สาธารณภัย",
    "คณะทำงาน|ขับเคลื่อน|จริยธรรม|ของ|หน่วยงาน",
    "แต่งตั้ง|คณะกรรมการ|ตรวจรับ|พัสดุ",
    "ค่าตอบแทน|วิทยากร |๖ ชั่วโมง ๆ |ละ ๖๐๐ บาท",
    "ลูกจ้าง·ประจำ|และ|พนักงานจ้าง|ตาม|ภารกิจ",
    "งบประมาณ·รายจ่าย|ประจำปี",
    "ศูนย์พัฒนา·เด็กเล็ก|บ้าน|ห้วย|ยาง|ขาม",
    "ทั้งนี้ |ตั้งแต่|บัดนี้|เป็นต้นไป",
    "น้ำดื่ม|และ|น้ำมัน·เชื้อเพลิง",
    "กระทรวง·การอุดมศึกษา |วิทยาศาสตร์ |วิจัย|และ|นวัตกรรม",
    "พระราชบัญญัติ|ข้อมูล·ข่าวสาร|ของ|ราชการ |พ.ศ. ๒๕๔๐",
    "ครั้งที่ ๓/๒๕๖๕ |วันศุกร์ที่ ๘ เมษายน ๒๕๖๕",
    "ตาม|บันทึก·ข้อความ|ที่|แนบ|มา|พร้อม|นี้",
];

/// Official words that general dictionaries and taggers cut.
const WHOLE: &[&str] = &[
    "คุณธรรม",
    "ปีงบประมาณ",
    "ข้าราชการ",
    "ภายใน",
    "ผลกระทบ",
    "อุทกภัย",
    "อุดหนุน",
    "ดุลยพินิจ",
    "บุคลากร",
    "มาตรการ",
    "ประชาชน",
    "โครงการ",
    "คณะกรรมการ",
    "พระราชบัญญัติ",
    "สาธารณสุข",
    "อิเล็กทรอนิกส์",
    "ธรรมาภิบาล",
    "นครราชสีมา",
    "พฤศจิกายน",
];

fn marked(breaker: &Breaker, text: &str) -> String {
    let mut marked = String::new();
    let mut from = 0;
    for place in breaker.opportunities(text) {
        marked.push_str(&text[from..place.at]);
        marked.push(if place.kind == BreakKind::Word { '|' } else { '·' });
        from = place.at;
    }
    marked + &text[from..]
}

fn plain(labelled: &str) -> String {
    labelled.replace(['|', '·'], "")
}

#[test]
fn labelled_phrases() {
    let breaker = Breaker::new(&[]);
    for &labelled in PHRASES {
        assert_eq!(marked(&breaker, &plain(labelled)), labelled);
    }
}

#[test]
fn official_words_hold_in_any_place() {
    let breaker = Breaker::new(&[]);
    for word in WHOLE {
        for text in [format!("การ{word}ของ"), format!("และ{word}ที่"), format!("ใน{word}"), (*word).to_owned()]
        {
            let found = marked(&breaker, &text);
            assert!(found.contains(word), "{found}");
        }
    }
}

#[test]
fn own_words_and_phrases_hold() {
    let text = "ตำบลห้วยยางขามเพื่อพิจารณา";
    assert_eq!(marked(&Breaker::new(&[]), text), "ตำบล|ห้วย|ยาง|ขาม|เพื่อ|พิจารณา");
    assert_eq!(marked(&Breaker::new(&["ห้วยยางขาม"]), text), "ตำบล|ห้วยยางขาม|เพื่อ|พิจารณา");
    assert_eq!(marked(&Breaker::new(&["ห้วย|ยางขาม"]), text), "ตำบล|ห้วย·ยางขาม|เพื่อ|พิจารณา");
    let phrase = Breaker::new(&["No Gift Policy", "", " ", "|"]);
    assert_eq!(marked(&phrase, "นโยบาย No Gift Policy และ No Gift"), "นโยบาย |No Gift Policy |และ |No |Gift");
}

#[test]
fn line_feeds_and_blanks() {
    let breaker = Breaker::new(&[]);
    let cases = [
        "",
        " ",
        "\n",
        "   การ",
        "การ\n|งาน",
        "การ\n  |งาน",
        "การ  |งาน",
        "การ\t|๑. งาน",
        "การ\u{a0}งาน",
        "พ.ศ.\u{a0}๒๕๖๕",
        "การ ",
        "ๆ",
        "ปีงบประมาณ |๒. วิเคราะห์",
    ];
    for labelled in cases {
        assert_eq!(marked(&breaker, &plain(labelled)), labelled);
    }
}

#[test]
fn unknown_stretches_hold_and_clusters_never_part() {
    let breaker = Breaker::new(&[]);
    for labelled in ["ประ\u{915}าศ", "สำนวจ", "ณัฐภูมิ", "ก", "ัก", "เเเ", "ำ", "กํ้า"]
    {
        assert_eq!(marked(&breaker, labelled), labelled);
    }
}

/// What must hold whatever the text.
fn check(breaker: &Breaker, text: &str) {
    let breaks = breaker.opportunities(text);
    assert!(breaks.is_sorted_by(|a, b| a.at < b.at), "{text:?}");
    let clusters: std::collections::BTreeSet<usize> =
        crate::thai::text::clusters(text).map(|(at, _)| at).collect();
    for place in breaks {
        assert!(place.at > 0 && clusters.contains(&place.at), "{text:?} at {}", place.at);
        // After a line feed the writer decides what a line starts with.
        if text[..place.at].trim_end_matches([' ', '\t', '\u{a0}']).ends_with('\n') {
            continue;
        }
        let next = text[place.at..].chars().next().unwrap();
        assert!(!")]}”’,.:;!?%ๆฯะาๅ ".contains(next), "{text:?} at {}", place.at);
        let before = text[..place.at].chars().next_back().unwrap();
        assert!(!"([{“‘เแโใไ".contains(before), "{text:?} at {}", place.at);
        let digit = |c: char| c.is_ascii_digit() || crate::thai::digits::is_thai_digit(c);
        assert!(!(digit(before) && digit(next)), "{text:?} at {}", place.at);
    }
}

#[test]
fn properties_of_phrases() {
    let breaker = Breaker::new(&["ห้วยยางขาม"]);
    for labelled in PHRASES {
        let text = plain(labelled);
        for (at, _) in text.char_indices() {
            check(&breaker, &text[at..]);
            check(&breaker, &text[..at]);
        }
    }
}

#[test]
fn properties_of_noise() {
    let breaker = Breaker::new(&["กข", "ก ข"]);
    let letters: Vec<char> = "กขคนรอเแใะาิี่้๊์ำํๆฯ ณพศ.ม๑2(“)”-–/%\n\tA\u{a0}\u{301}é中😀\u{915}".chars().collect();
    let mut seed = 1_u32;
    for length in 0..2000 {
        let text: String = (0..length % 40)
            .map(|_| {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                letters[seed as usize / 64 % letters.len()]
            })
            .collect();
        check(&breaker, &text);
    }
}

#[test]
fn long_texts_take_linear_time() {
    let breaker = Breaker::new(&["นายก"]);
    for unit in ["ก", "เ", "า", "การ", "๑ ", "นายสมชาย ใจดี ", "....", "a/", "\u{e48}", "พ.", "(", "ที่ "]
    {
        let text = unit.repeat(200_000 / unit.chars().count());
        assert!(breaker.opportunities(&text).len() <= text.len());
    }
}
