//! The public part of what a vendor sells: price book, ROI models, name. It has no field for
//! a cost, a margin, a win rate or a target, so nothing made from it can carry one.

mod agreed;
mod anatomy;
mod answers;
mod assumptions;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod blocks_agree;
mod branding;
mod calculator;
mod comparison;
mod compiled;
mod counting;
mod defensibility;
mod evidence;
mod explained;
mod faults;
mod fingerprint;
mod groups;
mod library;
mod mistake;
mod own;
mod published;
mod query;
mod roi_model;
mod routing;
mod scenario;
mod simulation;
mod site;
mod situation;
mod thresholds;
mod tornado;
mod units;
mod worth;
mod worths;

pub use agreed::price_paid;
pub use anatomy::Side;
pub use assumptions::Assumption;
pub use branding::Branding;
pub use calculator::{Calculator, Estimate};
pub use comparison::{Compared, Outcome, Which};
pub use compiled::CompiledModel;
pub use defensibility::{
    Concern, Defensibility, Finding, Foundation, Part, Severity, Spot, rounded,
};
pub use evidence::{Confidence, Evidence, Tier};
pub use faults::input_limits;
pub use fingerprint::fingerprint_of;
pub use groups::InputGroups;
pub use library::{Answer, Library, Measure, Phase, Point, Solution, Story, is_for};
pub use published::Unreadable;
pub use roi_model::{
    Category, Cost, CostCategory, CostTiming, Driver, Input, InputKind, NamedFormula, RampRange,
    RampStep, RoiModel, Spread,
};
pub use routing::{Route, Way};
pub use simulation::{Sampler, Simulation};
pub use site::{LeadField, LeadForm, Site};
pub use situation::{DriverResult, Situation};
pub use thresholds::Threshold;
pub use tornado::Swing;
pub use worth::Uncertain;

use crate::document::{Document, Fault, Faults, Head, Text};
use crate::pricing::{Package, PriceBook};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The public document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Worthwhile offer")]
pub struct Offer {
    /// Always `worthwhile.offer`.
    #[schemars(extend("const" = "worthwhile.offer"))]
    pub format: String,
    /// Version of this format.
    #[schemars(range(min = 1, max = 1))]
    pub version: u32,
    /// What is offered.
    pub public: Public,
}

/// What the vendor shows to everybody.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Public {
    /// The vendor's name.
    pub vendor: Text,
    /// ISO 4217 code of the currency of every amount.
    #[schemars(length(min = 3, max = 3))]
    pub currency: String,
    /// Plans and terms.
    pub price_book: PriceBook,
    /// What a customer gets for a service charge.
    #[serde(default)]
    #[schemars(length(max = 50))]
    pub packages: Vec<Package>,
    /// How customers of a size buy, in order of size, the first from 0 on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 20))]
    pub routing: Vec<Route>,
    /// Where the public calculator leads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<Site>,
    /// One ROI model for each industry.
    #[schemars(length(min = 1, max = 40))]
    pub roi_models: Vec<RoiModel>,
    /// How the vendor looks on paper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub branding: Option<Branding>,
    /// Texts for proposals.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub library: Option<Library>,
}

impl Document for Offer {
    const HEAD: Head = Head {
        format: "worthwhile.offer",
        version: 1,
        migrations: &[],
    };

    fn faults(&self) -> Faults {
        within("public", self.public.faults())
    }
}

impl Public {
    /// Mistakes that a schema cannot see.
    #[must_use]
    pub fn faults(&self) -> Faults {
        self.compiled().err().unwrap_or_default()
    }

    /// The ROI models, ready to be evaluated, in their order.
    ///
    /// # Errors
    /// Every mistake in the whole public part that a schema cannot see.
    pub(crate) fn compiled(&self) -> Result<Vec<CompiledModel>, Faults> {
        let mut faults = within("price_book", self.price_book.faults());
        faults.extend(within("packages", Package::faults(&self.packages)));
        faults.extend(within("routing", self.routing_faults()));
        if let Some(site) = &self.site {
            faults.extend(within("site", site.faults(&self.price_book)));
        }
        let mut models = Vec::with_capacity(self.roi_models.len());
        for (place, model) in self.roi_models.iter().enumerate() {
            let path = format!("roi_models[{place}]");
            if self.roi_models[..place]
                .iter()
                .any(|earlier| earlier.id == model.id)
            {
                let twice = crate::format::Message::new("document.twice");
                faults.push(Fault::at(format!("{path}.id"), twice));
            }
            match CompiledModel::new(model) {
                Ok(model) => models.push(model),
                Err(found) => faults.extend(within(&path, found)),
            }
        }
        if let Some(branding) = &self.branding {
            faults.extend(within("branding", branding.faults()));
        }
        if let Some(library) = &self.library {
            faults.extend(within("library", library.faults()));
        }
        if faults.is_empty() {
            Ok(models)
        } else {
            Err(faults)
        }
    }
}

/// `faults` with `prefix` before their places.
pub(crate) fn within(prefix: &str, faults: Faults) -> Faults {
    faults
        .into_iter()
        .map(|fault| fault.within(prefix))
        .collect()
}
