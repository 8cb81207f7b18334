//! `worthwhile roi`: the customer's side of a deal.

use super::block::Block;
use super::names;
use crate::case::{Agreed, Case};
use crate::finance::{Irr, Payback};
use crate::offer::{DriverResult, Estimate, Public};
use crate::pricing::Quote;
use crate::roi::Return;
use serde_json::Value;

/// One customer's figures under one price.
pub(super) struct Figures<'a> {
    pub public: &'a Public,
    pub case: &'a Case,
    pub estimate: &'a Estimate,
    pub returns: &'a Return,
}

impl Figures<'_> {
    pub(super) fn report(&self) -> Value {
        let project = &self.estimate.situation.project;
        Block::new()
            .with("currency", self.public.currency.as_str())
            .with("timing", names::timing(project.timing))
            .with("quote", quote(&self.estimate.quote))
            .either("agreed", self.case.terms.agreed.map(agreed), "list_terms")
            .joined(returns(self.returns))
            .with("drivers", self.drivers())
            .value()
    }

    fn drivers(&self) -> Vec<Value> {
        let horizon = self.estimate.situation.project.horizon();
        let models = &self.public.roi_models;
        let model = models
            .iter()
            .find(|model| model.id == self.case.customer.industry);
        let ids = model.into_iter().flat_map(|model| &model.drivers);
        ids.zip(&self.estimate.situation.drivers)
            .filter(|(_, result)| result.on)
            .map(|(sheet, result)| driver(&sheet.id, result, horizon))
            .collect()
    }
}

/// The terms on the table, under which the figures stand.
fn agreed(terms: Agreed) -> Value {
    Block::new()
        .number("price", terms.price)
        .number("one_off_charge", terms.one_off_charge)
        .number("recurring_charge", terms.recurring_charge)
        .with("term_years", terms.years)
        .number("term_discount", terms.discount)
        .with("prepaid", terms.prepaid)
        .value()
}

fn driver(id: &str, result: &DriverResult, horizon: usize) -> Value {
    let benefit = &result.benefit;
    let by_year: Vec<f64> = (1..=horizon).map(|year| benefit.in_year(year)).collect();
    Block::new()
        .with("id", id)
        .number("baseline", benefit.baseline)
        .number("full_run", benefit.full_run)
        .numbers("by_year", &by_year)
        .value()
}

fn quote(quote: &Quote) -> Value {
    Block::new()
        .with("quantity", quote.quantity)
        .number("units", quote.units.units())
        .number("platform_fee", quote.platform_fee.units())
        .number("add_ons", quote.add_ons.units())
        .number("list", quote.list.units())
        .number("discount", quote.discount)
        .number("yearly", quote.yearly.units())
        .number("total", quote.total.units())
        .value()
}

fn returns(returns: &Return) -> Block {
    let flow = &returns.cash_flow;
    let flows = Block::new()
        .numbers("benefits", &flow.benefits)
        .numbers("costs", &flow.costs)
        .numbers("net", &flow.net);
    let both_signs = flow.net.iter().any(|net| *net > 0.0) && flow.net.iter().any(|net| *net < 0.0);
    let no_rate = if both_signs {
        "no_real_rate"
    } else {
        "no_change_of_sign"
    };
    let block = Block::new()
        .with("cash_flow", flows.value())
        .number("npv", returns.npv)
        .figure("irr", returns.irr.rate(), no_rate);
    let block = match &returns.irr {
        Irr::Several { roots, .. } => block.numbers("irr_roots", roots),
        Irr::None | Irr::One(_) => block,
    };
    let block = block
        .figure("mirr", returns.mirr, no_rate)
        .figure("roi", returns.roi, "no_costs")
        .figure("simple_roi", returns.simple_roi, "no_costs");
    let block = payback(block, "payback", returns.payback);
    payback(block, "discounted_payback", returns.discounted_payback)
        .number("pv_benefits", returns.pv_benefits)
        .number("pv_costs", returns.pv_costs)
        .figure("must_be_true", returns.must_be_true, "no_benefits")
}

/// The months, and whether what was recovered is lost again later.
fn payback(block: Block, name: &str, payback: Payback) -> Block {
    let months = payback.periods().map(|years| years * 12.0);
    let lost_again = matches!(payback, Payback::RecoveredThenLost(_));
    block
        .figure(&format!("{name}_months"), months, "never")
        .with(&format!("{name}_lost_again"), lost_again)
}
