//! Rules of wording: digits, letters, marks, spaces, spelling.

use super::rule::source::*;
use super::rules;

rules! {
    /// A mistake of wording.
    WordingProblem {
        /// Thai and Arabic digits in one number.
        MixedDigits {
            /// As written.
            number: String
        } = "mixed-digits", Warning, fixable {
            title_th: "เลขจำนวนเดียวกันใช้เลขไทยหรือเลขอารบิกอย่างใดอย่างหนึ่ง",
            title_en: "one number is written in digits of one kind",
            source: HANDBOOK,
            th: format!("เลข `{number}` มีทั้งเลขไทยและเลขอารบิก"),
            en: format!("`{number}` mixes Thai and Arabic digits"),
            hint_th: "พิมพ์เป็นเลขไทยทั้งจำนวน",
            hint_en: "write the whole number in Thai digits",
            wrong: "ประจำปีงบประมาณ พ.ศ. ๒๕๖9",
            right: "ประจำปีงบประมาณ พ.ศ. ๒๕๖๙",
        }
        /// A letter of another script inside a Thai word.
        ForeignLetter {
            /// The letters.
            letters: String
        } = "foreign-letter", Warning {
            title_th: "คำไทยไม่มีอักษรของภาษาอื่นปน",
            title_en: "a Thai word holds no letter of another script",
            source: OWN,
            th: format!("มีอักษร `{letters}` ปนอยู่ในคำไทย"),
            en: format!("`{letters}` stands inside a Thai word"),
            hint_th: "มักเกิดจากการสแกนหรือลืมสลับแป้นพิมพ์ ให้พิมพ์คำนี้ใหม่",
            hint_en: "often a scanner's reading or the wrong keyboard; retype the word",
            wrong: "แจ้งเวียนประกาsศให้ทุกกองทราบ",
            right: "แจ้งเวียนประกาศให้ทุกกองทราบ",
        }
        /// ำ typed as ํ and า.
        SplitSaraAm {} = "split-sara-am", Error, fixable {
            title_th: "สระอำเป็นอักขระเดียว ไม่พิมพ์นิคหิตกับสระอา",
            title_en: "ำ is one character, not ํ and า",
            source: ENCODING,
            th: "สระอำพิมพ์แยกเป็นนิคหิต (ํ) กับสระอา (า)",
            en: "ำ is typed as two characters, `ํ` and `า`",
            hint_th: "พิมพ์สระอำ (ำ) ตัวเดียว วรรณยุกต์อยู่หน้าสระอำ",
            hint_en: "type `ำ`, with the tone mark before it",
            wrong: "จัดหานํ้าดื่มสำหรับผู้เข้าประชุม",
            right: "จัดหาน้ำดื่มสำหรับผู้เข้าประชุม",
        }
        /// เ twice for แ.
        DoubleSaraE {} = "double-sara-e", Error, fixable {
            title_th: "สระแอเป็นอักขระเดียว ไม่พิมพ์สระเอสองตัว",
            title_en: "แ is one character, not เ twice",
            source: ENCODING,
            th: "สระแอพิมพ์เป็นสระเอสองตัว (เ เ)",
            en: "แ is typed as `เ` twice",
            hint_th: "พิมพ์สระแอ (แ) ตัวเดียว",
            hint_en: "type `แ`",
            wrong: "เเจ้งผลการพิจารณา",
            right: "แจ้งผลการพิจารณา",
        }
        /// A tone mark before its vowel, or behind า ำ.
        MarkOrder {
            /// The mark typed first.
            first: char,
            /// The one after it.
            second: char
        } = "mark-order", Error, fixable {
            title_th: "สระพิมพ์ก่อนวรรณยุกต์ วรรณยุกต์พิมพ์ก่อนสระอาและสระอำ",
            title_en: "vowels above and below come before the tone mark, า and ำ after it",
            source: ENCODING,
            th: format!("พิมพ์ {} ก่อน {} สลับลำดับกัน", mark(*first), mark(*second)),
            en: format!("{} is typed before {}, the wrong way round", mark(*first), mark(*second)),
            hint_th: "สลับลำดับสองตัวนี้ แม้บนจอดูเหมือนกัน แต่จะค้นหาและตัดคำไม่ได้",
            hint_en: "swap the two; the screen may not show it, but search and line breaking fail",
            wrong: "เจ้าหน้าท่ีธุรการ",
            right: "เจ้าหน้าที่ธุรการ",
        }
        /// A vowel or tone mark twice, or two at one place.
        RepeatedMark {
            /// The first.
            first: char,
            /// The second.
            second: char
        } = "repeated-mark", Error, fixable {
            title_th: "สระหรือวรรณยุกต์ตำแหน่งเดียวกันมีได้ตัวเดียว",
            title_en: "one place takes one vowel or tone mark",
            source: ENCODING,
            th: match first == second {
                true => format!("พิมพ์ {} ซ้ำ", mark(*first)),
                false => format!("พิมพ์ {} กับ {} ซ้อนในที่เดียวกัน", mark(*first), mark(*second)),
            },
            en: match first == second {
                true => format!("{} is typed twice", mark(*first)),
                false => format!("{} and {} stand at one place", mark(*first), mark(*second)),
            },
            hint_th: "ลบตัวที่เกินออก",
            hint_en: "remove the one too many",
            wrong: "ขอให้เจ้าหน้าที่่ตรวจสอบ",
            right: "ขอให้เจ้าหน้าที่ตรวจสอบ",
        }
        /// A mark that no consonant carries, or a nikhahit outside ำ.
        StrayMark {
            /// The mark.
            mark: char
        } = "stray-mark", Warning {
            title_th: "สระและวรรณยุกต์อยู่บนหรือใต้พยัญชนะ",
            title_en: "vowels and marks stand on a consonant",
            source: ENCODING,
            th: match mark {
                '\u{e4d}' => "มีนิคหิต (ํ) ซึ่งคำไทยใช้เฉพาะในสระอำ".to_owned(),
                mark => format!("{} ไม่มีพยัญชนะรองรับ", self::mark(*mark)),
            },
            en: match mark {
                '\u{e4d}' => "a nikhahit (`ํ`), which Thai has only in ำ".to_owned(),
                mark => format!("{} stands on no consonant", self::mark(*mark)),
            },
            hint_th: "อาจพิมพ์ผิดหรือสแกนผิด เช่น นิคหิตแทนการันต์ (์) ให้พิมพ์คำนี้ใหม่",
            hint_en: "perhaps mistyped or misread, such as a nikhahit for ์; retype the word",
            wrong: "รายงานต่อองคํการบริหารส่วนตำบล",
            right: "รายงานต่อองค์การบริหารส่วนตำบล",
        }
        /// ๅ that follows neither ฤ nor ฦ.
        StrayLakkhangyao {} = "stray-lakkhangyao", Warning {
            title_th: "ลากข้างยาว (ๅ) ใช้หลัง ฤ และ ฦ เท่านั้น",
            title_en: "ๅ follows ฤ and ฦ only",
            source: ENCODING,
            th: "มีลากข้างยาว (ๅ) ซึ่งใช้หลัง ฤ และ ฦ เท่านั้น",
            en: "`ๅ` follows only ฤ and ฦ",
            hint_th: "อาจตั้งใจพิมพ์สระอา (า) หรือเลข ๑",
            hint_en: "`า` or the digit `๑` was probably meant",
            wrong: "ประชุมครั้งที่ ๑ ณ ห้องประชุมชั้น ๒ อๅคารหลัก",
            right: "ประชุมครั้งที่ ๑ ณ ห้องประชุมชั้น ๒ อาคารหลัก",
        }
        /// A word spelt wrong.
        Misspelling {
            /// As written.
            wrong: String,
            /// As it should be.
            right: String
        } = "misspelling", Warning, fixable {
            title_th: "สะกดคำตามพจนานุกรม",
            title_en: "words are spelt as in the dictionary",
            source: DICTIONARY,
            th: format!("`{wrong}` สะกดผิด ที่ถูกคือ `{right}`"),
            en: format!("`{wrong}` is misspelt; it is `{right}`"),
            hint_th: "หากเป็นชื่อเฉพาะที่สะกดเช่นนี้จริง ให้ใส่ไว้ในช่อง `keep`",
            hint_en: "if it is a name that is spelt so, put it into `keep`",
            wrong: "ขออนุญาติลาพักผ่อน",
            right: "ขออนุญาตลาพักผ่อน",
        }
        /// Two spellings of one name.
        NearTwin {
            /// The rarer.
            found: String,
            /// The commoner.
            common: String
        } = "near-twin", Warning {
            title_th: "ชื่อเดียวกันสะกดเหมือนกันทั้งฉบับ",
            title_en: "one name is spelt in one way",
            source: OWN,
            th: format!("`{found}` ต่างจาก `{common}` เพียงตัวเดียว อาจเป็นชื่อเดียวกันที่พิมพ์ผิด"),
            en: format!("`{found}` is one letter off `{common}`; perhaps one name, mistyped"),
            hint_th: "ตรวจตัวสะกด หากเป็นคนละชื่อ ให้ใส่ทั้งสองชื่อไว้ในช่อง `keep`",
            hint_en: "check the spelling; if they are two names, put both into `keep`",
            wrong: r#"{ "keep": ["ห้วยยางขาม"], "to": "นายกองค์การบริหารส่วนตำบลห้วยยางงาม" }"#,
            right: r#"{ "keep": ["ห้วยยางขาม"], "to": "นายกองค์การบริหารส่วนตำบลห้วยยางขาม" }"#,
        }
        /// A no-break space.
        NoBreakSpace {} = "no-break-space", Note, fixable {
            title_th: "เว้นวรรคด้วยช่องว่างธรรมดา",
            title_en: "spaces are ordinary spaces",
            source: OWN,
            th: "มีช่องว่างชนิดไม่ตัดบรรทัด (U+00A0) ปนอยู่",
            en: "a no-break space (U+00A0)",
            hint_th: "มักติดมากับการคัดลอก ใช้เว้นวรรคธรรมดา โปรแกรมจัดบรรทัดให้เอง",
            hint_en: "it usually comes with copied text; the program holds numbers and names together by itself",
            wrong: "งบประมาณ จำนวน\u{a0}๓\u{a0}รายการ",
            right: "งบประมาณ จำนวน ๓ รายการ",
        }
        /// A space at the beginning or the end.
        OuterSpace {} = "outer-space", Note, fixable {
            title_th: "ข้อความไม่ขึ้นต้นหรือลงท้ายด้วยเว้นวรรค",
            title_en: "a text neither begins nor ends with a space",
            source: OWN,
            th: "มีเว้นวรรคที่ต้นหรือท้ายข้อความ",
            en: "a space at the beginning or the end of the text",
            hint_th: "ลบออก โปรแกรมย่อหน้าให้เอง",
            hint_en: "remove it; the program indents by itself",
            wrong: " กองคลังได้ตรวจสอบแล้ว",
            right: "กองคลังได้ตรวจสอบแล้ว",
        }
        /// Three spaces or more in a row.
        WideSpace {} = "wide-space", Note, fixable {
            title_th: "เว้นวรรคในข้อความหนึ่งหรือสองเคาะ",
            title_en: "words are parted by one space or two",
            source: PRACTICE,
            th: "เว้นวรรคเกินสองเคาะ",
            en: "more than two spaces in a row",
            hint_th: "เว้นหนึ่งเคาะ หากต้องการจัดเป็นคอลัมน์ให้ใช้ตาราง",
            hint_en: "one is enough; for columns use a table",
            wrong: "กองคลัง    ได้ตรวจสอบแล้ว",
            right: "กองคลัง ได้ตรวจสอบแล้ว",
        }
        /// A space on the inner side of a bracket or quotation mark.
        BracketSpace {} = "bracket-space", Note, fixable {
            title_th: "ไม่เว้นวรรคหลังวงเล็บเปิดและก่อนวงเล็บปิด",
            title_en: "no space after an opening bracket or before a closing one",
            source: SPACING,
            th: "มีเว้นวรรคติดวงเล็บหรืออัญประกาศด้านใน",
            en: "a space on the inner side of a bracket or quotation mark",
            hint_th: "ลบเว้นวรรคด้านในออก",
            hint_en: "remove the inner space",
            wrong: "ผลการประเมิน ( รอบแรก ) เรียบร้อยแล้ว",
            right: "ผลการประเมิน (รอบแรก) เรียบร้อยแล้ว",
        }
        /// ๆ without a space around it.
        MaiyamokSpace {} = "maiyamok-space", Note, fixable {
            title_th: "เว้นวรรคหน้าและหลังไม้ยมก (ๆ)",
            title_en: "ๆ has a space before and after it",
            source: SPACING,
            th: "ไม้ยมก (ๆ) ไม่มีเว้นวรรคหน้าหรือหลัง",
            en: "`ๆ` lacks the space before or after it",
            hint_th: "เว้นหนึ่งเคาะ เช่น `อื่น ๆ ที่`",
            hint_en: "one space, as in `อื่น ๆ ที่`",
            wrong: "เอกสารอื่นๆ ที่เกี่ยวข้อง",
            right: "เอกสารอื่น ๆ ที่เกี่ยวข้อง",
        }
        /// Spaces around ฯลฯ and ฯ.
        PaiyanSpace {
            /// `ฯลฯ` or `ฯ`.
            sign: String
        } = "paiyan-space", Note, fixable {
            title_th: "เว้นวรรคหน้าและหลัง ฯลฯ ส่วนไปยาลน้อย (ฯ) ติดคำหน้า เว้นวรรคหลัง",
            title_en: "ฯลฯ has a space before and after it; ฯ joins the word before, with a space after",
            source: SPACING,
            th: format!("เว้นวรรคก่อนหรือหลัง `{sign}` ไม่ถูกต้อง"),
            en: format!("the spaces around `{sign}` are wrong"),
            hint_th: "เขียนเช่น `กระดาษ ปากกา ฯลฯ` และ `กรุงเทพฯ ประกาศ`",
            hint_en: "as in `กระดาษ ปากกา ฯลฯ` and `กรุงเทพฯ ประกาศ`",
            wrong: "จัดซื้อกระดาษ ปากกาฯลฯ",
            right: "จัดซื้อกระดาษ ปากกา ฯลฯ",
        }
        /// ณ without a space around it.
        NaSpace {} = "na-space", Note, fixable {
            title_th: "เว้นวรรคหน้าและหลังคำว่า ณ",
            title_en: "the word ณ has a space before and after it",
            source: SPACING,
            th: "คำว่า `ณ` ไม่มีเว้นวรรคหน้าหรือหลัง",
            en: "`ณ` lacks the space before or after it",
            hint_th: "เว้นหนึ่งเคาะ เช่น `ณ ห้องประชุม`",
            hint_en: "one space, as in `ณ ห้องประชุม`",
            wrong: "ประชุม ณห้องประชุมชั้น ๒",
            right: "ประชุม ณ ห้องประชุมชั้น ๒",
        }
        /// ณ with a full stop.
        NaPoint {} = "na-point", Warning, fixable {
            title_th: "คำว่า ณ ไม่มีจุด",
            title_en: "the word ณ has no full stop",
            source: PRACTICE,
            th: "`ณ` ไม่ใช่อักษรย่อ จึงไม่มีจุด",
            en: "`ณ` is no abbreviation and has no full stop",
            hint_th: "ลบจุดออก เว้นหนึ่งเคาะ",
            hint_en: "remove the full stop and leave a space",
            wrong: "ประชุม ณ. ห้องประชุมชั้น ๒",
            right: "ประชุม ณ ห้องประชุมชั้น ๒",
        }
        /// ฯลฯ that is not whole.
        BrokenPaiyan {
            /// As written.
            typed: String
        } = "broken-paiyan", Warning, fixable {
            title_th: "ไปยาลใหญ่เขียนว่า ฯลฯ",
            title_en: "and so on is written ฯลฯ",
            source: PRACTICE,
            th: format!("ไปยาลใหญ่เขียนไม่ครบหรือเว้นวรรคคั่น (`{typed}`)"),
            en: format!("`{typed}` is no whole ฯลฯ"),
            hint_th: "เขียนติดกันว่า `ฯลฯ`",
            hint_en: "write `ฯลฯ`, without spaces",
            wrong: "จัดซื้อกระดาษ ปากกา ฯล",
            right: "จัดซื้อกระดาษ ปากกา ฯลฯ",
        }
        /// พ.ศ. without its full stops.
        EraPoints {
            /// As written.
            typed: String,
            /// As it should be.
            right: String
        } = "era-points", Warning, fixable {
            title_th: "อักษรย่อศักราชมีจุดทุกตัวอักษร",
            title_en: "each letter of an era has its full stop",
            source: PRACTICE,
            th: format!("`{typed}` ที่ถูกคือ `{right}`"),
            en: format!("`{typed}` is written `{right}`"),
            hint_th: "ใส่จุดหลังอักษรทั้งสองตัว เว้นหนึ่งเคาะก่อนปี",
            hint_en: "a full stop after both letters, a space before the year",
            wrong: "ปีงบประมาณ พศ. ๒๕๖๕",
            right: "ปีงบประมาณ พ.ศ. ๒๕๖๕",
        }
        /// โทร without its full stop.
        TelephonePoint {} = "telephone-point", Warning, fixable {
            title_th: "โทร. เป็นอักษรย่อ มีจุด",
            title_en: "โทร. is an abbreviation with its full stop",
            source: PRACTICE,
            th: "`โทร` เป็นอักษรย่อ แต่ไม่มีจุด",
            en: "`โทร` is an abbreviation without its full stop",
            hint_th: "เขียนว่า `โทร.` เว้นหนึ่งเคาะก่อนหมายเลข",
            hint_en: "write `โทร.` and a space before the number",
            wrong: "สอบถามที่ โทร ๐ ๒๙๙๙ ๐๑๐๐",
            right: "สอบถามที่ โทร. ๐ ๒๙๙๙ ๐๑๐๐",
        }
        /// No space between an abbreviation and its number.
        AbbreviationSpace {
            /// The abbreviation.
            short: String
        } = "abbreviation-space", Note, fixable {
            title_th: "เว้นวรรคระหว่าง พ.ศ. หรือ โทร. กับตัวเลข",
            title_en: "a space parts พ.ศ. and โทร. from their number",
            source: SPACING,
            th: format!("ไม่มีเว้นวรรคหลัง `{short}`"),
            en: format!("no space after `{short}`"),
            hint_th: "เว้นหนึ่งเคาะก่อนตัวเลข",
            hint_en: "leave a space before the number",
            wrong: "ปีงบประมาณ พ.ศ.๒๕๖๕",
            right: "ปีงบประมาณ พ.ศ. ๒๕๖๕",
        }
        /// A space between title and name.
        TitleSpace {
            /// The title.
            title: String
        } = "title-space", Note, fixable {
            title_th: "คำนำหน้าชื่อ นาย นาง นางสาว เขียนติดกับชื่อ",
            title_en: "the titles นาย นาง นางสาว join the name",
            source: SPACING,
            th: format!("มีเว้นวรรคระหว่าง `{title}` กับชื่อ"),
            en: format!("a space between `{title}` and the name"),
            hint_th: "เขียนติดกัน เช่น `นายสมชาย ใจดี`",
            hint_en: "join them, as in `นายสมชาย ใจดี`",
            wrong: "มอบหมายให้ นาย สมชาย ใจดี เป็นผู้ประสานงาน",
            right: "มอบหมายให้ นายสมชาย ใจดี เป็นผู้ประสานงาน",
        }
        /// ครับ, ค่ะ, คะ.
        SpokenWord {
            /// The word.
            word: String
        } = "spoken-word", Warning {
            title_th: "หนังสือราชการไม่ใช้คำลงท้ายของภาษาพูด",
            title_en: "official writing has no particles of speech",
            source: HANDBOOK,
            th: format!("`{word}` เป็นภาษาพูด"),
            en: format!("`{word}` is said, not written"),
            hint_th: "ตัดออก หากเป็นข้อความที่ยกมา ให้ปิดกฎนี้ใน `check`",
            hint_en: "leave it out; for a quotation switch the rule off in `check`",
            wrong: "ขอความอนุเคราะห์ด้วยครับ",
            right: "ขอความอนุเคราะห์ด้วย",
        }
        /// An exclamation or question mark.
        SpokenMark {
            /// The mark.
            mark: String
        } = "spoken-mark", Warning {
            title_th: "หนังสือราชการไม่ใช้อัศเจรีย์ (!) และปรัศนี (?)",
            title_en: "official writing has no exclamation or question marks",
            source: HANDBOOK,
            th: format!("มีเครื่องหมาย `{mark}` ซึ่งหนังสือราชการไม่ใช้"),
            en: format!("`{mark}`, which official writing does not use"),
            hint_th: "ตัดออก หรือเขียนเป็นประโยคบอกเล่า",
            hint_en: "leave it out, or make it a statement",
            wrong: "ขอให้ส่งรายงานโดยด่วน!",
            right: "ขอให้ส่งรายงานโดยด่วน",
        }
        /// A phrase of speech.
        Colloquial {
            /// As written.
            said: &'static str,
            /// What is written for it.
            better: &'static str
        } = "colloquial", Note {
            title_th: "ใช้ถ้อยคำของภาษาราชการ",
            title_en: "official writing has words of its own",
            source: PRACTICE,
            th: format!("`{said}` เป็นสำนวนพูดหรือเยิ่นเย้อ"),
            en: format!("`{said}` is spoken or wordy"),
            hint_th: format!("ใช้ `{better}`"),
            hint_en: format!("write `{better}`"),
            wrong: "เพื่อที่จะให้การดำเนินงานเป็นไปตามแผน",
            right: "เพื่อให้การดำเนินงานเป็นไปตามแผน",
        }
        /// An English word among Thai ones.
        EnglishWord {
            /// The word.
            word: String,
            /// The Thai for it.
            thai: &'static str
        } = "english-word", Note {
            title_th: "ใช้คำไทยเมื่อมีคำไทย",
            title_en: "a Thai word is used where there is one",
            source: HANDBOOK,
            th: format!("`{word}` มีคำไทยใช้"),
            en: format!("Thai has a word for `{word}`"),
            hint_th: format!("ใช้ `{thai}`"),
            hint_en: format!("write `{thai}`"),
            wrong: "กองคลังจะ monitor ผลทุกไตรมาส",
            right: "กองคลังจะติดตามผลทุกไตรมาส",
        }
        /// และ/หรือ.
        AndOr {} = "and-or", Warning {
            title_th: "ไม่ใช้ และ/หรือ",
            title_en: "และ/หรือ is not used",
            source: HANDBOOK,
            th: "`และ/หรือ` ตีความได้หลายทาง",
            en: "`และ/หรือ` can be read in more than one way",
            hint_th: "เลือก `และ` หรือ `หรือ` หรือเขียนว่า `… หรือ … หรือทั้งสองอย่าง`",
            hint_en: "choose `และ` or `หรือ`, or write `… หรือ … หรือทั้งสองอย่าง`",
            wrong: "แจ้งผลเป็นหนังสือและ/หรือทางไปรษณีย์อิเล็กทรอนิกส์",
            right: "แจ้งผลเป็นหนังสือหรือทางไปรษณีย์อิเล็กทรอนิกส์",
        }
        /// Something not filled in.
        Placeholder {
            /// As written.
            text: String
        } = "placeholder", Warning {
            title_th: "ไม่มีช่องที่ยังไม่ได้เติม",
            title_en: "nothing is left to fill in",
            source: OWN,
            th: format!("`{text}` ยังไม่ได้เติมข้อความจริง"),
            en: format!("`{text}` has not been filled in"),
            hint_th: "เติมข้อความ หรือลบออกหากไม่ใช้",
            hint_en: "fill it in, or remove it",
            wrong: "ขอแต่งตั้ง (ระบุชื่อ) เป็นผู้ประสานงาน",
            right: "ขอแต่งตั้งนางสาวกานดา ตั้งใจจริง เป็นผู้ประสานงาน",
        }
    }
}

/// A mark by itself, on a circle that carries it.
fn mark(mark: char) -> String {
    match mark {
        'ะ' | 'า' | 'ำ' | 'เ'..='ไ' => format!("`{mark}`"),
        _ => format!("`\u{25cc}{mark}`"),
    }
}
