//! Colours that can be read on each other (WCAG 2.2, 1.4.3).

/// Red, green and blue.
pub type Colour = [u8; 3];

/// The least contrast of small text, by WCAG 2.2.
pub const LEAST_CONTRAST: f64 = 4.5;

/// Relative luminance, 0 to 1.
fn luminance(colour: Colour) -> f64 {
    let linear = |part: u8| {
        let share = f64::from(part) / 255.0;
        if share <= 0.040_45 {
            share / 12.92
        } else {
            ((share + 0.055) / 1.055).powf(2.4)
        }
    };
    let [red, green, blue] = colour.map(linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// The contrast of two colours, 1 to 21.
#[must_use]
pub fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// `colour`, or the nearest to it on the way to black or white that can be read on each of
/// `grounds`; `None` if none can.
///
/// ```
/// # use worthwhile::markup::{contrast, readable};
/// let yellow = readable([255, 220, 0], &[[255, 255, 255]]).unwrap();
/// assert!(contrast(yellow, [255, 255, 255]) >= 4.5);
/// assert_eq!(readable([0, 0, 0], &[[255, 255, 255]]), Some([0, 0, 0]));
/// ```
#[must_use]
pub fn readable(colour: Colour, grounds: &[Colour]) -> Option<Colour> {
    let good = |colour: &Colour| {
        grounds
            .iter()
            .all(|ground| contrast(*colour, *ground) >= LEAST_CONTRAST)
    };
    let steps = (0..=20).map(|step| f64::from(step) / 20.0);
    let mixed = steps.flat_map(|share| [0.0, 255.0].map(|end| towards(colour, end, share)));
    let mut mixed = mixed;
    mixed.find(good)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between two values of a byte"
)]
fn towards(colour: Colour, end: f64, share: f64) -> Colour {
    colour.map(|part| {
        let part = f64::from(part);
        (part + (end - part) * share).round() as u8
    })
}
