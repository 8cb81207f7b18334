//! Money has no absolute size: in another currency everything is as it was.

use super::documents::documents;
use proptest::prelude::*;
use serde_json::Value;
use worthwhile::cli;

/// Fields of a playbook that hold money, wherever they stand.
const MONEY: [&str; 17] = [
    "price_per_unit",
    "infrastructure_per_head",
    "base_pay",
    "lead_cost",
    "travel",
    "legal_cost",
    "onboarding_cost",
    "cost_to_serve",
    "half_at",
    "tenth_at",
    "price_step",
    "charge_step",
    "acv",
    "platform_fee",
    "price",
    "offered_from",
    "offered_to",
];

/// A power of two, so that no digit is lost.
const FACTOR: f64 = 4.0;

proptest! {
    #[test]
    fn in_another_currency_the_choice_is_the_same(texts in documents()) {
        let (playbook, case) = in_cents(texts);
        let other = (scaled_playbook(&playbook), scaled_case(&playbook, &case));
        let (Ok(zones), Ok(advice)) = (cli::zones(&playbook), cli::advise(&playbook, &case)) else {
            return Ok(());
        };
        // A figure at the upper end of its limit has no multiple within it.
        let (Ok(other_zones), Ok(other_advice)) =
            (cli::zones(&other.0), cli::advise(&other.0, &other.1)) else { return Ok(()) };
        same(&zones["dead_zones"], &other_zones["dead_zones"], FACTOR)?;
        for key in ["break_even", "floor", "list"] {
            same(&advice["corridor"][key], &other_advice["corridor"][key], FACTOR)?;
        }
        let price = |advice: &Value| advice["corridor"]["ceiling"]["price"].clone();
        same(&price(&advice), &price(&other_advice), FACTOR)?;
        let pairs = ways(&advice).into_iter().zip(ways(&other_advice));
        for ((way, profit), (other_way, other_profit)) in pairs {
            prop_assert_eq!(way, other_way);
            same(&profit, &other_profit, FACTOR)?;
        }
        prop_assert_eq!(&advice["recommendation"], &other_advice["recommendation"]);
    }
}

fn ways(advice: &Value) -> Vec<(Value, Value)> {
    let remedies = advice["remedies"].as_array().unwrap().iter();
    remedies
        .map(|remedy| (remedy["way"].clone(), remedy["expected_profit"].clone()))
        .collect()
}

#[track_caller]
fn same(one: &Value, other: &Value, factor: f64) -> Result<(), TestCaseError> {
    match (one, other) {
        (Value::Array(ones), Value::Array(others)) => {
            prop_assert_eq!(ones.len(), others.len());
            for (one, other) in ones.iter().zip(others) {
                same(one, other, factor)?;
            }
        }
        (Value::Number(one), Value::Number(other)) => {
            let (one, other) = (one.as_f64().unwrap() * factor, other.as_f64().unwrap());
            prop_assert!(
                (one - other).abs() <= 1e-7 * one.abs().max(1e-3),
                "{one} {other}"
            );
        }
        _ => prop_assert_eq!(one, other),
    }
    Ok(())
}

/// Prices in whole units and no term discount, so that rounding to cents scales too.
fn in_cents((playbook, case): (String, String)) -> (String, String) {
    let mut playbook: Value = serde_json::from_str(&playbook).unwrap();
    for plan in playbook["public"]["price_book"]["plans"]
        .as_array_mut()
        .unwrap()
    {
        let price = plan["price_per_unit"].as_f64().unwrap().round().max(1.0);
        plan["price_per_unit"] = price.into();
    }
    for term in playbook["public"]["price_book"]["terms"]
        .as_array_mut()
        .unwrap()
    {
        term["discount"] = 0.into();
    }
    (playbook.to_string(), case)
}

fn scaled_playbook(text: &str) -> String {
    let mut playbook: Value = serde_json::from_str(text).unwrap();
    scale(&mut playbook);
    for model in playbook["public"]["roi_models"].as_array_mut().unwrap() {
        for input in model["inputs"].as_array_mut().unwrap() {
            if input["unit"].as_str().unwrap().starts_with("money") {
                for key in ["low", "likely", "high", "min", "max"] {
                    if let Some(value) = input.get(key).and_then(Value::as_f64) {
                        input[key] = (value * FACTOR).into();
                    }
                }
            }
        }
    }
    playbook.to_string()
}

fn scale(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(scale),
        Value::Object(fields) => {
            for (name, item) in fields {
                match item.as_f64() {
                    Some(number) if MONEY.contains(&name.as_str()) => {
                        *item = (number * FACTOR).into();
                    }
                    _ => scale(item),
                }
            }
        }
        _ => {}
    }
}

/// The case's money, by the units that the playbook's inputs declare.
fn scaled_case(playbook: &str, case: &str) -> String {
    let playbook: Value = serde_json::from_str(playbook).unwrap();
    let mut case: Value = serde_json::from_str(case).unwrap();
    for model in playbook["public"]["roi_models"].as_array().unwrap() {
        let id = model["id"].as_str().unwrap();
        for input in model["inputs"].as_array().unwrap() {
            let money = input["unit"].as_str().unwrap().starts_with("money");
            let figure = &mut case["figures"];
            let figure = figure
                .get_mut(id)
                .and_then(|f| f.get_mut(input["id"].as_str().unwrap()));
            if let Some(figure) = figure.filter(|_| money) {
                *figure = (figure.as_f64().unwrap() * FACTOR).into();
            }
        }
    }
    case.to_string()
}
