//! Mistakes of the file as a whole: size, character encoding.

use super::family;

family! {
    /// A mistake of the file as a whole.
    FileProblem {
        /// Over the size limit.
        FileTooLarge {
            /// Size in bytes.
            size: usize,
            /// Limit in bytes.
            limit: usize
        } = "file-too-large" {
            th: format!("ไฟล์มีขนาด {} MiB เกินขนาดที่รับได้ คือ {} MiB", mebibytes(*size), mebibytes(*limit)),
            en: format!("the file has {} MiB, more than the {} MiB allowed", mebibytes(*size), mebibytes(*limit)),
            hint_th: "หากมีภาพฝังอยู่ในไฟล์ ให้แยกเป็นไฟล์ภาพแล้วอ้างชื่อไฟล์แทน",
            hint_en: "keep pictures in files of their own and give their names",
        }
        /// Nothing but blanks.
        EmptyFile {} = "empty-file" {
            th: "ไฟล์ว่างเปล่า ไม่มีข้อมูลบันทึกข้อความ",
            en: "the file is empty",
            hint_th: "ใช้คำสั่ง `saraban init` เพื่อสร้างไฟล์ตั้งต้น",
            hint_en: "`saraban init` writes a memo to start from",
        }
        /// UTF-16.
        Utf16 {} = "encoding-utf16" {
            th: "ไฟล์นี้บันทึกเป็นรหัสอักขระ UTF-16 จึงอ่านไม่ได้",
            en: "the file is in UTF-16, not in UTF-8",
            hint_th: "เปิดด้วย Notepad เลือก “บันทึกเป็น” แล้วเลือกการเข้ารหัส UTF-8 หรือใช้ `iconv -f UTF-16 -t UTF-8`",
            hint_en: "save it as UTF-8 (in Notepad: Save As, Encoding UTF-8), or use `iconv -f UTF-16 -t UTF-8`",
        }
        /// TIS-620 or Windows-874.
        Tis620 {} = "encoding-tis620" {
            th: "ไฟล์นี้บันทึกเป็นรหัสภาษาไทยแบบเก่า (TIS-620 หรือ Windows-874) จึงอ่านไม่ได้",
            en: "the file is in an old Thai encoding (TIS-620 or Windows-874), not in UTF-8",
            hint_th: "เปิดด้วย Notepad เลือก “บันทึกเป็น” แล้วเลือกการเข้ารหัส UTF-8 หรือใช้ `iconv -f WINDOWS-874 -t UTF-8`",
            hint_en: "save it as UTF-8 (in Notepad: Save As, Encoding UTF-8), or use `iconv -f WINDOWS-874 -t UTF-8`",
        }
        /// Data in Windows-874 that was read all the same.
        ReadAsWindows874 {} = "read-as-windows-874" {
            th: "ข้อมูลบันทึกเป็นรหัสภาษาไทยแบบเก่า (Windows-874) จึงอ่านตามรหัสนั้น",
            en: "the data is in an old Thai encoding, and is read as Windows-874",
            hint_th: "ใน Excel เลือกบันทึกเป็น “CSV UTF-8” เพื่อไม่ให้อักขระพิเศษหาย",
            hint_en: "in Excel save it as “CSV UTF-8”, which keeps every character",
        }
        /// Bytes that are no UTF-8.
        InvalidUtf8 {
            /// Offset of the first such byte.
            offset: usize
        } = "encoding-invalid" {
            th: format!("มีข้อมูลที่ไม่ใช่ตัวอักษร (ไม่เป็น UTF-8) ตั้งแต่ไบต์ที่ {offset}"),
            en: format!("the bytes from offset {offset} are not UTF-8 text"),
            hint_th: "ตรวจว่าเลือกไฟล์ถูกต้องและไฟล์ไม่เสีย แล้วบันทึกใหม่เป็น UTF-8",
            hint_en: "check that this is the right file and that it is whole, then save it as UTF-8",
        }
    }
}

/// Mebibytes to one decimal, rounded up so that what is over a limit looks so.
fn mebibytes(bytes: usize) -> String {
    let tenths = bytes.saturating_mul(10).div_ceil(1 << 20);
    if tenths.is_multiple_of(10) {
        (tenths / 10).to_string()
    } else {
        format!("{}.{}", tenths / 10, tenths % 10)
    }
}
