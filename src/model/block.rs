//! The second reading of a formula: its values in a block of cases at once.
//!
//! Columns instead of cases: each node runs over a short block of all cases before the next
//! node does, in loops that the compiler turns into vector instructions. What does not vary
//! within a block is worked out once. A case without a value is [`NONE`] from then on, which
//! means exactly what a failure means in the first reading; `tests/model_laws` hold the two
//! against each other.

use super::Program;
use super::syntax::{Binary, Formula, Function, Id, Kind, Unary};

/// Cases in a block: short enough that the blocks of a formula's nodes stay in the cache.
pub const LANES: usize = 128;

/// What stands for a case that has no value.
pub const NONE: f64 = f64::NAN;

/// The values of a block of cases.
#[derive(Clone, Copy, Debug)]
#[expect(
    clippy::large_enum_variant,
    reason = "boxing a block would allocate for every node"
)]
pub enum Column {
    /// The same in every case.
    One(f64),
    /// One for each case.
    Many([f64; LANES]),
}

impl Column {
    /// The value in the case `lane`.
    #[must_use]
    pub fn at(&self, lane: usize) -> f64 {
        match self {
            Self::One(value) => *value,
            Self::Many(values) => values[lane],
        }
    }

    fn map(&self, f: impl Fn(f64) -> f64) -> Self {
        match self {
            Self::One(value) => Self::One(settled(f(*value))),
            Self::Many(values) => Self::Many(values.map(|value| settled(f(value)))),
        }
    }

    fn zip(&self, other: &Self, f: impl Fn(f64, f64) -> f64) -> Self {
        let mut out = [0.0; LANES];
        match (self, other) {
            (Self::One(a), Self::One(b)) => return Self::One(settled(f(*a, *b))),
            (Self::One(a), Self::Many(b)) => {
                for (out, b) in out.iter_mut().zip(b) {
                    *out = settled(f(*a, *b));
                }
            }
            (Self::Many(a), Self::One(b)) => {
                for (out, a) in out.iter_mut().zip(a) {
                    *out = settled(f(*a, *b));
                }
            }
            (Self::Many(a), Self::Many(b)) => {
                for ((out, a), b) in out.iter_mut().zip(a).zip(b) {
                    *out = settled(f(*a, *b));
                }
            }
        }
        Self::Many(out)
    }
}

impl Program {
    /// The values of every definition in a block of cases, in the order they were given, over
    /// one column for each input.
    #[must_use]
    pub fn evaluate_block(&self, inputs: &[Column]) -> Vec<Column> {
        let mut known = inputs.to_vec();
        known.resize(self.inputs + self.formulas.len(), Column::One(NONE));
        for place in &self.order {
            known[self.inputs + place] = self.formulas[*place].evaluate_block(&known);
        }
        known.split_off(self.inputs)
    }
}

impl Formula {
    /// The values in a block of cases, given those of the names.
    #[must_use]
    pub fn evaluate_block(&self, names: &[Column]) -> Column {
        let mut values: Vec<Column> = Vec::with_capacity(self.nodes.len());
        for node in &self.nodes {
            let value = match &node.kind {
                Kind::Number(value) | Kind::Quantity(value, _) => Column::One(*value),
                Kind::Name(name) => names.get(*name).copied().unwrap_or(Column::One(NONE)),
                Kind::Unary(operator, x) => unary(*operator, &values[x.at()]),
                Kind::Binary(operator, a, b) => binary(*operator, &values[a.at()], &values[b.at()]),
                Kind::Call(function, arguments) => call(*function, arguments, &values),
            };
            values.push(value);
        }
        values.pop().unwrap_or(Column::One(NONE))
    }
}

/// A result too large to hold is none.
fn settled(value: f64) -> f64 {
    if value.is_finite() { value } else { NONE }
}

/// `holds` of two numbers, as 1 and 0; none if one of them is none.
fn truth(a: f64, b: f64, holds: bool) -> f64 {
    if a.is_nan() || b.is_nan() {
        NONE
    } else if holds {
        1.0
    } else {
        0.0
    }
}

