//! Worthwhile.
#[cfg(feature = "vendor")]
pub mod deal;
pub mod document;
pub mod finance;
pub mod format;
