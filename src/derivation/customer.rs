//! The customer's side: from their own figures to payback, ROI and NPV (`ECONOMICS.md` 2.1, 2.2).

use super::sheet::{Sheet, sum};
use super::{Show, Source};
use crate::case::Case;
use crate::deal::{Deal, Desk};
use crate::format::{Arg, Message};
use crate::model::Unit;
use crate::offer::{CostTiming, RoiModel};
use crate::pricing::Commitment;
use crate::roi::{Return, Timing};

/// A customer's ROI model in use, and its place among the playbook's.
pub(super) struct Situation<'a> {
    pub model: &'a RoiModel,
    pub path: String,
    pub case: &'a Case,
}

/// Adds `benefit_t` and `other_t`, what flows each year whatever is paid, and `customer_rate`.
pub(super) fn flows(sheet: &mut Sheet, desk: &Desk, case: &Case) {
    let models = &desk.playbook().public.roi_models;
    let Some(place) = models
        .iter()
        .position(|model| model.id == case.customer.industry)
    else {
        return;
    };
    let situation = Situation {
        model: &models[place],
        path: format!("public.roi_models[{place}]"),
        case,
    };
    let path = format!("{}.discount_rate", situation.path);
    let rate = situation.model.discount_rate;
    sheet.playbook(
        "customer_rate",
        "derive.customer_rate",
        Show::Share,
        path,
        rate,
    );
    let scope = situation.names(sheet);
    situation.drivers(sheet, &scope);
    situation.costs(sheet, &scope);
}

pub(super) type Names<'a> = Vec<(&'a str, usize)>;

impl<'a> Situation<'a> {
    pub(super) fn horizon(&self) -> u32 {
        self.model.horizon_years
    }

    /// The inputs and the figures in between, by the names that the model's formulas use.
    fn names(&self, sheet: &mut Sheet) -> Names<'a> {
        let mut scope: Names = Vec::new();
        for (place, input) in self.model.inputs.iter().enumerate() {
            let id = format!("input_{place}");
            let (from, value) = if let Some(value) = self.case.figure(&input.id) {
                let industry = &self.case.customer.industry;
                let path = format!("figures.{industry}.{}", input.id);
                (Source::Case(path), value)
            } else {
                let path = format!("{}.inputs[{place}].likely", self.path);
                (Source::Playbook(path), input.likely)
            };
            let show = match Unit::parse(&input.unit) {
                Ok(unit) if unit.percent => Show::Share,
                Ok(unit) if unit.is_money() => Show::Money,
                _ => Show::Plain,
            };
            sheet.input(&id, Message::new("derive.input"), show, from, value);
            sheet.of(&id, &input.name);
            scope.extend(sheet.place(&id).map(|at| (input.id.as_str(), at)));
        }
        let staff = Source::Case("customer.staff".to_owned());
        let count = f64::from(self.case.customer.staff);
        sheet.input(
            "staff",
            Message::new("customer.staff"),
            Show::Plain,
            staff,
            count,
        );
        scope.extend(sheet.place("staff").map(|at| ("staff", at)));
        // Each pass adds the formulas whose names are all known; there are no circles.
        let formulas = &self.model.formulas;
        for _ in formulas {
            for (place, formula) in formulas.iter().enumerate() {
                let known: Vec<&str> = scope.iter().map(|(name, _)| *name).collect();
                if known.contains(&formula.id.as_str())
                    || crate::model::Formula::parse(&formula.formula, &known).is_err()
                {
                    continue;
                }
                let id = format!("between_{place}");
                let name =
                    Message::new("derive.between").with("name", Arg::Text(formula.id.clone()));
                sheet.scoped(&id, name, Show::Plain, &formula.formula, &scope);
                scope.extend(sheet.place(&id).map(|at| (formula.id.as_str(), at)));
            }
        }
        scope
    }

    /// `other_t`: the customer's own costs at signature and in each year.
    fn costs(&self, sheet: &mut Sheet, scope: &Names) {
        let (mut once, mut yearly) = (Vec::new(), Vec::new());
        let mut first_year = Vec::new();
        for (place, cost) in self.model.costs.iter().enumerate() {
            if !cost.is_on(self.case) {
                continue;
            }
            let (plain, risk) = (format!("plain_{place}"), format!("cost_risk_{place}"));
            sheet.scoped(
                &plain,
                Message::new("derive.own_cost"),
                Show::Money,
                &cost.formula,
                scope,
            );
            sheet.of(&plain, &cost.name);
            let from = rated(cost.risk);
            let path = format!("{}.costs[{place}].{from}", self.path);
            let added = cost.addition();
            sheet.playbook(&risk, "derive.cost_risk", Show::Share, path, added);
            sheet.of(&risk, &cost.name);
            let list = match cost.timing {
                CostTiming::Once => &mut once,
                CostTiming::FirstYear => &mut first_year,
                CostTiming::Yearly => &mut yearly,
            };
            list.push(format!("{plain} * (1 + {risk})"));
        }
        sheet.year("other_0", "derive.own_effort", Show::Money, 0, &sum(once));
        for year in 1..=self.horizon() {
            let id = format!("other_{year}");
            // What falls due in the first year is due no more in the others.
            let costs = yearly.iter().cloned().chain(first_year.drain(..));
            let costs = sum(costs);
            sheet.year(&id, "derive.own_effort", Show::Money, year, &costs);
        }
    }
}

