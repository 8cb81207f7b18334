//! The figures of a case at a glance, as they were when it was last on screen.

use crate::deal::way_name;
use crate::session::Documents;
use serde::{Deserialize, Serialize};

/// What the deal came to under the playbook of the day. It is kept and not worked out again:
/// a list of hundreds must not wait, and an earlier version must say what it said.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Glance {
    /// The customer's net present value, money.
    pub npv: f64,
    /// ISO 4217 code of the money.
    pub currency: String,
    /// The name of the remedy on the table, else of the first one; `None` where there is none.
    pub remedy: Option<String>,
}

impl Glance {
    /// What `documents` come to.
    #[must_use]
    pub fn of(documents: &Documents) -> Self {
        let agreed = documents.agreement().map(|agreed| agreed.remedy.way);
        let first = || documents.deal().advice.first().map(|remedy| remedy.way);
        Self {
            npv: documents.returns().npv,
            currency: documents.playbook().public.currency.clone(),
            remedy: agreed.or_else(first).map(|way| way_name(way).to_owned()),
        }
    }
}
