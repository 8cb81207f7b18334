//! A benefit that the vendor's ROI model does not know, for this customer alone.

use super::Case;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A line of benefit that was added in a deal, where the ROI model allows it. Its figures stand
/// among the customer's, under [`OwnDriver::today`] and [`OwnDriver::saved`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnDriver {
    /// Its name in formulas; none of the model's own.
    #[schemars(length(min = 1, max = 40))]
    pub id: String,
    /// Its name for people.
    #[schemars(length(min = 1, max = 60))]
    pub name: String,
    /// What kind of value it is.
    #[serde(default)]
    pub category: Category,
    /// Formula: what the situation costs today, money a year, from the model's inputs; if it is
    /// absent the customer is asked for the amount.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = 500))]
    pub baseline: Option<String>,
    /// Who said so, and when.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schemars(length(max = 200))]
    pub source: String,
}

/// What kind of value a benefit is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// Money that is no longer spent, or comes in.
    #[default]
    Cash,
    /// Working time set free.
    Time,
    /// A loss that becomes less likely.
    RiskAvoidance,
    /// Cash that is no longer bound: it comes once, as the ramp rises, and never again.
    WorkingCapital,
}

impl Category {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::Cash,
        Self::Time,
        Self::RiskAvoidance,
        Self::WorkingCapital,
    ];
}

impl OwnDriver {
    /// The input for what the situation costs today.
    #[must_use]
    pub fn today(&self) -> String {
        format!("{}_today", self.id)
    }

    /// The input for the share of it that is saved.
    #[must_use]
    pub fn saved(&self) -> String {
        format!("{}_saved", self.id)
    }
}

impl Case {
    /// The drivers that were added to the ROI model in use.
    #[must_use]
    pub fn own_drivers(&self) -> &[OwnDriver] {
        let own = self.own_drivers.get(&self.customer.industry);
        own.map_or(&[], Vec::as_slice)
    }
}
