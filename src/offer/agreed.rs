//! The terms on the table, in numbers.

use crate::case::{Agreed, Case};
use crate::pricing::{Commitment, Quote};
use crate::roi::Price;

impl Agreed {
    /// List terms, spelt out.
    #[must_use]
    pub fn at_list(quote: &Quote) -> Self {
        Self {
            price: quote.list.units(),
            one_off_charge: 0.0,
            recurring_charge: 0.0,
            years: quote.years,
            discount: quote.discount,
            prepaid: false,
        }
    }

    /// What the customer binds themselves to.
    #[must_use]
    pub fn commitment(&self) -> Commitment {
        Commitment {
            years: self.years,
            discount: self.discount,
            prepaid: self.prepaid,
        }
    }

    /// What the customer pays.
    #[must_use]
    pub fn to_price(&self) -> Price {
        Price {
            yearly: self.price + self.recurring_charge,
            once: self.one_off_charge,
            commitment: self.commitment(),
        }
    }
}

/// What the customer of `case` pays: the terms on the table, else those of `quote`.
#[must_use]
pub fn price_paid(case: &Case, quote: &Quote) -> Price {
    let terms = case.terms.agreed;
    terms.unwrap_or_else(|| Agreed::at_list(quote)).to_price()
}
