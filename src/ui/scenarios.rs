//! What else might happen, side by side: bars of the net present value, and all figures.

use super::app::Dispatch;
use super::chart::{Scale, px};
use super::fold::Fold;
use super::new_name::NewName;
use super::pain::{costs_today, pain_in_full};
use super::scenario_editor::{NEW_NAME, NEW_SCENARIO, NamedScenarios};
use super::scenario_table::table;
use super::words::Words;
use crate::browser::use_width;
use crate::case::{Case, Scenario};
use crate::document::Fault;
use crate::format::{Arg, Message};
use crate::offer::{Compared, RoiModel, Which};
use crate::session::{Action, Documents, MOST_SCENARIOS, ScenarioEdit, Session};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub session: Session,
    /// Documents that have stood still for a moment: the figures need not follow each move.
    pub settled: Documents,
    pub words: Words,
    pub dispatch: Dispatch,
}

/// From where to where the net present value goes, and every scenario on demand.
#[component]
pub fn Scenarios(props: &Props) -> Html {
    let Props {
        session,
        settled,
        words,
        dispatch,
    } = props;
    // A deal that works out has a value as expected.
    let compared = use_memo(settled.clone(), |documents| {
        let calculator = documents.desk().calculator();
        let found = calculator.scenarios(documents.case(), &documents.price());
        found.unwrap_or_default()
    });
    let on_name = {
        let dispatch = dispatch.clone();
        Callback::from(move |name: String| {
            dispatch.dispatch(Action::Scenarios(ScenarioEdit::Add(name)));
        })
    };
    let inside = {
        let (session, settled, compared) = (session.clone(), settled.clone(), compared.clone());
        let (words, dispatch) = (words.clone(), dispatch.clone());
        Callback::from(move |()| {
            html! {
                <div class="certainty scenarios">
                    <p class="note">{ words.t("scenario.what") }</p>
                    <Bars settled={settled.clone()} compared={compared.clone()} words={words.clone()} />
                    { table(&settled, &compared, &words) }
                    <NamedScenarios session={session.clone()} words={words.clone()} dispatch={dispatch.clone()} />
                    <NewName
                        id={NEW_NAME}
                        of={NEW_SCENARIO}
                        count={session.documents().case().scenarios.len()}
                        most={MOST_SCENARIOS}
                        words={words.clone()}
                        on_name={on_name.clone()}
                    />
                </div>
            }
        })
    };
    html! { <Fold summary={summary(&compared, words)} {inside} /> }
}

fn npv(compared: &Compared) -> Option<f64> {
    let outcome = compared.outcome.as_ref().ok();
    outcome.map(|(outcome, _)| outcome.npv)
}

fn summary(compared: &[Compared], words: &Words) -> String {
    let all = || compared.iter().filter_map(npv);
    let low = all().fold(f64::INFINITY, f64::min);
    let high = all().fold(f64::NEG_INFINITY, f64::max);
    if low >= high {
        return words.t("scenario.title").to_owned();
    }
    let amount = |value: f64| Arg::Money(crate::format::rounded(value, 2), 0);
    words.say(
        &Message::new("scenario.summary")
            .with("low", amount(low))
            .with("high", amount(high)),
    )
}

/// What goes on if nothing is done.
fn nothing_done(documents: &Documents, words: &Words) -> Html {
    let model = documents.desk().calculator().model(documents.case());
    let both = model.zip(costs_today(documents));
    both.map(|(model, today)| pain_in_full(today, model.horizon_years, words))
        .unwrap_or_default()
}

/// What a scenario is called.
pub fn scenario_name(which: Which, case: &Case, words: &Words) -> String {
    match which {
        Which::Built(Scenario::Conservative) => words.t("scenario.name_conservative").to_owned(),
        Which::Built(Scenario::Expected) => words.t("scenario.name_expected").to_owned(),
        Which::Built(Scenario::Optimistic) => words.t("scenario.name_optimistic").to_owned(),
        Which::Named(place) => {
            let scenario = case.scenarios.get(place);
            scenario.map_or_else(String::new, |scenario| scenario.name.clone())
        }
    }
}

/// What has no value in a scenario, and why.
pub fn fault_line(fault: &Fault, model: &RoiModel, words: &Words) -> String {
    let place = |list: &str| -> Option<usize> {
        let (_, after) = fault.path.split_once(list)?;
        let (place, _) = after.split_once(']')?;
        place.parse().ok()
    };
    let driver = place("drivers[").and_then(|place| model.drivers.get(place));
    let cost = place("costs[").and_then(|place| model.costs.get(place));
    let name = driver
        .map(|driver| &driver.name)
        .or(cost.map(|cost| &cost.name));
    let name = name.map_or_else(|| fault.path.clone(), |name| words.of(name));
    format!("{name}: {}", words.say(&fault.message))
}

#[derive(Properties, PartialEq)]
struct BarsProps {
    settled: Documents,
    compared: Rc<Vec<Compared>>,
    words: Words,
}

const HEIGHT: f64 = 10.0;

/// The net present value of each scenario as a bar from 0.
#[component]
fn Bars(props: &BarsProps) -> Html {
    let BarsProps {
        settled,
        compared,
        words,
    } = props;
    let node = use_node_ref();
    let width = use_width(node.clone(), 290.0);
    let all = || compared.iter().filter_map(npv).chain([0.0]);
    let low = all().fold(0.0, f64::min);
    let high = all().fold(0.0, f64::max);
    let x = Scale::linear(low, high.max(low + 1.0), 1.0, width - 1.0);
    let bar = |value: f64| {
        let (from, to) = (x.at(value.min(0.0)), x.at(value.max(0.0)));
        let class = if value < 0.0 { "out" } else { "in" };
        html! {
            <svg width={px(width)} height={px(HEIGHT)} class="swing" aria-hidden="true">
                <rect {class} x={px(from)} y="0" width={px((to - from).max(0.5))} height={px(HEIGHT)} />
                <path d={format!("M{0:.1} 0V{HEIGHT:.1}", x.at(0.0))} class="zero" />
            </svg>
        }
    };
    html! {
        <ul class="tornado bars" ref={node} aria-label={words.t("scenario.bars")}>
            <li>
                <span class="swing-head">
                    <b>{ words.t("scenario.nothing") }</b>
                    <span>{ words.money(0.0) }</span>
                </span>
                { nothing_done(settled, words) }
            </li>
            for one in compared.iter() {
                <li key={format!("{:?}", one.which)}>
                    <span class="swing-head">
                        <b>{ scenario_name(one.which, settled.case(), words) }</b>
                        <span>{ npv(one).map_or_else(|| words.t("scenario.no_value").to_owned(), |npv| words.money(npv)) }</span>
                    </span>
                    { npv(one).map(bar) }
                </li>
            }
        </ul>
    }
}
