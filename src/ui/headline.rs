//! The headline: no more digits than its foundation carries.

use super::words::Words;
use crate::format::{Arg, Message};
use crate::offer::{Defensibility, rounded};
use crate::roi::Return;

/// The net present value of `got` as a headline, with the digits that `check` allows; the exact
/// figure stands in the table of all figures.
pub fn gain(got: &Return, check: Option<&Defensibility>, words: &Words) -> String {
    let amount = match check {
        Some(check) => rounded(got.npv, check.foundation.digits),
        None => got.npv,
    };
    words.say(&Message::new("return.about").with("amount", Arg::Money(amount, 0)))
}
