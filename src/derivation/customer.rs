//! The customer's side: from their own figures to what flows each year (`ECONOMICS.md` 2.1),
//! as expected and at the worse ends of what is uncertain.

use super::sheet::{Sheet, sum};
use super::{Evidence, Given, Show, Source};
use crate::case::Case;
use crate::deal::Desk;
use crate::format::{Arg, Message};
use crate::model::Unit;
use crate::offer::{CostTiming, Input, InputKind, RoiModel, Situation};

/// What the names of steps at the worse ends end with.
pub(super) const WORSE: &str = "_worse";

/// A customer's ROI model in use, and its place among the playbook's.
struct InUse<'a> {
    model: &'a RoiModel,
    path: String,
    case: &'a Case,
    ends: Option<Ends<'a>>,
}

/// The worse ends of what is uncertain, beside what is expected.
#[derive(Clone, Copy)]
pub(super) struct Ends<'a> {
    pub worst: &'a Situation,
    pub expected: &'a Situation,
}

/// Adds `benefit_t` and `other_t`, what flows each year whatever is paid, and `customer_rate`.
pub(super) fn flows(sheet: &mut Sheet, desk: &Desk, case: &Case) {
    flows_at(sheet, desk, case, None);
}

/// Adds the same at `ends`, where there are any; what does not differ there is not repeated.
pub(super) fn flows_at(sheet: &mut Sheet, desk: &Desk, case: &Case, ends: Option<Ends>) {
    let models = &desk.playbook().public.roi_models;
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

type Names<'a> = Vec<(&'a str, usize)>;

impl<'a> InUse<'a> {
    fn horizon(&self) -> u32 {
        self.model.horizon_years
    }

