//! What else might happen to a customer, under a name.

use super::Case;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A case in which some things turn out otherwise.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NamedScenario {
    /// Its name.
    #[schemars(length(min = 1, max = 60))]
    #[serde(deserialize_with = "crate::document::name")]
    pub name: String,
    /// The figures that differ, for each ROI model.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub figures: BTreeMap<String, BTreeMap<String, f64>>,
    /// Share of the claimed benefits that comes true; as in the case, if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 1))]
    pub claim_share: Option<f64>,
    /// Months by which the benefits begin later than planned; as in the case, if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 60))]
    pub delay_months: Option<f64>,
}

impl Case {
    /// The case if `scenario` comes about.
    #[must_use]
    pub fn under(&self, scenario: &NamedScenario) -> Self {
        let mut case = self.clone();
        for (model, figures) in &scenario.figures {
            let own = case.figures.entry(model.clone()).or_default();
            own.extend(figures.iter().map(|(input, value)| (input.clone(), *value)));
        }
        case.claim_share = scenario.claim_share.or(case.claim_share);
        case.delay_months = scenario.delay_months.or(case.delay_months);
        case.scenarios.clear();
        case
    }
}
