//! Who would buy through a motion at all (`ECONOMICS.md` 1.6).

/// The share of customers of a deal size who will buy through a motion.
///
/// Two questions that a sales person can answer make the curve: at which deal size would
/// half, and at which would one in ten, still buy this way?
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Acceptance {
    /// Deal size at which half accept, money a year, above 0.
    half_at: f64,
    /// How steeply acceptance falls around that size.
    steepness: f64,
}

impl Acceptance {
    /// A curve through one half at `half_at` and one tenth at `tenth_at`, money a year.
    /// `None` unless `0 < half_at < tenth_at`.
    #[must_use]
    pub fn new(half_at: f64, tenth_at: f64) -> Option<Self> {
        (half_at > 0.0 && tenth_at > half_at).then(|| Self {
            half_at,
            steepness: 9.0_f64.ln() / (tenth_at / half_at).ln(),
        })
    }

    /// The share of customers of size `acv` who accept, 0 to 1.
    #[must_use]
    pub fn share(&self, acv: f64) -> f64 {
        1.0 / (1.0 + (acv / self.half_at).powf(self.steepness))
    }

    /// The largest deal size at which at least `share` of the customers accept, 0 < `share` < 1.
    #[must_use]
    pub fn size_at(&self, share: f64) -> f64 {
        self.half_at * (1.0 / share - 1.0).powf(1.0 / self.steepness)
    }
}
