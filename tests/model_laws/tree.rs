//! Expression trees with a value and a printed form of their own.

use proptest::prelude::*;
use worthwhile::model::{Binary, Formula, Id, Kind};

pub const NAMES: [&str; 4] = ["a", "b", "c", "d"];
pub const VALUES: [f64; 4] = [2.0, 3.5, 0.0, -4.0];

/// A number or a condition; which one, its place says.
#[derive(Clone, Debug)]
pub enum Tree {
    Number(f64),
    Name(usize),
    Negate(Box<Tree>),
    Percent(Box<Tree>),
    Arithmetic(char, Box<Tree>, Box<Tree>),
    If(Box<Condition>, Box<Tree>, Box<Tree>),
    Min(Vec<Tree>),
    Max(Vec<Tree>),
    Clamp(Box<Tree>, Box<Tree>, Box<Tree>),
    Round(Box<Tree>, i8),
}

#[derive(Clone, Debug)]
pub enum Condition {
    Compare(&'static str, Tree, Tree),
    Both(Box<Condition>, Box<Condition>),
    Either(Box<Condition>, Box<Condition>),
    Not(Box<Condition>),
}

pub fn trees() -> impl Strategy<Value = Tree> {
    let leaf = prop_oneof![
        (0..1000_u32).prop_map(|n| Tree::Number(f64::from(n) / 8.0)),
        (0..NAMES.len()).prop_map(Tree::Name),
    ];
    leaf.prop_recursive(5, 40, 4, |inner| {
        let boxed = || inner.clone().prop_map(Box::new);
        let several = || prop::collection::vec(inner.clone(), 1..4);
        let sign = prop::sample::select(vec!['+', '-', '*', '/', '^']);
        prop_oneof![
            1 => boxed().prop_map(Tree::Negate),
            1 => boxed().prop_map(Tree::Percent),
            6 => (sign, boxed(), boxed()).prop_map(|(s, a, b)| Tree::Arithmetic(s, a, b)),
            2 => (conditions(inner.clone()), boxed(), boxed())
                .prop_map(|(c, a, b)| Tree::If(Box::new(c), a, b)),
            1 => several().prop_map(Tree::Min),
            1 => several().prop_map(Tree::Max),
            1 => (boxed(), boxed(), boxed()).prop_map(|(x, a, b)| Tree::Clamp(x, a, b)),
            1 => (boxed(), -3..6_i8).prop_map(|(x, digits)| Tree::Round(x, digits)),
        ]
    })
}

fn conditions(
    numbers: impl Strategy<Value = Tree> + Clone + 'static,
) -> impl Strategy<Value = Condition> {
    let sign = prop::sample::select(vec!["<", "<=", ">", ">=", "=", "!="]);
    let leaf = (sign, numbers.clone(), numbers).prop_map(|(s, a, b)| Condition::Compare(s, a, b));
    leaf.prop_recursive(2, 4, 2, |inner| {
        let boxed = || inner.clone().prop_map(Box::new);
        prop_oneof![
            (boxed(), boxed()).prop_map(|(a, b)| Condition::Both(a, b)),
            (boxed(), boxed()).prop_map(|(a, b)| Condition::Either(a, b)),
            boxed().prop_map(Condition::Not),
        ]
    })
}

impl Tree {
    /// The value by plain arithmetic; `None` if a part that counts has none.
    pub fn value(&self) -> Option<f64> {
        let all = |trees: &[Self]| trees.iter().map(Self::value).collect::<Option<Vec<f64>>>();
        let value = match self {
            Self::Number(value) => *value,
            Self::Name(place) => VALUES[*place],
            Self::Negate(x) => -x.value()?,
            Self::Percent(x) => x.value()? / 100.0,
            Self::Arithmetic(sign, a, b) => arithmetic(*sign, a.value()?, b.value()?),
            Self::If(condition, a, b) => if condition.holds()? { a } else { b }.value()?,
            Self::Min(trees) => all(trees)?.into_iter().reduce(f64::min)?,
            Self::Max(trees) => all(trees)?.into_iter().reduce(f64::max)?,
            Self::Clamp(x, low, high) => x.value()?.max(low.value()?).min(high.value()?),
            Self::Round(x, digits) => {
                let x = x.value()?;
                let scaled: f64 = (x * 10_f64.powi(i32::from(*digits))).abs();
                if scaled >= 1e14 {
                    return Some(x);
                }
                // As a spreadsheet has it: to 15 digits, then half away from zero.
                let shown: f64 = format!("{scaled:.14e}").parse().unwrap();
                x.signum()
                    * format!("{}e{}", shown.round(), -digits)
                        .parse::<f64>()
                        .unwrap()
            }
        };
        value.is_finite().then_some(value)
    }

    /// Whether anything in it is rounded to digits.
    pub fn rounds(&self) -> bool {
        self.print().contains("round(")
    }

    /// With the parentheses that are needed and no more.
    pub fn print(&self) -> String {
        self.printed(0, &|text| text)
    }

