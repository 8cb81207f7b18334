//! Benefits that are added for one customer, because the ROI model does not know them.

use super::variants::tidy_name;
use super::{Documents, Field, Session};
use crate::case::{Case, Category, OwnDriver};
use crate::document::Faults;
use crate::offer::RoiModel;
use std::collections::BTreeMap;

/// Something done with the drivers added for the customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OwnEdit {
    /// A new one under a name, which says nothing yet.
    Add(String),
    /// The one with this id is of another kind.
    Categorise(String, Category),
    /// The one with this id goes, and its figures with it.
    Delete(String),
}

/// A text of a driver that was added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OwnText {
    /// Its name.
    Name,
    /// What the situation costs today, as a formula; empty where the amount is asked for.
    Baseline,
    /// Who said so.
    Source,
}

/// The most drivers that are added to a model.
pub const MOST_OWN: usize = 12;

impl OwnText {
    /// The text as it stands in `driver`.
    #[must_use]
    pub fn of(self, driver: &OwnDriver) -> &str {
        match self {
            Self::Name => &driver.name,
            Self::Baseline => driver.baseline.as_deref().unwrap_or_default(),
            Self::Source => &driver.source,
        }
    }

    /// `documents` with `text` in the driver `id`.
    pub(super) fn write(
        self,
        documents: &Documents,
        id: &str,
        text: &str,
    ) -> Result<Documents, Faults> {
        documents.with_case(|case| {
            let Some(driver) = of_model(case).iter_mut().find(|own| own.id == id) else {
                return;
            };
            match self {
                Self::Name => text.clone_into(&mut driver.name),
                Self::Source => text.clone_into(&mut driver.source),
                Self::Baseline => {
                    driver.baseline = Some(text.to_owned()).filter(|text| !text.is_empty());
                    forget_unasked(case, id);
                }
            }
        })
    }
}

/// The drivers added to the model in use.
fn of_model(case: &mut Case) -> &mut Vec<OwnDriver> {
    let industry = case.customer.industry.clone();
    case.own_drivers.entry(industry).or_default()
}

/// A formula takes the place of the amount that was asked for.
fn forget_unasked(case: &mut Case, id: &str) {
    let own = case.own_drivers().iter().find(|own| own.id == id);
    if let Some(today) = own
        .filter(|own| own.baseline.is_some())
        .map(OwnDriver::today)
    {
        forget(case, &[today]);
    }
}

/// Takes out every figure for `inputs`, in the case and in its scenarios.
fn forget(case: &mut Case, inputs: &[String]) {
    let industry = case.customer.industry.clone();
    let scenarios = case.scenarios.iter_mut().map(|one| &mut one.figures);
    for figures in scenarios.chain([&mut case.figures]) {
        if let Some(figures) = figures.get_mut(&industry) {
            figures.retain(|input, _| !inputs.contains(input));
        }
    }
}

/// A name for formulas that nothing in `model` has.
fn free_id(model: &RoiModel) -> Option<String> {
    let taken = |id: &str| {
        let inputs = model.inputs.iter().map(|input| &input.id);
        let formulas = model.formulas.iter().map(|formula| &formula.id);
        let drivers = model.drivers.iter().map(|driver| &driver.id);
        let costs = model.costs.iter().map(|cost| &cost.id);
        (inputs.chain(formulas).chain(drivers).chain(costs)).any(|other| other.starts_with(id))
    };
    (1..1000)
        .map(|number| format!("own_{number}"))
        .find(|id| !taken(id))
}

impl Session {
    pub(super) fn edit_own(&mut self, edit: OwnEdit) {
        let documents = &self.documents;
        let (step, changed) = match edit {
            OwnEdit::Add(name) => {
                let name = tidy_name(&name);
                let id = documents
                    .desk()
                    .calculator()
                    .model(documents.case())
                    .and_then(free_id);
                let full = documents.case().own_drivers().len() >= MOST_OWN;
                let (false, false, Some(id)) = (name.is_empty(), full, id) else {
                    return;
                };
                let driver = OwnDriver {
                    id,
                    name,
                    category: Category::default(),
                    baseline: None,
                    source: String::new(),
                };
                let add = |case: &mut Case| of_model(case).push(driver);
                ("step.own_add", documents.with_case(add))
            }
            OwnEdit::Categorise(id, category) => {
                let change = |case: &mut Case| {
                    let own = of_model(case).iter_mut().find(|own| own.id == id);
                    if let Some(own) = own {
                        own.category = category;
                    }
                };
                ("step.own_category", documents.with_case(change))
            }
            OwnEdit::Delete(id) => {
                self.drafts.retain(|field, _| match field {
                    Field::Own(of, _) => *of != id,
                    _ => true,
                });
                let gone = self.documents.with_case(|case| delete(case, &id));
                ("step.own_delete", gone)
            }
        };
        self.choose(step, changed);
    }
}

fn delete(case: &mut Case, id: &str) {
    let own = case.own_drivers().iter().find(|own| own.id == id);
    let Some(inputs) = own.map(|own| [own.today(), own.saved()]) else {
        return;
    };
    forget(case, &inputs);
    of_model(case).retain(|own| own.id != id);
    let industry = case.customer.industry.clone();
    if let Some(switched) = case.drivers.get_mut(&industry) {
        switched.remove(id);
    }
    case.own_drivers.retain(|_, own| !own.is_empty());
    case.drivers
        .retain(|_: &String, on: &mut BTreeMap<String, bool>| !on.is_empty());
    case.figures.retain(|_, figures| !figures.is_empty());
}
