//! How many decimals a value needs.

/// As few decimals as show the same as `most`.
#[must_use]
pub fn fewest_decimals(value: f64, most: u8) -> u8 {
    let scale = 10_f64.powi(i32::from(most));
    let exact = (value * scale).round();
    let enough = |fewer: &u8| {
        let scale = 10_f64.powi(i32::from(most - fewer));
        (exact / scale).fract() == 0.0
    };
    (0..most).find(enough).unwrap_or(most)
}

/// The decimals of an amount: two for cents, which matter in small amounts only; else none.
#[must_use]
pub fn cents(amount: f64) -> u8 {
    let whole = fewest_decimals(amount, 2) == 0;
    if whole || amount.abs() >= 10_000.0 {
        0
    } else {
        2
    }
}
