//! What must be true: how far a figure can move before the purchase is worth nothing, or before
//! what the customer demands just fails (`ECONOMICS.md` 2.2).
//!
//! One figure moves, the rest is as expected, risk deducted. Most figures enter every flow of
//! the project in a straight line. Then the flows anywhere follow from two evaluations: what is
//! worth money has a closed form, and payback is searched on the line. Where a figure does not
//! (it is capped, compared, or stands twice in a product) the model itself is searched.

use super::RoiModel;
use super::compiled::CompiledModel;
use super::faults::input_limits;
use super::roi_model::InputKind;
use super::situation::values;
use crate::case::Case;
use crate::document::Faults;
use crate::roi::{Hurdle, Hurdles, Price, Project};

/// How far one figure can move.
#[derive(Clone, Debug, PartialEq)]
pub struct Threshold {
    /// The input.
    pub input: usize,
    /// Its value now.
    pub today: f64,
    /// The nearest value, within its limits, at which the net present value is 0.
    pub break_even: Option<f64>,
    /// The nearest value at which a hurdle that the customer demands is just met, for each that
    /// this figure decides.
    pub hurdles: Vec<(Hurdle, f64)>,
}

impl Threshold {
    /// The hurdle that the smallest move reaches, and where.
    #[must_use]
    pub fn first_hurdle(&self) -> Option<(Hurdle, f64)> {
        let far = |value: f64| (value - self.today).abs();
        let hurdles = self.hurdles.iter().copied();
        hurdles.min_by(|a, b| far(a.1).total_cmp(&far(b.1)))
    }

    /// How far `value` is from today's, as a share of today's; `None` from 0.
    #[must_use]
    pub fn distance(&self, value: f64) -> Option<f64> {
        (self.today != 0.0).then(|| (value - self.today) / self.today.abs())
    }
}

impl CompiledModel {
    /// How far each figure that is the customer's or uncertain can move, at `price`; those that
    /// nothing rests on are left out.
    ///
    /// # Errors
    /// Every formula that has no value as expected.
    pub fn thresholds(
        &self,
        model: &RoiModel,
        case: &Case,
        price: &Price,
    ) -> Result<Vec<Threshold>, Faults> {
        let inputs = values(model, case);
        let counted = self.counted(model, case);
        let expected = self.expected(model, case, &counted, &inputs)?.project;
        let ranges = self.ranges(model, case, &counted, &inputs);
        let moving =
            model.inputs.iter().enumerate().filter(|(place, input)| {
                input.kind == InputKind::Customer || ranges[*place].is_some()
            });
        Ok(moving
            .filter_map(|(place, input)| {
                let at = |value: f64| {
                    let mut tried = inputs.clone();
                    tried[place] = value;
                    let situation = self.expected(model, case, &counted, &tried).ok()?;
                    Some(situation.project)
                };
                let figure = Figure {
                    today: inputs[place],
                    limits: input_limits(input),
                    expected: &expected,
                    at: &at,
                };
                figure.threshold(place, &case.hurdles(), price)
            })
            .collect())
    }
}

/// A figure that moves, and the project that follows it.
struct Figure<'a> {
    today: f64,
    limits: (f64, f64),
    expected: &'a Project,
    /// The project at a value; `None` where a formula has none.
    at: &'a dyn Fn(f64) -> Option<Project>,
}

