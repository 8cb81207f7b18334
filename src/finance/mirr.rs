//! The modified internal rate of return.

use super::npv::{discount_factor, finite};

/// The modified internal rate of return per period: outlays are discounted to today at
/// `finance_rate`, returns compounded to the last period at `reinvest_rate`, and the result is
/// the rate that turns the one into the other.
///
/// There is none without both an outlay and a return, nor for a rate of -1 or below.
/// Source: the Excel help page on MIRR; `ECONOMICS.md` 2.2.
///
/// ```
/// # use worthwhile::finance::mirr;
/// let rate = mirr(&[-1000.0, 100.0, 250.0, 500.0, 500.0], 0.1, 0.1).unwrap_or_default();
/// assert!((rate - 0.10402).abs() < 1e-5);
/// ```
#[must_use]
pub fn mirr(flows: &[f64], finance_rate: f64, reinvest_rate: f64) -> Option<f64> {
    let discount = discount_factor(finance_rate)?;
    let growth = 1.0 / discount_factor(reinvest_rate)?;
    let size = flows
        .iter()
        .fold(0.0_f64, |most, flow| most.max(flow.abs()));
    let periods = u32::try_from(flows.len().checked_sub(1)?).ok()?;

    let outlays = flows.iter().map(|flow| (flow / size).min(0.0));
    let returns = flows.iter().map(|flow| (flow / size).max(0.0));
    let invested = -outlays
        .rev()
        .fold(0.0, |later, flow| later * discount + flow);
    let earned = returns.fold(0.0, |earlier, flow| earlier * growth + flow);

    let exists = invested > 0.0 && earned > 0.0 && flows.iter().all(|flow| flow.is_finite());
    let multiple = finite(earned / invested).filter(|_| exists)?;
    finite(multiple.powf(f64::from(periods).recip()) - 1.0)
}
