//! The catalogue files that every build carries.

use super::Locale;

/// The files of a language.
pub(super) fn files(locale: Locale) -> &'static [&'static str] {
    match locale {
        Locale::En => &[include_str!("../../locales/en.json")],
        Locale::De => &[include_str!("../../locales/de.json")],
        Locale::ZhHans => &[include_str!("../../locales/zh-Hans.json")],
    }
}
