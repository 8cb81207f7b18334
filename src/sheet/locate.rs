//! From a place in the document to the cell that shows it.

use super::tables::PAGES;
use super::{Cell, Kind, grids, path};
use crate::document::Fault;
use crate::format::{Catalogue, Locale, Message};
use serde_json::Value;

/// A cell, and where on screen it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// The place of its page.
    pub page: usize,
    /// The cell.
    pub cell: Cell,
    /// Its record and its field, in words.
    pub name: String,
}

/// The cell that shows what stands at `path`; for a group of fields its first.
#[must_use]
pub fn locate(sheet: &Value, path: &str, locale: Locale) -> Option<Spot> {
    let fault = vec![Fault::at(path, Message::new("document.missing_field"))];
    let hours = hours_at(sheet, path);
    let mut group = None;
    for (page, grid) in PAGES.iter().enumerate().flat_map(|(place, page)| {
        grids(page, sheet, locale)
            .into_iter()
            .map(move |g| (place, g))
    }) {
        if !grid.may_show(path) {
            continue;
        }
        for (record, field, cell) in grid.cells() {
            let spot = |cell: Cell| Spot {
                page,
                name: grid.cell_name(record, field, sheet, locale),
                cell,
            };
            if cell.fault(sheet, &fault, locale).is_some()
                || hours.as_ref() == Some(&cell_key(&cell))
            {
                return Some(spot(cell));
            }
            let inside = cell
                .path
                .strip_prefix(path)
                .is_some_and(|rest| rest.starts_with('.'));
            if inside && group.is_none() {
                group = Some(spot(cell));
            }
        }
    }
    group
}

/// The list and the role of the entry of hours at `path`.
fn hours_at(sheet: &Value, path: &str) -> Option<(String, Option<String>)> {
    let entry = path.strip_suffix(".role").unwrap_or(path);
    let role = path::at(sheet, entry)?.get("role")?.as_str()?;
    Some((path::split(entry).0.to_owned(), Some(role.to_owned())))
}

fn cell_key(cell: &Cell) -> (String, Option<String>) {
    let role = match &cell.kind {
        Kind::Hours(role) => Some(role.clone()),
        _ => None,
    };
    (cell.path.clone(), role)
}

impl super::Grid {
    /// Whether what stands at `path` belongs to one of its records, or is what they belong to.
    fn may_show(&self, path: &str) -> bool {
        let mut records = self.records.iter();
        records.any(|record| path.starts_with(record.as_str()) || record.starts_with(path))
    }

    /// A cell in words: its record and its field.
    #[must_use]
    pub fn cell_name(&self, record: usize, field: usize, sheet: &Value, locale: Locale) -> String {
        let record = self.record_name(record, sheet, locale);
        let field = self.fields.get(field);
        let head = field.map_or("", |field| Catalogue::of(locale).text(field.column.head));
        let detail = field.map_or("", |field| field.detail.as_str());
        let group = field.and_then(|field| self.group_of(field));
        let group = group.map_or("", |group| Catalogue::of(locale).text(group));
        // A number alone says not of what.
        let numbered = record.parse::<usize>().is_ok();
        let title = if numbered {
            Catalogue::of(locale).text(self.table.title)
        } else {
            ""
        };
        let parts = [self.of.as_str(), title, &record, group, head, detail];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(" · ")
    }

    /// The key of the optional group that a field is in: in it fields have the names of others.
    fn group_of(&self, field: &super::Field) -> Option<&'static str> {
        let (holder, _) = field.column.path.split_once('.')?;
        let mut columns = self.table.columns.iter();
        columns
            .find(|column| column.path.starts_with(holder) && column.group.is_some())?
            .group
    }
}
