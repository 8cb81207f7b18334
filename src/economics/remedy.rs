//! What can be done with a deal, and how each of it stands (`ECONOMICS.md` 1.9).

use super::{Constraint, Outcome, Terms};
use crate::pricing::Commitment;

/// A way to make a deal worthwhile, or to leave it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Way {
    /// Sell at list terms.
    AsIs,
    /// A higher subscription price.
    PriceUplift,
    /// A one-off service charge, such as onboarding.
    OneOffCharge,
    /// A recurring service charge, such as support.
    RecurringCharge,
    /// A higher price and a one-off charge.
    PriceAndCharge,
    /// A lighter way of selling, at list terms.
    LighterSale,
    /// A lighter way of selling, with a higher price, a one-off charge or both.
    LighterSaleAndPrice,
    /// A longer term, or one that is paid ahead.
    LongerTerm,
    /// Somebody else finds and qualifies the customer.
    OutsourcedQualification,
    /// Send the customer to self-service: list price, no person.
    SelfService,
    /// Walk away.
    Decline,
}

/// How an option stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// A limit of the customer or the vendor is broken: not to be offered.
    Blocked,
    /// Only the vendor's own targets are missed.
    Weak,
    /// Every constraint holds.
    Healthy,
}

/// One remedy at its own best size.
#[derive(Clone, Debug, PartialEq)]
pub struct Remedy {
    /// What is done.
    pub way: Way,
    /// What the customer is asked to pay.
    pub terms: Terms,
    /// What they bind themselves to.
    pub commitment: Commitment,
    /// What comes of it.
    pub outcome: Outcome,
    /// What it fails; empty if every constraint holds.
    pub fails: Vec<Constraint>,
    /// What keeps its size from earning more; empty if the size is the optimum itself.
    pub binding: Vec<Constraint>,
}

impl Remedy {
    /// How it stands.
    #[must_use]
    pub fn status(&self) -> Status {
        if self.fails.is_empty() {
            Status::Healthy
        } else if self.fails.iter().all(|constraint| constraint.is_target()) {
            Status::Weak
        } else {
            Status::Blocked
        }
    }

    /// What the customer pays a year during the first term.
    #[must_use]
    pub fn yearly_paid(&self) -> f64 {
        self.terms.yearly() * (1.0 - self.commitment.discount)
    }

    /// The value of an AE hour above which `other`, which takes no AE time, earns more.
    #[must_use]
    pub fn gives_way_at(&self, other: &Self, ae_hour: f64) -> Option<f64> {
        let hours = self.outcome.ae_hours;
        (hours > 0.0 && other.outcome.ae_hours == 0.0)
            .then(|| ae_hour + (self.outcome.profit - other.outcome.profit) / hours)
    }
}

/// The remedies for one deal.
#[derive(Clone, Debug, PartialEq)]
pub struct Advice {
    /// All of them: the recommended one first, then the others that could be offered by
    /// expected profit, the blocked ones last.
    pub ranked: Vec<Remedy>,
    /// How many of `ranked` could be offered at all.
    pub eligible: usize,
}

impl Advice {
    /// Ranks `remedies`.
    ///
    /// The choice is by expected profit: among the ways of selling that satisfy everything,
    /// self-service and declining if there is such a way, else among all that break no limit.
    #[must_use]
    pub fn new(mut remedies: Vec<Remedy>) -> Self {
        let sells = |way: Way| !matches!(way, Way::SelfService | Way::Decline);
        let healthy = remedies
            .iter()
            .any(|remedy| sells(remedy.way) && remedy.status() == Status::Healthy);
        let least = if healthy {
            Status::Healthy
        } else {
            Status::Weak
        };
        remedies.sort_by(|a, b| {
            let blocked = |remedy: &Remedy| remedy.status() == Status::Blocked;
            blocked(a)
                .cmp(&blocked(b))
                .then(b.outcome.profit.total_cmp(&a.outcome.profit))
        });
        if let Some(place) = remedies.iter().position(|remedy| remedy.status() >= least) {
            remedies[..=place].rotate_right(1);
        }
        let eligible = remedies
            .iter()
            .filter(|remedy| remedy.status() != Status::Blocked)
            .count();
        Self {
            ranked: remedies,
            eligible,
        }
    }

    /// What to do.
    #[must_use]
    pub fn first(&self) -> Option<&Remedy> {
        self.ranked[..self.eligible].first()
    }

    /// What comes second.
    #[must_use]
    pub fn runner_up(&self) -> Option<&Remedy> {
        self.ranked[..self.eligible].get(1)
    }

    /// The remedy that does `way`.
    #[must_use]
    pub fn get(&self, way: Way) -> Option<&Remedy> {
        self.ranked.iter().find(|remedy| remedy.way == way)
    }
}
