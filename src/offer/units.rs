//! The units of a model's formulas, and the one that each place of the document needs
//! (`ECONOMICS.md` 2.1).

use super::faults::unit_fault;
use super::roi_model::{Category, CostTiming, RoiModel};
use crate::document::{Fault, Faults};
use crate::model::{Needed, Program, Unit};

/// The unit of every definition of `program`, which stand at `paths` of `model`. `told` makes
/// a fault of a mistake in the definition at a place.
///
/// # Errors
/// Every unit of a formula that cannot be read, and every formula whose units do not fit.
pub(super) fn of_definitions(
    model: &RoiModel,
    program: &Program,
    paths: &[String],
    told: impl Fn(usize, crate::model::Fault) -> Fault,
) -> Result<Vec<Unit>, Faults> {
    // What cannot be read is told at the input, and not again wherever that is used.
    let inputs = model
        .inputs
        .iter()
        .map(|input| Unit::parse(&input.unit).ok());
    let inputs: Vec<Option<Unit>> = inputs.chain([Some(Unit::person())]).collect();
    let mut unreadable = Vec::new();
    let needed: Vec<Needed> = (paths.iter())
        .map(|path| {
            needed(model, path).unwrap_or_else(|fault| {
                unreadable.push(fault);
                Needed::Unreadable
            })
        })
        .collect();
    match program.units(&inputs, &needed) {
        Ok(units) if unreadable.is_empty() => Ok(units),
        Ok(_) => Err(unreadable),
        Err(found) => {
            let found = found.into_iter().map(|(place, fault)| told(place, fault));
            Err(unreadable.into_iter().chain(found).collect())
        }
    }
}

/// The unit that the formula at `path` must have.
fn needed(model: &RoiModel, path: &str) -> Result<Needed, Fault> {
    let (list, place, field) = parts(path);
    let declared = || model.formulas.get(place)?.unit.as_ref();
    let category = || model.drivers.get(place).map(|driver| driver.category);
    let timing = || model.costs.get(place).map(|cost| cost.timing);
    let unit = match (list, field) {
        ("formulas", _) => match declared() {
            Some(text) => Unit::parse(text)
                .map_err(|fault| unit_fault(format!("formulas[{place}].unit"), fault))?,
            None => return Ok(Needed::Any),
        },
        ("drivers", "improvement" | "attribution" | "recapture") => Unit::share(),
        ("costs", _) if timing().is_some_and(|timing| timing != CostTiming::Yearly) => {
            Unit::money()
        }
        // What is set free once is no yearly amount.
        ("drivers", "baseline") if category() == Some(Category::WorkingCapital) => Unit::money(),
        ("drivers", "baseline") | ("costs", _) => Unit::money().yearly(),
        _ => return Ok(Needed::Any),
    };
    Ok(Needed::Unit(unit))
}

/// `drivers[1].baseline` in its parts.
pub(super) fn parts(path: &str) -> (&str, usize, &str) {
    let (list, rest) = path.split_once('[').unwrap_or((path, ""));
    let (place, field) = rest.split_once("].").unwrap_or((rest, ""));
    (list, place.parse().unwrap_or(usize::MAX), field)
}
