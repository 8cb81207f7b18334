//! What thousands of cases come to.

/// The net present values of many cases, in order.
#[derive(Clone, Debug, PartialEq)]
pub struct Trials {
    /// Ascending; cases without a value are left out.
    sorted: Vec<f64>,
    /// Cases in which a formula had no value.
    pub without_value: usize,
    /// What the cases were drawn with.
    pub seed: u64,
    /// The mean.
    pub mean: f64,
}

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
    /// Sorts the `values` of cases drawn with `seed`.
    #[must_use]
    pub fn new(values: Vec<f64>, seed: u64) -> Self {
        let all = values.len();
        let mut sorted = values;
        sorted.retain(|value| value.is_finite());
        sorted.sort_unstable_by(f64::total_cmp);
        #[expect(clippy::cast_precision_loss, reason = "a few millions")]
        let mean = sorted.iter().sum::<f64>() / sorted.len().max(1) as f64;
        Self {
            without_value: all - sorted.len(),
            sorted,
            seed,
            mean,
        }
    }

    /// Cases with a value.
    #[must_use]
    pub fn len(&self) -> usize {
        self.sorted.len()
    }

    /// Whether no case has a value.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sorted.is_empty()
    }

    /// The value that the share `share` of cases, 0 to 1, does not exceed, linear between two
    /// cases. `None` without cases.
    #[must_use]
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a place among a few millions"
    )]
    pub fn percentile(&self, share: f64) -> Option<f64> {
        let last = self.sorted.len().checked_sub(1)?;
        let place = share.clamp(0.0, 1.0) * last as f64;
        let below = self.sorted[place as usize];
        let above = self.sorted[(place as usize + 1).min(last)];
        Some(below + (above - below) * place.fract())
    }

    /// How probable a value above 0 is. `None` without cases.
    #[must_use]
    pub fn above_zero(&self) -> Option<Probability> {
        let below = self.sorted.partition_point(|value| *value <= 0.0);
        #[expect(clippy::cast_precision_loss, reason = "a few millions")]
        let share = 1.0 - below as f64 / self.sorted.len() as f64;
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
        let (Some(low), Some(high)) = (self.sorted.first(), self.sorted.last()) else {
            return counts;
        };
        let width = (high - low).max(f64::MIN_POSITIVE);
        for value in &self.sorted {
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
