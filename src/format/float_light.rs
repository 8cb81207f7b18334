//! Text to a number without the tables that the nearest one takes in every case.
//!
//! They are a tenth of all that a visitor of the public calculator would load. Up to 15 digits
//! and a power of ten up to 22, which is what people type and offers hold, the number is the
//! nearest one all the same; beyond, the last of its 16 digits may differ.

/// The number that `text` is: a sign, digits, a point, an exponent; `None` if it is none.
pub(crate) fn float(text: &str) -> Option<f64> {
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) => (-1.0, rest),
        None => (1.0, text),
    };
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
        None => (text, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let (mut digits, mut exponent) = (0_u64, exponent);
    for (place, digit) in whole.bytes().chain(fraction.bytes()).enumerate() {
        let digit = digit.checked_sub(b'0').filter(|digit| *digit < 10)?;
        let kept = digits < MOST;
        if kept {
            digits = digits * 10 + u64::from(digit);
        }
        match (kept, place >= whole.len()) {
            (true, true) => exponent = exponent.saturating_sub(1),
            (false, false) => exponent = exponent.saturating_add(1),
            _ => {}
        }
    }
    #[expect(
        clippy::cast_precision_loss,
        reason = "rounded once, as it is meant to be"
    )]
    let digits = digits as f64;
    Some(sign * scaled(digits, exponent))
}

/// Another digit still fits in 64 bits.
const MOST: u64 = 1_000_000_000_000_000_000;
/// The largest power of ten that is exact.
const EXACT: u32 = 22;

fn scaled(mut value: f64, exponent: i32) -> f64 {
    // Whatever the digits, it is 0 or infinite by then.
    let mut left = exponent.unsigned_abs().min(700);
    while left > 0 {
        let step = left.min(EXACT);
        let power = 10_f64.powi(i32::try_from(step).unwrap_or_default());
        value = if exponent < 0 {
            value / power
        } else {
            value * power
        };
        left -= step;
    }
    value
}

#[cfg(all(test, not(target_arch = "wasm32")))]
#[expect(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::float;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_people_type_is_the_nearest_number(digits in 0..1_000_000_000_000_000_u64, point in 0..=15_usize, exponent in -5..=5_i32) {
            let mut text = format!("{digits:016}");
            text.insert(text.len() - point, '.');
            for text in [text.clone(), format!("-{text}"), format!("{text}e{exponent}")] {
                let exact: f64 = text.parse().unwrap();
                prop_assert_eq!(float(&text), Some(exact), "{}", text);
            }
        }

        #[test]
        fn anything_else_is_as_near_as_anybody_can_see(value in any::<f64>().prop_filter("finite", |v| v.is_finite())) {
            let text = format!("{value:e}");
            let found = float(&text).unwrap();
            let near = (found - value).abs() <= value.abs() * 1e-14 || value.abs() < 1e-300;
            prop_assert!(near, "{} {}", text, found);
        }

        // A leading plus is taken off before.
        #[test]
        fn it_reads_what_is_a_number_and_nothing_else(text in "-?([0-9.eE ][-+0-9.eE ]{0,7})?") {
            prop_assert_eq!(float(&text).is_some(), text.parse::<f64>().is_ok(), "{:?}", text);
        }
    }
}