/// The field that a risk is taken from: the risk itself, or how sure the claim is.
pub(super) fn rated(risk: Option<f64>) -> &'static str {
    match risk {
        Some(_) => "risk",
        None => "confidence",
    }
}

/// What is paid at time `t` under `commitment`, as a multiple of the yearly price, in words of
/// the formula language; `None` where nothing is.
pub(super) fn paid_at(
    t: u32,
    horizon: u32,
    timing: Timing,
    bound: &Commitment,
    tag: &str,
) -> Option<String> {
    let year = match (timing, bound.prepaid, t) {
        (Timing::CashInAdvance, _, _) if t < horizon => t,
        (Timing::TeiYearEnd, true, 0) => 0,
        (Timing::TeiYearEnd, true, 1) => return None,
        (Timing::TeiYearEnd, _, 1..) => t - 1,
        _ => return None,
    };
    let less = super::lifetime::less(bound.discount, tag);
    let one = |less: String| {
        if less.is_empty() {
            "1".to_owned()
        } else {
            less
        }
    };
    match (year < bound.years, bound.prepaid) {
        (false, _) => Some("1".to_owned()),
        (true, false) => Some(one(less)),
        (true, true) if year == 0 => Some(super::lifetime::discounted(
            &bound.years.to_string(),
            bound.discount,
            tag,
        )),
        (true, true) => None,
    }
}

/// Adds `id`, the present value of one unit of yearly price under `commitment`.
pub(super) fn price_years(sheet: &mut Sheet, deal: &Deal, id: &str, bound: &Commitment, tag: &str) {
    let project = &deal.estimate.situation.project;
    let horizon = u32::try_from(project.horizon()).unwrap_or(u32::MAX);
    let terms = (0..=horizon).filter_map(|t| {
        let paid = paid_at(t, horizon, project.timing, bound, tag)?;
        Some(present(&paid, t))
    });
    sheet.step(id, "derive.price_years", Show::Ratio, &sum(terms));
}

/// `formula`, a product, discounted from time `t`.
fn present(formula: &str, t: u32) -> String {
    match t {
        0 => formula.to_owned(),
        _ => format!("{formula} / (1 + customer_rate) ^ {t}"),
    }
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
    payback(sheet, got);
}

/// The year in which what was spent has come back, and how far into it.
fn payback(sheet: &mut Sheet, got: &Return) {
    let years = got.payback.periods();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a year within the horizon"
    )]
    let year = years.map_or(0, |years| years.ceil() as u32);
    let formula = match (years, year) {
        (None, _) => "0".to_owned(),
        (Some(years), _) if years <= 0.0 => "0".to_owned(),
        (Some(_), year) => format!("12 * ({0} - added_{0} / net_{year})", year - 1),
    };
    sheet.step("customer_months", "return.payback", Show::Months, &formula);
    sheet.figure("customer_months", years.map(|years| years * 12.0));
}
