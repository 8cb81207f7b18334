//! The customer's net present value in thousands of cases, and what it hangs on
//! (`ECONOMICS.md` 2.2).

use super::RoiModel;
use super::compiled::{CompiledModel, PARTS, values};
use super::roi_model::{CostTiming, Input, Spread};
use super::scenario::{range, ranges};
use crate::case::Case;
use crate::document::Faults;
use crate::model::{Column, LANES};
use crate::roi::{Distribution, Pert, Points, Price, Project, Quantiles, Trials, ramp_at};

/// Something uncertain that one case differs in from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Uncertain {
    /// An input, by its place.
    Input(usize),
    /// The share of the full run reached in a year, counted from 1. One for all drivers.
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
        let inputs = values(model, case);
        let deductions = self.deductions(model, &ranges(model, case, &inputs));
        let worth = Worth::new(model, &deductions, case, price);
        let mut columns: Vec<Column> = inputs.into_iter().map(Column::One).collect();
        let mut ramp: Vec<Column> = model.ramp.iter().copied().map(Column::One).collect();
        let mut npv = Vec::with_capacity(trials as usize);
        let mut first = 0;
        while first < trials {
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
        let risk = |driver: usize| model.drivers[driver].risk;
        let expected = self.at(model, case, &inputs, &risk)?;
        let npv = |project: &Project| project.returns(price).npv;
        let mut swings = Vec::new();
        for (place, ends) in ranges(model, case, &inputs).into_iter().enumerate() {
            let Some((low, high)) = ends else { continue };
            let at = |end: f64| {
                let mut tried = inputs.clone();
                tried[place] = end;
                let situation = self.at(model, case, &tried, &risk).ok()?;
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
            let at = |ramp: &[f64]| npv(&expected.with_ramp(model, ramp).project);
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
