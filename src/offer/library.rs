//! What a vendor keeps ready for proposals: answers, stories, phases, measures, texts. Each entry
//! may be for some industries only.

use crate::document::{Fault, Faults, Text, plain};
use crate::format::Message;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Texts for proposals.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Library {
    /// How the purchase brings what a driver claims.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 200))]
    pub solutions: Vec<Solution>,
    /// What is done until it runs; without any, the usual phases within the days of the ROI
    /// model.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 60))]
    pub phases: Vec<Phase>,
    /// What is measured besides the drivers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 60))]
    pub measures: Vec<Measure>,
    /// Answers to what is asked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 60))]
    pub answers: Vec<Answer>,
    /// Case studies and references.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 60))]
    pub stories: Vec<Story>,
    /// What the customer's technology has to meet, point by point.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 60))]
    pub requirements: Vec<Point>,
    /// Further remarks on the method, point by point.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 60))]
    pub method: Vec<Point>,
}

/// How the purchase brings what a driver claims.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Solution {
    /// The ROI model.
    #[schemars(length(min = 1, max = 60))]
    pub industry: String,
    /// A driver of it.
    #[schemars(length(min = 1, max = 60))]
    pub driver: String,
    /// What changes, and how.
    pub text: Text,
}

/// A step of the implementation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Phase {
    /// The ROI models that it is for; none named: all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 40))]
    pub industries: Vec<String>,
    /// Its name.
    pub name: Text,
    /// Its first day, counted from the signature, which is day 1.
    #[schemars(range(min = 1, max = 3650))]
    pub from_day: u32,
    /// Its last day.
    #[schemars(range(min = 1, max = 3650))]
    pub to_day: u32,
    /// What the vendor does.
    pub vendor: Text,
    /// What the customer does.
    pub customer: Text,
}

/// Something that shows whether the purchase succeeds: a figure of the customer's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// The ROI model.
    #[schemars(length(min = 1, max = 60))]
    pub industry: String,
    /// The input of it that is measured; its value today is the baseline.
    #[schemars(length(min = 1, max = 60))]
    pub input: String,
    /// The input with the share by which it falls.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub falls_by: Option<String>,
    /// The input with the points by which it rises.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rises_by: Option<String>,
}

/// An answer to what is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The ROI models that it is for; none named: all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 40))]
    pub industries: Vec<String>,
    /// What is asked.
    pub question: Text,
    /// The answer.
    pub answer: Text,
}

/// Who else did it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Story {
    /// The ROI models that it is for; none named: all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 40))]
    pub industries: Vec<String>,
    /// Who they are.
    pub customer: Text,
    /// How it was, what was done, what came of it.
    pub story: Text,
    /// Whom to ask, or where it can be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Text>,
}

/// A point of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// The ROI models that it is for; none named: all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 40))]
    pub industries: Vec<String>,
    /// What it says.
    pub text: Text,
}

/// Whether an entry for `industries` is for the ROI model called `id`.
#[must_use]
pub fn is_for(industries: &[String], id: &str) -> bool {
    industries.is_empty() || industries.iter().any(|industry| industry == id)
}

impl Library {
    /// Phases that end before they begin. An entry for a model, a driver or an input that is not
    /// there is no mistake: it is for nobody, so that a model can be taken out of the playbook, and
    /// put back, without its texts.
    pub(super) fn faults(&self) -> Faults {
        let phases = self.phases.iter().enumerate();
        phases
            .filter(|(_, phase)| phase.to_day < phase.from_day)
            .map(|(place, phase)| {
                let message = Message::new("document.range.at_least")
                    .with("low", plain(f64::from(phase.from_day)))
                    .with("found", plain(f64::from(phase.to_day)));
                Fault::at(format!("phases[{place}].to_day"), message)
            })
            .collect()
    }
}
