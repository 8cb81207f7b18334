//! The store in `localStorage`, under the same keys as the journal.

use super::Changes;
use crate::browser::storage::{self, Refusal};

const PREFIX: &str = "worthwhile.";

fn named(key: &str) -> String {
    format!("{PREFIX}{key}")
}

/// Whether there is one at all, full or not.
pub fn usable() -> bool {
    storage::keys().is_ok()
}

pub fn get(key: &str) -> Result<Option<String>, Refusal> {
    storage::load(&named(key))
}

pub fn range(prefix: &str) -> Result<Vec<(String, String)>, Refusal> {
    let mut found = Vec::new();
    for key in storage::keys()? {
        let key = key
            .strip_prefix(PREFIX)
            .filter(|key| key.starts_with(prefix));
        let Some(key) = key else { continue };
        found.extend(get(key)?.map(|text| (key.to_owned(), text)));
    }
    found.sort();
    Ok(found)
}

/// What was written before a refusal is taken back: the caller may try with less.
pub fn write(changes: &Changes) -> Result<(), Refusal> {
    let mut before = Vec::new();
    for (key, text) in changes {
        before.push((key, get(key)?));
        if let Err(refusal) = put(key, text.as_deref()) {
            for (key, text) in before.iter().rev() {
                // There was room for it a moment ago.
                let _ = put(key, text.as_deref());
            }
            return Err(refusal);
        }
    }
    Ok(())
}

fn put(key: &str, text: Option<&str>) -> Result<(), Refusal> {
    if let Some(text) = text {
        return storage::save(&named(key), text);
    }
    storage::remove(&named(key));
    Ok(())
}
