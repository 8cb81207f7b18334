//! The kinds of `vendor.json`: to come, each an arm of the match.

use serde_json::Value;

/// The result of one vendor case; `None` for a kind that is not known here.
pub fn run(_kind: &str, _inputs: &Value) -> Option<Value> {
    None
}
