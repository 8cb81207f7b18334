//! The workbook's words: catalogues of their own, so that they do not weigh on what a browser
//! loads first.

use crate::format::{Catalogue, Locale};
use std::sync::OnceLock;

static EN: OnceLock<Catalogue> = OnceLock::new();
static DE: OnceLock<Catalogue> = OnceLock::new();
static ZH_HANS: OnceLock<Catalogue> = OnceLock::new();

/// The words of a language, read once and kept.
pub(super) fn of(locale: Locale) -> &'static Catalogue {
    let (kept, file) = match locale {
        Locale::En => (&EN, include_str!("../../locales/workbook.en.json")),
        Locale::De => (&DE, include_str!("../../locales/workbook.de.json")),
        Locale::ZhHans => (
            &ZH_HANS,
            include_str!("../../locales/workbook.zh-Hans.json"),
        ),
    };
    kept.get_or_init(|| Catalogue::read(locale, &[file]))
}
