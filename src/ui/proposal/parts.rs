//! What is in the proposal, in which order, with which notes.

use crate::browser::{focus, soon};
use crate::case::{LONGEST_TEXT, Part, ProposalSettings, Reader};
use crate::document::plain;
use crate::format::{Arg, Locale, Message};
use crate::proposal::part_name;
use crate::session::{Action, ProposalEdit};
use crate::ui::app::Dispatch;
use crate::ui::fold::Fold;
use crate::ui::words::Words;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub settings: ProposalSettings,
    /// The reader's language, in which notes are written.
    pub locale: Locale,
    pub words: Words,
    pub dispatch: Dispatch,
}

#[component]
pub fn Parts(props: &Props) -> Html {
    let Props {
        settings, words, ..
    } = props;
    let parts = settings.parts();
    let last = parts.len().saturating_sub(1);
    html! {
        <section class="card" aria-labelledby="proposal-parts">
            <h2 id="proposal-parts">{ words.t("proposal_screen.parts") }</h2>
            <ol class="parts">
                for (place, part) in parts.into_iter().enumerate() {
                    <li key={part.id()}>{ row(props, part, place, last) }</li>
                }
            </ol>
        </section>
    }
}

fn row(props: &Props, part: Part, place: usize, last: usize) -> Html {
    let Props {
        settings,
        locale,
        words,
        dispatch,
    } = props;
    let name = part_name(part, words.locale);
    let id = format!("part-on-{}", part.id());
    let onchange = {
        let dispatch = dispatch.clone();
        move |event: Event| {
            let on = event.target_unchecked_into::<HtmlInputElement>().checked();
            dispatch.dispatch(Action::Propose(ProposalEdit::Has(part, on)));
        }
    };
    let step = |to: Option<usize>, way: &'static str, key: &'static str, sign: &'static str| {
        let dispatch = dispatch.clone();
        let button = format!("part-{way}-{}", part.id());
        let onclick = {
            let button = button.clone();
            move |_: MouseEvent| {
                let Some(to) = to else { return };
                dispatch.dispatch(Action::Propose(ProposalEdit::Move(part, to)));
                // Whoever moves it step by step stays at its button.
                let button = button.clone();
                soon(move || focus(&button));
            }
        };
        let label = words.say(&Message::new(key).with("part", Arg::Text(name.to_owned())));
        html! {
            <button id={button} type="button" class="step" aria-label={label} aria-disabled={to.is_none().then_some("true")} {onclick}>
                { sign }
            </button>
        }
    };
    let remark = format!("{}.note", part.id());
    let text = settings
        .text(Reader::of(*locale), &remark)
        .unwrap_or_default();
    let summary = words.t(if text.is_empty() {
        "proposal_screen.add_note"
    } else {
        "proposal_screen.note"
    });
    let inside = {
        let (words, dispatch) = (words.clone(), dispatch.clone());
        let (text, locale) = (text.to_owned(), *locale);
        Callback::from(move |()| {
            html! {
                <Note {part} text={text.clone()} {locale} words={words.clone()} dispatch={dispatch.clone()} />
            }
        })
    };
    html! {
        <>
            <div class="line">
                <input type="checkbox" id={id.clone()} checked={settings.has(part)} {onchange} />
                <label for={id}>{ name }</label>
                { step(place.checked_sub(1), "up", "proposal_screen.up", "↑") }
                { step((place < last).then_some(place + 1), "down", "proposal_screen.down", "↓") }
            </div>
            if settings.has(part) { <Fold {summary} {inside} /> }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct NoteProps {
    part: Part,
    text: String,
    locale: Locale,
    words: Words,
    dispatch: Dispatch,
}

/// A note, in the reader's language.
#[component]
fn Note(props: &NoteProps) -> Html {
    let NoteProps {
        part,
        text,
        locale,
        words,
        dispatch,
    } = props;
    let refused = use_state_eq(|| None::<String>);
    let id = format!("note-{}", part.id());
    let label = Message::new("proposal_screen.note_of")
        .with("part", Arg::Text(part_name(*part, words.locale).to_owned()))
        .with("language", Arg::Text(locale.native_name().to_owned()));
    let oninput = {
        let (dispatch, refused) = (dispatch.clone(), refused.setter());
        let (reader, name) = (Reader::of(*locale), format!("{}.note", part.id()));
        move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlTextAreaElement>().value();
            if text.chars().count() > LONGEST_TEXT {
                refused.set(Some(text));
                return;
            }
            refused.set(None);
            let text = Some(text).filter(|text| !text.is_empty());
            let edit = ProposalEdit::Write(reader, name.clone(), text);
            dispatch.dispatch(Action::Propose(edit));
        }
    };
    #[expect(clippy::cast_precision_loss, reason = "a small limit")]
    let too_long = Message::new("document.too_long").with("limit", plain(LONGEST_TEXT as f64));
    html! {
        <div class="field">
            <label for={id.clone()}>{ words.say(&label) }</label>
            <textarea {id} rows="3" dir="auto" value={(*refused).clone().unwrap_or_else(|| text.clone())} {oninput} />
            if refused.is_some() {
                <p class="problem" role="alert">{ words.say(&too_long) }</p>
            }
        </div>
    }
}
