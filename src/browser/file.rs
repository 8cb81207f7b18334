//! Files that the user picks or drops.

use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DragEvent, Event, File, HtmlInputElement};

/// The file that was picked in the file input that `event` comes from. The input forgets it, so
/// that the same file can be picked again.
#[must_use]
pub fn picked(event: &Event) -> Option<File> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = input.files()?.get(0);
    input.set_value("");
    file
}

/// The file that was dropped.
#[must_use]
pub fn dropped(event: &DragEvent) -> Option<File> {
    event.data_transfer()?.files()?.get(0)
}

/// Reads `file` and gives its text to `then`; nothing comes of a file that cannot be read, as
/// one that was deleted meanwhile.
pub fn read_text(file: &File, then: impl FnOnce(String) + 'static) {
    let done = Closure::once(move |text: JsValue| then(text.as_string().unwrap_or_default()));
    let failed = Closure::once(|_: JsValue| {});
    // One of the two is called, once; what stays behind is a few bytes a file.
    let _ = file.text().then2(&done, &failed);
    done.forget();
    failed.forget();
}
