//! The second way to a net present value: many cases at once.
//!
//! It comes to the same as the first (`Situation`, then `Project::returns`), and
//! `blocks_agree` holds the two against each other.

use super::compiled::{CompiledModel, Counted, PARTS};
use super::roi_model::{CostTiming, RoiModel};
use super::situation::left;
use crate::case::Case;
use crate::model::{LANES, Lanes, Tape};
use crate::roi::{Course, Price, Project};

/// What differs from case to case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Uncertain {
    /// An input, by its place.
    Input(usize),
    /// The share of the full run reached at a step of the ramp, counted from 1. One for all
    /// drivers.
    Ramp(usize),
}

/// Turns blocks of what varies into net present values.
#[derive(Clone, Debug)]
pub(super) struct Worth {
    tape: Tape,
    /// Where each thing that varies is filled in: an input of the tape, or a step of the ramp.
    slots: Vec<Slot>,
    /// How the drivers that count become money.
    drivers: Vec<Line>,
    /// The courses along which the common ramp is run through, each with what its steps weigh.
    courses: Vec<(Course, Vec<f64>)>,
    /// The common ramp, and the cases of those steps that vary.
    ramp: Vec<f64>,
    steps: Vec<(usize, [f64; LANES])>,
    /// The shares of the full run that a course brings at present value, for each case.
    reached: Vec<[f64; LANES]>,
    /// The group of each driver, and what is left in each of them, for each case.
    groups: Vec<Option<usize>>,
    left: Vec<[f64; LANES]>,
    /// Where each cost that counts stands, and what a unit of it weighs at present value.
    costs: Vec<(Lanes, f64)>,
    /// The present value of the price.
    price: f64,
}

/// Where something that varies is filled in.
#[derive(Clone, Copy, Debug)]
enum Slot {
    Input(usize),
    Step(usize),
}

/// How a driver's saving at full run becomes money.
#[derive(Clone, Debug)]
struct Line {
    driver: usize,
    /// Baseline, improvement, attribution and recapture.
    parts: [Lanes; PARTS],
    /// What is left after the risk deduction and of the claim; of a driver with its own ramp
    /// times what that weighs.
    kept: f64,
    /// The course along which it runs through the common ramp.
    course: Option<usize>,
}

/// What a worth is made of: a model in a case, and what is deducted from each driver.
pub(super) struct Terms<'a> {
    pub compiled: &'a CompiledModel,
    pub model: &'a RoiModel,
    pub case: &'a Case,
    pub counted: &'a Counted,
    pub deductions: &'a [f64],
    pub price: &'a Price,
}

impl Worth {
    /// Made ready for `inputs`, of which those in `varying` have other values in each case.
    pub(super) fn new(terms: &Terms, inputs: &[f64], varying: &[Uncertain]) -> Self {
        let Terms {
            compiled,
            model,
            case,
            counted,
            price,
            ..
        } = *terms;
        let (mut of_inputs, mut steps, mut slots) = (Vec::new(), Vec::new(), Vec::new());
        for what in varying {
            match what {
                Uncertain::Input(place) => {
                    slots.push(Slot::Input(of_inputs.len()));
                    of_inputs.push(*place);
                }
                Uncertain::Ramp(step) => {
                    slots.push(Slot::Step(steps.len()));
                    steps.push((step - 1, [0.0; LANES]));
                }
            }
        }
        let tape = compiled
            .program
            .tape(&counted.selection, inputs, &of_inputs);
        let horizon = model.horizon_years as usize;
        let project = Project::new(horizon, model.discount_rate, &[], Vec::new(), case.timing());
        let costs = model.formulas.len() + model.drivers.len() * PARTS;
        let costs = weighed_costs(model, counted)
            .map(|(place, weight)| (tape.results()[costs + place], weight));
        let mut worth = Self {
            costs: costs.collect(),
            slots,
            drivers: Vec::with_capacity(model.drivers.len()),
            courses: Vec::new(),
            ramp: model.ramp.clone(),
            steps,
            reached: Vec::new(),
            groups: compiled.groups.0.clone(),
            left: vec![[1.0; LANES]; compiled.groups.1],
            price: price.yearly * project.price_years(&price.commitment) + price.once,
            tape,
        };
        for (place, on) in counted.drivers.iter().enumerate() {
            if *on {
                let line = worth.line(terms, place);
                worth.drivers.push(line);
            }
        }
        worth.reached = vec![[0.0; LANES]; worth.courses.len()];
        worth
    }

