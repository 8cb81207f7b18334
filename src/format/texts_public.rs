//! The catalogue files that every build carries.

use super::{Catalogue, Locale};

/// The files of a language.
pub(super) fn files(locale: Locale) -> &'static [&'static str] {
    match locale {
        Locale::En => &[include_str!("../../locales/en.json")],
        Locale::De => &[include_str!("../../locales/de.json")],
        Locale::ZhHans => &[include_str!("../../locales/zh-Hans.json")],
    }
}

/// The catalogue of a language.
pub(super) fn catalogue(locale: Locale) -> Catalogue {
    Catalogue::read(locale, files(locale))
}
