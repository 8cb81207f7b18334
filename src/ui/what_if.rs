//! What if: what was changed since the base, and what that did to the key figures.

use super::app::Dispatch;
use super::key_figures::{at, compared, place, value};
use super::new_name::{NewName, Texts};
use super::words::Words;
use crate::deal::KeyFigure;
use crate::format::{Arg, Message};
use crate::session::{Action, Difference, Documents, MOST_VARIANTS, Session, Trial};
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub session: Session,
    pub words: Words,
    pub dispatch: Dispatch,
}

/// The card of what is tried out; nothing while "what if" is off.
#[component]
pub fn WhatIfCard(props: &Props) -> Html {
    let Props {
        session,
        words,
        dispatch,
    } = props;
    let Some(base) = session.base() else {
        return Html::default();
    };
    let now = session.documents();
    let changes = base.differences(now);
    let act = |trial: Trial| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Try(trial.clone())))
    };
    let on_name = {
        let dispatch = dispatch.clone();
        Callback::from(move |name: String| dispatch.dispatch(Action::Try(Trial::Keep(name))))
    };
    html! {
        <section class="card what-if" aria-labelledby="what-if-title">
            <div class="agreed-head">
                <div>
                    <h2 id="what-if-title">{ words.t("what_if.title") }</h2>
                    <p class="changes" role="status">{ changed(&changes, base, now, words) }</p>
                </div>
                <div class="acts-row">
                    <button
                        type="button"
                        title={words.t("what_if.base_key")}
                        disabled={changes.is_empty()}
                        onclick={act(Trial::BackToBase)}
                    >
                        { words.t("what_if.base") }
                    </button>
                    <button type="button" onclick={act(Trial::Toggle)}>{ words.t("what_if.end") }</button>
                </div>
            </div>
            <div class="scroll" tabindex="0" role="region" aria-label={words.t("what_if.figures")}>
                <table class="compare">
                    <thead>
                        <tr>
                            <th scope="col">{ words.t("return.figure") }</th>
                            <th scope="col">{ words.t("what_if.before") }</th>
                            <th scope="col">{ words.t("what_if.now") }</th>
                            <th scope="col">{ words.t("what_if.difference") }</th>
                        </tr>
                    </thead>
                    <tbody>
                        for figure in KeyFigure::ALL { { row(figure, base, now, words) } }
                    </tbody>
                </table>
            </div>
            <NewName
                id="variant-name"
                of={NEW_VARIANT}
                count={session.variants().len()}
                most={MOST_VARIANTS}
                words={words.clone()}
                {on_name}
            />
        </section>
    }
}

fn row(figure: KeyFigure, base: &Documents, now: &Documents, words: &Words) -> Html {
    compared(figure, value(figure, base), value(figure, now), words)
}

/// What keeping the present state under a name says.
const NEW_VARIANT: Texts = Texts {
    name: "variant.name",
    number: "variant.number",
    add: "variant.keep",
    full: "variant.full",
};

/// The most changes told in the line.
const MOST_TOLD: usize = 12;

/// What changed, in one line.
fn changed(changes: &[Difference], base: &Documents, now: &Documents, words: &Words) -> String {
    if changes.is_empty() {
        return words.t("what_if.nothing").to_owned();
    }
    let told = changes.iter().take(MOST_TOLD).map(|change| {
        // Named by whichever state has the field on its screen.
        let known = if now.field_at(change).is_some() {
            now
        } else {
            base
        };
        format!(
            "{} {} → {}",
            place(change, known, words),
            at(change, base, words),
            at(change, now, words)
        )
    });
    let mut line = told.collect::<Vec<_>>().join(" · ");
    if changes.len() > MOST_TOLD {
        line.push_str(" · …");
    }
    words.say(&Message::new("what_if.changed").with("changes", Arg::Text(line)))
}

/// Alt with W turns "what if" on and off, Alt with B goes back to the base; by place on the
/// keyboard, because Alt writes other characters on some of them.
#[hook]
pub fn use_what_if_keys(dispatch: Dispatch) {
    use_effect_with(dispatch, |dispatch| {
        let dispatch = dispatch.clone();
        let listener = web_sys::window().map(|window| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&window, "keydown", options, move |event| {
                let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
                    return;
                };
                if !event.alt_key() || event.ctrl_key() || event.meta_key() || event.repeat() {
                    return;
                }
                let trial = match event.code().as_str() {
                    "KeyW" => Trial::Toggle,
                    "KeyB" => Trial::BackToBase,
                    _ => return,
                };
                event.prevent_default();
                dispatch.dispatch(Action::Try(trial));
            })
        });
        move || drop(listener)
    });
}
