//! Mistakes of pictures.

use super::family;

family! {
    /// A mistake of a picture.
    PictureProblem {
        /// No such file.
        NotFound {
            /// As written.
            path: String
        } = "picture-not-found" {
            th: format!("ไม่พบไฟล์ภาพ `{path}`"),
            en: format!("there is no picture `{path}`"),
            hint_th: "ไฟล์ภาพต้องอยู่ในโฟลเดอร์เดียวกับไฟล์นี้หรือโฟลเดอร์ย่อย ตรวจตัวสะกดและนามสกุลของไฟล์ด้วย",
            hint_en: "pictures are looked for in the input's folder; check the spelling and the extension",
        }
        /// An absolute path, `..`, or a link that leaves the folder.
        Outside {
            /// As written.
            path: String
        } = "picture-outside" {
            th: format!("ภาพ `{path}` อยู่นอกโฟลเดอร์ของไฟล์นี้"),
            en: format!("the picture `{path}` is outside the input's folder"),
            hint_th: "ย้ายภาพมาไว้ในโฟลเดอร์เดียวกับไฟล์นี้ แล้วเขียนเฉพาะชื่อ เช่น `\"map.png\"`",
            hint_en: "put it into the input's folder and write its name only, such as `\"map.png\"`",
        }
        /// It exists but cannot be read.
        Unreadable {
            /// As written.
            path: String,
            /// The system's reason.
            reason: String
        } = "picture-unreadable" {
            th: format!("เปิดไฟล์ภาพ `{path}` ไม่ได้ ({reason})"),
            en: format!("the picture `{path}` cannot be read: {reason}"),
        }
        /// Over the size limit.
        TooLarge {
            /// As written.
            path: String,
            /// Limit in MiB.
            limit: usize
        } = "picture-too-large" {
            th: format!("ไฟล์ภาพ `{path}` ใหญ่เกิน {limit} MiB"),
            en: format!("the picture `{path}` is larger than {limit} MiB"),
            hint_th: "ย่อภาพหรือบันทึกเป็น JPEG ก่อน",
            hint_en: "make it smaller or save it as JPEG",
        }
        /// Over the pixel limit.
        TooManyPixels {
            /// As written.
            path: String,
            /// Width in pixels.
            width: u32,
            /// Height in pixels.
            height: u32,
            /// Limit in megapixels.
            limit: usize
        } = "picture-too-many-pixels" {
            th: format!("ภาพ `{path}` ละเอียดเกินไป ({width} × {height} จุด รับได้ไม่เกิน {limit} ล้านจุด)"),
            en: format!("the picture `{path}` has {width} × {height} pixels, more than {limit} megapixels"),
            hint_th: "ย่อภาพก่อน สำหรับกระดาษ A4 กว้าง 2,000 จุดก็เพียงพอ",
            hint_en: "make it smaller; 2,000 pixels across are enough for A4",
        }
        /// Neither PNG nor JPEG.
        NotAPicture {
            /// As written.
            path: String
        } = "picture-kind" {
            th: format!("ไฟล์ `{path}` ไม่ใช่ภาพ PNG หรือ JPEG"),
            en: format!("`{path}` is neither a PNG nor a JPEG picture"),
            hint_th: "การเปลี่ยนเพียงนามสกุลของไฟล์ไม่ทำให้ชนิดภาพเปลี่ยน ให้เปิดภาพแล้วบันทึกใหม่เป็น PNG",
            hint_en: "renaming a file does not convert it; open the picture and save it as PNG",
        }
        /// Broken or cut off.
        Damaged {
            /// As written.
            path: String
        } = "picture-damaged" {
            th: format!("ภาพ `{path}` เสียหรือไม่ครบถ้วน"),
            en: format!("the picture `{path}` is damaged or cut off"),
            hint_th: "คัดลอกหรือบันทึกภาพใหม่จากต้นฉบับ",
            hint_en: "copy or export it again from its source",
        }
    }
}
