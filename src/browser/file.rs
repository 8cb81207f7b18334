//! Files that the user picks, drops or pastes.

use crate::document::{refused_size, text_of};
use crate::format::Message;
use gloo::events::{EventListener, EventListenerOptions};
use js_sys::{ArrayBuffer, Promise, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ClipboardEvent, DataTransfer, DragEvent, Element, Event, File, HtmlInputElement};
use yew::prelude::*;

/// The file that was picked in the file input that `event` comes from. The input forgets it, so
/// that the same file can be picked again.
#[must_use]
pub fn picked(event: &Event) -> Option<File> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = input.files()?.get(0);
    input.set_value("");
    file
}

/// The text of `file`; one that is too large is not even read.
///
/// # Errors
/// Why it is none.
pub async fn read_text(file: &File) -> Result<String, Message> {
    if let Some(refusal) = refused_size(file.size()) {
        return Err(refusal);
    }
    let promise: Promise = file.array_buffer().unchecked_into();
    let buffer = JsFuture::from(promise).await.ok();
    let buffer = buffer.and_then(|buffer| buffer.dyn_into::<ArrayBuffer>().ok());
    // Such as one that was deleted meanwhile, or a folder.
    let buffer = buffer.ok_or_else(|| Message::new("file.unreadable"))?;
    text_of(&Uint8Array::new(&buffer).to_vec()).map(str::to_owned)
}

/// What is dropped or pasted on the page.
pub enum Given {
    /// A file.
    File(File),
    /// Text, pasted where no field takes it.
    Text(String),
}

/// Calls `take` with every file dropped anywhere on the page, and with what is pasted where no
/// field takes it. A file that is dropped would replace the page otherwise.
#[hook]
pub fn use_given(take: Callback<Given>) {
    use_effect_with(take, |take| {
        let listeners = web_sys::window().map(|window| {
            let options = EventListenerOptions::enable_prevent_default;
            let over = EventListener::new_with_options(&window, "dragover", options(), |event| {
                if dragged(event).is_some_and(|data| brings_files(&data)) {
                    event.prevent_default();
                }
            });
            let dropped = take.clone();
            let drop = EventListener::new_with_options(&window, "drop", options(), move |event| {
                let Some(data) = dragged(event) else { return };
                if let Some(file) = data.files().and_then(|files| files.get(0)) {
                    event.prevent_default();
                    dropped.emit(Given::File(file));
                }
            });
            let pasted = take.clone();
            let paste = EventListener::new(&window, "paste", move |event| {
                if let Some(given) = pasted_in(event) {
                    pasted.emit(given);
                }
            });
            [over, drop, paste]
        });
        move || drop(listeners)
    });
}

fn dragged(event: &Event) -> Option<DataTransfer> {
    event.dyn_ref::<DragEvent>()?.data_transfer()
}

fn brings_files(data: &DataTransfer) -> bool {
    let kinds = data.types();
    kinds.iter().any(|kind| kind == "Files")
}

fn pasted_in(event: &Event) -> Option<Given> {
    let data = event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?;
    if let Some(file) = data.files().and_then(|files| files.get(0)) {
        return Some(Given::File(file));
    }
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let takes = "input, textarea, select, [contenteditable], table, dialog";
    let field = target.and_then(|target| target.closest(takes).ok().flatten());
    if field.is_some() || event.default_prevented() {
        return None;
    }
    let text = data.get_data("text/plain").ok()?;
    (!text.trim().is_empty()).then_some(Given::Text(text))
}