    /// With every parenthesis there could be.
    pub fn print_all_parentheses(&self) -> String {
        self.printed(0, &|text| format!("({text})"))
    }

    /// Printed where binding less than `least` needs parentheses: 1 for a sum, 2 for a
    /// product, 3 for a negation, 4 for a power, 5 for a percentage.
    fn printed(&self, least: u8, dress: &dyn Fn(String) -> String) -> String {
        let all = |trees: &[Self]| {
            let trees = trees.iter().map(|tree| tree.printed(0, dress));
            trees.collect::<Vec<_>>().join(", ")
        };
        let (strength, text) = match self {
            Self::Number(value) => (6, value.to_string()),
            Self::Name(place) => (6, NAMES[*place].to_owned()),
            Self::Negate(x) => (3, format!("-{}", x.printed(3, dress))),
            Self::Percent(x) => (5, format!("{} %", x.printed(5, dress))),
            Self::Arithmetic(sign, a, b) => {
                let (own, left, right) = match sign {
                    '+' | '-' => (1, 1, 2),
                    '*' | '/' => (2, 2, 3),
                    // To the right, and a negation needs none behind it.
                    _ => (4, 5, 3),
                };
                (
                    own,
                    format!(
                        "{} {sign} {}",
                        a.printed(left, dress),
                        b.printed(right, dress)
                    ),
                )
            }
            Self::If(condition, a, b) => (
                6,
                format!(
                    "if({}, {}, {})",
                    condition.printed(0),
                    a.printed(0, dress),
                    b.printed(0, dress)
                ),
            ),
            Self::Min(trees) => (6, format!("min({})", all(trees))),
            Self::Max(trees) => (6, format!("max({})", all(trees))),
            Self::Clamp(x, low, high) => (
                6,
                format!(
                    "clamp({}, {}, {})",
                    x.printed(0, dress),
                    low.printed(0, dress),
                    high.printed(0, dress)
                ),
            ),
            Self::Round(x, digits) => (6, format!("round({}, {digits})", x.printed(0, dress))),
        };
        if strength < least {
            format!("({text})")
        } else {
            dress(text)
        }
    }
}

fn arithmetic(sign: char, a: f64, b: f64) -> f64 {
    match sign {
        '+' => a + b,
        '-' => a - b,
        '*' => a * b,
        // Infinite and undefined results count as none.
        '/' => a / b,
        _ => a.powf(b),
    }
}

impl Condition {
    #[expect(clippy::float_cmp, reason = "the language compares exactly")]
    fn holds(&self) -> Option<bool> {
        Some(match self {
            Self::Compare(sign, a, b) => {
                let (a, b) = (a.value()?, b.value()?);
                match *sign {
                    "<" => a < b,
                    "<=" => a <= b,
                    ">" => a > b,
                    ">=" => a >= b,
                    "=" => a == b,
                    _ => a != b,
                }
            }
            // Both sides must have a value, as in a spreadsheet.
            Self::Both(a, b) => a.holds()? & b.holds()?,
            Self::Either(a, b) => a.holds()? | b.holds()?,
            Self::Not(a) => !a.holds()?,
        })
    }

    /// Strength 1 for `or`, 2 for `and`, 3 for `not`, 4 for a comparison.
    fn printed(&self, least: u8) -> String {
        let (strength, text) = match self {
            Self::Compare(sign, a, b) => (
                4,
                format!("{} {sign} {}", a.printed(1, &|t| t), b.printed(1, &|t| t)),
            ),
            Self::Both(a, b) => (2, format!("{} and {}", a.printed(2), b.printed(3))),
            Self::Either(a, b) => (1, format!("{} or {}", a.printed(1), b.printed(2))),
            Self::Not(a) => (3, format!("not {}", a.printed(3))),
        };
        if strength < least {
            format!("({text})")
        } else {
            text
        }
    }
}

/// Whether `formula` compares, adds or subtracts two numbers that are equal to 15 digits and not
/// all, or comes below what a spreadsheet can hold.
pub fn near_tie(formula: &Formula, case: &[Option<f64>]) -> bool {
    let mut values: Vec<Option<f64>> = Vec::new();
    formula.nodes().iter().any(|node| {
        let part = formula.source().get(node.span.clone()).unwrap();
        let value = Formula::parse(part, &NAMES)
            .ok()
            .and_then(|part| part.evaluate(case).ok());
        values.push(value);
        let near = |a: f64, b: f64| a != b && (a - b).abs() <= 1e-13 * a.abs().max(b.abs());
        let tie = match node.kind {
            Kind::Binary(operator, a, b) => {
                let at = |id: Id| values[id.at()];
                match (operator, at(a), at(b)) {
                    (Binary::Multiply | Binary::Divide, _, _) => false,
                    (Binary::Power, base, _) => value == Some(0.0) && base != Some(0.0),
                    (Binary::Add, Some(a), Some(b)) => near(a, -b),
                    (_, Some(a), Some(b)) => near(a, b),
                    _ => false,
                }
            }
            _ => false,
        };
        tie || value.is_some_and(|value| value != 0.0 && value.abs() < 1e-290)
    })
}
