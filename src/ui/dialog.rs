//! The frame of a dialog: its title, and what closes it.

use super::words::Words;
use crate::browser::{close_dialog, use_modal};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The title's id.
    pub id: AttrValue,
    pub title: AttrValue,
    #[prop_or_default]
    pub class: Classes,
    pub on_close: Callback<()>,
    pub words: Words,
    pub children: Html,
}

/// A dialog before everything else, open as long as it is there.
#[component]
pub fn Dialog(props: &Props) -> Html {
    let dialog = use_node_ref();
    use_modal(dialog.clone());
    let close = {
        let dialog = dialog.clone();
        move |_: MouseEvent| close_dialog(&dialog)
    };
    html! {
        <dialog
            ref={dialog}
            class={classes!("dialog", props.class.clone())}
            aria-labelledby={props.id.clone()}
            onclose={props.on_close.reform(|_: Event| ())}
        >
            <div class="dialog-head">
                <h2 id={props.id.clone()}>{ &props.title }</h2>
                <button type="button" onclick={close}>{ props.words.t("banner.close") }</button>
            </div>
            { props.children.clone() }
        </dialog>
    }
}
