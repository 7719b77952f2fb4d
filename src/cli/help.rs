//! The help in Thai. English stands with the arguments themselves.

use clap::Command;
use saraban::diag::Lang;

/// Command (`register take`: a part of one), argument (empty: the command itself), Thai help.
const THAI: &[(&str, &str, &str)] = &[
    ("saraban", "", "จัดทำบันทึกข้อความราชการจากข้อมูล JSON เป็นไฟล์ DOCX และ PDF"),
    ("saraban", "lang", "ภาษาของข้อความที่แจ้ง [ถ้าไม่ระบุ: ตามเครื่อง]"),
    ("render", "", "จัดทำเอกสารจากบันทึกข้อความ"),
    ("render", "input", "ไฟล์บันทึกข้อความ (JSON); `-` อ่านจากข้อมูลนำเข้ามาตรฐาน"),
    ("render", "output", "ที่เก็บผลลัพธ์: ชื่อไฟล์ โฟลเดอร์ หรือ `-` ออกทางผลลัพธ์มาตรฐาน [ถ้าไม่ระบุ: โฟลเดอร์ปัจจุบัน]"),
    ("render", "format", "ชนิดไฟล์ที่ต้องการ คั่นด้วยจุลภาค [ถ้าไม่ระบุ: pdf,docx หรือตามนามสกุลของไฟล์ผลลัพธ์]"),
    ("render", "profile", "ชื่อรูปแบบที่มีให้ หรือไฟล์รูปแบบ (TOML) [ถ้าไม่ระบุ: ตามบันทึก หรือ opm-2553]"),
    ("render", "digits", "ตัวเลขที่แสดงในเอกสาร [ถ้าไม่ระบุ: ตามบันทึก หรือตามรูปแบบ]"),
    ("render", "ppi", "ความละเอียดของภาพ PNG (จุดต่อนิ้ว)"),
    (
        "render",
        "pdf_standard",
        "มาตรฐาน PDF สำหรับจัดเก็บถาวร: a-2b หรือ a-3b ซึ่งแนบข้อมูล JSON ไว้ด้วย [ถ้าไม่ระบุ: PDF 1.7 ธรรมดา]",
    ),
    ("render", "no_embed_fonts", "ไม่ฝังฟอนต์ไว้ใน DOCX (เครื่องผู้อ่านต้องมีฟอนต์)"),
    ("batch", "", "จัดทำเอกสารจากบันทึกข้อความจำนวนมากพร้อมกันทุกแกนประมวลผล พร้อมรายงานผล"),
    (
        "batch",
        "data",
        "บันทึกข้อความ: โฟลเดอร์ของ JSON ไฟล์ หรือแบบชื่อ เช่น `in/*.json`; ไฟล์หนึ่งมีได้หลายฉบับ (รายการ JSON, JSON Lines, CSV, XLSX, ODS) ถ้าใช้ `--template` คือข้อมูลแถวละฉบับ",
    ),
    ("batch", "template", "บันทึกใน JSON ที่มี {{คอลัมน์}} ในข้อความ ใช้เป็นแม่แบบเติมจากแต่ละแถวของข้อมูล"),
    ("batch", "group_by", "แถวที่มีค่าเดียวกันในคอลัมน์นี้รวมเป็นบันทึกฉบับเดียว ใช้ `rows` เป็นรายการของแถว"),
    ("batch", "number_from", "ใส่เลขทะเบียนหนังสือส่งเรียงกันตั้งแต่เลขนี้ `057` คืออย่างน้อยสามหลัก"),
    ("batch", "register", "ขอเลขจากทะเบียนหนังสือส่ง (ดู `saraban register`)"),
    ("batch", "key", "คอลัมน์ที่บอกว่าเป็นฉบับใด: แก้แถวแล้วทำใหม่ก็ได้เลขเดิมในทะเบียน"),
    ("batch", "by", "ผู้ขอเลข [ถ้าไม่ระบุ: ชื่อผู้ใช้ของเครื่อง]"),
    ("batch", "merge", "รวมทุกฉบับตามลำดับเป็น PDF ไฟล์เดียวพร้อมบุ๊กมาร์ก สำหรับพิมพ์"),
    ("batch", "output", "ที่เก็บเอกสาร: โฟลเดอร์ หรือ s3://ถัง/ส่วนหน้า, gs://…, az://… [ถ้าไม่ระบุ: โฟลเดอร์ปัจจุบัน]"),
    ("batch", "format", "ชนิดไฟล์ที่ต้องการ คั่นด้วยจุลภาค"),
    (
        "batch",
        "name",
        "แบบชื่อเอกสาร จาก {{reference}} {{number}} {{date}} {{subject}} {{to}} {{row}} {{stem}} [ถ้าไม่ระบุ: {{stem}} คือชื่อไฟล์บันทึก]",
    ),
    ("batch", "jobs", "จำนวนฉบับที่ทำพร้อมกัน [ถ้าไม่ระบุ: เท่าจำนวนแกนประมวลผล]"),
    ("batch", "resume", "ทำเฉพาะฉบับที่เปลี่ยน หายไป หรือไม่สำเร็จ นับจากครั้งก่อนในโฟลเดอร์เดียวกัน"),
    ("batch", "fail_fast", "ไม่จัดทำสิ่งใดถ้ามีฉบับที่ผิด และหยุดเมื่อพบฉบับแรกที่ไม่สำเร็จ"),
    (
        "batch",
        "report",
        "ไฟล์รายงาน (JSON) และ CSV ชื่อเดียวกัน [ถ้าไม่ระบุ: batch-report.json ในโฟลเดอร์ของเอกสาร หรือในโฟลเดอร์ปัจจุบัน]",
    ),
    ("batch", "zip", "รวมเอกสารทั้งหมดไว้ในไฟล์ ZIP ด้วย"),
    ("batch", "quiet", "แจ้งเฉพาะสิ่งที่ผิด"),
    ("batch", "profile", "ชื่อรูปแบบที่มีให้ หรือไฟล์รูปแบบ (TOML) [ถ้าไม่ระบุ: ตามบันทึก หรือ opm-2553]"),
    ("batch", "digits", "ตัวเลขที่แสดงในเอกสาร [ถ้าไม่ระบุ: ตามบันทึก หรือตามรูปแบบ]"),
    (
        "batch",
        "pdf_standard",
        "มาตรฐาน PDF สำหรับจัดเก็บถาวร: a-2b หรือ a-3b ซึ่งแนบข้อมูล JSON ไว้ด้วย [ถ้าไม่ระบุ: PDF 1.7 ธรรมดา]",
    ),
    ("batch", "no_embed_fonts", "ไม่ฝังฟอนต์ไว้ใน DOCX (เครื่องผู้อ่านต้องมีฟอนต์)"),
    ("pipe", "", "จัดทำเอกสารจากบันทึกข้อความที่รับทางข้อมูลนำเข้ามาตรฐานบรรทัดละฉบับ และตอบผลบรรทัดต่อบรรทัด"),
    (
        "pipe",
        "output",
        "ที่เก็บเอกสาร: โฟลเดอร์ หรือ s3://ถัง/ส่วนหน้า, gs://…, az://… [ถ้าไม่ระบุ: ส่งไปในคำตอบ เข้ารหัส base64]",
    ),
    (
        "pipe",
        "name",
        "แบบชื่อเอกสาร จาก {{reference}} {{number}} {{date}} {{subject}} {{to}} {{row}} (เลขบรรทัด) {{stem}} [ถ้าไม่ระบุ: {{stem}} คือ id]",
    ),
    ("pipe", "format", "ชนิดไฟล์ที่ต้องการ คั่นด้วยจุลภาค"),
    ("pipe", "profile", "ชื่อรูปแบบที่มีให้ หรือไฟล์รูปแบบ (TOML) [ถ้าไม่ระบุ: ตามบันทึก หรือ opm-2553]"),
    ("pipe", "digits", "ตัวเลขที่แสดงในเอกสาร [ถ้าไม่ระบุ: ตามบันทึก หรือตามรูปแบบ]"),
    (
        "pipe",
        "pdf_standard",
        "มาตรฐาน PDF สำหรับจัดเก็บถาวร: a-2b หรือ a-3b ซึ่งแนบข้อมูล JSON ไว้ด้วย [ถ้าไม่ระบุ: PDF 1.7 ธรรมดา]",
    ),
    ("pipe", "no_embed_fonts", "ไม่ฝังฟอนต์ไว้ใน DOCX (เครื่องผู้อ่านต้องมีฟอนต์)"),
    ("check", "", "ตรวจบันทึกข้อความ แจ้งสิ่งที่ผิดหรือน่าสงสัย โดยไม่จัดทำเอกสาร"),
    (
        "check",
        "input",
        "ไฟล์ JSON, JSON Lines, CSV, XLSX, ODS, DOCX หรือ PDF ที่ saraban จัดทำ; `-` อ่านจากข้อมูลนำเข้ามาตรฐาน",
    ),
    (
        "check",
        "format",
        "รูปแบบการแจ้ง: human มีบรรทัดต้นฉบับและเครื่องหมายชี้ short บรรทัดละเรื่อง json สำหรับโปรแกรม sarif สำหรับเครื่องมือตรวจ",
    ),
    ("check", "deny_warnings", "ถือว่าข้อที่ควรตรวจเป็นข้อผิดพลาดด้วย"),
    ("check", "fix", "แก้ในไฟล์ เฉพาะสิ่งที่แก้ได้โดยไม่กระทบความหมาย"),
    ("check", "diff", "แสดงสิ่งที่ `--fix` จะแก้ โดยไม่แก้ไฟล์ ถ้ามีสิ่งให้แก้ถือว่าไม่ผ่าน"),
    ("check", "off", "กฎที่ไม่ต้องตรวจ คั่นด้วยจุลภาค ดูรายชื่อด้วย `saraban explain`"),
    ("preview", "", "เขียนบันทึกบนหน้าจอในเครื่อง เห็นหน้ากระดาษตามที่จะพิมพ์"),
    ("preview", "input", "ไฟล์บันทึกข้อความ (JSON) หรือโฟลเดอร์ของบันทึก [ถ้าไม่ระบุ: โฟลเดอร์ปัจจุบัน]"),
    ("preview", "port", "พอร์ตในเครื่องนี้ [ถ้าไม่ระบุ: พอร์ตที่ว่าง]"),
    ("preview", "open", "เปิดในเบราว์เซอร์ให้"),
    ("preview", "terminal", "วาดหน้ากระดาษในเทอร์มินัลแทน ด้วยวิธีที่เทอร์มินัลแสดงได้: auto kitty sixel หรือ blocks"),
    ("watch", "", "จัดทำเอกสารใหม่ทุกครั้งที่ไฟล์บันทึกเปลี่ยน"),
    ("watch", "input", "ไฟล์บันทึกข้อความ (JSON)"),
    ("watch", "output", "ที่เก็บผลลัพธ์: ชื่อไฟล์หรือโฟลเดอร์ [ถ้าไม่ระบุ: โฟลเดอร์ปัจจุบัน]"),
    ("watch", "format", "ชนิดไฟล์ที่ต้องการ คั่นด้วยจุลภาค [ถ้าไม่ระบุ: pdf,docx หรือตามนามสกุลของไฟล์ผลลัพธ์]"),
    ("watch", "profile", "ชื่อรูปแบบที่มีให้ หรือไฟล์รูปแบบ (TOML) [ถ้าไม่ระบุ: ตามบันทึก หรือ opm-2553]"),
    ("watch", "digits", "ตัวเลขที่แสดงในเอกสาร [ถ้าไม่ระบุ: ตามบันทึก หรือตามรูปแบบ]"),
    ("watch", "ppi", "ความละเอียดของภาพ PNG (จุดต่อนิ้ว)"),
    (
        "watch",
        "pdf_standard",
        "มาตรฐาน PDF สำหรับจัดเก็บถาวร: a-2b หรือ a-3b ซึ่งแนบข้อมูล JSON ไว้ด้วย [ถ้าไม่ระบุ: PDF 1.7 ธรรมดา]",
    ),
    ("watch", "no_embed_fonts", "ไม่ฝังฟอนต์ไว้ใน DOCX (เครื่องผู้อ่านต้องมีฟอนต์)"),
    ("preview", "profile", "ชื่อรูปแบบที่มีให้ หรือไฟล์รูปแบบ (TOML) [ถ้าไม่ระบุ: ตามบันทึก หรือ opm-2553]"),
    ("check", "profile", "รูปแบบที่กำหนดว่าปิดกฎใดไว้"),
    ("explain", "", "อธิบายกฎ ข้อผิดพลาด หรือช่องข้อมูล ถ้าไม่ระบุชื่อจะแสดงรายชื่อกฎ"),
    ("explain", "name", "ชื่อกฎหรือข้อผิดพลาด หรือช่องข้อมูล: ชื่อช่อง ตำแหน่งเช่น `signatories.acting` หรือคำไทย"),
    ("schema", "", "พิมพ์ JSON Schema ของรูปแบบบันทึก สำหรับโปรแกรมแก้ไข"),
    ("schema", "output", "ที่เก็บผลลัพธ์: ชื่อไฟล์ หรือ `-` ออกทางผลลัพธ์มาตรฐาน [ถ้าไม่ระบุ: -]"),
    ("extract", "", "นำข้อมูล JSON กลับออกมาจาก PDF หรือ DOCX"),
    ("extract", "file", "ไฟล์ PDF หรือ DOCX ที่ saraban จัดทำ; `-` อ่านจากข้อมูลนำเข้ามาตรฐาน"),
    ("extract", "output", "ที่เก็บผลลัพธ์: ชื่อไฟล์ หรือ `-` ออกทางผลลัพธ์มาตรฐาน [ถ้าไม่ระบุ: -]"),
    ("init", "", "สร้างไฟล์บันทึกข้อความเริ่มต้นไว้กรอก"),
    ("init", "file", "ชื่อไฟล์ที่จะสร้าง [ถ้าไม่ระบุ: memo.json หรือชื่อของตัวอย่าง]"),
    ("init", "sample", "เริ่มจากตัวอย่าง ดูรายชื่อด้วย `saraban samples`"),
    ("samples", "", "แสดงรายชื่อบันทึกตัวอย่าง"),
    ("profiles", "", "แสดงรายชื่อรูปแบบที่มีให้"),
    ("completions", "", "พิมพ์สคริปต์เติมคำสั่งอัตโนมัติสำหรับเชลล์"),
    ("completions", "shell", "เชลล์ที่ใช้"),
    ("register", "", "ทะเบียนหนังสือส่ง: ออกเลขที่หนังสือและดูแลทะเบียน"),
    ("register", "register", "ไฟล์ทะเบียน"),
    ("register", "wait", "เวลานานที่สุดที่รอโปรแกรมอื่นซึ่งใช้ทะเบียนอยู่ (วินาที)"),
    ("register start", "", "เปิดเลขของหน่วยงาน (พร้อมไฟล์ทะเบียนถ้ายังไม่มี) หรือเลื่อนเลขไปข้างหน้า"),
    (
        "register start",
        "series",
        "รหัสและเลขประจำของเจ้าของเรื่อง: \"พย 76101\" หรือ \"พย 76101/ว\" สำหรับหนังสือเวียน",
    ),
    ("register start", "year", "ปีปฏิทิน 2569 หรือ 2026 [ถ้าไม่ระบุ: ปีนี้]"),
    ("register start", "number", "เลขถัดไป ต้องไม่ต่ำกว่าเลขที่ออกไปแล้ว [ถ้าไม่ระบุ: 1 เมื่อเปิดใหม่]"),
    (
        "register start",
        "circulars",
        "หนังสือเวียนนับเลขของตนเอง (own) หรือร่วมกับหนังสืออื่น (shared) เลือกได้เมื่อเปิดเลขครั้งแรก [ถ้าไม่ระบุ: own]",
    ),
    ("register start", "by", "ผู้ลงทะเบียน [ถ้าไม่ระบุ: ชื่อผู้ใช้ของเครื่อง]"),
    ("register take", "", "ออกเลขถัดไปแล้วพิมพ์เลขนั้น"),
    (
        "register take",
        "series",
        "รหัสและเลขประจำของเจ้าของเรื่อง: \"พย 76101\" หรือ \"พย 76101/ว\" สำหรับหนังสือเวียน",
    ),
    ("register take", "subject", "เรื่อง"),
    ("register take", "to", "ถึง"),
    ("register take", "from", "จาก"),
    ("register take", "date", "ลงวันที่ ปีของวันที่คือปีของเลข [ถ้าไม่ระบุ: วันนี้ตามเวลาไทย]"),
    ("register take", "file", "ชื่อไฟล์ของหนังสือ"),
    ("register take", "key", "ชื่อเรียกงานนี้ ถ้าขอเลขซ้ำด้วยชื่อเดิมจะได้เลขเดิม"),
    ("register take", "reserve", "จองเลขไว้ก่อน แล้วตามด้วย `register issue` หรือ `register void`"),
    ("register take", "by", "ผู้ลงทะเบียน [ถ้าไม่ระบุ: ชื่อผู้ใช้ของเครื่อง]"),
    ("register issue", "", "แจ้งว่าจัดทำหนังสือของเลขที่จองไว้แล้ว"),
    ("register issue", "number", "เลขที่หนังสือ: \"พย 76101/57\""),
    ("register issue", "year", "ปีปฏิทินของเลข [ถ้าไม่ระบุ: ปีนี้]"),
    ("register issue", "file", "ชื่อไฟล์ของหนังสือ"),
    ("register issue", "by", "ผู้ลงทะเบียน [ถ้าไม่ระบุ: ชื่อผู้ใช้ของเครื่อง]"),
    ("register void", "", "ยกเลิกเลข โดยเลขยังคงอยู่ในทะเบียนและไม่นำไปใช้อีก"),
    ("register void", "number", "เลขที่หนังสือ: \"พย 76101/57\""),
    ("register void", "reason", "เหตุที่ยกเลิก"),
    ("register void", "year", "ปีปฏิทินของเลข [ถ้าไม่ระบุ: ปีนี้]"),
    ("register void", "by", "ผู้ลงทะเบียน [ถ้าไม่ระบุ: ชื่อผู้ใช้ของเครื่อง]"),
    ("register list", "", "แสดงเลขในทะเบียน รวมทั้งเลขที่ว่างอยู่"),
    ("register list", "year", "เฉพาะปีปฏิทินนี้ 2569 หรือ 2026"),
    ("register list", "series", "เฉพาะเลขของหน่วยงานนี้"),
    ("register list", "state", "เฉพาะเลขที่จองไว้ (reserved) ออกแล้ว (issued) ยกเลิก (void) หรือว่างอยู่ (missing)"),
    ("register export", "", "เขียนทะเบียนเป็นตารางสำหรับ Excel"),
    ("register export", "output", "ไฟล์ที่จะเขียน .csv หรือ .xlsx"),
    ("register export", "year", "เฉพาะปีปฏิทินนี้ 2569 หรือ 2026"),
    ("register export", "series", "เฉพาะเลขของหน่วยงานนี้"),
    ("register export", "digits", "ตัวเลขในตาราง ถ้าเป็นเลขอารบิกจะเรียงลำดับได้"),
    ("help", "", "แสดงวิธีใช้ของคำสั่ง"),
];

