//! A text of the proposal, edited where it stands. Figures in it are placeholders that are put in
//! with a click, so that none is ever typed.

use super::desk::tree;
use crate::browser::{focus, soon};
use crate::case::{LONGEST_TEXT, Reader};
use crate::document::plain;
use crate::format::{Arg, Message};
use crate::markup::Element;
use crate::proposal::{Paragraph, Proposal};
use crate::session::{Action, ProposalEdit};
use crate::ui::app::Dispatch;
use crate::ui::fold::Fold;
use crate::ui::words::Words;
use std::rc::Rc;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub proposal: Rc<Proposal>,
    pub paragraph: Paragraph,
    /// The text in place of the standard one, as it was typed.
    pub own: Option<String>,
    /// How it is shown.
    pub shown: Element,
    /// What is wrong with it.
    pub faults: Vec<String>,
    pub words: Words,
    pub dispatch: Dispatch,
}

#[component]
pub fn Editable(props: &Props) -> Html {
    let Props {
        paragraph,
        shown,
        faults,
        words,
        ..
    } = props;
    let editing = use_state_eq(|| false);
    let shown = tree(shown, &|_| None);
    let id = format!("text-{}", paragraph.name);
    let open = {
        let (editing, id) = (editing.setter(), id.clone());
        move |_: MouseEvent| {
            editing.set(true);
            let id = id.clone();
            soon(move || focus(&id));
        }
    };
    let on_done = {
        let (editing, id) = (editing.setter(), format!("{id}-edit"));
        Callback::from(move |()| {
            editing.set(false);
            let id = id.clone();
            soon(move || focus(&id));
        })
    };
    let start: String = paragraph.text().chars().take(40).collect();
    let name = Message::new("proposal_screen.edit_text").with("text", Arg::Text(start));
    html! {
        <div class={classes!("editable", paragraph.edited.then_some("edited"), (!faults.is_empty()).then_some("wrong"))}>
            { shown }
            for (place, fault) in faults.iter().enumerate() {
                <p key={place} class="problem" role="alert">{ fault.clone() }</p>
            }
            if *editing {
                <Editor proposal={props.proposal.clone()} paragraph={paragraph.clone()} own={props.own.clone()} {id} {on_done} words={words.clone()} dispatch={props.dispatch.clone()} />
            } else {
                <button id={format!("{id}-edit")} type="button" class="edit" onclick={open} aria-label={words.say(&name)}>
                    { words.t("proposal_screen.edit") }
                </button>
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct EditorProps {
    proposal: Rc<Proposal>,
    paragraph: Paragraph,
    own: Option<String>,
    id: String,
    on_done: Callback<()>,
    words: Words,
    dispatch: Dispatch,
}

/// The field for the text, the figures that can be put in, and the way back.
#[component]
fn Editor(props: &EditorProps) -> Html {
    let EditorProps {
        proposal,
        paragraph,
        own,
        id,
        on_done,
        words,
        dispatch,
    } = props;
    let node = use_node_ref();
    // What is too long stays in the field, and the last good text in the document.
    let refused = use_state_eq(|| None::<String>);
    let write = {
        let (dispatch, refused) = (dispatch.clone(), refused.setter());
        let (reader, name) = (Reader::of(proposal.locale), paragraph.name.clone());
        let standard = paragraph.standard.clone();
        Callback::from(move |text: String| {
            if text.chars().count() > LONGEST_TEXT {
                refused.set(Some(text));
                return;
            }
            refused.set(None);
            let text = Some(text).filter(|text| *text != standard);
            let edit = ProposalEdit::Write(reader, name.clone(), text);
            dispatch.dispatch(Action::Propose(edit));
        })
    };
    let oninput = write
        .reform(|event: InputEvent| event.target_unchecked_into::<HtmlTextAreaElement>().value());
    let onkeydown = {
        let on_done = on_done.clone();
        move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                on_done.emit(());
            }
        }
    };
    let put_in = {
        let (node, write) = (node.clone(), write.clone());
        Callback::from(move |name: &'static str| {
            if let Some(field) = node.cast::<HtmlTextAreaElement>() {
                write.emit(with_figure(&field, name));
                // An element of ours can always be focused.
                let _ = field.focus();
            }
        })
    };
    let back = {
        let (dispatch, refused) = (dispatch.clone(), refused.setter());
        let edit = ProposalEdit::Write(Reader::of(proposal.locale), paragraph.name.clone(), None);
        move |_: MouseEvent| {
            refused.set(None);
            dispatch.dispatch(Action::Propose(edit.clone()));
        }
    };
    let inside = {
        let proposal = proposal.clone();
        Callback::from(move |()| {
            let put_in = put_in.clone();
            let fields = proposal.fields.iter().map(|(name, value)| {
                let name = *name;
                let onclick = put_in.reform(move |_: MouseEvent| name);
                html! {
                    <button key={name} type="button" class="chip" {onclick}>
                        <code>{ format!("{{{name}}}") }</code>{ " " }{ value.clone() }
                    </button>
                }
            });
            html! { <div class="chips">{ for fields }</div> }
        })
    };
    let value = (*refused).clone().or_else(|| own.clone());
    let value = value.unwrap_or_else(|| paragraph.standard.clone());
    #[expect(clippy::cast_precision_loss, reason = "a small limit")]
    let too_long = Message::new("document.too_long").with("limit", plain(LONGEST_TEXT as f64));
    let done = {
        let on_done = on_done.clone();
        move |_: MouseEvent| on_done.emit(())
    };
    html! {
        <div class="editing">
            <label for={id.clone()} class="quiet">{ words.t("proposal_screen.text") }</label>
            <textarea
                id={id.clone()}
                ref={node}
                rows="4"
                dir="auto"
                {value}
                {oninput}
                {onkeydown}
                aria-invalid={refused.is_some().then_some("true")}
            />
            if refused.is_some() {
                <p class="problem" role="alert">{ words.say(&too_long) }</p>
            }
            <Fold summary={words.t("proposal_screen.put_in")} {inside} />
            <p class="actions">
                <button type="button" onclick={done}>{ words.t("proposal_screen.done") }</button>
                <button type="button" onclick={back} disabled={own.is_none() && refused.is_none()}>
                    { words.t(if paragraph.note { "proposal_screen.no_note" } else { "proposal_screen.standard" }) }
                </button>
            </p>
        </div>
    }
}

/// The text of `field` with a placeholder in place of what is selected.
fn with_figure(field: &HtmlTextAreaElement, name: &str) -> String {
    // Places in a field are counted in units of UTF-16.
    let units: Vec<u16> = field.value().encode_utf16().collect();
    let place = |place: Result<Option<u32>, _>| {
        let place = place.ok().flatten().unwrap_or(u32::MAX);
        (place as usize).min(units.len())
    };
    let from = place(field.selection_start());
    let to = place(field.selection_end()).max(from);
    let text = |units: &[u16]| String::from_utf16_lossy(units);
    format!("{}{{{name}}}{}", text(&units[..from]), text(&units[to..]))
}
