//! Investment arithmetic: numbers in, numbers out.
//!
//! Every function is pure and total. Whatever is handed in (empty lists, `1e308`, NaN), nothing
//! panics and neither NaN nor infinity comes out: a result that does not exist is a `None`,
//! [`Irr::None`] or [`Payback::Never`]. Definitions and edge cases are those of `ECONOMICS.md`,
//! section 2.2; `tests/golden/finance.json` pins them to published results.
//!
//! Flows are money per period, index 0 being today (t = 0), and rates are per period as a share
//! (0.1 is 10 %). The dated twins ([`xnpv`], [`xirr`]) take yearly rates.

mod date;
mod dated;
mod irr;
mod mirr;
mod npv;
mod payback;
mod roots;
mod timeline;

pub use date::{Date, NotADate};
pub use dated::{DatedFlow, xirr, xnpv};
pub use irr::{Irr, irr};
pub use mirr::mirr;
pub use npv::{npv, npv_excel};
pub use payback::{Payback, discounted_payback, payback, recovers_within};
