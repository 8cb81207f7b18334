//! The tables of a document: records, fields, and the cell where they meet.

use super::tables::{Column, Of, Page, Rows, Table};
use super::{Cell, Kind, path, words};
use crate::format::Locale;
use serde_json::Value;

/// A table with the records that a document has.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    /// What it is a table of.
    pub table: &'static Table,
    /// The list that its records stand in; `None` where there is one record, and no list.
    pub list: Option<String>,
    /// The name of the record that the list is inside of.
    pub of: String,
    /// The places of the records.
    pub records: Vec<String>,
    /// The fields of each record.
    pub fields: Vec<Field>,
}

/// A field: a column, for one of the languages or roles where it has a cell for each.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// What it is a field of.
    pub column: &'static Column,
    /// What stands in its cells.
    pub kind: Kind,
    /// The language or the role that it is for.
    pub detail: String,
}

/// The tables of `page` for the document `sheet`.
#[must_use]
pub fn grids(page: &'static Page, sheet: &Value, locale: Locale) -> Vec<Grid> {
    let grids = page.tables.iter().flat_map(|table| match table.rows {
        Rows::One(place) => vec![Grid {
            table,
            list: None,
            of: String::new(),
            records: vec![place.to_owned()],
            fields: fields(table, sheet, locale),
        }],
        Rows::Many(list) => vec![of_list(
            table,
            list.to_owned(),
            String::new(),
            sheet,
            locale,
        )],
        Rows::Inside(outer, inner) => (0..path::list(sheet, outer).len())
            .map(|place| format!("{outer}[{place}]"))
            .filter(|holder| has_room(sheet, holder, inner))
            .map(|holder| {
                let name = name_of(sheet, &holder, locale);
                of_list(table, path::within(&holder, inner), name, sheet, locale)
            })
            .collect(),
    });
    grids.collect()
}

/// Whether `holder` has the part that the list `inner` belongs to, if it belongs to one: an entry
/// alone would not make that part whole.
fn has_room(sheet: &Value, holder: &str, inner: &str) -> bool {
    let part = inner.rsplit_once('.').map(|(part, _)| part);
    part.is_none_or(|part| {
        path::at(sheet, &path::within(holder, part)).is_some_and(Value::is_object)
    })
}

fn of_list(table: &'static Table, list: String, of: String, sheet: &Value, locale: Locale) -> Grid {
    let count = path::list(sheet, &list).len();
    Grid {
        table,
        records: (0..count).map(|place| format!("{list}[{place}]")).collect(),
        list: Some(list),
        of,
        fields: fields(table, sheet, locale),
    }
}

fn fields(table: &'static Table, sheet: &Value, locale: Locale) -> Vec<Field> {
    table
        .columns
        .iter()
        .flat_map(|column| expanded(column, sheet, locale))
        .collect()
}

fn expanded(column: &'static Column, sheet: &Value, locale: Locale) -> Vec<Field> {
    let each = |kind: fn(Locale) -> Kind| {
        let fields = Locale::ALL.into_iter().map(|language| Field {
            column,
            kind: kind(language),
            detail: language.native_name().to_owned(),
        });
        fields.collect()
    };
    let kind = match column.of {
        Of::Words => return each(Kind::Words),
        Of::Lines => return each(Kind::Lines),
        Of::Hours => return by_role(column, sheet, locale),
        Of::Text => Kind::Text,
        Of::Money => Kind::Money,
        Of::Share => Kind::Share,
        Of::Number => Kind::Number,
        Of::Whole => Kind::Whole,
        Of::FromZero => Kind::FromZero,
        Of::Figure => Kind::Figure,
        Of::Numbers => Kind::Numbers,
        Of::Shares => Kind::Shares,
        Of::Formula => Kind::Formula,
        Of::Choice(options) => Kind::Choice(options),
        Of::Usual(options) => Kind::Usual(options),
        Of::YesNo => Kind::YesNo,
        Of::Motion => Kind::Motion,
        Of::Package => Kind::Package,
        Of::Several(names) => Kind::Several(names),
    };
    vec![Field {
        column,
        kind,
        detail: String::new(),
    }]
}

fn by_role(column: &'static Column, sheet: &Value, locale: Locale) -> Vec<Field> {
    let roles = path::list(sheet, "team.roles").iter().enumerate();
    roles
        .filter_map(|(place, role)| {
            Some(Field {
                column,
                kind: Kind::Hours(role.get("id")?.as_str()?.to_owned()),
                detail: name_of(sheet, &format!("team.roles[{place}]"), locale),
            })
        })
        .collect()
}

/// The name for people of the record at `place`; its id where it has none.
fn name_of(sheet: &Value, place: &str, locale: Locale) -> String {
    let name = words::inherited(sheet, &path::within(place, "name"), locale);
    if !name.is_empty() {
        return name;
    }
    let id = path::at(sheet, &path::within(place, "id"));
    id.and_then(Value::as_str).unwrap_or_default().to_owned()
}

impl Grid {
    /// The cell of a record in a field.
    #[must_use]
    pub fn cell(&self, record: usize, field: usize) -> Option<Cell> {
        let (record, field) = (self.records.get(record)?, self.fields.get(field)?);
        Some(Cell {
            path: path::within(record, field.column.path),
            kind: field.kind.clone(),
            head: field.column.head,
        })
    }

    /// All its cells, record by record.
    pub fn cells(&self) -> impl Iterator<Item = (usize, usize, Cell)> {
        let places = (0..self.records.len())
            .flat_map(|record| (0..self.fields.len()).map(move |field| (record, field)));
        places.filter_map(|(record, field)| {
            self.cell(record, field).map(|cell| (record, field, cell))
        })
    }

    /// The name of a record for people; empty where there is only one.
    #[must_use]
    pub fn record_name(&self, record: usize, sheet: &Value, locale: Locale) -> String {
        match (&self.list, self.records.get(record)) {
            (Some(_), Some(place)) => {
                let name = name_of(sheet, place, locale);
                let number = || (record + 1).to_string();
                if name.is_empty() { number() } else { name }
            }
            _ => String::new(),
        }
    }
}
