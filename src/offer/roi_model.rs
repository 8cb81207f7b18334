//! An industry's ROI model, as it stands in the document.

use super::evidence::{Confidence, Evidence, Tier};
pub use crate::case::Category;
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
    /// Share of the full run reached in years 1, 2, ..., or months; the last one persists.
    #[schemars(length(min = 1, max = 60), inner(range(min = 0, max = 1)))]
    pub ramp: Vec<f64>,
    /// How long each step of the ramp lasts.
    #[serde(default, skip_serializing_if = "is_default")]
    pub ramp_step: RampStep,
    /// Months from signature until the benefits begin and the ramp with them.
    #[serde(default, skip_serializing_if = "is_default")]
    #[schemars(range(min = 0, max = 60))]
    pub start_months: f64,
    /// How slow and how fast it may go instead.
    #[serde(default)]
    pub ramp_range: Option<RampRange>,
    /// What is asked or assumed.
    #[schemars(length(max = 200))]
    pub inputs: Vec<Input>,
    /// Inputs that the public calculator asks first, in order; if there are none, those of the
    /// customer's that move the result most.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 6))]
    pub questions: Vec<String>,
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
    /// Whether a benefit that stands in none of the drivers may be added for one customer.
    #[serde(default, skip_serializing_if = "is_default")]
    pub own_drivers: bool,
}

/// How long each step of a ramp lasts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RampStep {
    /// A year.
    #[default]
    Year,
    /// A month.
    Month,
}

/// The slowest and the fastest plausible ramp.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RampRange {
    /// The slowest; in no year above the likely one.
    #[schemars(length(min = 1, max = 60), inner(range(min = 0, max = 1)))]
    pub low: Vec<f64>,
    /// The fastest; in no year below the likely one.
    #[schemars(length(min = 1, max = 60), inner(range(min = 0, max = 1)))]
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
    /// When that was published or said: `2026`, `2026-11` or `2026-11-23`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// What to beware of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caution: Option<Text>,
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

/// A formula with a name that other formulas can use.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NamedFormula {
    /// Its name in formulas.
    #[schemars(length(min = 1, max = 60))]
    pub id: String,
    /// Its name for people; that in formulas if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Text>,
    /// The formula.
    pub formula: String,
    /// Its unit, such as `week/year` for a constant `46`; else what follows from the formula.
    #[serde(default)]
    pub unit: Option<String>,
}

impl NamedFormula {
    /// What people call it.
    #[must_use]
    pub fn label(&self) -> Text {
        let plain = || Text::Plain(self.id.clone());
        self.name.clone().unwrap_or_else(plain)
    }
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
    /// Whether it counts only for customers for whom it is switched on.
    #[serde(default)]
    pub optional: bool,
    /// Formula: what the situation costs today, money a year; of working capital: what is bound
    /// today, money.
    pub baseline: String,
    /// What it shares its baseline with: drivers of one group save at most all of it together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1, max = 60))]
    pub group: Option<String>,
    /// Formula: the share of the baseline that is saved.
    pub improvement: String,
    /// Formula: the share of that saving that is due to the purchase; all, if absent.
    pub attribution: Option<String>,
    /// Formula: the share of that saving that turns into money; all, if absent.
    pub recapture: Option<String>,
    /// How sure its claim is.
    #[serde(default, skip_serializing_if = "is_default")]
    pub confidence: Confidence,
    /// Share deducted because the claim may not come true; that of its confidence, if absent.
    #[serde(default)]
    #[schemars(range(min = 0, max = 1))]
    pub risk: Option<f64>,
    /// Its own ramp, if it differs from the model's.
    #[schemars(length(min = 1, max = 60), inner(range(min = 0, max = 1)))]
    pub ramp: Option<Vec<f64>>,
    /// How long each step of its own ramp lasts.
    #[serde(default, skip_serializing_if = "is_default")]
    pub ramp_step: RampStep,
    /// Months from signature until it begins, if they differ from the model's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 60))]
    pub start_months: Option<f64>,
    /// What its claim rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
    /// What to beware of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caution: Option<Text>,
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
    /// What kind of cost it is.
    #[serde(default, skip_serializing_if = "is_default")]
    pub category: CostCategory,
    /// Whether it counts only for customers for whom it is switched on.
    #[serde(default)]
    pub optional: bool,
    /// Formula: money, or money a year.
    pub formula: String,
    /// When it falls due.
    pub timing: CostTiming,
    /// How sure its amount is.
    #[serde(default, skip_serializing_if = "is_default")]
    pub confidence: Confidence,
    /// Share added because it may turn out higher; that of its confidence, if absent.
    #[serde(default)]
    #[schemars(range(min = 0, max = 5))]
    pub risk: Option<f64>,
}

/// What kind of cost it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CostCategory {
    /// The customer's own people.
    #[default]
    InternalLabour,
    /// Joining it to what the customer runs already.
    Integration,
    /// Learning to use it.
    Training,
    /// Work that goes slower while habits change.
    Change,
    /// Anything else.
    Other,
}

/// When a cost falls due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CostTiming {
    /// Once, at signature.
    Once,
    /// Once, at the end of the first year.
    FirstYear,
    /// At the end of each year.
    Yearly,
}

/// Whether a field says no more than its absence would, so that a document that does not use it
/// does not change with it.
fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