impl Figure<'_> {
    fn threshold(&self, input: usize, hurdles: &Hurdles, price: &Price) -> Option<Threshold> {
        let line = self.line();
        if line.is_none() && !self.matters() {
            return None;
        }
        let find = |demand: Demand| self.edge(line.as_ref(), demand, price);
        let demands = [
            (
                hurdles.payback_months_max.map(Demand::Payback),
                Hurdle::Payback,
            ),
            (hurdles.roi_min.map(Demand::Roi), Hurdle::Roi),
            (
                hurdles.value_share_max.map(Demand::Share),
                Hurdle::ValueShare,
            ),
        ];
        let demands = demands.into_iter();
        Some(Threshold {
            input,
            today: self.today,
            break_even: find(Demand::Roi(0.0)),
            hurdles: demands
                .filter_map(|(demand, hurdle)| Some((hurdle, find(demand?)?)))
                .collect(),
        })
    }

    /// Whether the project changes anywhere.
    fn matters(&self) -> bool {
        let (low, high) = self.limits;
        let changes = |value: f64| (self.at)(value).is_none_or(|project| project != *self.expected);
        [low, high, self.elsewhere()].into_iter().any(changes)
    }

    /// A value that is not today's, near it.
    fn elsewhere(&self) -> f64 {
        let (low, high) = self.limits;
        let near = [self.today * 1.5, self.today * 0.5, f64::midpoint(low, high)];
        let fits =
            |value: &&f64| (low..=high).contains(*value) && value.total_cmp(&self.today).is_ne();
        near.iter().find(fits).copied().unwrap_or(high)
    }

    /// The straight line that the project's flows follow; `None` if they do not, or stand still.
    fn line(&self) -> Option<Line> {
        let to = self.elsewhere();
        let line = Line {
            from: self.today,
            here: self.expected.clone(),
            to,
            there: (self.at)(to)?,
        };
        let (low, high) = self.limits;
        let follows =
            |value: f64| (self.at)(value).is_some_and(|project| line.meets(value, &project));
        (line.there != line.here && follows(low) && follows(high)).then_some(line)
    }

    /// The nearest value at which it changes whether `demand` is met, on its met side.
    fn edge(&self, line: Option<&Line>, demand: Demand, price: &Price) -> Option<f64> {
        let (low, high) = self.limits;
        let on_line = line.map(|line| match demand.margin(&line.here, price) {
            Some(margin) => {
                let slope = (demand.margin(&line.there, price)? - margin) / (line.to - line.from);
                let value = line.from - margin / slope;
                (low..=high).contains(&value).then_some(value)
            }
            None => self.nearest(&|value| Some(demand.is_met(&line.at(value), price))),
        });
        let holds = |line: &Line, value: f64| {
            (self.at)(value).is_some_and(|project| line.meets(value, &project))
        };
        match (line, on_line) {
            (Some(_), Some(None)) => None,
            (Some(line), Some(Some(value))) if holds(line, value) => Some(value),
            _ => self.nearest(&|value| Some(demand.is_met(&(self.at)(value)?, price))),
        }
    }

    /// The value nearest to today's at which `met` changes, on the side where it is met.
    fn nearest(&self, met: &dyn Fn(f64) -> Option<bool>) -> Option<f64> {
        let (low, high) = self.limits;
        let today = met(self.today)?;
        let edges = [low, high].map(|limit| self.towards(limit, today, met));
        let far = |value: &f64| (value - self.today).abs();
        let edges = edges.into_iter().flatten();
        edges.min_by(|a, b| far(a).total_cmp(&far(b)))
    }

    /// The same in one direction: in steps that double, then by halving.
    fn towards(&self, limit: f64, today: bool, met: &dyn Fn(f64) -> Option<bool>) -> Option<f64> {
        let distance = limit - self.today;
        let least = 1e-3 * self.today.abs().max(distance.abs() * 1e-12);
        let mut steps = vec![distance];
        while let Some(step) = steps
            .last()
            .map(|step| step / 2.0)
            .filter(|s| s.abs() > least)
        {
            steps.push(step);
        }
        let mut before = self.today;
        for step in steps.into_iter().rev().filter(|step| *step != 0.0) {
            let value = self.today + step;
            if met(value)? != today {
                let (failing, fine) = if today {
                    (value, before)
                } else {
                    (before, value)
                };
                return Some(halved(failing, fine, met));
            }
            before = value;
        }
        None
    }
}

/// The edge between a value that fails and one that is fine, on the fine side.
fn halved(mut failing: f64, mut fine: f64, met: &dyn Fn(f64) -> Option<bool>) -> f64 {
    for _ in 0..200 {
        let middle = f64::midpoint(failing, fine);
        if [failing, fine].contains(&middle) {
            break;
        }
        if met(middle) == Some(true) {
            fine = middle;
        } else {
            failing = middle;
        }
    }
    fine
}

/// Something the customer demands, one at a time.
#[derive(Clone, Copy)]
enum Demand {
    Roi(f64),
    Share(f64),
    Payback(f64),
}

impl Demand {
    /// What is left when it is just met, money at present value; `None` for a payback, which is
    /// no amount.
    fn margin(self, project: &Project, price: &Price) -> Option<f64> {
        let paid = price.yearly * project.price_years(&price.commitment) + price.once;
        match self {
            Self::Roi(roi) => {
                Some(project.pv_benefits() / (1.0 + roi) - project.pv_other_costs() - paid)
            }
            Self::Share(share) => Some(share * project.worth() - paid),
            Self::Payback(_) => None,
        }
    }

    fn is_met(self, project: &Project, price: &Price) -> bool {
        match (self, self.margin(project, price)) {
            (Self::Payback(months), _) => project.pays_back_within(months, price),
            (_, margin) => margin.is_some_and(|margin| margin >= 0.0),
        }
    }
}

/// A project whose flows move in a straight line.
struct Line {
    from: f64,
    here: Project,
    to: f64,
    there: Project,
}

impl Line {
    fn at(&self, value: f64) -> Project {
        let share = (value - self.from) / (self.to - self.from);
        let between = |here: &[f64], there: &[f64]| -> Vec<f64> {
            let flows = here.iter().zip(there);
            flows
                .map(|(here, there)| here + share * (there - here))
                .collect()
        };
        Project {
            benefits: between(&self.here.benefits, &self.there.benefits),
            other_costs: between(&self.here.other_costs, &self.there.other_costs),
            ..self.here.clone()
        }
    }

    /// Whether `project`, the one at `value`, lies on it.
    fn meets(&self, value: f64, project: &Project) -> bool {
        let on_line = self.at(value);
        let flows = |project: &Project| -> Vec<f64> {
            project
                .benefits
                .iter()
                .chain(&project.other_costs)
                .copied()
                .collect()
        };
        let (a, b) = (flows(&on_line), flows(project));
        let scale: f64 = a.iter().chain(&b).map(|flow| flow.abs()).sum();
        a.iter()
            .zip(&b)
            .all(|(a, b)| (a - b).abs() <= 1e-10 * scale)
    }
}
