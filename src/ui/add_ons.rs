//! What the customer could take on top of their plan.

use super::app::Dispatch;
use super::words::Words;
use crate::case::Case;
use crate::format::{Arg, Message};
use crate::pricing::{AddOn, AddOnCharge, PriceBook};
use crate::session::Action;
use std::rc::Rc;
use yew::prelude::*;

/// The add-ons that go with the chosen plan, to be ticked; nothing where there are none.
pub fn add_ons(book: &PriceBook, case: &Rc<Case>, words: &Words, dispatch: &Dispatch) -> Html {
    let offered: Vec<&AddOn> = book
        .add_ons
        .iter()
        .filter(|add_on| add_on.fits(&case.terms.plan))
        .collect();
    if offered.is_empty() {
        return Html::default();
    }
    let rows = offered.into_iter().map(|add_on| {
        let taken = case.terms.add_ons.contains(&add_on.id);
        let onchange = {
            let (id, dispatch) = (add_on.id.clone(), dispatch.clone());
            move |_: Event| dispatch.dispatch(Action::ChooseAddOn(id.clone(), !taken))
        };
        html! {
            <label key={add_on.id.clone()} class="tick">
                <input type="checkbox" checked={taken} {onchange} />
                <span>{ words.of(&add_on.name) }</span>
                <span class="unit">{ words.say(&price(add_on)) }</span>
            </label>
        }
    });
    html! {
        <fieldset class="ticks">
            <legend>{ words.t("terms.add_ons") }</legend>
            { for rows }
        </fieldset>
    }
}

fn price(add_on: &AddOn) -> Message {
    let key = match add_on.charged {
        AddOnCharge::PerUnit => "terms.add_on_per_unit",
        AddOnCharge::Flat => "unit.per_year",
    };
    Message::new(key).with("amount", Arg::Money(add_on.price, 0))
}
