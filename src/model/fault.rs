//! What is wrong with a formula, and where.

use super::clash::Clash;
use super::syntax::Function;
use crate::format::{Arg, Message};
use std::ops::Range;

/// A mistake in a formula's text.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// Bytes of the source that are at fault.
    pub at: Range<usize>,
    /// What is wrong.
    pub mistake: Mistake,
}

/// The kinds of mistakes.
#[derive(Clone, Debug, PartialEq)]
pub enum Mistake {
    /// A character that the language does not have.
    Character(char),
    /// A number that cannot be read.
    Number(String),
    /// The formula ends where more is expected.
    End,
    /// Something else stands where a value is expected.
    ExpectedValue(String),
    /// Something else stands where this text is expected.
    Expected(&'static str, String),
    /// A name that is neither an input nor a formula; perhaps this one is meant.
    UnknownName(String, Option<String>),
    /// A name used like a function that is none; perhaps this one is meant.
    UnknownFunction(String, Option<String>),
    /// A function with the wrong number of arguments.
    Arguments(Function, usize),
    /// A number where a yes-or-no is needed.
    NeedsCondition,
    /// A yes-or-no where a number is needed.
    NeedsNumber,
    /// Text longer than the limit, in bytes.
    TooLong(usize),
    /// Parentheses nested deeper than the limit.
    TooDeep(usize),
    /// A unit that nothing else has; perhaps this one is meant.
    UnknownUnit(String, Option<String>),
    /// Units that do not fit.
    Unit(Box<Clash>),
}

impl Mistake {
    /// The mistake in words.
    #[must_use]
    pub fn message(&self) -> Message {
        let text = |value: &str| Arg::Text(value.to_owned());
        #[expect(clippy::cast_precision_loss, reason = "limits are small")]
        let count = |value: usize| Arg::Number(value as f64, 0);
        match self {
            Self::Character(c) => {
                Message::new("formula.character").with("found", text(&c.to_string()))
            }
            Self::Number(found) => Message::new("formula.number").with("found", text(found)),
            Self::End => Message::new("formula.end"),
            Self::ExpectedValue(found) => {
                Message::new("formula.expected_value").with("found", text(found))
            }
            Self::Expected(what, found) => Message::new("formula.expected")
                .with("expected", text(what))
                .with("found", text(found)),
            Self::UnknownName(name, Some(near)) => Message::new("formula.unknown_name_near")
                .with("name", text(name))
                .with("near", text(near)),
            Self::UnknownName(name, None) => {
                Message::new("formula.unknown_name").with("name", text(name))
            }
            Self::UnknownFunction(name, Some(near)) => {
                Message::new("formula.unknown_function_near")
                    .with("name", text(name))
                    .with("near", text(near))
            }
            Self::UnknownFunction(name, None) => {
                Message::new("formula.unknown_function").with("name", text(name))
            }
            Self::Arguments(function, given) => Message::new("formula.arguments")
                .with("name", text(function.name()))
                .with("given", count(*given))
                .with("usage", text(function.usage())),
            Self::NeedsCondition => Message::new("formula.needs_condition"),
            Self::NeedsNumber => Message::new("formula.needs_number"),
            Self::TooLong(limit) => Message::new("formula.too_long").with("limit", count(*limit)),
            Self::TooDeep(limit) => Message::new("formula.too_deep").with("limit", count(*limit)),
            Self::UnknownUnit(name, Some(near)) => Message::new("formula.unknown_unit_near")
                .with("name", text(name))
                .with("near", text(near)),
            Self::UnknownUnit(name, None) => {
                Message::new("formula.unknown_unit").with("name", text(name))
            }
            Self::Unit(clash) => clash.message(),
        }
    }
}
