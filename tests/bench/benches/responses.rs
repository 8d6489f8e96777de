//! `cargo bench -p statusquo-bench --bench responses`; the time shown is that of 1024 operations.

use criterion::{Criterion, criterion_group, criterion_main};

fn run(criterion: &mut Criterion) {
    for subject in [statusquo_bench::status::subjects(), statusquo_bench::responses::subjects()].concat() {
        let mut group = criterion.benchmark_group(format!("{} ({})", subject.operation, subject.input));
        group.bench_function(subject.by, |bencher| bencher.iter(subject.run));
    }
}

criterion_group!(benches, run);
criterion_main!(benches);
