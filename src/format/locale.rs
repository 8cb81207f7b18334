//! The languages, and how each writes numbers.

/// A language of the interface, with the number conventions that come with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Locale {
    /// English: `1,234.56`.
    #[default]
    En,
    /// German: `1.234,56`.
    De,
    /// Simplified Chinese: `1,234.56`.
    ZhHans,
}

impl Locale {
    /// Every language, in the order in which a menu shows them.
    pub const ALL: [Self; 3] = [Self::En, Self::De, Self::ZhHans];

    /// The BCP 47 tag, as in `<html lang>` and the name of the message file.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::De => "de",
            Self::ZhHans => "zh-Hans",
        }
    }

    /// The locale for a BCP 47 tag, by its primary language alone: `de-AT` is German, `zh-CN`
    /// simplified Chinese. `None` for a language that is not spoken here.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_']).next()?.to_ascii_lowercase();
        match primary.as_str() {
            "en" => Some(Self::En),
            "de" => Some(Self::De),
            "zh" => Some(Self::ZhHans),
            _ => None,
        }
    }

    /// The name of the language in itself.
    #[must_use]
    pub fn native_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::De => "Deutsch",
            Self::ZhHans => "简体中文",
        }
    }

    /// The mark between whole and fraction.
    pub(super) fn decimal_mark(self) -> char {
        match self {
            Self::En | Self::ZhHans => '.',
            Self::De => ',',
        }
    }

    /// The mark between groups of three digits.
    pub(super) fn group_mark(self) -> char {
        match self {
            Self::En | Self::ZhHans => ',',
            Self::De => '.',
        }
    }
}
