//! The workbook says what the engine says: every formula comes to the engine's figure when it is
//! made, and `LibreOffice` finds the same when it recalculates, also after inputs are changed.
#![cfg(all(feature = "vendor", feature = "xlsx", not(target_arch = "wasm32")))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    missing_docs,
    reason = "a test may stop at the first thing that is wrong"
)]

mod agreement;
mod command;
mod generated;
mod hostile;
mod office;
mod support;
