//! What the command line answers, as JSON; the binary `worthwhile` only reads files and prints.
//!
//! Keys are stable: a script may rely on them. Money is in the document's currency, shares are
//! fractions of 1, durations are in months. A value that does not exist is `null`, and a key
//! of the same name with `_reason` behind it says why, in one word for a program:
//! `"irr": null, "irr_reason": "no_change_of_sign"`. No number is ever infinite or undefined.
//!
//! | command | keys |
//! |---|---|
//! | `check` | `ok`, `format` |
//! | `zones` | `currency`, `motions[]`: `name`, `opportunity_cost`, `fixed_cost_of_sale`, `minimum_acv`: `break_even`, `ltv_cac`, `payback`, `target`; `dead_zones[]`: `[from, to]`; `first_viable_acv` |
//! | `roi` | `currency`, `timing`, `quote`: `quantity`, `units`, `platform_fee`, `add_ons`, `list`, `discount`, `yearly`, `total`; `agreed`: `price`, `one_off_charge`, `recurring_charge`, `term_years`, `term_discount`, `prepaid`; `cash_flow`: `benefits`, `costs`, `net`; `npv`, `irr`, `irr_roots` (only if there are several), `mirr`, `roi`, `simple_roi`, `payback_months`, `payback_lost_again`, `discounted_payback_months`, `discounted_payback_lost_again`, `pv_benefits`, `pv_costs`, `must_be_true`; `drivers[]`: `id`, `baseline`, `full_run`, `by_year` |
//! | `advise` | `currency`, `motion`, `band`, `dead_zone`: `[from, to]`; `corridor`: `break_even`, `floor`, `floor_lighter_sale`, `approval`, `highest`, `list`, `ceiling`: `price`, `hurdle`; `empty`, `gap`; `ae_hour`, `recommendation`, `runner_up`; `remedies[]`: `way`, `price`, `one_off_charge`, `recurring_charge`, `term_years`, `term_discount`, `prepaid`, `win_rate`, `expected_profit`, `profit_per_ae_hour`, `ltv_cac`, `payback_months`, `status`, `fails[]`, `binding[]`; `agreed`: as one of `remedies[]`, the terms on the table sold as usual; `guardrails`: `walk_away_below`, `ask_for`, `at_most`, `wins_that_may_be_lost`, `concessions[]`: `give`, `price`, `one_off_charge`, `recurring_charge`, `expected_profit`, `approval`; `warnings[]`; `customer`: as `roi`, under the terms on the table, else the recommended ones |
//! | `link` | `length`, `link` |
//! | `unlink` | a document, `worthwhile.shared` |
//! | `proposal` | no JSON but the document, as HTML or Markdown |
//! | `publish` | a document, `worthwhile.offer`; in words on stderr what it tells; with `--output`: `ok`, `written[]` |
//! | `schema` | a JSON Schema |
//! | `workbook` | `ok`, `written[]`; the file is an XLSX with live formulas, or a CSV of the cash flow |
//! | `sql` | no JSON but a query; its columns: `input_*`, `formula_*`, `driver_*_baseline`, `_improvement`, `_attribution`, `_recapture`, `cost_*`, `benefit_*` |

mod advice;
mod block;
mod customer;
mod guidance;
mod link;
mod names;
mod proposal;
mod publish;
mod reading;
mod sql;
mod widget;
#[cfg(feature = "xlsx")]
mod workbook;
mod zones;

use crate::deal::Desk;
use crate::document::{Faults, read};
use crate::format::{Catalogue, Locale};
use crate::offer::{Calculator, price_paid};
use serde_json::Value;

pub use link::{link, unlink};
pub use proposal::{Form, proposal};
pub use publish::{Published, publish};
pub use reading::{Kind, check};
pub use sql::sql;
pub use widget::{widget, widget_file};
#[cfg(feature = "xlsx")]
pub use workbook::{Export, workbook};

/// The vendor's motions and dead zones, from a playbook's text.
///
/// # Errors
/// Every mistake in the playbook.
pub fn zones(playbook: &str) -> Result<Value, Faults> {
    Ok(zones::report(&Desk::new(read(playbook)?)?))
}

/// What to do with a deal, from the texts of a playbook and a case.
///
/// # Errors
/// Every mistake in the playbook; if it has none, every mistake in the case.
pub fn advise(playbook: &str, case: &str) -> Result<Value, Faults> {
    let desk = Desk::new(read(playbook)?)?;
    let case = reading::case(case)?;
    let desk = desk.serving(&case)?.unwrap_or(desk);
    Ok(advice::report(&desk, &case, &desk.deal(&case)?))
}

/// The customer's return at the terms on the table, else at list terms, from the texts of a playbook or an offer and a case.
///
/// # Errors
/// Every mistake in the first; if it has none, every mistake in the case.
pub fn roi(source: &str, case: &str) -> Result<Value, Faults> {
    let (public, path) = reading::public(source)?;
    let calculator = Calculator::new(public)?;
    let case = reading::case(case)?;
    let calculator = calculator.serving(&case)?;
    let estimate = calculator
        .estimate(&case)
        .map_err(|faults| reading::in_source(path, faults))?;
    let price = price_paid(&case, &estimate.quote);
    let figures = customer::Figures {
        public: calculator.public(),
        case: &case,
        estimate: &estimate,
        returns: &estimate.situation.project.returns(&price),
    };
    Ok(figures.report())
}

/// The mistakes in English, one a line, as `path: message`; one of the document as a whole
/// stands under the name `whole`.
#[must_use]
pub fn lines(faults: &Faults, whole: &str) -> String {
    // A name from a document may hold a line break of its own.
    let line =
        |path: &str, text: String| format!("{path}: {text}").replace(char::is_control, " ") + "\n";
    let faults = faults.iter().map(|fault| {
        let text = Catalogue::of(Locale::En).fill(&fault.message, "");
        match fault.path.as_str() {
            "" => line(whole, text),
            path => line(path, text),
        }
    });
    faults.collect()
}
