//! Which part of the Studio the address names, behind its `#`.

use gloo::events::EventListener;
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

/// Goes to the part of the Studio called `name`.
pub fn go(name: &str) {
    if let Some(window) = web_sys::window() {
        // Only a page that is being closed refuses.
        let _ = window.location().set_hash(name);
    }
}
