//! The fields of the screen: what each one shows, and where its value lives.

use super::{Documents, MotionField, OwnText, ScenarioField};
use crate::case::{Agreed, Case};
use crate::document::Faults;
use crate::model::Unit;
use crate::offer::Input;
use crate::playbook::Playbook;

/// A field with something to type.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The customer's name.
    CustomerName,
    /// People the customer employs.
    Staff,
    /// Units of the plan.
    Quantity,
    /// The customer's least return on investment.
    HurdleRoi,
    /// The customer's longest payback.
    HurdlePayback,
    /// The largest share of the value that may go to the vendor.
    HurdleShare,
    /// The most the customer can pay in a year.
    HurdleBudget,
    /// The customer's revenue.
    Revenue,
    /// Share of the claimed benefits that is taken to come true.
    ClaimShare,
    /// Months by which the benefits begin later than planned.
    DelayMonths,
    /// A figure of the named scenario at a place.
    Scenario(usize, ScenarioField),
    /// The customer's figure for an input of their ROI model.
    Figure(String),
    /// A figure of the motion at a place.
    Motion(usize, MotionField),
    /// Hours of the role on a line of the motion at a place.
    RoleHours(usize, usize),
    /// An amount of the terms on the table.
    Agreed(AgreedField),
    /// A text of the driver with this id that was added for the customer.
    Own(String, OwnText),
}

/// An amount of the terms on the table; at list terms the list's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AgreedField {
    /// Subscription price a year, before the discount.
    Price,
    /// One-off service charge.
    OneOff,
    /// Recurring service charge a year, before the discount.
    Recurring,
}

impl AgreedField {
    /// All of them, in the order of the screen.
    pub const ALL: [Self; 3] = [Self::Price, Self::OneOff, Self::Recurring];

    /// Its place in the case.
    #[must_use]
    pub fn path(self) -> &'static str {
        match self {
            Self::Price => "terms.agreed.price",
            Self::OneOff => "terms.agreed.one_off_charge",
            Self::Recurring => "terms.agreed.recurring_charge",
        }
    }

    fn slot(self, terms: &mut Agreed) -> &mut f64 {
        match self {
            Self::Price => &mut terms.price,
            Self::OneOff => &mut terms.one_off_charge,
            Self::Recurring => &mut terms.recurring_charge,
        }
    }
}

/// The terms on the table; at list terms those, spelt out.
fn terms(documents: &Documents) -> Agreed {
    let agreed = documents.case().terms.agreed;
    agreed.unwrap_or_else(|| Agreed::at_list(&documents.deal().estimate.quote))
}

/// How a value is typed and shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Any text.
    Text,
    /// A whole number.
    Whole,
    /// A number.
    Number,
    /// A share, typed in percent.
    Percent,
    /// An amount in the playbook's currency.
    Money,
}

impl Field {
    /// How its value is typed and shown.
    #[must_use]
    pub fn entry(&self, documents: &Documents) -> Entry {
        match self {
            Self::CustomerName | Self::Own(..) => Entry::Text,
            Self::Staff | Self::Quantity => Entry::Whole,
            Self::HurdlePayback | Self::DelayMonths | Self::RoleHours(..) => Entry::Number,
            Self::HurdleRoi | Self::HurdleShare | Self::ClaimShare => Entry::Percent,
            Self::Figure(id) => entry_of(documents, id),
            Self::Scenario(_, field) => match field {
                ScenarioField::Figure(id) => entry_of(documents, id),
                ScenarioField::ClaimShare => Entry::Percent,
                ScenarioField::DelayMonths => Entry::Number,
            },
            Self::Motion(_, field) => field.entry(),
            Self::Agreed(_) | Self::HurdleBudget | Self::Revenue => Entry::Money,
        }
    }

    /// Whether it may be left empty.
    #[must_use]
    pub fn optional(&self) -> bool {
        matches!(
            self,
            Self::CustomerName
                | Self::Own(..)
                | Self::HurdleRoi
                | Self::HurdlePayback
                | Self::HurdleShare
                | Self::HurdleBudget
                | Self::Revenue
                | Self::ClaimShare
                | Self::DelayMonths
                | Self::Scenario(..)
        )
    }

