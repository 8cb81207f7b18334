//! What an account executive's month comes to (`ECONOMICS.md` 1.4).

use super::Desk;
use crate::economics::{open_opportunities, sales_velocity};

/// A month of one account executive, as the playbook plans it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pulse {
    /// Opportunities that come in.
    pub opportunities: f64,
    /// Of these, the ones there is time for.
    pub served: f64,
    /// Deals won.
    pub won: f64,
    /// New contract value won, money a year.
    pub won_acv: f64,
    /// AE hours spent.
    pub hours: f64,
    /// Opportunities open at any time, and the contract value that they bring a month; `None`
    /// without a cycle.
    pub open: Option<(f64, f64)>,
}

/// Days of a month, where a cycle is told in days.
const DAYS: f64 = 30.0;

impl Desk {
    /// The month of the motion whose capacity is planned.
    #[must_use]
    pub fn pulse(&self) -> Option<Pulse> {
        let capacity = &self.playbook().capacity;
        let place = self.playbook().motion_place(&capacity.motion)?;
        let graded = &self.motions()[place];
        let mut pulse = Pulse {
            opportunities: capacity
                .segments
                .iter()
                .map(|s| s.opportunities_month)
                .sum(),
            served: 0.0,
            won: 0.0,
            won_acv: 0.0,
            hours: 0.0,
            open: None,
        };
        for share in &self.month()?.plan {
            let acv = capacity.segments[share.segment].acv;
            let won = share.served * graded.at(acv).win_rate;
            pulse.served += share.served;
            pulse.won += won;
            pulse.won_acv += won * acv;
            pulse.hours += share.served * share.hours_each;
        }
        let months = self.playbook().motions[place].cycle_months;
        pulse.open = months
            .filter(|months| *months > 0.0 && pulse.won > 0.0)
            .map(|months| {
                let open = open_opportunities(pulse.served, months);
                let (rate, size) = (pulse.won / pulse.served, pulse.won_acv / pulse.won);
                (open, DAYS * sales_velocity(open, rate, size, months * DAYS))
            });
        Some(pulse)
    }
}
