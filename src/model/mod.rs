//! The formula language: a vendor's ROI model is data, not code.
//!
//! A formula is parsed into one syntax tree ([`Formula`]), a flat list of nodes in which
//! every node stands behind its operands. Each reading of the tree is one pass over that
//! list: evaluating a case is [`Program::evaluate`], a block of cases
//! [`Program::evaluate_block`]; further readings (an explanation, a spreadsheet formula, SQL)
//! use the same list and the same spans.
//!
//! The language: numbers, percent (`25 %`), inputs and other formulas by name,
//! `+ - * / ^`, comparison, `and or not`, `if min max round clamp ln`. No loops, no recursion.
//! Numbers are written with a decimal point in every language. Source: `DESIGN.md`.

mod block;
mod clash;
mod evaluate;
mod explain;
mod fault;
mod lexer;
mod parser;
mod program;
mod spreadsheet;
mod sql;
mod syntax;
mod unit;
mod units;
mod written;

pub use block::{Column, LANES, NONE};
pub use clash::{Clash, Joint, Operand};
pub use evaluate::{Failure, Reason};
pub use explain::{Explanation, Measured, Piece};
pub use fault::{Fault, Mistake};
pub use program::{Definition, Program, ProgramFault};
pub use spreadsheet::perhaps_empty;
pub use sql::{double, quoted};
pub use syntax::{Binary, Formula, Function, Id, Kind, Node, Unary};
pub use unit::{Base, Unit, UnitFault};
pub use units::Needed;
pub use written::TooLarge;
