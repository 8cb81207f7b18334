//! Small relations between rates, deals and time that sales teams use to check their plans
//! (`ECONOMICS.md` 1.4 and 1.8).

/// Deals a year needed for a quota of `quota` a year at `acv` a deal.
#[must_use]
pub fn deals_needed(quota: f64, acv: f64) -> f64 {
    quota / acv
}

/// Opportunities needed to win `deals`, when the share `win_rate` is won.
#[must_use]
pub fn opportunities_needed(deals: f64, win_rate: f64) -> f64 {
    deals / win_rate
}

/// The year's quota at which a commission of the share `commission` pays out `variable_pay`.
#[must_use]
pub fn quota_for(variable_pay: f64, commission: f64) -> f64 {
    variable_pay / commission
}

/// Opportunities open at any time (Little's law): those that come in each month, times the
/// cycle in months.
#[must_use]
pub fn open_opportunities(per_month: f64, cycle_months: f64) -> f64 {
    per_month * cycle_months
}

/// Won ACV per day of a pipeline of `open` opportunities with a cycle of `cycle_days`.
#[must_use]
pub fn sales_velocity(open: f64, win_rate: f64, acv: f64, cycle_days: f64) -> f64 {
    open * win_rate * acv / cycle_days
}

/// The win rate at which a discount of the share `discount` leaves revenue as it was.
#[must_use]
pub fn break_even_win_rate(win_rate: f64, discount: f64) -> f64 {
    win_rate / (1.0 - discount)
}

/// The change of revenue when a discount of `discount` comes with a change of wins of
/// `win_change`, all as shares.
#[must_use]
pub fn revenue_after_discount(discount: f64, win_change: f64) -> f64 {
    (1.0 - discount) * (1.0 + win_change) - 1.0
}

/// The share of wins that a price uplift may cost before it stops paying: a form of the
/// price response for those who do not believe in curves.
///
/// `margin` is what a win earns today, `gain` what the uplift adds to it.
#[must_use]
pub fn break_even_loss_of_wins(margin: f64, gain: f64) -> f64 {
    1.0 - margin / (margin + gain)
}
