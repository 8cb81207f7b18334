//! The handoff sheet: fields for what people know on the left, the internal sheet on the right.

use super::desk::tree;
use super::figures::{day, impossible, use_figures};
use crate::browser::{copy, print, use_rules};
use crate::format::{Arg, Message};
use crate::handoff::{Handoff, LONGEST_NOTE, Notes, open_assumptions};
use crate::proposal::Figures;
use crate::session::{Action, Session};
use crate::ui::app::Dispatch;
use crate::ui::words::Words;
use std::rc::Rc;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::platform::spawn_local;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub session: Session,
    pub words: Words,
    pub dispatch: Dispatch,
}

#[component]
pub fn HandoffScreen(props: &Props) -> Html {
    let Props {
        session,
        words,
        dispatch,
    } = props;
    let documents = session.documents();
    let case = documents.case();
    let figures = use_figures(documents.desk(), case);
    let copied = use_state_eq(|| None::<bool>);
    // Its pages say on each what it is.
    let internal = words
        .t("handoff.internal")
        .replace(['"', '\\', '<', '\n'], " ");
    let margin = format!(
        "@page {{ margin: 20mm 17mm 18mm; @top-left {{ content: \"{internal}\"; font: 8pt sans-serif; }} }}"
    );
    use_rules(vec![margin]);
    let Ok(figures) = figures.as_ref() else {
        return impossible(words);
    };
    let notes = documents.notes();
    let sheet = day().map(|day| {
        Rc::new(Handoff::new(
            figures,
            &case.proposal,
            notes,
            (words.locale, day),
        ))
    });
    let on_copy = {
        let (sheet, copied) = (sheet.clone(), copied.setter());
        move |_: MouseEvent| {
            if let Some(sheet) = &sheet {
                let copied = copied.clone();
                let done = copy(&sheet.markdown());
                spawn_local(async move { copied.set(Some(done.await)) });
            }
        }
    };
    html! {
        <main class="proposing">
            <div class="side">
                <section class="card" aria-labelledby="handoff-notes">
                    <h2 id="handoff-notes">{ words.t("handoff.title") }</h2>
                    <p class="private">{ words.t("handoff.private") }</p>
                    <div class="buttons">
                        <button type="button" onclick={|_: MouseEvent| print()}>{ words.t("proposal_screen.print") }</button>
                        <button type="button" onclick={on_copy}>{ words.t("proposal_screen.markdown") }</button>
                    </div>
                    <p class="hint" role="status">
                        { (*copied).map(|done| words.t(if done { "proposal_screen.copied" } else { "handoff.not_copied" })) }
                    </p>
                    { note("promised", "handoff.promised_note", notes, |notes| &mut notes.promised, words, dispatch) }
                    { note("requirements", "handoff.requirements_note", notes, |notes| &mut notes.requirements, words, dispatch) }
                    { note("remarks", "handoff.remarks", notes, |notes| &mut notes.remarks, words, dispatch) }
                    { owners(figures, notes, words, dispatch) }
                    <p class="hint"><a href="#proposal">{ words.t("handoff.to_proposal") }</a></p>
                </section>
            </div>
            <section class="desk" aria-label={words.t("handoff.title")}>
                if let Some(sheet) = sheet { { tree(&sheet.element(), &|_| None) } }
            </section>
        </main>
    }
}

type Of = fn(&mut Notes) -> &mut String;

fn note(
    id: &'static str,
    key: &'static str,
    notes: &Rc<Notes>,
    of: Of,
    words: &Words,
    dispatch: &Dispatch,
) -> Html {
    let mut present = (**notes).clone();
    let value = std::mem::take(of(&mut present));
    let oninput = {
        let (notes, dispatch) = (notes.clone(), dispatch.clone());
        move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlTextAreaElement>().value();
            let mut next = (*notes).clone();
            *of(&mut next) = text;
            dispatch.dispatch(Action::Note(next));
        }
    };
    let id = format!("handoff-{id}");
    html! {
        <div class="field">
            <label for={id.clone()}>{ words.t(key) }</label>
            <textarea {id} rows="3" dir="auto" maxlength={LONGEST_NOTE.to_string()} {value} {oninput} />
        </div>
    }
}

/// Who owns each open assumption.
fn owners(figures: &Figures, notes: &Rc<Notes>, words: &Words, dispatch: &Dispatch) -> Html {
    let fields = open_assumptions(figures).map(|figure| {
        let input = &figures.model.inputs[figure.input];
        let id = format!("owner-{}", input.id);
        let name = Message::new("handoff.owner_of").with("figure", Arg::Text(words.of(&input.name)));
        let oninput = {
            let (notes, dispatch, input) = (notes.clone(), dispatch.clone(), input.id.clone());
            move |event: InputEvent| {
                let text = event.target_unchecked_into::<HtmlInputElement>().value();
                let mut next = (*notes).clone();
                if text.is_empty() {
                    next.owners.remove(&input);
                } else {
                    next.owners.insert(input.clone(), text);
                }
                dispatch.dispatch(Action::Note(next));
            }
        };
        html! {
            <div class="field" key={input.id.clone()}>
                <label for={id.clone()}>{ words.say(&name) }</label>
                <input {id} type="text" maxlength="120" autocomplete="off" value={notes.owners.get(&input.id).cloned().unwrap_or_default()} {oninput} />
            </div>
        }
    });
    html! {
        <fieldset class="people">
            <legend>{ words.t("handoff.open") }</legend>
            { for fields }
        </fieldset>
    }
}
