//! An ROI model whose formulas are parsed and checked, ready to be evaluated.

use super::faults::{formula_fault, input_faults, name_faults};
use super::roi_model::{CostTiming, RoiModel};
use crate::case::Case;
use crate::document::{Fault, Faults};
use crate::format::{Arg, Message};
use crate::model::{Definition, Failure, Formula, Program, Reason};
use crate::roi::{Benefit, Project, yearly_benefits};
use std::collections::BTreeSet;

/// A model ready for use.
#[derive(Clone, Debug, PartialEq)]
pub struct CompiledModel {
    pub(super) program: Program,
    /// Place in the document of each definition.
    pub(super) paths: Vec<String>,
    /// The inputs that each driver rests on.
    pub(super) driver_inputs: Vec<BTreeSet<usize>>,
}

/// One driver's figures in one case.
#[derive(Clone, Debug, PartialEq)]
pub struct DriverResult {
    /// Its place among the model's drivers.
    pub driver: usize,
    /// What it brings.
    pub benefit: Benefit,
}

/// What a model says of one customer, the price left open.
#[derive(Clone, Debug, PartialEq)]
pub struct Situation {
    /// The drivers, in the model's order.
    pub drivers: Vec<DriverResult>,
    /// Benefits and the customer's own costs, year by year.
    pub project: Project,
    /// The value of every input that this was worked out with, in the model's order.
    pub inputs: Vec<f64>,
}

/// Name under which formulas know the number of people employed.
pub(super) const STAFF: &str = "staff";
/// The largest value of a formula; four of them are multiplied.
const LARGEST: f64 = 1e30;
/// Formulas of one driver: baseline, improvement, attribution, recapture.
pub(super) const PARTS: usize = 4;

impl CompiledModel {
    /// Compiles `model`.
    ///
    /// # Errors
    /// Every mistake in its names, units, defaults and formulas.
    pub fn new(model: &RoiModel) -> Result<Self, Faults> {
        let mut faults = name_faults(model);
        faults.extend(model.inputs.iter().enumerate().flat_map(|(place, input)| {
            super::within(&format!("inputs[{place}]"), input_faults(input))
        }));
        let definitions = definitions(model);
        let inputs: Vec<&str> = model
            .inputs
            .iter()
            .map(|input| input.id.as_str())
            .chain([STAFF])
            .collect();
        let formulas: Vec<Definition> = definitions
            .iter()
            .map(|(name, _, formula)| Definition { name, formula })
            .collect();
        let paths: Vec<String> = definitions
            .iter()
            .map(|(_, path, _)| path.clone())
            .collect();
        match Program::compile(&inputs, &formulas) {
            Ok(program) if faults.is_empty() => {
                let first = model.formulas.len();
                let parts =
                    |driver: usize| (0..PARTS).map(move |part| first + driver * PARTS + part);
                let inputs =
                    |driver: usize| parts(driver).flat_map(|place| program.inputs_of(place));
                Ok(Self {
                    driver_inputs: (0..model.drivers.len())
                        .map(|driver| inputs(driver).collect())
                        .collect(),
                    program,
                    paths,
                })
            }
            Ok(_) => Err(faults),
            Err(found) => {
                faults.extend(
                    found
                        .iter()
                        .map(|(place, fault)| formula_fault(&definitions[*place], fault)),
                );
                Err(faults)
            }
        }
    }

    /// Evaluates `model` (the one it was compiled from) for `case`, everything as expected.
    ///
    /// # Errors
    /// Every formula that has no value.
    pub fn situation(&self, model: &RoiModel, case: &Case) -> Result<Situation, Faults> {
        self.at(model, case, &values(model, case), &|driver| {
            model.drivers[driver].risk
        })
    }

    /// Evaluates `model` with `inputs`, and `risk` deducted from each driver.
    pub(super) fn at(
        &self,
        model: &RoiModel,
        case: &Case,
        inputs: &[f64],
        risk: &dyn Fn(usize) -> f64,
    ) -> Result<Situation, Faults> {
        let mut values = Vec::with_capacity(self.paths.len());
        let mut faults = Vec::new();
        for (place, value) in self.program.evaluate(inputs).into_iter().enumerate() {
            match value.and_then(|value| self.in_reach(place, value)) {
                Ok(value) => values.push(value),
                Err(failure) => faults.extend(self.failure(place, &failure)),
            }
        }
        if faults.is_empty() {
            Ok(Situation {
                inputs: inputs[..model.inputs.len()].to_vec(),
                ..assemble(model, case, &values, risk)
            })
        } else {
            Err(faults)
        }
    }

