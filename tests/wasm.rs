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

/// The sample deal's headline figures, as they come out natively.
const HEADLINES: [(&str, f64); 12] = [
    ("/dead_zone/1", 9_666.071_428_571_428),
    ("/corridor/floor", 9_666.071_428_571_428),
    ("/corridor/ceiling/price", 6_932.520_000_006_886),
    ("/remedies/0/win_rate", 0.277_671_529_646_889_1),
    ("/remedies/0/expected_profit", 2_623.940_974_089_260_6),
    ("/remedies/4/expected_profit", 237.648_583_562_754_85),
    ("/remedies/4/ltv_cac", 66.243_814_798_133_67),
    ("/customer/npv", 18_961.712_997_746_05),
    ("/customer/irr", 0.800_920_799_102_315_2),
    ("/customer/mirr", 0.613_713_102_628_118_4),
    ("/customer/payback_months", 17.915_228_611_646_945),
    ("/customer/must_be_true", 0.536_410_619_262_257_1),
];

#[wasm_bindgen_test]
fn the_sample_deal() {
    let advice = cli::advise(sample::PLAYBOOK, sample::CASE).unwrap();
    assert_eq!(advice["recommendation"], "recurring_charge");
    assert_eq!(advice["runner_up"], "one_off_charge");
    for (place, wanted) in HEADLINES {
        let got = advice.pointer(place).and_then(Value::as_f64).unwrap();
        assert!(
            (got - wanted).abs() <= 1e-9 * wanted.abs(),
            "{place}: {got} instead of {wanted}"
        );
    }
}
