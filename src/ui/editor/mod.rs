//! The playbook editor: tables, what is wrong, what it does, what has changed.
//!
//! ```text
//! screen ── files      import, export, the saved version
//!  ├─ chooser    which entry of a list the tables below are of
//!  ├─ table ── records, cell      one table      (hand: keys and clipboard; keys: which leads where)
//!  │         └─ formula           what helps while one is typed   (choosing: among names that fit)
//!  ├─ faults     what is wrong, and the way to its cell
//!  ├─ effects    dead zones and minimum deal sizes under the present edit
//!  └─ changes    against the saved version, each to be taken back
//! ```

mod cell;
mod changes;
mod chooser;
mod choosing;
mod effects;
mod faults;
mod files;
mod formula;
mod hand;
mod keys;
mod records;
mod screen;
mod table;

pub use screen::EditorScreen;
