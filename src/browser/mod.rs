//! The only place that touches the browser: storage, files, the page, sizes.
//!
//! Everything that can fail here says so as a value; nothing panics, and no caller needs to
//! know about `JsValue`.

mod download;
mod drag;
mod page;
mod size;
mod storage;

pub use download::download;
pub use drag::Drag;
pub use page::{describe_page, preferred_languages};
pub use size::use_width;
pub use storage::{Refusal, load, remove, save};
