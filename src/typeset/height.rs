//! How high a group of blocks is, to know whether a page can hold it whole.

use serde_json::Value;

/// Height of blocks already turned into data, in points: exact for paragraphs
/// and pictures; a table counts each row's highest cell.
pub(super) fn of(blocks: &[Value]) -> f64 {
    blocks.iter().map(block).sum()
}

fn block(block: &Value) -> f64 {
    let number = |key: &str| block[key].as_f64().unwrap_or(0.0);
    let list = |key: &str| block[key].as_array().map(Vec::as_slice).unwrap_or_default();
    match block["k"].as_str() {
        Some("par") => number("before") + number("pitch") * list("lines").len() as f64 + number("after"),
        Some("picture") => number("before") + number("h") + number("after"),
        Some("table") => {
            let rows: f64 = list("head").iter().chain(list("rows")).map(row).sum();
            let count = (list("head").len() + list("rows").len()) as f64;
            number("before") + rows + count * 2.0 * number("y") + number("after")
        }
        Some("keep") => list("blocks").iter().map(self::block).sum(),
        _ => 0.0,
    }
}

fn row(row: &Value) -> f64 {
    let cells = row.as_array().map(Vec::as_slice).unwrap_or_default();
    let heights = cells.iter().filter(|cell| cell["rows"] == 1).map(|cell| {
        let blocks = cell["blocks"].as_array().map(Vec::as_slice).unwrap_or_default();
        blocks.iter().map(block).sum::<f64>()
    });
    heights.fold(0.0, f64::max)
}
