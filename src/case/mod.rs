//! One customer: their answers, and the terms they would buy on. Public.

mod own;
mod proposal;
mod scenario;

pub use own::{Category, OwnDriver};
pub use proposal::{Alternative, Contact, LONGEST_TEXT, Paper, Part, ProposalSettings, Reader};
pub use scenario::NamedScenario;

use crate::document::{Document, Fault, Faults, Head};
use crate::format::Message;
use crate::roi::{Hurdles, Timing};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One customer's case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Worthwhile case")]
pub struct Case {
    /// Always `worthwhile.case`.
    #[schemars(extend("const" = "worthwhile.case"))]
    pub format: String,
    /// Version of this format.
    #[schemars(range(min = 1, max = 1))]
    pub version: u32,
    /// Who they are.
    pub customer: Customer,
    /// Their figures: for each ROI model the inputs that differ from its defaults, so that a
    /// change of industry loses nothing.
    pub figures: BTreeMap<String, BTreeMap<String, f64>>,
    /// For each ROI model the drivers that were added for this customer.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[schemars(extend("additionalProperties" = { "type": "array", "maxItems": 12, "items": { "$ref": "#/$defs/OwnDriver" } }))]
    pub own_drivers: BTreeMap<String, Vec<OwnDriver>>,
    /// For each ROI model the drivers that are switched on or off, unlike what it proposes.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub drivers: BTreeMap<String, BTreeMap<String, bool>>,
    /// The same for their own costs.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub costs: BTreeMap<String, BTreeMap<String, bool>>,
    /// Share of the claimed benefits that is taken to come true; all, if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 1))]
    pub claim_share: Option<f64>,
    /// Months by which the benefits begin later than planned, while everything is paid as
    /// planned; none, if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 60))]
    pub delay_months: Option<f64>,
    /// What else might happen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 12))]
    pub scenarios: Vec<NamedScenario>,
    /// What they would buy.
    pub terms: Chosen,
    /// What they demand of a purchase.
    pub hurdles: CaseHurdles,
    /// When the subscription counts as paid.
    #[serde(default)]
    pub timing: CaseTiming,
    /// How their proposal is put together.
    #[serde(default, skip_serializing_if = "proposal::is_default")]
    pub proposal: ProposalSettings,
}

impl Case {
    /// The case of a customer without a name and without an answer, of `staff` people, for whom
    /// the ROI model called `industry` is used and who would buy on `terms`.
    #[must_use]
    pub fn blank(industry: String, staff: u32, terms: Chosen) -> Self {
        Self {
            format: Self::HEAD.format.to_owned(),
            version: Self::HEAD.version,
            customer: Customer {
                name: String::new(),
                industry,
                staff,
                revenue: None,
            },
            figures: BTreeMap::new(),
            own_drivers: BTreeMap::new(),
            drivers: BTreeMap::new(),
            costs: BTreeMap::new(),
            claim_share: None,
            delay_months: None,
            scenarios: Vec::new(),
            terms,
            hurdles: CaseHurdles::default(),
            timing: CaseTiming::default(),
            proposal: ProposalSettings::default(),
        }
    }
}

/// Who the customer is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Customer {
    /// Their name.
    #[schemars(length(max = 200))]
    #[serde(deserialize_with = "crate::document::name")]
    pub name: String,
    /// The ROI model used for them.
    #[schemars(length(min = 1, max = 60))]
    pub industry: String,
    /// People employed.
    #[schemars(range(min = 1, max = 10_000_000))]
    pub staff: u32,
    /// Their revenue, money a year, if it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 1e17))]
    pub revenue: Option<f64>,
}

/// What the customer would buy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Chosen {
    /// A plan of the price book.
    #[schemars(length(min = 1, max = 60))]
    pub plan: String,
    /// Units of it.
    #[schemars(range(min = 1, max = 10_000_000))]
    pub quantity: u32,
    /// Add-ons of the price book.
    #[serde(default)]
    #[schemars(length(max = 50))]
    pub add_ons: Vec<String>,
    /// Years bound; a term of the price book.
    #[schemars(range(min = 1, max = 10))]
    pub years: u32,
    /// What vendor and customer would agree on instead of list terms; absent: list terms.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreed: Option<Agreed>,
}

/// Terms on the table, as the customer may see them: what they pay and for how long, never why.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Agreed {
    /// Subscription price before the discount, money a year.
    #[schemars(range(min = 0, max = 1e17))]
    pub price: f64,
    /// One-off service charge at signature, money.
    #[schemars(range(min = 0, max = 1e17))]
    pub one_off_charge: f64,
    /// Recurring service charge before the discount, money a year.
    #[schemars(range(min = 0, max = 1e17))]
    pub recurring_charge: f64,
    /// Years bound.
    #[schemars(range(min = 1, max = 10))]
    pub years: u32,
    /// Discount on the yearly amounts during that term, a share.
    #[schemars(range(min = 0, max = 0.9))]
    pub discount: f64,
    /// Whether the whole term is paid at signature.
    pub prepaid: bool,
}

