//! Runs golden cases: published or independently computed results that the code must reproduce.
//!
//! [`check`] is pure (text in, report out), so that a wasm test can embed the files with
//! `include_str!` and run them in a browser too. A new kind of case is an arm in the file of its
//! side: `finance.rs`, `vendor.rs`, `customer.rs`.
#![allow(
    dead_code,
    reason = "each test binary that includes this module uses a part of it"
)]

mod compare;
mod customer;
mod finance;
mod formula;
mod vendor;

use std::fmt;

use serde_json::Value;

/// What became of the cases of one file.
#[derive(Debug, Default)]
pub struct Report {
    /// How many cases the file holds.
    pub cases: usize,
    /// Those that do not come out, in the order of the file.
    pub failures: Vec<Failure>,
}

/// One case that does not come out as published.
#[derive(Debug)]
pub struct Failure {
    pub id: String,
    pub kind: String,
    pub expected: Value,
    /// `None` if no runner knows the kind, or an input it needs is missing.
    pub got: Option<Value>,
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            id, kind, expected, ..
        } = self;
        write!(out, "{id} ({kind}): expected {expected}, got ")?;
        match &self.got {
            Some(got) => write!(out, "{got}"),
            None => write!(out, "nothing: unknown kind or missing input"),
        }
    }
}

/// Runs every case of a golden file, which is a JSON array of
/// `{id, kind, inputs, expected, tolerance}`; anything else is one failure.
pub fn check(text: &str) -> Report {
    let Ok(cases) = serde_json::from_str::<Vec<Value>>(text) else {
        let failure = Failure {
            id: "the file".to_owned(),
            kind: "not a JSON array".to_owned(),
            expected: Value::Null,
            got: None,
        };
        return Report {
            cases: 0,
            failures: vec![failure],
        };
    };
    Report {
        cases: cases.len(),
        failures: cases.iter().filter_map(failure).collect(),
    }
}

fn failure(case: &Value) -> Option<Failure> {
    let text = |key: &str| case[key].as_str().unwrap_or("?").to_owned();
    let got = run(&text("kind"), &case["inputs"]);
    let right = case.get("expected").zip(got.as_ref());
    let right =
        right.is_some_and(|(expected, got)| compare::agrees(expected, got, &case["tolerance"]));
    (!right).then(|| Failure {
        id: text("id"),
        kind: text("kind"),
        expected: case["expected"].clone(),
        got,
    })
}

/// The result of one case, `Value::Null` meaning that there is none; `None` for an unknown kind.
fn run(kind: &str, inputs: &Value) -> Option<Value> {
    finance::run(kind, inputs)
        .or_else(|| vendor::run(kind, inputs))
        .or_else(|| customer::run(kind, inputs))
}
