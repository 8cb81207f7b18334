//! What a case says of a model's inputs, drivers and costs, held against what the model has.

use super::roi_model::RoiModel;
use crate::case::Case;
use crate::document::{Fault, Faults, MOST_FAULTS, plain, unknown};
use crate::format::Message;
use std::collections::BTreeMap;

/// Answers by the ROI model that they are about, then by the id of what they are about.
type Answers<T> = BTreeMap<String, BTreeMap<String, T>>;

/// Places where `case` answers what none of `models` asks, or gives a figure outside its limits.
pub(super) fn answer_faults(models: &[RoiModel], case: &Case) -> Faults {
    let figure =
        |model: &RoiModel, id: &str, value: &f64, path: &str| figure_fault(model, id, *value, path);
    let mut faults = checked(models, "figures", &case.figures, figure);
    for (place, scenario) in case.scenarios.iter().enumerate() {
        let path = format!("scenarios[{place}].figures");
        faults.extend(checked(models, &path, &scenario.figures, figure));
    }
    let driver = |model: &RoiModel, id: &str, _: &bool, path: &str| {
        known(path, id, model.drivers.iter().map(|driver| &driver.id))
    };
    let cost = |model: &RoiModel, id: &str, _: &bool, path: &str| {
        known(path, id, model.costs.iter().map(|cost| &cost.id))
    };
    faults.extend(checked(models, "drivers", &case.drivers, driver));
    faults.extend(checked(models, "costs", &case.costs, cost));
    faults
}

fn checked<T>(
    models: &[RoiModel],
    path: &str,
    answers: &Answers<T>,
    check: impl Fn(&RoiModel, &str, &T, &str) -> Option<Fault>,
) -> Faults {
    let mut faults = Vec::new();
    for (id, answers) in answers {
        if faults.len() >= MOST_FAULTS {
            return faults;
        }
        let Some(model) = models.iter().find(|model| model.id == *id) else {
            let known = models.iter().map(|model| model.id.as_str());
            faults.push(unknown(format!("{path}.{id}"), id, known));
            continue;
        };
        for (name, answer) in answers {
            if faults.len() >= MOST_FAULTS {
                return faults;
            }
            faults.extend(check(model, name, answer, &format!("{path}.{id}.{name}")));
        }
    }
    faults
}

/// The fault at `path`, if `id` is none of `ids`.
fn known<'a>(
    path: &str,
    id: &str,
    mut ids: impl Iterator<Item = &'a String> + Clone,
) -> Option<Fault> {
    let all = ids.clone().map(String::as_str);
    (!ids.any(|known| known == id)).then(|| unknown(path, id, all))
}

/// What is wrong with the figure `value` for the input `name`.
fn figure_fault(model: &RoiModel, name: &str, value: f64, path: &str) -> Option<Fault> {
    let Some(input) = model.inputs.iter().find(|input| input.id == name) else {
        let inputs = model.inputs.iter().map(|input| input.id.as_str());
        return Some(unknown(path, name, inputs));
    };
    let (low, high) = super::input_limits(input);
    let message = Message::new("document.range.at_least_at_most")
        .with("low", plain(low))
        .with("high", plain(high))
        .with("found", plain(value));
    (value < low || value > high).then(|| Fault::at(path, message))
}
