//! What the customer's money earns (`ECONOMICS.md` 2.2).

use super::{CashFlow, Price, Project};
use crate::finance::{Irr, Payback, discounted_payback, irr, mirr, payback};

/// The customer's return under one price.
#[derive(Clone, Debug, PartialEq)]
pub struct Return {
    /// What flows when.
    pub cash_flow: CashFlow,
    /// The last year's benefits, those that come only once left out: money a year.
    pub annual_benefit: f64,
    /// Present value of the benefits, money.
    pub pv_benefits: f64,
    /// Present value of all costs, money.
    pub pv_costs: f64,
    /// Net present value, t = 0 undiscounted. Money.
    pub npv: f64,
    /// `(PV benefits - PV costs) / PV costs`; `None` where nothing is paid.
    pub roi: Option<f64>,
    /// The same, undiscounted.
    pub simple_roi: Option<f64>,
    /// Internal rate of return.
    pub irr: Irr,
    /// Modified internal rate of return, financed and reinvested at the discount rate.
    pub mirr: Option<f64>,
    /// Payback in years after signature.
    pub payback: Payback,
    /// Payback on discounted flows, in years after signature.
    pub discounted_payback: Payback,
    /// Share of the benefits that must come true for NPV = 0; `None` without benefits.
    pub must_be_true: Option<f64>,
    /// What waiting costs, by its three definitions.
    pub delay: CostOfDelay,
}

/// What waiting costs. Three answers to three questions, never to be mixed (`ECONOMICS.md` 2.2).
#[derive(Clone, Debug, PartialEq)]
pub struct CostOfDelay {
    /// (a) What a month of full run brings net, the running price and costs taken off: money a
    /// month. It is lost only where the end date stays.
    pub run_rate: f64,
    /// Net present value of the project that would wait.
    npv: f64,
    /// Yearly discount rate.
    discount_rate: f64,
    /// The present value of a month's net benefit in years 1, 2, ..., its year's price spread
    /// over it.
    months: Vec<f64>,
}

impl CostOfDelay {
    /// (b) What it costs to move the whole project by `months`, its end with it. Money.
    #[must_use]
    pub fn shift(&self, months: f64) -> f64 {
        self.npv * (1.0 - self.factor(months))
    }

    /// (c) What it costs to begin `months` later and end when it would have ended: the project
    /// is moved, and its last months are lost. Money.
    #[must_use]
    pub fn same_end(&self, months: f64) -> f64 {
        let mut left = months;
        let mut lost = 0.0;
        for month in self.months.iter().rev() {
            lost += left.clamp(0.0, 12.0) * month;
            left -= 12.0;
        }
        self.shift(months) + self.factor(months) * lost
    }

    /// What money is worth today that comes `months` later.
    fn factor(&self, months: f64) -> f64 {
        (1.0 + self.discount_rate).powf(-months / 12.0)
    }
}

impl Project {
    /// The return under `price`.
    #[must_use]
    pub fn returns(&self, price: &Price) -> Return {
        let cash_flow = self.cash_flow(price);
        let pv_benefits = self.present(cash_flow.benefits.iter().copied());
        let pv_costs = self.present(cash_flow.costs.iter().copied());
        let npv = self.present(cash_flow.net.iter().copied());
        let costs: f64 = cash_flow.costs.iter().sum();
        let rate = self.discount_rate;
        let last = self.horizon();
        Return {
            annual_benefit: self.benefits[last] - self.once.get(last).unwrap_or(&0.0),
            pv_benefits,
            pv_costs,
            npv,
            roi: (pv_costs > 0.0).then(|| npv / pv_costs),
            simple_roi: (costs > 0.0).then(|| cash_flow.net.iter().sum::<f64>() / costs),
            irr: irr(&cash_flow.net),
            mirr: mirr(&cash_flow.net, rate, rate),
            payback: payback(&cash_flow.net),
            discounted_payback: discounted_payback(rate, &cash_flow.net),
            must_be_true: (pv_benefits > 0.0).then(|| pv_costs / pv_benefits),
            delay: CostOfDelay {
                run_rate: self.net_month(self.horizon(), price),
                npv,
                discount_rate: rate,
                months: self.months(price),
            },
            cash_flow,
        }
    }

    /// The present value of a month's net benefit in years 1, 2, ....
    fn months(&self, price: &Price) -> Vec<f64> {
        let factor = 1.0 / (1.0 + self.discount_rate);
        let worth = std::iter::successors(Some(factor), |worth| Some(worth * factor));
        (1..=self.horizon())
            .zip(worth)
            .map(|(year, worth)| self.net_month(year, price) * worth)
            .collect()
    }

    /// A month's net benefit in `year`, counted from 1: what comes only once left out, that
    /// year's price spread over it.
    fn net_month(&self, year: usize, price: &Price) -> f64 {
        let bound = year <= price.commitment.years as usize;
        let discount = if bound {
            price.commitment.discount
        } else {
            0.0
        };
        let paid = price.yearly * (1.0 - discount);
        let once = self.once.get(year).copied().unwrap_or(0.0);
        (self.benefits[year] - once - self.other_costs[year] - paid) / 12.0
    }
}
