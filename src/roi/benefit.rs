//! One line of customer benefit, year by year (`ECONOMICS.md` 2.1).

/// What one driver brings.
#[derive(Clone, Debug, PartialEq)]
pub struct Benefit {
    /// What the situation costs today, money a year; what is bound in it, money, if it comes once.
    pub baseline: f64,
    /// The saving at full run: `baseline x improvement x attribution x recapture`, money a year,
    /// or money if it comes once.
    pub full_run: f64,
    /// Share of the claimed saving that is taken to come true, 0 to 1.
    pub claim: f64,
    /// Share deducted because the claim may not come true, 0 to 1.
    pub risk: f64,
    /// Share of the full run that counts in years 1, 2, ...; the last one persists.
    pub ramp: Vec<f64>,
    /// Whether it is money set free once, and no yearly saving.
    pub once: bool,
}

impl Benefit {
    /// The risk-adjusted saving at full run, money a year, or money if it comes once.
    #[must_use]
    pub fn adjusted(&self) -> f64 {
        self.full_run * self.claim * (1.0 - self.risk)
    }

    /// The risk-adjusted benefit of year `year`, counted from 1. Money.
    #[must_use]
    pub fn in_year(&self, year: usize) -> f64 {
        self.adjusted() * ramp_at(&self.ramp, year)
    }
}

/// The benefits at t = 0, 1, ..., `horizon`: nothing at t = 0.
pub fn yearly_benefits<'a>(
    benefits: impl Iterator<Item = &'a Benefit>,
    horizon: usize,
) -> Vec<f64> {
    let mut years = vec![0.0; horizon + 1];
    for benefit in benefits {
        let adjusted = benefit.adjusted();
        for (year, sum) in years.iter_mut().enumerate().skip(1) {
            *sum += adjusted * ramp_at(&benefit.ramp, year);
        }
    }
    years
}

/// The share of the full run reached in year `year`, counted from 1. An empty ramp is full
/// run from the start.
#[must_use]
pub fn ramp_at(ramp: &[f64], year: usize) -> f64 {
    let place = year.saturating_sub(1).min(ramp.len().saturating_sub(1));
    ramp.get(place).copied().unwrap_or(1.0)
}
