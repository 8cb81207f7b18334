//! What would close an empty corridor, and by how much.

use super::{Deal, Desk};
use crate::economics::{Lever, MinimumAcv, WouldDo};

/// What one change of the vendor's own figures does to an empty corridor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Closer {
    /// The change.
    pub lever: Lever,
    /// How far the floor falls, money a year.
    pub closes: f64,
    /// The gap that is left; 0 where it closes altogether.
    pub left: f64,
}

impl Desk {
    /// The changes that narrow the gap of an empty corridor, the most effective one first, and
    /// the value of each figure at which it closes; `None` where the corridor is not empty or no
    /// price of the customer's can be reached.
    #[must_use]
    pub fn closers(&self, deal: &Deal) -> Option<(WouldDo, Vec<Closer>)> {
        let corridor = &deal.corridor;
        let end = corridor.upper_end();
        let floor = corridor
            .floor
            .filter(|_| corridor.is_empty() && end > 0.0)?;
        let motion = self.motions()[deal.motion].at(deal.estimate.quote.yearly.units());
        let commitment = deal.estimate.quote.commitment();
        let closer = |lever: Lever| {
            let pulled = lever.pulled(motion);
            let lower = MinimumAcv::under(&pulled, self.outlook(), &commitment).target()?;
            (lower < floor).then_some(Closer {
                lever,
                closes: floor - lower,
                left: (lower - end).max(0.0),
            })
        };
        let mut closers: Vec<Closer> = Lever::of(motion).into_iter().filter_map(closer).collect();
        closers.sort_by(|a, b| b.closes.total_cmp(&a.closes));
        Some((WouldDo::at(end, motion, self.outlook()), closers))
    }
}
