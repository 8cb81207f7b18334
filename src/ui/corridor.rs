//! The price corridor: what the deal must cost, what it does, and what the customer can bear,
//! on one axis; and what any price on it would do to both sides.

use super::closing::closing;
use super::corridor_picture::{Mark, MarkKind, Picture, axis};
use super::labels;
use super::why::{Subject, WhyFold};
use super::words::{NONE, Words};
use crate::browser::{Drag, use_width};
use crate::case::Scenario;
use crate::deal::{Agreement, AtPrice, Corridor, Deal, Opening};
use crate::economics::{Remedy, Way};
use crate::format::{Arg, Message};
use crate::roi::Hurdle;
use crate::session::Documents;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub documents: Documents,
    /// The same, once they stand still: what is written below the picture.
    pub settled: Documents,
    pub words: Words,
}

/// A price that is looked at; in another deal or at other terms it means nothing.
struct Looking {
    deal: Rc<Deal>,
    agreement: Option<Rc<Agreement>>,
    price: f64,
}

#[component]
pub fn CorridorChart(props: &Props) -> Html {
    let Props {
        documents,
        settled,
        words,
    } = props;
    let (desk, deal) = (documents.desk(), documents.deal());
    let agreement = documents.agreement().cloned();
    let node = use_node_ref();
    let width = use_width(node.clone(), 700.0);
    // A price that was looked at in another deal means nothing in this one.
    let looking = use_state(|| None::<Looking>);
    let looked_at = looking
        .as_ref()
        .filter(|looking| Rc::ptr_eq(&looking.deal, deal) && looking.agreement == agreement)
        .map(|looking| looking.price);
    let fixed = fixed_marks(deal);
    let scale = axis(&fixed, width);
    let step = desk.playbook().policy.price_step;
    let pick = {
        let (looking, deal, agreement) = (looking.setter(), deal.clone(), agreement.clone());
        Callback::from(move |price: f64| {
            looking.set(Some(Looking {
                deal: deal.clone(),
                agreement: agreement.clone(),
                price: price.max(step),
            }));
        })
    };
    let to_step = move |price: f64| (price / step).round() * step;
    let drag = Drag::across(&node, &pick.reform(move |x| to_step(scale.value(x))));
    let offered = offered(documents);
    let price = looked_at.or(offered).unwrap_or(deal.corridor.list);
    let onkeydown = {
        let (pick, looking) = (pick.clone(), looking.setter());
        Callback::from(move |event: KeyboardEvent| {
            match event.key().as_str() {
                "ArrowRight" | "ArrowUp" => pick.emit(to_step(price + step)),
                "ArrowLeft" | "ArrowDown" => pick.emit(to_step(price - step)),
                "Escape" => looking.set(None),
                _ => return,
            }
            event.prevent_default();
        })
    };
    let mut marks = fixed;
    let name = match (looked_at, offered) {
        (None, Some(_)) if agreement.is_some() => "corridor.agreed",
        (None, Some(_)) => "corridor.offer",
        _ => "corridor.this_price",
    };
    marks.push(Mark {
        price,
        name,
        kind: MarkKind::Knob,
    });
    let motion = words.of(&desk.playbook().motions[deal.motion].name);
    let meaning = words.say(&verdict(&deal.corridor));
    html! {
        <figure class="card">
            <figcaption>
                <h2>{ words.t("corridor.title") }</h2>
                <span>{ words.say(&Message::new("corridor.through").with("motion", Arg::Text(motion))) }</span>
                <span>{ words.t("corridor.drag_hint") }</span>
            </figcaption>
            <div class="drawing draggable" ref={node} onpointerdown={drag.down} onpointermove={drag.along}>
                <Picture
                    corridor={deal.corridor}
                    {marks}
                    {width}
                    {meaning}
                    words={words.clone()}
                    {onkeydown}
                />
            </div>
            <Meaning documents={settled.clone()} {looked_at} words={words.clone()} />
        </figure>
    }
}

/// The yearly price that is agreed, else the one that is recommended, if the recommendation is to
/// sell.
fn offered(documents: &Documents) -> Option<f64> {
    let sells = |remedy: &&Remedy| !matches!(remedy.way, Way::SelfService | Way::Decline);
    let agreed = documents.agreement().map(|agreement| &agreement.remedy);
    let recommended = || documents.deal().advice.first().filter(sells);
    agreed.or_else(recommended).map(Remedy::yearly_paid)
}

#[derive(Properties, PartialEq)]
struct MeaningProps {
    documents: Documents,
    looked_at: Option<f64>,
    words: Words,
}

/// What the corridor comes to in words and figures.
#[component]
fn Meaning(props: &MeaningProps) -> Html {
    let MeaningProps {
        documents,
        looked_at,
        words,
    } = props;
    let (desk, case, deal) = (documents.desk(), documents.case(), documents.deal());
    let picked = documents.agreement().map(|agreement| &agreement.remedy);
    let price = looked_at.or_else(|| offered(documents));
    let price = price.unwrap_or(deal.corridor.list);
    html! {
        <>
            if let Some(at) = desk.at_price(case, deal, picked, price) {
                <Readout {at} {price} words={words.clone()} />
            }
            <p class={classes!("note", deal.corridor.is_empty().then_some("warn"))}>
                { words.say(&verdict(&deal.corridor)) }
                if let Some(needs) = approval_needed(&deal.corridor) {
                    { " " }{ words.say(&needs) }
                }
                if case.hurdles.scenario == Scenario::Conservative {
                    { " " }{ words.t("corridor.conservative") }
                }
            </p>
            { closing(documents, words) }
            <WhyFold documents={documents.clone()} subject={Subject::Corridor} words={words.clone()} />
        </>
    }
}

