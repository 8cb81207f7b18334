//! The drivers and costs that count only where they are switched on.

use super::app::Dispatch;
use super::words::Words;
use crate::case::Case;
use crate::document::Text;
use crate::offer::RoiModel;
use crate::session::{Action, Counted};
use yew::prelude::*;

/// Drivers and costs of `model` to be ticked: those that are optional, and those switched off.
pub fn more_drivers(model: &RoiModel, case: &Case, words: &Words, dispatch: &Dispatch) -> Html {
    let row = |what: Counted, name: &Text, on: bool| {
        let key = format!("{what:?}");
        let onchange = {
            let dispatch = dispatch.clone();
            move |_: Event| dispatch.dispatch(Action::Count(what.clone(), !on))
        };
        html! {
            <label {key} class="tick">
                <input type="checkbox" checked={on} {onchange} />
                <span>{ words.of(name) }</span>
            </label>
        }
    };
    let drivers = model.drivers.iter();
    let drivers = drivers.map(|driver| {
        let on = driver.is_on(case);
        row(Counted::Driver(driver.id.clone()), &driver.name, on)
    });
    let costs = model.costs.iter().filter(|cost| cost.optional);
    let costs = costs.map(|cost| {
        let on = cost.is_on(case);
        row(Counted::Cost(cost.id.clone()), &cost.name, on)
    });
    html! {
        <>
            <fieldset class="ticks">
                <legend>{ words.t("customer.more_drivers") }</legend>
                { for drivers }
            </fieldset>
            if model.costs.iter().any(|cost| cost.optional) {
                <fieldset class="ticks">
                    <legend>{ words.t("customer.more_costs") }</legend>
                    { for costs }
                </fieldset>
            }
        </>
    }
}
