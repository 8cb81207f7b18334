//! The dead zones: deal sizes that no motion serves well (`ECONOMICS.md` 1.7).
//!
//! A motion is viable from its target size (a result of cost) up to the size at which too
//! few customers still accept it (behaviour), or at which its effort steps up. All ends are
//! known in closed form, so the zones are the gaps between intervals: exact, where the
//! specification scans and bisects.
//! The scan is the test's referee (`tests/economics_laws.rs`).

use super::{Graded, MinimumAcv, Motion, Outlook};

/// The deal sizes in which one motion is viable, from `from` up to `to`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viability {
    /// The smallest viable size, money a year.
    pub from: f64,
    /// Where it ends; `None`: no upper end.
    pub to: Option<f64>,
    /// What ends it.
    pub end: End,
}

/// What ends a motion's viability.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Behaviour: too few of the larger customers accept it. The end itself is viable.
    Acceptance,
    /// Effort: larger deals take more. The end itself takes it already.
    Effort,
}

impl Viability {
    /// Where `motion` is viable; `None` if at no size.
    #[must_use]
    pub fn of(motion: &Motion, outlook: &Outlook) -> Option<Self> {
        let from = MinimumAcv::of(motion, outlook).target()?;
        let to = match motion.acceptance {
            Some(_) if motion.acceptance_min >= 1.0 => return None,
            Some(curve) if motion.acceptance_min > 0.0 => {
                Some(curve.size_at(motion.acceptance_min)).filter(|size| size.is_finite())
            }
            _ => None,
        };
        to.is_none_or(|to| to >= from).then_some(Self {
            from,
            to,
            end: End::Acceptance,
        })
    }

    /// The part of it from `from` on and below `next`, where effort steps up.
    pub(super) fn within(self, from: f64, next: Option<f64>) -> Option<Self> {
        let from = self.from.max(from);
        let cut = next.filter(|next| self.to.is_none_or(|to| to >= *next));
        let range = Self {
            from,
            to: cut.or(self.to),
            end: cut.map_or(self.end, |_| End::Effort),
        };
        let room = range.to.is_none_or(|to| match range.end {
            End::Acceptance => from <= to,
            End::Effort => from < to,
        });
        room.then_some(range)
    }

    /// Whether a deal of size `acv` lies inside.
    #[must_use]
    pub fn holds(&self, acv: f64) -> bool {
        let below = |to: f64| match self.end {
            End::Acceptance => acv <= to,
            End::Effort => acv < to,
        };
        acv >= self.from && self.to.is_none_or(below)
    }
}

/// One end of a dead zone: the motion that makes it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Edge {
    /// The deal size, money a year.
    pub acv: f64,
    /// Place of the motion in the list that was given.
    pub motion: usize,
}

/// A range of deal sizes with no viable motion, and a viable one on either side.
///
/// Its lower edge is behaviour (customers no longer accept the motion below) or effort (larger
/// deals take more), its upper edge is cost (the motion above starts to pay).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DeadZone {
    /// Where the motion below stops to be viable.
    pub lower: Edge,
    /// Why it stops there.
    pub cause: End,
    /// Where the cost of sale of the motion above starts to be earned.
    pub upper: Edge,
}

impl DeadZone {
    /// Whether a deal of size `acv` lies inside: half-open, the upper edge is viable again.
    #[must_use]
    pub fn holds(&self, acv: f64) -> bool {
        acv >= self.lower.acv && acv < self.upper.acv
    }
}

/// The dead zones of `motions`, in order of size, disjoint.
#[must_use]
pub fn dead_zones(motions: &[Graded], outlook: &Outlook) -> Vec<DeadZone> {
    let mut zones = Vec::new();
    let mut reach: Option<(Edge, End)> = None;
    for (motion, range) in by_size(motions, outlook) {
        if let Some((lower, cause)) = reach
            && lower.acv < range.from
        {
            let upper = Edge {
                acv: range.from,
                motion,
            };
            zones.push(DeadZone {
                lower,
                cause,
                upper,
            });
        }
        let Some(to) = range.to else {
            return zones;
        };
        if reach.is_none_or(|(reached, _)| to > reached.acv) {
            reach = Some((Edge { acv: to, motion }, range.end));
        }
    }
    zones
}

/// The smallest deal size that any motion serves, money a year.
#[must_use]
pub fn first_viable(motions: &[Graded], outlook: &Outlook) -> Option<f64> {
    by_size(motions, outlook)
        .first()
        .map(|(_, range)| range.from)
}

fn by_size(motions: &[Graded], outlook: &Outlook) -> Vec<(usize, Viability)> {
    let mut ranges: Vec<_> = motions
        .iter()
        .enumerate()
        .flat_map(|(place, motion)| {
            let ranges = motion.viability(outlook);
            ranges.into_iter().map(move |range| (place, range))
        })
        .collect();
    ranges.sort_by(|(_, a), (_, b)| a.from.total_cmp(&b.from));
    ranges
}
