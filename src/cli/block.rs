//! An object of the output, in which no number can be infinite or undefined.

use serde_json::{Map, Value};

/// An object, built key by key.
#[derive(Default)]
pub(super) struct Block(Map<String, Value>);

impl Block {
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// A text, a yes-or-no, a list or an object; numbers come in by the other ways.
    pub(super) fn with(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.0.insert(key.to_owned(), value.into());
        self
    }

    /// A number; `null` and a reason if the arithmetic left the range of numbers.
    pub(super) fn number(self, key: &str, value: f64) -> Self {
        self.figure(key, Some(value), "")
    }

    /// A number, or `null` and the reason why there is none.
    pub(super) fn figure(self, key: &str, value: Option<f64>, reason: &str) -> Self {
        match value {
            Some(value) if value.is_finite() => self.with(key, value),
            Some(_) => self.missing(key, "out_of_range"),
            None => self.missing(key, reason),
        }
    }

    /// Numbers in order; `null` and a reason if one of them is none.
    pub(super) fn numbers(self, key: &str, values: &[f64]) -> Self {
        if values.iter().all(|value| value.is_finite()) {
            self.with(key, values)
        } else {
            self.missing(key, "out_of_range")
        }
    }

    /// Any value that may be missing, with the reason why it is.
    pub(super) fn either(self, key: &str, value: Option<Value>, reason: &str) -> Self {
        match value {
            Some(value) => self.with(key, value),
            None => self.missing(key, reason),
        }
    }

    fn missing(self, key: &str, reason: &str) -> Self {
        self.with(key, Value::Null)
            .with(&format!("{key}_reason"), reason)
    }

    /// The fields of `other` behind these.
    pub(super) fn joined(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    pub(super) fn value(self) -> Value {
        Value::Object(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Block;
    use serde_json::json;

    #[test]
    fn what_is_no_number_is_null_with_a_reason() {
        let block = Block::new()
            .number("npv", f64::NAN)
            .figure("irr", None, "no_change_of_sign")
            .figure("roi", Some(f64::INFINITY), "no_costs")
            .numbers("net", &[1.0, f64::NEG_INFINITY])
            .number("list", 0.1);
        let wanted = json!({
            "npv": null, "npv_reason": "out_of_range",
            "irr": null, "irr_reason": "no_change_of_sign",
            "roi": null, "roi_reason": "out_of_range",
            "net": null, "net_reason": "out_of_range",
            "list": 0.1
        });
        assert_eq!(block.value(), wanted);
    }
}
