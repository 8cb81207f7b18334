//! How one motion stands: from which size it pays, and how it would do with this deal.

use crate::economics::{MinimumAcv, Motion, Outlook, Remedy, Viability};

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

/// One motion's figures, whatever the deal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MotionFigures {
    /// Expected cost of one opportunity, money.
    pub opportunity_cost: f64,
    /// Cost of sale per won deal without commission, money.
    pub fixed_cost_of_sale: f64,
    /// From which deal size it pays.
    pub minimum: MinimumAcv,
    /// In which deal sizes it is viable.
    pub viability: Option<Viability>,
}

impl MotionFigures {
    /// The figures of `motion`.
    #[must_use]
    pub fn of(motion: &Motion, outlook: &Outlook) -> Self {
        Self {
            opportunity_cost: motion.opportunity_cost(motion.win_rate, motion.ae_hourly_cost),
            fixed_cost_of_sale: motion.fixed_cost_of_sale(),
            minimum: MinimumAcv::of(motion, outlook),
            viability: Viability::of(motion, outlook),
        }
    }
}
