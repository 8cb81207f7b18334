//! An ROI model as SQL.

use super::reading;
use crate::document::{Faults, unknown};
use crate::offer::{Calculator, within};

/// The ROI model of `industry` as one query over `table`, from the text of a playbook or an
/// offer.
///
/// # Errors
/// Every mistake in the document; an industry that it does not have, or a formula that is too
/// long to be written out.
pub fn sql(source: &str, industry: &str, table: &str) -> Result<String, Faults> {
    let (public, path) = reading::public(source)?;
    let calculator = Calculator::new(public)?;
    let models = &calculator.public().roi_models;
    let Some(place) = models.iter().position(|model| model.id == industry) else {
        let known = models.iter().map(|model| model.id.as_str());
        return Err(vec![unknown("--industry", industry, known)]);
    };
    let written = calculator.sql(place, table);
    written.map_err(|fault| within(&format!("{path}.roi_models[{place}]"), vec![fault]))
}
