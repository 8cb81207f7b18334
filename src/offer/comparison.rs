//! What else might happen, side by side (`ECONOMICS.md` 2.2).

use super::calculator::Calculator;
use super::compiled::CompiledModel;
use super::scenario::End;
use super::situation::Situation;
use super::within;
use crate::case::{Case, Scenario};
use crate::document::Faults;
use crate::roi::{Price, Return};

/// One of the scenarios that stand side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// One that every case has.
    Built(Scenario),
    /// One of the case's own, by its place.
    Named(usize),
}

/// What a customer gets in one scenario, or how far that is from what they get in another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome {
    /// Net present value, money.
    pub npv: f64,
    /// Return on investment, a share; `None` where nothing is paid.
    pub roi: Option<f64>,
    /// Payback, months after signature; `None` where it never is.
    pub payback_months: Option<f64>,
    /// Internal rate of return a year, a share; `None` where there is none.
    pub irr: Option<f64>,
    /// Present value of the benefits, money.
    pub pv_benefits: f64,
    /// Present value of all costs, money.
    pub pv_costs: f64,
}

/// One scenario beside the expected one.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// Which one.
    pub which: Which,
    /// What the customer gets, and how far that is from what is expected; every formula without
    /// a value where there is one.
    pub outcome: Result<(Outcome, Outcome), Faults>,
}

impl Outcome {
    /// The figures of `returns` that are compared.
    #[must_use]
    pub fn of(returns: &Return) -> Self {
        Self {
            npv: returns.npv,
            roi: returns.roi,
            payback_months: returns.payback.periods().map(|years| years * 12.0),
            irr: returns.irr.rate(),
            pv_benefits: returns.pv_benefits,
            pv_costs: returns.pv_costs,
        }
    }

    /// How far it lies from `other`, figure by figure; none where one of the two has no value.
    #[must_use]
    pub fn less(&self, other: &Self) -> Self {
        let less = |one: Option<f64>, other: Option<f64>| Some(one? - other?);
        Self {
            npv: self.npv - other.npv,
            roi: less(self.roi, other.roi),
            payback_months: less(self.payback_months, other.payback_months),
            irr: less(self.irr, other.irr),
            pv_benefits: self.pv_benefits - other.pv_benefits,
            pv_costs: self.pv_costs - other.pv_costs,
        }
    }
}

impl Calculator {
    /// The customer's figures under `price` in every scenario: conservative, expected,
    /// optimistic, then those of the case in their order. None if the case fits no model.
    ///
    /// # Errors
    /// Every formula that has no value as expected.
    pub fn scenarios(&self, case: &Case, price: &Price) -> Result<Vec<Compared>, Faults> {
        let Some(place) = self.place(case) else {
            return Ok(Vec::new());
        };
        let (model, compiled) = self.at_place(place);
        let placed = |faults| within(&format!("roi_models[{place}]"), faults);
        let outcome = |situation: Situation| Outcome::of(&situation.project.returns(price));
        let expected = compiled.situation(model, case).map_err(placed)?;
        let base = outcome(expected.clone());
        let compared = |which: Which, situation: Result<Situation, Faults>| {
            let outcome = situation.map(outcome).map_err(placed);
            Compared {
                which,
                outcome: outcome.map(|outcome| (outcome, outcome.less(&base))),
            }
        };
        let built = Scenario::ALL.into_iter().map(|scenario| {
            let situation = compiled.in_scenario(model, case, &expected, scenario);
            compared(Which::Built(scenario), situation)
        });
        let named = case.scenarios.iter().enumerate();
        let named = named.map(|(place, named)| {
            let situation = compiled.situation(model, &case.under(named));
            compared(Which::Named(place), situation)
        });
        Ok(built.chain(named).collect())
    }
}

impl CompiledModel {
    /// The situation of `case` in `scenario`, given what is `expected` in it.
    ///
    /// # Errors
    /// Every formula that has no value.
    pub fn in_scenario(
        &self,
        model: &super::RoiModel,
        case: &Case,
        expected: &Situation,
        scenario: Scenario,
    ) -> Result<Situation, Faults> {
        let end = match scenario {
            Scenario::Expected => return Ok(expected.clone()),
            Scenario::Conservative => End::Worse,
            Scenario::Optimistic => End::Better,
        };
        self.at_end(model, case, expected.clone(), end)
    }
}
