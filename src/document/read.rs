//! Text to a document, by way of its format, its version and its schema.

use super::{Fault, Faults, Schema, plain};
use crate::format::{Arg, Message};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// What every document says of itself.
#[derive(Clone, Copy, Debug)]
pub struct Head {
    /// The `format` it carries.
    pub format: &'static str,
    /// The newest `version` that this program reads.
    pub version: u32,
    /// How the documents of older versions become newer ones: the first makes version 2 of
    /// version 1, and so on, so that there is one fewer than versions.
    pub migrations: &'static [Migration],
}

/// Makes a document of one version one of the next; what it does not understand it leaves for
/// the schema to name.
pub type Migration = fn(&mut Value);

/// A kind of document.
pub trait Document: DeserializeOwned + JsonSchema {
    /// What it says of itself.
    const HEAD: Head;

    /// Mistakes that a schema cannot see.
    fn faults(&self) -> Faults;
}

/// The largest document read, in bytes: far above any real one, far below what hurts.
pub(super) const LARGEST: usize = 4_000_000;

/// Reads a document.
///
/// # Errors
/// All mistakes: text that is no JSON, another format, a newer version, every place that
/// does not fit the schema; and if it fits, every place that makes no sense.
pub fn read<T: Document>(text: &str) -> Result<T, Faults> {
    read_value(json(text)?)
}

/// The JSON in `text`.
///
/// # Errors
/// Text that is too long, no JSON, or nested deeper than any document is.
pub fn json(text: &str) -> Result<Value, Faults> {
    let whole = |message: Message| vec![Fault::at("", message)];
    if text.len() > LARGEST {
        return Err(whole(Message::new("document.too_large")));
    }
    let text = text.trim_start_matches('\u{feff}');
    serde_json::from_str(text).map_err(|error| {
        #[expect(clippy::cast_precision_loss, reason = "line numbers are small")]
        let number = |value: usize| Arg::Number(value as f64, 0);
        // The parser has a limit of its own, and no name for it but these words.
        let key = if error.to_string().contains("recursion limit") {
            "document.too_deep"
        } else {
            "document.not_json"
        };
        let message = Message::new(key).with("line", number(error.line()));
        whole(message.with("column", number(error.column())))
    })
}

/// Reads a document that is JSON already.
///
/// # Errors
/// As [`read`], once the text is JSON.
pub fn read_value<T: Document>(value: Value) -> Result<T, Faults> {
    let whole = |message: Message| vec![Fault::at("", message)];
    check_head(&T::HEAD, &value).map_err(whole)?;
    let value = migrated(&T::HEAD, value);
    let faults = Schema::of::<T>().faults(&value);
    if !faults.is_empty() {
        return Err(faults);
    }
    let document: T = serde_json::from_value(with_integers(value)).map_err(|error| {
        whole(Message::new("document.unreadable").with("cause", Arg::Text(error.to_string())))
    })?;
    let faults = document.faults();
    if faults.is_empty() {
        Ok(document)
    } else {
        Err(faults)
    }
}

/// `value`, a document of the kind `head`, as one of the newest version. What is no version that
/// ever was stays as it is, for the schema to name.
#[must_use]
pub fn migrated(head: &Head, mut value: Value) -> Value {
    let newest = f64::from(head.version);
    let version = value.get("version").and_then(Value::as_f64);
    let old = version.filter(|old| old.fract() == 0.0 && *old >= 1.0 && *old < newest);
    if let Some(old) = old {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole, and below the newest version"
        )]
        let first = old as usize - 1;
        for migration in head.migrations.iter().skip(first) {
            migration(&mut value);
        }
        value["version"] = head.version.into();
    }
    value
}

/// `value` with 40.0 as 40: to JSON and to a schema they are the same, to serde they are not.
#[must_use]
pub fn with_integers(value: Value) -> Value {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    match value {
        Value::Number(number) => match number.as_f64() {
            Some(float) if number.is_f64() && float.fract() == 0.0 && float.abs() <= EXACT =>
            {
                #[expect(clippy::cast_possible_truncation, reason = "whole and exact")]
                Value::from(float as i64)
            }
            _ => Value::Number(number),
        },
        Value::Array(items) => items.into_iter().map(with_integers).collect(),
        Value::Object(fields) => fields
            .into_iter()
            .map(|(name, value)| (name, with_integers(value)))
            .collect(),
        other => other,
    }
}

fn check_head(head: &Head, value: &Value) -> Result<(), Message> {
    let format = value
        .get("format")
        .and_then(Value::as_str)
        .unwrap_or_default();
    if format != head.format {
        return Err(Message::new("document.other_format")
            .with("expected", Arg::Text(head.format.to_owned()))
            .with("found", Arg::Text(format.to_owned())));
    }
    let version = value.get("version").and_then(Value::as_f64).unwrap_or(0.0);
    if version > f64::from(head.version) {
        return Err(Message::new("document.newer")
            .with("found", plain(version))
            .with("supported", plain(f64::from(head.version))));
    }
    Ok(())
}
