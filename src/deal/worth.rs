//! What a customer is worth and how soon the sale is earned back, by every common definition
//! (`ECONOMICS.md` 1.3, 1.4): the answer to "why is your figure not the one from my spreadsheet?".

use super::Desk;
use crate::economics::{
    LifetimeMultiple, cash_payback_months, simple_ltv, survival_adjusted_payback,
};

/// A customer of one size, won through one motion, by every definition. Money. `None` where a
/// form is infinite, or the payback never comes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Worth {
    /// The one used here: a horizon, discounted, in advance.
    pub lifetime_value: f64,
    /// The share of it beyond the third year.
    pub late_share: f64,
    /// A year's margin over churn, for ever and not discounted.
    pub simple: Option<f64>,
    /// For ever, discounted, each year's margin at its start.
    pub in_advance: Option<f64>,
    /// For ever, discounted, each year's margin at its end.
    pub in_arrears: Option<f64>,
    /// The same with the first year's margin not counted (Gupta and Lehmann).
    pub first_not_counted: Option<f64>,
    /// CAC payback on gross margin, months: the one used here.
    pub payback: Option<f64>,
    /// Months until the cash is back, by what customers have paid by then.
    pub cash_payback: Option<f64>,
    /// Months until it is back if customers leave meanwhile.
    pub survival_payback: Option<f64>,
}

impl Desk {
    /// What a customer of size `acv` won through the motion at `place` is worth at list terms.
    #[must_use]
    pub fn worth(&self, place: usize, acv: f64) -> Worth {
        let (motion, outlook) = (self.motions()[place].at(acv), self.outlook());
        let life = motion.lifetime(outlook);
        let margin = motion.yearly_contribution(acv);
        let cost = motion.cost_of_sale(acv);
        let endless = |form: LifetimeMultiple| {
            let years = form.at(motion.retention, outlook.discount_rate)?;
            Some(margin * years)
        };
        Worth {
            lifetime_value: motion.lifetime_value(&life, acv),
            late_share: life.late_share,
            simple: simple_ltv(margin, 1.0 - motion.retention),
            in_advance: endless(LifetimeMultiple::InAdvance),
            in_arrears: endless(LifetimeMultiple::InArrears),
            first_not_counted: endless(LifetimeMultiple::FirstNotCounted),
            payback: motion.payback_months(acv),
            cash_payback: cash_payback_months(cost, acv, acv - margin, outlook.billing),
            survival_payback: survival_adjusted_payback(cost, margin, 1.0 - motion.retention),
        }
    }
}
