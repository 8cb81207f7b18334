//! What to do with a deal: each remedy at its own best size, ranked (`ECONOMICS.md` 1.9).

use super::{Kind, Lifetime, Motion, Outcome, Reference, Terms};

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
    /// Send the customer to self-service: list price, no person.
    SelfService,
    /// Walk away.
    Decline,
}

/// What an offer must satisfy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Constraint {
    /// The vendor's least LTV:CAC.
    LtvCac,
    /// The vendor's longest CAC payback.
    Payback,
    /// The deal must not lose money, nor go below the largest discount.
    Floor,
    /// A one-off charge is at most a share of the price.
    ChargeBound,
    /// Prices far from list lie outside anything the response was estimated on.
    TrustRegion,
    /// The customer must not lose money.
    CustomerBreakEven,
    /// The customer's least return on investment.
    CustomerRoi,
    /// The customer's longest payback.
    CustomerPayback,
    /// The customer keeps at least a share of the value.
    CustomerValueShare,
}

impl Constraint {
    /// Whether missing it makes a deal weak rather than impossible: the vendor's own targets.
    #[must_use]
    pub fn is_target(self) -> bool {
        matches!(self, Self::LtvCac | Self::Payback)
    }
}

/// The vendor's limits on an offer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// Prices are multiples of this, money a year, above 0.
    pub price_step: f64,
    /// Service charges are multiples of this, money, above 0.
    pub charge_step: f64,
    /// A one-off charge is at most this share of the list price.
    pub charge_max_share: f64,
    /// The yearly price is at most this multiple of list (the upper end of the trust region).
    pub highest_price: f64,
    /// The yearly price is at least this multiple of list, else it needs approval.
    pub lowest_price: f64,
}

/// How an option stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Every constraint holds.
    Healthy,
    /// Only the vendor's own targets are missed.
    Weak,
    /// A limit of the customer or the vendor is broken: not to be offered.
    Blocked,
}

/// One remedy at its own best size.
#[derive(Clone, Debug, PartialEq)]
pub struct Remedy {
    /// What is done.
    pub way: Way,
    /// What the customer is asked to pay.
    pub terms: Terms,
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
        match self.fails.iter().all(|constraint| constraint.is_target()) {
            true if self.fails.is_empty() => Status::Healthy,
            true => Status::Weak,
            false => Status::Blocked,
        }
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
    /// All of them; the recommended one first, then by expected profit, the blocked ones last.
    pub ranked: Vec<Remedy>,
    /// How many of `ranked` may be chosen at all.
    pub eligible: usize,
}

impl Advice {
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

/// A deal as the remedies see it.
pub struct Deal<'a> {
    /// The motion that would sell it.
    pub motion: &'a Motion,
    /// That motion's customer lifetime.
    pub life: Lifetime,
    /// The self-service motion to push to, with its customer lifetime.
    pub self_service: Option<(&'a Motion, Lifetime)>,
    /// What the win rate is measured against.
    pub reference: Reference,
    /// The vendor's limits.
    pub bounds: Bounds,
    /// The customer's hurdles that terms break, if any.
    pub customer: &'a dyn Fn(&Terms) -> Option<Constraint>,
}

/// The most sizes tried for one remedy; steps are widened to stay within it.
const MOST_SIZES: u32 = 512;

/// Ranks the remedies for `deal`.
///
/// If some way of selling satisfies everything, the choice is among those, self-service and
/// declining, by expected profit; else weak ways of selling take part as well.
#[must_use]
pub fn advise(deal: &Deal) -> Advice {
    let mut selling = vec![deal.remedy(Way::AsIs, Terms::price(deal.reference.list_price))];
    if deal.motion.kind == Kind::Assisted {
        let sized = [Way::PriceUplift, Way::OneOffCharge, Way::RecurringCharge];
        selling.extend(sized.into_iter().filter_map(|way| deal.best_size(way)));
    }
    let healthy = selling
        .iter()
        .any(|remedy| remedy.status() == Status::Healthy);
    let mut ranked = selling;
    ranked.extend(deal.push());
    ranked.push(deal.decline());
    let rank = |remedy: &Remedy| match remedy.status() {
        Status::Healthy => 0,
        Status::Weak => u8::from(healthy),
        Status::Blocked => 2,
    };
    ranked.sort_by(|a, b| {
        rank(a)
            .cmp(&rank(b))
            .then(b.outcome.profit.total_cmp(&a.outcome.profit))
    });
    let eligible = ranked.iter().filter(|remedy| rank(remedy) == 0).count();
    Advice { ranked, eligible }
}

impl Deal<'_> {
    fn remedy(&self, way: Way, terms: Terms) -> Remedy {
        let outcome = Outcome::of(self.motion, &self.life, &self.reference, &terms);
        let fails = self.fails(&terms, &outcome);
        Remedy {
            way,
            terms,
            outcome,
            fails,
            binding: Vec::new(),
        }
    }

