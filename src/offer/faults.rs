//! Mistakes in an ROI model, each with its place.

use super::compiled::STAFF;
use super::evidence::is_date;
use super::roi_model::{Input, RoiModel};
use crate::document::{Fault, Faults, plain, unknown};
use crate::format::{Arg, Message};
use crate::model::{ProgramFault, Unit, UnitFault};

/// The lowest and highest value that `input` accepts.
#[must_use]
pub fn input_limits(input: &Input) -> (f64, f64) {
    let percent = Unit::parse(&input.unit).is_ok_and(|unit| unit.percent);
    (
        input.min.unwrap_or(0.0),
        input.max.unwrap_or(if percent { 1.0 } else { 1e12 }),
    )
}

pub(super) fn input_faults(input: &Input) -> Faults {
    let mut faults = Vec::new();
    if let Err(fault) = Unit::parse(&input.unit) {
        faults.push(unit_fault("unit", fault));
    }
    let (min, max) = input_limits(input);
    let order = [
        ("low", input.low),
        ("likely", Some(input.likely)),
        ("high", input.high),
    ];
    let mut least = min;
    for (name, value) in order {
        let Some(value) = value else { continue };
        if value < least || value > max {
            let message = Message::new("document.range.at_least_at_most")
                .with("low", plain(least))
                .with("high", plain(max))
                .with("found", plain(value));
            faults.push(Fault::at(name, message));
        } else {
            least = value;
        }
    }
    faults
}

pub(super) fn unit_fault(path: impl Into<String>, fault: UnitFault) -> Fault {
    let message = Message::new("document.unit").with("part", Arg::Text(fault.part));
    Fault::at(path, message)
}

/// Questions about inputs that do not exist.
pub(super) fn question_faults(model: &RoiModel) -> Faults {
    let ids = || model.inputs.iter().map(|input| input.id.as_str());
    let questions = model.questions.iter().enumerate();
    questions
        .filter(|(_, id)| !ids().any(|known| known == *id))
        .map(|(place, id)| unknown(format!("questions[{place}]"), id, ids()))
        .collect()
}

/// Dates that cannot be read.
pub(super) fn date_faults(model: &RoiModel) -> Faults {
    let inputs = model.inputs.iter().enumerate();
    let inputs = inputs.map(|(n, input)| (format!("inputs[{n}].date"), &input.date));
    let drivers = model.drivers.iter().enumerate();
    let drivers = drivers.filter_map(|(n, driver)| {
        let evidence = driver.evidence.as_ref()?;
        Some((format!("drivers[{n}].evidence.date"), &evidence.date))
    });
    let dates = inputs.chain(drivers);
    dates
        .filter_map(|(path, date)| {
            let date = date.as_ref().filter(|date| !is_date(date))?;
            let message = Message::new("document.date").with("found", Arg::Text(date.clone()));
            Some(Fault::at(path, message))
        })
        .collect()
}

/// Names that stand twice, or that a formula could not use.
pub(super) fn name_faults(model: &RoiModel) -> Faults {
    let inputs = model
        .inputs
        .iter()
        .enumerate()
        .map(|(n, i)| (format!("inputs[{n}].id"), &i.id));
    let formulas = model
        .formulas
        .iter()
        .enumerate()
        .map(|(n, f)| (format!("formulas[{n}].id"), &f.id));
    let named: Vec<(String, &String)> = inputs.chain(formulas).collect();
    let drivers = model
        .drivers
        .iter()
        .enumerate()
        .map(|(n, d)| (format!("drivers[{n}].id"), &d.id));
    let drivers: Vec<(String, &String)> = drivers.collect();
    let costs = model
        .costs
        .iter()
        .enumerate()
        .map(|(n, c)| (format!("costs[{n}].id"), &c.id));
    let costs: Vec<(String, &String)> = costs.collect();
    let usable = |id: &str| {
        id.starts_with(|c: char| c.is_alphabetic() || c == '_')
            && id.chars().all(|c| c.is_alphanumeric() || c == '_')
            && !["and", "or", "not", STAFF].contains(&id)
    };
    let unusable = named
        .iter()
        .filter(|(_, id)| !usable(id))
        .map(|(path, id)| {
            let message = Message::new("document.name").with("name", Arg::Text((*id).clone()));
            Fault::at(path, message)
        });
    unusable
        .chain(twice(&named))
        .chain(twice(&drivers))
        .chain(twice(&costs))
        .collect()
}

fn twice(named: &[(String, &String)]) -> Faults {
    named
        .iter()
        .enumerate()
        .filter(|(place, (_, id))| named[..*place].iter().any(|(_, earlier)| earlier == id))
        .map(|(_, (path, _))| Fault::at(path, Message::new("document.twice")))
        .collect()
}

pub(super) fn formula_fault(
    (_, path, source): &(String, String, &str),
    fault: &ProgramFault,
) -> Fault {
    let message = match fault {
        ProgramFault::Formula(fault) => {
            let before = source.get(..fault.at.start).unwrap_or(source);
            #[expect(clippy::cast_precision_loss, reason = "a place in a short text")]
            let column = Arg::Number((before.chars().count() + 1) as f64, 0);
            Message::new("formula.at")
                .with("column", column)
                .with("what", Arg::Nested(fault.mistake.message()))
        }
        #[expect(clippy::cast_precision_loss, reason = "limits are small")]
        ProgramFault::TooLarge(limit) => {
            Message::new("formula.too_large").with("limit", Arg::Number(*limit as f64, 0))
        }
        ProgramFault::Cycle(members) => {
            let circle: Vec<&str> = members
                .iter()
                .chain(members.first())
                .map(String::as_str)
                .collect();
            Message::new("formula.cycle").with("members", Arg::Text(circle.join(" → ")))
        }
    };
    Fault::at(path, message)
}
