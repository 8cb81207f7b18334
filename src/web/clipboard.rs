//! Text on its way from and to the clipboard.

use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Clipboard, ClipboardEvent, ClipboardItem, Event};

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

/// Puts `text` on the clipboard; whether the browser lets us. Asked for at once, while the
/// user's click still counts.
pub fn copy(text: &str) -> impl Future<Output = bool> + 'static {
    done(clipboard().map(|clipboard| clipboard.write_text(text).unchecked_into()))
}

/// Puts `html` on the clipboard, and `text` for whoever takes no HTML.
pub fn copy_rich(html: &str, text: &str) -> impl Future<Output = bool> + 'static {
    let written = item(html, text).and_then(|item| {
        let clipboard = clipboard()?;
        Some(clipboard.write(&Array::of1(&item)).unchecked_into())
    });
    done(written)
}

async fn done(promise: Option<Promise>) -> bool {
    match promise {
        Some(promise) => JsFuture::from(promise).await.is_ok(),
        None => false,
    }
}

fn item(html: &str, text: &str) -> Option<ClipboardItem> {
    let forms = Object::new();
    for (kind, text) in [("text/html", html), ("text/plain", text)] {
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        let parts = Array::of1(&JsValue::from_str(text));
        let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
        Reflect::set(&forms, &kind.into(), &Promise::resolve(&blob)).ok()?;
    }
    ClipboardItem::new_with_record_from_str_to_str_promise(&forms).ok()
}

/// Not there on a page that came without encryption.
fn clipboard() -> Option<Clipboard> {
    let navigator = web_sys::window()?.navigator();
    let clipboard = Reflect::get(&navigator, &"clipboard".into()).ok()?;
    clipboard.dyn_into().ok()
}
