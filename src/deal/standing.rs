//! How one motion stands: from which size it pays, and how it would do with this deal.

use crate::economics::{MinimumAcv, Motion, Outlook, Viability};

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

    /// How a deal of size `acv` does.
    #[must_use]
    pub fn band(&self, acv: f64) -> Band {
        let reaches = |minimum: Option<f64>| minimum.is_some_and(|minimum| acv >= minimum);
        match (
            reaches(self.minimum.break_even),
            reaches(self.minimum.target()),
        ) {
            (_, true) => Band::Healthy,
            (true, false) => Band::Weak,
            (false, false) => Band::Loss,
        }
    }
}
