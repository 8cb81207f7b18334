//! What moves the size from which a motion pays, one change at a time (`ECONOMICS.md` 1.10).

use super::{MinimumAcv, Motion, Outlook, Targets};

/// A change of one figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Lever {
    /// Win rate, a share.
    WinRate(f64),
    /// Lead cost per opportunity, money.
    LeadCost(f64),
    /// AE hours per won deal.
    AeHours(f64),
    /// Nothing is spent on deals that are lost.
    NoLostEffort,
    /// Customers onboard themselves.
    NoOnboardingCost,
    /// No commission.
    NoCommission,
    /// Longest payback, months.
    PaybackTarget(f64),
    /// Retention, a share.
    Retention(f64),
}

impl Lever {
    /// The changes worth showing for `motion`: a plausible step either way of each figure that
    /// it has.
    #[must_use]
    pub fn of(motion: &Motion) -> Vec<Self> {
        let mut levers = Vec::new();
        for points in [-0.1, 0.1] {
            let win_rate = motion.win_rate + points;
            if win_rate > 0.0 && win_rate < 1.0 {
                levers.push(Self::WinRate(win_rate));
            }
        }
        for factor in [0.5, 2.0] {
            if motion.lead_cost > 0.0 {
                levers.push(Self::LeadCost(motion.lead_cost * factor));
            }
            if motion.ae_hours > 0.0 {
                levers.push(Self::AeHours(motion.ae_hours * factor));
            }
        }
        if motion.lost_effort_share > 0.0 && motion.ae_hours > 0.0 {
            levers.push(Self::NoLostEffort);
        }
        if motion.onboarding_cost > 0.0 {
            levers.push(Self::NoOnboardingCost);
        }
        if motion.commission > 0.0 {
            levers.push(Self::NoCommission);
        }
        let months = motion.targets.payback_months;
        levers.push(Self::PaybackTarget(months * 1.5));
        for points in [-0.1, 0.05] {
            let retention = motion.retention + points;
            if retention > 0.0 && retention < 1.0 {
                levers.push(Self::Retention(retention));
            }
        }
        levers
    }

    /// `motion` with this change.
    #[must_use]
    pub fn pulled(self, motion: &Motion) -> Motion {
        let base = *motion;
        match self {
            Self::WinRate(win_rate) => Motion { win_rate, ..base },
            Self::LeadCost(lead_cost) => Motion { lead_cost, ..base },
            Self::AeHours(ae_hours) => Motion { ae_hours, ..base },
            Self::NoLostEffort => Motion {
                lost_effort_share: 0.0,
                ..base
            },
            Self::NoOnboardingCost => Motion {
                onboarding_cost: 0.0,
                ..base
            },
            Self::NoCommission => Motion {
                commission: 0.0,
                ..base
            },
            Self::PaybackTarget(payback_months) => Motion {
                targets: Targets {
                    payback_months,
                    ..base.targets
                },
                ..base
            },
            Self::Retention(retention) => Motion { retention, ..base },
        }
    }

    /// The size from which `motion` would pay with this change; `None`: at no size.
    #[must_use]
    pub fn edge(self, motion: &Motion, outlook: &Outlook) -> Option<f64> {
        MinimumAcv::of(&self.pulled(motion), outlook).target()
    }
}
