//! Rates of time and of pay (`ECONOMICS.md` 1.1, 1.2).

/// The monthly rate that compounds to the yearly rate `yearly`.
#[must_use]
pub fn monthly_rate(yearly: f64) -> f64 {
    (1.0 + yearly).powf(1.0 / 12.0) - 1.0
}

/// The monthly churn that compounds to the yearly churn `yearly`, both as shares of customers.
///
/// Dividing by twelve instead overstates the lifetime value: 15 % a year is 1.345 % a month.
#[must_use]
pub fn monthly_churn(yearly: f64) -> f64 {
    1.0 - (1.0 - yearly).powf(1.0 / 12.0)
}

/// The yearly churn that a monthly churn compounds to, both as shares of customers.
#[must_use]
pub fn yearly_churn(monthly: f64) -> f64 {
    1.0 - (1.0 - monthly).powi(12)
}

/// How a year's base pay becomes the cost of a productive hour.
///
/// The multiplier applies to base pay only; variable pay is the motion's commission, and
/// counting it here as well would count it twice (`ECONOMICS.md` 1.2).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LoadedPay {
    /// Total cost of employment over base pay: taxes, benefits, training. About 2.
    pub multiplier: f64,
    /// Office, phone, licences: money per head and year, on top of the multiplier.
    pub infrastructure: f64,
    /// Hours a year in which a person actually produces, above 0.
    pub productive_hours: f64,
}

impl LoadedPay {
    /// The year's cost of one person with the base pay `base`, money a year.
    #[must_use]
    pub fn yearly(&self, base: f64) -> f64 {
        base * self.multiplier + self.infrastructure
    }

    /// The cost of one productive hour of a person with the base pay `base`, money an hour.
    #[must_use]
    pub fn hourly(&self, base: f64) -> f64 {
        self.yearly(base) / self.productive_hours
    }
}
