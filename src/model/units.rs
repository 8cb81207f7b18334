//! The unit of every formula, from those of its names: a pass over the tree that refuses what
//! does not fit.
//!
//! - A number is plain, unless a unit is written behind it in one word: `12 month/year`.
//!   0 fits every unit.
//! - `*` and `/` multiply and cancel units word by word; nothing is converted unasked. Working
//!   time is therefore what its author says it is: a year has `46 week/year` in one model and
//!   `220 day/year` in another, and hours a week do not add to hours a year.
//! - `+`, `-`, comparison, `min`, `max`, `clamp` and the branches of `if` need equal units. A
//!   share is a plain number.
//! - `^` needs a plain exponent; a fixed whole one if the base has a unit. `ln` and the digits
//!   of `round` are plain.

use super::clash::{Clash, Joint, Operand};
use super::fault::{Fault, Mistake};
use super::program::Program;
use super::syntax::{Binary, Formula, Function, Id, Kind, Unary};
use super::unit::{KNOWN, Unit};
use crate::suggest::nearest;

/// The unit that a definition must have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Needed {
    /// Any will do.
    Any,
    /// This one.
    Unit(Unit),
    /// One that cannot be read: whatever rests on it is not judged.
    Unreadable,
}

impl Needed {
    fn unit(&self) -> Option<&Unit> {
        match self {
            Self::Unit(unit) => Some(unit),
            Self::Any | Self::Unreadable => None,
        }
    }
}

/// What a part of a formula measures.
#[derive(Clone, Debug, PartialEq)]
enum Measure {
    /// A literal 0, or what is made of nothing else.
    Any,
    /// This.
    Of(Unit),
}

use Measure::{Any, Of};

impl Program {
    /// The unit of every definition, from those of the inputs (`None` for one that cannot be
    /// told) and what the definitions need; one that is not named there may have any. A
    /// definition without any name in it that comes out as a plain number has the unit it needs.
    ///
    /// # Errors
    /// Every definition whose units do not fit, by its place; not those that rest on it.
    pub fn units(
        &self,
        inputs: &[Option<Unit>],
        needed: &[Needed],
    ) -> Result<Vec<Unit>, Vec<(usize, Fault)>> {
        let mut known: Vec<Option<Unit>> = inputs.to_vec();
        known.resize(self.inputs + self.formulas.len(), None);
        let declared = needed.iter().filter_map(Needed::unit);
        let all = known.iter().flatten().chain(declared);
        let things: Vec<String> = all.flat_map(Unit::counts).map(str::to_owned).collect();
        let mut faults = Vec::new();
        for place in &self.order {
            let needed = needed.get(*place).unwrap_or(&Needed::Any);
            let found = self.formulas[*place].unit_of(&known, &things, needed.unit());
            known[self.inputs + place] = match found {
                _ if *needed == Needed::Unreadable => None,
                Ok(unit) => unit,
                Err(fault) => {
                    faults.push((*place, fault));
                    needed.unit().cloned()
                }
            };
        }
        faults.sort_by_key(|(place, _)| *place);
        let units = known.split_off(self.inputs).into_iter();
        let units = units.map(Option::unwrap_or_default).collect();
        if faults.is_empty() {
            Ok(units)
        } else {
            Err(faults)
        }
    }
}

impl Formula {
    /// The unit of the value, from those of the names; `None` where that of a name it rests on
    /// is not known. A unit written in the formula may count the `things` that are counted
    /// elsewhere.
    fn unit_of(
        &self,
        names: &[Option<Unit>],
        things: &[String],
        needed: Option<&Unit>,
    ) -> Result<Option<Unit>, Fault> {
        let mut found: Vec<Option<Measure>> = Vec::with_capacity(self.nodes.len());
        for node in &self.nodes {
            let check = Check {
                formula: self,
                found: &found,
            };
            let measure = check.node(&node.kind, names, things);
            found.push(measure.map_err(|mistake| Fault {
                at: node.span.clone(),
                mistake,
            })?);
        }
        let constant = self.names().next().is_none();
        match (found.pop().flatten(), needed) {
            (None, _) => Ok(None),
            (Some(Any), needed) => Ok(Some(needed.cloned().unwrap_or_default())),
            (Some(Of(unit)), Some(needed)) if unit == *needed || constant && unit.is_plain() => {
                Ok(Some(needed.clone()))
            }
            (Some(Of(found)), Some(needed)) => Err(Fault {
                at: 0..self.source.len(),
                mistake: clash(Clash::Result {
                    found,
                    needed: needed.clone(),
                }),
            }),
            (Some(Of(unit)), None) => Ok(Some(unit)),
        }
    }
}

/// The nodes of a formula whose measures are found already.
struct Check<'a> {
    formula: &'a Formula,
    found: &'a [Option<Measure>],
}

type Found = Result<Option<Measure>, Mistake>;

