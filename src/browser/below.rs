//! A part of the page that lies over the rest, below the field it belongs to.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement};
use yew::prelude::*;

/// Keeps the element called `id` below the one called `field`, or above it where there is more
/// room; after every drawing, and while anything is scrolled.
#[hook]
pub fn use_below(id: String, field: String) {
    use_effect(move || {
        let place = move || {
            let document = web_sys::window().and_then(|window| window.document());
            // Whoever is gone meanwhile needs no place.
            let _ = document.and_then(|document| put(&document, &id, &field));
        };
        place();
        let options = EventListenerOptions::run_in_capture_phase();
        let moved = web_sys::window().map(|window| {
            let again = place.clone();
            let scrolled =
                EventListener::new_with_options(&window, "scroll", options, move |_| again());
            (
                scrolled,
                EventListener::new(&window, "resize", move |_| place()),
            )
        });
        move || drop(moved)
    });
}

fn put(document: &Document, id: &str, field: &str) -> Option<()> {
    let over = document
        .get_element_by_id(id)?
        .dyn_into::<HtmlElement>()
        .ok()?;
    // In the top layer nothing around it cuts it off; one that is there already refuses.
    let _ = over.show_popover();
    let field = document
        .get_element_by_id(field)?
        .get_bounding_client_rect();
    let page = document.document_element()?;
    let (width, height) = (
        f64::from(page.client_width()),
        f64::from(page.client_height()),
    );
    let (wide, high) = (
        f64::from(over.offset_width()),
        f64::from(over.offset_height()),
    );
    let left = field.left().min(width - wide - EDGE).max(EDGE);
    let below = field.bottom() + GAP;
    let fits = below + high <= height || field.top() < height - field.bottom();
    let top = if fits {
        below
    } else {
        field.top() - high - GAP
    };
    if let Ok(Some(chosen)) = over.query_selector("[aria-selected=true]") {
        in_sight(chosen.dyn_ref::<HtmlElement>()?);
    }
    let style = over.style();
    style.set_property("left", &format!("{left}px")).ok()?;
    style.set_property("top", &format!("{top}px")).ok()
}

/// Scrolls the list that `chosen` is in, and nothing else, so far that it is seen.
fn in_sight(chosen: &HtmlElement) {
    if let Some(list) = chosen.parent_element() {
        let top = chosen.offset_top();
        let over = top + chosen.offset_height() - list.client_height();
        list.set_scroll_top(list.scroll_top().min(top).max(over));
    }
}

/// What is left free at the edge of the window, in pixels.
const EDGE: f64 = 8.0;
/// What is left free between the two.
const GAP: f64 = 2.0;
