//! What a field accepts: the limits of the documents, from the documents' own schema.

use super::field::input;
use super::{Documents, Entry, Field, ScenarioField};
use crate::case::Case;
use crate::document::{Schema, plain};
use crate::format::{Message, in_percent};
use crate::offer::input_limits;
use crate::playbook::Playbook;
use serde_json::Value;
use std::sync::OnceLock;

/// What is wrong with `value` in `field`.
pub(super) fn limit_fault(field: &Field, documents: &Documents, value: f64) -> Option<Message> {
    static PLAYBOOK: OnceLock<Schema> = OnceLock::new();
    static CASE: OnceLock<Schema> = OnceLock::new();
    let entry = field.entry(documents);
    if entry == Entry::Whole && value.fract() != 0.0 {
        return Some(Message::new("field.whole"));
    }
    let playbook = |path: String| (PLAYBOOK.get_or_init(Schema::of::<Playbook>), path);
    let case = |path: &str| (CASE.get_or_init(Schema::of::<Case>), path.to_owned());
    let (schema, path) = match field {
        Field::CustomerName | Field::Own(..) => return None,
        Field::Figure(id) | Field::Scenario(_, ScenarioField::Figure(id)) => {
            let (low, high) = input_limits(input(documents, id)?);
            let within = value >= low && value <= high;
            return (!within).then(|| range(entry, low, high));
        }
        Field::Motion(place, field) => playbook(format!("motions[{place}].{}", field.path())),
        Field::RoleHours(place, line) => playbook(format!("motions[{place}].hours[{line}].hours")),
        Field::Staff => case("customer.staff"),
        Field::Quantity => case("terms.quantity"),
        Field::Agreed(field) => case(field.path()),
        Field::HurdleRoi => case("hurdles.roi_min"),
        Field::HurdlePayback => case("hurdles.payback_months_max"),
        Field::HurdleShare => case("hurdles.value_share_max"),
        Field::HurdleBudget => case("hurdles.budget"),
        Field::Revenue => case("customer.revenue"),
        Field::ClaimShare | Field::Scenario(_, ScenarioField::ClaimShare) => case("claim_share"),
        Field::DelayMonths | Field::Scenario(_, ScenarioField::DelayMonths) => case("delay_months"),
    };
    let fault = schema.fault_at(&path, &Value::from(value))?;
    Some(if entry == Entry::Percent {
        in_percent(fault.message)
    } else {
        fault.message
    })
}

fn range(entry: Entry, low: f64, high: f64) -> Message {
    let message = Message::new("field.range")
        .with("low", plain(low))
        .with("high", plain(high));
    if entry == Entry::Percent {
        in_percent(message)
    } else {
        message
    }
}
