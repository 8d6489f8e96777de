//! The whole dataset as one JSON document, for programs in other languages:
//! `cargo run -p statusquo-data --features serde --example export > statuses.json`.

use std::io::Write as _;

use statusquo_data::{REGISTRIES, Registry};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let registries: Result<Vec<Registry>, _> =
        REGISTRIES.iter().map(|(_, text)| Registry::parse(text)).collect();
    let json = serde_json::to_string_pretty(&registries?)?;
    // Fails if the reader has closed the pipe.
    writeln!(std::io::stdout(), "{json}")?;
    Ok(())
}
