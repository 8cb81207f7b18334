//! An ROI model whose formulas are parsed and checked, ready to be evaluated.

use super::roi_model::{CostTiming, Input, RoiModel};
use crate::case::Case;
use crate::document::{Fault, Faults, plain};
use crate::format::{Arg, Message};
use crate::model::{Definition, Failure, Formula, Program, ProgramFault, Reason, Unit};
use crate::roi::{Benefit, Project};
use std::collections::BTreeSet;

/// A model ready for use.
#[derive(Clone, Debug, PartialEq)]
pub struct CompiledModel {
    program: Program,
    /// Place in the document of each definition.
    paths: Vec<String>,
}

/// One driver's figures in one case.
#[derive(Clone, Debug, PartialEq)]
pub struct DriverResult {
    /// Its place among the model's drivers.
    pub driver: usize,
    /// What it brings.
    pub benefit: Benefit,
}

/// A model's inputs, by the driver that they belong to. Numbers are places among the inputs.
#[derive(Clone, Debug, PartialEq)]
pub struct InputGroups {
    /// For each driver the inputs that only it uses.
    pub by_driver: Vec<Vec<usize>>,
    /// The inputs that several drivers, the costs or nothing uses.
    pub shared: Vec<usize>,
}

/// What a model says of one customer, the price left open.
#[derive(Clone, Debug, PartialEq)]
pub struct Situation {
    /// The drivers, in the model's order.
    pub drivers: Vec<DriverResult>,
    /// Benefits and the customer's own costs, year by year.
    pub project: Project,
}

/// Name under which formulas know the number of people employed.
const STAFF: &str = "staff";
/// The largest value of a formula; four of them are multiplied.
const LARGEST: f64 = 1e30;
/// Formulas of one driver: baseline, improvement, attribution, recapture.
const PARTS: usize = 4;

/// The lowest and highest value that `input` accepts.
#[must_use]
pub fn input_limits(input: &Input) -> (f64, f64) {
    let percent = Unit::parse(&input.unit).is_ok_and(|unit| unit.percent);
    (
        input.min.unwrap_or(0.0),
        input.max.unwrap_or(if percent { 1.0 } else { 1e12 }),
    )
}

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
            Ok(program) if faults.is_empty() => Ok(Self { program, paths }),
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

    /// Evaluates `model` (the one it was compiled from) for `case`.
    ///
    /// # Errors
    /// Every formula that has no value.
    pub fn situation(&self, model: &RoiModel, case: &Case) -> Result<Situation, Faults> {
        let mut inputs: Vec<f64> = model
            .inputs
            .iter()
            .map(|input| case.figure(&input.id).unwrap_or(input.likely))
            .collect();
        inputs.push(f64::from(case.customer.staff));
        let mut values = Vec::with_capacity(self.paths.len());
        let mut faults = Vec::new();
        for (place, value) in self.program.evaluate(&inputs).into_iter().enumerate() {
            match value.and_then(|value| self.in_reach(place, value)) {
                Ok(value) => values.push(value),
                Err(failure) => faults.extend(self.failure(place, &failure)),
            }
        }
        if faults.is_empty() {
            Ok(assemble(model, case, &values))
        } else {
            Err(faults)
        }
    }

    /// Which inputs belong to which driver: those that nothing else uses. The rest, such as a
    /// rate that several drivers share, belongs to none.
    #[must_use]
    pub fn groups(&self, model: &RoiModel) -> InputGroups {
        let of = |places: std::ops::Range<usize>| -> BTreeSet<usize> {
            places
                .flat_map(|place| self.program.inputs_of(place))
                .collect()
        };
        let first = model.formulas.len();
        let behind = first + model.drivers.len() * PARTS;
        let by_driver: Vec<BTreeSet<usize>> = (first..behind)
            .step_by(PARTS)
            .map(|start| of(start..start + PARTS))
            .collect();
        let costs = of(behind..self.paths.len());
        let uses = |input: &usize| by_driver.iter().filter(|used| used.contains(input)).count();
        let own = |input: &usize| uses(input) == 1 && !costs.contains(input);
        InputGroups {
            shared: (0..model.inputs.len())
                .filter(|input| !own(input))
                .collect(),
            by_driver: by_driver
                .iter()
                .map(|used| used.iter().copied().filter(|input| own(input)).collect())
                .collect(),
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

fn assemble(model: &RoiModel, case: &Case, values: &[f64]) -> Situation {
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
                risk: driver.risk,
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
    Situation { drivers, project }
}

fn input_faults(input: &Input) -> Faults {
    let mut faults = Vec::new();
    if let Err(fault) = Unit::parse(&input.unit) {
        let message = Message::new("document.unit").with("part", Arg::Text(fault.part));
        faults.push(Fault::at("unit", message));
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

/// Names that stand twice, or that a formula could not use.
fn name_faults(model: &RoiModel) -> Faults {
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

fn formula_fault((_, path, source): &(String, String, &str), fault: &ProgramFault) -> Fault {
    let message = match fault {
        ProgramFault::Formula(fault) => {
            let before = source.get(..fault.at.start).unwrap_or(source);
            #[expect(clippy::cast_precision_loss, reason = "a place in a short text")]
            let column = Arg::Number((before.chars().count() + 1) as f64, 0);
            Message::new("formula.at")
                .with("column", column)
                .with("what", Arg::Nested(fault.mistake.message()))
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
