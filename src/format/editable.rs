//! What an input shows when it is left: the shortest text that reads back as the same number.

use super::Locale;
use super::decimal::Decimal;

impl Locale {
    /// The canonical text of a number or an amount in an input: all its digits, grouped, with a
    /// plain hyphen for minus and no currency (the input shows that beside itself).
    ///
    /// [`parse_number`](Locale::parse_number) and [`parse_money`](Locale::parse_money) read it back
    /// as exactly the same number. What is not finite gives an empty text.
    #[must_use]
    pub fn editable(self, value: f64) -> String {
        self.canonical(Decimal::of(value))
    }

    /// The canonical text of a share in a percent input, without the percent sign: 0.07 is `7`.
    ///
    /// [`parse_percent`](Locale::parse_percent) reads it back as exactly the same share.
    #[must_use]
    pub fn editable_percent(self, share: f64) -> String {
        self.canonical(Decimal::of(share).map(|share| share.shifted(2)))
    }

    fn canonical(self, value: Option<Decimal>) -> String {
        let Some(value) = value else {
            return String::new();
        };
        let sign = if value.negative { "-" } else { "" };
        format!("{sign}{}", self.grouped(&value.whole(), &value.fraction(0)))
    }
}
