//! The passphrase of an encrypted link.

use super::arrivals::whole;
use crate::browser::{can_seal, close_dialog, out_of, use_modal};
use crate::document::Faults;
use crate::link::{Envelope, Shared};
use crate::ui::words::Words;
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::platform::spawn_local;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub envelope: Rc<Envelope>,
    pub on_open: Callback<Rc<Shared>>,
    pub on_close: Callback<()>,
    pub words: Words,
}

/// Asks until the passphrase fits or the user gives up.
#[component]
pub fn Unlock(props: &Props) -> Html {
    let Props {
        envelope,
        on_open,
        on_close,
        words,
    } = props;
    let (dialog, input) = (use_node_ref(), use_node_ref());
    use_modal(dialog.clone());
    let busy = use_state_eq(|| false);
    let faults = use_state_eq(|| None::<Faults>);
    let onsubmit = {
        let (envelope, on_open, dialog) = (envelope.clone(), on_open.clone(), dialog.clone());
        let (input, busy, faults) = (input.clone(), busy.setter(), faults.setter());
        move |event: SubmitEvent| {
            event.prevent_default();
            let passphrase = input.cast::<HtmlInputElement>().map(|input| input.value());
            let (envelope, on_open, dialog) = (envelope.clone(), on_open.clone(), dialog.clone());
            let (busy, faults) = (busy.clone(), faults.clone());
            busy.set(true);
            spawn_local(async move {
                let opened = out_of(&envelope, &passphrase.unwrap_or_default()).await;
                busy.set(false);
                match opened {
                    Ok(shared) => {
                        on_open.emit(Rc::new(shared));
                        close_dialog(&dialog);
                    }
                    Err(found) => faults.set(Some(found)),
                }
            });
        }
    };
    let cancel = {
        let dialog = dialog.clone();
        move |_: MouseEvent| close_dialog(&dialog)
    };
    let problem = match (&*faults, can_seal()) {
        (_, false) => Some(words.t("link.no_sealing").to_owned()),
        (Some(faults), _) => Some(whole(faults).map_or_else(
            || words.t("link.damaged").to_owned(),
            |message| words.say(message),
        )),
        (None, _) => None,
    };
    html! {
        <dialog
            ref={dialog}
            class="dialog"
            aria-labelledby="unlock-title"
            onclose={on_close.reform(|_: Event| ())}
        >
            <form {onsubmit}>
                <h2 id="unlock-title">{ words.t("unlock.title") }</h2>
                <p class="hint">{ words.t("unlock.hint") }</p>
                <div class="field">
                    <label for="unlock">{ words.t("share.passphrase") }</label>
                    <input
                        id="unlock"
                        type="password"
                        autocomplete="off"
                        ref={input}
                        aria-invalid={problem.is_some().to_string()}
                        aria-describedby="unlock-problem"
                    />
                    <p id="unlock-problem" class="problem" role="alert">{ problem.unwrap_or_default() }</p>
                </div>
                <div class="dialog-acts">
                    <button type="submit" class="main" disabled={*busy || !can_seal()}>
                        { words.t(if *busy { "unlock.busy" } else { "unlock.open" }) }
                    </button>
                    <button type="button" onclick={cancel}>{ words.t("unlock.cancel") }</button>
                </div>
            </form>
        </dialog>
    }
}
