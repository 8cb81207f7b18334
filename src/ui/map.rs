//! The deal-size map: which way of selling pays for which deal size, where none does, and
//! where this deal lies.

use super::app::Dispatch;
use super::chart::{Scale, px, text_width};
use super::fold::Fold;
use super::levers::Levers;
use super::motion_table::motion_table;
use super::why::{Subject, WhyFold};
use super::words::Words;
use super::worth::worth;
use crate::browser::{Drag, use_width};
use crate::deal::{Deal, Desk};
use crate::economics::{Criterion, DeadZone, End, MinimumAcv};
use crate::format::{Arg, Message};
use crate::session::{Action, Documents};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub documents: Documents,
    /// The same, once they stand still: what is written below the picture.
    pub settled: Documents,
    pub words: Words,
    pub dispatch: Dispatch,
    /// Told when a drag begins and when it ends.
    pub on_drag: Callback<bool>,
}

const ROW: f64 = 36.0;
const BAR: f64 = 16.0;
const TOP: f64 = 26.0;

#[component]
pub fn DealSizeMap(props: &Props) -> Html {
    let Props {
        documents,
        settled,
        words,
        dispatch,
        on_drag,
    } = props;
    let (desk, deal) = (documents.desk(), documents.deal());
    let node = use_node_ref();
    let width = use_width(node.clone(), 700.0);
    let layout = Layout::new(desk, deal, width, words);
    let drag = Drag::across(&node, &resize(layout.scale, dispatch)).telling(on_drag);
    let worths = {
        let (documents, words) = (settled.clone(), words.clone());
        Callback::from(move |()| worth(documents.desk(), documents.deal(), &words))
    };
    let tables = {
        let (documents, words) = (settled.clone(), words.clone());
        Callback::from(move |()| behind(&documents, &words))
    };
    html! {
        <figure class="card">
            <figcaption>
                <h2>{ words.t("map.title") }</h2>
                <span>{ words.t("map.subtitle") }</span>
            </figcaption>
            <div
                class="drawing draggable"
                ref={node}
                onpointerdown={drag.down}
                onpointermove={drag.along}
                onlostpointercapture={drag.end}
            >
                { picture(desk, deal, &layout, words) }
            </div>
            { edges(settled.desk(), settled.deal(), words) }
            <Levers desk={settled.desk().clone()} deal={settled.deal().clone()} words={words.clone()} />
            <Fold summary={words.t("worth.title")} inside={worths} />
            <Fold summary={words.t("map.table")} inside={tables} />
        </figure>
    }
}

/// The figures behind the map, and where they come from.
fn behind(documents: &Documents, words: &Words) -> Html {
    let (desk, deal) = (documents.desk(), documents.deal());
    html! {
        <>
            { motion_table(desk, deal, words) }
            for place in 0..desk.motions().len() {
                <WhyFold key={place} documents={documents.clone()} subject={Subject::Motion(place)} words={words.clone()} />
            }
        </>
    }
}

/// The range of sizes shown: whole decades around everything that matters.
fn axis(desk: &Desk, list: f64, left: f64, right: f64) -> (Scale, Vec<f64>) {
    let sizes = desk.figures().iter().flat_map(|figures| {
        let ends = figures.viability.iter().filter_map(|range| range.to);
        let starts = figures.viability.iter().map(|range| range.from);
        starts.chain(ends).chain(figures.minimum.target())
    });
    let sizes: Vec<f64> = sizes.filter(|size| *size > 0.0).collect();
    let smallest = sizes
        .iter()
        .copied()
        .fold(f64::INFINITY, f64::min)
        .clamp(1.0, 1e11);
    let largest = sizes.iter().copied().fold(1.0, f64::max).min(1e12);
    let mut from = 10_f64.powf(smallest.log10().floor());
    let mut to = (largest * 3.0).max(from * 100.0);
    // The deal itself widens the axis by whole decades only: a dragged deal must not move the
    // ground under the pointer.
    while list > 0.0 && list < from && from > 1e-3 {
        from /= 10.0;
    }
    while list > to && to < 1e15 {
        to *= 10.0;
    }
    let mut ticks = vec![from];
    while let Some(next) = ticks
        .last()
        .map(|tick| tick * 10.0)
        .filter(|tick| *tick <= to)
    {
        ticks.push(next);
    }
    (Scale::logarithmic(from, to, left, right), ticks)
}

