//! From which deal size a motion pays, in closed form (`ECONOMICS.md` 1.5).

use super::{Motion, Outlook};
use crate::pricing::Commitment;

/// What a deal size must satisfy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Criterion {
    /// CLV covers the cost of sale.
    BreakEven,
    /// LTV:CAC reaches the target.
    LtvCac,
    /// The cost of sale is earned back within the target.
    Payback,
}

/// The smallest ACV for each criterion, money a year. `None`: no size will do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MinimumAcv {
    /// Where CLV covers the cost of sale.
    pub break_even: Option<f64>,
    /// Where LTV:CAC reaches the target.
    pub ltv_cac: Option<f64>,
    /// Where the payback reaches the target.
    pub payback: Option<f64>,
}

impl MinimumAcv {
    /// The minimum sizes of `motion`: zeros of affine functions of ACV, so no search.
    #[must_use]
    pub fn of(motion: &Motion, outlook: &Outlook) -> Self {
        Self::under(motion, outlook, &Commitment::YEARLY)
    }

    /// The same for customers bound by `commitment`; sizes before its discount.
    #[must_use]
    pub fn under(motion: &Motion, outlook: &Outlook, commitment: &Commitment) -> Self {
        let life = motion.lifetime_under(outlook, commitment);
        let fixed = motion.fixed_cost_of_sale();
        let earned = motion.gross_margin * life.revenue_years;
        let served = life.service_years * motion.cost_to_serve;
        // The first term's price is what commission and payback go by.
        let first = 1.0 - commitment.discount;
        let commission = motion.commission * first;
        let years = motion.targets.payback_months / 12.0;
        let rho = motion.targets.ltv_cac;
        Self {
            break_even: zero(fixed + served, earned - commission),
            ltv_cac: zero(rho * fixed + served, earned - rho * commission),
            payback: zero(
                fixed + years * motion.cost_to_serve,
                years * motion.gross_margin * first - commission,
            ),
        }
    }

    /// `A_target`: the size from which both targets hold; `None` if no size will do.
    #[must_use]
    pub fn target(&self) -> Option<f64> {
        Some(self.ltv_cac?.max(self.payback?))
    }

    /// The target that decides [`Self::target`].
    #[must_use]
    pub fn deciding(&self) -> Criterion {
        match (self.ltv_cac, self.payback) {
            (Some(ratio), Some(payback)) if ratio > payback => Criterion::LtvCac,
            (None, _) => Criterion::LtvCac,
            _ => Criterion::Payback,
        }
    }
}

/// The deal size at which `slope` a unit has covered `cost`.
fn zero(cost: f64, slope: f64) -> Option<f64> {
    let size = cost / slope;
    (slope > 0.0 && size.is_finite()).then_some(size.max(0.0))
}
