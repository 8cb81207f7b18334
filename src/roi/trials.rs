//! What thousands of cases come to.

use super::tally::{Counted, Scale, Sums, percentiles};

/// The net present values of many cases.
#[derive(Clone, Debug, PartialEq)]
pub struct Trials {
    /// Two halves of the cases; those without a value are left out.
    halves: [Counted; 2],
    scale: Scale,
    /// Cases in which a formula had no value.
    pub without_value: usize,
    /// What the cases were drawn with.
    pub seed: u64,
    /// The mean.
    pub mean: f64,
    /// Cases with a value above 0.
    above_zero: usize,
    /// The lowest and the highest value.
    range: Option<(f64, f64)>,
}

// No value is ever NaN, so equality is total; and shared ones that are the same one are equal
// without a look at a million values.
impl Eq for Trials {}

/// How probable something is, as it may be printed: never as certain.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Probability {
    /// Less than one case in a thousand.
    BelowOneInThousand,
    /// A share.
    Share(f64),
    /// More than 999 cases in a thousand.
    AboveAllButOneInThousand,
}

impl Trials {
    /// The `halves` of `came` cases drawn with `seed`, counted along `scale`, and their `sums`.
    pub(super) fn new(
        halves: [Counted; 2],
        scale: Scale,
        (came, sums): (usize, Sums),
        seed: u64,
    ) -> Self {
        let with_value: usize = halves.iter().map(|half| half.values.len()).sum();
        #[expect(clippy::cast_precision_loss, reason = "a few millions")]
        let mean = sums.sum / with_value.max(1) as f64;
        Self {
            halves,
            scale,
            without_value: came - with_value,
            seed,
            mean,
            above_zero: sums.above_zero,
            range: (with_value > 0).then_some((sums.low, sums.high)),
        }
    }

    /// How far apart the medians of the two halves of the cases are: about what more cases could
    /// still change. `None` without cases in both.
    #[must_use]
    pub fn convergence(&self) -> Option<f64> {
        let [a, b] = self.halves.each_ref();
        let median = |half| percentiles(std::slice::from_ref(half), &self.scale, [0.5]);
        let ([a], [b]) = (median(a)?, median(b)?);
        Some((a - b).abs())
    }

    /// The lowest and the highest value. `None` without cases.
    #[must_use]
    pub fn range(&self) -> Option<(f64, f64)> {
        self.range
    }

    /// Cases with a value.
    #[must_use]
    pub fn len(&self) -> usize {
        self.halves.iter().map(|half| half.values.len()).sum()
    }

    /// Whether no case has a value.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The share of all cases that have no value.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a few millions")]
    pub fn share_without_value(&self) -> f64 {
        let all = self.len() + self.without_value;
        self.without_value as f64 / all.max(1) as f64
    }

    /// The value that the share `share` of cases, 0 to 1, does not exceed, linear between two
    /// cases. `None` without cases.
    #[must_use]
    pub fn percentile(&self, share: f64) -> Option<f64> {
        self.percentiles([share]).map(|[value]| value)
    }

    /// The same for several shares, at hardly more work than for one.
    #[must_use]
    pub fn percentiles<const N: usize>(&self, shares: [f64; N]) -> Option<[f64; N]> {
        percentiles(&self.halves, &self.scale, shares)
    }

    /// How probable a value above 0 is. `None` without cases.
    #[must_use]
    pub fn above_zero(&self) -> Option<Probability> {
        #[expect(clippy::cast_precision_loss, reason = "a few millions")]
        let share = self.above_zero as f64 / self.len() as f64;
        (!self.is_empty()).then_some(match share {
            share if share > 0.999 => Probability::AboveAllButOneInThousand,
            share if share < 0.001 => Probability::BelowOneInThousand,
            share => Probability::Share(share),
        })
    }

    /// How many cases lie in each of `bins` equal ranges from the lowest to the highest value.
    #[must_use]
    pub fn histogram(&self, bins: usize) -> Vec<usize> {
        let mut counts = vec![0; bins];
        let Some((low, high)) = self.range() else {
            return counts;
        };
        let width = (high - low).max(f64::MIN_POSITIVE);
        for value in self.halves.iter().flat_map(|half| &half.values) {
            #[expect(
                clippy::cast_precision_loss,
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a place among a few bins"
            )]
            let bin = ((value - low) / width * bins as f64) as usize;
            counts[bin.min(bins - 1)] += 1;
        }
        counts
    }
}
