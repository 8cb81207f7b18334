//! Dates: from the first meeting to the signature, and from there to the go-live.

use crate::finance::Date;
use crate::offer::RoiModel;

/// The stages of a decision: the key of their name, first and last day.
pub(super) const STAGES: [(&str, u32, u32); 4] = [
    ("proposal.stage.discovery", 1, 14),
    ("proposal.stage.proposal", 15, 35),
    ("proposal.stage.negotiation", 36, 50),
    ("proposal.stage.closing", 51, 60),
];

/// The usual phases of an implementation: the key of their name, and where they begin and end,
/// in percent of its days.
pub(super) const PHASES: [(&str, u32, u32); 4] = [
    ("proposal.phase.prepare", 0, 20),
    ("proposal.phase.set_up", 20, 55),
    ("proposal.phase.pilot", 55, 80),
    ("proposal.phase.roll_out", 80, 100),
];

/// Days counted from a start.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Calendar {
    /// Day 1 of the decision.
    pub start: Date,
    /// Days from signature to go-live, from and to.
    pub implementation: (u32, u32),
}

impl Calendar {
    pub fn new(start: Date, model: &RoiModel) -> Self {
        let days = &model.implementation_days;
        let from = days.first().copied().unwrap_or(0);
        let implementation = (from, days.get(1).copied().unwrap_or(from).max(from));
        Self {
            start,
            implementation,
        }
    }

    /// The date of a day, the start being day 1.
    pub fn day(&self, day: u32) -> Option<Date> {
        later(self.start, day.saturating_sub(1))
    }

    /// When it is decided: at the end of the negotiation.
    pub fn decision(&self) -> Option<Date> {
        self.day(STAGES[2].2)
    }

    /// When it is signed: at the end of the closing.
    pub fn signature(&self) -> Option<Date> {
        self.day(STAGES[3].2)
    }

    /// The date of a day after the signature, which is day 1.
    pub fn after_signature(&self, day: u32) -> Option<Date> {
        later(self.signature()?, day.saturating_sub(1))
    }

    /// The first and the last day on which it goes live.
    pub fn go_live(&self) -> Option<(Date, Date)> {
        let (from, to) = self.implementation;
        Some((
            later(self.signature()?, from)?,
            later(self.signature()?, to)?,
        ))
    }
}

/// The date so many days later; `None` where the calendar ends.
pub(super) fn later(date: Date, days: u32) -> Option<Date> {
    let days = i32::try_from(days).ok()?;
    Date::from_days_since_epoch(date.days_since_epoch().checked_add(days)?)
}
