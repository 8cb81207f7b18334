//! What the customer's money earns: from what flows each year to NPV, ROI, IRR and payback
//! (`ECONOMICS.md` 2.2).

use super::customer::flows;
use super::payments::{paid_at, present};
use super::remedy::Table;
use super::sheet::{Sheet, sum};
use super::{Derivation, Show, Source};
use crate::case::Case;
use crate::deal::{Deal, Desk, price_of};
use crate::economics::Remedy;
use crate::format::Message;
use crate::pricing::Commitment;
use crate::roi::Return;

/// Derives every figure of the customer's return under `remedy`, one of the deal's or the terms
/// on the table.
#[must_use]
pub fn of_returns(desk: &Desk, case: &Case, deal: &Deal, remedy: &Remedy) -> Derivation {
    let mut sheet = Sheet::default();
    let table = Table {
        desk,
        case,
        deal,
        remedy,
    };
    table.terms(&mut sheet);
    flows(&mut sheet, desk, case);
    let bound = &remedy.commitment;
    let got = deal
        .estimate
        .situation
        .project
        .returns(&price_of(&remedy.terms, bound));
    returns(&mut sheet, deal, bound, &got);
    figures(&mut sheet, deal, bound, &got, case.customer.staff);
    sheet.done()
}

/// Derives what the driver at `place` saves.
#[must_use]
pub fn of_driver(desk: &Desk, case: &Case, deal: &Deal, place: usize) -> Derivation {
    let mut sheet = Sheet::default();
    flows(&mut sheet, desk, case);
    let driver = deal.estimate.situation.drivers.get(place);
    if let Some(benefit) = driver.map(|driver| &driver.benefit) {
        sheet.figure(&format!("full_{place}"), Some(benefit.full_run));
        sheet.figure(&format!("adjusted_{place}"), Some(benefit.adjusted()));
    }
    sheet.done()
}

/// Adds the cash flow under the steps `yearly` and `fee`, and what follows from it.
pub(super) fn returns(sheet: &mut Sheet, deal: &Deal, bound: &Commitment, got: &Return) {
    let project = &deal.estimate.situation.project;
    let horizon = u32::try_from(project.horizon()).unwrap_or(u32::MAX);
    for t in 0..=horizon {
        let mut cost = vec![format!("other_{t}")];
        if t == 0 {
            cost.push("fee".to_owned());
        }
        let paid = paid_at(t, horizon, project.timing, bound, "");
        cost.extend(paid.map(|paid| match paid.as_str() {
            "1" => "yearly".to_owned(),
            paid => format!("yearly * {paid}"),
        }));
        sheet.year(
            &format!("cost_{t}"),
            "derive.cost",
            Show::Money,
            t,
            &sum(cost),
        );
        let net = match t {
            0 => "0 - cost_0".to_owned(),
            _ => format!("benefit_{t} - cost_{t}"),
        };
        sheet.year(&format!("net_{t}"), "derive.net", Show::Money, t, &net);
        let added = match t {
            0 => "net_0".to_owned(),
            _ => format!("added_{} + net_{t}", t - 1),
        };
        sheet.year(
            &format!("added_{t}"),
            "derive.added",
            Show::Money,
            t,
            &added,
        );
    }
    let all = |what: &str| sum((0..=horizon).map(|t| present(&format!("{what}_{t}"), t)));
    sheet.step("npv", "return.npv", Show::Money, &all("net"));
    sheet.figure("npv", Some(got.npv));
    sheet.step("pv_costs", "return.pv_costs", Show::Money, &all("cost"));
    sheet.step("roi", "return.roi", Show::Share, "npv / pv_costs");
    sheet.figure("roi", got.roi);
    let names = ("customer_months", "return.payback");
    payback(sheet, names, ("added", "net"), got.payback.periods());
}

