//! What may be bought instead of the terms on the table.

use crate::case::{Alternative, Case};
use crate::deal::Desk;
use crate::format::{Arg, Message};
use crate::offer::Public;
use crate::session::{Action, MOST_ALTERNATIVES, ProposalEdit};
use crate::ui::app::Dispatch;
use crate::ui::choice::Choice;
use crate::ui::price_book::{plans, terms, years};
use crate::ui::words::Words;
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub desk: Rc<Desk>,
    pub case: Rc<Case>,
    pub words: Words,
    pub dispatch: Dispatch,
}

#[component]
pub fn Options(props: &Props) -> Html {
    let Props {
        case,
        words,
        dispatch,
        ..
    } = props;
    let alternatives = &case.proposal.alternatives;
    let add = {
        let dispatch = dispatch.clone();
        move |_: MouseEvent| dispatch.dispatch(Action::Propose(ProposalEdit::AddAlternative))
    };
    html! {
        <section class="card" aria-labelledby="proposal-options">
            <h2 id="proposal-options">{ words.t("proposal_screen.options") }</h2>
            <p class="hint">{ words.t("proposal_screen.options_hint") }</p>
            for (place, alternative) in alternatives.iter().enumerate() {
                <fieldset class="option" key={place}>{ option(props, place, alternative) }</fieldset>
            }
            <button type="button" onclick={add} disabled={alternatives.len() >= MOST_ALTERNATIVES}>
                { words.t("proposal_screen.add_option") }
            </button>
        </section>
    }
}

fn option(props: &Props, place: usize, alternative: &Alternative) -> Html {
    let Props {
        desk,
        words,
        dispatch,
        ..
    } = props;
    let public = &desk.playbook().public;
    let change = {
        let dispatch = dispatch.clone();
        Callback::from(move |next: Alternative| {
            let edit = ProposalEdit::Alternative(place, Some(next));
            dispatch.dispatch(Action::Propose(edit));
        })
    };
    let gone = {
        let dispatch = dispatch.clone();
        move |_: MouseEvent| {
            dispatch.dispatch(Action::Propose(ProposalEdit::Alternative(place, None)));
        }
    };
    let number =
        Message::new("proposal_screen.option").with("number", Arg::Text((place + 1).to_string()));
    let on_name = {
        let (alternative, change) = (alternative.clone(), change.clone());
        move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            change.emit(Alternative {
                name: text.chars().filter(|c| !c.is_control()).collect(),
                ..alternative.clone()
            });
        }
    };
    let id = format!("option-name-{place}");
    html! {
        <>
            <legend>{ words.say(&number) }</legend>
            <div class="field">
                <label for={id.clone()}>{ words.t("proposal_screen.option_name") }</label>
                <input {id} type="text" maxlength="60" autocomplete="off" value={alternative.name.clone()} oninput={on_name} />
            </div>
            <div class="pair">{ plan(public, place, alternative, &change, words) }{ term(public, place, alternative, &change, words) }</div>
            { extras(public, place, alternative, &change, words) }
            <button type="button" class="link" onclick={gone}>{ words.t("proposal_screen.remove_option") }</button>
        </>
    }
}

fn plan(
    public: &Public,
    place: usize,
    alternative: &Alternative,
    change: &Callback<Alternative>,
    words: &Words,
) -> Html {
    let options = plans(&public.price_book, words);
    let on_choose = {
        let (book, alternative) = (public.price_book.clone(), alternative.clone());
        change.reform(move |plan: String| {
            let fits = |id: &&String| book.add_on(id).is_some_and(|add_on| add_on.fits(&plan));
            Alternative {
                add_ons: alternative.add_ons.iter().filter(fits).cloned().collect(),
                plan,
                ..alternative.clone()
            }
        })
    };
    html! {
        <Choice id={format!("option-plan-{place}")} label={words.t("terms.plan")} {options} chosen={alternative.plan.clone()} {on_choose} />
    }
}

fn term(
    public: &Public,
    place: usize,
    alternative: &Alternative,
    change: &Callback<Alternative>,
    words: &Words,
) -> Html {
    let options = terms(&public.price_book, years, words);
    let on_choose = {
        let alternative = alternative.clone();
        change.reform(move |years: String| Alternative {
            years: years.parse().unwrap_or(alternative.years),
            ..alternative.clone()
        })
    };
    html! {
        <Choice id={format!("option-term-{place}")} label={words.t("terms.term")} {options} chosen={alternative.years.to_string()} {on_choose} />
    }
}

/// Add-ons that go with the plan, and packages of services.
fn extras(
    public: &Public,
    place: usize,
    alternative: &Alternative,
    change: &Callback<Alternative>,
    words: &Words,
) -> Html {
    let tick = |kind: &'static str,
                id: &String,
                name: String,
                chosen: bool,
                put: fn(&mut Alternative) -> &mut Vec<String>| {
        let onchange = {
            let (alternative, id) = (alternative.clone(), id.clone());
            change.reform(move |event: Event| {
                let on = event.target_unchecked_into::<HtmlInputElement>().checked();
                let mut next = alternative.clone();
                let list = put(&mut next);
                list.retain(|other| *other != id);
                list.extend(on.then(|| id.clone()));
                next
            })
        };
        let input = format!("option-{kind}-{place}-{id}");
        html! {
            <div class="line" key={input.clone()}>
                <input type="checkbox" id={input.clone()} checked={chosen} {onchange} />
                <label for={input}>{ name }</label>
            </div>
        }
    };
    let add_ons = public.price_book.add_ons.iter();
    let add_ons = add_ons
        .filter(|add_on| add_on.fits(&alternative.plan))
        .map(|add_on| {
            let chosen = alternative.add_ons.contains(&add_on.id);
            tick(
                "add-on",
                &add_on.id,
                words.of(&add_on.name),
                chosen,
                |next| &mut next.add_ons,
            )
        });
    let packages = public.packages.iter().map(|package| {
        let chosen = alternative.packages.contains(&package.id);
        tick(
            "package",
            &package.id,
            words.of(&package.name),
            chosen,
            |next| &mut next.packages,
        )
    });
    html! { <>{ for add_ons }{ for packages }</> }
}
