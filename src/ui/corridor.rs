//! The price corridor: what the deal must cost, what it does, and what the customer can bear,
//! on one axis.

use super::chart::{Label, Scale, place_labels, px, text_width};
use super::words::Words;
use crate::browser::use_width;
use crate::deal::{Corridor, Deal, Desk};
use crate::economics::Way;
use crate::format::{Arg, Message};
use crate::roi::Hurdle;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub desk: Rc<Desk>,
    pub deal: Rc<Deal>,
    pub words: Words,
}

/// Height of the band, and where it lies when there is one lane of labels on either side.
const BAND: f64 = 22.0;
const LANE: f64 = 34.0;

/// A price on the axis.
struct Mark {
    price: f64,
    name: &'static str,
    class: &'static str,
    above: bool,
}

#[component]
pub fn CorridorChart(props: &Props) -> Html {
    let Props { desk, deal, words } = props;
    let node = use_node_ref();
    let width = use_width(node.clone(), 700.0);
    let corridor = &deal.corridor;
    let motion = words.of(&desk.playbook().motions[deal.motion].name);
    html! {
        <figure class="card">
            <figcaption>
                <h2>{ words.t("corridor.title") }</h2>
                <span>{ words.say(&Message::new("corridor.through").with("motion", Arg::Text(motion))) }</span>
            </figcaption>
            <div class="drawing" ref={node}>
                { picture(deal, width, words) }
            </div>
            <p class={classes!("note", corridor.is_empty().then_some("warn"))}>
                { words.say(&verdict(corridor)) }
            </p>
        </figure>
    }
}

/// What the corridor says.
fn verdict(corridor: &Corridor) -> Message {
    let ceiling = Arg::Money(corridor.ceiling.price.max(0.0), 0);
    let hurdle = Arg::Nested(Message::new(match corridor.ceiling.hurdle {
        Hurdle::BreakEven => "ceiling.break_even",
        Hurdle::Roi => "ceiling.roi",
        Hurdle::Payback => "ceiling.payback",
        Hurdle::ValueShare => "ceiling.value_share",
    }));
    let message = match (corridor.gap(), corridor.lowest_floor()) {
        (Some(gap), Some(floor)) => Message::new("corridor.empty")
            .with("gap", Arg::Money(gap, 0))
            .with("floor", Arg::Money(floor, 0)),
        (_, None) => Message::new("corridor.no_floor"),
        (None, Some(floor)) => {
            let lighter_only = corridor.floor.is_none_or(|f| f > corridor.ceiling.price);
            let key = if lighter_only {
                "corridor.open_lighter"
            } else {
                "corridor.open"
            };
            Message::new(key).with("floor", Arg::Money(floor, 0))
        }
    };
    message.with("ceiling", ceiling).with("hurdle", hurdle)
}

