//! How one motion stands: from which size it pays, and how it would do with this deal.

use crate::economics::{Graded, MinimumAcv, Outlook, Remedy, Viability};

/// How a deal of some size does in a motion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Band {
    /// Below break-even: it loses money.
    Loss,
    /// It earns money, if the people had nothing better to do.
    Weak,
    /// Both targets hold.
    Healthy,
}

impl Band {
    /// How the deal does at list terms.
    #[must_use]
    pub fn of(as_is: Option<&Remedy>) -> Self {
        let Some(as_is) = as_is else {
            return Self::Loss;
        };
        if as_is.outcome.lifetime_value < as_is.outcome.acquisition_cost {
            Self::Loss
        } else if as_is.fails.iter().any(|constraint| constraint.is_target()) {
            Self::Weak
        } else {
            Self::Healthy
        }
    }
}

/// One motion's figures, whatever the deal; those that differ by size are of the smallest deals.
#[derive(Clone, Debug, PartialEq)]
pub struct MotionFigures {
    /// Expected cost of one opportunity, money.
    pub opportunity_cost: f64,
    /// Cost of sale per won deal without commission, money.
    pub fixed_cost_of_sale: f64,
    /// From which deal size it pays.
    pub minimum: MinimumAcv,
    /// What larger deals take on top changes that: from which size on, and to what.
    pub steps: Vec<(f64, MinimumAcv)>,
    /// In which deal sizes it is viable.
    pub viability: Vec<Viability>,
}

impl MotionFigures {
    /// The deal sizes, from and to, in which a deal earns money and misses a target, up to
    /// `accepted`, where customers no longer buy this way. Ascending.
    #[must_use]
    pub fn weak(&self, accepted: f64) -> Vec<(f64, f64)> {
        let tiers: Vec<(f64, MinimumAcv)> = [(0.0, self.minimum)]
            .into_iter()
            .chain(self.steps.iter().copied())
            .collect();
        let ends = tiers.iter().skip(1).map(|(from, _)| *from);
        let weak = tiers.iter().zip(ends.chain([f64::INFINITY]));
        weak.filter_map(|((from, minimum), end)| {
            let from = minimum.break_even?.max(*from);
            let target = minimum.target().unwrap_or(f64::INFINITY);
            let to = target.min(accepted).min(end);
            (from < to).then_some((from, to))
        })
        .collect()
    }

    /// Whether a deal of size `acv` is viable in it.
    #[must_use]
    pub fn is_viable(&self, acv: f64) -> bool {
        self.viability.iter().any(|range| range.holds(acv))
    }

    /// The figures of `motion`.
    #[must_use]
    pub fn of(graded: &Graded, outlook: &Outlook) -> Self {
        let motion = graded.base();
        Self {
            opportunity_cost: motion.opportunity_cost(motion.win_rate, motion.ae_hourly_cost),
            fixed_cost_of_sale: motion.fixed_cost_of_sale(),
            minimum: MinimumAcv::of(motion, outlook),
            steps: graded
                .tiers()
                .skip(1)
                .map(|(from, motion)| (from, MinimumAcv::of(motion, outlook)))
                .collect(),
            viability: graded.viability(outlook),
        }
    }
}