/// Adds every other figure of a return: what `staff` people, the rates and the moments make of
/// the same flows.
fn figures(sheet: &mut Sheet, deal: &Deal, bound: &Commitment, got: &Return, staff: u32) {
    let project = &deal.estimate.situation.project;
    let last = u32::try_from(project.horizon()).unwrap_or(u32::MAX);
    let all =
        |what: &str, from: u32| sum((from..=last).map(|t| present(&format!("{what}_{t}"), t)));
    // What comes only once is no yearly benefit.
    let full = Some(format!("lasting_{last}")).filter(|id| sheet.has(id));
    let full = full.unwrap_or_else(|| format!("benefit_{last}"));
    let benefit = got.annual_benefit;
    sheet.figure(&full, Some(benefit));
    sheet.step(
        "per_head",
        "derive.per_head",
        Show::Money,
        &format!("{full} / staff"),
    );
    sheet.figure("per_head", Some(benefit / f64::from(staff.max(1))));
    let costs = sum((0..=last).map(|t| format!("cost_{t}")));
    let average = format!("({costs}) / {}", last.max(1));
    sheet.step("average_cost", "return.annual_cost", Show::Money, &average);
    let spent: f64 = got.cash_flow.costs.iter().sum();
    sheet.figure("average_cost", Some(spent / f64::from(last.max(1))));
    sheet.step(
        "pv_benefits",
        "return.pv_benefits",
        Show::Money,
        &all("benefit", 1),
    );
    sheet.figure("pv_benefits", Some(got.pv_benefits));
    sheet.figure("pv_costs", Some(got.pv_costs));
    sheet.step(
        "must_be_true",
        "derive.must_be_true",
        Show::Share,
        "pv_costs / pv_benefits",
    );
    sheet.figure("must_be_true", got.must_be_true);
    rates(sheet, last, got);
    let discounted = |t: u32| ("discounted", present(&format!("net_{t}"), t));
    for t in 0..=last {
        let (name, formula) = discounted(t);
        let id = format!("{name}_{t}");
        sheet.year(&id, "derive.net_discounted", Show::Money, t, &formula);
        let added = match t {
            0 => "discounted_0".to_owned(),
            _ => format!("discounted_added_{} + {id}", t - 1),
        };
        let id = format!("discounted_added_{t}");
        sheet.year(&id, "derive.added", Show::Money, t, &added);
    }
    let names = ("discounted_months", "return.discounted_payback");
    payback(
        sheet,
        names,
        ("discounted_added", "discounted"),
        got.discounted_payback.periods(),
    );
    let less = if last <= bound.years {
        super::lifetime::discounted("yearly", bound.discount, "")
    } else {
        "yearly".to_owned()
    };
    let month = format!("({full} - other_{last} - {less}) / 12");
    sheet.step("run_rate", "return.run_rate", Show::Money, &month);
    sheet.figure("run_rate", Some(got.delay.run_rate));
}

/// Adds the internal rates of return. The first has no formula: it is the rate at which the net
/// flows come to nothing, which is shown beside it.
fn rates(sheet: &mut Sheet, last: u32, got: &Return) {
    if let Some(rate) = got.irr.rate() {
        sheet.input(
            "irr",
            Message::new("return.irr"),
            Show::Share,
            Source::Root,
            rate,
        );
        sheet.figure("irr", Some(rate));
        let at = |t: u32| match t {
            0 => "net_0".to_owned(),
            _ => format!("net_{t} / (1 + irr) ^ {t}"),
        };
        sheet.step(
            "at_irr",
            "derive.at_irr",
            Show::Money,
            &sum((0..=last).map(at)),
        );
        // A hair of rounding is left of it.
        let left = sheet.value("at_irr");
        sheet.figure("at_irr", Some(left));
    }
    if got.mirr.is_some() {
        let later = |t: u32| match last - t {
            0 => format!("max(net_{t}, 0)"),
            left => format!("max(net_{t}, 0) * (1 + customer_rate) ^ {left}"),
        };
        sheet.step(
            "earned",
            "derive.earned",
            Show::Money,
            &sum((0..=last).map(later)),
        );
        let spent = |t: u32| present(&format!("max(0 - net_{t}, 0)"), t);
        sheet.step(
            "spent",
            "derive.spent",
            Show::Money,
            &sum((0..=last).map(spent)),
        );
        let mirr = format!("(earned / spent) ^ (1 / {last}) - 1");
        sheet.step("mirr", "return.mirr", Show::Share, &mirr);
        sheet.figure("mirr", got.mirr);
    }
}

/// The year in which what was spent has come back, and how far into it, over the flows `net` and
/// their sums `added`.
fn payback(
    sheet: &mut Sheet,
    (id, key): (&str, &'static str),
    (added, net): (&str, &str),
    years: Option<f64>,
) {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a year within the horizon"
    )]
    let year = years.map_or(0, |years| years.ceil() as u32);
    let formula = match (years, year) {
        (None, _) => "0".to_owned(),
        (Some(years), _) if years <= 0.0 => "0".to_owned(),
        (Some(_), year) => format!("12 * ({0} - {added}_{0} / {net}_{year})", year - 1),
    };
    sheet.step(id, key, Show::Months, &formula);
    sheet.figure(id, years.map(|years| years * 12.0));
}
