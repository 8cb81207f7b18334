//! The customer's net present value in thousands of cases (`ECONOMICS.md` 2.2).

use super::RoiModel;
use super::calculator::Calculator;
use super::compiled::{CompiledModel, PARTS, values};
use super::roi_model::{CostTiming, Input, Spread};
use super::scenario::{range, ranges};
use crate::case::Case;
use crate::model::{Column, LANES};
use crate::roi::{Distribution, Halves, Pert, Points, Price, Project, Quantiles, Trials, ramp_at};
use std::rc::Rc;

/// Something uncertain that one case differs in from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Uncertain {
    /// An input, by its place.
    Input(usize),
    /// The share of the full run reached in a year, counted from 1. One for all drivers.
    Ramp(usize),
}

/// A model's uncertain figures in one case, their quantiles made once: while a slider moves
/// that leaves them as they are, only the cases are worked out again.
#[derive(Clone, Debug, PartialEq)]
pub struct Sampler {
    uncertain: Vec<(Uncertain, Distribution, Rc<Quantiles>)>,
}

impl CompiledModel {
    /// What is uncertain in `case`, ready to be drawn; `before` is reused where it still holds.
    #[must_use]
    pub fn sampler(&self, model: &RoiModel, case: &Case, before: Option<&Sampler>) -> Sampler {
        let inputs = values(model, case);
        let of_inputs =
            (model.inputs.iter().zip(inputs).enumerate()).filter_map(|(place, (input, value))| {
                let range = range(input, value, case)?;
                Some((Uncertain::Input(place), spread(input, range, value)?))
            });
        let of_ramp = model.ramp_range.iter().flat_map(|range| {
            (model.ramp.iter().enumerate()).filter_map(|(year, likely)| {
                let (low, high) = (
                    ramp_at(&range.low, year + 1),
                    ramp_at(&range.high, year + 1),
                );
                let (low, high) = (low.min(*likely), high.max(*likely));
                let likely = *likely;
                let shape = Distribution::Triangular { low, likely, high };
                (low < high).then_some((Uncertain::Ramp(year + 1), shape))
            })
        });
        let known = |shape: &Distribution| {
            let made = before?
                .uncertain
                .iter()
                .find(|(_, known, _)| known == shape)?;
            Some(made.2.clone())
        };
        Sampler {
            uncertain: (of_inputs.chain(of_ramp))
                .map(|(what, shape)| {
                    let quantiles = known(&shape).unwrap_or_else(|| Rc::new(Quantiles::of(&shape)));
                    (what, shape, quantiles)
                })
                .collect(),
        }
    }

    /// Draws the cases from `from` up to, not including, `to`, and adds their net present values
    /// under `price` to `halves`. A driver with an uncertain input carries no risk deduction on
    /// top, which would count the same doubt twice.
    fn draw(&self, model: &RoiModel, run: &Simulation, from: u32, to: u32, halves: &mut Halves) {
        let Simulation {
            case,
            price,
            sampler,
            seed,
            ..
        } = run;
        let points = Points::new(sampler.uncertain.len(), *seed);
        let inputs = values(model, case);
        let deductions = self.deductions(model, &ranges(model, case, &inputs));
        let worth = Worth::new(model, &deductions, case, price);
        let mut columns: Vec<Column> = inputs.into_iter().map(Column::One).collect();
        let mut ramp: Vec<Column> = model.ramp.iter().copied().map(Column::One).collect();
        let mut first = from;
        while first < to {
            for (dimension, (what, _, quantiles)) in sampler.uncertain.iter().enumerate() {
                let drawn = std::array::from_fn(|lane| {
                    let place = first + u32::try_from(lane).unwrap_or(0);
                    quantiles.at(points.at(place, dimension))
                });
                match what {
                    Uncertain::Input(place) => columns[*place] = Column::Many(drawn),
                    Uncertain::Ramp(year) => ramp[year - 1] = Column::Many(drawn),
                }
            }
            let block = worth.block(&self.program.evaluate_block(&columns), &ramp);
            let wanted = (to - first).min(BLOCK);
            halves.push(&block[..wanted as usize]);
            first += wanted;
        }
    }
}

/// Cases in a block.
#[expect(clippy::cast_possible_truncation, reason = "128")]
const BLOCK: u32 = LANES as u32;

/// The customer's net present value in many cases, on its way: worked out a few blocks at a
/// time, so that whoever runs it can do something else in between, or stop.
///
/// Whatever the steps, the outcome is the same. It owns all it needs but the offer, so it could
/// as well run in a worker that was sent the documents.
#[derive(Clone, Debug, PartialEq)]
pub struct Simulation {
    case: Rc<Case>,
    price: Price,
    sampler: Sampler,
    trials: u32,
    seed: u64,
    drawn: u32,
    halves: Halves,
}

impl Simulation {
    /// `trials` cases under `price`, to be drawn with `seed`.
    #[must_use]
    pub fn new(case: Rc<Case>, price: Price, sampler: Sampler, (trials, seed): (u32, u64)) -> Self {
        Self {
            case,
            price,
            sampler,
            trials,
            seed,
            drawn: 0,
            halves: Halves::default(),
        }
    }

