//! A case as a workbook with live formulas: change an input in a spreadsheet, and everything
//! down to the net present value follows.
//!
//! ```text
//! offer + case -> Book (sheets of cells, each formula with what it comes to) -> XLSX or CSV
//! ```
//!
//! A formula and its value are made together ([`term`]), so that programs that do not recalculate
//! show what those that do will find. The sheets are written in the order in which they rest on
//! each other: inputs, drivers, costs, cash flow, scenarios, what must be true, summary. Names,
//! sources and notes go in as text and never become a formula; nothing here is the vendor's alone,
//! because all of it is made from [`crate::offer::Public`] and a case.
//!
//! The writer of the file is behind the feature `xlsx`.

mod book;
mod cash_flow;
mod costs;
mod csv;
mod drivers;
mod formulas;
mod inputs;
mod measures;
mod must_be_true;
mod ramp;
mod scenarios;
mod source;
mod summary;
mod term;
mod text;
mod words;
#[cfg(feature = "xlsx")]
mod xlsx;

pub use book::{Book, Cell, Content, Kind, Role, Sheet};
pub use csv::cash_flow_csv;
pub use source::Request;
pub use term::Value;
#[cfg(feature = "xlsx")]
pub use xlsx::{Unwritten, xlsx};

use crate::document::{Fault, Faults};
use crate::format::{Arg, Message};
use book::At;
use source::Source;
use text::Names;

/// The places of the sheets.
const SUMMARY: usize = 0;
const INPUTS: usize = 1;
const DRIVERS: usize = 2;
const COSTS: usize = 3;
const CASH_FLOW: usize = 4;
const SCENARIOS: usize = 5;
const MUST_BE_TRUE: usize = 6;
const CHECKS: usize = 7;

/// The cells that later sheets rest on.
struct Parts<'a> {
    inputs: &'a inputs::Inputs,
    drivers: &'a drivers::Drivers,
    costs: &'a costs::Costs,
}

/// The workbook of a case.
///
/// # Errors
/// Every place of the case that does not fit the offer, every formula without a value, or the
/// first one that is longer than a spreadsheet takes.
pub fn workbook(request: &Request) -> Result<Book, Faults> {
    let source = Source::new(request)?;
    let mut book = empty(&source);
    let mut names = Names::default();
    let inputs = inputs::write(&source, &mut book, &mut names);
    let ids = source.model.formulas.iter();
    let ids: Vec<String> = ids.map(|formula| names.name(&formula.id)).collect();
    let drivers = drivers::write(&source, &mut book, &inputs, &ids)?;
    let costs = costs::write(&source, &mut book, (&inputs, &drivers.known), &mut names)?;
    let flow = cash_flow::write(&source, &mut book, &inputs, (&drivers, &costs));
    let parts = Parts {
        inputs: &inputs,
        drivers: &drivers,
        costs: &costs,
    };
    let outcomes = scenarios::write(&source, &mut book, &parts)?;
    let headlines = flow.figures(&source, &mut book, &inputs, &outcomes.guess);
    must_be_true::write(&source, &mut book, &parts, (&flow, &headlines))?;
    summary::write(&source, &mut book, &inputs, (&headlines, &outcomes));
    if book.too_long {
        let message = Message::new("formula.too_long_to_write");
        return Err(vec![Fault::at("", message)]);
    }
    Ok(book)
}

/// The sheets, still empty.
fn empty(source: &Source) -> Book {
    let keys = [
        "workbook.sheet.summary",
        "workbook.sheet.inputs",
        "workbook.sheet.drivers",
        "workbook.sheet.costs",
        "workbook.sheet.cash_flow",
        "workbook.sheet.scenarios",
        "workbook.sheet.must_be_true",
        "workbook.sheet.checks",
    ];
    let sheets = keys.into_iter().map(|key| Sheet {
        name: source.t(key).to_owned(),
        landscape: key != keys[SUMMARY],
        ..Sheet::default()
    });
    let (customer, vendor) = (
        &source.case.customer.name,
        &source.calculator.public().vendor,
    );
    let (customer, vendor) = (text::safe(customer), text::safe(source.of(vendor)));
    let sign = source.locale.currency_sign(source.currency());
    Book {
        sheets: sheets.collect(),
        names: Vec::new(),
        title: (customer, vendor),
        // A code instead of a sign is set off from the number.
        currency: (
            sign.replace(['"', '\\'], ""),
            source.locale == crate::format::Locale::De,
        ),
        day: (
            source.today.year(),
            source.today.month(),
            source.today.day(),
        ),
        letter: ["USD", "CAD", "MXN"].contains(&source.currency()),
        too_long: false,
    }
}

/// Writes the head of a sheet, and gives the first row that is free.
fn sheet_head(source: &Source, book: &mut Book, sheet: usize, title: &str, note: &str) -> u32 {
    let at = At::new(sheet, 0, 0);
    book.say(at, Role::Title, title);
    let customer = match source.case.customer.name.as_str() {
        "" => source.t("workbook.customer_unnamed"),
        name => name,
    };
    let message = Message::new("workbook.made_for")
        .with("customer", Arg::Text(customer.to_owned()))
        .with("vendor", Arg::Text(book.title.1.clone()))
        .with("date", Arg::Text(source.locale.date(source.today)));
    book.say(at.down(1), Role::Note, &source.say(&message));
    book.say(at.down(2), Role::Note, note);
    4
}

/// Writes the heads of columns from `at` on.
fn heads(source: &Source, book: &mut Book, at: At, heads: &[(Role, &'static str)]) {
    for (column, (role, key)) in (0..).zip(heads) {
        book.say(at.right(column), *role, source.t(key));
    }
}

/// What the year `year` is called, counted from 1.
fn year(source: &Source, year: usize) -> String {
    #[expect(clippy::cast_precision_loss, reason = "a few years")]
    let number = Arg::Number(year as f64, 0);
    source.say(&Message::new("workbook.year").with("year", number))
}

/// What years 1, 2, ... are called.
fn years(source: &Source) -> Vec<String> {
    (1..=source.horizon)
        .map(|place| year(source, place))
        .collect()
}

/// What t = 0, 1, ... are called.
fn times(source: &Source) -> Vec<String> {
    let start = source.t("workbook.start").to_owned();
    [start].into_iter().chain(years(source)).collect()
}
