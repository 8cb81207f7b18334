//! The kinds of `finance.json`.

use serde_json::{Value, json};
use worthwhile::finance::{
    DatedFlow, discounted_payback, irr, mirr, npv, npv_excel, payback, xirr, xnpv,
};

/// The result of one finance case; `None` for a kind that is not about finance.
pub fn run(kind: &str, inputs: &Value) -> Option<Value> {
    let number = |key: &str| inputs[key].as_f64();
    let result = match kind {
        "npv_t0" => npv(number("rate")?, &flows(inputs)?),
        "npv_excel" => npv_excel(number("rate")?, &flows(inputs)?),
        "npv_excel_plus_t0" => npv_excel(number("rate")?, &flows(inputs)?)
            .zip(number("t0"))
            .map(|(a, b)| a + b),
        "irr" => irr(&flows(inputs)?).rate(),
        "mirr" => mirr(
            &flows(inputs)?,
            number("finance_rate")?,
            number("reinvest_rate")?,
        ),
        "xnpv" => xnpv(number("rate")?, &dated(inputs)?),
        "xirr" => xirr(&dated(inputs)?).rate(),
        "payback" => payback(&flows(inputs)?).periods(),
        "payback_discounted" => discounted_payback(number("rate")?, &flows(inputs)?).periods(),
        _ => return None,
    };
    Some(json!(result))
}

/// A list `cashflows`, or a `first` flow followed by the same flow (`repeat`) so many `times`.
fn flows(inputs: &Value) -> Option<Vec<f64>> {
    if let Some(list) = inputs["cashflows"].as_array() {
        return list.iter().map(Value::as_f64).collect();
    }
    let times = usize::try_from(inputs["times"].as_u64()?).ok()?;
    let mut flows = vec![inputs["repeat"].as_f64()?; times + 1];
    flows[0] = inputs["first"].as_f64()?;
    Some(flows)
}

/// Flows with their `dates`; the only day count known is actual/365 fixed, also when not named.
fn dated(inputs: &Value) -> Option<Vec<DatedFlow>> {
    if inputs["day_count"]
        .as_str()
        .is_some_and(|name| name != "act/365F")
    {
        return None;
    }
    let dates = inputs["dates"].as_array()?.iter();
    let pairs = dates.zip(flows(inputs)?);
    pairs
        .map(|(date, amount)| {
            Some(DatedFlow {
                date: date.as_str()?.parse().ok()?,
                amount,
            })
        })
        .collect()
}
