//! What a prospect does with a published offer: a few answers in, an honest estimate out.
//!
//! ```text
//!  Visit      an offer, the answers so far, what is typed and what is open; apply(Action)
//!    |-> Estimate   what it would bring and cost, cautiously and as expected; the way to buy
//!    |-> view       the page as elements: written out at build, patched in the browser
//!    |-> Told       what the page around it is told
//!  page       the page as a file, before any program has arrived
//! ```
//!
//! The public calculator has no state and no word beside these. All of it is public, and none of
//! it knows a browser, so all of it is tested without one.

mod action;
mod estimate;
mod field;
mod keep;
mod lead;
mod page;
mod prefill;
mod told;
mod view;
mod visit;

pub use action::Action;
pub use estimate::Estimate;
pub use field::Field;
pub use lead::{Lead, Sending};
pub use page::{OFFER, ROOT, WORDS, page};
pub use prefill::prefill;
pub use told::{Told, as_tree};
pub use view::{CALCULATOR, view};
pub use visit::{Panel, Visit};
