//! How many decimals a value needs.

/// As few decimals as show the same as `most`: 0, or 2 for cents.
#[must_use]
pub fn fewest_decimals(value: f64, most: u8) -> u8 {
    let scale = 10_f64.powi(i32::from(most));
    let exact = (value * scale).round();
    let enough = |fewer: &u8| {
        let scale = 10_f64.powi(i32::from(most - fewer));
        (exact / scale).fract() == 0.0
    };
    let fewest = (0..most).find(enough).unwrap_or(most);
    // Half of a cent amount reads as a mistake.
    if most == 2 && fewest == 1 { 2 } else { fewest }
}

/// The most decimals that an amount is shown with: cents matter in small ones only.
#[must_use]
pub fn cents(amount: f64) -> u8 {
    if amount.abs() < 10_000.0 { 2 } else { 0 }
}
