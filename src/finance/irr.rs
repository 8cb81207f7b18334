//! The internal rate of return, and what to say when there is none or more than one.

use super::roots::{HURDLE, roots};
use super::timeline::Timeline;

/// The internal rates of return: every rate above -1 at which the net present value is zero.
///
/// A double rate (the value touches zero without crossing it) counts once. A rate that no number
/// can tell from -1 (all but 1e-16 of the money lost) does not count.
#[derive(Debug, Clone, PartialEq)]
pub enum Irr {
    /// No such rate: the flows have one sign, are all zero, or never balance.
    None,
    /// Exactly one rate.
    One(f64),
    /// The flows change sign more than once and several rates solve them. Show a warning and
    /// [`mirr`](super::mirr()) beside it.
    Several {
        /// The rate nearest 10 % in `ln(1 + rate)`; the lower one if two are equally near.
        chosen: f64,
        /// All rates, ascending.
        roots: Vec<f64>,
    },
}

impl Irr {
    /// The rate to show, if there is one.
    #[must_use]
    pub fn rate(&self) -> Option<f64> {
        match self {
            Self::None => None,
            Self::One(rate) | Self::Several { chosen: rate, .. } => Some(*rate),
        }
    }
}

/// The internal rate of return per period of `flows`, the first falling today.
///
/// Finds all real rates above -1; with several, chooses by the rule of `ECONOMICS.md` 2.2 (the
/// nearest to 10 %), which reproduces every published case. Input that is not finite has none.
///
/// ```
/// # use worthwhile::finance::{Irr, irr};
/// assert_eq!(irr(&[100.0, 100.0]), Irr::None);
/// let rate = irr(&[-100.0, 60.0, 60.0]).rate().unwrap_or_default();
/// assert!((rate - 0.130_66).abs() < 1e-5);
/// ```
#[must_use]
pub fn irr(flows: &[f64]) -> Irr {
    Timeline::of_periods(flows).map_or(Irr::None, |line| irr_of(&line))
}

/// The rates of any timeline, per unit of its time.
pub(super) fn irr_of(line: &Timeline) -> Irr {
    let growths = roots(line);
    let nearest = growths
        .iter()
        .min_by(|a, b| (*a - HURDLE).abs().total_cmp(&(*b - HURDLE).abs()));
    match nearest {
        None => Irr::None,
        Some(only) if growths.len() == 1 => Irr::One(only.exp_m1()),
        Some(nearest) => Irr::Several {
            chosen: nearest.exp_m1(),
            roots: growths.iter().map(|growth| growth.exp_m1()).collect(),
        },
    }
}
