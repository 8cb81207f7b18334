//! What the browser keeps for us between visits.

use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Storage, StorageEvent};

/// Why something could not be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The browser allows this page no storage at all.
    Blocked,
    /// The storage is full.
    Full,
    /// The browser has not answered in time.
    Late,
}

fn storage() -> Result<Storage, Refusal> {
    web_sys::window()
        .and_then(|window| window.local_storage().ok().flatten())
        .ok_or(Refusal::Blocked)
}

/// The text kept under `key`.
///
/// # Errors
/// Storage that is blocked.
pub fn load(key: &str) -> Result<Option<String>, Refusal> {
    storage()?.get_item(key).map_err(|_| Refusal::Blocked)
}

/// Keeps `text` under `key`, at once: a tab that is killed after this has lost nothing.
///
/// # Errors
/// Storage that is blocked or full.
pub fn save(key: &str, text: &str) -> Result<(), Refusal> {
    let kept = storage()?.set_item(key, text);
    kept.map_err(|error| refusal(&error))
}

/// Why the browser threw `error`.
pub(super) fn refusal(error: &JsValue) -> Refusal {
    let name = js_sys::Reflect::get(error, &"name".into())
        .ok()
        .and_then(|name| name.as_string())
        .unwrap_or_default();
    // Firefox calls it NS_ERROR_DOM_QUOTA_REACHED, the others QuotaExceededError.
    if name.to_ascii_lowercase().contains("quota") {
        Refusal::Full
    } else {
        Refusal::Blocked
    }
}

/// The keys of all that is kept.
///
/// # Errors
/// Storage that is blocked.
pub fn keys() -> Result<Vec<String>, Refusal> {
    let storage = storage()?;
    let count = storage.length().map_err(|_| Refusal::Blocked)?;
    let keys = (0..count).filter_map(|place| storage.key(place).ok().flatten());
    Ok(keys.collect())
}

/// Forgets what is kept under `key`; storage that is blocked has nothing to forget.
pub fn remove(key: &str) {
    if let Ok(storage) = storage() {
        // Removing fails only where reading does, and that is reported there.
        let _ = storage.remove_item(key);
    }
}

/// Tells `then` the key of what another tab has changed, until dropped.
#[must_use]
pub fn on_change_elsewhere(then: impl Fn(&str) + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "storage", move |event| {
        let changed = event.dyn_ref::<StorageEvent>().and_then(StorageEvent::key);
        if let Some(changed) = changed {
            then(&changed);
        }
    }))
}
