//! The third reading of a formula: for people, in names and with the numbers put in.
//!
//! “120 h/year × €450/h × 25% = €13,500/year”: operators as they are printed rather than typed,
//! every figure with its unit, as the reader's language writes it. A view renders the
//! [`Piece`]s as it likes; [`Explanation::text`] is the plain sentence.

use super::syntax::{Formula, Kind};
use super::unit::{Base, Unit};
use crate::format::{Catalogue, Locale, cents, fewest_decimals};

/// A part of a formula as it is written out.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// Operators, parentheses, names of functions.
    Text(String),
    /// A number of the formula, with its unit if it has one.
    Number(Measured),
    /// A name, by its place in those that were given.
    Name(usize),
}

/// A value and its unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    /// The value; `None` where there is none.
    pub value: Option<f64>,
    /// Its unit.
    pub unit: Unit,
}

/// A formula with the numbers that were put in, and what it comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// The formula.
    pub pieces: Vec<Piece>,
    /// What stands behind each name.
    pub names: Vec<Measured>,
    /// What it comes to.
    pub result: Measured,
}

/// What stands where there is no value.
const NONE: &str = "–";
/// Between a number and its unit, so that no line breaks there.
const NBSP: char = '\u{A0}';
/// Decimals of a number that stands in a formula: all that its author wrote.
const WRITTEN: u8 = 9;

impl Formula {
    /// The formula in pieces, in the order of its text.
    #[must_use]
    pub fn pieces(&self) -> Vec<Piece> {
        let mut leaves: Vec<_> = self
            .nodes
            .iter()
            .filter_map(|node| {
                let number = |value: f64, unit: Unit| {
                    let value = Some(value);
                    Piece::Number(Measured { value, unit })
                };
                let piece = match &node.kind {
                    Kind::Name(place) => Piece::Name(*place),
                    Kind::Number(value) => number(*value, Unit::default()),
                    Kind::Quantity(value, unit) => number(*value, unit.clone()),
                    _ => return None,
                };
                Some((node.span.clone(), piece))
            })
            .collect();
        // A name in parentheses has the span of the name alone, so the text's order is enough.
        leaves.sort_unstable_by_key(|(span, _)| span.start);
        let (mut pieces, mut from) = (Vec::new(), 0);
        for (span, leaf) in leaves {
            pieces.extend(printed(&self.source[from..span.start]));
            from = span.end;
            pieces.push(leaf);
        }
        pieces.extend(printed(&self.source[from..]));
        pieces
    }

    /// The formula with what stands behind its names, and its `unit`.
    #[must_use]
    pub fn explain(&self, names: Vec<Measured>, unit: Unit) -> Explanation {
        let values: Vec<Option<f64>> = names.iter().map(|name| name.value).collect();
        let value = self.evaluate(&values).ok();
        Explanation {
            pieces: self.pieces(),
            names,
            result: Measured { value, unit },
        }
    }
}

/// Operators as they are printed.
fn printed(source: &str) -> Option<Piece> {
    let printed = source
        .replace('*', "×")
        .replace('/', "÷")
        .replace('-', "\u{2212}")
        .replace("<=", "≤")
        .replace(">=", "≥")
        .replace("!=", "≠")
        .replace("<>", "≠");
    (!printed.is_empty()).then_some(Piece::Text(printed))
}

impl Explanation {
    /// The formula in words: `name` says what the name at a place is called.
    #[must_use]
    pub fn in_names(
        &self,
        name: impl Fn(usize) -> String,
        locale: Locale,
        currency: &str,
    ) -> String {
        let pieces = self.pieces.iter().map(|piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Number(number) => number.written(locale, currency),
            Piece::Name(place) => name(*place),
        });
        pieces.collect()
    }

    /// The formula with the numbers put in, a negative one in parentheses.
    #[must_use]
    pub fn in_numbers(&self, locale: Locale, currency: &str) -> String {
        let put_in = |place: usize| match self.names.get(place) {
            Some(figure) if figure.value.is_some_and(|value| value < 0.0) => {
                format!("({})", figure.shown(locale, currency))
            }
            Some(figure) => figure.shown(locale, currency),
            None => NONE.to_owned(),
        };
        self.in_names(put_in, locale, currency)
    }

    /// The formula with the numbers put in, and what it comes to.
    #[must_use]
    pub fn text(&self, locale: Locale, currency: &str) -> String {
        let result = self.result.shown(locale, currency);
        format!("{} = {result}", self.in_numbers(locale, currency))
    }
}

