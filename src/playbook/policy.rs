//! The vendor's limits and assumptions.

use crate::document::Text;
use crate::economics::{Billing, Bounds, Outlook, Segment};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What is assumed of a customer's future.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Future {
    /// Yearly discount rate.
    #[schemars(range(min = 0, max = 1))]
    pub discount_rate: f64,
    /// Years of a customer's life that count.
    #[schemars(range(min = 1, max = 10))]
    pub horizon_years: u32,
    /// Share of a year's expansion that is left the year after.
    #[schemars(range(min = 0, max = 1))]
    pub expansion_fade: f64,
    /// The most a customer's revenue can grow to, as a multiple of the first year.
    #[schemars(range(min = 1, max = 100))]
    pub expansion_cap: f64,
    /// When a year's price is paid.
    pub billing: BillingMode,
}

/// When a year's price is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BillingMode {
    /// At the start of each year.
    YearlyInAdvance,
    /// At the start of each month.
    MonthlyInAdvance,
}

/// Limits of offers, and how customers answer to price.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// Prices are multiples of this, money a year.
    #[schemars(range(min = 0.01, max = 1e9))]
    pub price_step: f64,
    /// Service charges are multiples of this, money.
    #[schemars(range(min = 0.01, max = 1e9))]
    pub charge_step: f64,
    /// A one-off charge is at most this share of the list price.
    #[schemars(range(min = 0, max = 5))]
    pub charge_max_share: f64,
    /// How much heavier a one-off charge weighs with the customer than its present value.
    #[schemars(range(min = 1, max = 10))]
    pub charge_aversion: f64,
    /// The highest price to recommend, as a multiple of list.
    #[schemars(range(min = 1, max = 5))]
    pub highest_price: f64,
    /// The largest discount on list without approval, a share.
    #[schemars(range(min = 0, max = 0.9))]
    pub max_discount: f64,
    /// Of the deals won today, the share that would be lost at 10 % more.
    #[schemars(range(min = 0), extend("exclusiveMaximum" = 1))]
    pub lost_wins_at_plus_10: f64,
    /// Who may grant a larger discount than that, in any order.
    #[serde(default)]
    #[schemars(length(max = 6))]
    pub approvals: Vec<ApprovalSheet>,
    /// What is offered to customers who pay several years ahead.
    #[serde(default)]
    pub prepayment: Option<PrepaymentSheet>,
}

/// Who may grant a discount.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ApprovalSheet {
    /// Who it is.
    pub by: Text,
    /// The largest discount on list they may grant, a share.
    #[schemars(extend("exclusiveMinimum" = 0), range(max = 1))]
    pub max_discount: f64,
}

/// Several years paid at signature.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PrepaymentSheet {
    /// Years paid.
    #[schemars(range(min = 2, max = 10))]
    pub years: u32,
    /// Discount on them, a share.
    #[schemars(range(min = 0, max = 0.9))]
    pub discount: f64,
}

/// What account executives have time for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Capacity {
    /// The motion whose account executives these are.
    pub motion: String,
    /// Whether they have hours to spare.
    pub ae_time: AeTime,
    /// What "deal size" means in the records that the figures come from.
    #[serde(default)]
    pub deal_value: Option<DealValue>,
    /// Selling hours of one account executive in a month.
    #[schemars(range(min = 0, max = 744))]
    pub hours_month: f64,
    /// Opportunities that come in each month, by deal size.
    #[schemars(length(max = 30))]
    pub segments: Vec<SegmentSheet>,
}

/// Whether account executives have hours to spare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AeTime {
    /// They do: an hour costs its wage.
    Spare,
    /// They do not: an hour is worth what it would earn on the next best deal.
    Booked,
}

/// What "deal size" can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DealValue {
    /// Annual contract value: what is meant everywhere here.
    Acv,
    /// Total contract value: all years of the contract.
    Tcv,
    /// Customer lifetime value.
    Clv,
}

/// Opportunities of one size.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SegmentSheet {
    /// Its name for people.
    pub name: Text,
    /// Deal size, money a year.
    #[schemars(range(min = 0, max = 1e12))]
    pub acv: f64,
    /// Opportunities a month for one account executive.
    #[schemars(range(min = 0, max = 1e6))]
    pub opportunities_month: f64,
}

impl Future {
    /// In numbers.
    #[must_use]
    pub fn outlook(&self) -> Outlook {
        Outlook {
            discount_rate: self.discount_rate,
            horizon_years: self.horizon_years,
            expansion_fade: self.expansion_fade,
            expansion_cap: self.expansion_cap,
            billing: match self.billing {
                BillingMode::YearlyInAdvance => Billing::YearlyInAdvance,
                BillingMode::MonthlyInAdvance => Billing::MonthlyInAdvance,
            },
        }
    }
}

impl Policy {
    /// The limits, in numbers.
    #[must_use]
    pub fn bounds(&self) -> Bounds {
        Bounds {
            price_step: self.price_step,
            charge_step: self.charge_step,
            charge_max_share: self.charge_max_share,
            highest_price: self.highest_price,
            lowest_price: 1.0 - self.max_discount,
        }
    }
}

impl Capacity {
    /// The segments, in numbers.
    #[must_use]
    pub fn segments(&self) -> Vec<Segment> {
        self.segments
            .iter()
            .map(|segment| Segment {
                acv: segment.acv,
                opportunities: segment.opportunities_month,
            })
            .collect()
    }
}
