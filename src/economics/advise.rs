//! Finds each remedy's best size.
//!
//! Sizes are steps of the price book, tried one by one: no optimum is missed where profit is
//! not unimodal, and nothing is ever rounded through a limit. Where a price book's step is very
//! small against the deal, only every so many steps are tried.

use super::{
    Advice, Bounds, Constraint, Kind, Lifetime, Motion, Outcome, Reference, Remedy, Selling, Terms,
    Way,
};
use crate::economics::remedy::Status;
use crate::pricing::Commitment;

/// A deal as the remedies see it.
pub struct Deal<'a> {
    /// How it would be sold.
    pub selling: Selling,
    /// The lighter way to sell it, if there is one.
    pub lighter: Option<Selling>,
    /// Selling it to a customer that somebody else has qualified, if somebody does.
    pub outsourced: Option<Selling>,
    /// Selling it for longer terms.
    pub longer: Vec<Selling>,
    /// The self-service motion to push to, with its customer lifetime.
    pub self_service: Option<(Motion, Lifetime)>,
    /// What the win rate is measured against.
    pub reference: Reference,
    /// The vendor's limits.
    pub bounds: Bounds,
    /// The customer's hurdles that terms break, if any.
    pub customer: &'a dyn Fn(&Terms, &Commitment) -> Option<Constraint>,
}

/// The most sizes tried along one axis; steps are widened to stay within it.
const MOST_SIZES: u32 = 512;
/// The same where two axes are searched together.
const MOST_OF_TWO: u32 = 48;

/// Ranks the remedies for `deal`.
#[must_use]
pub fn advise(deal: &Deal) -> Advice {
    let list = Terms::price(deal.reference.list_price);
    let mut remedies = vec![deal.remedy(Way::AsIs, &deal.selling, &list)];
    if deal.selling.motion.kind == Kind::Assisted {
        let selling = &deal.selling;
        remedies.extend(deal.best(Way::PriceUplift, selling, &deal.prices(MOST_SIZES)));
        remedies.extend(deal.best(Way::OneOffCharge, selling, &deal.fees()));
        remedies.extend(deal.best(Way::RecurringCharge, selling, &deal.recurring()));
        remedies.extend(deal.best(Way::PriceAndCharge, selling, &deal.both(false)));
        let at_list = |way: Way, selling: &Selling| deal.remedy(way, selling, &list);
        if let Some(lighter) = &deal.lighter {
            remedies.push(at_list(Way::LighterSale, lighter));
            remedies.extend(deal.best(Way::LighterSaleAndPrice, lighter, &deal.both(true)));
        }
        remedies.extend(
            (deal.outsourced.iter()).map(|selling| at_list(Way::OutsourcedQualification, selling)),
        );
        let longer = deal
            .longer
            .iter()
            .map(|selling| at_list(Way::LongerTerm, selling));
        remedies.extend(longer.max_by(|a, b| {
            (a.status().cmp(&b.status())).then(a.outcome.profit.total_cmp(&b.outcome.profit))
        }));
    }
    remedies.extend(deal.push(&list));
    remedies.push(deal.decline());
    Advice::new(remedies)
}

