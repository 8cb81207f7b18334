//! What a prospect can answer.

use super::visit::Visit;
use crate::format::{Arg, Message};
use crate::model::Unit;
use crate::offer::{Input, RoiModel, input_limits};

/// Something that can be answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    /// The ROI model.
    Industry,
    /// The plan.
    Plan,
    /// Years bound.
    Years,
    /// Units of the plan.
    Quantity,
    /// People employed.
    Staff,
    /// An input of the ROI model.
    Figure(String),
}

/// What stands before the id of an input in a field's name in the page.
const FIGURE: &str = "figure.";

impl Field {
    /// Its name in the page.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Figure(id) => format!("{FIGURE}{id}"),
            _ => self.key().to_owned(),
        }
    }

    /// Its name to whoever prefills it or hears of it: an input has its own id.
    #[must_use]
    pub fn key(&self) -> &str {
        match self {
            Self::Industry => "industry",
            Self::Plan => "plan",
            Self::Years => "years",
            Self::Quantity => "quantity",
            Self::Staff => "staff",
            Self::Figure(id) => id,
        }
    }

    /// The field of that name in the page.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name.strip_prefix(FIGURE) {
            Some(id) => Some(Self::Figure(id.to_owned())),
            None => Self::of_key(name).filter(|field| !matches!(field, Self::Figure(_))),
        }
    }

    /// The field that is prefilled under `key`.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        Some(match key {
            "" => return None,
            "industry" => Self::Industry,
            "plan" => Self::Plan,
            "years" => Self::Years,
            "quantity" => Self::Quantity,
            "staff" => Self::Staff,
            id => Self::Figure(id.to_owned()),
        })
    }

    /// Whether it is chosen from a list, so that no text is typed.
    #[must_use]
    pub fn is_choice(&self) -> bool {
        matches!(self, Self::Industry | Self::Plan | Self::Years)
    }
}

/// The largest number of people or units.
const MOST: f64 = 10_000_000.0;

/// The input of `model` called `id`.
pub(super) fn input<'a>(model: &'a RoiModel, id: &str) -> Option<&'a Input> {
    model.inputs.iter().find(|input| input.id == id)
}

/// The unit of `input`; a plain number where it cannot be read.
pub(super) fn unit(input: &Input) -> Unit {
    Unit::parse(&input.unit).unwrap_or_default()
}

impl Visit {
    /// The number that `text` stands for in `field`.
    ///
    /// # Errors
    /// What is wrong with it, for the prospect.
    pub(super) fn number(&self, field: &Field, text: &str) -> Result<f64, Message> {
        let locale = self.locale();
        let (value, (low, high), percent) = match field {
            Field::Figure(id) => {
                let input = input(self.model(), id).ok_or(Message::new("number.not_a_number"))?;
                let unit = unit(input);
                let read = if unit.percent {
                    locale.parse_percent(text)
                } else {
                    locale.parse_money(text)
                };
                (read, input_limits(input), unit.percent)
            }
            _ => (locale.parse_number(text), (1.0, MOST), false),
        };
        let value = value.map_err(|problem| problem.message())?;
        if value < low || value > high {
            let shown = |limit: f64| {
                if percent {
                    Arg::Percent(limit, 0)
                } else {
                    Arg::Number(limit, 0)
                }
            };
            let message = Message::new("widget.limits");
            return Err(message.with("low", shown(low)).with("high", shown(high)));
        }
        let counts = !matches!(field, Field::Figure(_));
        if counts && value.fract() != 0.0 {
            return Err(Message::new("widget.whole"));
        }
        Ok(value)
    }

    /// What stands in `field`: as it was typed, else its value.
    #[must_use]
    pub fn text(&self, field: &Field) -> String {
        if let Some((typed, _)) = self.typed(field) {
            return typed.clone();
        }
        let (case, locale) = (self.case(), self.locale());
        match field {
            Field::Industry => case.customer.industry.clone(),
            Field::Plan => case.terms.plan.clone(),
            Field::Years => case.terms.years.to_string(),
            Field::Quantity => locale.editable(f64::from(case.terms.quantity)),
            Field::Staff => locale.editable(f64::from(case.customer.staff)),
            Field::Figure(id) => {
                let input = input(self.model(), id);
                input.map_or_else(String::new, |input| {
                    let value = case.figure(id).unwrap_or(input.likely);
                    if unit(input).percent {
                        locale.editable_percent(value)
                    } else {
                        locale.editable(value)
                    }
                })
            }
        }
    }
}