/// Dragging changes how much of the plan is bought, so every figure follows.
fn resize(scale: Scale, dispatch: &Dispatch) -> Callback<f64> {
    let dispatch = dispatch.clone();
    Callback::from(move |x: f64| dispatch.dispatch(Action::Resize(scale.value(x))))
}

/// Where things are drawn.
struct Layout {
    names: Vec<String>,
    /// What a won deal costs through each motion, in words.
    costs: Vec<String>,
    narrow: bool,
    left: f64,
    width: f64,
    row: f64,
    bottom: f64,
    scale: Scale,
    ticks: Vec<f64>,
}

impl Layout {
    fn new(desk: &Desk, deal: &Deal, width: f64, words: &Words) -> Self {
        let motions = &desk.playbook().motions;
        let names: Vec<String> = motions
            .iter()
            .map(|motion| words.of(&motion.name))
            .collect();
        let narrow = width < 480.0;
        let costs: Vec<String> = desk
            .figures()
            .iter()
            .map(|figures| {
                let cost = Arg::Money(figures.fixed_cost_of_sale, 0);
                words.say(&Message::new("map.cost_per_win").with("cost", cost))
            })
            .collect();
        let widest = names
            .iter()
            .chain(&costs)
            .map(|name| text_width(name))
            .fold(60.0, f64::max);
        let left = if narrow { 0.0 } else { widest + 16.0 };
        let row = if narrow { ROW + 14.0 } else { ROW };
        let rows = f64::from(u8::try_from(names.len()).unwrap_or(u8::MAX));
        let (scale, ticks) = axis(desk, deal.corridor.list, left, width);
        Self {
            names,
            costs,
            narrow,
            left,
            width,
            row,
            bottom: TOP + rows * row,
            scale,
            ticks,
        }
    }
}

fn picture(desk: &Desk, deal: &Deal, layout: &Layout, words: &Words) -> Html {
    let Layout {
        scale,
        bottom,
        width,
        left,
        row,
        ..
    } = layout;
    html! {
        <svg width={px(*width)} height={px(bottom + 44.0)} role="img" aria-label={words.t("map.title")}>
            { for desk.zones().iter().map(|zone| zone_mark(zone, scale, *bottom, words)) }
            for (place, name) in layout.names.iter().enumerate() {
                { motion_row(desk, deal, place, name, layout) }
            }
            <g class="axis">
                <path d={format!("M{left:.1} {bottom:.1}H{width:.1}")} />
                { for layout.ticks.iter().map(|tick| tick_mark(*tick, scale, *bottom, *width, words)) }
            </g>
            { here(deal, scale, *row, *bottom, *width, words) }
        </svg>
    }
}

fn zone_mark(zone: &DeadZone, scale: &Scale, bottom: f64, words: &Words) -> Html {
    let (from, to) = (scale.at(zone.lower.acv), scale.at(zone.upper.acv));
    let size = (px((to - from).max(0.0)), px(bottom - 6.0));
    html! {
        <g class="zone">
            <rect x={px(from)} y="6" width={size.0.clone()} height={size.1.clone()} class="ground" />
            <rect x={px(from)} y="6" width={size.0} height={size.1} class="hatched" />
            if to - from > text_width(words.t("map.dead_zone")) {
                <text x={px(f64::midpoint(from, to))} y="20">{ words.t("map.dead_zone") }</text>
            }
        </g>
    }
}

/// A motion: thin where it earns money but misses its targets, full where it is viable,
/// tapering where customers no longer accept it.
fn motion_row(desk: &Desk, deal: &Deal, place: usize, name: &str, layout: &Layout) -> Html {
    let Layout {
        scale, row, narrow, ..
    } = layout;
    let figures = &desk.figures()[place];
    let motion = desk.motions()[place].base();
    let y = TOP + row * f64::from(u8::try_from(place).unwrap_or(u8::MAX)) + (row - BAR) - 6.0;
    let reach = |share: f64| {
        motion
            .acceptance
            .map_or(f64::INFINITY, |curve| curve.size_at(share))
    };
    let (accepted, gone) = (
        reach(motion.acceptance_min),
        reach(motion.acceptance_min / 5.0),
    );
    let bar = |from: f64, to: f64, class: &'static str| {
        let (from, to) = (scale.at(from), scale.at(to));
        html! {
            if to > from {
                <rect x={px(from)} y={px(y)} width={px(to - from)} height={px(BAR)} rx="3" {class} />
            }
        }
    };
    let fade = (scale.at(accepted), scale.at(gone));
    let class = classes!(
        "motion",
        format!("m{place}"),
        (place == deal.motion).then_some("on")
    );
    html! {
        <g {class} key={place}>
            { title(name, &layout.costs[place], y, *narrow) }
            { for figures.weak(accepted).into_iter().map(|(from, to)| bar(from, to, "weak")) }
            { for figures.viability.iter().map(|range| bar(range.from, range.to.unwrap_or(f64::INFINITY), "viable")) }
            if fade.1 > fade.0 {
                <path
                    class="fade"
                    d={format!("M{:.1} {y:.1}L{:.1} {:.1}L{:.1} {:.1}Z", fade.0, fade.1, y + BAR, fade.0, y + BAR)}
                />
            }
        </g>
    }
}

