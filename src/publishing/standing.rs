//! How the ways of buying stand at a deal size: what the vendor's side comes to, without a word
//! about any one customer.

use crate::deal::Desk;
use crate::economics::{
    Deal, Kind, Motion, Outcome, Reference, Response, Selling, Status, Terms, Way,
};
use crate::pricing::{Commitment, Package, PackageCharge};

/// How a way of buying stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// It loses money, breaks a limit, or cannot be had.
    Loses,
    /// It earns something, but misses a target, or too few customers would buy so.
    Earns,
    /// It carries itself.
    Carries,
}

/// How customers of a size could buy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Buys {
    /// Alone.
    Alone,
    /// Alone, with the package at this place.
    With(usize),
    /// With somebody's help.
    Helped,
}

/// A deal of a size at list, and everybody who could sell it.
pub(super) struct AtSize<'a> {
    desk: &'a Desk,
    size: f64,
    sellers: Vec<Seller>,
}

/// One way in which a deal could be sold.
struct Seller {
    selling: Selling,
    reference: Reference,
    /// Whether enough customers of this size would buy through it.
    accepted: bool,
    /// Whether it is the motion as usual, not a lighter sale or one that others prepare.
    usual: bool,
}

impl Seller {
    fn assisted(&self) -> bool {
        self.selling.motion.kind == Kind::Assisted
    }
}

impl<'a> AtSize<'a> {
    pub(super) fn new(desk: &'a Desk, size: f64) -> Self {
        let places = 0..desk.motions().len();
        Self {
            desk,
            size,
            sellers: places
                .flat_map(|place| sellers(desk, size, place))
                .collect(),
        }
    }

    /// Whether there is a motion in which customers buy alone.
    pub(super) fn sells_alone(&self) -> bool {
        self.sellers.iter().any(|seller| !seller.assisted())
    }

    /// Whether enough customers of this size would buy alone.
    pub(super) fn accepts_alone(&self) -> bool {
        let mut sellers = self.sellers.iter();
        sellers.any(|seller| !seller.assisted() && seller.accepted)
    }

    /// The size, money a year.
    pub(super) fn size(&self) -> f64 {
        self.size
    }

    /// How `buys` stands.
    pub(super) fn standing(&self, buys: Buys) -> Standing {
        match buys {
            Buys::Alone => self.best(&self.list(), |seller| !seller.assisted()),
            Buys::Helped => self.best(&self.list(), Seller::assisted),
            Buys::With(place) => self.with(&self.packages()[place]),
        }
    }

    /// How it stands with somebody's help as usual, no lighter.
    pub(super) fn usual(&self) -> Standing {
        self.best(&self.list(), |seller| seller.assisted() && seller.usual)
    }

    /// The package that earns most of those with which the deal carries itself; but that of
    /// somewhat smaller deals, `before`, as long as that one will do: neighbours are not sold
    /// different packages for a small gain.
    pub(super) fn carrying(&self, before: Option<Buys>) -> Option<Buys> {
        let carries = |buys: &Buys| self.standing(*buys) == Standing::Carries;
        let same = before.filter(|buys| matches!(buys, Buys::With(_)));
        if let Some(same) = same.filter(carries) {
            return Some(same);
        }
        let carrying = (0..self.packages().len()).filter(|place| carries(&Buys::With(*place)));
        let best = carrying.max_by(|a, b| self.profit(*a).total_cmp(&self.profit(*b)));
        best.map(Buys::With)
    }

    /// The cheapest package with which nothing is lost.
    pub(super) fn cheapest(&self) -> Option<Buys> {
        let earning = (0..self.packages().len())
            .filter(|place| self.standing(Buys::With(*place)) >= Standing::Earns);
        let price = |place: &usize| self.packages()[*place].price;
        let cheapest = earning.min_by(|a, b| price(a).total_cmp(&price(b)));
        cheapest.map(Buys::With)
    }

