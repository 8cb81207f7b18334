//! The formula language: a vendor's ROI model is data, not code.
//!
//! Numbers, percent (`25 %`), inputs and other formulas by name, `+ - * / ^`, comparison,
//! `and or not`, `if min max round clamp ln`. No loops, no recursion. Numbers are written with a
//! decimal point in every language. Source: `DESIGN.md`.
//!
//! # Units
//!
//! Every input declares a unit ([`Unit`]), and every formula's follows from it
//! ([`Program::units`]): units multiply and cancel word by word, like the parts of a fraction.
//! Nothing is converted unasked, so that what a formula says is what is calculated; a conversion
//! is a number with its unit behind it, in one word:
//!
//! ```text
//! tickets * 12 month/year * ticket_cost        ticket/month x month/year x money/ticket = money/year
//! planners * hours * 46 week/year * rate       person x hour/week/person x week/year x money/hour
//! ```
//!
//! An hour of work and an hour of the calendar are the same word; how many weeks of work a year
//! has is a figure of the model, not of the language. Plain numbers have no unit, a share is a
//! plain number, 0 fits every unit. What does not fit is refused with a sentence ([`Clash`]).
//!
//! # Five readings of one tree
//!
//! A formula is parsed into one syntax tree ([`Formula`]), a flat list of nodes in which every
//! node stands behind its operands. Each reading is one pass over that list:
//!
//! | reading | is |
//! |---|---|
//! | a case | [`Program::evaluate`] |
//! | a block of cases | [`Program::tape`] |
//! | for people | [`Formula::explain`] |
//! | for spreadsheets | [`Formula::spreadsheet`] |
//! | for warehouses | [`Formula::sql`] |
//!
//! A division by zero, a result too large to hold, a root of a negative number and a missing
//! input have no value in each of them, and neither has what rests on them; a branch that `if`
//! does not take does not count. Halves are rounded away from zero, and 1.005 counts as a half.
//! `tests/model_laws` hold the readings against each other, the last two in `LibreOffice`
//! and `DuckDB`.

mod block;
mod clash;
mod complete;
mod evaluate;
mod explain;
mod fault;
mod lexer;
mod parser;
mod program;
mod selection;
mod spreadsheet;
mod sql;
mod syntax;
mod unit;
mod units;
mod written;

pub use block::{LANES, Lanes, NONE, Tape};
pub use clash::{Clash, Joint, Operand};
pub use complete::{Completion, Fitting, Known, byte_at, complete};
pub use evaluate::{Failure, Reason};
pub use explain::{Explanation, Measured, Piece};
pub use fault::{Fault, Mistake};
pub use program::{Definition, Program, ProgramFault};
pub use selection::Selection;
pub use spreadsheet::perhaps_empty;
pub use sql::{double, number, quoted};
pub use syntax::{Binary, Formula, Function, Id, Kind, Node, Unary};
pub use unit::{Base, Unit, UnitFault};
pub use units::Needed;
pub use written::TooLarge;
