//! What `compose` makes of a sample, as text. Read a dump before accepting it: `SARABAN_ACCEPT=1`.

use std::io::Write;
use std::path::Path;

use saraban::document::dump::dump;

use crate::reading::render;

const DUMPED: [&str; 3] = ["integrity-report", "urgent-secret", "draft"];

#[test]
fn samples_compose_as_they_were_read() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for name in DUMPED {
        let made = dump(&render(&root.join(format!("samples/{name}.json"))).document);
        let kept = root.join(format!("tests/dumps/{name}.txt"));
        if std::env::var_os("SARABAN_ACCEPT").is_some() {
            std::fs::File::create(&kept).unwrap().write_all(made.as_bytes()).unwrap();
        }
        let wanted = std::fs::read_to_string(&kept).unwrap();
        let differs = made.lines().zip(wanted.lines()).find(|(made, wanted)| made != wanted);
        assert_eq!(made.lines().count(), wanted.lines().count(), "{name}: first difference {differs:#?}");
        assert!(differs.is_none(), "{name}: {differs:#?}");
    }
}
