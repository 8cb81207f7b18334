//! The only place that touches the browser: storage, files, the page, sizes, the clock.
//!
//! Everything that can fail here says so as a value; nothing panics, and no caller needs to
//! know about `JsValue`.

mod below;
mod clipboard;
mod download;
mod drag;
mod file;
mod fragment;
mod frame;
mod page;
mod paper;
mod size;
mod storage;
mod today;

pub use below::use_below;
pub use clipboard::{copy, copy_rich, pasted, take_along};
pub use download::{download, download_as};
pub use drag::Drag;
pub use file::{dropped, picked, read_text};
pub use fragment::use_fragment;
pub use frame::{after_paint, now, soon};
pub use page::{describe_page, focus, preferred_languages, press, reload};
pub use paper::{print, use_rules};
pub use size::use_width;
pub use storage::{Refusal, load, on_change_elsewhere, remove, save};
pub use today::today;
