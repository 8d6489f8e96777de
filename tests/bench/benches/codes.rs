//! `cargo bench -p statusquo-bench --bench codes`; the time shown is that of 1024 operations.

use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};

fn run(criterion: &mut Criterion) {
    for subject in statusquo_bench::codes::subjects() {
        let mut group = criterion.benchmark_group(format!("{} ({})", subject.operation, subject.input));
        group.bench_function(subject.by, |bencher| bencher.iter(subject.run));
    }
}

// Short, because there are many; the peers of an operation follow each other.
fn config() -> Criterion {
    Criterion::default().warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(1))
}

criterion_group! { name = benches; config = config(); targets = run }
criterion_main!(benches);
