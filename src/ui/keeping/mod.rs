//! Nothing is lost: the journal, the large store, other tabs (see [`crate::keeping`] for why),
//! and the screen of all cases.
//!
//! ```text
//! hook      use_cases: ties a session to the one who keeps
//! cases     Cases: writes what is on screen; journal: at once; shown: what it remembers
//! tabs      meets what other tabs write
//! list      opens, doubles, archives, deletes cases
//! versions  earlier states of a case
//! playbook  use_playbook: the one playbook of all cases
//! news      Keeping: how it all goes, for banners and header
//! screen    the list on screen; row, past: its parts
//! ```

mod cases;
mod hook;
pub mod journal;
mod list;
mod news;
mod past;
mod playbook;
mod row;
mod screen;
mod shown;
mod tabs;
mod versions;

pub use cases::Cases;
pub use hook::use_cases;
pub use news::Keeping;
pub use playbook::{PlaybookKept, use_playbook};
pub use screen::CasesScreen;
