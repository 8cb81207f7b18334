//! The second reading of a formula: its values in a block of cases at once.
//!
//! A [`Tape`] is made once for all blocks: what does not vary is worked out then, and the rest
//! becomes a list of steps, each of which runs over a whole block before the next one does, in
//! loops that the compiler turns into vector instructions, from registers into a register;
//! nothing is allocated per block. A case without a value is [`NONE`] from then on, which means
//! exactly what a failure means in the first reading; `tests/model_laws` hold the two against
//! each other.

use super::program::Program;
use super::selection::Selection;
use super::syntax::{Binary, Formula, Function, Id, Kind, Unary};

/// Cases in a block: short enough that the registers of a tape stay in the cache.
pub const LANES: usize = 128;

/// What stands for a case that has no value.
pub const NONE: f64 = f64::NAN;

/// A value in a block of cases.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Lanes {
    /// The same in every case.
    One(f64),
    /// One for each case, in this register of the tape.
    Many(usize),
}

/// A program made ready for many blocks of cases in which only some inputs vary.
#[derive(Clone, Debug)]
pub struct Tape {
    /// How many inputs vary; theirs are the first registers, the others are the steps'.
    varying: usize,
    registers: Vec<[f64; LANES]>,
    steps: Vec<(Does, [Lanes; 3])>,
    results: Vec<Lanes>,
}

/// What a step does.
#[derive(Clone, Copy, Debug)]
enum Does {
    Unary(Unary),
    Binary(Binary),
    Smaller,
    Larger,
    Ln,
    Round,
    Choose,
}

impl Program {
    /// The definitions in `selection` made ready for blocks of cases in which the inputs have
    /// the values `inputs`, but for those at the places `varying`, which have others in each.
    #[must_use]
    pub fn tape(&self, selection: &Selection, inputs: &[f64], varying: &[usize]) -> Tape {
        let mut tape = Tape {
            varying: varying.len(),
            registers: vec![[NONE; LANES]; varying.len()],
            steps: Vec::new(),
            results: Vec::new(),
        };
        let mut known: Vec<Lanes> = inputs.iter().copied().map(Lanes::One).collect();
        known.resize(self.inputs + self.formulas.len(), Lanes::One(NONE));
        for (register, place) in varying.iter().enumerate() {
            known[*place] = Lanes::Many(register);
        }
        for place in selection.order() {
            known[self.inputs + place] = tape.add(&self.formulas[*place], &known);
        }
        tape.results = known.split_off(self.inputs);
        tape
    }
}

impl Tape {
    /// The values of the input that varies, by its place among those that do; to be filled for
    /// each block.
    pub fn input(&mut self, place: usize) -> &mut [f64; LANES] {
        &mut self.registers[place]
    }

    /// The values of every definition, in the order in which they were given; [`NONE`] of those
    /// that were not selected.
    #[must_use]
    pub fn results(&self) -> &[Lanes] {
        &self.results
    }

    /// The values in a register.
    #[must_use]
    pub fn register(&self, register: usize) -> &[f64; LANES] {
        &self.registers[register]
    }

    /// The value in the case `lane`.
    #[must_use]
    pub fn at(&self, value: Lanes, lane: usize) -> f64 {
        match value {
            Lanes::One(value) => value,
            Lanes::Many(register) => self.registers[register][lane],
        }
    }

    /// Works out the first `cases` of a block, at most [`LANES`].
    pub fn run(&mut self, cases: usize) {
        for (place, (does, operands)) in self.steps.iter().enumerate() {
            let (before, rest) = self.registers.split_at_mut(self.varying + place);
            does.run(operands, before, &mut rest[0][..cases]);
        }
    }

    /// Adds a formula over what is `known`, and says where its value will stand.
    fn add(&mut self, formula: &Formula, known: &[Lanes]) -> Lanes {
        let mut values: Vec<Lanes> = Vec::with_capacity(formula.nodes.len());
        for node in &formula.nodes {
            let at = |id: &Id| values[id.at()];
            let value = match &node.kind {
                Kind::Number(value) | Kind::Quantity(value, _) => Lanes::One(*value),
                Kind::Name(name) => known.get(*name).copied().unwrap_or(Lanes::One(NONE)),
                Kind::Unary(operator, x) => self.step(Does::Unary(*operator), &[at(x)]),
                Kind::Binary(operator, a, b) => self.step(Does::Binary(*operator), &[at(a), at(b)]),
                Kind::Call(function, arguments) => {
                    let arguments: Vec<Lanes> = arguments.iter().map(at).collect();
                    self.call(*function, &arguments)
                }
            };
            values.push(value);
        }
        values.pop().unwrap_or(Lanes::One(NONE))
    }

    fn call(&mut self, function: Function, arguments: &[Lanes]) -> Lanes {
        match function {
            Function::If => match arguments[0] {
                // The branch is known beforehand; the other one is not even looked at.
                Lanes::One(condition) if condition.is_nan() => Lanes::One(NONE),
                Lanes::One(0.0) => arguments[2],
                Lanes::One(_) => arguments[1],
                Lanes::Many(_) => self.step(Does::Choose, arguments),
            },
            Function::Min => self.fold(Does::Smaller, arguments),
            Function::Max => self.fold(Does::Larger, arguments),
            Function::Clamp => {
                let least = self.step(Does::Larger, &arguments[..2]);
                self.step(Does::Smaller, &[least, arguments[2]])
            }
            Function::Round => {
                let digits = arguments.get(1).copied().unwrap_or(Lanes::One(0.0));
                self.step(Does::Round, &[arguments[0], digits])
            }
            Function::Ln => self.step(Does::Ln, arguments),
        }
    }

