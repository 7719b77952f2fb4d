//! Beyond one machine: documents into an object store, and memos through a Spark cluster.
//!
//! The store is moto, the cluster two executor processes of PySpark on this machine.

use std::fmt::Write as _;
use std::path::Path;

use crate::batch::{memo, memos};
use crate::cli::Desk;
use crate::outside;

const SARABAN: &str = env!("CARGO_BIN_EXE_saraban");

#[test]
fn a_batch_goes_into_s3_and_the_store_knows_what_is_finished() {
    let Some(mut python) = outside::python("batch_s3.py") else { return };
    let desk = Desk::new();
    memos(&desk, 12);
    let made =
        desk.command("batch in -o out --quiet --name").arg("{{reference}} #[{{row}}]~").output().unwrap();
    assert_eq!(made.status.code(), Some(0));
    outside::output(python.current_dir(desk.path()).arg(SARABAN));
}

#[test]
fn a_spark_cluster_makes_what_one_machine_makes_though_an_executor_is_killed() {
    let (Some(mut python), Some(_)) = (outside::python("spark.py"), outside::tool("java")) else { return };
    let desk = Desk::new();
    let all: Vec<_> = (1..=1000).map(|number| memo(number).replace('\n', " ")).collect();
    desk.put("memos.json", &format!("[{}]", all.join(",\n")));
    let made = desk.run("batch memos.json -o out --quiet --name {{number}}");
    assert_eq!(made.status.code(), Some(0));
    let lines = all.iter().zip(1..).fold(String::new(), |mut lines, (memo, number)| {
        let _ = writeln!(lines, r#"{{ "id": "{number:03}", "memo": {memo} }}"#);
        lines
    });
    desk.put("memos.jsonl", &lines);
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/spark_batch.py");
    outside::output(python.current_dir(desk.path()).arg(example).arg(SARABAN));
}