/// Puts the help in the language asked for.
pub(super) fn localise(command: Command, lang: Lang) -> Command {
    match lang {
        Lang::En => command,
        Lang::Th => thai(command, ""),
    }
}

/// `under`: the command that this one is a part of, if that is one of the table.
fn thai(command: Command, under: &str) -> Command {
    let name = format!("{under} {}", command.get_name()).trim_start().to_owned();
    let below = if name == "saraban" { "" } else { &name };
    let own = |argument: &str| {
        THAI.iter().find(|(known, id, _)| *known == name && *id == argument).map(|(.., text)| *text)
    };
    let command = match own("") {
        Some(about) => command.about(about),
        None => command,
    };
    command
        .mut_args(|argument| match own(argument.get_id().as_str()) {
            Some(text) => argument.help(text),
            None => argument,
        })
        .mut_subcommands(|part| thai(part, below))
}

#[cfg(test)]
mod tests {
    use super::super::args;
    use super::*;

    /// Every command and argument of ours has Thai help, and no line of the table is left over.
    #[test]
    fn thai_help_is_complete() {
        let command = args::command(Lang::En);
        let mut wanted =
            vec![("saraban".to_owned(), String::new()), ("saraban".to_owned(), "lang".to_owned())];
        let parts = command.get_subcommands().flat_map(|command| {
            let of = |part: &Command| (format!("{} {}", command.get_name(), part.get_name()), part.clone());
            let own = (command.get_name().to_owned(), command.clone());
            std::iter::once(own).chain(command.get_subcommands().map(of)).collect::<Vec<_>>()
        });
        for (name, command) in parts {
            wanted.push((name.clone(), String::new()));
            let arguments =
                command.get_arguments().map(|argument| (name.clone(), argument.get_id().to_string()));
            wanted.extend(arguments.filter(|(_, id)| id != "help" && id != "version"));
        }
        wanted.push(("help".to_owned(), String::new()));
        let mut known: Vec<_> =
            THAI.iter().map(|(name, id, _)| ((*name).to_owned(), (*id).to_owned())).collect();
        wanted.sort();
        known.sort();
        assert_eq!(wanted, known);
    }
}
