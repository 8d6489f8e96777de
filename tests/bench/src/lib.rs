//! What is measured: the same operations over the same inputs for each crate. `benches/peers.rs` times them,
//! `bin/instructions.rs` and `bin/allocations.rs` count what their names say, and each has a command on its first line.

pub mod client;
pub mod codes;
pub mod formats;
pub mod layer;
pub mod responses;
pub mod status;

/// One operation of one crate.
#[derive(Clone, Copy)]
pub struct Subject {
    /// What is done.
    pub operation: &'static str,
    /// By whom.
    pub by: &'static str,
    /// To what.
    pub input: &'static str,
    /// Does it [`ROUND`] times.
    pub run: fn(),
}

impl Subject {
    /// What its peers share.
    pub fn group(&self) -> String {
        format!("{} ({})", self.operation, self.input)
    }
}

/// How often a [`Subject`] does its operation in one run.
pub const ROUND: usize = 1024;

/// All that is measured.
pub fn subjects() -> Vec<Subject> {
    let subjects = [
        codes::subjects(),
        status::subjects(),
        responses::subjects(),
        formats::subjects(),
        layer::subjects(),
        client::subjects(),
    ];
    subjects.concat()
}

/// What one operation took, if that many [rounds](ROUND) took `total`.
// Counts are far from what an `f64` cannot hold.
#[allow(clippy::cast_precision_loss)]
pub fn for_one(total: u64, rounds: usize) -> String {
    format!("{:.1}", total as f64 / (rounds * ROUND) as f64)
}

/// A Markdown table of one cell a subject: what is done to what, and a column for each of the others.
pub fn table(subjects: &[Subject], cells: impl Iterator<Item = String>) -> String {
    let mut rows: Vec<(&Subject, String)> = Vec::new();
    for (subject, cell) in subjects.iter().zip(cells) {
        let cell = format!("{} {cell}", subject.by);
        match rows.last_mut() {
            Some((first, row)) if (first.operation, first.input) == (subject.operation, subject.input) => {
                row.push_str(" · ");
                row.push_str(&cell);
            }
            _ => rows.push((subject, cell)),
        }
    }
    let rows = rows
        .into_iter()
        .map(|(subject, row)| format!("| {} | {} | {row} |\n", subject.operation, subject.input));
    format!("| operation | input | for one |\n|---|---|---|\n{}", rows.collect::<String>())
}
