//! Units that do not fit, in a sentence for the people who write the formulas.

use super::unit::{Base, Unit};
use crate::format::{Arg, Message};

/// What does not fit.
#[derive(Clone, Debug, PartialEq)]
pub enum Clash {
    /// Two parts that need the same unit have different ones.
    Joined {
        /// What joins them.
        joint: Joint,
        /// The first one.
        left: Operand,
        /// The one that does not fit it.
        right: Operand,
    },
    /// The whole comes out in another unit than its place needs.
    Result {
        /// What it is.
        found: Unit,
        /// What it should be.
        needed: Unit,
    },
    /// An exponent that is not a plain number.
    Exponent(Operand),
    /// A power of something with a unit, whose exponent is no fixed whole number.
    Base(Operand),
    /// A logarithm of something with a unit.
    Logarithm(Operand),
    /// A number of digits that is not plain.
    Digits(Operand),
    /// A unit of more parts than anybody can mean.
    TooManyParts,
}

/// What joins two parts of a formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joint {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `<` and the like.
    Compare,
    /// A function that picks one, by its name.
    Choice(&'static str),
    /// `if`
    Branch,
}

/// A part of a formula and what it measures.
#[derive(Clone, Debug, PartialEq)]
pub struct Operand {
    /// Its text, shortened where it is long.
    pub text: String,
    /// Its unit.
    pub unit: Unit,
}

/// The most characters of a part that are quoted.
const QUOTED: usize = 40;

impl Operand {
    pub(super) fn new(text: &str, unit: Unit) -> Self {
        let text = match text.char_indices().nth(QUOTED) {
            Some((end, _)) => format!("{}…", &text[..end]),
            None => text.to_owned(),
        };
        Self { text, unit }
    }

    /// A number without a unit as it would be written beside `other`.
    fn with_unit_of(&self, other: &Self) -> Option<String> {
        let bare = self.unit.is_plain() && self.text.parse::<f64>().is_ok();
        bare.then(|| format!("{} {}", self.text, other.unit))
    }

    fn message(&self) -> Arg {
        Arg::Nested(
            Message::new("formula.unit.part")
                .with("part", Arg::Text(self.text.clone()))
                .with("unit", self.unit.in_words()),
        )
    }
}

impl Clash {
    /// The clash in words.
    pub(super) fn message(&self) -> Message {
        let about =
            |key: &'static str, part: &Operand| Message::new(key).with("part", part.message());
        match self {
            Self::Joined { joint, left, right } => {
                let what = (joint.message())
                    .with("left", left.message())
                    .with("right", right.message());
                match right
                    .with_unit_of(left)
                    .or_else(|| left.with_unit_of(right))
                {
                    Some(number) => Message::new("formula.unit.hint_number")
                        .with("what", Arg::Nested(what))
                        .with("number", Arg::Text(number)),
                    None => hinted(what, &right.unit, &left.unit),
                }
            }
            Self::Result { found, needed } => {
                let what = Message::new("formula.unit.result")
                    .with("found", found.in_words())
                    .with("needed", needed.in_words());
                hinted(what, found, needed)
            }
            Self::Exponent(part) => about("formula.unit.exponent", part),
            Self::Base(part) => about("formula.unit.base", part),
            Self::Logarithm(part) => about("formula.unit.logarithm", part),
            Self::Digits(part) => about("formula.unit.digits", part),
            Self::TooManyParts => Message::new("formula.unit.too_many_parts"),
        }
    }
}

impl Joint {
    fn message(self) -> Message {
        Message::new(match self {
            Self::Add => "formula.unit.add",
            Self::Subtract => "formula.unit.subtract",
            Self::Compare => "formula.unit.compare",
            Self::Branch => "formula.unit.branch",
            Self::Choice(name) => {
                let name = Arg::Text(name.to_owned());
                return Message::new("formula.unit.choice").with("name", name);
            }
        })
    }
}

/// Factors between times as people use them: how many of the shorter make the longer one. Those
/// of working time are examples; the author decides.
const CONVERSIONS: [(Base, Base, &str); 7] = [
    (Base::Minute, Base::Hour, "60 minute/hour"),
    (Base::Hour, Base::Day, "8 hour/day"),
    (Base::Hour, Base::Week, "40 hour/week"),
    (Base::Day, Base::Week, "5 day/week"),
    (Base::Day, Base::Year, "220 day/year"),
    (Base::Week, Base::Year, "46 week/year"),
    (Base::Month, Base::Year, "12 month/year"),
];

/// `what`, with the way out where one thing is missing: a conversion of times, or that a figure
/// is per person.
fn hinted(what: Message, found: &Unit, needed: &Unit) -> Message {
    let Some(missing) = needed.over(found) else {
        return what;
    };
    let (of, per): (Vec<&Base>, Vec<&Base>) = (missing.of().collect(), missing.per().collect());
    match (of.as_slice(), per.as_slice()) {
        ([], [base @ (Base::Person | Base::Count(_))]) => {
            let base = Arg::Text(base.name().to_owned());
            Message::new("formula.unit.hint_per")
                .with("what", Arg::Nested(what))
                .with("base", base)
        }
        ([of], [per]) => {
            let fits = |(short, long, factor): &(Base, Base, &str)| {
                let times = (short == *of && long == *per).then(|| format!("* {factor}"));
                times.or_else(|| (short == *per && long == *of).then(|| format!("/ {factor}")))
            };
            match CONVERSIONS.iter().find_map(fits) {
                Some(factor) => Message::new("formula.unit.hint_factor")
                    .with("what", Arg::Nested(what))
                    .with("factor", Arg::Text(factor)),
                None => what,
            }
        }
        _ => what,
    }
}