    /// Its number in `documents`; `None` if it is empty, or a text.
    #[must_use]
    pub fn number(&self, documents: &Documents) -> Option<f64> {
        let (case, playbook) = (documents.case(), documents.playbook());
        match self {
            Self::CustomerName | Self::Own(..) => None,
            Self::Staff => Some(f64::from(case.customer.staff)),
            Self::Quantity => Some(f64::from(case.terms.quantity)),
            Self::HurdleRoi => case.hurdles.roi_min,
            Self::HurdlePayback => case.hurdles.payback_months_max,
            Self::HurdleShare => case.hurdles.value_share_max,
            Self::HurdleBudget => case.hurdles.budget,
            Self::Revenue => case.customer.revenue,
            Self::ClaimShare => case.claim_share,
            Self::DelayMonths => case.delay_months,
            Self::Scenario(place, field) => field.number(case, *place),
            Self::Figure(id) => case
                .figure(id)
                .or_else(|| input(documents, id).map(|input| input.likely)),
            Self::Motion(place, field) => field.number(playbook.motions.get(*place)?),
            Self::RoleHours(place, line) => {
                Some(playbook.motions.get(*place)?.hours.get(*line)?.hours)
            }
            Self::Agreed(field) => Some(*field.slot(&mut terms(documents))),
        }
    }

    /// `documents` with `value` in this field; `None` empties it where that is allowed.
    ///
    /// # Errors
    /// Every place at which the deal does not work out with it.
    pub(super) fn with(
        &self,
        documents: &Documents,
        value: Option<f64>,
    ) -> Result<Documents, Faults> {
        if matches!(self, Self::Motion(..) | Self::RoleHours(..)) {
            documents.with_playbook(|playbook| self.write_playbook(playbook, value))
        } else if let (Self::Agreed(field), Some(value)) = (self, value) {
            let mut terms = terms(documents);
            *field.slot(&mut terms) = value;
            documents.with_case(|case| case.terms.agreed = Some(terms))
        } else {
            documents.with_case(|case| self.write_case(case, value))
        }
    }

    fn write_playbook(&self, playbook: &mut Playbook, value: Option<f64>) {
        match (self, value) {
            (Self::Motion(place, field), Some(value)) => {
                if let Some(slot) = playbook.motions.get_mut(*place).and_then(|m| field.slot(m)) {
                    *slot = value;
                }
            }
            (Self::RoleHours(place, line), Some(value)) => {
                let motion = playbook.motions.get_mut(*place);
                if let Some(hours) = motion.and_then(|motion| motion.hours.get_mut(*line)) {
                    hours.hours = value;
                }
            }
            _ => {}
        }
    }

    fn write_case(&self, case: &mut Case, value: Option<f64>) {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "limits are checked before; a cast saturates"
        )]
        let whole = |value: f64| value.round() as u32;
        match (self, value) {
            (Self::Staff, Some(value)) => case.customer.staff = whole(value),
            (Self::Quantity, Some(value)) => case.terms.quantity = whole(value),
            (Self::HurdleRoi, value) => case.hurdles.roi_min = value,
            (Self::HurdlePayback, value) => case.hurdles.payback_months_max = value,
            (Self::HurdleShare, value) => case.hurdles.value_share_max = value,
            (Self::HurdleBudget, value) => case.hurdles.budget = value,
            (Self::Revenue, value) => case.customer.revenue = value,
            (Self::ClaimShare, value) => case.claim_share = value,
            (Self::DelayMonths, value) => case.delay_months = value,
            (Self::Scenario(place, field), value) => field.write(case, *place, value),
            (Self::Figure(id), Some(value)) => {
                let industry = case.customer.industry.clone();
                case.figures
                    .entry(industry)
                    .or_default()
                    .insert(id.clone(), value);
            }
            _ => {}
        }
    }
}

/// How a figure of the ROI model in use is typed.
fn entry_of(documents: &Documents, id: &str) -> Entry {
    let unit = input(documents, id).and_then(|input| Unit::parse(&input.unit).ok());
    match unit {
        Some(unit) if unit.percent => Entry::Percent,
        Some(unit) if unit.is_money() => Entry::Money,
        _ => Entry::Number,
    }
}

/// The input called `id` of the ROI model in use.
pub(super) fn input<'a>(documents: &'a Documents, id: &str) -> Option<&'a Input> {
    let model = documents.desk().calculator().model(documents.case())?;
    model.inputs.iter().find(|input| input.id == id)
}
