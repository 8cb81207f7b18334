//! The customer's side: from their own figures to what flows each year (`ECONOMICS.md` 2.1),
//! as expected and at the worse or better ends of what is uncertain.

use super::sheet::{Sheet, sum};
use super::{Evidence, Given, Show, Source};
use crate::case::Case;
use crate::deal::Desk;
use crate::format::Message;
use crate::model::Unit;
use crate::offer::{CostTiming, Input, InputKind, RoiModel, Situation};

/// What the names of steps at the ends of what is uncertain end with.
pub(super) const AT_END: &str = "_end";

/// A customer's ROI model in use, and its place among the playbook's.
pub(super) struct InUse<'a> {
    pub model: &'a RoiModel,
    pub path: String,
    pub case: &'a Case,
    pub ends: Option<Ends<'a>>,
}

/// The ends of what is uncertain, beside what is expected.
#[derive(Clone, Copy)]
pub(super) struct Ends<'a> {
    pub there: &'a Situation,
    pub expected: &'a Situation,
    /// The better ends; else the worse ones.
    pub better: bool,
}

/// Adds `benefit_t` and `other_t`, what flows each year whatever is paid, and `customer_rate`.
pub(super) fn flows(sheet: &mut Sheet, desk: &Desk, case: &Case) {
    flows_at(sheet, desk, case, None);
}

/// Adds the same at `ends`, where there are any; what does not differ there is not repeated.
pub(super) fn flows_at(sheet: &mut Sheet, desk: &Desk, case: &Case, ends: Option<Ends>) {
    let models = &desk.calculator().public().roi_models;
    let Some(place) = models
        .iter()
        .position(|model| model.id == case.customer.industry)
    else {
        return;
    };
    let situation = InUse {
        model: &models[place],
        path: format!("public.roi_models[{place}]"),
        case,
        ends,
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

impl<'a> InUse<'a> {
    pub(super) fn horizon(&self) -> u32 {
        self.model.horizon_years
    }

    /// What the names of its steps end with.
    pub(super) fn end(&self) -> &'static str {
        self.ends.map_or("", |_| AT_END)
    }

    /// Where an input's value stands, and the value: at its end, if that is another one.
    fn entered(&self, place: usize) -> (String, Source, f64) {
        let input = &self.model.inputs[place];
        let industry = &self.case.customer.industry;
        let of_input =
            |name: &str| Source::Playbook(format!("{}.inputs[{place}].{name}", self.path));
        let (from, value) = match self.case.figure(&input.id) {
            Some(value) => (
                Source::Case(format!("figures.{industry}.{}", input.id)),
                value,
            ),
            None => (of_input("likely"), input.likely),
        };
        let there = self
            .ends
            .and_then(|ends| ends.there.inputs.get(place).copied());
        let Some(there) = there.filter(|there| there.total_cmp(&value).is_ne()) else {
            return (format!("input_{place}"), from, value);
        };
        let end = if input.low == Some(there) {
            "low"
        } else {
            "high"
        };
        (format!("input_{place}{AT_END}"), of_input(end), there)
    }

    /// Whose figure an input is, and how well it is founded.
    fn evidence(&self, input: &Input) -> Evidence {
        Evidence {
            given: match (input.kind, self.case.figure(&input.id)) {
                (InputKind::Customer, Some(_)) => Given::ByCustomer,
                (InputKind::Assumption, Some(_)) => Given::Changed(input.likely),
                (InputKind::Customer, None) => Given::NotAsked,
                (InputKind::Assumption, None) => Given::Assumed,
            },
            tier: input.tier,
            source: input.source.clone(),
        }
    }

    /// The inputs and the figures in between, by the names that the model's formulas use.
    fn names(&self, sheet: &mut Sheet) -> Names<'a> {
        let mut scope: Names = Vec::new();
        for (place, input) in self.model.inputs.iter().enumerate() {
            let (id, from, value) = self.entered(place);
            let show = match Unit::parse(&input.unit) {
                Ok(unit) if unit.percent => Show::Share,
                Ok(unit) if unit.is_money() => Show::Money,
                _ => Show::Plain,
            };
            let better = self.ends.is_some_and(|ends| ends.better);
            let name = Message::new(match (id.ends_with(AT_END), better) {
                (false, _) => "derive.input",
                (true, false) => "derive.input_worse",
                (true, true) => "derive.input_better",
            });
            sheet.input(&id, name, show, from, value);
            sheet.of(&id, &input.name);
            sheet.evidence(&id, self.evidence(input));
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
                let id = format!("between_{place}{}", self.end());
                let name = Message::new("derive.input");
                sheet.scoped(&id, name, Show::Plain, &formula.formula, &scope);
                sheet.of(&id, &formula.label());
                scope.extend(sheet.place(&id).map(|at| (formula.id.as_str(), at)));
            }
        }
        scope
    }

    /// `other_t`: the customer's own costs at signature and in each year.
    fn costs(&self, sheet: &mut Sheet, scope: &Names) {
        let (mut once, mut first_year, mut yearly) = (Vec::new(), Vec::new(), Vec::new());
        let end = self.end();
        for (place, cost) in self.model.costs.iter().enumerate() {
            if !cost.is_on(self.case) {
                continue;
            }
            let (plain, risk) = (format!("plain_{place}{end}"), format!("cost_risk_{place}"));
            sheet.scoped(
                &plain,
                Message::new("derive.own_cost"),
                Show::Money,
                &cost.formula,
                scope,
            );
            sheet.of(&plain, &cost.name);
            let path = format!("{}.costs[{place}].{}", self.path, rated(cost.risk));
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
        let id = format!("other_0{end}");
        sheet.year(&id, "derive.own_effort", Show::Money, 0, &sum(once));
        for year in 1..=self.horizon() {
            let id = format!("other_{year}{end}");
            // What falls due in the first year is due no more in the others.
            let costs = sum(yearly.iter().cloned().chain(first_year.drain(..)));
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
