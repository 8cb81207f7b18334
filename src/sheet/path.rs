//! Places in a JSON value, written as in faults: `motions[1].targets.ltv_cac`.

use serde_json::{Map, Value};

/// One step into a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step<'a> {
    Key(&'a str),
    Place(usize),
}

fn steps(path: &str) -> impl Iterator<Item = Step<'_>> {
    path.split('.')
        .filter(|part| !part.is_empty())
        .flat_map(|part| {
            let mut pieces = part.split('[');
            let key = pieces.next().filter(|key| !key.is_empty()).map(Step::Key);
            let places = pieces.filter_map(|piece| {
                let number = piece.strip_suffix(']')?.parse().ok()?;
                Some(Step::Place(number))
            });
            key.into_iter().chain(places)
        })
}

/// What stands at `path`; `None` also where it is null.
#[must_use]
pub fn at<'a>(value: &'a Value, path: &str) -> Option<&'a Value> {
    let found = steps(path).try_fold(value, |value, step| match step {
        Step::Key(key) => value.get(key),
        Step::Place(place) => value.get(place),
    });
    found.filter(|value| !value.is_null())
}

/// Puts `new` at `path`, with the objects on the way to it. Where something else is in the way
/// nothing changes.
pub fn put(value: &mut Value, path: &str, new: Value) {
    if let Some(slot) = slot(value, path) {
        *slot = new;
    }
}

/// Where `path` leads.
pub(super) fn slot<'a>(value: &'a mut Value, path: &str) -> Option<&'a mut Value> {
    steps(path).try_fold(value, |value, step| match step {
        Step::Key(key) => {
            if value.is_null() {
                *value = Value::Object(Map::new());
            }
            let fields = value.as_object_mut()?;
            Some(fields.entry(key).or_insert(Value::Null))
        }
        Step::Place(place) => value.get_mut(place),
    })
}

/// Takes out what stands at `path`.
pub(super) fn take(value: &mut Value, path: &str) -> Option<Value> {
    let (before, last) = split(path);
    // Not by way of `slot`, which would create what is to be taken out.
    let holder = steps(before).try_fold(value, |value, step| match step {
        Step::Key(key) => value.get_mut(key),
        Step::Place(place) => value.get_mut(place),
    })?;
    match steps(last).next()? {
        Step::Key(key) => holder.as_object_mut()?.shift_remove(key),
        Step::Place(place) => {
            let items = holder.as_array_mut()?;
            (place < items.len()).then(|| items.remove(place))
        }
    }
}

/// A path without its last step, and that step.
pub(super) fn split(path: &str) -> (&str, &str) {
    let at = path.rfind(['.', '[']).unwrap_or(0);
    let (before, last) = path.split_at(at);
    (before, last.trim_start_matches('.'))
}

/// `name` inside `path`.
pub(super) fn within(path: &str, name: &str) -> String {
    if path.is_empty() || name.is_empty() || name.starts_with('[') {
        format!("{path}{name}")
    } else {
        format!("{path}.{name}")
    }
}

/// The list at `path`.
pub(super) fn list<'a>(value: &'a Value, path: &str) -> &'a [Value] {
    at(value, path)
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}
