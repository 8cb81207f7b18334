//! What is different from the version that was published last.

use crate::format::{Catalogue, Locale};
use crate::sheet::{Change, Told, What, diff, told};
use serde_json::Value;

/// A difference from the version before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// What it is of, in words; a place in the document where no table shows it.
    pub place: String,
    /// What stood there; empty where nothing did.
    pub before: String,
    /// What stands there now; empty where nothing does.
    pub now: String,
}

/// The differences between two offers as JSON.
pub(super) fn changes(last: &Value, now: &Value, locale: Locale) -> Vec<Changed> {
    let found = diff(last, now);
    let told = found
        .iter()
        .map(|change| changed(change, last, now, locale));
    told.collect()
}

fn changed(change: &Change, last: &Value, now: &Value, locale: Locale) -> Changed {
    match told(change, last, now, locale) {
        Told::Cell(spot, before, now) => Changed {
            place: spot.name,
            before,
            now,
        },
        Told::Record(message) => Changed {
            place: Catalogue::of(locale).fill(&message, ""),
            before: String::new(),
            now: String::new(),
        },
        Told::Elsewhere => {
            let (before, now) = match &change.what {
                What::Value(before, now) => (before.as_ref(), now.as_ref()),
                What::Added(now) => (None, Some(now)),
                What::Removed(before) => (Some(before), None),
                What::Order(_) => (None, None),
            };
            Changed {
                place: change.path.clone(),
                before: before.map_or_else(String::new, short),
                now: now.map_or_else(String::new, short),
            }
        }
    }
}

/// The most characters of a value that no cell shows.
const MOST: usize = 120;

/// A value in one line: a text as it is, anything else as JSON.
fn short(value: &Value) -> String {
    let text = value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned);
    match text.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text,
    }
}
