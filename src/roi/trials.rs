//! What thousands of cases come to.

use super::halves::merged;

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
    /// The medians of the two halves of the cases.
    medians: Option<(f64, f64)>,
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
    /// The two halves, each ascending, of `came` cases drawn with `seed`.
    pub(super) fn of_halves(a: &[f64], b: &[f64], came: usize, seed: u64) -> Self {
        let sorted = merged(a, b);
        #[expect(clippy::cast_precision_loss, reason = "a few millions")]
        let mean = sorted.iter().sum::<f64>() / sorted.len().max(1) as f64;
        Self {
            medians: quantile(a, 0.5).zip(quantile(b, 0.5)),
            without_value: came - sorted.len(),
            sorted,
            seed,
            mean,
        }
    }

    /// How far apart the medians of the two halves of the cases are: about what more cases could
    /// still change. `None` without cases in both.
    #[must_use]
    pub fn convergence(&self) -> Option<f64> {
        self.medians.map(|(a, b)| (a - b).abs())
    }

    /// The lowest and the highest value. `None` without cases.
    #[must_use]
    pub fn range(&self) -> Option<(f64, f64)> {
        Some((*self.sorted.first()?, *self.sorted.last()?))
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
    pub fn percentile(&self, share: f64) -> Option<f64> {
        quantile(&self.sorted, share)
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
        let Some((low, high)) = self.range() else {
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

/// The value that the share `share` of ascending values does not exceed.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a place among a few millions"
)]
fn quantile(sorted: &[f64], share: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let place = share.clamp(0.0, 1.0) * last as f64;
    let below = sorted[place as usize];
    let above = sorted[(place as usize + 1).min(last)];
    Some(below + (above - below) * place.fract())
}
