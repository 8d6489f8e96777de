//! Counts the allocations of everything that is measured, and prints a table:
//! `cargo run --release -p statusquo-bench --bin allocations`.

use statusquo_bench::{for_one, subjects, table};

fn main() {
    let subjects = subjects();
    // What a program does once is done by then.
    for subject in &subjects {
        (subject.run)();
    }
    let cells =
        subjects.iter().map(|subject| for_one(allocation_counter::measure(subject.run).count_total, 1));
    print!("{}", table(&subjects, cells));
}
