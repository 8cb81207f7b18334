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
mod evaluate;
mod fault;
mod lexer;
mod parser;
mod program;
mod selection;
mod syntax;
mod unit;

pub use block::{Column, LANES, NONE};
pub use evaluate::{Failure, Reason};
pub use fault::{Fault, Mistake};
pub use program::{Definition, Program, ProgramFault};
pub use selection::Selection;
pub use syntax::{Binary, Formula, Function, Id, Kind, Node, Unary};
pub use unit::{Base, Unit, UnitFault};
