//! Units that inputs declare: `money/year`, `hour/week`, `person`, `%`, `ticket/month`.

use std::fmt;

/// What is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Base {
    /// The document's currency.
    Money,
    /// Working time, in hours.
    Hour,
    /// Time, in days.
    Day,
    /// Time, in weeks.
    Week,
    /// Time, in months.
    Month,
    /// Time, in years.
    Year,
    /// People.
    Person,
    /// Things of a name, such as `ticket`.
    Count(String),
}

/// A unit: something, per something, per something. A share is `%`, a plain number `1`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// What is measured; `None` for a plain number or a share.
    pub of: Option<Base>,
    /// What it is divided by, in order.
    pub per: Vec<Base>,
    /// Shown and typed in percent.
    pub percent: bool,
}

/// A unit that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitFault {
    /// The part that is not a unit.
    pub part: String,
}

impl Unit {
    /// Reads a unit.
    ///
    /// # Errors
    /// The part that is not one: empty, or with characters that a name cannot have.
    pub fn parse(text: &str) -> Result<Self, UnitFault> {
        let mut parts = text.split('/').map(str::trim);
        let first = parts.next().unwrap_or_default();
        let of = match first {
            "%" | "1" => None,
            _ => Some(base(first)?),
        };
        Ok(Self {
            of,
            per: parts.map(base).collect::<Result<_, _>>()?,
            percent: first == "%",
        })
    }

    /// Whether it is an amount of money, per whatever.
    #[must_use]
    pub fn is_money(&self) -> bool {
        self.of == Some(Base::Money)
    }
}

fn base(part: &str) -> Result<Base, UnitFault> {
    Ok(match part {
        "money" => Base::Money,
        "hour" => Base::Hour,
        "day" => Base::Day,
        "week" => Base::Week,
        "month" => Base::Month,
        "year" => Base::Year,
        "person" => Base::Person,
        name if !name.is_empty() && name.chars().all(|c| c.is_alphabetic() || c == '_') => {
            Base::Count(name.to_owned())
        }
        other => {
            return Err(UnitFault {
                part: other.to_owned(),
            });
        }
    })
}

impl fmt::Display for Base {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self {
            Self::Money => "money",
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
            Self::Person => "person",
            Self::Count(name) => name,
        })
    }
}
