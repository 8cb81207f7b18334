//! What the customer's net present value hangs on, the widest first.

use super::chart::{Scale, px};
use super::driver::{amount, focus_figure, unit_of};
use super::fold::Fold;
use super::words::{NONE, Words};
use crate::browser::use_width;
use crate::format::{Arg, Message};
use crate::offer::{RoiModel, Swing};
use crate::session::Documents;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub documents: Documents,
    pub words: Words,
}

const HEIGHT: f64 = 12.0;

/// One bar, in words.
struct Bar {
    name: String,
    /// The input's name in documents; none for the ramp.
    input: Option<String>,
    /// The low and the high value.
    ends: [String; 2],
    /// NPV at either; none where a formula has none.
    npv: [Option<f64>; 2],
    /// How far apart they are.
    width: Option<f64>,
}

#[component]
pub fn Tornado(props: &Props) -> Html {
    let Props { documents, words } = props;
    let node = use_node_ref();
    let width = use_width(node.clone(), 290.0);
    let (desk, case) = (documents.desk(), documents.case());
    let calculator = desk.calculator();
    // A deal that works out has a value as expected.
    let swings = calculator
        .tornado(case, &documents.price())
        .unwrap_or_default();
    let Some(model) = calculator.model(case).filter(|_| !swings.is_empty()) else {
        return html! { <p class="note">{ words.t("range.certain") }</p> };
    };
    let bars: Vec<Bar> = swings
        .iter()
        .map(|swing| bar(swing, model, words))
        .collect();
    let expected = documents.returns().npv;
    let all = || {
        bars.iter()
            .flat_map(|bar| bar.npv)
            .flatten()
            .chain([expected])
    };
    let low = all().fold(f64::INFINITY, f64::min);
    let high = all().fold(f64::NEG_INFINITY, f64::max);
    let x = Scale::linear(low, high, 2.0, width - 2.0);
    let note = Message::new("tornado.what").with("amount", Arg::Money(expected, 0));
    let inside = {
        let (documents, swings, words) = (documents.clone(), swings.clone(), words.clone());
        Callback::from(move |()| table(&documents, &swings, &words))
    };
    html! {
        <figure class="certainty">
            <p class="note">{ words.say(&note) }</p>
            <ol class="tornado" ref={node}>
                for bar in bars.iter() {
                    <li key={bar.name.clone()}>{ row(bar, &x, expected, width, words) }</li>
                }
            </ol>
            <Fold summary={words.t("tornado.table")} {inside} />
        </figure>
    }
}

fn bar(swing: &Swing, model: &RoiModel, words: &Words) -> Bar {
    let npv = [swing.at_low, swing.at_high];
    let width = swing.width();
    let Some((place, (low, high))) = swing.input.zip(swing.ends) else {
        let ramp = |shares: &[f64]| {
            let shares = shares.iter().map(|share| words.percent(*share, 0));
            shares.collect::<Vec<_>>().join(" · ")
        };
        let ends = model.ramp_range.as_ref();
        return Bar {
            name: words.t("tornado.ramp").to_owned(),
            input: None,
            ends: ends.map_or_else(Default::default, |range| {
                [ramp(&range.low), ramp(&range.high)]
            }),
            npv,
            width,
        };
    };
    let input = &model.inputs[place];
    Bar {
        name: words.of(&input.name),
        input: Some(input.id.clone()),
        ends: [low, high].map(|end| {
            let text = format!("{} {}", amount(input, end, words), unit_of(input, words));
            text.trim_end().to_owned()
        }),
        npv,
        width,
    }
}

/// A bar with its name and its ends; pressed it leads to the input's field.
fn row(bar: &Bar, x: &Scale, expected: f64, width: f64, words: &Words) -> Html {
    // An end without a value has no place: the bar goes no further that way than what is expected.
    let [at_low, at_high] = bar.npv.map(|npv| npv.unwrap_or(expected));
    let (from, to) = (at_low.min(at_high), at_low.max(at_high));
    let middle = expected.clamp(from, to);
    let mut ends = [0, 1].map(|end| (&bar.ends[end], bar.npv[end]));
    if at_high < at_low {
        ends.reverse();
    }
    let part = |class: &'static str, from: f64, to: f64| {
        let (from, to) = (x.at(from), x.at(to));
        html! { <rect {class} x={px(from)} y="0" width={px((to - from).max(0.5))} height={px(HEIGHT)} /> }
    };
    let at = x.at(expected);
    let inside = html! {
        <>
            <span class="swing-head">
                <b>{ &bar.name }</b>
                <span>{ bar.width.map(|width| words.money(width)) }</span>
            </span>
            <svg width={px(width)} height={px(HEIGHT)} class="swing" aria-hidden="true">
                { part("out", from, middle) }
                { part("in", middle, to) }
                <path d={format!("M{at:.1} 0V{HEIGHT:.1}")} class="zero" />
            </svg>
            <span class="swing-ends">
                for (end, npv) in ends {
                    <span>{ end }{ " → " }{ money(npv, words) }</span>
                }
            </span>
        </>
    };
    let Some(input) = bar.input.clone() else {
        return html! { <div class="bar">{ inside }</div> };
    };
    let onclick = move |_: MouseEvent| focus_figure(&input);
    html! {
        <button type="button" class="bar" title={words.t("tornado.to_field")} {onclick}>{ inside }</button>
    }
}

fn money(npv: Option<f64>, words: &Words) -> String {
    let none = || words.t("scenario.no_value").to_owned();
    npv.map_or_else(none, |npv| words.money(npv))
}

fn table(documents: &Documents, swings: &[Swing], words: &Words) -> Html {
    let Some(model) = documents.desk().calculator().model(documents.case()) else {
        return Html::default();
    };
    let bars = swings.iter().map(|swing| bar(swing, model, words));
    let number =
        |value: Option<f64>| value.map_or_else(|| NONE.to_owned(), |value| words.number(value, 0));
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label={words.t("tornado.table")}>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{ words.t("return.figure") }</th>
                        <th scope="col">{ words.t("tornado.low") }</th>
                        <th scope="col">{ words.t("return.npv") }</th>
                        <th scope="col">{ words.t("tornado.high") }</th>
                        <th scope="col">{ words.t("return.npv") }</th>
                        <th scope="col">{ words.t("tornado.width") }</th>
                    </tr>
                </thead>
                <tbody>
                    for bar in bars {
                        <tr key={bar.name.clone()}>
                            <th scope="row">{ &bar.name }</th>
                            <td>{ &bar.ends[0] }</td>
                            <td>{ number(bar.npv[0]) }</td>
                            <td>{ &bar.ends[1] }</td>
                            <td>{ number(bar.npv[1]) }</td>
                            <td>{ number(bar.width) }</td>
                        </tr>
                    }
                </tbody>
            </table>
        </div>
    }
}
