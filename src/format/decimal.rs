//! A number as the decimal digits that identify it, so that rounding is the one taught at school.
//!
//! `1.005` is shown as `1.01` to two decimals, although the nearest binary number is a little
//! smaller: the reader typed 1.005 and checks against 1.005.

use super::float;

/// The shortest digits that read back as the same number: `0.digits * 10^exponent`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Decimal {
    pub negative: bool,
    /// Digits 0 to 9, the first not 0; empty for zero.
    digits: Vec<u8>,
    exponent: i32,
}

impl Decimal {
    /// The digits of a number; `None` if it is not finite.
    pub(super) fn of(value: f64) -> Option<Self> {
        if !value.is_finite() {
            return None;
        }
        let text = format!("{:e}", value.abs());
        let (digits, exponent) = text.split_once('e')?;
        let digits = digits.bytes().filter(u8::is_ascii_digit);
        let digits = digits.map(|byte| byte - b'0').collect();
        let mut decimal = Self {
            negative: value < 0.0,
            digits,
            exponent: exponent.parse::<i32>().ok()? + 1,
        };
        decimal.trim();
        Some(decimal)
    }

    /// The same digits times `10^places`, exactly.
    pub(super) fn shifted(mut self, places: i32) -> Self {
        self.exponent += places;
        // Zero stays what it is.
        self.trim();
        self
    }

    /// Rounded half away from zero to so many digits after the point.
    pub(super) fn with_decimals(self, decimals: u8) -> Self {
        let kept = self.exponent + i32::from(decimals);
        self.keep(kept)
    }

    /// Rounded half away from zero to so many digits from the first that counts.
    fn with_significant(self, digits: u8) -> Self {
        self.keep(i32::from(digits))
    }

    /// Keeps so many digits; below zero, not even the place before the first digit is left.
    fn keep(mut self, count: i32) -> Self {
        let Ok(count) = usize::try_from(count) else {
            self.digits.clear();
            self.trim();
            return self;
        };
        let up = self.digits.get(count).is_some_and(|digit| *digit >= 5);
        self.digits.truncate(count);
        if up {
            while self.digits.last() == Some(&9) {
                self.digits.pop();
            }
            if let Some(last) = self.digits.last_mut() {
                *last += 1;
            } else {
                self.digits.push(1);
                self.exponent += 1;
            }
        }
        self.trim();
        self
    }

    /// Drops zeros at the end; zero itself has no sign.
    fn trim(&mut self) {
        while self.digits.last() == Some(&0) {
            self.digits.pop();
        }
        if self.digits.is_empty() {
            self.negative = false;
            self.exponent = 0;
        }
    }

    /// The digits before the point, at least one.
    pub(super) fn whole(&self) -> String {
        let digits = (0..self.exponent).map(|place| self.digit(place));
        let digits: String = digits.collect();
        if digits.is_empty() {
            "0".to_owned()
        } else {
            digits
        }
    }

    /// The digits after the point, without zeros at the end but at least so many.
    pub(super) fn fraction(&self, at_least: u8) -> String {
        let count = i32::try_from(self.digits.len()).unwrap_or(i32::MAX);
        let end = count.max(self.exponent + i32::from(at_least));
        (self.exponent..end)
            .map(|place| self.digit(place))
            .collect()
    }

    fn digit(&self, place: i32) -> char {
        let index = usize::try_from(place).ok();
        let digit = index.and_then(|index| self.digits.get(index)).unwrap_or(&0);
        char::from(b'0' + digit)
    }

    fn value(&self) -> f64 {
        let digits: String = self
            .digits
            .iter()
            .map(|digit| char::from(b'0' + digit))
            .collect();
        let sign = if self.negative { "-" } else { "" };
        float(&format!("{sign}0.{digits}e{}", self.exponent)).unwrap_or_default()
    }
}

/// The value to so many significant digits (at least 1), for displays such as "about 160,000".
///
/// Half is rounded away from zero. A value that is not finite, or that rounding would carry out of
/// the range of numbers, is returned as it is.
///
/// ```
/// # use worthwhile::format::rounded;
/// assert_eq!(rounded(162_437.0, 2).to_string(), "160000");
/// ```
#[must_use]
pub fn rounded(value: f64, significant_digits: u8) -> f64 {
    let decimal =
        Decimal::of(value).map(|decimal| decimal.with_significant(significant_digits.max(1)));
    let result = decimal.map_or(value, |decimal| decimal.value());
    if result.is_finite() { result } else { value }
}
