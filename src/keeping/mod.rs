//! What is kept of many cases, so that nothing is lost: pure rules, no browser, no clock.
//!
//! ```text
//! Record    one case as it is kept: the document, how it is sold, when and by whom written
//! Head      what the list of cases shows of it
//! CaseList  all of them: search, archive, delete, and what may be forgotten
//! Version   an earlier state of a case;  history: when one is taken, which ones stay
//! meeting   what becomes of a case that another tab has written too
//! keys      under which name what is kept
//! ```
//!
//! # Why two stores
//!
//! `IndexedDB` holds much but answers later: a tab that is killed loses what was not yet written.
//! `localStorage` holds little but writes at once. So each change of the case on screen goes to
//! the small store first, in the same turn (the *journal*: the whole record, one atomic entry
//! for each case), and from there to the large one. At the start the journal is read without
//! waiting, and what the large store has not got is brought there. A journal may be forgotten
//! only once the large store has the same stamp; the last few stay, so that a reload needs no
//! large store at all. Where there is no large store the small one holds everything under the
//! same keys, and where there is neither, memory does, with a banner.
//!
//! # Why nothing is overwritten
//!
//! Each record carries a [`Stamp`]: which tab wrote it, and which writings of other tabs went
//! into it (a version vector). A tab writes over what went into its own state and over nothing
//! else; it looks in the journal just before, and in the large store within the transaction that
//! writes. Else [`meet`] decides: a tab without a change of its own follows what was built on
//! its state; where both were changed, both go to the history and the user chooses.

mod glance;
mod head;
mod history;
pub mod keys;
mod list;
mod meeting;
mod record;

pub use glance::Glance;
pub use head::Head;
pub use history::{MOST_VERSIONS, Version, Why, due, is_new, outdated};
pub use list::{CaseList, View, name_of_copy};
pub use meeting::{Known, Meeting, Stamp, meet};
pub use record::{Record, print, untouched};
