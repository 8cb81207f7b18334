//! The syntax tree, kept flat.

use super::unit::Unit;
use std::ops::Range;

/// Place of a node in its formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Id(pub(super) u32);

impl Id {
    /// Its place among the nodes.
    #[must_use]
    pub fn at(self) -> usize {
        self.0 as usize
    }
}

/// A parsed formula: its nodes, each behind its operands, the last one the result.
#[derive(Clone, Debug, PartialEq)]
pub struct Formula {
    pub(super) source: String,
    pub(super) nodes: Vec<Node>,
}

/// One node and the text it came from.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Bytes of the source.
    pub span: Range<usize>,
    /// What it does.
    pub kind: Kind,
}

/// What a node does.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// A number as written.
    Number(f64),
    /// A number with its unit behind it.
    Quantity(f64, Unit),
    /// An input or another formula, by its place in the names that were given.
    Name(usize),
    /// One operand.
    Unary(Unary, Id),
    /// Two operands.
    Binary(Binary, Id, Id),
    /// A function of its arguments.
    Call(Function, Vec<Id>),
}

/// Operators with one operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unary {
    /// `-x`
    Negate,
    /// `x %`, a hundredth.
    Percent,
    /// `not x`
    Not,
}

/// Operators with two operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Binary {
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
    And,
    Or,
}

/// Functions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    /// `if(condition, then, else)`
    If,
    /// The smallest argument.
    Min,
    /// The largest argument.
    Max,
    /// `round(x)` or `round(x, digits)`, half away from zero.
    Round,
    /// `clamp(x, low, high)`
    Clamp,
    /// `ln(x)`, the natural logarithm.
    Ln,
}

impl Formula {
    /// The text it was parsed from.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The nodes, each behind its operands; never empty.
    #[must_use]
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The names used, by place, with repetitions.
    pub fn names(&self) -> impl Iterator<Item = usize> {
        self.nodes.iter().filter_map(|node| match node.kind {
            Kind::Name(place) => Some(place),
            _ => None,
        })
    }
}

impl Binary {
    /// Whether the operands are conditions.
    #[must_use]
    pub fn joins_conditions(self) -> bool {
        matches!(self, Self::And | Self::Or)
    }

    /// Whether the result is a condition.
    #[must_use]
    pub fn is_condition(self) -> bool {
        !matches!(
            self,
            Self::Add | Self::Subtract | Self::Multiply | Self::Divide | Self::Power
        )
    }
}

impl Function {
    /// Every function.
    pub const ALL: [Self; 6] = [
        Self::If,
        Self::Min,
        Self::Max,
        Self::Round,
        Self::Clamp,
        Self::Ln,
    ];

    /// The function called `name`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|function| function.name() == name)
    }

    /// How it is written.
    #[must_use]
    pub fn usage(self) -> &'static str {
        match self {
            Self::If => "if(a > b, x, y)",
            Self::Min => "min(a, b)",
            Self::Max => "max(a, b)",
            Self::Round => "round(x, 2)",
            Self::Clamp => "clamp(x, low, high)",
            Self::Ln => "ln(x)",
        }
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::If => "if",
            Self::Min => "min",
            Self::Max => "max",
            Self::Round => "round",
            Self::Clamp => "clamp",
            Self::Ln => "ln",
        }
    }

    /// Whether it takes `count` arguments.
    #[must_use]
    pub fn takes(self, count: usize) -> bool {
        match self {
            Self::If | Self::Clamp => count == 3,
            Self::Min | Self::Max => count >= 1,
            Self::Ln => count == 1,
            Self::Round => count == 1 || count == 2,
        }
    }
}
