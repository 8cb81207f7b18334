//! The worked example's trials natively: as the peers in `benches/peers`, it says on one line
//! how long they took and what the percentiles are.
#![allow(clippy::print_stdout, reason = "what it is for")]

use browser_bench::Bench;
use std::time::Instant;

fn main() {
    let asked = std::env::args().nth(1).and_then(|count| count.parse().ok());
    let trials: u32 = asked.unwrap_or(1_000_000);
    let bench = Bench::new();
    let _ = bench.percentiles(trials);
    let start = Instant::now();
    let percentiles = bench.percentiles(trials);
    let seconds = start.elapsed().as_secs_f64();
    let [p10, p50, p90] = percentiles[..] else {
        return;
    };
    println!("{trials} {seconds} {p10} {p50} {p90}");
}
