//! Routing by deal size, from the zones and the remedies (`ECONOMICS.md` 1.5 to 1.9).
//!
//! ```text
//! carries itself alone ......................... checkout
//! carries itself with a person, as usual ....... talk
//! carries itself with a package ................ that package, one that earns most
//! carries itself with a lighter sale ........... talk
//! none of it:  customers still buy alone ....... checkout, if nothing is lost
//!              no person pays yet .............. the cheapest package that loses nothing, else talk
//!              between two ways of selling ..... talk
//! ```
//!
//! Thresholds are round steps of the price book. Within such a step the route is taken that
//! stands best all over it, so that rounding leads no size to a way that loses money where
//! another one would not.

use super::sizes::Sizes;
use super::standing::{AtSize, Buys, Standing};
use crate::deal::Desk;
use crate::economics::Kind;
use crate::offer::{Route, Way};

/// The most routes of an offer.
const MOST: usize = 20;
/// Where within a range of sizes is looked first at what would be done: inside, since at an end
/// two ways may just meet.
const INSIDE: [f64; 3] = [0.2, 0.5, 0.8];

/// How customers of a size buy, and what the zones say to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Routing {
    /// What the zones and remedies suggest.
    pub suggested: Vec<Route>,
    /// Whether the playbook has routes of its own, which are kept.
    pub own: bool,
    /// The sizes at which the playbook's own routes lead elsewhere.
    pub differences: Vec<Difference>,
}

/// A range of sizes with two opinions.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Where it begins, money a year.
    pub from: f64,
    /// Where it ends, itself not included; `None`: nowhere.
    pub to: Option<f64>,
    /// How customers buy by the playbook.
    pub kept: Route,
    /// How they would by the zones.
    pub suggested: Route,
}

impl Routing {
    /// The routing of the playbook on `desk`.
    #[must_use]
    pub fn of(desk: &Desk) -> Self {
        let suggested = suggested(desk);
        let kept = &desk.playbook().public.routing;
        Self {
            own: !kept.is_empty(),
            differences: differences(kept, &suggested),
            suggested,
        }
    }
}

/// What the zones and remedies of `desk` suggest.
#[must_use]
pub fn suggested(desk: &Desk) -> Vec<Route> {
    let public = &desk.playbook().public;
    let sizes = Sizes::of(&public.price_book, desk.playbook().policy.price_step);
    let helped = first_helped(desk);
    let mut coarser = 1;
    loop {
        let mut routes: Vec<Route> = Vec::new();
        let mut before = None;
        for range in sizes.ranges(coarser) {
            let buys = between(desk, range, helped, before);
            if before != Some(buys) {
                let from = before.map_or(0.0, |_| range.0);
                routes.push(route(desk, buys, from));
                before = Some(buys);
            }
        }
        if routes.len() <= MOST {
            return routes;
        }
        coarser *= 2;
    }
}

/// The smallest size at which a person's help pays.
fn first_helped(desk: &Desk) -> f64 {
    let motions = desk.motions().iter().zip(desk.figures());
    let assisted = motions.filter(|(motion, _)| motion.base().kind == Kind::Assisted);
    let starts = assisted.flat_map(|(_, figures)| figures.viability.iter().map(|range| range.from));
    starts.fold(f64::INFINITY, f64::min)
}

/// How customers between two sizes buy, where somewhat smaller ones do as `before`.
fn between(desk: &Desk, (from, to): (f64, f64), helped: f64, before: Option<Buys>) -> Buys {
    let inside = INSIDE.map(|share| from + share * (to - from));
    let ends = [from, to * (1.0 - 1e-9)];
    let sizes = inside.into_iter().chain(ends);
    let sizes: Vec<AtSize> = sizes.map(|size| AtSize::new(desk, size)).collect();
    let wanted = sizes.iter().map(|size| at(size, helped, before));
    let alone = sizes[0].sells_alone().then_some(Buys::Alone);
    let mut all: Vec<Buys> = Vec::new();
    for buys in wanted.chain(alone) {
        if !all.contains(&buys) {
            all.push(buys);
        }
    }
    let worst = |buys: &Buys| sizes.iter().map(|size| size.standing(*buys)).min();
    // Of several that stand alike the first: what is wanted inside, by size.
    let best = all.into_iter().rev().max_by_key(worst);
    best.unwrap_or(Buys::Helped)
}

/// How customers of a size buy, if a person's help pays from `helped` on and somewhat smaller
/// ones buy as `before`.
fn at(size: &AtSize, helped: f64, before: Option<Buys>) -> Buys {
    let carries = |standing: Standing| standing == Standing::Carries;
    let alone = size.sells_alone();
    if alone && carries(size.standing(Buys::Alone)) {
        return Buys::Alone;
    }
    if carries(size.usual()) {
        return Buys::Helped;
    }
    if let Some(package) = size.carrying(before) {
        return package;
    }
    if carries(size.standing(Buys::Helped)) {
        return Buys::Helped;
    }
    let earns = |buys: &Buys| size.standing(*buys) >= Standing::Earns;
    if size.accepts_alone() && earns(&Buys::Alone) {
        return Buys::Alone;
    }
    let talk = Some(Buys::Helped).filter(earns);
    let package = size.cheapest();
    let earning = if size.size() < helped {
        package.or(talk)
    } else {
        talk.or(package)
    };
    let lightest = if alone { Buys::Alone } else { Buys::Helped };
    earning.unwrap_or(lightest)
}

fn route(desk: &Desk, buys: Buys, from: f64) -> Route {
    let packages = &desk.playbook().public.packages;
    let (way, package) = match buys {
        Buys::Alone => (Way::Checkout, None),
        Buys::With(place) => (Way::Package, Some(packages[place].id.clone())),
        Buys::Helped => (Way::Talk, None),
    };
    Route { from, way, package }
}

/// Whether customers buy alike, whatever the size.
fn same(one: &Route, other: &Route) -> bool {
    one.way == other.way && one.package == other.package
}

/// Where `kept` leads elsewhere than `suggested`.
fn differences(kept: &[Route], suggested: &[Route]) -> Vec<Difference> {
    let mut starts: Vec<f64> = kept
        .iter()
        .chain(suggested)
        .map(|route| route.from)
        .collect();
    starts.sort_by(f64::total_cmp);
    starts.dedup();
    let mut found: Vec<Difference> = Vec::new();
    for (place, from) in starts.iter().enumerate() {
        let (Some(kept), Some(suggested)) = (reached(kept, *from), reached(suggested, *from))
        else {
            continue;
        };
        if same(kept, suggested) {
            continue;
        }
        let to = starts.get(place + 1).copied();
        match found.last_mut() {
            Some(last)
                if last.to == Some(*from)
                    && same(&last.kept, kept)
                    && same(&last.suggested, suggested) =>
            {
                last.to = to;
            }
            _ => found.push(Difference {
                from: *from,
                to,
                kept: kept.clone(),
                suggested: suggested.clone(),
            }),
        }
    }
    found
}

fn reached(routes: &[Route], size: f64) -> Option<&Route> {
    routes.iter().rev().find(|route| size >= route.from)
}
