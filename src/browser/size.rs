//! How wide an element is on the screen.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, ResizeObserver, ResizeObserverEntry};
use yew::prelude::*;

/// The inner width of the element at `node`, in CSS pixels, and again whenever it changes;
/// `assumed` until it is known.
///
/// Charts are drawn in real pixels: a picture that is merely scaled would be illegible on a
/// telephone.
#[hook]
pub fn use_width(node: NodeRef, assumed: f64) -> f64 {
    let width = use_state_eq(|| assumed);
    let setter = width.setter();
    use_effect_with(node, move |node| {
        let watched = node
            .cast::<Element>()
            .and_then(|element| watch(&element, setter));
        move || {
            if let Some((observer, callback)) = watched {
                observer.disconnect();
                drop(callback);
            }
        }
    });
    *width
}

type Callback = Closure<dyn FnMut(js_sys::Array)>;

fn watch(element: &Element, width: UseStateSetter<f64>) -> Option<(ResizeObserver, Callback)> {
    let callback = Closure::new(move |entries: js_sys::Array| {
        let Some(entry) = entries.iter().next_back() else {
            return;
        };
        let entry: ResizeObserverEntry = entry.unchecked_into();
        let wide = entry.content_rect().width().floor();
        // What is hidden has no width, and nothing can be drawn in none.
        if wide > 0.0 {
            width.set(wide);
        }
    });
    let observer = ResizeObserver::new(Callback::as_ref(&callback).unchecked_ref()).ok()?;
    observer.observe(element);
    Some((observer, callback))
}
