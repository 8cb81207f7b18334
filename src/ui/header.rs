//! The bar on top: whose deal this is, whether it is kept, undo, language.

use super::app::Dispatch;
use super::choice::Choice;
use super::labels::step_name;
use super::screen::Screen;
use super::words::Words;
use crate::case::Case;
use crate::format::Locale;
use crate::session::{Action, Step, Trial};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub case: Rc<Case>,
    pub undoable: Option<Step>,
    pub redoable: Option<Step>,
    /// Whether the case is kept.
    pub saved: bool,
    /// Whether something is tried out.
    pub what_if: bool,
    pub screen: Screen,
    pub words: Words,
    pub dispatch: Dispatch,
}

#[component]
pub fn Header(props: &Props) -> Html {
    let Props {
        case,
        words,
        dispatch,
        ..
    } = props;
    let name = &case.customer.name;
    let act = |action: Action| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(action.clone()))
    };
    let button = |key: &'static str, step: &Option<Step>, action: Action| {
        let title = step.as_ref().map(|step| step_name(step, words));
        html! {
            <button type="button" onclick={act(action)} disabled={step.is_none()} {title}>
                { words.t(key) }
            </button>
        }
    };
    let languages: Vec<(AttrValue, AttrValue)> = Locale::ALL
        .iter()
        .map(|l| (l.tag().into(), l.native_name().into()))
        .collect();
    let speak = {
        let dispatch = dispatch.clone();
        Callback::from(move |tag: String| {
            if let Some(locale) = Locale::from_tag(&tag) {
                dispatch.dispatch(Action::Speak(locale));
            }
        })
    };
    let view = |address: &'static str, key: &'static str, screen: Screen| {
        let here = screen == props.screen;
        html! { <a href={address} aria-current={here.then_some("page")}>{ words.t(key) }</a> }
    };
    let status = words.t(if props.saved {
        "header.saved"
    } else {
        "header.not_saved"
    });
    html! {
        <header class="bar">
            <h1 class="brand">
                <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
                    <path class="mark" d="M2 17 L9 8 L14 14 L22 5" />
                    <path class="mark" d="M2 21h20" />
                </svg>
                { "Worthwhile" }
            </h1>
            <nav class="views" aria-label={words.t("header.views")}>
                { view("#deal", "header.deal", Screen::Deal) }
                { view("#proposal", "header.proposal", Screen::Proposal) }
                { view("#playbook", "header.playbook", Screen::Playbook) }
            </nav>
            <p class="whose">
                <b>{ if name.is_empty() { words.t("header.unnamed").to_owned() } else { name.clone() } }</b>
                <span role="status" class={(!props.saved).then_some("bad")}>{ status }</span>
            </p>
            <div class="tools">
                { button("header.undo", &props.undoable, Action::Undo) }
                { button("header.redo", &props.redoable, Action::Redo) }
                <button
                    type="button"
                    aria-pressed={props.what_if.to_string()}
                    title={words.t("what_if.key")}
                    onclick={act(Action::Try(Trial::Toggle))}
                >
                    { words.t("what_if.title") }
                </button>
                <button type="button" onclick={act(Action::NewCustomer)}>{ words.t("header.new") }</button>
                <button type="button" onclick={act(Action::Sample)}>{ words.t("header.sample") }</button>
                <Choice
                    id="language"
                    label={words.t("header.language")}
                    quiet=true
                    options={languages}
                    chosen={words.locale.tag()}
                    on_choose={speak}
                />
            </div>
        </header>
    }
}
