//! Whether the advice stands if the vendor's own figures are off.

use super::labels;
use super::words::Words;
use crate::case::Case;
use crate::deal::{Deal, Desk, Robustness, Shift, Tip};
use crate::format::{Arg, Message};
use gloo::timers::callback::Timeout;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub desk: Rc<Desk>,
    pub case: Rc<Case>,
    pub deal: Rc<Deal>,
    pub words: Words,
}

/// How long the figures must have stood still, milliseconds: sixteen deals are worked out
/// for this line, and a key press must not wait for them.
const CALM: u32 = 120;

#[component]
pub fn Checks(props: &Props) -> Html {
    let Props {
        desk,
        case,
        deal,
        words,
    } = props;
    let checked = use_state(|| None::<(Rc<Deal>, Robustness)>);
    use_effect_with((desk.clone(), case.clone(), deal.clone()), {
        let checked = checked.setter();
        move |(desk, case, deal)| {
            let (desk, case, deal) = (desk.clone(), case.clone(), deal.clone());
            let timer = Timeout::new(CALM, move || {
                let robustness = desk.robustness(&case, &deal);
                checked.set(Some((deal, robustness)));
            });
            move || drop(timer)
        }
    });
    // The line keeps its place and its last result while it waits, so that nothing below it jumps
    // and nothing is drawn twice.
    let Some((of, robustness)) = checked.as_ref() else {
        return html! { <p class="checks">{ words.t("checks.waiting") }</p> };
    };
    let waits = !Rc::ptr_eq(of, deal);
    #[expect(clippy::cast_precision_loss, reason = "sixteen")]
    let count = |value: usize| Arg::Number(value as f64, 0);
    let summary = Message::new("checks.holds")
        .with("holds", count(robustness.holds))
        .with("of", count(robustness.of()));
    html! {
        <details class="checks" aria-busy={waits.to_string()}>
            <summary>{ words.say(&summary) }</summary>
            <p>{ words.t("checks.what") }</p>
            <ul>
                for (place, tip) in robustness.tips.iter().enumerate() {
                    <li key={place}>{ tipping(tip, words) }</li>
                }
            </ul>
        </details>
    }
}

/// What is off in a check, and what would be recommended then.
fn tipping(tip: &Tip, words: &Words) -> String {
    let Shift {
        win_rate,
        response,
        hours,
        churn,
    } = tip.shift;
    let arrow = |shift: f64| if shift < 1.0 { "↓" } else { "↑" };
    let off: Vec<String> = [
        ("checks.win_rate", win_rate),
        ("checks.response", response),
        ("checks.hours", hours),
        ("checks.churn", churn),
    ]
    .into_iter()
    .map(|(key, shift)| format!("{} {}", words.t(key), arrow(shift)))
    .collect();
    format!("{} → {}", off.join(" · "), labels::way(tip.way, words))
}
