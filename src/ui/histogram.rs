//! How often the customer's net present value comes out where.

use super::chart::{Label, Scale, place_labels, px, text_width};
use super::fold::Fold;
use super::words::Words;
use crate::browser::use_width;
use crate::format::{Arg, Message};
use crate::roi::Trials;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub trials: Rc<Trials>,
    pub words: Words,
}

const BARS: usize = 24;
const HEIGHT: f64 = 84.0;
/// Room above the bars for the names of the percentiles.
const HEAD: f64 = 18.0;

#[component]
pub fn Histogram(props: &Props) -> Html {
    let Props { trials, words } = props;
    let node = use_node_ref();
    let width = use_width(node.clone(), 290.0);
    let inside = {
        let (trials, words) = (trials.clone(), words.clone());
        Callback::from(move |()| table(&trials, &words))
    };
    html! {
        <figure>
            <div class="drawing" ref={node}>{ picture(trials, width, words) }</div>
            <Fold summary={words.t("range.table")} {inside} />
        </figure>
    }
}

/// From where to where each bar goes, and the share of cases in it.
fn bars(trials: &Trials) -> Vec<(f64, f64, f64)> {
    let Some((low, high)) = trials.range() else {
        return Vec::new();
    };
    #[expect(clippy::cast_precision_loss, reason = "a few millions")]
    let (step, all) = ((high - low) / BARS as f64, trials.len() as f64);
    let mut from = low;
    let counts = trials.histogram(BARS).into_iter();
    counts
        .map(|count| {
            let bar = from;
            from += step;
            #[expect(clippy::cast_precision_loss, reason = "a few millions")]
            (bar, from, count as f64 / all)
        })
        .collect()
}

fn picture(trials: &Trials, width: f64, words: &Words) -> Html {
    let bars = bars(trials);
    let Some((low, high)) = trials.range() else {
        return Html::default();
    };
    // Zero belongs in the picture unless it is so far off that the cases would be a stroke.
    let (from, to) = (low.min(0.0), high.max(0.0));
    let near = to - from <= 3.0 * (high - low);
    let (from, to) = if near { (from, to) } else { (low, high) };
    let most = bars.iter().fold(0.0, |most: f64, bar| most.max(bar.2));
    let x = Scale::linear(from, to, 4.0, width - 4.0);
    let y = Scale::linear(most, 0.0, HEAD, HEAD + HEIGHT);
    let floor = HEAD + HEIGHT;
    let percentiles = trials.percentiles([0.1, 0.5, 0.9]).unwrap_or_default();
    let marks = ["P10", "P50", "P90"].into_iter().zip(percentiles);
    let marks: Vec<(&str, f64)> = marks.map(|(name, value)| (name, x.at(value))).collect();
    let wide: Vec<Label> = marks
        .iter()
        .map(|(name, at)| Label {
            at: *at,
            width: text_width(name),
        })
        .collect();
    let names = place_labels(&wide, 0.0, width);
    html! {
        <svg width={px(width)} height={px(floor + 18.0)} class="histogram" role="img" aria-label={words.t("range.picture")}>
            for (place, (from, to, share)) in bars.iter().enumerate() {
                <rect
                    key={place}
                    x={px(x.at(*from) + 0.5)}
                    y={px(y.at(*share))}
                    width={px((x.at(*to) - x.at(*from) - 1.0).max(0.5))}
                    height={px(floor - y.at(*share))}
                    class={if *to <= 0.0 { "out" } else { "in" }}
                />
            }
            <path d={format!("M0 {floor:.1}H{width:.1}")} class="ground" />
            for ((name, at), label) in marks.iter().zip(&names) {
                <g key={*name} class="mark">
                    <path d={format!("M{at:.1} {HEAD:.1}V{floor:.1}")} />
                    <text x={px(label.x)} y={px(HEAD - 5.0)}>{ *name }</text>
                </g>
            }
            { axis(&[low, high], near, &x, width, floor, words) }
        </svg>
    }
}

/// The ends, and zero where it lies in the picture and clear of them.
fn axis(ends: &[f64; 2], near: bool, x: &Scale, width: f64, floor: f64, words: &Words) -> Html {
    let (zero, room) = (x.at(0.0), 8.0);
    let texts = ends.map(|end| words.number(end, 0));
    let half = text_width(&texts[0]).max(text_width(&texts[1])) / 2.0;
    // On a narrow screen two long ends may be wider than the picture.
    let placed = ends.map(|end| x.at(end).min(width - half).max(half));
    let clear = |at: f64| !near || (at - zero).abs() > half + room;
    html! {
        <>
            if near {
                <g class="zero">
                    <path d={format!("M{zero:.1} {HEAD:.1}V{:.1}", floor + 4.0)} />
                    <text x={px(zero.clamp(4.0, width - 4.0))} y={px(floor + 15.0)}>{ "0" }</text>
                </g>
            }
            for (text, at) in texts.iter().zip(placed).filter(|(_, at)| clear(*at)) {
                <text key={text.clone()} class="end" x={px(at)} y={px(floor + 15.0)}>{ text }</text>
            }
        </>
    }
}

fn table(trials: &Trials, words: &Words) -> Html {
    let between = |from: f64, to: f64| {
        let range = Message::new("range.between")
            .with("low", Arg::Money(from, 0))
            .with("high", Arg::Money(to, 0));
        words.say(&range)
    };
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label={words.t("range.table")}>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{ words.t("return.npv") }</th>
                        <th scope="col">{ words.t("range.share") }</th>
                    </tr>
                </thead>
                <tbody>
                    for (place, (from, to, share)) in bars(trials).into_iter().enumerate() {
                        <tr key={place}>
                            <th scope="row">{ between(from, to) }</th>
                            <td>{ words.percent(share, 1) }</td>
                        </tr>
                    }
                </tbody>
            </table>
        </div>
    }
}
