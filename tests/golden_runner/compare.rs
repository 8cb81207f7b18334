//! Whether a result agrees with the expected one, within the tolerance of the case.

use serde_json::Value;

/// Numbers agree within `{"abs": x}` or `{"rel": x}`; objects field by field (further fields in
/// `got` are no difference), arrays element by element, everything else exactly. Any other key of
/// the tolerance is an absolute one for the fields it ends the name of: `"day"` for `working_day`.
pub fn agrees(expected: &Value, got: &Value, tolerance: &Value) -> bool {
    match (expected, got) {
        (Value::Object(fields), Value::Object(found)) => fields.iter().all(|(name, expected)| {
            let own = own_tolerance(name, tolerance);
            let tolerance = own.as_ref().unwrap_or(tolerance);
            found
                .get(name)
                .is_some_and(|got| agrees(expected, got, tolerance))
        }),
        (Value::Array(items), Value::Array(found)) => {
            let pairs = items.iter().zip(found);
            items.len() == found.len() && pairs.into_iter().all(|(a, b)| agrees(a, b, tolerance))
        }
        (Value::Number(expected), Value::Number(got)) => {
            let numbers = expected.as_f64().zip(got.as_f64());
            numbers.is_some_and(|(expected, got)| {
                (expected - got).abs() <= allowance(expected, tolerance)
            })
        }
        _ => expected == got,
    }
}

fn own_tolerance(field: &str, tolerance: &Value) -> Option<Value> {
    let mut named = tolerance.as_object()?.iter();
    let (_, own) = named
        .find(|(name, _)| *name != "abs" && *name != "rel" && field.ends_with(name.as_str()))?;
    Some(serde_json::json!({ "abs": own }))
}

fn allowance(expected: f64, tolerance: &Value) -> f64 {
    let share = |key: &str| tolerance[key].as_f64().unwrap_or(0.0);
    share("abs").max(share("rel") * expected.abs())
}