    fn line(&mut self, terms: &Terms, place: usize) -> Line {
        let (model, case) = (terms.model, terms.case);
        let driver = &model.drivers[place];
        let first = model.formulas.len() + place * PARTS;
        let parts = std::array::from_fn(|part| self.tape.results()[first + part]);
        let kept = (1.0 - terms.deductions[place]) * case.claim_share();
        let course = driver.course(model, case.delay_months());
        let (horizon, rate) = (model.horizon_years as usize, model.discount_rate);
        let weights = |steps: usize| course.weights(steps, horizon, rate);
        if let Some(own) = &driver.ramp {
            let years = own.iter().zip(weights(own.len()));
            let years: f64 = years.map(|(step, weight)| step * weight).sum();
            return Line {
                driver: place,
                parts,
                kept: kept * years,
                course: None,
            };
        }
        let known = self.courses.iter().position(|(known, _)| *known == course);
        let course = known.unwrap_or_else(|| {
            self.courses.push((course, weights(model.ramp.len())));
            self.courses.len() - 1
        });
        Line {
            driver: place,
            parts,
            kept,
            course: Some(course),
        }
    }

    /// The cases of what varies, by its place; to be filled for each block.
    pub(super) fn slot(&mut self, place: usize) -> &mut [f64; LANES] {
        match self.slots[place] {
            Slot::Input(input) => self.tape.input(input),
            Slot::Step(step) => &mut self.steps[step].1,
        }
    }

    /// The net present values of the first `npv.len()` cases of a block, at most [`LANES`].
    pub(super) fn of(&mut self, npv: &mut [f64]) {
        let cases = npv.len();
        self.tape.run(cases);
        self.run_ramp(cases);
        self.share_out(cases);
        npv.fill(-self.price);
        let mut product = [0.0; LANES];
        let product = &mut product[..cases];
        for line in &self.drivers {
            product.fill(line.kept);
            for part in &line.parts {
                times(product, &self.tape, *part);
            }
            if let Some(course) = line.course {
                multiply(product, &self.reached[course]);
            }
            if let Some(group) = self.groups[line.driver] {
                multiply(product, &self.left[group]);
            }
            for (npv, benefit) in npv.iter_mut().zip(product.iter()) {
                *npv += benefit;
            }
        }
        for (cost, weight) in &self.costs {
            product.fill(*weight);
            times(product, &self.tape, *cost);
            for (npv, cost) in npv.iter_mut().zip(product.iter()) {
                *npv -= cost;
            }
        }
    }

    /// What each course brings of a full run, at present value.
    fn run_ramp(&mut self, cases: usize) {
        for ((_, weights), reached) in self.courses.iter().zip(&mut self.reached) {
            let varies = |step: usize| self.steps.iter().any(|(varying, _)| *varying == step);
            let certain = self.ramp.iter().zip(weights).enumerate();
            let certain = certain.filter(|(step, _)| !varies(*step));
            let certain: f64 = certain.map(|(_, (share, weight))| share * weight).sum();
            reached[..cases].fill(certain);
            for (step, shares) in &self.steps {
                let weight = weights[*step];
                for (reached, share) in reached[..cases].iter_mut().zip(shares) {
                    *reached += weight * share;
                }
            }
        }
    }

    /// Of each group the share that is left of what its drivers claim.
    fn share_out(&mut self, cases: usize) {
        self.left.iter_mut().for_each(|sums| sums.fill(0.0));
        for line in &self.drivers {
            if let Some(group) = self.groups[line.driver] {
                for (lane, sum) in self.left[group][..cases].iter_mut().enumerate() {
                    *sum += self.tape.at(line.parts[1], lane);
                }
            }
        }
        for sums in &mut self.left {
            for sum in &mut sums[..cases] {
                *sum = left(*sum);
            }
        }
    }
}

/// Multiplies the cases by a value of the tape.
fn times(product: &mut [f64], tape: &Tape, value: Lanes) {
    match value {
        // Most parts are left out, and so 1.
        Lanes::One(1.0) => {}
        Lanes::One(value) => product.iter_mut().for_each(|x| *x *= value),
        Lanes::Many(register) => multiply(product, tape.register(register)),
    }
}

fn multiply(product: &mut [f64], values: &[f64; LANES]) {
    for (x, value) in product.iter_mut().zip(values) {
        *x *= value;
    }
}

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
