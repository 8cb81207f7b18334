//! What the playbook's own schema says of places: may they be null, how many entries.

use super::path;
use crate::document::Schema;
use crate::playbook::Playbook;
use serde_json::Value;
use std::sync::OnceLock;

fn schema() -> &'static Schema {
    static SCHEMA: OnceLock<Schema> = OnceLock::new();
    SCHEMA.get_or_init(Schema::of::<Playbook>)
}

/// Whether null may stand at `path`: so for what a vendor need not have, such as a lighter sale.
#[must_use]
pub fn nullable(path: &str) -> bool {
    schema().nullable(path)
}

/// The fewest and the most entries of the list at `path`.
#[must_use]
pub fn room(path: &str) -> (usize, usize) {
    schema().room(path)
}

/// Takes out what stands at `path`; an optional group of fields that is left without a value is
/// no group any more.
pub(super) fn clear(sheet: &mut Value, path: &str) {
    path::take(sheet, path);
    tidy(sheet, path::split(path).0);
}

/// Makes an optional group of fields null if it has no value, and so what it stands in.
pub(super) fn tidy(sheet: &mut Value, group: &str) {
    let fields = path::at(sheet, group).filter(|value| value.is_object());
    if group.is_empty() || !fields.is_none_or(hollow) {
        return;
    }
    if nullable(group) {
        path::put(sheet, group, Value::Null);
    }
    tidy(sheet, path::split(group).0);
}

/// Whether there is no value in `value`, however deep.
fn hollow(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(entries) => entries.is_empty(),
        Value::Object(fields) => fields.values().all(hollow),
        _ => false,
    }
}