    fn fails(&self, terms: &Terms, outcome: &Outcome) -> Vec<Constraint> {
        let targets = &self.motion.targets;
        let list = self.reference.list_price;
        let paid = terms.yearly();
        // A hair of tolerance: a price that stands on a limit satisfies it.
        let over = |value: f64, limit: f64| value > limit * (1.0 + 1e-9);
        let earned = outcome.lifetime_value;
        let spent = outcome.acquisition_cost;
        let rules = [
            (earned < targets.ltv_cac * spent, Constraint::LtvCac),
            (
                outcome
                    .payback_months
                    .is_none_or(|months| over(months, targets.payback_months)),
                Constraint::Payback,
            ),
            (
                earned < spent || over(self.bounds.lowest_price * list, paid),
                Constraint::Floor,
            ),
            (
                over(terms.fee, self.bounds.charge_max_share * list),
                Constraint::ChargeBound,
            ),
            (
                over(paid, self.bounds.highest_price * list),
                Constraint::TrustRegion,
            ),
        ];
        let broken = rules
            .into_iter()
            .filter_map(|(breaks, rule)| breaks.then_some(rule));
        broken.chain((self.customer)(terms)).collect()
    }

    /// The best size of `way`: by profit among the sizes that satisfy most; `None` if there
    /// is no size at all, as for a list price of 0.
    fn best_size(&self, way: Way) -> Option<Remedy> {
        let sizes: Vec<_> = self
            .sizes(way)
            .map(|terms| self.remedy(way, terms))
            .collect();
        let standing = |remedy: &Remedy| match remedy.status() {
            Status::Healthy => 2,
            Status::Weak => 1,
            Status::Blocked => 0,
        };
        let best = sizes.iter().enumerate().max_by(|(_, a), (_, b)| {
            (standing(a).cmp(&standing(b))).then(a.outcome.profit.total_cmp(&b.outcome.profit))
        });
        // If every size is blocked, the smallest one shows by what.
        let place = best.map(|(place, best)| if standing(best) > 0 { place } else { 0 })?;
        let mut chosen = sizes[place].clone();
        let neighbours = [place.checked_sub(1), Some(place + 1)];
        chosen.binding = neighbours
            .into_iter()
            .filter_map(|neighbour| sizes.get(neighbour?))
            .filter(|other| other.outcome.profit > chosen.outcome.profit)
            .flat_map(|other| other.fails.clone())
            .filter(|constraint| !chosen.fails.contains(constraint))
            .collect();
        Some(chosen)
    }

    /// Terms of `way` in steps, one past its limit so that the limit can be named.
    fn sizes(&self, way: Way) -> impl Iterator<Item = Terms> + use<> {
        let list = self.reference.list_price;
        let room = list * (self.bounds.highest_price - 1.0);
        let (step, from, to) = match way {
            Way::PriceUplift => (self.bounds.price_step, list, list + room),
            Way::OneOffCharge => (
                self.bounds.charge_step,
                0.0,
                self.bounds.charge_max_share * list,
            ),
            _ => (self.bounds.charge_step, 0.0, room),
        };
        let step = step
            * ((to - from) / (step * f64::from(MOST_SIZES)))
                .ceil()
                .max(1.0);
        let first = (from / step * (1.0 + 1e-12)).floor() + 1.0;
        (0..=MOST_SIZES + 1)
            .map(move |place| (first + f64::from(place)) * step)
            .take_while(move |size| *size <= to + step)
            .map(move |size| match way {
                Way::PriceUplift => Terms::price(size),
                Way::OneOffCharge => Terms {
                    fee: size,
                    ..Terms::price(list)
                },
                _ => Terms {
                    recurring: size,
                    ..Terms::price(list)
                },
            })
    }

    /// Self-service at list: those of the deals we would win who accept it, at no cost of ours.
    fn push(&self) -> Option<Remedy> {
        let (motion, life) = self.self_service?;
        let list = self.reference.list_price;
        let win_rate = motion.accepted_by(list) * self.motion.win_rate;
        let lifetime_value = motion.lifetime_value(&life, list);
        let outcome = Outcome {
            win_rate,
            profit: win_rate * lifetime_value,
            ae_hours: 0.0,
            acquisition_cost: motion.cost_of_sale(list),
            lifetime_value,
            ltv_cac: motion.ltv_cac(&life, list),
            payback_months: motion.payback_months(list),
        };
        let terms = Terms::price(list);
        Some(Remedy {
            way: Way::SelfService,
            terms,
            outcome,
            fails: (self.customer)(&terms).into_iter().collect(),
            binding: Vec::new(),
        })
    }

    fn decline(&self) -> Remedy {
        let outcome = Outcome {
            win_rate: 0.0,
            profit: 0.0,
            ae_hours: 0.0,
            acquisition_cost: 0.0,
            lifetime_value: 0.0,
            ltv_cac: None,
            payback_months: None,
        };
        let terms = Terms::price(self.reference.list_price);
        Remedy {
            way: Way::Decline,
            terms,
            outcome,
            fails: Vec::new(),
            binding: Vec::new(),
        }
    }
}
