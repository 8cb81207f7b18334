//! The words: sentences by key, one set for each language.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::{Arg, Locale, Message, isolated, texts};

/// The sentences of one language: flat objects of key and template in `locales/<tag>.json`, and
/// for the vendor's builds in `locales/studio.<tag>.json` as well.
///
/// A template names its values in braces, `{name}`. A sentence that counts something has two
/// keys, `key.one` and `key.other`, chosen by the value named `count`.
#[derive(Debug)]
pub struct Catalogue {
    locale: Locale,
    /// In order of their keys.
    templates: Vec<(String, String)>,
}

static EN: OnceLock<Catalogue> = OnceLock::new();
static DE: OnceLock<Catalogue> = OnceLock::new();
static ZH_HANS: OnceLock<Catalogue> = OnceLock::new();

impl Catalogue {
    /// The catalogue of a language, read once and kept.
    #[must_use]
    pub fn of(locale: Locale) -> &'static Self {
        Self::kept(locale).get_or_init(|| texts::catalogue(locale))
    }

    fn kept(locale: Locale) -> &'static OnceLock<Self> {
        match locale {
            Locale::En => &EN,
            Locale::De => &DE,
            Locale::ZhHans => &ZH_HANS,
        }
    }

    /// Makes `templates`, in order of their keys, the catalogue of a language, where nothing has
    /// asked for it before.
    pub fn install(locale: Locale, templates: Vec<(String, String)>) {
        let kept = Self::kept(locale);
        // A second page's words in one program would be the same.
        let _ = kept.set(Self { locale, templates });
    }

    /// A catalogue without words.
    #[must_use]
    pub fn empty(locale: Locale) -> Self {
        let templates = Vec::new();
        Self { locale, templates }
    }

    /// A catalogue of its own, from `files` as those of [`Catalogue::of`].
    #[must_use]
    pub fn read(locale: Locale, files: &[&str]) -> Self {
        let mut all = BTreeMap::new();
        for file in files {
            // The files are part of the program; a test checks that they can be read.
            let read: BTreeMap<String, String> = serde_json::from_str(file).unwrap_or_default();
            all.extend(read);
        }
        let templates = all.into_iter().collect();
        Self { locale, templates }
    }

    /// The text of a key that takes no values; a key that is missing is its own text.
    #[must_use]
    pub fn text<'a>(&'a self, key: &'a str) -> &'a str {
        self.template_of(key).unwrap_or(key)
    }

    fn template_of(&self, key: &str) -> Option<&str> {
        let found = self
            .templates
            .binary_search_by(|(known, _)| known.as_str().cmp(key));
        Some(self.templates[found.ok()?].1.as_str())
    }

    /// Keys and templates of all keys that begin with one of `prefixes`.
    pub fn starting_with<'a>(
        &'a self,
        prefixes: &'a [&str],
    ) -> impl Iterator<Item = (&'a str, &'a str)> {
        let all = self.templates.iter();
        let all = all.map(|(key, template)| (key.as_str(), template.as_str()));
        all.filter(|(key, _)| prefixes.iter().any(|prefix| key.starts_with(prefix)))
    }

    /// The message in this language, with amounts in `currency` (an ISO 4217 code).
    ///
    /// A placeholder without a value stays as it is, `{name}`, so that the mistake can be seen.
    #[must_use]
    pub fn fill(&self, message: &Message, currency: &str) -> String {
        let mut rest = self.template(message);
        let mut text = String::with_capacity(rest.len() * 2);
        while let Some((before, after)) = rest.split_once('{') {
            text.push_str(before);
            let value = after.split_once('}').and_then(|(name, after)| {
                let arg = message.args.iter().find(|arg| arg.0 == name)?;
                Some((self.show(&arg.1, currency), after))
            });
            let (value, after) = value.unwrap_or((Cow::Borrowed("{"), after));
            text.push_str(&value);
            rest = after;
        }
        text + rest
    }

    /// The template, in the plural form that the value named `count` asks for.
    fn template<'a>(&'a self, message: &'a Message) -> &'a str {
        let count = message.args.iter().find(|arg| arg.0 == "count");
        let form = count.and_then(|(_, count)| {
            let form = self.plural_form(count);
            self.template_of(&format!("{}.{form}", message.key))
        });
        form.unwrap_or_else(|| self.text(message.key))
    }

    /// The CLDR plural category: in English and German exactly the text "1" is `one` ("1.0" is
    /// not), Chinese knows only `other`.
    fn plural_form(&self, count: &Arg) -> &'static str {
        match self.locale {
            Locale::En | Locale::De if self.show(count, "") == "1" => "one",
            _ => "other",
        }
    }

    fn show<'a>(&'a self, arg: &'a Arg, currency: &str) -> Cow<'a, str> {
        match arg {
            Arg::Text(text) => isolated(text),
            Arg::Number(value, decimals) => self.locale.number(*value, *decimals).into(),
            Arg::Percent(share, decimals) => self.locale.percent(*share, *decimals).into(),
            Arg::Money(amount, decimals) => self.locale.money(*amount, currency, *decimals).into(),
            Arg::Currency if currency.is_empty() => Cow::Borrowed(self.text("value.money")),
            Arg::Currency => Cow::Owned(currency.to_owned()),
            Arg::Months(months) => self.fill(&self.months(*months), currency).into(),
            Arg::Nested(message) => self.fill(message, currency).into(),
        }
    }

    /// A duration with its unit: one decimal, or none if it comes out at whole months.
    fn months(&self, months: f64) -> Message {
        let whole = self.locale.number(months, 1).ends_with('0');
        Message::new("unit.months").with("count", Arg::Number(months, u8::from(!whole)))
    }
}