fn marks(deal: &Deal) -> Vec<Mark> {
    let corridor = &deal.corridor;
    let mark = |price: Option<f64>, name, class, above| {
        price.filter(|price| *price >= 0.0).map(|price| Mark {
            price,
            name,
            class,
            above,
        })
    };
    let offered = deal
        .advice
        .first()
        .filter(|remedy| remedy.way != Way::Decline);
    [
        mark(
            offered.map(|remedy| remedy.terms.yearly()),
            "corridor.offer",
            "pick",
            false,
        ),
        mark(
            Some(corridor.ceiling.price),
            "corridor.ceiling",
            "tick",
            true,
        ),
        mark(
            corridor.lighter_floor,
            "corridor.lighter_floor",
            "tick",
            true,
        ),
        mark(corridor.floor, "corridor.floor", "tick", true),
        mark(Some(corridor.list), "corridor.list", "tick", false),
        mark(corridor.break_even, "corridor.break_even", "tick", false),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn picture(deal: &Deal, width: f64, words: &Words) -> Html {
    let marks = marks(deal);
    let highest = marks.iter().map(|mark| mark.price).fold(0.0, f64::max) * 1.12;
    let lowest = marks
        .iter()
        .map(|mark| mark.price)
        .fold(f64::INFINITY, f64::min)
        * 0.6;
    let scale = Scale::linear(lowest.min(highest * 0.9), highest.max(1.0), 0.0, width);
    let lay = |above: bool| {
        let mut side: Vec<&Mark> = marks.iter().filter(|mark| mark.above == above).collect();
        side.sort_by(|a, b| a.price.total_cmp(&b.price));
        let labels: Vec<Label> = side
            .iter()
            .map(|mark| Label {
                at: scale.at(mark.price),
                width: text_width(words.t(mark.name)).max(text_width(&words.money(mark.price)))
                    + 4.0,
            })
            .collect();
        let placed = place_labels(&labels, 0.0, width);
        side.into_iter().zip(placed).collect::<Vec<_>>()
    };
    let (upper, lower) = (lay(true), lay(false));
    let lanes = |side: &[(&Mark, super::chart::Placed)]| {
        side.iter()
            .map(|(_, placed)| placed.lane + 1)
            .fold(0.0, |most, lane| {
                f64::max(most, f64::from(u8::try_from(lane).unwrap_or(u8::MAX)))
            })
    };
    let top = lanes(&upper) * LANE + 8.0;
    let height = top + BAND + lanes(&lower) * LANE + 12.0;
    html! {
        <svg width={px(width)} height={px(height)} role="img" aria-label={words.say(&verdict(&deal.corridor))}>
            { bands(&deal.corridor, &scale, width, top) }
            { for upper.iter().map(|(mark, placed)| label(mark, placed, &scale, top, words)) }
            { for lower.iter().map(|(mark, placed)| label(mark, placed, &scale, top, words)) }
        </svg>
    }
}

/// Loss, weak, open, and what lies beyond the customer's ceiling.
fn bands(corridor: &Corridor, scale: &Scale, width: f64, top: f64) -> Html {
    let ceiling = scale.at(corridor.ceiling.price.max(0.0));
    let end = |price: Option<f64>| price.map_or(width, |price| scale.at(price));
    let loss = end(corridor.break_even);
    let weak = end(corridor.lowest_floor()).max(loss);
    let band = |from: f64, to: f64, class: &'static str| {
        html! {
            <rect x={px(from)} y={px(top)} width={px((to - from).max(0.0))} height={px(BAND)} {class} />
        }
    };
    html! {
        <>
            <defs>
                <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <path d="M0 0V6" class="hatch" />
                </pattern>
                <clipPath id="corridor-band">
                    <rect x="0" y={px(top)} width={px(width)} height={px(BAND)} rx="11" />
                </clipPath>
            </defs>
            <g clip-path="url(#corridor-band)">
                { band(0.0, loss, "band loss") }
                { band(loss, weak, "band weak") }
                { band(weak, width, "band open") }
                { band(ceiling, width, "band beyond") }
                { band(ceiling, width, "hatched") }
            </g>
        </>
    }
}

fn label(
    mark: &Mark,
    placed: &super::chart::Placed,
    scale: &Scale,
    top: f64,
    words: &Words,
) -> Html {
    let at = scale.at(mark.price);
    let lane = f64::from(u8::try_from(placed.lane).unwrap_or(u8::MAX)) * LANE;
    let (path, text) = if mark.above {
        (
            format!("M{at:.1} {:.1}V{:.1}", top - 4.0 - lane, top + BAND),
            top - 22.0 - lane,
        )
    } else {
        (
            format!("M{at:.1} {top:.1}V{:.1}", top + BAND + 6.0 + lane),
            top + BAND + 20.0 + lane,
        )
    };
    html! {
        <g class={mark.class} key={mark.name}>
            if mark.class == "pick" {
                <circle cx={px(at)} cy={px(top + BAND / 2.0)} r="8" class="knob" />
            } else {
                <path d={path} />
            }
            <text x={px(placed.x)} y={px(text)}>{ words.t(mark.name) }</text>
            <text x={px(placed.x)} y={px(text + 14.0)} class="value">{ words.money(mark.price) }</text>
        </g>
    }
}
