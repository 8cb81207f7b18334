//! Which ROI model and which prices a figure was made with, in a few characters.

use super::{Public, RoiModel};
use serde::Serialize;
use serde_json::Value;

impl RoiModel {
    /// Eight hexadecimal digits that are the same for the same model, whatever the order of its
    /// fields and wherever it is read: a sum (FNV-1a) over the document. A field that is absent
    /// or empty counts for nothing, so that one that a later version of the program knows does
    /// not change what an older document is called.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        fingerprint_of(self)
    }
}

impl Public {
    /// The same of the price book.
    #[must_use]
    pub fn prices_fingerprint(&self) -> String {
        fingerprint_of(&self.price_book)
    }
}

/// The same for any document.
#[must_use]
pub fn fingerprint_of(document: &impl Serialize) -> String {
    let mut sum = 0xcbf2_9ce4_8422_2325_u64;
    // A document is made of texts and numbers alone, which always can be written.
    let value = serde_json::to_value(document).unwrap_or_default();
    add(&value, &mut |text| {
        for byte in text.bytes().chain([0]) {
            sum = (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    });
    format!("{:08x}", (sum >> 32) ^ (sum & 0xffff_ffff))
}

/// Adds the parts of `value`, fields in the order of their names.
fn add(value: &Value, to: &mut dyn FnMut(&str)) {
    match value {
        Value::Object(fields) => {
            let mut fields: Vec<_> = fields.iter().filter(|(_, value)| !empty(value)).collect();
            fields.sort_unstable_by_key(|(name, _)| *name);
            to("{");
            for (name, value) in fields {
                to(name);
                add(value, to);
            }
            to("}");
        }
        Value::Array(values) => {
            to("[");
            for value in values {
                add(value, to);
            }
            to("]");
        }
        Value::String(text) => to(text),
        other => to(&other.to_string()),
    }
}

fn empty(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::Array(values) => values.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        _ => false,
    }
}
