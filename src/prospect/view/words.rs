//! The reader's words and figures.

use crate::document::Text;
use crate::format::{Arg, Catalogue, Locale, Message, fewest_decimals, rounded};
use crate::prospect::Visit;

/// A language and a currency.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub locale: Locale,
    pub currency: &'a str,
}

/// Between two texts.
pub(super) const SPACE: &str = " ";
/// Between a label and what it says.
pub(super) const COLON: &str = ": ";
/// Digits of an estimate that can be stood by.
const DIGITS: u8 = 2;

impl<'a> Words<'a> {
    pub fn of(visit: &'a Visit) -> Self {
        Self {
            locale: visit.locale(),
            currency: &visit.public().currency,
        }
    }

    /// The text of a key without values.
    pub fn t(&self, key: &'static str) -> &'static str {
        Catalogue::of(self.locale).text(key)
    }

    /// A message in words.
    pub fn say(&self, message: &Message) -> String {
        Catalogue::of(self.locale).fill(message, self.currency)
    }

    /// A document's text.
    pub fn text(&self, text: &'a Text) -> &'a str {
        text.in_language(self.locale.tag())
    }

    /// An amount without decimals.
    pub fn money(&self, amount: f64) -> String {
        self.locale.money(amount, self.currency, 0)
    }

    /// About how much it is.
    pub fn about(&self, amount: f64) -> String {
        self.money(rounded(amount, DIGITS))
    }

    /// A share, with as many decimals as it needs.
    pub fn percent(&self, share: f64) -> String {
        self.locale
            .percent(share, fewest_decimals(share * 100.0, 1))
    }
}

/// About how much money it is, in a message.
pub(super) fn about(amount: f64) -> Arg {
    Arg::Money(rounded(amount, DIGITS), 0)
}

/// A number as a drawing takes it.
pub(super) fn plain(value: f64) -> String {
    Locale::En.number(value, 1)
}
