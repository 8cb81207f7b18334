//! The JSON Schema of a document, derived from its Rust type.

use super::check::check;
use super::{Fault, Faults};
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::Value;

/// A JSON Schema, draft 2020-12.
#[derive(Clone, Debug)]
pub struct Schema(Value);

impl Schema {
    /// The schema of `T`.
    #[must_use]
    pub fn of<T: JsonSchema>() -> Self {
        let generator = SchemaSettings::draft2020_12().into_generator();
        Self(generator.into_root_schema_for::<T>().to_value())
    }

    /// The schema as JSON.
    #[must_use]
    pub fn json(&self) -> &Value {
        &self.0
    }

    /// Everything in `value` that does not fit.
    #[must_use]
    pub fn faults(&self, value: &Value) -> Faults {
        let mut faults = Vec::new();
        check(&self.0, &self.0, value, "", &mut faults);
        faults
    }

    /// What is wrong with `value` at the place `path` (`motions[1].win_rate`) of a document;
    /// so that a field on screen has the limits of the document, from the same source.
    #[must_use]
    pub fn fault_at(&self, path: &str, value: &Value) -> Option<Fault> {
        let mut faults = Vec::new();
        check(&self.0, self.node(path)?, value, "", &mut faults);
        faults.pop()
    }

    /// Whether null may stand at `path`.
    #[must_use]
    pub fn nullable(&self, path: &str) -> bool {
        let raw = self.raw(path);
        raw.is_some_and(|node| {
            let mut faults = Vec::new();
            check(&self.0, node, &Value::Null, "", &mut faults);
            faults.is_empty()
        })
    }

    /// The fewest and the most entries of the list at `path`.
    #[must_use]
    pub fn room(&self, path: &str) -> (usize, usize) {
        let limit = |name: &str| self.raw(path)?.get(name)?.as_u64();
        let count = |limit: Option<u64>| limit.and_then(|limit| usize::try_from(limit).ok());
        (
            count(limit("minItems")).unwrap_or(0),
            count(limit("maxItems")).unwrap_or(usize::MAX),
        )
    }

    /// What the schema says of the field at `path`, before any reference is followed.
    fn raw(&self, path: &str) -> Option<&Value> {
        let (before, last) = path.rsplit_once('.').unwrap_or(("", path));
        let holder = if before.is_empty() {
            self.resolve(&self.0)
        } else {
            self.node(before)?
        };
        holder.get("properties")?.get(last)
    }

    fn node(&self, path: &str) -> Option<&Value> {
        let mut node = self.resolve(&self.0);
        for step in path.split('.') {
            let (name, items) = step
                .split_once('[')
                .map_or((step, false), |(n, _)| (n, true));
            node = self.resolve(node.get("properties")?.get(name)?);
            if items {
                node = self.resolve(node.get("items")?);
            }
        }
        Some(node)
    }

    /// Follows references, and an optional object to the object.
    fn resolve<'a>(&'a self, node: &'a Value) -> &'a Value {
        if let Some(branches) = node.get("anyOf").and_then(Value::as_array)
            && let Some(reference) = branches.iter().find(|branch| branch.get("$ref").is_some())
        {
            return self.resolve(reference);
        }
        follow(&self.0, node)
    }
}

/// The definition that `node` refers to, or `node` itself.
pub(super) fn follow<'a>(root: &'a Value, node: &'a Value) -> &'a Value {
    let target = node
        .get("$ref")
        .and_then(Value::as_str)
        .and_then(|reference| root.get("$defs")?.get(reference.strip_prefix("#/$defs/")?));
    target.unwrap_or(node)
}
