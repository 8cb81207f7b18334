//! How many years of revenue and of service a new customer is worth (`ECONOMICS.md` 1.3).

use crate::pricing::Commitment;

/// When a year's price is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Billing {
    /// One payment at the start of each year.
    YearlyInAdvance,
    /// Twelve payments, each at the start of its month.
    MonthlyInAdvance,
}

/// What the vendor assumes of the future, the same for every motion.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outlook {
    /// Yearly discount rate, above -1.
    pub discount_rate: f64,
    /// Years counted at all, 1 to 10. One of three brakes on growth.
    pub horizon_years: u32,
    /// Share of a year's expansion that is left the year after, 0 to 1. The second brake.
    pub expansion_fade: f64,
    /// The most a customer's revenue can grow to, as a multiple of the first year. The third brake.
    pub expansion_cap: f64,
    /// When the price is paid.
    pub billing: Billing,
}

/// Discounted years of a customer's life, per unit of first-year revenue or service.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lifetime {
    /// `K`: discounted years of revenue, growth of the survivors included.
    pub revenue_years: f64,
    /// `S`: discounted years of service; survivors only, since service does not grow with revenue.
    pub service_years: f64,
    /// Share of `revenue_years` that lies beyond the third year: how much rests on the far future.
    pub late_share: f64,
}

impl Lifetime {
    /// The lifetime of customers of whom the share `retention` stays each year, and whose
    /// revenue grows by `expansion` in the second year, less in each later one. While they are
    /// bound by `commitment` nobody leaves and nothing grows.
    #[must_use]
    pub fn new(outlook: &Outlook, retention: f64, expansion: f64, commitment: &Commitment) -> Self {
        let mut growth = 1.0_f64;
        let mut step = expansion;
        let (mut revenue, mut service, mut late) = (0.0, 0.0, 0.0);
        for year in 0..outlook.horizon_years {
            if year >= commitment.years {
                growth = (growth * (1.0 + step)).min(outlook.expansion_cap);
                step *= outlook.expansion_fade;
            }
            let alive = outlook.year(year, retention, commitment.years);
            let paid = match (year < commitment.years, commitment.prepaid) {
                (false, _) => alive * growth,
                (true, false) => alive * (1.0 - commitment.discount),
                (true, true) => 1.0 - commitment.discount,
            };
            revenue += paid;
            service += alive;
            if year >= 3 {
                late += paid;
            }
        }
        Self {
            revenue_years: revenue,
            service_years: service,
            late_share: late / revenue,
        }
    }
}

impl Lifetime {
    /// The same, worth `factor` of it today because it starts later.
    #[must_use]
    pub fn later(self, factor: f64) -> Self {
        Self {
            revenue_years: self.revenue_years * factor,
            service_years: self.service_years * factor,
            ..self
        }
    }
}

impl Outlook {
    /// The discounted share of customers who are there in year `year`, counted from 0; they
    /// can leave from the last of the `bound` years on.
    fn year(&self, year: u32, retention: f64, bound: u32) -> f64 {
        let free = f64::from(bound) - 1.0;
        let at = |time: f64| {
            retention.powf((time - free).max(0.0)) * (1.0 + self.discount_rate).powf(-time)
        };
        let start = f64::from(year);
        match self.billing {
            Billing::YearlyInAdvance => at(start),
            Billing::MonthlyInAdvance => {
                (0..12)
                    .map(|m| at(start + f64::from(m) / 12.0))
                    .sum::<f64>()
                    / 12.0
            }
        }
    }
}
