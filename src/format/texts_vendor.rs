//! The catalogue files of builds for the vendor: the public ones, the Studio's words, and those of
//! the public calculator, whose pages are written with them.

use super::{Catalogue, Locale};

/// The files of a language.
pub(super) fn files(locale: Locale) -> &'static [&'static str] {
    match locale {
        Locale::En => &[
            include_str!("../../locales/en.json"),
            include_str!("../../locales/studio.en.json"),
            include_str!("../../locales/widget.en.json"),
        ],
        Locale::De => &[
            include_str!("../../locales/de.json"),
            include_str!("../../locales/studio.de.json"),
            include_str!("../../locales/widget.de.json"),
        ],
        Locale::ZhHans => &[
            include_str!("../../locales/zh-Hans.json"),
            include_str!("../../locales/studio.zh-Hans.json"),
            include_str!("../../locales/widget.zh-Hans.json"),
        ],
    }
}

/// The catalogue of a language.
pub(super) fn catalogue(locale: Locale) -> Catalogue {
    Catalogue::read(locale, files(locale))
}
