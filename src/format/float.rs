//! Text to the nearest number.

/// The number nearest to `text`: a sign, digits, a point, an exponent; `None` if it is none.
pub(crate) fn float(text: &str) -> Option<f64> {
    text.parse().ok()
}
