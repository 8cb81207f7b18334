//! One deal at the table: every way it could be sold, and what terms would do to both sides.

use super::Desk;
use crate::case::Case;
use crate::economics::{
    Advice, Constraint, Deal as RemedyDeal, Kind, Lifetime, Motion, Outcome, Reference, Remedy,
    Response, Selling, Terms, Way, advise,
};
use crate::offer::Estimate;
use crate::pricing::{Commitment, Quote};
use crate::roi::{Demands, Hurdle, Hurdles, Price, Project, Return};

/// How far the vendor's own figures may be off, as multiples of what the playbook says. What an
/// AE hour is worth stays as it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shift {
    /// Of every win rate.
    pub win_rate: f64,
    /// Of the wins lost at 10 % more.
    pub response: f64,
    /// Of everybody's hours.
    pub hours: f64,
    /// Of the customers who leave each year.
    pub churn: f64,
}

impl Shift {
    /// Nothing is off.
    pub const NONE: Self = Self {
        win_rate: 1.0,
        response: 1.0,
        hours: 1.0,
        churn: 1.0,
    };

    fn applied(&self, motion: Motion) -> Motion {
        if *self == Self::NONE {
            // Not even by the last bits.
            return motion;
        }
        Motion {
            win_rate: (motion.win_rate * self.win_rate).min(1.0),
            ae_hours: motion.ae_hours * self.hours,
            other_effort_cost: motion.other_effort_cost * self.hours,
            retention: (1.0 - (1.0 - motion.retention) * self.churn).clamp(1e-6, 1.0),
            ..motion
        }
    }
}

/// A deal as it is negotiated.
pub(super) struct Negotiation<'a> {
    desk: &'a Desk,
    motion: usize,
    quote: &'a Quote,
    project: &'a Project,
    /// Where the hurdles must hold.
    demanding: &'a Project,
    hurdles: Hurdles,
    shift: Shift,
}

/// What a price does to both sides.
#[derive(Clone, Debug, PartialEq)]
pub struct AtPrice {
    /// What it leads to for the vendor.
    pub outcome: Outcome,
    /// What it breaks.
    pub fails: Vec<Constraint>,
    /// What it leaves the customer.
    pub returns: Return,
}

impl<'a> Negotiation<'a> {
    pub(super) fn new(desk: &'a Desk, motion: usize, case: &Case, estimate: &'a Estimate) -> Self {
        Self {
            desk,
            motion,
            quote: &estimate.quote,
            project: &estimate.situation.project,
            demanding: &estimate.hurdle_project,
            hurdles: case.hurdles(),
            shift: Shift::NONE,
        }
    }

    /// The same with the vendor's figures off by `shift`.
    pub(super) fn shifted(self, shift: Shift) -> Self {
        Self { shift, ..self }
    }

    /// What to do.
    pub(super) fn advice(&self) -> Advice {
        self.table(&|deal| advise(deal))
    }

    /// What `terms` do when sold as `remedy` sells; as usual if it does not sell at all.
    pub(super) fn at(&self, remedy: &Remedy, terms: &Terms) -> AtPrice {
        let tried = self.agreed(remedy.way, terms, &remedy.commitment);
        AtPrice {
            returns: self.project.returns(&price_of(terms, &tried.commitment)),
            outcome: tried.outcome,
            fails: tried.fails,
        }
    }

    /// What becomes of `terms` under `commitment` when sold in `way`: a remedy whose size is
    /// given instead of sought.
    pub(super) fn agreed(&self, way: Way, terms: &Terms, commitment: &Commitment) -> Remedy {
        self.table(&|deal| {
            let pushed = (way == Way::SelfService)
                .then(|| deal.push(terms))
                .flatten();
            pushed.unwrap_or_else(|| {
                let usual = sold(deal, way, commitment);
                let bound = self.selling(usual.motion, *commitment);
                deal.remedy(way, &bound, terms)
            })
        })
    }

