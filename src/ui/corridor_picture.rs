//! The picture of the price corridor.

use super::chart::{Label, Placed, Scale, place_labels, px, text_width};
use super::settled::{REST, use_grown};
use super::words::Words;
use crate::deal::Corridor;
use yew::prelude::*;

/// Height of the band, and of a lane of labels.
const BAND: f64 = 22.0;
const LANE: f64 = 34.0;

/// A price on the axis.
#[derive(Clone, Copy, PartialEq)]
pub struct Mark {
    pub price: f64,
    pub name: &'static str,
    /// Where it is written, and whether it can be dragged.
    pub kind: MarkKind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum MarkKind {
    Above,
    Below,
    /// The price that is looked at: a knob.
    Knob,
}

/// The axis of a corridor with these prices on it.
pub fn axis(marks: &[Mark], width: f64) -> Scale {
    let prices = || marks.iter().map(|mark| mark.price);
    let highest = (prices().fold(0.0, f64::max) * 1.12).max(1.0);
    let lowest = (prices().fold(f64::INFINITY, f64::min) * 0.6).min(highest * 0.9);
    Scale::linear(lowest, highest, 0.0, width)
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub corridor: Corridor,
    pub marks: Vec<Mark>,
    pub width: f64,
    /// What the picture says, in words.
    pub meaning: AttrValue,
    pub words: Words,
    /// Keys pressed on the knob.
    pub onkeydown: Callback<KeyboardEvent>,
}

#[component]
pub fn Picture(props: &Props) -> Html {
    let Props {
        corridor,
        marks,
        width,
        words,
        ..
    } = props;
    let fixed: Vec<Mark> = marks
        .iter()
        .filter(|mark| mark.kind != MarkKind::Knob)
        .copied()
        .collect();
    let scale = axis(&fixed, *width);
    let upper = lay(marks, &scale, *width, words, true);
    let lower = lay(marks, &scale, *width, words, false);
    let [above, below] = use_grown([lanes(&upper), lanes(&lower)], REST).map(f64::from);
    let top = above * LANE + 8.0;
    let height = top + BAND + below * LANE + 12.0;
    html! {
        <svg width={px(*width)} height={px(height)} role="group" aria-label={props.meaning.clone()}>
            { bands(corridor, &scale, *width, top) }
            // All lines first: a label that one of them crosses stays legible over it.
            for (mark, placed) in upper.iter().chain(&lower) {
                { line(mark, placed, &scale, top) }
            }
            for (mark, placed) in upper.iter().chain(&lower) {
                { label(mark, placed, &scale, top, words, &props.onkeydown) }
            }
        </svg>
    }
}

/// How many lanes of labels a side takes.
fn lanes(side: &[(Mark, Placed)]) -> u8 {
    let most = side.iter().map(|(_, placed)| placed.lane + 1).max();
    u8::try_from(most.unwrap_or(0)).unwrap_or(u8::MAX)
}

/// The marks of one side and where their labels go.
fn lay(
    marks: &[Mark],
    scale: &Scale,
    width: f64,
    words: &Words,
    above: bool,
) -> Vec<(Mark, Placed)> {
    let mut side: Vec<Mark> = marks
        .iter()
        .filter(|mark| (mark.kind == MarkKind::Above) == above)
        .copied()
        .collect();
    side.sort_by(|a, b| a.price.total_cmp(&b.price));
    let labels: Vec<Label> = side
        .iter()
        .map(|mark| Label {
            at: scale.at(mark.price),
            width: text_width(words.t(mark.name)).max(text_width(&words.money(mark.price))) + 4.0,
        })
        .collect();
    let placed = place_labels(&labels, 0.0, width);
    side.into_iter().zip(placed).collect()
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

/// Where a mark stands on the axis, up or down to its label; a knob stands for itself.
fn line(mark: &Mark, placed: &Placed, scale: &Scale, top: f64) -> Html {
    let at = scale.at(mark.price);
    let path = match mark.kind {
        MarkKind::Knob => return Html::default(),
        MarkKind::Above => format!(
            "M{at:.1} {:.1}V{:.1}",
            top - 4.0 - reach(placed),
            top + BAND
        ),
        MarkKind::Below => format!("M{at:.1} {top:.1}V{:.1}", top + BAND + 6.0 + reach(placed)),
    };
    html! { <path d={path} class="leader" /> }
}

/// How far from the band the lane of a label is.
fn reach(placed: &Placed) -> f64 {
    f64::from(u8::try_from(placed.lane).unwrap_or(u8::MAX)) * LANE
}

fn label(
    mark: &Mark,
    placed: &Placed,
    scale: &Scale,
    top: f64,
    words: &Words,
    onkeydown: &Callback<KeyboardEvent>,
) -> Html {
    let knob = mark.kind == MarkKind::Knob;
    let text = if mark.kind == MarkKind::Above {
        top - 22.0 - reach(placed)
    } else {
        top + BAND + 20.0 + reach(placed)
    };
    let shown = words.money(mark.price);
    html! {
        <g class={if knob { "price pick" } else { "price" }} key={if knob { "knob" } else { mark.name }}>
            if knob {
                <circle
                    cx={px(scale.at(mark.price))}
                    cy={px(top + BAND / 2.0)}
                    r="8"
                    class="knob"
                    role="slider"
                    tabindex="0"
                    aria-label={words.t("corridor.drag")}
                    aria-valuemin="0"
                    aria-valuemax={scale.value(f64::INFINITY).round().to_string()}
                    aria-valuenow={mark.price.to_string()}
                    aria-valuetext={shown.clone()}
                    {onkeydown}
                />
            }
            <text x={px(placed.x)} y={px(text)}>{ words.t(mark.name) }</text>
            <text x={px(placed.x)} y={px(text + 14.0)} class="value">{ shown }</text>
        </g>
    }
}
