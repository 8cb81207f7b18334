//! The price book, and what an order costs in it: exact money, list terms.

mod add_on;
mod book;
mod commitment;
mod money;
mod package;
mod plan;
mod quote;

pub use add_on::{AddOn, AddOnCharge, Order};
pub use book::{PriceBook, Term};
pub use commitment::Commitment;
pub use money::Money;
pub use package::{Package, PackageCharge};
pub use plan::{Plan, PriceTier, TierMode};
pub use quote::Quote;
