//! Beside a "no": what would do at this deal size, and what moves the edge of the zone.

use super::fold::Fold;
use super::labels;
use super::words::{NONE, Words};
use crate::deal::{Deal, Desk};
use crate::economics::{Lever, MinimumAcv, WouldDo};
use crate::format::{Arg, Message};
use crate::session::MotionField;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Clone, Properties, PartialEq)]
pub struct Props {
    pub desk: Rc<Desk>,
    pub deal: Rc<Deal>,
    pub words: Words,
}

#[component]
pub fn Levers(props: &Props) -> Html {
    let inside = {
        let props = props.clone();
        Callback::from(move |()| levers(&props))
    };
    html! { <Fold summary={props.words.t("levers.title")} {inside} /> }
}

fn levers(props: &Props) -> Html {
    let Props { desk, deal, words } = props;
    let motion = desk.motions()[deal.motion].at(deal.corridor.list);
    let name = Arg::Text(words.of(&desk.playbook().motions[deal.motion].name));
    let base = MinimumAcv::of(motion, desk.outlook()).target();
    let money = |value: Option<f64>| value.map_or(NONE.to_owned(), |value| words.money(value));
    html! {
        <>
            <p class="note">
                { words.say(&Message::new("levers.would_do").with("size", Arg::Money(deal.corridor.list, 0))) }
            </p>
            { would_do(&WouldDo::at(deal.corridor.list, motion, desk.outlook()), words) }
            <p class="note">{ words.say(&Message::new("levers.edges").with("motion", name)) }</p>
            <table class="levers">
                <tbody>
                    <tr class="on">
                        <th scope="row">{ words.t("levers.base") }</th>
                        <td>{ money(base) }</td>
                    </tr>
                    for lever in Lever::of(motion) {
                        <tr key={shown(lever, words)}>
                            <th scope="row">{ shown(lever, words) }</th>
                            <td>{ money(lever.edge(motion, desk.outlook())) }</td>
                        </tr>
                    }
                </tbody>
            </table>
        </>
    }
}

/// The value of each figure that would do, everything else as it is.
pub fn would_do(would: &WouldDo, words: &Words) -> Html {
    let rows = [
        (
            MotionField::WinRate,
            would.win_rate.map(|rate| words.percent(rate, 1)),
        ),
        (
            MotionField::LeadCost,
            would
                .lead_cost
                .filter(|cost| *cost >= 0.0)
                .map(|cost| words.money(cost)),
        ),
        (
            MotionField::Retention,
            would.retention.map(|share| words.percent(share, 1)),
        ),
    ];
    let hours = would.ae_hours.map(|hours| words.number(hours, 1));
    let price = would.price.map(|price| words.money(price));
    let nothing = || words.t("levers.none").to_owned();
    html! {
        <dl class="sums">
                for (field, value) in rows {
                    <div key={field.path()}>
                        <dt>{ labels::motion_field(field, words) }</dt>
                        <dd>{ value.unwrap_or_else(nothing) }</dd>
                    </div>
                }
                <div><dt>{ words.t("levers.ae_hours") }</dt><dd>{ hours.unwrap_or_else(nothing) }</dd></div>
                <div><dt>{ words.t("remedy.price") }</dt><dd>{ price.unwrap_or_else(nothing) }</dd></div>
        </dl>
    }
}

/// A lever with its value.
pub fn shown(lever: Lever, words: &Words) -> String {
    let field = |field: MotionField, value: String| {
        format!("{} {value}", labels::motion_field(field, words))
    };
    match lever {
        Lever::WinRate(rate) => field(MotionField::WinRate, words.percent(rate, 0)),
        Lever::LeadCost(cost) => field(MotionField::LeadCost, words.money(cost)),
        Lever::AeHours(hours) => {
            format!("{} {}", words.t("levers.ae_hours"), words.number(hours, 1))
        }
        Lever::NoLostEffort => words.t("levers.no_lost_effort").to_owned(),
        Lever::NoOnboardingCost => words.t("levers.no_onboarding").to_owned(),
        Lever::NoCommission => words.t("levers.no_commission").to_owned(),
        Lever::PaybackTarget(months) => field(MotionField::TargetPayback, words.number(months, 0)),
        Lever::Retention(share) => field(MotionField::Retention, words.percent(share, 0)),
    }
}
