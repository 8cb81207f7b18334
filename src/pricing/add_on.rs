//! What a customer may take on top of a plan.

use super::{Money, Plan};
use crate::document::Text;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An extra that is paid year by year with the plan. Like the plan it counts towards the deal's
/// size, and the term's discount is for it as well.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddOn {
    /// Its name in documents.
    #[schemars(length(min = 1, max = 60))]
    pub id: String,
    /// Its name for people.
    pub name: Text,
    /// List price, money a year.
    #[schemars(range(min = 0, max = 1e9))]
    pub price: f64,
    /// What the price is for.
    #[serde(default)]
    pub charged: AddOnCharge,
    /// The plans that it can be taken with; none named: every plan.
    #[serde(default)]
    #[schemars(length(max = 50))]
    pub plans: Vec<String>,
}

/// What an add-on's price is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AddOnCharge {
    /// Each unit of the plan.
    #[default]
    PerUnit,
    /// The whole contract.
    Flat,
}

impl AddOn {
    /// Whether it can be taken with the plan called `id`.
    #[must_use]
    pub fn fits(&self, id: &str) -> bool {
        self.plans.is_empty() || self.plans.iter().any(|plan| plan == id)
    }

    /// List price with `quantity` units of a plan, money a year.
    #[must_use]
    pub fn list(&self, quantity: u32) -> Money {
        let price = Money::from_units(self.price);
        match self.charged {
            AddOnCharge::PerUnit => price.times(quantity),
            AddOnCharge::Flat => price,
        }
    }
}

/// What is ordered: a plan, how much of it, and what on top.
#[derive(Clone, Debug, PartialEq)]
pub struct Order<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Units asked for.
    pub quantity: u32,
    /// The extras.
    pub add_ons: Vec<&'a AddOn>,
}
