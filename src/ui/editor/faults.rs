//! Everything that is wrong in the playbook, and the way to its cell.

use crate::document::Fault;
use crate::session::{Action, Edit, Workbook};
use crate::sheet::{Spot, locate};
use crate::ui::app::Dispatch;
use crate::ui::words::Words;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub book: Workbook,
    pub on_go: Callback<Spot>,
    pub words: Words,
    pub dispatch: Dispatch,
}

/// The most faults shown; with more than these something else is wrong.
const MOST: usize = 50;

#[component]
pub fn Faults(props: &Props) -> Html {
    let (book, words) = (&props.book, &props.words);
    let none = book.faults().is_empty();
    html! {
        <section class={classes!("card", "faults", none.then_some("none"))} aria-label={words.t("editor.faults")}>
            <p role="status" class={if none { "good" } else { "bad" }}>
                { words.t(if none { "editor.no_faults" } else { "editor.last_good" }) }
            </p>
            if !none {
                <ul>
                    for (place, fault) in book.faults().iter().enumerate().take(MOST) {
                        <li key={place}>{ line(props, fault) }</li>
                    }
                </ul>
            }
        </section>
    }
}

fn line(props: &Props, fault: &Fault) -> Html {
    let (sheet, words) = (props.book.sheet(), &props.words);
    let spot = locate(sheet, &fault.path, words.locale);
    let at_cell = spot
        .as_ref()
        .and_then(|spot| spot.cell.fault(sheet, props.book.faults(), words.locale));
    let message = words.say(at_cell.as_ref().unwrap_or(&fault.message));
    let Some(spot) = spot else {
        return without_cell(props, fault, &message);
    };
    let (name, on_go) = (spot.name.clone(), props.on_go.clone());
    html! {
        <>
            <button type="button" class="link" onclick={move |_: MouseEvent| on_go.emit(spot.clone())}>
                { name }
            </button>
            { " " }{ message }
        </>
    }
}

/// What no cell shows can only be taken out.
fn without_cell(props: &Props, fault: &Fault, message: &str) -> Html {
    let (path, dispatch) = (fault.path.clone(), props.dispatch.clone());
    let onclick = move |_: MouseEvent| {
        dispatch.dispatch(Action::Edit(Edit::Remove(path.clone())));
    };
    html! {
        <>
            if !fault.path.is_empty() { <code>{ &fault.path }</code>{ " " } }
            { message }
            if !fault.path.is_empty() {
                { " " }
                <button type="button" class="link" {onclick}>{ props.words.t("editor.remove") }</button>
            }
        </>
    }
}
