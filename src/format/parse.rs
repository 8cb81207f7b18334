//! Reading what a person typed or pasted into a field.

use super::numeral;
use super::typed::{Dressing, undress};
use super::{Locale, NumberProblem, float};

impl Locale {
    /// Reads a number in the writing of the language.
    ///
    /// Understood are: the decimal mark of the language; groups of three by its group mark, by a
    /// space of any kind or by an apostrophe (Swiss); a sign, `-` or `−`; zeros in front; an
    /// exponent (`1e6`); full-width characters. `12.` (de `12,`) is 12.
    /// Digits beyond the precision of `f64` are rounded, as in any spreadsheet.
    ///
    /// # Errors
    ///
    /// A text that is not one number, or one that another convention reads differently: `1.5` in
    /// German and `0,125` in English are refused with a suggestion.
    pub fn parse_number(self, text: &str) -> Result<f64, NumberProblem> {
        self.parse(text, Dressing::None, 0)
    }

    /// Reads a percentage as a share: `25` and `25 %` are both 0.25.
    ///
    /// # Errors
    ///
    /// As for [`Locale::parse_number`].
    pub fn parse_percent(self, text: &str) -> Result<f64, NumberProblem> {
        self.parse(text, Dressing::Percent, -2)
    }

    /// Reads an amount; a currency symbol or code on either side is passed over, whichever it is.
    ///
    /// # Errors
    ///
    /// As for [`Locale::parse_number`].
    pub fn parse_money(self, text: &str) -> Result<f64, NumberProblem> {
        self.parse(text, Dressing::Currency, 0)
    }

    /// The shift is a power of ten applied to the digits, so that 7 % is exactly 0.07.
    fn parse(self, text: &str, dressing: Dressing, shift: i64) -> Result<f64, NumberProblem> {
        let typed = undress(text, dressing)?;
        let sign = if typed.negative { "-" } else { "" };
        let numeral = numeral::read(&typed.body, self).map_err(|problem| match problem {
            NumberProblem::Grouping { suggestion } => NumberProblem::Grouping {
                suggestion: format!("{sign}{suggestion}"),
            },
            other => other,
        })?;
        let plain = format!("{sign}{}e{}", numeral.digits, numeral.exponent + shift);
        match float(&plain) {
            Some(value) if value.is_infinite() => Err(NumberProblem::TooLarge),
            // Without a sign: minus zero is zero.
            Some(value) => Ok(value + 0.0),
            None => Err(NumberProblem::NotANumber),
        }
    }
}
