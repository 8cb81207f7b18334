//! The fifth reading of a formula: an SQL expression over columns, to run a model over a whole
//! customer base in a warehouse.
//!
//! ANSI SQL with the functions that every warehouse has (`ABS FLOOR SIGN LN POWER LEAST
//! GREATEST`). No value is NULL. What SQL leaves to each system is spelt out:
//!
//! - numbers are written as doubles (`12E0`), and names must be double columns ([`double`]), so
//!   that nothing is divided in whole numbers;
//! - a division by zero is NULL, and so is what is too large: where a system gives infinity, it
//!   is caught before anything could hide it;
//! - a condition with a missing part is missing, also where SQL would know the answer without
//!   it; `LEAST` and `GREATEST` are asked only where all their values are there;
//! - halves are rounded away from zero by arithmetic, as `ROUND` differs between systems.

use super::evaluate::{LIFT, ROUND};
use super::syntax::{Binary, Formula, Function, Id, Kind, Unary};
use super::written::{Strength, TooLarge, Written, arithmetic, comparison};

/// The longest expression that is written, in bytes.
const LONGEST: usize = 100_000;

/// `column` as a double, whatever type of number it has; the name in quotes.
#[must_use]
pub fn double(column: &str) -> String {
    format!("CAST({} AS DOUBLE PRECISION)", quoted(column))
}

/// A name of a column or a table in quotes.
#[must_use]
pub fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

impl Formula {
    /// The formula as an SQL expression. `name` gives the expression for the name at a place: a
    /// column of doubles that is NULL where there is no value.
    ///
    /// # Errors
    /// It is longer than can be meant.
    pub fn sql(&self, name: impl Fn(usize) -> String) -> Result<String, TooLarge> {
        let mut parts: Vec<Sql> = Vec::with_capacity(self.nodes.len());
        for node in &self.nodes {
            let writer = Writer {
                formula: self,
                parts: &parts,
            };
            let part = match &node.kind {
                Kind::Number(value) | Kind::Quantity(value, _) => Sql::finite(number(*value)),
                Kind::Name(place) => Sql::finite(name(*place)),
                Kind::Unary(operator, x) => writer.unary(*operator, *x),
                Kind::Binary(operator, a, b) => writer.binary(*operator, *a, *b),
                Kind::Call(function, arguments) => writer.call(*function, arguments),
            };
            if part.written.text.len() > LONGEST {
                return Err(TooLarge);
            }
            parts.push(part);
        }
        let result = parts.pop().ok_or(TooLarge)?;
        Ok(result.guarded())
    }
}

/// A part that is written.
struct Sql {
    written: Written,
    /// Whether it is never infinite.
    finite: bool,
}

impl Sql {
    fn finite(text: String) -> Self {
        Self {
            written: Written::atom(text),
            finite: true,
        }
    }

    /// The text, NULL where it is infinite.
    fn guarded(&self) -> String {
        let text = &self.written.text;
        if self.finite {
            return text.clone();
        }
        format!("CASE WHEN {} THEN {text} END", self.is_there())
    }

    /// The condition that it has a value.
    fn is_there(&self) -> String {
        if self.finite {
            format!("{} IS NOT NULL", self.written.at_least(Strength::Atom))
        } else {
            format!("ABS({}) <= {}", self.written.text, number(f64::MAX))
        }
    }
}

/// A number as a double.
#[must_use]
pub fn number(value: f64) -> String {
    if value == 0.0 || (1e-5..1e15).contains(&value) {
        format!("{value}E0")
    } else {
        format!("{value:E}")
    }
}

struct Writer<'a> {
    formula: &'a Formula,
    parts: &'a [Sql],
}

