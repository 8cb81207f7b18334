//! Under which name what is kept, in every store alike.

use crate::session::CaseId;

/// What all records begin with.
pub const RECORDS: &str = "case/";
/// What all heads begin with.
pub const HEADS: &str = "head/";

/// Of the record of a case.
#[must_use]
pub fn record(id: &CaseId) -> String {
    format!("{RECORDS}{id}")
}

/// Of what the list shows of it.
#[must_use]
pub fn head(id: &CaseId) -> String {
    format!("{HEADS}{id}")
}

/// Of the states that were kept beside it.
#[must_use]
pub fn variants(id: &CaseId) -> String {
    format!("variants/{id}")
}

/// What the heads of its versions begin with.
#[must_use]
pub fn versions(id: &CaseId) -> String {
    format!("version/{id}/")
}

/// Of the head of the version taken `at` that time. So many digits sort like the times.
#[must_use]
pub fn version(id: &CaseId, at: f64) -> String {
    format!("{}{at:015.0}", versions(id))
}

/// What the texts of its versions begin with.
#[must_use]
pub fn texts(id: &CaseId) -> String {
    format!("text/{id}/")
}

/// Of the record that the version is.
#[must_use]
pub fn text(id: &CaseId, at: f64) -> String {
    format!("{}{at:015.0}", texts(id))
}
