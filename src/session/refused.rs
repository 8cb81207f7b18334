//! What the deal does not work out with.

use super::{Session, Step};
use crate::format::Message;

/// A change that was not made, because the deal does not work out with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused {
    /// What was to be changed.
    pub step: Step,
    /// Why it was not.
    pub problem: Message,
}

impl Session {
    /// What the last action would have changed, had the deal worked out with it.
    #[must_use]
    pub fn refused(&self) -> Option<&Refused> {
        self.refused.as_ref()
    }

    pub(super) fn refuse(&mut self, step: Step, problem: Message) {
        self.refused = Some(Refused { step, problem });
    }
}