impl Writer<'_> {
    fn part(&self, id: Id) -> &Sql {
        &self.parts[id.at()]
    }

    fn text(&self, id: Id, least: Strength) -> String {
        self.part(id).written.at_least(least)
    }

    /// The text where an infinite value would be hidden.
    fn guarded(&self, id: Id, least: Strength) -> String {
        let part = self.part(id);
        if part.finite {
            part.written.at_least(least)
        } else {
            part.guarded()
        }
    }

    /// `text` where all `parts` have a value and `more` holds, else NULL.
    fn where_there(&self, parts: &[Id], more: Option<String>, text: &str) -> Sql {
        let unsure = parts
            .iter()
            .filter(|id| self.formula.literal(**id).is_none());
        let there = unsure.map(|id| self.part(*id).is_there());
        let conditions: Vec<String> = there.chain(more).collect();
        Sql::finite(if conditions.is_empty() {
            text.to_owned()
        } else {
            format!("CASE WHEN {} THEN {text} END", conditions.join(" AND "))
        })
    }

    fn unary(&self, operator: Unary, x: Id) -> Sql {
        let finite = self.part(x).finite;
        let (text, strength) = match operator {
            Unary::Negate => (format!("-{}", self.text(x, Strength::Atom)), Strength::Sum),
            Unary::Percent => {
                let x = self.text(x, Strength::Product);
                (format!("{x} / 100E0"), Strength::Product)
            }
            Unary::Not => (
                format!("(NOT {})", self.text(x, Strength::Atom)),
                Strength::Atom,
            ),
        };
        Sql {
            written: Written::new(text, strength),
            finite,
        }
    }

    fn binary(&self, operator: Binary, a: Id, b: Id) -> Sql {
        let condition = |text: String| Sql::finite(format!("({text})"));
        // Numbers, because TRUE OR NULL is TRUE.
        let truth = |id: Id| format!("CAST({} AS INTEGER)", self.text(id, Strength::Condition));
        match operator {
            Binary::Power => self.power(a, b),
            Binary::And => condition(format!("{} * {} = 1", truth(a), truth(b))),
            Binary::Or => condition(format!("{} + {} >= 1", truth(a), truth(b))),
            _ => {
                let divisor = Written::atom(format!(
                    "NULLIF({}, 0E0)",
                    self.guarded(b, Strength::Condition)
                ));
                let left = &self.part(a).written;
                let right = match operator {
                    Binary::Divide if self.formula.literal(b).is_none_or(|b| b == 0.0) => &divisor,
                    _ => &self.part(b).written,
                };
                if let Some(written) = arithmetic(operator, left, right) {
                    let finite = false;
                    return Sql { written, finite };
                }
                let sign = comparison(operator).unwrap_or_default();
                let (a, b) = (
                    self.guarded(a, Strength::Sum),
                    self.guarded(b, Strength::Sum),
                );
                condition(format!("{a} {sign} {b}"))
            }
        }
    }

    fn power(&self, a: Id, b: Id) -> Sql {
        let (base, exponent) = (self.text(a, Strength::Sum), self.text(b, Strength::Sum));
        let whole = |exponent: f64| exponent.fract() == 0.0;
        let defined = match (self.formula.literal(a), self.formula.literal(b)) {
            (_, Some(b)) if whole(b) && b >= 0.0 => None,
            (_, Some(b)) if whole(b) => Some(format!("{base} <> 0E0")),
            (_, Some(b)) if b > 0.0 => Some(format!("{base} >= 0E0")),
            (_, Some(_)) => Some(format!("{base} > 0E0")),
            (Some(a), _) if a > 0.0 => None,
            _ => Some(format!(
                "({base} > 0E0 OR {base} = 0E0 AND {exponent} >= 0E0 \
                 OR {base} < 0E0 AND {exponent} = FLOOR({exponent}))"
            )),
        };
        let power = self.where_there(&[a, b], defined, &format!("POWER({base}, {exponent})"));
        let finite = false;
        Sql { finite, ..power }
    }

    fn call(&self, function: Function, arguments: &[Id]) -> Sql {
        let text = |place: usize| self.text(arguments[place], Strength::Condition);
        let all = || {
            let texts = (0..arguments.len()).map(text);
            texts.collect::<Vec<_>>().join(", ")
        };
        match function {
            Function::If => {
                let branch = |place: usize| self.guarded(arguments[place], Strength::Condition);
                let (condition, then, other) = (text(0), branch(1), branch(2));
                Sql::finite(format!(
                    "CASE {condition} WHEN TRUE THEN {then} WHEN FALSE THEN {other} END"
                ))
            }
            Function::Min => self.where_there(arguments, None, &format!("LEAST({})", all())),
            Function::Max => self.where_there(arguments, None, &format!("GREATEST({})", all())),
            Function::Clamp => {
                let clamped = format!("LEAST(GREATEST({}, {}), {})", text(0), text(1), text(2));
                self.where_there(arguments, None, &clamped)
            }
            Function::Ln => {
                let x = self.text(arguments[0], Strength::Sum);
                let above = format!("{x} > 0E0");
                self.where_there(arguments, Some(above), &format!("LN({x})"))
            }
            Function::Round => self.round(arguments),
        }
    }

    fn round(&self, arguments: &[Id]) -> Sql {
        let x = self.text(arguments[0], Strength::Condition);
        let (there, back) = self.scale(arguments.get(1).copied());
        let scaled = format!("ABS({x}){there}");
        let (lift, limit) = (number(LIFT), number(ROUND));
        let rounded = format!("SIGN({x}) * FLOOR({scaled} * {lift} + 0.5E0){back}");
        let rounded = format!("CASE WHEN {scaled} < {limit} THEN {rounded} ELSE {x} END");
        self.where_there(arguments, None, &rounded)
    }

    /// What brings the last digit that stays before the point, and what brings it back.
    fn scale(&self, digits: Option<Id>) -> (String, String) {
        let Some(digits) = digits else {
            return (String::new(), String::new());
        };
        let there_and_back = |power: &str| (format!(" * {power}"), format!(" / {power}"));
        let Some(literal) = self.formula.literal(digits) else {
            let digits = self.text(digits, Strength::Condition);
            let whole = format!("SIGN({digits}) * FLOOR(ABS({digits}))");
            let within = format!("LEAST(GREATEST({whole}, -15E0), 15E0)");
            return there_and_back(&format!("POWER(10E0, {within})"));
        };
        let literal = literal.trunc().clamp(-15.0, 15.0);
        let (up, down) = there_and_back(&number(10_f64.powf(literal.abs())));
        match literal {
            0.0 => (String::new(), String::new()),
            0.0.. => (up, down),
            _ => (down, up),
        }
    }
}
