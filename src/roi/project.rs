//! The customer's cash flow, with and without the vendor's price (`ECONOMICS.md` 2.1, 2.2).

use super::{Benefit, yearly_benefits};
use crate::finance::{Payback, payback};
use crate::pricing::Commitment;

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
    /// How long the customer is bound, and when they pay for it.
    pub commitment: Commitment,
}

impl Price {
    /// A yearly price and nothing else.
    #[must_use]
    pub fn yearly(yearly: f64) -> Self {
        Self {
            yearly,
            once: 0.0,
            commitment: Commitment::YEARLY,
        }
    }

    /// The same, and a one-off charge.
    #[must_use]
    pub fn and_once(self, once: f64) -> Self {
        Self { once, ..self }
    }
}

/// What a purchase brings and costs the customer, the vendor's price left open.
#[derive(Clone, Debug, PartialEq)]
pub struct Project {
    /// Yearly discount rate, above -1.
    pub discount_rate: f64,
    /// Benefits at t = 0, 1, ..., horizon: money, risk-adjusted; nothing at t = 0.
    pub benefits: Vec<f64>,
    /// The part of the benefits that comes only once, such as working capital set free, at the
    /// same times; empty where there is none.
    pub once: Vec<f64>,
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
    /// Benefits less costs; what of that is but rounding is 0.
    pub net: Vec<f64>,
}

/// A net flow this small against all that is gained and spent is a rounding error: a rate of
/// return must not be made of it.
const ROUNDING: f64 = 1e-12;

/// Benefits less costs at each time.
fn net(benefits: &[f64], costs: &[f64]) -> Vec<f64> {
    let gross: f64 = benefits.iter().chain(costs).map(|flow| flow.abs()).sum();
    let flows = benefits.iter().zip(costs);
    let flows = flows.map(|(benefit, cost)| benefit - cost);
    flows
        .map(|net| {
            if net.abs() <= ROUNDING * gross {
                0.0
            } else {
                net
            }
        })
        .collect()
}

/// What comes only once of `benefits`; empty where nothing does.
fn once<'a>(benefits: impl Iterator<Item = &'a Benefit> + Clone, horizon: usize) -> Vec<f64> {
    if benefits.clone().all(|benefit| !benefit.once) {
        return Vec::new();
    }
    yearly_benefits(benefits.filter(|benefit| benefit.once), horizon)
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
        Self {
            discount_rate,
            benefits: yearly_benefits(benefits.iter(), horizon),
            once: once(benefits.iter(), horizon),
            other_costs,
            timing,
        }
    }

    /// The same with other benefits.
    #[must_use]
    pub fn bringing<'a>(mut self, benefits: impl Iterator<Item = &'a Benefit> + Clone) -> Self {
        let horizon = self.horizon();
        self.once = once(benefits.clone(), horizon);
        self.benefits = yearly_benefits(benefits, horizon);
        self
    }

    /// Years after t = 0.
    #[must_use]
    pub fn horizon(&self) -> usize {
        self.benefits.len().saturating_sub(1)
    }

    /// What is paid at time `t` under `commitment`, as a multiple of the yearly price. Years
    /// are paid ahead at signature whatever the timing.
    pub(super) fn paid_at(&self, t: usize, commitment: &Commitment) -> f64 {
        let in_year = |year: usize| commitment.paid_in(u32::try_from(year).unwrap_or(u32::MAX));
        match (self.timing, commitment.prepaid, t) {
            (Timing::CashInAdvance, _, _) if t < self.horizon() => in_year(t),
            (Timing::TeiYearEnd, true, 0) => in_year(0),
            (Timing::TeiYearEnd, true, 1) => 0.0,
            (Timing::TeiYearEnd, _, 1..) => in_year(t - 1),
            _ => 0.0,
        }
    }

    fn cost_at(&self, t: usize, price: &Price) -> f64 {
        let once = if t == 0 { price.once } else { 0.0 };
        self.other_costs[t] + once + price.yearly * self.paid_at(t, &price.commitment)
    }

    /// The cash flow under `price`.
    #[must_use]
    pub fn cash_flow(&self, price: &Price) -> CashFlow {
        let times = 0..self.benefits.len();
        let costs: Vec<f64> = times.map(|t| self.cost_at(t, price)).collect();
        CashFlow {
            net: net(&self.benefits, &costs),
            benefits: self.benefits.clone(),
            costs,
        }
    }

    /// When `price` is paid back, in years after signature.
    #[must_use]
    pub fn payback(&self, price: &Price) -> Payback {
        payback(&self.cash_flow(price).net)
    }

    /// The present value of one unit of yearly price over the horizon (adv).
    #[must_use]
    pub fn price_years(&self, commitment: &Commitment) -> f64 {
        let paid = (0..self.benefits.len()).map(|t| self.paid_at(t, commitment));
        self.present(paid)
    }

    /// What the project is worth before the vendor's price: benefits less other costs, at
    /// present value.
    #[must_use]
    pub fn worth(&self) -> f64 {
        self.pv_benefits() - self.pv_other_costs()
    }

    /// Present value of the benefits.
    #[must_use]
    pub fn pv_benefits(&self) -> f64 {
        self.present(self.benefits.iter().copied())
    }

    /// Present value of the customer's other costs.
    #[must_use]
    pub fn pv_other_costs(&self) -> f64 {
        self.present(self.other_costs.iter().copied())
    }

    /// The present value of `flows`, which start at t = 0. Money.
    #[must_use]
    pub fn present(&self, flows: impl Iterator<Item = f64>) -> f64 {
        let factor = 1.0 / (1.0 + self.discount_rate);
        let mut worth = 1.0;
        let mut sum = 0.0;
        for flow in flows {
            sum += flow * worth;
            worth *= factor;
        }
        sum
    }
}
