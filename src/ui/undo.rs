//! Undo and redo, and the last changes to jump back over several.

use super::app::Dispatch;
use super::labels::step_name;
use super::words::Words;
use crate::browser::{focus, on_turning_away};
use crate::session::{Action, Session, Step};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub session: Session,
    pub words: Words,
    pub dispatch: Dispatch,
}

/// How many changes the list shows, back and forward.
const BACK: usize = 12;
const FORWARD: usize = 5;

#[component]
pub fn UndoTools(props: &Props) -> Html {
    let Props {
        session,
        words,
        dispatch,
    } = props;
    let open = use_state_eq(|| false);
    use_effect_with(*open, {
        let open = open.setter();
        move |shown| {
            let listeners = shown.then(|| on_turning_away(".undo", move || open.set(false)));
            move || drop(listeners)
        }
    });
    let button = |key: &'static str, step: Option<&Step>, action: Action| {
        let title = step.map(|step| step_name(step, words));
        let dispatch = dispatch.clone();
        let onclick = move |_: MouseEvent| dispatch.dispatch(action.clone());
        html! {
            <button type="button" {onclick} disabled={step.is_none()} {title}>{ words.t(key) }</button>
        }
    };
    let nothing = session.undoable().is_none() && session.redoable().is_none();
    let toggle = {
        let (open, shown) = (open.setter(), *open);
        move |_: MouseEvent| open.set(!shown)
    };
    let close = {
        let open = open.setter();
        Callback::from(move |()| {
            open.set(false);
            focus("undo-list");
        })
    };
    html! {
        <div class="undo">
            { button("header.undo", session.undoable(), Action::Undo) }
            <button
                id="undo-list"
                type="button"
                class="more"
                aria-label={words.t("header.last_changes")}
                title={words.t("header.last_changes")}
                aria-expanded={open.to_string()}
                aria-controls={open.then_some("last-changes")}
                disabled={nothing}
                onclick={toggle}
            >
                <svg viewBox="0 0 10 6" width="10" height="6" aria-hidden="true">
                    <path d="M1 1l4 4 4-4" />
                </svg>
            </button>
            { button("header.redo", session.redoable(), Action::Redo) }
            if *open && !nothing {
                { changes(session, words, dispatch, &close) }
            }
        </div>
    }
}

/// The changes, the last one first; a click takes back all from there on, or brings them again.
fn changes(session: &Session, words: &Words, dispatch: &Dispatch, close: &Callback<()>) -> Html {
    let line = |place: usize, step: &Step, action: Action| {
        let (dispatch, close) = (dispatch.clone(), close.clone());
        let onclick = move |_: MouseEvent| {
            dispatch.dispatch(action.clone());
            close.emit(());
        };
        html! { <li key={place}><button type="button" {onclick}>{ step_name(step, words) }</button></li> }
    };
    let back = session.steps_back().take(BACK).enumerate();
    let forward = session.steps_forward().take(FORWARD).enumerate();
    let forward: Vec<Html> = forward
        .map(|(place, step)| line(place, step, Action::Forward(place + 1)))
        .collect();
    html! {
        <div class="changes" id="last-changes">
            if session.undoable().is_some() {
                <p id="changes-back">{ words.t("undo.back") }</p>
                <ul aria-labelledby="changes-back">
                    for (place, step) in back { { line(place, step, Action::Back(place + 1)) } }
                </ul>
            }
            if !forward.is_empty() {
                <p id="changes-forward">{ words.t("undo.forward") }</p>
                <ul aria-labelledby="changes-forward">{ for forward }</ul>
            }
        </div>
    }
}
