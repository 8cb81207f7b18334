//! What two states of the documents differ in, whatever screen it was changed on.

use super::{AgreedField, Documents, Field, MotionField, ScenarioField};
use serde::Serialize;
use serde_json::Value;

/// Which document a place is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// The customer's.
    Case,
    /// The vendor's.
    Playbook,
    /// Beside both: how the terms on the table are sold.
    Selling,
}

/// A place at which documents differ.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Difference {
    /// The document.
    pub side: Side,
    /// The place in it, such as `motions[1].win_rate`.
    pub path: String,
}

impl Documents {
    /// Every place at which `other` differs from these documents, in the order of the documents.
    #[must_use]
    pub fn differences(&self, other: &Self) -> Vec<Difference> {
        let mut found = Vec::new();
        let mut add = |side: Side, paths: Vec<String>| {
            found.extend(paths.into_iter().map(|path| Difference { side, path }));
        };
        add(Side::Case, differing(&**self.case(), &**other.case()));
        if self.way() != other.way() {
            add(Side::Selling, vec!["way".to_owned()]);
        }
        if self.desk() != other.desk() {
            add(Side::Playbook, differing(self.playbook(), other.playbook()));
        }
        found
    }

    /// What stands at the place of `difference`; `None` where nothing does.
    #[must_use]
    pub fn at(&self, difference: &Difference) -> Option<Value> {
        let value = match difference.side {
            Side::Case => serde_json::to_value(&**self.case()),
            Side::Playbook => serde_json::to_value(self.playbook()),
            Side::Selling => return Some(crate::deal::way_name(self.way()).into()),
        };
        let pointer = format!(
            "/{}",
            difference.path.replace(['.', '['], "/").replace(']', "")
        );
        value.ok()?.pointer(&pointer).cloned()
    }

    /// The field of the screen that shows the place of `difference`, if one does.
    #[must_use]
    pub fn field_at(&self, difference: &Difference) -> Option<Field> {
        let path = difference.path.as_str();
        match difference.side {
            Side::Case => self.case_field(path),
            Side::Playbook => self.playbook_field(path),
            Side::Selling => None,
        }
    }

    fn case_field(&self, path: &str) -> Option<Field> {
        let agreed = AgreedField::ALL
            .into_iter()
            .find(|field| field.path() == path);
        if let Some(field) = agreed {
            return Some(Field::Agreed(field));
        }
        let figure = format!("figures.{}.", self.case().customer.industry);
        if let Some(id) = path.strip_prefix(&figure) {
            return Some(Field::Figure(id.to_owned()));
        }
        Some(match path {
            "customer.name" => Field::CustomerName,
            "customer.staff" => Field::Staff,
            "terms.quantity" => Field::Quantity,
            "hurdles.roi_min" => Field::HurdleRoi,
            "hurdles.payback_months_max" => Field::HurdlePayback,
            "hurdles.value_share_max" => Field::HurdleShare,
            "hurdles.budget" => Field::HurdleBudget,
            "customer.revenue" => Field::Revenue,
            "claim_share" => Field::ClaimShare,
            "delay_months" => Field::DelayMonths,
            _ => return self.scenario_field(path),
        })
    }

    fn scenario_field(&self, path: &str) -> Option<Field> {
        let (place, rest) = path.strip_prefix("scenarios[")?.split_once("].")?;
        let figure = format!("figures.{}.", self.case().customer.industry);
        let field = match (rest, rest.strip_prefix(&figure)) {
            (_, Some(id)) => ScenarioField::Figure(id.to_owned()),
            ("claim_share", _) => ScenarioField::ClaimShare,
            ("delay_months", _) => ScenarioField::DelayMonths,
            _ => return None,
        };
        Some(Field::Scenario(place.parse().ok()?, field))
    }

    fn playbook_field(&self, path: &str) -> Option<Field> {
        let (place, rest) = path.strip_prefix("motions[")?.split_once("].")?;
        let place: usize = place.parse().ok()?;
        if place >= self.playbook().motions.len() {
            return None;
        }
        let line = rest
            .strip_prefix("hours[")
            .and_then(|rest| rest.strip_suffix("].hours"));
        if let Some(line) = line {
            return Some(Field::RoleHours(place, line.parse().ok()?));
        }
        let mut fields = MotionField::ALL.into_iter();
        let field = fields.find(|field| field.path() == rest)?;
        Some(Field::Motion(place, field))
    }
}

/// Paths of every leaf that is not the same in both.
fn differing<T: Serialize>(one: &T, other: &T) -> Vec<String> {
    let mut paths = Vec::new();
    // A document of ours always serializes.
    if let (Ok(one), Ok(other)) = (serde_json::to_value(one), serde_json::to_value(other)) {
        walk(Some(&one), Some(&other), "", &mut paths);
    }
    paths
}

/// What names the records of a list.
fn ids(list: &[Value]) -> Vec<Option<&str>> {
    list.iter().map(|entry| entry.get("id")?.as_str()).collect()
}

fn walk(one: Option<&Value>, other: Option<&Value>, path: &str, out: &mut Vec<String>) {
    let join = |name: &str| match path {
        "" => name.to_owned(),
        path => format!("{path}.{name}"),
    };
    match (one, other) {
        (one, other) if one == other => {}
        (Some(Value::Object(_)) | None, Some(Value::Object(_)))
        | (Some(Value::Object(_)), None) => {
            let fields = |side: Option<&Value>| side.and_then(Value::as_object).cloned();
            let (one, other) = (fields(one), fields(other));
            let mut names: Vec<String> = Vec::new();
            for name in one.iter().chain(&other).flat_map(|side| side.keys()) {
                if !names.contains(name) {
                    names.push(name.clone());
                }
            }
            for name in names {
                let at = |side: &Option<serde_json::Map<String, Value>>| {
                    side.as_ref().and_then(|side| side.get(&name)).cloned()
                };
                walk(at(&one).as_ref(), at(&other).as_ref(), &join(&name), out);
            }
        }
        // Where records come, go or move, places no longer tell who is who.
        (Some(Value::Array(one)), Some(Value::Array(other))) if ids(one) != ids(other) => {
            out.push(path.to_owned());
        }
        (Some(Value::Array(one)), Some(Value::Array(other))) => {
            for place in 0..one.len().max(other.len()) {
                let path = format!("{path}[{place}]");
                walk(one.get(place), other.get(place), &path, out);
            }
        }
        _ => out.push(path.to_owned()),
    }
}
