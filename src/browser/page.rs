//! The page as the browser and assistive technology see it.

use gloo::events::EventListener;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent};

/// Sets the language and the title of the page.
pub fn describe_page(language: &str, title: &str) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    document.set_title(title);
    if let Some(root) = document.document_element() {
        // A language tag of ours is always a valid value.
        let _ = root.set_attribute("lang", language);
    }
}

/// The languages the user prefers, best first.
#[must_use]
pub fn preferred_languages() -> Vec<String> {
    web_sys::window().map_or_else(Vec::new, |window| {
        window
            .navigator()
            .languages()
            .iter()
            .filter_map(|language| language.as_string())
            .collect()
    })
}

/// Gives the focus to the element called `id`, and selects all of a text field's text.
pub fn focus(id: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    let Some(element) = document.and_then(|document| document.get_element_by_id(id)) else {
        return;
    };
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // An element of ours can always be focused.
        let _ = element.focus();
    }
    if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        input.select();
    }
}

/// Clicks the element called `id`.
pub fn press(id: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    let element = document.and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        element.click();
    }
}

/// Calls `then` when the user turns to something outside of the elements that `inside` selects,
/// with the pointer or the keyboard, or presses Escape; until dropped.
#[must_use]
pub fn on_turning_away(inside: &'static str, then: impl Fn() + 'static) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else {
        return Vec::new();
    };
    let then = Rc::new(then);
    let away = |event: &'static str| {
        let then = then.clone();
        EventListener::new(&window, event, move |event| {
            let target = event
                .target()
                .and_then(|target| target.dyn_into::<Element>().ok());
            let within = target.and_then(|target| target.closest(inside).ok().flatten());
            let escape = event
                .dyn_ref::<KeyboardEvent>()
                .map(|event| event.key() == "Escape");
            if escape.unwrap_or(within.is_none()) {
                then();
            }
        })
    };
    vec![away("pointerdown"), away("focusin"), away("keydown")]
}

/// Calls `then` when the page is left, reloaded or put away; until dropped.
#[must_use]
pub fn on_leaving(then: impl Fn() + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "pagehide", move |_| then()))
}

/// Selects all of the text area called `id`, and gives it the focus.
pub fn select(id: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    let element = document.and_then(|document| document.get_element_by_id(id));
    if let Some(area) = element.and_then(|element| element.dyn_into::<HtmlTextAreaElement>().ok()) {
        // An element of ours can always be focused.
        let _ = area.focus();
        area.select();
    }
}

/// Shows the page from its beginning.
pub fn to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}
