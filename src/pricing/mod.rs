//! The price book, and what a plan costs in it: exact money, list terms.

mod book;
mod commitment;
mod money;
mod quote;

pub use book::{Plan, PriceBook, Term};
pub use commitment::Commitment;
pub use money::Money;
pub use quote::Quote;
