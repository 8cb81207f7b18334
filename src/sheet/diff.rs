//! What has changed against another version of the document, and how to take it back.
//!
//! Records are recognised by what names them, so that one that was moved, or that stands behind
//! one taken out, is still itself.

use super::{limits, path};
use serde_json::{Map, Value};

/// A change.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Its place in the document as it is now; of what was taken out, where it stood.
    pub path: String,
    /// What changed.
    pub what: What,
}

/// What changed.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// A value: what it was and what it is, `None` where there is none.
    Value(Option<Value>, Option<Value>),
    /// An entry of a list is new.
    Added(Value),
    /// An entry of a list is gone.
    Removed(Value),
    /// The entries of a list stand in another order; this was theirs.
    Order(Vec<String>),
}

/// The fields that name an entry of a list.
const NAMES: [&str; 2] = ["id", "role"];

/// All changes that led from `base` to `now`.
#[must_use]
pub fn diff(base: &Value, now: &Value) -> Vec<Change> {
    let mut changes = Vec::new();
    compare(base, now, "", &mut changes);
    changes
}

fn compare(base: &Value, now: &Value, path: &str, out: &mut Vec<Change>) {
    match (base, now) {
        _ if base == now => {}
        (Value::Object(old), Value::Object(new)) => fields(old, new, path, out),
        // A group of fields that comes or goes is its fields.
        (Value::Object(old), Value::Null) => fields(old, &Map::new(), path, out),
        (Value::Null, Value::Object(new)) => fields(&Map::new(), new, path, out),
        // Numbers in a row, such as the steps of a ramp, are one value.
        _ if is_series(base) || is_series(now) => whole(base, now, path, out),
        (Value::Array(old), Value::Array(new)) => entries(old, new, path, out),
        // A list that is not there is an empty one.
        (Value::Array(old), Value::Null) => entries(old, &[], path, out),
        (Value::Null, Value::Array(new)) => entries(&[], new, path, out),
        _ => whole(base, now, path, out),
    }
}

fn is_series(value: &Value) -> bool {
    let items = value.as_array().map_or(&[][..], Vec::as_slice);
    !items.is_empty() && items.iter().all(Value::is_number)
}

fn whole(base: &Value, now: &Value, path: &str, out: &mut Vec<Change>) {
    let some = |value: &Value| Some(value.clone()).filter(|value| !value.is_null());
    out.push(Change {
        path: path.to_owned(),
        what: What::Value(some(base), some(now)),
    });
}

fn fields(old: &Map<String, Value>, new: &Map<String, Value>, path: &str, out: &mut Vec<Change>) {
    let further = new.keys().filter(|name| !old.contains_key(*name));
    for name in old.keys().chain(further) {
        let value = |fields: &Map<String, Value>| fields.get(name).cloned().unwrap_or_default();
        compare(&value(old), &value(new), &path::within(path, name), out);
    }
}

fn entries(old: &[Value], new: &[Value], path: &str, out: &mut Vec<Change>) {
    let named = NAMES.into_iter().find_map(|name| {
        let (old, new) = (names(old, name)?, names(new, name)?);
        (!old.is_empty() || !new.is_empty()).then_some((old, new))
    });
    match named {
        Some((old_names, new_names)) => by_name((old, &old_names), (new, &new_names), path, out),
        None => by_place(old, new, path, out),
    }
}

/// What names the entries, if each has such a name and none stands twice.
fn names(entries: &[Value], field: &str) -> Option<Vec<String>> {
    let names: Option<Vec<String>> = entries
        .iter()
        .map(|entry| Some(entry.get(field)?.as_str()?.to_owned()))
        .collect();
    let names = names?;
    let unique = (0..names.len()).all(|place| !names[..place].contains(&names[place]));
    unique.then_some(names)
}

type Named<'a> = (&'a [Value], &'a [String]);

fn by_name((old, was): Named, (new, is): Named, path: &str, out: &mut Vec<Change>) {
    for (place, name) in is.iter().enumerate() {
        let path = format!("{path}[{place}]");
        match was.iter().position(|other| other == name) {
            Some(before) => compare(&old[before], &new[place], &path, out),
            None => out.push(Change {
                path,
                what: What::Added(new[place].clone()),
            }),
        }
    }
    removed(old, path, out, |place| !is.contains(&was[place]));
    let stayed: Vec<&String> = was.iter().filter(|name| is.contains(name)).collect();
    let now: Vec<&String> = is.iter().filter(|name| was.contains(name)).collect();
    if stayed != now {
        out.push(Change {
            path: path.to_owned(),
            what: What::Order(was.to_vec()),
        });
    }
}

