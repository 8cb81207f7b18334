//! One way of selling, and what a won deal costs through it (`ECONOMICS.md` 1.2 to 1.4).

use super::{Acceptance, Lifetime, Outlook};
use crate::pricing::Commitment;

/// Whether a person sells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The customer buys alone: list prices, no person in the sale.
    SelfService,
    /// A person sells: the price can be negotiated.
    Assisted,
}

/// What the vendor demands of a motion's deals.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Targets {
    /// Least LTV:CAC, a ratio (rho).
    pub ltv_cac: f64,
    /// Longest CAC payback, months (tau).
    pub payback_months: f64,
}

/// One way of selling, in numbers. Money is in the playbook's currency.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Motion {
    /// Whether a person sells.
    pub kind: Kind,
    /// Lead cost per opportunity (`L`).
    pub lead_cost: f64,
    /// Hours of the account executive per won deal (`h_AE`).
    pub ae_hours: f64,
    /// Loaded cost of an AE hour (`w_AE`), money an hour.
    pub ae_hourly_cost: f64,
    /// Cost of all other roles' hours per won deal (`SUM h_j w_j` without the AE).
    pub other_effort_cost: f64,
    /// Share of a won deal's hours that a lost one eats as well (lambda), 0 to 1.
    pub lost_effort_share: f64,
    /// Travel per opportunity (`T`).
    pub travel: f64,
    /// Share of opportunities won at list price (`p`), above 0 and at most 1.
    pub win_rate: f64,
    /// Legal and procurement cost per won deal (`G`).
    pub legal_cost: f64,
    /// Onboarding cost per won deal (`O`).
    pub onboarding_cost: f64,
    /// Commission on the first year's ACV (kappa), a share.
    pub commission: f64,
    /// Gross margin (gm), above 0 and at most 1.
    pub gross_margin: f64,
    /// Cost to serve a customer for a year, not in cost of goods sold (cts).
    pub cost_to_serve: f64,
    /// Customers who stay from one year to the next (ret), a share.
    pub retention: f64,
    /// Growth of a survivor's revenue in the second year (e), a share.
    pub expansion: f64,
    /// Months from the first talk to the signature; what a customer is worth comes that much
    /// later.
    pub cycle_months: f64,
    /// What the vendor demands.
    pub targets: Targets,
    /// Who would buy this way; `None`: everybody.
    pub acceptance: Option<Acceptance>,
    /// The least acceptance at which the motion counts as viable, a share.
    pub acceptance_min: f64,
}

impl Motion {
    /// The discounted years of a customer won through this motion.
    #[must_use]
    pub fn lifetime(&self, outlook: &Outlook) -> Lifetime {
        self.lifetime_under(outlook, &Commitment::YEARLY)
    }

    /// The same of a customer bound by `commitment`.
    #[must_use]
    pub fn lifetime_under(&self, outlook: &Outlook, commitment: &Commitment) -> Lifetime {
        let years = self.cycle_months / 12.0;
        Lifetime::new(outlook, self.retention, self.expansion, commitment)
            .later((1.0 + outlook.discount_rate).powf(-years))
    }

    /// Net revenue retention, `ret (1 + e)`. Never logo retention and this one multiplied.
    #[must_use]
    pub fn net_revenue_retention(&self) -> f64 {
        self.retention * (1.0 + self.expansion)
    }

    /// The share of a won deal's hours that one opportunity takes on average (sigma).
    #[must_use]
    pub fn effort_share(&self, win_rate: f64) -> f64 {
        win_rate + (1.0 - win_rate) * self.lost_effort_share
    }

    /// AE hours that one opportunity takes on average.
    #[must_use]
    pub fn ae_hours_per_opportunity(&self, win_rate: f64) -> f64 {
        self.ae_hours * self.effort_share(win_rate)
    }

    /// `C_opp`: the expected cost of one opportunity when an AE hour is worth `ae_hour`.
    #[must_use]
    pub fn opportunity_cost(&self, win_rate: f64, ae_hour: f64) -> f64 {
        self.lead_cost
            + self.travel
            + self.effort_share(win_rate) * (self.ae_hours * ae_hour + self.other_effort_cost)
    }

    /// `f`: the cost of sale per won deal without commission, at the AE's wage. Money.
    #[must_use]
    pub fn fixed_cost_of_sale(&self) -> f64 {
        self.opportunity_cost(self.win_rate, self.ae_hourly_cost) / self.win_rate
            + self.legal_cost
            + self.onboarding_cost
    }

    /// `CoS(A)`: the cost of sale per won deal of size `acv`. Money.
    #[must_use]
    pub fn cost_of_sale(&self, acv: f64) -> f64 {
        self.fixed_cost_of_sale() + self.commission * acv
    }

    /// `CLV(A)`: the discounted contribution of a customer of size `acv` before cost of sale.
    #[must_use]
    pub fn lifetime_value(&self, life: &Lifetime, acv: f64) -> f64 {
        self.gross_margin * life.revenue_years * acv - life.service_years * self.cost_to_serve
    }

    /// LTV:CAC of a deal of size `acv` at list terms; `None` where nothing is spent on a sale.
    #[must_use]
    pub fn ltv_cac(&self, life: &Lifetime, acv: f64) -> Option<f64> {
        let cost = self.cost_of_sale(acv);
        (cost > 0.0).then(|| self.lifetime_value(life, acv) / cost)
    }

    /// CAC payback in months on gross margin; `None` is never.
    #[must_use]
    pub fn payback_months(&self, acv: f64) -> Option<f64> {
        payback_months(self.cost_of_sale(acv), self.yearly_contribution(acv))
    }

    /// What a year of the contract contributes, `gm A - cts`.
    #[must_use]
    pub fn yearly_contribution(&self, acv: f64) -> f64 {
        self.gross_margin * acv - self.cost_to_serve
    }

    /// Expected profit of one opportunity of size `acv` when an AE hour is worth `ae_hour`.
    #[must_use]
    pub fn profit_per_opportunity(&self, life: &Lifetime, acv: f64, ae_hour: f64) -> f64 {
        let won = self.lifetime_value(life, acv)
            - self.legal_cost
            - self.onboarding_cost
            - self.commission * acv;
        self.win_rate * won - self.opportunity_cost(self.win_rate, ae_hour)
    }

    /// Profit per AE hour (`pi_h`), the AE's own cost not deducted; `None` where no AE works.
    #[must_use]
    pub fn profit_per_ae_hour(&self, life: &Lifetime, acv: f64) -> Option<f64> {
        let hours = self.ae_hours_per_opportunity(self.win_rate);
        let profit = self.profit_per_opportunity(life, acv, 0.0) / hours;
        (hours > 0.0 && profit.is_finite()).then_some(profit)
    }

    /// The share of customers of size `acv` who will buy this way, 0 to 1.
    #[must_use]
    pub fn accepted_by(&self, acv: f64) -> f64 {
        self.acceptance.map_or(1.0, |curve| curve.share(acv))
    }
}

/// Months until `contribution` a year has earned back `cost`; `None` is never.
#[must_use]
pub fn payback_months(cost: f64, contribution: f64) -> Option<f64> {
    if cost <= 0.0 {
        return Some(0.0);
    }
    let months = 12.0 * cost / contribution;
    (contribution > 0.0 && months.is_finite()).then_some(months)
}
