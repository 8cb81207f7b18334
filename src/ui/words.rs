//! The reader's language, as components use it.

use crate::document::Text;
use crate::format::{Catalogue, Locale, Message, isolated};
use yew::AttrValue;

/// A language and a currency.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    /// The language.
    pub locale: Locale,
    /// ISO 4217 code of the currency of all amounts.
    pub currency: AttrValue,
}

impl Words {
    /// The text of a key without values.
    pub fn t(&self, key: &'static str) -> &'static str {
        Catalogue::of(self.locale).text(key)
    }

    /// A message in words.
    pub fn say(&self, message: &Message) -> String {
        Catalogue::of(self.locale).fill(message, &self.currency)
    }

    /// A document's text.
    pub fn of(&self, text: &Text) -> String {
        isolated(text.in_language(self.locale.tag())).into_owned()
    }

    /// An amount without decimals.
    pub fn money(&self, amount: f64) -> String {
        self.locale.money(amount, &self.currency, 0)
    }

    /// A share as a percentage.
    pub fn percent(&self, share: f64, decimals: u8) -> String {
        self.locale.percent(share, decimals)
    }

    /// A number.
    pub fn number(&self, value: f64, decimals: u8) -> String {
        self.locale.number(value, decimals)
    }

    /// The sign of the currency.
    pub fn sign(&self) -> String {
        self.locale.currency_sign(&self.currency).to_owned()
    }
}

/// What stands where there is no value.
pub const NONE: &str = "–";
