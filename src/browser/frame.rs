//! When something happens, seen from the screen.

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

/// Calls `then` once what has changed by now is on the screen. While the page is hidden it
/// waits: nobody looks.
pub fn after_paint(then: impl FnOnce() + 'static) {
    let frame = Closure::once_into_js(move || soon(then));
    if let Some(window) = web_sys::window() {
        // Only a page that is being closed refuses.
        let _ = window.request_animation_frame(frame.unchecked_ref());
    }
}

/// Calls `then` as soon as the browser has seen to what waits already.
pub fn soon(then: impl FnOnce() + 'static) {
    Timeout::new(0, then).forget();
}

/// Milliseconds since the page was opened.
#[must_use]
pub fn now() -> f64 {
    let clock = web_sys::window().and_then(|window| window.performance());
    clock.map_or(0.0, |clock| clock.now())
}
