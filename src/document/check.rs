//! Checks a value against a schema and names every mistake.
//!
//! It knows the part of JSON Schema that our types make: `$ref`, `anyOf`/`oneOf`, `type`,
//! `const`, `enum`, `properties`, `required`, `additionalProperties`, `items` and limits. A
//! full validator would weigh more than all the rest of the Studio's logic; a test sets the
//! verdicts of this one beside those of a full one.

use super::fault::{MOST_FAULTS, joined};
use super::schema::follow;
use super::{Fault, Faults, plain};
use crate::format::{Arg, Message};
use crate::suggest::nearest;
use serde_json::{Map, Value};

pub(super) fn check(root: &Value, node: &Value, value: &Value, path: &str, out: &mut Faults) {
    let node = follow(root, node);
    if let Some(branches) = node.get("anyOf").or_else(|| node.get("oneOf")) {
        check_branches(root, branches, value, path, out);
        return;
    }
    if !allows_type(node, value) {
        let message = Message::new("document.type")
            .with("expected", Arg::Nested(type_name(node)))
            .with("found", Arg::Text(shown(value)));
        out.push(Fault::at(path, message));
        return;
    }
    check_choice(node, value, path, out);
    match value {
        Value::Number(number) => check_limits(node, number.as_f64().unwrap_or(0.0), path, out),
        Value::Array(items) => check_items(root, node, items, path, out),
        Value::Object(fields) => check_fields(root, node, fields, path, out),
        Value::String(text) => check_length(node, text, path, out),
        _ => {}
    }
}

/// A value must fit one branch; if it fits none, the mistakes of the first branch of its
/// type are shown, else what the branches allow.
fn check_branches(root: &Value, branches: &Value, value: &Value, path: &str, out: &mut Faults) {
    let branches: Vec<&Value> = branches
        .as_array()
        .into_iter()
        .flatten()
        .map(|branch| follow(root, branch))
        .collect();
    let mut of_its_type = None;
    for branch in &branches {
        let mut faults = Vec::new();
        check(root, branch, value, path, &mut faults);
        if faults.is_empty() {
            return;
        }
        if allows_type(branch, value) && branch.get("const").is_none() {
            of_its_type.get_or_insert(faults);
        }
    }
    let allowed: Vec<String> = branches
        .iter()
        .filter_map(|branch| branch.get("const"))
        .map(shown)
        .collect();
    match of_its_type {
        Some(faults) => out.extend(faults),
        None if allowed.is_empty() => {
            let expected = branches
                .first()
                .map_or_else(|| type_name(&Value::Null), |b| type_name(b));
            let message = Message::new("document.type")
                .with("expected", Arg::Nested(expected))
                .with("found", Arg::Text(shown(value)));
            out.push(Fault::at(path, message));
        }
        None => out.push(not_one_of(&allowed, value, path)),
    }
}

fn not_one_of(allowed: &[String], value: &Value, path: &str) -> Fault {
    let message = Message::new("document.not_one_of")
        .with("allowed", Arg::Text(allowed.join(", ")))
        .with("found", Arg::Text(shown(value)));
    Fault::at(path, message)
}

fn check_choice(node: &Value, value: &Value, path: &str, out: &mut Faults) {
    let allowed: Vec<&Value> = match (node.get("const"), node.get("enum")) {
        (Some(only), _) => vec![only],
        (None, Some(Value::Array(several))) => several.iter().collect(),
        _ => return,
    };
    if !allowed.contains(&value) {
        let allowed: Vec<String> = allowed.into_iter().map(shown).collect();
        out.push(not_one_of(&allowed, value, path));
    }
}

fn check_limits(node: &Value, value: f64, path: &str, out: &mut Faults) {
    let limit = |name: &str| node.get(name).and_then(Value::as_f64);
    let (above, least) = (limit("exclusiveMinimum"), limit("minimum"));
    let (below, most) = (limit("exclusiveMaximum"), limit("maximum"));
    let holds = above.is_none_or(|limit| value > limit)
        && least.is_none_or(|limit| value >= limit)
        && below.is_none_or(|limit| value < limit)
        && most.is_none_or(|limit| value <= limit);
    if holds {
        return;
    }
    let (key, low, high) = match (above, least, below, most) {
        (Some(low), _, Some(high), _) => ("document.range.above_below", Some(low), Some(high)),
        (Some(low), _, _, Some(high)) => ("document.range.above_at_most", Some(low), Some(high)),
        (Some(low), _, _, _) => ("document.range.above", Some(low), None),
        (_, Some(low), Some(high), _) => ("document.range.at_least_below", Some(low), Some(high)),
        (_, Some(low), _, Some(high)) => ("document.range.at_least_at_most", Some(low), Some(high)),
        (_, Some(low), _, _) => ("document.range.at_least", Some(low), None),
        (_, _, Some(high), _) => ("document.range.below", None, Some(high)),
        (_, _, _, high) => ("document.range.at_most", None, high),
    };
    out.push(Fault::at(path, range(key, low, high, value)));
}

