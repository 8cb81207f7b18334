//! States that were kept, side by side: the key figures, and the inputs that differ.

use super::app::Dispatch;
use super::key_figures::{at, name, place, shown, value};
use super::words::Words;
use crate::deal::KeyFigure;
use crate::format::{Arg, Message};
use crate::session::{Action, Difference, Documents, Session, Trial, Variant};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub session: Session,
    pub words: Words,
    pub dispatch: Dispatch,
}

/// The variants beside the present state; nothing if none was kept.
#[component]
pub fn VariantTable(props: &Props) -> Html {
    let Props {
        session,
        words,
        dispatch,
    } = props;
    let (now, variants) = (session.documents(), session.variants());
    if variants.is_empty() {
        return Html::default();
    }
    html! {
        <figure class="card">
            <figcaption>
                <h2>{ words.t("variant.title") }</h2>
                <span>{ words.t("variant.subtitle") }</span>
            </figcaption>
            <div class="scroll" tabindex="0" role="region" aria-label={words.t("variant.title")}>
                <table class="compare variants">
                    <thead>
                        <tr>
                            <th scope="col">{ words.t("return.figure") }</th>
                            <th scope="col">{ words.t("what_if.now") }</th>
                            for (at, variant) in variants.iter().enumerate() {
                                <th scope="col" key={at}>
                                    <Head place={at} name={variant.name.clone()} words={words.clone()} dispatch={dispatch.clone()} />
                                </th>
                            }
                        </tr>
                    </thead>
                    <tbody>
                        for figure in KeyFigure::ALL {
                            <tr key={name(figure, words)}>
                                <th scope="row">{ name(figure, words) }</th>
                                <td>{ shown(figure, value(figure, now), words) }</td>
                                for (at, variant) in variants.iter().enumerate() {
                                    <td key={at}>{ shown(figure, value(figure, &variant.documents), words) }</td>
                                }
                            </tr>
                        }
                    </tbody>
                    { inputs(now, variants, words) }
                </table>
            </div>
        </figure>
    }
}

/// The most inputs shown.
const MOST_INPUTS: usize = 40;

/// The inputs in which any of them differs from the present state.
fn inputs(now: &Documents, variants: &Rc<Vec<Variant>>, words: &Words) -> Html {
    let mut differing: Vec<Difference> = Vec::new();
    for variant in variants.iter() {
        for difference in now.differences(&variant.documents) {
            if !differing.contains(&difference) && differing.len() < MOST_INPUTS {
                differing.push(difference);
            }
        }
    }
    let named = |difference: &Difference| {
        let all = std::iter::once(now).chain(variants.iter().map(|variant| &variant.documents));
        let mut known = all.filter(|documents| documents.field_at(difference).is_some());
        place(difference, known.next().unwrap_or(now), words)
    };
    html! {
        <tbody class="inputs-differ">
            for difference in differing.iter() {
                <tr key={format!("{difference:?}")}>
                    <th scope="row">{ named(difference) }</th>
                    <td>{ at(difference, now, words) }</td>
                    for (place, variant) in variants.iter().enumerate() {
                        <td key={place}>{ at(difference, &variant.documents, words) }</td>
                    }
                </tr>
            }
        </tbody>
    }
}

#[derive(Properties, PartialEq)]
struct HeadProps {
    place: usize,
    name: String,
    words: Words,
    dispatch: Dispatch,
}

/// A variant's name, to be changed in place, and what can be done with it.
#[component]
fn Head(props: &HeadProps) -> Html {
    let HeadProps {
        place,
        name,
        words,
        dispatch,
    } = props;
    let place = *place;
    let onchange = {
        let (dispatch, name) = (dispatch.clone(), name.clone());
        move |event: Event| {
            let input = event.target_unchecked_into::<HtmlInputElement>();
            let typed = input.value();
            if typed.trim().is_empty() {
                // A variant must be called something.
                input.set_value(&name);
            }
            dispatch.dispatch(Action::Try(Trial::Rename(place, typed)));
        }
    };
    let button = |key: &'static str, spoken: &'static str, trial: Trial| {
        let dispatch = dispatch.clone();
        let onclick = move |_: MouseEvent| dispatch.dispatch(Action::Try(trial.clone()));
        let label = Message::new(spoken).with("name", Arg::Text(name.clone()));
        html! {
            <button type="button" class="small" aria-label={words.say(&label)} {onclick}>{ words.t(key) }</button>
        }
    };
    html! {
        <div class="variant-head">
            <input
                type="text"
                dir="auto"
                maxlength="60"
                value={name.clone()}
                aria-label={words.t("variant.name")}
                {onchange}
            />
            <div class="acts-row">
                { button("variant.restore", "variant.restore_this", Trial::Restore(place)) }
                { button("variant.delete", "variant.delete_this", Trial::Delete(place)) }
            </div>
        </div>
    }
}