fn unary(operator: Unary, x: &Column) -> Column {
    match operator {
        Unary::Negate => x.map(|x| -x),
        Unary::Percent => x.map(|x| x / 100.0),
        Unary::Not => x.map(|x| 1.0 - x),
    }
}

fn binary(operator: Binary, a: &Column, b: &Column) -> Column {
    match operator {
        Binary::Add => a.zip(b, |a, b| a + b),
        Binary::Subtract => a.zip(b, |a, b| a - b),
        Binary::Multiply | Binary::And => a.zip(b, |a, b| a * b),
        // Divided by zero it is infinite or not a number: none either way.
        Binary::Divide => a.zip(b, |a, b| a / b),
        Binary::Power => a.zip(b, power),
        Binary::Less => a.zip(b, |a, b| truth(a, b, a < b)),
        Binary::LessOrEqual => a.zip(b, |a, b| truth(a, b, a <= b)),
        Binary::Greater => a.zip(b, |a, b| truth(a, b, a > b)),
        Binary::GreaterOrEqual => a.zip(b, |a, b| truth(a, b, a >= b)),
        #[expect(clippy::float_cmp, reason = "exact, as in the first reading")]
        Binary::Equal => a.zip(b, |a, b| truth(a, b, a == b)),
        #[expect(clippy::float_cmp, reason = "exact, as in the first reading")]
        Binary::NotEqual => a.zip(b, |a, b| truth(a, b, a != b)),
        Binary::Or => a.zip(b, larger),
    }
}

/// A power that is none where one of its parts is: `powf` itself finds 1 in `none ^ 0`.
fn power(a: f64, b: f64) -> f64 {
    if a.is_nan() || b.is_nan() {
        NONE
    } else {
        a.powf(b)
    }
}

/// The larger one; none if one of them is, which `f64::max` would pass over.
fn larger(a: f64, b: f64) -> f64 {
    if a.is_nan() || b.is_nan() {
        NONE
    } else {
        a.max(b)
    }
}

fn smaller(a: f64, b: f64) -> f64 {
    if a.is_nan() || b.is_nan() {
        NONE
    } else {
        a.min(b)
    }
}

fn call(function: Function, arguments: &[Id], values: &[Column]) -> Column {
    let argument = |place: usize| &values[arguments[place].at()];
    let fold = |pick: fn(f64, f64) -> f64| {
        let first = *argument(0);
        let rest = arguments[1..].iter();
        rest.fold(first, |picked, id| picked.zip(&values[id.at()], pick))
    };
    match function {
        Function::If => choose(argument(0), argument(1), argument(2)),
        Function::Min => fold(smaller),
        Function::Max => fold(larger),
        Function::Clamp => (argument(0).zip(argument(1), larger)).zip(argument(2), smaller),
        // Of what is not above 0 it is infinite or not a number: none either way.
        Function::Ln => argument(0).map(f64::ln),
        Function::Round => match arguments.get(1) {
            Some(digits) => argument(0).zip(&values[digits.at()], round),
            None => argument(0).map(|x| round(x, 0.0)),
        },
    }
}

fn round(x: f64, digits: f64) -> f64 {
    if x.is_nan() || digits.is_nan() {
        NONE
    } else {
        super::evaluate::round(x, digits)
    }
}

/// The branch that each case takes; the other one may have no value.
fn choose(condition: &Column, then: &Column, other: &Column) -> Column {
    let pick = |condition: f64, then: f64, other: f64| {
        if condition.is_nan() {
            NONE
        } else if condition == 0.0 {
            other
        } else {
            then
        }
    };
    match condition {
        Column::One(condition) if condition.is_nan() => Column::One(NONE),
        Column::One(0.0) => *other,
        Column::One(_) => *then,
        Column::Many(conditions) => Column::Many(std::array::from_fn(|lane| {
            pick(conditions[lane], then.at(lane), other.at(lane))
        })),
    }
}