/// The customer's own hurdles. One that is absent or null is not demanded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseHurdles {
    /// Least return on investment over the horizon, a share.
    #[schemars(range(min = 0, max = 100))]
    pub roi_min: Option<f64>,
    /// Longest payback, months after signature.
    #[schemars(range(min = 1, max = 120))]
    pub payback_months_max: Option<f64>,
    /// Largest share of the value that may go to the vendor.
    #[schemars(range(max = 1), extend("exclusiveMinimum" = 0))]
    pub value_share_max: Option<f64>,
    /// The most they can pay in a year, all their own costs included, money.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 1e17))]
    pub budget: Option<f64>,
    /// The scenario in which they must hold.
    #[serde(default)]
    pub scenario: Scenario,
}

/// Which end of a figure's range is taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Scenario {
    /// The end that is worse for the customer.
    #[default]
    Conservative,
    /// The likely value, with each driver's risk deducted.
    Expected,
    /// The end that is better for the customer.
    Optimistic,
}

impl Scenario {
    /// All of them, the worst first.
    pub const ALL: [Self; 3] = [Self::Conservative, Self::Expected, Self::Optimistic];
}

/// When the subscription counts as paid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CaseTiming {
    /// At the start of each year: what the bank account sees.
    #[default]
    CashInAdvance,
    /// At the end of each year: the tables of a Total Economic Impact study.
    TeiYearEnd,
}

// Every figure in a document is finite, so equality is total; and a shared case that is the
// same one is equal without a look at its contents.
impl Eq for Case {}

impl Document for Case {
    const HEAD: Head = Head {
        format: "worthwhile.case",
        version: 1,
        migrations: &[],
    };

    fn faults(&self) -> Faults {
        let scenarios = self.scenarios.iter().enumerate();
        let scenarios = scenarios.flat_map(|(place, scenario)| {
            absurd(&format!("scenarios[{place}].figures"), &scenario.figures)
        });
        let own = absurd("figures", &self.figures);
        let proposal = self.proposal.faults();
        own.into_iter().chain(scenarios).chain(proposal).collect()
    }
}

/// Figures that nobody can have.
fn absurd(path: &str, figures: &BTreeMap<String, BTreeMap<String, f64>>) -> Faults {
    let largest = 1e12;
    let all = figures.iter().flat_map(|(model, figures)| {
        let of_one = figures.iter();
        of_one.map(move |(input, value)| (format!("{path}.{model}.{input}"), *value))
    });
    all.filter(|(_, value)| value.abs() > largest)
        .map(|(path, _)| Fault::at(path, Message::new("document.absurd")))
        .collect()
}

impl Case {
    /// The customer's hurdles, in numbers.
    #[must_use]
    pub fn hurdles(&self) -> Hurdles {
        Hurdles {
            roi_min: self.hurdles.roi_min,
            payback_months_max: self.hurdles.payback_months_max,
            value_share_max: self.hurdles.value_share_max,
        }
    }

    /// When the subscription is paid.
    #[must_use]
    pub fn timing(&self) -> Timing {
        match self.timing {
            CaseTiming::CashInAdvance => Timing::CashInAdvance,
            CaseTiming::TeiYearEnd => Timing::TeiYearEnd,
        }
    }

    /// The customer's figure for `input` of the ROI model in use, if they gave one.
    #[must_use]
    pub fn figure(&self, input: &str) -> Option<f64> {
        of_model(&self.figures, self, input)
    }

    /// Whether `driver` of the ROI model in use is switched on; `None` where it is as proposed.
    #[must_use]
    pub fn driver_on(&self, driver: &str) -> Option<bool> {
        of_model(&self.drivers, self, driver)
    }

    /// Whether `cost` of the ROI model in use is switched on; `None` where it is as proposed.
    #[must_use]
    pub fn cost_on(&self, cost: &str) -> Option<bool> {
        of_model(&self.costs, self, cost)
    }

    /// Share of the claimed benefits that is taken to come true.
    #[must_use]
    pub fn claim_share(&self) -> f64 {
        self.claim_share.unwrap_or(1.0)
    }

    /// Months by which the benefits begin later than planned.
    #[must_use]
    pub fn delay_months(&self) -> f64 {
        self.delay_months.unwrap_or(0.0)
    }
}

/// What `all` has for `id` under the ROI model that `case` uses.
fn of_model<T: Copy>(
    all: &BTreeMap<String, BTreeMap<String, T>>,
    case: &Case,
    id: &str,
) -> Option<T> {
    all.get(&case.customer.industry)?.get(id).copied()
}
