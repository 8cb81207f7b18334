//! Whose hours a deal takes, and the other ways to spend them.

use super::Team;
use crate::document::Text;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One role's hours in a won deal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HoursOfRole {
    /// A role of the team.
    pub role: String,
    /// Hours per won deal.
    #[schemars(range(min = 0, max = 100_000))]
    pub hours: f64,
}

/// What deals from some size on take on top: a security review, procurement, a reference call.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StepSheet {
    /// Its name for people.
    pub name: Text,
    /// The smallest deal that takes it, money a year.
    #[schemars(range(max = 1e12), extend("exclusiveMinimum" = 0))]
    pub from: f64,
    /// Hours per won deal on top, by role.
    #[serde(default)]
    #[schemars(length(max = 20))]
    pub hours: Vec<HoursOfRole>,
    /// Legal and procurement cost per won deal on top.
    #[serde(default)]
    #[schemars(range(min = 0, max = 1e9))]
    pub legal_cost: f64,
}

/// A lighter way of selling: fewer touches, capped hours, guided instead of led onboarding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LighterSheet {
    /// Hours per won deal, by role.
    #[serde(default)]
    #[schemars(length(max = 20))]
    pub hours: Vec<HoursOfRole>,
    /// Onboarding cost per won deal.
    #[schemars(range(min = 0, max = 1e9))]
    pub onboarding_cost: f64,
    /// Share of opportunities won this way at list price.
    #[schemars(range(max = 1), extend("exclusiveMinimum" = 0))]
    pub win_rate: f64,
}

/// Qualification by somebody else: another lead cost, fewer hours of one's own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OutsourcedSheet {
    /// Cost of a qualified lead, per opportunity.
    #[schemars(range(min = 0, max = 1e9))]
    pub lead_cost: f64,
    /// Hours per won deal, by role.
    #[serde(default)]
    #[schemars(length(max = 20))]
    pub hours: Vec<HoursOfRole>,
    /// Share of opportunities won this way at list price.
    #[schemars(range(max = 1), extend("exclusiveMinimum" = 0))]
    pub win_rate: f64,
}

/// Hours of several roles, in numbers.
pub(super) struct Effort {
    pub ae_hours: f64,
    /// `None` where no AE works.
    pub ae_hourly_cost: Option<f64>,
    pub other_cost: f64,
}

impl Effort {
    pub fn of<'a>(hours: impl Iterator<Item = &'a HoursOfRole>, team: &Team) -> Self {
        let sells = |role: &str| team.role(role).is_some_and(|role| role.sells);
        let (mut ae_hours, mut ae_cost, mut other_cost) = (0.0, 0.0, 0.0);
        for line in hours {
            let cost = line.hours * team.hourly(&line.role);
            if sells(&line.role) {
                ae_hours += line.hours;
                ae_cost += cost;
            } else {
                other_cost += cost;
            }
        }
        let ae_hourly_cost = (ae_hours > 0.0).then(|| ae_cost / ae_hours);
        Self {
            ae_hours,
            ae_hourly_cost,
            other_cost,
        }
    }
}
