//! The fourth reading of a formula: a formula of a spreadsheet, the same in Excel and in
//! `LibreOffice`.
//!
//! Where the two differ from the language or from each other, what is written avoids the
//! difference: powers are `POWER`, because `^` binds and chains differently; a negation stands
//! in parentheses, because `-2^2` is 4 there; `and`, `or` and `not` are functions. No value is an
//! error value, which spreads through everything but the branch that `IF` does not take.
//! `LibreOffice` has a root for some negative numbers, Excel none for `0^0`: there the exponent is
//! looked at first. Both compare and round to 15 digits.
//!
//! An empty cell counts as 0 there. Where a cell may be empty, name it as [`perhaps_empty`].

use super::syntax::{Binary, Formula, Function, Id, Kind, Unary};
use super::written::{Strength, TooLarge, Written, arithmetic, comparison};

/// The longest formula that Excel takes, in characters.
const LONGEST: usize = 8_192;
/// The deepest nesting of functions that Excel takes.
const DEEPEST: usize = 64;
/// The most values that a function takes in Excel.
const MOST_VALUES: usize = 255;

/// `reference` for a cell that may be empty or hold a text: no value, instead of 0.
#[must_use]
pub fn perhaps_empty(reference: &str) -> String {
    format!("IF(ISNUMBER({reference}),{reference},NA())")
}

impl Formula {
    /// The formula for a spreadsheet, with English names of functions, commas between values and
    /// no `=` before it. `name` gives the cell or the defined name for the name at a place.
    ///
    /// # Errors
    /// It is longer, deeper or has more values in a function than a spreadsheet takes.
    pub fn spreadsheet(&self, name: impl Fn(usize) -> String) -> Result<String, TooLarge> {
        let mut cells: Vec<Cell> = Vec::with_capacity(self.nodes.len());
        for node in &self.nodes {
            let writer = Writer {
                formula: self,
                cells: &cells,
            };
            let cell = match &node.kind {
                Kind::Number(value) | Kind::Quantity(value, _) => Cell {
                    written: number(*value),
                    depth: 0,
                },
                Kind::Name(place) => Cell {
                    written: Written::atom(name(*place)),
                    depth: 2,
                },
                Kind::Unary(operator, x) => writer.unary(*operator, *x),
                Kind::Binary(operator, a, b) => writer.binary(*operator, *a, *b)?,
                Kind::Call(function, arguments) => writer.call(*function, arguments)?,
            };
            if cell.written.text.chars().count() > LONGEST || cell.depth > DEEPEST {
                return Err(TooLarge);
            }
            cells.push(cell);
        }
        cells.pop().map(|cell| cell.written.text).ok_or(TooLarge)
    }
}

/// A part that is written, and how deep functions are nested in it.
struct Cell {
    written: Written,
    depth: usize,
}

/// A number; Excel takes none beyond 9.99e307 as written.
fn number(value: f64) -> Written {
    if value == 0.0 || (1e-5..1e15).contains(&value) {
        return Written::atom(value.to_string());
    }
    if value > 9e307 {
        let tenth = format!("{:E} * 10", value / 10.0).replace('E', "E+");
        return Written::new(tenth, Strength::Product);
    }
    let sign = if value < 1.0 { "E" } else { "E+" };
    Written::atom(format!("{value:E}").replace('E', sign))
}

struct Writer<'a> {
    formula: &'a Formula,
    cells: &'a [Cell],
}

