//! Words between the tabs of this page.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{BroadcastChannel, MessageEvent};

/// A line to all other tabs, until dropped.
pub struct Channel {
    line: BroadcastChannel,
    _listener: EventListener,
}

impl Channel {
    /// Listens to the other tabs. `None` in a browser without such lines: there the other tabs
    /// see the same a little later.
    #[must_use]
    pub fn open(name: &str, heard: impl Fn(String) + 'static) -> Option<Self> {
        let line = BroadcastChannel::new(name).ok()?;
        let listener = EventListener::new(&line, "message", move |event| {
            let message = event.dyn_ref::<MessageEvent>();
            if let Some(text) = message.and_then(|message| message.data().as_string()) {
                heard(text);
            }
        });
        Some(Self {
            line,
            _listener: listener,
        })
    }

    /// Tells the other tabs.
    pub fn say(&self, text: &str) {
        // A line that is closed has nobody to tell.
        let _ = self.line.post_message(&text.into());
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.line.close();
    }
}
