//! The texts of an offer and their places, and what those are called.

use crate::format::Locale;
use crate::sheet::locate;
use serde_json::Value;

/// A text of an offer.
pub(super) struct Place<'a> {
    /// Where it stands.
    pub(super) path: String,
    /// The text.
    pub(super) text: &'a str,
}

impl Place<'_> {
    /// The record that it stands in.
    pub(super) fn record(&self) -> &str {
        let record = self.path.rsplit_once(']');
        record.map_or(self.path.as_str(), |(record, _)| record)
    }

    /// The ROI model that it belongs to.
    pub(super) fn model(&self) -> Option<&str> {
        let inside = self.path.strip_prefix("public.roi_models[")?;
        Some(inside.split_once(']')?.0)
    }

    /// Whether it is the name of something.
    pub(super) fn is_name(&self) -> bool {
        self.path.contains("].name")
    }
}

/// All texts of `offer`, in order.
pub(super) fn texts(offer: &Value) -> Vec<Place<'_>> {
    let mut found = Vec::new();
    collect(offer, String::new(), &mut found);
    found
}

fn collect<'a>(value: &'a Value, path: String, found: &mut Vec<Place<'a>>) {
    match value {
        // A picture is no text.
        Value::String(text) if !text.starts_with("data:") => found.push(Place { path, text }),
        Value::Array(items) => {
            for (place, item) in items.iter().enumerate() {
                collect(item, format!("{path}[{place}]"), found);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                let dot = if path.is_empty() { "" } else { "." };
                collect(field, format!("{path}{dot}{name}"), found);
            }
        }
        _ => {}
    }
}

/// What the place at `path` is called; the path itself where no table shows it.
pub(super) fn name(offer: &Value, path: &str, locale: Locale) -> String {
    locate(offer, path, locale).map_or_else(|| path.to_owned(), |spot| spot.name)
}
