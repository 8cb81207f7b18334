//! When an investment has paid for itself, simple and discounted.

use super::npv::discount_factor;

/// A balance this small against what has moved so far is a rounding error, not a debt.
const ROUNDING: f64 = 1e-12;

/// When the cumulative flow has recovered the investment, in periods from t = 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Payback {
    /// The investment is not recovered within the flows given. Also the answer when nothing flows
    /// at all (an empty list, all zeros) and when the input is not finite or a rate is -1 or
    /// below: a project that does nothing has not paid off.
    Never,
    /// Recovered after this many periods, for good; 0 when nothing is ever out of pocket.
    At(f64),
    /// Recovered after this many periods, but later flows turn the balance negative again.
    RecoveredThenLost(f64),
}

impl Payback {
    /// The periods to the first recovery, whether or not it lasts.
    #[must_use]
    pub fn periods(self) -> Option<f64> {
        match self {
            Self::Never => None,
            Self::At(periods) | Self::RecoveredThenLost(periods) => Some(periods),
        }
    }
}

/// The simple payback: the first crossing of the cumulative flow to zero or more, linear inside
/// the period.
///
/// Source: `ECONOMICS.md` 2.2. The result is in periods; see [`Payback`] for the edge cases.
///
/// ```
/// # use worthwhile::finance::{Payback, payback};
/// assert_eq!(payback(&[-100.0, 40.0, 80.0]), Payback::At(1.75));
/// ```
#[must_use]
pub fn payback(flows: &[f64]) -> Payback {
    first_recovery(flows.iter().copied())
}

/// Whether the simple payback of finite `flows` comes within `periods`, which is known without a
/// look at the later flows. A search for the best price asks this hundreds of times.
///
/// ```
/// # use worthwhile::finance::recovers_within;
/// assert!(recovers_within([-100.0, 40.0, 80.0].into_iter(), 1.75));
/// assert!(!recovers_within([-100.0, 40.0, 80.0].into_iter(), 1.74));
/// ```
#[must_use]
pub fn recovers_within(flows: impl Iterator<Item = f64>, periods: f64) -> bool {
    let mut walk = Walk::default();
    for flow in flows {
        // A recovery from here on would come too late.
        if walk.invested && walk.period - 1.0 > periods {
            return false;
        }
        walk.step(flow);
        if let Some(recovered_at) = walk.recovered_at {
            return recovered_at <= periods;
        }
    }
    // Nothing was ever out of pocket; nor has a project paid off in which nothing flows.
    !walk.invested && walk.moved > 0.0 && periods >= 0.0
}

/// The discounted payback: as [`payback`], with every flow discounted to today first, so that the
/// crossing period is divided by its own discounted flow.
///
/// `rate` is per period, as a share. Source: `ECONOMICS.md` 2.2, golden cases PB-01 to PB-06.
#[must_use]
pub fn discounted_payback(rate: f64, flows: &[f64]) -> Payback {
    let Some(factor) = discount_factor(rate) else {
        return Payback::Never;
    };
    let worth = std::iter::successors(Some(1.0), move |worth| Some(worth * factor));
    first_recovery(flows.iter().zip(worth).map(|(flow, worth)| flow * worth))
}

/// Walks the balance through the periods; flows are scaled so that no sum can overflow.
fn first_recovery(flows: impl Iterator<Item = f64> + Clone) -> Payback {
    let size = flows
        .clone()
        .fold(0.0_f64, |most, flow| most.max(flow.abs()));
    if size <= 0.0 || !flows.clone().all(f64::is_finite) {
        return Payback::Never;
    }
    let mut walk = Walk::default();
    for flow in flows {
        walk.step(flow / size);
    }
    walk.outcome()
}

/// The balance on its way through the periods.
#[derive(Default)]
struct Walk {
    period: f64,
    balance: f64,
    moved: f64,
    invested: bool,
    recovered_at: Option<f64>,
    lost_again: bool,
}

impl Walk {
    fn step(&mut self, flow: f64) {
        let before = self.balance;
        self.moved += flow.abs();
        self.balance += flow;
        if self.balance.abs() <= ROUNDING * self.moved {
            self.balance = 0.0;
        }
        if self.balance < 0.0 {
            self.invested = true;
            self.lost_again = self.recovered_at.is_some();
        } else if self.invested && self.recovered_at.is_none() {
            let part = (-before / flow).clamp(0.0, 1.0);
            self.recovered_at = Some(self.period - 1.0 + part);
        }
        self.period += 1.0;
    }

    fn outcome(&self) -> Payback {
        match self.recovered_at {
            Some(periods) if self.lost_again => Payback::RecoveredThenLost(periods),
            Some(periods) => Payback::At(periods),
            None if self.invested => Payback::Never,
            None => Payback::At(0.0),
        }
    }
}