/// A motion's name, and what a won deal costs through it.
fn title(name: &str, cost: &str, y: f64, narrow: bool) -> Html {
    if narrow {
        return html! {
            <text x="0" y={px(y - 5.0)}>{ name }<tspan class="cost" dx="6">{ cost }</tspan></text>
        };
    }
    html! {
        <>
            <text x="0" y={px(y + 6.0)}>{ name }</text>
            <text x="0" y={px(y + 20.0)} class="cost">{ cost }</text>
        </>
    }
}

fn tick_mark(tick: f64, scale: &Scale, bottom: f64, width: f64, words: &Words) -> Html {
    let text = words.money(tick);
    let half = text_width(&text) / 2.0;
    let at = scale.at(tick);
    html! {
        <g key={text.clone()}>
            <path d={format!("M{at:.1} {bottom:.1}v4")} />
            <text x={px(at.min(width - half).max(half))} y={px(bottom + 18.0)}>{ text }</text>
        </g>
    }
}

/// This deal.
fn here(deal: &Deal, scale: &Scale, row: f64, bottom: f64, width: f64, words: &Words) -> Html {
    let at = scale.at(deal.corridor.list);
    let place = f64::from(u8::try_from(deal.motion).unwrap_or(u8::MAX));
    let y = TOP + row * place + (row - BAR) - 6.0 + BAR / 2.0;
    let text =
        words.say(&Message::new("map.here").with("amount", Arg::Money(deal.corridor.list, 0)));
    let half = text_width(&text) / 2.0 + 4.0;
    html! {
        <g class="here">
            <path d={format!("M{at:.1} 4V{:.1}", bottom + 24.0)} />
            <circle cx={px(at)} cy={px(y)} r="6" />
            <text x={px(at.min(width - half).max(half))} y={px(bottom + 38.0)}>{ text }</text>
        </g>
    }
}

/// What causes the edges of the zone this deal lies in, else of the first one.
fn edges(desk: &Desk, deal: &Deal, words: &Words) -> Html {
    let Some(zone) = desk.zones().get(deal.zone.unwrap_or(0)) else {
        return html! { <p class="note">{ words.t("map.no_zone") }</p> };
    };
    let name = |place: usize| Arg::Text(words.of(&desk.playbook().motions[place].name));
    let mut steps = desk.playbook().motions[zone.lower.motion].steps.iter();
    let step = steps.rfind(|step| step.from <= zone.lower.acv);
    let motion = desk.motions()[zone.upper.motion].at(zone.upper.acv);
    let least = desk.motions()[zone.lower.motion].base().acceptance_min;
    let targets = motion.targets;
    let minimum = MinimumAcv::of(motion, desk.outlook());
    let (key, target) = match minimum.deciding() {
        Criterion::LtvCac => ("map.upper_ratio", Arg::Number(targets.ltv_cac, 1)),
        _ => ("map.upper_payback", Arg::Months(targets.payback_months)),
    };
    let sentences = [
        Message::new(match zone.cause {
            End::Acceptance => "map.lower",
            End::Effort => "map.lower_effort",
        })
        .with("size", Arg::Money(zone.lower.acv, 0))
        .with("least", Arg::Percent(least, 0))
        .with("motion", name(zone.lower.motion))
        .with(
            "step",
            Arg::Text(step.map_or(String::new(), |step| words.of(&step.name))),
        ),
        Message::new(key)
            .with("size", Arg::Money(zone.upper.acv, 0))
            .with("motion", name(zone.upper.motion))
            .with("cost", Arg::Money(motion.cost_of_sale(zone.upper.acv), 0))
            .with("target", target),
    ];
    html! {
        <p class="note">
            for (place, sentence) in sentences.iter().enumerate() {
                <span key={place}>{ words.say(sentence) }{ " " }</span>
            }
        </p>
    }
}
