//! What a plan costs at list terms.

use super::{Commitment, Money, Plan, Term};

/// A price at list terms.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quote {
    /// Units charged: at least the plan's minimum.
    pub quantity: u32,
    /// List price a year, before the term's discount.
    pub list: Money,
    /// The term's discount, a share.
    pub discount: f64,
    /// What is paid a year (the ACV).
    pub yearly: Money,
    /// What is paid over the term.
    pub total: Money,
    /// Years bound.
    pub years: u32,
}

impl Quote {
    /// `quantity` units of `plan` for `term`.
    #[must_use]
    pub fn new(plan: &Plan, quantity: u32, term: &Term) -> Self {
        let quantity = quantity.max(plan.minimum_quantity);
        let list = Money::from_units(plan.price_per_unit).times(quantity);
        let yearly = list.less(term.discount);
        Self {
            quantity,
            list,
            discount: term.discount,
            yearly,
            total: yearly.times(term.years),
            years: term.years,
        }
    }

    /// What the customer binds themselves to.
    #[must_use]
    pub fn commitment(&self) -> Commitment {
        Commitment {
            years: self.years,
            discount: self.discount,
            prepaid: false,
        }
    }
}
