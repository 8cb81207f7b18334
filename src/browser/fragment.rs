//! Which part of the Studio the address names, behind its `#`.

use gloo::events::EventListener;
use wasm_bindgen::JsValue;
use web_sys::Event;
use yew::prelude::*;

fn fragment() -> String {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok());
    hash.map_or_else(String::new, |hash| hash.trim_start_matches('#').to_owned())
}

/// What stands behind `#` in the address, and again whenever it changes.
#[hook]
pub fn use_fragment() -> String {
    let shown = use_state_eq(fragment);
    use_effect_with((), {
        let shown = shown.setter();
        move |()| {
            let listener = web_sys::window().map(|window| {
                EventListener::new(&window, "hashchange", move |_| shown.set(fragment()))
            });
            move || drop(listener)
        }
    });
    (*shown).clone()
}

/// Shows another part of the Studio.
pub fn go_to(part: &str) {
    if let Some(window) = web_sys::window() {
        // A fragment of ours is always a valid one.
        let _ = window.location().set_hash(part);
    }
}

/// Names another part of the Studio in the address, in place of the one that stands there: a
/// link whose case is open must not open it again, nor stay in the history of a shared computer.
pub fn replace_fragment(part: &str) {
    let Some(window) = web_sys::window() else {
        return;
    };
    if let Ok(history) = window.history() {
        let address = format!("#{part}");
        // Only a page that asks hundreds of times a minute is refused.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
    }
    // Replacing tells nobody.
    if let Ok(event) = Event::new("hashchange") {
        let _ = window.dispatch_event(&event);
    }
}

/// The address of the page, as it would stand in a link to it.
#[must_use]
pub fn page_address() -> String {
    let address = web_sys::window().and_then(|window| window.location().href().ok());
    address.unwrap_or_default()
}
