//! An ROI model whose formulas are parsed and checked, ready to be evaluated.

use super::faults::{date_faults, formula_fault, input_faults, name_faults, question_faults};
use super::roi_model::RoiModel;
use super::situation::{Situation, values};
use super::units;
use crate::case::Case;
use crate::document::{Fault, Faults};
use crate::format::{Arg, Message};
use crate::model::{Definition, Failure, Formula, Program, ProgramFault, Reason, Selection, Unit};

/// A model ready for use.
#[derive(Clone, Debug, PartialEq)]
pub struct CompiledModel {
    pub(super) program: Program,
    /// Place in the document of each definition.
    pub(super) paths: Vec<String>,
    /// Unit of each definition.
    pub(super) units: Vec<Unit>,
    /// The inputs that each driver rests on, in order.
    pub(super) driver_inputs: Vec<Vec<usize>>,
    /// The inputs that each cost rests on, in order.
    pub(super) cost_inputs: Vec<Vec<usize>>,
    /// The group of each driver that shares its baseline, counted from 0, and how many there are.
    pub(super) groups: (Vec<Option<usize>>, usize),
}

/// What counts in one case.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Counted {
    /// Of each driver whether it does.
    pub drivers: Vec<bool>,
    /// Of each cost whether it does.
    pub costs: Vec<bool>,
    /// The formulas of those that do.
    pub selection: Selection,
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
        faults.extend(date_faults(model));
        faults.extend(question_faults(model));
        faults.extend(model.inputs.iter().enumerate().flat_map(|(place, input)| {
            super::within(&format!("inputs[{place}]"), input_faults(input))
        }));
        let definitions = definitions(model);
        let paths = paths(&definitions);
        let checked = program(model, &definitions).map(|program| {
            let told = |place: usize, fault| {
                formula_fault(&definitions[place], &ProgramFault::Formula(fault))
            };
            let units = units::of_definitions(model, &program, &paths, told);
            (program, units.map_err(|found| faults.extend(found)))
        });
        match checked {
            Ok((program, Ok(units))) if faults.is_empty() => {
                Ok(Self::of(model, program, paths, units))
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

    /// Compiles a `model` that was checked when it was published; `None` if its formulas cannot
    /// be read all the same. Its units are not derived, so [`Self::unit`] knows none.
    #[must_use]
    pub fn published(model: &RoiModel) -> Option<Self> {
        let definitions = definitions(model);
        let program = program(model, &definitions).ok()?;
        Some(Self::of(model, program, paths(&definitions), Vec::new()))
    }

    /// The unit of the formula at `path` of the model, such as `drivers[1].baseline`.
    #[must_use]
    pub fn unit(&self, path: &str) -> Option<&Unit> {
        let place = self.paths.iter().position(|known| known == path)?;
        self.units.get(place)
    }

    fn of(model: &RoiModel, program: Program, paths: Vec<String>, units: Vec<Unit>) -> Self {
        let first = model.formulas.len();
        let behind = first + model.drivers.len() * PARTS;
        let parts = |driver: usize| first + driver * PARTS..first + (driver + 1) * PARTS;
        let drivers = (0..model.drivers.len()).map(|driver| {
            let mut inputs: Vec<usize> = parts(driver)
                .flat_map(|place| program.inputs_of(place))
                .collect();
            inputs.sort_unstable();
            inputs.dedup();
            inputs
        });
        let costs = behind..behind + model.costs.len();
        Self {
            driver_inputs: drivers.collect(),
            cost_inputs: costs.map(|place| program.inputs_of(place)).collect(),
            groups: numbered_groups(model),
            program,
            paths,
            units,
        }
    }

    /// What of `model` (the one it was compiled from) counts in `case`.
    pub(super) fn counted(&self, model: &RoiModel, case: &Case) -> Counted {
        let drivers: Vec<bool> = model.drivers.iter().map(|d| d.is_on(case)).collect();
        let costs: Vec<bool> = model.costs.iter().map(|c| c.is_on(case)).collect();
        let first = model.formulas.len();
        let behind = first + drivers.len() * PARTS;
        let selection = self.program.selection(|place| match place {
            place if place < first => false,
            place if place < behind => drivers[(place - first) / PARTS],
            place => costs[place - behind],
        });
        Counted {
            drivers,
            costs,
            selection,
        }
    }

    /// The inputs of `model` on which anything rests that counts for `case`, by their names; the
    /// number of people employed is called `staff`.
    #[must_use]
    pub fn needed<'a>(&self, model: &'a RoiModel, case: &Case) -> Vec<&'a str> {
        let counted = self.counted(model, case);
        let ids = model.inputs.iter().map(|input| input.id.as_str());
        let ids = ids.chain([STAFF]).enumerate();
        ids.filter(|(place, _)| self.rests_on(&counted, *place))
            .map(|(_, id)| id)
            .collect()
    }

    /// Whether what counts rests on the input at `place`.
    pub(super) fn rests_on(&self, counted: &Counted, place: usize) -> bool {
        let used = |on: &[bool], inputs: &[Vec<usize>]| {
            on.iter()
                .zip(inputs)
                .any(|(on, used)| *on && used.contains(&place))
        };
        used(&counted.drivers, &self.driver_inputs) || used(&counted.costs, &self.cost_inputs)
    }

    /// Evaluates `model` (the one it was compiled from) for `case`, everything as expected.
    ///
    /// # Errors
    /// Every formula that has no value.
    pub fn situation(&self, model: &RoiModel, case: &Case) -> Result<Situation, Faults> {
        let counted = self.counted(model, case);
        self.expected(model, case, &counted, &values(model, case))
    }

    /// Evaluates `model` with `inputs`, each driver's own risk deducted.
    pub(super) fn expected(
        &self,
        model: &RoiModel,
        case: &Case,
        counted: &Counted,
        inputs: &[f64],
    ) -> Result<Situation, Faults> {
        let deduction = |driver: usize| model.drivers[driver].deduction();
        self.at(model, case, counted, inputs, &deduction)
    }

    /// Evaluates `model` with `inputs`, and `risk` deducted from each driver.
    pub(super) fn at(
        &self,
        model: &RoiModel,
        case: &Case,
        counted: &Counted,
        inputs: &[f64],
        risk: &dyn Fn(usize) -> f64,
    ) -> Result<Situation, Faults> {
        let mut values = Vec::with_capacity(self.paths.len());
        let mut faults = Vec::new();
        let evaluated = self.program.evaluate_selected(inputs, &counted.selection);
        for (place, value) in evaluated.into_iter().enumerate() {
            let value = value.map_or(Ok(0.0), |value| {
                value.and_then(|value| self.in_reach(place, value))
            });
            match value {
                Ok(value) => values.push(value),
                Err(failure) => faults.extend(self.failure(place, &failure)),
            }
        }
        if faults.is_empty() {
            Ok(self.assemble(model, case, counted, (inputs, &values), risk))
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

/// Name, place in the document and text of a formula.
type Defined<'a> = (String, String, &'a str);

fn program(
    model: &RoiModel,
    definitions: &[Defined],
) -> Result<Program, Vec<(usize, ProgramFault)>> {
    let inputs = model.inputs.iter().map(|input| input.id.as_str());
    let inputs: Vec<&str> = inputs.chain([STAFF]).collect();
    let formulas = definitions.iter();
    let formulas: Vec<Definition> = formulas
        .map(|(name, _, formula)| Definition { name, formula })
        .collect();
    Program::compile(&inputs, &formulas)
}

fn paths(definitions: &[Defined]) -> Vec<String> {
    definitions
        .iter()
        .map(|(_, path, _)| path.clone())
        .collect()
}

/// Name, place in the document and text of every formula.
pub(super) fn definitions(model: &RoiModel) -> Vec<Defined<'_>> {
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

/// The number of each driver's group, and how many groups there are.
fn numbered_groups(model: &RoiModel) -> (Vec<Option<usize>>, usize) {
    let mut names: Vec<&str> = Vec::new();
    let mut groups = Vec::with_capacity(model.drivers.len());
    for driver in &model.drivers {
        groups.push(driver.group.as_deref().map(|name| {
            let known = names.iter().position(|known| *known == name);
            known.unwrap_or_else(|| {
                names.push(name);
                names.len() - 1
            })
        }));
    }
    (groups, names.len())
}
