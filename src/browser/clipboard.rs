//! Text on its way from and to the clipboard.

use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ClipboardEvent, Event};

/// The text that a paste event brings.
#[must_use]
pub fn pasted(event: &Event) -> Option<String> {
    let event: &ClipboardEvent = event.dyn_ref()?;
    event.clipboard_data()?.get_data("text/plain").ok()
}

/// Makes `text` what a copy or cut event takes along, in place of the browser's own choice.
pub fn take_along(event: &Event, text: &str) {
    let data = event
        .dyn_ref::<ClipboardEvent>()
        .and_then(ClipboardEvent::clipboard_data);
    if let Some(data) = data {
        // A browser that refuses leaves the clipboard as it was.
        let _ = data.set_data("text/plain", text);
        event.prevent_default();
    }
}

/// Puts `text` on the clipboard; whether the browser lets us.
pub async fn copy(text: &str) -> bool {
    let clipboard = web_sys::window().map(|window| window.navigator().clipboard());
    // A page over an unencrypted connection has none.
    let Some(clipboard) = clipboard.filter(|clipboard| !clipboard.is_undefined()) else {
        return false;
    };
    let written: Promise = clipboard.write_text(text).unchecked_into();
    JsFuture::from(written).await.is_ok()
}
