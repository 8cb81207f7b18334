//! The same figures in WebAssembly as natively: `pow`, `exp` and `ln` differ between the two.
//!
//! Runs in Node, with `wasm-bindgen-test-runner` as the runner of the target:
//! `cargo test --target wasm32-unknown-unknown --test wasm`.
#![cfg(all(feature = "vendor", target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    missing_docs,
    reason = "a test may stop at the first thing that is wrong"
)]

mod golden_runner;

use serde_json::Value;
use wasm_bindgen_test::wasm_bindgen_test;
use worthwhile::cli;
use worthwhile::playbook::sample;

#[wasm_bindgen_test]
fn golden_cases_of_finance() {
    golden(include_str!("golden/finance.json"));
}

#[wasm_bindgen_test]
fn golden_cases_of_the_vendor() {
    golden(include_str!("golden/vendor.json"));
}

#[wasm_bindgen_test]
fn golden_cases_of_the_customer() {
    golden(include_str!("golden/customer.json"));
}

#[track_caller]
fn golden(text: &str) {
    let report = golden_runner::check(text);
    assert!(report.cases > 10);
    let failures: Vec<_> = report.failures.iter().map(ToString::to_string).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// The sample deal's headline figures: those of `golden/worked_example.json`.
const HEADLINES: [(&str, f64); 12] = [
    ("/dead_zone/1", 9_666.071_428_571_428),
    ("/corridor/floor", 9_666.071_428_571_428),
    ("/corridor/ceiling/price", 6_932.52),
    ("/remedies/0/win_rate", 0.221_473_223_962_953_4),
    ("/remedies/0/expected_profit", 2_523.199_955_310_797),
    ("/remedies/8/expected_profit", 237.648_583_562_754_85),
    ("/remedies/8/ltv_cac", 66.243_814_798_133_67),
    ("/customer/npv", 19_122.043_576_258_446),
    ("/customer/irr", 0.803_651_048_396_671_9),
    ("/customer/mirr", 0.612_650_897_416_236_6),
    ("/customer/payback_months", 17.787_658_895_579_23),
    ("/customer/must_be_true", 0.532_490_743_794_533_2),
];

#[wasm_bindgen_test]
fn the_sample_deal() {
    let advice = cli::advise(sample::PLAYBOOK, sample::CASE).unwrap();
    assert_eq!(advice["recommendation"], "lighter_sale_and_price");
    assert_eq!(advice["runner_up"], "longer_term");
    for (place, wanted) in HEADLINES {
        let got = advice.pointer(place).and_then(Value::as_f64).unwrap();
        assert!(
            (got - wanted).abs() <= 1e-9 * wanted.abs(),
            "{place}: {got} instead of {wanted}"
        );
    }
}
