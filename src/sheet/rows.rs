//! Records added, doubled, moved, taken out, with all references to them kept sound; and
//! rectangles pasted.

use super::tables::Table;
use super::{Grid, limits, path, words};
use crate::format::{Catalogue, Locale};
use serde_json::Value;

/// What is done with the records of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// A new one at the end.
    Add,
    /// The one at a place once more, behind it.
    Duplicate(usize),
    /// The one at a place to another.
    Move(usize, usize),
    /// The one at a place away.
    Delete(usize),
}

/// Does `change` to the records of `grid`, as far as the document allows so many or so few.
pub fn row(sheet: &mut Value, grid: &Grid, change: Row, locale: Locale) {
    let Some(list) = &grid.list else { return };
    let (least, most) = limits::room(list);
    let mut records = path::list(sheet, list).to_vec();
    let count = records.len();
    match change {
        Row::Add if count < most => records.extend(blank(grid.table, &records, locale)),
        Row::Duplicate(place) if count < most && place < count => {
            let copy = told_apart(records[place].clone(), &records);
            records.insert(place + 1, copy);
        }
        Row::Move(from, to) if from < count && to < count => {
            let record = records.remove(from);
            records.insert(to, record);
        }
        Row::Delete(place) if count > least && place < count => {
            let gone = records.remove(place);
            path::put(sheet, list, records.into());
            limits::tidy(sheet, path::split(list).0);
            let id = gone.get("id").and_then(Value::as_str).unwrap_or_default();
            forget(sheet, list, id);
            return;
        }
        _ => return,
    }
    path::put(sheet, list, records.into());
}

/// A new record beside `records`.
fn blank(table: &Table, records: &[Value], locale: Locale) -> Option<Value> {
    // What the table describes; a test reads each.
    let mut record: Value = serde_json::from_str(table.blank).ok()?;
    if record.get("name").is_some() {
        let name = Catalogue::of(locale).text("sheet.new_record");
        words::write(&mut record, "name", name, locale);
    }
    Some(told_apart(record, records))
}

/// `record` with what tells records apart unlike that of all `others`.
fn told_apart(mut record: Value, others: &[Value]) -> Value {
    let taken = |key: &str, value: &Value| others.iter().any(|other| other[key] == *value);
    if let Some(id) = record.get("id").and_then(Value::as_str) {
        let stem = id.trim_end_matches(|c: char| c.is_ascii_digit());
        let stem = stem.strip_suffix('_').unwrap_or(stem);
        let mut ids = (others.len() + 1..).map(|n| Value::from(format!("{stem}_{n}")));
        let free = ids.find(|id| !taken("id", id)).unwrap_or_default();
        record["id"] = free;
    }
    if record.get("years").is_some() {
        let free = (1..=10)
            .map(Value::from)
            .find(|years| !taken("years", years));
        record["years"] = free.unwrap_or(10.into());
    }
    if record.get("from").is_some() {
        let starts = others.iter().filter_map(|other| other["from"].as_u64());
        // The first one starts where its kind does.
        record["from"] = match starts.max() {
            Some(last) => last.saturating_mul(2).max(2).into(),
            None => record["from"].clone(),
        };
    }
    record
}

/// Takes away what refers to the record called `id` that was taken out of `list`.
fn forget(sheet: &mut Value, list: &str, id: &str) {
    match list {
        "team.roles" => {
            if let Some(motions) = path::slot(sheet, "motions") {
                without_role(motions, id);
            }
        }
        "motions" if path::at(sheet, "capacity.motion").is_some_and(|motion| motion == id) => {
            let motions = path::list(sheet, "motions");
            let assisted = motions.iter().find(|motion| motion["kind"] == "assisted");
            let next = assisted
                .or_else(|| motions.first())
                .map(|next| next["id"].clone());
            path::put(sheet, "capacity.motion", next.unwrap_or_default());
        }
        "public.price_book.plans" => without_plan(sheet, id),
        "public.packages" => without_package(sheet, id),
        _ => {
            if let Some(model) = list.strip_suffix(".inputs") {
                without_input(sheet, model, id);
            }
        }
    }
}

/// Hours of a role that is gone are gone, wherever in a motion they stand.
fn without_role(value: &mut Value, role: &str) {
    match value {
        Value::Array(items) => {
            items.retain(|item| item.get("role").is_none_or(|named| named != role));
            for item in items {
                without_role(item, role);
            }
        }
        Value::Object(fields) => {
            for field in fields.values_mut() {
                without_role(field, role);
            }
        }
        _ => {}
    }
}

/// An add-on goes with the other plans that it names. One that went with this plan alone goes
/// with it: without a plan it would go with every one.
fn without_plan(sheet: &mut Value, plan: &str) {
    let Some(Value::Array(add_ons)) = path::slot(sheet, "public.price_book.add_ons") else {
        return;
    };
    add_ons.retain_mut(|add_on| {
        let Some(Value::Array(plans)) = add_on.get_mut("plans") else {
            return true;
        };
        let named = plans.len();
        plans.retain(|named| named != plan);
        named == plans.len() || !plans.is_empty()
    });
}

/// Who would have bought with a package that is gone talks to somebody: that suits every size.
fn without_package(sheet: &mut Value, package: &str) {
    for route in entries(sheet, "public.routing").into_iter().flatten() {
        if route["package"] == *package
            && let Some(route) = route.as_object_mut()
        {
            route.insert("way".to_owned(), "talk".into());
            route.shift_remove("package");
        }
    }
}

/// Nobody is asked for an input that is gone.
fn without_input(sheet: &mut Value, model: &str, input: &str) {
    if let Some(questions) = entries(sheet, &path::within(model, "questions")) {
        questions.retain(|id| *id != *input);
    }
}

/// The list at `path`, to be changed; `None` where there is none.
fn entries<'a>(sheet: &'a mut Value, path: &str) -> Option<&'a mut Vec<Value>> {
    path::at(sheet, path)?;
    path::slot(sheet, path)?.as_array_mut()
}

/// Puts a rectangle of text into `grid`, its first text at a record and a field, `rows` as they
/// are on screen. A list grows by the records that it lacks. The answer is how many texts found
/// no cell.
pub fn paste(
    sheet: &mut Value,
    grid: &Grid,
    (record, field): (usize, usize),
    rows: &[Vec<String>],
    locale: Locale,
) -> usize {
    let texts = rows.iter().enumerate().flat_map(|(down, row)| {
        row.iter()
            .enumerate()
            .map(move |(right, text)| (down, right, text))
    });
    let across = grid.table.across;
    let mut grid = grid.clone();
    let mut left_out = 0;
    for (down, right, text) in texts {
        let (further, along) = if across { (right, down) } else { (down, right) };
        let (record, field) = (record + further, field + along);
        if field < grid.fields.len() {
            grow(sheet, &mut grid, record, locale);
        }
        match grid.cell(record, field) {
            Some(cell) => cell.write(sheet, text, locale),
            None => left_out += usize::from(!text.trim().is_empty()),
        }
    }
    left_out
}

/// Adds records until there is one at `place`, as far as the document allows so many.
fn grow(sheet: &mut Value, grid: &mut Grid, place: usize, locale: Locale) {
    let Some(list) = grid.list.clone() else {
        return;
    };
    let (_, most) = limits::room(&list);
    while grid.records.len() <= place && grid.records.len() < most {
        row(sheet, grid, Row::Add, locale);
        grid.records.push(format!("{list}[{}]", grid.records.len()));
    }
}