impl Writer<'_> {
    fn text(&self, id: Id, least: Strength) -> String {
        self.cells[id.at()].written.at_least(least)
    }

    /// The value of a function.
    fn value(&self, id: Id) -> String {
        self.text(id, Strength::Condition)
    }

    fn depth(&self, ids: &[Id]) -> usize {
        let depths = ids.iter().map(|id| self.cells[id.at()].depth);
        depths.max().unwrap_or(0)
    }

    /// `text` over `parts`, with `levels` of functions around them.
    fn around(&self, parts: &[Id], levels: usize, text: String) -> Cell {
        Cell {
            written: Written::atom(text),
            depth: self.depth(parts) + levels,
        }
    }

    /// A function of all `parts`.
    fn function(&self, name: &str, parts: &[Id]) -> Result<Cell, TooLarge> {
        if parts.len() > MOST_VALUES {
            return Err(TooLarge);
        }
        let values: Vec<String> = parts.iter().map(|id| self.value(*id)).collect();
        Ok(self.around(parts, 1, format!("{name}({})", values.join(","))))
    }

    fn unary(&self, operator: Unary, x: Id) -> Cell {
        let (text, strength) = match operator {
            Unary::Negate => (format!("-{}", self.text(x, Strength::Atom)), Strength::Sum),
            Unary::Percent => {
                if let Kind::Number(_) = self.formula.nodes[x.at()].kind {
                    let text = format!("{}%", self.text(x, Strength::Atom));
                    return self.around(&[x], 0, text);
                }
                let x = self.text(x, Strength::Product);
                (format!("{x} / 100"), Strength::Product)
            }
            Unary::Not => return self.around(&[x], 1, format!("NOT({})", self.value(x))),
        };
        Cell {
            written: Written::new(text, strength),
            depth: self.depth(&[x]),
        }
    }

    fn binary(&self, operator: Binary, a: Id, b: Id) -> Result<Cell, TooLarge> {
        let (left, right) = (&self.cells[a.at()].written, &self.cells[b.at()].written);
        let written = match operator {
            Binary::Power => return Ok(self.power(a, b)),
            Binary::And => return self.function("AND", &self.chain(Binary::And, a, b)),
            Binary::Or => return self.function("OR", &self.chain(Binary::Or, a, b)),
            _ => arithmetic(operator, left, right).unwrap_or_else(|| {
                let sign = comparison(operator).unwrap_or_default();
                let (a, b) = (left.at_least(Strength::Sum), right.at_least(Strength::Sum));
                Written::new(format!("{a} {sign} {b}"), Strength::Condition)
            }),
        };
        Ok(Cell {
            written,
            depth: self.depth(&[a, b]),
        })
    }

    /// The conditions that `operator` joins one after the other: one function for all of them,
    /// not one in the other.
    fn chain(&self, operator: Binary, a: Id, b: Id) -> Vec<Id> {
        let (mut first, mut rest) = (a, vec![b]);
        while let Kind::Binary(next, a, b) = self.formula.nodes[first.at()].kind
            && next == operator
        {
            rest.push(b);
            first = a;
        }
        rest.push(first);
        rest.reverse();
        rest
    }

    fn power(&self, a: Id, b: Id) -> Cell {
        let (base, exponent) = (self.value(a), self.value(b));
        let one = format!("0 * {} + 1", self.text(a, Strength::Atom));
        match (self.formula.literal(a), self.formula.literal(b)) {
            (_, Some(0.0)) => Cell {
                written: Written::new(one, Strength::Sum),
                depth: self.depth(&[a]),
            },
            (_, Some(whole)) if whole.fract() == 0.0 => {
                self.around(&[a, b], 1, format!("POWER({base},{exponent})"))
            }
            // The square root is what refuses a negative number, in both programs.
            (_, Some(_)) => {
                let twice = self.text(b, Strength::Atom);
                let text = format!("POWER(SQRT({base}),2 * {twice})");
                self.around(&[a, b], 2, text)
            }
            (Some(base), _) if base > 0.0 => {
                let base = number(base).text;
                self.around(&[a, b], 1, format!("POWER({base},{exponent})"))
            }
            _ => {
                let (x, y) = (self.text(a, Strength::Sum), self.text(b, Strength::Sum));
                let has = format!("OR({x} >= 0,{y} = TRUNC({exponent}))");
                let power = format!("IF({has},POWER({base},{exponent}),NA())");
                self.around(&[a, b], 4, format!("IF({y} = 0,{one},{power})"))
            }
        }
    }

    fn call(&self, function: Function, arguments: &[Id]) -> Result<Cell, TooLarge> {
        let value = |place: usize| self.value(arguments[place]);
        Ok(match function {
            Function::If => return self.function("IF", arguments),
            Function::Min => return self.function("MIN", arguments),
            Function::Max => return self.function("MAX", arguments),
            Function::Ln => return self.function("LN", arguments),
            Function::Clamp => {
                let text = format!("MIN(MAX({},{}),{})", value(0), value(1), value(2));
                self.around(arguments, 2, text)
            }
            Function::Round => {
                let digits = match arguments.get(1) {
                    None => "0".to_owned(),
                    Some(digits) => match self.formula.literal(*digits) {
                        Some(digits) if digits.abs() <= 15.0 => digits.trunc().to_string(),
                        _ => format!("MAX(-15,MIN(15,{}))", value(1)),
                    },
                };
                self.around(arguments, 3, format!("ROUND({},{digits})", value(0)))
            }
        })
    }
}
