//! Units: what inputs declare (`money/year`, `hour/week/person`, `%`, `ticket/month`), and what
//! follows from them for every formula.

use crate::format::{Arg, Message};
use std::fmt;

/// What is counted. The order is the one in which the parts of a unit are written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Base {
    /// The document's currency.
    Money,
    /// Things of a name, such as `ticket`.
    Count(String),
    /// People.
    Person,
    /// Time, in minutes.
    Minute,
    /// Time, in hours.
    Hour,
    /// Time, in days.
    Day,
    /// Time, in weeks.
    Week,
    /// Time, in months.
    Month,
    /// Time, in years.
    Year,
}

/// A unit: some things times others, per some other things. A share is `%`, a plain number `1`.
///
/// Units cancel word by word, as the parts of a fraction do: `hour/week` times `week/year` is
/// `hour/year`. Nothing is converted unasked.
#[derive(Clone, Debug, Default)]
pub struct Unit {
    /// In order, each once, no power 0.
    powers: Vec<(Base, i32)>,
    /// Shown and typed in percent.
    pub percent: bool,
}

/// A unit that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitFault {
    /// The part that is not a unit.
    pub part: String,
}

/// The most things that a unit may be made of, counting each as often as it stands there.
const MOST: usize = 12;

/// A share is a plain number that is shown in percent: the same unit.
impl PartialEq for Unit {
    fn eq(&self, other: &Self) -> bool {
        self.powers == other.powers
    }
}

impl Eq for Unit {}

impl Unit {
    /// Reads a unit: `money/year`, `hour/week/person`, `person*day`, `1/year`.
    ///
    /// # Errors
    /// The part that is not one: empty, or with characters that a name cannot have.
    pub fn parse(text: &str) -> Result<Self, UnitFault> {
        let mut parts = text.split('/').map(str::trim);
        let of = parts.next().unwrap_or_default();
        let mut unit = Self {
            percent: of == "%",
            ..Self::default()
        };
        if of != "%" && of != "1" {
            for factor in of.split('*') {
                unit.put(base(factor.trim())?, 1);
            }
        }
        for part in parts {
            unit.put(base(part)?, -1);
        }
        if unit.len() > MOST {
            return Err(UnitFault {
                part: text.to_owned(),
            });
        }
        Ok(unit)
    }

    /// The unit of people employed.
    #[must_use]
    pub fn person() -> Self {
        Self::default().times_base(Base::Person, 1)
    }

    /// The unit of an amount of money.
    #[must_use]
    pub fn money() -> Self {
        Self::default().times_base(Base::Money, 1)
    }

    /// The unit of a share.
    #[must_use]
    pub fn share() -> Self {
        Self {
            percent: true,
            ..Self::default()
        }
    }

    /// The same, per year.
    #[must_use]
    pub fn yearly(self) -> Self {
        self.times_base(Base::Year, -1)
    }

