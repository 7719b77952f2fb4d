//! Mistakes of documents and sheets that memos are read from.

use super::family;

family! {
    /// A mistake of a document that a memo is to be read from.
    DocumentProblem {
        /// A PDF of somebody else's.
        ForeignPdf {} = "foreign-pdf" {
            th: "PDF นี้ไม่มีข้อมูลบันทึกข้อความ จึงตรวจไม่ได้",
            en: "this PDF carries no memo, so it cannot be checked",
            hint_th: "ตรวจได้เฉพาะ PDF ที่จัดทำด้วย `saraban render --pdf-standard a-3b` เอกสารของผู้อื่นให้ใช้ไฟล์ DOCX",
            hint_en: "only a PDF of `saraban render --pdf-standard a-3b` can be; of others give the DOCX",
        }
        /// Encrypted, locked, or an old Office file.
        DocumentLocked {} = "document-locked" {
            th: "เอกสารถูกล็อกด้วยรหัสผ่าน หรือเป็นไฟล์ Office แบบเก่า (.doc, .xls) จึงอ่านไม่ได้",
            en: "the document is locked with a password, or an old Office file (.doc, .xls)",
            hint_th: "เปิดด้วยโปรแกรมที่ใช้ปกติ แล้วบันทึกใหม่เป็น .docx หรือ .xlsx โดยไม่ใส่รหัสผ่าน",
            hint_en: "open it and save it as .docx or .xlsx without a password",
        }
        /// Damaged.
        DocumentDamaged {
            /// What is wrong, in English, for the curious.
            reason: String
        } = "document-damaged" {
            th: format!("เอกสารชำรุดหรือมีโครงสร้างที่อ่านไม่ได้ ({reason})"),
            en: format!("the document is damaged or cannot be understood ({reason})"),
            hint_th: "เปิดด้วยโปรแกรมที่ใช้ปกติ บันทึกใหม่ แล้วลองอีกครั้ง",
            hint_en: "open it, save a copy, and try that",
        }
        /// It unpacks to more than is read.
        DocumentTooLarge {
            /// Limit in bytes.
            limit: usize
        } = "document-too-large" {
            th: format!("เอกสารหรือข้อมูลภายในใหญ่เกิน {} MiB จึงไม่อ่านต่อ", limit >> 20),
            en: format!("the document, or what it unpacks to, is larger than {} MiB", limit >> 20),
            hint_th: "แยกเป็นหลายไฟล์",
            hint_en: "split it into several files",
        }
        /// A package of another kind.
        NotADocument {} = "not-a-document" {
            th: "ไฟล์นี้ไม่ใช่ DOCX, XLSX หรือ ODS",
            en: "the file is neither DOCX, XLSX nor ODS",
            hint_th: "ระบุไฟล์ JSON, JSON Lines, CSV, XLSX, ODS, DOCX หรือ PDF ที่ saraban จัดทำ",
            hint_en: "give JSON, JSON Lines, CSV, XLSX, ODS, DOCX, or a PDF made by saraban",
        }
    }
}