    /// Lays the deal on the table and lets `act` do something with it.
    fn table<T>(&self, act: &dyn Fn(&RemedyDeal) -> T) -> T {
        let (desk, policy) = (self.desk, &self.desk.playbook.policy);
        let sheet = &desk.playbook.motions[self.motion];
        let team = &desk.playbook.team;
        let size = self.quote.yearly.units();
        let motion = *desk.motions()[self.motion].at(size);
        let bound = self.quote.commitment();
        let selling = |motion: Motion, term: Commitment| self.selling(motion, term);
        let demands: Vec<(Commitment, Demands)> = [bound, Commitment::YEARLY]
            .into_iter()
            .chain(self.longer())
            .map(|term| (term, self.demanding.demands(&self.hurdles, &term)))
            .collect();
        let customer = |terms: &Terms, commitment: &Commitment| {
            // Every way of selling is under one of these.
            let (_, demands) = demands.iter().find(|(term, _)| term == commitment)?;
            let broken = demands.broken(terms.yearly(), terms.fee);
            broken.map(constraint)
        };
        act(&RemedyDeal {
            selling: selling(motion, bound),
            lighter: sheet
                .lighter(team, size)
                .map(|lighter| selling(lighter, bound)),
            outsourced: sheet
                .outsourced(team, size)
                .map(|motion| selling(motion, bound)),
            longer: self.longer().map(|term| selling(motion, term)).collect(),
            self_service: self.self_service(),
            reference: Reference {
                list_price: self.quote.list.units(),
                price_years: self.project.price_years(&Commitment::YEARLY),
                fee_aversion: policy.charge_aversion,
                ae_hour: desk.ae_hour(self.motion),
            },
            bounds: policy.bounds(),
            customer: &customer,
        })
    }

    fn selling(&self, motion: Motion, commitment: Commitment) -> Selling {
        let base = self
            .shift
            .applied(*self.desk.motions()[self.motion].at(self.quote.yearly.units()));
        let lost = self.desk.playbook.policy.lost_wins_at_plus_10 * self.shift.response;
        let motion = self.shift.applied(motion);
        Selling {
            life: motion.lifetime_under(&self.desk.outlook, &commitment),
            response: Response::new(base.win_rate, lost.min(0.999)).from_win_rate(motion.win_rate),
            price_years: self.project.price_years(&commitment),
            commitment,
            motion,
        }
    }

    fn self_service(&self) -> Option<(Motion, Lifetime)> {
        let motions = self.desk.motions();
        let place = (0..motions.len()).find(|place| {
            motions[*place].base().kind == Kind::SelfService && *place != self.motion
        })?;
        let motion = self
            .shift
            .applied(*motions[place].at(self.quote.yearly.units()));
        Some((motion, motion.lifetime(&self.desk.outlook)))
    }

    /// What the customer could bind themselves to instead.
    fn longer(&self) -> impl Iterator<Item = Commitment> {
        let years = self.quote.years;
        let playbook = &self.desk.playbook;
        let terms = playbook.public.price_book.terms.iter();
        let terms = terms.map(|term| Commitment {
            years: term.years,
            discount: term.discount,
            prepaid: false,
        });
        let prepaid = playbook.policy.prepayment.iter().map(|offer| Commitment {
            years: offer.years,
            discount: offer.discount,
            prepaid: true,
        });
        terms.chain(prepaid).filter(move |term| term.years > years)
    }
}

/// What the customer pays under `terms` and `commitment`.
#[must_use]
pub fn price_of(terms: &Terms, commitment: &Commitment) -> Price {
    Price {
        yearly: terms.yearly(),
        once: terms.fee,
        commitment: *commitment,
    }
}

/// How `deal` is sold in `way`; as usual where the way changes nothing about that.
fn sold(deal: &RemedyDeal, way: Way, commitment: &Commitment) -> Selling {
    let other = match way {
        Way::LighterSale | Way::LighterSaleAndPrice => deal.lighter,
        Way::OutsourcedQualification => deal.outsourced,
        Way::LongerTerm => {
            let same = |longer: &&Selling| longer.commitment == *commitment;
            deal.longer.iter().find(same).copied()
        }
        _ => None,
    };
    other.unwrap_or(deal.selling)
}

fn constraint(hurdle: Hurdle) -> Constraint {
    match hurdle {
        Hurdle::BreakEven => Constraint::CustomerBreakEven,
        Hurdle::Roi => Constraint::CustomerRoi,
        Hurdle::Payback => Constraint::CustomerPayback,
        Hurdle::ValueShare => Constraint::CustomerValueShare,
    }
}