impl Check<'_> {
    fn node(&self, kind: &Kind, names: &[Option<Unit>], things: &[String]) -> Found {
        Ok(match kind {
            Kind::Number(0.0) => Some(Any),
            Kind::Number(_) | Kind::Unary(Unary::Not, _) => Some(Of(Unit::default())),
            Kind::Quantity(_, unit) => {
                known_things(unit, things)?;
                Some(Of(unit.clone()))
            }
            Kind::Name(name) => names.get(*name).cloned().flatten().map(Of),
            Kind::Unary(Unary::Negate, x) => self.of(*x).cloned(),
            Kind::Unary(Unary::Percent, x) => self.of(*x).cloned().map(in_percent),
            Kind::Binary(operator, a, b) => return self.binary(*operator, *a, *b),
            Kind::Call(function, arguments) => return self.call(*function, arguments),
        })
    }

    fn of(&self, id: Id) -> Option<&Measure> {
        self.found[id.at()].as_ref()
    }

    fn binary(&self, operator: Binary, a: Id, b: Id) -> Found {
        match operator {
            Binary::Add => self.equal(&[a, b], Joint::Add),
            Binary::Subtract => self.equal(&[a, b], Joint::Subtract),
            Binary::Multiply | Binary::Divide => self.product(operator, a, b),
            Binary::Power => self.power(a, b),
            Binary::And | Binary::Or => Ok(Some(Of(Unit::default()))),
            _ => {
                self.equal(&[a, b], Joint::Compare)?;
                Ok(Some(Of(Unit::default())))
            }
        }
    }

    fn product(&self, operator: Binary, a: Id, b: Id) -> Found {
        let joined = match (self.of(a), self.of(b)) {
            (None, _) | (_, None) => return Ok(None),
            (Some(Of(a)), Some(Of(b))) if operator == Binary::Multiply => a.times(b),
            (Some(Of(a)), Some(Of(b))) => a.over(b),
            _ => return Ok(Some(Any)),
        };
        joined
            .map(|unit| Some(Of(unit)))
            .ok_or(clash(Clash::TooManyParts))
    }

    fn power(&self, a: Id, b: Id) -> Found {
        self.plain(b, Clash::Exponent)?;
        match self.of(a) {
            Some(Of(unit)) if !unit.is_plain() => match self.whole(b) {
                Some(exponent) => (unit.to_the(exponent).map(|unit| Some(Of(unit))))
                    .ok_or(clash(Clash::TooManyParts)),
                None => Err(clash(Clash::Base(self.part(a)))),
            },
            other => Ok(other.cloned()),
        }
    }

    /// The exponent, if it stands there as a whole number.
    fn whole(&self, id: Id) -> Option<i32> {
        let value = match self.formula.nodes[id.at()].kind {
            Kind::Number(value) => value,
            Kind::Unary(Unary::Negate, x) => match self.formula.nodes[x.at()].kind {
                Kind::Number(value) => -value,
                _ => return None,
            },
            _ => return None,
        };
        #[expect(clippy::cast_possible_truncation, reason = "a whole number below 100")]
        (value.fract() == 0.0 && value.abs() < 100.0).then_some(value as i32)
    }

    fn call(&self, function: Function, arguments: &[Id]) -> Found {
        match function {
            Function::If => self.equal(&arguments[1..], Joint::Branch),
            Function::Min | Function::Max | Function::Clamp => {
                self.equal(arguments, Joint::Choice(function.name()))
            }
            Function::Ln => self.plain(arguments[0], Clash::Logarithm),
            Function::Round => {
                if let Some(digits) = arguments.get(1) {
                    self.plain(*digits, Clash::Digits)?;
                }
                Ok(self.of(arguments[0]).cloned())
            }
        }
    }

    /// The one unit that all `operands` have.
    fn equal(&self, operands: &[Id], joint: Joint) -> Found {
        let mut first: Option<(Id, Unit)> = None;
        let mut unknown = false;
        for id in operands {
            match (self.of(*id), &mut first) {
                (None, _) => unknown = true,
                (Some(Any), _) => {}
                (Some(Of(unit)), None) => first = Some((*id, unit.clone())),
                (Some(Of(unit)), Some((_, common))) if unit == common => {
                    common.percent |= unit.percent;
                }
                (Some(Of(_)), Some((earlier, _))) => {
                    let (left, right) = (self.part(*earlier), self.part(*id));
                    return Err(clash(Clash::Joined { joint, left, right }));
                }
            }
        }
        Ok(match first {
            _ if unknown => None,
            Some((_, unit)) => Some(Of(unit)),
            None => Some(Any),
        })
    }

    /// A plain number.
    fn plain(&self, id: Id, otherwise: impl Fn(Operand) -> Clash) -> Found {
        match self.of(id) {
            Some(Of(unit)) if !unit.is_plain() => Err(clash(otherwise(self.part(id)))),
            None => Ok(None),
            _ => Ok(Some(Of(Unit::default()))),
        }
    }

    /// A part of the formula, as its author knows it.
    fn part(&self, id: Id) -> Operand {
        let span = self.formula.nodes[id.at()].span.clone();
        let text = self.formula.source.get(span).unwrap_or_default();
        let unit = match self.of(id) {
            Some(Of(unit)) => unit.clone(),
            _ => Unit::default(),
        };
        Operand::new(text, unit)
    }
}

fn clash(clash: Clash) -> Mistake {
    Mistake::Unit(Box::new(clash))
}

fn in_percent(measure: Measure) -> Measure {
    match measure {
        Of(mut unit) => {
            unit.percent = unit.is_plain();
            Of(unit)
        }
        Any => Any,
    }
}

/// Every thing that `unit` counts is counted elsewhere: else it is misspelt.
fn known_things(unit: &Unit, things: &[String]) -> Result<(), Mistake> {
    let Some(unknown) = unit.counts().find(|name| !things.iter().any(|t| t == name)) else {
        return Ok(());
    };
    let known = KNOWN.iter().map(super::unit::Base::name);
    let near = nearest(unknown, known.chain(things.iter().map(String::as_str)));
    Err(Mistake::UnknownUnit(
        unknown.to_owned(),
        near.map(str::to_owned),
    ))
}
