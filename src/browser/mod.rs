//! The only place that touches the browser: storage, files, the page, sizes, the clock.
//!
//! Everything that can fail here says so as a value; nothing panics, and no caller needs to
//! know about `JsValue`.

mod below;
mod channel;
mod clipboard;
mod download;
mod drag;
mod file;
mod fragment;
mod frame;
mod page;
mod shelf;
mod size;
mod storage;
mod tab;

pub use below::use_below;
pub use channel::Channel;
pub use clipboard::{pasted, take_along};
pub use download::download;
pub use drag::Drag;
pub use file::{dropped, picked, read_text};
pub use fragment::{go, use_fragment};
pub use frame::{after_paint, now, soon};
pub use page::{describe_page, focus, on_turning_away, preferred_languages, press};
pub use shelf::{Changes, Shelf};
pub use size::use_width;
pub use storage::{Refusal, keys, load, on_change_elsewhere, remove, save};
pub use tab::{clock, day_and_time, note, noted, tab_name};