impl Deal<'_> {
    /// What becomes of `terms`.
    #[must_use]
    pub fn remedy(&self, way: Way, selling: &Selling, terms: &Terms) -> Remedy {
        let outcome = Outcome::of(selling, &self.reference, terms);
        Remedy {
            way,
            terms: *terms,
            commitment: selling.commitment,
            fails: self.broken(selling, terms, &outcome).collect(),
            outcome,
            binding: Vec::new(),
        }
    }

    /// The constraints that `terms` break.
    fn broken(
        &self,
        selling: &Selling,
        terms: &Terms,
        outcome: &Outcome,
    ) -> impl Iterator<Item = Constraint> + use<> {
        let customer = (self.customer)(terms, &selling.commitment);
        self.broken_of_ours(selling, terms, outcome).chain(customer)
    }

    /// Those of them that are the vendor's own.
    fn broken_of_ours(
        &self,
        selling: &Selling,
        terms: &Terms,
        outcome: &Outcome,
    ) -> impl Iterator<Item = Constraint> + use<> {
        let list = self.reference.list_price;
        let paid = terms.yearly() * (1.0 - selling.commitment.discount);
        let bound = selling.commitment.discount;
        let bounds = &self.bounds;
        // A discount for a longer term is in the price book, so it needs no approval.
        let lowest = bounds.lowest_price.min(1.0 - bound) * list;
        let rules = [
            (
                outcome.lifetime_value < outcome.acquisition_cost || over(lowest, paid),
                Constraint::Floor,
            ),
            (
                over(terms.fee, bounds.charge_max_share * list),
                Constraint::ChargeBound,
            ),
            (
                over(terms.yearly(), bounds.highest_price * list),
                Constraint::TrustRegion,
            ),
        ];
        missed_targets(&selling.motion, outcome).chain(held(rules))
    }

    /// The best of `sizes`: by profit among those that satisfy most. If every size is blocked,
    /// the first one, which shows by what. `None` if there is no size at all.
    fn best(&self, way: Way, selling: &Selling, sizes: &[Terms]) -> Option<Remedy> {
        let mut best: Option<(Status, f64, &Terms)> = None;
        for terms in sizes {
            let outcome = Outcome::of(selling, &self.reference, terms);
            let beats = |status: Status| {
                best.is_none_or(|(standing, profit, _)| {
                    status > standing
                        || (status == standing
                            && status > Status::Blocked
                            && outcome.profit > profit)
                })
            };
            // The customer is asked last: their answer takes longest, and can only be worse news.
            let ours = standing(self.broken_of_ours(selling, terms, &outcome));
            if !beats(ours) {
                continue;
            }
            let theirs = standing((self.customer)(terms, &selling.commitment).into_iter());
            if beats(ours.min(theirs)) {
                best = Some((ours.min(theirs), outcome.profit, terms));
            }
        }
        let (_, _, terms) = best?;
        let mut chosen = self.remedy(way, selling, terms);
        chosen.binding = self.binding(&chosen, selling);
        Some(chosen)
    }

    /// What keeps the sizes beside `chosen` that would earn more.
    fn binding(&self, chosen: &Remedy, selling: &Selling) -> Vec<Constraint> {
        let Terms {
            price,
            fee,
            recurring,
        } = chosen.terms;
        let bounds = &self.bounds;
        let list = self.reference.list_price;
        let mut binding = Vec::new();
        let wide = |step: f64, to: f64, most: u32| widened(step, 0.0, to, most);
        let highest = list * bounds.highest_price;
        for (at, step) in [
            (0, bounds.price_step),
            (0, wide(bounds.price_step, highest - list, MOST_OF_TWO)),
            (1, bounds.charge_step),
            (
                1,
                wide(
                    bounds.price_step,
                    list * bounds.charge_max_share,
                    MOST_OF_TWO,
                ),
            ),
            (2, bounds.charge_step),
            (2, wide(bounds.charge_step, highest - list, MOST_SIZES)),
        ] {
            for change in [-step, step] {
                let terms = match at {
                    0 if price > list => Terms {
                        price: price + change,
                        ..chosen.terms
                    },
                    1 if fee > 0.0 => Terms {
                        fee: fee + change,
                        ..chosen.terms
                    },
                    2 if recurring > 0.0 => Terms {
                        recurring: recurring + change,
                        ..chosen.terms
                    },
                    _ => continue,
                };
                let other = self.remedy(chosen.way, selling, &terms);
                if other.outcome.profit > chosen.outcome.profit {
                    binding.extend(
                        other
                            .fails
                            .into_iter()
                            .filter(|f| !chosen.fails.contains(f)),
                    );
                }
            }
        }
        binding.sort_unstable();
        binding.dedup();
        binding
    }

    fn prices(&self, most: u32) -> Vec<Terms> {
        let list = self.reference.list_price;
        steps(
            self.bounds.price_step,
            list,
            list * self.bounds.highest_price,
            most,
        )
        .map(Terms::price)
        .collect()
    }

    fn fees(&self) -> Vec<Terms> {
        let list = Terms::price(self.reference.list_price);
        let most = self.bounds.charge_max_share * list.price;
        steps(self.bounds.charge_step, 0.0, most, MOST_SIZES)
            .map(|fee| Terms { fee, ..list })
            .collect()
    }

    fn recurring(&self) -> Vec<Terms> {
        let list = Terms::price(self.reference.list_price);
        let room = list.price * (self.bounds.highest_price - 1.0);
        steps(self.bounds.charge_step, 0.0, room, MOST_SIZES)
            .map(|recurring| Terms { recurring, ..list })
            .collect()
    }

    /// Price and one-off charge together, the charge in steps of the price as well: a grid as
    /// fine as that of either alone would be slower and no clearer. `either` takes in sizes
    /// with one of the two.
    fn both(&self, either: bool) -> Vec<Terms> {
        let list = self.reference.list_price;
        let most = self.bounds.charge_max_share * list;
        let step = self.bounds.price_step.max(self.bounds.charge_step);
        let fees: Vec<f64> = steps(step, 0.0, most, MOST_OF_TWO).collect();
        let mut prices = self.prices(MOST_OF_TWO);
        let mut all = Vec::with_capacity((prices.len() + 1) * (fees.len() + 1));
        if either {
            all.extend(prices.iter().copied());
            prices.insert(0, Terms::price(list));
        }
        for price in prices {
            all.extend(fees.iter().map(|fee| Terms { fee: *fee, ..price }));
        }
        all
    }

    /// Self-service at `terms`: those of the deals we would win who accept it, at no cost of
    /// ours. Only a price can be asked there, so charges in `terms` do not count.
    #[must_use]
    pub fn push(&self, terms: &Terms) -> Option<Remedy> {
        let (motion, life) = self.self_service?;
        let terms = Terms::price(terms.price);
        let price = terms.price;
        let win_rate = motion.accepted_by(price) * self.selling.motion.win_rate;
        let lifetime_value = motion.lifetime_value(&life, price);
        let outcome = Outcome {
            win_rate,
            profit: win_rate * lifetime_value,
            ae_hours: 0.0,
            acquisition_cost: motion.cost_of_sale(price),
            lifetime_value,
            ltv_cac: motion.ltv_cac(&life, price),
            payback_months: motion.payback_months(price),
        };
        let targets = missed_targets(&motion, &outcome);
        let customer = (self.customer)(&terms, &Commitment::YEARLY);
        Some(Remedy {
            way: Way::SelfService,
            terms,
            commitment: Commitment::YEARLY,
            outcome,
            fails: targets.chain(customer).collect(),
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
        Remedy {
            way: Way::Decline,
            terms: Terms::price(self.reference.list_price),
            commitment: Commitment::YEARLY,
            outcome,
            fails: Vec::new(),
            binding: Vec::new(),
        }
    }
}

/// How terms stand that break these constraints.
fn standing(broken: impl Iterator<Item = Constraint>) -> Status {
    let of = |rule: Constraint| {
        if rule.is_target() {
            Status::Weak
        } else {
            Status::Blocked
        }
    };
    broken.map(of).min().unwrap_or(Status::Healthy)
}

/// A hair of tolerance: a value that stands on a limit satisfies it.
fn over(value: f64, limit: f64) -> bool {
    value > limit * (1.0 + 1e-9)
}

/// The motion's own targets that `outcome` misses.
fn missed_targets(motion: &Motion, outcome: &Outcome) -> impl Iterator<Item = Constraint> + use<> {
    let targets = motion.targets;
    let late = |months: f64| over(months, targets.payback_months);
    held([
        (
            outcome.lifetime_value < targets.ltv_cac * outcome.acquisition_cost,
            Constraint::LtvCac,
        ),
        (outcome.payback_months.is_none_or(late), Constraint::Payback),
    ])
}

fn held<const N: usize>(rules: [(bool, Constraint); N]) -> impl Iterator<Item = Constraint> {
    rules
        .into_iter()
        .filter_map(|(breaks, rule)| breaks.then_some(rule))
}

/// Multiples of `step` above `from` and up to `to`, or one beyond if there is none, so that a
/// limit can be named; of a wider step if there would be more than `most`.
fn steps(step: f64, from: f64, to: f64, most: u32) -> impl Iterator<Item = f64> {
    let step = step * ((to - from) / (step * f64::from(most))).ceil().max(1.0);
    let first = (from / step * (1.0 + 1e-12)).floor() + 1.0;
    (0..=most)
        .map(move |place| (first + f64::from(place)) * step)
        .take_while(move |size| *size <= to * (1.0 + 1e-12) || *size <= first * step)
}

/// `step`, or the multiple of it that makes at most `most` sizes from `from` to `to`.
fn widened(step: f64, from: f64, to: f64, most: u32) -> f64 {
    let sizes = (to - from) / (step * f64::from(most));
    step * sizes.ceil().max(1.0)
}
