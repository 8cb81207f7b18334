//! A proposal as a file, from the texts of the documents.

use super::reading;
use crate::document::Faults;
use crate::finance::Date;
use crate::format::Locale;
use crate::offer::Calculator;
use crate::proposal::{Figures, Proposal, html, markdown};

/// As what a proposal is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// One file that needs nothing else.
    Html,
    /// Text.
    Markdown,
}

/// The proposal from the texts of a playbook or an offer and a case, made on the day `today` for
/// a reader of `locale`, whatever language the case names.
///
/// # Errors
/// Every mistake in the first; if it has none, every mistake in the case, those in the settings of
/// the proposal included.
pub fn proposal(
    source: &str,
    case: &str,
    form: Form,
    locale: Option<Locale>,
    today: Date,
) -> Result<String, Faults> {
    let (public, path) = reading::public(source)?;
    let calculator = Calculator::new(public)?;
    let mut case = reading::case(case)?;
    let calculator = calculator.serving(&case)?;
    if locale.is_some() {
        case.proposal.language = None;
    }
    let figures = Figures::new(&calculator, &case);
    let figures = figures.map_err(|faults| reading::in_source(path, faults))?;
    let proposal = Proposal::new(&figures, &case.proposal, locale.unwrap_or_default(), today);
    if !proposal.faults.is_empty() {
        return Err(proposal.faults);
    }
    Ok(match form {
        Form::Html => html(&proposal),
        Form::Markdown => markdown(&proposal),
    })
}
