//! What a derivation is made of.

use crate::document::Text;
use crate::format::Message;
use crate::model::{self, Formula, Measured};
use crate::offer::Tier;

/// How a value is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    /// An amount.
    Money,
    /// A share, in percent.
    Share,
    /// Hours.
    Hours,
    /// Months.
    Months,
    /// A ratio, a multiple or a number of years.
    Ratio,
    /// As it is: the customer's own inputs in their own units.
    Plain,
}

/// Where an input stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Source {
    /// At a place of the playbook.
    Playbook(String),
    /// At a place of the case.
    Case(String),
    /// A size that was found by trying the steps of the price book.
    Sought,
    /// A rate that was found by trying: the one at which the net flows come to nothing.
    Root,
}

/// Whose figure an input of the ROI model is. A case holds what was entered in it; everything
/// else is the playbook's default.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Given {
    /// The customer's own figure, entered in this case.
    ByCustomer,
    /// An assumption, changed in this case from the playbook's default.
    Changed(f64),
    /// A figure to ask the customer for; until then the playbook's default.
    NotAsked,
    /// An assumption of the playbook's.
    Assumed,
}

/// Whose figure an input is, and what the playbook says of its default.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// Whose it is.
    pub given: Given,
    /// How well the default is founded.
    pub tier: Tier,
    /// Where the default comes from.
    pub source: Option<Text>,
}

/// What gives a step its value.
#[derive(Clone, Debug, PartialEq)]
pub enum Origin {
    /// It stands somewhere.
    Input(Source),
    /// A formula, and the steps behind its names in the order in which the text has them.
    Formula(Formula, Vec<usize>),
}

/// One step.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Its name in formulas.
    pub id: String,
    /// Its name for people.
    pub name: Message,
    /// Whose it is, in a document's words: a role, a driver, an input.
    pub of: Option<Text>,
    /// Whose figure it is, for an input of the ROI model.
    pub evidence: Option<Evidence>,
    /// How its value is shown.
    pub show: Show,
    /// What gives it its value.
    pub origin: Origin,
    /// Its value; `None` where the formula has none.
    pub value: Option<f64>,
}

/// A step that a reader asks for, and what the engine says it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    /// Place of the step.
    pub step: usize,
    /// The engine's figure; `None` where there is none.
    pub engine: Option<f64>,
}

/// Figures and every step below them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Derivation {
    /// The steps, each behind those it uses.
    pub steps: Vec<Step>,
    /// The figures, in the order of the screen.
    pub figures: Vec<Figure>,
}

/// A part of a formula as it is written out.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// Operators, parentheses, names of functions.
    Text(String),
    /// A number of the formula, with its unit if it has one.
    Number(Measured),
    /// Another step, by its place.
    Step(usize),
}

// No value is ever NaN, so equality is total; and a shared derivation that is the same one is
// equal without a look at its contents.
impl Eq for Derivation {}

impl Step {
    /// The steps that its formula uses, each once, in the order of the text.
    #[must_use]
    pub fn uses(&self) -> Vec<usize> {
        let mut used = Vec::new();
        if let Origin::Formula(_, uses) = &self.origin {
            for place in uses {
                if !used.contains(place) {
                    used.push(*place);
                }
            }
        }
        used
    }

    /// Its formula in pieces; empty for an input.
    #[must_use]
    pub fn pieces(&self) -> Vec<Piece> {
        let Origin::Formula(formula, uses) = &self.origin else {
            return Vec::new();
        };
        let mut names = uses.iter();
        let pieces = formula.pieces().into_iter().filter_map(|piece| {
            Some(match piece {
                model::Piece::Text(text) => Piece::Text(text),
                model::Piece::Number(number) => Piece::Number(number),
                model::Piece::Name(_) => Piece::Step(*names.next()?),
            })
        });
        pieces.collect()
    }
}
