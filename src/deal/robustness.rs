//! Does the advice stand if the vendor's own figures are off (`ECONOMICS.md` 1.8, 1.9)?

use super::negotiation::{AtPrice, Negotiation, Shift};
use super::{Deal, Desk};
use crate::case::Case;
use crate::economics::{Remedy, Terms, Way};

/// How far figures are off in each check: a quarter either way.
const QUARTER: f64 = 0.25;

/// In how many of the checks the advice stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Robustness {
    /// Checks in which the same remedy comes first.
    pub holds: usize,
    /// The checks in which another one does.
    pub tips: Vec<Tip>,
}

/// A check in which the advice tips.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tip {
    /// What is off.
    pub shift: Shift,
    /// What would be recommended.
    pub way: Way,
}

impl Robustness {
    /// All checks.
    #[must_use]
    pub fn of(&self) -> usize {
        self.holds + self.tips.len()
    }
}

impl Desk {
    /// Works the deal out again with win rates, price response, hours and churn each a quarter
    /// higher or lower, in all sixteen combinations.
    #[must_use]
    pub fn robustness(&self, case: &Case, deal: &Deal) -> Robustness {
        let first = deal.advice.first().map(|remedy| remedy.way);
        let side = |check: u32, bit: u32| match check >> bit & 1 {
            0 => 1.0 - QUARTER,
            _ => 1.0 + QUARTER,
        };
        let shifts = (0..16).map(|check| Shift {
            win_rate: side(check, 0),
            response: side(check, 1),
            hours: side(check, 2),
            churn: side(check, 3),
        });
        let mut robustness = Robustness {
            holds: 0,
            tips: Vec::new(),
        };
        for shift in shifts {
            let negotiation = Negotiation::new(self, deal.motion, case, &deal.estimate);
            let advice = negotiation.shifted(shift).advice();
            match advice.first().map(|remedy| remedy.way) {
                way if way == first => robustness.holds += 1,
                Some(way) => robustness.tips.push(Tip { shift, way }),
                None => {}
            }
        }
        robustness
    }

    /// What a yearly price of `yearly` does to both sides, everything else as in `picked`, or as
    /// recommended; sold as usual where that is self-service or declining.
    #[must_use]
    pub fn at_price(
        &self,
        case: &Case,
        deal: &Deal,
        picked: Option<&Remedy>,
        yearly: f64,
    ) -> Option<AtPrice> {
        let negotiation = Negotiation::new(self, deal.motion, case, &deal.estimate);
        let as_is = deal.advice.get(Way::AsIs)?;
        let sells = |remedy: &&Remedy| !matches!(remedy.way, Way::SelfService | Way::Decline);
        let like = picked
            .or(deal.advice.first())
            .filter(sells)
            .unwrap_or(as_is);
        let asked = yearly / (1.0 - like.commitment.discount);
        let price = (asked - like.terms.recurring).max(0.0);
        let terms = Terms {
            price,
            ..like.terms
        };
        Some(negotiation.at(like, &terms))
    }
}
