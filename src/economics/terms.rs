//! What a set of terms earns through a motion (`ECONOMICS.md` 1.8, 1.9).

use super::motion::payback_months;
use super::{Lifetime, Motion, Response};
use crate::pricing::Commitment;

/// What the customer is asked to pay.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Terms {
    /// Subscription price, money a year.
    pub price: f64,
    /// One-off service charge at signature, money.
    pub fee: f64,
    /// Recurring service charge, money a year.
    pub recurring: f64,
}

impl Terms {
    /// The subscription alone.
    #[must_use]
    pub fn price(price: f64) -> Self {
        Self {
            price,
            fee: 0.0,
            recurring: 0.0,
        }
    }

    /// What the customer pays each year.
    #[must_use]
    pub fn yearly(&self) -> f64 {
        self.price + self.recurring
    }
}

/// One way to sell to one customer: a motion as it would be used, and what the customer binds
/// themselves to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Selling {
    /// The motion.
    pub motion: Motion,
    /// The customer's lifetime under the commitment.
    pub life: Lifetime,
    /// How the win rate answers to the perceived cost.
    pub response: Response,
    /// What the customer binds themselves to.
    pub commitment: Commitment,
    /// The customer's present value of what they pay per unit of yearly price, over their horizon.
    pub price_years: f64,
}

/// What the win rate is measured against.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reference {
    /// Price at which the motion's win rate holds, money a year.
    pub list_price: f64,
    /// The customer's present value of one unit a year, year by year, over their horizon (adv).
    pub price_years: f64,
    /// How much heavier a one-off charge weighs than its present value (`phi_f`).
    pub fee_aversion: f64,
    /// What an AE hour is worth: the larger of wage and shadow price, never their sum.
    pub ae_hour: f64,
}

impl Selling {
    /// The customer's perceived cost of `terms`, as a multiple of the list price's; 1 if the
    /// list price is 0.
    #[must_use]
    pub fn perceived_cost(&self, reference: &Reference, terms: &Terms) -> f64 {
        let list = reference.price_years * reference.list_price;
        if list <= 0.0 {
            // Nothing is a multiple of a price of 0: the win rate stays what it is.
            return 1.0;
        }
        (self.price_years * terms.yearly() + reference.fee_aversion * terms.fee) / list
    }
}

/// The smallest chance to win that is told from none, so that a cost per win stays a number.
const LEAST_WIN_RATE: f64 = 1e-9;

/// What terms lead to, per opportunity or per won deal. Money is in the playbook's currency.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome {
    /// Chance to win.
    pub win_rate: f64,
    /// Expected profit of one opportunity (`E`), an AE hour at its value.
    pub profit: f64,
    /// AE hours per opportunity.
    pub ae_hours: f64,
    /// Cost of sale per won deal less the one-off charge (CAC), at the AE's wage.
    pub acquisition_cost: f64,
    /// Lifetime value of the customer.
    pub lifetime_value: f64,
    /// LTV:CAC; `None` where the charge pays for the whole sale.
    pub ltv_cac: Option<f64>,
    /// CAC payback, months; `None` is never.
    pub payback_months: Option<f64>,
}

impl Outcome {
    /// What `terms` lead to.
    #[must_use]
    pub fn of(selling: &Selling, reference: &Reference, terms: &Terms) -> Self {
        let motion = &selling.motion;
        let cost = selling.perceived_cost(reference, terms);
        let win_rate = selling.response.win_rate(cost).max(LEAST_WIN_RATE);
        let lifetime_value = motion.lifetime_value(&selling.life, terms.yearly());
        // The first term's price is what commission and payback go by.
        let first = 1.0 - selling.commitment.discount;
        let per_win =
            motion.legal_cost + motion.onboarding_cost + motion.commission * terms.price * first
                - terms.fee;
        let profit = win_rate * (lifetime_value - per_win)
            - motion.opportunity_cost(win_rate, reference.ae_hour);
        let acquisition_cost =
            motion.opportunity_cost(win_rate, motion.ae_hourly_cost) / win_rate + per_win;
        Self {
            win_rate,
            profit,
            ae_hours: motion.ae_hours_per_opportunity(win_rate),
            acquisition_cost,
            lifetime_value,
            ltv_cac: (acquisition_cost > 0.0).then(|| lifetime_value / acquisition_cost),
            payback_months: payback_months(
                acquisition_cost,
                motion.yearly_contribution(terms.yearly() * first),
            ),
        }
    }

    /// Expected profit per AE hour spent; `None` where no AE works.
    #[must_use]
    pub fn profit_per_hour(&self) -> Option<f64> {
        (self.ae_hours > 0.0).then(|| self.profit / self.ae_hours)
    }
}
