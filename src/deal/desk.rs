//! The playbook made ready, and one deal worked out on it.

use super::negotiation::{Negotiation, price_of};
use super::{Band, Corridor, MotionFigures};
use crate::case::Case;
use crate::document::Faults;
use crate::economics::{
    Advice, DeadZone, Graded, Kind, MinimumAcv, Month, Motion, Outlook, Terms, Way, dead_zones,
    first_viable,
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
    motions: Vec<Graded>,
    figures: Vec<MotionFigures>,
    zones: Vec<DeadZone>,
    month: Option<Month>,
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
    /// What the customer pays under the recommended terms; at list, if there are none.
    pub price: Price,
    /// Their return under them.
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
        let internal = playbook.internal_faults();
        let calculator = match Calculator::new(playbook.public.clone()) {
            Ok(calculator) if internal.is_empty() => calculator,
            found => {
                let public = found.err().unwrap_or_default();
                return Err([within("public", public), internal].concat());
            }
        };
        let outlook = playbook.outlook();
        let motions = playbook.motions();
        let month = playbook
            .motion_place(&playbook.capacity.motion)
            .map(|place| {
                let capacity = &playbook.capacity;
                Month::fill(
                    &motions[place],
                    &outlook,
                    capacity.hours_month,
                    &capacity.segments(),
                )
            });
        Ok(Self {
            figures: motions
                .iter()
                .map(|motion| MotionFigures::of(motion, &outlook))
                .collect(),
            zones: dead_zones(&motions, &outlook),
            playbook,
            calculator,
            outlook,
            motions,
            month,
        })
    }

    /// The same for a case that adds drivers of its own; `None` where it serves it already.
    ///
    /// # Errors
    /// Every mistake in what the case adds.
    pub fn serving(&self, case: &Case) -> Result<Option<Self>, Faults> {
        if self.calculator.serves(case) {
            return Ok(None);
        }
        let calculator = Calculator::with_own(&self.playbook.public, case)?;
        Ok(Some(Self {
            calculator,
            ..self.clone()
        }))
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

    /// The motions at every deal size, in numbers, in the playbook's order.
    #[must_use]
    pub fn motions(&self) -> &[Graded] {
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
        let wage = self.motions[place].base().ae_hourly_cost;
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
        let quote = &estimate.quote;
        let size = quote.yearly.units();
        let motion = self.motion_for(size);
        let project = &estimate.hurdle_project;
        let list = price_of(&Terms::price(quote.list.units()), &quote.commitment());
        let playbook = &self.playbook;
        let lighter = playbook.motions[motion].lighter(&playbook.team, size);
        let under = |motion: &Motion| MinimumAcv::under(motion, &self.outlook, &quote.commitment());
        let corridor = Corridor::new(
            &under(self.motions[motion].at(size)),
            lighter.as_ref().map(under).as_ref(),
            quote.list.units(),
            &playbook.policy.bounds(),
            project.ceiling(&case.hurdles(), &list),
        );
        let advice = Negotiation::new(self, motion, case, &estimate).advice();
        let price = advice
            .first()
            .map_or(list, |remedy| price_of(&remedy.terms, &remedy.commitment));
        Ok(Deal {
            recommended: estimate.situation.project.returns(&price),
            band: Band::of(advice.get(Way::AsIs)),
            zone: self.zones.iter().position(|zone| zone.holds(size)),
            ae_hour: self.ae_hour(motion),
            motion,
            corridor,
            advice,
            price,
            estimate,
        })
    }

    /// The motion that would sell a deal of size `acv`: the most profitable of those that are
    /// viable at this size; else, of those whose customers accept it, the most profitable one
    /// in which a person sells.
    fn motion_for(&self, acv: f64) -> usize {
        let profit = |place: usize| {
            let motion = self.motions[place].at(acv);
            let life = motion.lifetime(&self.outlook);
            motion.profit_per_opportunity(&life, acv, motion.ae_hourly_cost)
        };
        let best = |fits: &dyn Fn(usize) -> bool| {
            (0..self.motions.len())
                .filter(|place| fits(*place))
                .max_by(|a, b| profit(*a).total_cmp(&profit(*b)))
        };
        let viable = |place: usize| self.figures[place].is_viable(acv);
        let base = |place: usize| self.motions[place].base();
        let assisted = |place: usize| base(place).kind == Kind::Assisted;
        let accepts = |place: usize| base(place).accepted_by(acv) >= base(place).acceptance_min;
        best(&viable)
            .or_else(|| best(&|place| assisted(place) && accepts(place)))
            .or_else(|| best(&assisted))
            .or_else(|| best(&|_| true))
            .unwrap_or(0)
    }
}
