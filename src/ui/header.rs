//! The bar on top: whose deal this is, whether it is kept, undo, language.

use super::app::Dispatch;
use super::choice::Choice;
use super::screen::Screen;
use super::sharing::Arrivals;
use super::undo::UndoTools;
use super::words::Words;
use crate::browser::{go_to, press};
use crate::format::Locale;
use crate::session::{Action, Session, Trial};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub session: Session,
    /// Whether everything is kept.
    pub saved: bool,
    /// What is on screen.
    pub screen: Screen,
    pub words: Words,
    pub dispatch: Dispatch,
    /// What leaves and arrives.
    pub arrivals: Arrivals,
}

#[component]
pub fn Header(props: &Props) -> Html {
    let Props {
        session,
        words,
        dispatch,
        ..
    } = props;
    let name = &session.documents().case().customer.name;
    let act = |action: Action| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(action.clone()))
    };
    // Another customer is looked at where deals are.
    let begin = |action: Action| {
        let leave = props.screen == Screen::Cases;
        act(action).reform(move |event: MouseEvent| {
            if leave {
                go_to("deal");
            }
            event
        })
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
        let here = (screen == props.screen).then_some("page");
        html! { <a href={address} aria-current={here}>{ words.t(key) }</a> }
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
                { view("#cases", "header.cases", Screen::Cases) }
            </nav>
            <p class="whose">
                <b dir="auto">{ if name.is_empty() { words.t("header.unnamed").to_owned() } else { name.clone() } }</b>
                <span role="status" class={(!props.saved).then_some("bad")}>{ status }</span>
            </p>
            <div class="tools">
                <UndoTools session={session.clone()} words={words.clone()} dispatch={dispatch.clone()} />
                <button
                    type="button"
                    aria-pressed={session.base().is_some().to_string()}
                    title={words.t("what_if.key")}
                    onclick={act(Action::Try(Trial::Toggle))}
                >
                    { words.t("what_if.title") }
                </button>
                <button id="share" type="button" onclick={props.arrivals.share()}>
                    { words.t("header.share") }
                </button>
                <input
                    id="open-file"
                    type="file"
                    hidden=true
                    accept=".json,application/json"
                    onchange={props.arrivals.pick()}
                />
                <button
                    type="button"
                    title={words.t("header.open_hint")}
                    onclick={|_: MouseEvent| press("open-file")}
                >
                    { words.t("header.open") }
                </button>
                <button type="button" onclick={begin(Action::NewCustomer)}>{ words.t("header.new") }</button>
                <button type="button" onclick={begin(Action::Sample)}>{ words.t("header.sample") }</button>
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
