//! The customer's net present value in thousands of cases (`ECONOMICS.md` 2.2).

use super::RoiModel;
use super::calculator::Calculator;
use super::compiled::CompiledModel;
use super::roi_model::{Input, RampStep, Spread};
use super::situation::values;
use super::worth::{Terms, Uncertain, Worth};
use crate::case::Case;
use crate::model::LANES;
use crate::roi::{Distribution, Pert, Points, Price, Quantiles, Tally, Trials, ramp_at};
use std::rc::Rc;

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

    /// What `sampler` draws in `case`, made ready to be worth something under `price`. A driver
    /// with an uncertain input carries no risk deduction on top, which would count the same
    /// doubt twice.
    fn worth(&self, model: &RoiModel, case: &Case, price: &Price, sampler: &Sampler) -> Worth {
        let inputs = values(model, case);
        let counted = self.counted(model, case);
        let deductions = self.deductions(model, &self.ranges(model, case, &counted, &inputs));
        let terms = Terms {
            compiled: self,
            model,
            case,
            counted: &counted,
            deductions: &deductions,
            price,
        };
        let varying: Vec<Uncertain> = sampler.uncertain.iter().map(|(what, _, _)| *what).collect();
        Worth::new(&terms, &inputs, &varying)
    }
}

/// Draws cases, block by block.
#[derive(Clone, Debug)]
struct Draw {
    sampler: Sampler,
    /// The dimension in which each uncertain figure is drawn.
    dimensions: Vec<usize>,
    points: Points,
    worth: Worth,
}

impl Draw {
    /// Adds the net present values of the cases from `from` up to, not including, `to`.
    fn draw(&mut self, from: u32, to: u32, tally: &mut Tally) {
        let mut npv = [0.0; LANES];
        for first in (from..to).step_by(LANES) {
            let npv = &mut npv[..(to - first).min(BLOCK) as usize];
            let uncertain = self.sampler.uncertain.iter().zip(&self.dimensions);
            for (slot, ((_, _, quantiles), dimension)) in uncertain.enumerate() {
                let drawn = &mut self.worth.slot(slot)[..npv.len()];
                quantiles.draw(&self.points, first, *dimension, drawn);
            }
            self.worth.of(npv);
            tally.push(npv);
        }
    }
}

/// Cases in a block.
#[expect(clippy::cast_possible_truncation, reason = "128")]
const BLOCK: u32 = LANES as u32;

/// The customer's net present value in many cases, on its way: worked out a few blocks at a
/// time, so that whoever runs it can do something else in between, or stop.
///
/// Whatever the steps, the outcome is the same. It owns all it needs, so it could as well run in
/// a worker that was sent the documents.
#[derive(Clone, Debug)]
pub struct Simulation {
    /// None where the case uses no model of the offer.
    draw: Option<Draw>,
    trials: u32,
    seed: u64,
    drawn: u32,
    tally: Tally,
}

impl Simulation {
    /// `trials` cases of `case` under `price`, to be drawn with `seed` from `sampler`, which is
    /// of the same `calculator` and case.
    #[must_use]
    pub fn new(
        calculator: &Calculator,
        case: &Case,
        price: &Price,
        sampler: Sampler,
        (trials, seed): (u32, u64),
    ) -> Self {
        let draw = calculator.in_use(case).map(|(model, compiled)| Draw {
            dimensions: sampler.dimensions(model),
            points: Points::new(sampler.uncertain.len(), seed),
            worth: compiled.worth(model, case, price, &sampler),
            sampler,
        });
        Self {
            draw,
            trials,
            seed,
            drawn: 0,
            tally: Tally::with_room(trials as usize),
        }
    }

    /// Draws up to `blocks` blocks of cases. Whether everything is done.
    pub fn step(&mut self, blocks: u32) -> bool {
        let blocks = blocks.max(1).saturating_mul(BLOCK);
        let to = self.drawn.saturating_add(blocks).min(self.trials);
        if let Some(draw) = &mut self.draw {
            draw.draw(self.drawn, to, &mut self.tally);
        }
        self.drawn = to;
        to == self.trials
    }

    /// Leaves it at the cases drawn so far; nothing more is drawn.
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
        self.tally.trials(self.seed)
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
