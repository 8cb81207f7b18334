//! The playbook as tables of cells: what a sales-operations person edits.
//!
//! ```text
//! tables   the one description: which fields there are, of which kind, under which name
//! layout   the tables of a document: records, fields, and the cell where they meet
//! cell     one cell: its text out of the document, a typed text into it
//! rows     records added, doubled, moved, taken out, with all references to them kept sound
//! block    rectangles of text, as spreadsheets put them on the clipboard
//! locate   from a place in the document to the cell that shows it
//! diff     what has changed against another version, and how to take it back; told: in words
//! path     places in a JSON value, written as in faults: `motions[1].targets.ltv_cac`
//! ```
//!
//! Everything works on the document's JSON, faulty or not: what a cell cannot take stands in the
//! document as the text that was typed, and the one reader of documents names it with its place.

mod block;
mod cell;
mod diff;
mod layout;
mod library;
mod limits;
mod locate;
mod path;
mod public;
mod roi;
mod rows;
mod selling;
mod series;
mod several;
mod tables;
mod told;
mod words;

pub use block::{from_clipboard, to_clipboard};
pub use cell::{Cell, Kind, Offered};
pub use diff::{Change, What, diff, same_place, take_back};
pub use layout::{Field, Grid, grids};
pub use limits::{nullable, room};
pub use locate::{Spot, locate};
pub use path::{at, put};
pub use rows::{Row, paste, row};
pub use several::Names;
pub use tables::{Column, Of, PAGES, Page, Rows, Table};
pub use told::{Told, told};

use serde_json::Value;

/// Takes out of `sheet` what stands at `path`.
pub fn remove(sheet: &mut Value, path: &str) {
    path::take(sheet, path);
}
