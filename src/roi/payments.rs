//! When the customer pays how much, per unit of yearly price: a project made ready to ask for
//! many prices how soon they are paid back.

use super::Project;
use crate::finance::recovers_within;
use crate::pricing::Commitment;

/// A project's flows under one commitment, the price left open.
#[derive(Clone, Debug)]
pub(super) struct Payments {
    /// Benefits less other costs at t = 0, 1, ..., horizon.
    before: Vec<f64>,
    /// What is paid then, as a multiple of the yearly price.
    paid: Vec<f64>,
}

impl Payments {
    /// The net flows at t = 0, 1, ..., horizon under a price of `yearly` and a one-off charge of
    /// `once`.
    fn net(&self, yearly: f64, once: f64) -> impl Iterator<Item = f64> {
        let flows = self.before.iter().zip(&self.paid).enumerate();
        flows.map(move |(t, (before, paid))| {
            let once = if t == 0 { once } else { 0.0 };
            before - once - yearly * paid
        })
    }

    /// Whether they are paid back within `months`, a hair of rounding allowed.
    pub(super) fn pay_back_within(&self, months: f64, yearly: f64, once: f64) -> bool {
        recovers_within(self.net(yearly, once), months / 12.0 * (1.0 + 1e-12))
    }
}

impl Project {
    /// The flows under `commitment`, the price left open.
    pub(super) fn payments(&self, commitment: &Commitment) -> Payments {
        let flows = self.benefits.iter().zip(&self.other_costs);
        Payments {
            before: flows.map(|(benefit, cost)| benefit - cost).collect(),
            paid: (0..self.benefits.len())
                .map(|t| self.paid_at(t, commitment))
                .collect(),
        }
    }
}
