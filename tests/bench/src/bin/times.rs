//! Prints a table of the times that `cargo bench -p statusquo-bench --bench peers` left behind, in nanoseconds:
//! `cargo run --release -p statusquo-bench --bin times`.

use std::error::Error;
use std::fs;
use std::path::Path;

use serde_json::Value;
use statusquo_bench::{ROUND, Subject, subjects, table};

fn main() -> Result<(), Box<dyn Error>> {
    let subjects = subjects();
    let cells: Result<Vec<String>, _> = subjects.iter().map(time).collect();
    print!("{}", table(&subjects, cells?.into_iter()));
    Ok(())
}

/// The median of one operation.
// So many are no problem for an `f64`.
#[allow(clippy::cast_precision_loss)]
fn time(subject: &Subject) -> Result<String, Box<dyn Error>> {
    let criterion = concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/criterion");
    let file = Path::new(criterion).join(subject.group()).join(subject.by).join("new/estimates.json");
    let text = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    let estimates: Value = serde_json::from_str(&text)?;
    let median = estimates["median"]["point_estimate"].as_f64().ok_or("no median")?;
    Ok(format!("{:.2}", median / ROUND as f64))
}
