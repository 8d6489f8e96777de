//! Counts the instructions of everything that is measured, by valgrind's callgrind, and prints a table:
//! `cargo run --release -p statusquo-bench --bin instructions`. It does not depend on what else the machine does.

use std::env;
use std::error::Error;
use std::process::Command;

use statusquo_bench::{for_one, subjects, table};

/// So many rounds are counted, so that what happens once in a program does not show.
const ROUNDS: usize = 10;

fn main() -> Result<(), Box<dyn Error>> {
    let subjects = subjects();
    if let Some(index) = env::args().nth(1) {
        // What runs under valgrind: one operation, or the start of the program alone.
        if let Some(subject) = subjects.get(index.parse::<usize>()?) {
            (0..ROUNDS).for_each(|_| (subject.run)());
        }
        return Ok(());
    }
    let start = instructions(subjects.len())?;
    let counts: Result<Vec<u64>, _> = (0..subjects.len()).map(instructions).collect();
    let cells = counts?.into_iter().map(|count| for_one(count - start, ROUNDS));
    print!("{}", table(&subjects, cells));
    Ok(())
}

/// How many instructions this program takes when it does one subject only.
fn instructions(index: usize) -> Result<u64, Box<dyn Error>> {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(env::current_exe()?)
        .arg(index.to_string())
        .output()
        .map_err(|error| format!("valgrind: {error}"))?;
    let log = String::from_utf8(output.stderr)?;
    let count = log.lines().find_map(|line| line.split_once("Collected : "));
    Ok(count.ok_or_else(|| log.clone())?.1.trim().parse()?)
}
