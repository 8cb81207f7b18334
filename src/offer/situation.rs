//! From the values of a model's formulas to what the purchase brings and costs, year by year.

use super::compiled::{CompiledModel, Counted, PARTS};
use super::roi_model::{Category, CostTiming, Driver, RoiModel};
use crate::case::Case;
use crate::roi::{Benefit, Course, Project};

/// One driver's figures in one case.
#[derive(Clone, Debug, PartialEq)]
pub struct DriverResult {
    /// Its place among the model's drivers.
    pub driver: usize,
    /// Whether it counts for this customer; all figures of one that does not are 0.
    pub on: bool,
    /// The share of the baseline that is saved.
    pub improvement: f64,
    /// The share of that saving that is due to the purchase.
    pub attribution: f64,
    /// The share of that saving that turns into money.
    pub recapture: f64,
    /// The share of that saving that is left where its group would save more than there is.
    pub in_group: f64,
    /// What it brings.
    pub benefit: Benefit,
}

/// What a model says of one customer, the price left open.
#[derive(Clone, Debug, PartialEq)]
pub struct Situation {
    /// The drivers, in the model's order, those that do not count included.
    pub drivers: Vec<DriverResult>,
    /// The amounts of the customer's own costs, in the model's order, before anything is added
    /// for risk: money or money a year; 0 for those that do not count.
    pub costs: Vec<f64>,
    /// Benefits and the customer's own costs, year by year.
    pub project: Project,
    /// The value of every input that this was worked out with, in the model's order.
    pub inputs: Vec<f64>,
}

impl Situation {
    /// The same with another ramp in place of the model's common one.
    pub(super) fn with_ramp(&self, model: &RoiModel, case: &Case, ramp: &[f64]) -> Self {
        let mut other = self.clone();
        let mut shares = Shares::new(model, case, ramp);
        for (driver, sheet) in other.drivers.iter_mut().zip(&model.drivers) {
            if sheet.ramp.is_none() && driver.on {
                driver.benefit.ramp = shares.of(sheet);
            }
        }
        other.summed()
    }

    /// The same with the project's benefits summed up again from the drivers.
    pub(super) fn summed(mut self) -> Self {
        let benefits = self.drivers.iter().map(|driver| &driver.benefit);
        self.project = self.project.bringing(benefits);
        self
    }

    /// What the situation costs the customer today, money a year: what several drivers share is
    /// counted once, and what is only bound in it not at all.
    #[must_use]
    pub fn costs_today(&self, model: &RoiModel) -> f64 {
        let drivers = || model.drivers.iter().zip(&self.drivers);
        let counts = |place: usize, sheet: &Driver, result: &DriverResult| {
            let shared_before = drivers().take(place).any(|(earlier, other)| {
                other.on && sheet.group.is_some() && earlier.group == sheet.group
            });
            result.on && !result.benefit.once && !shared_before
        };
        drivers()
            .enumerate()
            .filter(|(place, (sheet, result))| counts(*place, sheet, result))
            .map(|(_, (_, result))| result.benefit.baseline)
            .sum()
    }
}

/// The value of every input, staff last: the customer's figure, else the likely one.
pub(super) fn values(model: &RoiModel, case: &Case) -> Vec<f64> {
    let given = case.figures.get(&case.customer.industry);
    let figures = model.inputs.iter();
    figures
        .map(|input| {
            let figure = given.and_then(|given| given.get(&input.id));
            figure.copied().unwrap_or(input.likely)
        })
        .chain([f64::from(case.customer.staff)])
        .collect()
}

impl CompiledModel {
    /// The situation in which inputs and formulas have these values, `risk` deducted from each driver.
    pub(super) fn assemble(
        &self,
        model: &RoiModel,
        case: &Case,
        counted: &Counted,
        (inputs, values): (&[f64], &[f64]),
        risk: &dyn Fn(usize) -> f64,
    ) -> Situation {
        let (parts, costs) = values[model.formulas.len()..].split_at(model.drivers.len() * PARTS);
        let left = self.left_in_groups(counted, parts);
        let mut shares = Shares::new(model, case, &model.ramp);
        let result = |place: usize| {
            let (sheet, on) = (&model.drivers[place], counted.drivers[place]);
            let parts = &parts[place * PARTS..(place + 1) * PARTS];
            let in_group = self.groups.0[place].map_or(1.0, |group| left[group]);
            DriverResult {
                driver: place,
                on,
                improvement: parts[1],
                attribution: parts[2],
                recapture: parts[3],
                in_group,
                benefit: Benefit {
                    baseline: parts[0],
                    full_run: parts.iter().product::<f64>() * in_group,
                    claim: case.claim_share(),
                    risk: risk(place),
                    ramp: if on { shares.of(sheet) } else { Vec::new() },
                    once: sheet.category == Category::WorkingCapital,
                },
            }
        };
        let drivers: Vec<DriverResult> = (0..model.drivers.len()).map(result).collect();
        let horizon = model.horizon_years as usize;
        let project = Project {
            discount_rate: model.discount_rate,
            benefits: vec![0.0; horizon + 1],
            once: Vec::new(),
            other_costs: other_costs(model, costs),
            timing: case.timing(),
        };
        let costs = costs.to_vec();
        let situation = Situation {
            drivers,
            costs,
            project,
            inputs: inputs[..model.inputs.len()].to_vec(),
        };
        situation.summed()
    }

    /// Of each group the share that is left of what its drivers claim, so that together they
    /// save no more than there is.
    fn left_in_groups(&self, counted: &Counted, parts: &[f64]) -> Vec<f64> {
        let (groups, count) = &self.groups;
        let mut sums = vec![0.0; *count];
        for (place, group) in groups.iter().enumerate() {
            if let Some(group) = group.filter(|_| counted.drivers[place]) {
                sums[group] += parts[place * PARTS + 1];
            }
        }
        sums.into_iter().map(left).collect()
    }
}

/// The share that is left where shares of one thing sum up to `sum`.
pub(super) fn left(sum: f64) -> f64 {
    1.0 / sum.max(1.0)
}

/// The customer's own costs at t = 0, 1, ..., risk added.
fn other_costs(model: &RoiModel, costs: &[f64]) -> Vec<f64> {
    let mut years = vec![0.0; model.horizon_years as usize + 1];
    for (cost, value) in model.costs.iter().zip(costs) {
        let adjusted = value * (1.0 + cost.addition());
        match cost.timing {
            CostTiming::Once => years[0] += adjusted,
            CostTiming::FirstYear => years[1] += adjusted,
            CostTiming::Yearly => years[1..].iter_mut().for_each(|year| *year += adjusted),
        }
    }
    years
}

/// The yearly shares of a model's drivers, those of the common ramp worked out once.
struct Shares<'a> {
    model: &'a RoiModel,
    delay_months: f64,
    ramp: &'a [f64],
    known: Option<(Course, Vec<f64>)>,
}

impl<'a> Shares<'a> {
    fn new(model: &'a RoiModel, case: &Case, ramp: &'a [f64]) -> Self {
        Self {
            model,
            delay_months: case.delay_months(),
            ramp,
            known: None,
        }
    }

    fn of(&mut self, driver: &Driver) -> Vec<f64> {
        let course = driver.course(self.model, self.delay_months);
        let horizon = self.model.horizon_years as usize;
        if let Some(own) = &driver.ramp {
            return course.shares(own, horizon);
        }
        match &self.known {
            Some((known, shares)) if *known == course => shares.clone(),
            _ => {
                let shares = course.shares(self.ramp, horizon);
                self.known = Some((course, shares.clone()));
                shares
            }
        }
    }
}
