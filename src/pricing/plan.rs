//! A plan and how its price grows with the quantity.

use super::Money;
use crate::document::{Fault, Faults, Text, plain};
use crate::format::Message;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A plan, priced per unit and year, if need be in tiers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Its name in documents.
    #[schemars(length(min = 1, max = 60))]
    pub id: String,
    /// Its name for people.
    pub name: Text,
    /// What is counted, such as users or machines.
    pub unit: Text,
    /// List price per unit, money a year; where there are tiers, of the units before the first.
    #[schemars(range(min = 0, max = 1e9))]
    pub price_per_unit: f64,
    /// Other prices from some quantity on, in order of quantity.
    #[serde(default)]
    #[schemars(length(max = 20))]
    pub tiers: Vec<PriceTier>,
    /// Which units a tier's price is for.
    #[serde(default)]
    pub tier_mode: TierMode,
    /// Charged whatever the quantity, money a year.
    #[serde(default)]
    #[schemars(range(min = 0, max = 1e9))]
    pub platform_fee: f64,
    /// The fewest units sold.
    #[schemars(range(min = 1, max = 1_000_000))]
    pub minimum_quantity: u32,
}

/// A price from some quantity on.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PriceTier {
    /// The first unit that it is for.
    #[schemars(range(min = 2, max = 10_000_000))]
    pub from: u32,
    /// List price per unit, money a year.
    #[schemars(range(min = 0, max = 1e9))]
    pub price_per_unit: f64,
}

/// Which units a tier's price is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TierMode {
    /// For the units within the tier: what came before keeps its price.
    #[default]
    Graduated,
    /// For all units, as soon as the quantity reaches the tier.
    Volume,
}

impl Plan {
    /// List price of `quantity` units, money a year, the platform fee not included.
    #[must_use]
    pub fn units_price(&self, quantity: u32) -> Money {
        match self.tier_mode {
            TierMode::Volume => self.price_at(quantity).times(quantity),
            TierMode::Graduated => self
                .steps()
                .map(|(first, last, price)| {
                    price.times((quantity.min(last) + 1).saturating_sub(first))
                })
                .fold(Money::ZERO, Money::plus),
        }
    }

    /// The price of the tier that `quantity` reaches.
    fn price_at(&self, quantity: u32) -> Money {
        let mut steps = self.steps();
        let reached = steps.find(|(_, last, _)| quantity <= *last);
        reached.map_or(Money::ZERO, |(_, _, price)| price)
    }

    /// First unit, last unit and price of each tier, the one before the first included.
    fn steps(&self) -> impl Iterator<Item = (u32, u32, Money)> {
        let firsts = std::iter::once((1, self.price_per_unit)).chain(
            self.tiers
                .iter()
                .map(|tier| (tier.from, tier.price_per_unit)),
        );
        let ends = self.tiers.iter().map(|tier| tier.from.saturating_sub(1));
        // The last is reached by every quantity; one less, so that counting to it is no overflow.
        firsts
            .zip(ends.chain([u32::MAX - 1]))
            .map(|((first, price), last)| (first, last, Money::from_units(price)))
    }

    /// Tiers that are not in order.
    pub(super) fn faults(&self) -> Faults {
        let pairs = self.tiers.windows(2).enumerate();
        pairs
            .filter(|(_, pair)| pair[1].from <= pair[0].from)
            .map(|(place, pair)| {
                let message = Message::new("pricing.tier_order")
                    .with("before", plain(f64::from(pair[0].from)))
                    .with("found", plain(f64::from(pair[1].from)));
                Fault::at(format!("tiers[{}].from", place + 1), message)
            })
            .collect()
    }
}
