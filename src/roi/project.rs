//! The customer's cash flow, with and without the vendor's price (`ECONOMICS.md` 2.1, 2.2).

use super::Benefit;
use crate::finance::{Payback, payback};

/// When the subscription is paid, which is also when it is discounted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timing {
    /// Cash in advance: payments at t = 0, 1, 2, ...; what the customer's bank account sees.
    CashInAdvance,
    /// TEI: payments at the end of each year; only one-off costs stand at t = 0.
    TeiYearEnd,
}

/// What the customer pays the vendor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Price {
    /// Subscription and recurring charges, money a year.
    pub yearly: f64,
    /// One-off charges at signature, money.
    pub once: f64,
}

/// What a purchase brings and costs the customer, the vendor's price left open.
#[derive(Clone, Debug, PartialEq)]
pub struct Project {
    /// Yearly discount rate, above -1.
    pub discount_rate: f64,
    /// Benefits at t = 0, 1, ..., horizon: money, risk-adjusted; nothing at t = 0.
    pub benefits: Vec<f64>,
    /// The customer's other costs at t = 0, 1, ..., horizon: money, risk-adjusted.
    pub other_costs: Vec<f64>,
    /// When the price is paid.
    pub timing: Timing,
}

/// What flows, at t = 0, 1, ..., horizon. Money.
#[derive(Clone, Debug, PartialEq)]
pub struct CashFlow {
    /// Benefits.
    pub benefits: Vec<f64>,
    /// All costs, the vendor's price included.
    pub costs: Vec<f64>,
    /// Benefits less costs.
    pub net: Vec<f64>,
}

impl Project {
    /// A project over `horizon` years.
    #[must_use]
    pub fn new(
        horizon: usize,
        discount_rate: f64,
        benefits: &[Benefit],
        other_costs: Vec<f64>,
        timing: Timing,
    ) -> Self {
        let yearly = |year| match year {
            0 => 0.0,
            _ => benefits.iter().map(|benefit| benefit.in_year(year)).sum(),
        };
        Self {
            discount_rate,
            benefits: (0..=horizon).map(yearly).collect(),
            other_costs,
            timing,
        }
    }

    /// Years after t = 0.
    #[must_use]
    pub fn horizon(&self) -> usize {
        self.benefits.len().saturating_sub(1)
    }

    /// Whether a year's price is paid at time `t`.
    fn pays_at(&self, t: usize) -> bool {
        match self.timing {
            Timing::CashInAdvance => t < self.horizon(),
            Timing::TeiYearEnd => t > 0,
        }
    }

    /// The net flow at time `t` under `price`.
    fn net_at(&self, t: usize, price: &Price) -> f64 {
        self.benefits[t] - self.cost_at(t, price)
    }

    fn cost_at(&self, t: usize, price: &Price) -> f64 {
        let once = if t == 0 { price.once } else { 0.0 };
        let yearly = if self.pays_at(t) { price.yearly } else { 0.0 };
        self.other_costs[t] + once + yearly
    }

    /// The cash flow under `price`.
    #[must_use]
    pub fn cash_flow(&self, price: &Price) -> CashFlow {
        let times = 0..self.benefits.len();
        CashFlow {
            benefits: self.benefits.clone(),
            costs: times.clone().map(|t| self.cost_at(t, price)).collect(),
            net: times.map(|t| self.net_at(t, price)).collect(),
        }
    }

    /// When `price` is paid back, in years after signature.
    #[must_use]
    pub fn payback(&self, price: &Price) -> Payback {
        let net: Vec<f64> = (0..self.benefits.len())
            .map(|t| self.net_at(t, price))
            .collect();
        payback(&net)
    }

    /// The present value of one unit of yearly price over the horizon (adv).
    #[must_use]
    pub fn price_years(&self) -> f64 {
        (0..self.benefits.len())
            .filter(|t| self.pays_at(*t))
            .map(|t| self.discount(t))
            .sum()
    }

    /// Present value of the benefits.
    #[must_use]
    pub fn pv_benefits(&self) -> f64 {
        self.present(&self.benefits)
    }

    /// Present value of the customer's other costs.
    #[must_use]
    pub fn pv_other_costs(&self) -> f64 {
        self.present(&self.other_costs)
    }

    /// The present value of `flows`, which start at t = 0.
    pub(super) fn present(&self, flows: &[f64]) -> f64 {
        flows
            .iter()
            .enumerate()
            .map(|(t, flow)| flow * self.discount(t))
            .sum()
    }

    fn discount(&self, t: usize) -> f64 {
        let years = i32::try_from(t).unwrap_or(i32::MAX);
        (1.0 + self.discount_rate).powi(-years)
    }
}
