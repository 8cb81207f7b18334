//! A formula of the playbook while it is being typed: what it may name, what it comes to.

use crate::case::Case;
use crate::document::with_integers;
use crate::format::{Catalogue, Locale};
use crate::model::{Explanation, Known};
use crate::offer::{CompiledModel, RoiModel};
use crate::sheet::{Cell, at};
use serde_json::Value;
use std::ops::Range;

/// What a formula says.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading {
    /// What it comes to, with the numbers of the case put in.
    Good(Box<Explanation>),
    /// It is wrong at these bytes of its text, if the mistake has a place there.
    Wrong(Option<Range<usize>>),
    /// Nothing, as long as something else in its model is wrong.
    Waits,
}

/// The place of the ROI model that `path` is in, and the place in that model.
fn in_model(path: &str) -> Option<(&str, &str)> {
    let end = path.find("].")? + 1;
    let model = path.starts_with("public.roi_models[");
    model.then(|| (&path[..end], &path[end + 1..]))
}

/// What the formula in `cell` of `sheet` says, with the figures that `case` has for its model.
#[must_use]
pub fn read_formula(sheet: &Value, case: &Case, cell: &Cell) -> Reading {
    let Some((place, path)) = in_model(&cell.path) else {
        return Reading::Waits;
    };
    let model = at(sheet, place).cloned().unwrap_or_default();
    let Ok(model) = serde_json::from_value::<RoiModel>(with_integers(model)) else {
        return Reading::Waits;
    };
    match CompiledModel::new(&model) {
        Ok(compiled) => {
            let mut case = case.clone();
            case.customer.industry.clone_from(&model.id);
            let explained = compiled.explain(&model, &case, path);
            explained.map_or(Reading::Waits, |explained| {
                Reading::Good(Box::new(explained))
            })
        }
        Err(faults) if faults.iter().any(|fault| fault.path == path) => {
            Reading::Wrong(model.formula_mistake(path).map(|fault| fault.at))
        }
        Err(_) => Reading::Waits,
    }
}

/// The names that the formula in `cell` of `sheet` may use: inputs, the people employed, the
/// named formulas other than itself.
#[must_use]
pub fn formula_names(sheet: &Value, cell: &Cell, locale: Locale) -> Vec<Known> {
    let Some((model, own)) = in_model(&cell.path) else {
        return Vec::new();
    };
    let list = |list: &str| {
        let entries = at(sheet, &format!("{model}.{list}")).and_then(Value::as_array);
        entries.cloned().unwrap_or_default()
    };
    let known = |entry: &Value| {
        let name = entry.get("id")?.as_str()?.to_owned();
        let title = match entry.get("name").unwrap_or(&Value::Null) {
            Value::Null => entry
                .get("formula")
                .and_then(Value::as_str)
                .map(str::to_owned),
            name => serde_json::from_value::<crate::document::Text>(name.clone())
                .ok()
                .map(|text| text.in_language(locale.tag()).to_owned()),
        };
        Some(Known {
            name,
            title: title.unwrap_or_default(),
        })
    };
    let staff = Known {
        name: "staff".to_owned(),
        title: Catalogue::of(locale).text("formula_cell.staff").to_owned(),
    };
    let (inputs, formulas) = (list("inputs"), list("formulas"));
    let others = (formulas.iter().enumerate())
        .filter(|(place, _)| own != format!("formulas[{place}].formula"))
        .filter_map(|(_, entry)| known(entry));
    (inputs.iter().filter_map(known))
        .chain([staff])
        .chain(others)
        .collect()
}
