//! How well the value is founded: what it rests on, and how many digits that carries.

use super::{Concern, Finding, Severity, Spot, Subject};
use crate::model::Unit;
use crate::offer::{Input, InputKind, Tier};

/// How well the value of a case is founded.
#[derive(Clone, Debug, PartialEq)]
pub struct Foundation {
    /// Share of the value whose weakest figure is of tier A, B, C and D.
    pub shares: [f64; 4],
    /// Inputs without a source on which value rests, by their places.
    pub unsourced: Vec<usize>,
    /// Significant digits that a headline may show: those of the weakest figure on which a tenth
    /// of the value rests.
    pub digits: u32,
}

/// A part of the value this large has a say in how exact the whole may look.
const HAS_A_SAY: f64 = 0.1;
/// A share of the value without a source that weakens the case.
const MUCH_UNSOURCED: f64 = 0.2;

impl Foundation {
    pub(super) fn of(subject: &Subject) -> Self {
        let value = subject.value();
        let mut foundation = Self {
            shares: [0.0; 4],
            unsourced: Vec::new(),
            digits: headline_digits(Tier::A),
        };
        for driver in subject.on() {
            let worth = subject.worth[driver].max(0.0);
            if worth <= 0.0 {
                continue;
            }
            let tier = subject.tier(driver, &mut foundation.unsourced);
            foundation.shares[tier as usize] += worth / value;
        }
        foundation.unsourced.sort_unstable();
        foundation.unsourced.dedup();
        let tiers = [Tier::A, Tier::B, Tier::C, Tier::D];
        for (tier, share) in tiers.into_iter().zip(foundation.shares) {
            if share >= HAS_A_SAY {
                foundation.digits = foundation.digits.min(headline_digits(tier));
            }
        }
        foundation
    }
}

/// Significant digits that a result resting on a figure of `tier` may show.
fn headline_digits(tier: Tier) -> u32 {
    match tier {
        Tier::A => 3,
        Tier::B | Tier::C => 2,
        Tier::D => 1,
    }
}

/// Significant digits that a figure of `tier` may have; a measured one has as many as it likes.
fn figure_digits(tier: Tier) -> Option<u32> {
    match tier {
        Tier::A => None,
        Tier::B => Some(3),
        Tier::C => Some(2),
        Tier::D => Some(1),
    }
}

/// `value` with `digits` significant digits, half away from zero.
///
/// ```
/// # use worthwhile::offer::rounded;
/// assert_eq!(rounded(162_437.0, 2), 160_000.0);
/// assert_eq!(rounded(-0.0456, 1), -0.05);
/// ```
#[must_use]
pub fn rounded(value: f64, digits: u32) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    // Written out and read again: powers of ten would leave digits of their own.
    let digits = digits.clamp(1, 15) as usize - 1;
    format!("{value:.digits$e}").parse().unwrap_or(value)
}

/// How well the `value` in use of an input is founded, which may be `given` for this customer:
/// their own figure is theirs, a default that should have been asked for is nobody's, and a
/// source speaks only for values within its range.
pub(in crate::offer) fn tier_in_use(input: &Input, value: f64, given: bool) -> Tier {
    match (input.kind, input.tier) {
        (InputKind::Customer, _) if given => Tier::A,
        (InputKind::Customer, Tier::A) | (_, Tier::D) => Tier::D,
        _ if input.source.is_none() => Tier::D,
        (_, tier) => {
            let low = input.low.unwrap_or(input.likely);
            let high = input.high.unwrap_or(input.likely);
            let spoken_for = (low..=high).contains(&value);
            if spoken_for { tier } else { Tier::D }
        }
    }
}

impl Subject<'_> {
    /// The weakest tier that a driver rests on; inputs without a source are added to `unsourced`.
    fn tier(&self, driver: usize, unsourced: &mut Vec<usize>) -> Tier {
        let evidence = self.model.drivers[driver].evidence.as_ref();
        let claimed = evidence.map_or(Tier::A, |evidence| evidence.tier);
        let inputs = self.compiled.driver_inputs[driver].iter();
        let inputs = inputs.filter_map(|place| Some((*place, self.model.inputs.get(*place)?)));
        inputs.fold(claimed, |weakest, (place, input)| {
            let tier = self.tier_of(place, input);
            if tier == Tier::D {
                unsourced.push(place);
            }
            weakest.max(tier)
        })
    }

    fn tier_of(&self, place: usize, input: &Input) -> Tier {
        let given = self.case.figure(&input.id).is_some();
        tier_in_use(input, self.values[place], given)
    }

    pub(super) fn founded(&self, foundation: &Foundation, findings: &mut Vec<Finding>) {
        let share = foundation.shares[Tier::D as usize];
        if share > 0.0 {
            let first = foundation.unsourced.first();
            findings.push(Finding {
                severity: if share > MUCH_UNSOURCED {
                    Severity::Warning
                } else {
                    Severity::Note
                },
                spot: first.map_or(Spot::Case, |input| Spot::Input(*input)),
                concern: Concern::Unsourced {
                    share,
                    figures: foundation.unsourced.len(),
                },
            });
        }
        let rests = |place: usize| {
            self.on()
                .any(|d| self.compiled.driver_inputs[d].contains(&place))
        };
        for (place, input) in self.model.inputs.iter().enumerate() {
            let assumed = input.kind == InputKind::Assumption && rests(place);
            let digits = figure_digits(self.tier_of(place, input)).filter(|_| assumed);
            let value = self.values[place];
            let Some(rounded) = digits.map(|digits| rounded(value, digits)) else {
                continue;
            };
            if (rounded - value).abs() > 1e-9 * value.abs() {
                findings.push(Finding {
                    severity: Severity::Note,
                    spot: Spot::Input(place),
                    concern: Concern::TooExact {
                        value,
                        rounded,
                        percent: Unit::parse(&input.unit).is_ok_and(|unit| unit.percent),
                    },
                });
            }
        }
    }
}