impl Measured {
    /// The value with its unit, as precise as a reader needs it.
    #[must_use]
    pub fn shown(&self, locale: Locale, currency: &str) -> String {
        let Some(value) = self.value else {
            return NONE.to_owned();
        };
        let decimals = match value.abs() {
            _ if self.unit.percent => fewest_decimals(value * 100.0, 2),
            _ if self.unit.is_money() => cents(value),
            small if small < 1.0 => fewest_decimals(value, 4),
            _ => fewest_decimals(value, 2),
        };
        self.dressed(value, decimals, locale, currency)
    }

    /// The value with its unit, with every digit that its author wrote.
    #[must_use]
    pub fn written(&self, locale: Locale, currency: &str) -> String {
        let Some(value) = self.value else {
            return NONE.to_owned();
        };
        let decimals = fewest_decimals(value, WRITTEN);
        self.dressed(value, decimals, locale, currency)
    }

    fn dressed(&self, value: f64, decimals: u8, locale: Locale, currency: &str) -> String {
        if self.unit.percent {
            return locale.percent(value, decimals);
        }
        let mut text = if self.unit.is_money() {
            locale.money(value, currency, decimals)
        } else {
            let of: Vec<String> = (self.unit.of())
                .map(|base| base.beside_a_number(locale, currency))
                .collect();
            let number = locale.number(value, decimals);
            if of.is_empty() {
                number
            } else {
                format!("{number}{NBSP}{}", of.join("·"))
            }
        };
        for base in self.unit.per() {
            text.push('/');
            text.push_str(&base.below_the_line(locale, currency));
        }
        text
    }
}

impl Unit {
    /// The unit as it stands behind a label: `€ / h`. Things that are counted are named by the
    /// label.
    #[must_use]
    pub fn beside_a_label(&self, locale: Locale, currency: &str) -> String {
        let named = |base: &&Base| !matches!(base, Base::Person | Base::Count(_));
        let written = |base: &Base| base.below_the_line(locale, currency);
        let of = if self.percent {
            Some("%".to_owned())
        } else {
            self.of().find(named).map(written)
        };
        let mut shown = of.unwrap_or_default();
        for per in self.per().filter(named).map(written) {
            shown.push_str(if shown.is_empty() { "/ " } else { " / " });
            shown.push_str(&per);
        }
        shown
    }
}

impl Base {
    /// Its short name where it is counted: `h`, `weeks`, `people`.
    fn beside_a_number(&self, locale: Locale, currency: &str) -> String {
        let words = Catalogue::of(locale);
        let word = match self {
            Self::Minute | Self::Hour | Self::Money | Self::Count(_) => {
                return self.below_the_line(locale, currency);
            }
            Self::Person => words.text("unit.persons"),
            Self::Day => words.text("unit.days"),
            Self::Week => words.text("unit.weeks"),
            Self::Month => words.text("unit.calendar_months"),
            Self::Year => words.text("unit.years"),
        };
        word.to_owned()
    }

    /// Its short name behind a stroke: `h`, `week`, `person`.
    fn below_the_line(&self, locale: Locale, currency: &str) -> String {
        let words = Catalogue::of(locale);
        let word = match self {
            Self::Money => locale.currency_sign(currency),
            Self::Count(name) => name,
            Self::Person => words.text("unit.person"),
            Self::Minute => words.text("unit.minute"),
            Self::Hour => words.text("unit.hour"),
            Self::Day => words.text("unit.day"),
            Self::Week => words.text("unit.week"),
            Self::Month => words.text("unit.month"),
            Self::Year => words.text("unit.year"),
        };
        word.to_owned()
    }
}
