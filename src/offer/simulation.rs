//! The customer's net present value in thousands of cases, and what it hangs on
//! (`ECONOMICS.md` 2.2).

use super::RoiModel;
use super::compiled::CompiledModel;
use super::roi_model::{Input, RampStep, Spread};
use super::situation::values;
use super::worth::Worth;
use crate::case::Case;
use crate::document::Faults;
use crate::model::{Column, LANES};
use crate::roi::{Distribution, Pert, Points, Price, Project, Quantiles, Trials, ramp_at};

/// Something uncertain that one case differs in from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Uncertain {
    /// An input, by its place.
    Input(usize),
    /// The share of the full run reached at a step of the ramp, counted from 1. One for all
    /// drivers.
    Ramp(usize),
}

/// What one uncertain thing does to the net present value, the others at their likely values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Swing {
    /// The input; `None` for the ramp as a whole.
    pub input: Option<usize>,
    /// NPV at its low value.
    pub at_low: f64,
    /// NPV at its high value.
    pub at_high: f64,
}

impl Swing {
    /// How far apart the two are, money.
    #[must_use]
    pub fn width(&self) -> f64 {
        (self.at_high - self.at_low).abs()
    }
}

/// A model's uncertain figures in one case, their quantiles made once: while a slider moves
/// that leaves them as they are, only the cases are worked out again.
#[derive(Clone, Debug, PartialEq)]
pub struct Sampler {
    uncertain: Vec<(Uncertain, Distribution, Quantiles)>,
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
                    let quantiles = known(&shape).unwrap_or_else(|| Quantiles::of(&shape));
                    (what, shape, quantiles)
                })
                .collect(),
        }
    }

    /// The net present value under `price` in `trials` cases. A driver with an uncertain input
    /// carries no risk deduction on top, which would count the same doubt twice.
    #[must_use]
    pub fn simulate(
        &self,
        model: &RoiModel,
        case: &Case,
        price: &Price,
        sampler: &Sampler,
        (trials, seed): (u32, u64),
    ) -> Trials {
        let points = Points::new(sampler.uncertain.len(), seed);
        let dimensions = sampler.dimensions(model);
        let inputs = values(model, case);
        let counted = self.counted(model, case);
        let deductions = self.deductions(model, &self.ranges(model, case, &counted, &inputs));
        let worth = Worth::new(self, model, &counted, &deductions, case, price);
        let mut columns: Vec<Column> = inputs.into_iter().map(Column::One).collect();
        let mut ramp: Vec<Column> = model.ramp.iter().copied().map(Column::One).collect();
        let mut npv = Vec::with_capacity(trials as usize);
        let mut first = 0;
        while first < trials {
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
            let wanted = (trials - first).min(u32::try_from(LANES).unwrap_or(u32::MAX));
            npv.extend_from_slice(&block[..wanted as usize]);
            first += wanted;
        }
        Trials::new(npv, seed)
    }

    /// What each uncertain input, and the ramp, does to the net present value under `price`
    /// alone, the widest first. Risk deductions stay: one thing varies, the rest is as expected.
    ///
    /// # Errors
    /// Every formula that has no value as expected.
    pub fn tornado(
        &self,
        model: &RoiModel,
        case: &Case,
        price: &Price,
    ) -> Result<Vec<Swing>, Faults> {
        let inputs = values(model, case);
        let counted = self.counted(model, case);
        let expected = self.expected(model, case, &counted, &inputs)?;
        let npv = |project: &Project| project.returns(price).npv;
        let mut swings = Vec::new();
        let ranges = self.ranges(model, case, &counted, &inputs);
        for (place, ends) in ranges.into_iter().enumerate() {
            let Some((low, high)) = ends else { continue };
            let at = |end: f64| {
                let mut tried = inputs.clone();
                tried[place] = end;
                let situation = self.expected(model, case, &counted, &tried).ok()?;
                Some(npv(&situation.project))
            };
            if let (Some(at_low), Some(at_high)) = (at(low), at(high)) {
                swings.push(Swing {
                    input: Some(place),
                    at_low,
                    at_high,
                });
            }
        }
        if let Some(range) = &model.ramp_range {
            let at = |ramp: &[f64]| npv(&expected.with_ramp(model, case, ramp).project);
            swings.push(Swing {
                input: None,
                at_low: at(&range.low),
                at_high: at(&range.high),
            });
        }
        swings.sort_by(|a, b| b.width().total_cmp(&a.width()));
        Ok(swings)
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
