//! What an opportunity costs before anybody sells.

use crate::document::Text;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Leads, what they cost, and how many of them come through (`ECONOMICS.md` 1.2, CAP-05).
///
/// With one lead and its price it is cost per lead over the stage rates; with a month's spend on
/// marketing and first calls, its opportunities and no stages it is spend per opportunity. Take
/// the spend of a month one sales cycle earlier.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FunnelSheet {
    /// What the leads cost, money.
    #[schemars(range(min = 0, max = 1e9))]
    pub spend: f64,
    /// How many leads that buys.
    #[schemars(range(min = 0.001, max = 1e9))]
    pub leads: f64,
    /// The stages between a lead and an opportunity.
    #[serde(default)]
    #[schemars(length(max = 8))]
    pub stages: Vec<StageSheet>,
}

/// A stage of a funnel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StageSheet {
    /// Its name for people.
    pub name: Text,
    /// The share that comes through.
    #[schemars(range(min = 0.001, max = 1))]
    pub rate: f64,
}

impl FunnelSheet {
    /// Cost of a lead per opportunity, money.
    #[must_use]
    pub fn lead_cost(&self) -> f64 {
        let through: f64 = self.stages.iter().map(|stage| stage.rate).product();
        self.spend / self.leads / through
    }
}
