//! What an order costs at list terms.

use super::{Commitment, Money, Order, Term};

/// A price at list terms.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quote {
    /// Units charged: at least the plan's minimum.
    pub quantity: u32,
    /// List price of the units a year.
    pub units: Money,
    /// The plan's platform fee a year.
    pub platform_fee: Money,
    /// List price of the add-ons a year.
    pub add_ons: Money,
    /// List price a year, the three together, before the term's discount.
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
    /// `order` for `term`.
    #[must_use]
    pub fn new(order: &Order, term: &Term) -> Self {
        let plan = order.plan;
        let quantity = order.quantity.max(plan.minimum_quantity);
        let units = plan.units_price(quantity);
        let platform_fee = Money::from_units(plan.platform_fee);
        let prices = order.add_ons.iter().map(|add_on| add_on.list(quantity));
        let add_ons = prices.fold(Money::ZERO, Money::plus);
        let list = units.plus(platform_fee).plus(add_ons);
        let yearly = list.less(term.discount);
        Self {
            quantity,
            units,
            platform_fee,
            add_ons,
            list,
            discount: term.discount,
            yearly,
            total: yearly.times(term.years),
            years: term.years,
        }
    }

    /// The units, `most` at most, with which `order` comes closest to `yearly`, money a year:
    /// what tiers, fees and minimum quantities make of a quantity has no inverse in closed form.
    #[must_use]
    pub fn quantity_for(order: &Order, term: &Term, yearly: f64, most: u32) -> u32 {
        let priced = |quantity: u32| {
            let order = Order {
                quantity,
                ..order.clone()
            };
            Self::new(&order, term).yearly.units()
        };
        let (mut low, mut high) = (1, most.max(1));
        while low < high {
            let middle = low + (high - low) / 2;
            if priced(middle) >= yearly {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        let fewer = low.saturating_sub(1).max(1);
        if (priced(fewer) - yearly).abs() < (priced(low) - yearly).abs() {
            fewer
        } else {
            low
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
