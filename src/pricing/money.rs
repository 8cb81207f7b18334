//! Exact money.

/// An amount in hundredths of the currency's unit, so that sums on a quote add up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Money(i64);

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// `amount` rounded to hundredths, half away from zero; the largest amount is about
    /// 92 million million million hundredths, and larger ones are that.
    #[must_use]
    pub fn from_units(amount: f64) -> Self {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "saturates, which is documented"
        )]
        Self((amount * 100.0).round() as i64)
    }

    /// The amount in units.
    #[must_use]
    pub fn units(self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "exact up to 90 million million")]
        let hundredths = self.0 as f64;
        hundredths / 100.0
    }

    /// `self` times a whole number.
    #[must_use]
    pub fn times(self, count: u32) -> Self {
        Self(self.0.saturating_mul(i64::from(count)))
    }

    /// `self` and `other` together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// `self` less the share `discount`, rounded to hundredths.
    #[must_use]
    pub fn less(self, discount: f64) -> Self {
        Self::from_units(self.units() * (1.0 - discount))
    }
}
