//! The few figures by which sender and receiver see whether they speak of the same.

use crate::case::Case;
use crate::document::Faults;
use crate::offer::{Calculator, Outcome, price_paid};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a customer gets, at the terms on the table, else at list terms: what everybody works out
/// who has the offer and the case.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Headline {
    /// Net present value, money.
    pub npv: f64,
    /// Return on investment, a share; absent where nothing is paid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub roi: Option<f64>,
    /// Payback, months after signature; absent where it never is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payback_months: Option<f64>,
}

impl Headline {
    /// The figures of `case` under the offer of `calculator`.
    ///
    /// # Errors
    /// Every place at which the two do not fit.
    pub fn of(calculator: &Calculator, case: &Case) -> Result<Self, Faults> {
        let estimate = calculator.estimate(case)?;
        let price = price_paid(case, &estimate.quote);
        let outcome = Outcome::of(&estimate.situation.project.returns(&price));
        Ok(Self {
            npv: outcome.npv,
            roi: outcome.roi,
            payback_months: outcome.payback_months,
        })
    }
}
