//! What there is to choose from in a price book.

use super::words::Words;
use crate::format::{Arg, Message};
use crate::pricing::{PriceBook, Term};
use yew::AttrValue;

/// Value and name of each option.
type Options = Vec<(AttrValue, AttrValue)>;

/// The plans.
pub fn plans(book: &PriceBook, words: &Words) -> Options {
    let plans = book.plans.iter();
    plans
        .map(|plan| (plan.id.clone().into(), words.of(&plan.name).into()))
        .collect()
}

/// The terms, called as `name` says.
pub fn terms(book: &PriceBook, name: fn(&Term) -> Message, words: &Words) -> Options {
    let terms = book.terms.iter();
    terms
        .map(|term| (term.years.to_string().into(), words.say(&name(term)).into()))
        .collect()
}

/// How long a term is.
pub fn years(term: &Term) -> Message {
    Message::new("terms.years").with("count", Arg::Number(f64::from(term.years), 0))
}

/// The same with what it saves, if anything.
pub fn years_and_discount(term: &Term) -> Message {
    match term.discount {
        0.0 => years(term),
        share => Message::new("terms.years_less")
            .with("count", Arg::Number(f64::from(term.years), 0))
            .with("discount", Arg::Percent(share, 0)),
    }
}
