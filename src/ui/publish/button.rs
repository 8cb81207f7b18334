//! Opens the dialog.

use super::dialog::PublishDialog;
use crate::deal::Desk;
use crate::ui::words::Words;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub desk: Rc<Desk>,
    /// Whether the tables hold mistakes: what is published is what stands there.
    pub faulty: bool,
    pub words: Words,
}

#[component]
pub fn PublishButton(props: &Props) -> Html {
    let open = use_state_eq(|| false);
    let on_open = {
        let open = open.setter();
        move |_: MouseEvent| open.set(true)
    };
    let on_close = {
        let open = open.setter();
        Callback::from(move |()| open.set(false))
    };
    let words = &props.words;
    html! {
        <>
            <button type="button" onclick={on_open} disabled={props.faulty}>
                { words.t("publish.open") }
            </button>
            if *open {
                <PublishDialog desk={props.desk.clone()} words={words.clone()} {on_close} />
            }
        </>
    }
}
