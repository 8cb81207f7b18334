//! What the readings that write a formula in another language have in common.

use super::syntax::{Binary, Formula, Id, Kind, Unary};

/// A formula that would be longer, or nested deeper, than the other language takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge;

/// How tightly a written part holds together; a part that binds less than its place needs goes
/// into parentheses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    /// A comparison, and what joins them.
    Condition,
    /// A sum, and a negation: `2 * -x` and `a - -b` are read differently here and there.
    Sum,
    /// A product.
    Product,
    /// What needs no parentheses.
    Atom,
}

/// A part that is written.
#[derive(Clone, Debug)]
pub(super) struct Written {
    pub text: String,
    pub strength: Strength,
}

impl Written {
    pub(super) fn new(text: String, strength: Strength) -> Self {
        Self { text, strength }
    }

    pub(super) fn atom(text: impl Into<String>) -> Self {
        Self::new(text.into(), Strength::Atom)
    }

    /// The text for a place that needs `least`.
    pub(super) fn at_least(&self, least: Strength) -> String {
        if self.strength < least {
            format!("({})", self.text)
        } else {
            self.text.clone()
        }
    }
}

/// `a` and `b` with the sign of the four operations between them; sums and products are worked
/// out from the left in every language.
pub(super) fn arithmetic(operator: Binary, a: &Written, b: &Written) -> Option<Written> {
    let (sign, own, right) = match operator {
        Binary::Add => ('+', Strength::Sum, Strength::Product),
        Binary::Subtract => ('-', Strength::Sum, Strength::Product),
        Binary::Multiply => ('*', Strength::Product, Strength::Atom),
        Binary::Divide => ('/', Strength::Product, Strength::Atom),
        _ => return None,
    };
    let text = format!("{} {sign} {}", a.at_least(own), b.at_least(right));
    Some(Written::new(text, own))
}

/// The sign of a comparison.
pub(super) fn comparison(operator: Binary) -> Option<&'static str> {
    Some(match operator {
        Binary::Less => "<",
        Binary::LessOrEqual => "<=",
        Binary::Greater => ">",
        Binary::GreaterOrEqual => ">=",
        Binary::Equal => "=",
        Binary::NotEqual => "<>",
        _ => return None,
    })
}

impl Formula {
    /// The number that stands at `id`, with its sign, if one does.
    pub(super) fn literal(&self, id: Id) -> Option<f64> {
        match self.nodes[id.at()].kind {
            Kind::Number(value) | Kind::Quantity(value, _) => Some(value),
            Kind::Unary(Unary::Negate, x) => match self.nodes[x.at()].kind {
                Kind::Number(value) | Kind::Quantity(value, _) => Some(-value),
                _ => None,
            },
            _ => None,
        }
    }
}
