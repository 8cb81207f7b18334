//! Whether a customer's chief financial officer could take the case apart (`ECONOMICS.md` 2.1,
//! 2.3; `DESIGN.md`, what users of comparable tools complain of).
//!
//! ```text
//! finding      what can be wrong, how much, and what to do about it, in words
//! foundation   how well the value is founded: tiers, unsourced shares, digits worth showing
//! claims       checks of single drivers, groups and inputs
//! cash         checks of costs, ramp and budget
//! ```
//!
//! Nothing here changes a figure: the user decides.

mod cash;
mod claims;
mod finding;
mod foundation;

pub use finding::{Concern, Finding, Part, Severity, Spot};
pub(super) use foundation::tier_in_use;
pub use foundation::{Foundation, rounded};

use super::calculator::Calculator;
use super::compiled::CompiledModel;
use super::roi_model::RoiModel;
use super::situation::{Situation, values};
use crate::case::Case;
use crate::roi::Price;

/// What the checks look at.
struct Subject<'a> {
    model: &'a RoiModel,
    compiled: &'a CompiledModel,
    case: &'a Case,
    situation: &'a Situation,
    /// The value of every input, staff last.
    values: Vec<f64>,
    /// The present value of what each driver brings, money.
    worth: Vec<f64>,
}

/// What a case rests on, and what it can be reproached with.
#[derive(Clone, Debug, PartialEq)]
pub struct Defensibility {
    /// The worst first, then in the order of the model.
    pub findings: Vec<Finding>,
    /// How well the value is founded.
    pub foundation: Foundation,
}

impl Calculator {
    /// Checks `case`, whose `situation` this is, under `price`. `None` if it fits no model.
    #[must_use]
    pub fn defensibility(
        &self,
        case: &Case,
        situation: &Situation,
        price: &Price,
    ) -> Option<Defensibility> {
        let (model, compiled) = self.in_use(case)?;
        let subject = Subject::new(model, compiled, case, situation);
        let foundation = Foundation::of(&subject);
        let mut findings = Vec::new();
        subject.claims(&mut findings);
        subject.founded(&foundation, &mut findings);
        subject.cash(price, &mut findings);
        findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        Some(Defensibility {
            findings,
            foundation,
        })
    }
}

impl<'a> Subject<'a> {
    fn new(
        model: &'a RoiModel,
        compiled: &'a CompiledModel,
        case: &'a Case,
        situation: &'a Situation,
    ) -> Self {
        let factor = 1.0 / (1.0 + model.discount_rate);
        let horizon = model.horizon_years as usize;
        let worth = situation.drivers.iter().map(|result| {
            let years = (1..=horizon).rev();
            years.fold(0.0, |later, year| {
                (later + result.benefit.in_year(year)) * factor
            })
        });
        Self {
            worth: worth.collect(),
            values: values(model, case),
            model,
            compiled,
            case,
            situation,
        }
    }

    /// The drivers that count, by their places.
    fn on(&self) -> impl Iterator<Item = usize> {
        let results = self.situation.drivers.iter();
        results
            .filter(|result| result.on)
            .map(|result| result.driver)
    }

    /// The value that is brought and not lost, at present value.
    fn value(&self) -> f64 {
        self.worth.iter().map(|worth| worth.max(0.0)).sum()
    }

    /// The inputs that the baseline of `driver` rests on.
    fn baseline_inputs(&self, driver: usize) -> Vec<usize> {
        let inputs = self.compiled.inputs_of_baseline(self.model, driver);
        inputs
            .into_iter()
            .filter(|input| *input < self.model.inputs.len())
            .collect()
    }
}
