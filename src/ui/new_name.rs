//! A new thing under a name.

use super::words::Words;
use crate::format::{Arg, Message};
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Of the field.
    pub id: &'static str,
    pub of: Texts,
    /// How many there are.
    pub count: usize,
    /// The most there can be.
    pub most: usize,
    pub words: Words,
    /// Told the name; the proposed one where none was typed.
    pub on_name: Callback<String>,
}

/// The keys of what the form says.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Texts {
    /// What the field is called.
    pub name: &'static str,
    /// The name that is proposed, by the number of the thing.
    pub number: &'static str,
    /// What the button says.
    pub add: &'static str,
    /// That there are as many as there can be.
    pub full: &'static str,
}

/// A field for a name, and a button that adds something under it.
#[component]
pub fn NewName(props: &Props) -> Html {
    let Props {
        id,
        of,
        count,
        most,
        words,
        on_name,
    } = props;
    let full = count >= most;
    let number = f64::from(u32::try_from(count + 1).unwrap_or(u32::MAX));
    let proposal = words.say(&Message::new(of.number).with("number", Arg::Number(number, 0)));
    let node = use_node_ref();
    let onsubmit = {
        let (node, on_name, proposal) = (node.clone(), on_name.clone(), proposal.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            let Some(input) = node.cast::<HtmlInputElement>() else {
                return;
            };
            let typed = input.value();
            let name = if typed.trim().is_empty() {
                proposal.clone()
            } else {
                typed
            };
            on_name.emit(name);
            input.set_value("");
        }
    };
    html! {
        <form class="keep" {onsubmit}>
            <div class="field">
                <label for={*id}>{ words.t(of.name) }</label>
                <input
                    id={*id}
                    type="text"
                    dir="auto"
                    maxlength="60"
                    autocomplete="off"
                    placeholder={proposal}
                    ref={node}
                />
            </div>
            <button type="submit" disabled={full}>{ words.t(of.add) }</button>
            if full { <p class="hint">{ words.t(of.full) }</p> }
        </form>
    }
}