    fn packages(&self) -> &'a [Package] {
        &self.desk.playbook().public.packages
    }

    fn list(&self) -> Terms {
        Terms::price(self.size)
    }

    fn with(&self, package: &Package) -> Standing {
        if !package.suits(self.size) {
            return Standing::Loses;
        }
        let terms = self.terms(package);
        // Alone it is bought by fewer than would be needed; the package is what helps those.
        self.best(&terms, Seller::assisted).max(
            self.best(&terms, |seller| !seller.assisted())
                .min(Standing::Earns),
        )
    }

    fn terms(&self, package: &Package) -> Terms {
        match package.charged {
            PackageCharge::Once => Terms {
                fee: package.price,
                ..self.list()
            },
            PackageCharge::Yearly => Terms {
                recurring: package.price,
                ..self.list()
            },
        }
    }

    /// What an opportunity earns at most with the package at `place`, where it carries itself.
    fn profit(&self, place: usize) -> f64 {
        let terms = self.terms(&self.packages()[place]);
        let carrying = self
            .sellers
            .iter()
            .filter(|seller| seller.assisted() && self.stands(seller, &terms) == Standing::Carries);
        carrying
            .map(|seller| Outcome::of(&seller.selling, &seller.reference, &terms).profit)
            .fold(f64::NEG_INFINITY, f64::max)
    }

    fn best(&self, terms: &Terms, of: impl Fn(&Seller) -> bool) -> Standing {
        let sellers = self.sellers.iter().filter(|seller| of(seller));
        let standings = sellers.map(|seller| self.stands(seller, terms));
        standings.max().unwrap_or(Standing::Loses)
    }

    /// How `terms` stand with `seller`, by the same rules as in the advice on one deal.
    fn stands(&self, seller: &Seller, terms: &Terms) -> Standing {
        let deal = Deal {
            selling: seller.selling,
            lighter: None,
            outsourced: None,
            longer: Vec::new(),
            self_service: None,
            reference: seller.reference,
            bounds: self.desk.playbook().policy.bounds(),
            customer: &|_, _| None,
        };
        let remedy = deal.remedy(Way::AsIs, &seller.selling, terms);
        match remedy.status() {
            Status::Healthy if seller.accepted => Standing::Carries,
            // An hour may be worth more elsewhere.
            Status::Healthy | Status::Weak if remedy.outcome.profit >= 0.0 => Standing::Earns,
            _ => Standing::Loses,
        }
    }
}

/// The motion at `place` as usual, lighter, and with customers whom others have qualified.
fn sellers(desk: &Desk, size: f64, place: usize) -> Vec<Seller> {
    let (playbook, usual) = (desk.playbook(), *desk.motions()[place].at(size));
    let sheet = &playbook.motions[place];
    let others = [
        sheet.lighter(&playbook.team, size),
        sheet.outsourced(&playbook.team, size),
    ];
    let response = Response::new(usual.win_rate, playbook.policy.lost_wins_at_plus_10);
    let seller = |(motion, as_usual): (Motion, bool)| Seller {
        selling: Selling {
            life: motion.lifetime(desk.outlook()),
            response: response.from_win_rate(motion.win_rate),
            commitment: Commitment::YEARLY,
            price_years: price_years(desk),
            motion,
        },
        reference: Reference {
            list_price: size,
            price_years: price_years(desk),
            fee_aversion: playbook.policy.charge_aversion,
            ae_hour: desk.ae_hour(place),
        },
        accepted: motion.accepted_by(size) >= motion.acceptance_min,
        usual: as_usual,
    };
    let others = others.into_iter().flatten().map(|motion| (motion, false));
    [(usual, true)]
        .into_iter()
        .chain(others)
        .map(seller)
        .collect()
}

/// What a unit of yearly price weighs with the customers who look ahead least: with them a one-off
/// charge weighs most, so what carries itself with them does so with everybody.
fn price_years(desk: &Desk) -> f64 {
    let models = desk.playbook().public.roi_models.iter();
    let years = models.map(|model| {
        let factor = 1.0 / (1.0 + model.discount_rate);
        std::iter::successors(Some(1.0), |present| Some(present * factor))
            .take(model.horizon_years as usize)
            .sum::<f64>()
    });
    years.fold(f64::INFINITY, f64::min)
}
