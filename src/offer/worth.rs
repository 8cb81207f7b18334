//! The second way to a net present value: many cases at once.
//!
//! It comes to the same as the first (`Situation`, then `Project::returns`), and
//! `tests/blocks.rs` holds the two against each other.

use super::compiled::{CompiledModel, Counted, PARTS};
use super::roi_model::{CostTiming, Driver, RoiModel};
use super::situation::left;
use crate::case::Case;
use crate::model::{Column, LANES};
use crate::roi::{Course, Price, Project};

/// Turns blocks of input values into net present values.
pub(super) struct Worth<'a> {
    compiled: &'a CompiledModel,
    counted: &'a Counted,
    /// How the drivers that count become money.
    drivers: Vec<Line>,
    /// The courses along which the common ramp is run through, each with what its steps weigh.
    courses: Vec<(Course, Vec<f64>)>,
    /// The place of each cost that counts, and what a unit of it weighs at present value.
    costs: Vec<(usize, f64)>,
    /// The present value of the price.
    price: f64,
    /// How many figures in between stand before the drivers' formulas.
    first: usize,
}

/// How a driver's saving at full run becomes money.
struct Line {
    driver: usize,
    /// What is left after the risk deduction and of the claim; of a driver with its own ramp
    /// times what that weighs.
    kept: f64,
    /// The course along which it runs through the common ramp.
    course: Option<usize>,
}

impl<'a> Worth<'a> {
    pub(super) fn new(
        compiled: &'a CompiledModel,
        model: &RoiModel,
        counted: &'a Counted,
        deductions: &[f64],
        case: &Case,
        price: &Price,
    ) -> Self {
        let mut worth = Self {
            compiled,
            counted,
            drivers: Vec::with_capacity(model.drivers.len()),
            courses: Vec::new(),
            costs: Vec::with_capacity(model.costs.len()),
            price: 0.0,
            first: model.formulas.len(),
        };
        for (place, driver) in model.drivers.iter().enumerate() {
            if counted.drivers[place] {
                let kept = (1.0 - deductions[place]) * case.claim_share();
                let line = worth.line(model, case, driver, kept);
                worth.drivers.push(Line {
                    driver: place,
                    ..line
                });
            }
        }
        let horizon = model.horizon_years as usize;
        let project = Project::new(horizon, model.discount_rate, &[], Vec::new(), case.timing());
        worth.price = price.yearly * project.price_years(&price.commitment) + price.once;
        worth.costs.extend(weighed_costs(model, counted));
        worth
    }

    fn line(&mut self, model: &RoiModel, case: &Case, driver: &Driver, kept: f64) -> Line {
        let course = driver.course(model, case.delay_months());
        let (horizon, rate) = (model.horizon_years as usize, model.discount_rate);
        let weights = |steps: usize| course.weights(steps, horizon, rate);
        if let Some(own) = &driver.ramp {
            let years = own.iter().zip(weights(own.len()));
            return Line {
                driver: 0,
                kept: kept * years.map(|(step, weight)| step * weight).sum::<f64>(),
                course: None,
            };
        }
        let known = self.courses.iter().position(|(known, _)| *known == course);
        Line {
            driver: 0,
            kept,
            course: Some(known.unwrap_or_else(|| {
                self.courses.push((course, weights(model.ramp.len())));
                self.courses.len() - 1
            })),
        }
    }

    /// The net present value of each case of a block, for one column of every input and of every
    /// step of the common ramp.
    pub(super) fn of(&self, inputs: &[Column], ramp: &[Column]) -> [f64; LANES] {
        let program = &self.compiled.program;
        let values = program.evaluate_block_selected(inputs, &self.counted.selection);
        let values = &values[self.first..];
        let (drivers, costs) = values.split_at(self.counted.drivers.len() * PARTS);
        let courses = self.courses.iter().map(|(_, weights)| {
            let mut sum = [0.0; LANES];
            for (column, weight) in ramp.iter().zip(weights) {
                add(&mut sum, *weight, &[column]);
            }
            Column::Many(sum)
        });
        let courses: Vec<Column> = courses.collect();
        let groups = self.left_in_groups(drivers);
        let mut npv = [-self.price; LANES];
        for line in &self.drivers {
            let [a, b, c, d] = std::array::from_fn(|part| &drivers[line.driver * PARTS + part]);
            let course = line.course.map_or(&ONE, |place| &courses[place]);
            match self.compiled.groups.0[line.driver] {
                Some(group) => add(&mut npv, line.kept, &[a, b, c, d, course, &groups[group]]),
                None => add(&mut npv, line.kept, &[a, b, c, d, course]),
            }
        }
        for (place, times) in &self.costs {
            add(&mut npv, -times, &[&costs[*place]]);
        }
        npv
    }

    /// Of each group and case the share that is left of what its drivers claim.
    fn left_in_groups(&self, drivers: &[Column]) -> Vec<Column> {
        let (groups, count) = &self.compiled.groups;
        let mut sums = vec![[0.0; LANES]; *count];
        for line in &self.drivers {
            if let Some(group) = groups[line.driver] {
                let improvement = &drivers[line.driver * PARTS + 1];
                add(&mut sums[group], 1.0, &[improvement]);
            }
        }
        let lefts = sums.into_iter().map(|sums| Column::Many(sums.map(left)));
        lefts.collect()
    }
}

const ONE: Column = Column::One(1.0);

/// The place of each cost that counts, and the present value of a unit of it, risk added.
fn weighed_costs(model: &RoiModel, counted: &Counted) -> impl Iterator<Item = (usize, f64)> {
    let factor =
        |year: u32| (1.0 + model.discount_rate).powi(-i32::try_from(year).unwrap_or(i32::MAX));
    let costs = model.costs.iter().zip(&counted.costs).enumerate();
    costs
        .filter(|(_, (_, on))| **on)
        .map(move |(place, (cost, _))| {
            let times = match cost.timing {
                CostTiming::Once => 1.0,
                CostTiming::FirstYear => factor(1),
                CostTiming::Yearly => (1..=model.horizon_years).map(factor).sum(),
            };
            (place, times * (1.0 + cost.addition()))
        })
}

/// Adds `times` the product of `columns` to every case.
fn add(sums: &mut [f64; LANES], times: f64, columns: &[&Column]) {
    let mut product = [times; LANES];
    for column in columns {
        match column {
            Column::One(value) => product.iter_mut().for_each(|x| *x *= value),
            Column::Many(values) => {
                for (x, value) in product.iter_mut().zip(values) {
                    *x *= value;
                }
            }
        }
    }
    for (sum, x) in sums.iter_mut().zip(&product) {
        *sum += x;
    }
}
