//! Counts the allocations of everything that is measured, and prints a table:
//! `cargo run --release -p statusquo-bench --bin allocations`.

use statusquo_bench::{ROUND, subjects, table};

fn main() {
    let subjects = subjects();
    // What a program does once is done by then.
    subjects.iter().for_each(|subject| (subject.run)());
    let cells = subjects.iter().map(|subject| {
        let count = allocation_counter::measure(subject.run).count_total;
        format!("{:.1}", count as f64 / ROUND as f64)
    });
    print!("{}", table(&subjects, cells));
}
