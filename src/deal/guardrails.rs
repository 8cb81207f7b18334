//! How far to go in a negotiation, and what to give first (`ECONOMICS.md` 1.9).

use super::negotiation::{AtPrice, Negotiation};
use super::{Deal, Desk};
use crate::case::Case;
use crate::economics::{Constraint, Kind, Remedy, Terms, Way, break_even_loss_of_wins};

/// The prices to negotiate between, and the concessions in their order. Money a year.
#[derive(Clone, Debug, PartialEq)]
pub struct Guardrails {
    /// Below it nobody may go: the deal loses money, or the largest discount that anybody may
    /// grant is used up. `None`: it loses money at every price.
    pub floor: Option<f64>,
    /// What to ask for: the recommended price.
    pub target: f64,
    /// The highest price that the customer's own hurdles and the trust region allow, in whole
    /// steps; never below the target.
    pub stretch: f64,
    /// The share of the deals won at list that may be lost before asking for the target instead
    /// stops paying; `None` where it is not above list. For those who do not believe in curves.
    pub loss_allowed: Option<f64>,
    /// What to give, one after the other. A charge goes before the price: it is not part of
    /// what comes in every year.
    pub concessions: Vec<Concession>,
}

/// One thing given.
#[derive(Clone, Debug, PartialEq)]
pub struct Concession {
    /// What is given.
    pub what: Give,
    /// The terms then.
    pub terms: Terms,
    /// What that does to both sides.
    pub at: AtPrice,
    /// Who must grant it.
    pub approval: Approval,
}

/// What can be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Give {
    /// The one-off charge.
    OneOffCharge,
    /// The recurring charge.
    RecurringCharge,
    /// The uplift: back to list.
    Uplift,
    /// The discount that needs nobody's approval.
    Discount,
    /// The discount that an approver may grant.
    ApprovedDiscount,
}

/// Who must grant a concession.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Approval {
    /// Nobody.
    None,
    /// The approver at this place of the policy.
    By(usize),
    /// It is beyond what anybody may grant.
    Nobody,
}

impl Desk {
    /// The guardrails of a deal; `None` where nothing is to be negotiated, because it goes to
    /// self-service or is declined.
    #[must_use]
    pub fn guardrails(&self, case: &Case, deal: &Deal) -> Option<Guardrails> {
        if self.motions()[deal.motion].base().kind == Kind::SelfService {
            return None;
        }
        let sells = |remedy: &&Remedy| !matches!(remedy.way, Way::SelfService | Way::Decline);
        let chosen = deal.advice.first().filter(sells)?;
        let policy = &self.playbook().policy;
        let corridor = &deal.corridor;
        let granted = policy
            .approvals
            .iter()
            .map(|approval| approval.max_discount);
        let furthest = granted.fold(policy.max_discount, f64::max);
        let target = chosen.terms.yearly();
        let step = policy.price_step;
        let highest = (corridor.upper_end() / step * (1.0 + 1e-12)).floor() * step;
        let negotiation = Negotiation::new(self, deal.motion, case, &deal.estimate);
        let give = |(what, terms): (Give, Terms)| {
            let at = negotiation.at(chosen, &terms);
            let approval = self.approval(terms.yearly() / corridor.list);
            Concession {
                what,
                terms,
                at,
                approval,
            }
        };
        Some(Guardrails {
            floor: (corridor.break_even).map(|price| price.max(corridor.list * (1.0 - furthest))),
            target,
            loss_allowed: self.loss_allowed(deal, target - corridor.list),
            stretch: highest.max(target),
            concessions: self
                .given(chosen, corridor.list)
                .into_iter()
                .map(give)
                .collect(),
        })
    }

    /// The share of wins that an uplift of `uplift` a year may cost (`ECONOMICS.md` 1.8). What
    /// an opportunity costs either way is not earned by winning it.
    fn loss_allowed(&self, deal: &Deal, uplift: f64) -> Option<f64> {
        let as_is = deal.advice.get(Way::AsIs).filter(|_| uplift > 0.0)?;
        let motion = self.motions()[deal.motion].at(deal.estimate.quote.yearly.units());
        let life = motion.lifetime_under(self.outlook(), &as_is.commitment);
        let effort = motion.ae_hours * deal.ae_hour + motion.other_effort_cost;
        let margin = as_is.outcome.lifetime_value
            - motion.legal_cost
            - motion.onboarding_cost
            - motion.commission * as_is.yearly_paid()
            - (1.0 - motion.lost_effort_share) * effort;
        let per_unit = motion.gross_margin * life.revenue_years - motion.commission;
        let share = break_even_loss_of_wins(margin, uplift * per_unit);
        (share > 0.0 && share <= 1.0).then_some(share)
    }

    /// What to give, charges first, each on top of those before.
    fn given(&self, chosen: &Remedy, list: f64) -> Vec<(Give, Terms)> {
        let policy = &self.playbook().policy;
        let mut terms = chosen.terms;
        let mut given = Vec::new();
        if terms.fee > 0.0 {
            terms.fee = 0.0;
            given.push((Give::OneOffCharge, terms));
        }
        if terms.recurring > 0.0 {
            terms.recurring = 0.0;
            given.push((Give::RecurringCharge, terms));
        }
        let granted = policy
            .approvals
            .iter()
            .map(|approval| approval.max_discount);
        let mut granted: Vec<f64> = granted.collect();
        granted.sort_by(f64::total_cmp);
        let discounts = (granted.into_iter()).map(|share| (Give::ApprovedDiscount, share));
        let own = [(Give::Uplift, 0.0), (Give::Discount, policy.max_discount)];
        for (what, discount) in own.into_iter().chain(discounts) {
            let price = up_to_step(list * (1.0 - discount), policy.price_step);
            if price < terms.price * (1.0 - 1e-9) {
                terms.price = if discount > 0.0 { price } else { list };
                given.push((what, terms));
            }
        }
        given
    }

    /// Who must grant a price of `share` of list.
    #[must_use]
    pub fn approval(&self, share: f64) -> Approval {
        let policy = &self.playbook().policy;
        let covers = |discount: f64| 1.0 - share <= discount + 1e-9;
        if share.is_nan() || covers(policy.max_discount) {
            return Approval::None;
        }
        let may = policy.approvals.iter().enumerate();
        let place = may
            .filter(|(_, approval)| covers(approval.max_discount))
            .min_by(|(_, a), (_, b)| a.max_discount.total_cmp(&b.max_discount))
            .map(|(place, _)| place);
        place.map_or(Approval::Nobody, Approval::By)
    }
}

impl Concession {
    /// Whether the deal loses money then.
    #[must_use]
    pub fn loses_money(&self) -> bool {
        self.at.fails.contains(&Constraint::Floor)
            && self.at.outcome.lifetime_value < self.at.outcome.acquisition_cost
    }
}

/// The next multiple of `step` that is not below `price`: a discount is never rounded through
/// its limit.
fn up_to_step(price: f64, step: f64) -> f64 {
    (price / step * (1.0 - 1e-12)).ceil() * step
}
