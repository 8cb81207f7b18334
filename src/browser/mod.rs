//! The only place that touches the browser: storage, files, the page, sizes, the clock.
//!
//! Everything that can fail here says so as a value; nothing panics, and no caller needs to
//! know about `JsValue`.

mod below;
mod channel;
mod dialog;
mod drag;
mod export;
mod file;
mod fragment;
mod frame;
mod links;
mod page;
mod paper;
mod seal;
mod shelf;
mod size;
mod storage;
mod tab;
mod today;

pub use crate::web::{copy, copy_rich, download, download_as, pasted, take_along};
pub use below::use_below;
pub use channel::Channel;
pub use dialog::{close_dialog, use_modal};
pub use drag::Drag;
pub use export::{Export, NoFile, export};
pub use file::{Given, picked, read_text, use_given};
pub use fragment::{go_to, page_address, replace_fragment, use_fragment};
pub use frame::{after_paint, now, soon};
pub use links::{link_to, out_of};
pub use page::{
    describe_page, focus, on_leaving, on_turning_away, preferred_languages, press, select, to_top,
};
pub use paper::{print, use_rules};
pub use seal::can_seal;
pub use shelf::{Changes, Shelf};
pub use size::use_width;
pub use storage::{Refusal, keys, load, on_change_elsewhere, remove, save};
pub use tab::{clock, day_and_time, note, noted, tab_name};
pub use today::today;
