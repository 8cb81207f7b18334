//! How long the figures of one deal take, natively.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    reason = "the macros make undocumented functions, and a benchmark may stop"
)]

use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use worthwhile::case::Case;
use worthwhile::deal::Desk;
use worthwhile::document::read;
use worthwhile::playbook::{Playbook, sample};

fn evaluation(criterion: &mut Criterion) {
    let playbook: Playbook = read(sample::PLAYBOOK).unwrap();
    let case: Case = read(sample::CASE).unwrap();
    let desk = Desk::new(playbook.clone()).unwrap();
    let deal = desk.deal(&case).unwrap();
    criterion.bench_function("one deal, all motions and remedies", |bench| {
        bench.iter(|| desk.deal(black_box(&case)).unwrap());
    });
    criterion.bench_function("sixteen checks of the advice", |bench| {
        bench.iter(|| desk.robustness(black_box(&case), &deal));
    });
    criterion.bench_function("a playbook made ready", |bench| {
        bench.iter(|| Desk::new(black_box(playbook.clone())).unwrap());
    });
}

criterion_group!(benches, evaluation);
criterion_main!(benches);
