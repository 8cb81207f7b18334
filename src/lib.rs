//! Worthwhile: a pricing and ROI calculator that keeps a B2B deal honest on both sides.
//!
//! Data flows one way: documents in, figures out, views on top. An arrow reads "uses".
//!
//! ```text
//!  bin/worthwhile        bin/studio -> ui -> browser      (effects live here only)
//!        |                              |
//!       cli [vendor]                 keeping [vendor]     many cases, their history, two tabs
//!        |                              |
//!        |                           session [vendor]     what the user does
//!        |                              |-> derivation [vendor]  where every figure comes from
//!        |                              |-> sheet [vendor]       the playbook as tables of cells
//!        |                              |-> handoff [vendor]     the internal sheet after a sale
//!        +------> publishing [vendor] <-+                 the public offer made of a playbook
//!        v             v                v
//!      deal [vendor] -------------------+                 both sides of one deal
//!        |  \
//!        |   playbook [vendor] -> economics [vendor]      what selling costs
//!        v        v
//!      proposal, workbook [xlsx], link                    what leaves the room: the document,
//!        |                                                the spreadsheet, the file and the link
//!        |
//!        |  bin/widget -> widget                          the public calculator in the browser
//!        |                  |
//!        |               prospect                         a visit to it: answers in, a page out
//!        |                  |
//!        v                  v
//!      offer -> case -> roi -> finance                    what the customer gets
//!        |  \
//!        |   pricing                                      what it costs at list, for how long;
//!        |                                                roi and economics use it too
//!        v
//!      model -> format                                    formulas; numbers and words by language
//!      document, suggest                                  reading JSON, naming every mistake
//!      markup, web                                        elements; what both pages ask of a browser
//! ```
//!
//! What leaves the room is made from public documents alone; cli, session and the modules of the
//! browser call it, deal and playbook do not.
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
#[cfg(feature = "vendor")]
pub mod keeping;
pub mod link;
pub mod markup;
pub mod model;
pub mod offer;
#[cfg(feature = "vendor")]
pub mod playbook;
pub mod pricing;
pub mod proposal;
pub mod prospect;
#[cfg(feature = "vendor")]
pub mod publishing;
pub mod roi;
#[cfg(feature = "vendor")]
pub mod session;
#[cfg(feature = "vendor")]
pub mod sheet;
pub mod suggest;
#[cfg(feature = "studio")]
pub mod ui;
#[cfg(any(feature = "studio", feature = "widget"))]
pub mod web;
#[cfg(feature = "widget")]
pub mod widget;
pub mod workbook;
