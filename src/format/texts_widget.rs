//! The public calculator carries no words: its page does, in its own language, and installs
//! them (`Catalogue::install`).

use super::{Catalogue, Locale};

/// The catalogue of a language whose page has not installed it: every key is its own text.
pub(super) fn catalogue(locale: Locale) -> Catalogue {
    Catalogue::empty(locale)
}