/// Entries without names: what is the same at both ends stays out of it, what lies between is
/// compared one by one, and the rest has come or gone.
fn by_place(old: &[Value], new: &[Value], path: &str, out: &mut Vec<Change>) {
    let shorter = old.len().min(new.len());
    let head = (0..shorter).take_while(|n| old[*n] == new[*n]).count();
    let tail = (1..=shorter - head)
        .take_while(|n| old[old.len() - n] == new[new.len() - n])
        .count();
    let middle = shorter - head - tail;
    for place in head..head + middle {
        compare(&old[place], &new[place], &format!("{path}[{place}]"), out);
    }
    for (place, entry) in new[..new.len() - tail]
        .iter()
        .enumerate()
        .skip(head + middle)
    {
        out.push(Change {
            path: format!("{path}[{place}]"),
            what: What::Added(entry.clone()),
        });
    }
    removed(old, path, out, |place| {
        (head + middle..old.len() - tail).contains(&place)
    });
}

fn removed(old: &[Value], path: &str, out: &mut Vec<Change>, gone: impl Fn(usize) -> bool) {
    let gone = old.iter().enumerate().filter(|(place, _)| gone(*place));
    out.extend(gone.map(|(place, entry)| Change {
        path: format!("{path}[{place}]"),
        what: What::Removed(entry.clone()),
    }));
}

/// Undoes `change` in `now`, where it is one of those that [`diff`] found.
pub fn take_back(now: &mut Value, change: &Change) {
    match &change.what {
        What::Value(Some(old), _) => path::put(now, &change.path, old.clone()),
        What::Value(None, _) => limits::clear(now, &change.path),
        What::Added(_) => {
            path::take(now, &change.path);
            let (list, _) = path::split(&change.path);
            limits::tidy(now, path::split(list).0);
        }
        What::Removed(entry) => put_back(now, &change.path, entry),
        What::Order(names) => order(now, &change.path, names),
    }
}

fn put_back(now: &mut Value, path: &str, entry: &Value) {
    let (list, place) = path::split(path);
    let place = place.trim_matches(['[', ']']).parse().unwrap_or(usize::MAX);
    let mut entries = path::list(now, list).to_vec();
    entries.insert(place.min(entries.len()), entry.clone());
    path::put(now, list, entries.into());
}

/// The entries named in `order` in that order; the others stay where they are.
fn order(now: &mut Value, path: &str, order: &[String]) {
    let mut entries = path::list(now, path).to_vec();
    let name = |entry: &Value| {
        let names = NAMES.into_iter().find_map(|name| entry.get(name)?.as_str());
        names.map(str::to_owned)
    };
    let place = |entry: &Value| {
        order
            .iter()
            .position(|other| Some(other) == name(entry).as_ref())
    };
    let mut known: Vec<Value> = entries
        .iter()
        .filter(|e| place(e).is_some())
        .cloned()
        .collect();
    known.sort_by_key(place);
    let mut known = known.into_iter();
    for entry in entries.iter_mut().filter(|entry| place(entry).is_some()) {
        *entry = known.next().unwrap_or_default();
    }
    path::put(now, path, entries.into());
}

/// Where in `to` that is which stands at `path` in `from`, recognised by what names it; `None` if
/// a record on the way is gone.
#[must_use]
pub fn same_place(path: &str, from: &Value, to: &Value) -> Option<String> {
    let (list, place) = path::split(path);
    if path.is_empty() {
        return Some(String::new());
    }
    let holder = same_place(list, from, to)?;
    let Some(number) = place.strip_prefix('[') else {
        return Some(path::within(&holder, place));
    };
    let entry = path::list(from, list).get(number.strip_suffix(']')?.parse::<usize>().ok()?)?;
    let Some((field, name)) = NAMES.into_iter().find_map(|f| Some((f, entry.get(f)?))) else {
        return Some(format!("{holder}{place}"));
    };
    let mut entries = path::list(to, &holder).iter();
    let found = entries.position(|other| other.get(field) == Some(name))?;
    Some(format!("{holder}[{found}]"))
}
