//! The proposal on screen: its settings on the left, the document itself on the right, as it will
//! be printed.
//!
//! ```text
//! screen ── parts      what is in it, in which order, with which notes
//!    ├─ settings       reader, start, paper, people
//!    ├─ options        what may be bought instead
//!    ├─ exports        everything that leaves the room
//!    └─ desk           the tree of elements, in Yew's terms
//!        └─ paragraph  a text that is edited where it stands
//! handoff               the internal sheet beside it
//! ```

mod desk;
mod exports;
mod figures;
mod files;
mod handoff;
mod options;
mod paragraph;
mod parts;
mod screen;
mod settings;

pub use handoff::HandoffScreen;
pub use screen::ProposalScreen;
