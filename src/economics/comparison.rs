//! The common forms of lifetime value, named, to set beside ours (`ECONOMICS.md` 1.3).
//!
//! None of them decides anything here: they go infinite as churn goes to 0. They answer the
//! question "why is your figure not the one from my spreadsheet?".

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