    /// What the names of its steps end with.
    fn end(&self) -> &'static str {
        self.ends.map_or("", |_| WORSE)
    }

    /// Where an input's value stands, and the value: at its worse end, if that is another one.
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
        let worst = self
            .ends
            .and_then(|ends| ends.worst.inputs.get(place).copied());
        let Some(worst) = worst.filter(|worst| worst.total_cmp(&value).is_ne()) else {
            return (format!("input_{place}"), from, value);
        };
        let end = if input.low == Some(worst) {
            "low"
        } else {
            "high"
        };
        (format!("input_{place}{WORSE}"), of_input(end), worst)
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
            let name = Message::new(if id.ends_with(WORSE) {
                "derive.input_worse"
            } else {
                "derive.input"
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
                let name =
                    Message::new("derive.between").with("name", Arg::Text(formula.id.clone()));
                sheet.scoped(&id, name, Show::Plain, &formula.formula, &scope);
                scope.extend(sheet.place(&id).map(|at| (formula.id.as_str(), at)));
            }
        }
        scope
    }

    /// `adjusted_d`, what a driver brings at full run, and `benefit_t`, what all bring in a year.
    fn drivers(&self, sheet: &mut Sheet, scope: &Names) {
        let end = self.end();
        let moved: Vec<bool> = (0..self.model.drivers.len())
            .map(|place| self.moved(place))
            .collect();
        for (place, _) in moved.iter().enumerate().filter(|(_, moved)| **moved) {
            self.driver(sheet, place, scope);
        }
        for year in 1..=self.horizon() {
            let terms = moved.iter().enumerate().map(|(place, moved)| {
                let ramp = self.ramp(sheet, place, year);
                format!("adjusted_{place}{} * {ramp}", if *moved { end } else { "" })
            });
            let formula = sum(terms.collect::<Vec<_>>());
            let id = format!("benefit_{year}{end}");
            sheet.year(&id, "derive.benefit", Show::Money, year, &formula);
        }
    }

    /// Whether a driver has steps of its own here: at the ends one may stay as expected, because
    /// its risk deduction alone takes more.
    fn moved(&self, driver: usize) -> bool {
        self.ends.is_none_or(|ends| {
            ends.worst.drivers[driver].benefit != ends.expected.drivers[driver].benefit
        })
    }

    fn driver(&self, sheet: &mut Sheet, place: usize, scope: &Names) {
        let (driver, end) = (&self.model.drivers[place], self.end());
        let (money, share) = (Show::Money, Show::Share);
        let parts = [
            ("baseline", "derive.baseline", Some(&driver.baseline), money),
            (
                "improvement",
                "derive.improvement",
                Some(&driver.improvement),
                share,
            ),
            (
                "attribution",
                "derive.attribution",
                driver.attribution.as_ref(),
                share,
            ),
            (
                "recapture",
                "derive.recapture",
                driver.recapture.as_ref(),
                share,
            ),
        ];
        let mut factors = Vec::new();
        for (part, key, formula, show) in parts {
            let Some(formula) = formula else { continue };
            let id = format!("{part}_{place}{end}");
            sheet.scoped(&id, Message::new(key), show, formula, scope);
            sheet.of(&id, &driver.name);
            factors.push(id);
        }
        let full = format!("full_{place}{end}");
        sheet.step(&full, "derive.full_run", Show::Money, &factors.join(" * "));
        sheet.of(&full, &driver.name);
        let id = format!("adjusted_{place}{end}");
        // Where the range counts, the deduction does not.
        let deducted = self
            .ends
            .map_or(driver.risk, |ends| ends.worst.drivers[place].benefit.risk);
        if self.ends.is_some() && deducted == 0.0 {
            sheet.step(&id, "derive.adjusted_by_range", Show::Money, &full);
        } else {
            let risk = format!("risk_{place}");
            let path = format!("{}.drivers[{place}].risk", self.path);
            sheet.playbook(&risk, "derive.risk", Show::Share, path, driver.risk);
            sheet.of(&risk, &driver.name);
            let formula = format!("{full} * (1 - {risk})");
            sheet.step(&id, "derive.adjusted", Show::Money, &formula);
        }
        sheet.of(&id, &driver.name);
    }

    /// The step of the ramp that a driver has reached in `year`.
    fn ramp(&self, sheet: &mut Sheet, driver: usize, year: u32) -> String {
        let own = self.model.drivers[driver].ramp.as_ref();
        let low = self.model.ramp_range.as_ref().map(|range| &range.low);
        let low = low.filter(|_| own.is_none() && self.ends.is_some() && self.moved(driver));
        let ramp = own.or(low).unwrap_or(&self.model.ramp);
        let step = (year as usize - 1).min(ramp.len().saturating_sub(1));
        let (id, path) = match (own, low) {
            (Some(_), _) => {
                let path = format!("{}.drivers[{driver}].ramp[{step}]", self.path);
                (format!("ramp_{driver}_{step}"), path)
            }
            (None, Some(_)) => {
                let path = format!("{}.ramp_range.low[{step}]", self.path);
                (format!("ramp_low_{step}"), path)
            }
            (None, None) => (
                format!("ramp_{step}"),
                format!("{}.ramp[{step}]", self.path),
            ),
        };
        let number = f64::from(u32::try_from(step + 1).unwrap_or(u32::MAX));
        let name = Message::new("derive.ramp").with("year", Arg::Number(number, 0));
        let value = ramp.get(step).copied().unwrap_or(1.0);
        sheet.input(&id, name, Show::Share, Source::Playbook(path), value);
        id
    }

    /// `other_t`: the customer's own costs at signature and in each year.
    fn costs(&self, sheet: &mut Sheet, scope: &Names) {
        let (mut once, mut yearly) = (Vec::new(), Vec::new());
        let end = self.end();
        for (place, cost) in self.model.costs.iter().enumerate() {
            let (plain, risk) = (format!("plain_{place}{end}"), format!("cost_risk_{place}"));
            sheet.scoped(
                &plain,
                Message::new("derive.own_cost"),
                Show::Money,
                &cost.formula,
                scope,
            );
            sheet.of(&plain, &cost.name);
            let path = format!("{}.costs[{place}].risk", self.path);
            sheet.playbook(&risk, "derive.cost_risk", Show::Share, path, cost.risk);
            sheet.of(&risk, &cost.name);
            let list = match cost.timing {
                CostTiming::Once => &mut once,
                CostTiming::Yearly => &mut yearly,
            };
            list.push(format!("{plain} * (1 + {risk})"));
        }
        let id = format!("other_0{end}");
        sheet.year(&id, "derive.own_effort", Show::Money, 0, &sum(once));
        for year in 1..=self.horizon() {
            let id = format!("other_{year}{end}");
            sheet.year(
                &id,
                "derive.own_effort",
                Show::Money,
                year,
                &sum(yearly.clone()),
            );
        }
    }
}
