//! What must be true for the purchase to pay: how far each figure can move.

use super::driver::{amount, focus_figure, unit_of};
use super::words::{NONE, Words};
use crate::case::Scenario;
use crate::format::{Arg, Message};
use crate::offer::{Input, Threshold};
use crate::roi::Hurdle;
use crate::session::Documents;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub documents: Documents,
    pub words: Words,
}

/// What is over the column of the hurdles where they differ.
const SEVERAL: &str = "must.hurdle";

#[component]
pub fn MustBeTrue(props: &Props) -> Html {
    let Props { documents, words } = props;
    let (calculator, case) = (documents.desk().calculator(), documents.case());
    let Some(model) = calculator.model(case) else {
        return Html::default();
    };
    // A deal that works out has a value as expected.
    let found = calculator.thresholds(case, &documents.price());
    let mut thresholds = found.unwrap_or_default();
    thresholds.sort_by(|a, b| room(a).total_cmp(&room(b)));
    let headline = documents.returns().must_be_true.map(|share| {
        let key = if share <= 1.0 {
            "must.share"
        } else {
            "must.more"
        };
        words.say(&Message::new(key).with("share", Arg::Percent(share, 0)))
    });
    let head = head(&thresholds);
    html! {
        <div class="certainty">
            <p><b>{ headline.unwrap_or_else(|| words.t("must.no_benefit").to_owned()) }</b></p>
            <p class="note">
                { words.t("must.what") }
                if head.is_some() && case.hurdles.scenario == Scenario::Conservative {
                    { " " }{ words.t("must.expected") }
                }
            </p>
            <div class="scroll" tabindex="0" role="region" aria-label={words.t("must.title")}>
                <table class="must">
                    <thead>
                        <tr>
                            <th scope="col">{ words.t("return.figure") }</th>
                            if let Some(head) = head { <th scope="col">{ words.t(head) }</th> }
                            <th scope="col">{ words.t("must.break_even") }</th>
                        </tr>
                    </thead>
                    <tbody>
                        for threshold in thresholds.iter() {
                            { row(threshold, &model.inputs[threshold.input], head, words) }
                        }
                    </tbody>
                </table>
            </div>
        </div>
    }
}

/// What is over the column of the hurdles: which one, if it is the same all over. None if none
/// can fail.
fn head(thresholds: &[Threshold]) -> Option<&'static str> {
    let mut first = thresholds.iter().filter_map(Threshold::first_hurdle);
    let (hurdle, _) = first.next()?;
    Some(if first.any(|(other, _)| other != hurdle) {
        SEVERAL
    } else {
        match hurdle {
            Hurdle::Payback => "must.at_payback",
            Hurdle::ValueShare => "must.at_share",
            Hurdle::Roi | Hurdle::BreakEven => "must.at_roi",
        }
    })
}

/// How far the figure can move before anything fails, as a share.
fn room(threshold: &Threshold) -> f64 {
    let hurdle = threshold.first_hurdle().map(|(_, value)| value);
    let edges = [hurdle, threshold.break_even];
    let shares = edges
        .into_iter()
        .flatten()
        .filter_map(|value| threshold.distance(value));
    shares.map(f64::abs).fold(f64::INFINITY, f64::min)
}

fn row(threshold: &Threshold, input: &Input, head: Option<&'static str>, words: &Words) -> Html {
    let onclick = {
        let id = input.id.clone();
        move |_: MouseEvent| focus_figure(&id)
    };
    let today = format!(
        "{} {}",
        amount(input, threshold.today, words),
        unit_of(input, words)
    );
    let today = Message::new("must.today").with("value", Arg::Text(today.trim_end().to_owned()));
    let cell = |value: Option<f64>, what: Option<&str>| {
        let Some(value) = value else {
            return html! { <td title={words.t("must.never")}>{ NONE }</td> };
        };
        let distance = threshold.distance(value).map(|share| signed(share, words));
        html! {
            <td>
                { amount(input, value, words) }
                if let Some(distance) = distance { <small>{ distance }</small> }
                if let Some(what) = what { <small>{ what }</small> }
            </td>
        }
    };
    let hurdle = threshold.first_hurdle();
    let named = hurdle.filter(|_| head == Some(SEVERAL)).map(|(hurdle, _)| {
        words.t(match hurdle {
            Hurdle::Payback => "must.payback",
            Hurdle::ValueShare => "must.value_share",
            Hurdle::Roi | Hurdle::BreakEven => "must.roi",
        })
    });
    html! {
        <tr key={input.id.clone()}>
            <th scope="row">
                <button type="button" class="link" {onclick}>{ words.of(&input.name) }</button>
                <small>{ words.say(&today) }</small>
            </th>
            if head.is_some() { { cell(hurdle.map(|(_, value)| value), named) } }
            { cell(threshold.break_even, None) }
        </tr>
    }
}

/// A relative change with its sign.
fn signed(share: f64, words: &Words) -> String {
    let decimals = u8::from(share.abs() < 0.1);
    let text = words.percent(share, decimals);
    if share > 0.0 {
        format!("+{text}")
    } else {
        text
    }
}
