//! Where a figure comes from: every step down to the inputs, as data.
//!
//! A derivation is a list of steps. A step is an input, with its place in a document, or a
//! formula in the language of [`crate::model`] over earlier steps. Because the formulas are in
//! that language their values are worked out from them here, a second time beside the engine; a
//! test compares the two for every figure, so what the screen explains is what is calculated.
//!
//! ```text
//! customer ---+-> returns     what the customer's money earns; what a driver saves
//! selling  ---+-> remedy      what one remedy leads to, for both sides
//! lifetime ---+-> corridor    floor, break-even and ceiling; from which size a motion pays
//! ```

mod benefit;
mod corridor;
mod customer;
mod hour;
mod lifetime;
mod list;
mod payments;
mod remedy;
mod returns;
mod self_service;
mod selling;
mod sheet;
mod step;

pub use corridor::{of_corridor, of_motion};
pub use remedy::of_remedy;
pub use returns::{of_driver, of_returns};
pub use step::{Derivation, Evidence, Figure, Given, Origin, Piece, Show, Source, Step};
