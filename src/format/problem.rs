//! Why a text is not a number, and how to say so.

use super::{Arg, Message};

/// Why a typed text is not taken as a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NumberProblem {
    /// Nothing was typed.
    Empty,
    /// The beginning of a number: `-`, `.`, `1e`, a lone currency, or in German `12.`.
    Incomplete,
    /// Something else than one number.
    NotANumber,
    /// Beyond about 1.8e308.
    TooLarge,
    /// The marks do not fit the language: `1.5` in German, `1.234,56` in English. Reading it
    /// anyway would be a guess.
    Grouping {
        /// What was probably meant, in the writing of the language; parsing accepts it.
        suggestion: String,
    },
}

impl NumberProblem {
    /// The problem as a sentence for the reader.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Empty => Message::new("number.empty"),
            Self::Incomplete => Message::new("number.incomplete"),
            Self::NotANumber => Message::new("number.not_a_number"),
            Self::TooLarge => Message::new("number.too_large"),
            Self::Grouping { suggestion } => {
                Message::new("number.grouping").with("suggestion", Arg::Text(suggestion.clone()))
            }
        }
    }
}
