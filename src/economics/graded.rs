//! A motion at every deal size (`ECONOMICS.md` 1.7): its effort may step up with the deal, for a
//! security review or for procurement.

use super::zones::{End, Viability};
use super::{Motion, Outlook};

/// A motion whose effort depends on the size of the deal.
#[derive(Clone, Debug, PartialEq)]
pub struct Graded {
    /// From which deal size on the motion is what, money a year; the first from 0, ascending.
    tiers: Vec<(f64, Motion)>,
}

impl From<Motion> for Graded {
    fn from(motion: Motion) -> Self {
        Self {
            tiers: vec![(0.0, motion)],
        }
    }
}

impl Graded {
    /// The same, but for deals of size `from` or more it is `motion`; sizes must ascend.
    #[must_use]
    pub fn from_size(mut self, from: f64, motion: Motion) -> Self {
        self.tiers.push((from, motion));
        self
    }

    /// The motion for the smallest deals.
    #[must_use]
    pub fn base(&self) -> &Motion {
        &self.tiers[0].1
    }

    /// The motion for deals of size `acv`.
    #[must_use]
    pub fn at(&self, acv: f64) -> &Motion {
        let reached = self.tiers.iter().rev().find(|(from, _)| acv >= *from);
        reached.map_or(self.base(), |(_, motion)| motion)
    }

    /// From which deal size on the motion is what, ascending.
    pub fn tiers(&self) -> impl Iterator<Item = (f64, &Motion)> {
        self.tiers.iter().map(|(from, motion)| (*from, motion))
    }

    /// The deal sizes in which it is viable, ascending, disjoint and apart.
    #[must_use]
    pub fn viability(&self, outlook: &Outlook) -> Vec<Viability> {
        let mut ranges: Vec<Viability> = Vec::new();
        for (place, (from, motion)) in self.tiers().enumerate() {
            let next = self.tiers.get(place + 1).map(|(next, _)| *next);
            let within = Viability::of(motion, outlook).and_then(|range| range.within(from, next));
            let Some(range) = within else { continue };
            match ranges.last_mut() {
                Some(last) if last.end == End::Effort && last.to == Some(range.from) => {
                    last.to = range.to;
                    last.end = range.end;
                }
                _ => ranges.push(range),
            }
        }
        ranges
    }
}
