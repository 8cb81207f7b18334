//! What it costs the customer, when it comes in, and whether they can afford it.

use super::{Concern, Finding, Severity, Spot, Subject};
use crate::offer::CostCategory;
use crate::roi::Price;

impl Subject<'_> {
    pub(super) fn cash(&self, price: &Price, findings: &mut Vec<Finding>) {
        let mut add = |severity: Severity, spot: Spot, concern: Concern| {
            findings.push(Finding {
                severity,
                spot,
                concern,
            });
        };
        if !self.own_work() {
            add(Severity::Serious, Spot::Costs, Concern::NoInternalCost);
        }
        for spot in self.without_ramp() {
            add(Severity::Warning, spot, Concern::NoRamp);
        }
        let flow = self.situation.project.cash_flow(price);
        let negative = (1..flow.net.len()).find(|year| flow.net[*year] < 0.0);
        if let Some(year) = negative {
            let short = -flow.net[year];
            let concern = Concern::NegativeYear { year, short };
            add(Severity::Warning, Spot::Case, concern);
        }
        if let Some(budget) = self.case.hurdles.budget {
            let over = (0..flow.costs.len()).find(|year| flow.costs[*year] > budget);
            if let Some(at) = over {
                let (year, paid) = (at, flow.costs[at]);
                let concern = Concern::AboveBudget { year, paid, budget };
                add(Severity::Warning, Spot::Case, concern);
            }
        }
    }

    /// Whether any work of the customer's own people is counted as a cost.
    fn own_work(&self) -> bool {
        let costs = self.model.costs.iter().zip(&self.situation.costs);
        costs.into_iter().any(|(cost, amount)| {
            let work = match cost.category {
                CostCategory::InternalLabour | CostCategory::Training | CostCategory::Change => {
                    true
                }
                CostCategory::Integration | CostCategory::Other => false,
            };
            work && *amount > 0.0
        })
    }

    /// What brings its full run on the first day: the case, if the common ramp does, or drivers
    /// with a ramp of their own.
    fn without_ramp(&self) -> Vec<Spot> {
        let mut spots = Vec::new();
        for driver in self.on() {
            let benefit = &self.situation.drivers[driver].benefit;
            let first = benefit.ramp.first().copied().unwrap_or(1.0);
            let own = self.model.drivers[driver].ramp.is_some();
            let spot = if own {
                Spot::Driver(driver)
            } else {
                Spot::Case
            };
            let full = !benefit.once && first >= 1.0 && benefit.full_run > 0.0;
            if full && !spots.contains(&spot) {
                spots.push(spot);
            }
        }
        spots
    }
}
