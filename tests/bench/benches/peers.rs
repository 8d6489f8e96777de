//! Times everything that is measured: `cargo bench -p statusquo-bench --bench peers`, with `-- PART` of a name for less. What
//! criterion prints is the time of 1024 operations; `--bin times` makes a table of one.

use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};

fn run(criterion: &mut Criterion) {
    // The peers of an operation follow each other.
    for subject in statusquo_bench::subjects() {
        let mut group = criterion.benchmark_group(subject.group());
        group.bench_function(subject.by, |bencher| bencher.iter(subject.run));
    }
}

// Short, because there are many.
fn config() -> Criterion {
    Criterion::default().warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(1))
}

criterion_group! { name = benches; config = config(); targets = run }
criterion_main!(benches);
