//! The first reading of a formula: its value in one case.

use super::syntax::{Binary, Formula, Function, Id, Kind, Unary};
use std::ops::Range;

/// Why a formula has no value.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure {
    /// Bytes of the source that have no value.
    pub at: Range<usize>,
    /// Why.
    pub reason: Reason,
}

/// The reasons why a formula has no value. They mean the same in every reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A division by zero.
    DivisionByZero,
    /// A result too large to hold.
    Overflow,
    /// A root of a negative number, or the like.
    Undefined,
    /// An input or a formula that has no value itself.
    Missing,
}

/// A number, or a condition as 1 and 0; or the node that failed.
type Value = Result<f64, (usize, Reason)>;

impl Formula {
    /// The value, given the values of the names; `None` stands for one that is missing.
    /// A failure in a branch that `if` does not take does not count.
    ///
    /// # Errors
    /// The first part that has no value, and why.
    pub fn evaluate(&self, names: &[Option<f64>]) -> Result<f64, Failure> {
        let mut values: Vec<Value> = Vec::with_capacity(self.nodes.len());
        for (place, node) in self.nodes.iter().enumerate() {
            let value = match &node.kind {
                Kind::Number(value) | Kind::Quantity(value, _) => Ok(*value),
                Kind::Name(name) => names
                    .get(*name)
                    .copied()
                    .flatten()
                    .ok_or((place, Reason::Missing)),
                Kind::Unary(operator, x) => values[x.at()].map(|x| unary(*operator, x)),
                Kind::Binary(operator, a, b) => match (values[a.at()], values[b.at()]) {
                    (Ok(a), Ok(b)) => binary(*operator, a, b).map_err(|reason| (place, reason)),
                    (failed, Ok(_)) | (_, failed) => failed,
                },
                Kind::Call(function, arguments) => call(*function, arguments, &values),
            };
            values.push(value.and_then(|value| {
                if value.is_finite() {
                    Ok(value)
                } else {
                    Err((place, Reason::Overflow))
                }
            }));
        }
        values
            .pop()
            .unwrap_or(Err((0, Reason::Missing)))
            .map_err(|(place, reason)| Failure {
                at: self.nodes.get(place).map_or(0..0, |node| node.span.clone()),
                reason,
            })
    }
}

fn unary(operator: Unary, x: f64) -> f64 {
    match operator {
        Unary::Negate => -x,
        Unary::Percent => x / 100.0,
        Unary::Not => 1.0 - x,
    }
}

fn binary(operator: Binary, a: f64, b: f64) -> Result<f64, Reason> {
    let truth = |holds: bool| if holds { 1.0 } else { 0.0 };
    Ok(match operator {
        Binary::Add => a + b,
        Binary::Subtract => a - b,
        // Conditions are 1 and 0, so that their product is their conjunction.
        Binary::Multiply | Binary::And => a * b,
        Binary::Divide if b == 0.0 => return Err(Reason::DivisionByZero),
        Binary::Divide => a / b,
        Binary::Power if a == 0.0 && b < 0.0 => return Err(Reason::DivisionByZero),
        Binary::Power if a < 0.0 && b.fract() != 0.0 => return Err(Reason::Undefined),
        Binary::Power => a.powf(b),
        Binary::Less => truth(a < b),
        Binary::LessOrEqual => truth(a <= b),
        Binary::Greater => truth(a > b),
        Binary::GreaterOrEqual => truth(a >= b),
        #[expect(
            clippy::float_cmp,
            reason = "the language's `=` is exact, as in a spreadsheet"
        )]
        Binary::Equal => truth(a == b),
        #[expect(
            clippy::float_cmp,
            reason = "the language's `!=` is exact, as in a spreadsheet"
        )]
        Binary::NotEqual => truth(a != b),
        Binary::Or => a.max(b),
    })
}

fn call(function: Function, arguments: &[Id], values: &[Value]) -> Value {
    let argument = |place: usize| values[arguments[place].at()];
    match function {
        Function::If => {
            let chosen = if argument(0)? == 0.0 { 2 } else { 1 };
            argument(chosen)
        }
        Function::Min => fold(arguments, values, f64::min),
        Function::Max => fold(arguments, values, f64::max),
        // A low limit above the high one is no error in a spreadsheet either: high wins.
        Function::Clamp => Ok(argument(0)?.max(argument(1)?).min(argument(2)?)),
        Function::Ln => match argument(0)? {
            x if x > 0.0 => Ok(x.ln()),
            _ => Err((arguments[0].at(), Reason::Undefined)),
        },
        Function::Round => {
            let digits = if arguments.len() > 1 {
                argument(1)?
            } else {
                0.0
            };
            Ok(round(argument(0)?, digits))
        }
    }
}

fn fold(arguments: &[Id], values: &[Value], pick: impl Fn(f64, f64) -> f64) -> Value {
    let mut picked = values[arguments[0].at()]?;
    for id in &arguments[1..] {
        picked = pick(picked, values[id.at()]?);
    }
    Ok(picked)
}

/// What lifts a half that was lost to the binary digits back up, as spreadsheets do: 1.005 is a
/// little less than it says, and yet its half is rounded up.
pub(super) const LIFT: f64 = 1.0 + 1.0 / 562_949_953_421_312.0;
/// From here on a number has no digits left to round: 15 of them, as a spreadsheet counts.
pub(super) const ROUND: f64 = 140_737_488_355_328.0;

/// Half away from zero to `digits` decimals, -15 to 15.
pub(super) fn round(x: f64, digits: f64) -> f64 {
    let digits = digits.trunc().clamp(-15.0, 15.0);
    let power = 10.0_f64.powf(digits.abs());
    let (up, down) = if digits < 0.0 {
        (1.0, power)
    } else {
        (power, 1.0)
    };
    let scaled = x.abs() * up / down;
    if scaled < ROUND {
        x.signum() * (scaled * LIFT + 0.5).floor() / up * down
    } else {
        x
    }
}
