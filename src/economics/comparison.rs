//! The common forms of lifetime value, named, to set beside ours (`ECONOMICS.md` 1.3).
//!
//! None of them decides anything here: they go infinite as churn goes to 0. They answer the
//! question "why is your figure not the one from my spreadsheet?".

use super::{Billing, monthly_churn};

/// The common one: margin over churn, both of the same period. `None` without churn.
#[must_use]
pub fn simple_ltv(margin: f64, churn: f64) -> Option<f64> {
    (churn > 0.0).then(|| margin / churn)
}

/// Margin over churn and discount rate of the same period. `None` where their sum is not above 0.
#[must_use]
pub fn discounted_perpetuity(margin: f64, churn: f64, discount: f64) -> Option<f64> {
    simple_ltv(margin, churn + discount)
}

/// Margin that grows by `growth` a period. `from_first` counts growth already in the first
/// period (`a/c + m/c^2`), else from the second (`a/c + m(1-c)/c^2`). `None` without churn.
#[must_use]
pub fn lifetime_with_growth(margin: f64, growth: f64, churn: f64, from_first: bool) -> Option<f64> {
    let started = if from_first { 1.0 } else { 1.0 - churn };
    Some(simple_ltv(margin, churn)? + growth * started / (churn * churn))
}

/// Periods until `margin` a period has earned back `cost`; `None` is never.
#[must_use]
pub fn simple_payback(cost: f64, margin: f64) -> Option<f64> {
    (margin > 0.0).then(|| cost / margin)
}

/// How many years' margin an endless customer is worth, by when the margin arrives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LifetimeMultiple {
    /// `(1+i)/(1+i-r)`: each year's margin at its start.
    InAdvance,
    /// `1/(1+i-r)`: each year's margin at its end.
    InArrears,
    /// `r/(1+i-r)`: the first year's margin not counted (Gupta and Lehmann).
    FirstNotCounted,
}

impl LifetimeMultiple {
    /// The multiple at the yearly rates `retention` and `discount`; `None` if it is infinite.
    #[must_use]
    pub fn at(self, retention: f64, discount: f64) -> Option<f64> {
        let denominator = 1.0 + discount - retention;
        let numerator = match self {
            Self::InAdvance => 1.0 + discount,
            Self::InArrears => 1.0,
            Self::FirstNotCounted => retention,
        };
        (denominator > 0.0).then(|| numerator / denominator)
    }
}

/// Months until `margin` a year has earned back `cost` if the share `churn` of customers leaves
/// each year: `n = ln(1 - CAC c / m) / ln(1 - c)`, all by month. `None` is never.
#[must_use]
pub fn survival_adjusted_payback(cost: f64, margin: f64, churn: f64) -> Option<f64> {
    if cost <= 0.0 {
        return Some(0.0);
    }
    let (margin, churn) = (margin / 12.0, monthly_churn(churn));
    if churn <= 0.0 {
        return simple_payback(cost, margin);
    }
    let left = 1.0 - cost * churn / margin;
    let months = left.ln() / (1.0 - churn).ln();
    (margin > 0.0 && left > 0.0 && months.is_finite()).then_some(months)
}

/// Months until what a customer has paid, less what serving them has cost by then, covers
/// `cost`; 0 where the first payment does. `price` and `running` are money a year, paid as
/// `billing` says and month by month. `None` is never, or later than ten years.
#[must_use]
pub fn cash_payback_months(cost: f64, price: f64, running: f64, billing: Billing) -> Option<f64> {
    let paid_by = |month: u32| match billing {
        Billing::YearlyInAdvance => price * f64::from(month / 12 + 1),
        Billing::MonthlyInAdvance => price / 12.0 * f64::from(month + 1),
    };
    let left = |month: u32| paid_by(month) - running / 12.0 * f64::from(month) - cost;
    (0..120).find(|month| left(*month) >= 0.0).map(f64::from)
}

#[cfg(test)]
mod tests {
    use super::{cash_payback_months, survival_adjusted_payback};
    use crate::economics::{Billing, yearly_churn};

    /// The cases of `ECONOMICS.md` 1.4, which are by month.
    #[test]
    fn customers_who_leave_delay_the_payback() {
        let at = |margin: f64, churn: f64| {
            survival_adjusted_payback(6000.0, margin * 12.0, yearly_churn(churn))
        };
        assert!((at(600.0, 0.02).unwrap_or(0.0) - 11.05).abs() < 0.01);
        assert_eq!(at(150.0, 0.03), None);
        assert!((at(600.0, 0.0).unwrap_or(0.0) - 10.0).abs() < 1e-9);
    }

    #[test]
    fn a_year_paid_ahead_may_pay_for_the_sale_at_once() {
        let yearly = |cost| cash_payback_months(cost, 6000.0, 1800.0, Billing::YearlyInAdvance);
        assert_eq!(yearly(6000.0), Some(0.0));
        assert_eq!(yearly(6001.0), Some(12.0));
        let monthly = cash_payback_months(2000.0, 6000.0, 1800.0, Billing::MonthlyInAdvance);
        // 500 a month in, 150 a month out: 500 + 350 n >= 2000.
        assert_eq!(monthly, Some(5.0));
        assert_eq!(
            cash_payback_months(1e6, 10.0, 20.0, Billing::MonthlyInAdvance),
            None
        );
    }
}
