//! How long a customer is bound, and when they pay for it.

/// The first term of a contract. After it the price is the list price, year by year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Commitment {
    /// Years bound, at least 1.
    pub years: u32,
    /// Discount on the yearly price during that term, a share.
    pub discount: f64,
    /// Whether the whole term is paid at signature.
    pub prepaid: bool,
}

impl Commitment {
    /// A year at a time, at the full price.
    pub const YEARLY: Self = Self {
        years: 1,
        discount: 0.0,
        prepaid: false,
    };

    /// What is paid at the start of year `year`, counted from 0, as a multiple of the yearly price.
    #[must_use]
    pub fn paid_in(&self, year: u32) -> f64 {
        match (year < self.years, self.prepaid) {
            (false, _) => 1.0,
            (true, false) => 1.0 - self.discount,
            (true, true) if year == 0 => f64::from(self.years) * (1.0 - self.discount),
            (true, true) => 0.0,
        }
    }
}
