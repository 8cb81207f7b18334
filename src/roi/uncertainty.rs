//! What is known of a figure that is not certain (`ECONOMICS.md` 2.1, 2.2).

/// A PERT distribution: a beta distribution between the lowest and the highest plausible
/// value, its mean pulled towards the likely one with weight four.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pert {
    low: f64,
    likely: f64,
    high: f64,
}

impl Pert {
    /// The distribution over three plausible values. `None` unless `low <= likely <= high`
    /// and `low < high`, all finite.
    #[must_use]
    pub fn new(low: f64, likely: f64, high: f64) -> Option<Self> {
        let ordered = low <= likely && likely <= high && low < high;
        (ordered && (high - low).is_finite()).then_some(Self { low, likely, high })
    }

    /// The lowest plausible value.
    #[must_use]
    pub fn low(&self) -> f64 {
        self.low
    }

    /// The highest plausible value.
    #[must_use]
    pub fn high(&self) -> f64 {
        self.high
    }

    /// First shape of the beta distribution, 1 to 5.
    #[must_use]
    pub fn alpha(&self) -> f64 {
        1.0 + 4.0 * (self.likely - self.low) / (self.high - self.low)
    }

    /// Second shape of the beta distribution, 1 to 5.
    #[must_use]
    pub fn beta(&self) -> f64 {
        1.0 + 4.0 * (self.high - self.likely) / (self.high - self.low)
    }

    /// The mean, `(low + 4 likely + high) / 6`.
    #[must_use]
    pub fn mean(&self) -> f64 {
        self.low / 6.0 + self.likely * (4.0 / 6.0) + self.high / 6.0
    }

    /// The exact variance, `(mean - low)(high - mean) / 7`. The usual `((high - low) / 6)^2`
    /// is wrong even for a symmetric distribution: 1/36 instead of 1/28 on 0 to 1.
    #[must_use]
    pub fn variance(&self) -> f64 {
        (self.mean() - self.low) * (self.high - self.mean()) / 7.0
    }
}

/// The share to deduct from a benefit of which parts are certain to a different degree: each
/// part's share of the benefit times the deduction for it, summed.
///
/// ```
/// # use worthwhile::roi::risk_deduction;
/// let deduction = risk_deduction(&[(0.66, 0.30), (0.34, 0.0)]);
/// assert!((deduction - 0.198).abs() < 1e-12);
/// ```
#[must_use]
pub fn risk_deduction(parts: &[(f64, f64)]) -> f64 {
    parts
        .iter()
        .map(|(share, deduction)| share * deduction)
        .sum()
}
