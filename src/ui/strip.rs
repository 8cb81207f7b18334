//! The two answers in one line, for screens too narrow to show them beside the inputs.

use super::sentences::short;
use super::words::Words;
use crate::deal::Deal;
use crate::format::{Arg, Message, rounded};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub deal: Rc<Deal>,
    pub words: Words,
}

/// Hidden where there is room for more: it repeats what the page says elsewhere.
#[component]
pub fn Strip(props: &Props) -> Html {
    let Props { deal, words } = props;
    let npv = Message::new("return.about")
        .with("amount", Arg::Money(rounded(deal.recommended.npv, 3), 0));
    html! {
        <p class="strip" aria-hidden="true">
            <b>{ deal.advice.first().map(|first| words.say(&short(first))) }</b>
            <span>{ words.t("strip.npv") }{ " " }{ words.say(&npv) }</span>
        </p>
    }
}