    /// Draws up to `blocks` blocks of cases; once all are drawn, puts some of them in order.
    /// Whether everything is done. `calculator` is the one that the sampler is of.
    pub fn step(&mut self, calculator: &Calculator, blocks: u32) -> bool {
        if self.drawn == self.trials {
            return self.halves.settle();
        }
        let blocks = blocks.max(1).saturating_mul(BLOCK);
        let to = self.drawn.saturating_add(blocks).min(self.trials);
        let mut halves = std::mem::take(&mut self.halves);
        if let Some((compiled, model)) = calculator.compiled(&self.case) {
            compiled.draw(model, self, self.drawn, to, &mut halves);
        }
        self.halves = halves;
        self.drawn = to;
        false
    }

    /// Leaves it at the cases drawn so far; they still have to be put in order.
    pub fn stop(&mut self) {
        self.trials = self.drawn;
    }

    /// Cases drawn so far.
    #[must_use]
    pub fn drawn(&self) -> u32 {
        self.drawn
    }

    /// Which share of the cases is drawn, 0 to 1.
    #[must_use]
    pub fn progress(&self) -> f64 {
        f64::from(self.drawn) / f64::from(self.trials.max(1))
    }

    /// What the cases drawn so far come to.
    #[must_use]
    pub fn done(self) -> Trials {
        self.halves.trials(self.seed)
    }
}

/// The distribution of `input` over `range`, with `value` as the likely one.
fn spread(input: &Input, (low, high): (f64, f64), value: f64) -> Option<Distribution> {
    Some(match input.spread {
        Spread::Pert => Distribution::Pert(Pert::new(low, value, high)?),
        Spread::Triangular => Distribution::Triangular {
            low,
            likely: value,
            high,
        },
        Spread::Uniform => Distribution::Uniform { low, high },
        Spread::LogNormal if low > 0.0 => Distribution::LogNormal {
            p10: low,
            p90: high,
        },
        Spread::LogNormal | Spread::Fixed => return None,
    })
}

/// Turns a block of the formulas' values into net present values.
pub(super) struct Worth<'a> {
    model: &'a RoiModel,
    /// Of each driver: what is left after the risk deduction, and its own ramp's present value.
    drivers: Vec<(f64, Option<f64>)>,
    /// The present value of a year's full run, by the year of the common ramp.
    weights: Vec<f64>,
    /// The present value of what each cost's formula gives.
    costs: Vec<f64>,
    /// The present value of the price.
    price: f64,
}

impl<'a> Worth<'a> {
    pub(super) fn new(model: &'a RoiModel, deductions: &[f64], case: &Case, price: &Price) -> Self {
        let horizon = model.horizon_years as usize;
        let factor = |year: usize| {
            (1.0 + model.discount_rate).powi(-i32::try_from(year).unwrap_or(i32::MAX))
        };
        let mut weights = vec![0.0; model.ramp.len()];
        for year in 1..=horizon {
            weights[(year - 1).min(model.ramp.len() - 1)] += factor(year);
        }
        let of_driver = |place: usize| {
            let driver = &model.drivers[place];
            let kept = 1.0 - deductions[place];
            let own = driver.ramp.as_ref().map(|ramp| {
                (1..=horizon)
                    .map(|year| ramp_at(ramp, year) * factor(year))
                    .sum()
            });
            (kept, own)
        };
        let yearly: f64 = (1..=horizon).map(factor).sum();
        let project = Project::new(horizon, model.discount_rate, &[], Vec::new(), case.timing());
        let costs = model.costs.iter().map(|cost| {
            let times = match cost.timing {
                CostTiming::Once => 1.0,
                CostTiming::Yearly => yearly,
            };
            times * (1.0 + cost.risk)
        });
        Self {
            model,
            drivers: (0..model.drivers.len()).map(of_driver).collect(),
            weights,
            costs: costs.collect(),
            price: price.yearly * project.price_years(&price.commitment) + price.once,
        }
    }

    /// The net present value of each case of a block.
    pub(super) fn block(&self, values: &[Column], ramp: &[Column]) -> [f64; LANES] {
        let (drivers, costs) =
            values[self.model.formulas.len()..].split_at(self.drivers.len() * PARTS);
        let mut common = [0.0; LANES];
        for (column, weight) in ramp.iter().zip(&self.weights) {
            add(&mut common, *weight, &[column]);
        }
        let common = Column::Many(common);
        let mut npv = [-self.price; LANES];
        for ((kept, own), parts) in self.drivers.iter().zip(drivers.chunks_exact(PARTS)) {
            let full_run: [&Column; PARTS] = std::array::from_fn(|part| &parts[part]);
            if let Some(years) = own {
                add(&mut npv, kept * years, &full_run);
            } else {
                let [a, b, c, d] = full_run;
                add(&mut npv, *kept, &[a, b, c, d, &common]);
            }
        }
        for (column, times) in costs.iter().zip(&self.costs) {
            add(&mut npv, -times, &[column]);
        }
        npv
    }
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
