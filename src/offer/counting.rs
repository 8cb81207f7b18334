//! Whether, when and how far a driver or a cost of a model counts in a case.

use super::roi_model::{Category, Cost, Driver, RampStep, RoiModel};
use crate::case::Case;
use crate::roi::{Course, Pace};

impl Driver {
    /// Share deducted because the claim may not come true.
    #[must_use]
    pub fn deduction(&self) -> f64 {
        self.risk.unwrap_or(self.confidence.deduction())
    }

    /// Whether it counts in `case`.
    #[must_use]
    pub fn is_on(&self, case: &Case) -> bool {
        case.driver_on(&self.id).unwrap_or(!self.optional)
    }

    /// Its ramp, in steps.
    #[must_use]
    pub fn steps<'a>(&'a self, model: &'a RoiModel) -> &'a [f64] {
        self.ramp.as_deref().unwrap_or(&model.ramp)
    }

    /// When the steps of its ramp are reached, `delay_months` later than planned.
    #[must_use]
    pub fn course(&self, model: &RoiModel, delay_months: f64) -> Course {
        let step = match self.ramp {
            Some(_) => self.ramp_step,
            None => model.ramp_step,
        };
        Course {
            pace: match step {
                RampStep::Year => Pace::Yearly,
                RampStep::Month => Pace::Monthly,
            },
            delay_months: self.start_months.unwrap_or(model.start_months) + delay_months,
            once: self.category == Category::WorkingCapital,
        }
    }
}

impl Cost {
    /// Whether it counts in `case`.
    #[must_use]
    pub fn is_on(&self, case: &Case) -> bool {
        case.cost_on(&self.id).unwrap_or(!self.optional)
    }

    /// Share added because it may turn out higher.
    #[must_use]
    pub fn addition(&self) -> f64 {
        self.risk.unwrap_or(self.confidence.addition())
    }
}
