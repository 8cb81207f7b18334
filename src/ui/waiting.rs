//! What waiting costs: three questions, three answers, each with what it assumes.

use super::fold::Fold;
use super::words::Words;
use crate::document::plain;
use crate::format::{Arg, Message};
use crate::roi::CostOfDelay;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub delay: CostOfDelay,
    pub words: Words,
}

/// The months asked about at first, and the most.
const FIRST: f64 = 3.0;
const MOST: f64 = 60.0;

/// What a month of full run brings, and the other answers on demand.
#[component]
pub fn Waiting(props: &Props) -> Html {
    let Props { delay, words } = props;
    let amount = Arg::Money(delay.run_rate, 0);
    let summary = words.say(&Message::new("delay.summary").with("amount", amount));
    let inside = {
        let (delay, words) = (delay.clone(), words.clone());
        Callback::from(move |()| html! { <Answers delay={delay.clone()} words={words.clone()} /> })
    };
    html! { <Fold class="waiting" {summary} {inside} /> }
}

/// A question about the deal, not a part of it: the months are kept nowhere.
#[component]
fn Answers(props: &Props) -> Html {
    let Props { delay, words } = props;
    let typed = use_state_eq(|| words.locale.editable(FIRST));
    let good = use_state_eq(|| FIRST);
    let oninput = {
        let (typed, good, locale) = (typed.setter(), good.setter(), words.locale);
        move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            if let Ok(months) = read(&text, locale) {
                good.set(months);
            }
            typed.set(text);
        }
    };
    let problem = read(&typed, words.locale).err();
    let months = Arg::Months(*good);
    let three = [
        (
            Message::new("delay.run_rate"),
            "delay.run_rate_if",
            delay.run_rate,
        ),
        (
            Message::new("delay.shift").with("months", months.clone()),
            "delay.shift_if",
            delay.shift(*good),
        ),
        (
            Message::new("delay.same_end").with("months", months),
            "delay.same_end_if",
            delay.same_end(*good),
        ),
    ];
    html! {
        <div class="certainty">
            <div class="field number">
                <label for="waiting-months">{ words.t("delay.months") }</label>
                <input
                    id="waiting-months"
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    value={(*typed).clone()}
                    aria-invalid={problem.is_some().then_some("true")}
                    aria-describedby={problem.is_some().then_some("waiting-problem")}
                    {oninput}
                />
                if let Some(problem) = &problem {
                    <p class="problem" id="waiting-problem" role="status">{ words.say(problem) }</p>
                }
            </div>
            <dl class="answers">
                for (name, assumed, amount) in three {
                    <div key={assumed}>
                        <dt>{ words.say(&name) }<small>{ words.t(assumed) }</small></dt>
                        <dd>{ words.money(amount) }</dd>
                    </div>
                }
            </dl>
            <p class="note">{ words.t("delay.apart") }</p>
        </div>
    }
}

fn read(text: &str, locale: crate::format::Locale) -> Result<f64, Message> {
    let months = locale
        .parse_number(text)
        .map_err(|problem| problem.message())?;
    if (0.0..=MOST).contains(&months) {
        return Ok(months);
    }
    Err(Message::new("field.range")
        .with("low", plain(0.0))
        .with("high", plain(MOST)))
}