    /// The value, if products and sums of such values stay numbers.
    fn in_reach(&self, place: usize, value: f64) -> Result<f64, Failure> {
        let source = self.program.formula(place).map_or("", Formula::source);
        if value.abs() <= LARGEST {
            return Ok(value);
        }
        Err(Failure {
            at: 0..source.len(),
            reason: Reason::Overflow,
        })
    }

    /// A failure in words; none for one that only repeats another.
    fn failure(&self, place: usize, failure: &Failure) -> Option<Fault> {
        let message = Message::new(match failure.reason {
            Reason::DivisionByZero => "formula.division_by_zero",
            Reason::Overflow => "formula.overflow",
            Reason::Undefined => "formula.undefined",
            Reason::Missing => return None,
        });
        let source = self.program.formula(place).map_or("", Formula::source);
        let part = source.get(failure.at.clone()).unwrap_or_default();
        Some(Fault::at(
            &self.paths[place],
            message.with("part", Arg::Text(part.to_owned())),
        ))
    }
}

/// Name, place in the document and text of every formula.
fn definitions(model: &RoiModel) -> Vec<(String, String, &str)> {
    let mut all = Vec::new();
    for (place, formula) in model.formulas.iter().enumerate() {
        let path = format!("formulas[{place}].formula");
        all.push((formula.id.clone(), path, formula.formula.as_str()));
    }
    for (place, driver) in model.drivers.iter().enumerate() {
        let parts = [
            ("baseline", driver.baseline.as_str()),
            ("improvement", &driver.improvement),
            ("attribution", driver.attribution.as_deref().unwrap_or("1")),
            ("recapture", driver.recapture.as_deref().unwrap_or("1")),
        ];
        for (part, formula) in parts {
            let name = format!("{}.{part}", driver.id);
            all.push((name, format!("drivers[{place}].{part}"), formula));
        }
    }
    for (place, cost) in model.costs.iter().enumerate() {
        let name = format!("{}.cost", cost.id);
        all.push((
            name,
            format!("costs[{place}].formula"),
            cost.formula.as_str(),
        ));
    }
    all
}

impl Situation {
    /// The same with another ramp in place of the model's common one.
    pub(super) fn with_ramp(&self, model: &RoiModel, ramp: &[f64]) -> Self {
        let mut other = self.clone();
        for (driver, sheet) in other.drivers.iter_mut().zip(&model.drivers) {
            if sheet.ramp.is_none() {
                driver.benefit.ramp = ramp.to_vec();
            }
        }
        other.summed()
    }

    /// The same with the project's benefits summed up again from the drivers.
    pub(super) fn summed(mut self) -> Self {
        let benefits = self.drivers.iter().map(|driver| &driver.benefit);
        self.project.benefits = yearly_benefits(benefits, self.project.horizon());
        self
    }
}

/// The value of every input, staff last: the customer's figure, else the likely one.
pub(super) fn values(model: &RoiModel, case: &Case) -> Vec<f64> {
    let figures = model.inputs.iter();
    figures
        .map(|input| case.figure(&input.id).unwrap_or(input.likely))
        .chain([f64::from(case.customer.staff)])
        .collect()
}

fn assemble(
    model: &RoiModel,
    case: &Case,
    values: &[f64],
    risk: &dyn Fn(usize) -> f64,
) -> Situation {
    let (drivers, costs) = values[model.formulas.len()..].split_at(model.drivers.len() * PARTS);
    let drivers: Vec<DriverResult> = model
        .drivers
        .iter()
        .zip(drivers.chunks_exact(PARTS))
        .enumerate()
        .map(|(place, (driver, parts))| DriverResult {
            driver: place,
            benefit: Benefit {
                baseline: parts[0],
                full_run: parts.iter().product(),
                risk: risk(place),
                ramp: driver.ramp.as_ref().unwrap_or(&model.ramp).clone(),
            },
        })
        .collect();
    let horizon = model.horizon_years as usize;
    let mut other_costs = vec![0.0; horizon + 1];
    for (cost, value) in model.costs.iter().zip(costs) {
        let adjusted = value * (1.0 + cost.risk);
        match cost.timing {
            CostTiming::Once => other_costs[0] += adjusted,
            CostTiming::Yearly => other_costs[1..]
                .iter_mut()
                .for_each(|year| *year += adjusted),
        }
    }
    let benefits: Vec<Benefit> = drivers
        .iter()
        .map(|driver| driver.benefit.clone())
        .collect();
    let project = Project::new(
        horizon,
        model.discount_rate,
        &benefits,
        other_costs,
        case.timing(),
    );
    Situation {
        drivers,
        project,
        inputs: Vec::new(),
    }
}
