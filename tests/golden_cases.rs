//! Every golden case comes out as published.
#![cfg(feature = "vendor")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "a test may stop at the first thing that is wrong"
)]

mod golden_runner;

use std::io::Write;
use std::path::{Path, PathBuf};

use golden_runner::check;
use serde_json::{Value, json};

/// The golden files; `worked_example.json` is one object and is tested on its own.
const FILES: &[&str] = &["finance.json", "vendor.json", "customer.json"];

/// Names further files of the same form, separated as in `PATH`.
const FURTHER_FILES: &str = "WORTHWHILE_GOLDEN";

#[test]
fn golden_cases_come_out_as_published() {
    let mut complaints = Vec::new();
    for path in files() {
        let text = std::fs::read_to_string(&path).expect("a golden file that can be read");
        let report = check(&text);
        let (cases, name) = (report.cases, path.display());
        let passed = cases - report.failures.len().min(cases);
        // To the handle itself: the test harness hides what a passing test prints.
        writeln!(
            std::io::stderr(),
            "golden: {passed} of {cases} cases pass in {name}"
        )
        .unwrap();
        complaints.extend(
            report
                .failures
                .iter()
                .map(|failure| format!("{name}: {failure}")),
        );
    }
    assert!(
        complaints.is_empty(),
        "golden cases fail:\n{}",
        complaints.join("\n")
    );
}

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let further = std::env::var_os(FURTHER_FILES).unwrap_or_default();
    let known = FILES.iter().map(|name| folder.join(name));
    let further = std::env::split_paths(&further).filter(|path| !path.as_os_str().is_empty());
    known.chain(further.collect::<Vec<_>>()).collect()
}

fn outcome(kind: &str, inputs: &Value, expected: &Value, tolerance: &Value) -> Vec<String> {
    let case = json!([{
        "id": "X", "kind": kind, "inputs": inputs, "expected": expected, "tolerance": tolerance,
    }]);
    check(&case.to_string())
        .failures
        .iter()
        .map(ToString::to_string)
        .collect()
}

#[test]
fn an_unknown_kind_is_a_failure_not_a_skip() {
    let complaints = outcome("alchemy", &json!({}), &json!(1), &json!({"abs": 9}));
    assert_eq!(
        complaints,
        ["X (alchemy): expected 1, got nothing: unknown kind or missing input"]
    );
}

#[test]
fn a_wrong_result_is_a_failure_that_shows_both() {
    let inputs = json!({"rate": 0, "cashflows": [1, 2]});
    let complaints = outcome("npv_t0", &inputs, &json!(4), &json!({"abs": 0.5}));
    assert_eq!(complaints, ["X (npv_t0): expected 4, got 3.0"]);
    assert!(outcome("npv_t0", &inputs, &json!(null), &json!({"abs": 0.5})).len() == 1);
    assert!(outcome("npv_t0", &inputs, &json!(4), &json!({"rel": 0.25})).is_empty());
}

#[test]
fn a_file_that_is_no_array_is_a_failure() {
    assert_eq!(check("{}").failures.len(), 1);
}
