//! Service packages: what a customer gets for a service charge.

use crate::document::{Fault, Faults, Text, plain};
use crate::format::Message;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A service with a price of its own, such as guided onboarding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Package {
    /// Its name in documents.
    #[schemars(length(min = 1, max = 60))]
    pub id: String,
    /// Its name for people.
    pub name: Text,
    /// What it buys, point by point.
    #[serde(default)]
    #[schemars(length(max = 20))]
    pub buys: Vec<Text>,
    /// Its price, money.
    #[schemars(range(min = 0, max = 1e9))]
    pub price: f64,
    /// How often it is paid.
    #[serde(default)]
    pub charged: PackageCharge,
    /// The smallest deal that it is meant for, money a year; absent or null: any.
    #[serde(default)]
    #[schemars(range(min = 0, max = 1e12))]
    pub offered_from: Option<f64>,
    /// The largest deal that it is meant for, money a year; absent or null: any.
    #[serde(default)]
    #[schemars(range(min = 0, max = 1e12))]
    pub offered_to: Option<f64>,
}

/// How often a package is paid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PackageCharge {
    /// At signature.
    #[default]
    Once,
    /// Every year.
    Yearly,
}

impl Package {
    /// Whether it is meant for deals of the size `acv`, money a year.
    #[must_use]
    pub fn suits(&self, acv: f64) -> bool {
        self.offered_from.is_none_or(|from| acv >= from)
            && self.offered_to.is_none_or(|to| acv <= to)
    }

    /// The package that a recommended `charge` stands for, in a deal of the size `acv`: the
    /// cheapest that costs at least as much, because a cheaper one would leave the deal short of
    /// what the recommendation counts on.
    #[must_use]
    pub fn covering(
        packages: &[Self],
        charged: PackageCharge,
        charge: f64,
        acv: f64,
    ) -> Option<&Self> {
        packages
            .iter()
            .filter(|package| package.charged == charged && package.suits(acv))
            .filter(|package| package.price >= charge)
            .min_by(|a, b| a.price.total_cmp(&b.price))
    }

    /// Packages that stand twice, or are meant for no size at all.
    #[must_use]
    pub fn faults(packages: &[Self]) -> Faults {
        let mut faults = Vec::new();
        for (place, package) in packages.iter().enumerate() {
            if packages[..place]
                .iter()
                .any(|earlier| earlier.id == package.id)
            {
                let twice = Message::new("document.twice");
                faults.push(Fault::at(format!("[{place}].id"), twice));
            }
            if let (Some(from), Some(to)) = (package.offered_from, package.offered_to)
                && to < from
            {
                let message = Message::new("document.range.at_least")
                    .with("low", plain(from))
                    .with("found", plain(to));
                faults.push(Fault::at(format!("[{place}].offered_to"), message));
            }
        }
        faults
    }
}