    /// Whether it is a plain number or a share.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.powers.is_empty()
    }

    /// Whether it is an amount of money, per whatever.
    #[must_use]
    pub fn is_money(&self) -> bool {
        self.of().eq([&Base::Money])
    }

    /// What is measured, each as often as it counts; nothing for a plain number.
    pub fn of(&self) -> impl Iterator<Item = &Base> {
        self.repeated(1)
    }

    /// What it is divided by, shorter times before longer ones, people and things last.
    pub fn per(&self) -> impl Iterator<Item = &Base> {
        let time = |base: &&Base| **base > Base::Person;
        let (times, others) = (self.repeated(-1), self.repeated(-1));
        (times.filter(time)).chain(others.filter(move |base| !time(base)))
    }

    fn repeated(&self, sign: i32) -> impl Iterator<Item = &Base> {
        self.powers.iter().flat_map(move |(base, power)| {
            let times = usize::try_from(power.saturating_mul(sign)).unwrap_or(0);
            std::iter::repeat_n(base, times)
        })
    }

    /// The unit of a product; `None` if it has too many parts.
    pub(super) fn times(&self, other: &Self) -> Option<Self> {
        self.joined(other, 1)
    }

    /// The unit of a quotient; `None` if it has too many parts.
    pub(super) fn over(&self, other: &Self) -> Option<Self> {
        self.joined(other, -1)
    }

    fn joined(&self, other: &Self, sign: i32) -> Option<Self> {
        let mut joined = self.clone();
        for (base, power) in &other.powers {
            joined.put(base.clone(), power * sign);
        }
        joined.percent = joined.is_plain() && (self.percent || other.percent);
        (joined.len() <= MOST).then_some(joined)
    }

    /// The unit of a power; `None` if it has too many parts.
    pub(super) fn to_the(&self, exponent: i32) -> Option<Self> {
        let mut powered = self.clone();
        for (_, power) in &mut powered.powers {
            *power = power.checked_mul(exponent)?;
        }
        powered.powers.retain(|(_, power)| *power != 0);
        (powered.len() <= MOST).then_some(powered)
    }

    fn times_base(mut self, base: Base, power: i32) -> Self {
        self.put(base, power);
        self.percent = false;
        self
    }

    fn put(&mut self, base: Base, power: i32) {
        match self.powers.binary_search_by(|(known, _)| known.cmp(&base)) {
            Ok(place) => {
                self.powers[place].1 += power;
                if self.powers[place].1 == 0 {
                    self.powers.remove(place);
                }
            }
            Err(place) => self.powers.insert(place, (base, power)),
        }
    }

    fn len(&self) -> usize {
        let sizes = self.powers.iter().map(|(_, power)| power.unsigned_abs());
        sizes
            .map(|size| usize::try_from(size).unwrap_or(MOST + 1).min(MOST + 1))
            .sum()
    }

    /// The names of things that it counts.
    pub(super) fn counts(&self) -> impl Iterator<Item = &str> {
        self.powers.iter().filter_map(|(base, _)| match base {
            Base::Count(name) => Some(name.as_str()),
            _ => None,
        })
    }

    /// The unit in words: “hours per week per person”.
    #[must_use]
    pub fn in_words(&self) -> Arg {
        let of = self.of().map(Base::several).reduce(|all, next| {
            let product = Message::new("unit.times");
            Arg::Nested(product.with("first", all).with("second", next))
        });
        let per = self.per().map(Base::single);
        match of {
            Some(of) => per.fold(of, quotient),
            None if self.is_plain() => Arg::Nested(Message::new("unit.plain")),
            None => per.fold(Arg::Number(1.0, 0), quotient),
        }
    }
}

fn quotient(of: Arg, per: Arg) -> Arg {
    let quotient = Message::new("unit.of_per");
    Arg::Nested(quotient.with("of", of).with("per", per))
}

impl Base {
    /// Its name where many are meant.
    fn several(&self) -> Arg {
        Arg::Nested(Message::new(match self {
            Self::Money => return Arg::Currency,
            Self::Count(name) => return Arg::Text(name.clone()),
            Self::Person => "unit.persons",
            Self::Minute => "unit.minutes",
            Self::Hour => "unit.hours",
            Self::Day => "unit.days",
            Self::Week => "unit.weeks",
            Self::Month => "unit.calendar_months",
            Self::Year => "unit.years",
        }))
    }

    /// Its name where one is meant.
    fn single(&self) -> Arg {
        Arg::Nested(Message::new(match self {
            Self::Money | Self::Count(_) => return self.several(),
            Self::Person => "unit.person",
            Self::Minute => "unit.minute_long",
            Self::Hour => "unit.hour_long",
            Self::Day => "unit.day",
            Self::Week => "unit.week",
            Self::Month => "unit.month",
            Self::Year => "unit.year",
        }))
    }

    /// The word that documents have for it.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Money => "money",
            Self::Count(name) => name,
            Self::Person => "person",
            Self::Minute => "minute",
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }

    /// The one that is called `name` in every document.
    pub(super) fn known(name: &str) -> Option<Self> {
        KNOWN.into_iter().find(|base| base.name() == name)
    }
}

/// What every document has a word for.
pub(super) const KNOWN: [Base; 8] = [
    Base::Money,
    Base::Person,
    Base::Minute,
    Base::Hour,
    Base::Day,
    Base::Week,
    Base::Month,
    Base::Year,
];

fn base(part: &str) -> Result<Base, UnitFault> {
    let named = |c: char| c.is_alphanumeric() || c == '_';
    match Base::known(part) {
        Some(base) => Ok(base),
        None if part.starts_with(|c: char| c.is_alphabetic() || c == '_')
            && part.chars().all(named) =>
        {
            Ok(Base::Count(part.to_owned()))
        }
        None => Err(UnitFault {
            part: part.to_owned(),
        }),
    }
}

impl fmt::Display for Base {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// As a document has it; [`Unit::parse`] reads it back.
impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let of: Vec<&str> = self.of().map(Base::name).collect();
        match (of.is_empty(), self.percent) {
            (true, true) => f.write_str("%")?,
            (true, false) => f.write_str("1")?,
            _ => f.write_str(&of.join("*"))?,
        }
        self.per().try_for_each(|base| write!(f, "/{base}"))
    }
}
