//! What the case counts and what else might happen: drivers switched on and off, and scenarios
//! under names of their own.

use super::variants::tidy_name;
use super::{Documents, Field, Session};
use crate::case::{Case, NamedScenario};
use crate::document::Faults;
use std::collections::BTreeMap;

/// Something done with the named scenarios of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScenarioEdit {
    /// A new one, in which nothing differs yet.
    Add(String),
    /// The one at a place gets another name.
    Rename(usize, String),
    /// The one at a place goes.
    Delete(usize),
}

/// A figure of a named scenario; empty where it is as in the case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ScenarioField {
    /// Share of the claimed benefits that comes true.
    ClaimShare,
    /// Months by which the benefits begin later than planned.
    DelayMonths,
    /// The customer's figure for an input of their ROI model.
    Figure(String),
}

/// Whether something is a driver or a cost of the ROI model in use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Counted {
    /// The driver of this id.
    Driver(String),
    /// The cost of this id.
    Cost(String),
}

/// The most scenarios that a case names.
pub const MOST_SCENARIOS: usize = 12;

impl ScenarioField {
    /// Its number in the scenario at `place`.
    pub(super) fn number(&self, case: &Case, place: usize) -> Option<f64> {
        let scenario = case.scenarios.get(place)?;
        match self {
            Self::ClaimShare => scenario.claim_share,
            Self::DelayMonths => scenario.delay_months,
            Self::Figure(id) => {
                let figures = scenario.figures.get(&case.customer.industry)?;
                figures.get(id).copied()
            }
        }
    }

    /// Puts `value` in it; `None` makes it as in the case.
    pub(super) fn write(&self, case: &mut Case, place: usize, value: Option<f64>) {
        let industry = case.customer.industry.clone();
        let Some(scenario) = case.scenarios.get_mut(place) else {
            return;
        };
        match self {
            Self::ClaimShare => scenario.claim_share = value,
            Self::DelayMonths => scenario.delay_months = value,
            Self::Figure(id) => put(&mut scenario.figures, &industry, id, value),
        }
    }
}

/// Puts `value` at `id` of `model`, or takes away what stands there; nothing empty stays behind.
fn put<T>(
    all: &mut BTreeMap<String, BTreeMap<String, T>>,
    model: &str,
    id: &str,
    value: Option<T>,
) {
    let own = all.entry(model.to_owned()).or_default();
    match value {
        Some(value) => {
            own.insert(id.to_owned(), value);
        }
        None => {
            own.remove(id);
        }
    }
    if own.is_empty() {
        all.remove(model);
    }
}

impl Session {
    pub(super) fn count(&mut self, what: &Counted, on: bool) {
        let step = match what {
            Counted::Driver(_) => "step.driver",
            Counted::Cost(_) => "step.cost",
        };
        let changed = switched(&self.documents, what, on);
        self.choose(step, changed);
    }

    pub(super) fn edit_scenarios(&mut self, edit: ScenarioEdit) {
        let scenarios = &self.documents.case().scenarios;
        let (step, changed) = match edit {
            ScenarioEdit::Add(name) => {
                let name = tidy_name(&name);
                if name.is_empty() || scenarios.len() >= MOST_SCENARIOS {
                    return;
                }
                let scenario = NamedScenario {
                    name,
                    ..NamedScenario::default()
                };
                let add = |case: &mut Case| case.scenarios.push(scenario);
                ("step.scenario_add", self.documents.with_case(add))
            }
            ScenarioEdit::Rename(place, name) => {
                let name = tidy_name(&name);
                if name.is_empty() || place >= scenarios.len() {
                    return;
                }
                let rename = |case: &mut Case| case.scenarios[place].name = name;
                ("step.scenario_rename", self.documents.with_case(rename))
            }
            ScenarioEdit::Delete(place) => {
                if place >= scenarios.len() {
                    return;
                }
                let delete = |case: &mut Case| {
                    case.scenarios.remove(place);
                };
                // What waits in fields of scenarios would wait at another's.
                self.drafts
                    .retain(|field, _| !matches!(field, Field::Scenario(..)));
                ("step.scenario_delete", self.documents.with_case(delete))
            }
        };
        self.choose(step, changed);
    }
}

/// `documents` with a driver or a cost switched on or off. What is as the model proposes is not
/// kept.
fn switched(documents: &Documents, what: &Counted, on: bool) -> Result<Documents, Faults> {
    let model = documents.desk().calculator().model(documents.case());
    let proposed = model.and_then(|model| match what {
        Counted::Driver(id) => {
            let driver = model.drivers.iter().find(|driver| driver.id == *id);
            driver.map(|driver| !driver.optional)
        }
        Counted::Cost(id) => {
            let cost = model.costs.iter().find(|cost| cost.id == *id);
            cost.map(|cost| !cost.optional)
        }
    });
    let kept = (proposed != Some(on)).then_some(on);
    documents.with_case(|case| {
        let industry = case.customer.industry.clone();
        match what {
            Counted::Driver(id) => put(&mut case.drivers, &industry, id, kept),
            Counted::Cost(id) => put(&mut case.costs, &industry, id, kept),
        }
    })
}