    fn fold(&mut self, does: Does, all: &[Lanes]) -> Lanes {
        let first = all.first().copied().unwrap_or(Lanes::One(NONE));
        let rest = all.iter().skip(1);
        rest.fold(first, |picked, next| self.step(does, &[picked, *next]))
    }

    /// Adds a step, or works it out where nothing in it varies.
    fn step(&mut self, does: Does, of: &[Lanes]) -> Lanes {
        let mut operands = [Lanes::One(NONE); 3];
        for (operand, value) in operands.iter_mut().zip(of) {
            *operand = *value;
        }
        if of.iter().all(|value| matches!(value, Lanes::One(_))) {
            let mut value = [NONE];
            does.run(&operands, &[], &mut value);
            return Lanes::One(value[0]);
        }
        self.steps.push((does, operands));
        self.registers.push([NONE; LANES]);
        Lanes::Many(self.registers.len() - 1)
    }
}

impl Does {
    /// Works out a step for each case of `out`.
    fn run(self, [a, b, c]: &[Lanes; 3], before: &[[f64; LANES]], out: &mut [f64]) {
        let (a, b, c) = (*a, *b, *c);
        match self {
            Self::Unary(Unary::Negate) => map(out, before, a, |x| -x),
            Self::Unary(Unary::Percent) => map(out, before, a, |x| x / 100.0),
            Self::Unary(Unary::Not) => map(out, before, a, |x| 1.0 - x),
            // Of what is not above 0 it is infinite or not a number: none either way.
            Self::Ln => map(out, before, a, f64::ln),
            Self::Smaller => zip(out, before, (a, b), smaller),
            Self::Larger => zip(out, before, (a, b), larger),
            Self::Round => zip(out, before, (a, b), round),
            Self::Choose => {
                for (lane, out) in out.iter_mut().enumerate() {
                    let at = |value: Lanes| match value {
                        Lanes::One(value) => value,
                        Lanes::Many(register) => before[register][lane],
                    };
                    *out = chosen(at(a), at(b), at(c));
                }
            }
            Self::Binary(operator) => binary(operator, out, before, (a, b)),
        }
    }
}

fn binary(operator: Binary, out: &mut [f64], before: &[[f64; LANES]], of: (Lanes, Lanes)) {
    match operator {
        Binary::Add => zip(out, before, of, |a, b| a + b),
        Binary::Subtract => zip(out, before, of, |a, b| a - b),
        Binary::Multiply | Binary::And => zip(out, before, of, |a, b| a * b),
        // Divided by zero it is infinite or not a number: none either way.
        Binary::Divide => zip(out, before, of, |a, b| a / b),
        Binary::Power => zip(out, before, of, power),
        Binary::Less => zip(out, before, of, |a, b| truth(a, b, a < b)),
        Binary::LessOrEqual => zip(out, before, of, |a, b| truth(a, b, a <= b)),
        Binary::Greater => zip(out, before, of, |a, b| truth(a, b, a > b)),
        Binary::GreaterOrEqual => zip(out, before, of, |a, b| truth(a, b, a >= b)),
        #[expect(clippy::float_cmp, reason = "exact, as in the first reading")]
        Binary::Equal => zip(out, before, of, |a, b| truth(a, b, a == b)),
        #[expect(clippy::float_cmp, reason = "exact, as in the first reading")]
        Binary::NotEqual => zip(out, before, of, |a, b| truth(a, b, a != b)),
        Binary::Or => zip(out, before, of, larger),
    }
}

fn map(out: &mut [f64], before: &[[f64; LANES]], x: Lanes, f: impl Fn(f64) -> f64) {
    match x {
        Lanes::One(x) => out.fill(settled(f(x))),
        Lanes::Many(register) => {
            for (out, x) in out.iter_mut().zip(&before[register]) {
                *out = settled(f(*x));
            }
        }
    }
}

fn zip(out: &mut [f64], before: &[[f64; LANES]], of: (Lanes, Lanes), f: impl Fn(f64, f64) -> f64) {
    match of {
        (Lanes::One(a), Lanes::One(b)) => out.fill(settled(f(a, b))),
        (Lanes::One(a), Lanes::Many(b)) => {
            for (out, b) in out.iter_mut().zip(&before[b]) {
                *out = settled(f(a, *b));
            }
        }
        (Lanes::Many(a), Lanes::One(b)) => {
            for (out, a) in out.iter_mut().zip(&before[a]) {
                *out = settled(f(*a, b));
            }
        }
        (Lanes::Many(a), Lanes::Many(b)) => {
            for ((out, a), b) in out.iter_mut().zip(&before[a]).zip(&before[b]) {
                *out = settled(f(*a, *b));
            }
        }
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

fn round(x: f64, digits: f64) -> f64 {
    if x.is_nan() || digits.is_nan() {
        NONE
    } else {
        super::evaluate::round(x, digits)
    }
}

/// The branch that a case takes; the other one may have no value.
fn chosen(condition: f64, then: f64, other: f64) -> f64 {
    if condition.is_nan() {
        NONE
    } else if condition == 0.0 {
        other
    } else {
        then
    }
}
