//! The playbook editor: tables, what is wrong, what it does, what has changed.
//!
//! ```text
//! screen ── files      import, export, the saved version
//!  ├─ table ── records, cell      one table      (hand: keys and clipboard; keys: which leads where)
//!  ├─ faults     what is wrong, and the way to its cell
//!  ├─ effects    dead zones and minimum deal sizes under the present edit
//!  └─ changes    against the saved version, each to be taken back
//! ```

mod cell;
mod changes;
mod effects;
mod faults;
mod files;
mod hand;
mod keys;
mod records;
mod screen;
mod table;

pub use screen::EditorScreen;
