//! The price book: plans, add-ons and terms at list. Public.

use super::{AddOn, Plan};
use crate::document::{Fault, Faults, unknown};
use crate::format::Message;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What is sold, at list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PriceBook {
    /// The plans.
    #[schemars(length(min = 1, max = 50))]
    pub plans: Vec<Plan>,
    /// What can be taken on top of a plan.
    #[serde(default)]
    #[schemars(length(max = 50))]
    pub add_ons: Vec<AddOn>,
    /// The contract terms on offer.
    #[schemars(length(min = 1, max = 20))]
    pub terms: Vec<Term>,
}

/// A contract term.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Years bound.
    #[schemars(range(min = 1, max = 10))]
    pub years: u32,
    /// Discount on list for it, a share.
    #[schemars(range(min = 0, max = 0.9))]
    pub discount: f64,
}

impl PriceBook {
    /// The plan called `id`.
    #[must_use]
    pub fn plan(&self, id: &str) -> Option<&Plan> {
        self.plans.iter().find(|plan| plan.id == id)
    }

    /// The add-on called `id`.
    #[must_use]
    pub fn add_on(&self, id: &str) -> Option<&AddOn> {
        self.add_ons.iter().find(|add_on| add_on.id == id)
    }

    /// The term of `years`.
    #[must_use]
    pub fn term(&self, years: u32) -> Option<&Term> {
        self.terms.iter().find(|term| term.years == years)
    }

    /// What stands twice, tiers that are not in order, add-ons for plans that do not exist.
    #[must_use]
    pub fn faults(&self) -> Faults {
        let mut faults = twice("plans", "id", &self.plans, |plan| &plan.id);
        for (place, plan) in self.plans.iter().enumerate() {
            let path = format!("plans[{place}]");
            faults.extend(plan.faults().into_iter().map(|fault| fault.within(&path)));
        }
        faults.extend(twice("add_ons", "id", &self.add_ons, |add_on| &add_on.id));
        for (place, add_on) in self.add_ons.iter().enumerate() {
            for (line, plan) in add_on.plans.iter().enumerate() {
                if self.plan(plan).is_none() {
                    let plans = self.plans.iter().map(|plan| plan.id.as_str());
                    let path = format!("add_ons[{place}].plans[{line}]");
                    faults.push(unknown(path, plan, plans));
                }
            }
        }
        faults.extend(twice("terms", "years", &self.terms, |term| &term.years));
        faults
    }
}

/// Entries of `list` with the `field` of an earlier one.
fn twice<T, K: PartialEq>(list: &str, field: &str, entries: &[T], key: fn(&T) -> &K) -> Faults {
    let repeats = |place: &usize| {
        let earlier = &entries[..*place];
        earlier
            .iter()
            .any(|entry| key(entry) == key(&entries[*place]))
    };
    let twice = |place| {
        let path = format!("{list}[{place}].{field}");
        Fault::at(path, Message::new("document.twice"))
    };
    (0..entries.len()).filter(repeats).map(twice).collect()
}
