//! The drivers and costs of the ROI model, each to be switched on or off.

use super::app::Dispatch;
use super::fold::Fold;
use super::own_driver::new_own;
use super::words::Words;
use crate::case::Case;
use crate::document::Text;
use crate::format::{Arg, Message};
use crate::offer::{RoiModel, Situation};
use crate::session::{Action, Counted, Documents};
use yew::prelude::*;

/// The place to which a finding about the customer's own costs leads.
pub const WHAT_COUNTS: &str = "what-counts";

/// What can be counted, behind a line that says how much of it is; open where nothing is yet.
pub fn more_drivers(documents: &Documents, words: &Words, dispatch: &Dispatch) -> Html {
    let case = documents.case();
    let Some(model) = documents.desk().calculator().model(case) else {
        return Html::default();
    };
    let drivers = model.drivers.iter().filter(|driver| driver.is_on(case));
    let drivers = drivers.count();
    if drivers == 0 {
        return html! {
            <div id={WHAT_COUNTS} tabindex="-1">
                <p class="hint">{ words.t("counts.nothing") }</p>
                { ticks(documents, words, dispatch) }
            </div>
        };
    }
    let costs = model.costs.iter().filter(|cost| cost.is_on(case)).count();
    let number = |count: usize| Arg::Text(count.to_string());
    let summary = Message::new("counts.summary")
        .with("drivers", number(drivers))
        .with("all_drivers", number(model.drivers.len()))
        .with("costs", number(costs))
        .with("all_costs", number(model.costs.len()));
    let inside = {
        let (documents, words) = (documents.clone(), words.clone());
        let dispatch = dispatch.clone();
        Callback::from(move |()| ticks(&documents, &words, &dispatch))
    };
    html! { <Fold id={WHAT_COUNTS} summary={words.say(&summary)} {inside} /> }
}

fn ticks(documents: &Documents, words: &Words, dispatch: &Dispatch) -> Html {
    let case = documents.case();
    let Some(model) = documents.desk().calculator().model(case) else {
        return Html::default();
    };
    let situation = &documents.deal().estimate.situation;
    let tick = |one: Tick| row(one, words, dispatch);
    html! {
        <>
            <fieldset class="ticks">
                <legend>{ words.t("customer.more_drivers") }</legend>
                { for drivers(model, case, situation).map(tick) }
            </fieldset>
            { new_own(model, case.own_drivers(), words, dispatch) }
            if !model.costs.is_empty() {
                <fieldset class="ticks">
                    <legend>{ words.t("customer.more_costs") }</legend>
                    { for costs(model, case, situation).map(tick) }
                </fieldset>
            }
        </>
    }
}

/// Something to be switched on or off.
struct Tick<'a> {
    what: Counted,
    name: &'a Text,
    caution: Option<&'a Text>,
    on: bool,
    /// What it comes to while it is on, money.
    amount: f64,
}

fn drivers<'a>(
    model: &'a RoiModel,
    case: &'a Case,
    situation: &'a Situation,
) -> impl Iterator<Item = Tick<'a>> {
    let both = model.drivers.iter().zip(&situation.drivers);
    both.map(|(driver, result)| Tick {
        what: Counted::Driver(driver.id.clone()),
        name: &driver.name,
        caution: driver.caution.as_ref(),
        on: driver.is_on(case),
        amount: result.benefit.full_run,
    })
}

fn costs<'a>(
    model: &'a RoiModel,
    case: &'a Case,
    situation: &'a Situation,
) -> impl Iterator<Item = Tick<'a>> {
    let both = model.costs.iter().zip(&situation.costs);
    both.map(|(cost, amount)| Tick {
        what: Counted::Cost(cost.id.clone()),
        name: &cost.name,
        caution: None,
        on: cost.is_on(case),
        amount: *amount,
    })
}

fn row(one: Tick, words: &Words, dispatch: &Dispatch) -> Html {
    let key = format!("{:?}", one.what);
    let (on, what, dispatch) = (one.on, one.what, dispatch.clone());
    let onchange = move |_: Event| dispatch.dispatch(Action::Count(what.clone(), !on));
    html! {
        <label {key} class="tick">
            <input type="checkbox" checked={on} {onchange} />
            <span>
                { words.of(one.name) }
                if let Some(caution) = one.caution { <small>{ words.of(caution) }</small> }
            </span>
            if on { <span class="unit">{ words.money(one.amount) }</span> }
        </label>
    }
}
