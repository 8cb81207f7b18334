//! What the customer's money earns (`ECONOMICS.md` 2.2).

use super::{CashFlow, Price, Project};
use crate::finance::{Irr, Payback, discounted_payback, irr, mirr, payback};

/// The customer's return under one price.
#[derive(Clone, Debug, PartialEq)]
pub struct Return {
    /// What flows when.
    pub cash_flow: CashFlow,
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

/// What a delay costs. Three answers to three questions, never to be mixed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CostOfDelay {
    /// Net benefit of one month at full run, less the running cost: money a month. Lost only
    /// if the end date stays.
    pub run_rate: f64,
    /// NPV of the project, kept to tell the cost of moving all of it.
    npv: f64,
    /// Yearly discount rate.
    discount_rate: f64,
}

impl CostOfDelay {
    /// What it costs to move the whole project by `months`. Money.
    #[must_use]
    pub fn shift(&self, months: f64) -> f64 {
        self.npv * (1.0 - (1.0 + self.discount_rate).powf(-months / 12.0))
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
        Return {
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
                run_rate: self.run_rate(price),
                npv,
                discount_rate: rate,
            },
            cash_flow,
        }
    }

    /// A month's net benefit in the last year, that year's price spread over it.
    fn run_rate(&self, price: &Price) -> f64 {
        let last = self.horizon();
        let bound = last <= price.commitment.years as usize;
        let discount = if bound {
            price.commitment.discount
        } else {
            0.0
        };
        let paid = price.yearly * (1.0 - discount);
        (self.benefits[last] - self.other_costs[last] - paid) / 12.0
    }
}
