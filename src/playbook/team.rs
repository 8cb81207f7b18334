//! Who works on deals.

use crate::document::{Fault, Faults, Text};
use crate::economics::LoadedPay;
use crate::format::Message;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The people who work on deals, and how pay becomes the cost of an hour.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Team {
    /// Total cost of employment over base pay: taxes, benefits, training. Variable pay is the
    /// motions' commission and does not belong here.
    #[schemars(range(min = 1, max = 5))]
    pub load_multiplier: f64,
    /// Office, phone, licences: money per head and year, on top.
    #[schemars(range(min = 0, max = 1e9))]
    pub infrastructure_per_head: f64,
    /// Hours a year in which a person actually produces.
    #[schemars(range(min = 100, max = 8760))]
    pub productive_hours_year: f64,
    /// The roles.
    #[schemars(length(max = 30))]
    pub roles: Vec<Role>,
}

/// A role.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// Its name in documents.
    #[schemars(length(min = 1, max = 60))]
    pub id: String,
    /// Its name for people.
    pub name: Text,
    /// Base pay, money a year.
    #[schemars(range(min = 0, max = 1e9))]
    pub base_pay: f64,
    /// Whether it is an account executive, whose hours may be the scarce ones.
    pub sells: bool,
    /// Base and variable pay at full quota, money a year. Only to check the plan.
    #[serde(default)]
    #[schemars(range(min = 0, max = 1e9))]
    pub on_target_earnings: Option<f64>,
    /// New business a year that is asked of one person, money. Only to check the plan.
    #[serde(default)]
    #[schemars(range(min = 0, max = 1e12))]
    pub quota_year: Option<f64>,
    /// The deal size that these people usually sell, money a year. Only to check the plan.
    #[serde(default)]
    #[schemars(range(max = 1e12), extend("exclusiveMinimum" = 0))]
    pub usual_deal: Option<f64>,
}

impl Team {
    /// Roles that stand twice.
    #[must_use]
    pub fn faults(&self) -> Faults {
        let twice = |place: &usize| {
            let id = &self.roles[*place].id;
            self.roles[..*place].iter().any(|role| role.id == *id)
        };
        (0..self.roles.len())
            .filter(twice)
            .map(|place| Fault::at(format!("roles[{place}].id"), Message::new("document.twice")))
            .collect()
    }

    /// The role called `id`.
    #[must_use]
    pub fn role(&self, id: &str) -> Option<&Role> {
        self.roles.iter().find(|role| role.id == id)
    }

    /// Loaded cost of an hour of the role `id`, money an hour; 0 for an unknown role.
    #[must_use]
    pub fn hourly(&self, id: &str) -> f64 {
        let pay = LoadedPay {
            multiplier: self.load_multiplier,
            infrastructure: self.infrastructure_per_head,
            productive_hours: self.productive_hours_year,
        };
        self.role(id).map_or(0.0, |role| pay.hourly(role.base_pay))
    }
}
