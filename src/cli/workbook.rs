//! A case as a spreadsheet file.

use super::reading;
use crate::document::{Fault, Faults, read};
use crate::finance::Date;
use crate::format::{Arg, Locale, Message};
use crate::offer::Calculator;
use crate::workbook;

/// What to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Export {
    /// The cash flow as CSV instead of the whole as XLSX.
    pub csv: bool,
    /// The reader's language.
    pub locale: Locale,
    /// Today.
    pub today: Date,
}

/// The bytes of a spreadsheet file, from the texts of a playbook or an offer and a case.
///
/// # Errors
/// Every mistake in the first; if it has none, every mistake in the case.
pub fn workbook(source: &str, case: &str, export: Export) -> Result<Vec<u8>, Faults> {
    let (public, path) = reading::public(source)?;
    let calculator = Calculator::new(public)?;
    let case = read(case)?;
    let calculator = calculator.serving(&case)?;
    let request = workbook::Request {
        calculator: &calculator,
        case: &case,
        locale: export.locale,
        today: export.today,
    };
    let placed = |faults| reading::in_source(path, faults);
    if export.csv {
        let text = workbook::cash_flow_csv(&request).map_err(placed)?;
        return Ok(text.into_bytes());
    }
    let book = workbook::workbook(&request).map_err(placed)?;
    workbook::xlsx(&book).map_err(|unwritten| {
        let message = Message::new("document.unwritten");
        let reason = Arg::Text(unwritten.to_string());
        vec![Fault::at("", message.with("reason", reason))]
    })
}
