//! What an AE hour is worth when there are not enough of them (`ECONOMICS.md` 1.4).

use super::{Graded, Outlook};

/// Deals of one size that come in each month.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// Deal size, money a year.
    pub acv: f64,
    /// Opportunities a month.
    pub opportunities: f64,
}

/// One segment's part in an AE's month.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SegmentShare {
    /// Place of the segment in the list that was given.
    pub segment: usize,
    /// Profit per AE hour (`pi_h`), the AE's own cost not deducted.
    pub profit_per_hour: f64,
    /// AE hours that one of its opportunities takes on average.
    pub hours_each: f64,
    /// Opportunities that are worked on.
    pub served: f64,
}

/// The best use of an AE's month.
#[derive(Clone, Debug, PartialEq)]
pub struct Month {
    /// The segments, the most profitable hour first.
    pub plan: Vec<SegmentShare>,
    /// Hours that no segment fills.
    pub unused_hours: f64,
    /// `mu`: what one more hour would earn, money an hour, at least the AE's wage.
    pub hour_value: f64,
}

impl Month {
    /// Fills `hours` with `segments` sold through `motion`, the most profitable hour first
    /// (a fractional knapsack). An hour is worth what the segment earns that is only partly
    /// served, and the wage when hours are left.
    #[must_use]
    pub fn fill(motion: &Graded, outlook: &Outlook, hours: f64, segments: &[Segment]) -> Self {
        let mut plan: Vec<_> = segments
            .iter()
            .enumerate()
            .filter_map(|(place, segment)| {
                let motion = motion.at(segment.acv);
                let life = motion.lifetime(outlook);
                Some(SegmentShare {
                    segment: place,
                    profit_per_hour: motion.profit_per_ae_hour(&life, segment.acv)?,
                    hours_each: motion.ae_hours_per_opportunity(motion.win_rate),
                    served: 0.0,
                })
            })
            .collect();
        plan.sort_by(|a, b| b.profit_per_hour.total_cmp(&a.profit_per_hour));
        let wage = motion.base().ae_hourly_cost;
        let mut left = hours.max(0.0);
        let mut hour_value = wage;
        for share in &mut plan {
            if share.profit_per_hour <= wage {
                break;
            }
            let wanted = segments[share.segment].opportunities;
            share.served = wanted.min(left / share.hours_each);
            left -= share.served * share.hours_each;
            if share.served < wanted {
                hour_value = share.profit_per_hour;
                left = 0.0;
                break;
            }
        }
        Self {
            plan,
            unused_hours: left,
            hour_value,
        }
    }
}
