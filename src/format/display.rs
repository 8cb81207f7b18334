//! Numbers, percentages, money and days as a reader expects to see them (CLDR).

use super::Locale;
use super::currency::symbol;
use super::decimal::Decimal;
use crate::finance::Date;

/// A real minus sign, as wide as a plus.
const MINUS: &str = "\u{2212}";
const NBSP: &str = "\u{A0}";
/// What is shown for a value that is no number. Results are `Option`, so this is a last resort.
const NO_VALUE: &str = "\u{2013}";

const ENGLISH_MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

impl Locale {
    /// A number with exactly so many decimals, half rounded away from zero, in groups of three:
    /// en `1,234.56`, de `1.234,56`, zh `1,234.56`. Never a negative zero; what is not finite is
    /// shown as a dash.
    #[must_use]
    pub fn number(self, value: f64, decimals: u8) -> String {
        self.signed(Decimal::of(value), decimals, |digits| digits)
    }

    /// A share as a percentage with so many decimals: 0.88 is en `88%`, de `88 %` (no-break
    /// space), zh `88%`.
    #[must_use]
    pub fn percent(self, share: f64, decimals: u8) -> String {
        let space = if self == Self::De { NBSP } else { "" };
        let percent = Decimal::of(share).map(|share| share.shifted(2));
        self.signed(percent, decimals, |digits| format!("{digits}{space}%"))
    }

    /// An amount in a currency (ISO 4217 code): en `€6,000`, de `6.000 €`, zh `€6,000`; with
    /// no-break spaces, and the code itself where there is no well-known symbol: `CHF 6,000`.
    #[must_use]
    pub fn money(self, amount: f64, currency: &str, decimals: u8) -> String {
        self.signed(Decimal::of(amount), decimals, |digits| {
            match (self, symbol(currency)) {
                (Self::De, sign) => format!("{digits}{NBSP}{}", sign.unwrap_or(currency)),
                (_, Some(sign)) => format!("{sign}{digits}"),
                (_, None) => format!("{currency}{NBSP}{digits}"),
            }
        })
    }

    /// The sign of a currency (ISO 4217 code), or the code itself where there is no well-known one.
    #[must_use]
    pub fn currency_sign(self, currency: &str) -> &str {
        symbol(currency).unwrap_or(currency)
    }

    /// A day: en `23 Nov 2026`, de `23.11.2026`, zh `2026年11月23日`.
    #[must_use]
    pub fn date(self, date: Date) -> String {
        let (year, month, day) = (date.year(), date.month(), date.day());
        match self {
            Self::En => {
                let name = ENGLISH_MONTHS.get(usize::from(month) - 1).unwrap_or(&"");
                format!("{day} {name} {year}")
            }
            Self::De => format!("{day:02}.{month:02}.{year}"),
            Self::ZhHans => format!("{year}年{month}月{day}日"),
        }
    }

    /// The sign goes before everything else, as in `−€6,000`.
    fn signed(
        self,
        value: Option<Decimal>,
        decimals: u8,
        dress: impl Fn(String) -> String,
    ) -> String {
        let Some(value) = value.map(|value| value.with_decimals(decimals)) else {
            return NO_VALUE.to_owned();
        };
        let digits = dress(self.grouped(&value.whole(), &value.fraction(decimals)));
        if value.negative {
            format!("{MINUS}{digits}")
        } else {
            digits
        }
    }

    /// Digits with the marks of the language: groups of three, and a fraction if there is one.
    pub(super) fn grouped(self, whole: &str, fraction: &str) -> String {
        let mut text = String::with_capacity(whole.len() * 2 + fraction.len());
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) {
                text.push(self.group_mark());
            }
            text.push(digit);
        }
        if !fraction.is_empty() {
            text.push(self.decimal_mark());
            text.push_str(fraction);
        }
        text
    }
}
