//! What doing nothing costs: the first thing that is said.

use super::words::Words;
use crate::format::{Arg, Message};
use crate::session::Documents;
use yew::prelude::*;

/// What the situation costs a year, what several drivers share counted once.
pub fn costs_today(documents: &Documents) -> Option<f64> {
    let model = documents.desk().calculator().model(documents.case())?;
    Some(documents.deal().estimate.situation.costs_today(model))
}

/// The same in a line.
pub fn pain(documents: &Documents, words: &Words) -> Html {
    let Some(today) = costs_today(documents).filter(|today| *today > 0.0) else {
        return Html::default();
    };
    let line = Message::new("pain.line").with("amount", Arg::Money(today, 0));
    html! { <p class="pain">{ words.say(&line) }</p> }
}

/// What it comes to in a month, and over the years looked at.
pub fn pain_in_full(today: f64, years: u32, words: &Words) -> Html {
    if today <= 0.0 {
        return Html::default();
    }
    let message = Message::new("pain.in_full")
        .with("month", Arg::Money(today / 12.0, 0))
        .with("amount", Arg::Money(today * f64::from(years), 0))
        .with("count", Arg::Number(f64::from(years), 0));
    html! { <p class="note pain-in-full">{ words.say(&message) }</p> }
}
