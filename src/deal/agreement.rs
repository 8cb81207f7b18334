//! The deal at the terms on the table, beside the remedies that are ranked at list.

use super::negotiation::{Negotiation, price_of};
use super::{Deal, Desk};
use crate::case::{Agreed, Case};
use crate::economics::{Remedy, Terms, Way};
use crate::roi::Return;

/// The terms on the table and what they do to both sides.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreement {
    /// The terms as a remedy whose size is given; what it fails is what they break now.
    pub remedy: Remedy,
    /// What they leave the customer.
    pub returns: Return,
}

// As for a deal: every figure is finite.
impl Eq for Agreement {}

impl Remedy {
    /// Its terms as the customer may see them.
    #[must_use]
    pub fn agreed(&self) -> Agreed {
        Agreed {
            price: self.terms.price,
            one_off_charge: self.terms.fee,
            recurring_charge: self.terms.recurring,
            years: self.commitment.years,
            discount: self.commitment.discount,
            prepaid: self.commitment.prepaid,
        }
    }
}

impl Desk {
    /// The deal at the terms that `case` carries, sold in `way`; `None` if it carries none.
    #[must_use]
    pub fn agreement(&self, case: &Case, deal: &Deal, way: Way) -> Option<Agreement> {
        let agreed = case.terms.agreed?;
        let terms = Terms {
            price: agreed.price,
            fee: agreed.one_off_charge,
            recurring: agreed.recurring_charge,
        };
        let negotiation = Negotiation::new(self, deal.motion, case, &deal.estimate);
        let remedy = negotiation.agreed(way, &terms, &agreed.commitment());
        let project = &deal.estimate.situation.project;
        let price = price_of(&terms, &agreed.commitment());
        Some(Agreement {
            returns: project.returns(&price),
            remedy,
        })
    }
}

/// Every way, with the name it has in files and in the command line's answers.
const NAMES: [(Way, &str); 11] = [
    (Way::AsIs, "as_is"),
    (Way::PriceUplift, "price_uplift"),
    (Way::OneOffCharge, "one_off_charge"),
    (Way::RecurringCharge, "recurring_charge"),
    (Way::PriceAndCharge, "price_and_charge"),
    (Way::LighterSale, "lighter_sale"),
    (Way::LighterSaleAndPrice, "lighter_sale_and_price"),
    (Way::LongerTerm, "longer_term"),
    (Way::OutsourcedQualification, "outsourced_qualification"),
    (Way::SelfService, "self_service"),
    (Way::Decline, "decline"),
];

/// The name of `way` outside the program.
#[must_use]
pub fn way_name(way: Way) -> &'static str {
    let named = NAMES.iter().find(|(known, _)| *known == way);
    named.map_or("", |(_, name)| name)
}

/// The way called `name` outside the program.
#[must_use]
pub fn way_named(name: &str) -> Option<Way> {
    let named = NAMES.iter().find(|(_, known)| *known == name);
    named.map(|(way, _)| *way)
}
