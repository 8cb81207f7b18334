//! Worthwhile: a pricing and ROI calculator that keeps a B2B deal honest on both sides.
//!
//! Data flows one way: documents in, figures out, views on top. An arrow reads "uses".
//!
//! ```text
//!  bin/worthwhile        bin/studio -> ui -> browser      (effects live here only)
//!        |                              |-> keeping [vendor]     many cases, their history, two tabs
//!       cli [vendor]                 session              what a script asks, what the user does
//!        |                              |-> derivation [vendor]  where every figure comes from
//!        |                              |-> sheet [vendor]       the playbook as tables of cells
//!        |                              |-> link   a case on its way to somebody else (uses offer)
//!        v                              v
//!      deal [vendor] -------------------+                 both sides of one deal
//!        |                              |-> handoff [vendor] -> proposal   the internal sheet
//!        |  \
//!        |   playbook [vendor] -> economics [vendor]      what selling costs
//!        v        v
//!      workbook [file: xlsx]                              the same as a spreadsheet with formulas
//!        v
//!      offer -> case -> roi -> finance                    what the customer gets
//!        ^
//!      proposal                                           the document made from it, as data
//!        |  \
//!        |   pricing                                      what it costs at list, for how long;
//!        |                                                roi and economics use it too
//!        v
//!      model -> format                                    formulas; numbers and words by language
//!      document, suggest                                  reading JSON, naming every mistake
//! ```
//!
//! Everything vendor-internal sits behind the feature `vendor`, on module lines only: what is
//! built without it has no type that could hold a cost, a win rate or a target.
//! `tests/architecture.rs` asserts the arrows.

#[cfg(feature = "studio")]
pub mod browser;
pub mod case;
#[cfg(feature = "vendor")]
pub mod cli;
#[cfg(feature = "vendor")]
pub mod deal;
#[cfg(feature = "vendor")]
pub mod derivation;
pub mod document;
#[cfg(feature = "vendor")]
pub mod economics;
pub mod finance;
pub mod format;
#[cfg(feature = "vendor")]
pub mod handoff;
pub mod keeping;
pub mod link;
pub mod model;
pub mod offer;
#[cfg(feature = "vendor")]
pub mod playbook;
pub mod pricing;
pub mod proposal;
pub mod roi;
#[cfg(feature = "vendor")]
pub mod session;
#[cfg(feature = "vendor")]
pub mod sheet;
pub mod suggest;
#[cfg(feature = "studio")]
pub mod ui;
pub mod workbook;
