//! A change in words: which cell it is, what stood there, what stands there now.

use super::diff::{Change, What, take_back};
use super::tables::PAGES;
use super::{Spot, grids, locate};
use crate::format::{Arg, Catalogue, Locale, Message};
use serde_json::Value;

/// A change as it is told.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// Of a cell: where it is, what stood there and what stands there now; empty where nothing
    /// does.
    Cell(Box<Spot>, String, String),
    /// Of a whole record: it is new, gone, or stands in another place.
    Record(Message),
    /// Of something that no cell shows.
    Elsewhere,
}

/// `change`, one of those that led from `base` to `now`, in words.
#[must_use]
pub fn told(change: &Change, base: &Value, now: &Value, locale: Locale) -> Told {
    if let Some(record) = record(change, base, now, locale) {
        return Told::Record(record);
    }
    let found = locate(now, &change.path, locale);
    // Hours that are gone have their cell in the earlier version.
    let Some(spot) = found.or_else(|| locate(base, &change.path, locale)) else {
        return Told::Elsewhere;
    };
    let mut before = now.clone();
    take_back(&mut before, change);
    let text = |sheet: &Value| spot.cell.copied(sheet, locale);
    let (old, new) = (text(&before), text(now));
    Told::Cell(Box::new(spot), old, new)
}

/// A change of a whole record of a table.
fn record(change: &Change, base: &Value, now: &Value, locale: Locale) -> Option<Message> {
    let (key, sheet) = match change.what {
        What::Added(_) => ("editor.added", now),
        What::Removed(_) => ("editor.removed", base),
        What::Order(_) => ("editor.moved", now),
        What::Value(..) => return None,
    };
    let mut tables = PAGES.iter().flat_map(|page| grids(page, sheet, locale));
    let (grid, name) = tables.find_map(|grid| {
        let list = grid.list.as_ref()?;
        if *list == change.path {
            return Some((grid, String::new()));
        }
        let mut records = grid.records.iter();
        let place = records.position(|record| *record == change.path)?;
        let name = grid.record_name(place, sheet, locale);
        Some((grid, name))
    })?;
    let title = Catalogue::of(locale).text(grid.table.title);
    let parts = [title, grid.of.as_str(), name.as_str()];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let message = Message::new(key);
    Some(message.with("name", Arg::Text(parts.join(" · "))))
}
