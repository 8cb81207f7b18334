//! The only place that touches the browser: storage, files, the page, sizes, the clock.
//!
//! Everything that can fail here says so as a value; nothing panics, and no caller needs to
//! know about `JsValue`.

mod below;
mod clipboard;
mod download;
mod drag;
mod export;
mod file;
mod fragment;
mod frame;
mod page;
mod size;
mod storage;

pub use below::use_below;
pub use clipboard::{pasted, take_along};
pub use download::download;
pub use drag::Drag;
pub use export::{Export, NoFile, export, today};
pub use file::{dropped, picked, read_text};
pub use fragment::use_fragment;
pub use frame::{after_paint, now, soon};
pub use page::{describe_page, focus, preferred_languages, press, reload};
pub use size::use_width;
pub use storage::{Refusal, load, on_change_elsewhere, remove, save};
