//! The inverse questions beside every "no": what would do at this deal size, everything else
//! as it is (`ECONOMICS.md` 1.5)?

use super::{MinimumAcv, Motion, Outlook};

/// The value of one figure at which a deal meets both targets. `None`: no value of it would.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WouldDo {
    /// Lead cost per opportunity at most, money; below 0 where even free leads are too dear.
    pub lead_cost: Option<f64>,
    /// AE hours per won deal at most.
    pub ae_hours: Option<f64>,
    /// Win rate at least.
    pub win_rate: Option<f64>,
    /// Retention at least.
    pub retention: Option<f64>,
    /// Price at least, money a year.
    pub price: Option<f64>,
}

impl WouldDo {
    /// What would do for a deal of size `acv` sold through `motion`.
    #[must_use]
    pub fn at(acv: f64, motion: &Motion, outlook: &Outlook) -> Self {
        let allowed = allowed_fixed_cost(acv, motion, outlook);
        let per_win = motion.legal_cost + motion.onboarding_cost;
        let effort = motion.ae_hours * motion.ae_hourly_cost + motion.other_effort_cost;
        let share = motion.effort_share(motion.win_rate);
        // What one opportunity may cost.
        let opportunity = (allowed - per_win) * motion.win_rate;
        let hours = (opportunity - motion.lead_cost - motion.travel) / share;
        let ae_hours = (hours - motion.other_effort_cost) / motion.ae_hourly_cost;
        // C_opp / p = (L + T + lambda E) / p + (1 - lambda) E, so p in closed form.
        let whatever = motion.lead_cost + motion.travel + motion.lost_effort_share * effort;
        let room = allowed - per_win - (1.0 - motion.lost_effort_share) * effort;
        let win_rate = whatever / room;
        Self {
            lead_cost: Some(opportunity - motion.travel - share * effort),
            ae_hours: (motion.ae_hourly_cost > 0.0 && ae_hours >= 0.0).then_some(ae_hours),
            win_rate: (room > 0.0 && win_rate <= 1.0).then_some(win_rate),
            retention: retention(acv, motion, outlook),
            price: MinimumAcv::of(motion, outlook).target(),
        }
    }
}

/// The cost of sale per won deal without commission that a deal of size `acv` carries: `f` at
/// which both targets just hold.
#[must_use]
pub fn allowed_fixed_cost(acv: f64, motion: &Motion, outlook: &Outlook) -> f64 {
    let life = motion.lifetime(outlook);
    let Motion {
        targets,
        commission,
        ..
    } = motion;
    let by_ratio = motion.lifetime_value(&life, acv) / targets.ltv_cac - commission * acv;
    let years = targets.payback_months / 12.0;
    let by_payback = years * motion.yearly_contribution(acv) - commission * acv;
    by_ratio.min(by_payback)
}

/// The least retention at which both targets hold, by bisection: more retention never hurts.
fn retention(acv: f64, motion: &Motion, outlook: &Outlook) -> Option<f64> {
    let holds = |retention: f64| {
        let motion = Motion {
            retention,
            ..*motion
        };
        motion.fixed_cost_of_sale() <= allowed_fixed_cost(acv, &motion, outlook) * (1.0 + 1e-12)
    };
    let (mut low, mut high) = (0.0, 1.0);
    if !holds(high) {
        return None;
    }
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if holds(middle) {
            high = middle;
        } else {
            low = middle;
        }
    }
    Some(high)
}
