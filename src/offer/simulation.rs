//! The customer's net present value in thousands of cases (`ECONOMICS.md` 2.2).

use super::RoiModel;
use super::calculator::Calculator;
use super::compiled::CompiledModel;
use super::roi_model::{Input, RampStep, Spread};
use super::situation::values;
use super::worth::Worth;
use crate::case::Case;
use crate::model::{Column, LANES};
use crate::roi::{Distribution, Halves, Pert, Points, Price, Quantiles, Trials, ramp_at};
use std::rc::Rc;

/// Something uncertain that one case differs in from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Uncertain {
    /// An input, by its place.
    Input(usize),
    /// The share of the full run reached at a step of the ramp, counted from 1. One for all
    /// drivers.
    Ramp(usize),
}

/// A model's uncertain figures in one case, their quantiles made once: while a slider moves
/// that leaves them as they are, only the cases are worked out again.
#[derive(Clone, Debug, PartialEq)]
pub struct Sampler {
    uncertain: Vec<(Uncertain, Distribution, Rc<Quantiles>)>,
}

impl Sampler {
    /// The dimension in which each uncertain figure is drawn: one of its own, but the months of
    /// a year are fast or slow together.
    fn dimensions(&self, model: &RoiModel) -> Vec<usize> {
        let year = |what: &Uncertain| match what {
            Uncertain::Ramp(step) if model.ramp_step == RampStep::Month => Some((step - 1) / 12),
            _ => None,
        };
        let own = self.uncertain.iter().enumerate();
        own.map(|(place, (what, _, _))| {
            let same = |(other, _, _): &(Uncertain, _, _)| year(other) == year(what);
            let first = year(what).and_then(|_| self.uncertain.iter().position(same));
            first.unwrap_or(place)
        })
        .collect()
    }
}

impl CompiledModel {
    /// What is uncertain in `case`, ready to be drawn; `before` is reused where it still holds.
    #[must_use]
    pub fn sampler(&self, model: &RoiModel, case: &Case, before: Option<&Sampler>) -> Sampler {
        let inputs = values(model, case);
        let ranges = self.ranges(model, case, &self.counted(model, case), &inputs);
        let of_inputs = (model.inputs.iter().zip(inputs).zip(ranges).enumerate()).filter_map(
            |(place, ((input, value), range))| {
                Some((Uncertain::Input(place), spread(input, range?, value)?))
            },
        );
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
        let dimensions = sampler.dimensions(model);
        let inputs = values(model, case);
        let counted = self.counted(model, case);
        let deductions = self.deductions(model, &self.ranges(model, case, &counted, &inputs));
        let worth = Worth::new(self, model, &counted, &deductions, case, price);
        let mut columns: Vec<Column> = inputs.into_iter().map(Column::One).collect();
        let mut ramp: Vec<Column> = model.ramp.iter().copied().map(Column::One).collect();
        let mut first = from;
        while first < to {
            let uncertain = sampler.uncertain.iter().zip(&dimensions);
            for ((what, _, quantiles), dimension) in uncertain {
                let drawn = std::array::from_fn(|lane| {
                    let place = first + u32::try_from(lane).unwrap_or(0);
                    quantiles.at(points.at(place, *dimension))
                });
                match what {
                    Uncertain::Input(place) => columns[*place] = Column::Many(drawn),
                    Uncertain::Ramp(year) => ramp[year - 1] = Column::Many(drawn),
                }
            }
            let block = worth.of(&columns, &ramp);
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
