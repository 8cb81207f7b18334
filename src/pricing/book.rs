//! The price book: plans and terms at list. Public.

use crate::document::{Fault, Faults, Text};
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
    /// The contract terms on offer.
    #[schemars(length(min = 1, max = 20))]
    pub terms: Vec<Term>,
}

/// A plan, priced per unit and year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Its name in documents.
    #[schemars(length(min = 1, max = 60))]
    pub id: String,
    /// Its name for people.
    pub name: Text,
    /// What is counted, such as users or machines.
    pub unit: Text,
    /// List price per unit, money a year.
    #[schemars(range(min = 0, max = 1e9))]
    pub price_per_unit: f64,
    /// The fewest units sold.
    #[schemars(range(min = 1, max = 1_000_000))]
    pub minimum_quantity: u32,
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

    /// The term of `years`.
    #[must_use]
    pub fn term(&self, years: u32) -> Option<&Term> {
        self.terms.iter().find(|term| term.years == years)
    }

    /// Plans or terms that stand twice.
    #[must_use]
    pub fn faults(&self) -> Faults {
        let twice = |path: String| Fault::at(path, Message::new("document.twice"));
        let plans = (0..self.plans.len())
            .filter(|place| {
                self.plans[..*place]
                    .iter()
                    .any(|p| p.id == self.plans[*place].id)
            })
            .map(|place| twice(format!("plans[{place}].id")));
        let terms = (0..self.terms.len())
            .filter(|place| {
                self.terms[..*place]
                    .iter()
                    .any(|t| t.years == self.terms[*place].years)
            })
            .map(|place| twice(format!("terms[{place}].years")));
        plans.chain(terms).collect()
    }
}
