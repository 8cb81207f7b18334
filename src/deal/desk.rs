//! The playbook made ready, and one deal worked out on it.

use super::negotiation::{Negotiation, price_of};
use super::{Band, Corridor, MotionFigures};
use crate::case::Case;
use crate::document::{Document, Faults};
use crate::economics::{
    Advice, DeadZone, Kind, Lifetime, MinimumAcv, Month, Motion, Outlook, dead_zones, first_viable,
};
use crate::offer::{Calculator, Estimate, within};
use crate::playbook::{AeTime, Playbook};
use crate::roi::{Price, Return};

/// A playbook ready for use: everything that does not depend on the deal.
#[derive(Clone, Debug, PartialEq)]
pub struct Desk {
    pub(super) playbook: Playbook,
    calculator: Calculator,
    pub(super) outlook: Outlook,
    motions: Vec<Motion>,
    pub(super) lives: Vec<Lifetime>,
    figures: Vec<MotionFigures>,
    zones: Vec<DeadZone>,
    month: Option<Month>,
    /// From which deal size each motion's lighter way pays.
    lighter: Vec<Option<MinimumAcv>>,
}

/// One deal worked out.
#[derive(Clone, Debug, PartialEq)]
pub struct Deal {
    /// The customer's side at list terms.
    pub estimate: Estimate,
    /// Place of the motion that would sell it.
    pub motion: usize,
    /// How a deal of this size does in that motion at list price.
    pub band: Band,
    /// Place of the dead zone it lies in.
    pub zone: Option<usize>,
    /// Its prices on one axis.
    pub corridor: Corridor,
    /// What to do.
    pub advice: Advice,
    /// What an AE hour is worth, money an hour.
    pub ae_hour: f64,
    /// The customer's return under the recommended terms.
    pub recommended: Return,
}

// Every figure is finite, so equality is total; and shared ones that are the same one are equal
// without a look at their contents.
impl Eq for Desk {}
impl Eq for Deal {}

impl Desk {
    /// Prepares `playbook`.
    ///
    /// # Errors
    /// Every mistake in it that a schema cannot see.
    pub fn new(playbook: Playbook) -> Result<Self, Faults> {
        let faults = playbook.faults();
        if !faults.is_empty() {
            return Err(faults);
        }
        let calculator =
            Calculator::new(playbook.public.clone()).map_err(|faults| within("public", faults))?;
        let outlook = playbook.outlook();
        let motions = playbook.motions();
        let lives: Vec<_> = motions
            .iter()
            .map(|motion| motion.lifetime(&outlook))
            .collect();
        let month = playbook
            .motion_place(&playbook.capacity.motion)
            .map(|place| {
                let capacity = &playbook.capacity;
                Month::fill(
                    &motions[place],
                    &lives[place],
                    capacity.hours_month,
                    &capacity.segments(),
                )
            });
        let lighter = playbook.motions.iter().map(|sheet| {
            let motion = sheet.lighter(&playbook.team)?;
            Some(MinimumAcv::of(&motion, &outlook))
        });
        Ok(Self {
            lighter: lighter.collect(),
            figures: motions
                .iter()
                .map(|motion| MotionFigures::of(motion, &outlook))
                .collect(),
            zones: dead_zones(&motions, &outlook),
            playbook,
            calculator,
            outlook,
            motions,
            lives,
            month,
        })
    }

    /// What it was prepared from.
    #[must_use]
    pub fn playbook(&self) -> &Playbook {
        &self.playbook
    }

    /// The customer's side alone.
    #[must_use]
    pub fn calculator(&self) -> &Calculator {
        &self.calculator
    }

    /// The motions in numbers, in the playbook's order.
    #[must_use]
    pub fn motions(&self) -> &[Motion] {
        &self.motions
    }

    /// What is assumed of the future, in numbers.
    #[must_use]
    pub fn outlook(&self) -> &Outlook {
        &self.outlook
    }

    /// The motions' figures, in the playbook's order.
    #[must_use]
    pub fn figures(&self) -> &[MotionFigures] {
        &self.figures
    }

    /// The dead zones, in order of size.
    #[must_use]
    pub fn zones(&self) -> &[DeadZone] {
        &self.zones
    }

    /// The smallest deal size that any motion serves, money a year.
    #[must_use]
    pub fn first_viable(&self) -> Option<f64> {
        first_viable(&self.motions, &self.outlook)
    }

    /// The best use of an account executive's month.
    #[must_use]
    pub fn month(&self) -> Option<&Month> {
        self.month.as_ref()
    }

    /// What an AE hour of the motion at `place` is worth: its wage, or what it would earn on
    /// the next best deal if the motion's AEs are booked out.
    #[must_use]
    pub fn ae_hour(&self, place: usize) -> f64 {
        let wage = self.motions[place].ae_hourly_cost;
        let capacity = &self.playbook.capacity;
        let booked = capacity.ae_time == AeTime::Booked
            && self.playbook.motions[place].id == capacity.motion;
        match &self.month {
            Some(month) if booked => month.hour_value.max(wage),
            _ => wage,
        }
    }

    /// Works out `case`.
    ///
    /// # Errors
    /// Every place of the case that does not fit, or every formula without a value.
    pub fn deal(&self, case: &Case) -> Result<Deal, Faults> {
        let estimate = self.calculator.estimate(case).map_err(|faults| {
            faults
                .into_iter()
                .map(|fault| {
                    if fault.path.starts_with("roi_models") {
                        fault.within("public")
                    } else {
                        fault
                    }
                })
                .collect::<Faults>()
        })?;
        let list = estimate.quote.yearly.units();
        let motion = self.motion_for(list);
        let project = &estimate.situation.project;
        let hurdles = case.hurdles();
        let corridor = Corridor::new(
            &self.figures[motion].minimum,
            self.lighter[motion].as_ref(),
            list,
            self.playbook.policy.max_discount,
            project.ceiling(&hurdles, 0.0),
        );
        let advice = Negotiation::new(self, motion, case, &estimate).advice();
        let price = advice.first().map_or(Price::yearly(list), |remedy| {
            price_of(&remedy.terms, &remedy.commitment)
        });
        Ok(Deal {
            recommended: project.returns(&price),
            band: self.figures[motion].band(list),
            zone: self.zones.iter().position(|zone| zone.holds(list)),
            ae_hour: self.ae_hour(motion),
            motion,
            corridor,
            advice,
            estimate,
        })
    }

    /// The motion that would sell a deal of size `acv`: of those whose customers accept it,
    /// the most profitable one in which a person sells; self-service if there is no other.
    fn motion_for(&self, acv: f64) -> usize {
        let profit = |place: usize| {
            self.motions[place].profit_per_opportunity(
                &self.lives[place],
                acv,
                self.motions[place].ae_hourly_cost,
            )
        };
        let accepts = |motion: &Motion| motion.accepted_by(acv) >= motion.acceptance_min;
        let best = |fits: &dyn Fn(&Motion) -> bool| {
            (0..self.motions.len())
                .filter(|place| fits(&self.motions[*place]))
                .max_by(|a, b| profit(*a).total_cmp(&profit(*b)))
        };
        best(&|motion| motion.kind == Kind::Assisted && accepts(motion))
            .or_else(|| best(&|motion| motion.kind == Kind::Assisted))
            .or_else(|| best(&|_| true))
            .unwrap_or(0)
    }
}