fn range(key: &'static str, low: Option<f64>, high: Option<f64>, value: f64) -> Message {
    let mut message = Message::new(key).with("found", plain(value));
    if let Some(low) = low {
        message = message.with("low", plain(low));
    }
    if let Some(high) = high {
        message = message.with("high", plain(high));
    }
    message
}

fn check_length(node: &Value, text: &str, path: &str, out: &mut Faults) {
    let limit = |name: &str| node.get(name).and_then(Value::as_u64);
    let length = text.chars().count() as u64;
    if limit("minLength").is_some_and(|least| length < least) {
        out.push(Fault::at(path, Message::new("document.empty")));
    }
    if let Some(most) = limit("maxLength").filter(|most| length > *most) {
        out.push(Fault::at(path, counted("document.too_long", most)));
    }
}

fn check_items(root: &Value, node: &Value, items: &[Value], path: &str, out: &mut Faults) {
    let limit = |name: &str| node.get(name).and_then(Value::as_u64);
    let length = items.len() as u64;
    if let Some(least) = limit("minItems").filter(|least| length < *least) {
        out.push(Fault::at(path, counted("document.too_few", least)));
    }
    if let Some(most) = limit("maxItems").filter(|most| length > *most) {
        out.push(Fault::at(path, counted("document.too_many", most)));
    }
    if let Some(each) = node.get("items") {
        for (place, item) in items.iter().enumerate() {
            if out.len() >= MOST_FAULTS {
                return;
            }
            check(root, each, item, &format!("{path}[{place}]"), out);
        }
    }
}

fn check_fields(
    root: &Value,
    node: &Value,
    fields: &Map<String, Value>,
    path: &str,
    out: &mut Faults,
) {
    let known = node.get("properties").and_then(Value::as_object);
    let others = node.get("additionalProperties");
    let join = |name: &str| joined(path, name);
    for (name, value) in fields {
        if out.len() >= MOST_FAULTS {
            return;
        }
        if let Some(schema) = known.and_then(|known| known.get(name)) {
            check(root, schema, value, &join(name), out);
        } else if others == Some(&Value::Bool(false)) {
            let names = known
                .into_iter()
                .flat_map(|known| known.keys().map(String::as_str));
            let message = match nearest(name, names) {
                Some(near) => Message::new("document.unknown_field_near")
                    .with("near", Arg::Text(near.to_owned())),
                None => Message::new("document.unknown_field"),
            };
            out.push(Fault::at(join(name), message));
        } else if let Some(schema) = others {
            check(root, schema, value, &join(name), out);
        }
    }
    let required = node
        .get("required")
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    for name in required
        .filter_map(Value::as_str)
        .filter(|name| !fields.contains_key(*name))
    {
        out.push(Fault::at(
            join(name),
            Message::new("document.missing_field"),
        ));
    }
}

fn counted(key: &'static str, limit: u64) -> Message {
    #[expect(clippy::cast_precision_loss, reason = "limits are small")]
    Message::new(key).with("limit", Arg::Number(limit as f64, 0))
}

fn types(node: &Value) -> Vec<&str> {
    match node.get("type") {
        Some(Value::String(one)) => vec![one],
        Some(Value::Array(several)) => several.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

fn allows_type(node: &Value, value: &Value) -> bool {
    let types = types(node);
    types.is_empty()
        || types.iter().any(|name| match *name {
            "object" => value.is_object(),
            "array" => value.is_array(),
            "string" => value.is_string(),
            "boolean" => value.is_boolean(),
            "null" => value.is_null(),
            "number" => value.is_number(),
            "integer" => value.as_f64().is_some_and(|number| number.fract() == 0.0),
            _ => false,
        })
}

fn type_name(node: &Value) -> Message {
    Message::new(match types(node).first().copied() {
        Some("object") => "document.type.object",
        Some("array") => "document.type.array",
        Some("string") => "document.type.string",
        Some("boolean") => "document.type.boolean",
        Some("integer") => "document.type.integer",
        Some("number") => "document.type.number",
        _ => "document.type.other",
    })
}

/// The value as an author would recognise it, short.
fn shown(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}
