//! An industry's ROI model, as it stands in the document.

use crate::document::Text;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How a purchase pays for customers of one industry. Formulas are in the language of
/// `crate::model`; they may use every input, `staff` (people employed) and each other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RoiModel {
    /// Its name in documents.
    #[schemars(length(min = 1, max = 60))]
    pub id: String,
    /// Its name for people.
    pub name: Text,
    /// Days from signature to go-live, from and to.
    #[schemars(length(min = 2, max = 2), inner(range(min = 0, max = 3650)))]
    pub implementation_days: Vec<u32>,
    /// Years looked at.
    #[schemars(range(min = 1, max = 10))]
    pub horizon_years: u32,
    /// The customer's yearly discount rate, unless they have their own.
    #[schemars(range(max = 1), extend("exclusiveMinimum" = -0.5))]
    pub discount_rate: f64,
    /// Share of the full run reached in years 1, 2, ...; the last one persists.
    #[schemars(length(min = 1, max = 10), inner(range(min = 0, max = 1)))]
    pub ramp: Vec<f64>,
    /// How slow and how fast it may go instead.
    #[serde(default)]
    pub ramp_range: Option<RampRange>,
    /// What is asked or assumed.
    #[schemars(length(max = 200))]
    pub inputs: Vec<Input>,
    /// Figures in between that several formulas use.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub formulas: Vec<NamedFormula>,
    /// The benefits.
    #[schemars(length(min = 1, max = 60))]
    pub drivers: Vec<Driver>,
    /// The customer's own costs: time, integration, training.
    #[serde(default)]
    #[schemars(length(max = 60))]
    pub costs: Vec<Cost>,
}

/// The slowest and the fastest plausible ramp.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RampRange {
    /// The slowest; in no year above the likely one.
    #[schemars(length(min = 1, max = 10), inner(range(min = 0, max = 1)))]
    pub low: Vec<f64>,
    /// The fastest; in no year below the likely one.
    #[schemars(length(min = 1, max = 10), inner(range(min = 0, max = 1)))]
    pub high: Vec<f64>,
}

/// How an uncertain input is spread between its low and high value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Spread {
    /// Around the likely value.
    #[default]
    Pert,
    /// In straight lines down from the likely value.
    Triangular,
    /// Evenly.
    Uniform,
    /// On a logarithmic scale; low and high are the 10th and 90th percentile, above 0.
    LogNormal,
    /// Not at all: low and high are only remarks.
    Fixed,
}

/// Something that is asked of the customer, or assumed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// Its name in formulas.
    #[schemars(length(min = 1, max = 60))]
    pub id: String,
    /// Its name for people.
    pub name: Text,
    /// Its unit, such as `money/hour`, `hour/year`, `person`, `%`, `ticket/month`.
    pub unit: String,
    /// The lowest plausible value.
    pub low: Option<f64>,
    /// The value used until another is given.
    pub likely: f64,
    /// The highest plausible value.
    pub high: Option<f64>,
    /// How it is spread between the two.
    #[serde(default)]
    pub spread: Spread,
    /// The lowest value accepted; 0 if absent.
    pub min: Option<f64>,
    /// The highest value accepted; 1 for a percentage if absent.
    pub max: Option<f64>,
    /// Whose figure it is.
    pub kind: InputKind,
    /// How well the default is founded.
    pub tier: Tier,
    /// Where the default comes from.
    pub source: Option<Text>,
}

/// Whose figure an input is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum InputKind {
    /// The customer's own: asked.
    Customer,
    /// An assumption about the effect: proposed, and open to change.
    Assumption,
}

/// How well a figure is founded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Tier {
    /// The customer's own figure.
    A,
    /// A published study.
    B,
    /// An estimate.
    C,
    /// No source.
    D,
}

/// A formula with a name that other formulas can use.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NamedFormula {
    /// Its name in formulas.
    #[schemars(length(min = 1, max = 60))]
    pub id: String,
    /// The formula.
    pub formula: String,
    /// Its unit, such as `week/year` for a constant `46`; else what follows from the formula.
    #[serde(default)]
    pub unit: Option<String>,
}

/// One line of benefit: `baseline x improvement x attribution x recapture`, at full run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Driver {
    /// Its name in documents.
    #[schemars(length(min = 1, max = 60))]
    pub id: String,
    /// Its name for people.
    pub name: Text,
    /// What kind of value it is.
    pub category: Category,
    /// Formula: what the situation costs today, money a year.
    pub baseline: String,
    /// Formula: the share of the baseline that is saved.
    pub improvement: String,
    /// Formula: the share of that saving that is due to the purchase; all, if absent.
    pub attribution: Option<String>,
    /// Formula: the share of that saving that turns into money; all, if absent.
    pub recapture: Option<String>,
    /// Share deducted because the claim may not come true.
    #[schemars(range(min = 0, max = 1))]
    pub risk: f64,
    /// Its own ramp, if it differs from the model's.
    #[schemars(length(min = 1, max = 10), inner(range(min = 0, max = 1)))]
    pub ramp: Option<Vec<f64>>,
}

/// What kind of value a benefit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// Money that is no longer spent, or comes in.
    Cash,
    /// Working time set free.
    Time,
    /// A loss that becomes less likely.
    RiskAvoidance,
}

/// One of the customer's own costs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cost {
    /// Its name in documents.
    #[schemars(length(min = 1, max = 60))]
    pub id: String,
    /// Its name for people.
    pub name: Text,
    /// Formula: money, or money a year.
    pub formula: String,
    /// When it falls due.
    pub timing: CostTiming,
    /// Share added because it may turn out higher.
    #[schemars(range(min = 0, max = 5))]
    pub risk: f64,
}

/// When a cost falls due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CostTiming {
    /// Once, at signature.
    Once,
    /// At the end of each year.
    Yearly,
}