fn fixed_marks(deal: &Deal) -> Vec<Mark> {
    let corridor = &deal.corridor;
    let (above, below) = (MarkKind::Above, MarkKind::Below);
    [
        (Some(corridor.ceiling.price), "corridor.ceiling", above),
        (corridor.lighter_floor, "corridor.lighter_floor", above),
        (corridor.floor, "corridor.floor", above),
        (Some(corridor.list), "corridor.list", below),
        (approval_limit(corridor), "corridor.approval", below),
        (corridor.break_even, "corridor.break_even", below),
    ]
    .into_iter()
    .filter_map(|(price, name, kind)| {
        let price = price.filter(|price| *price >= 0.0)?;
        Some(Mark { price, name, kind })
    })
    .collect()
}

/// The price below which somebody must approve; `None` where that is every discount, or no price.
fn approval_limit(corridor: &Corridor) -> Option<f64> {
    Some(corridor.approval).filter(|limit| (1.0..corridor.list).contains(limit))
}

#[derive(Properties, PartialEq)]
struct ReadoutProps {
    price: f64,
    at: AtPrice,
    words: Words,
}

/// What a price does to both sides, in one line.
#[component]
fn Readout(props: &ReadoutProps) -> Html {
    let ReadoutProps { price, at, words } = props;
    let or_none = |value: Option<String>| value.unwrap_or_else(|| NONE.to_owned());
    let (outcome, got) = (&at.outcome, &at.returns);
    let months = got
        .payback
        .periods()
        .map(|years| words.number(years * 12.0, 1));
    let figures = [
        ("remedy.win_rate", words.percent(outcome.win_rate, 0)),
        ("remedy.profit", words.money(outcome.profit)),
        (
            "remedy.ltv_cac",
            or_none(outcome.ltv_cac.map(|ratio| words.number(ratio, 1))),
        ),
        (
            "remedy.payback",
            or_none(outcome.payback_months.map(|m| words.number(m, 1))),
        ),
        (
            "readout.customer_roi",
            or_none(got.roi.map(|roi| words.percent(roi, 0))),
        ),
        ("remedy.customer", or_none(months)),
    ];
    let fails: Vec<&str> = at
        .fails
        .iter()
        .map(|f| labels::constraint(*f, words))
        .collect();
    let standing = if fails.is_empty() {
        words.t("readout.fine").to_owned()
    } else {
        let what = Arg::Text(fails.join(", "));
        words.say(&Message::new("advice.misses").with("what", what))
    };
    html! {
        <div class="readout">
            <p>
                <b>{ words.say(&Message::new("readout.at").with("price", Arg::Money(*price, 0))) }</b>
                <span class={if fails.is_empty() { "good" } else { "warn" }}>{ standing }</span>
            </p>
            <dl>
                for (key, value) in figures {
                    <div {key}><dt>{ words.t(key) }</dt><dd>{ value }</dd></div>
                }
            </dl>
        </div>
    }
}

/// What stands in the way of a corridor whose every price lies too far below list.
fn approval_needed(corridor: &Corridor) -> Option<Message> {
    let opening = corridor.opening().filter(|open| open.needs_approval)?;
    let discount = 1.0 - opening.to / corridor.list;
    let needs = Message::new("corridor.needs_approval")
        .with("discount", Arg::Percent(discount, 0))
        .with("approval", Arg::Money(corridor.approval, 0));
    Some(needs)
}

/// What the corridor says.
fn verdict(corridor: &Corridor) -> Message {
    let ceiling = Arg::Money(corridor.ceiling.price.max(0.0), 0);
    let dared = corridor.highest < corridor.ceiling.price;
    let limit = Arg::Nested(Message::new(match corridor.ceiling.hurdle {
        _ if dared => "ceiling.trust",
        Hurdle::BreakEven => "ceiling.break_even",
        Hurdle::Roi => "ceiling.roi",
        Hurdle::Payback => "ceiling.payback",
        Hurdle::ValueShare => "ceiling.value_share",
    }));
    let message = match (corridor.opening(), corridor.lowest_floor(), corridor.gap()) {
        (Some(Opening { from, lighter, .. }), ..) => {
            let key = if lighter {
                "corridor.open_lighter"
            } else {
                "corridor.open"
            };
            Message::new(key).with("floor", Arg::Money(from, 0))
        }
        (None, Some(floor), Some(gap)) => Message::new("corridor.empty")
            .with("gap", Arg::Money(gap, 0))
            .with("floor", Arg::Money(floor, 0)),
        _ => Message::new("corridor.no_floor"),
    };
    message
        .with("end", Arg::Money(corridor.upper_end(), 0))
        .with("ceiling", ceiling)
        .with("limit", limit)
}
