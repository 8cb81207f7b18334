//! Dialogs that keep the focus inside until they are closed.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

/// Opens the dialog at `node` as soon as it is on the page: the browser keeps the focus in it,
/// makes the rest of the page inert and gives the focus back when it is closed.
#[hook]
pub fn use_modal(node: NodeRef) {
    use_effect_with((), move |()| {
        if let Some(dialog) = node.cast::<HtmlDialogElement>() {
            // It is closed and on the page; nothing else is refused.
            let _ = dialog.show_modal();
        }
        // Taken off the page it would leave the focus nowhere.
        move || {
            if let Some(dialog) = node.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        }
    });
}

/// Closes the dialog at `node`, which says so in an event.
pub fn close_dialog(node: &NodeRef) {
    if let Some(dialog) = node.cast::<HtmlDialogElement>() {
        dialog.close();
    }
}
