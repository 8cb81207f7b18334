//! The sample vendor, so that the app does its whole job with nothing configured.

/// The sample playbook's text: three motions, three industries.
pub const PLAYBOOK: &str = include_str!("../../samples/playbook.json");
/// A sample customer's text, in the middle of the sample vendor's dead zone.
pub const CASE: &str = include_str!("../../samples/case.json");
