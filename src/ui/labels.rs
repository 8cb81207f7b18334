//! Names of things, from the catalogue.

use super::words::Words;
use crate::economics::{Constraint, Way};
use crate::format::{Arg, Message};
use crate::model::Unit;
use crate::offer::Tier;
use crate::session::{AgreedField, Documents, Field, MotionField, OwnText, ScenarioField, Step};

/// A motion's figure.
pub fn motion_field(field: MotionField, words: &Words) -> &'static str {
    words.t(match field {
        MotionField::LeadCost => "motion.lead_cost",
        MotionField::WinRate => "motion.win_rate",
        MotionField::LostEffort => "motion.lost_effort",
        MotionField::Travel => "motion.travel",
        MotionField::Legal => "motion.legal",
        MotionField::Onboarding => "motion.onboarding",
        MotionField::Commission => "motion.commission",
        MotionField::GrossMargin => "motion.gross_margin",
        MotionField::CostToServe => "motion.cost_to_serve",
        MotionField::Retention => "motion.retention",
        MotionField::Expansion => "motion.expansion",
        MotionField::TargetRatio => "motion.target_ratio",
        MotionField::TargetPayback => "motion.target_payback",
        MotionField::HalfAt => "motion.half_at",
        MotionField::TenthAt => "motion.tenth_at",
    })
}

/// A remedy.
pub fn way(way: Way, words: &Words) -> &'static str {
    words.t(match way {
        Way::AsIs => "way.as_is",
        Way::PriceUplift => "way.price_uplift",
        Way::OneOffCharge => "way.one_off_charge",
        Way::RecurringCharge => "way.recurring_charge",
        Way::PriceAndCharge => "way.price_and_charge",
        Way::LighterSale => "way.lighter_sale",
        Way::LighterSaleAndPrice => "way.lighter_sale_and_price",
        Way::LongerTerm => "way.longer_term",
        Way::OutsourcedQualification => "way.outsourced",
        Way::SelfService => "way.self_service",
        Way::Decline => "way.decline",
    })
}

/// A constraint.
pub fn constraint(constraint: Constraint, words: &Words) -> &'static str {
    words.t(match constraint {
        Constraint::LtvCac => "constraint.ltv_cac",
        Constraint::Payback => "constraint.payback",
        Constraint::Floor => "constraint.floor",
        Constraint::ChargeBound => "constraint.charge_bound",
        Constraint::TrustRegion => "constraint.trust_region",
        Constraint::CustomerBreakEven => "constraint.customer_break_even",
        Constraint::CustomerRoi => "constraint.customer_roi",
        Constraint::CustomerPayback => "constraint.customer_payback",
        Constraint::CustomerValueShare => "constraint.customer_value_share",
    })
}

/// A step that can be taken back.
pub fn step_name(step: &Step, words: &Words) -> String {
    let key = match step {
        Step::Choice(key) | Step::Proposal(key, _) => key,
        Step::Cell(cell) => cell.head,
        Step::Field(Field::CustomerName) => "customer.name",
        Step::Field(Field::Staff) => "customer.staff",
        Step::Field(Field::Quantity) => "terms.quantity",
        Step::Field(Field::HurdleRoi) => "hurdle.roi",
        Step::Field(Field::HurdlePayback) => "hurdle.payback",
        Step::Field(Field::HurdleShare) => "hurdle.share",
        Step::Field(Field::HurdleBudget) => "hurdle.budget",
        Step::Field(Field::Revenue) => "customer.revenue",
        Step::Field(Field::ClaimShare | Field::Scenario(_, ScenarioField::ClaimShare)) => {
            "scenario.claim_share"
        }
        Step::Field(Field::DelayMonths | Field::Scenario(_, ScenarioField::DelayMonths)) => {
            "scenario.delay_months"
        }
        Step::Field(Field::Agreed(AgreedField::Price)) => "agreed.price",
        Step::Field(Field::Agreed(AgreedField::OneOff)) => "agreed.one_off",
        Step::Field(Field::Agreed(AgreedField::Recurring)) => "agreed.recurring",
        Step::Field(Field::Figure(_) | Field::Scenario(_, ScenarioField::Figure(_))) => {
            "step.figure"
        }
        Step::Field(Field::Motion(_, field)) => return motion_field(*field, words).to_owned(),
        Step::Field(Field::RoleHours(..)) => "motion.hours",
        Step::Field(Field::Own(_, OwnText::Name)) => "own.name",
        Step::Field(Field::Own(_, OwnText::Baseline)) => "own.baseline",
        Step::Field(Field::Own(_, OwnText::Source)) => "own.source",
    };
    words.t(key).to_owned()
}

/// A field, as its label names it, with the motion it belongs to: not all are always on screen.
pub fn field_name(field: &Field, documents: &Documents, words: &Words) -> String {
    let playbook = documents.playbook();
    match field {
        Field::Figure(id) | Field::Scenario(_, ScenarioField::Figure(id)) => {
            let models = documents.desk().calculator().public().roi_models.iter();
            let mut inputs = models.flat_map(|model| &model.inputs);
            let input = inputs.find(|input| input.id == *id);
            input.map_or_else(|| id.clone(), |input| words.of(&input.name))
        }
        Field::Motion(place, _) | Field::RoleHours(place, _) => {
            let motion = words.of(&playbook.motions[*place].name);
            let name = step_name(&Step::Field(field.clone()), words);
            words.say(
                &Message::new("field.of_motion")
                    .with("name", Arg::Text(name))
                    .with("motion", Arg::Text(motion)),
            )
        }
        _ => step_name(&Step::Field(field.clone()), words),
    }
}

/// How well a figure is founded.
pub fn tier(tier: Tier, words: &Words) -> &'static str {
    words.t(match tier {
        Tier::A => "tier.a",
        Tier::B => "tier.b",
        Tier::C => "tier.c",
        Tier::D => "tier.d",
    })
}

/// A unit as it stands behind a label: `€ / h`. Things that are counted are named by the label.
pub fn unit(unit: &Unit, words: &Words) -> String {
    unit.beside_a_label(words.locale, &words.currency)
}
